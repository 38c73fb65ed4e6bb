"""The farms that are made: the same each time, within the limits, best where the formula says."""

from itertools import islice
from pathlib import Path

from farm_yield.features import FEATURES
from training.make_data import expected_yield, make_farms, write_farms

SAMPLE = Path(__file__).parents[1] / "data" / "sample.csv"
BEST = {"altitude": 1_300, "rainfall": 1_700, "shade": 30, "trees": 5_000, "age": 9}


def test_the_sample_is_made_again_to_the_byte(tmp_path: Path) -> None:
    write_farms(tmp_path / "made.csv", 200)
    assert (tmp_path / "made.csv").read_bytes() == SAMPLE.read_bytes()


def test_fewer_farms_are_the_first_of_more() -> None:
    assert list(make_farms(5)) == list(islice(make_farms(50), 5))


def test_another_seed_makes_other_farms() -> None:
    assert list(make_farms(5, seed=1)) != list(make_farms(5, seed=2))


def test_every_farm_is_within_the_limits() -> None:
    for farm in make_farms(1_000):
        *properties, made = farm
        for value, feature in zip(properties, FEATURES, strict=True):
            assert feature.lowest <= value <= feature.highest
        assert made >= 0


def test_the_best_farm_is_where_the_formula_says() -> None:
    best = expected_yield(**BEST, nitrogen=150)
    for name, value in BEST.items():
        for changed in (value * 0.8, value * 1.2):
            assert expected_yield(**BEST | {name: changed}, nitrogen=150) < best
    assert expected_yield(**BEST, nitrogen=300) > best
