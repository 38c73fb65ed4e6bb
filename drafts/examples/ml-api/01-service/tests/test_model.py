"""The training and the model, against the data and against what no model may do."""

import subprocess
import sys
from pathlib import Path

import pytest

from ml_api.messages import Patient
from ml_api.model import load_model
from train_model import COLUMNS, train

PATIENT = Patient.model_validate_json(
    Path(__file__).parents[1].joinpath("patient.json").read_text()
)


def test_the_model_is_better_than_a_guess() -> None:
    _, error, guess = train(trees=100)
    assert error < 0.75 * guess


def test_the_same_training_gives_the_same_answer(model_file: Path) -> None:
    forest = train(trees=100)[0]
    row = [[PATIENT.model_dump()[name] for name in COLUMNS]]
    assert load_model(model_file).predict(PATIENT.model_dump()) == round(forest.predict(row)[0], 1)


def test_the_service_asks_for_what_the_model_was_trained_on() -> None:
    assert list(Patient.model_fields) == list(COLUMNS)


def test_a_higher_body_mass_index_predicts_a_worse_course(model_file: Path) -> None:
    model = load_model(model_file)
    slim, heavy = (PATIENT.model_dump() | {"bmi": bmi} for bmi in (20, 40))
    assert model.predict(slim) < model.predict(heavy)


def test_the_order_of_the_fields_does_not_matter(model_file: Path) -> None:
    model = load_model(model_file)
    turned = dict(reversed(PATIENT.model_dump().items()))
    assert model.predict(turned) == model.predict(PATIENT.model_dump())


def test_a_missing_file_is_named_with_the_way_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="absent.joblib.*python train_model.py"):
        load_model(tmp_path / "absent.joblib")


def run_training(*options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "train_model.py", *options]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_command_writes_the_model_and_prints_one_line(tmp_path: Path) -> None:
    done = run_training("--trees", "20", "--output", str(tmp_path / "small.joblib"))
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("20 trees, written to")
    assert done.stdout.count("\n") == 1
    assert load_model(tmp_path / "small.joblib").features == list(COLUMNS)


@pytest.mark.parametrize("trees", ["0", "-1", "many"])
def test_a_wrong_number_of_trees_is_refused(trees: str) -> None:
    done = run_training(f"--trees={trees}")
    assert done.returncode == 2
    assert "argument --trees" in done.stderr
