"""What the service is asked and what it answers."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo

from .features import FEATURES

_BY_NAME = {feature.name: feature for feature in FEATURES}


def _limits(name: str) -> FieldInfo:
    feature = _BY_NAME[name]
    return Field(ge=feature.lowest, le=feature.highest, description=feature.meaning)


class Farm(BaseModel):
    """One coffee farm, within the limits of the farms that the model has seen."""

    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)

    altitude_m: Annotated[float, _limits("altitude_m")]
    rainfall_mm: Annotated[float, _limits("rainfall_mm")]
    shade_percent: Annotated[float, _limits("shade_percent")]
    trees_per_hectare: Annotated[float, _limits("trees_per_hectare")]
    tree_age_years: Annotated[float, _limits("tree_age_years")]
    nitrogen_kg_per_hectare: Annotated[float, _limits("nitrogen_kg_per_hectare")]
    area_hectares: Annotated[float, Field(gt=0, le=10_000)] = Field(
        default=1, description="size of the farm; the model itself does not look at it"
    )


class Prediction(BaseModel):
    """What the farm may be expected to bring in a year, in whole kilograms of green coffee."""

    version: str = Field(description="of the service that worked this out")
    yield_kg_per_hectare: int
    harvest_kg: int = Field(description="of the whole farm")


class Problem(BaseModel):
    """Why there is no answer."""

    detail: str


class Health(BaseModel):
    """The service is up and has its model."""

    status: Literal["ok"]
