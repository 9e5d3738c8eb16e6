"""The call that connects the bot to Viber: HTTP says 200 even when Viber refuses."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from city import viber
from city.console import Failure


@contextmanager
def server(answer: bytes) -> Iterator[tuple[str, list]]:
    """A server with one answer, and what it was asked."""
    asked: list = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked.append((self.path, self.headers["X-Viber-Auth-Token"], body))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            pass

    listening = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=listening.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listening.server_port}/viber", asked
    finally:
        listening.shutdown()
        listening.server_close()


def test_webhook_is_set_with_names_and_events() -> None:
    with server(b'{"status": 0, "status_message": "ok"}') as (url, asked):
        viber.set_webhook(url, "secret-token", "http://localhost:8400/viber/webhook")
    path, token, body = asked[0]
    assert (path, token, body["url"]) == ("/viber/pa/set_webhook", "secret-token", "http://localhost:8400/viber/webhook")
    assert body["send_name"] is True and "conversation_started" in body["event_types"]


@pytest.mark.parametrize("answer", [b'{"status": 1, "status_message": "invalidUrl"}', b"{}", b"[]", b"no json"])
def test_refusal_is_a_failure_without_the_token(answer: bytes) -> None:
    with server(answer) as (url, _), pytest.raises(Failure) as failure:
        viber.set_webhook(url, "secret-token", "http://localhost:8400/viber/webhook")
    assert "secret-token" not in str(failure.value.what) + str(failure.value.todo)


def test_silence_is_a_failure() -> None:
    with pytest.raises(Failure, match="did not answer"):
        viber.set_webhook("http://127.0.0.1:9/viber", "secret-token", "http://localhost:8400/viber/webhook")
