"""Requests to act for a person (`POST /sim/chats/{id}/send`) turned into that person's actions."""

from __future__ import annotations

import json
from typing import Any

from aiohttp import web

from . import contents, samples
from .citizens import Citizens
from .contents import as_number
from .errors import ControlError
from .files import DOWNLOAD_LIMIT
from .parameters import Upload, read_call

LARGEST_FILE = 2 * 1024**3


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
        options = {"author": call.integer("from")} if call.integer("from") else {}
        return _uploaded(citizens, citizen_id, uploads, call.text("kind", "auto"), call.text("caption"), options)
    return _described(citizens, citizen_id, await read_body(request))


def _kind_of(upload: Upload) -> str:
    major = upload.mime.split("/")[0]
    if upload.mime in ("image/jpeg", "image/png", "image/webp"):
        return "photo"
    return {"video": "video", "audio": "audio"}.get(major, "document")


def _uploaded(citizens: Citizens, citizen_id: int, uploads: list[Upload], kind: str, caption: str, options: dict) -> list[dict]:
    if not uploads:
        raise ControlError("no file in the request")
    items = [(_kind_of(upload) if kind == "auto" else kind, upload) for upload in uploads]
    sent = []
    for start in range(0, len(items), 10):
        group = items[start:start + 10]
        text = caption if start == 0 else ""
        sent += [citizens.media(citizen_id, *group[0], text, **options)] if len(group) == 1 else \
            citizens.album(citizen_id, group, text, **options)
    return sent


def _described(citizens: Citizens, citizen_id: int, body: dict) -> list[dict]:
    names = {"reply_to": "reply_to", "forwarded_from": "forwarded", "from": "author"}
    options: dict[str, Any] = {option: body[name] for name, option in names.items() if body.get(name) is not None}
    if isinstance(body.get("text"), str):
        return citizens.text(citizen_id, body["text"], **options)
    if isinstance(body.get("press"), str):
        return citizens.press_key(citizen_id, body["press"], options.get("author"))
    if isinstance(body.get("forward"), dict):
        return _forwarded(citizens, citizen_id, body["forward"], options)
    if isinstance(body.get("sample"), str):
        return _sample(citizens, citizen_id, body, options)
    if isinstance(body.get("file"), dict):
        return [_made(citizens, citizen_id, body["file"], str(body.get("caption", "")), options)]
    if body.get("contact"):
        return [citizens.contact(citizen_id, body["contact"], **options)]
    if isinstance(body.get("location"), dict):
        sent = [citizens.post(citizen_id, contents.location(body["location"], body.get("venue")), **options)]
        if body.get("from_keyboard"):
            citizens.key_used(citizen_id)
        return sent
    return [citizens.post(citizen_id, _other(citizens, citizen_id, body), **options)]


def _other(citizens: Citizens, citizen_id: int, body: dict) -> dict:
    """Kinds of content that the bot does not use, and any content as it is."""
    if isinstance(body.get("poll"), dict):
        poll = body["poll"]
        return contents.poll(str(poll.get("question", "?")), [str(option) for option in poll.get("options", [])])
    if isinstance(body.get("dice"), (str, dict)):
        thrown = body["dice"] if isinstance(body["dice"], dict) else {"emoji": body["dice"]}
        return contents.dice(str(thrown.get("emoji", "🎲")), thrown.get("value"))
    if isinstance(body.get("story"), dict):
        story = body["story"]
        return contents.story(citizens.chat(as_number(story.get("of", citizen_id), "of")), as_number(story.get("id", 7), "id"))
    if isinstance(body.get("content"), dict) and body["content"]:
        return body["content"]
    raise ControlError("nothing to send: text, press, forward, sample, file, contact, location, poll, dice, story or content expected")


def _forwarded(citizens: Citizens, citizen_id: int, source: dict, options: dict) -> list[dict]:
    wanted = source.get("message_ids", [source.get("message_id")])
    if not isinstance(wanted, list):
        raise ControlError("message_ids must be a list")
    return citizens.forward(citizen_id, as_number(source.get("chat_id", citizen_id), "chat_id"),
                            [as_number(one, "message_id") for one in wanted], **options)


def _made(citizens: Citizens, citizen_id: int, wish: dict, caption: str, options: dict) -> dict:
    """A file of any name, type and size; of one that is too large to be downloaded only the size is claimed."""
    size = as_number(wish["size"], "size") if wish.get("size") is not None else None
    if size is not None and not 0 <= size <= LARGEST_FILE:
        raise ControlError("Telegram надсилає файли до 2 ГБ")
    claimed = size if size is not None and size > DOWNLOAD_LIMIT else None
    upload = samples.made(str(wish.get("name", "file")), wish.get("mime"), None if claimed else size)
    return citizens.media(citizen_id, str(wish.get("kind", "document")), upload, caption, claimed_size=claimed, **options)


def _sample(citizens: Citizens, citizen_id: int, body: dict, options: dict) -> list[dict]:
    name, caption = body["sample"], str(body.get("caption", ""))
    if name == "photo":
        upload = samples.photo(as_number(body.get("number", 0), "number"))
        return [citizens.media(citizen_id, "photo", upload, caption, **options)]
    if name == "album":
        count = min(max(as_number(body.get("count", 3), "count"), 2), 10)
        kinds = ["video" if body.get("mixed") and number % 2 else "photo" for number in range(count)]
        items = [(kind, samples.photo(number) if kind == "photo" else samples.sample(kind)) for number, kind in enumerate(kinds)]
        return citizens.album(citizen_id, items, caption, **options)
    if name == "large_file":
        return [_made(citizens, citizen_id, {"name": "Відео з реєстратора.mp4", "size": body.get("size", samples.LARGE_SIZE)},
                      caption, options)]
    if name not in samples.FILES:
        raise ControlError(f"unknown sample: {name}")
    return [citizens.media(citizen_id, name, samples.sample(name), caption, **options)]
