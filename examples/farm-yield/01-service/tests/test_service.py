"""The service as somebody outside meets it."""

import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from farm_yield import __version__
from farm_yield.features import FEATURES, NAMES, Feature

FARM = json.loads((Path(__file__).parents[1] / "farm.json").read_text(encoding="utf-8"))


def wrong_fields(client: TestClient, body: str | bytes) -> set[str]:
    """The fields that the service names when it refuses this body."""
    answer = client.post("/predict", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 422, answer.text
    return {problem["loc"][-1] for problem in answer.json()["detail"]}


def with_field(name: str, value: str) -> str:
    """The farm as JSON, with one field replaced by raw text."""
    fields = {key: json.dumps(given) for key, given in FARM.items()} | {name: value}
    return "{" + ", ".join(f'"{key}": {raw}' for key, raw in fields.items()) + "}"


def test_health_says_ok(client: TestClient) -> None:
    answer = client.get("/health")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok"}


def test_it_predicts_a_yield_and_a_harvest(client: TestClient) -> None:
    answer = client.post("/predict", json=FARM).json()
    assert answer["version"] == __version__
    assert 1_500 < answer["yield_kg_per_hectare"] < 2_600
    assert answer["harvest_kg"] == pytest.approx(2.5 * answer["yield_kg_per_hectare"], abs=2)


def test_a_farm_without_an_area_has_one_hectare(client: TestClient) -> None:
    farm = {name: FARM[name] for name in NAMES}
    answer = client.post("/predict", json=farm).json()
    assert answer["harvest_kg"] == answer["yield_kg_per_hectare"]


@pytest.mark.parametrize("end", ["lowest", "highest"])
def test_a_farm_at_the_limits_is_answered(client: TestClient, end: str) -> None:
    answer = client.post("/predict", json={each.name: getattr(each, end) for each in FEATURES})
    assert answer.status_code == 200
    assert answer.json()["yield_kg_per_hectare"] >= 0


@pytest.mark.parametrize("feature", FEATURES, ids=NAMES)
def test_a_farm_beyond_the_limits_is_refused(client: TestClient, feature: Feature) -> None:
    for value in (feature.lowest - 1, feature.highest + 1):
        assert wrong_fields(client, with_field(feature.name, str(value))) == {feature.name}


@pytest.mark.parametrize("name", [*NAMES, "area_hectares"])
@pytest.mark.parametrize(
    "value", ["-1", "1e300", "NaN", "Infinity", '"0,3"', '"30"', "null", "true", "[]"]
)
def test_a_value_that_is_no_sensible_number_is_named(
    client: TestClient, name: str, value: str
) -> None:
    assert wrong_fields(client, with_field(name, value)) == {name}


@pytest.mark.parametrize("name", NAMES)
def test_a_missing_field_is_named(client: TestClient, name: str) -> None:
    rest = {key: value for key, value in FARM.items() if key != name}
    assert wrong_fields(client, json.dumps(rest)) == {name}


@pytest.mark.parametrize("name", ["altitude", "été"])
def test_an_unknown_field_is_named(client: TestClient, name: str) -> None:
    assert wrong_fields(client, with_field(name, "0")) == {name}


@pytest.mark.parametrize("body", ["", "{", "[]", "null", "3", "\\", '{"\\ud800": 0}'])
def test_a_body_that_is_not_a_farm_is_refused(client: TestClient, body: str | bytes) -> None:
    assert wrong_fields(client, body)


@pytest.mark.parametrize(
    "body", [b"\xff", b"[" * 9_000, b'{"shade_percent": ' + b"9" * 9_000 + b"}"]
)
def test_a_body_that_cannot_be_read_is_not_a_fault_of_the_service(
    client: TestClient, body: bytes
) -> None:
    answer = client.post("/predict", content=body, headers={"content-type": "application/json"})
    assert answer.status_code in (400, 422)


def test_a_body_that_is_too_long_is_refused(client: TestClient) -> None:
    answer = client.post("/predict", json=FARM | {"more": "x" * 10_000_000})
    assert answer.status_code == 413
    assert answer.json()["detail"].startswith("The body has 10,000,")
    assert client.get("/health").status_code == 200


def test_the_bare_address_says_what_it_is(client: TestClient) -> None:
    assert client.get("/").json()["service"] == "farm-yield"
