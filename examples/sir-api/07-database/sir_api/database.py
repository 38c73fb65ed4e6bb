"""The record of runs: a table in PostgreSQL, and a hypertable where the database has TimescaleDB."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .messages import Answer, Question, Run
from .settings import read_setting

if TYPE_CHECKING:
    from pg8000.native import Connection

# A database that takes longer than this does not hold up an answer of the model.
SECONDS_TO_WAIT = 3

TABLE = """
CREATE TABLE IF NOT EXISTS runs (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    at timestamptz NOT NULL DEFAULT now(),
    version text NOT NULL,
    method text NOT NULL,
    susceptible double precision NOT NULL,
    infected double precision NOT NULL,
    recovered double precision NOT NULL,
    beta double precision NOT NULL,
    gamma double precision NOT NULL,
    days double precision NOT NULL,
    step double precision NOT NULL,
    basic_reproduction_number double precision NOT NULL,
    peak_day double precision NOT NULL,
    peak_infected double precision NOT NULL,
    final_size double precision NOT NULL
)
"""

# The columns that a run is saved with; the database adds `id` and `at`.
SAVED = [name for name in Run.model_fields if name not in ("id", "at")]
INSERT = f"INSERT INTO runs ({', '.join(SAVED)}) VALUES ({', '.join(':' + name for name in SAVED)})"
LATEST = f"SELECT id::text, at, {', '.join(SAVED)} FROM runs ORDER BY at DESC LIMIT :most"


class DatabaseError(Exception):
    """The database did not answer, or not as it should; the message says why in one line."""


@dataclass
class Database:
    """Where the database is and who asks it. Each request has a connection of its own."""

    host: str
    port: int
    name: str
    user: str
    password: str | None = field(repr=False)
    _is_prepared: bool = field(default=False, init=False, repr=False)

    def __str__(self) -> str:
        return f"the database {self.name} on {self.host}:{self.port}"

    def prepare(self) -> str:
        """Make the table if it is not there, and say what kind it is."""
        with self._connect() as connection:
            return "hypertable" if has_timescaledb(connection) else "table"

    def save(self, question: Question, answer: Answer) -> None:
        """Add one run."""
        # The people of day 0 are the question's; the answer has lists under the same names.
        known = answer.model_dump() | question.model_dump()
        with self._connect() as connection:
            connection.run(INSERT, **{name: known[name] for name in SAVED})

    def latest(self, most: int) -> list[Run]:
        """The runs saved last, newest first."""
        with self._connect() as connection:
            rows = connection.run(LATEST, most=most)
        return [Run(**dict(zip(("id", "at", *SAVED), row, strict=True))) for row in rows]

    @contextmanager
    def _connect(self) -> "Iterator[Connection]":
        # Imported here, because Python in a web page has no sockets for it and asks no database.
        from pg8000.exceptions import Error
        from pg8000.native import Connection

        try:
            connection = Connection(
                self.user,
                host=self.host,
                port=self.port,
                database=self.name,
                password=self.password,
                timeout=SECONDS_TO_WAIT,
            )
            try:
                if not self._is_prepared:
                    make_table(connection)
                    self._is_prepared = True
                yield connection
            finally:
                connection.close()
        except (Error, OSError) as problem:
            # The table may be gone, with its volume: look again next time.
            self._is_prepared = False
            raise DatabaseError(f"{self}: {explain(problem)}") from problem


def find_database() -> Database | None:
    """The database that DATABASE_HOST and its neighbours name, or None when there is none."""
    host = read_setting("DATABASE_HOST")
    if host is None:
        return None
    return Database(
        host=host,
        port=int(read_setting("DATABASE_PORT") or 5432),
        name=read_setting("DATABASE_NAME") or "sir",
        user=read_setting("DATABASE_USER") or "sir",
        password=read_setting("DATABASE_PASSWORD"),
    )


def make_table(connection: "Connection") -> None:
    """Make what is missing; two services that start at once take turns."""
    connection.run("START TRANSACTION")
    connection.run("SELECT pg_advisory_xact_lock(hashtext('sir-api'))")
    connection.run("SET LOCAL client_min_messages = warning")
    connection.run(TABLE)
    if has_timescaledb(connection):
        # A hypertable is cut into chunks by time, which keeps it quick when it is large.
        connection.run("SELECT create_hypertable('runs', by_range('at'), if_not_exists => true)")
    else:
        connection.run("CREATE INDEX IF NOT EXISTS runs_at_idx ON runs (at DESC)")
    connection.run("COMMIT")


def has_timescaledb(connection: "Connection") -> bool:
    """Whether this database has the extension, as the databases of TimescaleDB's image do."""
    return bool(connection.run("SELECT 1 FROM pg_extension WHERE extname = 'timescaledb'"))


def explain(problem: Exception) -> str:
    """What went wrong in one line; PostgreSQL answers with a dictionary of one-letter keys."""
    told: Any = problem.args[0] if problem.args else problem
    return str(told.get("M", told) if isinstance(told, dict) else problem).strip()
