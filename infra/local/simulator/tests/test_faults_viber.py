"""Scenarios in Viber: a bot, a person, and a network that misbehaves on demand."""

import pytest

from ..viber.world import viber_id
from .bots import ViberBot
from .city import in_city


async def writes(town) -> tuple[int, ViberBot]:
    """A person writes to a bot that is connected."""
    await town.connect_viber()
    bot = ViberBot(town)
    chat = await town.person(started=False)
    await town.sim(f"viber/chats/{chat}/send", {"text": "немає світла"})
    return chat, bot


async def settled(town) -> None:
    """Waits until the bot has taken everything."""
    await town.until(lambda: town.received and not town.now)
    await town.until(lambda: not town.world.store.connection.execute(
        "SELECT COUNT(*) FROM viber_events WHERE state='pending'").fetchone()[0])


@in_city
async def test_too_many_requests_are_tried_again(town):
    await town.fault(messenger="viber", method="send_message", count=2)
    chat, bot = await writes(town)
    await settled(town)
    assert bot.statuses == [12, 12, 0] and await town.heard(chat, "viber/") == ["Вітаю"]


@pytest.mark.parametrize("status", [5, 6, 11])
def test_a_person_who_cannot_be_reached_is_given_up(tmp_path, status):
    @in_city
    async def check(town):
        await town.fault(messenger="viber", method="send_message", code=status)
        chat, bot = await writes(town)
        await settled(town)
        assert bot.statuses == [status] and bot.unreachable == {viber_id(chat)}
        assert await town.heard(chat, "viber/") == []
    check(tmp_path)


@in_city
async def test_a_late_answer_means_saying_it_twice(town):
    await town.fault(messenger="viber", method="send_message", kind="late", seconds=2)
    chat, bot = await writes(town)
    await settled(town)
    assert bot.statuses == ["TimeoutError", 0] and await town.heard(chat, "viber/") == ["Вітаю", "Вітаю"]


@in_city
async def test_a_call_that_is_never_answered_did_nothing(town):
    await town.fault(messenger="viber", method="send_message", kind="hang")
    chat, bot = await writes(town)
    await settled(town)
    assert bot.statuses == ["TimeoutError", 0] and await town.heard(chat, "viber/") == ["Вітаю"]


@in_city
async def test_a_lost_answer_means_saying_it_twice(town):
    await town.fault(messenger="viber", method="send_message", kind="lost")
    chat, bot = await writes(town)
    await settled(town)
    assert bot.statuses == ["ServerDisconnectedError", 0] and await town.heard(chat, "viber/") == ["Вітаю", "Вітаю"]


@in_city
async def test_a_broken_connection_before_the_call_did_nothing(town):
    await town.fault(messenger="viber", method="send_message", kind="drop")
    chat, bot = await writes(town)
    await settled(town)
    assert bot.statuses == ["ServerDisconnectedError", 0] and await town.heard(chat, "viber/") == ["Вітаю"]


@in_city
async def test_the_webhooks_lost_answer_brings_the_event_again(town):
    await town.sim("viber/control", {"lose_responses": 1, "retry_speed": 1000})
    chat, bot = await writes(town)
    await town.until(lambda: bot.repeats == 1)
    assert await town.heard(chat, "viber/") == ["Вітаю"]


@in_city
async def test_an_event_lost_on_the_way_comes_later(town):
    await town.sim("viber/control", {"lose_requests": 1, "retry_speed": 1000})
    chat, bot = await writes(town)
    await settled(town)
    assert (len(bot.met), bot.repeats) == (1, 0) and await town.heard(chat, "viber/") == ["Вітаю"]


@in_city
async def test_events_are_held_back_and_let_go(town):
    await town.sim("viber/control", {"hold_events": True})
    chat, bot = await writes(town)
    assert (await town.sim("viber/state"))["webhook"]["pending"] == 1 and not bot.met
    await town.sim("viber/control", {"hold_events": False})
    await settled(town)
    assert await town.heard(chat, "viber/") == ["Вітаю"]


@in_city
async def test_a_slow_bot_is_not_waited_for(town):
    await town.sim("viber/control", {"answer_timeout": 0.1, "retry_speed": 1000})
    await town.fault(messenger="viber", method="send_message", kind="late", seconds=0.25)
    chat, bot = await writes(town)
    await town.until(lambda: bot.repeats >= 1)
    assert await town.heard(chat, "viber/") == ["Вітаю"]


@in_city
async def test_faults_of_one_messenger_leave_the_other_alone(town):
    await town.connect_viber()
    await town.fault(messenger="viber", code=7, count=-1)
    assert (await town.call("getMe"))["ok"]
    assert (await town.viber("get_account_info"))["status_message"] == "publicAccountBlocked"
    await town.sim("control/reset", {})
    assert (await town.viber("get_account_info"))["status"] == 7
    await town.sim("viber/control/reset", {})
    assert (await town.viber("get_account_info"))["status"] == 0
