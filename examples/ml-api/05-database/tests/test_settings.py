"""What the service reads from its environment."""

from pathlib import Path

import pytest

from ml_api.settings import Settings, read_settings


def test_nothing_set_means_no_database() -> None:
    assert read_settings({}) == Settings()
    assert Settings().database_host == ""


def test_every_variable_is_read() -> None:
    settings = read_settings(
        {
            "MODEL_FILE": "/models/a.joblib",
            "DATABASE_HOST": "db",
            "DATABASE_PORT": "6543",
            "DATABASE_NAME": "log",
            "DATABASE_USER": "me",
            "DATABASE_PASSWORD": "secret",
        }
    )
    assert settings == Settings(Path("/models/a.joblib"), "db", 6543, "log", "me", "secret")


@pytest.mark.parametrize("port", ["", "5432"])
def test_an_empty_variable_is_one_that_is_not_set(port: str) -> None:
    assert read_settings({"DATABASE_PORT": port}).database_port == 5432


@pytest.mark.parametrize("port", ["five", "0", "-1", "65536", "5432.0", "٥"])
def test_a_wrong_port_is_named(port: str) -> None:
    with pytest.raises(RuntimeError, match="DATABASE_PORT"):
        read_settings({"DATABASE_PORT": port})


def test_a_password_is_not_printed() -> None:
    assert "secret" not in repr(Settings(database_password="secret"))
