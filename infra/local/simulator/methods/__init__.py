"""The Bot API's methods by name, and the one door through which every call goes."""

from __future__ import annotations

import asyncio
import logging
import re
import time
from dataclasses import dataclass
from typing import Any, Awaitable, Callable

from ..errors import ApiError, ordered
from ..faults import KINDS, NOTES, Fault
from ..parameters import Call
from ..world import World
from . import callbacks, commands, editing, file_access, media, menu, messages, receiving
from .registry import METHODS, Described

__all__ = ["Executor", "callbacks", "commands", "editing", "file_access", "media", "menu", "messages",
           "receiving"]
SENDING = re.compile("send(?!chataction)")


@dataclass
class Outcome:
    """What became of a call: HTTP status and JSON body (none when it was not carried out), and the fault it met."""

    status: int | None = None
    body: dict | None = None
    fault: Fault | None = None


@dataclass
class Executor:
    """Carries out method calls: faults first, then the method, then the wire log."""

    world: World
    delivery: Any = None

    async def execute(self, method: str, call: Call, direction: str = "call") -> Outcome:
        """Carries a call out, unless a fault was ordered for it. `direction`: call, or reply (inside a webhook's answer)."""
        started = time.monotonic()
        entry = METHODS.get(method.lower())
        name = entry[0] if entry else method
        chat_id = call.integer("chat_id") or None
        # A call in an answer has no connection of its own that could break.
        fault = self.world.faults.take("telegram", name, chat_id, KINDS if direction == "call" else ("refuse",))
        outcome = Outcome(fault=fault)
        note = fault and NOTES.get(fault.kind)
        if fault is None or fault.kind not in ("hang", "drop"):
            refused = await self._outcome(outcome, entry, name, call, chat_id)
            note = "; ".join(part for part in (note, refused) if part) or None
        if direction == "call":
            await asyncio.sleep(self.world.network["delay_calls"])
        if name != "getUpdates" or (outcome.body or {}).get("result") != []:
            self.world.traffic.record(direction, name, chat_id=chat_id, status=outcome.status,
                                      ok=outcome.status == 200 and (fault is None or fault.kind == "late"),
                                      started=started, request=call.shown(), response=outcome.body, note=note)
        return outcome

    async def _outcome(self, outcome: Outcome, entry: tuple[str, Callable[..., Awaitable]] | None, name: str,
                       call: Call, chat_id: int | None) -> str | None:
        """Fills in the answer; returns why the call was refused, if it was."""
        try:
            outcome.body = {"ok": True, **await self._run(outcome.fault, entry, name, call, chat_id)}
            outcome.status = 200
            return None
        except ApiError as refusal:
            outcome.body, outcome.status = refusal.body(), refusal.code
            return refusal.description
        except Exception:  # a fault of the simulator must not stop a chat's queue
            logging.exception("method %s failed", name)
            outcome.body, outcome.status = ApiError(500, "Internal Server Error: fault of the simulator").body(), 500
            return outcome.body["description"]

    async def _run(self, fault: Fault | None, entry: tuple[str, Callable[..., Awaitable]] | None, name: str, call: Call,
                   chat_id: int | None) -> dict:
        if entry is None:
            raise ApiError(404, "Not Found: method not found")
        if fault and fault.kind == "refuse":
            raise ordered(fault.code, fault.retry_after, fault.description)
        if SENDING.match(name.lower()):
            self.world.network.limit(chat_id)
        result = await entry[1](self, call)
        if isinstance(result, Described):
            return {"result": result.value, "description": result.description}
        return {"result": result}
