"""Trains the model with scikit-learn and exports it to ONNX: `python -m training.train`.

It reads data/farms.csv, and writes model/farm-yield.onnx for the service and logs/training.log
for whoever wants to know how it went. It ends with an error when the exported model and
scikit-learn's disagree, so a build that trains cannot produce an image with a wrong model.
"""

import csv
import logging
import sys
from argparse import ArgumentParser
from pathlib import Path

import numpy as np
from skl2onnx import to_onnx
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.model_selection import train_test_split

from farm_yield.features import NAMES
from farm_yield.predictor import Predictor

SEED = 2026
# ONNX Runtime adds up the trees with 32 bits, scikit-learn with 64.
TOLERANCE = 1e-3

log = logging.getLogger("training")


def main() -> int:
    """Train, export, compare and say how good the model is."""
    parser = ArgumentParser(prog="python -m training.train", description="Train the model.")
    parser.add_argument("--data", type=Path, default=Path("data/farms.csv"))
    parser.add_argument("--model", type=Path, default=Path("model/farm-yield.onnx"))
    parser.add_argument("--log", type=Path, default=Path("logs/training.log"))
    given = parser.parse_args()
    if not given.data.is_file():
        parser.error(f"{given.data} is not there. Make it: python -m training.make_data")

    given.log.parent.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(
        level=logging.INFO,
        format="%(asctime)s %(message)s",
        handlers=[logging.StreamHandler(sys.stdout), logging.FileHandler(given.log)],
    )
    farms, yields = read_farms(given.data)
    learn, test, learn_yields, test_yields = train_test_split(
        farms, yields, test_size=0.25, random_state=SEED
    )
    log.info("%s: %d farms to learn from, %d to test with", given.data, len(learn), len(test))
    model = fit(learn, learn_yields)
    log.info("R2 on farms that it has not seen: %.3f", model.score(test, test_yields))
    export(model, given.model)
    log.info("%s: %d bytes", given.model, given.model.stat().st_size)
    worst = disagreement(model, Predictor(given.model), test)
    log.info("largest difference between ONNX Runtime and scikit-learn: %.1e", worst)
    return 0 if worst <= TOLERANCE else 1


def read_farms(file: Path) -> tuple[np.ndarray, np.ndarray]:
    """Read the properties of the farms and their yields; with 32 bits, as the service asks."""
    with file.open(newline="", encoding="utf-8") as lines:
        rows = np.array(list(csv.reader(lines))[1:], dtype=np.float32)
    return rows[:, : len(NAMES)], rows[:, len(NAMES)]


def fit(farms: np.ndarray, yields: np.ndarray) -> GradientBoostingRegressor:
    """Train 300 small trees, each on what those before it got wrong."""
    model = GradientBoostingRegressor(
        n_estimators=300, max_depth=4, learning_rate=0.1, subsample=0.8, random_state=SEED
    )
    return model.fit(farms, yields)


def export(model: GradientBoostingRegressor, file: Path) -> None:
    """Write the model to an ONNX file, whose folder is made if it is not there."""
    file.parent.mkdir(parents=True, exist_ok=True)
    one_farm = np.zeros((1, len(NAMES)), dtype=np.float32)
    file.write_bytes(to_onnx(model, one_farm).SerializeToString())


def disagreement(model: GradientBoostingRegressor, exported: Predictor, farms: np.ndarray) -> float:
    """The largest difference between the two models, relative to what scikit-learn's says."""
    expected = np.maximum(model.predict(farms), 0)
    answers = [exported.predict(dict(zip(NAMES, farm, strict=True))) for farm in farms]
    return float(np.max(np.abs(answers - expected) / np.maximum(expected, 1)))


if __name__ == "__main__":
    sys.exit(main())
