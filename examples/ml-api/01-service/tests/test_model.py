"""The training and the model, against the data and against what no model may do."""

from pathlib import Path

import pytest

from ml_api.messages import Patient
from ml_api.model import load_model
from train_model import COLUMNS, main, train

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


def run_training(monkeypatch: pytest.MonkeyPatch, *options: str) -> None:
    """Run the command as a terminal would, without a second Python that imports everything anew."""
    monkeypatch.setattr("sys.argv", ["train_model.py", *options])
    main()


def test_the_command_writes_the_model_and_prints_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run_training(monkeypatch, "--trees", "20", "--output", str(tmp_path / "small.joblib"))
    printed = capsys.readouterr().out
    assert printed.startswith("20 trees, written to")
    assert printed.count("\n") == 1
    assert load_model(tmp_path / "small.joblib").features == list(COLUMNS)


@pytest.mark.parametrize("trees", ["0", "-1", "many"])
def test_a_wrong_number_of_trees_is_refused(
    trees: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        run_training(monkeypatch, f"--trees={trees}")
    assert ended.value.code == 2
    assert "argument --trees" in capsys.readouterr().err
