"""How the bot gets its updates: webhook settings and getUpdates."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from ..errors import ApiError, bad_request
from ..parameters import Call
from ..world import World
from .registry import Described, method

KINDS = ("message", "edited_message", "channel_post", "edited_channel_post", "business_connection",
         "business_message", "edited_business_message", "deleted_business_messages", "message_reaction",
         "message_reaction_count", "inline_query", "chosen_inline_result", "callback_query", "shipping_query",
         "pre_checkout_query", "purchased_paid_media", "poll", "poll_answer", "my_chat_member", "chat_member",
         "chat_join_request", "chat_boost", "removed_chat_boost")
LOOPBACK = ("localhost", "127.0.0.1", "::1")


def _allow(world: World, call: Call) -> None:
    """Stores `allowed_updates`; unknown kinds are ignored, an empty list means the usual ones."""
    wanted = call.structure("allowed_updates", "can't parse allowed_updates JSON object")
    if wanted is None:
        return
    if not isinstance(wanted, list) or not all(isinstance(kind, str) for kind in wanted):
        raise bad_request("expected an Array of strings as allowed_updates")
    world.store.set_setting("allowed_updates", [kind for kind in wanted if kind in KINDS])


@method("setWebhook")
async def set_webhook(executor, call) -> Described:
    """Where updates go; plain HTTP is accepted on this machine only."""
    world, url = executor.world, call.text("url").strip()
    if not url:
        return await delete_webhook(executor, call)
    parts = urlsplit(url)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOOPBACK):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if not parts.hostname:
        raise bad_request("invalid webhook URL specified")
    secret = call.text("secret_token")
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise bad_request("secret token contains unallowed characters")
    connections = call.integer("max_connections", 40)
    webhook = {"url": url, "secret_token": secret, "max_connections": min(max(connections, 1), 100)}
    _allow(world, call)
    if call.flag("drop_pending_updates"):
        world.store.drop_pending()
    same = world.store.setting("webhook") == webhook
    world.store.set_setting("webhook", webhook)
    if not same:
        world.store.set_setting("webhook_error", None)
    executor.delivery.resume()
    executor.delivery.hurry()
    executor.delivery.publish_status()
    return Described(True, "Webhook is already set" if same else "Webhook was set")


@method("deleteWebhook")
async def delete_webhook(executor, call) -> Described:
    """Back to getUpdates."""
    world = executor.world
    was = world.store.setting("webhook") is not None
    if call.flag("drop_pending_updates"):
        world.store.drop_pending()
    world.store.set_setting("webhook", None)
    world.store.set_setting("webhook_error", None)
    executor.delivery.hurry()
    executor.delivery.publish_status()
    return Described(True, "Webhook was deleted" if was else "Webhook is already deleted")


@method("getWebhookInfo")
async def get_webhook_info(executor, call) -> dict:
    """The webhook's address, queue and last error."""
    store = executor.world.store
    webhook, error = store.setting("webhook"), store.setting("webhook_error")
    info = {"url": webhook["url"] if webhook else "", "has_custom_certificate": False,
            "pending_update_count": store.pending_count()}
    if webhook:
        info["max_connections"] = webhook["max_connections"]
        info["ip_address"] = "127.0.0.1"
        if error:
            info.update(last_error_date=error["date"], last_error_message=error["message"])
    if store.setting("allowed_updates"):
        info["allowed_updates"] = store.setting("allowed_updates")
    return info


@method("getUpdates")
async def get_updates(executor, call) -> list[dict]:
    """Long polling; refused while a webhook is set."""
    if executor.world.store.setting("webhook"):
        raise ApiError(409, "Conflict: can't use getUpdates method while webhook is active; "
                            "use deleteWebhook to delete the webhook first")
    _allow(executor.world, call)
    limit = min(max(call.integer("limit", 100), 1), 100)
    timeout = min(max(call.integer("timeout"), 0), 50)
    updates = await executor.delivery.poll(call.integer("offset"), limit, timeout)
    if updates is None:
        raise ApiError(409, "Conflict: terminated by other getUpdates request; "
                            "make sure that only one bot instance is running")
    return updates
