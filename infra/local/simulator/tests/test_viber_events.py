"""Viber's events: signature, shapes, welcome message, retries, duplicates, media addresses, receipts."""

import asyncio
import hashlib
import hmac

from aiohttp import web

from ..viber.world import viber_id
from .city import city, in_city

WELCOME = {"type": "text", "text": "Вітаємо!", "sender": {"name": "Гаряча лінія"}}


def kinds(town) -> list[str]:
    return [event["event"] for event in town.received]


@in_city
async def test_message_is_signed_and_has_real_fields(town):
    await town.connect_viber()
    chat = await town.person(started=False)
    await town.sim(f"viber/chats/{chat}/send", {"text": "немає світла"})
    await town.until(lambda: town.received)
    event = town.received[0]
    assert town.headers[0]["X-Viber-Content-Signature"] == hmac.new(b"viber-token", town.raw[0], hashlib.sha256).hexdigest()
    assert event["message_token"] > 2**53 and isinstance(event["message_token"], int) and event["silent"] is False
    sender = event["sender"]
    assert sender.pop("avatar").endswith(".svg")
    assert sender == {"id": viber_id(chat), "name": "Марта Гай", "language": "uk-UA", "country": "UA", "api_version": 10}
    assert event["message"] == {"type": "text", "text": "немає світла"}
    shown = (await town.sim(f"viber/chats/{chat}/messages"))["messages"][0]
    assert shown["message_token"] == str(event["message_token"])
    assert kinds(town) == ["message"]  # a first message subscribes without an event


@in_city
async def test_opening_is_answered_in_the_response(town):
    await town.connect_viber()
    chat = await town.person(started=False)
    town.answers = [WELCOME]
    await town.sim(f"viber/chats/{chat}/open", {"context": "qr-15"})
    shown = (await town.sim(f"viber/chats/{chat}/messages?wait=5"))["messages"]
    assert shown[0]["message"]["text"] == "Вітаємо!" and shown[0]["paid"] is False
    event = town.received[0]
    assert (event["event"], event["type"], event["context"], event["subscribed"]) == ("conversation_started", "open", "qr-15", False)
    refused = await town.viber("send_message", receiver=viber_id(chat), **WELCOME)
    assert refused["status"] == 6


@in_city
async def test_wrong_welcome_is_only_logged(town):
    await town.connect_viber()
    chat = await town.person(started=False)
    town.answers = [{"type": "text", "text": "без відправника"}]
    await town.sim(f"viber/chats/{chat}/open", {})
    await town.until(lambda: any(entry["direction"] == "reply" for entry in town.world.traffic.entries()))
    reply = [entry for entry in town.world.traffic.entries() if entry["direction"] == "reply"][0]
    assert (reply["ok"], reply["note"]) == (False, "missingData: sender.name")
    assert (await town.sim(f"viber/chats/{chat}/messages"))["messages"] == []


@in_city
async def test_one_welcome_although_the_event_came_twice(town):
    await town.connect_viber()
    chat = await town.person(started=False)
    town.answers = [WELCOME, WELCOME]
    await town.sim("viber/control", {"deliver_twice": 1})
    await town.sim(f"viber/chats/{chat}/open", {})
    await town.until(lambda: kinds(town).count("conversation_started") == 2)
    assert len((await town.sim(f"viber/chats/{chat}/messages"))["messages"]) == 1


@in_city
async def test_every_kind_of_message_can_be_sent(town):
    await town.connect_viber()
    chat, other = await town.person(), await town.person()
    bodies = {
        "picture": {"sample": "photo", "caption": "ось"}, "video": {"sample": "video"}, "file": {"sample": "file"},
        "sticker": {"sample": "sticker"}, "location": {"location": {"latitude": 49.07, "longitude": 30.93}},
        "contact": {"contact": other}, "url": {"url": "https://example.org"},
    }
    for body in bodies.values():
        await town.sim(f"viber/chats/{chat}/send", body)
    await town.until(lambda: len(town.received) == len(bodies))
    found = {event["message"]["type"]: event["message"] for event in town.received}
    assert set(found) == set(bodies)
    assert found["picture"]["text"] == "ось" and found["file"]["file_name"].endswith(".pdf") and found["file"]["file_size"] > 10000
    assert found["location"]["location"] == {"lat": 49.07, "lon": 30.93}
    assert found["contact"]["contact"] == {"name": "Марта Гай", "phone_number": "380661234567"}
    async with town.session.get(found["file"]["media"]) as response:
        assert (response.status, (await response.read())[:4]) == (200, b"%PDF")
    assert await town.sim("viber/media/expire", {}) == {"expired": 4}
    async with town.session.get(found["file"]["media"]) as response:
        assert response.status == 404


