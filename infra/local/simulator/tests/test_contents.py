"""What people send in Telegram beyond words: every kind of content, forwards, albums, walks; groups and channels."""

import asyncio

import pytest

from .city import in_city


async def sent(town, chat: int, status: int = 200, **body) -> dict:
    """Sends as a person; the first message as the chat shows it."""
    answer = await town.sim(f"chats/{chat}/send", body, status)
    return answer["messages"][0]["message"] if status == 200 else answer


async def updates(town, kind: str) -> list[dict]:
    """What of a kind waits for the bot."""
    return [update[kind] for update in (await town.call("getUpdates"))["result"] if kind in update]


@in_city
async def test_kinds_the_bot_does_not_use(town):
    chat = await town.person()
    dice = (await sent(town, chat, dice="🏀"))["dice"]
    assert dice["emoji"] == "🏀" and 1 <= dice["value"] <= 5
    assert (await sent(town, chat, dice={"emoji": "🎰", "value": 64}))["dice"] == {"emoji": "🎰", "value": 64}
    story = (await sent(town, chat, story={}))["story"]
    assert story == {"chat": {"id": chat, "first_name": "Марта", "last_name": "Гай", "type": "private"}, "id": 7}
    assert (await sent(town, chat, content={"checklist": {"title": "x", "tasks": []}}))["checklist"]["title"] == "x"
    await sent(town, chat, 400, dice="🪙")
    await sent(town, chat, 400, content={})


@in_city
async def test_animation_is_also_a_document(town):
    message = await sent(town, await town.person(), sample="animation", caption="гіф")
    assert message["animation"]["width"] == 320 and message["caption"] == "гіф"
    names = ("file_id", "file_unique_id", "file_size", "file_name", "mime_type")
    assert message["document"] == {name: message["animation"][name] for name in names}


@in_city
async def test_albums_may_mix_photos_and_videos_and_take_their_time(town):
    await town.connect()
    chat = await town.person()
    await town.sim("control", {"album_spread": 0.4})
    town.answers = [0.3] * 4
    await sent(town, chat, sample="album", mixed=True, count=4, caption="було і стало")
    await town.until(lambda: len(town.received) == 4)
    messages = [update["message"] for update in town.received]
    assert [("photo" in one, "video" in one) for one in messages] == [(True, False), (False, True)] * 2
    assert [one.get("caption") for one in messages] == ["було і стало", None, None, None]
    assert len({one["media_group_id"] for one in messages}) == 1 and 1 < town.peak < 4


@in_city
async def test_files_of_any_type_and_size(town):
    chat = await town.person()
    document = (await sent(town, chat, file={"name": "заява.docx"}))["document"]
    assert document["mime_type"].endswith("wordprocessingml.document") and document["file_name"] == "заява.docx"
    path = (await town.call("getFile", file_id=document["file_id"]))["result"]["file_path"]
    async with town.session.get(town.server.make_url(f"/file/bot1:token/{path}")) as response:
        assert (await response.read())[:4] == b"PK\x03\x04"
    exact = (await sent(town, chat, file={"name": "x.bin", "size": 20 * 1024 * 1024}))["document"]
    assert (await town.call("getFile", file_id=exact["file_id"]))["ok"]
    large = (await sent(town, chat, file={"name": "відео.mp4", "size": 20 * 1024 * 1024 + 1, "kind": "video"}))["video"]
    assert (await town.call("getFile", file_id=large["file_id"]))["description"] == "Bad Request: file is too big"
    nameless = (await sent(town, chat, file={"name": "", "mime": ""}))["document"]
    assert "file_name" not in nameless
    await sent(town, chat, 400, file={"name": "x", "size": 3 * 1024**3})


@in_city
async def test_contacts_of_others(town):
    chat, other = await town.person(), await town.person()
    assert (await sent(town, chat, contact=other))["contact"]["user_id"] == other
    stranger = {"phone_number": "+380991234567", "first_name": "Іван", "vcard": "BEGIN:VCARD"}
    assert (await sent(town, chat, contact=stranger))["contact"] == stranger
    forwarded = await sent(town, chat, contact=other, forwarded_from=other)
    assert forwarded["forward_origin"]["type"] == "user" and forwarded["contact"]["user_id"] == other
    await sent(town, chat, 400, contact={"first_name": "Іван"})


