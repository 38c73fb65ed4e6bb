"""The model: the lifetime value of a customer, in nothing but Python's standard library.

A customer who brings the margin m a year stays for another year with the probability r, the
retention. Money that comes in t years is worth 1 / (1 + d)^t of money today, d being the discount
rate. The customer's value is what may be expected of the next years, seen from today:

    value = sum over t = 1 ... years of  m * r^t / (1 + d)^t

Source: S. Gupta and D. R. Lehmann (2003), "Customers as assets", Journal of Interactive
Marketing 17(1), 9-24, doi:10.1002/dir.10045; their constant margin and retention, with an end.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Customer:
    """What is known about a customer."""

    yearly_margin: float
    """What the customer brings a year, less what it costs, in any currency."""
    retention: float
    """The probability, from 0 to 1, of staying another year."""


def value_by_year(customer: Customer, years: int = 10, discount_rate: float = 0.1) -> list[float]:
    """What each of the next years may be expected to bring, in today's money."""
    factor = customer.retention / (1 + discount_rate)
    return [customer.yearly_margin * factor**year for year in range(1, years + 1)]
