"""Formatted text: the HTML mode of the Bot API turned into plain text and entities.

Offsets count UTF-16 code units, as on the wire. Markdown modes are not spoken here.
"""

from __future__ import annotations

import re

from .detection import detect
from .errors import bad_request
from .utf16 import units

TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline",
    "ins": "underline", "s": "strikethrough", "strike": "strikethrough",
    "del": "strikethrough", "tg-spoiler": "spoiler", "span": "spoiler", "a": "text_link",
    "code": "code", "pre": "pre", "blockquote": "blockquote", "tg-emoji": "custom_emoji",
}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
CHARACTER = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([a-zA-Z]+));?")
ATTRIBUTE = re.compile(r"""\s*([^\s=>/]+)\s*(?:=\s*("[^"]*"|'[^']*'|[^\s>]+))?""")


def formatted(text: str, parse_mode: str, given: list | None, limit: int, too_long: str) -> tuple[str, list[dict]]:
    """Text and entities as Telegram would store them; raises its errors. May return empty text."""
    mode = parse_mode.lower()
    if mode not in ("", "none", "html"):
        raise bad_request("unsupported parse_mode (the simulator speaks HTML only)"
                          if mode.startswith("markdown") else "unsupported parse_mode")
    if mode == "html":
        plain, entities = parse_html(text)
    else:
        plain, entities = text, _checked(given or [], text)
    plain, entities = _trimmed(plain, entities)
    if units(plain) > limit:
        raise bad_request(too_long)
    return plain, merged(entities, detect(plain))


def merged(explicit: list[dict], detected: list[dict]) -> list[dict]:
    """Explicit entities plus the detected ones that do not lie inside links or code."""
    closed = [(e["offset"], e["offset"] + e["length"]) for e in explicit
              if e["type"] in ("code", "pre", "text_link")]
    extra = [d for d in detected
             if not any(d["offset"] < end and start < d["offset"] + d["length"] for start, end in closed)]
    return sorted(explicit + extra, key=lambda e: (e["offset"], -e["length"]))


def _entity_error(reason: str):
    return bad_request(f"can't parse entities: {reason}")


def _decoded(text: str) -> str:
    """Character references replaced; unknown ones stay as they are."""
    def one(match: re.Match) -> str:
        hexadecimal, decimal, name = match.groups()
        if name is not None:
            return NAMED.get(name, match.group(0))
        code = int(hexadecimal, 16) if hexadecimal else int(decimal)
        return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else match.group(0)
    return CHARACTER.sub(one, text)


def parse_html(source: str) -> tuple[str, list[dict]]:
    """Parses the HTML mode, with the same refusals as Telegram."""
    out: list[str] = []
    length = 0
    entities: list[dict] = []
    stack: list[tuple[str, int, dict, int]] = []
    position = 0
    while position < len(source):
        opening = source.find("<", position)
        chunk = _decoded(source[position:opening if opening >= 0 else len(source)])
        out.append(chunk)
        length += units(chunk)
        if opening < 0:
            break
        at = len(source[:opening].encode())
        if source.startswith("</", opening):
            position = _end_tag(source, opening, at, stack, entities, length, out)
        else:
            position = _start_tag(source, opening, at, stack, length)
    if stack:
        raise _entity_error(f'Can\'t find end tag corresponding to start tag "{stack[-1][0]}"')
    return "".join(out), sorted(entities, key=lambda e: (e["offset"], -e["length"]))


def _start_tag(source: str, opening: int, at: int, stack: list, length: int) -> int:
    name_match = re.compile(r"[^\s>]*").match(source, opening + 1)
    end = name_match.end()
    if end >= len(source):
        raise _entity_error(f"Unclosed start tag at byte offset {at}")
    name = name_match.group(0).lower()
    if name not in TAGS:
        raise _entity_error(f'Unsupported start tag "{name}" at byte offset {at}')
    attributes: dict[str, str] = {}
    while True:
        while end < len(source) and source[end].isspace():
            end += 1
        if end >= len(source):
            raise _entity_error(f"Unclosed start tag at byte offset {at}")
        if source[end] == ">":
            break
        match = ATTRIBUTE.match(source, end)
        if match is None:
            raise _entity_error(f'Empty attribute name in the tag "{name}" at byte offset {at}')
        attributes[match.group(1).lower()] = _decoded((match.group(2) or "").strip("\"'"))
        end = match.end()
    if name == "span" and attributes.get("class") != "tg-spoiler":
        raise _entity_error(f'Tag "span" must have class "tg-spoiler" at byte offset {at}')
    stack.append((name, length, attributes, at))
    return end + 1


def _end_tag(source: str, opening: int, at: int, stack: list, entities: list, length: int, out: list) -> int:
    close = source.find(">", opening)
    if not stack:
        raise _entity_error(f"Unexpected end tag at byte offset {at}")
    if close < 0:
        raise _entity_error(f"Unclosed end tag at byte offset {at}")
    found = source[opening + 2:close].strip().lower()
    name, start, attributes, _ = stack[-1]
    if found and found != name:
        raise _entity_error(f'Unmatched end tag at byte offset {at}, expected "</{name}>", found "</{found}>"')
    stack.pop()
    if length > start:
        entity = {"type": TAGS[name], "offset": start, "length": length - start}
        if name == "a":
            text = "".join(out).encode("utf-16-le")[start * 2:length * 2].decode("utf-16-le")
            entity["url"] = attributes.get("href") or text
            if not re.match(r"(?:https?|tg|mailto|tel):|[\w-]+(?:\.[\w-]+)+", entity["url"]):
                return close + 1
        elif name == "blockquote" and "expandable" in attributes:
            entity["type"] = "expandable_blockquote"
        elif name == "code" and stack and stack[-1][0] == "pre" and attributes.get("class", "").startswith("language-"):
            stack[-1][2]["language"] = attributes["class"].removeprefix("language-")
            return close + 1
        elif name == "pre" and attributes.get("language"):
            entity["language"] = attributes["language"]
        elif name == "tg-emoji":
            entity["custom_emoji_id"] = attributes.get("emoji-id", "")
        entities.append(entity)
    return close + 1


def _checked(given: list, text: str) -> list[dict]:
    """Entities named by the caller: malformed ones are an error, those out of range are dropped."""
    total = units(text)
    result = []
    for entity in given:
        if not isinstance(entity, dict) or not isinstance(entity.get("type"), str):
            raise bad_request('can\'t parse MessageEntity: Field "type" must be of type String')
        offset, length = entity.get("offset"), entity.get("length")
        if not isinstance(offset, int) or not isinstance(length, int):
            raise bad_request('can\'t parse MessageEntity: Field "offset" must be of type Number')
        if offset >= 0 and length > 0 and offset + length <= total:
            result.append(entity)
    return result


def _trimmed(text: str, entities: list[dict]) -> tuple[str, list[dict]]:
    """White space at both ends removed, entities moved along."""
    left = text.lstrip()
    shift = units(text) - units(left)
    plain = left.rstrip()
    total = units(plain)
    kept = []
    for entity in entities:
        start = max(entity["offset"] - shift, 0)
        end = min(entity["offset"] + entity["length"] - shift, total)
        if end > start:
            kept.append({**entity, "offset": start, "length": end - start})
    return plain, kept
