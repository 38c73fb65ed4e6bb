"""The predictions that were made, in PostgreSQL. The service answers with and without it."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
from sqlalchemy import (
    JSON,
    URL,
    Column,
    DateTime,
    Float,
    Identity,
    Integer,
    MetaData,
    Table,
    Text,
    func,
    insert,
    select,
    text,
)
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from .settings import Settings

log = logging.getLogger("uvicorn.error")

predictions = Table(
    "predictions",
    MetaData(),
    Column("id", Integer, Identity(), primary_key=True),
    Column("asked_at", DateTime(timezone=True), nullable=False, server_default=func.now()),
    Column("model", Text, nullable=False),
    Column("patient", JSON, nullable=False),
    Column("progression", Float, nullable=False),
)

# All that can go wrong on the way to a database and back.
FAULTS = (SQLAlchemyError, asyncpg.PostgresError, asyncpg.InterfaceError, OSError, TimeoutError)

# Any number will do, as long as nobody else takes it: see prepare.
LOCK = 20_261_121


class Records:
    """Writes predictions to a database and reads them back."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._prepared = False

    async def check(self) -> None:
        """Say in the log whether the database answers."""
        try:
            async with self._connect():
                log.info("Predictions are recorded in the database")
        except FAULTS as fault:
            log.warning("The database does not answer: %s", first_line(fault))

    async def save(self, model: str, patient: dict[str, float], progression: float) -> None:
        """Record one prediction; if the database does not take it, the log says so."""
        row = {"model": model, "patient": patient, "progression": progression}
        try:
            async with self._connect() as connection:
                await connection.execute(insert(predictions).values(row))
        except FAULTS as fault:
            self._prepared = False  # it may come back empty
            log.warning("A prediction is not recorded: %s", first_line(fault))

    async def latest(self, limit: int) -> list[dict[str, Any]]:
        """Give the predictions that were made last, the newest first; raises one of FAULTS."""
        async with self._connect() as connection:
            newest = select(predictions).order_by(predictions.c.id.desc()).limit(limit)
            return [dict(row) for row in (await connection.execute(newest)).mappings()]

    async def close(self) -> None:
        """Give the connections back."""
        await self._engine.dispose()

    @asynccontextmanager
    async def _connect(self) -> AsyncIterator[AsyncConnection]:
        """Lend a connection for one transaction; the first one makes the table."""
        async with self._engine.begin() as connection:
            if not self._prepared:
                await prepare(connection)
            yield connection
        self._prepared = True


async def prepare(connection: AsyncConnection) -> None:
    """Make the table if it is not there; two services that start at once take turns."""
    if connection.dialect.name == "postgresql":
        await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    await connection.run_sync(predictions.metadata.create_all)


def open_records(settings: Settings) -> Records | None:
    """Open the database that the settings name, or None; nothing is sent to it yet."""
    if not settings.database_host:
        log.warning("DATABASE_HOST is not set: predictions are not recorded")
        return None
    address = URL.create(
        "postgresql+asyncpg",
        username=settings.database_user,
        password=settings.database_password or None,
        host=settings.database_host,
        port=settings.database_port,
        database=settings.database_name,
    )
    # A connection that the database has closed meanwhile is replaced (pool_pre_ping), and none is
    # waited for longer than a few seconds.
    patience = {"timeout": 3, "command_timeout": 5}
    return Records(create_async_engine(address, pool_pre_ping=True, connect_args=patience))


def first_line(fault: BaseException) -> str:
    """What went wrong, on one line: the rest of SQLAlchemy's messages is the statement."""
    lines = str(fault).splitlines()
    return lines[0] if lines else type(fault).__name__
