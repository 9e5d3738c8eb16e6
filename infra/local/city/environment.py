"""The Python environment of the tools: made on the first run, renewed when requirements.txt changes.

Uses the standard library only: it runs before anything is installed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from .console import Failure, run, step
from .settings import ROOT, VENV, tool

REQUIREMENTS = ROOT / "infra/local/requirements.txt"
NODE_MAJOR = 20
_GET_NODE = f"Install Node.js {NODE_MAJOR} or newer from https://nodejs.org and run again."


def enter() -> None:
    """Makes sure the environment is there and continues in it."""
    if sys.version_info < (3, 11):
        raise Failure(
            f"Python {sys.version.split()[0]} is too old; 3.11 or newer is needed.",
            "Install it and run again, for example: make run PYTHON=python3.12",
        )
    _install()
    if not _inside():
        python = tool("python")
        os.execv(python, [str(python), "-m", "city", *sys.argv[1:]])


def need_build_tools() -> None:
    """Checks for what this project builds with and cannot bring along."""
    if shutil.which("cargo") is None:
        raise Failure("Rust is not installed (no `cargo`).", "Install it from https://rustup.rs and run again.")
    if shutil.which("npm") is None:
        raise Failure("Node.js is not installed (no `npm`).", _GET_NODE)
    version = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False).stdout.strip()
    if not version.startswith("v") or int(version[1:].split(".")[0]) < NODE_MAJOR:
        raise Failure(f"Node.js {version or 'of an unknown version'} is too old.", _GET_NODE)


def _install() -> None:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    wanted = f"{version} {hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()}"
    stamp = VENV / "installed.txt"
    present = stamp.read_text() if stamp.is_file() else ""
    if present == wanted:
        return
    with step("Python environment") as progress:
        # An environment half made, or made by another Python, is made anew; never the one in use.
        if present.split(" ")[0] != version and not _inside():
            _create()
        run(
            [tool("python"), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "-r", REQUIREMENTS],
            log=ROOT / ".local/logs/pip.log", progress=progress,
            what="Python packages could not be installed",
            todo="Check the network and run again; what is already there is kept.",
        )
        stamp.write_text(wanted)


def _create() -> None:
    try:
        venv.create(VENV, with_pip=True, clear=True)
    except (subprocess.CalledProcessError, OSError) as error:
        raise Failure(
            f"The Python environment in {VENV} could not be made: {error}",
            "On Debian and Ubuntu: apt-get install python3-venv. Then run again.",
        ) from None


def _inside() -> bool:
    return Path(sys.prefix).resolve() == VENV.resolve()
