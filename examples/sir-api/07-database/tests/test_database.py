"""The record of runs: without a database, with one that is down, and with a real one if there is one.

The last tests run where DATABASE_HOST and its neighbours name a database that may be written to.
"""

from typing import Never

import pytest
from fastapi.testclient import TestClient

from sir_api import main
from sir_api.database import Database, DatabaseError, find_database
from sir_api.messages import Run

QUESTION = {"susceptible": 9900, "infected": 100, "beta": 0.3, "gamma": 0.1}

client = TestClient(main.app)


class Record:
    """A database in memory."""

    def __init__(self) -> None:
        self.saved: list[tuple[object, object]] = []

    def save(self, question: object, answer: object) -> None:
        self.saved.append((question, answer))

    def latest(self, most: int) -> list[Run]:
        return []


class Down:
    """A database that does not answer."""

    def refuse(self, *_: object) -> Never:
        raise DatabaseError("db:5432: nobody there")

    prepare = save = latest = refuse


def test_without_a_database_the_list_is_empty_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(main, "DATABASE", None)
    assert client.post("/simulate", json=QUESTION).status_code == 200
    assert client.get("/runs").json() == {"recorded": False, "runs": []}


def test_each_run_is_saved_once(monkeypatch: pytest.MonkeyPatch) -> None:
    record = Record()
    monkeypatch.setattr(main, "DATABASE", record)
    answer = client.post("/simulate", json=QUESTION)
    assert answer.status_code == 200
    assert len(record.saved) == 1
    assert client.get("/runs").json() == {"recorded": True, "runs": []}


def test_a_question_that_is_refused_is_not_saved(monkeypatch: pytest.MonkeyPatch) -> None:
    record = Record()
    monkeypatch.setattr(main, "DATABASE", record)
    assert client.post("/simulate", json=QUESTION | {"beta": -1}).status_code == 422
    assert record.saved == []


def test_the_model_answers_while_the_database_is_down(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(main, "DATABASE", Down())
    with TestClient(main.app) as started:
        assert started.get("/health").status_code == 200
        assert started.post("/simulate", json=QUESTION).status_code == 200
        assert started.get("/runs").status_code == 503


@pytest.mark.parametrize("limit", ["0", "-1", "1001", "many", "1.5", "9" * 5_000])
def test_a_limit_that_makes_no_sense_is_refused(limit: str) -> None:
    assert client.get("/runs", params={"limit": limit}).status_code == 422


def test_the_list_needs_the_token_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(main, "TOKEN", "abc")
    assert client.get("/runs").status_code == 401


def test_a_database_that_is_not_there_is_named_and_its_password_is_not() -> None:
    gone = Database("127.0.0.1", 9, "sir", "sir", "secret")
    with pytest.raises(DatabaseError, match="127.0.0.1:9") as caught:
        gone.prepare()
    assert "secret" not in f"{caught.value}{gone}"


def test_no_host_is_no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_HOST", raising=False)
    assert find_database() is None


def test_the_settings_name_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_HOST", "db")
    monkeypatch.setenv("DATABASE_PASSWORD", "abc")
    assert find_database() == Database("db", 5432, "sir", "sir", "abc")


@pytest.mark.skipif(find_database() is None, reason="DATABASE_HOST is not set")
def test_a_real_database_gives_back_what_it_was_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(main, "DATABASE", find_database())
    answer = client.post("/simulate", json=QUESTION | {"days": 12.5, "method": "euler"}).json()
    newest = client.get("/runs", params={"limit": 1}).json()["runs"][0]
    assert (newest["susceptible"], newest["days"], newest["step"]) == (9900, 12.5, 0.5)
    assert newest["method"] == "euler"
    for name in ("basic_reproduction_number", "peak_day", "peak_infected", "final_size"):
        assert newest[name] == answer[name]
