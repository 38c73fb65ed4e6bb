"""The service as somebody outside meets it."""

import json
import tomllib
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from ml_api import __version__

PATIENT = json.loads(Path(__file__).parents[1].joinpath("patient.json").read_text())
JSON = {"content-type": "application/json"}


def wrong_fields(client: TestClient, body: str) -> set[str]:
    """The fields that the service names when it refuses this body."""
    answer = client.post("/predict", content=body, headers=JSON)
    assert answer.status_code == 422, answer.text
    return {problem["loc"][-1] for problem in answer.json()["detail"]}


def with_field(name: str, value: str) -> str:
    """The question as JSON, with one field replaced by raw text."""
    fields = {key: json.dumps(given) for key, given in PATIENT.items()} | {name: value}
    return "{" + ", ".join(f'"{key}": {raw}' for key, raw in fields.items()) + "}"


def test_health_says_ok(client: TestClient) -> None:
    answer = client.get("/health")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok"}


def test_a_patient_gets_a_prediction(client: TestClient) -> None:
    answer = client.post("/predict", json=PATIENT)
    assert answer.status_code == 200
    assert 25 <= answer.json()["progression"] <= 346
    assert len(answer.json()["model"]) == 12


@pytest.mark.parametrize("name", PATIENT)
def test_a_missing_field_is_named(client: TestClient, name: str) -> None:
    rest = {key: value for key, value in PATIENT.items() if key != name}
    assert wrong_fields(client, json.dumps(rest)) == {name}


@pytest.mark.parametrize("name", PATIENT)
@pytest.mark.parametrize(
    "value", ["NaN", "Infinity", "1e999", "-1", "0", '"59"', "true", "null", "[]", "{}"]
)
def test_a_wrong_value_is_named(client: TestClient, name: str, value: str) -> None:
    assert wrong_fields(client, with_field(name, value)) == {name}


@pytest.mark.parametrize("name", ["sex", "patient", "été"])
def test_an_unknown_field_is_named(client: TestClient, name: str) -> None:
    assert wrong_fields(client, with_field(name, "0")) == {name}


@pytest.mark.parametrize("body", ["", "{", "[]", "null", "3", '{"age": 5,9}', '{"\\ud800": 0}'])
def test_a_body_that_is_not_the_question_is_refused(client: TestClient, body: str) -> None:
    assert wrong_fields(client, body)


@pytest.mark.parametrize("body", [b"\xff", b"[" * 9_000, b'{"age": ' + b"9" * 9_000 + b"}"])
def test_a_body_that_cannot_be_read_is_not_a_fault_of_the_service(
    client: TestClient, body: bytes
) -> None:
    assert client.post("/predict", content=body, headers=JSON).status_code in (400, 422)


def test_a_body_that_is_too_long_is_refused(client: TestClient) -> None:
    answer = client.post("/predict", content=b" " * 10_000_000, headers=JSON)
    assert answer.status_code == 413
    assert answer.json() == {"detail": "The body has 10,000,000 bytes; at most 10,000 are read."}
    assert client.get("/health").status_code == 200


def test_the_documentation_needs_no_other_host(client: TestClient) -> None:
    assert "https://" not in client.get("/docs").text
    assert client.get("/static-offline-docs/swagger-ui-bundle.js").status_code == 200
    assert client.get("/static-offline-docs/swagger-ui.css").status_code == 200


def test_the_version_is_that_of_the_package() -> None:
    project = tomllib.loads(Path(__file__).parents[1].joinpath("pyproject.toml").read_text())
    assert project["project"]["version"] == __version__
