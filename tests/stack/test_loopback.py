"""Nothing of the city listens to anybody but this machine."""

from __future__ import annotations

import ipaddress
import json
import os
from pathlib import Path

import psutil


def test_every_port_of_the_city_is_on_loopback(city: dict) -> None:
    folder = Path(os.environ.get("CITY_OUTPUTS") or Path(__file__).resolve().parents[2] / ".local/outputs.json").parent
    parts = [psutil.Process(json.loads(record.read_text())["pid"]) for record in (folder / "run").glob("*.json")]
    assert len(parts) == 3, "ministack, simulator, gateway"
    listening = [
        connection.laddr
        for part in parts
        for process in [part, *part.children(recursive=True)]
        for connection in process.net_connections(kind="inet")
        if connection.status == psutil.CONN_LISTEN
    ]
    assert {int(city[key].rsplit(":", 1)[1]) for key in ("web_url", "simulator_url", "aws_url")} <= {at.port for at in listening}
    assert [at for at in listening if not ipaddress.ip_address(at.ip).is_loopback] == []
