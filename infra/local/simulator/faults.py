"""Faults on demand: what becomes of the bot's next method calls, by method, in either messenger.

A rule waits until a call matches it. `refuse` answers with an error and does nothing; `late` does what
was asked and answers after a while; `hang` does nothing and never answers; `lost` does what was asked,
then the connection breaks; `drop` breaks it before anything is done. Rules are not kept over restarts.
"""

from __future__ import annotations

import asyncio
import itertools
import time
from dataclasses import asdict, dataclass
from typing import Any

from aiohttp import web

from .errors import ControlError
from .traffic import Feed

KINDS = ("refuse", "late", "hang", "lost", "drop")
CODES = {"telegram": range(400, 600), "viber": range(1, 100)}
USUAL_CODE = {"telegram": 429, "viber": 12}
LONGEST = 120
NOTES = {
    "late": "відповідь навмисно затримано", "hang": "виклик навмисно залишено без відповіді",
    "lost": "виконано, але відповідь навмисно загублено", "drop": "звʼязок навмисно урвано до виконання",
}


@dataclass
class Fault:
    """One rule: which calls it meets and what becomes of them."""

    id: int
    messenger: str
    kind: str
    method: str | None       # null: every method
    chat_id: int | None      # null: every chat
    count: int               # how many calls; -1: no limit
    seconds: float           # `late`, `hang`: how long the answer waits
    code: int                # `refuse`: error_code in Telegram, status in Viber
    retry_after: int         # `refuse` with 429: the pause that is asked for
    description: str | None  # `refuse`: a usual one when null
    until: float | None      # the rule ends by itself (seconds of the monotonic clock); null: never

    def meets(self, messenger: str, method: str, chat_id: int | None) -> bool:
        """Whether this rule is for a call."""
        return (self.messenger == messenger and (self.method is None or self.method.lower() == method.lower())
                and (self.chat_id is None or self.chat_id == chat_id))

    def shown(self) -> dict:
        """The rule as the control interface shows it; `left` is how many seconds it still lives."""
        rule = asdict(self)
        until = rule.pop("until")
        return {**rule, "left": None if until is None else round(max(until - time.monotonic(), 0), 1)}


class Faults:
    """The rules in the order in which they were made; the first one that meets a call is used up by one."""

    def __init__(self, feed: Feed):
        self._feed = feed
        self._rules: list[Fault] = []
        self._ids = itertools.count(1)

    def add(self, wish: dict) -> dict:
        """Adds a rule; an unknown field or a wrong value is the caller's mistake."""
        rule = _checked(next(self._ids), dict(wish))
        self._rules.append(rule)
        self._publish()
        return rule.shown()

    def state(self) -> list[dict]:
        """All rules that still wait for calls."""
        self._rules = [rule for rule in self._rules if rule.until is None or rule.until > time.monotonic()]
        return [rule.shown() for rule in self._rules]

    def remove(self, rule_id: int) -> None:
        """Takes a rule back; one that is used up already is no mistake."""
        self._rules = [rule for rule in self._rules if rule.id != rule_id]
        self._publish()

    def clear(self, messenger: str | None = None) -> None:
        """Takes all rules back, or those of one messenger."""
        self._rules = [rule for rule in self._rules if messenger not in (None, rule.messenger)]
        self._publish()

    def take(self, messenger: str, method: str, chat_id: int | None, only: tuple[str, ...] = KINDS) -> Fault | None:
        """The fault for this call, if one was ordered; counted as used."""
        self.state()
        found = next((rule for rule in self._rules if rule.kind in only and rule.meets(messenger, method, chat_id)), None)
        if found is None:
            return None
        if found.count > 0:
            found.count -= 1
            if found.count == 0:
                self._rules.remove(found)
            self._publish()
        return found

    def _publish(self) -> None:
        self._feed.publish("faults", faults=self.state())


async def endure(fault: Fault | None, request: web.Request) -> None:
    """What happens to the connection of a call after it was carried out, or was not."""
    if fault is None or fault.kind == "refuse":
        return
    if fault.kind in ("late", "hang"):
        await _silence(request, fault.seconds)
    if fault.kind != "late" and request.transport:
        request.transport.close()


async def _silence(request: web.Request, seconds: float) -> None:
    """Says nothing for so long, or until the caller has had enough."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and request.transport and not request.transport.is_closing():
        await asyncio.sleep(min(0.05, max(end - time.monotonic(), 0)))


def _checked(rule_id: int, wish: dict) -> Fault:
    messenger, kind = wish.pop("messenger", "telegram"), wish.pop("kind", "refuse")
    if messenger not in CODES:
        raise ControlError("messenger must be telegram or viber")
    if kind not in KINDS:
        raise ControlError(f"kind must be one of {', '.join(KINDS)}")
    method = wish.pop("method", None)
    if method is not None and not isinstance(method, str):
        raise ControlError("method must be a string or null")
    codes = CODES[messenger]
    fault = Fault(
        id=rule_id, messenger=messenger, kind=kind, method=method if method and method != "*" else None,
        chat_id=_number(wish, "chat_id", None, -10**15, 10**15, whole=True),
        count=_number(wish, "count", 1, -1, 10**6, whole=True),
        seconds=_number(wish, "seconds", LONGEST if kind == "hang" else 5, 0, LONGEST),
        code=_number(wish, "code", USUAL_CODE[messenger], codes.start, codes.stop - 1, whole=True),
        retry_after=_number(wish, "retry_after", 3, 1, 86400, whole=True),
        description=wish.pop("description", None), until=None)
    lasting = _number(wish, "for", None, 0, 3600)
    if lasting is not None:
        fault.until, fault.count = time.monotonic() + lasting, -1
    if fault.count == 0 or not isinstance(fault.description, str | None):
        raise ControlError("count must not be 0 and description must be a string or null")
    if wish:
        raise ControlError(f"unknown fields: {', '.join(sorted(wish))}")
    return fault


def _number(wish: dict, name: str, usual: Any, lowest: float, highest: float, whole: bool = False) -> Any:
    value = wish.pop(name, usual)
    if value is None and usual is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int if whole else (int, float)) or not lowest <= value <= highest:
        raise ControlError(f"wrong value for {name}: {value!r}")
    return value
