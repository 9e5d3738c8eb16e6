"""Bad weather for Viber on demand: failed deliveries, duplicates, lost events and answers, delays."""

from __future__ import annotations

from typing import Any

from ..network import Switches
from ..traffic import Feed

DEFAULTS: dict[str, Any] = {
    "fail_deliveries": 0,      # how many of the next accepted messages end with a `failed` event
    "deliver_twice": 0,        # how many of the next events come twice; -1: all
    "deliver_twice_together": False,   # the second copy at the same time, not after
    "lose_requests": 0,        # how many of the next webhook deliveries never arrive; -1: all
    "lose_responses": 0,       # how many of the next webhook answers get lost; -1: all
    "hold_events": False,      # nothing is delivered until this ends
    "answer_timeout": 0.0,     # seconds after which the webhook's answer is given up; 0: as the server was started
    "delay_events": 0.0,       # seconds before every webhook delivery
    "delay_calls": 0.0,        # seconds before every answer to a method call
    "retry_speed": 1.0,        # divides the pauses between webhook retries
}


class ViberNetwork(Switches):
    """The present weather of the Viber half; not kept over restarts."""

    def __init__(self, feed: Feed):
        super().__init__(feed, DEFAULTS, "viber_control")
