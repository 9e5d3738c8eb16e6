"""What a person's message may hold in Telegram: the content fields of every kind, as the Bot API writes them."""

from __future__ import annotations

import secrets
import time
from typing import Any

from .detection import detect
from .errors import ControlError
from .files import Files
from .parameters import Upload
from .utf16 import units

CAPTION_LIMIT = 1024
SHAPES: dict[str, dict] = {
    "video": {"width": 320, "height": 240, "duration": 2}, "video_note": {"length": 240, "duration": 2},
    "voice": {"duration": 3}, "audio": {"duration": 3, "title": "Запис"},
    "animation": {"width": 320, "height": 240, "duration": 2},
    "sticker": {"width": 512, "height": 512, "type": "regular", "is_animated": False, "is_video": False,
                "emoji": "💡", "set_name": "vyshnopil"},
}
DICE = {"🎲": 6, "🎯": 6, "🎳": 6, "🏀": 5, "⚽": 5, "🎰": 64}
# What a message keeps of itself when it is forwarded: its content and nothing of its head.
HEAD = ("message_id", "from", "sender_chat", "author_signature", "chat", "date", "edit_date", "media_group_id", "reply_markup",
        "reply_to_message", "has_protected_content", "forward_origin", "forward_from", "forward_from_chat",
        "forward_from_message_id", "forward_sender_name", "forward_date")


def media(files: Files, kind: str, upload: Upload, caption: str, claimed_size: int | None = None) -> dict:
    """A file of a kind with its caption; `claimed_size` pretends that it is larger."""
    if units(caption) > CAPTION_LIMIT:
        raise ControlError(f"підпис довший за {CAPTION_LIMIT} символи")
    if kind == "photo":
        sizes = files.photo(upload.data)
        if sizes is None:
            raise ControlError("фото має бути зображенням JPEG, PNG, GIF або WebP")
        content: dict = {"photo": sizes}
    elif kind in SHAPES or kind == "document":
        record = files.save(kind, upload.data, upload.name, upload.mime, dict(SHAPES.get(kind, {})), claimed_size)
        content = {kind: files.media(kind, record)}
        if kind == "animation":
            content["document"] = {name: value for name, value in content["animation"].items()
                                   if name not in SHAPES["animation"]}
    else:
        raise ControlError(f"unknown kind of file: {kind}")
    if caption.strip() and kind not in ("video_note", "sticker"):
        entities = detect(caption.strip())
        content.update(caption=caption.strip(), **({"caption_entities": entities} if entities else {}))
    return content


def contact(whose: dict) -> dict:
    """A contact as a person's phone book gives it: phone_number, first_name, last_name?, user_id?, vcard?."""
    if not isinstance(whose.get("phone_number"), str) or not isinstance(whose.get("first_name"), str):
        raise ControlError("a contact needs phone_number and first_name")
    return {"contact": {name: whose[name] for name in ("phone_number", "first_name", "last_name", "vcard", "user_id")
                        if whose.get(name) is not None}}


def location(point: dict, venue: dict | None = None) -> dict:
    """A point, a live location (`live_period`), or a venue (title, address)."""
    place = checked_point(point)
    if point.get("live_period"):
        place.update(live_period=as_number(point["live_period"], "live_period"), horizontal_accuracy=12.0)
    if not venue:
        return {"location": place}
    return {"location": place, "venue": {"location": place, "title": str(venue.get("title", "")),
                                         "address": str(venue.get("address", ""))}}


def poll(question: str, choices: list[str]) -> dict:
    """A poll that somebody made."""
    options = [{"persistent_id": str(place), "text": choice, "voter_count": 0} for place, choice in enumerate(choices)]
    return {"poll": {"id": str(secrets.randbelow(10**18)), "question": question, "options": options,
                     "total_voter_count": 0, "is_closed": False, "is_anonymous": True, "allows_multiple_answers": False,
                     "allows_revoting": True, "members_only": False, "type": "regular"}}


def dice(emoji: str, value: int | None = None) -> dict:
    """A thrown die, dart, ball or slot machine."""
    if emoji not in DICE:
        raise ControlError(f"dice is one of {' '.join(DICE)}")
    return {"dice": {"emoji": emoji, "value": value or secrets.randbelow(DICE[emoji]) + 1}}


def story(chat: dict, story_id: int = 7) -> dict:
    """A story that was forwarded to the bot; the Bot API tells no more of it than where it is."""
    return {"story": {"chat": chat, "id": story_id}}


def origin(fields: dict) -> dict:
    """`forward_origin` with its older twins, which the Bot API still sends."""
    twins: dict[str, Any] = {"forward_date": fields["date"]}
    if fields["type"] == "user":
        twins["forward_from"] = fields["sender_user"]
    elif fields["type"] == "hidden_user":
        twins["forward_sender_name"] = fields["sender_user_name"]
    elif fields["type"] == "channel":
        twins.update(forward_from_chat=fields["chat"], forward_from_message_id=fields["message_id"])
    else:
        twins["forward_from_chat"] = fields["sender_chat"]
    return {"forward_origin": fields, **twins}


def origin_of(message: dict) -> dict:
    """The origin that a forwarded copy of a message carries."""
    if message.get("forward_origin"):
        return origin(message["forward_origin"])
    date = message["date"]
    if message["chat"]["type"] == "channel":
        return origin({"type": "channel", "chat": message["chat"], "message_id": message["message_id"], "date": date})
    return origin({"type": "user", "sender_user": message["from"], "date": date})


def origin_named(source: Any, user: dict | None) -> dict:
    """The origin of something that is not in this simulator: a person (`user`), a hidden name, a channel or a group."""
    date = int(time.time()) - 3600
    if user:
        return origin({"type": "user", "sender_user": user, "date": date})
    if isinstance(source, dict) and isinstance(source.get("channel"), str):
        channel = {"id": -1001999000111, "title": source["channel"], "username": "vyshnopil_news", "type": "channel"}
        return origin({"type": "channel", "chat": channel, "message_id": 451, "date": date})
    if isinstance(source, dict) and isinstance(source.get("group"), str):
        group = {"id": -1001999000222, "title": source["group"], "type": "supergroup"}
        return origin({"type": "chat", "sender_chat": group, "date": date})
    if not isinstance(source, str):
        raise ControlError("forwarded_from is a citizen's id, a name, {\"channel\": …} or {\"group\": …}")
    return origin({"type": "hidden_user", "sender_user_name": source, "date": date})


def checked_point(point: dict) -> dict:
    """Latitude and longitude as numbers within the globe."""
    try:
        latitude, longitude = float(point["latitude"]), float(point["longitude"])
    except (KeyError, TypeError, ValueError):
        raise ControlError("a location needs latitude and longitude") from None
    if not -90 <= latitude <= 90 or not -180 <= longitude <= 180:
        raise ControlError("широта або довгота поза межами земної кулі")
    return {"latitude": latitude, "longitude": longitude}


def as_number(value: Any, name: str) -> int:
    """A whole number, or the caller's mistake."""
    try:
        return int(value)
    except (TypeError, ValueError):
        raise ControlError(f"{name} must be a number") from None
