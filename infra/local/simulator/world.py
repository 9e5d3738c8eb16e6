"""What the parts of the simulator share: memory, wire log, weather, and the shapes of people and chats."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from .faults import Faults
from .files import Files
from .network import Network
from .store import Store
from .traffic import Feed, Traffic

SAMPLE_CITIZENS = [
    {"id": 5120000101, "first_name": "Оксана", "last_name": "Бондаренко", "phone": "+380671112233", "username": "oksana_bond"},
    {"id": 5120000102, "first_name": "Петро", "last_name": "Ткаченко", "phone": "+380502223344"},
    {"id": 5120000103, "first_name": "Ганна", "phone": "+380933334455"},
]


@dataclass
class Bot:
    """The one bot that lives here."""

    name: str = "Гаряча лінія Вишнополя"
    username: str = "vyshnopil_hotline_bot"


class World:
    """Shared state; the parts get it instead of each other."""

    def __init__(self, folder: Path, bot: Bot | None = None, token: str | None = None):
        self.bot = bot or Bot()
        self.store = Store(folder)
        self.files = Files(folder / "files", self.store)
        self.feed = Feed()
        self.traffic = Traffic(self.feed)
        self.network = Network(self.feed)
        self.faults = Faults(self.feed)
        if token:
            self.store.set_setting("token", token)

    def close(self) -> None:
        """Closes what is open."""
        self.store.close()

    def seed(self, citizens: list[dict]) -> None:
        """Adds three people who have not met the bot, and those given, who know it already."""
        now = time.time()
        for place, citizen in enumerate(SAMPLE_CITIZENS):
            self.store.add_citizen({**citizen, "created": now - place})
        for citizen in citizens:
            self.store.add_citizen({**citizen, "started": True, "created": now - 24 * 3600})

    def accepts(self, token: str) -> bool:
        """Whether this is the bot's token; the first one ever seen becomes it."""
        known = self.store.setting("token")
        if known is None:
            self.store.set_setting("token", token)
            return True
        return token == known

    def bot_user(self) -> dict:
        """The bot as a `User`."""
        number = (self.store.setting("token") or "").split(":")[0]
        return {"id": int(number) if number.isascii() and number.isdigit() else 7000000001, "is_bot": True,
                "first_name": self.bot.name, "username": self.bot.username}

    def user(self, citizen: dict) -> dict:
        """A person as a `User`."""
        return {**self._person(citizen, "id"), "is_bot": False, "language_code": "uk"}

    def chat(self, citizen: dict) -> dict:
        """The private chat with a person, or a group or channel, as a `Chat`."""
        if citizen["kind"] == "private":
            return {**self._person(citizen, "id"), "type": "private"}
        chat = {"id": citizen["id"], "title": citizen["first_name"], "type": citizen["kind"]}
        return {**chat, "all_members_are_administrators": True} if citizen["kind"] == "group" else chat

    @staticmethod
    def _person(citizen: dict, key: str) -> dict:
        person = {key: citizen["id"], "first_name": citizen["first_name"]}
        for name in ("last_name", "username"):
            if citizen.get(name):
                person[name] = citizen[name]
        return person

    def new_message(self, citizen: dict, author: dict) -> dict:
        """The head of a message in a chat; a channel's posts are the channel's own."""
        chat = self.chat(citizen)
        return {"message_id": self.store.next_number("next_message", 11),
                **({"sender_chat": chat} if chat["type"] == "channel" else {"from": author}),
                "chat": chat, "date": int(time.time())}

    def show_message(self, stored: dict) -> None:
        """Tells the page about a new or changed message."""
        self.feed.publish("message", chat_id=stored["chat_id"], item=stored)

    def with_menu(self, citizen: dict) -> dict:
        """A person with the commands and the menu button that the bot shows them."""
        known = self.store.setting("commands", {})
        button = self.store.setting(f"menu_button:{citizen['id']}") or self.store.setting("menu_button")
        citizen = {**citizen, "menu_button": button or {"type": "default"}}
        for scope in (f"chat:{citizen['id']}", "all_private_chats:", "default:"):
            for language in ("uk", ""):
                if known.get(f"{scope}:{language}"):
                    return {**citizen, "commands": known[f"{scope}:{language}"]}
        return {**citizen, "commands": []}

    def show_citizen(self, citizen: dict) -> None:
        """Tells the page about a new or changed person."""
        self.feed.publish("citizen", citizen=self.with_menu(citizen))
