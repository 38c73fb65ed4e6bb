"""The service as somebody outside meets it."""

import tomllib
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from counter import __version__
from counter.main import make_app
from counter.memory import Memory


@pytest.fixture
def client() -> TestClient:
    """A service that was never asked to count; a fault of it is an answer 500, as for a reader."""
    return TestClient(make_app(Memory()), raise_server_exceptions=False)


def test_health_says_ok(client: TestClient) -> None:
    answer = client.get("/health")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok"}


def test_the_count_starts_at_0(client: TestClient) -> None:
    assert client.get("/count").json() == {"count": 0, "kept_in": "memory"}


def test_each_post_counts_one_more(client: TestClient) -> None:
    assert [client.post("/count").json()["count"] for _ in range(3)] == [1, 2, 3]
    assert client.get("/count").json()["count"] == 3


def test_a_count_in_memory_is_gone_with_its_process(client: TestClient) -> None:
    client.post("/count")
    another = TestClient(make_app(Memory()))
    assert another.get("/count").json()["count"] == 0


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_a_count_cannot_be_set_or_removed(client: TestClient, method: str) -> None:
    assert client.request(method, "/count", json={"count": 7}).status_code == 405


def test_what_is_sent_with_a_count_does_not_matter(client: TestClient) -> None:
    assert client.post("/count", content=b"\xff" * 100_000).json()["count"] == 1


def test_the_version_is_that_of_the_package() -> None:
    project = tomllib.loads(Path(__file__).parents[1].joinpath("pyproject.toml").read_text())
    assert project["project"]["version"] == __version__
