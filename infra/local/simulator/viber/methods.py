"""The methods of Viber's REST Bot API."""

from __future__ import annotations

import json
import time
from collections import deque
from typing import Any
from urllib.parse import urlsplit

from .delivery import OPTIONAL, ViberDelivery
from .sending import LOOPBACK, Sending
from .statuses import (
    INVALID_URL, NOT_REGISTERED, NOT_SUBSCRIBED, TOO_MANY_REQUESTS, WEBHOOK_NOT_SET, Refusal, bad, missing,
)
from .world import HOST_NAME, ViberWorld

BROADCAST_LIMIT, BROADCAST_CALLS, BROADCAST_SECONDS = 300, 500, 10
ONLINE_LIMIT = 100
IN_SESSION, PAID = 1, 4
EVENT_TYPES = ("message", "webhook", *OPTIONAL, "client_status")


class Methods:
    """Every method takes the request's body and gives the answer's fields beside status and status_message."""

    def __init__(self, viber: ViberWorld, delivery: ViberDelivery, sending: Sending):
        self._viber, self._delivery, self._sending = viber, delivery, sending
        self._broadcasts: deque[float] = deque()
        self.by_name = {name: getattr(self, name) for name in (
            "set_webhook", "get_account_info", "get_user_details", "get_online", "send_message", "broadcast_message")}

    async def set_webhook(self, body: dict) -> dict:
        """Where events go; the address must answer 200 to a first event. An empty address removes the webhook."""
        url, settings = body.get("url"), self._viber.settings
        if url is None:
            raise missing("url")
        if url == "":
            settings.set_setting("viber_webhook", None)
            settings.set_setting("viber_webhook_error", None)
            self._viber.store.drop_pending()
            self._delivery.publish_status()
            return {"chat_hostname": HOST_NAME}
        wanted = self._event_types(body)
        for name in ("send_name", "send_photo"):
            if not isinstance(body.get(name, False), bool):
                raise bad(f"{name} must be a boolean")
        parts = urlsplit(url) if isinstance(url, str) else None
        if parts is None or not (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)):
            raise Refusal(INVALID_URL, "invalidUrl: a https address is needed")
        event = {"event": "webhook", "timestamp": int(time.time() * 1000), "chat_hostname": HOST_NAME,
                 "message_token": self._viber.next_token()}
        error, _ = await self._delivery.post(url, json.dumps(event), {"name": "webhook", "citizen_id": 0})
        if error:
            raise Refusal(INVALID_URL, f"invalidUrl: {error}")
        settings.set_setting("viber_webhook", {"url": url, "event_types": wanted, "send_name": body.get("send_name", False),
                                               "send_photo": body.get("send_photo", False)})
        settings.set_setting("viber_webhook_error", None)
        self._delivery.hurry()
        self._delivery.publish_status()
        return {"chat_hostname": HOST_NAME, "event_types": self._told(wanted)}

    @staticmethod
    def _event_types(body: dict) -> list[str] | None:
        wanted = body.get("event_types")
        if wanted is None:
            return None
        if not isinstance(wanted, list) or any(kind not in EVENT_TYPES for kind in wanted):
            raise bad("event_types has an unknown event")
        return wanted

    @staticmethod
    def _told(wanted: list[str] | None) -> list[str]:
        return list(OPTIONAL) if wanted is None else [kind for kind in OPTIONAL if kind in wanted]

    async def get_account_info(self, _: dict) -> dict:
        """The bot itself."""
        bot, webhook = self._viber.world.bot, self._viber.webhook()
        return {"id": "pa:5550000000000000001", "chat_hostname": HOST_NAME, "name": bot.name, "uri": bot.username, "icon": "",
                "background": "", "category": "Government", "subcategory": "City", "country": "UA",
                "location": {"lat": 49.0786, "lon": 30.9332}, "webhook": webhook["url"] if webhook else "",
                "event_types": self._told(webhook["event_types"]) if webhook else [],
                "subscribers_count": self._viber.store.count("subscribed"), "members": []}

    async def get_user_details(self, body: dict) -> dict:
        """A subscriber with device and language."""
        if not body.get("id"):
            raise missing("id")
        person = self._viber.by_user(str(body["id"]))
        if person is None or not person["registered"]:
            raise Refusal(NOT_REGISTERED)
        if not person["subscribed"]:
            raise Refusal(NOT_SUBSCRIBED, "notSubscribed")
        return {"message_token": self._viber.next_token(), "user": {
            **self._viber.subscriber(person), "primary_device_os": "android 14", "viber_version": "24.5.0", "mcc": 255, "mnc": 1,
            "device_type": "Desktop" if person["desktop"] else "SM-A556B"}}

    async def get_online(self, body: dict) -> dict:
        """Which of some people are there now."""
        users = [self._online(user) for user in self._ids(body, "ids", ONLINE_LIMIT)]
        return {"users": users}

    def _online(self, user: str) -> dict:
        person = self._viber.by_user(user)
        if person is None or not person["registered"]:
            return {"id": user, "online_status": 4, "online_status_message": "unavailable"}
        if not person["subscribed"]:
            return {"id": user, "online_status": 3, "online_status_message": "tryLater"}
        return {"id": user, "online_status": 0, "online_status_message": "online"}

    async def send_message(self, body: dict) -> dict:
        """One message to one person."""
        self._need_webhook()
        if not body.get("receiver"):
            raise missing("receiver")
        content = await self._sending.prepared(body)
        person = self._sending.receiver(body["receiver"], content["min_api_version"])
        token = self._viber.next_token()
        stored = self._sending.post(person, content, token)
        return {"message_token": token, "chat_hostname": HOST_NAME, "billing_status": PAID if stored["paid"] else IN_SESSION}

    async def broadcast_message(self, body: dict) -> dict:
        """One message to up to 300 people; those who cannot get it are in `failed_list`."""
        self._need_webhook()
        users = self._ids(body, "broadcast_list", BROADCAST_LIMIT)
        now = time.monotonic()
        while self._broadcasts and now - self._broadcasts[0] > BROADCAST_SECONDS:
            self._broadcasts.popleft()
        if len(self._broadcasts) >= BROADCAST_CALLS:
            raise Refusal(TOO_MANY_REQUESTS, "Too many requests")
        self._broadcasts.append(now)
        content, token, failed = await self._sending.prepared(body), self._viber.next_token(), []
        for user in users:
            try:
                self._sending.post(self._sending.receiver(user, content["min_api_version"]), content, token)
            except Refusal as refusal:
                failed.append({"receiver": user, **refusal.body()})
        return {"message_token": token, "chat_hostname": HOST_NAME, "failed_list": failed}

    def _need_webhook(self) -> None:
        if not self._viber.webhook():
            raise Refusal(WEBHOOK_NOT_SET)

    @staticmethod
    def _ids(body: dict, name: str, limit: int) -> list[str]:
        ids: Any = body.get(name)
        if ids is None or ids == []:
            raise missing(name)
        if not isinstance(ids, list) or any(not isinstance(one, str) for one in ids):
            raise bad(f"{name} must be an array of strings")
        if len(ids) > limit:
            raise bad(f"{name} has more than {limit} entries")
        return ids
