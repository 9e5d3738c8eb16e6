"""The two calls to a Viber API server that connect a bot: get_account_info and set_webhook."""

from __future__ import annotations

import json
import urllib.request

from .console import Failure

# What the functions read beside messages; receipts of delivery and reading would only cost calls.
EVENT_TYPES = ["conversation_started", "subscribed", "unsubscribed", "failed"]
# Viber calls the webhook before it answers, and the first call of a function starts it.
PATIENCE = 60
INVALID_URL, INVALID_TOKEN = 1, 2
_NO_BOT = (7, 8, 9)


def connect(api_url: str, token: str, webhook_url: str) -> str:
    """Tells the server where events go; returns the bot's name. A refusal or silence is a failure that never shows the token."""
    account = _call(api_url, token, "get_account_info", {}, webhook_url)
    _call(api_url, token, "set_webhook", {
        "url": webhook_url, "event_types": EVENT_TYPES, "send_name": False, "send_photo": False,
    }, webhook_url)
    return str(account.get("name") or "?")


def _call(api_url: str, token: str, method: str, body: dict, webhook_url: str) -> dict:
    request = urllib.request.Request(
        f"{api_url}/pa/{method}", data=json.dumps(body).encode(),
        headers={"Content-Type": "application/json", "X-Viber-Auth-Token": token},
    )
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            result = json.load(answer)
            status, message = result["status"], result.get("status_message", "")
    except (OSError, ValueError, KeyError, TypeError) as error:
        reason = getattr(error, "reason", error)
        raise Failure(f"{api_url} did not answer {method}: {reason}.", "Check the address and the network, then run again.") from None
    if status != 0:
        raise _refused(api_url, method, status, message, webhook_url)
    return result


def _refused(api_url: str, method: str, status: int, message: str, webhook_url: str) -> Failure:
    """HTTP says 200 even when Viber refuses; the status says why (REST Bot API, "Error codes")."""
    if status == INVALID_TOKEN:
        return Failure(
            f"Viber does not accept the bot's token ({method}: {message}).",
            "Copy the token anew from the bot's page at https://partners.viber.com into its SSM parameter, "
            "then `make deploy connect`, so that every function starts with it.",
        )
    if status == INVALID_URL:
        return Failure(
            f"{webhook_url} did not answer Viber's first call as it should ({method}: {message}).",
            "It must answer 200 to a signed `webhook` event. If the token was stored after the last deployment, "
            "run `make deploy connect`; else read the log of the function viber-webhook.",
        )
    if status in _NO_BOT:
        return Failure(f"Viber has blocked or suspended this bot ({method}: {message}).", "Ask Viber's support for partners about it.")
    return Failure(f"{api_url} refused {method}: {message} (status {status}).", "Check the bot's token and contract, then run again.")
