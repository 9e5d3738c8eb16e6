"""Ready files for the attach menu: small, valid, made by `samples/make.py`."""

from __future__ import annotations

from pathlib import Path

from .parameters import Upload

FOLDER = Path(__file__).parent / "samples"
PHOTOS = ("road.jpg", "lamp.jpg", "yard.jpg")
FILES = {
    "video": ("yard.mp4", "video/mp4"), "video_note": ("yard.mp4", "video/mp4"),
    "voice": ("voice.ogg", "audio/ogg"), "audio": ("voice.ogg", "audio/ogg"),
    "document": ("statement.pdf", "application/pdf"), "sticker": ("lamp.webp", "image/webp"),
}
NAMES = {"document": "Заява мешканців.pdf", "audio": "Запис.ogg", "video": "IMG_20261124.mp4"}
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
