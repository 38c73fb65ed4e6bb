"""A small model, trained once for all tests, and the service with it."""

import os
from collections.abc import Iterator
from pathlib import Path

import joblib
import pytest
from fastapi.testclient import TestClient

from ml_api.main import app
from train_model import COLUMNS, train


@pytest.fixture(scope="session")
def model_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("model") / "model.joblib"
    joblib.dump({"features": list(COLUMNS), "forest": train(trees=100)[0]}, path)
    return path


@pytest.fixture(scope="session")
def client(model_file: Path) -> Iterator[TestClient]:
    """A fault of the service is an answer 500 here, as it is for a reader, not an exception."""
    os.environ["MODEL_FILE"] = str(model_file)
    with TestClient(app, raise_server_exceptions=False) as running:
        yield running
