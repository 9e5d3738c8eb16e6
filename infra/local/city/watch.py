"""What `make run` shows while the city is open: a line per call of staff and messenger, and whatever goes wrong."""

from __future__ import annotations

import re
import time
from pathlib import Path

from . import lifecycle
from .console import Failure
from .settings import Settings

_CALL = re.compile(r"^\S+ (POST|PUT|PATCH|DELETE|GET) /(api|telegram|uploads)/")
_TROUBLE = re.compile(r"\bERROR\b|Task timed out|Runtime exited|failed processing|Traceback")


def stay(settings: Settings) -> None:
    """Streams until a part of the city stops, which is a failure."""
    calls = _Tail(settings.logs / "gateway.log", _CALL)
    troubles = _Tail(settings.logs / "ministack.log", _TROUBLE)
    while True:
        for line in calls.new():
            print(f"  {line}", flush=True)
        for line in troubles.new():
            print(f"! {line[:300]}", flush=True)
        stopped = lifecycle.stopped_parts(settings)
        if stopped:
            raise Failure(
                f"{', '.join(stopped)} stopped.",
                f"If it was not `make down`, read the end of {settings.logs / (stopped[0] + '.log')} and run again.",
            )
        time.sleep(0.5)


class _Tail:
    """The new lines of a growing file that match a pattern."""

    def __init__(self, path: Path, pattern: re.Pattern[str]) -> None:
        self._path, self._pattern = path, pattern
        self._offset = path.stat().st_size if path.exists() else 0
        self._rest = ""

    def new(self) -> list[str]:
        if not self._path.exists():
            return []
        with self._path.open(encoding="utf-8", errors="replace") as file:
            file.seek(self._offset)
            text = self._rest + file.read()
            self._offset = file.tell()
        *lines, self._rest = text.split("\n")
        return [line for line in lines if self._pattern.search(line)]