@in_city
async def test_failed_event_is_tried_again_and_holds_nothing_up(town):
    await town.connect_viber()
    chat = await town.person()
    town.answers = [web.Response(status=500), web.Response(status=204)]
    for text in ("1", "2", "3"):
        await town.sim(f"viber/chats/{chat}/send", {"text": text})
    await town.until(lambda: len(town.received) == 3)
    waiting = (await town.sim("viber/events"))["pending"]
    assert [event["attempts"] for event in waiting] == [1, 1] and isinstance(waiting[0]["body"]["message_token"], str)
    await town.sim("viber/events/retry", {})
    await town.until(lambda: len(town.received) == 5)
    assert sorted(event["message"]["text"] for event in town.received) == ["1", "1", "2", "2", "3"]
    assert len({event["message_token"] for event in town.received}) == 3
    assert town.raw[0] in town.raw[3:]
    await town.until(lambda: town.world.store.connection.execute(
        "SELECT COUNT(*) FROM viber_messages WHERE delivery='delivered'").fetchone()[0] == 3)


@in_city
async def test_lost_response_brings_the_event_again(town):
    await town.connect_viber()
    chat = await town.person()
    await town.sim("viber/control", {"lose_responses": 1, "retry_speed": 1000})
    await town.sim(f"viber/chats/{chat}/send", {"text": "1"})
    await town.until(lambda: len(town.received) == 2)
    assert town.received[0] == town.received[1]


@in_city
async def test_event_is_given_up_after_the_last_pause(town):
    await town.connect_viber()
    chat = await town.person()
    town.answers = [web.Response(status=500) for _ in range(20)]
    await town.sim("viber/control", {"retry_speed": 1000})
    await town.sim(f"viber/chats/{chat}/send", {"text": "1"})
    await town.until(lambda: not (town.world.store.connection.execute(
        "SELECT COUNT(*) FROM viber_events WHERE state='pending'").fetchone()[0]), 10)
    assert len(town.received) == 10
    assert (await town.sim(f"viber/chats/{chat}/messages"))["messages"][0]["delivery"] == "dropped"


@in_city
async def test_pictures_sent_together_travel_together(town):
    await town.connect_viber()
    chat = await town.person()
    town.answers = [0.2, 0.2, 0.2]
    await town.sim(f"viber/chats/{chat}/send", {"sample": "album", "caption": "Три"})
    await town.sim(f"viber/chats/{chat}/send", {"text": "після"})
    await town.until(lambda: len(town.received) == 4)
    assert town.peak == 3 and town.received[3]["message"]["text"] == "після"


@in_city
async def test_receipts_and_tracking_data_come_back(town):
    await town.connect_viber()
    chat = await town.person()
    await town.sim(f"viber/chats/{chat}/send", {"text": "1"})
    answer = await town.viber("send_message", receiver=viber_id(chat), tracking_data="крок-2", **WELCOME)
    await town.until(lambda: "delivered" in kinds(town))
    await town.sim(f"viber/chats/{chat}/seen", {})
    await town.until(lambda: "seen" in kinds(town))
    assert {event["message_token"] for event in town.received if event["event"] != "message"} == {answer["message_token"]}
    await town.sim(f"viber/chats/{chat}/send", {"text": "2"})
    await town.until(lambda: kinds(town)[-1] == "message")
    assert town.received[-1]["message"]["tracking_data"] == "крок-2"
    await town.sim("viber/control", {"fail_deliveries": 1})
    assert (await town.viber("send_message", receiver=viber_id(chat), **WELCOME))["status"] == 0
    await town.until(lambda: kinds(town)[-1] == "failed")
    assert town.received[-1]["desc"]


@in_city
async def test_webhook_chooses_its_events(town):
    await town.connect_viber(event_types=["seen"])
    chat = await town.person()
    await town.sim(f"viber/chats/{chat}/subscribe", {})
    await town.sim(f"viber/chats/{chat}/send", {"text": "1"})
    await town.viber("send_message", receiver=viber_id(chat), **WELCOME)
    await town.sim(f"viber/chats/{chat}/unsubscribe", {})
    await town.until(lambda: "message" in kinds(town))
    assert kinds(town) == ["message"]


@in_city
async def test_buttons_of_the_keyboard(town):
    await town.connect_viber()
    chat = await town.person()
    await town.sim(f"viber/chats/{chat}/send", {"text": "1"})
    buttons = [{"ActionType": "reply", "ActionBody": "menu:new", "Text": "<b>Нове</b> &amp; старе"},
               {"ActionType": "share-phone", "ActionBody": "phone", "Text": "Номер"},
               {"ActionType": "location-picker", "ActionBody": "place", "Text": "Місце"},
               {"ActionType": "none", "ActionBody": "-", "Text": "Заголовок"},
               {"ActionType": "open-url", "ActionBody": "https://e.org", "Text": "Сайт", "Silent": True}]
    board = {"Type": "keyboard", "InputFieldState": "hidden", "Buttons": buttons}
    await town.viber("send_message", receiver=viber_id(chat), min_api_version=4, keyboard=board, **WELCOME)
    point = {"latitude": 49.07, "longitude": 30.93}
    presses = ({"press": "Нове & старе"}, {"button": 1}, {"press": "Місце", "location": point}, {"press": "Заголовок"}, {"press": "Сайт"})
    for body in presses:
        await town.sim(f"viber/chats/{chat}/send", body)
    await town.until(lambda: kinds(town).count("message") == 5)
    sent = [event for event in town.received if event["event"] == "message"][1:]
    assert [event["message"]["type"] for event in sent] == ["text", "contact", "location", "text"]
    assert sent[0]["message"]["text"] == "menu:new" and sent[1]["message"]["contact"]["phone_number"] == "380661234567"
    assert sent[3]["silent"] is True
    await town.sim(f"viber/chats/{chat}/device", {"desktop": True})
    await town.sim(f"viber/chats/{chat}/send", {"press": "Номер"}, status=409)
    await town.sim(f"viber/chats/{chat}/send", {"press": "Місце", "location": point}, status=409)


