"""A short run of the fuzz targets in tests/fuzz, begun from the sample events and the moderation corpora."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

from .console import Failure, warn
from .settings import ROOT

FUZZ = ROOT / "tests/fuzz"
CORPUS = ROOT / "target/fuzz-corpus"
SECONDS = int(os.environ.get("FUZZ_SECONDS", "20"))
MODERATION_TEXTS = ROOT / "shared/domain/tests/moderation"
TARGETS = ("telegram", "viber", "moderation")


def run(cargo_fuzz: Path) -> None:
    """Fuzzes each target for a while; a crash ends it with the input that caused it.

    Without the instrumentation of cargo-fuzz (a toolchain may lack it) the targets still run as
    plain libFuzzer programs, which mutate blindly.
    """
    for target in TARGETS:
        corpus = CORPUS / target
        _fill(corpus, _seeds(target))
        arguments = [str(corpus), f"-max_total_time={SECONDS}", "-timeout=5", "-verbosity=0", "-print_final_stats=0"]
        guided = [cargo_fuzz, "fuzz", "run", "--fuzz-dir", FUZZ, "--sanitizer", "none", target, "--", *arguments]
        plain = ["cargo", "run", "--quiet", "--release", "--manifest-path", FUZZ / "Cargo.toml", "--bin", target, "--", *arguments]
        command = guided if _instruments(cargo_fuzz) else plain
        if subprocess.run([str(word) for word in command], cwd=ROOT, env=_environment(), check=False).returncode != 0:
            raise Failure(
                f"Fuzzing {target}: an input was found that it does not survive.",
                f"The input is named above; run it alone: cargo fuzz run --fuzz-dir tests/fuzz --sanitizer none {target} <file>",
            )


_able: bool | None = None


def _instruments(cargo_fuzz: Path) -> bool:
    global _able
    if _able is None:
        build = [cargo_fuzz, "fuzz", "build", "--fuzz-dir", FUZZ, "--sanitizer", "none"]
        _able = subprocess.run([str(word) for word in build], cwd=ROOT, env=_environment(), check=False).returncode == 0
        if not _able:
            warn("This toolchain does not build with cargo-fuzz's instrumentation; the targets run without it.")
    return _able


def _environment() -> dict[str, str]:
    return os.environ | {"CARGO_TARGET_DIR": str(ROOT / "target/fuzz")}


def _seeds(target: str) -> Iterator[bytes]:
    if target == "moderation":
        for file in sorted(MODERATION_TEXTS.glob("*.txt")):
            for line in file.read_text(encoding="utf-8").splitlines()[:300]:
                yield line.encode()
        return
    for file in sorted((ROOT / f"events/{target}-webhook").glob("*.json")):
        yield (json.loads(file.read_text(encoding="utf-8")).get("body") or "").encode()


def _fill(corpus: Path, seeds: Iterator[bytes]) -> None:
    corpus.mkdir(parents=True, exist_ok=True)
    for seed in seeds:
        (corpus / hashlib.sha1(seed).hexdigest()).write_bytes(seed)  # noqa: S324
