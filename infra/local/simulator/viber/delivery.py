"""Events on their way to the bot: signed, retried for about an hour until the webhook answers 200.

The first attempts for one person go one after the other (pictures that were sent together go together);
an event that failed is tried again by itself, and later ones do not wait for it. So events may come out
of order and twice, as Viber's do.
"""

from __future__ import annotations

import asyncio
import time
from typing import Any, Awaitable, Callable

import aiohttp

from ..knocking import BROKEN, SILENT, UNREACHABLE, Answer, knock
from .network import ViberNetwork
from .world import HOST_NAME, ViberWorld, parsed

PAUSES = (5, 15, 30, 60, 120, 240, 480, 900, 1500)
OPTIONAL = ("subscribed", "unsubscribed", "conversation_started", "delivered", "seen", "failed")

Welcome = Callable[[dict, Any], Awaitable[None]]


class ViberDelivery:
    """Queues events and delivers them to the webhook."""

    def __init__(self, viber: ViberWorld, timeout: float = 60):
        self._viber = viber
        self._timeout = aiohttp.ClientTimeout(total=timeout, connect=10)
        self._session: aiohttp.ClientSession | None = None
        self._pumps: dict[int, asyncio.Task] = {}
        self._others: set[asyncio.Task] = set()
        self._slots = asyncio.Semaphore(40)
        self._hurry = asyncio.Event()
        self._failing = False
        self.welcome: Welcome | None = None

    async def start(self) -> None:
        """Goes on with what the last run left."""
        self._session = aiohttp.ClientSession(timeout=self._timeout)
        for event in self._viber.store.pending():
            if event["attempts"]:
                self._spawn(self._retry(event))
            else:
                self._pump(event["citizen_id"])

    async def stop(self) -> None:
        """Ends all deliveries; what is pending stays stored."""
        tasks = [*self._pumps.values(), *self._others]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session:
            await self._session.close()

    # Queueing

    def enqueue(self, citizen_id: int, name: str, fields: dict, *, token: int | None = None,
                message_id: int | None = None, batch: str | None = None) -> dict | None:
        """Queues an event unless the webhook did not ask for its kind."""
        webhook = self._viber.webhook()
        wanted = webhook and webhook.get("event_types")
        if not webhook or (name in OPTIONAL and wanted is not None and name not in wanted):
            return None
        body = {"event": name, "timestamp": int(time.time() * 1000), "chat_hostname": HOST_NAME,
                "message_token": token or self._viber.next_token(), **fields}
        return self.inject(citizen_id, body, message_id, batch)

    def inject(self, citizen_id: int, body: dict, message_id: int | None = None, batch: str | None = None) -> dict:
        """Queues any body as it is."""
        event = self._viber.store.add_event(citizen_id, body, message_id, batch)
        self._pump(citizen_id)
        self.publish_status()
        return event

    def hurry(self) -> None:
        """Ends all pauses between retries now."""
        self._hurry.set()
        self._hurry = asyncio.Event()

    def redeliver(self, event: dict) -> None:
        """Sends an event once more, whatever became of it."""
        self._spawn(self._attempt(event, note="повторна доставка"))

    def _spawn(self, work: Awaitable) -> None:
        task = asyncio.ensure_future(work)
        self._others.add(task)
        task.add_done_callback(self._others.discard)

    def _pump(self, citizen_id: int) -> None:
        if self._session and citizen_id not in self._pumps:
            self._pumps[citizen_id] = asyncio.create_task(self._run(citizen_id))

    async def _run(self, citizen_id: int) -> None:
        try:
            while True:
                waiting = self._viber.store.pending(citizen_id, fresh=True)
                if not waiting:
                    return
                batch = waiting[0]["batch"]
                together = [event for event in waiting if event["batch"] == batch] if batch else waiting[:1]
                await asyncio.gather(*map(self._first, together))
        finally:
            self._pumps.pop(citizen_id, None)
            self.publish_status()

    async def _first(self, event: dict) -> None:
        network, twice = self._viber.network, self._viber.network.take("deliver_twice")
        if twice and network["deliver_twice_together"]:
            self.redeliver(event)
        if not await self._try(event):
            self._spawn(self._retry(self._viber.store.event(event["event_id"])))
        elif twice and not network["deliver_twice_together"]:
            await self._attempt(event, note="та сама подія вдруге")

    async def _retry(self, event: dict) -> None:
        for pause in PAUSES[max(event["attempts"] - 1, 0):]:
            try:
                await asyncio.wait_for(self._hurry.wait(), pause / self._viber.network["retry_speed"])
            except asyncio.TimeoutError:
                pass
            if self._viber.store.event(event["event_id"])["state"] != "pending" or await self._try(event):
                return
        self._finish(event, "dropped")

    async def _try(self, event: dict) -> bool:
        self._viber.store.count_attempt(event["event_id"])
        attempts = self._viber.store.event(event["event_id"])["attempts"]
        taken = await self._attempt(event, note=f"спроба {attempts}" if attempts > 1 else None)
        if taken:
            self._finish(event, "delivered")
        else:
            self._mark(event, "retrying")
        return taken

    def _finish(self, event: dict, state: str) -> None:
        self._viber.store.finish(event["event_id"], state)
        self._mark(event, state)
        self.publish_status()

    def _mark(self, event: dict, delivery: str) -> None:
        if event["message_id"]:
            self._viber.show_message(self._viber.store.mark(event["message_id"], delivery))

    # One attempt

    async def _attempt(self, event: dict, note: str | None = None) -> bool:
        webhook = self._viber.webhook()
        if not webhook:
            return False
        network = self._viber.network
        await network.passable("hold_events")
        async with self._slots:
            await asyncio.sleep(network["delay_events"])
            error, answer = await self.post(webhook["url"], event["body"], event, note, network)
        if error:
            self._viber.settings.set_setting("viber_webhook_error", {"date": int(time.time()), "message": error})
        self._failing = error is not None
        self.publish_status()
        if error is None and event["name"] == "conversation_started" and answer and self.welcome:
            await self.welcome(event, answer)
        return error is None

    async def post(self, url: str, text: str, event: dict, note: str | None = None,
                   network: ViberNetwork | None = None) -> tuple[str | None, Any]:
        """Sends a body to an address; returns what went wrong, and the answer's JSON."""
        raw, started = text.encode(), time.monotonic()
        answer = await knock(self._session, url, raw, {"X-Viber-Content-Signature": self._viber.signature(raw)}, network)
        error = _error(answer)
        self._viber.record("update", event["name"], chat_id=event["citizen_id"] or None, status=answer.status, ok=error is None,
                           started=started, request=parsed(raw), response=parsed(answer.body), event_id=event.get("event_id"),
                           note="; ".join(part for part in (note, answer.note, error) if part) or None)
        return error, parsed(answer.body)

    def publish_status(self) -> None:
        """Tells the page about the webhook and how much waits."""
        self._viber.world.feed.publish("viber_webhook", webhook=self.status())

    def status(self) -> dict:
        """The webhook and its queue, for the page."""
        webhook = self._viber.webhook()
        return {"url": webhook["url"] if webhook else "", "pending": self._viber.store.pending_count(),
                "failing": self._failing, "last_error": self._viber.settings.setting("viber_webhook_error")}


def _error(answer: Answer) -> str | None:
    """What went wrong with a delivery, None when it was taken."""
    if answer.trouble == SILENT:
        return "Бот не відповів учасно"
    if answer.trouble == UNREACHABLE:
        return "До бота немає звʼязку"
    if answer.trouble == BROKEN:
        return f"Звʼязок урвався: {answer.detail}"
    return None if answer.status == 200 else f"Бот відповів {answer.status} замість 200"
