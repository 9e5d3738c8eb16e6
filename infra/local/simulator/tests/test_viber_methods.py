"""Viber's methods: statuses, limits, keyboards by version, sessions and their price."""

import pytest

from ..viber.keyboards import check
from ..viber.statuses import Refusal
from ..viber.world import viber_id
from .city import in_city

SENDER = {"name": "Гаряча лінія"}


def keyboard(**button):
    return {"Type": "keyboard", "Buttons": [{"ActionType": "reply", "ActionBody": "так", "Text": "Так", **button}]}


async def subscriber(town) -> tuple[int, str]:
    """A person inside a session: chat id and Viber id."""
    chat = await town.person(started=False)
    await town.sim(f"viber/chats/{chat}/send", {"text": "вітаю"})
    return chat, viber_id(chat)


async def say(town, receiver: str, **fields) -> dict:
    return await town.viber("send_message", **{"receiver": receiver, "type": "text", "text": "добрий день", "sender": SENDER, **fields})


@in_city
async def test_webhook_must_answer_and_can_be_removed(town):
    assert (await town.viber("set_webhook", url="http://127.0.0.1:9/none"))["status"] == 1
    assert (await town.viber("set_webhook", url="http://example.org/hook"))["status"] == 1
    assert (await town.viber("set_webhook", url=town.hook_url, event_types=["delivered", "rain"]))["status"] == 3
    assert (await town.viber("get_account_info"))["webhook"] == ""
    answer = await town.viber("set_webhook", url=town.hook_url, event_types=["delivered", "seen"])
    assert (answer["status_message"], answer["event_types"]) == ("ok", ["delivered", "seen"])
    assert town.received[-1]["event"] == "webhook"
    assert (await town.viber("get_account_info"))["webhook"] == town.hook_url
    await town.viber("set_webhook", url="")
    assert (await say(town, viber_id(await town.person())))["status"] == 10


@in_city
async def test_token_must_be_the_bots(town):
    await town.connect_viber()
    assert (await town.viber("get_account_info", token="other"))["status_message"] == "invalidAuthToken"
    assert (await town.viber("get_account_info", token=None))["status"] == 2


@in_city
async def test_who_can_be_written_to(town):
    await town.connect_viber()
    stranger = await town.person()
    assert (await say(town, viber_id(stranger)))["status"] == 6
    assert (await say(town, "bm9ib2R5"))["status"] == 5
    chat, user = await subscriber(town)
    for change, status in (({"api_version": 3}, 13), ({"suitable": False}, 11), ({"registered": False}, 5)):
        await town.sim(f"viber/chats/{chat}/device", change)
        assert (await say(town, user, min_api_version=4))["status"] == status
    await town.sim(f"viber/chats/{chat}/device", {"registered": True, "suitable": True, "api_version": 10})
    assert (await say(town, user))["status"] == 0
    await town.sim(f"viber/chats/{chat}/unsubscribe", {})
    assert (await say(town, user))["status_message"] == "notSubscribed"


@in_city
async def test_limits_of_a_message(town):
    await town.connect_viber()
    _, user = await subscriber(town)
    wrong = [
        (3, {"text": "я" * 7001}), (4, {"text": ""}), (4, {"sender": {}}), (3, {"sender": {"name": "я" * 29}}),
        (3, {"tracking_data": "x" * 4001}), (4, {"type": None}), (3, {"type": "voice"}), (4, {"type": "picture"}),
        (3, {"type": "picture", "media": "file.jpg"}), (4, {"type": "video", "media": "https://e.org/v.mp4"}),
        (3, {"type": "video", "media": "https://e.org/v.mp4", "size": 26 * 1024 * 1024 + 1}),
        (3, {"type": "file", "media": "https://e.org/f", "size": 50 * 1024 * 1024 + 1, "file_name": "f.pdf"}),
        (4, {"type": "file", "media": "https://e.org/f", "size": 5}), (4, {"type": "contact", "contact": {"name": "Рада"}}),
        (3, {"type": "location", "location": {"lat": 91, "lon": 0}}), (4, {"type": "sticker"}),
        (3, {"min_api_version": "4"}), (14, {"type": "rich_media", "rich_media": {}}), (3, {"text": "x", "padding": "y" * 30800}),
    ]
    for status, fields in wrong:
        assert (await say(town, user, **fields))["status"] == status, fields
    right = [
        {"text": "я" * 7000}, {"type": "picture", "media": "https://e.org/p.jpg"}, {"type": "url", "media": "https://e.org"},
        {"type": "video", "media": "https://e.org/v.mp4", "size": 10, "duration": 3}, {"type": "sticker", "sticker_id": 46105},
        {"type": "file", "media": "https://e.org/f", "size": 5, "file_name": "f.pdf"}, {"type": None, "keyboard": keyboard()},
        {"type": "contact", "contact": {"name": "Рада", "phone_number": "+380441112233"}},
        {"type": "location", "location": {"lat": "49.07", "lon": "30.93"}},
    ]
    for fields in right:
        answer = await say(town, user, **fields)
        assert answer["status"] == 0 and answer["message_token"] > 2**53, (fields, answer)


