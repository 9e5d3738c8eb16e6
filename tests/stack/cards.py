"""Cards in the stages of chapters 4–6, made through the API, for requests that shall reach beyond the door."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from citizen import Citizen, number_in
from staff import Staff

MARKS = {"arrival": "1.2", "sign": "2.1", "kind": "3.2", "subject": "5.1", "people": 1}
# Its work needs no proof.
CATEGORY = "transport"


def day(days: int) -> str:
    """A day from today on."""
    return (date.today() + timedelta(days=days)).isoformat()


@dataclass(frozen=True)
class Stage:
    """How a card gets there, and how one sees that it still is."""

    before: str | None
    by: str
    step: str
    body: dict
    holds: Callable[[dict], bool]


def _in(state: str) -> Callable[[dict], bool]:
    return lambda card: card["state"] == state


def _wanted(kind: str) -> Callable[[dict], bool]:
    return lambda card: any(request["state"] == "open" and request["kind"] == kind for request in card["requests"])


def stages(executor: Staff, helper: Staff, decision_maker: Staff) -> dict[str, Stage]:
    """Every stage a generated request may need."""
    addressed = {"decision_makers": [decision_maker.user], "due_on": day(9)}
    assigned = {"executor": executor.user, "resolution": "Обстежити зупинку"}
    shared = assigned | {"co_executors": [{"executor": helper.user, "task": "Прибрати зупинку"}]}
    result = {"code": "9.1", "result": "Розклад оновлено."}
    return {
        "registered": Stage(None, "responsible", "", {}, _in("registered")),
        "chat": Stage(None, "citizen", "", {}, lambda card: card["state"] == "registered" and not card["chat"]["block"]),
        "blocked": Stage("chat", "responsible", "block", {"days": 2, "reason": "Погрози"}, lambda card: card["chat"]["block"]),
        "addressed": Stage("registered", "responsible", "address", addressed, _in("addressed")),
        "assigned": Stage("addressed", "decision_maker", "assign", assigned, _in("assigned")),
        "in_work": Stage("assigned", "executor", "accept", {}, _in("in_work")),
        "divided": Stage("addressed", "decision_maker", "assign", shared, _in("assigned")),
        "shared": Stage(
            "divided", "helper", "accept", {}, lambda card: any(part["done_at"] is None for part in card["parts"]),
        ),
        "executors": Stage(
            "in_work", "executor", "requests/executors", {"change": False, "proposed": [helper.user], "reason": "Немає автовишки"},
            _wanted("executors"),
        ),
        "control": Stage(
            "in_work", "executor", "requests/control", {"until": day(20), "reason": "Чекаємо на павільйон"},
            _wanted("additional_control"),
        ),
        "plan": Stage("in_work", "executor", "requests/plan", {"plan": None, "reason": "Потрібні кошти"}, _wanted("strategic_plan")),
        "materials": Stage(
            "in_work", "responsible", "materials/ask", {"text": "Надайте акт"},
            lambda card: any(asked["answered_at"] is None for asked in card["materials"]),
        ),
        "commented": Stage("in_work", "responsible", "comment", {"text": "Перевірено"}, lambda card: card["undo"] is not None),
        "reported": Stage("in_work", "executor", "report", result, _in("reported")),
        "rated": Stage(
            "closed", "decision_maker", "rate", {"quality": 1, "comment": "Не зроблено"}, lambda card: card["rating"] is not None,
        ),
        "anonymous": Stage(
            "registered", "responsible", "classify", {"marks": MARKS | {"subject": "5.3"}},
            lambda card: card["state"] == "registered" and card["marks"]["subject"]["code"] == "5.3",
        ),
        "closed": Stage("reported", "responsible", "close", {}, _in("closed")),
    }


class Cards:
    """A card for each stage, made anew when a request has moved it on."""

    def __init__(self, city: dict, people: dict[str, Staff]) -> None:
        self._city = city
        self._people = people
        self._stages = stages(people["executor"], people["helper"], people["decision_maker"])
        self._present: dict[str, str] = {}
        self._seen: dict[tuple[str, str], dict] = {}

    def at(self, stage: str, whose: Staff) -> dict:
        """A card in this stage as this person sees it."""
        if (stage, whose.user) in self._seen:
            return self._seen[stage, whose.user]
        if stage in self._present:
            seen = whose.get(f"/api/appeals/{self._present[stage]}")
            if seen.status_code == 200 and self._stages[stage].holds(seen.json()):
                return self._remembered(stage, whose, seen.json())
        self._present[stage] = self._made(stage)["id"]
        card = whose.get(f"/api/appeals/{self._present[stage]}").json()
        assert self._stages[stage].holds(card), (stage, card)
        return self._remembered(stage, whose, card)

    def changed(self) -> None:
        """Something was carried out, so that cards have to be looked at again."""
        self._seen.clear()

    def _remembered(self, stage: str, whose: Staff, card: dict) -> dict:
        self._seen[stage, whose.user] = card
        return card

    def _made(self, name: str) -> dict:
        stage = self._stages[name]
        if stage.by == "citizen":
            return self._written()
        if stage.before is None:
            return _ok(self._people["responsible"].post("/api/appeals", TAKEN_DOWN))
        card = self._made(stage.before)
        body = stage.body | {"version": card["version"]}
        return _ok(self._people[stage.by].post(f"/api/appeals/{card['id']}/{stage.step}", body))

    def _written(self) -> dict:
        citizen, responsible = Citizen(self._city), self._people["responsible"]
        citizen.reach_materials()
        citizen.send(citizen.photo(f"photo-{citizen.id}"))
        citizen.say("Далі")
        _, number, year = number_in(citizen.say("Подати"))
        found = _ok(responsible.get(f"/api/appeals?number={number}/{year}"))["items"]
        return _ok(responsible.get(f"/api/appeals/{found[0]['id']}"))


TAKEN_DOWN = {
    "surname": "Левченко", "name": "Олег", "patronymic": None, "residence": "вул. Польова, 3", "phone": "+380671112233",
    "email": None, "category": CATEGORY, "substance": "На зупинці «Школа» немає розкладу руху.", "marks": MARKS,
}


def _ok(answer) -> dict:
    assert answer.status_code == 200, answer.text
    return answer.json()