@in_city
async def test_buttons_of_a_message_with_cards(town):
    await town.connect_viber()
    chat = await town.person()
    await town.sim(f"viber/chats/{chat}/send", {"text": "1"})
    cards = {"Type": "rich_media", "ButtonsGroupColumns": 6, "ButtonsGroupRows": 1, "Buttons": [
        {"ActionType": "reply", "ActionBody": "press:appeal:1", "Text": "Так"}]}
    await town.viber("send_message", receiver=viber_id(chat), type="rich_media", min_api_version=7, rich_media=cards,
                     sender=WELCOME["sender"])
    shown = (await town.sim(f"viber/chats/{chat}/messages"))["messages"][-1]
    await town.sim(f"viber/chats/{chat}/send", {"button": 0, "message_id": shown["message_id"]})
    await town.until(lambda: kinds(town).count("message") == 2)
    assert town.received[-1]["message"] == {"type": "text", "text": "press:appeal:1"}
    await town.sim(f"viber/chats/{chat}/send", {"button": 0}, status=404)
    await town.sim(f"viber/chats/{chat}/send", {"button": 0, "message_id": 1}, status=404)


@in_city
async def test_files_of_any_type_up_to_50_mb(town):
    await town.connect_viber()
    chat = await town.person()
    await town.sim(f"viber/chats/{chat}/send", {"file": {"name": "заява.docx"}})
    await town.sim(f"viber/chats/{chat}/send", {"file": {"name": "великий.zip", "size": 50 * 1024 * 1024}})
    await town.until(lambda: len(town.received) == 2)
    found = [event["message"] for event in town.received]
    assert [(one["type"], one["file_name"], one["file_size"]) for one in found][1] == ("file", "великий.zip", 50 * 1024 * 1024)
    async with town.session.get(found[0]["media"]) as response:
        assert (await response.read())[:4] == b"PK\x03\x04"
    refused = await town.sim(f"viber/chats/{chat}/send", {"file": {"name": "x.zip", "size": 50 * 1024 * 1024 + 1}}, status=409)
    assert "50 МБ" in refused["error"]


@in_city
async def test_contacts_with_and_without_a_number(town):
    await town.connect_viber()
    chat = await town.person()
    for contact in ("own", {"name": "Іван"}, {"phone_number": "380991234567"}):
        await town.sim(f"viber/chats/{chat}/send", {"contact": contact})
    await town.until(lambda: len(town.received) == 3)
    assert [event["message"]["contact"] for event in town.received] == [
        {"name": "Марта Гай", "phone_number": "380661234567"}, {"name": "Іван"}, {"phone_number": "380991234567"}]
    await town.sim(f"viber/chats/{chat}/send", {"contact": {}}, status=400)


@in_city
async def test_content_of_a_kind_nobody_knows(town):
    await town.connect_viber()
    chat = await town.person()
    await town.sim(f"viber/chats/{chat}/send", {"content": {"type": "hologram", "depth": 3}})
    await town.until(lambda: town.received)
    assert town.received[0]["message"] == {"type": "hologram", "depth": 3}


@in_city
async def test_without_a_webhook_there_is_no_chat(town):
    chat = await town.person()
    await town.sim(f"viber/chats/{chat}/send", {"text": "1"}, status=409)


def test_state_outlives_a_restart(tmp_path):
    async def first():
        async with city(tmp_path) as town:
            await town.connect_viber()
            chat = await town.person()
            town.answers = [web.Response(status=500)]
            await town.sim(f"viber/chats/{chat}/send", {"text": "1"})
            await town.until(lambda: town.received)
            await town.viber("send_message", receiver=viber_id(chat), keyboard={"Type": "keyboard", "Buttons": [
                {"ActionBody": "так", "Text": "Так"}]}, **WELCOME)
            return chat

    async def second(chat):
        async with city(tmp_path) as town:
            person = await town.sim(f"viber/chats/{chat}")
            assert person["subscribed"] and person["session_end"] and person["keyboard"]["Buttons"][0]["Text"] == "Так"
            assert len((await town.sim(f"viber/chats/{chat}/messages"))["messages"]) == 2
            waiting = (await town.sim("viber/events"))["pending"]
            assert [event["attempts"] for event in waiting if event["name"] == "message"] == [1]
            assert (await town.viber("get_account_info", token="other"))["status"] == 2

    asyncio.run(second(asyncio.run(first())))
