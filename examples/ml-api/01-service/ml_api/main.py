"""The service: the model behind /predict, and pages that describe it at /docs."""

import json
import logging
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi_offline import FastAPIOffline

from . import __version__
from .body_limit import BodyLimit
from .messages import Health, Patient, Prediction, Problem
from .model import load_model

# The logger of uvicorn, so that our lines look like the others.
log = logging.getLogger("uvicorn.error")


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Read the model once, before the first question."""
    app.state.model = load_model(Path(os.environ.get("MODEL_FILE", "model.joblib")))
    log.info("Model %s is loaded", app.state.model.version)
    yield


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


# A plain `def` runs in a thread, so that /health answers while the model works.
@app.post("/predict", responses={400: {"model": Problem}, 413: {"model": Problem}})
def predict(patient: Patient, request: Request) -> Prediction:
    """Ask the model about one person."""
    model = request.app.state.model
    return Prediction(model=model.version, progression=model.predict(patient.model_dump()))


@app.exception_handler(RequestValidationError)
async def explain(request: Request, error: RequestValidationError) -> Response:
    """Name each field that is wrong and say why.

    The rejected value is not repeated: NaN, for one, is not JSON and could not be sent back.
    """
    problems = [{key: problem[key] for key in ("loc", "msg", "type")} for problem in error.errors()]
    return Response(json.dumps({"detail": problems}), 422, media_type="application/json")
