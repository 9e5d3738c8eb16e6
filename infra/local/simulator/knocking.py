"""One knock at the bot's webhook, in either messenger, through the ordered weather."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import aiohttp

from .network import Switches

SILENT, UNREACHABLE, BROKEN = "silent", "unreachable", "broken"
LOST_REQUEST, LOST_RESPONSE = "подію навмисно загублено в дорозі", "відповідь бота навмисно загублено"


@dataclass
class Answer:
    """What came back: `trouble` is None when there was an answer; `note` tells of ordered weather."""

    status: int | None = None
    reason: str = ""
    body: bytes = b""
    kind: str = ""
    retry_after: int = 0
    trouble: str | None = None
    detail: str = ""
    note: str | None = None


async def knock(session: aiohttp.ClientSession, url: str, raw: bytes, headers: dict[str, str], network: Switches | None = None) -> Answer:
    """Posts a body to an address. With `network` the knock or its answer may get lost, or be waited for only so long."""
    answer = Answer()
    if network is not None and network.take("lose_requests"):
        answer.trouble, answer.note = SILENT, LOST_REQUEST
        return answer
    lost = network is not None and network.take("lose_responses")
    patience = network["answer_timeout"] if network is not None else 0
    options = {"timeout": aiohttp.ClientTimeout(total=patience)} if patience else {}
    try:
        async with session.post(url, data=raw, headers={"Content-Type": "application/json", **headers},
                                allow_redirects=False, **options) as response:
            answer.status, answer.reason, answer.kind = response.status, response.reason or "", response.content_type
            answer.body = await response.read()
            answer.retry_after = _seconds(response.headers.get("Retry-After"))
    except asyncio.TimeoutError:
        answer.trouble = SILENT
    except aiohttp.ClientConnectorError:
        answer.trouble = UNREACHABLE
    except (aiohttp.ClientError, ValueError) as problem:
        answer.trouble, answer.detail = BROKEN, problem.__class__.__name__
    if lost and answer.trouble is None:
        answer.trouble, answer.note = SILENT, LOST_RESPONSE
    return answer


def _seconds(value: str | None) -> int:
    return int(value) if value and value.strip().isdigit() else 0