@in_city
async def test_picture_is_fetched_and_measured(town):
    await town.connect_viber()
    chat, user = await subscriber(town)
    sent = await town.sim(f"viber/chats/{chat}/send", {"sample": "photo"})
    await town.until(lambda: len(town.received) == 2)
    address = town.received[1]["message"]["media"]
    assert (await say(town, user, type="picture", media=address, text="Готово"))["status"] == 0
    shown = (await town.sim(f"viber/chats/{chat}/messages?after={sent['messages'][0]['message_id']}"))["messages"][0]
    assert shown["message"]["file_id"].startswith("AgAC")
    await town.sim(f"viber/chats/{chat}/send", {"sample": "large_file", "size": 1024 * 1024 + 1})
    await town.until(lambda: any(event.get("message", {}).get("type") == "file" for event in town.received))
    large = next(event["message"]["media"] for event in town.received[::-1] if event["event"] == "message")
    assert (await say(town, user, type="picture", media=large))["status"] == 3
    await town.sim("viber/media/expire", {})
    assert (await say(town, user, type="picture", media=address))["status"] == 0
    await town.until(lambda: any(event["event"] == "failed" for event in town.received))


@pytest.mark.parametrize(("version", "board", "words"), [
    (1, {"Buttons": []}, 'missing required properties (["Type"])'),
    (1, keyboard(Columns=7), "greater than the required maximum (maximum: 6, found: 7)"),
    (1, keyboard(Rows=0), "lower than the required minimum (minimum: 1, found: 0)"),
    (1, keyboard(ActionType="share-phone"), 'instance value ("share-phone") not found in enum'),
    (2, keyboard(ActionType="location-picker"), "not found in enum"),
    (3, {**keyboard(), "InputFieldState": "hidden"}, 'not allowed by the schema: ["InputFieldState"]'),
    (4, {**keyboard(), "InputFieldState": "gone"}, "not found in enum"),
    (9, keyboard(Text="я" * 251), "is too long (length: 251, maximum allowed: 250)"),
    (9, keyboard(Text=""), "failed to match"), (9, keyboard(Colour="red"), "not allowed by the schema"),
    (9, keyboard(BgColor="red"), "does not match"), (9, keyboard(Columns="6"), "instance type (string)"),
    (9, keyboard(Columns=True), "instance type (boolean)"), (9, {"Type": "keyboard", "Buttons": []}, "array is too short"),
])
def test_wrong_keyboard(version, board, words):
    with pytest.raises(Refusal) as refused:
        check(board, version)
    assert refused.value.status == 3 and words in str(refused.value)


def test_right_keyboards():
    check(keyboard(ActionType="share-phone", Columns=6, Rows=2), 3)
    check({**keyboard(ActionType="location-picker"), "InputFieldState": "hidden", "DefaultHeight": False}, 4)


@in_city
async def test_messages_outside_the_session_are_paid(town):
    await town.connect_viber()
    chat, user = await subscriber(town)
    assert (await say(town, user))["billing_status"] == 1
    assert (await town.sim(f"viber/chats/{chat}/end_session", {}))["session_end"] is None
    assert (await say(town, user))["billing_status"] == 4
    shown = (await town.sim(f"viber/chats/{chat}/messages"))["messages"]
    assert [item["paid"] for item in shown] == [False, False, True]
    assert (await town.sim("viber/state"))["paid"] == 1
    await town.sim(f"viber/chats/{chat}/send", {"text": "знову я"})
    assert (await say(town, user))["billing_status"] == 1


@in_city
async def test_a_hundred_unanswered_messages_an_hour(town):
    await town.connect_viber(event_types=[])
    chat, user = await subscriber(town)
    for _ in range(100):
        assert (await say(town, user))["status"] == 0
    assert (await say(town, user)) == {"status": 12, "status_message": "Too many requests"}
    await town.sim(f"viber/chats/{chat}/send", {"text": "так"})
    assert (await say(town, user))["status"] == 0


@in_city
async def test_broadcast_names_those_it_did_not_reach(town):
    await town.connect_viber()
    (_, first), (second_chat, second) = await subscriber(town), await subscriber(town)
    await town.sim(f"viber/chats/{second_chat}/unsubscribe", {})
    message = {"type": "text", "text": "Відключення води", "sender": SENDER}
    answer = await town.viber("broadcast_message", broadcast_list=[first, second, "bm9ib2R5"], **message)
    assert [(one["receiver"], one["status"]) for one in answer["failed_list"]] == [(second, 6), ("bm9ib2R5", 5)]
    assert (await town.viber("broadcast_message", broadcast_list=["x"] * 301, **message))["status"] == 3
    assert (await town.viber("broadcast_message", **message))["status"] == 4


@in_city
async def test_details_and_presence(town):
    await town.connect_viber()
    _, user = await subscriber(town)
    details = (await town.viber("get_user_details", id=user))["user"]
    assert (details["id"], details["name"], details["country"], details["api_version"]) == (user, "Марта Гай", "UA", 10)
    assert [one["online_status"] for one in (await town.viber("get_online", ids=[user, "x"]))["users"]] == [0, 4]
