"""What the model is told about a farm. Training and service both read it, and it needs no package.

The order is the order of the model's columns. The limits are those of the farms that the model
has seen: it is not asked about others, since a model of trees cannot look beyond its data.
"""

from typing import NamedTuple


class Feature(NamedTuple):
    """One property of a farm, with its limits."""

    name: str
    lowest: float
    highest: float
    meaning: str


FEATURES = (
    Feature("altitude_m", 400, 2200, "metres above the sea"),
    Feature("rainfall_mm", 800, 3000, "rain in a year, in millimetres"),
    Feature("shade_percent", 0, 80, "part of the ground in the shade of other trees"),
    Feature("trees_per_hectare", 1000, 8000, "coffee trees on a hectare"),
    Feature("tree_age_years", 2, 30, "mean age of the coffee trees"),
    Feature("nitrogen_kg_per_hectare", 0, 300, "nitrogen given in a year, in kilograms a hectare"),
)

NAMES = tuple(feature.name for feature in FEATURES)
