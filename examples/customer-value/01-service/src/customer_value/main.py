"""The service: the model for anybody, the customers of the shop for whoever has the key."""

import json
import logging
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Annotated

from dotenv import load_dotenv
from fastapi import Depends, FastAPI, HTTPException, Request, Response
from fastapi import Path as PathPart
from fastapi.exceptions import RequestValidationError
from fastapi_offline import FastAPIOffline

from . import __version__
from .body_limit import BodyLimit
from .customers import CustomersMissing, find_customer
from .keys import check_key
from .messages import CustomerValue, Health, Problem, Question, Value
from .model import Customer, value_by_year

log = logging.getLogger("uvicorn.error")

# Beside the code there may be a file with the key. What the environment holds already comes first.
load_dotenv(".env")


def customers_file() -> Path:
    """Where the customers are: in the folder that DATA_DIR names, or in data."""
    return Path(os.environ.get("DATA_DIR", "data")) / "customers.csv"


@asynccontextmanager
async def tell_what_is_missing(app: FastAPI) -> AsyncIterator[None]:
    """Say at the start what the service has to do without."""
    if os.environ.get("API_KEY", "") == "":
        log.warning("API_KEY is not set: nobody may ask about customers")
    if not customers_file().is_file():
        log.warning("%s is not there: no customer is known", customers_file())
    yield


# FastAPIOffline is FastAPI, except that the page /docs loads its files from this service and not
# from other hosts.
app = FastAPIOffline(
    title="customer-value",
    version=__version__,
    description="What a customer is worth.",
    lifespan=tell_what_is_missing,
)
app.add_middleware(BodyLimit)


@app.get("/", include_in_schema=False)
def index() -> dict[str, str]:
    """What this is and where its documentation is, for somebody who opens the bare address."""
    return {"service": "customer-value", "version": __version__, "docs": "/docs"}


@app.get("/health")
def health() -> Health:
    """Say that the service is up."""
    return Health(status="ok")


@app.post("/value", responses={400: {"model": Problem}, 413: {"model": Problem}})
def work_out(question: Question) -> Value:
    """Work out what a customer is worth; this needs no key, since nothing of the shop is told."""
    customer = Customer(question.yearly_margin, question.retention)
    by_year = value_by_year(customer, question.years, question.discount_rate)
    return Value(version=__version__, value=sum(by_year), by_year=by_year)


@app.get(
    "/customers/{name}/value",
    dependencies=[Depends(check_key)],
    responses={status: {"model": Problem} for status in (401, 404, 503)},
)
def work_out_customer(name: Annotated[str, PathPart(max_length=100)]) -> CustomerValue:
    """Work out what a customer of the shop is worth over ten years."""
    try:
        customer = find_customer(customers_file(), name)
    except CustomersMissing as problem:
        raise HTTPException(503, str(problem)) from problem
    if customer is None:
        raise HTTPException(404, "there is no customer of that name")
    by_year = value_by_year(customer)
    return CustomerValue(
        version=__version__,
        customer=name,
        yearly_margin=customer.yearly_margin,
        retention=customer.retention,
        value=sum(by_year),
        by_year=by_year,
    )


@app.exception_handler(RequestValidationError)
async def explain(request: Request, error: RequestValidationError) -> Response:
    """Name each field that is wrong and say why.

    The rejected value is not repeated: NaN, for one, is not JSON and could not be sent back.
    """
    problems = [{key: problem[key] for key in ("loc", "msg", "type")} for problem in error.errors()]
    return Response(json.dumps({"detail": problems}), 422, media_type="application/json")
