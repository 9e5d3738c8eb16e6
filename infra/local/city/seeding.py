"""Fills the table: the directory whenever its file changes, the demo appeals once."""

from __future__ import annotations

from pathlib import Path

from . import build, marks, ministack, pace
from .console import run, step
from .directory import Directory
from .settings import Settings


def seed(settings: Settings, stack: dict[str, str], directory: Directory) -> None:
    """Seeds what is not there yet."""
    with step("Organisations, staff, categories") as progress:
        if marks.get(settings, "directory") == directory.fingerprint:
            progress.note = "unchanged"
        else:
            tool(settings.aws_environment(), stack, "directory", directory.path, settings.logs)
            marks.put(settings, "directory", directory.fingerprint)
    if not settings.demo:
        return
    with step("Demo appeals") as progress:
        if marks.get(settings, "demo"):
            progress.note = "kept"
            return
        tool(settings.aws_environment() | {"CITY_PACE": pace.of(settings)}, stack, "demo", directory.path, settings.logs)
        _set_clocks(settings, stack)
        marks.put(settings, "demo", directory.fingerprint)


def _set_clocks(settings: Settings, stack: dict[str, str]) -> None:
    # What is written as history sets no clocks; a round over all cards does.
    ministack.client(settings, "sqs").send_message(
        QueueUrl=stack["DeadlinesQueueUrl"], MessageBody='{"look":"round","all":true}',
    )


def tool(environment: dict[str, str], stack: dict[str, str], what: str, file: Path, logs: Path) -> None:
    """Runs the seed tool on a stack's table and bucket."""
    run(
        [build.target_directory() / "debug/hotline-seed", what, "--file", file],
        env=environment | {"TABLE_NAME": stack["TableName"], "MEDIA_BUCKET": stack["MediaBucket"]}, log=logs / f"seed-{what}.log",
        what=f"The {what} data could not be written to the table {stack['TableName']}",
        todo="Mend what is named above; `make reset` starts over with empty data.",
    )
