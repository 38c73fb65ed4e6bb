"""Asks an ASGI application, as a server would, without a socket."""

import asyncio
import importlib
import json
import traceback
from urllib.parse import unquote

app = None


def start(module: str, name: str) -> dict:
    """Import the application, which is what a server does when it starts."""
    global app
    do_without_threads()
    app = getattr(importlib.import_module(module), name)
    return {"title": getattr(app, "title", name)}


def do_without_threads() -> None:
    """Let what a server hands to a thread, such as reading a file, happen at once: a page has no threads."""
    try:
        to_thread = importlib.import_module("anyio.to_thread")
    except ModuleNotFoundError:
        return

    async def run_here(work, *args, **_how):
        return work(*args)

    to_thread.run_sync = run_here


async def ask(text: str) -> dict:
    """Send one request, described as JSON, and give the answer."""
    request = json.loads(text)
    body = request.get("body", "").encode("utf-8", "replace")
    answer = {"status": 500, "headers": [], "body": b""}
    started = read = False
    ended = asyncio.Event()

    async def receive():
        nonlocal read
        if read:  # as a server does: the reader goes once the answer is whole
            await ended.wait()
            return {"type": "http.disconnect"}
        read = True
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message):
        nonlocal started
        if message["type"] == "http.response.start":
            started = True
            answer["status"] = message["status"]
            answer["headers"] = [[key.decode("latin-1"), value.decode("latin-1")] for key, value in message["headers"]]
        else:
            answer["body"] += message.get("body", b"")
            if not message.get("more_body", False):
                ended.set()

    try:
        await app(describe(request, body), receive, send)
    except Exception as error:  # as uvicorn does: it answers 500 and prints the trace
        answer["trace"] = "".join(traceback.format_exception(error))
        if not started:
            answer["headers"] = [["content-type", "text/plain; charset=utf-8"]]
            answer["body"] = b"Internal Server Error"
    if request["method"] == "HEAD":
        answer["body"] = b""
    return readable(answer)


def describe(request: dict, body: bytes) -> dict:
    path, _, query = request["path"].partition("?")
    headers = [[key.lower(), value] for key, value in request["headers"]]
    known = {key for key, _ in headers}
    usual = [["host", "localhost:8000"], ["user-agent", "this page"], ["accept", "*/*"]]
    if "body" in request:
        usual.append(["content-length", str(len(body))])
    headers += [[key, value] for key, value in usual if key not in known]
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": request["method"],
        "scheme": "http",
        "path": unquote(path),
        "raw_path": path.encode("utf-8", "replace"),
        "query_string": query.encode("utf-8", "replace"),
        "root_path": "",
        "headers": [(key.encode("latin-1", "replace"), value.encode("latin-1", "replace")) for key, value in headers],
        "client": ("127.0.0.1", 50000),
        "server": ("127.0.0.1", 8000),
    }


def readable(answer: dict) -> dict:
    """The body as text; how many bytes it has where it is none."""
    body = answer.pop("body")
    answer["bytes"] = len(body)
    try:
        answer["body"] = body.decode("utf-8")
    except UnicodeDecodeError:
        answer["body"] = None
    return answer
