"""The service: the trained model behind one address."""

import json
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError

from . import __version__
from .body_limit import BodyLimit
from .features import NAMES
from .messages import Farm, Health, Prediction, Problem
from .predictor import Predictor


@asynccontextmanager
async def load_model(app: FastAPI) -> AsyncIterator[None]:
    """Load the model once, before the first question; without it the service does not start."""
    app.state.predictor = Predictor(Path(os.environ.get("MODEL_FILE", "model/farm-yield.onnx")))
    yield


# The pages /docs and /redoc of FastAPI load their files from other hosts, so they are left out;
# /openapi.json describes the service.
app = FastAPI(
    title="farm-yield",
    version=__version__,
    description="Predicts the yield of a coffee farm. The model was trained on synthetic data.",
    docs_url=None,
    redoc_url=None,
    lifespan=load_model,
)
app.add_middleware(BodyLimit)


@app.get("/", include_in_schema=False)
def index() -> dict[str, str]:
    """What this is, for somebody who opens the bare address."""
    return {"service": "farm-yield", "version": __version__, "description": "/openapi.json"}


@app.get("/health")
def health() -> Health:
    """Say that the service is up."""
    return Health(status="ok")


@app.post("/predict", responses={400: {"model": Problem}, 413: {"model": Problem}})
def predict(farm: Farm, request: Request) -> Prediction:
    """Predict what a farm brings in a year."""
    predictor: Predictor = request.app.state.predictor
    per_hectare = predictor.predict({name: getattr(farm, name) for name in NAMES})
    return Prediction(
        version=__version__,
        yield_kg_per_hectare=round(per_hectare),
        harvest_kg=round(per_hectare * farm.area_hectares),
    )


@app.exception_handler(RequestValidationError)
async def explain(request: Request, error: RequestValidationError) -> Response:
    """Name each field that is wrong and say why.

    The rejected value is not repeated: NaN, for one, is not JSON and could not be sent back.
    """
    problems = [{key: problem[key] for key in ("loc", "msg", "type")} for problem in error.errors()]
    return Response(json.dumps({"detail": problems}), 422, media_type="application/json")
