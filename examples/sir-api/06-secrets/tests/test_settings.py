"""Settings from variables and from files."""

from pathlib import Path

import pytest

from sir_api.settings import read_setting


def test_a_variable_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOKEN", "abc")
    assert read_setting("TOKEN") == "abc"


def test_a_file_is_read_without_its_last_newline(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "token"
    file.write_text("abc\n")
    monkeypatch.setenv("TOKEN_FILE", str(file))
    assert read_setting("TOKEN") == "abc"


@pytest.mark.parametrize("value", [None, ""])
def test_what_is_not_set_or_empty_is_none(
    value: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if value is not None:
        monkeypatch.setenv("TOKEN", value)
    assert read_setting("TOKEN") is None


def test_an_empty_file_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text("\n")
    monkeypatch.setenv("TOKEN_FILE", str(file))
    assert read_setting("TOKEN") is None


def test_both_at_once_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOKEN", "abc")
    monkeypatch.setenv("TOKEN_FILE", "/run/secrets/token")
    with pytest.raises(ValueError, match="both set"):
        read_setting("TOKEN")


def test_a_file_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOKEN_FILE", "/run/secrets/none")
    with pytest.raises(ValueError, match="TOKEN_FILE names /run/secrets/none"):
        read_setting("TOKEN")
