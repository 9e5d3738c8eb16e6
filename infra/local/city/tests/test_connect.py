"""`make connect`: what it asks of AWS and of the messengers, and what it says when something is missing."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import boto3
import pytest
from botocore.stub import ANY, Stubber
from city import connect, seeding
from city.console import Failure
from city.settings import Settings
from city.tests.servers import server

TOKEN, VIBER_TOKEN, SECRET, POOL = "1:telegram", "viber-key", "webhook-secret", "eu-central-1_pool"
VARIABLES = ("STACK_NAME", "TELEGRAM_TOKEN", "ADMIN_USER", "ADMIN_NAME", "ADMIN_EMAIL", "CITY_FILE", "CARGO_TARGET_DIR", "LOCAL_DIR")

# One for all tests: it keeps the descriptions of the services, which take long to read.
_SESSION = boto3.session.Session("key", "secret", "session-token", "eu-central-1")


class Cloud:
    """AWS as a test prepares it: every call must come in the order and with the parameters that were told."""

    region_name = "eu-central-1"

    def __init__(self) -> None:
        self._session = _SESSION
        self._clients = {name: self._session.client(name) for name in ("cloudformation", "ssm", "cognito-idp")}
        self.stubs = {name: Stubber(client) for name, client in self._clients.items()}
        for stub in self.stubs.values():
            stub.activate()

    def client(self, name: str):
        return self._clients[name]

    def get_credentials(self):
        return self._session.get_credentials()

    def stack(self, url: str, **changes: str | None) -> None:
        outputs = {
            "WebUrl": "https://city.example", "TelegramWebhookUrl": "https://city.example/telegram/webhook", "TelegramApiUrl": url,
            "TelegramTokenParameter": "/telegram/token", "TelegramSecretParameter": "/telegram/secret",
            "ViberWebhookUrl": "https://city.example/viber/webhook", "ViberApiUrl": url, "ViberTokenParameter": "/viber/token",
            "TableName": "table", "MediaBucket": "bucket", "UserPoolId": POOL,
        } | changes
        listed = [{"OutputKey": key, "OutputValue": value} for key, value in outputs.items() if value is not None]
        self.stubs["cloudformation"].add_response("describe_stacks", {"Stacks": [_stack(Outputs=listed)]}, {"StackName": "hotline"})

    def parameter(self, name: str, value: str | None) -> None:
        asked = {"Name": name, "WithDecryption": True}
        if value is None:
            self.stubs["ssm"].add_client_error("get_parameter", "ParameterNotFound", expected_params=asked)
        else:
            self.stubs["ssm"].add_response("get_parameter", {"Parameter": {"Name": name, "Value": value}}, asked)

    def stores(self, name: str, value) -> None:
        self.stubs["ssm"].add_response("put_parameter", {}, {"Name": name, "Value": value, "Type": "SecureString"})

    def administrators(self, *users: str) -> None:
        self.stubs["cognito-idp"].add_response(
            "list_users_in_group", {"Users": [{"Username": user} for user in users]},
            {"UserPoolId": POOL, "GroupName": "admin", "Limit": 1})

    def invites(self, user: str, name: str, email: str, *roles: str, known: bool = False) -> None:
        asked = {"UserPoolId": POOL, "Username": user, "DesiredDeliveryMediums": ["EMAIL"], "UserAttributes": [
            {"Name": "name", "Value": name}, {"Name": "email", "Value": email}, {"Name": "email_verified", "Value": "true"}]}
        cognito = self.stubs["cognito-idp"]
        if known:
            cognito.add_client_error("admin_create_user", "UsernameExistsException", expected_params=asked)
        else:
            cognito.add_response("admin_create_user", {"User": {"Username": user}}, asked)
        for role in roles:
            cognito.add_response("admin_add_user_to_group", {}, {"UserPoolId": POOL, "Username": user, "GroupName": role})

    def usual(self, url: str, viber: str | None = None) -> None:
        """A stack that lacks nothing but, perhaps, a bot in Viber."""
        self.stack(url)
        self.parameter("/telegram/token", TOKEN)
        self.parameter("/telegram/secret", SECRET)
        self.parameter("/viber/token", viber)

    def all_came(self) -> None:
        for stub in self.stubs.values():
            stub.assert_no_pending_responses()


def _stack(**fields) -> dict:
    return {"StackName": "hotline", "CreationTime": "2026-11-25T00:00:00Z", "StackStatus": "CREATE_COMPLETE", **fields}


@pytest.fixture
def cloud(monkeypatch: pytest.MonkeyPatch) -> Cloud:
    made = Cloud()
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(boto3.session, "Session", lambda: made)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    return made


@contextmanager
def messengers(**changes: tuple[int, bytes]) -> Iterator[tuple[str, list]]:
    """Both messengers' servers, in a good mood."""
    with server({
        "getMe": (200, b'{"ok": true, "result": {"id": 1, "is_bot": true, "username": "city_bot"}}'),
        "setWebhook": (200, b'{"ok": true, "result": true}'),
        "get_account_info": (200, '{"status": 0, "name": "Гаряча лінія"}'.encode()),
        "set_webhook": (200, b'{"status": 0, "status_message": "ok"}'), **changes,
    }) as (url, asked):
        yield url, asked


