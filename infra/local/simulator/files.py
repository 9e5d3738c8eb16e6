"""Files: bytes on disk under their hash, file ids, and what Telegram says about each kind."""

from __future__ import annotations

import base64
import hashlib
import os
import secrets
import struct
from pathlib import Path

from .store import Store

# Kind: (prefix of the file id, folder in the download path, usual extension)
KINDS = {
    "photo": ("AgACAgIAAxkB", "photos", ".jpg"), "document": ("BQACAgIAAxkB", "documents", ""),
    "video": ("BAACAgIAAxkB", "videos", ".mp4"), "voice": ("AwACAgIAAxkB", "voice", ".oga"),
    "audio": ("CQACAgIAAxkB", "music", ".mp3"), "video_note": ("DQACAgIAAxkB", "video_notes", ".mp4"),
    "sticker": ("CAACAgIAAxkB", "stickers", ".webp"), "animation": ("CgACAgIAAxkB", "animations", ".mp4"),
}
PHOTO_EDGES = (90, 320, 800, 1280)
DOWNLOAD_LIMIT = 20 * 1024 * 1024


def image_size(data: bytes) -> tuple[int, int] | None:
    """Width and height of a JPEG, PNG, GIF or WebP image; None for anything else."""
    if data[:8] == b"\x89PNG\r\n\x1a\n" and len(data) >= 24:
        return struct.unpack(">II", data[16:24])
    if data[:6] in (b"GIF87a", b"GIF89a") and len(data) >= 10:
        return struct.unpack("<HH", data[6:10])
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP" and len(data) >= 30:
        return _webp_size(data)
    if data[:2] == b"\xff\xd8":
        return _jpeg_size(data)
    return None


def _webp_size(data: bytes) -> tuple[int, int] | None:
    if data[12:16] == b"VP8X":
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    if data[12:16] == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if data[12:16] == b"VP8 ":
        width, height = struct.unpack("<HH", data[26:30])
        return width & 0x3FFF, height & 0x3FFF
    return None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    position = 2
    while position + 9 < len(data) and data[position] == 0xFF:
        marker = data[position + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[position + 5:position + 9])
            return width, height
        position += 2 + int.from_bytes(data[position + 2:position + 4], "big")
    return None


def safe_name(name: str | None) -> str | None:
    """A file name without folders and control characters."""
    if not name:
        return None
    cleaned = "".join(c for c in name.replace("\\", "/").rsplit("/", 1)[-1] if c.isprintable())
    return cleaned[:200] or None


class Files:
    """Keeps the bytes and makes the objects that messages carry."""

    def __init__(self, folder: Path, store: Store):
        self._folder = folder
        self._store = store
        folder.mkdir(parents=True, exist_ok=True)

    def path_of(self, record: dict) -> Path:
        """Where the bytes of a stored file lie."""
        return self._folder / record["content"]

    def save(self, kind: str, data: bytes, name: str | None, mime: str | None, extra: dict | None = None,
             claimed_size: int | None = None) -> dict:
        """Stores bytes under a new file id; `claimed_size` pretends that the file is larger."""
        digest = hashlib.sha256(data).hexdigest()
        target = self._folder / digest
        if not target.exists():
            part = target.with_suffix(f".{secrets.token_hex(4)}")
            part.write_bytes(data)
            part.replace(target)
        prefix, folder, usual = KINDS[kind]
        extension = os.path.splitext(name or "")[1][:12] if kind not in ("photo", "video_note", "voice") else ""
        if not extension.isascii() or " " in extension:
            extension = ""
        number = self._store.next_number("next_file")
        unique = base64.urlsafe_b64encode(bytes.fromhex(digest)[:11] + bytes([PHOTO_EDGES.index(extra["edge"])
                 if extra and extra.get("edge") in PHOTO_EDGES else 9])).decode().rstrip("=")
        record = {"file_id": prefix + secrets.token_urlsafe(36), "unique_id": unique, "kind": kind,
                  "path": f"{folder}/file_{number}{extension or usual}", "name": safe_name(name), "mime": mime,
                  "size": claimed_size or len(data), "content": digest, "extra": extra or {}}
        self._store.add_file(record)
        return record

    def photo(self, data: bytes) -> list[dict] | None:
        """The sizes of a photo, smallest first; None when the bytes are no image.

        All sizes share the original bytes: nothing here can scale pictures.
        """
        size = image_size(data)
        if size is None or 0 in size:
            return None
        width, height = size
        longest = max(width, height)
        edges = [edge for edge in PHOTO_EDGES if edge < longest] + [min(longest, PHOTO_EDGES[-1])]
        sizes = []
        for edge in edges:
            scale = edge / longest
            dimensions = {"width": max(round(width * scale), 1), "height": max(round(height * scale), 1)}
            record = self.save("photo", data, None, "image/jpeg", {"edge": edge, **dimensions})
            sizes.append({**self._named(record), **dimensions})
        return sizes

    def media(self, kind: str, record: dict) -> dict:
        """The object of a message for any kind but photos."""
        extra = {k: v for k, v in record["extra"].items() if v is not None}
        result = {**self._named(record), **extra}
        if kind in ("document", "video", "audio", "animation") and record["name"]:
            result["file_name"] = record["name"]
        if kind not in ("video_note", "sticker") and record["mime"]:
            result["mime_type"] = record["mime"]
        return result

    @staticmethod
    def _named(record: dict) -> dict:
        return {"file_id": record["file_id"], "file_unique_id": record["unique_id"], "file_size": record["size"]}
