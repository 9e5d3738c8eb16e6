"""A person who walks while the live location is on: the message is edited every few seconds."""

from __future__ import annotations

import asyncio
import math

from .citizens import Citizens
from .errors import ControlError

STEP = 0.00018  # degrees of latitude, about 20 metres


class Walks:
    """Walks that go on in the background; a new one for a message ends its old one."""

    def __init__(self, citizens: Citizens):
        self._citizens = citizens
        self._tasks: dict[tuple[int, int], asyncio.Task] = {}

    def begin(self, citizen_id: int, message_id: int, steps: int, every: float) -> None:
        """Starts a walk of so many steps, one each `every` seconds."""
        if not 1 <= steps <= 100 or not 0 <= every <= 60:
            raise ControlError("a walk has 1 to 100 steps, 0 to 60 seconds each")
        location = self._citizens.live_location(citizen_id, message_id)
        self.end(citizen_id, message_id)
        task = asyncio.create_task(self._walk(citizen_id, message_id, location, steps, every))
        self._tasks[citizen_id, message_id] = task
        task.add_done_callback(lambda done: self._forget((citizen_id, message_id), done))

    def end(self, citizen_id: int, message_id: int) -> None:
        """Stops a walk, if there is one."""
        task = self._tasks.pop((citizen_id, message_id), None)
        if task:
            task.cancel()

    async def stop(self) -> None:
        """Ends all walks."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _forget(self, key: tuple[int, int], done: asyncio.Task) -> None:
        if self._tasks.get(key) is done:
            del self._tasks[key]

    async def _walk(self, citizen_id: int, message_id: int, location: dict, steps: int, every: float) -> None:
        for step in range(1, steps + 1):
            await asyncio.sleep(every)
            point = {"latitude": round(location["latitude"] + STEP * step, 6),
                     "longitude": round(location["longitude"] + STEP * step * math.sin(step), 6)}
            try:
                self._citizens.move(citizen_id, message_id, point)
            except ControlError:  # the person has blocked the bot or ended the location meanwhile
                return
