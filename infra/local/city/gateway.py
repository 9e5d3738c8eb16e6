"""The city's address on this machine: plays DNS by passing every request on to the API in MiniStack.

Run as `python -m city.gateway PORT AWS_PORT API_ID`; streams both ways and logs one line a request,
without the query.
"""

from __future__ import annotations

import sys
import time

import aiohttp
from aiohttp import web
from yarl import URL

from . import processes
from .settings import ROOT, Settings, tool

NAME = "gateway"
# These belong to one connection, not to the message.
_HOP_BY_HOP = {
    "connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "te", "trailer",
    "transfer-encoding", "upgrade", "host",
}


def start(settings: Settings, api_id: str) -> bool:
    """Starts the proxy unless it runs; returns whether it was started."""
    service = processes.Service(
        name=NAME,
        command=[str(tool("python")), "-m", "city.gateway", str(settings.port), str(settings.aws_port), api_id],
        environment=processes.child_environment(settings, PYTHONPATH=str(ROOT / "infra/local")),
        port=settings.port,
        port_setting="PORT",
    )
    return processes.start(settings, service, lambda: processes.answers(settings.port))


class Proxy:
    """Passes requests on to one API."""

    def __init__(self, aws_port: int, api_id: str) -> None:
        self._target = f"http://127.0.0.1:{aws_port}"
        self._host = f"{api_id}.execute-api.localhost:{aws_port}"

    async def session(self, app: web.Application):
        """Keeps one connection pool for the application's life."""
        connector = aiohttp.TCPConnector(limit=0)
        timeout = aiohttp.ClientTimeout(total=None, sock_connect=5, sock_read=60)
        # The answer goes through as it is: compressed bytes stay compressed, redirects stay redirects.
        async with aiohttp.ClientSession(connector=connector, timeout=timeout, auto_decompress=False) as self._session:
            yield

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """One request there and back."""
        started = time.monotonic()
        status = 502
        try:
            response = await self._forward(request)
            status = response.status
            return response
        except (aiohttp.ClientConnectionError, TimeoutError):
            return web.json_response(
                {"title": "Сервіс не відповідає. Спробуйте за хвилину.", "status": status, "code": "unavailable"},
                status=status, content_type="application/problem+json",
            )
        finally:
            took = (time.monotonic() - started) * 1000
            print(f"{time.strftime('%H:%M:%S')} {request.method} {request.path} {status} {took:.0f} ms", flush=True)

    async def _forward(self, request: web.Request) -> web.StreamResponse:
        headers = [(name, value) for name, value in request.headers.items() if name.lower() not in _HOP_BY_HOP]
        body = request.content if request.body_exists else None
        async with self._session.request(
            request.method, URL(self._target + request.raw_path, encoded=True), headers=[*headers, ("Host", self._host)],
            data=body, allow_redirects=False, skip_auto_headers=("User-Agent", "Accept", "Accept-Encoding", "Content-Type"),
        ) as upstream:
            response = web.StreamResponse(status=upstream.status, reason=upstream.reason)
            for name, value in upstream.headers.items():
                if name.lower() not in _HOP_BY_HOP:
                    response.headers.add(name, value)
            await response.prepare(request)
            async for chunk in upstream.content.iter_any():
                await response.write(chunk)
            await response.write_eof()
            return response


def serve(port: int, aws_port: int, api_id: str) -> None:
    """Serves until the process is asked to end."""
    proxy = Proxy(aws_port, api_id)
    app = web.Application(client_max_size=0)
    app.cleanup_ctx.append(proxy.session)
    # Any address whatever, one with a line break in it too.
    app.router.add_route("*", "/{path:[\\s\\S]*}", proxy.handle)
    web.run_app(app, host="127.0.0.1", port=port, print=None, access_log=None, shutdown_timeout=3)


if __name__ == "__main__":
    serve(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
