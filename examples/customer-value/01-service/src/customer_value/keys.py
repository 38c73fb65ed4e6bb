"""Who may ask about customers: whoever knows the key that the environment holds."""

import os
from secrets import compare_digest
from typing import Annotated

from fastapi import Depends, HTTPException
from fastapi.security import APIKeyHeader

HEADER = APIKeyHeader(name="X-API-Key", auto_error=False)


def check_key(given: Annotated[str | None, Depends(HEADER)]) -> None:
    """Let a request pass that carries the key.

    Both are compared in full whatever is wrong with them, so the time of the answer does not tell
    how much of a guess was right. Without a key in the environment nobody is let in.
    """
    key = os.environ.get("API_KEY", "").encode(errors="surrogateescape")
    if key == b"":
        raise HTTPException(401, "API_KEY is not set, so nobody may ask about customers")
    if given is None or not compare_digest(given.encode(), key):
        raise HTTPException(401, "the header X-API-Key does not hold the key")
