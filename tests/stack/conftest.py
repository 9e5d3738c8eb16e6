"""The deployed city the tests talk to: the one named by CITY_OUTPUTS, else the one that `make up` started."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from citizen import Citizen
from staff import Staff

ROOT = Path(__file__).resolve().parents[2]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Generated requests come last: they leave many cards behind, in which others would look for theirs."""
    items.sort(key=lambda item: item.path.stem == "test_generated")


OUTPUTS = Path(os.environ.get("CITY_OUTPUTS") or ROOT / ".local/outputs.json")


@pytest.fixture(scope="session")
def city() -> dict:
    """What outputs.json holds."""
    if not OUTPUTS.is_file():
        pytest.exit(f"{OUTPUTS} is not there: start a city with `make up`, or run all of it with `make test`.", 2)
    return json.loads(OUTPUTS.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def pool_keys() -> Path:
    """The folder in which the local cloud keeps the keys its user pools sign with."""
    return OUTPUTS.parent / "data/state/cognito-pool-keys"


@pytest.fixture
def citizen(city: dict) -> Citizen:
    """A citizen nobody has heard of before."""
    return Citizen(city)


@pytest.fixture(scope="session")
def responsible(city: dict) -> Staff:
    """The responsible person, signed in."""
    return Staff.signed_in(city, "responsible")
