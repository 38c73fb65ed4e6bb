"""The service: one number that anybody can read and anybody can raise by one."""

import logging
from os import environ
from typing import Literal

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from redis.exceptions import RedisError

from . import __version__
from .memory import Memory
from .valkey import Valkey

log = logging.getLogger("uvicorn.error")


class Count(BaseModel):
    """How often the service was asked to count."""

    count: int
    kept_in: Literal["memory", "valkey"] = Field(description="where the count is kept")


class Health(BaseModel):
    """The service is up."""

    status: Literal["ok"]


class Problem(BaseModel):
    """Why there is no count."""

    detail: str


def make_app(store: Memory | Valkey) -> FastAPI:
    """Make the service around the store that keeps its count."""
    app = FastAPI(title="two-services", version=__version__, docs_url=None, redoc_url=None)
    away = {503: {"model": Problem, "description": "Valkey does not answer"}}

    @app.get("/", include_in_schema=False)
    async def index() -> dict[str, str]:
        """What this is, for somebody who opens the bare address."""
        return {"service": "two-services", "version": __version__, "docs": "/openapi.json"}

    @app.get("/health")
    async def health() -> Health:
        """Say that the service is up; whether Valkey is, its own health check says."""
        return Health(status="ok")

    @app.get("/count", responses=away)
    async def read() -> Count:
        """Give the count."""
        return Count(count=await store.read(), kept_in=store.name)

    @app.post("/count", responses=away)
    async def add() -> Count:
        """Count one more and give the new count."""
        return Count(count=await store.add(), kept_in=store.name)

    @app.exception_handler(RedisError)
    async def explain(request: Request, error: RedisError) -> JSONResponse:
        """Say that Valkey does not answer, rather than that this service is broken."""
        log.error("Valkey does not answer: %s", error)
        return JSONResponse({"detail": "Valkey does not answer, so there is no count."}, 503)

    return app


def choose_store(address: str | None) -> Memory | Valkey:
    """Keep the count in Valkey at this address, or in memory without one."""
    if not address:
        log.warning("VALKEY_URL is not set: the count is in memory and goes with this process.")
        return Memory()
    log.info("The count is kept in Valkey.")
    return Valkey.at(address)


app = make_app(choose_store(environ.get("VALKEY_URL")))
