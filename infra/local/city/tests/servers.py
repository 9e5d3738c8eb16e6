"""A server of one test: prepared answers, and what it was asked."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer


@dataclass
class Asked:
    """One request."""

    path: str
    token: str | None
    body: dict


@contextmanager
def server(answers: dict[str, tuple[int, bytes]]) -> Iterator[tuple[str, list[Asked]]]:
    """Answers by the path's last part; anything else is 404. Gives the address and the requests so far."""
    asked: list[Asked] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked.append(Asked(self.path, self.headers["X-Viber-Auth-Token"], body))
            status, answer = answers.get(self.path.rsplit("/", 1)[-1], (404, b"{}"))
            self.send_response(status)
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            pass

    listening = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=listening.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listening.server_port}", asked
    finally:
        listening.shutdown()
        listening.server_close()
