"""Lengths and slices in UTF-16 code units, the measure of the Bot API."""


def units(text: str) -> int:
    """How many UTF-16 code units the text takes."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def pieces(text: str, size: int) -> list[str]:
    """The text cut into pieces of at most `size` code units, never inside a character."""
    result, current, length = [], [], 0
    for character in text:
        width = 2 if ord(character) > 0xFFFF else 1
        if length + width > size:
            result.append("".join(current))
            current, length = [], 0
        current.append(character)
        length += width
    result.append("".join(current))
    return result
