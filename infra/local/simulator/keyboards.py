"""Keyboards: the checks and normal forms of `reply_markup`."""

from __future__ import annotations

import re
from typing import Any

from .errors import bad_request

MAX_REPLY_BUTTONS = 300
MAX_INLINE_BUTTONS = 100
INLINE_ACTIONS = ("callback_game", "pay", "switch_inline_query", "switch_inline_query_chosen_chat",
                  "switch_inline_query_current_chat", "login_url", "web_app", "copy_text")
LINK = re.compile(r"(?:https?://)?(?:localhost|127\.0\.0\.1|\[::1\]|[^\s/:.]+(?:\.[^\s/:.]+)+)(?::\d+)?(?:[/?#]\S*)?", re.I)


def checked(markup: Any, only_inline: bool = False) -> dict | None:
    """The markup in its normal form, None when there is none; raises Telegram's errors."""
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    keyboard = _rows(markup, "keyboard", 'field "keyboard" must be an Array of Arrays')
    inline = _rows(markup, "inline_keyboard",
                   'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    if keyboard:
        result = _reply_keyboard(markup, keyboard)
    elif inline:
        result = _inline_keyboard(inline)
    elif markup.get("remove_keyboard") is True:
        result = {"remove_keyboard": True}
    elif markup.get("force_reply") is True:
        result = {"force_reply": True}
        _copy_placeholder(markup, result)
    else:
        return None
    if only_inline and result is not None and "inline_keyboard" not in result:
        raise bad_request("inline keyboard expected")
    return result


def need_private(markup: dict) -> None:
    """Refuses what may be asked for in private chats only."""
    for row in markup["keyboard"]:
        for button in row:
            if button.get("request_contact"):
                raise bad_request("phone number can be requested in private chats only")
            if button.get("request_location"):
                raise bad_request("location can be requested in private chats only")


def _rows(markup: dict, name: str, mistake: str) -> list[list]:
    rows = markup.get(name)
    if rows is None:
        return []
    if not isinstance(rows, list):
        raise bad_request(f'field "{name}" must be of type Array')
    if any(not isinstance(row, list) for row in rows):
        raise bad_request(mistake)
    return rows


def _text(button: dict, what: str) -> str:
    if "text" not in button:
        raise bad_request(f'can\'t parse {what}: Can\'t find field "text"')
    if not isinstance(button["text"], str):
        raise bad_request(f'can\'t parse {what}: Field "text" must be of type String')
    return button["text"].strip()


def _copy_placeholder(markup: dict, result: dict) -> None:
    placeholder = markup.get("input_field_placeholder")
    if placeholder:
        if not isinstance(placeholder, str):
            raise bad_request('field "input_field_placeholder" must be of type String')
        if len(placeholder) > 64:
            raise bad_request("REPLY_MARKUP_PLACEHOLDER_INVALID")
        result["input_field_placeholder"] = placeholder


def _reply_keyboard(markup: dict, rows: list[list]) -> dict | None:
    result_rows, total = [], 0
    for row in rows:
        buttons = []
        for button in row:
            if isinstance(button, str):
                button = {"text": button}
            if not isinstance(button, dict):
                raise bad_request("can't parse keyboard button: KeyboardButton must be a String or an Object")
            text = _text(button, "keyboard button")
            if not text:
                continue
            asked = [k for k in ("request_contact", "request_location") if button.get(k) is True]
            buttons.append({"text": text, **{k: True for k in asked[:1]}})
            total += 1
        if buttons:
            result_rows.append(buttons[:12])
    if total > MAX_REPLY_BUTTONS:
        raise bad_request("reply markup is too long")
    if not result_rows:
        return None
    result: dict = {"keyboard": result_rows}
    for name in ("resize_keyboard", "one_time_keyboard", "is_persistent"):
        if markup.get(name) is True:
            result[name] = True
    _copy_placeholder(markup, result)
    return result


def _inline_keyboard(rows: list[list]) -> dict | None:
    result_rows = []
    for row in rows:
        buttons = [b for b in (_inline_button(button) for button in row) if b is not None]
        if len(buttons) > 8:
            raise bad_request("reply markup is too long")
        if buttons:
            result_rows.append(buttons)
    if sum(map(len, result_rows)) > MAX_INLINE_BUTTONS:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": result_rows} if result_rows else None


def _inline_button(button: Any) -> dict | None:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    text = _text(button, "inline keyboard button")
    for name in ("url", "callback_data"):
        if button.get(name) is not None and not isinstance(button[name], str):
            raise bad_request(f'can\'t parse inline keyboard button: Field "{name}" must be of type String')
    if button.get("url"):
        url = button["url"].strip()
        if not LINK.fullmatch(url) and not url.startswith("tg://"):
            raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
        return {"text": text, "url": url} if text else None
    if button.get("callback_data"):
        if len(button["callback_data"].encode()) > 64:
            raise bad_request("BUTTON_DATA_INVALID")
        return {"text": text, "callback_data": button["callback_data"]} if text else None
    for name in INLINE_ACTIONS:
        if name in button:
            return {"text": text, name: button[name]} if text else None
    raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
