"""The customers of the shop: a file that is lent to the service when it runs."""

import csv
from math import isfinite
from pathlib import Path

from .model import Customer


class CustomersMissing(Exception):
    """There is no file of customers, or it is not what it should be; the message says which."""


def find_customer(file: Path, name: str) -> Customer | None:
    """Find one customer, or give None when there is none of that name.

    The file is read each time: it is small, and a new one counts from the next question on.
    Raises CustomersMissing when it cannot be read.
    """
    try:
        with file.open(newline="", encoding="utf-8") as lines:
            for row in csv.DictReader(lines):
                if row["customer"] == name:
                    return read_row(row)
    except OSError as problem:
        raise CustomersMissing(f"{file} cannot be read ({problem.strerror})") from problem
    except (KeyError, TypeError, ValueError, csv.Error) as problem:
        raise CustomersMissing(f"{file} is not a list of customers") from problem
    return None


def read_row(row: dict[str, str]) -> Customer:
    """Read one row; raises ValueError when a number is none, or cannot be true of a customer."""
    margin, retention = float(row["yearly_margin"]), float(row["retention"])
    if not (isfinite(margin) and 0 <= retention <= 1):
        raise ValueError(f"{margin} and {retention} are not of a customer")
    return Customer(margin, retention)
