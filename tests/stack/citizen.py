"""A citizen as Telegram would bring them: real updates to the webhook, the reply from its response."""

from __future__ import annotations

import itertools
import os
import re
import time

import requests

# Ids that no earlier test run has used; Telegram's are below 2^52.
_ids = itertools.count(int(time.time() * 1000) * 100 + os.getpid() % 100)
NUMBER = re.compile(r"([А-ЯҐЄІЇ])-(\d+)/(\d{4})")


class Citizen:
    """A private chat with the bot."""

    def __init__(self, city: dict, surname: str = "Дорошенко") -> None:
        self._telegram = city["telegram"]
        self.id = next(_ids)
        self.surname = surname

    def update(self, **message: object) -> dict:
        """A new update with a message of this citizen."""
        person = {"id": self.id, "is_bot": False, "first_name": "Марія", "language_code": "uk"}
        chat = {"id": self.id, "type": "private", "first_name": "Марія"}
        return {
            "update_id": next(_ids),
            "message": {"message_id": next(_ids) % 2**31, "date": int(time.time()), "from": person, "chat": chat, **message},
        }

    def photo(self, name: str) -> dict:
        """A new update with a picture."""
        size = {"file_id": name, "file_unique_id": f"u-{name}", "width": 800, "height": 600, "file_size": 70_000}
        return self.update(photo=[size])

    def post(self, update: dict) -> requests.Response:
        """Delivers an update the way Telegram does."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": self._telegram["secret"]}
        return requests.post(self._telegram["webhook_url"], json=update, headers=headers, timeout=60)

    def send(self, update: dict) -> str:
        """Delivers an update; returns the text of the reply."""
        response = self.post(update)
        assert response.status_code == 200, response.text
        return response.json()["text"] if response.content else ""

    def say(self, text: str) -> str:
        """Types a message; returns the text of the reply."""
        return self.send(self.update(text=text))

    def reach_materials(self) -> None:
        """Answers every question up to the last, optional one."""
        answers = (
            "/start", "так", self.surname, "Марія", "Іванівна", "вул. Садова, 12, кв. 4", "067 123 45 67",
            "4", "Біля будинку третій тиждень не світить ліхтар.", "Пропустити",
        )
        for answer in answers:
            self.say(answer)

    def reach_summary(self) -> str:
        """Answers every question; returns the summary."""
        self.reach_materials()
        return self.say("Далі")


def number_in(reply: str) -> tuple[str, int, int]:
    """Letter, running number and year of the registration number in a reply."""
    found = NUMBER.search(reply)
    assert found, f"no registration number in: {reply}"
    return found[1], int(found[2]), int(found[3])
