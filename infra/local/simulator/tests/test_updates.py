"""Updates: their shapes, order, retries, duplicates, and calls in webhook answers."""

import asyncio
import re

from aiohttp import web

from .city import SECRET, city, in_city


@in_city
async def test_update_comes_with_the_secret_and_real_fields(town):
    await town.connect()
    chat = await town.person(started=False)
    await town.sim(f"chats/{chat}/start", {})
    await town.until(lambda: town.received)
    message = town.received[0]["message"]
    assert town.headers[0]["X-Telegram-Bot-Api-Secret-Token"] == SECRET
    assert message["chat"] == {"id": chat, "first_name": "Марта", "last_name": "Гай", "type": "private"}
    assert message["from"]["is_bot"] is False and message["from"]["language_code"] == "uk"
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    await town.until(lambda: town.world.store.message(chat, message["message_id"])["delivery"] == "delivered")


@in_city
async def test_one_chat_waits_while_another_goes_on(town):
    await town.connect()
    slow, quick = await town.person(), await town.person()
    town.answers = [web.Response(status=500), web.Response(status=500)]
    await town.sim(f"chats/{slow}/send", {"text": "1"})
    await town.until(lambda: len(town.received) == 2)
    await town.sim(f"chats/{slow}/send", {"text": "2"})
    await town.sim(f"chats/{quick}/send", {"text": "3"})
    await town.until(lambda: len(town.received) == 3)
    await asyncio.sleep(0.1)
    assert [update["message"]["text"] for update in town.received] == ["1", "1", "3"]
    assert (await town.call("getWebhookInfo"))["result"]["last_error_message"].startswith("Wrong response from the webhook: 500")
    await town.sim("updates/retry", {})
    await town.until(lambda: len(town.received) == 5)
    assert [update["message"]["text"] for update in town.received[3:]] == ["1", "2"]
    assert (await town.call("getWebhookInfo"))["result"]["pending_update_count"] in (0, 1)


@in_city
async def test_album_items_travel_together(town):
    await town.connect()
    chat = await town.person()
    town.answers = [0.2, 0.2, 0.2]
    await town.sim(f"chats/{chat}/send", {"sample": "album", "caption": "Три"})
    await town.sim(f"chats/{chat}/send", {"text": "після"})
    await town.until(lambda: len(town.received) == 4)
    assert town.peak == 3
    assert len({update["message"]["media_group_id"] for update in town.received[:3]}) == 1
    assert sum("caption" in update["message"] for update in town.received) == 1
    assert town.received[3]["message"]["text"] == "після"


@in_city
async def test_method_in_the_answer_is_carried_out(town):
    await town.connect()
    chat = await town.person()
    town.answers = [{"method": "sendMessage", "chat_id": chat, "text": "Добрий день"}]
    sent = await town.sim(f"chats/{chat}/send", {"text": "вітаю"})
    found = await town.sim(f"chats/{chat}/messages?after={sent['messages'][0]['message_id']}&wait=5")
    assert found["messages"][0]["message"]["text"] == "Добрий день"


@in_city
async def test_wrong_method_in_the_answer_is_only_logged(town):
    await town.connect()
    chat = await town.person()
    town.answers = [{"method": "sendMessage", "chat_id": chat, "text": "<b>", "parse_mode": "HTML"},
                    {"method": "deleteWebhook"}]
    await town.sim(f"chats/{chat}/send", {"text": "1"})
    await town.sim(f"chats/{chat}/send", {"text": "2"})
    await town.until(lambda: len(town.received) == 2 and not town.world.store.pending_count())
    replies = [e for e in (await town.sim("traffic"))["entries"] if e["direction"] == "reply"]
    assert [(entry["ok"], entry["status"]) for entry in replies] == [(False, 400)]
    assert town.world.store.setting("webhook")


