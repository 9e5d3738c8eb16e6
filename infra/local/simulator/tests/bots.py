"""Two tiny bots in process, one for each messenger: they greet whoever writes, and answer trouble as a bot should.

A pause that is asked for is kept, a person who cannot be reached is given up, silence and broken
connections are tried again. So they show what a person sees when the network misbehaves.
"""

from __future__ import annotations

import asyncio

import aiohttp
from aiohttp import web

from .city import City

PATIENCE = 0.3
TRIES = 4


class TelegramBot:
    """Greets in a call of its own; knows which updates it has met."""

    def __init__(self, town: City):
        self.town = town
        self.met: set[int] = set()
        self.repeats = 0
        self.unreachable: set[int] = set()
        self.pauses: list[int] = []
        self.answers: list[dict | str] = []
        town.handler = self.update

    async def update(self, body: dict) -> web.Response:
        """Handles one delivery."""
        if body["update_id"] in self.met:
            self.repeats += 1
            return web.Response()
        self.met.add(body["update_id"])
        if "message" in body:
            await self.greet(body["message"]["chat"]["id"])
        return web.Response()

    async def greet(self, chat_id: int) -> None:
        """Says hello, in as many tries as it takes."""
        url = self.town.server.make_url("/bot1:token/sendMessage")
        for _ in range(TRIES):
            try:
                timeout = aiohttp.ClientTimeout(total=PATIENCE)
                async with self.town.session.post(url, json={"chat_id": chat_id, "text": "Вітаю"}, timeout=timeout) as response:
                    answer = await response.json()
            except (aiohttp.ClientError, asyncio.TimeoutError) as trouble:
                self.answers.append(type(trouble).__name__)
                continue
            self.answers.append(answer)
            if answer["ok"]:
                return
            if answer["error_code"] == 403:
                self.unreachable.add(chat_id)
                return
            if answer["error_code"] == 429:
                self.pauses.append(answer["parameters"]["retry_after"])
                await asyncio.sleep(answer["parameters"]["retry_after"] * 0.05)


class ViberBot:
    """Greets in a call of its own; knows which events it has met."""

    def __init__(self, town: City):
        self.town = town
        self.met: set[int] = set()
        self.repeats = 0
        self.unreachable: set[str] = set()
        self.statuses: list[int | str] = []
        town.handler = self.event

    async def event(self, body: dict) -> web.Response:
        """Handles one delivery."""
        if body.get("event") != "message":
            return web.Response()
        if body["message_token"] in self.met:
            self.repeats += 1
            return web.Response()
        self.met.add(body["message_token"])
        await self.greet(body["sender"]["id"])
        return web.Response()

    async def greet(self, user: str) -> None:
        """Says hello, in as many tries as it takes."""
        url, headers = self.town.server.make_url("/viber/pa/send_message"), {"X-Viber-Auth-Token": "viber-token"}
        message = {"receiver": user, "type": "text", "text": "Вітаю", "sender": {"name": "Бот"}}
        for _ in range(TRIES):
            try:
                timeout = aiohttp.ClientTimeout(total=PATIENCE)
                async with self.town.session.post(url, json=message, headers=headers, timeout=timeout) as response:
                    status = (await response.json())["status"]
            except (aiohttp.ClientError, asyncio.TimeoutError) as trouble:
                self.statuses.append(type(trouble).__name__)
                continue
            self.statuses.append(status)
            if status == 0:
                return
            if status in (5, 6, 11):
                self.unreachable.add(user)
                return
            await asyncio.sleep(0.05)
