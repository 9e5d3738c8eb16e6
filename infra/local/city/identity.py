"""The demo city's staff in Cognito: users with one password, and their roles as groups."""

from __future__ import annotations

from . import ministack
from .console import step
from .directory import Directory
from .marks import get, put
from .settings import PASSWORD, Settings


def sync(settings: Settings, pool: str, directory: Directory) -> None:
    """Makes the pool's users and groups match the directory file, unless they already do."""
    with step("Staff accounts") as progress:
        wanted = f"{pool} {directory.fingerprint}"
        if get(settings, "accounts") == wanted:
            progress.note = "unchanged"
            return
        cognito = ministack.client(settings, "cognito-idp")
        for person in directory.staff:
            progress.note = person.id
            _account(cognito, pool, person.id, person.name)
            _groups(cognito, pool, person.id, set(person.roles))
        progress.note = f"{len(directory.staff)} people"
        put(settings, "accounts", wanted)


def _account(cognito, pool: str, user: str, name: str) -> None:
    attributes = [
        {"Name": "name", "Value": name},
        {"Name": "email", "Value": f"{user}@vyshnopil.example"},
        {"Name": "email_verified", "Value": "true"},
    ]
    try:
        cognito.admin_create_user(UserPoolId=pool, Username=user, UserAttributes=attributes, MessageAction="SUPPRESS")
    except cognito.exceptions.UsernameExistsException:
        cognito.admin_update_user_attributes(UserPoolId=pool, Username=user, UserAttributes=attributes)
    cognito.admin_set_user_password(UserPoolId=pool, Username=user, Password=PASSWORD, Permanent=True)


def _groups(cognito, pool: str, user: str, wanted: set[str]) -> None:
    groups = cognito.admin_list_groups_for_user(UserPoolId=pool, Username=user)["Groups"]
    present = {group["GroupName"] for group in groups}
    for group in wanted - present:
        cognito.admin_add_user_to_group(UserPoolId=pool, Username=user, GroupName=group)
    for group in present - wanted:
        cognito.admin_remove_user_from_group(UserPoolId=pool, Username=user, GroupName=group)
