"""The control interface under `/sim/`, for the page and for browser tests."""

from __future__ import annotations

import asyncio
import json
import time

from aiohttp import web

from . import actions
from .citizens import Citizens
from .contents import as_number
from .delivery import Delivery
from .errors import ControlError
from .rooms import Rooms
from .walking import Walks
from .world import World

LONGEST_WAIT = 60


class ControlApi:
    """Handlers of the control interface."""

    def __init__(self, world: World, delivery: Delivery, citizens: Citizens, rooms: Rooms, walks: Walks):
        self._world = world
        self._delivery = delivery
        self._citizens = citizens
        self._rooms = rooms
        self._walks = walks

    def routes(self) -> list[web.RouteDef]:
        """All routes."""
        chat = r"/sim/chats/{id:-?\d+}"
        return [
            web.get("/sim/state", self.state), web.get("/sim/chats", self.list_chats),
            web.post("/sim/chats", self.create_chat), web.post("/sim/rooms", self.create_room), web.get(chat, self.show_chat),
            web.get(f"{chat}/messages", self.messages), web.post(f"{chat}/send", self.send),
            web.post(f"{chat}/start", self.start), web.post(f"{chat}/press", self.press),
            web.post(f"{chat}/edit", self.edit), web.post(f"{chat}/move", self.move),
            web.post(f"{chat}/{{change:block|unblock|deactivate|restore}}", self.change),
            web.get("/sim/control", self.control), web.post("/sim/control", self.set_control),
            web.post("/sim/control/reset", self.reset_control),
            web.get("/sim/faults", self.faults), web.post("/sim/faults", self.add_fault),
            web.delete("/sim/faults", self.clear_faults), web.delete(r"/sim/faults/{id:\d+}", self.remove_fault),
            web.get("/sim/traffic", self.traffic), web.delete("/sim/traffic", self.clear_traffic),
            web.get("/sim/updates", self.updates), web.post("/sim/updates", self.inject),
            web.post("/sim/updates/retry", self.retry), web.post(r"/sim/updates/{id:\d+}/redeliver", self.redeliver),
        ]

    # Looking

    async def state(self, request: web.Request) -> web.Response:
        """Everything that the page needs at first."""
        last = self._world.store.last_messages()
        return web.json_response({
            "bot": self._world.bot_user(), "webhook": self._delivery.status(), "control": self._world.network.state(),
            "faults": self._world.faults.state(),
            "citizens": [{**self._world.with_menu(c), "last": last.get(c["id"])}
                         for c in [*self._world.store.citizens(), *self._world.store.rooms()]]})

    async def list_chats(self, request: web.Request) -> web.Response:
        """All citizens."""
        return web.json_response({"chats": [self._world.with_menu(c) for c in self._world.store.citizens()]})

    async def show_chat(self, request: web.Request) -> web.Response:
        """One citizen."""
        return web.json_response(self._world.with_menu(self._citizens.find(_id(request))))

    async def messages(self, request: web.Request) -> web.Response:
        """Messages after `after`; `wait` seconds for one of the bot's if there is none yet."""
        citizen = self._citizens.find(_id(request))
        after = as_number(request.query.get("after", 0), "after")
        deadline = time.monotonic() + min(as_number(request.query.get("wait", 0), "wait"), LONGEST_WAIT)
        queue = self._world.feed.listen()
        try:
            while True:
                found = self._world.store.messages(citizen["id"], after)
                left = deadline - time.monotonic()
                if left <= 0 or any(message["origin"] == "bot" for message in found):
                    return web.json_response({"messages": found, "keyboard": self._citizens.find(citizen["id"])["keyboard"]})
                try:
                    await asyncio.wait_for(queue.get(), left)
                except asyncio.TimeoutError:
                    pass
        finally:
            self._world.feed.leave(queue)

    # Acting for a citizen

    async def create_chat(self, request: web.Request) -> web.Response:
        """Adds a citizen."""
        body = await actions.read_body(request)
        name = body.get("first_name")
        if not isinstance(name, str) or not name.strip():
            raise ControlError("first_name is required")
        for field in ("last_name", "phone", "username"):
            if body.get(field) is not None and not isinstance(body[field], str):
                raise ControlError(f"{field} must be a string")
        citizen = self._citizens.create(name.strip()[:64], body.get("last_name"), body.get("phone"), body.get("username"))
        return web.json_response(self._world.with_menu(citizen), status=201)

    async def create_room(self, request: web.Request) -> web.Response:
        """Makes a group or a channel with the bot in it."""
        body = await actions.read_body(request)
        title = body.get("title")
        if not isinstance(title, str) or not title.strip():
            raise ControlError("title is required")
        room = self._rooms.create(str(body.get("type", "supergroup")), title.strip()[:128], body.get("hears_all") is True)
        return web.json_response(self._world.with_menu(room), status=201)

    async def send(self, request: web.Request) -> web.Response:
        """Sends something as the citizen."""
        return web.json_response({"messages": await actions.send(self._citizens, _id(request), request)})

    async def start(self, request: web.Request) -> web.Response:
        """Presses «Розпочати»; with `payload` as by a deep link."""
        payload = str((await actions.read_body(request)).get("payload", "")).strip()
        return web.json_response({"messages": self._citizens.text(_id(request), f"/start {payload}".strip())})

    async def press(self, request: web.Request) -> web.Response:
        """Presses an inline button by its data, or by its text."""
        citizen_id, body = _id(request), await actions.read_body(request)
        message_id, data = as_number(body.get("message_id"), "message_id"), body.get("data")
        if data is None:
            data = self._data_of(citizen_id, message_id, body.get("text"))
        return web.json_response(self._citizens.press(citizen_id, message_id, data, body.get("inaccessible") is True, body.get("from")))

    def _data_of(self, citizen_id: int, message_id: int, text: str | None) -> str | None:
        stored = self._world.store.message(citizen_id, message_id)
        rows = (stored or {"message": {}})["message"].get("reply_markup", {}).get("inline_keyboard", [])
        return next((b.get("callback_data") for row in rows for b in row if b["text"] == text), None)

    async def edit(self, request: web.Request) -> web.Response:
        """Edits a message of the citizen."""
        body = await actions.read_body(request)
        return web.json_response(self._citizens.edit(_id(request), as_number(body.get("message_id"), "message_id"),
                                                     str(body.get("text", ""))))

    async def move(self, request: web.Request) -> web.Response:
        """Moves a live location; with `steps` it walks on by itself, with `stop` it ends."""
        body, citizen_id = await actions.read_body(request), _id(request)
        message_id = as_number(body.get("message_id"), "message_id")
        if body.get("steps"):
            every = body.get("every", 2)
            if isinstance(every, bool) or not isinstance(every, (int, float)):
                raise ControlError("every must be a number of seconds")
            self._walks.begin(citizen_id, message_id, as_number(body["steps"], "steps"), every)
            return web.json_response({"message_id": message_id})
        self._walks.end(citizen_id, message_id)
        point = None if body.get("stop") else body
        return web.json_response(self._citizens.move(citizen_id, message_id, point))

    async def change(self, request: web.Request) -> web.Response:
        """Blocks, unblocks, deletes or restores."""
        change, citizen_id = request.match_info["change"], _id(request)
        if change in ("block", "unblock"):
            citizen = self._citizens.block(citizen_id, change == "block")
        else:
            citizen = self._citizens.deactivate(citizen_id, change == "deactivate")
        return web.json_response(self._world.with_menu(citizen))

    # The network

    async def control(self, request: web.Request) -> web.Response:
        """The present weather."""
        return web.json_response(self._world.network.state())

    async def set_control(self, request: web.Request) -> web.Response:
        """Changes the weather."""
        return web.json_response(self._world.network.change(await actions.read_body(request)))

    async def reset_control(self, request: web.Request) -> web.Response:
        """Fair weather; the faults of this messenger's calls are taken back, too."""
        self._world.faults.clear("telegram")
        return web.json_response(self._world.network.reset())

    async def faults(self, request: web.Request) -> web.Response:
        """The faults that wait for calls, of both messengers."""
        return web.json_response({"faults": self._world.faults.state()})

    async def add_fault(self, request: web.Request) -> web.Response:
        """Orders a fault for calls to come."""
        return web.json_response(self._world.faults.add(await actions.read_body(request)), status=201)

    async def clear_faults(self, request: web.Request) -> web.Response:
        """Takes all faults back."""
        self._world.faults.clear()
        return web.json_response({"faults": []})

    async def remove_fault(self, request: web.Request) -> web.Response:
        """Takes one fault back."""
        self._world.faults.remove(_id(request))
        return web.json_response({"faults": self._world.faults.state()})

    async def traffic(self, request: web.Request) -> web.Response:
        """The wire log after an entry."""
        after = as_number(request.query.get("after", 0), "after")
        return web.json_response({"entries": self._world.traffic.entries(after)})

    async def clear_traffic(self, request: web.Request) -> web.Response:
        """Empties the wire log."""
        self._world.traffic.clear()
        return web.json_response({})

    # Updates

    async def updates(self, request: web.Request) -> web.Response:
        """Updates that wait."""
        return web.json_response({"pending": self._world.store.pending(limit=1000)})

    async def inject(self, request: web.Request) -> web.Response:
        """Queues any update as it is (without update_id), for kinds that no button makes."""
        body = await actions.read_body(request)
        chat_id = as_number(body.pop("chat_id", 0), "chat_id")
        payload = body.get("update")
        if not isinstance(payload, dict) or not payload:
            raise ControlError("update must be an object with one kind of update")
        payload.pop("update_id", None)
        update = self._delivery.enqueue(chat_id, payload)
        return web.json_response({"update_id": update and update["update_id"]})

    async def retry(self, request: web.Request) -> web.Response:
        """Tries waiting updates now instead of after the pause."""
        self._delivery.hurry()
        return web.json_response({"pending": self._world.store.pending_count()})

    async def redeliver(self, request: web.Request) -> web.Response:
        """Delivers an update once more."""
        update = self._world.store.update(_id(request))
        if update is None:
            raise ControlError("no such update", 404)
        self._delivery.redeliver(update)
        return web.json_response({"update_id": update["update_id"]})


def _id(request: web.Request) -> int:
    return int(request.match_info["id"])


@web.middleware
async def explain(request: web.Request, handler) -> web.StreamResponse:
    """Turns mistakes of the caller into JSON answers."""
    try:
        return await handler(request)
    except ControlError as mistake:
        return web.Response(text=json.dumps({"error": str(mistake)}), status=mistake.status,
                            content_type="application/json")
