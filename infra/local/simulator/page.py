"""The page, its live feed, and the files that chats show. Only this machine's own pages may use them."""

from __future__ import annotations

import asyncio
import mimetypes
from pathlib import Path
from urllib.parse import quote, urlsplit

from aiohttp import WSMsgType, web

from .world import World

STATIC = Path(__file__).parent / "static"
OWN_NAMES = ("localhost", "127.0.0.1", "[::1]")
INLINE = ("image/jpeg", "image/png", "image/gif", "image/webp", "video/mp4", "video/webm", "audio/ogg", "audio/mpeg")
POLICY = ("default-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; connect-src 'self' ws://localhost:* "
          "ws://127.0.0.1:*; style-src 'self' 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'")


@web.middleware
async def guard(request: web.Request, handler) -> web.StreamResponse:
    """Refuses the page and the control interface to other names and other sites."""
    if not request.path.startswith(("/bot", "/file/bot", "/viber/")):
        host = request.host.rsplit(":", 1)[0] if not request.host.endswith("]") else request.host
        origin = request.headers.get("Origin")
        if host not in OWN_NAMES or (origin and urlsplit(origin).netloc != request.host):
            return web.json_response({"error": "only pages of the simulator itself may ask this"}, status=403)
    return await handler(request)


class Page:
    """Static files, chat files and the live feed."""

    def __init__(self, world: World):
        self._world = world
        self._sockets: set[web.WebSocketResponse] = set()

    def routes(self) -> list[web.AbstractRouteDef]:
        """All routes."""
        return [web.get("/", self.index), web.get("/sim/events", self.events),
                web.get("/sim/files/{file_id}", self.chat_file), web.static("/static", STATIC)]

    async def index(self, request: web.Request) -> web.StreamResponse:
        """The page itself."""
        return web.FileResponse(STATIC / "index.html", headers={
            "Content-Security-Policy": POLICY, "X-Content-Type-Options": "nosniff", "Cache-Control": "no-cache"})

    async def chat_file(self, request: web.Request) -> web.StreamResponse:
        """A file of a chat: pictures and sound inline, the rest for download."""
        record = self._world.store.file(request.match_info["file_id"])
        if record is None:
            raise web.HTTPNotFound()
        path = self._world.files.path_of(record)
        mime = record["mime"] or mimetypes.guess_type(record["name"] or "")[0] or "application/octet-stream"
        if record["kind"] == "photo":
            mime = _image_mime(path)
        headers = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox",
                   "Content-Type": mime if mime in INLINE else "application/octet-stream"}
        if mime not in INLINE:
            headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(record['name'] or 'file')}"
        return web.FileResponse(path, headers=headers)

    async def events(self, request: web.Request) -> web.WebSocketResponse:
        """The live feed."""
        socket = web.WebSocketResponse(heartbeat=20)
        await socket.prepare(request)
        self._sockets.add(socket)
        queue = self._world.feed.listen()
        sender = asyncio.create_task(_forward(queue, socket))
        try:
            async for message in socket:
                if message.type == WSMsgType.ERROR:
                    break
        finally:
            sender.cancel()
            self._world.feed.leave(queue)
            self._sockets.discard(socket)
        return socket

    async def close(self, _: web.Application) -> None:
        """Ends all feeds so that the server can stop."""
        for socket in list(self._sockets):
            await socket.close()


async def _forward(queue: asyncio.Queue, socket: web.WebSocketResponse) -> None:
    while True:
        await socket.send_json(await queue.get())


def _image_mime(path: Path) -> str:
    head = path.open("rb").read(12)
    if head[:4] == b"\x89PNG":
        return "image/png"
    if head[:4] == b"RIFF":
        return "image/webp"
    return "image/gif" if head[:3] == b"GIF" else "image/jpeg"
