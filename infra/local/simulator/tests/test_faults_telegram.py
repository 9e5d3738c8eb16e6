"""Scenarios in Telegram: a bot, a person, and a network that misbehaves on demand."""

import pytest

from .bots import TelegramBot
from .city import in_city


async def writes(town) -> tuple[int, TelegramBot]:
    """A person writes to a bot that is connected."""
    bot = TelegramBot(town)
    await town.connect()
    chat = await town.person()
    await town.sim(f"chats/{chat}/send", {"text": "немає світла"})
    return chat, bot


async def settled(town) -> None:
    """Waits until the bot has taken everything."""
    await town.until(lambda: town.received and not town.now and not town.world.store.pending_count())


@in_city
async def test_429_is_waited_out_and_said_once(town):
    await town.fault(method="sendMessage", code=429, retry_after=2, count=2)
    chat, bot = await writes(town)
    await settled(town)
    assert bot.pauses == [2, 2]
    assert bot.answers[0] == {"ok": False, "error_code": 429, "description": "Too Many Requests: retry after 2",
                              "parameters": {"retry_after": 2}}
    assert await town.heard(chat) == ["Вітаю"]


@in_city
async def test_403_ends_the_writing(town):
    await town.fault(method="sendMessage", code=403)
    chat, bot = await writes(town)
    await settled(town)
    assert bot.unreachable == {chat} and len(bot.answers) == 1
    assert bot.answers[0]["description"] == "Forbidden: bot was blocked by the user"
    assert await town.heard(chat) == []


@in_city
async def test_403_of_a_deleted_account(town):
    await town.fault(method="sendMessage", code=403, description="Forbidden: user is deactivated")
    _, bot = await writes(town)
    await settled(town)
    assert bot.answers[0]["description"] == "Forbidden: user is deactivated"


@in_city
async def test_500_is_tried_again(town):
    await town.fault(method="sendMessage", code=500)
    chat, bot = await writes(town)
    await settled(town)
    assert bot.answers[0]["error_code"] == 500 and await town.heard(chat) == ["Вітаю"]


@in_city
async def test_a_late_answer_means_saying_it_twice(town):
    await town.fault(method="sendMessage", kind="late", seconds=2)
    chat, bot = await writes(town)
    await settled(town)
    assert bot.answers[0] == "TimeoutError"
    assert await town.heard(chat) == ["Вітаю", "Вітаю"]


@in_city
async def test_a_call_that_is_never_answered_did_nothing(town):
    await town.fault(method="sendMessage", kind="hang")
    chat, bot = await writes(town)
    await settled(town)
    assert bot.answers[0] == "TimeoutError" and await town.heard(chat) == ["Вітаю"]


@in_city
async def test_a_lost_answer_means_saying_it_twice(town):
    await town.fault(method="sendMessage", kind="lost")
    chat, bot = await writes(town)
    await settled(town)
    assert bot.answers[0] == "ServerDisconnectedError"
    assert await town.heard(chat) == ["Вітаю", "Вітаю"]


@in_city
async def test_a_broken_connection_before_the_call_did_nothing(town):
    await town.fault(method="sendMessage", kind="drop")
    chat, bot = await writes(town)
    await settled(town)
    assert bot.answers[0] == "ServerDisconnectedError" and await town.heard(chat) == ["Вітаю"]


@in_city
async def test_the_webhooks_lost_answer_brings_the_update_again(town):
    await town.sim("control", {"lose_responses": 1})
    chat, bot = await writes(town)
    await town.until(lambda: bot.repeats == 1)
    assert await town.heard(chat) == ["Вітаю"]
    notes = [entry["note"] for entry in (await town.sim("traffic"))["entries"] if entry["direction"] == "update"]
    assert "навмисно загублено" in notes[0] and notes[1] == "спроба 2"


@in_city
async def test_an_update_lost_on_the_way_comes_later(town):
    await town.sim("control", {"lose_requests": 1})
    chat, bot = await writes(town)
    await settled(town)
    assert bot.repeats == 0 and len(town.received) == 1 and await town.heard(chat) == ["Вітаю"]


@in_city
async def test_a_slow_bot_is_not_waited_for(town):
    await town.sim("control", {"answer_timeout": 0.1})
    await town.fault(method="sendMessage", kind="late", seconds=0.25)
    chat, bot = await writes(town)
    await town.until(lambda: bot.repeats >= 1)
    await settled(town)
    assert await town.heard(chat) == ["Вітаю"]
    assert (await town.call("getWebhookInfo"))["result"]["last_error_message"] == "Read timeout expired"


@in_city
async def test_updates_are_held_back_and_let_go(town):
    await town.sim("control", {"hold_updates": True})
    chat, bot = await writes(town)
    await town.sim(f"chats/{chat}/send", {"text": "ще раз"})
    assert (await town.call("getWebhookInfo"))["result"]["pending_update_count"] == 2 and not town.received
    await town.sim("control", {"hold_updates": False})
    await town.until(lambda: len(bot.met) == 2)


@in_city
async def test_a_fault_meets_only_its_method_chat_and_messenger(town):
    first, second = await town.person(), await town.person()
    rule = await town.fault(method="sendmessage", chat_id=first, code=500, count=-1)
    assert (await town.call("getMe"))["ok"] and (await town.call("sendMessage", chat_id=second, text="x"))["ok"]
    for _ in range(2):
        assert (await town.call("sendMessage", chat_id=first, text="x"))["error_code"] == 500
    assert [one["id"] for one in (await town.sim("faults"))["faults"]] == [rule["id"]]
    assert (await town.sim(f"faults/{rule['id']}", method="DELETE"))["faults"] == []
    assert (await town.call("sendMessage", chat_id=first, text="x"))["ok"]


@in_city
async def test_a_fault_may_last_for_a_while(town):
    await town.fault(code=502, **{"for": 0.3})
    assert [(await town.call("getMe"))["ok"] for _ in range(3)] == [False] * 3
    await town.until(lambda: not town.world.faults.state())
    assert (await town.call("getMe"))["ok"]


@in_city
async def test_a_call_in_the_webhooks_answer_may_be_refused(town):
    await town.connect()
    chat = await town.person()
    await town.fault(method="sendMessage", kind="lost")
    await town.fault(method="sendMessage", code=403)
    town.answers = [{"method": "sendMessage", "chat_id": chat, "text": "Вітаю"}]
    await town.sim(f"chats/{chat}/send", {"text": "x"})
    await settled(town)
    assert await town.heard(chat) == []
    assert [rule["kind"] for rule in (await town.sim("faults"))["faults"]] == ["lost"]
    await town.sim("control/reset", {})
    assert (await town.sim("faults"))["faults"] == []


@pytest.mark.parametrize("wish", [
    {"kind": "rain"}, {"messenger": "icq"}, {"code": 200}, {"messenger": "viber", "code": 429}, {"count": 0}, {"weather": 1},
    {"seconds": -1}, {"kind": "late", "seconds": 1000}, {"method": 5}, {"retry_after": 0}, {"for": "x"}, {"description": 1},
])
def test_senseless_faults_are_refused(tmp_path, wish):
    @in_city
    async def check(town):
        assert "error" in await town.sim("faults", wish, 400)
        assert (await town.sim("faults"))["faults"] == []
    check(tmp_path)