@in_city
async def test_forwards_name_where_they_come_from(town):
    chat, other = await town.person(), await town.person()
    user = await sent(town, chat, text="a", forwarded_from=other)
    assert user["forward_origin"]["sender_user"]["id"] == user["forward_from"]["id"] == other
    hidden = await sent(town, chat, text="b", forwarded_from="Сусідка")
    assert hidden["forward_origin"]["sender_user_name"] == hidden["forward_sender_name"] == "Сусідка"
    channel = await sent(town, chat, sample="photo", forwarded_from={"channel": "Новини"})
    assert channel["forward_origin"]["chat"]["type"] == "channel" and channel["forward_from_chat"]["title"] == "Новини"
    group = await sent(town, chat, text="c", forwarded_from={"group": "ОСББ"})
    assert group["forward_origin"]["type"] == "chat" and group["forward_origin"]["sender_chat"]["title"] == "ОСББ"
    await sent(town, chat, 400, text="d", forwarded_from={"x": 1})


@in_city
async def test_messages_of_a_chat_can_be_forwarded(town):
    chat, other = await town.person(), await town.person()
    markup = {"inline_keyboard": [[{"text": "Так", "callback_data": "y"}]]}
    said = (await town.call("sendMessage", chat_id=chat, text="№ 15", reply_markup=markup))["result"]
    copy = await sent(town, other, forward={"chat_id": chat, "message_id": said["message_id"]})
    assert copy["forward_origin"]["sender_user"]["is_bot"] and copy["text"] == "№ 15" and "reply_markup" not in copy
    assert copy["from"]["id"] == other and copy["message_id"] != said["message_id"]
    again = await sent(town, chat, forward={"chat_id": other, "message_id": copy["message_id"]})
    assert again["forward_origin"] == copy["forward_origin"]
    album = (await town.sim(f"chats/{chat}/send", {"sample": "album", "caption": "x"}))["messages"]
    source = {"chat_id": chat, "message_ids": [one["message_id"] for one in album]}
    copies = (await town.sim(f"chats/{other}/send", {"forward": source}))["messages"]
    groups = {one["message"]["media_group_id"] for one in copies}
    assert len(copies) == 3 and len(groups) == 1 and groups != {album[0]["message"]["media_group_id"]}
    await sent(town, other, 404, forward={"chat_id": chat, "message_id": 1})


@in_city
async def test_long_text_leaves_in_pieces_in_order(town):
    await town.connect()
    chat = await town.person()
    words = "слово " * 1500
    await town.sim(f"chats/{chat}/send", {"text": words})
    await town.until(lambda: len(town.received) == 3)
    texts = [update["message"]["text"] for update in town.received]
    assert " ".join(texts) == words.strip() and all(len(text) <= 4096 for text in texts) and texts[0].endswith("слово")


@in_city
async def test_an_edited_message_keeps_its_number(town):
    chat = await town.person()
    said = await sent(town, chat, text="раз")
    await town.sim(f"chats/{chat}/edit", {"message_id": said["message_id"], "text": "два /help"})
    edited = (await updates(town, "edited_message"))[0]
    assert (edited["message_id"], edited["date"], edited["text"]) == (said["message_id"], said["date"], "два /help")
    assert edited["edit_date"] >= said["date"] and edited["entities"][0]["type"] == "bot_command"


@in_city
async def test_a_live_location_walks_by_itself(town):
    await town.connect()
    chat = await town.person()
    place = await sent(town, chat, location={"latitude": 49.07, "longitude": 30.93, "live_period": 900})
    await town.sim(f"chats/{chat}/move", {"message_id": place["message_id"], "steps": 3, "every": 0.02})
    await town.until(lambda: len(town.received) == 4)
    moves = [update["edited_message"] for update in town.received[1:]]
    assert {move["message_id"] for move in moves} == {place["message_id"]} and all("live_period" in move["location"] for move in moves)
    assert len({move["location"]["latitude"] for move in moves}) == 3
    await town.sim(f"chats/{chat}/move", {"message_id": place["message_id"], "steps": 100, "every": 0.05})
    await town.sim(f"chats/{chat}/move", {"message_id": place["message_id"], "stop": True})
    await town.until(lambda: len(town.received) == 5)
    await asyncio.sleep(0.1)
    assert "live_period" not in town.received[-1]["edited_message"]["location"] and len(town.received) == 5
    await town.sim(f"chats/{chat}/move", {"message_id": place["message_id"], "steps": 2}, status=400)


