"""The two calls to a Bot API server that connect a bot: getMe and setWebhook."""

from __future__ import annotations

import json
import urllib.error
import urllib.request

from .console import Failure

ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member"]


def connect(api_url: str, token: str, webhook_url: str, secret: str) -> str:
    """Tells the server where updates go; returns the bot's user name with its sign."""
    bot = call(api_url, token, "getMe", {})
    set_webhook(api_url, token, webhook_url, secret)
    return f"@{bot.get('username', '?')}"


def set_webhook(api_url: str, token: str, webhook_url: str, secret: str) -> None:
    """Tells the server where updates go and which secret they carry."""
    call(api_url, token, "setWebhook", {
        "url": webhook_url,
        "secret_token": secret,
        "allowed_updates": ALLOWED_UPDATES,
        "max_connections": 40,
    })


def call(api_url: str, token: str, method: str, parameters: dict) -> dict:
    """Calls a method; a refusal or silence is a failure that never shows the token."""
    request = urllib.request.Request(
        f"{api_url}/bot{token}/{method}", data=json.dumps(parameters).encode(),
        headers={"Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)["result"]
    except urllib.error.HTTPError as refused:
        try:
            reason = json.load(refused)["description"]
        except (ValueError, KeyError, TypeError):
            reason = f"HTTP {refused.code}"
        if refused.code in (401, 404):
            raise Failure(
                f"{api_url} does not know this bot's token ({method}: {reason}).",
                "Copy the token anew from @BotFather into its SSM parameter (in the local city: TELEGRAM_TOKEN), then run again.",
            ) from None
        raise Failure(f"{api_url} refused {method}: {reason}.", "Check the bot's token and the webhook's address.") from None
    except (OSError, ValueError, KeyError) as error:
        reason = getattr(error, "reason", error)
        raise Failure(f"{api_url} did not answer {method}: {reason}.", "Check the address in TELEGRAM_API_URL and the network.") from None
