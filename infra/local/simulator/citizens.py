"""What people do in their chats, and the updates that follow from it."""

from __future__ import annotations

import secrets
import time
from typing import Any

from .delivery import Delivery
from .detection import detect
from .entities import merged
from .errors import ControlError
from .parameters import Upload
from .utf16 import pieces, units
from .world import World

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
SHAPES: dict[str, dict] = {
    "video": {"width": 320, "height": 240, "duration": 2}, "video_note": {"length": 240, "duration": 2},
    "voice": {"duration": 3}, "audio": {"duration": 3, "title": "Запис"},
    "animation": {"width": 320, "height": 240, "duration": 2},
    "sticker": {"width": 512, "height": 512, "type": "regular", "is_animated": False, "is_video": False,
                "emoji": "💡", "set_name": "vyshnopil"},
}


class Citizens:
    """Acts for people: every method stores what the chat shows and queues the update."""

    def __init__(self, world: World, delivery: Delivery):
        self._world = world
        self._delivery = delivery

    # People

    def create(self, first_name: str, last_name: str | None = None, phone: str | None = None,
               username: str | None = None) -> dict:
        """A new person who has not met the bot."""
        number = self._world.store.next_number("next_citizen", 5120000201)
        phone = phone or f"+38067{secrets.randbelow(9_000_000) + 1_000_000}"
        citizen = self._world.store.add_citizen({"id": number, "first_name": first_name, "last_name": last_name or None,
                                                 "phone": phone, "username": username or None})
        self._world.show_citizen(citizen)
        return citizen

    def find(self, citizen_id: int) -> dict:
        """A person by id; an unknown one is the caller's mistake."""
        citizen = self._world.store.citizen(citizen_id)
        if citizen is None:
            raise ControlError("no such citizen", 404)
        return citizen

    # Messages

    def post(self, citizen_id: int, content: dict, *, reply_to: int | None = None, forwarded: Any = None,
             album: str | None = None) -> dict:
        """Puts a message of the person into the chat and queues its update."""
        citizen = self._able(citizen_id)
        if not citizen["started"]:
            citizen = self._world.store.update_citizen(citizen_id, started=1)
            self._world.show_citizen(citizen)
        message = self._world.new_message(citizen, self._world.user(citizen))
        if album:
            message["media_group_id"] = album
        if forwarded is not None:
            message.update(self._forward_fields(forwarded))
        answered = self._world.store.message(citizen_id, reply_to) if reply_to else None
        if answered:
            message["reply_to_message"] = {k: v for k, v in answered["message"].items() if k != "reply_to_message"}
        message.update(content)
        return self._sent(citizen_id, "message", message, album)

    def text(self, citizen_id: int, text: str, **options: Any) -> list[dict]:
        """Sends a text; a long one leaves in pieces, as from Telegram's own clients."""
        if not text.strip():
            raise ControlError("the text is empty")
        sent = []
        for piece in pieces(text.strip(), TEXT_LIMIT):
            entities = merged([], detect(piece))
            content = {"text": piece, **({"entities": entities} if entities else {})}
            sent.append(self.post(citizen_id, content, **options))
        return sent

    def press_key(self, citizen_id: int, text: str) -> list[dict]:
        """Presses a button of the keyboard under the input field."""
        keyboard = self.find(citizen_id)["keyboard"]
        button = next((b for row in (keyboard or {}).get("keyboard", []) for b in row if b["text"] == text), None)
        if button is None:
            raise ControlError("no such button on the keyboard", 404)
        if button.get("request_contact"):
            sent = [self.contact(citizen_id, "own", reply_to=keyboard["message_id"])]
        elif button.get("request_location"):
            raise ControlError("this button asks for a location: send {\"location\": …}")
        else:
            sent = self.text(citizen_id, text)
        self.key_used(citizen_id)
        return sent

    def key_used(self, citizen_id: int) -> None:
        """Folds a one-time keyboard after a press."""
        keyboard = self.find(citizen_id)["keyboard"]
        if keyboard and keyboard.get("one_time_keyboard"):
            keyboard["hidden"] = True
            self._world.show_citizen(self._world.store.update_citizen(citizen_id, keyboard=keyboard))

    def media(self, citizen_id: int, kind: str, upload: Upload, caption: str = "", claimed_size: int | None = None,
              **options: Any) -> dict:
        """Sends one file."""
        return self.post(citizen_id, self._media_content(kind, upload, caption, claimed_size), **options)

    def album(self, citizen_id: int, items: list[tuple[str, Upload]], caption: str = "", **options: Any) -> list[dict]:
        """Sends up to ten files as one album, the caption on the first."""
        if not 2 <= len(items) <= 10:
            raise ControlError("an album has 2 to 10 items")
        group = str(secrets.randbelow(10**17) + 10**16)
        contents = [self._media_content(kind, upload, caption if place == 0 else "", None)
                    for place, (kind, upload) in enumerate(items)]
        return [self.post(citizen_id, content, album=group, **options) for content in contents]

    def contact(self, citizen_id: int, whose: Any, **options: Any) -> dict:
        """Shares a contact: "own", another citizen's id, or {phone_number, first_name, last_name?, user_id?}."""
        if whose in ("own", True):
            person = self.find(citizen_id)
            # Clients differ in whether the number carries a plus; the own one comes without it here.
            contact = {"phone_number": (person["phone"] or "+380670000000").lstrip("+")}
        elif isinstance(whose, dict):
            if not isinstance(whose.get("phone_number"), str) or not isinstance(whose.get("first_name"), str):
                raise ControlError("a contact needs phone_number and first_name")
            return self.post(citizen_id, {"contact": whose}, **options)
        else:
            person = self.find(as_number(whose, "contact"))
            contact = {"phone_number": person["phone"] or "+380670000000"}
        contact["first_name"] = person["first_name"]
        if person.get("last_name"):
            contact["last_name"] = person["last_name"]
        contact["user_id"] = person["id"]
        return self.post(citizen_id, {"contact": contact}, **options)

    def location(self, citizen_id: int, point: dict, venue: dict | None = None, **options: Any) -> dict:
        """Sends a point, a live location (`live_period`), or a venue (title, address)."""
        location = checked_point(point)
        if point.get("live_period"):
            location.update(live_period=as_number(point["live_period"], "live_period"), horizontal_accuracy=12.0)
        content: dict = {"location": location}
        if venue:
            content["venue"] = {"location": location, "title": str(venue.get("title", "")),
                                "address": str(venue.get("address", ""))}
        return self.post(citizen_id, content, **options)

    def poll(self, citizen_id: int, question: str, choices: list[str], **options: Any) -> dict:
        """Sends a poll."""
        poll = {"id": str(secrets.randbelow(10**18)), "question": question, "total_voter_count": 0, "is_closed": False,
                "options": [{"text": choice, "voter_count": 0} for choice in choices],
                "is_anonymous": True, "type": "regular", "allows_multiple_answers": False}
        return self.post(citizen_id, {"poll": poll}, **options)

    # Later changes

    def edit(self, citizen_id: int, message_id: int, text: str) -> dict:
        """Edits an own text or caption."""
        stored = self._own(citizen_id, message_id)
        name = "text" if "text" in stored["message"] else "caption"
        limit = TEXT_LIMIT if name == "text" else CAPTION_LIMIT
        if not text.strip() or units(text) > limit:
            raise ControlError(f"the {name} must have 1 to {limit} characters")
        return self._edited(stored, {name: text.strip()}, {"text": "entities", "caption": "caption_entities"}[name])

    def move(self, citizen_id: int, message_id: int, point: dict | None) -> dict:
        """Moves a live location, or ends it (None)."""
        stored = self._own(citizen_id, message_id)
        location = stored["message"].get("location", {})
        if "live_period" not in location:
            raise ControlError("this message is no live location")
        location = {**location, **checked_point(point)} if point else \
            {k: v for k, v in location.items() if k in ("latitude", "longitude")}
        return self._edited(stored, {"location": location}, None)

    def press(self, citizen_id: int, message_id: int, data: str) -> dict:
        """Presses an inline button; the query waits for the bot's answer."""
        citizen = self._able(citizen_id)
        stored = self._world.store.message(citizen_id, message_id)
        rows = (stored or {"message": {}})["message"].get("reply_markup", {}).get("inline_keyboard", [])
        if not any(button.get("callback_data") == data for row in rows for button in row):
            raise ControlError("no such button under this message", 404)
        callback_id = str(secrets.randbelow(10**18) + 10**17)
        self._world.store.add_callback(callback_id, citizen_id)
        query = {"id": callback_id, "from": self._world.user(citizen), "message": stored["message"],
                 "chat_instance": str(-citizen_id), "data": data}
        update = self._delivery.enqueue(citizen_id, {"callback_query": query})
        return {"callback_query_id": callback_id, "update_id": update and update["update_id"]}

    # Blocking

    def block(self, citizen_id: int, blocked: bool) -> dict:
        """Blocks or unblocks the bot; the bot learns it by `my_chat_member`."""
        citizen = self.find(citizen_id)
        if citizen["deactivated"]:
            raise ControlError("this account is deleted", 409)
        if citizen["blocked"] == blocked:
            return citizen
        changed = self._world.store.update_citizen(citizen_id, blocked=int(blocked))
        self._world.show_citizen(changed)
        states = ("member", "kicked") if blocked else ("kicked", "member")
        old, new = ({"user": self._world.bot_user(), "status": status, **({"until_date": 0} if status == "kicked" else {})}
                    for status in states)
        self._delivery.enqueue(citizen_id, {"my_chat_member": {
            "chat": self._world.chat(citizen), "from": self._world.user(citizen), "date": int(time.time()),
            "old_chat_member": old, "new_chat_member": new}})
        return changed

    def deactivate(self, citizen_id: int, gone: bool) -> dict:
        """Deletes the account (or brings it back, for the next test)."""
        self.find(citizen_id)
        changed = self._world.store.update_citizen(citizen_id, deactivated=int(gone))
        self._world.show_citizen(changed)
        return changed

    # Helpers

    def _able(self, citizen_id: int) -> dict:
        citizen = self.find(citizen_id)
        if citizen["deactivated"]:
            raise ControlError("this account is deleted", 409)
        if citizen["blocked"]:
            raise ControlError("this person has blocked the bot", 409)
        return citizen

    def _own(self, citizen_id: int, message_id: int) -> dict:
        self._able(citizen_id)
        stored = self._world.store.message(citizen_id, message_id)
        if stored is None or stored["origin"] != "citizen":
            raise ControlError("no such message of this person", 404)
        return stored

    def _edited(self, stored: dict, changes: dict, entities_name: str | None) -> dict:
        message = {**stored["message"], **changes, "edit_date": int(time.time())}
        if entities_name:
            message.pop(entities_name, None)
            entities = detect(message.get("text") or message.get("caption") or "")
            if entities:
                message[entities_name] = entities
        return self._sent(stored["chat_id"], "edited_message", message, None)

    def _sent(self, citizen_id: int, kind: str, message: dict, album: str | None) -> dict:
        stored = self._world.store.put_message(citizen_id, "citizen", message, "pending")
        update = self._delivery.enqueue(citizen_id, {kind: message}, album, message["message_id"])
        if update is None:
            stored = self._world.store.mark_delivery(citizen_id, message["message_id"], "delivered")
        self._world.show_message(stored)
        return {**stored, "update_id": update and update["update_id"]}

    def _media_content(self, kind: str, upload: Upload, caption: str, claimed_size: int | None) -> dict:
        if units(caption) > CAPTION_LIMIT:
            raise ControlError(f"the caption must have at most {CAPTION_LIMIT} characters")
        files = self._world.files
        if kind == "photo":
            sizes = files.photo(upload.data)
            if sizes is None:
                raise ControlError("a photo must be a JPEG, PNG, GIF or WebP image")
            content: dict = {"photo": sizes}
        elif kind in SHAPES or kind == "document":
            record = files.save(kind, upload.data, upload.name, upload.mime, dict(SHAPES.get(kind, {})), claimed_size)
            content = {kind: files.media(kind, record)}
            if kind == "animation":
                content["document"] = content["animation"]
        else:
            raise ControlError(f"unknown kind of file: {kind}")
        if caption.strip() and kind not in ("video_note", "sticker"):
            entities = detect(caption.strip())
            content.update(caption=caption.strip(), **({"caption_entities": entities} if entities else {}))
        return content

    def _forward_fields(self, source: Any) -> dict:
        """`forward_origin` and its older twins: a citizen's id, or a hidden person's name."""
        date = int(time.time()) - 3600
        if isinstance(source, int) and not isinstance(source, bool):
            user = self._world.user(self.find(source))
            return {"forward_origin": {"type": "user", "sender_user": user, "date": date},
                    "forward_from": user, "forward_date": date}
        name = str(source)
        return {"forward_origin": {"type": "hidden_user", "sender_user_name": name, "date": date},
                "forward_sender_name": name, "forward_date": date}


def checked_point(point: dict) -> dict:
    """Latitude and longitude as numbers within the globe."""
    try:
        latitude, longitude = float(point["latitude"]), float(point["longitude"])
    except (KeyError, TypeError, ValueError):
        raise ControlError("a location needs latitude and longitude") from None
    if not -90 <= latitude <= 90 or not -180 <= longitude <= 180:
        raise ControlError("latitude or longitude out of range")
    return {"latitude": latitude, "longitude": longitude}


def as_number(value: Any, name: str) -> int:
    try:
        return int(value)
    except (TypeError, ValueError):
        raise ControlError(f"{name} must be a number") from None
