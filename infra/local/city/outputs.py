"""Where to look: the file for scripts and the table for people."""

from __future__ import annotations

import json

from .deploy import CITY_NAME, webhook_secret
from .directory import ROLES, Directory
from .settings import PASSWORD, REGION, STACK, VIBER_TOKEN, Settings


def write(settings: Settings, stack: dict[str, str], directory: Directory) -> dict:
    """Writes outputs.json, readable by its owner only; returns what it holds."""
    values = {
        "api_url": settings.web_url,
        "web_url": settings.web_url,
        "simulator_url": settings.simulator_url,
        "aws_url": settings.aws_url,
        "sign_in_url": settings.identity_url,
        "region": REGION,
        "stack": STACK,
        "api_id": stack["ApiId"],
        "table": stack["TableName"],
        "media_bucket": stack["MediaBucket"],
        "user_pool": stack["UserPoolId"],
        "client_id": stack["ClientId"],
        "telegram": {
            "webhook_url": settings.webhook_url,
            "secret": webhook_secret(settings),
            "token": settings.token,
            "api_url": settings.telegram_api_url,
        },
        "viber": {
            "webhook_url": settings.viber_webhook_url,
            "token": VIBER_TOKEN,
            "api_url": settings.viber_api_url,
        },
        "staff": [
            {"role": role, "user": person.id, "password": PASSWORD, "name": person.name, "position": person.position}
            for role in ROLES for person in directory.staff if role in person.roles
        ],
    }
    fresh = settings.outputs.with_suffix(".new")
    fresh.touch(mode=0o600)
    fresh.write_text(json.dumps(values, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    fresh.replace(settings.outputs)
    return values


def show(settings: Settings, values: dict, *, people: bool) -> None:
    """Prints the addresses and, for people, who can sign in."""
    messenger = settings.foreign_telegram or settings.simulator_url
    print(f"\n  {CITY_NAME} is open.\n")
    print(f"  Write as a citizen     {messenger}")
    print(f"  … in Viber             {settings.simulator_url}/#viber")
    print(f"  Work as staff          {settings.web_url}")
    print(f"  AWS (MiniStack)        {settings.aws_url}")
    print(f"  All of it, for scripts {settings.outputs}\n")
    if not people:
        return
    print(f"  Sign in with any of these names and the password {PASSWORD}\n")
    for person in values["staff"]:
        print(f"    {person['role']:<15} {person['user']:<15} {person['name']}, {person['position']}")
    print()
