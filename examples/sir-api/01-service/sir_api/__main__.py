"""The model without the service: `python -m sir_api --r0 3`."""

from argparse import ArgumentParser
from math import isfinite

from .model import METHODS, Epidemic, simulate


def main() -> None:
    """Run one epidemic and print what became of it in one line."""
    parser = ArgumentParser(prog="python -m sir_api", description="Run an SIR epidemic.")
    parser.add_argument("--r0", type=positive, default=3.0, help="basic reproduction number")
    parser.add_argument("--gamma", type=positive, default=0.1, help="recovery rate per day")
    parser.add_argument("--susceptible", type=positive, default=9_900, help="people on day 0")
    parser.add_argument("--infected", type=positive, default=100, help="people on day 0")
    parser.add_argument("--days", type=positive, default=200)
    parser.add_argument("--step", type=positive, default=0.5, help="days")
    parser.add_argument("--method", choices=METHODS, default="rk4")
    given = parser.parse_args()

    epidemic = Epidemic(
        susceptible=given.susceptible,
        infected=given.infected,
        beta=given.r0 * given.gamma,
        gamma=given.gamma,
    )
    try:
        course = simulate(epidemic, given.days, given.step, given.method)
    except ValueError as problem:
        parser.error(str(problem))
    print(
        f"R0 {epidemic.basic_reproduction_number:.1f}: "
        f"peak of {course.peak_infected:,.0f} infected on day {course.peak_day:.1f}, "
        f"{course.final_size:,.0f} of {epidemic.population:,.0f} infected by day {given.days:g}"
    )


def positive(text: str) -> float:
    """A number above 0; argparse turns the ValueError into a message that names the option."""
    number = float(text)
    if not (isfinite(number) and number > 0):
        raise ValueError(text)
    return number


if __name__ == "__main__":
    main()
