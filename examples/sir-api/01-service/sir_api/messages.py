"""What the service is asked and what it answers, with the limits that keep every answer quick."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from .model import Epidemic, Method

MOST_PEOPLE = 1e10
MOST_DAYS = 3650
MOST_STEPS = 10_000


class Question(BaseModel):
    """One epidemic.

    The recovered people of day 0 are called `recovered`, never R0: that is the basic
    reproduction number, beta / gamma.
    """

    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)

    susceptible: Annotated[float, Field(ge=0, le=MOST_PEOPLE)] = Field(
        description="S(0), people who can be infected on day 0", examples=[9900]
    )
    infected: Annotated[float, Field(gt=0, le=MOST_PEOPLE)] = Field(
        description="I(0), people who are infected on day 0", examples=[100]
    )
    recovered: Annotated[float, Field(ge=0, le=MOST_PEOPLE)] = Field(
        default=0, description="R(0), people who are immune on day 0"
    )
    beta: Annotated[float, Field(gt=0, le=10)] = Field(
        description="contact rate per day", examples=[0.3]
    )
    gamma: Annotated[float, Field(ge=0.001, le=10)] = Field(
        description="recovery rate per day", examples=[0.1]
    )
    days: Annotated[float, Field(gt=0, le=MOST_DAYS)] = Field(
        default=200, description="how long to follow the epidemic"
    )
    step: Annotated[float, Field(gt=0)] = Field(
        default=0.5,
        validate_default=True,
        description="days; at most 1 / beta and 1 / gamma, and at most 10,000 steps in all",
    )
    method: Method = Field(default="rk4", description="Runge-Kutta of order 4, or Euler")

    @field_validator("step")
    @classmethod
    def step_must_fit(cls, step: float, others: ValidationInfo) -> float:
        """Refuse a step that is too long for the rates, or too short for the days."""
        needed = ("beta", "gamma", "days")
        if not others.data.keys() >= set(needed):
            return step  # one of them is wrong itself, and said so already
        beta, gamma, days = (others.data[name] for name in needed)
        longest = Epidemic(0, 1, beta=beta, gamma=gamma).longest_step
        if step > longest:
            raise ValueError(f"too long for these rates: at most {longest:g} days")
        if days / step > MOST_STEPS:
            raise ValueError(f"too short for {days:g} days: at least {days / MOST_STEPS:g} days")
        return step


class Answer(BaseModel):
    """The course of the epidemic: four lists of equal length, and what they come to."""

    version: str = Field(description="of the service that worked this out")
    method: Method
    basic_reproduction_number: float = Field(description="R0 = beta / gamma")
    peak_day: float
    peak_infected: float = Field(description="people infected at once at the peak")
    final_size: float = Field(
        description="people infected by the last day, those of day 0 included"
    )
    time: list[float] = Field(description="days")
    susceptible: list[float]
    infected: list[float]
    recovered: list[float]


class Problem(BaseModel):
    """Why there is no answer."""

    detail: str


class Health(BaseModel):
    """The service is up."""

    status: Literal["ok"]
