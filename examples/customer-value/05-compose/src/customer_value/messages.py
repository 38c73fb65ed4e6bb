"""What the service is asked and what it answers, with the limits that keep every answer finite."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field


def whole(value: Any) -> Any:
    """Turn 10.0 into 10, which JSON does not tell apart; leave everything else to the check."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


class Question(BaseModel):
    """A customer of whom you know the margin and the retention."""

    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)

    yearly_margin: Annotated[float, Field(ge=0, le=1e9)] = Field(
        description="what the customer brings a year, less what it costs", examples=[120]
    )
    retention: Annotated[float, Field(ge=0, le=1)] = Field(
        description="probability of staying another year", examples=[0.8]
    )
    years: Annotated[int, Field(ge=1, le=100), BeforeValidator(whole)] = Field(
        default=10, description="how far to look ahead"
    )
    discount_rate: Annotated[float, Field(ge=0, le=1)] = Field(
        default=0.1, description="by how much money of next year is worth less than today's"
    )


class Value(BaseModel):
    """What a customer is worth, in today's money."""

    version: str = Field(description="of the service that worked this out")
    value: float = Field(description="of all the years together")
    by_year: list[float]


class CustomerValue(Value):
    """What a customer of the shop is worth over ten years."""

    customer: str
    yearly_margin: float
    retention: float


class Recorded(BaseModel):
    """An estimate that was asked for."""

    asked_at: datetime
    yearly_margin: float
    retention: float
    years: int
    discount_rate: float
    value: float


class Health(BaseModel):
    """The service is up."""

    status: Literal["ok"]


class Problem(BaseModel):
    """Why there is no answer."""

    detail: str
