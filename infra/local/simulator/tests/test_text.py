"""HTML mode and detected entities."""

import pytest

from ..detection import detect
from ..entities import formatted, parse_html
from ..errors import ApiError
from ..utf16 import pieces, units


def test_nested_tags_become_entities_in_utf16_units():
    text, entities = parse_html("😀 <b>Жирний <i>курсив</i></b> &lt;1 &amp; 2&gt;")
    assert text == "😀 Жирний курсив <1 & 2>"
    assert entities == [{"type": "bold", "offset": 3, "length": 13}, {"type": "italic", "offset": 10, "length": 6}]


def test_links_code_and_spoilers():
    text, entities = parse_html('<a href="https://a.ua/?x=1&amp;y=2">тут</a> <pre><code class="language-py">x</code></pre>'
                                '<span class="tg-spoiler">ні</span>')
    assert text == "тут xні"
    assert [e["type"] for e in entities] == ["text_link", "pre", "spoiler"]
    assert entities[0]["url"] == "https://a.ua/?x=1&y=2"
    assert entities[1]["language"] == "py"


@pytest.mark.parametrize(("source", "reason"), [
    ("я <b>тут", 'Can\'t find end tag corresponding to start tag "b"'),
    ("я <b", "Unclosed start tag at byte offset 3"),
    ("2 < 3 > 1", 'Unsupported start tag "" at byte offset 2'),
    ("<div>x</div>", 'Unsupported start tag "div" at byte offset 0'),
    ("x</b>", "Unexpected end tag at byte offset 1"),
    ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
    ('<span class="x">y</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
])
def test_broken_html_is_refused_as_telegram_does(source, reason):
    with pytest.raises(ApiError) as refusal:
        parse_html(source)
    assert refusal.value.description == f"Bad Request: can't parse entities: {reason}"


def test_text_is_trimmed_and_entities_move_along():
    text, entities = formatted("  <b> так </b> ", "HTML", None, 4096, "too long")
    assert (text, entities) == ("так", [{"type": "bold", "offset": 0, "length": 3}])


def test_limit_counts_after_parsing():
    assert formatted("<b>" + "я" * 4096 + "</b>", "HTML", None, 4096, "message is too long")[0] == "я" * 4096
    with pytest.raises(ApiError, match="Bad Request: message is too long"):
        formatted("я" * 4097, "", None, 4096, "message is too long")


def test_commands_links_and_phones_are_found():
    text = "/start abc, https://vyshnopil.gov.ua. пошта a@b.ua, +380 67 111 22 33 #яма а/б"
    found = {entity["type"]: text[entity["offset"]:entity["offset"] + entity["length"]] for entity in detect(text)}
    assert found == {"bot_command": "/start", "url": "https://vyshnopil.gov.ua", "email": "a@b.ua",
                     "phone_number": "+380 67 111 22 33", "hashtag": "#яма"}


def test_long_text_is_cut_between_characters():
    assert [units(piece) for piece in pieces("а" + "😀" * 4, 4)] == [3, 4, 2]


@pytest.mark.parametrize(("text", "parts"), [
    ("коротко", ["коротко"]), ("12345\n78 0", ["12345\n78 0"]), ("12345\n78 01", ["12345", "78 01"]),
    ("12345 78901", ["12345", "78901"]), ("1 345678901", ["1 34567890", "1"]), ("1234567890 12", ["1234567890", "12"]),
    (" 1234567890\n ", ["1234567890"]),
])
def test_long_text_is_cut_where_people_would(text, parts):
    assert pieces(text, 10) == parts
