"""The calls that connect the bot to Viber: HTTP says 200 even when Viber refuses."""

from __future__ import annotations

import pytest
from city import viber
from city.console import Failure
from city.tests.servers import server

ACCOUNT = {"get_account_info": (200, '{"status": 0, "name": "Гаряча лінія"}'.encode())}
WEBHOOK = "http://localhost:8400/viber/webhook"


def test_webhook_is_set_with_the_events_the_functions_read() -> None:
    with server(ACCOUNT | {"set_webhook": (200, b'{"status": 0, "status_message": "ok"}')}) as (url, asked):
        assert viber.connect(f"{url}/viber", "secret-token", WEBHOOK) == "Гаряча лінія"
    assert [one.path for one in asked] == ["/viber/pa/get_account_info", "/viber/pa/set_webhook"]
    assert {one.token for one in asked} == {"secret-token"}
    assert asked[1].body == {
        "url": WEBHOOK, "send_name": False, "send_photo": False,
        "event_types": ["conversation_started", "subscribed", "unsubscribed", "failed"],
    }


@pytest.mark.parametrize(("answer", "what", "todo"), [
    (b'{"status": 2, "status_message": "invalidAuthToken"}', "does not accept the bot's token", "partners.viber.com"),
    (b'{"status": 7, "status_message": "publicAccountBlocked"}', "blocked or suspended", "support"),
    (b'{"status": 99, "status_message": "hm"}', r"refused get_account_info: hm \(status 99\)", "contract"),
    (b"{}", "did not answer get_account_info", "network"), (b"[]", "did not answer", "network"), (b"no json", "did not answer", "network"),
])
def test_refusals_are_told_without_the_token(answer: bytes, what: str, todo: str) -> None:
    with server({"get_account_info": (200, answer)}) as (url, _), pytest.raises(Failure, match=what) as failure:
        viber.connect(url, "secret-token", WEBHOOK)
    assert todo in failure.value.todo
    assert "secret-token" not in failure.value.what + failure.value.todo


def test_a_webhook_that_does_not_answer_is_named() -> None:
    refusal = {"set_webhook": (200, b'{"status": 1, "status_message": "invalidUrl"}')}
    with server(ACCOUNT | refusal) as (url, _), pytest.raises(Failure, match=f"{WEBHOOK} did not answer Viber's first call") as failure:
        viber.connect(url, "secret-token", WEBHOOK)
    assert "viber-webhook" in failure.value.todo


def test_silence_and_errors_of_http_are_failures() -> None:
    with pytest.raises(Failure, match="did not answer"):
        viber.connect("http://127.0.0.1:9/viber", "secret-token", WEBHOOK)
    with server({"get_account_info": (502, b"")}) as (url, _), pytest.raises(Failure, match="Bad Gateway"):
        viber.connect(url, "secret-token", WEBHOOK)
