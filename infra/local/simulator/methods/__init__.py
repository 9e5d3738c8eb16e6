"""The Bot API's methods by name, and the one door through which every call goes."""

from __future__ import annotations

import asyncio
import logging
import re
import time
from dataclasses import dataclass
from typing import Any, Awaitable, Callable

from ..errors import ApiError
from ..parameters import Call
from ..world import World
from . import callbacks, commands, editing, file_access, media, messages, receiving
from .registry import METHODS, Described

__all__ = ["Executor", "callbacks", "commands", "editing", "file_access", "media", "messages", "receiving"]
SENDING = re.compile("send(?!chataction)")


@dataclass
class Executor:
    """Carries out method calls: weather first, then the method, then the wire log."""

    world: World
    delivery: Any = None

    async def execute(self, method: str, call: Call, direction: str = "call") -> tuple[int, dict]:
        """The HTTP status and JSON body of the answer."""
        started = time.monotonic()
        entry = METHODS.get(method.lower())
        name = entry[0] if entry else method
        chat_id = call.integer("chat_id") or None
        try:
            body = {"ok": True, **await self._run(entry, name, call, chat_id)}
            status, note = 200, None
        except ApiError as refusal:
            body, status, note = refusal.body(), refusal.code, refusal.description
        except Exception:  # a fault of the simulator must not stop a chat's queue
            logging.exception("method %s failed", name)
            body = ApiError(500, "Internal Server Error: fault of the simulator").body()
            status, note = 500, body["description"]
        if direction == "call":
            await asyncio.sleep(self.world.network["delay_calls"])
        if name != "getUpdates" or body.get("result") != []:
            self.world.traffic.record(direction, name, chat_id=chat_id, status=status, ok=status == 200,
                                      started=started, request=call.shown(), response=body, note=note)
        return status, body

    async def _run(self, entry: tuple[str, Callable[..., Awaitable]] | None, name: str, call: Call,
                   chat_id: int | None) -> dict:
        if entry is None:
            raise ApiError(404, "Not Found: method not found")
        self.world.network.refuse(name.lower(), chat_id, bool(SENDING.match(name.lower())))
        result = await entry[1](self, call)
        if isinstance(result, Described):
            return {"result": result.value, "description": result.description}
        return {"result": result}
