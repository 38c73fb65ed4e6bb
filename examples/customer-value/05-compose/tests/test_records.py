"""The records, without a database: it is not set, it is not there, it says nothing."""

import socket
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from customer_value import records
from customer_value.main import app
from customer_value.records import Estimate, Records

ESTIMATE = Estimate(yearly_margin=120, retention=0.8, years=10, discount_rate=0.1, value=305)


@pytest.fixture
def silent_port(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A port of this machine that takes connections and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        monkeypatch.setenv("DATABASE_HOST", "127.0.0.1")
        monkeypatch.setenv("DATABASE_PORT", str(server.getsockname()[1]))
        monkeypatch.setattr(records, "PATIENCE", 0.2)
        yield server.getsockname()[1]


def test_without_a_database_nothing_is_recorded(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.delenv("DATABASE_HOST", raising=False)
    kept = Records()
    assert "nothing is recorded" in caplog.text
    assert kept.add(ESTIMATE) is False
    assert kept.latest() == []


def test_a_database_that_is_not_there_is_said_once_and_left_alone_for_a_while(
    silent_port: int, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("DATABASE_PORT", "1")
    kept = Records()
    assert [kept.add(ESTIMATE) for _ in range(3)] == [False, False, False]
    assert caplog.text.count("the database does not answer") == 1


def test_a_database_that_says_nothing_is_given_up(silent_port: int) -> None:
    assert Records().add(ESTIMATE) is False


def test_the_service_answers_without_its_database(
    silent_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("API_KEY", "a-key-for-tests")
    with TestClient(app) as client:
        question = {"yearly_margin": 120, "retention": 0.8}
        assert client.post("/value", json=question).status_code == 200
        assert client.get("/estimates").status_code == 401
        answer = client.get("/estimates", headers={"X-API-Key": "a-key-for-tests"})
        assert answer.status_code == 503
        assert answer.json() == {"detail": "the database does not answer"}
