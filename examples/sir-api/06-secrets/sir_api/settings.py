"""What the service is told from outside when it starts."""

from os import environ
from pathlib import Path


def read_setting(name: str) -> str | None:
    """The value of the variable `name`, or of the file that the variable `<name>_FILE` names.

    The second is how Docker and Kubernetes hand over secrets: a file shows up in no list of
    variables, such as that of `docker inspect`. None when neither is set or the value is empty.
    """
    value, file = environ.get(name), environ.get(f"{name}_FILE")
    if value and file:
        raise ValueError(f"{name} and {name}_FILE are both set: keep one of them")
    if not file:
        return value or None
    try:
        return Path(file).read_text(encoding="utf-8").strip() or None
    except (OSError, UnicodeDecodeError) as problem:
        raise ValueError(f"{name}_FILE names {file}, which cannot be read: {problem}") from problem
