"""Requests to act for a person in Viber (`POST /sim/viber/chats/{id}/send`) turned into that person's actions."""

from __future__ import annotations

from aiohttp import web

from .. import samples
from ..actions import read_body
from ..contents import as_number
from ..errors import ControlError
from ..parameters import Upload, read_call
from .citizens import ViberCitizens

LARGEST_FILE = 200 * 1024 * 1024
SAMPLES = {"video": "video", "file": "document", "document": "document", "sticker": "sticker"}


async def send(citizens: ViberCitizens, citizen_id: int, request: web.Request) -> list[dict]:
    """Sends what a request describes: JSON, or multipart with files."""
    if request.content_type == "multipart/form-data":
        call = await read_call(request)
        uploads = [upload for _, upload in sorted(call.files.items())]
        if not uploads:
            raise ControlError("no file in the request")
        kind = call.text("kind", "auto").replace("document", "file")
        items = [(_kind_of(upload) if kind == "auto" else kind, upload) for upload in uploads]
        return citizens.pictures(citizen_id, items, call.text("caption"))
    return _described(citizens, citizen_id, await read_body(request))


def _kind_of(upload: Upload) -> str:
    if upload.mime in ("image/jpeg", "image/png", "image/webp"):
        return "picture"
    return "video" if upload.mime.startswith("video/") else "file"


def _described(citizens: ViberCitizens, citizen_id: int, body: dict) -> list[dict]:
    point = body["location"] if isinstance(body.get("location"), dict) else None
    if isinstance(body.get("press"), str) or isinstance(body.get("button"), int):
        message = as_number(body["message_id"], "message_id") if body.get("message_id") else None
        return citizens.press(citizen_id, body.get("press") or "", point, body.get("button"), message)
    if isinstance(body.get("text"), str):
        return citizens.text(citizen_id, body["text"])
    if isinstance(body.get("url"), str):
        return [citizens.url(citizen_id, body["url"])]
    if body.get("contact"):
        return [citizens.contact(citizen_id, body["contact"])]
    if point is not None:
        return [citizens.location(citizen_id, point, str(body.get("address", "")))]
    if isinstance(body.get("sample"), str):
        return _sample(citizens, citizen_id, body)
    if isinstance(body.get("file"), dict):
        return [_made(citizens, citizen_id, body["file"], str(body.get("caption", "")))]
    if isinstance(body.get("content"), dict) and body["content"]:
        return [citizens.post(citizen_id, body["content"])]
    raise ControlError("nothing to send: text, press, button, url, contact, location, sample, file or content expected")


def _made(citizens: ViberCitizens, citizen_id: int, wish: dict, caption: str) -> dict:
    """A file of any name, type and size, which really has so many bytes."""
    size = as_number(wish["size"], "size") if wish.get("size") is not None else None
    if size is not None and not 0 <= size <= LARGEST_FILE:
        raise ControlError("розмір має бути від 0 до 200 МБ")
    upload = samples.made(str(wish.get("name", "file")), wish.get("mime"), size)
    return citizens.media(citizen_id, str(wish.get("kind", "file")), upload, caption)


def _sample(citizens: ViberCitizens, citizen_id: int, body: dict) -> list[dict]:
    name, caption = body["sample"], str(body.get("caption", ""))
    if name in ("photo", "picture"):
        return [citizens.media(citizen_id, "picture", samples.photo(as_number(body.get("number", 0), "number")), caption)]
    if name == "album":
        count = min(max(as_number(body.get("count", 3), "count"), 2), 10)
        kinds = ["video" if body.get("mixed") and number % 2 else "picture" for number in range(count)]
        return citizens.pictures(citizen_id, [(kind, samples.photo(number) if kind == "picture" else samples.sample(kind))
                                              for number, kind in enumerate(kinds)], caption)
    if name == "large_file":
        return [_made(citizens, citizen_id, {"name": "Відео з реєстратора.mp4", "size": body.get("size", samples.LARGE_SIZE)}, caption)]
    if name not in SAMPLES:
        raise ControlError(f"unknown sample: {name}")
    kind = "file" if name == "document" else name
    return [citizens.media(citizen_id, kind, samples.sample(SAMPLES[name]), caption)]
