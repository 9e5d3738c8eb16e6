"""Methods that send without a file: getMe, sendMessage, sendLocation, sendVenue, sendContact, sendChatAction."""

from __future__ import annotations

from ..errors import bad_request
from .common import chat_of, markup_of, post, preview_of, text_of
from .registry import method

ACTIONS = ("typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
           "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note")


@method("getMe")
async def get_me(executor, call) -> dict:
    """The bot itself."""
    return {**executor.world.bot_user(), "can_join_groups": True, "can_read_all_group_messages": False,
            "supports_inline_queries": False, "can_connect_to_business": False, "has_main_web_app": False}


@method("sendMessage")
async def send_message(executor, call) -> dict:
    """A text with entities and a keyboard."""
    markup = markup_of(call)
    text, entities = text_of(call)
    preview = preview_of(call)
    citizen = chat_of(executor.world, call)
    content = {"text": text, **({"entities": entities} if entities else {}), **preview}
    return post(executor.world, citizen, call, content, markup)


def point_of(call) -> dict:
    """A checked `Location`."""
    for name in ("latitude", "longitude"):
        if not call.text(name).strip():
            raise bad_request(f"{name} is empty")
    latitude, longitude = call.number("latitude"), call.number("longitude")
    if latitude is None or longitude is None or not -90 <= latitude <= 90 or not -180 <= longitude <= 180:
        raise bad_request("wrong location specified")
    return {"latitude": latitude, "longitude": longitude}


@method("sendLocation")
async def send_location(executor, call) -> dict:
    """A point on the map."""
    markup, point = markup_of(call), point_of(call)
    return post(executor.world, chat_of(executor.world, call), call, {"location": point}, markup)


@method("sendVenue")
async def send_venue(executor, call) -> dict:
    """A named place."""
    markup, point = markup_of(call), point_of(call)
    title, address = call.text("title").strip(), call.text("address").strip()
    if not title:
        raise bad_request("title is empty")
    content = {"location": point, "venue": {"location": point, "title": title, "address": address}}
    return post(executor.world, chat_of(executor.world, call), call, content, markup)


@method("sendContact")
async def send_contact(executor, call) -> dict:
    """Somebody's name and number."""
    markup = markup_of(call)
    contact = {name: call.text(name) for name in ("phone_number", "first_name", "last_name") if call.text(name)}
    if "phone_number" not in contact:
        raise bad_request("phone number is empty")
    if "first_name" not in contact:
        raise bad_request("first name is empty")
    return post(executor.world, chat_of(executor.world, call), call, {"contact": contact}, markup)


@method("sendChatAction")
async def send_chat_action(executor, call) -> bool:
    """«is typing» for five seconds."""
    action = call.text("action").lower()
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    citizen = chat_of(executor.world, call)
    executor.world.feed.publish("action", chat_id=citizen["id"], action=action)
    return True
