"""Methods of the Bot API: answers, limits, errors."""

import json

import pytest
from aiohttp import FormData

from .. import samples
from .city import in_city


def bad(reason: str) -> dict:
    return {"ok": False, "error_code": 400, "description": f"Bad Request: {reason}"}


@in_city
async def test_first_token_is_the_bots_and_others_are_unauthorized(town):
    assert (await town.call("getMe"))["result"]["is_bot"] is True
    assert await town.call("getMe", token="2:other") == {"ok": False, "error_code": 401, "description": "Unauthorized"}


@in_city
async def test_unknown_method_is_404_and_names_ignore_case(town):
    assert (await town.call("sendRocket"))["error_code"] == 404
    assert (await town.call("GETME"))["ok"]


@in_city
async def test_message_reaches_the_chat_with_entities_and_buttons(town):
    chat = await town.person()
    sent = await town.call("sendMessage", chat_id=chat, text="<b>Вітаємо</b> /help", parse_mode="HTML",
                           reply_markup={"inline_keyboard": [[{"text": "Так", "callback_data": "y"}]]})
    assert [e["type"] for e in sent["result"]["entities"]] == ["bold", "bot_command"]
    shown = (await town.sim(f"chats/{chat}/messages"))["messages"]
    assert shown[0]["message"] == sent["result"] and shown[0]["origin"] == "bot"


@in_city
async def test_urlencoded_and_multipart_are_understood(town):
    chat = await town.person()
    url = town.server.make_url("/bot1:token/sendMessage")
    keyboard = json.dumps({"keyboard": [["Так"]], "one_time_keyboard": True})
    async with town.session.post(url, data={"chat_id": str(chat), "text": "раз", "reply_markup": keyboard}) as response:
        assert (await response.json())["ok"]
    form = FormData({"chat_id": str(chat), "text": "два"}, default_to_multipart=True)
    assert (await town.upload("sendMessage", form))["ok"]
    assert (await town.sim(f"chats/{chat}"))["keyboard"]["keyboard"] == [[{"text": "Так"}]]
    assert (await town.call("sendMessage", chat_id=chat, text="x", reply_markup={"remove_keyboard": True}))["ok"]
    assert (await town.sim(f"chats/{chat}"))["keyboard"] is None


