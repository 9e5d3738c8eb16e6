"""Groups and channels: where appeals are not taken, and where the bot may be brought all the same.

A room is kept beside the citizens, with a negative id. In a group the bot hears what Telegram's privacy
mode lets through: commands, answers to its own messages, service messages. In a channel it hears all posts.
"""

from __future__ import annotations

import secrets
import time

from .delivery import Delivery
from .errors import ControlError
from .world import World

KINDS = ("group", "supergroup", "channel")


class Rooms:
    """Makes rooms, brings the bot in and throws it out."""

    def __init__(self, world: World, delivery: Delivery):
        self._world = world
        self._delivery = delivery

    def create(self, kind: str, title: str, hears_all: bool = False) -> dict:
        """A new room with the bot in it; `hears_all` means that its privacy mode is off."""
        if kind not in KINDS:
            raise ControlError(f"type must be one of {', '.join(KINDS)}")
        number = self._world.store.next_number("next_room", 2000000000 + secrets.randbelow(10**8))
        room = self._world.store.add_citizen({
            "id": -number if kind == "group" else -(10**12 + number), "kind": kind, "first_name": title})
        self._world.store.set_setting(f"hears_all:{room['id']}", hears_all or None)
        self.bring(room["id"], True)
        return self._world.store.citizen(room["id"])

    def bring(self, room_id: int, inside: bool, by: dict | None = None) -> dict:
        """Brings the bot in or throws it out; it learns that by `my_chat_member`."""
        room = self._world.store.citizen(room_id)
        if room["started"] and room["blocked"] != inside:
            return room
        before = "left" if not room["started"] else "kicked" if room["blocked"] else self._status(room)
        changed = self._world.store.update_citizen(room_id, started=1, blocked=int(not inside))
        self._world.show_citizen(changed)
        actor = self._world.user(by or self._world.store.citizens()[-1])
        self._delivery.enqueue(room_id, {"my_chat_member": {
            "chat": self._world.chat(room), "from": actor, "date": int(time.time()),
            "old_chat_member": self._member(before), "new_chat_member": self._member(self._status(room) if inside else "kicked")}})
        if inside and room["kind"] != "channel":
            bot = self._world.bot_user()
            message = {**self._world.new_message(room, actor), "new_chat_participant": bot, "new_chat_member": bot,
                       "new_chat_members": [bot]}
            self._world.show_message(self._world.store.put_message(room_id, "citizen", message, "pending"))
            self._delivery.enqueue(room_id, {"message": message}, message_id=message["message_id"])
        return changed

    def hears(self, room: dict, message: dict) -> bool:
        """Whether the bot gets a message of a room."""
        if room["blocked"]:
            return False
        if room["kind"] == "channel" or self._world.store.setting(f"hears_all:{room['id']}"):
            return True
        bot = self._world.bot_user()
        if message.get("reply_to_message", {}).get("from", {}).get("id") == bot["id"]:
            return True
        text = message.get("text") or ""
        command = text.split()[0] if text.startswith("/") else ""
        return bool(command) and ("@" not in command or command.lower().endswith(f"@{bot['username'].lower()}"))

    @staticmethod
    def _status(room: dict) -> str:
        return "administrator" if room["kind"] == "channel" else "member"

    def _member(self, status: str) -> dict:
        member = {"user": self._world.bot_user(), "status": status}
        if status == "kicked":
            member["until_date"] = 0
        elif status == "administrator":
            member.update(can_be_edited=False, can_manage_chat=True, can_change_info=False, can_post_messages=True,
                          can_edit_messages=True, can_delete_messages=True, can_invite_users=False, is_anonymous=False)
        return member
