"""The file of customers: as it should be, absent, and broken."""

import subprocess
import sys
from pathlib import Path

import pytest

from customer_value.customers import CustomersMissing, find_customer
from customer_value.model import Customer

ROOT = Path(__file__).parents[1]


def test_a_customer_is_found_by_name() -> None:
    customer = find_customer(ROOT / "data" / "customers.csv", "c-0002")
    assert customer == Customer(121.98, 0.713)


def test_somebody_else_is_not_found() -> None:
    assert find_customer(ROOT / "data" / "customers.csv", "nobody") is None


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CustomersMissing, match="none.csv cannot be read"):
        find_customer(tmp_path / "none.csv", "c-0001")


@pytest.mark.parametrize(
    "text",
    [
        "name\nc-0001\n",
        "customer,yearly_margin,retention\nc-0001\n",
        "customer,yearly_margin,retention\nc-0001,much,0.5\n",
        "customer,yearly_margin,retention\nc-0001,nan,0.5\n",
        "customer,yearly_margin,retention\nc-0001,10,1.5\n",
        "\x00\xff",
    ],
)
def test_a_file_that_is_something_else_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "customers.csv").write_bytes(text.encode("latin-1"))
    with pytest.raises(CustomersMissing, match="is not a list of customers"):
        find_customer(tmp_path / "customers.csv", "c-0001")


def test_the_customers_are_made_again_to_the_byte(tmp_path: Path) -> None:
    made = tmp_path / "made.csv"
    subprocess.run([sys.executable, ROOT / "tools" / "make_customers.py", made], check=True)
    assert made.read_bytes() == (ROOT / "data" / "customers.csv").read_bytes()
