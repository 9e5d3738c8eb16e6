"""Answers to pressed inline buttons."""

from __future__ import annotations

import time

from ..errors import bad_request
from ..utf16 import units
from .registry import method

LIFETIME = 15 * 60
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


@method("answerCallbackQuery")
async def answer_callback_query(executor, call) -> bool:
    """Stops the button's progress mark; may show a notice or an alert."""
    world = executor.world
    text = call.text("text")
    if units(text) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    callback = world.store.callback(call.text("callback_query_id"))
    if callback is None or time.time() - callback["created"] > LIFETIME:
        raise bad_request(TOO_OLD)
    # Only games, and links that open this bot with a parameter, may be opened by an answer.
    if call.text("url") and not call.text("url").removeprefix("https://").startswith(f"t.me/{world.bot.username}?start="):
        raise bad_request("URL_INVALID")
    world.store.answer_callback(callback["id"])
    world.feed.publish("callback_answered", chat_id=callback["chat_id"], id=callback["id"], text=text,
                       alert=call.flag("show_alert"), url=call.text("url"))
    return True
