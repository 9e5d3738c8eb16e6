"""Ready files for the attach menu: small, valid, made by `samples/make.py`; and files of any type made on demand."""

from __future__ import annotations

import io
import mimetypes
import zipfile
from pathlib import Path

from .parameters import Upload

FOLDER = Path(__file__).parent / "samples"
PHOTOS = ("road.jpg", "lamp.jpg", "yard.jpg")
FILES = {
    "video": ("yard.mp4", "video/mp4"), "video_note": ("yard.mp4", "video/mp4"),
    "animation": ("yard.mp4", "video/mp4"), "voice": ("voice.ogg", "audio/ogg"), "audio": ("voice.ogg", "audio/ogg"),
    "document": ("statement.pdf", "application/pdf"), "sticker": ("lamp.webp", "image/webp"),
}
NAMES = {"animation": "giphy.mp4", "document": "Заява мешканців.pdf", "audio": "Запис.ogg", "video": "IMG_20261124.mp4"}
LARGE_SIZE = 25 * 1024 * 1024


def photo(number: int = 0) -> Upload:
    """One of the sample photos."""
    name = PHOTOS[number % len(PHOTOS)]
    return Upload(name, "image/jpeg", (FOLDER / name).read_bytes())


def sample(kind: str) -> Upload:
    """The sample file of a kind."""
    if kind == "photo":
        return photo()
    name, mime = FILES[kind]
    return Upload(NAMES.get(kind, name), mime, (FOLDER / name).read_bytes())


# How a file of a type begins, so that those who look inside see what they expect.
BEGINNINGS = {
    "pdf": b"%PDF-1.4\n", "png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff\xe0", "gif": b"GIF89a", "exe": b"MZ\x90\x00",
    "heic": b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", "mp4": b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00",
    "rar": b"Rar!\x1a\x07\x01\x00", "7z": b"7z\xbc\xaf\x27\x1c", "doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "apk": b"PK\x03\x04", "html": b"<!doctype html><script>alert(1)</script>", "svg": b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
}
PACKED = {
    "zip": {"заява.txt": "Не горить ліхтар"},
    "docx": {"[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>"},
    "xlsx": {"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"},
    "odt": {"mimetype": "application/vnd.oasis.opendocument.text"},
}
MORE_TYPES = {"heic": "image/heic", "rar": "application/vnd.rar", "7z": "application/x-7z-compressed",
              "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
              "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
              "odt": "application/vnd.oasis.opendocument.text"}


def made(name: str, mime: str | None = None, size: int | None = None) -> Upload:
    """A file of any name and type, beginning as such files do; with `size` it has exactly so many bytes."""
    extension = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    data = BEGINNINGS.get(extension, "Зразок файла\n".encode())
    if extension in PACKED:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for inner, text in PACKED[extension].items():
                archive.writestr(inner, text)
        data = packed.getvalue()
    if size is not None:
        data = data.ljust(size, b"\0")[:size]
    return Upload(name, mime or MORE_TYPES.get(extension) or mimetypes.guess_type(name)[0] or "application/octet-stream", data)
