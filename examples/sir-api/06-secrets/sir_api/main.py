"""The service: the model behind two addresses, and pages that describe them at /docs."""

import json
import logging
from secrets import compare_digest
from typing import Annotated

from fastapi import Depends, Header, HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi_offline import FastAPIOffline

from . import __version__
from .body_limit import BodyLimit
from .messages import Answer, Health, Problem, Question
from .model import Epidemic, simulate
from .settings import read_setting

log = logging.getLogger("uvicorn.error")

# Who knows it may ask the model. It is read when the service starts, and it is in no image.
TOKEN = read_setting("SIR_API_TOKEN")
if TOKEN is None:
    log.warning("SIR_API_TOKEN is not set: everybody who reaches this service may ask it")

# FastAPIOffline is FastAPI, except that the page /docs loads its files from this service and not
# from other hosts.
app = FastAPIOffline(
    title="sir-api",
    version=__version__,
    description="An SIR epidemic model behind a small web service.",
)
app.add_middleware(BodyLimit)


@app.get("/", include_in_schema=False)
async def index() -> dict[str, str]:
    """What this is and where its documentation is, for somebody who opens the bare address."""
    return {"service": "sir-api", "version": __version__, "docs": "/docs"}


@app.get("/health")
async def health() -> Health:
    """Say that the service is up."""
    return Health(status="ok")


async def check_token(x_token: Annotated[str | None, Header()] = None) -> None:
    """Refuse a question without the token, if there is one; the time it takes tells nothing."""
    if TOKEN is not None and not compare_digest((x_token or "").encode(), TOKEN.encode()):
        raise HTTPException(401, "the header X-Token must hold the token of this service")


REFUSED = {401: {"model": Problem}}
UNREADABLE = {400: {"model": Problem}, 413: {"model": Problem}}


# Not a plain `def`: that would run in a thread, and Python in a web page has none.
@app.post("/simulate", dependencies=[Depends(check_token)], responses=REFUSED | UNREADABLE)
async def run_simulation(question: Question) -> Answer:
    """Run one epidemic and return its course, its peak and its final size."""
    epidemic = Epidemic(
        susceptible=question.susceptible,
        infected=question.infected,
        recovered=question.recovered,
        beta=question.beta,
        gamma=question.gamma,
    )
    course = simulate(epidemic, question.days, question.step, question.method)
    return Answer(
        version=__version__,
        method=question.method,
        basic_reproduction_number=epidemic.basic_reproduction_number,
        peak_day=course.peak_day,
        peak_infected=course.peak_infected,
        final_size=course.final_size,
        time=course.time,
        susceptible=course.susceptible,
        infected=course.infected,
        recovered=course.recovered,
    )


@app.exception_handler(RequestValidationError)
async def explain(request: Request, error: RequestValidationError) -> Response:
    """Name each field that is wrong and say why.

    The rejected value is not repeated: NaN, for one, is not JSON and could not be sent back.
    """
    problems = [{key: problem[key] for key in ("loc", "msg", "type")} for problem in error.errors()]
    return Response(json.dumps({"detail": problems}), 422, media_type="application/json")
