"""The service with its count in Valkey, which fakeredis plays, and with a Valkey that is away."""

import logging

import pytest
from fakeredis import FakeAsyncRedis, FakeServer
from fastapi.testclient import TestClient

from counter.main import choose_store, make_app
from counter.memory import Memory
from counter.valkey import Valkey

# Nothing listens on port 9 of this machine.
NOBODY = "redis://127.0.0.1:9"


def service(server: FakeServer) -> TestClient:
    """A service that keeps its count in this Valkey."""
    store = Valkey(FakeAsyncRedis(server=server))
    return TestClient(make_app(store), raise_server_exceptions=False)


def test_the_count_starts_at_0() -> None:
    assert service(FakeServer()).get("/count").json() == {"count": 0, "kept_in": "valkey"}


def test_a_count_outlives_the_service() -> None:
    server = FakeServer()
    assert [service(server).post("/count").json()["count"] for _ in range(3)] == [1, 2, 3]
    assert service(server).get("/count").json()["count"] == 3


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_without_valkey_there_is_no_count_and_the_answer_says_so(method: str) -> None:
    client = TestClient(make_app(Valkey.at(NOBODY)), raise_server_exceptions=False)
    answer = client.request(method, "/count")
    assert answer.status_code == 503
    assert answer.json() == {"detail": "Valkey does not answer, so there is no count."}


def test_without_valkey_the_service_is_up() -> None:
    client = TestClient(make_app(Valkey.at(NOBODY)))
    assert client.get("/health").json() == {"status": "ok"}


@pytest.mark.parametrize("address", [None, ""])
def test_without_an_address_the_count_is_kept_in_memory_and_the_log_says_so(
    address: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        assert isinstance(choose_store(address), Memory)
    assert "VALKEY_URL is not set" in caplog.text


def test_with_an_address_the_count_is_kept_there() -> None:
    assert isinstance(choose_store(NOBODY), Valkey)
