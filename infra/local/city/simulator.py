"""The messenger simulator as a process of the city."""

from __future__ import annotations

from . import processes
from .settings import ROOT, Settings, tool

NAME = "simulator"
# The people whose appeals the demo seed has written: they know the bot, so notices reach them.
_CITIZENS = ROOT / "infra/local/seed/citizens.json"


def start(settings: Settings) -> bool:
    """Starts the simulator unless it runs; returns whether it was started."""
    service = processes.Service(
        name=NAME,
        command=[
            str(tool("python")), "-m", "simulator", "--port", str(settings.simulator_port),
            "--data", str(settings.data / "simulator"),
            # A token for another server is nobody's business here.
            *([] if settings.foreign_telegram else ["--token", settings.token]),
            *(["--seed-citizens", str(_CITIZENS)] if settings.demo else []),
        ],
        environment=processes.child_environment(settings, PYTHONPATH=str(ROOT / "infra/local")),
        port=settings.simulator_port,
        port_setting="SIMULATOR_PORT",
    )
    return processes.start(settings, service, lambda: processes.answers(settings.simulator_port))
