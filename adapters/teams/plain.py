"""Text on its way to Teams: what no screen can hold is dropped, nothing in it is taken for markup, and long text is parted, not cut.

People's text stands in text runs, which most of Teams' renderers show as they are. The one for iPhones looks for Markdown in every
run, and all of them replace {{DATE(…)}} in a run. A backslash would be seen on the others, so a text is taken apart at its marks: in a
run of its own no mark has a partner. Knows no card.
"""

import itertools
import json
import re
import unicodedata
from collections.abc import Iterator

from rich import cells

from adapters.teams import limits

_LINE_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_OVERRIDES = set("\u202a\u202b\u202c\u202d\u202e")
_ISOLATES, _POP = set("\u2066\u2067\u2068"), "\u2069"
_UNSEEN = {"Cf", "Zl", "Zp", "Zs", "Cc"}
_MARK = re.compile(r"([*_\[{`~])\1*|^\s*(?:>+|(?:[-+#]+|\d+[.)])(?=\s))")
_JOINER = "\u2060"
_BREAK = "\u200b"
_LONG_WORD = re.compile(rf"\S{{{limits.WORD + 1},}}")
_NO_BREAK = "\u00a0"
# With one of these in it, a run is shown as HTML on iPhones, where a space at either end would go.
_ESCAPED = set('&<>"')
# Letters and marks that no Markdown is made of: no list, link, emphasis, entity or address can come of them.
_MARKLESS = re.compile(r"(?!\d+[.)])(?![-\s])(?:[^\W_]|[ ,;!?'’‘“”–—·…()%£-]|[.:&](?=\s|\Z)|(?<=\s)=(?=\s))+")
_PLACES = (
    re.compile(r"\n[ \t]*\n\s*"),
    re.compile(r"\n\s*"),
    re.compile(r"(?<=[.!?…])[”’\"')\]]*\s+|(?<=[。！？])"),
    re.compile(r"\s+"),
)
_ELLIPSIS = "…"


def clean(text: str) -> str:
    """`text` without control characters, halves of characters and direction overrides, trimmed; empty where nothing can be seen.

    Line breaks stay. Isolates stay, and those left open are closed at the end of their line.
    """
    if text.isprintable():
        return text.strip()
    unified = _LINE_BREAKS.sub("\n", text).replace("\t", " ")
    kept = "".join(one for one in unified if one == "\n" or (unicodedata.category(one) not in {"Cc", "Cs"} and one not in _OVERRIDES))
    trimmed = "\n".join(map(_closed, kept.split("\n"))).strip()
    return trimmed if any(unicodedata.category(one) not in _UNSEEN for one in trimmed) else ""


def one_line(text: str) -> str:
    """`text` cleaned, for a place that holds one line."""
    cleaned = clean(text)
    return re.sub(r"\s*\n\s*", " ", cleaned) if "\n" in cleaned else cleaned


def size(text: str) -> int:
    """The bytes that it takes in JSON."""
    return len(json.dumps(text)) - 2


def is_markless(text: str) -> bool:
    """Whether `text` is one line that reads the same with Markdown and without. Such text needs no care."""
    return _MARKLESS.fullmatch(text) is not None


def runs(text: str) -> list[str]:
    """`text` in pieces that are shown one behind the other. In none of them can a mark meet another and be taken for markup.

    A word that is wider than a phone gets places where it may be broken: Teams breaks none in such a run by itself.
    """
    if not _MARK.search(text):
        return [_held(_broken(text))]
    pieces = list(itertools.islice(_apart(_broken(text)), limits.RUNS + 1))
    if len(pieces) > limits.RUNS:
        # Nobody writes like that. A joiner behind every mark keeps them from making a link or a date.
        return [_held(re.sub(r"[*_\[\]{`~]", rf"\g<0>{_JOINER}", _broken(text)))]
    return [_held(piece) for piece in pieces]


def split(text: str, most: int) -> list[str]:
    """`text` in pieces of at most `most` bytes: at the end of a paragraph, a line, a sentence or a word, inside a word only at need."""
    pieces, rest = [], text.strip()
    while size(rest) > most:
        cut = _cut(rest, _room(rest, most))
        pieces.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*pieces, rest] if rest else pieces


def shorten(text: str, most: int) -> str:
    """`text`, or its beginning with an ellipsis where it has more than `most` characters. The whole must stand somewhere else."""
    if len(text) <= most:
        return text
    return text[: _cut(text, most - 1)].rstrip(" ,;:–-") + _ELLIPSIS


def _apart(text: str) -> Iterator[str]:
    rest = text
    while found := _MARK.search(rest):
        yield rest[: found.end()]
        rest = rest[found.end() :]
    if rest:
        yield rest


def _broken(text: str) -> str:
    return _LONG_WORD.sub(_with_breaks, text) if len(text) > limits.WORD else text


def _with_breaks(found: re.Match[str]) -> str:
    spans = cells.split_graphemes(found[0])[0]
    ends = [end for _, end, _ in spans[limits.WORD // 2 - 1 :: limits.WORD // 2]]
    return _BREAK.join(found[0][start:end] for start, end in itertools.pairwise([0, *ends, len(found[0])]) if start < end)


def _held(piece: str) -> str:
    """A piece that keeps the spaces at its ends."""
    if not _ESCAPED & set(piece):
        return piece
    inner = piece.strip(" ")
    head, tail = len(piece) - len(piece.lstrip(" ")), len(piece) - len(piece.rstrip(" "))
    return _NO_BREAK * head + inner + _NO_BREAK * tail


def _closed(line: str) -> str:
    left = 0
    for one in line:
        left = left + 1 if one in _ISOLATES else max(0, left - 1) if one == _POP else left
    return line + _POP * left


def longest_word(text: str) -> int:
    """Letters of the longest word."""
    return max(map(len, text.split()), default=0)


def _cut(text: str, room: int) -> int:
    """Where to part `text`, of which `room` characters may stay together."""
    for place in _PLACES:
        # A piece of less than a third of the room would leave a page of scraps.
        ends = [found.end() for found in place.finditer(text, 0, room + 1) if room // 3 < found.start() <= room]
        if ends:
            return ends[-1]
    # A little more than the room, so that the letter at its edge is seen whole.
    bounds = [end for _, end, _ in cells.split_graphemes(text[: room + 32])[0] if end <= room]
    return bounds[-1] if bounds else room


def _room(text: str, most: int) -> int:
    """How many characters of `text` take no more than `most` bytes; at least one."""
    sizes = itertools.accumulate(map(size, text))
    return max(1, sum(1 for _ in itertools.takewhile(lambda one: one <= most, sizes)))
