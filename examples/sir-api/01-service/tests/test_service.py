"""The service as somebody outside meets it."""

import json
import tomllib
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from sir_api import __version__
from sir_api.main import app

# A fault of the service is an answer 500 here, as it is for a reader, not an exception.
client = TestClient(app, raise_server_exceptions=False)

QUESTION = {"susceptible": 9_900, "infected": 100, "beta": 0.3, "gamma": 0.1}


def wrong_fields(body: str) -> set[str]:
    """The fields that the service names when it refuses this body."""
    answer = client.post("/simulate", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 422, answer.text
    return {problem["loc"][-1] for problem in answer.json()["detail"]}


def with_field(name: str, value: str) -> str:
    """The question as JSON, with one field replaced by raw text."""
    fields = {key: json.dumps(given) for key, given in QUESTION.items()} | {name: value}
    return "{" + ", ".join(f'"{key}": {raw}' for key, raw in fields.items()) + "}"


def test_health_says_ok() -> None:
    answer = client.get("/health")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok"}


@pytest.mark.parametrize(
    ("beta", "r0", "peak", "day"),
    [(0.3, 3, 3_038, 26.5), (0.2, 2, 1_584.5, 44), (0.12, 1.2, 231, 80.5)],
)
def test_three_scenarios_give_their_peaks(beta: float, r0: float, peak: float, day: float) -> None:
    answer = client.post("/simulate", json=QUESTION | {"beta": beta}).json()
    assert answer["basic_reproduction_number"] == pytest.approx(r0)
    assert answer["peak_infected"] == pytest.approx(peak, abs=1)
    assert answer["peak_day"] == pytest.approx(day, abs=1)
    assert answer["version"] == __version__


def test_the_four_lists_have_one_value_for_each_time() -> None:
    answer = client.post("/simulate", json=QUESTION | {"days": 10, "step": 0.5}).json()
    lists = [answer[name] for name in ("time", "susceptible", "infected", "recovered")]
    assert [len(values) for values in lists] == [21, 21, 21, 21]
    assert answer["time"][-1] == 10


@pytest.mark.parametrize("name", ["susceptible", "infected", "beta", "gamma"])
def test_a_missing_field_is_named(name: str) -> None:
    rest = {key: value for key, value in QUESTION.items() if key != name}
    assert wrong_fields(json.dumps(rest)) == {name}


@pytest.mark.parametrize("name", ["susceptible", "infected", "recovered", "beta", "gamma", "days"])
@pytest.mark.parametrize(
    "value", ["-1", "1e300", "NaN", "Infinity", "-Infinity", '"0,3"', '"0.3"', "null", "true", "[]"]
)
def test_a_value_that_is_no_sensible_number_is_named(name: str, value: str) -> None:
    assert wrong_fields(with_field(name, value)) == {name}


@pytest.mark.parametrize("name", ["infected", "beta", "gamma", "days", "step"])
def test_zero_is_refused_where_it_means_nothing(name: str) -> None:
    assert wrong_fields(with_field(name, "0")) == {name}


@pytest.mark.parametrize("value", ["1e-9", "5e-324", "4", "1e300", "NaN"])
def test_a_step_that_does_not_fit_is_named(value: str) -> None:
    assert wrong_fields(with_field("step", value)) == {"step"}


def test_a_step_left_out_is_checked_too() -> None:
    assert wrong_fields(with_field("beta", "5")) == {"step"}


@pytest.mark.parametrize("name", ["R0", "S0", "été"])
def test_an_unknown_field_is_named(name: str) -> None:
    assert wrong_fields(with_field(name, "0")) == {name}


def test_an_unknown_method_is_named() -> None:
    assert wrong_fields(with_field("method", '"midpoint"')) == {"method"}


@pytest.mark.parametrize(
    "body", ["", "{", "[]", "null", "3", '{"beta": 0,3}', "\\", '{"\\ud800": 0}']
)
def test_a_body_that_is_not_the_question_is_refused(body: str) -> None:
    assert wrong_fields(body)


@pytest.mark.parametrize("body", [b"\xff", b"[" * 9_000, b'{"beta": ' + b"9" * 9_000 + b"}"])
def test_a_body_that_cannot_be_read_is_not_a_fault_of_the_service(body: bytes) -> None:
    answer = client.post("/simulate", content=body, headers={"content-type": "application/json"})
    assert answer.status_code in (400, 422)


def test_a_body_that_is_too_long_is_refused() -> None:
    answer = client.post("/simulate", json=QUESTION | {"more": "x" * 10_000_000})
    assert answer.status_code == 413
    assert answer.json()["detail"].startswith("The body has 10,000,")
    assert client.get("/health").status_code == 200


def test_the_largest_question_is_answered() -> None:
    longest = {"susceptible": 1e10, "infected": 1e10, "recovered": 1e10, "days": 3_650, "step": 0.4}
    answer = client.post("/simulate", json=QUESTION | longest)
    assert answer.status_code == 200
    assert len(answer.json()["time"]) == 9_126


def test_the_documentation_needs_no_other_host() -> None:
    page = client.get("/docs").text
    assert "https://" not in page
    assert client.get("/static-offline-docs/swagger-ui-bundle.js").status_code == 200
    assert client.get("/static-offline-docs/swagger-ui.css").status_code == 200


def test_the_version_is_that_of_the_package() -> None:
    project = tomllib.loads(Path(__file__).parents[1].joinpath("pyproject.toml").read_text())
    assert project["project"]["version"] == __version__
