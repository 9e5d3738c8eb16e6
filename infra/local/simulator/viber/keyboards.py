"""Keyboards: Viber's schema of `keyboard` and `rich_media`, which grows with `min_api_version`."""

from __future__ import annotations

import json
import re
from typing import Any

from ..utf16 import units
from .statuses import BAD_DATA, Refusal

# What a field holds: a tuple of choices, a range of numbers, a longest length, or a type. With it, since which version.
KEYBOARD: dict[str, tuple[Any, int]] = {
    "Type": (("keyboard",), 1), "Buttons": (list, 1), "BgColor": ("colour", 1), "DefaultHeight": (bool, 1),
    "CustomDefaultHeight": (range(40, 71), 3), "HeightScale": (range(20, 101), 3),
    "ButtonsGroupColumns": (range(1, 7), 4), "ButtonsGroupRows": (range(1, 8), 4),
    "InputFieldState": (("regular", "minimized", "hidden"), 4), "FavoritesMetadata": (dict, 6),
}
BUTTON: dict[str, tuple[Any, int]] = {
    "Columns": (range(1, 7), 1), "Rows": (range(1, 3), 1), "BgColor": ("colour", 1), "Silent": (bool, 1),
    "BgMediaType": (("picture", "gif"), 1), "BgMedia": (str, 1), "BgLoop": (bool, 1), "ActionType": (str, 1),
    "ActionBody": (250, 1), "Image": (str, 1), "Text": (250, 1), "TextVAlign": (("top", "middle", "bottom"), 1),
    "TextHAlign": (("left", "center", "right"), 1), "TextOpacity": (range(0, 101), 1),
    "TextSize": (("small", "regular", "large"), 1), "OpenURLType": (("internal", "external"), 3),
    "OpenURLMediaType": (("not-media", "video", "gif", "picture", "audio"), 3), "TextBgGradientColor": ("colour", 3),
    "InternalBrowser": (dict, 3), "TextPaddings": (list, 4), "BgMediaScaleType": (("crop", "fill", "fit"), 6),
    "ImageScaleType": (("crop", "fill", "fit"), 6), "TextShouldFit": (bool, 6), "Map": (dict, 6), "Frame": (dict, 6),
    "MediaPlayer": (dict, 6), "ReplyType": (("message", "query"), 1),
}
ACTIONS = [(1, ("reply", "open-url", "none", "")), (3, ("share-phone", "location-picker")), (6, ("open-map",))]
VISIBLE = ("Text", "BgMedia", "Image", "BgColor")
JSON_TYPES = {bool: "boolean", int: "integer", str: "string", list: "array", dict: "object", float: "number"}


def check(keyboard: Any, version: int, what: str = "keyboard") -> dict:
    """The keyboard as it came, when this API version allows it; else status 3 in the words of Viber's checker."""
    try:
        _object(keyboard, {**KEYBOARD, "Type": ((what,), 1)}, version, required=("Type", "Buttons"))
        if not keyboard["Buttons"]:
            raise ValueError("array is too short: must have at least 1 elements but instance has 0 elements")
        rows = {"Rows": (range(1, 8), 1)} if what == "rich_media" else {}
        for button in keyboard["Buttons"]:
            _object(button, {**BUTTON, **rows}, version, required=("ActionBody",))
            _action(button, version)
            if not any(button.get(name) for name in VISIBLE):
                raise ValueError("instance failed to match at least one required schema among 4")
    except ValueError as mistake:
        raise Refusal(BAD_DATA, f"{what} is not valid. [{mistake}]") from None
    return keyboard


def _object(value: Any, schema: dict[str, tuple[Any, int]], version: int, required: tuple[str, ...]) -> None:
    _typed(value, dict)
    absent = [name for name in required if name not in value]
    if absent:
        raise ValueError(f"object has missing required properties ({_listed(absent)})")
    foreign = [name for name in value if name not in schema or schema[name][1] > version]
    if foreign:
        raise ValueError(f"object instance has properties which are not allowed by the schema: {_listed(sorted(foreign))}")
    for name, field in value.items():
        _field(field, schema[name][0])


def _field(value: Any, rule: Any) -> None:
    if isinstance(rule, tuple):
        _choice(value, rule)
    elif isinstance(rule, range):
        _typed(value, int)
        if value > rule[-1]:
            raise ValueError(f"numeric instance is greater than the required maximum (maximum: {rule[-1]}, found: {value})")
        if value < rule[0]:
            raise ValueError(f"numeric instance is lower than the required minimum (minimum: {rule[0]}, found: {value})")
    elif isinstance(rule, int):
        _typed(value, str)
        if units(value) > rule:
            raise ValueError(f'string "{value}" is too long (length: {units(value)}, maximum allowed: {rule})')
    elif rule == "colour":
        _typed(value, str)
        if not re.fullmatch(r"#[0-9A-Fa-f]{6}", value):
            raise ValueError(f'ECMA 262 regex "^#[0-9A-Fa-f]{{6}}$" does not match input string "{value}"')
    else:
        _typed(value, rule)


def _action(button: dict, version: int) -> None:
    allowed = [action for since, actions in ACTIONS if since <= version for action in actions]
    _choice(button.get("ActionType", "reply"), allowed)


def _choice(value: Any, choices) -> None:
    if value not in choices:
        shown = json.dumps(value, ensure_ascii=False)
        raise ValueError(f"instance value ({shown}) not found in enum (possible values: {_listed(choices)})")


def _typed(value: Any, kind: type) -> None:
    if type(value) is not kind:
        raise ValueError(f"instance type ({JSON_TYPES.get(type(value), 'null')}) does not match any allowed primitive type "
                         f"(allowed: {_listed([JSON_TYPES[kind]])})")


def _listed(names) -> str:
    return json.dumps(list(names), ensure_ascii=False, separators=(",", ":"))