@in_city
async def test_limits_are_telegrams(town):
    chat = await town.person()
    send = {"chat_id": chat, "text": "x"}
    assert await town.call("sendMessage", chat_id=chat, text="я" * 4097) == bad("message is too long")
    assert await town.call("sendMessage", chat_id=chat, text=" ") == bad("message text is empty")
    assert await town.call("sendMessage", chat_id=1, text="x") == bad("chat not found")
    assert await town.call("sendMessage", text="x") == bad("chat_id is empty")
    button = {"text": "Так", "callback_data": "я" * 33}
    assert await town.call("sendMessage", **send, reply_markup={"inline_keyboard": [[button]]}) == bad("BUTTON_DATA_INVALID")
    button["callback_data"] = "я" * 32
    assert (await town.call("sendMessage", **send, reply_markup={"inline_keyboard": [[button]]}))["ok"]
    assert await town.call("sendMessage", **send, reply_markup={"inline_keyboard": [[{"text": "Так"}]]}) == bad(
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    assert await town.call("sendMessage", **send, reply_markup="{") == bad("can't parse reply keyboard markup JSON object")
    assert await town.call("sendMessage", **send, reply_markup={"keyboard": ["Так"]}) == bad(
        'field "keyboard" must be an Array of Arrays')
    assert await town.call("sendChatAction", chat_id=chat, action="dance") == bad("wrong parameter action in request")


@in_city
async def test_a_person_who_never_wrote_cannot_be_written_to(town):
    assert await town.call("sendMessage", chat_id=await town.person(started=False), text="x") == bad("chat not found")


@in_city
async def test_blocked_and_deleted_people_give_403(town):
    chat = await town.person()
    await town.sim(f"chats/{chat}/block", {})
    refused = await town.call("sendMessage", chat_id=chat, text="x")
    assert refused == {"ok": False, "error_code": 403, "description": "Forbidden: bot was blocked by the user"}
    await town.sim(f"chats/{chat}/unblock", {})
    await town.sim(f"chats/{chat}/deactivate", {})
    assert (await town.call("sendMessage", chat_id=chat, text="x"))["description"] == "Forbidden: user is deactivated"


@in_city
async def test_edits_need_a_change_and_an_own_message(town):
    chat = await town.person()
    message = (await town.call("sendMessage", chat_id=chat, text="один"))["result"]["message_id"]
    same = await town.call("editMessageText", chat_id=chat, message_id=message, text="один")
    assert same["description"].startswith("Bad Request: message is not modified")
    edited = await town.call("editMessageText", chat_id=chat, message_id=message, text="два")
    assert edited["result"]["text"] == "два" and edited["result"]["edit_date"]
    markup = {"inline_keyboard": [[{"text": "Так", "callback_data": "y"}]]}
    assert (await town.call("editMessageReplyMarkup", chat_id=chat, message_id=message, reply_markup=markup))["ok"]
    assert await town.call("editMessageText", chat_id=chat, message_id=99999, text="x") == bad("message to edit not found")
    theirs = (await town.sim(f"chats/{chat}/send", {"text": "моє"}))["messages"][0]["message_id"]
    assert await town.call("editMessageText", chat_id=chat, message_id=theirs, text="x") == bad("message can't be edited")
    assert (await town.call("deleteMessage", chat_id=chat, message_id=message))["result"] is True
    assert await town.call("deleteMessage", chat_id=chat, message_id=message) == bad("message to delete not found")


@in_city
async def test_commands_are_kept_and_checked(town):
    commands = [{"command": "start", "description": "Почати"}]
    assert (await town.call("setMyCommands", commands=commands))["result"] is True
    assert (await town.call("getMyCommands"))["result"] == commands
    assert (await town.sim("chats"))["chats"][0]["commands"] == commands
    wrong = [{"command": "Почати", "description": "x"}]
    assert await town.call("setMyCommands", commands=wrong) == bad("BOT_COMMAND_INVALID")


@in_city
async def test_files_go_both_ways(town):
    chat = await town.person()
    form = FormData({"chat_id": str(chat), "caption": "яма"})
    form.add_field("photo", samples.photo().data, filename="яма.jpg", content_type="image/jpeg")
    sizes = (await town.upload("sendPhoto", form))["result"]["photo"]
    assert [size["width"] for size in sizes] == [90, 320, 720]
    again = await town.call("sendPhoto", chat_id=chat, photo=sizes[-1]["file_id"])
    assert again["result"]["photo"][-1]["file_unique_id"] == sizes[-1]["file_unique_id"]
    file = (await town.call("getFile", file_id=sizes[-1]["file_id"]))["result"]
    async with town.session.get(town.server.make_url(f"/file/bot1:token/{file['file_path']}")) as response:
        assert await response.read() == samples.photo().data
    form = FormData({"chat_id": str(chat)})
    form.add_field("photo", b"text", filename="x.jpg", content_type="image/jpeg")
    assert await town.upload("sendPhoto", form) == bad("IMAGE_PROCESS_FAILED")
    assert await town.call("sendPhoto", chat_id=chat, photo=sizes[0]["file_id"], caption="я" * 1025) == bad(
        "message caption is too long")


@in_city
async def test_get_file_refuses_more_than_20_mb(town):
    chat = await town.person()
    sent = await town.sim(f"chats/{chat}/send", {"sample": "large_file"})
    document = sent["messages"][0]["message"]["document"]
    assert document["file_size"] == 25 * 1024 * 1024
    assert await town.call("getFile", file_id=document["file_id"]) == bad("file is too big")
    assert (await town.call("getFile", file_id="x"))["error_code"] == 400


@in_city
async def test_albums_of_attached_files(town):
    chat = await town.person()
    media = [{"type": "photo", "media": "attach://a", "caption": "Було"}, {"type": "photo", "media": "attach://b"}]
    form = FormData({"chat_id": str(chat), "media": json.dumps(media)})
    for number, name in enumerate("ab"):
        form.add_field(name, samples.photo(number).data, filename=f"{name}.jpg", content_type="image/jpeg")
    sent = (await town.upload("sendMediaGroup", form))["result"]
    assert len({message["media_group_id"] for message in sent}) == 1
    assert "caption" in sent[0] and "caption" not in sent[1]
    photo = {"type": "photo", "media": sent[0]["photo"][-1]["file_id"]}
    document = (await town.sim(f"chats/{chat}/send", {"sample": "document"}))["messages"][0]["message"]["document"]
    for wrong, reason in (
        ([photo] * 11, "too many messages to send as an album"), ([], "there are no messages to send"),
        ([photo, {"type": "document", "media": document["file_id"]}], "document can't be mixed with other media types"),
        ([{"type": "animation", "media": "x"}] * 2, 'can\'t parse InputMedia: type "animation" can\'t be used in sendMediaGroup'),
        ([{**photo, "caption": "я" * 1025}, photo], "message caption is too long"),
    ):
        assert await town.call("sendMediaGroup", chat_id=chat, media=wrong) == bad(reason)


@pytest.mark.parametrize("url", ["http://example.org/hook", "ftp://localhost/x", "word"])
def test_webhooks_need_https_outside_this_machine(tmp_path, url):
    @in_city
    async def check(town):
        assert (await town.call("setWebhook", url=url))["error_code"] == 400
        secret = await town.call("setWebhook", url=town.hook_url, secret_token="не можна")
        assert secret == bad("secret token contains unallowed characters")
    check(tmp_path)


@in_city
async def test_updates_are_polled_until_confirmed(town):
    chat = await town.person()
    await town.sim(f"chats/{chat}/send", {"text": "раз"})
    first = (await town.call("getUpdates"))["result"]
    assert [update["message"]["text"] for update in first] == ["раз"]
    assert (await town.call("getUpdates", offset=first[0]["update_id"] + 1))["result"] == []
    await town.connect()
    assert (await town.call("getUpdates"))["error_code"] == 409


@in_city
async def test_rate_limit(town):
    chat = await town.person()
    await town.sim("control", {"rate_limit": True})
    codes = [(await town.call("sendMessage", chat_id=chat, text="x")).get("error_code") for _ in range(7)]
    assert codes == [None] * 5 + [429] * 2
    await town.sim("control", {"weather": "rain"}, status=400)
