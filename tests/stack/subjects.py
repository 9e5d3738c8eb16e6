"""Which request of the two descriptions is made by whom, of what, and what a form would send."""

from __future__ import annotations

from dataclasses import dataclass, field

import requests
from cards import CATEGORY, MARKS, TAKEN_DOWN, Cards, day
from citizen import Citizen
from entries import Entries
from staff import Staff

# The person and the stage of the card for each request of a card; the rest is the responsible person's.
BY = {
    "assign": ("decision_maker", "addressed"),
    "deadline": ("decision_maker", "addressed"),
    "requests/grant-executors": ("decision_maker", "executors"),
    "requests/grant-control": ("decision_maker", "control"),
    "requests/grant-plan": ("decision_maker", "plan"),
    "requests/refuse": ("decision_maker", "plan"),
    "rate": ("decision_maker", "closed"),
    "measure": ("decision_maker", "rated"),
    "not-consider": ("responsible", "anonymous"),
    "accept": ("executor", "assigned"),
    "uploads": ("executor", "in_work"),
    "uploads/{upload_id}/complete": ("executor", "in_work"),
    "complete-part": ("helper", "shared"),
    "report": ("executor", "in_work"),
    "requests/control": ("executor", "in_work"),
    "requests/executors": ("executor", "in_work"),
    "requests/plan": ("executor", "in_work"),
    "requests/withdraw": ("executor", "plan"),
    "materials/give": ("executor", "materials"),
    "materials/ask": ("responsible", "in_work"),
    "prompt": ("responsible", "in_work"),
    "inform": ("responsible", "in_work"),
    "undo": ("responsible", "commented"),
    "return": ("responsible", "reported"),
    "close": ("responsible", "reported"),
    "ask": ("responsible", "chat"),
    "block": ("responsible", "chat"),
    "files/{file}/retry": ("responsible", "chat"),
    "unblock": ("responsible", "blocked"),
}
CARD = "/api/appeals/{id}"
QUERIES = {
    "/api/worklist": {"of": "me"},
    "/api/report": {"from": day(-30), "to": day(0)},
    "/api/audit": {"day": day(0)},
    "/api/moderation": {"state": "open"},
    "/api/admin/revisions": {"what": "staff"},
}


@dataclass
class Subject:
    """A request that makes sense: of something real, filled in as a form would."""

    path: dict = field(default_factory=dict)
    query: dict = field(default_factory=dict)
    body: dict | None = None


