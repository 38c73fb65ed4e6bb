"""The model, against what can be worked out on paper."""

import pytest

from customer_value.model import Customer, value_by_year


def test_two_years_by_hand() -> None:
    assert value_by_year(Customer(100, 0.5), 2, 0.25) == pytest.approx([40, 16])


@pytest.mark.parametrize("retention", [0.1, 0.5, 0.9, 1])
@pytest.mark.parametrize("years", [1, 10, 100])
def test_the_sum_is_that_of_a_geometric_series(retention: float, years: int) -> None:
    ratio = retention / 1.1
    expected = 120 * ratio * (1 - ratio**years) / (1 - ratio)
    assert sum(value_by_year(Customer(120, retention), years)) == pytest.approx(expected)


def test_without_an_end_it_is_margin_times_r_over_one_plus_d_minus_r() -> None:
    forever = sum(value_by_year(Customer(120, 0.8), 1_000, 0.1))
    assert forever == pytest.approx(120 * 0.8 / (1 + 0.1 - 0.8))


def test_who_never_stays_is_worth_nothing() -> None:
    assert sum(value_by_year(Customer(120, 0))) == 0


def test_who_always_stays_brings_the_margin_each_year_when_money_keeps_its_worth() -> None:
    assert value_by_year(Customer(120, 1), 5, 0) == [120] * 5