@in_city
async def test_duplicates_and_lost_answers_on_demand(town):
    await town.connect()
    chat = await town.person()
    await town.sim("control", {"deliver_twice": 1})
    await town.sim(f"chats/{chat}/send", {"text": "двічі"})
    await town.until(lambda: len(town.received) == 2)
    await town.sim("control", {"lose_responses": 1})
    town.answers = [{"method": "sendMessage", "chat_id": chat, "text": "загублене"}]
    await town.sim(f"chats/{chat}/send", {"text": "ще"})
    await town.until(lambda: len(town.received) == 4)
    assert len({update["update_id"] for update in town.received}) == 2
    shown = (await town.sim(f"chats/{chat}/messages"))["messages"]
    assert all(item["origin"] == "citizen" for item in shown)


@in_city
async def test_inline_button_waits_for_its_answer(town):
    await town.connect()
    chat = await town.person()
    markup = {"inline_keyboard": [[{"text": "Так", "callback_data": "yes"}]]}
    message = (await town.call("sendMessage", chat_id=chat, text="?", reply_markup=markup))["result"]["message_id"]
    pressed = await town.sim(f"chats/{chat}/press", {"message_id": message, "text": "Так"})
    await town.until(lambda: town.received)
    query = town.received[0]["callback_query"]
    assert (query["id"], query["data"], query["from"]["id"]) == (pressed["callback_query_id"], "yes", chat)
    assert query["message"]["reply_markup"] == markup
    assert (await town.call("answerCallbackQuery", callback_query_id=query["id"]))["result"] is True
    unknown = await town.call("answerCallbackQuery", callback_query_id="1")
    assert unknown["description"].startswith("Bad Request: query is too old")
    await town.sim(f"chats/{chat}/press", {"message_id": message, "data": "no"}, status=404)


@in_city
async def test_every_kind_of_message_can_be_sent(town):
    chat, other = await town.person(), await town.person()
    bodies = {
        "photo": {"sample": "photo"}, "video": {"sample": "video"}, "voice": {"sample": "voice"},
        "audio": {"sample": "audio"}, "video_note": {"sample": "video_note"}, "document": {"sample": "document"},
        "sticker": {"sample": "sticker"}, "location": {"location": {"latitude": 49.07, "longitude": 30.93}},
        "venue": {"location": {"latitude": 49.07, "longitude": 30.93}, "venue": {"title": "Рада", "address": "Площа"}},
        "poll": {"poll": {"question": "?", "options": ["так", "ні"]}},
        "forward_origin": {"text": "чуже", "forwarded_from": "Сусідка"}, "contact": {"contact": "own"},
    }
    for field, body in bodies.items():
        assert field in (await town.sim(f"chats/{chat}/send", body))["messages"][0]["message"]
    updates = {key: update["message"] for update in (await town.call("getUpdates"))["result"] for key in update["message"]}
    assert "mime_type" not in updates["video_note"]["video_note"]
    assert updates["venue"]["location"] == updates["venue"]["venue"]["location"]
    assert updates["contact"]["contact"] == {"phone_number": "380661234567", "first_name": "Марта", "last_name": "Гай",
                                             "user_id": chat}
    foreign = (await town.sim(f"chats/{chat}/send", {"contact": other}))["messages"][0]["message"]
    assert foreign["contact"]["user_id"] == other != foreign["from"]["id"]


@in_city
async def test_edits_and_live_locations_are_edited_messages(town):
    chat = await town.person()
    text = (await town.sim(f"chats/{chat}/send", {"text": "раз"}))["messages"][0]["message_id"]
    await town.sim(f"chats/{chat}/edit", {"message_id": text, "text": "два"})
    live = {"location": {"latitude": 49.07, "longitude": 30.93, "live_period": 900}}
    place = (await town.sim(f"chats/{chat}/send", live))["messages"][0]["message_id"]
    await town.sim(f"chats/{chat}/move", {"message_id": place, "latitude": 49.08, "longitude": 30.94})
    await town.sim(f"chats/{chat}/move", {"message_id": place, "stop": True})
    edited = [u["edited_message"] for u in (await town.call("getUpdates"))["result"] if "edited_message" in u]
    assert [message.get("text") for message in edited] == ["два", None, None]
    assert "live_period" in edited[1]["location"] and "live_period" not in edited[2]["location"]


