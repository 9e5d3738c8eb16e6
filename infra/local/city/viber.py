"""The call to a Viber API server that connects a bot: set_webhook."""

from __future__ import annotations

import json
import urllib.request

from .console import Failure

EVENT_TYPES = ["conversation_started", "subscribed", "unsubscribed", "delivered", "seen", "failed"]
# Viber calls the webhook before it answers, and the first call of a function starts it.
PATIENCE = 60


def set_webhook(api_url: str, token: str, webhook_url: str) -> None:
    """Tells the server where events go; a refusal or silence is a failure that never shows the token."""
    body = {"url": webhook_url, "event_types": EVENT_TYPES, "send_name": True, "send_photo": False}
    request = urllib.request.Request(
        f"{api_url}/pa/set_webhook", data=json.dumps(body).encode(),
        headers={"Content-Type": "application/json", "X-Viber-Auth-Token": token},
    )
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            result = json.load(answer)
            status, message = result["status"], result.get("status_message", "")
    except (OSError, ValueError, KeyError, TypeError) as error:
        reason = getattr(error, "reason", error)
        raise Failure(f"{api_url} did not answer set_webhook: {reason}.", "Check the address and the network.") from None
    if status != 0:
        raise Failure(
            f"{api_url} refused set_webhook: {message} (status {status}).",
            f"Check the bot's token, and that {webhook_url} answers 200 to a signed `webhook` event.",
        )
