"""What a person sees while the city starts: steps with progress and time, and failures that say what to do."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path


class Failure(Exception):
    """Something a person has to know: what happened, and what to do about it."""

    def __init__(self, what: str, todo: str, details: str = "") -> None:
        super().__init__(what)
        self.what, self.todo, self.details = what, todo, details


class Step:
    """One line of progress; `note` is shown behind it while it runs and when it is done."""

    def __init__(self, title: str) -> None:
        self.title, self.note, self.started = title, "", time.monotonic()
        self._live = sys.stdout.isatty()
        self._done = threading.Event()
        self._ticker = threading.Thread(target=self._tick, daemon=True)

    @property
    def seconds(self) -> float:
        """How long the step has been running."""
        return time.monotonic() - self.started

    def start(self) -> None:
        """Shows the step as running."""
        if self._live:
            self._ticker.start()

    def finish(self, mark: str) -> None:
        """Shows the step as over, with its mark and time."""
        self._done.set()
        if self._live:
            self._ticker.join()
            sys.stdout.write("\r\033[K")
        print(self._line(mark), flush=True)

    def _line(self, mark: str) -> str:
        note = f"  {self.note}" if self.note else ""
        return f"{mark} {self.title:<34} {self.seconds:6.1f} s{note}"

    def _tick(self) -> None:
        while not self._done.wait(0.3):
            sys.stdout.write("\r\033[K" + self._line("…")[:110])
            sys.stdout.flush()


@contextlib.contextmanager
def step(title: str) -> Iterator[Step]:
    """Runs its body as one visible step."""
    current = Step(title)
    current.start()
    try:
        yield current
    except BaseException:
        current.note = ""
        current.finish("✗")
        raise
    current.finish("✓")


def warn(text: str) -> None:
    """Something unusual that does not stop the city."""
    print(f"! {text}", flush=True)


def show(failure: Failure) -> None:
    """Prints a failure: details first, then what happened and what to do."""
    if failure.details:
        print(failure.details, file=sys.stderr)
    print(f"\n✗ {failure.what}\n  {failure.todo}", file=sys.stderr, flush=True)


def run(
    command: Sequence[str | Path],
    *,
    log: Path,
    what: str,
    todo: str,
    cwd: Path | None = None,
    env: dict[str, str] | None = None,
    progress: Step | None = None,
) -> str:
    """Runs a command, its output into `log`; a failure shows the last lines. Returns the output."""
    log.parent.mkdir(parents=True, exist_ok=True)
    lines: list[str] = []
    try:
        process = subprocess.Popen(
            [str(part) for part in command], cwd=cwd, env=env, text=True, errors="replace",
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )
    except FileNotFoundError as missing:
        raise Failure(f"{what}: the program {missing.filename} is not installed.", todo) from None
    assert process.stdout is not None
    try:
        with log.open("w", encoding="utf-8") as file:
            for line in process.stdout:
                file.write(line)
                lines.append(line)
                if line.strip() and progress is not None:
                    progress.note = line.strip()[:60]
        code = process.wait()
    except BaseException:
        process.terminate()
        process.wait()
        raise
    if progress is not None:
        progress.note = ""
    if code != 0:
        raise Failure(f"{what} (exit code {code}; everything it said is in {log}).", todo, _ends(lines))
    return "".join(lines)


def _ends(lines: list[str], first: int = 12, last: int = 30) -> str:
    # Some programs name the cause first, some last.
    if len(lines) > first + last:
        lines = [*lines[:first], "…\n", *lines[-last:]]
    return "".join(lines).rstrip()
