"""What the service is asked and what it answers."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class Patient(BaseModel):
    """What was measured on one person. The limits are a little wider than the data."""

    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)

    age: Annotated[float, Field(ge=18, le=100)] = Field(description="years", examples=[59])
    bmi: Annotated[float, Field(ge=10, le=80)] = Field(
        description="body mass index, kg/m²", examples=[32.1]
    )
    blood_pressure: Annotated[float, Field(ge=40, le=200)] = Field(
        description="mean arterial pressure, mmHg", examples=[101]
    )
    hdl: Annotated[float, Field(ge=5, le=150)] = Field(
        description="HDL cholesterol, mg/dl", examples=[38]
    )
    log_triglycerides: Annotated[float, Field(ge=2, le=9)] = Field(
        description="logarithm of triglycerides", examples=[4.86]
    )
    glucose: Annotated[float, Field(ge=30, le=400)] = Field(
        description="blood sugar, mg/dl", examples=[87]
    )


class Answer(BaseModel):
    """What the model says about one person."""

    model: str = Field(description="version of the model that was asked")
    progression: float = Field(
        description="how far the disease will have gone in a year; 25 to 346 in the data"
    )


class Prediction(Answer):
    """The answer, and where it comes from."""

    cached: bool = Field(description="whether the answer was kept from an earlier question")


class Record(Answer):
    """A prediction that was made."""

    id: int
    asked_at: datetime
    patient: dict[str, float] = Field(description="what was asked")


class Problem(BaseModel):
    """Why there is no answer."""

    detail: str


class Health(BaseModel):
    """The service is up and has its model."""

    status: Literal["ok"]
