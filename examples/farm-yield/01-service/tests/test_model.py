"""The exported model says what scikit-learn's says, and has learned something."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from farm_yield.features import FEATURES
from farm_yield.predictor import Predictor
from training.make_data import expected_yield
from training.train import disagreement

from .conftest import Trained


def test_the_exported_model_agrees_with_scikit_learn(trained: Trained) -> None:
    assert disagreement(trained.model, Predictor(trained.file), trained.farms) < 1e-3


def test_they_agree_at_the_limits_too(trained: Trained) -> None:
    corners = np.array(np.meshgrid(*[(each.lowest, each.highest) for each in FEATURES]))
    farms = corners.reshape(len(FEATURES), -1).T.astype(np.float32)
    assert len(farms) == 64
    assert disagreement(trained.model, Predictor(trained.file), farms) < 1e-3


def test_it_predicts_farms_that_it_has_not_seen(trained: Trained) -> None:
    assert trained.model.score(trained.farms, trained.yields) > 0.9


def test_it_has_learned_the_formula(trained: Trained) -> None:
    without_luck = [expected_yield(*farm) for farm in trained.farms]
    assert trained.model.score(trained.farms, without_luck) > 0.95


def test_a_missing_model_is_named_with_the_commands_that_make_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="python -m training.make_data"):
        Predictor(tmp_path / "none.onnx")


def test_the_service_needs_no_training_package() -> None:
    script = (
        "import sys, farm_yield.main; "
        "sys.exit(bool({'sklearn', 'skl2onnx', 'onnx', 'scipy'} & sys.modules.keys()))"
    )
    root = Path(__file__).parents[1]
    assert subprocess.run([sys.executable, "-c", script], cwd=root, check=False).returncode == 0


def test_the_runtime_is_told_to_report_to_nobody() -> None:
    assert os.environ["ORT_DISABLE_TELEMETRY"] == "1"
