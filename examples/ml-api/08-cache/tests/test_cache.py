"""What is kept, against a Redis that answers, one that fails and one that is slow."""

import asyncio
import logging
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from redis.exceptions import ConnectionError as NoConnection

from ml_api.cache import Cache, key, open_cache
from ml_api.main import app
from ml_api.settings import Settings

PATIENT = {
    "age": 59.0,
    "bmi": 32.1,
    "blood_pressure": 101.0,
    "hdl": 38.0,
    "log_triglycerides": 4.86,
    "glucose": 87.0,
}


class FakeRedis:
    """The two commands that the cache uses, on a dictionary."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        self.lifetimes: list[int] = []
        self.fault: Exception | None = None
        self.delay = 0.0

    async def get(self, name: str) -> bytes | None:
        await self._work()
        return self.kept.get(name)

    async def set(self, name: str, value: float, ex: int) -> None:
        await self._work()
        self.kept[name] = str(value).encode()
        self.lifetimes.append(ex)

    async def aclose(self) -> None:
        """Nothing is open."""

    async def _work(self) -> None:
        await asyncio.sleep(self.delay)
        if self.fault is not None:
            raise self.fault


@pytest.fixture
def redis(client: TestClient) -> Iterator[FakeRedis]:
    """The service with a cache of its own."""
    fake = FakeRedis()
    app.state.cache = Cache(fake, seconds=60)  # type: ignore[arg-type]
    yield fake
    app.state.cache = None


def ask(client: TestClient, **changes: float) -> dict[str, object]:
    answer = client.post("/predict", json=PATIENT | changes)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_the_second_answer_is_the_first_one_kept(client: TestClient, redis: FakeRedis) -> None:
    first, second = ask(client), ask(client)
    assert (first["cached"], second["cached"]) == (False, True)
    assert first | {"cached": True} == second
    assert redis.lifetimes == [60]


def test_another_patient_is_another_question(client: TestClient, redis: FakeRedis) -> None:
    ask(client)
    assert ask(client, age=60)["cached"] is False


def test_whole_numbers_and_the_order_of_fields_do_not_matter(
    client: TestClient, redis: FakeRedis
) -> None:
    ask(client)
    turned = {name: int(value) if value == int(value) else value for name, value in PATIENT.items()}
    answer = client.post("/predict", json=dict(reversed(turned.items()))).json()
    assert answer["cached"] is True


def test_a_new_model_does_not_give_the_old_one_s_answers() -> None:
    assert key("old", PATIENT) != key("new", PATIENT)


def test_a_cache_that_fails_costs_time_and_not_the_answer(
    client: TestClient, redis: FakeRedis, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    redis.fault = NoConnection("refused")
    assert [ask(client)["cached"] for _ in range(3)] == [False, False, False]
    redis.fault = None
    ask(client)
    said = [line for line in caplog.messages if "cache" in line]
    assert said == [
        "The cache does not answer, so every question is worked out: refused",
        "The cache answers again",
    ]


def test_a_cache_that_is_slow_is_not_waited_for(client: TestClient, redis: FakeRedis) -> None:
    redis.delay = 30
    assert ask(client)["cached"] is False


def test_what_is_no_number_is_worked_out(client: TestClient, redis: FakeRedis) -> None:
    redis.kept[key(app.state.model.version, PATIENT)] = b"rubbish"
    assert ask(client)["cached"] is False


def test_no_host_means_no_cache(caplog: pytest.LogCaptureFixture) -> None:
    assert open_cache(Settings()) is None
    assert "REDIS_HOST is not set" in caplog.text


def test_a_host_that_does_not_answer_is_one_line_in_the_log(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    app.state.cache = open_cache(Settings(redis_host="127.0.0.1", redis_port=9))
    assert ask(client)["cached"] is False
    app.state.cache = None
    assert sum("The cache does not answer" in line for line in caplog.messages) == 1
