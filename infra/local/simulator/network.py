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


class Switches:
    """Named switches and counters with usual values; not kept over restarts."""

    def __init__(self, feed: Feed, defaults: dict[str, Any], event: str, limits: dict[str, tuple[int, int]]):
        self._feed, self._defaults, self._event, self._limits = feed, defaults, event, limits
        self._state = dict(defaults)
        self.fail_until = 0.0

    def state(self) -> dict:
        """All switches and what is left of the counters."""
        left = max(self.fail_until - time.monotonic(), 0.0)
        return {**self._state, "fail_for": round(left, 1)}

    def __getitem__(self, name: str) -> Any:
        return self._state[name]

    def change(self, changes: dict) -> dict:
        """Sets some switches; an unknown name or a wrong type is an error."""
        for name, value in changes.items():
            self._check(name, value)
        self._state.update(changes)
        if "fail_for" in changes:
            self.fail_until = time.monotonic() + changes["fail_for"]
        self._publish()
        return self.state()

    def reset(self) -> dict:
        """Fair weather again."""
        self._state = dict(self._defaults)
        self.fail_until = 0.0
        self._publish()
        return self.state()

    def take(self, name: str) -> bool:
        """Uses up one of a counter; -1 never ends."""
        count = self._state[name]
        if count > 0:
            self._state[name] = count - 1
            self._publish()
        return count != 0

    def _publish(self) -> None:
        self._feed.publish(self._event, control=self.state())

    def _check(self, name: str, value: Any) -> None:
        if name not in self._defaults:
            raise ControlError(f"unknown control: {name}")
        usual = self._defaults[name]
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
            lowest, highest = self._limits.get(name, (-1, 10**9))
            good = isinstance(value, int) and not isinstance(value, bool) and lowest <= value <= highest
        if not good:
            raise ControlError(f"wrong value for {name}: {value!r}")


class Network(Switches):
    """The present weather of the Telegram half."""

    def __init__(self, feed: Feed):
        super().__init__(feed, DEFAULTS, "control", {"error_code": (400, 599)})
        self._recent: dict[int, deque[float]] = defaultdict(deque)

    def reset(self) -> dict:
        """Fair weather again."""
        self._recent.clear()
        return super().reset()

    def refuse(self, method: str, chat_id: int | None, sends: bool) -> None:
        """Raises the failure that was ordered for this call, if any."""
        wanted = self["methods"]
        if wanted is None or method in [name.lower() for name in wanted]:
            if time.monotonic() < self.fail_until or self.take("fail_next"):
                raise self._failure()
        if self["rate_limit"] and sends and chat_id is not None:
            self._limit(chat_id)

    def _failure(self) -> ApiError:
        code = self["error_code"]
        if code == 429:
            left = self.fail_until - time.monotonic()
            return too_many_requests(max(int(self["retry_after"]), int(left) + 1 if left > 0 else 0))
        return ApiError(code, self["description"] or USUAL.get(code, "Bad Request: simulated failure"))

    def _limit(self, chat_id: int) -> None:
        """A bucket of a few messages that refills with one a second."""
        now, recent = time.monotonic(), self._recent[chat_id]
        while recent and now - recent[0] > BURST:
            recent.popleft()
        if len(recent) >= BURST:
            raise too_many_requests(max(int(BURST - (now - recent[0])) + 1, 1))
        recent.append(now)
