"""The service as somebody outside meets it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from customer_value import __version__
from customer_value.main import app

DATA = Path(__file__).parents[1] / "data"
QUESTION = {"yearly_margin": 120, "retention": 0.8}
KEY = "a-key-for-tests"


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """The service with a key and its data."""
    monkeypatch.setenv("API_KEY", KEY)
    monkeypatch.setenv("DATA_DIR", str(DATA))
    # A fault of the service is an answer 500 here, as it is for a reader, not an exception.
    with TestClient(app, raise_server_exceptions=False) as running:
        yield running


def wrong_fields(client: TestClient, body: str | bytes) -> set[str]:
    """The fields that the service names when it refuses this body."""
    answer = client.post("/value", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 422, answer.text
    return {problem["loc"][-1] for problem in answer.json()["detail"]}


def with_field(name: str, value: str) -> str:
    """The question as JSON, with one field replaced by raw text."""
    fields = {key: json.dumps(given) for key, given in QUESTION.items()} | {name: value}
    return "{" + ", ".join(f'"{key}": {raw}' for key, raw in fields.items()) + "}"


def test_health_says_ok(client: TestClient) -> None:
    answer = client.get("/health")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok"}


def test_a_customer_of_whom_margin_and_retention_are_known(client: TestClient) -> None:
    answer = client.post("/value", json=QUESTION | {"years": 2, "discount_rate": 0.25}).json()
    assert answer["version"] == __version__
    assert answer["by_year"] == pytest.approx([76.8, 49.152])
    assert answer["value"] == pytest.approx(125.952)


def test_with_the_key_a_customer_of_the_shop_is_told(client: TestClient) -> None:
    answer = client.get("/customers/c-0002/value", headers={"X-API-Key": KEY})
    assert answer.status_code == 200
    assert answer.json()["retention"] == 0.713
    assert len(answer.json()["by_year"]) == 10


@pytest.mark.parametrize("given", [None, "", "a-key-for-test", KEY + "s", KEY.upper(), "é"])
def test_without_the_key_nothing_is_told(client: TestClient, given: str | None) -> None:
    headers = {} if given is None else {"X-API-Key": given.encode("latin-1")}
    for name in ("c-0002", "nobody"):
        answer = client.get(f"/customers/{name}/value", headers=headers)
        assert answer.status_code == 401
        assert "c-0002" not in answer.text


@pytest.mark.parametrize("given", [None, ""])
def test_when_no_key_is_set_nobody_is_let_in(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, given: str | None
) -> None:
    monkeypatch.setenv("API_KEY", "")
    headers = {} if given is None else {"X-API-Key": given}
    answer = client.get("/customers/c-0002/value", headers=headers)
    assert answer.status_code == 401
    assert "API_KEY is not set" in answer.json()["detail"]


@pytest.mark.parametrize("name", ["nobody", "c-00020", "..%2Fcustomers", "%00", "%FF"])
def test_an_unknown_customer_is_not_found(client: TestClient, name: str) -> None:
    answer = client.get(f"/customers/{name}/value", headers={"X-API-Key": KEY})
    assert answer.status_code == 404


def test_without_data_the_service_is_up_and_says_what_is_missing(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    assert client.get("/health").status_code == 200
    answer = client.get("/customers/c-0002/value", headers={"X-API-Key": KEY})
    assert answer.status_code == 503
    assert "customers.csv cannot be read" in answer.json()["detail"]


def test_what_is_missing_stands_in_the_log(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.delenv("API_KEY", raising=False)
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    with TestClient(app):
        assert "API_KEY is not set" in caplog.text
        assert "customers.csv is not there" in caplog.text


@pytest.mark.parametrize("name", QUESTION)
@pytest.mark.parametrize(
    "value", ["-1", "1e300", "NaN", "Infinity", '"0,8"', '"0.8"', "null", "true", "[]"]
)
def test_a_value_that_is_no_sensible_number_is_named(
    client: TestClient, name: str, value: str
) -> None:
    assert wrong_fields(client, with_field(name, value)) == {name}


@pytest.mark.parametrize("value", ["0", "101", "2.5", "1e300", "NaN"])
def test_a_number_of_years_that_is_none_is_named(client: TestClient, value: str) -> None:
    assert wrong_fields(client, with_field("years", value)) == {"years"}


def test_a_whole_number_may_be_written_with_a_point(client: TestClient) -> None:
    headers = {"content-type": "application/json"}
    answer = client.post("/value", content=with_field("years", "3.0"), headers=headers)
    assert len(answer.json()["by_year"]) == 3


@pytest.mark.parametrize("name", QUESTION)
def test_a_missing_field_is_named(client: TestClient, name: str) -> None:
    rest = {key: value for key, value in QUESTION.items() if key != name}
    assert wrong_fields(client, json.dumps(rest)) == {name}


@pytest.mark.parametrize("name", ["margin", "été"])
def test_an_unknown_field_is_named(client: TestClient, name: str) -> None:
    assert wrong_fields(client, with_field(name, "0")) == {name}


@pytest.mark.parametrize("body", ["", "{", "[]", "null", "3", "\\", '{"\\ud800": 0}'])
def test_a_body_that_is_not_the_question_is_refused(client: TestClient, body: str | bytes) -> None:
    assert wrong_fields(client, body)


@pytest.mark.parametrize("body", [b"\xff", b"[" * 9_000, b'{"years": ' + b"9" * 9_000 + b"}"])
def test_a_body_that_cannot_be_read_is_not_a_fault_of_the_service(
    client: TestClient, body: bytes
) -> None:
    answer = client.post("/value", content=body, headers={"content-type": "application/json"})
    assert answer.status_code in (400, 422)


def test_a_body_that_is_too_long_is_refused(client: TestClient) -> None:
    answer = client.post("/value", json=QUESTION | {"more": "x" * 10_000_000})
    assert answer.status_code == 413
    assert answer.json()["detail"].startswith("The body has 10,000,")
    assert client.get("/health").status_code == 200


def test_the_documentation_needs_no_other_host(client: TestClient) -> None:
    assert "https://" not in client.get("/docs").text
    assert client.get("/static-offline-docs/swagger-ui-bundle.js").status_code == 200
