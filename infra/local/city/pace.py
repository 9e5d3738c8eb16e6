"""How fast the city's time passes: as ours, or days in seconds, to watch deadlines (PACE=2880: a day in 30 seconds)."""

from __future__ import annotations

import datetime

from . import marks
from .console import Failure
from .settings import Settings

_MARK = "pace"


def of(settings: Settings) -> str:
    """`<instant>x<factor>` as the functions read it; empty for real time. A city keeps the pace it began with."""
    kept = marks.get(settings, _MARK)
    factor = kept.rpartition("x")[2] or "1"
    if settings.pace == int(factor):
        return kept
    if kept:
        raise Failure(
            f"In this city time passes {factor} times faster, so its days are ahead of ours.",
            f"Start it with PACE={factor}, or begin anew with `make reset`.",
        )
    since = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
    pace = f"{since:%Y-%m-%dT%H:%M:%SZ}x{settings.pace}"
    marks.put(settings, _MARK, pace)
    return pace
