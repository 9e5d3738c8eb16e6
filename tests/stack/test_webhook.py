"""The webhook seen from Telegram: secrets, broken and unknown updates, repetition, parallel delivery."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
import requests
from citizen import Citizen, number_in
from staff import Staff

SECRET = "X-Telegram-Bot-Api-Secret-Token"


@pytest.mark.parametrize("headers", [{}, {SECRET: ""}, {SECRET: "wrong"}], ids=["missing", "empty", "wrong"])
def test_without_the_secret_nothing_is_taken(city: dict, citizen: Citizen, headers: dict) -> None:
    update = citizen.update(text="/start")
    response = requests.post(city["telegram"]["webhook_url"], json=update, headers=headers, timeout=60)
    assert response.status_code == 401


@pytest.mark.parametrize("body", [b"", b"{", b"[1,", "Привіт".encode(), b"\xff\xfe"])
def test_malformed_json_is_refused(city: dict, body: bytes) -> None:
    headers = {SECRET: city["telegram"]["secret"], "Content-Type": "application/json"}
    response = requests.post(city["telegram"]["webhook_url"], data=body, headers=headers, timeout=60)
    assert response.status_code == 400


def test_an_update_of_a_kind_nobody_knows_is_taken(citizen: Citizen) -> None:
    update = citizen.update(text="x")
    unknown = {"update_id": update["update_id"], "moon_phase": {"chat": update["message"]["chat"], "phase": "full"}}
    assert citizen.post(unknown).status_code == 200


def test_the_same_update_twice_gets_the_same_reply(citizen: Citizen) -> None:
    first = citizen.update(text="/start")
    reply = citizen.send(first)
    assert reply
    assert citizen.send(first) == reply
    citizen.say("так")
    surname = citizen.update(text="Дорошенко")
    asked_next = citizen.send(surname)
    assert citizen.send(surname) == asked_next
    # The repetition was not taken for another answer: the name is still asked for.
    assert citizen.say("Марія") != asked_next


def test_a_filing_delivered_five_times_at_once_registers_one_appeal(citizen: Citizen) -> None:
    citizen.reach_summary()
    filing = citizen.update(text="Подати")
    with ThreadPoolExecutor(5) as pool:
        replies = list(pool.map(citizen.send, [filing] * 5))
    assert len({number_in(reply) for reply in replies}) == 1
    assert len(set(replies)) == 1


def test_thirty_updates_of_one_chat_at_once_lose_none(citizen: Citizen, responsible: Staff) -> None:
    citizen.reach_materials()
    photos = [citizen.photo(f"photo-{citizen.id}-{n}") for n in range(20)]
    words = [citizen.update(text=f"Слово {n}") for n in range(10)]
    with ThreadPoolExecutor(30) as pool:
        replies = list(pool.map(citizen.send, photos + words))
    assert all(replies)
    citizen.say("Далі")
    _, number, year = number_in(citizen.say("Подати"))
    card = find_card(responsible, number, year)
    assert len(card["files"]) == 20


def find_card(staff: Staff, number: int, year: int) -> dict:
    """The card with a registration number."""
    item = staff.get(f"/api/appeals?number={number}/{year}").json()["items"][0]
    return staff.get(f"/api/appeals/{item['id']}").json()
