"""Makes data/customers.csv: `python tools/make_customers.py`.

The customers are invented: the same seed makes the same ones. No shop has them.
"""

import csv
import sys
from pathlib import Path
from random import Random

SEED = 2026
CUSTOMERS = 1_000


def main(file: Path) -> None:
    """Write the customers to a file."""
    chance = Random(SEED)
    with file.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["customer", "yearly_margin", "retention"])
        for number in range(1, CUSTOMERS + 1):
            margin = round(chance.expovariate(1 / 150), 2)
            writer.writerow([f"c-{number:04}", margin, round(chance.betavariate(6, 2), 3)])


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "data/customers.csv"))
