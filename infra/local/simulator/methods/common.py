"""Steps that many methods share: whose chat it is, what is answered, how a message is stored."""

from __future__ import annotations

from .. import keyboards
from ..entities import formatted
from ..errors import bad_request, forbidden
from ..parameters import Call
from ..world import World

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
SAME = ("message is not modified: specified new message content and reply markup are exactly the same as a current "
        "content and reply markup of the message")


def chat_of(world: World, call: Call) -> dict:
    """The person to whose chat the call goes; refused when unknown, gone, or blocking the bot."""
    wanted = call.text("chat_id").strip()
    if not wanted:
        raise bad_request("chat_id is empty")
    citizen = None
    if wanted.lstrip("-").isdigit() and len(wanted) < 20:
        citizen = world.store.citizen(int(wanted))
    if citizen is None or not citizen["started"]:
        raise bad_request("chat not found")
    if citizen["deactivated"]:
        raise forbidden("user is deactivated")
    if citizen["blocked"] and citizen["kind"] != "private":
        raise forbidden(f"bot was kicked from the {citizen['kind']} chat")
    if citizen["blocked"]:
        raise forbidden("bot was blocked by the user")
    return citizen


def text_of(call: Call) -> tuple[str, list[dict]]:
    """The text and entities of sendMessage and editMessageText."""
    source = call.text("text")
    given = call.structure("entities", "can't parse entities JSON object")
    text, entities = formatted(source, call.text("parse_mode"), given, TEXT_LIMIT, "message is too long")
    if not text:
        raise bad_request("message text is empty" if not source.strip() else "text must be non-empty")
    return text, entities


def preview_of(call: Call) -> dict:
    """What is to become of a link's preview, as a field of the message; empty when nothing was said of it."""
    options = call.structure("link_preview_options", "can't parse link preview options JSON object")
    if options is None:
        return {"link_preview_options": {"is_disabled": True}} if call.flag("disable_web_page_preview") else {}
    if not isinstance(options, dict):
        raise bad_request("object expected as link preview options")
    flags = ("is_disabled", "prefer_small_media", "prefer_large_media", "show_above_text")
    for name in flags:
        if not isinstance(options.get(name, False), bool):
            raise bad_request(f'field "{name}" must be of type Boolean')
    if not isinstance(options.get("url", ""), str):
        raise bad_request('field "url" must be of type String')
    told = {name: True for name in flags if options.get(name)} | ({"url": options["url"]} if options.get("url") else {})
    return {"link_preview_options": told} if told else {}


def caption_of(values: Call) -> dict:
    """The caption fields of a message, empty when there is none."""
    given = values.structure("caption_entities", "can't parse entities JSON object")
    caption, entities = formatted(values.text("caption"), values.text("parse_mode"), given, CAPTION_LIMIT,
                                  "message caption is too long")
    if not caption:
        return {}
    return {"caption": caption, **({"caption_entities": entities} if entities else {})}


def markup_of(call: Call, only_inline: bool = False) -> dict | None:
    """The checked `reply_markup`."""
    return keyboards.checked(
        call.structure("reply_markup", "can't parse reply keyboard markup JSON object"), only_inline)


def reply_of(world: World, call: Call, citizen: dict) -> dict:
    """The answered message as a field, empty when the call answers none."""
    parameters = call.structure("reply_parameters", "can't parse reply parameters JSON object")
    if isinstance(parameters, dict):
        wanted, optional = parameters.get("message_id"), parameters.get("allow_sending_without_reply") is True
    else:
        wanted, optional = call.integer("reply_to_message_id"), call.flag("allow_sending_without_reply")
    if not wanted:
        return {}
    answered = world.store.message(citizen["id"], wanted) if isinstance(wanted, int) else None
    if answered is None:
        if optional:
            return {}
        raise bad_request("message to be replied not found")
    return {"reply_to_message": {k: v for k, v in answered["message"].items() if k != "reply_to_message"}}


def post(world: World, citizen: dict, call: Call, content: dict, markup: dict | None) -> dict:
    """Puts a message of the bot into the chat."""
    if markup and "keyboard" in markup and citizen["kind"] != "private":
        keyboards.need_private(markup)
    message = {**world.new_message(citizen, world.bot_user()), **reply_of(world, call, citizen), **content}
    if call.flag("protect_content"):
        message["has_protected_content"] = True
    if markup and "inline_keyboard" in markup:
        message["reply_markup"] = markup
    elif markup:
        set_keyboard(world, citizen, markup, message["message_id"])
    world.show_message(world.store.put_message(citizen["id"], "bot", message, "delivered"))
    return message


def set_keyboard(world: World, citizen: dict, markup: dict, message_id: int) -> None:
    """Replaces or removes the keyboard under the input field."""
    keyboard = None if "remove_keyboard" in markup else {**markup, "message_id": message_id, "hidden": False}
    world.show_citizen(world.store.update_citizen(citizen["id"], keyboard=keyboard))
