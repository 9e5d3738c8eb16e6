"""Methods that change or remove what was sent."""

from __future__ import annotations

import time

from ..errors import bad_request
from ..parameters import Call
from ..world import World
from .common import SAME, caption_of, chat_of, markup_of, preview_of, text_of
from .registry import method

DELETE_WINDOW = 48 * 3600


def _own_message(world: World, call: Call) -> dict:
    """The bot's stored message that the call names."""
    citizen = chat_of(world, call)
    message_id = call.integer("message_id")
    if not message_id:
        raise bad_request("message identifier is not specified")
    stored = world.store.message(citizen["id"], message_id)
    if stored is None:
        raise bad_request("message to edit not found")
    if stored["origin"] != "bot":
        raise bad_request("message can't be edited")
    return stored


def _changed(world: World, stored: dict, changes: dict, markup: dict | None) -> dict:
    """Stores the edited message; an edit without a change is refused."""
    old = stored["message"]
    new = {k: v for k, v in old.items() if k not in ("edit_date", "reply_markup", *changes)}
    new.update({k: v for k, v in changes.items() if v is not None})
    if markup:
        new["reply_markup"] = markup
    if new == {k: v for k, v in old.items() if k != "edit_date"}:
        raise bad_request(SAME)
    new["edit_date"] = int(time.time())
    world.show_message(world.store.put_message(stored["chat_id"], "bot", new, stored["delivery"]))
    return new


@method("editMessageText")
async def edit_message_text(executor, call) -> dict:
    """A new text; without `reply_markup` the inline keyboard goes."""
    markup = markup_of(call, only_inline=True)
    text, entities = text_of(call)
    preview = preview_of(call)
    stored = _own_message(executor.world, call)
    if "text" not in stored["message"]:
        raise bad_request("there is no text in the message to edit")
    return _changed(executor.world, stored, {"text": text, "entities": entities or None, "link_preview_options": None, **preview}, markup)


@method("editMessageCaption")
async def edit_message_caption(executor, call) -> dict:
    """A new caption under a file."""
    markup, caption = markup_of(call, only_inline=True), caption_of(call)
    stored = _own_message(executor.world, call)
    if "text" in stored["message"]:
        raise bad_request("there is no caption in the message to edit")
    changes = {"caption": caption.get("caption"), "caption_entities": caption.get("caption_entities")}
    return _changed(executor.world, stored, changes, markup)


@method("editMessageReplyMarkup")
async def edit_message_reply_markup(executor, call) -> dict:
    """New or no inline buttons."""
    markup = markup_of(call, only_inline=True)
    return _changed(executor.world, _own_message(executor.world, call), {}, markup)


@method("deleteMessage")
async def delete_message(executor, call) -> bool:
    """Removes a message of the last 48 hours, the bot's or the person's."""
    world = executor.world
    citizen = chat_of(world, call)
    stored = world.store.message(citizen["id"], call.integer("message_id"))
    if stored is None:
        raise bad_request("message to delete not found")
    if time.time() - stored["message"]["date"] > DELETE_WINDOW:
        raise bad_request("message can't be deleted for everyone")
    world.store.delete_message(citizen["id"], stored["message_id"])
    world.feed.publish("deleted", chat_id=citizen["id"], message_id=stored["message_id"])
    if citizen["keyboard"] and citizen["keyboard"]["message_id"] == stored["message_id"]:
        world.show_citizen(world.store.update_citizen(citizen["id"], keyboard=None))
    return True
