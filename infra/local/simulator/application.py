"""The web application: both messengers' APIs, the control interface and the page on one port."""

from __future__ import annotations

from aiohttp import web

from .citizens import Citizens
from .control_api import ControlApi, explain
from .delivery import Delivery
from .errors import ApiError, bad_request
from .faults import endure
from .methods import Executor
from .page import Page, guard
from .parameters import read_call
from .rooms import Rooms
from .viber.assembly import add_to
from .viber.world import ViberWorld
from .walking import Walks
from .world import World

LARGEST_REQUEST = 200 * 1024 * 1024


class BotApi:
    """The routes that a bot calls."""

    def __init__(self, world: World, executor: Executor):
        self._world = world
        self._executor = executor

    def routes(self) -> list[web.RouteDef]:
        """All routes."""
        return [web.route("*", "/bot{token:[^/]+}/{method}", self.call),
                web.get("/file/bot{token:[^/]+}/{path:.+}", self.download)]

    async def call(self, request: web.Request) -> web.Response:
        """One method call."""
        if not self._world.accepts(request.match_info["token"]):
            return _answer(ApiError(401, "Unauthorized"))
        try:
            call = await read_call(request)
        except ApiError as refusal:
            return _answer(refusal)
        except ValueError:
            return _answer(bad_request("can't parse the request body"))
        outcome = await self._executor.execute(request.match_info["method"], call)
        await endure(outcome.fault, request)
        if outcome.body is None:
            return web.Response(status=504)
        headers = {}
        if outcome.status == 429:
            headers["Retry-After"] = str(outcome.body.get("parameters", {}).get("retry_after", 1))
        return web.json_response(outcome.body, status=outcome.status, headers=headers)

    async def download(self, request: web.Request) -> web.StreamResponse:
        """The bytes of a file."""
        if not self._world.accepts(request.match_info["token"]):
            return _answer(ApiError(401, "Unauthorized"))
        record = self._world.store.file_at(request.match_info["path"])
        if record is None:
            return _answer(ApiError(404, "Not Found"))
        return web.FileResponse(self._world.files.path_of(record), headers={"Content-Type": "application/octet-stream"})


def _answer(refusal: ApiError) -> web.Response:
    return web.json_response(refusal.body(), status=refusal.code)


def build(world: World, viber: ViberWorld, webhook_timeout: float = 60) -> web.Application:
    """Puts both messengers together; deliveries run while the application runs."""
    executor = Executor(world)
    delivery = Delivery(world, executor.execute, webhook_timeout)
    executor.delivery = delivery
    page = Page(world)
    app = web.Application(client_max_size=LARGEST_REQUEST, middlewares=[guard, explain])
    app.add_routes(BotApi(world, executor).routes())
    rooms = Rooms(world, delivery)
    citizens = Citizens(world, delivery, rooms)
    walks = Walks(citizens)
    app.add_routes(ControlApi(world, delivery, citizens, rooms, walks).routes())
    app.add_routes(page.routes())
    viber_delivery = add_to(app, viber, webhook_timeout)

    async def lifetime(_: web.Application):
        await delivery.start()
        await viber_delivery.start()
        yield
        await walks.stop()
        await viber_delivery.stop()
        await delivery.stop()
        world.close()

    app.cleanup_ctx.append(lifetime)
    app.on_shutdown.append(page.close)
    return app
