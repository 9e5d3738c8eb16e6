"""How large the functions are as they are uploaded, and which are larger than the design allows."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

LIMIT = 3_000_000
"""Bytes of a zip (docs/adr/0002); `make bench` fails over the same (tests/bench/src/report.rs)."""

LARGE = {"staff-web"}
"""It carries the staff site."""


def zips(built: Path, names: Iterable[str]) -> dict[str, int]:
    """Bytes of each function's zip, packed as SAM packs it, by name."""
    return {name: _zipped(built / name / "bootstrap") for name in names}


def complaints(sizes: Mapping[str, int]) -> list[str]:
    """What is to be said of functions over the limit."""
    return [
        f"{name}: a zip of {size / 1e6:.2f} MB; the design allows {LIMIT / 1e6:.1f} (docs/adr/0002)"
        for name, size in sizes.items()
        if size > LIMIT and name not in LARGE
    ]


def _zipped(binary: Path) -> int:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(binary, "bootstrap")
    return len(buffer.getvalue())
