"""Updates on their way to the bot: one queue per chat, retried until the webhook answers 2xx.

Like Telegram: updates of one chat wait for each other (the items of an album travel together), the first
retry comes at once and later ones at doubling pauses, `Retry-After` is honoured, and after 24 hours an
update is dropped. A method call in the webhook's answer is carried out; its result goes nowhere.
"""

from __future__ import annotations

import asyncio
import json
import time
from typing import Any, Awaitable, Callable
from urllib.parse import parse_qsl

import aiohttp

from .errors import ApiError
from .knocking import BROKEN, SILENT, UNREACHABLE, Answer, knock
from .parameters import Call, json_parameters
from .world import World

LIFETIME = 24 * 3600
LONGEST_PAUSE = 60
LONGEST_RETRY_AFTER = 3600
NOT_IN_ANSWERS = ("setwebhook", "deletewebhook", "close", "logout")

Execute = Callable[[str, Call, str], Awaitable[Any]]


class Delivery:
    """Queues updates and delivers them to the webhook, or hands them to getUpdates."""

    def __init__(self, world: World, execute: Execute, timeout: float = 60):
        self._world = world
        self._execute = execute
        self._timeout = aiohttp.ClientTimeout(total=timeout, connect=10)
        self._pumps: dict[int, asyncio.Task] = {}
        self._extra: set[asyncio.Task] = set()
        self._slots = asyncio.Semaphore(40)
        self._session: aiohttp.ClientSession | None = None
        self._hurry = asyncio.Event()
        self._arrived = asyncio.Event()
        self._poll: asyncio.Future | None = None
        self._failing = False

    async def start(self) -> None:
        """Resumes the queues left from the last run."""
        self._session = aiohttp.ClientSession(timeout=self._timeout, auto_decompress=True)
        self.resume()

    async def stop(self) -> None:
        """Ends all deliveries; what is pending stays stored."""
        tasks = [*self._pumps.values(), *self._extra]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session:
            await self._session.close()

    # Queueing

    def enqueue(self, chat_id: int, payload: dict, album: str | None = None, message_id: int | None = None) -> dict | None:
        """Queues an update unless the webhook's `allowed_updates` leave its kind out."""
        kind = next(iter(payload))
        allowed = self._world.store.setting("allowed_updates") or []
        if allowed and kind not in allowed:
            return None
        update = self._world.store.add_update(chat_id, payload, album, message_id)
        self._arrived.set()
        self._pump(chat_id)
        self.publish_status()
        return update

    def resume(self) -> None:
        """Starts the queues of all chats that wait (after a start or a new webhook)."""
        webhook = self._world.store.setting("webhook")
        if webhook:
            self._slots = asyncio.Semaphore(webhook["max_connections"])
        for chat_id in self._world.store.pending_chats():
            self._pump(chat_id)

    def hurry(self) -> None:
        """Ends all pauses between retries now."""
        self._hurry.set()
        self._hurry = asyncio.Event()

    def redeliver(self, update: dict) -> None:
        """Sends an update once more, whatever became of it; nothing waits for the outcome."""
        self._spawn(self._attempt(update, note="повторна доставка"))

    def _spawn(self, work: Awaitable) -> asyncio.Task:
        task = asyncio.ensure_future(work)
        self._extra.add(task)
        task.add_done_callback(self._extra.discard)
        return task

    def _pump(self, chat_id: int) -> None:
        if self._session and self._world.store.setting("webhook") and chat_id not in self._pumps:
            self._pumps[chat_id] = asyncio.create_task(self._run(chat_id))

    # The queue of one chat

    async def _run(self, chat_id: int) -> None:
        try:
            while self._world.store.setting("webhook"):
                batch = self._next_batch(chat_id)
                if not batch:
                    return
                spread = self._world.network["album_spread"] / max(len(batch) - 1, 1)
                await asyncio.gather(*(self._deliver(update, spread * place) for place, update in enumerate(batch)))
        finally:
            self._pumps.pop(chat_id, None)
            self.publish_status()

    def _next_batch(self, chat_id: int) -> list[dict]:
        waiting = self._world.store.pending(chat_id)
        batch = waiting[:1]
        if batch and batch[0]["album"]:
            for update in waiting[1:]:
                if update["album"] != batch[0]["album"]:
                    break
                batch.append(update)
        return batch

    async def _deliver(self, update: dict, wait: float) -> None:
        await asyncio.sleep(wait)
        store, network = self._world.store, self._world.network
        twin = None
        if network.take("deliver_twice"):
            twin = update
            if network["deliver_twice_together"]:
                self.redeliver(update)
                twin = None
        pause, failures = 1.0, 0
        while store.setting("webhook") and store.update(update["update_id"])["state"] == "pending":
            store.count_attempt(update["update_id"])
            ok, retry_after = await self._attempt(update, note=f"спроба {failures + 1}" if failures else None)
            if ok:
                self._finish(update, "delivered")
                if twin:
                    await self._attempt(twin, note="та сама подія вдруге")
                return
            if time.time() - update["created"] > LIFETIME:
                self._finish(update, "dropped")
                return
            self._mark(update, "retrying")
            if retry_after:
                effective = float(retry_after)
            elif failures == 0:
                effective = 0.05
            else:
                pause = min(pause * 2, LONGEST_PAUSE)
                effective = pause
            failures += 1
            await self._rest(effective / network["retry_speed"])

    async def _rest(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._hurry.wait(), seconds)
        except asyncio.TimeoutError:
            pass

    def _finish(self, update: dict, state: str) -> None:
        self._world.store.finish_update(update["update_id"], state)
        self._mark(update, state)
        self.publish_status()

    def _mark(self, update: dict, delivery: str) -> None:
        if update["message_id"]:
            stored = self._world.store.mark_delivery(update["chat_id"], update["message_id"], delivery)
            if stored:
                self._world.show_message(stored)

    # One attempt

    async def _attempt(self, update: dict, note: str | None = None) -> tuple[bool, int]:
        """Posts an update; returns whether it was taken, and the pause asked for."""
        network = self._world.network
        await network.passable("hold_updates")
        async with self._slots:
            await asyncio.sleep(network["delay_updates"])
            webhook = self._world.store.setting("webhook")
            if not webhook:
                return False, 0
            headers = {"X-Telegram-Bot-Api-Secret-Token": webhook["secret_token"]} if webhook.get("secret_token") else {}
            started = time.monotonic()
            raw = json.dumps(update["body"]).encode()
            answer = await knock(self._session, webhook["url"], raw, headers, network)
        error = _error(answer)
        if error:
            self._world.store.set_setting("webhook_error", {"date": int(time.time()), "message": error})
        self._failing = error is not None
        self.publish_status()
        name = next((key for key in update["body"] if key != "update_id"), "update")
        self._world.traffic.record("update", name, chat_id=update["chat_id"], status=answer.status,
                                   ok=error is None, started=started, request=update["body"], response=_readable(answer.body),
                                   note="; ".join(part for part in (note, answer.note, error) if part) or None,
                                   event_id=update["update_id"])
        if error is None:
            await self._carry_out(answer.body, answer.kind)
        return error is None, min(answer.retry_after, LONGEST_RETRY_AFTER)

    async def _carry_out(self, body: bytes, kind: str) -> None:
        """The method call inside a webhook's answer, if there is one."""
        try:
            values = dict(parse_qsl(body.decode())) if kind == "application/x-www-form-urlencoded" else json_parameters(body)
        except (ApiError, UnicodeDecodeError):
            return
        method = values.pop("method", None)
        if not isinstance(method, str) or not method:
            return
        if method.lower() in NOT_IN_ANSWERS or method.lower().startswith("get"):
            return
        await self._execute(method, Call(values), "reply")

    # getUpdates

    async def poll(self, offset: int, limit: int, timeout: float) -> list[dict] | None:
        """Waiting updates from `offset`; None when a later poll took over."""
        if self._poll and not self._poll.done():
            self._poll.set_result(None)
        mine = self._poll = asyncio.get_running_loop().create_future()
        store = self._world.store
        if offset < 0:
            waiting = store.pending(limit=1_000_000)
            offset = waiting[max(len(waiting) + offset, 0)]["update_id"] if waiting else 0
        if offset > 0:
            store.confirm_below(offset)
            self.publish_status()
        deadline = time.monotonic() + timeout
        while not mine.done():
            found = [update["body"] for update in store.pending(limit=limit) if update["update_id"] >= offset]
            left = deadline - time.monotonic()
            if found or left <= 0:
                mine.set_result(None)
                return found
            self._arrived.clear()
            arrived = asyncio.ensure_future(self._arrived.wait())
            await asyncio.wait({arrived, mine}, timeout=left, return_when=asyncio.FIRST_COMPLETED)
            arrived.cancel()
        return None

    def publish_status(self) -> None:
        """Tells the page about the webhook and how much waits."""
        self._world.feed.publish("webhook", webhook=self.status())

    def status(self) -> dict:
        """The webhook and its queue, for the page."""
        webhook = self._world.store.setting("webhook")
        return {"url": webhook["url"] if webhook else "", "pending": self._world.store.pending_count(),
                "failing": self._failing, "last_error": self._world.store.setting("webhook_error")}


def _error(answer: Answer) -> str | None:
    """What getWebhookInfo says about a failed delivery, None about one that was taken."""
    if answer.trouble == SILENT:
        return "Read timeout expired"
    if answer.trouble == UNREACHABLE:
        return "Connection refused"
    if answer.trouble == BROKEN:
        return f"Connection failed: {answer.detail}"
    taken = answer.status is not None and 200 <= answer.status <= 299
    return None if taken else f"Wrong response from the webhook: {answer.status} {answer.reason}"


def _readable(body: bytes):
    """The answer as the log shows it."""
    try:
        return json_parameters(body) or None
    except (ApiError, UnicodeDecodeError):
        return body[:4000].decode("utf-8", "replace")
