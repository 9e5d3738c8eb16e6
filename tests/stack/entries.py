"""Entries of the directory for requests of administrators: own ones to be changed, the city's own put back."""

from __future__ import annotations

import secrets
import uuid

import requests
from staff import Staff

# What an administrator changes as a whole.
WHOLES = ("settings", "calendar", "moderation-lists")
MEMBER = {
    "surname": "Тестовий", "name": "Тарас", "patronymic": "", "position": "спеціаліст", "roles": ["press_officer"],
    "organisation": None, "unit": None, "email": None, "phone": None, "substitute": None, "absence": None, "spheres": [],
}
VALUES = {
    "organisations": {"active": True, "contacts": None, "kind": "institution", "name": "Бібліотека", "units": ["Абонемент"]},
    "categories": {
        "active": True, "areas": [], "keywords": ["книг"], "name": "Бібліотеки", "norm_days": 30, "norm_hours": None,
        "organisation": None, "parent": None, "proof_required": False,
    },
    "templates": {"active": True, "kind": "answer", "name": "Подяка", "text": "{заявник}, дякуємо."},
    "staff": MEMBER,
}


class Entries:
    """What a test may change, and how everything is put back."""

    def __init__(self, city: dict, admin: Staff) -> None:
        self._api, self._admin = city["api_url"], admin
        self._present: dict[str, str] = {}
        self._directory = self.directory()
        self._wholes = {what: self.whole(what)["value"] for what in WHOLES}
        self._own_lists = self.whole("moderation-lists")["own"]

    def directory(self) -> dict:
        """All entries as they are."""
        return self._read("/api/admin/directory")

    def whole(self, what: str) -> dict:
        """Settings, calendar or lists as they are."""
        return self._read(f"/api/admin/{what}")

    def order(self) -> dict:
        """The order of categories as a change would send it."""
        directory = self.directory()
        return {"version": directory["category_order"]["version"], "value": [entry["id"] for entry in directory["categories"]]}

    def own(self, kind: str, active: bool = True) -> dict:
        """An entry that the test has made."""
        if kind not in self._present:
            value = self.fresh(kind)
            made = self._admin.post(f"/api/admin/{kind}", value)
            assert made.status_code == 201, made.text
            self._present[kind] = made.json()["id"]
        found = next(entry for entry in self.directory()[kind] if entry["id"] == self._present[kind])
        if kind == "staff" and found["active"] != active:
            step = "reactivate" if active else "deactivate"
            changed = self._admin.post(f"/api/admin/staff/{found['id']}/{step}", {"version": found["version"]})
            assert changed.status_code == 200, changed.text
            return changed.json()
        return found

    def fresh(self, kind: str) -> dict:
        """The body by which an entry nobody has yet is made."""
        name = secrets.token_hex(4)
        value = dict(VALUES[kind])
        if kind == "staff":
            value["email"] = f"{name}@vyshnopil.example"
        else:
            value["name"] = f"{value['name']} {name}"
        return {"id": f"test.{name}" if kind == "staff" else f"test-{name}", "value": value}

    def put(self, path: str, body: dict) -> requests.Response:
        """Sends a change."""
        headers = self._admin.headers | {"Idempotency-Key": str(uuid.uuid4())}
        return requests.put(f"{self._api}/api/admin/{path}", json=body, headers=headers, timeout=60)

    def restore(self, kind: str) -> None:
        """Puts back settings, calendar, lists or order, and lays aside what was added."""
        if kind in WHOLES:
            present = self.whole(kind)
            if present["value"] != self._wholes[kind] or present.get("own", self._own_lists) != self._own_lists:
                value = None if kind == "moderation-lists" and not self._own_lists else self._wholes[kind]
                self._changed(self.put(kind, {"version": present["version"], "value": value}))
            return
        directory = self.directory()
        known = [entry["id"] for entry in self._directory["categories"]]
        present = [entry["id"] for entry in directory["categories"]]
        wanted = known + [added for added in present if added not in known]
        if wanted != present:
            body = {"version": directory["category_order"]["version"], "value": wanted}
            self._changed(self.put("category-order", body))
        if kind in VALUES:
            self._lay_aside(kind, directory[kind])

    def _lay_aside(self, kind: str, present: list[dict]) -> None:
        known = {entry["id"] for entry in self._directory[kind]} | {self._present.get(kind)}
        for entry in present:
            if entry["id"] in known or not entry["value"].get("active", entry.get("active")):
                continue
            if kind == "staff":
                gone = self._admin.post(f"/api/admin/staff/{entry['id']}/deactivate", {"version": entry["version"]})
            else:
                gone = self.put(f"{kind}/{entry['id']}", {"version": entry["version"], "value": entry["value"] | {"active": False}})
            self._changed(gone)

    def lay_all_aside(self) -> None:
        """Lays aside the test's own entries too; categories go before the organisations they name."""
        self._present.clear()
        for kind in ("templates", "staff", "categories", "organisations"):
            self._lay_aside(kind, self.directory()[kind])

    @staticmethod
    def _changed(answer: requests.Response) -> None:
        assert answer.status_code == 200, answer.text

    def _read(self, path: str) -> dict:
        answer = self._admin.get(path)
        assert answer.status_code == 200, answer.text
        return answer.json()
