"""The proxy that plays DNS: everything goes through unchanged, only the host differs."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Awaitable, Callable

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer, unused_port
from city.gateway import Proxy
from yarl import URL


def through(upstream: Callable[[web.Request], Awaitable[web.StreamResponse]] | None, use) -> None:
    """Runs `use(session, url)` against a proxy before an upstream, or before nothing."""

    async def run() -> None:
        port = unused_port()
        if upstream is not None:
            app = web.Application(client_max_size=0)
            app.router.add_route("*", "/{path:.*}", upstream)
            server = TestServer(app, port=port)
            await server.start_server()
        proxy = Proxy(port, "abc123")
        front = web.Application(client_max_size=0)
        front.cleanup_ctx.append(proxy.session)
        front.router.add_route("*", "/{path:.*}", proxy.handle)
        front_server = TestServer(front)
        await front_server.start_server()
        try:
            async with aiohttp.ClientSession(auto_decompress=False) as session:
                await use(session, str(front_server.make_url("")).rstrip("/"), port)
        finally:
            await front_server.close()
            if upstream is not None:
                await server.close()

    asyncio.run(run())


def test_method_path_query_headers_and_body_arrive_as_sent() -> None:
    async def echo(request: web.Request) -> web.Response:
        return web.json_response({
            "method": request.method, "path": request.raw_path, "host": request.host,
            "secret": request.headers["X-Secret"], "body": (await request.read()).decode(),
        })

    async def use(session, url, port) -> None:
        async with session.put(URL(f"{url}/a%20b?x=%2F&y", encoded=True), data="тіло", headers={"X-Secret": "s"}) as answer:
            assert await answer.json() == {
                "method": "PUT", "path": "/a%20b?x=%2F&y", "host": f"abc123.execute-api.localhost:{port}",
                "secret": "s", "body": "тіло",
            }

    through(echo, use)


def test_redirects_cookies_and_compressed_bytes_come_back_as_they_are() -> None:
    packed = gzip.compress("сайт".encode())

    async def answer(request: web.Request) -> web.Response:
        if request.path == "/go":
            response = web.Response(status=302, headers={"Location": "/there"})
            response.headers.add("Set-Cookie", "a=1")
            response.headers.add("Set-Cookie", "b=2")
            return response
        return web.Response(body=packed, headers={"Content-Encoding": "gzip"})

    async def use(session, url, _port) -> None:
        async with session.get(f"{url}/go", allow_redirects=False) as redirect:
            assert (redirect.status, redirect.headers["Location"]) == (302, "/there")
            assert redirect.headers.getall("Set-Cookie") == ["a=1", "b=2"]
        async with session.get(f"{url}/page") as page:
            assert page.headers["Content-Encoding"] == "gzip"
            assert await page.read() == packed

    through(answer, use)


def test_without_an_upstream_the_answer_says_so() -> None:
    async def use(session, url, _port) -> None:
        async with session.get(f"{url}/api/me") as answer:
            assert answer.status == 502
            assert answer.content_type == "application/problem+json"
            assert (await answer.json())["code"] == "unavailable"

    through(None, use)
