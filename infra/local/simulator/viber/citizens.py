"""What people do in Viber, and the events that follow from it."""

from __future__ import annotations

import secrets
import time
from typing import Any

from ..contents import as_number, checked_point
from ..errors import ControlError
from ..files import image_size
from ..parameters import Upload
from ..utf16 import pieces, units
from .contents import TEXT_LIMIT
from .delivery import ViberDelivery
from .sending import Sending
from .world import SESSION, ViberWorld

MEDIA_LIFE = 3600
FILE_LIMIT = 50 * 1024 * 1024
CAPTION_LIMIT = 768
STICKER = 46105
KINDS = {"picture": "photo", "video": "video", "file": "document", "sticker": "sticker"}
ON_PHONE_ONLY = ("share-phone", "location-picker")


class ViberCitizens:
    """Acts for people: every method stores what the chat shows and queues the event."""

    def __init__(self, viber: ViberWorld, delivery: ViberDelivery, sending: Sending):
        self._viber = viber
        self._delivery = delivery
        self._sending = sending

    # Coming and going

    def open(self, citizen_id: int, context: str = "") -> dict:
        """Opens the chat: `conversation_started`, which subscribes nobody."""
        person = self._able(citizen_id)
        self._viber.change(citizen_id, opened=1)
        event = self._delivery.enqueue(citizen_id, "conversation_started", {
            "type": "open", **({"context": context} if context else {}), "user": self._viber.subscriber(person),
            "subscribed": person["subscribed"]})
        return {"event_id": event and event["event_id"]}

    def subscribe(self, citizen_id: int, subscribed: bool) -> dict:
        """Turns the bot's messages on or off."""
        person = self._able(citizen_id)
        if person["subscribed"] == subscribed:
            return self._viber.shown(citizen_id)
        self._viber.change(citizen_id, subscribed=int(subscribed), opened=1, **({} if subscribed else {"keyboard": None}))
        if subscribed:
            self._delivery.enqueue(citizen_id, "subscribed", {"user": self._viber.subscriber(person)})
        else:
            self._delivery.enqueue(citizen_id, "unsubscribed", {"user_id": person["user_id"]})
        return self._viber.shown(citizen_id)

    def set_device(self, citizen_id: int, changes: dict) -> dict:
        """Registered in Viber or not, a suitable device or not, phone or desktop, which API version it has."""
        self._viber.person(citizen_id)
        known = {"registered": bool, "suitable": bool, "desktop": bool, "api_version": int}
        for name, value in changes.items():
            if name not in known or type(value) is not known[name] or (name == "api_version" and value < 1):
                raise ControlError(f"wrong value for {name}: {value!r}")
        if changes:
            self._viber.change(citizen_id, **{name: int(value) for name, value in changes.items()})
        return self._viber.shown(citizen_id)

    def end_session(self, citizen_id: int) -> dict:
        """Makes the last message a day older, so that the free session is over."""
        person = self._viber.person(citizen_id)
        if person["last_message"]:
            self._viber.change(citizen_id, last_message=min(person["last_message"], time.time() - SESSION))
        return self._viber.shown(citizen_id)

    def look(self, citizen_id: int) -> None:
        """Looks at the chat: messages become seen."""
        self._sending.seen(self._viber.person(citizen_id))

    # Messages

    def post(self, citizen_id: int, content: dict, *, silent: bool = False, batch: str | None = None,
             upload: tuple[str, dict] | None = None) -> dict:
        """Puts a message of the person into the chat and queues its event. A first message subscribes."""
        person = self._able(citizen_id)
        self._sending.seen(person)
        self._viber.change(citizen_id, subscribed=1, opened=1, last_message=time.time())
        token = self._viber.next_token()
        wire = dict(content)
        if person["tracking_data"]:
            wire["tracking_data"] = person["tracking_data"]
        shown = {**content, "silent": True} if silent else dict(content)
        if upload:
            address, record = upload
            wire.update(self._addresses(content["type"], address))
            shown["file_id"] = record["file_id"]
        stored = self._viber.store.add_message(citizen_id, token, "citizen", shown, "pending")
        if upload:
            self._viber.store.add_media(address, record["file_id"], stored["message_id"], time.time() + MEDIA_LIFE)
        self._viber.show_message(stored)
        event = self._delivery.enqueue(citizen_id, "message", {
            "sender": self._viber.subscriber(person), "message": wire, "silent": silent},
            token=token, message_id=stored["message_id"], batch=batch)
        return {**stored, "event_id": event and event["event_id"]}

    def text(self, citizen_id: int, text: str, silent: bool = False) -> list[dict]:
        """Sends a text; a long one leaves in pieces."""
        if not text.strip():
            raise ControlError("повідомлення порожнє")
        return [self.post(citizen_id, {"type": "text", "text": piece}, silent=silent)
                for piece in pieces(text.strip(), TEXT_LIMIT)]

    def url(self, citizen_id: int, address: str) -> dict:
        """Sends a link."""
        return self.post(citizen_id, {"type": "url", "media": address, "text": address})

    def media(self, citizen_id: int, kind: str, upload: Upload, caption: str = "", batch: str | None = None) -> dict:
        """Sends one file: picture, video, file or sticker."""
        if kind not in KINDS:
            raise ControlError(f"unknown kind of file: {kind}")
        if units(caption) > CAPTION_LIMIT:
            raise ControlError(f"підпис довший за {CAPTION_LIMIT} символів")
        if len(upload.data) > FILE_LIMIT:
            raise ControlError("Viber не надсилає ботам файлів, більших за 50 МБ", 409)
        if kind == "picture" and image_size(upload.data) is None:
            raise ControlError("фото має бути зображенням JPEG, PNG, GIF або WebP")
        mime = "image/jpeg" if kind == "picture" and upload.mime == "application/octet-stream" else upload.mime
        record = self._viber.world.files.save(KINDS[kind], upload.data, upload.name, mime)
        size = len(upload.data)
        content: dict[str, Any] = {"type": kind}
        if kind == "sticker":
            content["sticker_id"] = STICKER
        else:
            content.update(file_name=record["name"] or "file", file_size=size, size=size)
        if kind == "video":
            content["duration"] = 2
        if caption.strip() and kind in ("picture", "video"):
            content["text"] = caption.strip()
        return self.post(citizen_id, content, batch=batch, upload=(secrets.token_urlsafe(24), record))

    def pictures(self, citizen_id: int, items: list[tuple[str, Upload]], caption: str = "") -> list[dict]:
        """Sends several files at once: events of their own that start together."""
        batch = secrets.token_hex(8)
        return [self.media(citizen_id, kind, upload, caption if place == 0 else "", batch)
                for place, (kind, upload) in enumerate(items)]

    def contact(self, citizen_id: int, whose: Any) -> dict:
        """Shares a contact: "own", another citizen's id, or {name?, phone_number?}."""
        if isinstance(whose, dict):
            contact = {name: str(whose[name]) for name in ("name", "phone_number") if whose.get(name)}
            if not contact:
                raise ControlError("a contact needs name or phone_number")
        else:
            person = self._viber.citizen(citizen_id if whose in ("own", True) else as_number(whose, "contact"))
            contact = {"name": " ".join(filter(None, (person["first_name"], person.get("last_name")))),
                       "phone_number": (person["phone"] or "+380670000000").lstrip("+")}
        return self.post(citizen_id, {"type": "contact", "contact": contact})

    def location(self, citizen_id: int, point: dict, address: str = "") -> dict:
        """Sends a point, perhaps with an address."""
        place = checked_point(point)
        location = {"lat": place["latitude"], "lon": place["longitude"], **({"address": address} if address else {})}
        return self.post(citizen_id, {"type": "location", "location": location})

    def press(self, citizen_id: int, label: str, point: dict | None = None, place: int | None = None,
              message_id: int | None = None) -> list[dict]:
        """Presses a button of the keyboard, or of a message with cards, found by its text or ActionBody (or by its place)."""
        person = self._able(citizen_id)
        buttons = self._cards(citizen_id, message_id) if message_id else (person["keyboard"] or {}).get("Buttons", [])
        found = [button for number, button in enumerate(buttons) if (number == place if place is not None else
                 label in (plain(button.get("Text", "")), button.get("Text"), button["ActionBody"]))]
        if not found:
            raise ControlError("на клавіатурі немає такої кнопки", 404)
        button = found[0]
        action, silent = button.get("ActionType") or "reply", button.get("Silent", False)
        if action in ON_PHONE_ONLY and person["desktop"]:
            raise ControlError("на компʼютері ця кнопка не працює", 409)
        if action == "share-phone":
            return [self.contact(citizen_id, "own")]
        if action == "location-picker":
            if point is None:
                raise ControlError("this button asks for a location: add {\"location\": …}")
            return [self.location(citizen_id, point)]
        if action in ("reply", "open-url"):
            return self.text(citizen_id, button["ActionBody"], silent=silent)
        return []

    # Helpers

    def _cards(self, citizen_id: int, message_id: int) -> list[dict]:
        """The buttons of a `rich_media` message."""
        stored = self._viber.store.message(message_id)
        if stored is None or stored["chat_id"] != citizen_id or "rich_media" not in stored["message"]:
            raise ControlError("no such message with buttons", 404)
        return stored["message"]["rich_media"]["Buttons"]

    def _addresses(self, kind: str, token: str) -> dict:
        address = f"{self._viber.base_url}/viber/media/{token}"
        return {"media": address, **({"thumbnail": address} if kind in ("picture", "video") else {})}

    def _able(self, citizen_id: int) -> dict:
        person = self._viber.person(citizen_id)
        if not person["registered"]:
            raise ControlError("ця людина не має Viber", 409)
        if not self._viber.webhook():
            raise ControlError("бота ще не підключено до Viber", 409)
        return person


def plain(text: str) -> str:
    """A button's text without its HTML-like tags, as a person reads it."""
    result, inside = [], False
    for character in text:
        if character in "<>":
            inside = character == "<"
        elif not inside:
            result.append(character)
    words = "".join(result)
    for name, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#39;", "'"), ("&amp;", "&")):
        words = words.replace(name, sign)
    return words.strip()
