"""Methods that send files: one at a time, or an album."""

from __future__ import annotations

import mimetypes
import secrets
from urllib.parse import urlsplit

import aiohttp

from ..errors import bad_request
from ..parameters import Call, Upload
from ..world import World
from .common import caption_of, chat_of, markup_of, post, reply_of
from .registry import method

UPLOAD_LIMIT = 50 * 1024 * 1024
PHOTO_LIMIT = 10 * 1024 * 1024
URL_LIMIT = 20 * 1024 * 1024
LOOPBACK = ("localhost", "127.0.0.1", "::1")
NUMBERS = {"video": ("width", "height", "duration"), "voice": ("duration",), "audio": ("duration",),
           "video_note": ("length", "duration"), "animation": ("width", "height", "duration")}
DEFAULTS = {"video": {"width": 320, "height": 240, "duration": 0}, "voice": {"duration": 0}, "audio": {"duration": 0},
            "video_note": {"length": 240, "duration": 0}, "animation": {"width": 320, "height": 240, "duration": 0}}
MIMES = {"photo": "image/jpeg", "video": "video/mp4", "voice": "audio/ogg", "audio": "audio/mpeg",
         "video_note": "video/mp4", "animation": "video/mp4"}


async def resolve(world: World, call: Call, kind: str, source: str, field: str) -> dict:
    """What a file parameter means: an upload, a known file id or an address. Gives the message's content."""
    name = source.removeprefix("attach://") if source.startswith("attach://") else field
    upload = call.files.get(name)
    if upload is None and source.startswith("attach://"):
        raise bad_request(f"wrong file identifier/HTTP URL specified: no file {name} attached")
    if upload is None and not source:
        raise bad_request(f"there is no {kind.replace('_', ' ')} in the request")
    if upload is None and urlsplit(source).scheme in ("http", "https"):
        upload = await _fetched(source)
    if upload is None:
        return _known(world, kind, source)
    return _stored(world, call, kind, upload)


def _known(world: World, kind: str, file_id: str) -> dict:
    record = world.store.file(file_id)
    if record is None:
        raise bad_request("wrong remote file identifier specified: Wrong padding in the string"
                          if len(file_id) < 20 else "wrong file identifier/HTTP URL specified")
    if record["kind"] != kind:
        raise bad_request(f"can't use file of type {record['kind'].title()} as {kind.title()}")
    if kind == "photo":
        return {"photo": world.files.photo(world.files.path_of(record).read_bytes())}
    return {kind: world.files.media(kind, record)}


def _stored(world: World, call: Call, kind: str, upload: Upload) -> dict:
    if not upload.data:
        raise bad_request("file must be non-empty")
    if len(upload.data) > (PHOTO_LIMIT if kind == "photo" else UPLOAD_LIMIT):
        raise bad_request("file is too big")
    if kind == "photo":
        sizes = world.files.photo(upload.data)
        if sizes is None:
            raise bad_request("IMAGE_PROCESS_FAILED")
        return {"photo": sizes}
    mime = upload.mime
    if mime == "application/octet-stream":
        mime = mimetypes.guess_type(upload.name)[0] or MIMES.get(kind, mime)
    extra = dict(DEFAULTS.get(kind, {}))
    for name in NUMBERS.get(kind, ()):
        if call.integer(name) > 0:
            extra[name] = call.integer(name)
    if kind == "audio":
        extra.update({n: call.text(n) for n in ("performer", "title") if call.text(n)})
    return {kind: world.files.media(kind, world.files.save(kind, upload.data, upload.name, mime, extra))}


async def _fetched(url: str) -> Upload:
    """A file by its address; the simulator reaches this machine only."""
    parts = urlsplit(url)
    if parts.hostname not in LOOPBACK:
        raise bad_request("failed to get HTTP URL content (the simulator reaches this machine only)")
    try:
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=20)) as session:
            async with session.get(url) as response:
                data = bytearray()
                async for chunk in response.content.iter_chunked(1 << 16):
                    data += chunk
                    if len(data) > URL_LIMIT:
                        break
                if response.status != 200 or len(data) > URL_LIMIT:
                    raise bad_request("failed to get HTTP URL content")
                return Upload(parts.path.rsplit("/", 1)[-1] or "file", response.content_type, bytes(data))
    except (aiohttp.ClientError, TimeoutError):
        raise bad_request("failed to get HTTP URL content") from None


async def _send(executor, call: Call, kind: str) -> dict:
    markup, caption = markup_of(call), {} if kind == "video_note" else caption_of(call)
    citizen = chat_of(executor.world, call)
    content = await resolve(executor.world, call, kind, call.text(kind), kind)
    if kind == "animation":
        content["document"] = content["animation"]
    return post(executor.world, citizen, call, {**content, **caption}, markup)


def _register(kind: str, name: str) -> None:
    @method(name)
    async def send(executor, call) -> dict:
        return await _send(executor, call, kind)
    send.__doc__ = f"Sends a file as {kind}."


for _kind, _name in (("photo", "sendPhoto"), ("document", "sendDocument"), ("video", "sendVideo"),
                     ("voice", "sendVoice"), ("audio", "sendAudio"), ("video_note", "sendVideoNote"),
                     ("animation", "sendAnimation")):
    _register(_kind, _name)


@method("sendMediaGroup")
async def send_media_group(executor, call: Call) -> list[dict]:
    """An album of two to ten files; documents and audio only among themselves."""
    world = executor.world
    if not call.text("media"):
        raise bad_request('parameter "media" is required')
    items = call.structure("media", "can't parse media JSON object")
    if not isinstance(items, list):
        raise bad_request("expected an Array of InputMedia")
    if not 1 <= len(items) <= 10:
        raise bad_request("too many messages to send as an album" if items else "there are no messages to send")
    citizen = chat_of(world, call)
    reply_of(world, call, citizen)
    kinds, contents = set(), []
    for item in items:
        if not isinstance(item, dict):
            raise bad_request("can't parse InputMedia: expected an Object")
        kind = item.get("type")
        if kind not in ("photo", "video", "document", "audio"):
            unfit = "can't be used in sendMediaGroup" if kind == "animation" else "is unsupported"
            raise bad_request(f'can\'t parse InputMedia: type "{kind}" {unfit}')
        kinds.add(kind if kind in ("document", "audio") else "visual")
        values = Call({k: v for k, v in item.items()}, call.files)
        contents.append({**await resolve(world, values, kind, values.text("media"), "media"), **caption_of(values)})
    if len(kinds) > 1:
        raise bad_request(f"{'document' if 'document' in kinds else 'audio'} can't be mixed with other media types")
    group = {"media_group_id": str(secrets.randbelow(10**17) + 10**16)} if len(contents) > 1 else {}
    return [post(world, citizen, call, {**group, **content}, None) for content in contents]