@in_city
async def test_blocking_is_told_unless_left_out(town):
    chat = await town.person()
    await town.sim(f"chats/{chat}/block", {})
    await town.sim(f"chats/{chat}/send", {"text": "x"}, status=409)
    await town.sim(f"chats/{chat}/unblock", {})
    updates = (await town.call("getUpdates", allowed_updates=["message"]))["result"]
    assert [u["my_chat_member"]["new_chat_member"]["status"] for u in updates] == ["kicked", "member"]
    await town.sim(f"chats/{chat}/block", {})
    assert len((await town.call("getUpdates"))["result"]) == 2


@in_city
async def test_keyboard_presses(town):
    chat = await town.person()
    keyboard = {"keyboard": [["Так"], [{"text": "Номер", "request_contact": True}]], "one_time_keyboard": True}
    message = (await town.call("sendMessage", chat_id=chat, text="?", reply_markup=keyboard))["result"]["message_id"]
    assert (await town.sim(f"chats/{chat}/send", {"press": "Так"}))["messages"][0]["message"]["text"] == "Так"
    assert (await town.sim(f"chats/{chat}"))["keyboard"]["hidden"] is True
    shared = (await town.sim(f"chats/{chat}/send", {"press": "Номер"}))["messages"][0]["message"]
    assert shared["contact"]["user_id"] == chat and shared["reply_to_message"]["message_id"] == message
    await town.sim(f"chats/{chat}/send", {"press": "Ні"}, status=404)


@in_city
async def test_any_update_can_be_injected_and_redelivered(town):
    await town.connect()
    made = await town.sim("updates", {"update": {"brand_new_kind": {"x": 1}}})
    await town.until(lambda: len(town.received) == 1)
    assert town.received[0] == {"update_id": made["update_id"], "brand_new_kind": {"x": 1}}
    await town.sim(f"updates/{made['update_id']}/redeliver", {})
    await town.until(lambda: len(town.received) == 2)


@in_city
async def test_slow_webhook_times_out_and_is_tried_again(town):
    await town.connect()
    chat = await town.person()
    town.answers = [web.Response(status=503, headers={"Retry-After": "1"})]
    await town.sim(f"chats/{chat}/send", {"text": "x"})
    await town.until(lambda: len(town.received) == 1)
    await asyncio.sleep(0.3)
    assert len(town.received) == 1
    await town.until(lambda: len(town.received) == 2)


def test_timeout_counts_as_failure(tmp_path):
    async def body():
        async with city(tmp_path, webhook_timeout=0.2) as town:
            await town.connect()
            town.answers = [1.0]
            await town.sim(f"chats/{await town.person()}/send", {"text": "x"})
            await town.until(lambda: len(town.received) == 2)
            assert (await town.call("getWebhookInfo"))["result"]["last_error_message"] == "Read timeout expired"
    asyncio.run(body())


def test_everything_survives_a_restart(tmp_path):
    async def before():
        async with city(tmp_path) as town:
            chat = await town.person()
            await town.connect()
            town.answers = [web.Response(status=500)] * 50
            sent = await town.sim(f"chats/{chat}/send", {"text": "до"})
            await town.until(lambda: town.received)
            return chat, sent["messages"][0]["update_id"]

    async def after(chat, update_id):
        async with city(tmp_path) as town:
            assert (await town.call("getMe", token="9:other"))["error_code"] == 401
            assert [m["message"]["text"] for m in (await town.sim(f"chats/{chat}/messages"))["messages"]] == ["до"]
            await town.connect()
            await town.until(lambda: town.received)
            assert town.received[0]["update_id"] == update_id
            assert (await town.sim(f"chats/{chat}/send", {"text": "після"}))["messages"][0]["update_id"] > update_id
    asyncio.run(after(*asyncio.run(before())))


@in_city
async def test_other_sites_and_names_are_kept_out(town):
    url = town.server.make_url("/sim/state")
    for headers in ({"Origin": "https://example.org"}, {"Host": "example.org"}):
        async with town.session.get(url, headers=headers) as response:
            assert response.status == 403
    async with town.session.get(town.server.make_url("/")) as response:
        page = await response.text()
        assert response.status == 200 and "Content-Security-Policy" in response.headers
    for path in re.findall(r'(?:src|href)="(/static/[^"]+)"', page):
        async with town.session.get(town.server.make_url(path)) as response:
            assert response.status == 200
