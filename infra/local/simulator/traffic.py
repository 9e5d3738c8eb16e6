"""What went over the wire, and the live feed of the page."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from typing import Any


class Feed:
    """Spreads events to everybody who listens."""

    def __init__(self) -> None:
        self._listeners: set[asyncio.Queue] = set()

    def listen(self) -> asyncio.Queue:
        """A queue that receives every event from now on."""
        queue: asyncio.Queue = asyncio.Queue()
        self._listeners.add(queue)
        return queue

    def leave(self, queue: asyncio.Queue) -> None:
        """Ends listening."""
        self._listeners.discard(queue)

    def publish(self, kind: str, **content: Any) -> None:
        """Sends an event to all listeners."""
        for queue in self._listeners:
            queue.put_nowait({"type": kind, **content})


class Traffic:
    """The last exchanges: method calls, webhook deliveries, calls in webhook answers."""

    def __init__(self, feed: Feed, size: int = 500):
        self._feed = feed
        self._entries: deque[dict] = deque(maxlen=size)
        self._number = 0

    def record(self, direction: str, name: str, *, chat_id: int | None, status: int | None, ok: bool,
               started: float, request: Any, response: Any, note: str | None = None,
               messenger: str = "telegram", event_id: int | None = None) -> None:
        """Adds one exchange. `direction`: call, reply (inside a webhook answer) or update."""
        self._number += 1
        entry = {"id": self._number, "at": time.time(), "messenger": messenger, "direction": direction, "name": name,
                 "event_id": event_id, "chat_id": chat_id, "status": status, "ok": ok,
                 "ms": round((time.monotonic() - started) * 1000), "request": request,
                 "response": response, "note": note}
        self._entries.append(entry)
        self._feed.publish("traffic", entry=entry)

    def entries(self, after: int = 0) -> list[dict]:
        """Exchanges after an id, oldest first."""
        return [entry for entry in self._entries if entry["id"] > after]

    def clear(self) -> None:
        """Empties the log."""
        self._entries.clear()
        self._feed.publish("traffic_cleared")
