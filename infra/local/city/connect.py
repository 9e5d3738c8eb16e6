"""Connects a deployed stack: the bot's webhooks, the first administrator, the city's directory.

Region and account come from the environment as for every AWS tool (AWS_PROFILE, AWS_REGION, …).
May be run again at any time.
"""

from __future__ import annotations

import getpass
import os
import secrets
import sys
from pathlib import Path

import boto3
from botocore.exceptions import BotoCoreError, ClientError

from . import directory, seeding, telegram, viber
from .console import Failure, run, step
from .settings import ROOT, STACK, Settings


def connect(settings: Settings) -> None:
    """All of it, for the stack named by STACK_NAME."""
    session = boto3.session.Session()
    name = os.environ.get("STACK_NAME") or STACK
    # A broken file is told before anything is changed.
    people = _city_file()
    try:
        outputs = _outputs(session, name)
        _bot(session, outputs)
        _viber(session, outputs)
        _first_administrator(session, outputs)
        if people is not None:
            _directory(session, outputs, people, settings)
    except (BotoCoreError, ClientError) as error:
        raise Failure(f"AWS refused: {error}", "Check AWS_PROFILE, AWS_REGION and the rights of this account, then run again.") from None
    print(f"\n  Staff site  {outputs['WebUrl']}\n  Webhook     {outputs['TelegramWebhookUrl']}\n")


def _outputs(session: boto3.session.Session, name: str) -> dict[str, str]:
    try:
        stack = session.client("cloudformation").describe_stacks(StackName=name)["Stacks"][0]
    except ClientError as error:
        if "does not exist" not in str(error):
            raise
        raise Failure(
            f"There is no stack {name} in {session.region_name}.",
            "Deploy it with `make deploy`, or name another: make connect STACK_NAME=… AWS_REGION=…",
        ) from None
    if not stack.get("Outputs"):
        raise Failure(
            f"The stack {name} is not whole yet ({stack.get('StackStatus', 'no status')}).",
            "Wait until `make deploy` has ended, or mend what it said, then run again.",
        )
    return {output["OutputKey"]: output["OutputValue"] for output in stack["Outputs"]}


def _bot(session: boto3.session.Session, outputs: dict[str, str]) -> None:
    token = _parameter(session, outputs["TelegramTokenParameter"]) or _ask_token(session, outputs["TelegramTokenParameter"])
    secret = _parameter(session, outputs["TelegramSecretParameter"]) or _new_secret(session, outputs["TelegramSecretParameter"])
    with step("Bot connected (setWebhook)") as progress:
        progress.note = telegram.connect(outputs["TelegramApiUrl"], token, outputs["TelegramWebhookUrl"], secret)


def _viber(session: boto3.session.Session, outputs: dict[str, str]) -> None:
    """Viber's webhook, where the city has a bot in Viber: its token parameter exists and is not "-"."""
    name = outputs.get("ViberTokenParameter")
    token = (_parameter(session, name) or "").strip() if name else ""
    if token in ("", "-"):
        print(f"  No bot in Viber: there is no token in {name}." if name else "  No bot in Viber: this stack knows nothing of it.")
        return
    with step("Bot connected to Viber (set_webhook)") as progress:
        progress.note = viber.connect(outputs["ViberApiUrl"], token, outputs["ViberWebhookUrl"])


def _parameter(session: boto3.session.Session, name: str) -> str | None:
    ssm = session.client("ssm")
    try:
        return ssm.get_parameter(Name=name, WithDecryption=True)["Parameter"]["Value"]
    except ssm.exceptions.ParameterNotFound:
        return None


def _ask_token(session: boto3.session.Session, name: str) -> str:
    token = os.environ.get("TELEGRAM_TOKEN") or (
        getpass.getpass("The bot's token from @BotFather (not shown): ").strip() if sys.stdin.isatty() else ""
    )
    if not token:
        raise Failure(
            f"The SSM parameter {name} is not there: the bot's token is not known.",
            f"Store it: aws ssm put-parameter --type SecureString --name {name} --value <token>",
        )
    session.client("ssm").put_parameter(Name=name, Value=token, Type="SecureString")
    return token


