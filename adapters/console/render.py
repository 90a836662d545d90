"""A neutral message as plain text for a terminal. Pure; no colour, and nothing in any text can steer the terminal."""

import dataclasses
import itertools
import re
import string
import unicodedata
from collections.abc import Iterable, Iterator

from rich import cells

from conversations import figures, messages, wording

WIDTH = 78
_OVERRIDES = set("\u202a\u202b\u202c\u202d\u202e")
_GAP = "  "
_WORD = re.compile(r"( *)([^ ]+)")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Button:
    """What can be pressed on a card by typing `key` (lower-case letters). `takes_text`: the person's own words come along."""

    key: str
    label: str
    action: str
    takes_text: bool = False


@dataclasses.dataclass(frozen=True, kw_only=True)
class Rendered:
    """One message as it is shown, without a closing line break, and its buttons in reading order."""

    text: str
    buttons: tuple[Button, ...] = ()


def render(message: messages.Message, words: wording.Wording, *, width: int = WIDTH, picture: str | None = None) -> Rendered:
    """The message in lines of at most `width` cells; only a single word that cannot be broken is ever wider.

    `picture` is where the message's first picture lies, if it was drawn. It is shown whole, however long it is.
    """
    card = _Card(wording.heard(message.language, words), width, picture)
    quoted = {block.text for block in message.blocks if isinstance(block, messages.Quote)}
    parts = ["\n".join(card.block(block, quoted)) for block in message.blocks]
    text = "\n\n".join(filter(None, parts))
    return Rendered(text=text or paragraph(message.summary, width=width), buttons=tuple(card.buttons))


def paragraph(text: str, *, width: int = WIDTH) -> str:
    """Running text, made safe and wrapped."""
    return "\n".join(_wrap(plain(text), width))


def plain(text: str) -> str:
    """`text` without control characters (line breaks stay), broken halves of characters and direction overrides."""
    return "\n".join("".join(filter(_is_shown, line)) for line in text.replace("\t", " ").splitlines())


