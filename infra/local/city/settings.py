"""Where the city lives and on which ports: read once from the environment, never changed after."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from .console import Failure

ROOT = Path(__file__).resolve().parents[3]
VENV = ROOT / ".venv"
STACK = "hotline"
REGION = "eu-central-1"
PASSWORD = "Vyshnopil-2026"
TOKEN_PARAMETER = "/hotline/telegram/token"
SECRET_PARAMETER = "/hotline/telegram/secret"
VIBER_TOKEN_PARAMETER = "/hotline/viber/token"
VIBER_TOKEN = "local-viber-token-0123456789abcdef"


def _port(name: str, default: int) -> int:
    text = os.environ.get(name) or str(default)
    if not text.isdigit() or not 1 <= int(text) <= 65535:
        raise Failure(f"{name}={text} is not a port number.", f"Give a number, for example: make run {name}={default}")
    return int(text)


def _pace() -> int:
    text = os.environ.get("PACE") or "1"
    if not text.isdigit() or not 1 <= int(text) <= 86400:
        raise Failure(f"PACE={text} is not a factor.", "Give a number from 1 to 86400: PACE=2880 makes a day of 30 seconds.")
    return int(text)


def tool(name: str) -> Path:
    """A program of the Python environment."""
    return VENV / ("Scripts" if sys.platform == "win32" else "bin") / name


@dataclass(frozen=True)
class Settings:
    """Everything a start depends on that a person may choose."""

    local: Path
    port: int
    simulator_port: int
    aws_port: int
    demo: bool
    foreign_telegram: str
    token: str
    pace: int

    @classmethod
    def read(cls) -> Settings:
        """The settings of this run; an empty variable counts as not set."""
        return cls(
            local=(ROOT / (os.environ.get("LOCAL_DIR") or ".local")).resolve(),
            port=_port("PORT", 8400),
            simulator_port=_port("SIMULATOR_PORT", 8401),
            aws_port=_port("AWS_PORT", 4566),
            demo=os.environ.get("SEED", "") != "0",
            foreign_telegram=os.environ.get("TELEGRAM_API_URL", "").rstrip("/"),
            token=os.environ.get("TELEGRAM_TOKEN") or "1000000001:local-city-local-city-local-city",
            pace=_pace(),
        )

    @property
    def web_url(self) -> str:
        """The city's address: staff site, API and webhook."""
        return f"http://localhost:{self.port}"

    @property
    def simulator_url(self) -> str:
        """The messenger simulator's page."""
        return f"http://localhost:{self.simulator_port}"

    @property
    def aws_url(self) -> str:
        """MiniStack, as the functions and tools reach it."""
        return f"http://127.0.0.1:{self.aws_port}"

    @property
    def identity_url(self) -> str:
        """MiniStack's hosted sign-in, as browsers reach it."""
        return f"http://localhost:{self.aws_port}"

    @property
    def telegram_api_url(self) -> str:
        """The Bot API server the functions talk to."""
        return self.foreign_telegram or f"http://127.0.0.1:{self.simulator_port}"

    @property
    def webhook_url(self) -> str:
        """Where Telegram's updates go."""
        return f"{self.web_url}/telegram/webhook"

    @property
    def viber_api_url(self) -> str:
        """The Viber API server the functions talk to: always the simulator."""
        return f"http://127.0.0.1:{self.simulator_port}/viber"

    @property
    def viber_webhook_url(self) -> str:
        """Where Viber's events go."""
        return f"{self.web_url}/viber/webhook"

    @property
    def logs(self) -> Path:
        """The folder of everything the parts say."""
        return self.local / "logs"

    @property
    def data(self) -> Path:
        """The folder of everything that is kept between starts."""
        return self.local / "data"

    @property
    def outputs(self) -> Path:
        """The file for scripts: addresses, secret, staff."""
        return self.local / "outputs.json"

    def aws_environment(self) -> dict[str, str]:
        """The environment for tools that must speak to MiniStack only, never to a real account."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
        return kept | {
            "AWS_ENDPOINT_URL": self.aws_url,
            "AWS_REGION": REGION,
            "AWS_DEFAULT_REGION": REGION,
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_CONFIG_FILE": os.devnull,
            "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
            "AWS_EC2_METADATA_DISABLED": "true",
            "NO_PROXY": "localhost,127.0.0.1," + os.environ.get("NO_PROXY", ""),
            "SAM_CLI_TELEMETRY": "0",
        }
