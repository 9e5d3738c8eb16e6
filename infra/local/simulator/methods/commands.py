"""The menu of commands, by scope and language."""

from __future__ import annotations

import re

from ..errors import bad_request
from ..parameters import Call
from .registry import method

SCOPES = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators", "chat",
          "chat_administrators", "chat_member")


def _key(call: Call) -> str:
    scope = call.structure("scope", "can't parse BotCommandScope JSON object")
    kind, chat = "default", ""
    if scope is not None:
        if not isinstance(scope, dict) or scope.get("type") not in SCOPES:
            raise bad_request("can't parse BotCommandScope: Unsupported type specified")
        kind = scope["type"]
        if kind == "chat":
            chat = str(scope.get("chat_id", ""))
    language = call.text("language_code")
    if language and not re.fullmatch(r"[a-z]{2}", language):
        raise bad_request("invalid language code specified")
    return f"{kind}:{chat}:{language}"


def _store(executor, key: str, commands: list[dict]) -> bool:
    world = executor.world
    known = world.store.setting("commands", {})
    known.pop(key, None)
    if commands:
        known[key] = commands
    world.store.set_setting("commands", known)
    world.feed.publish("commands")
    return True


@method("setMyCommands")
async def set_my_commands(executor, call) -> bool:
    """Replaces the commands of a scope."""
    commands = call.structure("commands", "can't parse commands JSON object")
    if commands is None:
        commands = []
    if not isinstance(commands, list):
        raise bad_request("expected an Array of BotCommand")
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    result = []
    for command in commands:
        if not isinstance(command, dict):
            raise bad_request("can't parse BotCommand: expected an Object")
        for name in ("command", "description"):
            if not isinstance(command.get(name), str):
                raise bad_request(f'can\'t parse BotCommand: Can\'t find field "{name}"')
        word, description = command["command"].removeprefix("/"), command["description"].strip()
        if not re.fullmatch(r"[a-z0-9_]{1,32}", word):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(description) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        result.append({"command": word, "description": description})
    return _store(executor, _key(call), result)


@method("getMyCommands")
async def get_my_commands(executor, call) -> list[dict]:
    """The commands of exactly this scope and language."""
    return executor.world.store.setting("commands", {}).get(_key(call), [])


@method("deleteMyCommands")
async def delete_my_commands(executor, call) -> bool:
    """Removes the commands of a scope."""
    return _store(executor, _key(call), [])
