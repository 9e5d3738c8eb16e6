"""What the parts of the Viber half share: people with their Viber accounts, sessions, tokens, addresses."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import random
import time
from typing import Any

from ..errors import ControlError
from ..world import World
from .network import ViberNetwork
from .store import ViberStore

SESSION = 24 * 3600
HOST_NAME = "SN-CHAT-01_"
LARGEST_EXACT = 2**53


def viber_id(citizen_id: int) -> str:
    """The Viber id of a citizen: always the same, so that seeds can know it."""
    return base64.b64encode(hashlib.sha256(f"viber:{citizen_id}".encode()).digest()[:16]).decode()


def readable(value: Any) -> Any:
    """The same JSON with numbers that a browser would round as strings."""
    if isinstance(value, dict):
        return {name: readable(one) for name, one in value.items()}
    if isinstance(value, list):
        return [readable(one) for one in value]
    return str(value) if type(value) is int and abs(value) > LARGEST_EXACT else value


class ViberWorld:
    """Shared state of the Viber half."""

    def __init__(self, world: World, token: str | None = None):
        self.world = world
        self.settings = world.store
        self.store = ViberStore(world.store.connection)
        self.network = ViberNetwork(world.feed)
        self.base_url = ""
        if token:
            self.settings.set_setting("viber_token", token)

    def seed(self, citizens: list[dict]) -> None:
        """People who already know the bot in Viber."""
        for citizen in citizens:
            person = self.person(citizen["id"])
            if not person["opened"]:
                self.store.update_person(citizen["id"], opened=1, subscribed=1)

    def accepts(self, token: str | None) -> bool:
        """Whether this is the bot's token; the first one ever seen becomes it."""
        if not token:
            return False
        known = self.settings.setting("viber_token")
        if known is None:
            self.settings.set_setting("viber_token", token)
            return True
        return hmac.compare_digest(token.encode(), known.encode())

    def signature(self, raw: bytes) -> str:
        """What `X-Viber-Content-Signature` says about a body."""
        token = self.settings.setting("viber_token") or ""
        return hmac.new(token.encode(), raw, hashlib.sha256).hexdigest()

    def webhook(self) -> dict | None:
        """The webhook: url, event_types, send_name, send_photo."""
        return self.settings.setting("viber_webhook")

    def next_token(self) -> int:
        """A message token: above 2^53 and never the same."""
        number = self.settings.setting("viber_next_token", 5_900_000_000_000_000_000 + random.randrange(10**15))
        self.settings.set_setting("viber_next_token", number + random.randrange(1, 10**6))
        return number

    # People

    def citizen(self, citizen_id: int) -> dict:
        """The person behind an account; an unknown one is the caller's mistake."""
        citizen = self.settings.citizen(citizen_id)
        if citizen is None:
            raise ControlError("no such citizen", 404)
        return citizen

    def person(self, citizen_id: int) -> dict:
        """A citizen's Viber account."""
        self.citizen(citizen_id)
        return self.store.person(citizen_id, viber_id(citizen_id))

    def by_user(self, user_id: str) -> dict | None:
        """The account with a Viber id, also of a citizen who never opened Viber."""
        return self.store.by_user(user_id) or next(
            (self.person(one["id"]) for one in self.settings.citizens() if viber_id(one["id"]) == user_id), None)

    def change(self, citizen_id: int, **changes: Any) -> dict:
        """Changes an account and shows it on the page."""
        self.store.update_person(citizen_id, **changes)
        self.world.feed.publish("viber_person", person=self.shown(citizen_id))
        return self.person(citizen_id)

    def shown(self, citizen_id: int) -> dict:
        """An account as the page and the control interface see it."""
        person = self.person(citizen_id)
        return {**{name: value for name, value in person.items() if name != "tracking_data"},
                "id": citizen_id, "session_end": session_end(person)}

    def subscriber(self, person: dict) -> dict:
        """The person as events name them; name and picture only where set_webhook asked for them."""
        citizen, webhook = self.citizen(person["citizen_id"]), self.webhook() or {}
        name = " ".join(filter(None, (citizen["first_name"], citizen.get("last_name"))))
        user = {"id": person["user_id"], "name": name if webhook.get("send_name") else "Subscriber"}
        if webhook.get("send_photo"):
            user["avatar"] = f"{self.base_url}/viber/avatars/{citizen['id']}.svg"
        return {**user, "language": "uk-UA", "country": "UA", "api_version": person["api_version"]}

    def show_message(self, stored: dict | None) -> None:
        """Tells the page about a new or changed message."""
        if stored:
            self.world.feed.publish("viber_message", chat_id=stored["chat_id"], item=stored)

    def record(self, direction: str, name: str, *, request: Any, response: Any, **rest: Any) -> None:
        """Adds an exchange to the wire log."""
        self.world.traffic.record(direction, name, request=readable(request), response=readable(response),
                                  messenger="viber", **rest)


def session_end(person: dict) -> float | None:
    """When the free session ends: 24 hours after the person's last message; None when there is none now."""
    last = person["last_message"]
    return last + SESSION if last and last + SESSION > time.time() else None


def parsed(body: bytes) -> Any:
    """JSON as it came, or the beginning of the text."""
    try:
        return json.loads(body) if body.strip() else None
    except ValueError:
        return body[:4000].decode("utf-8", "replace")
