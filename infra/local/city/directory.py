"""The directory file: organisations, staff, categories and streets of a city."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from .console import Failure
from .settings import ROOT

DEMO_CITY = ROOT / "infra/local/seed/city.json"
ROLES = ("responsible", "decision_maker", "executor", "press_officer", "admin")


@dataclass(frozen=True)
class Person:
    """A member of the staff."""

    id: str
    name: str
    position: str
    roles: tuple[str, ...]
    email: str | None


@dataclass(frozen=True)
class Directory:
    """What of the file the local city itself needs."""

    path: Path
    staff: tuple[Person, ...]
    fingerprint: str


def read(path: Path = DEMO_CITY) -> Directory:
    """Reads a directory file; a broken one is a failure that names the place."""
    try:
        raw = path.read_bytes()
        staff = tuple(
            Person(
                id=person["id"],
                name=" ".join(filter(None, (person["surname"], person["name"], person.get("patronymic")))),
                position=person["position"],
                roles=tuple(person["roles"]),
                email=person.get("email"),
            )
            for person in json.loads(raw)["staff"]
        )
    except OSError as error:
        raise Failure(f"The directory file {path} cannot be read: {error.strerror}.", "Check the path and run again.") from None
    except (ValueError, KeyError, TypeError) as error:
        raise Failure(f"The directory file {path} is not as expected: {error!r}.", "Compare it with infra/local/seed/city.json.") from None
    unknown = {role for person in staff for role in person.roles} - set(ROLES)
    if unknown:
        raise Failure(f"The directory file {path} names unknown roles: {', '.join(sorted(unknown))}.", f"Roles are: {', '.join(ROLES)}.")
    return Directory(path, staff, hashlib.sha256(raw).hexdigest())
