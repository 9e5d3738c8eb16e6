"""The button beside the input field: the commands, a web app, or the usual one."""

from __future__ import annotations

from ..errors import bad_request
from ..parameters import Call
from .registry import method

DEFAULT = {"type": "default"}


def _checked(call: Call) -> dict:
    button = call.structure("menu_button", "can't parse menu button JSON object")
    if button is None:
        return DEFAULT
    if not isinstance(button, dict):
        raise bad_request("can't parse menu button: MenuButton must be an Object")
    kind = button.get("type")
    if not isinstance(kind, str):
        raise bad_request('can\'t parse menu button: Can\'t find field "type"')
    if kind in ("default", "commands"):
        return {"type": kind}
    if kind != "web_app":
        raise bad_request("can't parse menu button: MenuButton has unsupported type")
    app = button.get("web_app")
    if not isinstance(button.get("text"), str) or not isinstance(app, dict) or not isinstance(app.get("url"), str):
        raise bad_request('can\'t parse menu button: Can\'t find field "web_app"')
    if not app["url"].startswith("https://"):
        raise bad_request("BUTTON_URL_INVALID")
    return {"type": kind, "text": button["text"], "web_app": {"url": app["url"]}}


def _whose(executor, call: Call) -> str:
    """The key under which the button is kept: one person's, or everybody's."""
    wanted = call.text("chat_id").strip()
    if not wanted:
        return "menu_button"
    citizen = executor.world.store.citizen(call.integer("chat_id"))
    if citizen is None or citizen["kind"] != "private":
        raise bad_request("invalid user_id specified")
    return f"menu_button:{citizen['id']}"


@method("setChatMenuButton")
async def set_chat_menu_button(executor, call) -> bool:
    """Sets the button of one private chat or of all; without `menu_button` back to the usual one."""
    button, key = _checked(call), _whose(executor, call)
    executor.world.store.set_setting(key, None if button == DEFAULT else button)
    executor.world.feed.publish("commands")
    return True


@method("getChatMenuButton")
async def get_chat_menu_button(executor, call) -> dict:
    """The button of one private chat, or the one of all."""
    store = executor.world.store
    return store.setting(_whose(executor, call)) or store.setting("menu_button") or DEFAULT
