"""The city's long-running processes: started apart from the terminal, remembered in files, stopped in order."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import psutil

from .console import Failure
from .settings import Settings


@dataclass(frozen=True)
class Service:
    """A process of the city: how it is started and the port it answers on."""

    name: str
    command: list[str]
    environment: dict[str, str]
    port: int
    port_setting: str
    patience: float = 15

    @property
    def fingerprint(self) -> str:
        """Changes when the process would be started differently."""
        text = json.dumps([self.command, sorted(self.environment.items())])
        return hashlib.sha256(text.encode()).hexdigest()


def start(settings: Settings, service: Service, ready: Callable[[], bool]) -> bool:
    """Starts a service unless it already runs the same way; returns whether it was started."""
    record = _read(settings, service.name)
    if record and _process(record):
        if record["fingerprint"] == service.fingerprint and ready():
            return False
        stop(settings, service.name, service.patience)
    need_free_port(service.name, service.port, service.port_setting)
    log = settings.logs / f"{service.name}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as output:
        process = subprocess.Popen(
            service.command, env=service.environment, cwd=settings.local, start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
        )
    _write(settings, service, process.pid)
    deadline = time.monotonic() + 60
    while not ready():
        if process.poll() is not None:
            raise Failure(
                f"{service.name} stopped right after its start (exit code {process.returncode}).",
                f"Read the end of {log}; `make reset` starts over with empty data.",
                "\n".join(log.read_text(errors="replace").splitlines()[-20:]),
            )
        if time.monotonic() > deadline:
            raise Failure(f"{service.name} did not answer within a minute.", f"Read the end of {log}, then run again.")
        time.sleep(0.1)
    return True


def stop(settings: Settings, name: str, patience: float = 15) -> bool:
    """Asks a process to end, waits, and ends it with all its children if it does not; returns whether it ran."""
    record = _read(settings, name)
    process = record and _process(record)
    if process:
        family = [process, *process.children(recursive=True)]
        process.send_signal(signal.SIGTERM)
        _, alive = psutil.wait_procs([process], timeout=patience)
        _, alive = psutil.wait_procs(alive + [child for child in family[1:] if child.is_running()], timeout=2)
        for left in alive:
            with contextlib.suppress(psutil.Error):
                left.kill()
    _file(settings, name).unlink(missing_ok=True)
    return bool(process)


def running(settings: Settings, name: str) -> bool:
    """Whether a process that we started still lives."""
    record = _read(settings, name)
    return bool(record and _process(record))


def answers(port: int) -> bool:
    """Whether something accepts connections on a loopback port."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def need_free_port(name: str, port: int, setting: str) -> None:
    """Fails when another program holds a port that is needed."""
    if answers(port):
        raise Failure(
            f"Port {port}, which the {name} needs, is taken by another program.",
            f"Stop that program, or choose another port: make run {setting}={port + 100}",
        )


def _file(settings: Settings, name: str) -> Path:
    return settings.local / "run" / f"{name}.json"


def _write(settings: Settings, service: Service, pid: int) -> None:
    path = _file(settings, service.name)
    path.parent.mkdir(parents=True, exist_ok=True)
    record = {"pid": pid, "started": psutil.Process(pid).create_time(), "fingerprint": service.fingerprint, "port": service.port}
    path.write_text(json.dumps(record))


def _read(settings: Settings, name: str) -> dict | None:
    try:
        return json.loads(_file(settings, name).read_text())
    except (OSError, ValueError):
        return None


def _process(record: dict) -> psutil.Process | None:
    # The start time tells our process from a later one that got the same number.
    try:
        process = psutil.Process(record["pid"])
        same = abs(process.create_time() - record["started"]) < 1
        return process if same and process.status() != psutil.STATUS_ZOMBIE else None
    except psutil.Error:
        return None


def child_environment(settings: Settings, **extra: str) -> dict[str, str]:
    """A clean environment for our processes: nothing of the person's AWS accounts gets in."""
    temporary = settings.local / "tmp"
    temporary.mkdir(parents=True, exist_ok=True)
    passed = ("PATH", "HOME", "LANG", "LC_ALL", "USER", "SSL_CERT_FILE", "HTTPS_PROXY", "HTTP_PROXY", "https_proxy", "http_proxy")
    kept = {name: os.environ[name] for name in passed if name in os.environ}
    direct = "localhost,127.0.0.1"
    return kept | {"TMPDIR": str(temporary), "PYTHONUNBUFFERED": "1", "NO_PROXY": direct, "no_proxy": direct} | extra
