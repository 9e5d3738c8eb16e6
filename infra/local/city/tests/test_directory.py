"""The demo city: whole in itself and believable, and broken files are refused with a sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from city import directory
from city.console import Failure

CITY = json.loads(directory.DEMO_CITY.read_text(encoding="utf-8"))


def test_every_reference_leads_somewhere() -> None:
    organisations = {organisation["id"] for organisation in CITY["organisations"]}
    assert {person["organisation"] for person in CITY["staff"]} <= organisations
    executors = {person["organisation"] for person in CITY["staff"] if "executor" in person["roles"]}
    assert {category["organisation"] for category in CITY["categories"]} <= executors


def test_ids_are_unique() -> None:
    for kind in ("organisations", "staff", "categories"):
        ids = [entry["id"] for entry in CITY[kind]]
        assert len(ids) == len(set(ids)), kind


def test_every_category_has_typical_words_and_every_street_is_named_once() -> None:
    groups = {category.get("parent") for category in CITY["categories"]}
    for category in CITY["categories"]:
        if category["id"] in groups:
            continue  # it is only a level above others
        assert 15 <= len(category["keywords"]) == len(set(category["keywords"])) <= 40, category["id"]
    present = [street.split(" (")[0] for street in CITY["streets"]]
    assert len(present) == len(set(present)) >= 70
    assert f"місто {CITY['city']}" in present


def test_every_role_has_somebody() -> None:
    assert {role for person in directory.read().staff for role in person.roles} == set(directory.ROLES)


def test_terms_are_those_of_the_law_and_weights_are_percent() -> None:
    urgent = {category["id"]: category["norm_hours"] for category in CITY["categories"] if "norm_hours" in category}
    assert urgent == {"accident": 24}
    assert {category["norm_days"] for category in CITY["categories"] if category["id"] not in urgent} == {15, 30}
    assert len(CITY["seed_weights"]) == len(CITY["categories"])
    assert sum(CITY["seed_weights"]) == 100


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"staff": [{}]}', '{"staff": [{"id":"a","surname":"А","name":"Б","position":"x","roles":["mayor"]}]}'],
)
def test_a_broken_file_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "city.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Failure):
        directory.read(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="cannot be read"):
        directory.read(tmp_path / "none.json")