def test_both_webhooks_are_set_and_the_bots_are_named(cloud: Cloud, capsys) -> None:
    with messengers() as (url, asked):
        cloud.usual(url, VIBER_TOKEN)
        cloud.administrators("o.melnyk")
        connect.connect(Settings.read())
    cloud.all_came()
    assert [one.path for one in asked] == [f"/bot{TOKEN}/getMe", f"/bot{TOKEN}/setWebhook", "/pa/get_account_info", "/pa/set_webhook"]
    telegram, viber = asked[1], asked[3]
    assert (telegram.body["url"], telegram.body["secret_token"]) == ("https://city.example/telegram/webhook", SECRET)
    assert telegram.body["allowed_updates"] == ["message", "edited_message", "callback_query", "my_chat_member"]
    assert (viber.body["url"], viber.token) == ("https://city.example/viber/webhook", VIBER_TOKEN)
    said = capsys.readouterr().out
    assert "@city_bot" in said and "Гаряча лінія" in said and "https://city.example/telegram/webhook" in said
    assert TOKEN not in said and VIBER_TOKEN not in said and SECRET not in said


@pytest.mark.parametrize("token", [None, "-", " - "])
def test_without_a_bot_in_viber_there_is_only_telegram(cloud: Cloud, capsys, token: str | None) -> None:
    with messengers() as (url, asked):
        cloud.usual(url, token)
        cloud.administrators("o.melnyk")
        connect.connect(Settings.read())
    cloud.all_came()
    assert [one.path.rsplit("/", 1)[-1] for one in asked] == ["getMe", "setWebhook"]
    assert "No bot in Viber: there is no token in /viber/token." in capsys.readouterr().out


def test_an_older_stack_knows_nothing_of_viber(cloud: Cloud, capsys) -> None:
    with messengers() as (url, _):
        cloud.stack(url, ViberTokenParameter=None, ViberApiUrl=None, ViberWebhookUrl=None)
        cloud.parameter("/telegram/token", TOKEN)
        cloud.parameter("/telegram/secret", SECRET)
        cloud.administrators("o.melnyk")
        connect.connect(Settings.read())
    assert "No bot in Viber" in capsys.readouterr().out


def test_refused_tokens_are_told(cloud: Cloud) -> None:
    with messengers(getMe=(401, b'{"ok": false, "error_code": 401, "description": "Unauthorized"}')) as (url, _):
        cloud.stack(url)
        cloud.parameter("/telegram/token", TOKEN)
        cloud.parameter("/telegram/secret", SECRET)
        with pytest.raises(Failure, match=r"does not know this bot's token \(getMe: Unauthorized\)") as failure:
            connect.connect(Settings.read())
    assert TOKEN not in failure.value.what + failure.value.todo


def test_a_refused_token_of_viber_is_told(cloud: Cloud) -> None:
    with messengers(get_account_info=(200, b'{"status": 2, "status_message": "invalidAuthToken"}')) as (url, _):
        cloud.usual(url, VIBER_TOKEN)
        with pytest.raises(Failure, match="does not accept the bot's token"):
            connect.connect(Settings.read())


