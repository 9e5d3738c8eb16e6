"""The table of methods that the modules of this package fill in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Awaitable, Callable

METHODS: dict[str, tuple[str, Callable[..., Awaitable]]] = {}


@dataclass
class Described:
    """A result that Telegram sends with a sentence."""

    value: Any
    description: str


def method(name: str):
    """Registers a coroutine `(executor, call)` under a method's name."""
    def register(function: Callable[..., Awaitable]) -> Callable[..., Awaitable]:
        METHODS[name.lower()] = (name, function)
        return function
    return register
