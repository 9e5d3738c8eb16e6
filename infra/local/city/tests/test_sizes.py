"""A function that has grown over the limit is named; the site's may be large."""

import random
from pathlib import Path

from city.sizes import LIMIT, complaints, zips


def _build(folder: Path, name: str, content: bytes) -> None:
    (folder / name).mkdir()
    (folder / name / "bootstrap").write_bytes(content)


def test_only_what_is_too_large_as_a_zip_is_named(tmp_path: Path) -> None:
    noise = random.Random(1).randbytes(LIMIT + 1)
    _build(tmp_path, "grown", noise)
    _build(tmp_path, "staff-web", noise)
    _build(tmp_path, "padded", bytes(4 * LIMIT))

    sizes = zips(tmp_path, ["grown", "staff-web", "padded"])

    assert sizes["padded"] < LIMIT < sizes["grown"]
    assert [text.split(":")[0] for text in complaints(sizes)] == ["grown"]
