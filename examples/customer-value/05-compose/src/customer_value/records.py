"""What was asked is kept in PostgreSQL. Without a database, nothing is kept and all else works."""

import logging
import os
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock
from time import monotonic
from typing import Any

from pg8000.native import Connection

log = logging.getLogger("uvicorn.error")

# Seconds after which a connection that does not come is given up, and before another is tried.
PATIENCE = 2
PAUSE = 5

TABLE = """
create table if not exists estimates (
    id bigint generated always as identity primary key,
    asked_at timestamptz not null default now(),
    yearly_margin double precision not null,
    retention double precision not null,
    years integer not null,
    discount_rate double precision not null,
    value double precision not null
)
"""
ADD = """
insert into estimates (yearly_margin, retention, years, discount_rate, value)
values (:yearly_margin, :retention, :years, :discount_rate, :value)
"""
LATEST = """
select asked_at, yearly_margin, retention, years, discount_rate, value
from estimates order by id desc limit 20
"""


@dataclass(frozen=True)
class Estimate:
    """What was asked, and what came out."""

    yearly_margin: float
    retention: float
    years: int
    discount_rate: float
    value: float


class Records:
    """The estimates in the database that the environment names; one connection for all threads.

    A database that is away is tried again with the first question after a pause, so it may come
    later than the service, and go and come back.
    """

    def __init__(self) -> None:
        self._host = os.environ.get("DATABASE_HOST", "")
        self._connection: Connection | None = None
        self._lock = Lock()
        self._not_before = 0.0
        if self._host == "":
            log.warning("DATABASE_HOST is not set: nothing is recorded")

    def add(self, estimate: Estimate) -> bool:
        """Keep an estimate; False when there is no database that could."""
        return self._run(ADD, **vars(estimate)) is not None

    def latest(self) -> list[dict[str, Any]] | None:
        """The latest 20 estimates, the last one first; None when the database does not answer."""
        if self._host == "":
            return []
        rows = self._run(LATEST)
        names = ("asked_at", "yearly_margin", "retention", "years", "discount_rate", "value")
        return None if rows is None else [dict(zip(names, row, strict=True)) for row in rows]

    def close(self) -> None:
        """Say goodbye to the database."""
        with self._lock, suppress(Exception):
            if self._connection is not None:
                self._connection.close()
        self._connection = None

    def _run(self, statement: str, **values: float) -> list[list[Any]] | None:
        """Run a statement and give its rows, or None when there is no database."""
        with self._lock:
            if self._host == "" or (self._connection is None and monotonic() < self._not_before):
                return None
            try:
                if self._connection is None:
                    self._connection = self._connect()
                return self._connection.run(statement, **values) or []
            except Exception as problem:  # of the network, of the driver or of the database
                log.warning("the database does not answer, nothing is recorded: %s", problem)
                self._connection = None
                self._not_before = monotonic() + PAUSE
                return None

    def _connect(self) -> Connection:
        connection = Connection(
            os.environ.get("DATABASE_USER", "customer_value"),
            host=self._host,
            port=int(os.environ.get("DATABASE_PORT", "5432")),
            database=os.environ.get("DATABASE_NAME", "customer_value"),
            password=os.environ.get("DATABASE_PASSWORD", ""),
            timeout=PATIENCE,
        )
        connection.run(TABLE)
        log.info("recording in the database at %s", self._host)
        return connection