def _new_secret(session: boto3.session.Session, name: str) -> str:
    secret = secrets.token_urlsafe(32)
    session.client("ssm").put_parameter(Name=name, Value=secret, Type="SecureString")
    return secret


def _first_administrator(session: boto3.session.Session, outputs: dict[str, str]) -> None:
    cognito, pool = session.client("cognito-idp"), outputs["UserPoolId"]
    if cognito.list_users_in_group(UserPoolId=pool, GroupName="admin", Limit=1)["Users"]:
        return
    user = _answer("ADMIN_USER", "Sign-in name of the first administrator (latin letters)")
    name = _answer("ADMIN_NAME", "Surname, name, patronymic")
    email = _answer("ADMIN_EMAIL", "E-mail for the first password")
    if not (user and name and email):
        raise Failure(
            "There is no administrator yet, and nobody to ask for one.",
            "Run again as: make connect ADMIN_USER=o.melnyk ADMIN_NAME='…' ADMIN_EMAIL=…",
        )
    with step("First administrator") as progress:
        _invite(cognito, pool, directory.Person(user, name, "", ("admin",), email))
        progress.note = f"{user}; the first password goes to {email}"


def _answer(variable: str, question: str) -> str:
    return os.environ.get(variable) or (input(f"{question}: ").strip() if sys.stdin.isatty() else "")


def _city_file() -> directory.Directory | None:
    """What CITY_FILE holds, None when nobody named a file."""
    file = os.environ.get("CITY_FILE")
    return directory.read(Path(file).resolve()) if file else None


def _directory(session: boto3.session.Session, outputs: dict[str, str], people: directory.Directory, settings: Settings) -> None:
    with step("Seed tool (cargo build)") as progress:
        run(
            ["cargo", "build", "--package", "hotline-seed", "--color", "never"], cwd=ROOT, progress=progress,
            log=settings.logs / "cargo-build.log",
            what="The seed tool could not be built", todo="Mend what the compiler names above, then run again.",
        )
    with step("Organisations, staff, categories"):
        seeding.tool(_credentials(session), outputs, "directory", people.path, settings.logs)
    with step("Staff invited") as progress:
        cognito = session.client("cognito-idp")
        invited = [person for person in people.staff if person.email and _invite(cognito, outputs["UserPoolId"], person)]
        progress.note = f"{len(invited)} new, {len(people.staff)} in the file (those without an e-mail are not invited)"


def _invite(cognito, pool: str, person: directory.Person) -> bool:
    attributes = [
        {"Name": "name", "Value": person.name},
        {"Name": "email", "Value": person.email or ""},
        {"Name": "email_verified", "Value": "true"},
    ]
    try:
        cognito.admin_create_user(
            UserPoolId=pool, Username=person.id, UserAttributes=attributes, DesiredDeliveryMediums=["EMAIL"],
        )
        new = True
    except cognito.exceptions.UsernameExistsException:
        new = False
    for role in person.roles:
        cognito.admin_add_user_to_group(UserPoolId=pool, Username=person.id, GroupName=role)
    return new


def _credentials(session: boto3.session.Session) -> dict[str, str]:
    # The seed tool reads plain environment credentials only.
    credentials = session.get_credentials()
    if credentials is None:
        raise Failure("There are no AWS credentials.", "Set AWS_PROFILE or sign in with `aws sso login`, then run again.")
    frozen = credentials.get_frozen_credentials()
    found = {
        "AWS_ACCESS_KEY_ID": frozen.access_key,
        "AWS_SECRET_ACCESS_KEY": frozen.secret_key,
        "AWS_SESSION_TOKEN": frozen.token,
        "AWS_REGION": session.region_name,
        "AWS_DEFAULT_REGION": session.region_name,
    }
    return dict(os.environ) | {name: value for name, value in found.items() if value}