@in_city
async def test_a_button_under_a_message_that_is_too_old(town):
    chat = await town.person()
    markup = {"inline_keyboard": [[{"text": "Так", "callback_data": "y"}]]}
    said = (await town.call("sendMessage", chat_id=chat, text="?", reply_markup=markup))["result"]["message_id"]
    await town.sim(f"chats/{chat}/press", {"message_id": said, "data": "y", "inaccessible": True})
    message = (await updates(town, "callback_query"))[0]["message"]
    assert message == {"chat": {"id": chat, "first_name": "Марта", "last_name": "Гай", "type": "private"}, "message_id": said, "date": 0}


# Groups and channels


@pytest.mark.parametrize("kind", ["group", "supergroup"])
def test_in_a_group_the_bot_hears_what_is_meant_for_it(tmp_path, kind):
    @in_city
    async def check(town):
        author = await town.person()
        room = (await town.sim("rooms", {"type": kind, "title": "ОСББ"}, 201))["id"]
        assert room < 0
        joined, greeted = (await town.call("getUpdates"))["result"]
        assert joined["my_chat_member"]["new_chat_member"]["status"] == "member"
        assert joined["my_chat_member"]["old_chat_member"]["status"] == "left"
        assert greeted["message"]["new_chat_members"][0]["is_bot"] is True
        quiet = await town.sim(f"chats/{room}/send", {"text": "Привіт усім", "from": author})
        assert quiet["messages"][0]["delivery"] == "unheard" and quiet["messages"][0]["update_id"] is None
        await sent(town, room, text="/start@other_bot")
        await sent(town, room, text="/start@vyshnopil_hotline_bot", **{"from": author})
        said = (await town.call("sendMessage", chat_id=room, text="Пишіть мені особисто"))["result"]
        assert said["chat"]["type"] == kind and said["chat"]["title"] == "ОСББ"
        await sent(town, room, text="гаразд", reply_to=said["message_id"])
        heard = [message for message in await updates(town, "message") if "text" in message]
        assert [message["text"] for message in heard] == ["/start@vyshnopil_hotline_bot", "гаразд"]
        assert heard[0]["from"]["id"] == author and heard[0]["chat"] == said["chat"]
        asks = {"keyboard": [[{"text": "Номер", "request_contact": True}]]}
        refused = await town.call("sendMessage", chat_id=room, text="?", reply_markup=asks)
        assert refused["description"] == "Bad Request: phone number can be requested in private chats only"
        await town.sim(f"chats/{room}/block", {})
        thrown = await town.call("sendMessage", chat_id=room, text="x")
        assert (thrown["error_code"], thrown["description"]) == (403, f"Forbidden: bot was kicked from the {kind} chat")
        assert (await updates(town, "my_chat_member"))[-1]["new_chat_member"]["status"] == "kicked"
        await town.sim(f"chats/{room}/unblock", {})
        assert (await town.call("sendMessage", chat_id=room, text="x"))["ok"]
    check(tmp_path)


@in_city
async def test_with_privacy_off_the_bot_hears_everything_in_a_group(town):
    room = (await town.sim("rooms", {"title": "ОСББ", "hears_all": True}, 201))["id"]
    await sent(town, room, text="Привіт усім")
    await sent(town, room, sample="photo")
    assert len(await updates(town, "message")) == 3


@in_city
async def test_posts_of_a_channel_have_no_author(town):
    room = (await town.sim("rooms", {"type": "channel", "title": "Новини"}, 201))["id"]
    post = await sent(town, room, text="Оголошення")
    await town.sim(f"chats/{room}/edit", {"message_id": post["message_id"], "text": "Важливе оголошення"})
    posted, edited = (await updates(town, "channel_post"))[0], (await updates(town, "edited_channel_post"))[0]
    assert posted["sender_chat"] == posted["chat"] and "from" not in posted and edited["text"] == "Важливе оголошення"
    assert (await updates(town, "my_chat_member"))[0]["new_chat_member"]["status"] == "administrator"
    assert (await town.call("sendMessage", chat_id=room, text="x"))["result"]["sender_chat"]["id"] == room


@in_city
async def test_rooms_are_no_people(town):
    room = (await town.sim("rooms", {"title": "ОСББ"}, 201))["id"]
    assert room not in [chat["id"] for chat in (await town.sim("chats"))["chats"]]
    assert room in [chat["id"] for chat in (await town.sim("state"))["citizens"]]
    assert room not in [person["id"] for person in (await town.sim("viber/state"))["people"]]
    await town.sim(f"chats/{room}/deactivate", {}, status=400)
    await town.sim("rooms", {"title": ""}, status=400)
    await town.sim("rooms", {"title": "x", "type": "forum"}, status=400)