def test_the_token_is_taken_from_the_environment_and_a_secret_is_made(cloud: Cloud, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_TOKEN", TOKEN)
    with messengers() as (url, asked):
        cloud.stack(url)
        cloud.parameter("/telegram/token", None)
        cloud.stores("/telegram/token", TOKEN)
        cloud.parameter("/telegram/secret", None)
        cloud.stores("/telegram/secret", ANY)
        cloud.parameter("/viber/token", None)
        cloud.administrators("o.melnyk")
        connect.connect(Settings.read())
    cloud.all_came()
    assert len(asked[1].body["secret_token"]) >= 32


def test_without_a_token_the_parameter_is_named(cloud: Cloud) -> None:
    cloud.stack("http://127.0.0.1:9")
    cloud.parameter("/telegram/token", None)
    with pytest.raises(Failure, match="/telegram/token is not there") as failure:
        connect.connect(Settings.read())
    assert "aws ssm put-parameter" in failure.value.todo


def test_a_missing_stack_and_one_that_is_not_whole_are_told(cloud: Cloud) -> None:
    stub = cloud.stubs["cloudformation"]
    stub.add_client_error("describe_stacks", "ValidationError", "Stack with id hotline does not exist")
    with pytest.raises(Failure, match="There is no stack hotline in eu-central-1"):
        connect.connect(Settings.read())
    stub.add_response("describe_stacks", {"Stacks": [_stack(StackStatus="CREATE_IN_PROGRESS")]})
    with pytest.raises(Failure, match="not whole yet"):
        connect.connect(Settings.read())
    stub.add_client_error("describe_stacks", "AccessDenied", "no")
    with pytest.raises(Failure, match="AWS refused"):
        connect.connect(Settings.read())


# The first administrator


def test_the_first_administrator_is_invited(cloud: Cloud, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    for name, value in {"ADMIN_USER": "o.melnyk", "ADMIN_NAME": "Мельник Оксана", "ADMIN_EMAIL": "o@city.example"}.items():
        monkeypatch.setenv(name, value)
    with messengers() as (url, _):
        cloud.usual(url)
        cloud.administrators()
        cloud.invites("o.melnyk", "Мельник Оксана", "o@city.example", "admin")
        connect.connect(Settings.read())
    cloud.all_came()
    assert "o.melnyk; the first password goes to o@city.example" in capsys.readouterr().out


def test_an_account_that_is_there_already_becomes_administrator(cloud: Cloud, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"ADMIN_USER": "o.melnyk", "ADMIN_NAME": "Мельник Оксана", "ADMIN_EMAIL": "o@city.example"}.items():
        monkeypatch.setenv(name, value)
    with messengers() as (url, _):
        cloud.usual(url)
        cloud.administrators()
        cloud.invites("o.melnyk", "Мельник Оксана", "o@city.example", "admin", known=True)
        connect.connect(Settings.read())
    cloud.all_came()


def test_nobody_to_ask_for_an_administrator_is_told(cloud: Cloud, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADMIN_USER", "o.melnyk")
    with messengers() as (url, _):
        cloud.usual(url)
        cloud.administrators()
        with pytest.raises(Failure, match="no administrator yet") as failure:
            connect.connect(Settings.read())
    assert "ADMIN_EMAIL" in failure.value.todo


# The directory


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[str], dict]]:
    """The programs that would have run, with their environment."""
    programs: list[tuple[list[str], dict]] = []

    def run(command, *, env=None, **_) -> str:
        programs.append(([str(part) for part in command], env or {}))
        return ""

    monkeypatch.setattr(connect, "run", run)
    monkeypatch.setattr(seeding, "run", run)
    return programs


def city_file(folder: Path) -> Path:
    person = {"surname": "Мельник", "name": "Оксана", "position": "відповідальна"}
    path = folder / "city.json"
    path.write_text(json.dumps({"staff": [
        {**person, "id": "o.melnyk", "roles": ["responsible", "admin"], "email": "o@city.example"},
        {**person, "id": "i.koval", "patronymic": "Іванівна", "roles": ["executor"], "email": "i@city.example"},
        {**person, "id": "p.tkach", "roles": ["press_officer"]},
    ]}, ensure_ascii=False), encoding="utf-8")
    return path


def test_the_directory_is_loaded_and_its_staff_invited(
    cloud: Cloud, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ran: list[tuple[list[str], dict]], capsys,
) -> None:
    monkeypatch.setenv("CITY_FILE", str(city_file(tmp_path)))
    with messengers() as (url, _):
        cloud.usual(url)
        cloud.administrators("root")
        cloud.invites("o.melnyk", "Мельник Оксана", "o@city.example", "responsible", "admin", known=True)
        cloud.invites("i.koval", "Мельник Оксана Іванівна", "i@city.example", "executor")
        connect.connect(Settings.read())
    cloud.all_came()
    (cargo, _), (tool, environment) = ran
    assert cargo[:4] == ["cargo", "build", "--package", "hotline-seed"]
    assert tool[1:] == ["directory", "--file", str(tmp_path / "city.json")] and tool[0].endswith("/debug/hotline-seed")
    wanted = {
        "TABLE_NAME": "table", "MEDIA_BUCKET": "bucket", "AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_SESSION_TOKEN": "session-token", "AWS_REGION": "eu-central-1",
    }
    assert {name: environment.get(name) for name in wanted} == wanted
    assert "1 new, 3 in the file" in capsys.readouterr().out


@pytest.mark.parametrize("text", [None, "{", '{"staff": [{"id": "x"}]}'])
def test_a_broken_directory_is_told_before_anything_is_changed(
    cloud: Cloud, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ran: list, text: str | None,
) -> None:
    path = tmp_path / "city.json"
    if text is not None:
        path.write_text(text)
    monkeypatch.setenv("CITY_FILE", str(path))
    # The cloud expects no call at all: any would fail.
    with pytest.raises(Failure, match="The directory file"):
        connect.connect(Settings.read())
    assert ran == []


def test_without_credentials_the_directory_is_not_loaded(
    cloud: Cloud, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ran: list,
) -> None:
    monkeypatch.setenv("CITY_FILE", str(city_file(tmp_path)))
    monkeypatch.setattr(Cloud, "get_credentials", lambda self: None)
    with messengers() as (url, _):
        cloud.usual(url)
        cloud.administrators("root")
        with pytest.raises(Failure, match="no AWS credentials"):
            connect.connect(Settings.read())
