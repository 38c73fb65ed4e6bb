"""The SIR model, in nothing but Python's standard library.

Everybody is susceptible (S), infected (I) or recovered (R), and N = S + I + R never changes:

    dS/dt = -beta * S * I / N
    dI/dt =  beta * S * I / N - gamma * I
    dR/dt =                     gamma * I

beta is the contact rate: how many people one infected person would infect in a day if
everybody else were susceptible. gamma is the recovery rate: somebody stays infected for
1 / gamma days on average. Their ratio is the basic reproduction number, R0 = beta / gamma.

Source: W. O. Kermack and A. G. McKendrick (1927), "A contribution to the mathematical theory
of epidemics", Proceedings of the Royal Society A 115, 700-721, doi:10.1098/rspa.1927.0118;
the case of constant rates.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from typing import Literal

Method = Literal["rk4", "euler"]

State = tuple[float, float, float]


@dataclass(frozen=True)
class Epidemic:
    """Where an epidemic starts (people on day 0) and how it spreads (rates per day)."""

    susceptible: float
    infected: float
    recovered: float = 0.0
    beta: float = 0.3
    gamma: float = 0.1

    @property
    def population(self) -> float:
        """N, the number of people."""
        return self.susceptible + self.infected + self.recovered

    @property
    def basic_reproduction_number(self) -> float:
        """R0 = beta / gamma: how many people the first infected person infects, on average.

        Rounded to 12 digits, so that 0.3 / 0.1 is 3 and not 2.9999999999999996.
        """
        return float(f"{self.beta / self.gamma:.12g}")

    @property
    def longest_step(self) -> float:
        """The longest step, in days, with which no compartment can become negative.

        Euler's method keeps S >= 0 while step * beta <= 1, and I >= 0 while step * gamma <= 1.
        """
        return 1 / max(self.beta, self.gamma)


@dataclass(frozen=True)
class Course:
    """How an epidemic went: people in each compartment at each time (days)."""

    time: list[float]
    susceptible: list[float]
    infected: list[float]
    recovered: list[float]

    @property
    def peak_infected(self) -> float:
        """The largest number of people who were infected at once."""
        return max(self.infected)

    @property
    def peak_day(self) -> float:
        """The first time at which that many were infected."""
        return self.time[self.infected.index(self.peak_infected)]

    @property
    def final_size(self) -> float:
        """How many people had been infected by the last day, those of day 0 included."""
        return self.susceptible[0] - self.susceptible[-1] + self.infected[0]


def simulate(
    epidemic: Epidemic, days: float = 200.0, step: float = 0.5, method: Method = "rk4"
) -> Course:
    """Follow the epidemic from day 0 to the last day, in steps of `step` days.

    Raises ValueError when the step is longer than `epidemic.longest_step`.
    """
    if step > epidemic.longest_step:
        raise ValueError(f"a step of {step:g} days is too long: at most {epidemic.longest_step:g}")
    advance = METHODS[method]
    steps = count_steps(days, step)
    time = 0.0
    state = (epidemic.susceptible, epidemic.infected, epidemic.recovered)
    times, states = [time], [state]
    for number in range(1, steps + 1):
        until = min(number * step, days)
        state = advance(state, until - time, epidemic)
        time = until
        times.append(time)
        states.append(state)
    susceptible, infected, recovered = (list(column) for column in zip(*states, strict=True))
    return Course(times, susceptible, infected, recovered)


def count_steps(days: float, step: float) -> int:
    """How many steps reach the last day; the last one is shorter when days / step is not whole."""
    return max(1, ceil(days / step - 1e-9))


def slopes(state: State, epidemic: Epidemic) -> State:
    """The right-hand side of the equations: people who change compartment in a day."""
    susceptible, infected, _ = state
    infections = epidemic.beta * susceptible * infected / epidemic.population
    recoveries = epidemic.gamma * infected
    return -infections, infections - recoveries, recoveries


def euler(state: State, step: float, epidemic: Epidemic) -> State:
    """One step of Euler's method: follow the slope at its start. The error falls with step."""
    return along(state, slopes(state, epidemic), step)


def rk4(state: State, step: float, epidemic: Epidemic) -> State:
    """One step of the classical Runge-Kutta method. The error falls with step to the power 4."""
    first = slopes(state, epidemic)
    second = slopes(along(state, first, step / 2), epidemic)
    third = slopes(along(state, second, step / 2), epidemic)
    fourth = slopes(along(state, third, step), epidemic)
    mean = tuple(
        (a + 2 * b + 2 * c + d) / 6
        for a, b, c, d in zip(first, second, third, fourth, strict=True)
    )
    return along(state, mean, step)


def along(state: State, slope: State, step: float) -> State:
    """Where the state is after `step` days at this slope."""
    return (
        state[0] + step * slope[0],
        state[1] + step * slope[1],
        state[2] + step * slope[2],
    )


METHODS: dict[Method, Callable[[State, float, Epidemic], State]] = {
    "rk4": rk4,
    "euler": euler,
}
