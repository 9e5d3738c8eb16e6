"""What people do in their chats, and the updates that follow from it."""

from __future__ import annotations

import secrets
import time
from typing import Any

from . import contents
from .contents import CAPTION_LIMIT, as_number, checked_point
from .delivery import Delivery
from .detection import detect
from .entities import merged
from .errors import ControlError
from .parameters import Upload
from .rooms import Rooms
from .utf16 import pieces, units
from .world import World

TEXT_LIMIT = 4096


class Citizens:
    """Acts for people: every method stores what the chat shows and queues the update."""

    def __init__(self, world: World, delivery: Delivery, rooms: Rooms):
        self._world = world
        self._delivery = delivery
        self._rooms = rooms

    # People

    def create(self, first_name: str, last_name: str | None = None, phone: str | None = None,
               username: str | None = None) -> dict:
        """A new person who has not met the bot."""
        # People of the demo appeals have numbers of their own already.
        store = self._world.store
        while store.citizen(number := store.next_number("next_citizen", 5120000201)) is not None:
            pass
        phone = phone or f"+38067{secrets.randbelow(9_000_000) + 1_000_000}"
        citizen = self._world.store.add_citizen({"id": number, "first_name": first_name, "last_name": last_name or None,
                                                 "phone": phone, "username": username or None})
        self._world.show_citizen(citizen)
        return citizen

    def find(self, citizen_id: int) -> dict:
        """A person, a group or a channel by id; an unknown one is the caller's mistake."""
        citizen = self._world.store.citizen(citizen_id)
        if citizen is None:
            raise ControlError("no such citizen", 404)
        return citizen

    def chat(self, citizen_id: int) -> dict:
        """The `Chat` of a person, a group or a channel."""
        return self._world.chat(self.find(citizen_id))

    # Messages

    def post(self, citizen_id: int, content: dict, *, reply_to: int | None = None, forwarded: Any = None,
             album: str | None = None, author: int | None = None) -> dict:
        """Puts a message into a chat and queues its update. `author` is who writes in a group."""
        chat = self._able(citizen_id)
        if not chat["started"]:
            chat = self._world.store.update_citizen(citizen_id, started=1)
            self._world.show_citizen(chat)
        message = self._world.new_message(chat, self._author(chat, author))
        if album:
            message["media_group_id"] = album
        if forwarded is not None:
            known = isinstance(forwarded, int) and not isinstance(forwarded, bool)
            message.update(contents.origin_named(forwarded, self._world.user(self.find(forwarded)) if known else None))
        answered = self._world.store.message(citizen_id, reply_to) if reply_to else None
        if answered:
            message["reply_to_message"] = {k: v for k, v in answered["message"].items() if k != "reply_to_message"}
        message.update(content)
        return self._sent(chat, message, edited=False, album=album)

    def _author(self, chat: dict, author: int | None) -> dict:
        """Who writes: the person whose chat it is; in a group any citizen."""
        if chat["kind"] == "private":
            return self._world.user(chat)
        return self._world.user(self.find(author) if author else self._world.store.citizens()[-1])

    def text(self, citizen_id: int, text: str, **options: Any) -> list[dict]:
        """Sends a text; a long one leaves in pieces, as from Telegram's own clients."""
        if not text.strip():
            raise ControlError("повідомлення порожнє")
        sent = []
        for piece in pieces(text.strip(), TEXT_LIMIT):
            entities = merged([], detect(piece))
            content = {"text": piece, **({"entities": entities} if entities else {})}
            sent.append(self.post(citizen_id, content, **options))
        return sent

    def press_key(self, citizen_id: int, text: str, author: int | None = None) -> list[dict]:
        """Presses a button of the keyboard under the input field."""
        keyboard = self.find(citizen_id)["keyboard"]
        button = next((b for row in (keyboard or {}).get("keyboard", []) for b in row if b["text"] == text), None)
        if button is None:
            raise ControlError("на клавіатурі немає такої кнопки", 404)
        if button.get("request_contact"):
            sent = [self.contact(citizen_id, "own", reply_to=keyboard["message_id"])]
        elif button.get("request_location"):
            raise ControlError("this button asks for a location: send {\"location\": …}")
        else:
            sent = self.text(citizen_id, text, author=author)
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
        return self.post(citizen_id, contents.media(self._world.files, kind, upload, caption, claimed_size), **options)

    def album(self, citizen_id: int, items: list[tuple[str, Upload]], caption: str = "", **options: Any) -> list[dict]:
        """Sends up to ten files as one album, the caption on the first."""
        if not 2 <= len(items) <= 10:
            raise ControlError("в альбомі має бути від 2 до 10 файлів")
        group = str(secrets.randbelow(10**17) + 10**16)
        made = [contents.media(self._world.files, kind, upload, caption if place == 0 else "")
                for place, (kind, upload) in enumerate(items)]
        return [self.post(citizen_id, content, album=group, **options) for content in made]

    def contact(self, citizen_id: int, whose: Any, **options: Any) -> dict:
        """Shares a contact: "own", another citizen's id, or {phone_number, first_name, last_name?, user_id?}."""
        if isinstance(whose, dict):
            return self.post(citizen_id, contents.contact(whose), **options)
        own = whose in ("own", True)
        person = self.find(citizen_id if own else as_number(whose, "contact"))
        phone = person["phone"] or "+380670000000"
        # Clients differ in whether the number carries a plus; the own one comes without it here.
        return self.post(citizen_id, contents.contact({
            "phone_number": phone.lstrip("+") if own else phone, "first_name": person["first_name"],
            "last_name": person["last_name"], "user_id": person["id"]}), **options)

    def forward(self, citizen_id: int, source_chat: int, message_ids: list[int], **options: Any) -> list[dict]:
        """Forwards messages of any chat here, together as an album when they are one."""
        sources = [self._world.store.message(source_chat, one) for one in message_ids]
        if not sources or None in sources:
            raise ControlError("no such message to forward", 404)
        group = str(secrets.randbelow(10**17) + 10**16) if all(one["message"].get("media_group_id") for one in sources) else None
        return [self.post(citizen_id, {**{k: v for k, v in one["message"].items() if k not in contents.HEAD},
                                       **contents.origin_of(one["message"])}, album=group, **options) for one in sources]

    # Later changes

    def edit(self, citizen_id: int, message_id: int, text: str) -> dict:
        """Edits an own text or caption."""
        stored = self._own(citizen_id, message_id)
        name = "text" if "text" in stored["message"] else "caption"
        limit = TEXT_LIMIT if name == "text" else CAPTION_LIMIT
        if not text.strip() or units(text) > limit:
            raise ControlError(f"у повідомленні має бути від 1 до {limit} символів")
        return self._edited(stored, {name: text.strip()}, {"text": "entities", "caption": "caption_entities"}[name])

    def live_location(self, citizen_id: int, message_id: int) -> dict:
        """The place of a live location that still goes on."""
        location = self._own(citizen_id, message_id)["message"].get("location", {})
        if "live_period" not in location:
            raise ControlError("це місце вже не транслюється наживо")
        return location

    def move(self, citizen_id: int, message_id: int, point: dict | None) -> dict:
        """Moves a live location, or ends it (None)."""
        location = self.live_location(citizen_id, message_id)
        location = {**location, **checked_point(point)} if point else \
            {k: v for k, v in location.items() if k in ("latitude", "longitude")}
        return self._edited(self._own(citizen_id, message_id), {"location": location}, None)

    def press(self, citizen_id: int, message_id: int, data: str | None, inaccessible: bool = False, author: int | None = None) -> dict:
        """Presses an inline button; the query waits for the bot's answer. A message may be too old to be shown to the bot."""
        chat = self._able(citizen_id)
        stored = self._world.store.message(citizen_id, message_id)
        rows = (stored or {"message": {}})["message"].get("reply_markup", {}).get("inline_keyboard", [])
        if data is None or not any(button.get("callback_data") == data for row in rows for button in row):
            raise ControlError("під повідомленням немає такої кнопки", 404)
        callback_id = str(secrets.randbelow(10**18) + 10**17)
        self._world.store.add_callback(callback_id, citizen_id)
        message = {"chat": self._world.chat(chat), "message_id": message_id, "date": 0} if inaccessible else stored["message"]
        query = {"id": callback_id, "from": self._author(chat, author), "message": message,
                 "chat_instance": str(-citizen_id), "data": data}
        update = self._delivery.enqueue(citizen_id, {"callback_query": query})
        return {"callback_query_id": callback_id, "update_id": update and update["update_id"]}

    # Blocking

    def block(self, citizen_id: int, blocked: bool) -> dict:
        """Blocks or unblocks the bot, in a group throws it out or brings it in; the bot learns it by `my_chat_member`."""
        citizen = self.find(citizen_id)
        if citizen["kind"] != "private":
            return self._rooms.bring(citizen_id, not blocked)
        if citizen["deactivated"]:
            raise ControlError("обліковий запис видалено", 409)
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
        if self.find(citizen_id)["kind"] != "private":
            raise ControlError("a group or a channel has no account")
        changed = self._world.store.update_citizen(citizen_id, deactivated=int(gone))
        self._world.show_citizen(changed)
        return changed

    # Helpers

    def _able(self, citizen_id: int) -> dict:
        citizen = self.find(citizen_id)
        if citizen["deactivated"]:
            raise ControlError("обліковий запис видалено", 409)
        if citizen["blocked"] and citizen["kind"] == "private":
            raise ControlError("ця людина заблокувала бота", 409)
        return citizen

    def _own(self, citizen_id: int, message_id: int) -> dict:
        self._able(citizen_id)
        stored = self._world.store.message(citizen_id, message_id)
        if stored is None or stored["origin"] != "citizen":
            raise ControlError("цього повідомлення немає серед надісланих", 404)
        return stored

    def _edited(self, stored: dict, changes: dict, entities_name: str | None) -> dict:
        message = {**stored["message"], **changes, "edit_date": int(time.time())}
        if entities_name:
            message.pop(entities_name, None)
            entities = detect(message.get("text") or message.get("caption") or "")
            if entities:
                message[entities_name] = entities
        return self._sent(self.find(stored["chat_id"]), message, edited=True)

    def _sent(self, chat: dict, message: dict, *, edited: bool, album: str | None = None) -> dict:
        kind = "channel_post" if chat["kind"] == "channel" else "message"
        heard = chat["kind"] == "private" or self._rooms.hears(chat, message)
        stored = self._world.store.put_message(chat["id"], "citizen", message, "pending" if heard else "unheard")
        update = self._delivery.enqueue(chat["id"], {f"edited_{kind}" if edited else kind: message}, album,
                                        message["message_id"]) if heard else None
        if heard and update is None:
            stored = self._world.store.mark_delivery(chat["id"], message["message_id"], "delivered")
        self._world.show_message(stored)
        return {**stored, "update_id": update and update["update_id"]}
