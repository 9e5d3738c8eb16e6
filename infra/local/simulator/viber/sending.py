"""The bot's messages into people's chats: who can be reached, what it costs, receipts, the welcome message."""

from __future__ import annotations

import asyncio
import mimetypes
import time
from typing import Any
from urllib.parse import unquote, urlsplit

import aiohttp

from .contents import SIZE_LIMITS, checked
from .delivery import ViberDelivery
from .statuses import (
    NO_SUITABLE_DEVICE, NOT_REGISTERED, NOT_SUBSCRIBED, TOO_MANY_REQUESTS, VERSION_NOT_SUPPORTED, Refusal, bad,
)
from .world import ViberWorld, session_end

UNANSWERED_LIMIT = 100
HOUR = 3600
LOOPBACK = ("localhost", "127.0.0.1", "::1")
UNREACHABLE = "media is not available"


class Sending:
    """Puts messages into chats and tells the bot what became of them."""

    def __init__(self, viber: ViberWorld, delivery: ViberDelivery):
        self._viber = viber
        self._delivery = delivery
        delivery.welcome = self.welcome

    async def prepared(self, body: dict) -> dict:
        """A checked message, with its picture, video or file fetched where this machine has it."""
        content = checked(body)
        if content["type"] in SIZE_LIMITS:
            content.update(await self._fetched(content))
        return content

    def receiver(self, user_id: Any, version: int) -> dict:
        """The account a message goes to; refused when it cannot be reached."""
        person = self._viber.by_user(user_id) if isinstance(user_id, str) else None
        if person is None or not person["registered"]:
            raise Refusal(NOT_REGISTERED)
        if not person["subscribed"]:
            raise Refusal(NOT_SUBSCRIBED, "notSubscribed")
        if not person["suitable"]:
            raise Refusal(NO_SUITABLE_DEVICE)
        if version > person["api_version"]:
            raise Refusal(VERSION_NOT_SUPPORTED)
        if self._viber.store.unanswered(person["citizen_id"], time.time() - HOUR) >= UNANSWERED_LIMIT:
            raise Refusal(TOO_MANY_REQUESTS, "Too many requests")
        return person

    def post(self, person: dict, content: dict, token: int, free: bool = False) -> dict:
        """Shows a message; outside the person's session it is counted as paid."""
        citizen_id = person["citizen_id"]
        failure = content.get("failure")
        if self._viber.network.take("fail_deliveries"):
            failure = "simulated failure"
        paid = not free and session_end(person) is None
        changes: dict[str, Any] = {"tracking_data": content.get("tracking_data")}
        shown = {name: value for name, value in content.items() if name not in ("min_api_version", "failure")}
        stored = self._viber.store.add_message(citizen_id, token, "bot", shown, "failed" if failure else "delivered", paid)
        if "keyboard" in content and not failure:
            changes["keyboard"] = {**content["keyboard"], "message_id": stored["message_id"]}
        if paid:
            changes["paid"] = person["paid"] + 1
        self._viber.change(citizen_id, **changes)
        self._viber.show_message(stored)
        receipt = {"user_id": person["user_id"], **({"desc": failure} if failure else {})}
        self._delivery.enqueue(citizen_id, "failed" if failure else "delivered", receipt, token=token)
        return stored

    def seen(self, person: dict) -> None:
        """The person looked at the chat: receipts for what was not seen yet."""
        for stored in self._viber.store.messages(person["citizen_id"]):
            if stored["origin"] == "bot" and stored["delivery"] == "delivered":
                self._viber.show_message(self._viber.store.mark(stored["message_id"], "seen"))
                self._delivery.enqueue(person["citizen_id"], "seen", {"user_id": person["user_id"]},
                                       token=int(stored["message_token"]))

    async def welcome(self, event: dict, answer: Any) -> None:
        """The body of the answer to `conversation_started`: shown at most once per event, free of charge."""
        started, note, token = time.monotonic(), None, self._viber.next_token()
        try:
            if not isinstance(answer, dict):
                raise bad("the answer must be a JSON object")
            if not (answer.get("type") or answer.get("keyboard")):
                return
            content = await self.prepared(answer)
            if not self._viber.store.greet(event["event_id"]):
                return
            self.post(self._viber.person(event["citizen_id"]), content, token, free=True)
        except Refusal as refusal:
            note = str(refusal)
        self._viber.record("reply", "welcome", chat_id=event["citizen_id"], status=0 if note is None else 3, ok=note is None,
                           started=started, request=answer, response=None, note=note)

    async def _fetched(self, content: dict) -> dict:
        """The file behind `media`; elsewhere than on this machine it is only named."""
        kind, parts = content["type"], urlsplit(content["media"])
        if parts.hostname not in LOOPBACK:
            return {}
        limit, data, mime = SIZE_LIMITS[kind], bytearray(), ""
        try:
            async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=20)) as session:
                async with session.get(content["media"]) as response:
                    mime = response.content_type
                    async for chunk in response.content.iter_chunked(1 << 16):
                        data += chunk
                        if len(data) > limit:
                            raise bad(f"{kind} is larger than {limit} bytes")
                    if response.status != 200:
                        return {"failure": UNREACHABLE}
        except (aiohttp.ClientError, asyncio.TimeoutError, ValueError):
            return {"failure": UNREACHABLE}
        return self._kept(kind, bytes(data), content.get("file_name") or unquote(parts.path.rsplit("/", 1)[-1]), mime)

    def _kept(self, kind: str, data: bytes, name: str, mime: str) -> dict:
        files = self._viber.world.files
        if kind == "picture":
            sizes = files.photo(data)
            return {"file_id": sizes[-1]["file_id"]} if sizes else {"failure": "picture is no image"}
        if mime == "application/octet-stream":
            mime = mimetypes.guess_type(name)[0] or mime
        return {"file_id": files.save("video" if kind == "video" else "document", data, name, mime)["file_id"]}
