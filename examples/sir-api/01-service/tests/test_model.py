"""The model against what theory says about it."""

from math import log

import pytest

from sir_api.model import Course, Epidemic, simulate

METHODS = ("rk4", "euler")


def epidemic(r0: float, gamma: float = 0.1) -> Epidemic:
    return Epidemic(susceptible=9_900, infected=100, beta=r0 * gamma, gamma=gamma)


def never_infected(of: Epidemic) -> float:
    """S when the epidemic is over, by bisection of the final size equation.

    ln(S(0) / S) = R0 * (S(0) + I(0) - S) / N; Kermack and McKendrick 1927.
    """
    low, high = 1e-9, min(of.susceptible, of.population / of.basic_reproduction_number)
    for _ in range(200):
        middle = (low + high) / 2
        left = log(of.susceptible / middle)
        right = of.basic_reproduction_number * (of.susceptible + of.infected - middle)
        if left > right / of.population:
            low = middle
        else:
            high = middle
    return low


def error_at(step: float, method: str) -> float:
    """How far S is from a very fine solution on day 40, around the peak."""
    fine = simulate(epidemic(3), days=40, step=0.01, method="rk4").susceptible[-1]
    return abs(simulate(epidemic(3), days=40, step=step, method=method).susceptible[-1] - fine)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("r0", [0.5, 1.2, 2, 3, 10])
def test_nobody_is_lost_and_nobody_is_negative(r0: float, method: str) -> None:
    course = simulate(epidemic(r0), method=method)
    for people in zip(course.susceptible, course.infected, course.recovered, strict=True):
        assert sum(people) == pytest.approx(10_000, rel=1e-12)
        assert min(people) >= 0


@pytest.mark.parametrize("r0", [1.2, 2, 3, 8])
def test_the_final_size_is_that_of_theory(r0: float) -> None:
    start = epidemic(r0)
    course = simulate(start, days=3_000)
    assert course.susceptible[-1] == pytest.approx(never_infected(start), abs=0.01)
    assert course.final_size == pytest.approx(10_000 - course.susceptible[-1])


@pytest.mark.parametrize("r0", [1.2, 2, 3])
def test_the_day_of_the_peak_is_that_of_theory(r0: float) -> None:
    """Time is the integral of -dS / (beta S I / N), and theory gives I for each S."""
    beta, threshold, slices = r0 * 0.1, 10_000 / r0, 20_000
    width = (9_900 - threshold) / slices
    middles = (threshold + (number + 0.5) * width for number in range(slices))
    day = sum(
        width * 10_000 / (beta * s * (10_000 - s + threshold * log(s / 9_900))) for s in middles
    )
    assert simulate(epidemic(r0), step=0.05).peak_day == pytest.approx(day, abs=0.1)


@pytest.mark.parametrize("r0", [1.5, 2, 3])
def test_the_peak_comes_when_s_falls_to_n_over_r0(r0: float) -> None:
    course = simulate(epidemic(r0), days=400, step=0.05)
    at_peak = course.susceptible[course.time.index(course.peak_day)]
    assert at_peak == pytest.approx(10_000 / r0, rel=0.01)


@pytest.mark.parametrize("r0", [1.5, 2, 3])
def test_the_height_of_the_peak_is_that_of_theory(r0: float) -> None:
    course = simulate(epidemic(r0), days=400)
    height = 10_000 * (1 - (1 + log(r0 * 0.99)) / r0)
    assert course.peak_infected == pytest.approx(height, rel=1e-3)


@pytest.mark.parametrize("method", METHODS)
def test_below_the_threshold_the_infected_only_fall(method: str) -> None:
    course = simulate(epidemic(0.9), method=method)
    assert course.peak_day == 0
    assert course.infected == sorted(course.infected, reverse=True)


def test_immune_people_count_as_population_but_not_as_infected() -> None:
    course = simulate(Epidemic(susceptible=4_900, infected=100, recovered=5_000))
    assert course.recovered[0] == 5_000
    assert course.final_size == pytest.approx(course.recovered[-1] + course.infected[-1] - 5_000)


@pytest.mark.parametrize(("method", "order"), [("euler", 1), ("rk4", 4)])
def test_half_the_step_divides_the_error_by_two_to_the_order(method: str, order: int) -> None:
    ratio = error_at(1, method) / error_at(0.5, method)
    assert log(ratio, 2) == pytest.approx(order, abs=0.2)


@pytest.mark.parametrize(("days", "step", "times"), [(1, 0.5, 3), (1, 0.4, 4), (0.2, 0.5, 2)])
def test_the_last_day_is_reached_exactly(days: float, step: float, times: int) -> None:
    course: Course = simulate(epidemic(3), days=days, step=step)
    assert len(course.time) == times
    assert course.time[-1] == days


def test_a_step_that_could_make_people_negative_is_refused() -> None:
    with pytest.raises(ValueError, match="at most 2"):
        simulate(epidemic(5), step=3)
