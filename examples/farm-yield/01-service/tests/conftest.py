"""What the tests share: a model that is trained once, in a folder of its own."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest
from fastapi.testclient import TestClient
from sklearn.ensemble import GradientBoostingRegressor

from farm_yield.main import app
from training.make_data import write_farms
from training.train import export, fit, read_farms


class Trained(NamedTuple):
    """scikit-learn's model, the file that it was exported to, and farms that it has not seen."""

    model: GradientBoostingRegressor
    file: Path
    farms: np.ndarray
    yields: np.ndarray


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Trained:
    folder = tmp_path_factory.mktemp("trained")
    write_farms(folder / "farms.csv", 4_000)
    write_farms(folder / "others.csv", 1_000, seed=7)
    model = fit(*read_farms(folder / "farms.csv"))
    export(model, folder / "model" / "farm-yield.onnx")
    return Trained(model, folder / "model" / "farm-yield.onnx", *read_farms(folder / "others.csv"))


@pytest.fixture(scope="session")
def client(trained: Trained) -> Iterator[TestClient]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MODEL_FILE", str(trained.file))
        # A fault of the service is an answer 500 here, as it is for a reader, not an exception.
        with TestClient(app, raise_server_exceptions=False) as running:
            yield running
