"""The addresses that a bot uses: methods under `/viber/pa/`, files of people, their pictures."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from html import escape
from typing import Any

from aiohttp import web

from ..faults import NOTES, Fault, endure
from .contents import REQUEST_LIMIT
from .methods import Methods
from .statuses import INVALID_TOKEN, TOO_MANY_REQUESTS, Refusal, bad
from .world import ViberWorld

COLOURS = ("#7360f2", "#59c4a1", "#e0719c", "#f0a04b", "#4f9fe0")


class ViberApi:
    """The routes that a bot calls."""

    def __init__(self, viber: ViberWorld, methods: Methods):
        self._viber = viber
        self._methods = methods

    def routes(self) -> list[web.RouteDef]:
        """All routes."""
        return [web.post("/viber/pa/{method}", self.call), web.get("/viber/media/{token}", self.media),
                web.get(r"/viber/avatars/{id:\d+}.svg", self.avatar)]

    async def call(self, request: web.Request) -> web.Response:
        """One method call; HTTP 200 whatever becomes of it."""
        name = request.match_info["method"]
        if name not in self._methods.by_name:
            raise web.HTTPNotFound()
        started, note, raw = time.monotonic(), None, await request.read()
        body: Any = None
        answer: dict | None = None
        fault: Fault | None = None
        try:
            if not self._viber.accepts(request.headers.get("X-Viber-Auth-Token")):
                raise Refusal(INVALID_TOKEN)
            body = _body(raw)
            fault = self._viber.world.faults.take("viber", name, self._chat(body))
            note = fault and NOTES.get(fault.kind)
            if fault and fault.kind == "refuse":
                raise Refusal(fault.code, fault.description or ("Too many requests" if fault.code == TOO_MANY_REQUESTS else None))
            if fault is None or fault.kind not in ("hang", "drop"):
                answer = {"status": 0, "status_message": "ok", **await self._methods.by_name[name](body)}
        except Refusal as refusal:
            answer, note = refusal.body(), "; ".join(part for part in (note, str(refusal)) if part)
        except Exception:
            logging.exception("Viber method %s failed", name)
            answer = {"status": 999, "status_message": "fault of the simulator"}
            note = answer["status_message"]
        await asyncio.sleep(self._viber.network["delay_calls"])
        status = None if answer is None else answer["status"]
        self._viber.record("call", name, chat_id=self._chat(body), status=status,
                           ok=status == 0 and (fault is None or fault.kind == "late"), started=started,
                           request=body if body is not None else raw[:4000].decode("utf-8", "replace"), response=answer, note=note)
        await endure(fault, request)
        return web.json_response(answer) if answer is not None else web.Response(status=504)

    def _chat(self, body: Any) -> int | None:
        receiver = (body.get("receiver") or body.get("id")) if isinstance(body, dict) else None
        person = self._viber.by_user(receiver) if isinstance(receiver, str) else None
        return person and person["citizen_id"]

    async def media(self, request: web.Request) -> web.StreamResponse:
        """A file that a person sent, for an hour."""
        media = self._viber.store.media(request.match_info["token"])
        record = self._viber.settings.file(media["file_id"]) if media else None
        if record is None or media["expires"] < time.time():
            raise web.HTTPNotFound(text="The address has expired")
        mime = record["mime"] or "application/octet-stream"
        return web.FileResponse(self._viber.world.files.path_of(record), headers={
            "Content-Type": mime, "X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox"})

    async def avatar(self, request: web.Request) -> web.Response:
        """A person's picture: the first letter on a colour."""
        citizen = self._viber.citizen(int(request.match_info["id"]))
        colour = COLOURS[citizen["id"] % len(COLOURS)]
        return web.Response(content_type="image/svg+xml", text=(
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><rect width="96" height="96" fill="{colour}"/>'
            f'<text x="48" y="64" font-family="sans-serif" font-size="46" fill="#fff" text-anchor="middle">'
            f'{escape(citizen["first_name"][:1])}</text></svg>'))


def _body(raw: bytes) -> dict:
    if len(raw) > REQUEST_LIMIT:
        raise bad(f"the request is larger than {REQUEST_LIMIT} bytes")
    try:
        body = json.loads(raw) if raw.strip() else {}
    except ValueError:
        raise bad("the body is no JSON") from None
    if not isinstance(body, dict):
        raise bad("the body must be a JSON object")
    return body


def address_keeper(viber: ViberWorld):
    """A middleware that remembers the port, for the addresses of media and pictures in events."""
    @web.middleware
    async def keep(request: web.Request, handler) -> web.StreamResponse:
        own = request.transport.get_extra_info("sockname") if request.transport else None
        if own:
            viber.base_url = f"http://127.0.0.1:{own[1]}"
        return await handler(request)
    return keep
