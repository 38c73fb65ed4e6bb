"""The service: one number that anybody can read and anybody can raise by one."""

from typing import Literal

from fastapi import FastAPI
from pydantic import BaseModel, Field

from . import __version__
from .memory import Memory


class Count(BaseModel):
    """How often the service was asked to count."""

    count: int
    kept_in: Literal["memory"] = Field(description="where the count is kept")


class Health(BaseModel):
    """The service is up."""

    status: Literal["ok"]


def make_app(store: Memory) -> FastAPI:
    """Make the service around the store that keeps its count."""
    app = FastAPI(title="two-services", version=__version__, docs_url=None, redoc_url=None)

    @app.get("/", include_in_schema=False)
    async def index() -> dict[str, str]:
        """What this is, for somebody who opens the bare address."""
        return {"service": "two-services", "version": __version__, "docs": "/openapi.json"}

    @app.get("/health")
    async def health() -> Health:
        """Say that the service is up."""
        return Health(status="ok")

    @app.get("/count")
    async def read() -> Count:
        """Give the count."""
        return Count(count=await store.read(), kept_in=store.name)

    @app.post("/count")
    async def add() -> Count:
        """Count one more and give the new count."""
        return Count(count=await store.add(), kept_in=store.name)

    return app


app = make_app(Memory())
