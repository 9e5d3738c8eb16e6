"""The menu button, link previews, and what an answer to a pressed button may hold."""

from .city import in_city
from .test_methods import bad


@in_city
async def test_menu_button_of_one_chat_and_of_all(town):
    chat, other = await town.person(), await town.person()
    assert (await town.call("getChatMenuButton"))["result"] == {"type": "default"}
    assert (await town.call("setChatMenuButton", menu_button={"type": "commands"}))["result"] is True
    app = {"type": "web_app", "text": "Сайт", "web_app": {"url": "https://example.org"}}
    assert (await town.call("setChatMenuButton", chat_id=chat, menu_button=app))["ok"]
    assert (await town.call("getChatMenuButton", chat_id=chat))["result"] == app
    assert (await town.call("getChatMenuButton", chat_id=other))["result"] == {"type": "commands"}
    assert (await town.sim(f"chats/{chat}"))["menu_button"] == app
    assert (await town.call("setChatMenuButton", chat_id=chat))["ok"]
    assert (await town.call("getChatMenuButton", chat_id=chat))["result"] == {"type": "commands"}


@in_city
async def test_wrong_menu_buttons_are_refused(town):
    for button, reason in (
        ("{", "can't parse menu button JSON object"), ([], "can't parse menu button: MenuButton must be an Object"),
        ({}, 'can\'t parse menu button: Can\'t find field "type"'),
        ({"type": "rain"}, "can't parse menu button: MenuButton has unsupported type"),
        ({"type": "web_app", "text": "x"}, 'can\'t parse menu button: Can\'t find field "web_app"'),
        ({"type": "web_app", "text": "x", "web_app": {"url": "http://example.org"}}, "BUTTON_URL_INVALID"),
    ):
        assert await town.call("setChatMenuButton", menu_button=button) == bad(reason)
    assert await town.call("setChatMenuButton", chat_id=1, menu_button={"type": "commands"}) == bad("invalid user_id specified")


@in_city
async def test_link_previews_are_told_of_and_checked(town):
    chat = await town.person()
    send = {"chat_id": chat, "text": "https://example.org"}
    off = await town.call("sendMessage", **send, link_preview_options={"is_disabled": True, "show_above_text": False})
    assert off["result"]["link_preview_options"] == {"is_disabled": True}
    assert "link_preview_options" not in (await town.call("sendMessage", **send))["result"]
    old = await town.call("sendMessage", **send, disable_web_page_preview=True)
    assert old["result"]["link_preview_options"] == {"is_disabled": True}
    edited = await town.call("editMessageText", message_id=off["result"]["message_id"], **send)
    assert edited["ok"] and "link_preview_options" not in edited["result"]
    assert await town.call("sendMessage", **send, link_preview_options=[]) == bad("object expected as link preview options")
    assert await town.call("sendMessage", **send, link_preview_options={"is_disabled": 1}) == bad(
        'field "is_disabled" must be of type Boolean')


@in_city
async def test_answers_to_buttons_have_limits(town):
    chat = await town.person()
    markup = {"inline_keyboard": [[{"text": "Так", "callback_data": "y"}, {"text": "Сайт", "url": "https://example.org/a"}]]}
    said = (await town.call("sendMessage", chat_id=chat, text="?", reply_markup=markup))["result"]
    assert said["reply_markup"] == markup
    pressed = await town.sim(f"chats/{chat}/press", {"message_id": said["message_id"], "text": "Так"})
    answer = {"callback_query_id": pressed["callback_query_id"]}
    assert await town.call("answerCallbackQuery", **answer, text="я" * 201) == bad("MESSAGE_TOO_LONG")
    assert await town.call("answerCallbackQuery", **answer, url="https://example.org") == bad("URL_INVALID")
    assert (await town.call("answerCallbackQuery", **answer, text="я" * 200, show_alert=True))["ok"]
    await town.sim(f"chats/{chat}/press", {"message_id": said["message_id"], "text": "Сайт"}, status=404)
    for url in ("example", "ftp://example.org", "javascript:alert(1)"):
        wrong = await town.call("sendMessage", chat_id=chat, text="?", reply_markup={"inline_keyboard": [[{"text": "Сайт", "url": url}]]})
        assert wrong["description"].endswith("is invalid: Wrong HTTP URL"), url
