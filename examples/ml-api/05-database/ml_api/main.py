"""The service: the model behind /predict, and pages that describe it at /docs."""

import json
import logging
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated

from fastapi import BackgroundTasks, FastAPI, HTTPException, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from fastapi_offline import FastAPIOffline

from . import __version__
from .body_limit import BodyLimit
from .messages import Health, Patient, Prediction, Problem, Record
from .model import load_model
from .records import FAULTS, open_records
from .settings import read_settings

# The logger of uvicorn, so that our lines look like the others.
log = logging.getLogger("uvicorn.error")


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Read the model once, before the first question, and open the database if there is one."""
    settings = read_settings(os.environ)
    app.state.model = load_model(settings.model_file)
    log.info("Model %s is loaded", app.state.model.version)
    app.state.records = records = open_records(settings)
    if records is not None:
        await records.check()
    yield
    if records is not None:
        await records.close()


# FastAPIOffline is FastAPI, except that the page /docs loads its files from this service and not
# from other hosts.
app = FastAPIOffline(
    title="ml-api",
    version=__version__,
    description="A trained model behind a small web service. It shows how to run one; it is no "
    "medical advice.",
    lifespan=lifespan,
)
app.add_middleware(BodyLimit)


@app.get("/", include_in_schema=False)
async def index() -> dict[str, str]:
    """What this is and where its documentation is, for somebody who opens the bare address."""
    return {"service": "ml-api", "version": __version__, "docs": "/docs"}


@app.get("/health")
async def health() -> Health:
    """Say that the service is up."""
    return Health(status="ok")


@app.post("/predict", responses={400: {"model": Problem}, 413: {"model": Problem}})
async def predict(patient: Patient, request: Request, later: BackgroundTasks) -> Prediction:
    """Ask the model about one person and record what it said."""
    model, records = request.app.state.model, request.app.state.records
    measured = patient.model_dump()
    # In a thread, so that /health answers while the model works.
    progression = await run_in_threadpool(model.predict, measured)
    if records is not None:
        # After the answer was sent: nobody waits for the database.
        later.add_task(records.save, model.version, measured, progression)
    return Prediction(model=model.version, progression=progression)


@app.get("/predictions", responses={404: {"model": Problem}, 503: {"model": Problem}})
async def list_predictions(
    request: Request, limit: Annotated[int, Query(ge=1, le=100)] = 20
) -> list[Record]:
    """Give the predictions that were made last, the newest first."""
    records = request.app.state.records
    if records is None:
        raise HTTPException(404, "Nothing is recorded: the service was started without a database.")
    try:
        return [Record(**row) for row in await records.latest(limit)]
    except FAULTS as fault:
        raise HTTPException(503, "The database does not answer.") from fault


@app.exception_handler(RequestValidationError)
async def explain(request: Request, error: RequestValidationError) -> Response:
    """Name each field that is wrong and say why.

    The rejected value is not repeated: NaN, for one, is not JSON and could not be sent back.
    """
    problems = [{key: problem[key] for key in ("loc", "msg", "type")} for problem in error.errors()]
    return Response(json.dumps({"detail": problems}), 422, media_type="application/json")
