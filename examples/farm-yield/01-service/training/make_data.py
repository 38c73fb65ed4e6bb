"""Makes the farms that the model learns from: `python -m training.make_data`.

The data are SYNTHETIC. No farm was measured, and nothing here says how coffee really grows: the
formula below was written for this example, so that there is something to learn which you can
check. The same seed gives the same farms. It needs Python's standard library and nothing else.

The yield of a farm, in kilograms of green coffee a hectare and year, is 2,600 times six factors,

    altitude   exp(-((altitude - 1,300) / 600)^2)                 best at 1,300 m
    rainfall   exp(-((rainfall - 1,700) / 800)^2)                 best at 1,700 mm
    shade      1 - 0.006 |shade - 30|                             best at 30 %
    density    d exp(1 - d), where d = trees / 5,000              best at 5,000 trees
    age        sqrt(a exp(1 - a)), where a = age / 9             best at 9 years
    nitrogen   0.55 + 0.45 (1 - exp(-nitrogen / 90))              more helps, less and less

and times a year that is good or bad by chance: exp(e), where e is normal with mean 0 and
standard deviation 0.12.
"""

import csv
from argparse import ArgumentParser
from collections.abc import Iterator
from math import exp, sqrt
from pathlib import Path
from random import Random

from farm_yield.features import FEATURES, NAMES

SEED = 2026
TARGET = "yield_kg_per_hectare"


def main() -> None:
    """Write the farms to a file."""
    parser = ArgumentParser(prog="python -m training.make_data", description="Make the data.")
    parser.add_argument("--farms", type=int, default=4_000, help="how many; 4,000 if left out")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--to", type=Path, default=Path("data/farms.csv"), help="the file")
    given = parser.parse_args()

    write_farms(given.to, given.farms, given.seed)
    print(f"{given.to}: {given.farms:,} synthetic farms, seed {given.seed}")


def write_farms(file: Path, farms: int, seed: int = SEED) -> None:
    """Write farms to a CSV file, whose folder is made if it is not there."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow([*NAMES, TARGET])
        writer.writerows(make_farms(farms, seed))


def make_farms(farms: int, seed: int = SEED) -> Iterator[list[float]]:
    """Make farms: the properties of each in the order of FEATURES, then its yield."""
    chance = Random(seed)
    for _ in range(farms):
        farm = [round(chance.uniform(each.lowest, each.highest), 1) for each in FEATURES]
        luck = exp(chance.gauss(0, 0.12))
        yield [*farm, round(expected_yield(*farm) * luck, 1)]


def expected_yield(
    altitude: float, rainfall: float, shade: float, trees: float, age: float, nitrogen: float
) -> float:
    """The yield of a farm in a year that is neither good nor bad."""
    density = trees / 5_000
    maturity = age / 9
    return (
        2_600
        * exp(-(((altitude - 1_300) / 600) ** 2))
        * exp(-(((rainfall - 1_700) / 800) ** 2))
        * (1 - 0.006 * abs(shade - 30))
        * density
        * exp(1 - density)
        * sqrt(maturity * exp(1 - maturity))
        * (0.55 + 0.45 * (1 - exp(-nitrogen / 90)))
    )


if __name__ == "__main__":
    main()
