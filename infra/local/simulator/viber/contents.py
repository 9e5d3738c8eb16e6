"""What a message of the bot may hold: the fields and limits of every message type."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from ..utf16 import units
from . import keyboards
from .statuses import VERSION_INCOMPATIBLE, Refusal, bad, missing

REQUEST_LIMIT = 30 * 1024
TEXT_LIMIT, CAPTION_LIMIT, TRACKING_LIMIT, URL_LIMIT = 7000, 768, 4000, 2000
SENDER_LIMIT, CONTACT_NAME_LIMIT, PHONE_LIMIT, FILE_NAME_LIMIT = 28, 28, 18, 256
MEGABYTE = 1024 * 1024
SIZE_LIMITS = {"picture": MEGABYTE, "video": 26 * MEGABYTE, "file": 50 * MEGABYTE}
LONGEST_VIDEO = 180


def checked(body: dict) -> dict:
    """The parts of a message that the chat shows, after every check that needs no receiver."""
    version = body.get("min_api_version", 1)
    if type(version) is not int or version < 1:
        raise bad("min_api_version must be a positive integer")
    content: dict[str, Any] = {"min_api_version": version, "sender": _sender(body)}
    tracking = _text(body, "tracking_data", TRACKING_LIMIT)
    if tracking:
        content["tracking_data"] = tracking
    if body.get("keyboard") is not None:
        content["keyboard"] = keyboards.check(body["keyboard"], version)
    kind = body.get("type")
    if kind is None and "keyboard" in content:
        return {**content, "type": "keyboard"}
    if kind is None:
        raise missing("type")
    if kind not in TYPES:
        raise bad(f"unknown message type {kind}")
    return {**content, "type": kind, **TYPES[kind](body)}


def _sender(body: dict) -> dict:
    sender = body.get("sender")
    if not isinstance(sender, dict) or not sender.get("name"):
        raise missing("sender.name")
    if not isinstance(sender["name"], str) or units(sender["name"]) > SENDER_LIMIT:
        raise bad(f"sender.name is longer than {SENDER_LIMIT} characters")
    return {"name": sender["name"], **({"avatar": sender["avatar"]} if isinstance(sender.get("avatar"), str) else {})}


def _text(body: dict, name: str, limit: int, needed: bool = False) -> str:
    value = body.get(name)
    if value is None or value == "":
        if needed:
            raise missing(name)
        return ""
    if not isinstance(value, str):
        raise bad(f"{name} must be a string")
    if units(value) > limit:
        raise bad(f"{name} is longer than {limit} characters")
    return value


def _address(body: dict, name: str = "media") -> str:
    value = _text(body, name, URL_LIMIT, needed=True)
    if urlsplit(value).scheme not in ("http", "https") or not urlsplit(value).hostname:
        raise bad(f"{name} is not a valid url")
    return value


def _number(body: dict, name: str, limit: int) -> int:
    if body.get(name) is None:
        raise missing(name)
    if type(body[name]) is not int or body[name] < 0:
        raise bad(f"{name} must be a non-negative integer")
    if body[name] > limit:
        raise bad(f"{name} is larger than {limit}")
    return body[name]


def _words(body: dict) -> dict:
    return {"text": _text(body, "text", TEXT_LIMIT, needed=True)}


def _picture(body: dict) -> dict:
    return {"media": _address(body), "text": _text(body, "text", CAPTION_LIMIT)}


def _video(body: dict) -> dict:
    content = {"media": _address(body), "size": _number(body, "size", SIZE_LIMITS["video"]), "text": _text(body, "text", CAPTION_LIMIT)}
    if body.get("duration") is not None:
        content["duration"] = _number(body, "duration", LONGEST_VIDEO)
    return content


def _file(body: dict) -> dict:
    return {"media": _address(body), "size": _number(body, "size", SIZE_LIMITS["file"]),
            "file_name": _text(body, "file_name", FILE_NAME_LIMIT, needed=True)}


def _contact(body: dict) -> dict:
    contact = body.get("contact")
    if not isinstance(contact, dict):
        raise missing("contact")
    return {"contact": {"name": _text(contact, "name", CONTACT_NAME_LIMIT, needed=True),
                        "phone_number": _text(contact, "phone_number", PHONE_LIMIT, needed=True)}}


def _location(body: dict) -> dict:
    location = body.get("location")
    if not isinstance(location, dict):
        raise missing("location")
    point = {}
    for name, limit in (("lat", 90), ("lon", 180)):
        try:
            point[name] = float(location[name])
        except KeyError:
            raise missing(f"location.{name}") from None
        except (TypeError, ValueError):
            raise bad(f"location.{name} must be a number") from None
        if not -limit <= point[name] <= limit:
            raise bad(f"location.{name} is out of range")
    return {"location": point}


def _sticker(body: dict) -> dict:
    return {"sticker_id": _number(body, "sticker_id", 2**31)}


def _rich_media(body: dict) -> dict:
    if body.get("min_api_version", 1) < 2:
        raise Refusal(VERSION_INCOMPATIBLE)
    if body.get("rich_media") is None:
        raise missing("rich_media")
    return {"rich_media": keyboards.check(body["rich_media"], body["min_api_version"], "rich_media")}


TYPES = {"text": _words, "picture": _picture, "video": _video, "file": _file, "contact": _contact, "location": _location,
         "url": lambda body: {"media": _address(body)}, "sticker": _sticker, "rich_media": _rich_media}
