"""A running simulator with a fake bot for tests: plain asyncio, nothing mocked on the wire."""

from __future__ import annotations

import asyncio
import functools
import json
from collections.abc import Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from aiohttp import ClientSession, FormData, web
from aiohttp.test_utils import TestServer

from ..application import build
from ..viber.world import ViberWorld
from ..world import World

SECRET = "city_secret-1"


class City:
    """The simulator, its client and a bot whose answers a test decides."""

    def __init__(self, world: World, server: TestServer, session: ClientSession):
        self.world, self.server, self.session = world, server, session
        self.received: list[dict] = []
        self.raw: list[bytes] = []
        self.headers: list[dict] = []
        self.answers: list[web.Response | float | dict] = []
        self.handler: Callable[[dict], Awaitable[web.Response]] | None = None
        self.hook_url = ""
        self.now = self.peak = 0

    async def hook(self, request: web.Request) -> web.Response:
        """The fake bot's webhook: takes the next prepared answer, else 200."""
        self.now += 1
        self.peak = max(self.peak, self.now)
        try:
            self.raw.append(await request.read())
            self.received.append(await request.json())
            self.headers.append(dict(request.headers))
            if self.handler:
                return await self.handler(self.received[-1])
            answer = self.answers.pop(0) if self.answers else {}
            if isinstance(answer, float):
                await asyncio.sleep(answer)
                answer = {}
            return web.json_response(answer) if isinstance(answer, dict) else answer
        finally:
            self.now -= 1

    async def call(self, method: str, token: str = "1:token", **parameters) -> dict:
        """A Bot API call with a JSON body."""
        async with self.session.post(self.server.make_url(f"/bot{token}/{method}"), json=parameters) as response:
            body = await response.json()
            assert response.status == (200 if body["ok"] else body["error_code"])
            return body

    async def viber(self, method: str, token: str | None = "viber-token", **parameters) -> dict:
        """A call of Viber's REST API; HTTP is 200 whatever happens."""
        headers = {"X-Viber-Auth-Token": token} if token else {}
        url, body = self.server.make_url(f"/viber/pa/{method}"), json.dumps(parameters, ensure_ascii=False).encode()
        async with self.session.post(url, data=body, headers=headers) as response:
            assert response.status == 200
            return await response.json()

    async def connect_viber(self, **parameters) -> None:
        """Sets Viber's webhook to the fake bot and forgets the first event."""
        assert (await self.viber("set_webhook", url=self.hook_url, send_name=True, send_photo=True, **parameters))["status"] == 0
        self.received.clear()
        self.headers.clear()
        self.raw.clear()

    async def upload(self, method: str, form: FormData) -> dict:
        """A Bot API call with a multipart body."""
        async with self.session.post(self.server.make_url(f"/bot1:token/{method}"), data=form) as response:
            return await response.json()

    async def sim(self, path: str, body: dict | None = None, status: int = 200, method: str | None = None) -> dict:
        """A control call: GET without a body, else POST."""
        method = method or ("GET" if body is None else "POST")
        url = self.server.make_url(f"/sim/{path}")
        async with self.session.request(method, url, json=body) as response:
            assert response.status == status, await response.text()
            return await response.json()

    async def person(self, started: bool = True) -> int:
        """A new citizen's id."""
        citizen = await self.sim("chats", {"first_name": "Марта", "last_name": "Гай", "phone": "+380661234567"}, 201)
        if started:
            self.world.store.update_citizen(citizen["id"], started=1)
        return citizen["id"]

    async def connect(self, **parameters) -> None:
        """Sets the webhook to the fake bot."""
        assert (await self.call("setWebhook", url=self.hook_url, secret_token=SECRET, **parameters))["ok"]

    async def fault(self, **wish) -> dict:
        """Orders a fault for the bot's calls."""
        return await self.sim("faults", wish, 201)

    async def heard(self, chat: int, messenger: str = "") -> list[str]:
        """What the bot has said in a chat."""
        shown = await self.sim(f"{messenger}chats/{chat}/messages")
        return [item["message"]["text"] for item in shown["messages"] if item["origin"] == "bot"]

    async def until(self, condition, seconds: float = 5) -> None:
        """Waits until a condition holds."""
        for _ in range(int(seconds / 0.01)):
            if condition():
                return
            await asyncio.sleep(0.01)
        raise AssertionError("waited in vain")


@asynccontextmanager
async def city(folder: Path, webhook_timeout: float = 5):
    """Starts a simulator on a folder and a fake bot."""
    world = World(folder)
    world.seed([])
    server = TestServer(build(world, ViberWorld(world), webhook_timeout))
    await server.start_server()
    async with ClientSession() as session:
        town = City(world, server, session)
        bot = web.Application()
        bot.router.add_post("/hook", town.hook)
        hook_server = TestServer(bot)
        await hook_server.start_server()
        town.hook_url = str(hook_server.make_url("/hook"))
        try:
            yield town
        finally:
            await server.close()
            await hook_server.close()


def in_city(test):
    """Runs an async test `(town)` in a fresh city."""
    @functools.wraps(test)
    def run(tmp_path):
        async def body():
            async with city(tmp_path) as town:
                await asyncio.wait_for(test(town), 30)
        asyncio.run(body())
    del run.__wrapped__
    return run
