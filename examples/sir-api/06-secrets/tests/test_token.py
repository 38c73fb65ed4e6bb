"""The token that the service may ask for."""

import pytest
from fastapi.testclient import TestClient

from sir_api import main

QUESTION = {"susceptible": 9900, "infected": 100, "beta": 0.3, "gamma": 0.1}

client = TestClient(main.app)


def ask(headers: dict[str, str | bytes]) -> int:
    return client.post("/simulate", json=QUESTION, headers=headers).status_code


def test_without_a_token_everybody_may_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(main, "TOKEN", None)
    assert ask({}) == 200


def test_who_knows_the_token_may_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(main, "TOKEN", "abc")
    assert ask({"x-token": "abc"}) == 200


@pytest.mark.parametrize("header", [b"", b"ab", b"abcd", b"ABC", b"\xe9"])
def test_a_wrong_token_is_refused(header: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(main, "TOKEN", "abc")
    assert ask({"x-token": header}) == 401


def test_a_missing_token_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(main, "TOKEN", "abc")
    assert ask({}) == 401


def test_health_needs_no_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(main, "TOKEN", "abc")
    assert client.get("/health").status_code == 200
