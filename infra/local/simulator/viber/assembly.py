"""Puts the parts of the Viber half together."""

from __future__ import annotations

from aiohttp import web

from .api import ViberApi, address_keeper
from .citizens import ViberCitizens
from .control_api import ViberControlApi
from .delivery import ViberDelivery
from .methods import Methods
from .sending import Sending
from .world import ViberWorld


def add_to(app: web.Application, viber: ViberWorld, webhook_timeout: float) -> ViberDelivery:
    """Adds routes and the middleware; the caller starts and stops the deliveries."""
    delivery = ViberDelivery(viber, webhook_timeout)
    sending = Sending(viber, delivery)
    citizens = ViberCitizens(viber, delivery, sending)
    app.middlewares.append(address_keeper(viber))
    app.add_routes(ViberApi(viber, Methods(viber, delivery, sending)).routes())
    app.add_routes(ViberControlApi(viber, delivery, citizens).routes())
    return delivery
