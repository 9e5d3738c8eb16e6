"""The order in which the city starts and stops."""

from __future__ import annotations

import contextlib
import fcntl
import shutil
import time
import urllib.error
import urllib.request
from collections.abc import Iterator

from . import build, deploy, directory, environment, gateway, identity, ministack, outputs, processes, seeding, simulator, telegram, viber
from .console import Failure, step, warn
from .settings import VIBER_TOKEN, Settings

# What `reset` deletes; tools that were installed stay.
_MADE_BY_STARTS = ("data", "deploy", "logs", "run", "tmp", "outputs.json")
# Input ends first, so that nothing arrives that could not be finished; what keeps the data ends last.
_STOP_ORDER = (simulator.NAME, gateway.NAME, ministack.NAME)


def up(settings: Settings) -> dict:
    """Brings the city up, doing only what is not done yet; returns the outputs."""
    with _alone(settings):
        _need_free_ports(settings)
        people = directory.read()
        environment.need_build_tools()
        build.web(settings)
        build.local(settings)
        with step("MiniStack") as progress:
            progress.note = "" if ministack.start(settings) else "already runs"
        stack = deploy.deploy(settings)
        identity.sync(settings, stack["UserPoolId"], people)
        seeding.seed(settings, stack, people)
        with step("Messenger simulator and gateway") as progress:
            started = [simulator.start(settings), gateway.start(settings, stack["ApiId"])]
            progress.note = "" if any(started) else "already run"
        _connect_bot(settings)
        with step("Bot connected to Viber (set_webhook)") as progress:
            progress.note = viber.connect(settings.viber_api_url, VIBER_TOKEN, settings.viber_webhook_url)
        with step("The city answers"):
            _need_answer(f"{settings.web_url}/config.json", settings)
        return outputs.write(settings, stack, people)


def down(settings: Settings) -> None:
    """Stops everything in order; the data stays."""
    with _alone(settings):
        _stop(settings)


def reset(settings: Settings) -> None:
    """Stops everything and deletes the data."""
    with _alone(settings):
        _stop(settings)
        with step("Data deleted"):
            for name in _MADE_BY_STARTS:
                path = settings.local / name
                if path.is_dir():
                    shutil.rmtree(path)
                else:
                    path.unlink(missing_ok=True)


def stopped_parts(settings: Settings) -> list[str]:
    """The names of the city's processes that do not run."""
    return [name for name in _STOP_ORDER if not processes.running(settings, name)]


def status(settings: Settings) -> bool:
    """Prints which parts run; returns whether all do."""
    stopped = stopped_parts(settings)
    for name in _STOP_ORDER:
        print(f"  {name:<12} {'stopped' if name in stopped else 'runs'}")
    return not stopped


def _need_free_ports(settings: Settings) -> None:
    # Told at once, not after minutes of building.
    needed = (
        (ministack.NAME, settings.aws_port, "AWS_PORT"),
        (simulator.NAME, settings.simulator_port, "SIMULATOR_PORT"),
        (gateway.NAME, settings.port, "PORT"),
    )
    for name, port, setting in needed:
        if not processes.running(settings, name):
            processes.need_free_port(name, port, setting)


def _stop(settings: Settings) -> None:
    for name in _STOP_ORDER:
        if not processes.running(settings, name):
            continue
        with step(f"Stopping {name}") as progress:
            if name == ministack.NAME:
                ministack.drain(settings)
                progress.note = "data kept"
            processes.stop(settings, name, ministack.PATIENCE)


def _connect_bot(settings: Settings) -> None:
    with step("Bot connected (setWebhook)") as progress:
        secret = deploy.webhook_secret(settings)
        try:
            progress.note = telegram.connect(settings.telegram_api_url, settings.token, settings.webhook_url, secret)
            return
        except Failure as failure:
            if not settings.foreign_telegram:
                raise
            progress.note = "no"
            warning = failure
    warn(f"{warning.what} The city runs; set the webhook to {settings.webhook_url} yourself.")


def _need_answer(url: str, settings: Settings) -> None:
    deadline = time.monotonic() + 30
    while True:
        try:
            with urllib.request.urlopen(url, timeout=15):
                return
        except (urllib.error.URLError, OSError) as error:
            if time.monotonic() > deadline:
                raise Failure(
                    f"{url} does not answer: {error}.",
                    f"Read the ends of the files in {settings.logs}; `make reset` starts over with empty data.",
                ) from None
            time.sleep(0.5)


@contextlib.contextmanager
def _alone(settings: Settings) -> Iterator[None]:
    # Two starts or stops at once would undo each other's work: the second waits.
    settings.local.mkdir(parents=True, exist_ok=True)
    with (settings.local / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            with step("Waiting for another start or stop"):
                fcntl.flock(lock, fcntl.LOCK_EX)
        yield
