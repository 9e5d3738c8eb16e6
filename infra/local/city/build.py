"""From sources to what is deployed: the staff site, then the functions; what has not changed is not built again."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from . import sizes, unwinding
from .console import Step, run, step, warn
from .settings import ROOT, Settings, tool

WEB = ROOT / "web"
LOCAL_BINARIES = ROOT / "target/lambda-local"


def functions() -> list[str]:
    """The names of the functions: one folder each."""
    return sorted(folder.parent.name for folder in (ROOT / "functions").glob("*/Cargo.toml"))


def web(settings: Settings) -> None:
    """Packages and bundle of the staff site."""
    npm_ci(WEB, "Web packages", settings)
    sources = (
        path for path in WEB.rglob("*")
        if path.is_file() and not {"node_modules", "dist", "tests"} & set(path.relative_to(WEB).parts)
    )
    with step("Staff site") as progress:
        wanted = fingerprint(sources)
        stamp = WEB / "dist/.sources"
        if stamp.is_file() and stamp.read_text() == wanted:
            progress.note = "unchanged"
            return
        run(
            ["npm", "run", "build"], cwd=WEB, log=settings.logs / "web-build.log", progress=progress,
            what="The staff site could not be built", todo="Mend what is named above, then run again.",
        )
        stamp.write_text(wanted)


def npm_ci(folder: Path, title: str, settings: Settings) -> None:
    """Installs a folder's locked packages, unless they are there."""
    with step(title) as progress:
        wanted = fingerprint([folder / "package-lock.json"])
        stamp = folder / "node_modules/.package-lock.sha256"
        if stamp.is_file() and stamp.read_text() == wanted:
            progress.note = "unchanged"
            return
        run(
            ["npm", "ci", "--no-audit", "--no-fund"], cwd=folder, progress=progress,
            log=settings.logs / f"npm-{folder.name}.log",
            what=f"The packages of {folder.relative_to(ROOT)}/ could not be installed",
            todo="Check the network and run again.",
        )
        stamp.write_text(wanted)


def local(settings: Settings) -> None:
    """All binaries in the development profile; the functions' copies without debug information."""
    with step("Functions (cargo build)") as progress:
        run(
            ["cargo", "build", "--workspace", "--color", "never"], cwd=ROOT, progress=progress,
            log=settings.logs / "cargo-build.log",
            what="The functions could not be built", todo="Mend what the compiler names above, then run again.",
        )
        _collect(progress)


def release(settings: Settings, architecture: str) -> None:
    """What is deployed to AWS: target/lambda/<function>/bootstrap, small and for the chosen processor."""
    command = [tool("cargo-lambda"), "lambda", "build", "--release"]
    if architecture == "arm64":
        command.append("--arm64")
    for name in functions():
        command += ["--package", name]
    with step(f"Functions for AWS ({architecture})") as progress:
        run(
            command, cwd=ROOT, log=settings.logs / "cargo-lambda.log", progress=progress,
            env=os.environ | {"PATH": f"{tool('python').parent}{os.pathsep}{os.environ['PATH']}"},
            what="The functions could not be built", todo="Mend what the compiler names above, then run again.",
        )
        built = target_directory() / "lambda"
        for name in functions():
            unwinding.empty_tables(built / name / "bootstrap")
        zips = sizes.zips(built, functions())
        progress.note = ", ".join(f"{name} {size / 1e6:.2f}" for name, size in zips.items()) + " MB zipped"
    for complaint in sizes.complaints(zips):
        warn(complaint)


def target_directory() -> Path:
    """Where cargo puts what it builds."""
    return ROOT / (os.environ.get("CARGO_TARGET_DIR") or "target")


def fingerprint(files: Iterable[Path]) -> str:
    """One hash over the names and contents of files."""
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0")
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()


def _collect(progress: Step) -> None:
    changed = 0
    for name in functions():
        built = target_directory() / "debug" / name
        copy = LOCAL_BINARIES / name / "bootstrap"
        if copy.is_file() and copy.stat().st_mtime_ns == built.stat().st_mtime_ns:
            continue
        copy.parent.mkdir(parents=True, exist_ok=True)
        _strip(built, copy)
        os.utime(copy, ns=(built.stat().st_atime_ns, built.stat().st_mtime_ns))
        changed += 1
    progress.note = f"{changed} changed" if changed else "unchanged"


def _strip(source: Path, copy: Path) -> None:
    # Without debug information a function is a tenth of the size and deploys as much faster.
    fresh = copy.with_suffix(".new")
    shutil.copy2(source, fresh)
    if shutil.which("strip"):
        subprocess.run(["strip", str(fresh)], check=False, capture_output=True)
    fresh.replace(copy)
