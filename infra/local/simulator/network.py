"""Bad weather on demand: refusals, duplicates, lost answers and delays."""

from __future__ import annotations

import time
from collections import defaultdict, deque
from typing import Any

from .errors import ApiError, ControlError, too_many_requests
from .traffic import Feed

DEFAULTS: dict[str, Any] = {
    "fail_next": 0,            # how many of the next method calls fail
    "fail_for": 0.0,           # seconds during which method calls fail
    "error_code": 429,
    "description": None,       # of the failure; a usual one when null
    "retry_after": 3,          # seconds named in a 429
    "methods": None,           # list of method names that fail; all when null
    "deliver_twice": 0,        # how many of the next updates come twice; -1: all
    "deliver_twice_together": False,   # the second copy at the same time, not after
    "lose_responses": 0,       # how many of the next webhook answers get lost; -1: all
    "delay_updates": 0.0,      # seconds before every webhook delivery
    "delay_calls": 0.0,        # seconds before every answer to a method call
    "album_spread": 0.0,       # seconds over which the items of an album arrive
    "rate_limit": False,       # 429 above about one message a second in a chat
    "retry_speed": 1.0,        # divides the pauses between webhook retries
}
USUAL = {400: "Bad Request: simulated failure", 403: "Forbidden: bot was blocked by the user",
         500: "Internal Server Error", 502: "Bad Gateway"}
BURST = 5
LONGEST_DELAY = 120


class Network:
    """The present weather; not kept over restarts."""

    def __init__(self, feed: Feed):
        self._feed = feed
        self._state = dict(DEFAULTS)
        self._fail_until = 0.0
        self._recent: dict[int, deque[float]] = defaultdict(deque)

    def state(self) -> dict:
        """All switches and what is left of the counters."""
        left = max(self._fail_until - time.monotonic(), 0.0)
        return {**self._state, "fail_for": round(left, 1)}

    def __getitem__(self, name: str) -> Any:
        return self._state[name]

    def change(self, changes: dict) -> dict:
        """Sets some switches; an unknown name or a wrong type is an error."""
        for name, value in changes.items():
            self._check(name, value)
        self._state.update(changes)
        if "fail_for" in changes:
            self._fail_until = time.monotonic() + changes["fail_for"]
        self._publish()
        return self.state()

    def reset(self) -> dict:
        """Fair weather again."""
        self._state = dict(DEFAULTS)
        self._fail_until = 0.0
        self._recent.clear()
        self._publish()
        return self.state()

    def take(self, name: str) -> bool:
        """Uses up one of a counter; -1 never ends."""
        count = self._state[name]
        if count > 0:
            self._state[name] = count - 1
            self._publish()
        return count != 0

    def refuse(self, method: str, chat_id: int | None, sends: bool) -> None:
        """Raises the failure that was ordered for this call, if any."""
        wanted = self._state["methods"]
        if wanted is None or method in [name.lower() for name in wanted]:
            if time.monotonic() < self._fail_until or self.take("fail_next"):
                raise self._failure()
        if self._state["rate_limit"] and sends and chat_id is not None:
            self._limit(chat_id)

    def _failure(self) -> ApiError:
        code = self._state["error_code"]
        if code == 429:
            left = self._fail_until - time.monotonic()
            return too_many_requests(max(int(self._state["retry_after"]), int(left) + 1 if left > 0 else 0))
        return ApiError(code, self._state["description"] or USUAL.get(code, "Bad Request: simulated failure"))

    def _limit(self, chat_id: int) -> None:
        """A bucket of a few messages that refills with one a second."""
        now, recent = time.monotonic(), self._recent[chat_id]
        while recent and now - recent[0] > BURST:
            recent.popleft()
        if len(recent) >= BURST:
            raise too_many_requests(max(int(BURST - (now - recent[0])) + 1, 1))
        recent.append(now)

    def _publish(self) -> None:
        self._feed.publish("control", control=self.state())

    @staticmethod
    def _check(name: str, value: Any) -> None:
        if name not in DEFAULTS:
            raise ControlError(f"unknown control: {name}")
        usual = DEFAULTS[name]
        if name == "methods":
            good = value is None or (isinstance(value, list) and all(isinstance(m, str) for m in value))
        elif name == "description":
            good = value is None or isinstance(value, str)
        elif isinstance(usual, bool):
            good = isinstance(value, bool)
        elif isinstance(usual, float):
            highest = 1000 if name == "retry_speed" else LONGEST_DELAY
            lowest = 0.01 if name == "retry_speed" else 0
            good = isinstance(value, (int, float)) and not isinstance(value, bool) and lowest <= value <= highest
        else:
            good = isinstance(value, int) and not isinstance(value, bool) and value >= -1
            if name == "error_code":
                good = good and 400 <= value <= 599
        if not good:
            raise ControlError(f"wrong value for {name}: {value!r}")
