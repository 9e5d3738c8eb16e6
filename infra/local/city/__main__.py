"""Command line of the local city: `python -m city run|up|down|reset|status|build|test|check|connect`."""

from __future__ import annotations

import argparse
import os
import signal
import sys

from . import environment
from .console import Failure, show

COMMANDS = {
    "setup": "install what the city is built and tested with",
    "run": "start the city and stay; Ctrl-C stops it",
    "up": "start the city and return when it is ready",
    "down": "stop the city, keep its data",
    "reset": "stop the city and delete its data",
    "status": "say which parts run",
    "build": "build the functions for AWS (ARCH=x86_64 or arm64)",
    "connect": "connect a deployed stack: webhook, first administrator, directory",
    "test": "run every test",
    "check": "run every check and every test",
}


def main() -> int:
    """Runs one command; returns the exit code."""
    parser = argparse.ArgumentParser(prog="city", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, text in COMMANDS.items():
        commands.add_parser(name, help=text)
    command = parser.parse_args().command
    # A stop from outside ends like Ctrl-C, in order; both work in the background too.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        environment.enter()
        return _dispatch(command)
    except Failure as failure:
        show(failure)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130


def _dispatch(command: str) -> int:
    # Imported here: these need the packages that `environment` has just installed.
    from . import build, checks, connect, lifecycle, outputs
    from .settings import Settings

    settings = Settings.read()
    match command:
        case "setup":
            checks.setup(settings)
        case "run":
            _run(settings)
        case "up":
            outputs.show(settings, lifecycle.up(settings), people=False)
        case "down":
            lifecycle.down(settings)
        case "reset":
            lifecycle.reset(settings)
        case "status":
            return 0 if lifecycle.status(settings) else 1
        case "build":
            environment.need_build_tools()
            build.web(settings)
            build.release(settings, os.environ.get("ARCH") or "x86_64")
        case "connect":
            connect.connect(settings)
        case "test":
            checks.test(settings)
        case "check":
            checks.check(settings)
    return 0


def _run(settings) -> None:
    from . import lifecycle, outputs, watch

    try:
        outputs.show(settings, lifecycle.up(settings), people=True)
        print("  Ctrl-C stops the city; the data is kept. Calls of staff and messenger:\n", flush=True)
        watch.stay(settings)
    except KeyboardInterrupt:
        # An impatient second Ctrl-C must not cost the data.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        print()
        lifecycle.down(settings)
    except Failure:
        lifecycle.down(settings)
        raise


if __name__ == "__main__":
    sys.exit(main())
