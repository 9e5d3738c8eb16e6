"""Command line: `python -m simulator --port 8401 --data DIR [--seed-citizens FILE]`."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from aiohttp import web

from .application import build
from .viber.world import ViberWorld
from .world import Bot, World


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="simulator", description="Messenger simulator for the local city")
    parser.add_argument("--port", type=int, default=8401)
    parser.add_argument("--data", type=Path, required=True, help="folder for everything that survives a restart")
    parser.add_argument("--seed-citizens", type=Path, help="JSON list of people who already know the bot")
    parser.add_argument("--token", help="the only Telegram token accepted; by default the first one used")
    parser.add_argument("--viber-token", help="the only Viber token accepted; by default the first one used")
    parser.add_argument("--bot-name", default=Bot.name)
    parser.add_argument("--bot-username", default=Bot.username)
    parser.add_argument("--webhook-timeout", type=float, default=60, help="seconds to wait for the webhook")
    return parser.parse_args()


def people(path: Path | None) -> list[dict]:
    """The citizens in the seed file; a file that makes no sense ends the program with a sentence."""
    if path is None:
        return []
    try:
        citizens = json.loads(path.read_text(encoding="utf-8"))
        for citizen in citizens:
            if not isinstance(citizen["id"], int) or not isinstance(citizen["first_name"], str):
                raise ValueError("id must be a number and first_name a string")
        return citizens
    except (OSError, ValueError, KeyError, TypeError) as problem:
        sys.exit(f"simulator: cannot read citizens from {path}: {problem}")


def main() -> None:
    """Runs the simulator on the loopback interface until it is told to stop."""
    options = arguments()
    world = World(options.data, Bot(options.bot_name, options.bot_username), options.token)
    viber = ViberWorld(world, options.viber_token)
    known = people(options.seed_citizens)
    world.seed(known)
    viber.seed(known)
    app = build(world, viber, options.webhook_timeout)
    try:
        web.run_app(app, host="127.0.0.1", port=options.port, shutdown_timeout=2, access_log=None,
                    print=lambda *_: print(f"simulator: http://localhost:{options.port}", flush=True))
    except OSError as problem:
        sys.exit(f"simulator: cannot listen on port {options.port}: {problem.strerror}")


if __name__ == "__main__":
    main()
