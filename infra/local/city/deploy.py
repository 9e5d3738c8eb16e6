"""Brings template.yaml into MiniStack with the SAM CLI, when something that is deployed has changed."""

from __future__ import annotations

import hashlib
import secrets
from pathlib import Path

from . import build, marks, ministack, pace
from .console import run, step
from .settings import ROOT, SECRET_PARAMETER, STACK, TOKEN_PARAMETER, VIBER_TOKEN, VIBER_TOKEN_PARAMETER, Settings, tool

CITY_NAME = "Вишнопіль"


def deploy(settings: Settings) -> dict[str, str]:
    """Deploys if needed; returns the stack's outputs."""
    with step("Stack (sam deploy)") as progress:
        _put_tokens(settings)
        template = _local_template(settings)
        parameters = _parameters(settings)
        wanted = _fingerprint(parameters)
        outputs = stack_outputs(settings)
        if outputs and marks.get(settings, "deployed") == wanted:
            progress.note = "unchanged"
            return outputs
        run(
            [
                tool("sam"), "deploy", "--template-file", template, "--stack-name", STACK, "--resolve-s3",
                "--capabilities", "CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND", "--no-confirm-changeset",
                "--no-fail-on-empty-changeset", "--no-progressbar", "--parameter-overrides",
                *(f"{name}={value}" for name, value in parameters.items() if value),
            ],
            cwd=template.parent, env=settings.aws_environment(), progress=progress,
            log=settings.logs / "deploy.log",
            what="The stack could not be deployed to MiniStack",
            todo="If the template was not changed, `make reset` and a new start usually help.",
        )
        marks.put(settings, "deployed", wanted)
        return stack_outputs(settings)


def stack_outputs(settings: Settings) -> dict[str, str]:
    """The deployed stack's outputs; empty when there is no whole stack."""
    cloudformation = ministack.client(settings, "cloudformation")
    try:
        stack = cloudformation.describe_stacks(StackName=STACK)["Stacks"][0]
    except cloudformation.exceptions.ClientError:
        return {}
    if not stack["StackStatus"].endswith("_COMPLETE") or "ROLLBACK" in stack["StackStatus"]:
        return {}
    return {output["OutputKey"]: output["OutputValue"] for output in stack.get("Outputs", [])}


def webhook_secret(settings: Settings) -> str:
    """The webhook's secret of this city: made once, kept with the data."""
    ssm = ministack.client(settings, "ssm")
    try:
        return ssm.get_parameter(Name=SECRET_PARAMETER, WithDecryption=True)["Parameter"]["Value"]
    except ssm.exceptions.ParameterNotFound:
        secret = secrets.token_urlsafe(32)
        ssm.put_parameter(Name=SECRET_PARAMETER, Value=secret, Type="SecureString")
        return secret


def _put_tokens(settings: Settings) -> None:
    webhook_secret(settings)
    ssm = ministack.client(settings, "ssm")
    for name, token in ((TOKEN_PARAMETER, settings.token), (VIBER_TOKEN_PARAMETER, VIBER_TOKEN)):
        ssm.put_parameter(Name=name, Value=token, Type="SecureString", Overwrite=True)


def _parameters(settings: Settings) -> dict[str, str]:
    return {
        "Stage": "local",
        "CityName": CITY_NAME,
        "WebUrl": settings.web_url,
        "IdentityUrl": settings.identity_url,
        "TelegramApiUrl": settings.telegram_api_url,
        "TelegramTokenParameter": TOKEN_PARAMETER,
        "TelegramSecretParameter": SECRET_PARAMETER,
        "ViberApiUrl": settings.viber_api_url,
        "ViberTokenParameter": VIBER_TOKEN_PARAMETER,
        "CityPace": pace.of(settings),
    }


def _local_template(settings: Settings) -> Path:
    # The same template; only the folder of the binaries differs.
    text = (ROOT / "template.yaml").read_text(encoding="utf-8")
    text = text.replace("CodeUri: target/lambda/", f"CodeUri: {build.LOCAL_BINARIES}/")
    text = text.replace("TemplateURL: infra/", f"TemplateURL: {ROOT / 'infra'}/")
    path = settings.local / "deploy/template.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _fingerprint(parameters: dict[str, str]) -> str:
    files = [ROOT / "template.yaml", *(ROOT / "infra").glob("*.yaml"), *build.LOCAL_BINARIES.glob("*/bootstrap")]
    return hashlib.sha256(f"{sorted(parameters.items())}{build.fingerprint(files)}".encode()).hexdigest()
