"""The model run from the command line."""

import subprocess
import sys

import pytest


def run(*options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "sir_api", *options], capture_output=True, text=True, check=False
    )


def test_it_prints_one_line() -> None:
    done = run("--r0", "3")
    assert done.returncode == 0
    assert done.stdout.startswith("R0 3.0: peak of 3,0")
    assert done.stdout.count("\n") == 1


@pytest.mark.parametrize("value", ["abc", "-1", "0", "nan", "1e999", "0,3"])
def test_a_wrong_number_is_named_with_its_option(value: str) -> None:
    done = run("--r0=" + value)
    assert done.returncode == 2
    assert f"argument --r0: '{value}' is not a number above 0" in done.stderr
    assert "with a point" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_step_that_is_too_long_is_explained() -> None:
    done = run("--gamma", "200")
    assert done.returncode == 2
    assert "argument --step: a step of 0.5 days is too long" in done.stderr


def test_help_says_what_each_option_is_and_what_it_is_if_left_out() -> None:
    text = " ".join(run("--help").stdout.split())
    for default in ("3.0", "0.1", "9900", "100", "200", "0.5", "rk4"):
        assert f"(default: {default})" in text