class Subjects:
    """Finds the person and the subject of a request."""

    def __init__(self, city: dict) -> None:
        roles = ("responsible", "decision_maker", "executor", "admin")
        self.people = {role: Staff.signed_in(city, role) for role in roles}
        self.people["helper"] = Staff.signed_in(city, "executor", 1)
        self.cards = Cards(city, self.people)
        self.entries = Entries(city, self.people["admin"])
        self._city = city
        self._case = ""

    def person(self, path: str) -> Staff:
        """Who may do it."""
        if path.startswith("/api/admin/"):
            return self.people["admin"]
        if path == "/api/figures":
            return self.people["decision_maker"]
        return self.people[BY.get(path.removeprefix(f"{CARD}/"), ("responsible", ""))[0]]

    def of(self, method: str, path: str, properties: list[str]) -> Subject:
        """A subject for an operation whose body has these properties."""
        if path.startswith(CARD):
            return self._of_card(path, properties)
        if path.startswith("/api/moderation/"):
            return self._of_case(properties)
        if path.startswith("/api/admin/"):
            return self._of_entry(method, path)
        if path == "/api/inbox/read":
            return Subject(body={"ids": []})
        if path == "/api/figures":
            return Subject(query=QUERIES["/api/report"] | {"executor": self.people["executor"].user})
        return Subject(query=QUERIES.get(path, {}), body=dict(TAKEN_DOWN) if method == "POST" else None)

    def _of_card(self, path: str, properties: list[str]) -> Subject:
        step = path.removeprefix(f"{CARD}/")
        role, stage = BY.get(step, ("responsible", "registered"))
        whose = self.people[role]
        card = self.cards.at(stage, whose)
        params = {"id": card["id"]}
        if step.startswith("files/"):
            params["file"] = card["files"][0]["id"]
        if step.endswith("/complete"):
            params["upload_id"] = self._uploaded(card["id"], whose)
        return Subject(path=params, body=self._form(card, step, properties))

    def _form(self, card: dict, step: str, properties: list[str]) -> dict | None:
        if not properties:
            return None
        asked = [entry["sequence"] for entry in card["requests"] + card["materials"]]
        executor, helper = self.people["executor"].user, self.people["helper"].user
        other = self.cards.at("addressed", self.people["responsible"])["id"] if {"other", "main"} & set(properties) else None
        known = {
            "version": card["version"], "sequence": card["version"], "request": asked[-1] if asked else 0,
            "executor": executor,
            "co_executors": [{"executor": helper, "task": "Прибрати зупинку"}], "decision_makers": [self.people["decision_maker"].user],
            "proposed": [helper], "of": executor, "against": executor, "other": other, "main": other, "earlier": None,
            "due_on": day(8), "due_at": None, "due_reason": "Обсяг більший", "until": day(20), "answer_by": day(3),
            "expected": day(200), "year": int(day(200)[:4]), "marks": MARKS, "days": 3, "quality": 2, "code": "9.1", "law": None,
            "latitude": 48.91, "longitude": 31.2, "kind": "related", "ground": "poor_quality", "change": False,
            "category": "roads" if step == "category" else CATEGORY, "state": "looking", "size": 1000,
            "content_type": "image/jpeg",
        }
        return {name: known.get(name, "Зупинка на вулиці Садовій") for name in properties}

    def _uploaded(self, card: str, whose: Staff) -> str:
        body = {"name": "акт.txt", "content_type": "text/plain", "size": 4}
        begun = whose.post(f"/api/appeals/{card}/uploads", body).json()
        sent = requests.put(begun["url"], data="Акт".encode()[:4], headers=begun["headers"], timeout=60)
        assert sent.ok, sent.text
        return begun["upload_id"]

    def _of_case(self, properties: list[str]) -> Subject:
        responsible = self.people["responsible"]
        case = responsible.get(f"/api/moderation/{self._case}").json() if self._case else {}
        if case.get("state") != "open":
            case = self._offence()
        known = {"version": case["version"], "days": 5, "category": None}
        return Subject(path={"id": case["id"]}, body={name: known.get(name, "Цитата з газети") for name in properties} or None)

    def _offence(self) -> dict:
        citizen, responsible = Citizen(self._city), self.people["responsible"]
        for answer in ("/start", "так", "Хамченко", "Петро", "немає", "вул. Садова, 1", "067 123 45 68", "4"):
            citizen.say(answer)
        for insult in ("Ви там усі довбойоби, полагодьте ліхтар", "Суки, полагодьте ліхтар на Садовій"):
            citizen.say(insult)
        self._case = responsible.get("/api/moderation?state=open").json()["items"][-1]["id"]
        return responsible.get(f"/api/moderation/{self._case}").json()

    def _of_entry(self, method: str, path: str) -> Subject:
        kind, _, step = path.removeprefix("/api/admin/").replace("/{id}", "").partition("/")
        query = QUERIES.get(path, {})
        if method == "GET":
            return Subject(path={"id": self.entries.own(kind)["id"]} if "{id}" in path else {}, query=query)
        if step == "preview":
            return Subject(body={"value": self.entries.whole(kind)["value"], "year": int(day(0)[:4])})
        if kind == "category-order":
            return Subject(body=self.entries.order())
        if "{id}" not in path:
            if method == "POST":
                return Subject(body=self.entries.fresh(kind))
            whole = self.entries.whole(kind)
            return Subject(body={"version": whole["version"], "value": whole["value"]})
        entry = self.entries.own(kind, active=step != "reactivate")
        if step == "hand-over":
            return Subject(path={"id": entry["id"]}, body={"to": self._press_officer()})
        if step in ("reset-sign-in", "reconcile"):
            return Subject(path={"id": entry["id"]})
        body = {"version": entry["version"]} | ({} if step else {"value": entry["value"]})
        return Subject(path={"id": entry["id"]}, body=body)

    def _press_officer(self) -> str:
        return next(person["user"] for person in self._city["staff"] if person["role"] == "press_officer")
