"""Any text in, lines that can be drawn out: cleaned of what no shipped font knows, and wrapped to a width in pixels."""

import unicodedata

from adapters.charts import fonts

_MISSING = "□"
"""Stands for a letter that no shipped font can draw, so that nobody takes what is left for the whole word."""
_ELLIPSIS = "…"
_MOST_LETTERS = 1000
"""More than any line or footnote has; bounds the work that a hostile text can cause."""
_JOINERS = ("\u200c", "\u200d")


def clean(text: str) -> str:
    """One line of drawable characters.

    Spaces, line breaks and control characters become single spaces; marks that turn the reading direction are dropped
    (each line finds its own direction); emoji and other signs that no shipped font draws are dropped too.
    """
    kept = "".join(_drawn(one) for one in unicodedata.normalize("NFC", text[:_MOST_LETTERS]))
    return " ".join(kept.split()).strip("".join(_JOINERS))


def wrap(text: str, size: float, room: float, *, most: int, bold: bool = False) -> tuple[str, ...]:
    """The cleaned text in at most `most` lines no wider than `room`; what does not fit ends in an ellipsis."""
    lines: list[str] = []
    line = ""
    for word in _words(clean(text), size, room, bold=bold):
        longer = f"{line} {word}".strip()
        if line and fonts.width(longer, size, bold=bold) > room:
            lines.append(line)
            longer = word
        if len(lines) == most:
            lines[-1] = _shorten(lines[-1], size, room, bold=bold)
            return tuple(lines)
        line = longer
    return (*lines, line) if line else tuple(lines)


def fits(text: str, size: float, room: float, *, most: int, bold: bool = False) -> bool:
    """Whether every word is whole, and the text whole, in `most` lines of this width."""
    words = clean(text).split()
    return (
        all(fonts.width(word, size, bold=bold) <= room for word in words) and len(wrap(text, size, room, most=most + 1, bold=bold)) <= most
    )


def _drawn(one: str) -> str:
    kind = unicodedata.category(one)
    if kind in ("Zs", "Zl", "Zp", "Cc"):
        return " "
    if kind in ("Cs", "Co") or (kind == "Cf" and one not in _JOINERS) or 0xFE00 <= ord(one) <= 0xFE0F:
        return ""
    if ord(one) in fonts.drawable():
        return one
    return _MISSING if kind[0] in "LN" else ""


def _words(text: str, size: float, room: float, *, bold: bool) -> list[str]:
    """The words, with those wider than the room cut into pieces that fit."""
    pieces: list[str] = []
    for word in text.split():
        rest = word
        while len(rest) > 1 and fonts.width(rest, size, bold=bold) > room:
            cut = _longest(rest, size, room, bold=bold)
            pieces.append(rest[:cut])
            rest = rest[cut:]
        pieces.append(rest)
    return pieces


def _longest(word: str, size: float, room: float, *, bold: bool) -> int:
    """How many leading characters fit: at least one."""
    low, high = 1, len(word)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fonts.width(word[:middle], size, bold=bold) <= room else (low, middle - 1)
    return low


def _shorten(line: str, size: float, room: float, *, bold: bool) -> str:
    kept = line
    while kept and fonts.width(kept + _ELLIPSIS, size, bold=bold) > room:
        kept = kept[:-1]
    return kept.rstrip(" ,.;:–-") + _ELLIPSIS
