"""No question needs more than a few hundred bytes, so the service keeps no more than it must."""

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 10_000


class BodyLimit:
    """Answers 413 to a body that is too long, once it was sent, without keeping it in memory."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        kept, length, more = b"", 0, True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            length += len(message.get("body", b""))
            kept = kept + message.get("body", b"") if length <= MOST_BYTES else b""
            more = message.get("more_body", False)
        if length > MOST_BYTES:
            problem = f"The body has {length:,} bytes; at most {MOST_BYTES:,} are read."
            await JSONResponse({"detail": problem}, 413)(scope, receive, send)
            return
        unread = [kept]

        async def receive_again() -> Message:
            if unread:
                return {"type": "http.request", "body": unread.pop(), "more_body": False}
            return await receive()

        await self._app(scope, receive_again, send)
