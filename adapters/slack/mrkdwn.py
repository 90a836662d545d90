"""Text on its way to Slack: what no screen can hold is dropped, nothing in it is taken for markup, and long text is parted, not cut.

Almost everything we send is plain_text or rich_text, which Slack shows as it stands. Slack has no way to escape the marks of its
mrkdwn (`*`, `_`, `~`, backtick, `:name:`), so mrkdwn is used only where the text has none of them. Knows no message.
"""

import re
import unicodedata

from rich import cells
from slack_sdk.models import blocks

from adapters.slack import limits

_LINE_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_OVERRIDES = set("\u202a\u202b\u202c\u202d\u202e")
_ISOLATES, _POP = set("\u2066\u2067\u2068"), "\u2069"
# A mark or its wide twin, a colon that may begin the name of an emoji, a line that would become a quote, and whatever Slack might
# turn into a mention, a channel or a link.
_MARKUP = re.compile(r"[*_~`＊＿～｀@#]|:\S|^\s*[>＞]|\w\.[^\W\d_]{2,}", re.MULTILINE)
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
    unified = _LINE_BREAKS.sub("\n", text).replace("\t", " ")
    kept = "".join(one for one in unified if one == "\n" or (unicodedata.category(one) not in {"Cc", "Cs"} and one not in _OVERRIDES))
    trimmed = "\n".join(map(_closed, kept.split("\n"))).strip()
    return trimmed if any(unicodedata.category(one) not in {"Cf", "Zl", "Zp", "Zs", "Cc"} for one in trimmed) else ""


def one_line(text: str) -> str:
    """`text` cleaned, for a place that holds one line."""
    return re.sub(r"\s*\n\s*", " ", clean(text))


def escape(text: str) -> str:
    """`text` for a place that Slack reads as mrkdwn: no mention, no channel and no link can come of it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def size(text: str) -> int:
    """The length as Slack may count it."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def split(text: str, most: int) -> list[str]:
    """`text` in pieces of at most `most`: at the end of a paragraph, a line, a sentence or a word, and inside a word only at need."""
    pieces, rest = [], text.strip()
    while size(rest) > most:
        cut = _cut(rest, most)
        pieces.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*pieces, rest] if rest else pieces


def shorten(text: str, most: int) -> str:
    """`text`, or its beginning with an ellipsis where it has more than `most`. The whole text must stand somewhere else."""
    if size(text) <= most:
        return text
    return split(text, most - 1)[0].rstrip(" ,;:–-") + _ELLIPSIS


def plain(text: str) -> blocks.PlainTextObject:
    """A text that Slack shows as it stands: `:name:` stays a name in colons."""
    return blocks.PlainTextObject(text=text, emoji=False)


def headed(head: str, rest: str) -> list[blocks.TextObject]:
    """A head line and what follows it, for sections: the head in bold where neither could be taken for markup."""
    whole = f"{head}\n{rest}" if rest else head
    bold = f"*{escape(head)}*{escape(whole[len(head) :])}"
    if "\n" not in head and not _MARKUP.search(whole) and size(bold) <= limits.SECTION:
        return [blocks.MarkdownTextObject(text=bold)]
    return plain_pieces(whole)


def plain_pieces(text: str) -> list[blocks.TextObject]:
    """A text for as many sections as it needs."""
    return [plain(piece) for piece in split(text, limits.SECTION)]


def _closed(line: str) -> str:
    left = 0
    for one in line:
        left = left + 1 if one in _ISOLATES else max(0, left - 1) if one == _POP else left
    return line + _POP * left


def _cut(text: str, most: int) -> int:
    """Where to part `text`, which is longer than `most`."""
    room = _room(text, most)
    for place in _PLACES:
        # A piece of less than a third of the room would leave a page of scraps.
        ends = [found.end() for found in place.finditer(text, 0, room + 1) if room // 3 < found.start() <= room]
        if ends:
            return ends[-1]
    # A little more than the room, so that the letter at its edge is seen whole.
    bounds = [end for _, end, _ in cells.split_graphemes(text[: room + 32])[0] if end <= room]
    return bounds[-1] if bounds else room


def _room(text: str, most: int) -> int:
    """How many characters of `text` are no longer than `most`."""
    return max(1, len(text.encode("utf-16-le", "surrogatepass")[: 2 * most].decode("utf-16-le", "ignore")))
