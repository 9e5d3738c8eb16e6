"""Entities that Telegram finds in plain text by itself: commands, links, mentions, phones."""

from __future__ import annotations

import re

from .utf16 import units

PATTERNS = [
    ("bot_command", re.compile(r"(?<![\w/@#.])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])")),
    ("url", re.compile(r"(?<![\w@/.])(?:https?://[^\s<>\"«»]+|(?:[a-zA-Z0-9-]+\.)+(?:ua|com|org|net|gov|info|eu)(?:/[^\s<>\"«»]*)?)(?<![.,;:!?)])")),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@(?:[\w-]+\.)+[A-Za-z]{2,}(?!\w)")),
    ("mention", re.compile(r"(?<![\w@./])@[A-Za-z][A-Za-z0-9_]{3,31}(?!\w)")),
    ("hashtag", re.compile(r"(?<![\w&#])#(?=\w*[^\W\d_])\w{1,256}")),
    ("phone_number", re.compile(r"(?<![\w+])\+\d[\d ()-]{8,17}\d(?!\w)")),
]


def detect(text: str) -> list[dict]:
    """The entities of a plain text in order, without overlaps."""
    taken: list[tuple[int, int]] = []
    found: list[dict] = []
    for kind, pattern in PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(start < other_end and other_start < end for other_start, other_end in taken):
                continue
            if kind == "url" and end < len(text) and text[end] == "@":
                continue
            taken.append((start, end))
            found.append({"offset": units(text[:start]), "length": units(match.group(0)), "type": kind})
    return sorted(found, key=lambda entity: entity["offset"])
