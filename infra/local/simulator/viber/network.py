"""Bad weather for Viber on demand: statuses, failed deliveries, duplicates, lost answers and delays."""

from __future__ import annotations

import time
from typing import Any

from ..network import Switches
from ..traffic import Feed
from .statuses import TOO_MANY_REQUESTS, Refusal

DEFAULTS: dict[str, Any] = {
    "fail_next": 0,            # how many of the next method calls fail; -1: all
    "fail_for": 0.0,           # seconds during which method calls fail
    "status": 12,              # with which status
    "description": None,       # of the failure; a usual one when null
    "methods": None,           # list of method names that fail; all when null
    "fail_deliveries": 0,      # how many of the next accepted messages end with a `failed` event
    "lose_answers": 0,         # how many of the next calls are carried out but get no answer
    "deliver_twice": 0,        # how many of the next events come twice; -1: all
    "deliver_twice_together": False,   # the second copy at the same time, not after
    "lose_responses": 0,       # how many of the next webhook answers get lost; -1: all
    "delay_events": 0.0,       # seconds before every webhook delivery
    "delay_calls": 0.0,        # seconds before every answer to a method call
    "retry_speed": 1.0,        # divides the pauses between webhook retries
}


class ViberNetwork(Switches):
    """The present weather of the Viber half; not kept over restarts."""

    def __init__(self, feed: Feed):
        super().__init__(feed, DEFAULTS, "viber_control", {"status": (1, 99)})

    def refuse(self, method: str) -> None:
        """Raises the failure that was ordered for this call, if any."""
        wanted = self["methods"]
        if wanted is not None and method not in wanted:
            return
        if time.monotonic() < self.fail_until or self.take("fail_next"):
            status = self["status"]
            usual = "Too many requests" if status == TOO_MANY_REQUESTS else None
            raise Refusal(status, self["description"] or usual)
