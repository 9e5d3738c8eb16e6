"""What a person may choose, and what must never reach a real AWS account."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from city import ministack
from city.console import Failure
from city.settings import Settings


@pytest.fixture(autouse=True)
def nothing_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LOCAL_DIR", "PORT", "SIMULATOR_PORT", "AWS_PORT", "SEED", "TELEGRAM_API_URL", "TELEGRAM_TOKEN"):
        monkeypatch.delenv(name, raising=False)


def test_without_a_choice_the_bot_talks_to_the_simulator() -> None:
    settings = Settings.read()
    assert (settings.web_url, settings.telegram_api_url) == ("http://localhost:8400", "http://127.0.0.1:8401")
    assert settings.viber_api_url == "http://127.0.0.1:8401/viber"
    assert settings.demo


def test_choices_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"PORT": "9000", "SEED": "0", "TELEGRAM_API_URL": "https://example.org/"}.items():
        monkeypatch.setenv(name, value)
    settings = Settings.read()
    assert settings.webhook_url == "http://localhost:9000/telegram/webhook"
    assert settings.viber_webhook_url == "http://localhost:9000/viber/webhook"
    # Another Bot API server changes nothing for Viber.
    assert settings.viber_api_url == "http://127.0.0.1:8401/viber"
    assert settings.telegram_api_url == "https://example.org"
    assert not settings.demo


@pytest.mark.parametrize("port", ["0", "65536", "http", "-1"])
def test_a_port_is_a_port(monkeypatch: pytest.MonkeyPatch, port: str) -> None:
    monkeypatch.setenv("PORT", port)
    with pytest.raises(Failure):
        Settings.read()


def test_tools_never_see_a_real_account(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_PROFILE", "production")
    monkeypatch.setenv("AWS_SESSION_TOKEN", "real")
    environment = Settings.read().aws_environment()
    assert "AWS_PROFILE" not in environment and "AWS_SESSION_TOKEN" not in environment
    assert environment["AWS_ACCESS_KEY_ID"] == "test"
    assert environment["AWS_ENDPOINT_URL"] == "http://127.0.0.1:4566"


def test_a_restarted_stream_is_read_from_its_beginning(tmp_path: Path) -> None:
    settings = dataclasses.replace(Settings.read(), local=tmp_path)
    state = settings.data / "state/lambda.json"
    state.parent.mkdir(parents=True)
    scoped = {"__account_region_scoped__": True, "data": {"a": 5}}
    state.write_text(json.dumps({"payload": {"dynamodb_stream_positions": scoped, "esms": {"kept": 1}}}))
    ministack.forget_stream_positions(settings)
    assert json.loads(state.read_text())["payload"] == {
        "dynamodb_stream_positions": {"__account_region_scoped__": True, "data": {}}, "esms": {"kept": 1},
    }
