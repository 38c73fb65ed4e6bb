"""The image's health check, against servers that answer well, badly and not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from counter import health


@contextmanager
def server(status: int) -> Iterator[int]:
    """A server on a free port that answers everything with this status."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Print nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as running:
        Thread(target=running.serve_forever, daemon=True).start()
        yield running.server_port
        running.shutdown()


@pytest.mark.parametrize(("status", "code"), [(200, 0), (500, 1), (404, 1)])
def test_only_the_status_200_is_healthy(
    status: int, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with server(status) as port:
        monkeypatch.setattr(health, "PORT", port)
        assert health.main() == code


def test_no_answer_is_unhealthy(monkeypatch: pytest.MonkeyPatch) -> None:
    with server(200) as port:
        monkeypatch.setattr(health, "PORT", port)
    assert health.main() == 1


def test_a_proxy_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with server(200) as port:
        monkeypatch.setattr(health, "PORT", port)
        assert health.main() == 0