class _Card:
    """One message being laid out: gathers the buttons and gives each its key."""

    def __init__(self, words: wording.Wording, width: int, picture: str | None) -> None:
        self.buttons: list[Button] = []
        self._words = words
        self._width = width
        self._picture = picture
        self._keys = _keys()
        self._not_for_boxes = {one.strip() for one in words.say("console-one-letter-words").split(",")}

    def block(self, block: messages.Block, quoted: set[str]) -> list[str]:
        """The lines of one block. `quoted` is what the message shows as quotes already."""
        match block:
            case messages.Heading():
                lines = _wrap(_one_line(block.text), self._width)
                return [*lines, "-" * max(map(cells.cell_len, lines))]
            case messages.Paragraph() | messages.ChannelPick() | messages.Link():
                return self._text(block)
            case messages.Quote():
                return self._quote(block.text)
            case messages.Facts():
                return self._facts(block.rows)
            case figures.Table():
                return self._table(block)
            case messages.Choices():
                return (
                    [] if block.early else list(itertools.chain.from_iterable(self._button(one.label, one.action) for one in block.options))
                )
            case messages.Scale():
                points = (self._point(point) for point in block.points)
                return [*_wrap(plain(block.label), self._width), *itertools.chain.from_iterable(points)]
            case messages.FreeText():
                return self._box(block, quoted)
            case messages.Picture():
                return self._chart(block.chart)

    def _text(self, block: messages.Paragraph | messages.ChannelPick | messages.Link) -> list[str]:
        """A terminal has no list of channels to choose from: there one is named by typing. An address stays whole, on a line of its own."""
        if isinstance(block, messages.Link):
            return [*_wrap(plain(f"{block.lead} {block.label}"), self._width), _one_line(block.address)]
        texts = (block.text,) if isinstance(block, messages.Paragraph) else (block.label, block.typed)
        return [line for text in texts for line in _wrap(plain(text), self._width)]

    def _quote(self, text: str) -> list[str]:
        lines = _wrap(plain(text), self._width - 2)
        return [f"> {wording.isolate(line)}".rstrip(" ") for line in lines]

    def _facts(self, rows: Iterable[tuple[str, str]]) -> list[str]:
        pairs = [(f"{_cell(label)}:", wording.isolate(value)) for label, value in rows]
        column = max((cells.cell_len(label) for label, _ in pairs), default=0) + 1
        if column > self._width // 2:
            return [line for label, value in pairs for line in _wrap(f"{label} {value}", self._width, rest=_GAP)]
        return [line for label, value in pairs for line in _wrap(value, self._width, first=_padded(label, column), rest=" " * column)]

    def _table(self, table: figures.Table) -> list[str]:
        """Aligned columns where they fit, otherwise one sentence a row."""
        rows = [tuple(_cell(one) for one in row) for row in (table.columns, *table.rows)]
        widths = [max(map(cells.cell_len, column)) for column in zip(*rows, strict=True)]
        title = _wrap(_one_line(table.title), self._width)
        if sum(widths) + len(_GAP) * (len(widths) - 1) > self._width:
            flat = figures.table_text(figures.Table(title="", columns=rows[0], rows=tuple(rows[1:])))
            return [*title, *(line for row in flat.split("\n")[1:] for line in _wrap(row, self._width, rest=_GAP))]
        lined = [rows[0], tuple("-" * width for width in widths), *rows[1:]]
        return [*title, *(_GAP.join(map(_padded, row, widths)).rstrip(" ") for row in lined)]

    def _point(self, point: messages.ScalePoint) -> list[str]:
        label = f"{point.value} {_one_line(point.name)}"
        chosen = f"{_GAP}{self._words.say('console-chosen')}" if point.chosen and not point.named else ""
        meaning = f"{_GAP}– {plain(point.description)}" if point.description else ""
        return self._button(label, point.action, more=chosen + meaning)

    def _box(self, box: messages.FreeText, quoted: set[str]) -> list[str]:
        label = _wrap(plain(box.label), self._width)
        so_far = self._quote(box.initial) if box.initial and box.initial not in quoted else []
        # A box whose key is a word would swallow the first word of whoever just starts to write.
        key = next(one for one in self._keys if one not in self._not_for_boxes)
        hint = f"{_GAP}– {self._words.say('console-box-hint', letters=key)}"
        return [*label, *so_far, *self._button(box.submit, box.action, more=hint, box_key=key)]

    def _chart(self, chart: figures.Chart) -> list[str]:
        if self._picture is None:
            return self._table(figures.undrawn(chart))
        place, self._picture = _one_line(self._picture), None
        lines = [*_wrap(plain(chart.alt), self._width), "", *self._table(chart.twin)]
        return [*lines, "", *_wrap(self._words.say("console-picture-at"), self._width), place]

    def _button(self, label: str, action: str, *, more: str = "", box_key: str | None = None) -> list[str]:
        key = box_key or next(self._keys)
        self.buttons.append(Button(key=key, label=_one_line(label), action=action, takes_text=box_key is not None))
        front = f"{key}) "
        return _wrap(_one_line(label) + more, self._width, first=front, rest=" " * len(front))


def _is_shown(char: str) -> bool:
    return unicodedata.category(char) not in {"Cc", "Cs"} and char not in _OVERRIDES


def _one_line(text: str) -> str:
    return plain(text).replace("\n", " ")


def _cell(text: str) -> str:
    """A text that keeps its place beside others, whichever way it is written."""
    return wording.isolate(_one_line(text))


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cells.cell_len(text))


def _keys() -> Iterator[str]:
    for size in itertools.count(1):
        yield from map("".join, itertools.product(string.ascii_lowercase, repeat=size))


def _wrap(text: str, width: int, *, first: str = "", rest: str = "") -> list[str]:
    """`text` in lines of at most `width` cells, `first` in front of the first line and `rest` in front of every other."""
    lines: list[str] = []
    for row in text.split("\n"):
        line, is_bare = rest if lines else first, True
        for gap, piece in _pieces(row, width - cells.cell_len(rest)):
            longer = line + piece if is_bare else line + gap + piece
            if is_bare or cells.cell_len(longer) <= width:
                line = longer
            else:
                lines.append(line)
                line = rest + piece
            is_bare = False
        lines.append(line.rstrip(" "))
    return lines


def _pieces(row: str, room: int) -> Iterator[tuple[str, str]]:
    """What may stand on a line of its own, each with the spaces before it.

    Scripts of wide characters put no spaces between words, so a run of them that is wider than a line may break anywhere.
    """
    for gap, word in _WORD.findall(row):
        if cells.cell_len(word) <= room:
            yield gap, word
            continue
        piece, was_wide = "", False
        for start, end, size in cells.split_graphemes(word)[0]:
            if piece and (was_wide or size > 1):
                yield gap, piece
                gap, piece = "", ""
            piece, was_wide = piece + word[start:end], size > 1
        yield gap, piece
