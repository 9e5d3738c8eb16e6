"""Lengths and slices in UTF-16 code units, the measure of the Bot API."""


def units(text: str) -> int:
    """How many UTF-16 code units the text takes."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def pieces(text: str, size: int) -> list[str]:
    """The text as messengers' own apps send it when it is longer than a message may be.

    Each piece has at most `size` code units and ends at a line break, else at a space, when there is one
    in its second half; never inside a character. White space at the cuts is dropped.
    """
    result = []
    rest = text.strip()
    while units(rest) > size:
        piece = _head(rest, size)
        cut = max(piece.rfind("\n", len(piece) // 2), 0) or max(piece.rfind(" ", len(piece) // 2), 0) or len(piece)
        if rest[len(piece)] in " \n":
            cut = len(piece)
        result.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*result, rest] if rest or not result else result


def _head(text: str, size: int) -> str:
    """The longest beginning of at most `size` code units."""
    length = 0
    for place, character in enumerate(text):
        length += 2 if ord(character) > 0xFFFF else 1
        if length > size:
            return text[:place]
    return text
