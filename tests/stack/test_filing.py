"""Registration numbers of the deployed city (clause 4.1): unique and without gaps under concurrent filing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from citizen import Citizen, number_in

CITIZENS = 50


def test_fifty_filings_at_once_get_numbers_without_gaps(city: dict) -> None:
    citizens = [Citizen(city) for _ in range(CITIZENS)]
    with ThreadPoolExecutor(10) as pool:
        list(pool.map(Citizen.reach_summary, citizens))
    with ThreadPoolExecutor(CITIZENS) as pool:
        replies = list(pool.map(lambda citizen: citizen.say("Подати"), citizens))
    numbers = sorted(number_in(reply)[1] for reply in replies)
    assert numbers == list(range(numbers[0], numbers[0] + CITIZENS))


def test_the_number_carries_the_first_letter_of_the_surname(city: dict) -> None:
    citizen = Citizen(city, surname="Ярошенко")
    citizen.reach_summary()
    assert number_in(citizen.say("Подати"))[0] == "Я"


def test_nothing_is_registered_while_a_mandatory_field_is_missing(citizen: Citizen) -> None:
    for answer in ("/start", "так", "Дорошенко", "Марія"):
        citizen.say(answer)
    assert "/20" not in citizen.say("Подати")
