"""The control interface of the Viber half under `/sim/viber/`, for the page and for browser tests."""

from __future__ import annotations

import asyncio
import time

from aiohttp import web

from ..actions import read_body
from ..contents import as_number
from ..control_api import LONGEST_WAIT
from ..errors import ControlError
from . import actions
from .citizens import ViberCitizens
from .delivery import ViberDelivery
from .world import ViberWorld, parsed, readable


class ViberControlApi:
    """Handlers of the control interface."""

    def __init__(self, viber: ViberWorld, delivery: ViberDelivery, citizens: ViberCitizens):
        self._viber = viber
        self._delivery = delivery
        self._citizens = citizens

    def routes(self) -> list[web.RouteDef]:
        """All routes."""
        root, chat = "/sim/viber", r"/sim/viber/chats/{id:\d+}"
        return [
            web.get(f"{root}/state", self.state), web.get(f"{root}/chats", self.list_chats), web.get(chat, self.show_chat),
            web.get(f"{chat}/messages", self.messages), web.post(f"{chat}/open", self.open), web.post(f"{chat}/send", self.send),
            web.post(f"{chat}/{{change:subscribe|unsubscribe}}", self.subscribe), web.post(f"{chat}/device", self.device),
            web.post(f"{chat}/end_session", self.end_session), web.post(f"{chat}/seen", self.seen),
            web.post(f"{root}/media/expire", self.expire), web.get(f"{root}/control", self.control),
            web.post(f"{root}/control", self.set_control), web.post(f"{root}/control/reset", self.reset_control),
            web.get(f"{root}/events", self.events), web.post(f"{root}/events", self.inject),
            web.post(f"{root}/events/retry", self.retry), web.post(rf"{root}/events/{{id:\d+}}/redeliver", self.redeliver),
        ]

    # Looking

    async def state(self, request: web.Request) -> web.Response:
        """Everything that the page needs at first."""
        last, bot = self._viber.store.last_messages(), self._viber.world.bot
        return web.json_response({
            "bot": {"name": bot.name}, "webhook": self._delivery.status(), "control": self._viber.network.state(),
            "paid": self._viber.store.count("paid"),
            "people": [{**self._viber.shown(one["id"]), "last": last.get(one["id"])} for one in self._viber.settings.citizens()]})

    async def list_chats(self, request: web.Request) -> web.Response:
        """All Viber accounts."""
        return web.json_response({"chats": [self._viber.shown(one["id"]) for one in self._viber.settings.citizens()]})

    async def show_chat(self, request: web.Request) -> web.Response:
        """One Viber account."""
        return web.json_response(self._viber.shown(_id(request)))

    async def messages(self, request: web.Request) -> web.Response:
        """Messages after `after`; `wait` seconds for one of the bot's if there is none yet."""
        citizen_id = self._viber.citizen(_id(request))["id"]
        after = as_number(request.query.get("after", 0), "after")
        deadline = time.monotonic() + min(as_number(request.query.get("wait", 0), "wait"), LONGEST_WAIT)
        queue = self._viber.world.feed.listen()
        try:
            while True:
                found, left = self._viber.store.messages(citizen_id, after), deadline - time.monotonic()
                if left <= 0 or any(message["origin"] == "bot" for message in found):
                    return web.json_response({"messages": found, "keyboard": self._viber.person(citizen_id)["keyboard"]})
                try:
                    await asyncio.wait_for(queue.get(), left)
                except asyncio.TimeoutError:
                    pass
        finally:
            self._viber.world.feed.leave(queue)

    # Acting for a citizen

    async def open(self, request: web.Request) -> web.Response:
        """Opens the chat; with `context` as by a deep link."""
        context = str((await read_body(request)).get("context", "")).strip()
        return web.json_response(self._citizens.open(_id(request), context))

    async def send(self, request: web.Request) -> web.Response:
        """Sends something as the citizen."""
        return web.json_response({"messages": await actions.send(self._citizens, _id(request), request)})

    async def subscribe(self, request: web.Request) -> web.Response:
        """Subscribes or unsubscribes."""
        return web.json_response(self._citizens.subscribe(_id(request), request.match_info["change"] == "subscribe"))

    async def device(self, request: web.Request) -> web.Response:
        """Changes what the person's Viber can do."""
        return web.json_response(self._citizens.set_device(_id(request), await read_body(request)))

    async def end_session(self, request: web.Request) -> web.Response:
        """Ends the free session now."""
        return web.json_response(self._citizens.end_session(_id(request)))

    async def seen(self, request: web.Request) -> web.Response:
        """The person looks at the chat."""
        self._citizens.look(_id(request))
        return web.json_response({})

    # The network

    async def expire(self, request: web.Request) -> web.Response:
        """Expires all addresses of incoming media."""
        return web.json_response({"expired": self._viber.store.expire_media()})

    async def control(self, request: web.Request) -> web.Response:
        """The present weather."""
        return web.json_response(self._viber.network.state())

    async def set_control(self, request: web.Request) -> web.Response:
        """Changes the weather."""
        return web.json_response(self._viber.network.change(await read_body(request)))

    async def reset_control(self, request: web.Request) -> web.Response:
        """Fair weather; the faults of this messenger's calls are taken back, too."""
        self._viber.world.faults.clear("viber")
        return web.json_response(self._viber.network.reset())

    # Events

    async def events(self, request: web.Request) -> web.Response:
        """Events that wait."""
        waiting = self._viber.store.pending()
        return web.json_response({"pending": [{**event, "body": readable(parsed(event["body"].encode()))} for event in waiting]})

    async def inject(self, request: web.Request) -> web.Response:
        """Queues any event as it is, for kinds that no button makes."""
        body = await read_body(request)
        event = body.get("event")
        if not isinstance(event, dict) or not event:
            raise ControlError("event must be an object")
        if not self._viber.webhook():
            raise ControlError("бота ще не підключено до Viber", 409)
        queued = self._delivery.inject(as_number(body.get("chat_id", 0), "chat_id"), event)
        return web.json_response({"event_id": queued["event_id"]})

    async def retry(self, request: web.Request) -> web.Response:
        """Tries waiting events now instead of after the pause."""
        self._delivery.hurry()
        return web.json_response({"pending": self._viber.store.pending_count()})

    async def redeliver(self, request: web.Request) -> web.Response:
        """Delivers an event once more."""
        event = self._viber.store.event(_id(request))
        if event is None:
            raise ControlError("no such event", 404)
        self._delivery.redeliver(event)
        return web.json_response({"event_id": event["event_id"]})


def _id(request: web.Request) -> int:
    return int(request.match_info["id"])
