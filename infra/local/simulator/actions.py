"""Requests to act for a person (`POST /sim/chats/{id}/send`) turned into that person's actions."""

from __future__ import annotations

import json
from typing import Any

from aiohttp import web

from . import samples
from .citizens import Citizens
from .errors import ControlError
from .parameters import Upload, read_call


async def read_body(request: web.Request) -> dict:
    """The JSON object in a request; an empty body is an empty object."""
    raw = await request.read()
    if not raw.strip():
        return {}
    try:
        body = json.loads(raw)
    except ValueError:
        raise ControlError("the body must be JSON") from None
    if not isinstance(body, dict):
        raise ControlError("the body must be a JSON object")
    return body


async def send(citizens: Citizens, citizen_id: int, request: web.Request) -> list[dict]:
    """Sends what a request describes: JSON, or multipart with files."""
    citizens.find(citizen_id)
    if request.content_type == "multipart/form-data":
        call = await read_call(request)
        uploads = [upload for _, upload in sorted(call.files.items())]
        return _uploaded(citizens, citizen_id, uploads, call.text("kind", "auto"), call.text("caption"))
    return _described(citizens, citizen_id, await read_body(request))


def _kind_of(upload: Upload) -> str:
    major = upload.mime.split("/")[0]
    if upload.mime in ("image/jpeg", "image/png", "image/webp"):
        return "photo"
    return {"video": "video", "audio": "audio"}.get(major, "document")


def _uploaded(citizens: Citizens, citizen_id: int, uploads: list[Upload], kind: str, caption: str) -> list[dict]:
    if not uploads:
        raise ControlError("no file in the request")
    items = [(_kind_of(upload) if kind == "auto" else kind, upload) for upload in uploads]
    if len(items) == 1:
        return [citizens.media(citizen_id, *items[0], caption)]
    sent = []
    for start in range(0, len(items), 10):
        group = items[start:start + 10]
        text = caption if start == 0 else ""
        sent += [citizens.media(citizen_id, *group[0], text)] if len(group) == 1 else \
            citizens.album(citizen_id, group, text)
    return sent


def _described(citizens: Citizens, citizen_id: int, body: dict) -> list[dict]:
    options: dict[str, Any] = {}
    if body.get("reply_to") is not None:
        options["reply_to"] = body["reply_to"]
    if body.get("forwarded_from") is not None:
        options["forwarded"] = body["forwarded_from"]
    if isinstance(body.get("text"), str):
        return citizens.text(citizen_id, body["text"], **options)
    if isinstance(body.get("press"), str):
        return citizens.press_key(citizen_id, body["press"])
    if body.get("contact"):
        return [citizens.contact(citizen_id, body["contact"], **options)]
    if isinstance(body.get("location"), dict):
        sent = [citizens.location(citizen_id, body["location"], body.get("venue"), **options)]
        if body.get("from_keyboard"):
            citizens.key_used(citizen_id)
        return sent
    if isinstance(body.get("poll"), dict):
        poll = body["poll"]
        return [citizens.poll(citizen_id, str(poll.get("question", "?")), [str(o) for o in poll.get("options", [])])]
    if isinstance(body.get("sample"), str):
        return _sample(citizens, citizen_id, body, options)
    raise ControlError("nothing to send: text, press, contact, location, poll or sample expected")


def _sample(citizens: Citizens, citizen_id: int, body: dict, options: dict) -> list[dict]:
    name, caption = body["sample"], str(body.get("caption", ""))
    if name == "photo":
        upload = samples.photo(int(body.get("number", 0)))
        return [citizens.media(citizen_id, "photo", upload, caption, **options)]
    if name == "album":
        count = int(body.get("count", 3))
        items = [("photo", samples.photo(number)) for number in range(min(max(count, 2), 10))]
        return citizens.album(citizen_id, items, caption, **options)
    if name == "large_file":
        return [citizens.media(citizen_id, "document", Upload("Відео з реєстратора.mp4", "video/mp4", b"large"), caption,
                               claimed_size=int(body.get("size", samples.LARGE_SIZE)), **options)]
    if name not in samples.FILES:
        raise ControlError(f"unknown sample: {name}")
    return [citizens.media(citizen_id, name, samples.sample(name), caption, **options)]
