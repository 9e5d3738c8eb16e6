"""Bad weather on demand: duplicates, lost deliveries and answers, delays, Telegram's rate limit."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict, deque
from typing import Any

from .errors import ControlError, too_many_requests
from .traffic import Feed

DEFAULTS: dict[str, Any] = {
    "deliver_twice": 0,        # how many of the next updates come twice; -1: all
    "deliver_twice_together": False,   # the second copy at the same time, not after
    "lose_requests": 0,        # how many of the next webhook deliveries never arrive; -1: all
    "lose_responses": 0,       # how many of the next webhook answers get lost; -1: all
    "hold_updates": False,     # nothing is delivered until this ends
    "answer_timeout": 0.0,     # seconds after which the webhook's answer is given up; 0: as the server was started
    "delay_updates": 0.0,      # seconds before every webhook delivery
    "delay_calls": 0.0,        # seconds before every answer to a method call
    "album_spread": 0.0,       # seconds over which the items of an album arrive
    "rate_limit": False,       # 429 above about one message a second in a chat
    "retry_speed": 1.0,        # divides the pauses between webhook retries
}
BURST = 5
LONGEST_DELAY = 120


class Switches:
    """Named switches and counters with usual values; not kept over restarts."""

    def __init__(self, feed: Feed, defaults: dict[str, Any], event: str):
        self._feed, self._defaults, self._event = feed, defaults, event
        self._state = dict(defaults)
        self._released = asyncio.Event()

    def state(self) -> dict:
        """All switches and what is left of the counters."""
        return dict(self._state)

    def __getitem__(self, name: str) -> Any:
        return self._state[name]

    def change(self, changes: dict) -> dict:
        """Sets some switches; an unknown name or a wrong type is an error."""
        for name, value in changes.items():
            self._check(name, value)
        self._state.update(changes)
        self._released.set()
        self._publish()
        return self.state()

    def reset(self) -> dict:
        """Fair weather again."""
        self._state = dict(self._defaults)
        self._released.set()
        self._publish()
        return self.state()

    async def passable(self, hold: str) -> None:
        """Waits while the switch `hold` keeps everything back."""
        while self._state[hold]:
            self._released.clear()
            await self._released.wait()

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
        if isinstance(usual, bool):
            good = isinstance(value, bool)
        elif isinstance(usual, float):
            highest = 1000 if name == "retry_speed" else LONGEST_DELAY
            lowest = 0.01 if name == "retry_speed" else 0
            good = isinstance(value, (int, float)) and not isinstance(value, bool) and lowest <= value <= highest
        else:
            good = isinstance(value, int) and not isinstance(value, bool) and -1 <= value <= 10**9
        if not good:
            raise ControlError(f"wrong value for {name}: {value!r}")


class Network(Switches):
    """The present weather of the Telegram half."""

    def __init__(self, feed: Feed):
        super().__init__(feed, DEFAULTS, "control")
        self._recent: dict[int, deque[float]] = defaultdict(deque)

    def reset(self) -> dict:
        """Fair weather again."""
        self._recent.clear()
        return super().reset()

    def limit(self, chat_id: int | None) -> None:
        """Refuses what comes faster than a bucket of a few messages that refills with one a second."""
        if not self["rate_limit"] or chat_id is None:
            return
        now, recent = time.monotonic(), self._recent[chat_id]
        while recent and now - recent[0] > BURST:
            recent.popleft()
        if len(recent) >= BURST:
            raise too_many_requests(max(int(BURST - (now - recent[0])) + 1, 1))
        recent.append(now)
