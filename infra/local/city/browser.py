"""Finds a Chromium for the browser test; installs the system's where there is none."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from .console import Failure, run, step
from .settings import Settings

_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
_OR_NAME = ", or name one: make test CHROMIUM=/path/to/chromium"
_PLACES = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
)


def find_or_install(settings: Settings) -> Path:
    """The path of a Chromium; CHROMIUM names one."""
    found = _find()
    if found:
        return found
    if shutil.which("apt-get") is None:
        raise Failure("There is no Chromium for the browser test.", f"Install Chromium or Chrome{_OR_NAME}")
    root = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    todo = f"Install it yourself (sudo apt-get install chromium){_OR_NAME}"
    with step("Chromium (apt-get)") as progress:
        for command in (["apt-get", "update"], ["apt-get", "install", "--yes", "--no-install-recommends", "chromium"]):
            run(
                [*root, *command], env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"}, progress=progress,
                log=settings.logs / "chromium.log", what="Chromium could not be installed", todo=todo,
            )
    found = _find()
    if not found:
        raise Failure("Chromium was installed but is not found.", todo)
    return found


def _find() -> Path | None:
    named = os.environ.get("CHROMIUM")
    if named:
        if not Path(named).is_file():
            raise Failure(f"CHROMIUM={named} is not a file.", "Give the path of a Chromium or Chrome.")
        return Path(named)
    on_path = next(filter(None, map(shutil.which, _NAMES)), None)
    return Path(on_path) if on_path else next((place for place in _PLACES if place.is_file()), None)
