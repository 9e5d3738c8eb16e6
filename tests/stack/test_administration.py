"""Administration from outside: only administrators pass, and an account follows the directory."""

from __future__ import annotations

import secrets

import pytest
from staff import Staff


@pytest.mark.parametrize("role", ["responsible", "decision_maker", "executor", "press_officer"])
def test_only_administrators_pass(city: dict, role: str) -> None:
    answer = Staff.signed_in(city, role).get("/api/admin/directory")
    assert answer.status_code == 403, answer.text
    assert answer.json()["code"] == "forbidden"


def test_a_person_is_invited_deactivated_and_kept_in_the_revisions(city: dict) -> None:
    admin = Staff.signed_in(city, "admin")
    name = f"test.{secrets.token_hex(4)}"
    value = {
        "surname": "Тестовий", "name": "Тарас", "patronymic": "", "position": "спеціаліст", "roles": ["press_officer"],
        "organisation": None, "unit": None, "email": f"{name}@vyshnopil.example", "phone": None, "substitute": None,
        "absence": None, "spheres": [],
    }
    invited = admin.post("/api/admin/staff", {"id": name, "value": value})
    assert invited.status_code == 201, invited.text
    assert (invited.json()["sign_in"], invited.json()["version"]) == ("synced", 1)
    reset = admin.post(f"/api/admin/staff/{name}/reset-sign-in", {})
    assert reset.status_code == 200, reset.text
    gone = admin.post(f"/api/admin/staff/{name}/deactivate", {"version": 1})
    assert gone.status_code == 200, gone.text
    assert (gone.json()["active"], gone.json()["sign_in"]) == (False, "synced")
    revisions = admin.get(f"/api/admin/revisions?what=staff&id={name}").json()["items"]
    assert [revision["version"] for revision in revisions] == [2, 1]
