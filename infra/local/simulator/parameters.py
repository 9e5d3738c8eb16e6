"""Parameters of one Bot API call, whichever of the accepted encodings carried them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from .errors import ApiError, bad_request


@dataclass
class Upload:
    """A file that came inside a multipart body."""

    name: str
    mime: str
    data: bytes


@dataclass
class Call:
    """A method call: plain values and uploaded files."""

    values: dict[str, Any] = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str, default: str = "") -> str:
        """The value as a string; structures are rendered as JSON."""
        value = self.values.get(name)
        if value is None:
            return default
        if isinstance(value, str):
            return value
        if isinstance(value, bool):
            return "true" if value else "false"
        return json.dumps(value, ensure_ascii=False)

    def integer(self, name: str, default: int = 0) -> int:
        """The value as an integer; like Telegram, nonsense counts as absent."""
        try:
            return int(self.text(name).strip())
        except ValueError:
            return default

    def number(self, name: str) -> float | None:
        """The value as a number, or None."""
        try:
            return float(self.text(name).strip())
        except ValueError:
            return None

    def flag(self, name: str) -> bool:
        """The value as a truth value."""
        return self.text(name).strip().lower() in ("true", "yes", "1")

    def structure(self, name: str, mistake: str) -> Any:
        """A JSON structure, given natively or as a string; None when absent."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        if isinstance(value, str):
            try:
                return json.loads(value)
            except ValueError:
                raise bad_request(mistake) from None
        return value

    def shown(self) -> dict:
        """What the traffic log shows: files by name and size only."""
        shown = dict(self.values)
        for name, upload in self.files.items():
            shown[name] = f"<{upload.name}, {upload.mime}, {len(upload.data)} bytes>"
        return shown


async def read_call(request: web.Request) -> Call:
    """Reads query, JSON, urlencoded or multipart parameters of a request."""
    call = Call(dict(request.query))
    kind = request.content_type
    if kind == "multipart/form-data":
        async for part in await request.multipart():
            if part.name is None:
                continue
            data = bytes(await part.read(decode=False))
            if part.filename is not None:
                mime = part.headers.get("Content-Type", "application/octet-stream")
                call.files[part.name] = Upload(part.filename, mime.split(";")[0], data)
            else:
                call.values[part.name] = data.decode("utf-8", "replace")
    elif kind == "application/x-www-form-urlencoded":
        call.values.update(await request.post())
    elif request.can_read_body:
        call.values.update(json_parameters(await request.read()))
    return call


def json_parameters(body: bytes) -> dict:
    """The parameters in a JSON body."""
    if not body.strip():
        return {}
    try:
        values = json.loads(body)
    except ValueError:
        raise ApiError(400, "Bad Request: can't parse JSON object") from None
    if not isinstance(values, dict):
        raise ApiError(400, "Bad Request: JSON object expected")
    return values
