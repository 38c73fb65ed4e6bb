"""The model without the service: `python -m sir_api --r0 3`."""

from argparse import ArgumentDefaultsHelpFormatter, ArgumentParser, ArgumentTypeError
from math import isfinite, nan

from .model import METHODS, Epidemic, simulate


def main() -> None:
    """Run one epidemic and print what became of it in one line."""
    parser = ArgumentParser(
        prog="python -m sir_api",
        description="Run an SIR epidemic.",
        formatter_class=ArgumentDefaultsHelpFormatter,
    )
    parser.add_argument("--r0", type=positive, default=3.0, help="basic reproduction number")
    parser.add_argument("--gamma", type=positive, default=0.1, help="recovery rate per day")
    parser.add_argument("--susceptible", type=positive, default=9_900, help="people on day 0")
    parser.add_argument("--infected", type=positive, default=100, help="people on day 0")
    parser.add_argument("--days", type=positive, default=200, help="how long to follow it")
    parser.add_argument("--step", type=positive, default=0.5, help="days between two values")
    parser.add_argument("--method", choices=METHODS, default="rk4", help="how it is solved")
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
        parser.error(f"argument --step: {problem} with these rates")
    print(
        f"R0 {epidemic.basic_reproduction_number:.1f}: "
        f"peak of {course.peak_infected:,.0f} infected on day {course.peak_day:.1f}, "
        f"{course.final_size:,.0f} of {epidemic.population:,.0f} infected by day {given.days:g}"
    )


def positive(text: str) -> float:
    """A number above 0; argparse puts the option's name before the message of the error."""
    try:
        number = float(text)
    except ValueError:
        number = nan
    if not (isfinite(number) and number > 0):
        raise ArgumentTypeError(
            f"{text!r} is not a number above 0; write decimals with a point: 0.3"
        )
    return number


if __name__ == "__main__":
    main()
