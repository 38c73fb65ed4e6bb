"""What is recorded, against a database in a file, and against none."""

import asyncio
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy.ext.asyncio import create_async_engine

from ml_api.main import app
from ml_api.records import Records, open_records
from ml_api.settings import Settings

PATIENT = {
    "age": 59,
    "bmi": 32.1,
    "blood_pressure": 101,
    "hdl": 38,
    "log_triglycerides": 4.86,
    "glucose": 87,
}


@pytest.fixture
def recording(client: TestClient, tmp_path: Path) -> Iterator[TestClient]:
    """The service with a database; SQLite plays PostgreSQL."""
    app.state.records = Records(create_async_engine(f"sqlite+aiosqlite:///{tmp_path}/log.sqlite"))
    yield client
    asyncio.run(app.state.records.close())
    app.state.records = None


@pytest.fixture
def broken(client: TestClient, tmp_path: Path) -> Iterator[TestClient]:
    """The service with a database that cannot be reached."""
    nowhere = tmp_path / "no-such-folder" / "log.sqlite"
    app.state.records = Records(create_async_engine(f"sqlite+aiosqlite:///{nowhere}"))
    yield client
    asyncio.run(app.state.records.close())
    app.state.records = None


def test_every_prediction_is_recorded_the_newest_first(recording: TestClient) -> None:
    answers = [
        recording.post("/predict", json=PATIENT | {"age": age}).json() for age in (40, 50, 60)
    ]
    recorded = recording.get("/predictions?limit=2").json()
    assert [row["patient"]["age"] for row in recorded] == [60, 50]
    assert [row["progression"] for row in recorded] == [
        answer["progression"] for answer in reversed(answers[1:])
    ]


def test_a_question_that_is_refused_is_not_recorded(recording: TestClient) -> None:
    assert recording.post("/predict", json=PATIENT | {"age": -1}).status_code == 422
    assert recording.get("/predictions").json() == []


@pytest.mark.parametrize("limit", ["0", "101", "-1", "1.5", "many", ""])
def test_a_wrong_limit_is_refused(recording: TestClient, limit: str) -> None:
    assert recording.get(f"/predictions?limit={limit}").status_code == 422


def test_without_a_database_the_service_answers_and_says_that_nothing_is_recorded(
    client: TestClient,
) -> None:
    assert client.post("/predict", json=PATIENT).status_code == 200
    answer = client.get("/predictions")
    assert answer.status_code == 404
    assert "without a database" in answer.json()["detail"]


def test_a_database_that_fails_costs_the_record_and_not_the_answer(
    broken: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        assert broken.post("/predict", json=PATIENT).status_code == 200
    assert "A prediction is not recorded" in caplog.text
    assert broken.get("/predictions").status_code == 503
    assert broken.get("/health").status_code == 200


def test_no_host_means_no_records(caplog: pytest.LogCaptureFixture) -> None:
    assert open_records(Settings()) is None
    assert "DATABASE_HOST is not set" in caplog.text


def test_a_host_that_does_not_answer_is_one_line_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    records = open_records(Settings(database_host="127.0.0.1", database_port=9))
    assert records is not None
    asyncio.run(records.check())
    assert [line.split(":")[0] for line in caplog.messages] == ["The database does not answer"]
