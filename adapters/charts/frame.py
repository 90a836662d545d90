"""What every picture has around its marks: title, subtitle, a key in words, small print. Knows no kind of chart.

Sized for a phone: at 360 pixels across, the smallest letters are still 10 pixels high.
"""

import dataclasses
from collections.abc import Callable, Iterable

from adapters.charts import fonts, palette, shapes, typesetting

WIDTH = 1080
MARGIN = 44
NOTE = 31
LEADING = 1.3
"""Line height as a multiple of the letter size."""
_TITLE = 46
_KEY_GAP = 48

Marks = Callable[[float, float], list[shapes.Shape]]
"""The marks of one entry of a key, from their left edge and their middle height."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry of a key: its words, and the marks before them. `indent` is the room that these need."""

    text: str
    indent: float = 0
    marks: Marks | None = None


def paragraph(
    text: str,
    size: float,
    left: float,
    top: float,
    room: float,
    *,
    part: shapes.Part,
    most: int,
    bold: bool = False,
    colour: str = palette.INK,
) -> tuple[list[shapes.Words], float]:
    """Wrapped lines from `left`, and where they end."""
    lines = typesetting.wrap(text, size, room, most=most, bold=bold)
    found = [
        shapes.Words(part=part, text=line, x=left, y=top + size * (1 + LEADING * place), size=size, colour=colour, bold=bold)
        for place, line in enumerate(lines)
    ]
    return found, top + len(lines) * size * LEADING


def opening(title: str, subtitle: str) -> tuple[list[shapes.Words], float]:
    """Title and subtitle, and where they end."""
    room = WIDTH - 2 * MARGIN
    above, y = paragraph(title, _TITLE, MARGIN, MARGIN - 10, room, part=shapes.Part.TITLE, most=4, bold=True, colour=palette.BLUE)
    below, y = paragraph(subtitle, NOTE, MARGIN, y + 6, room, part=shapes.Part.NOTE, most=5)
    return above + below, y


def small_print(text: str, top: float) -> tuple[list[shapes.Words], float]:
    """The footer, and where it ends."""
    return paragraph(text, NOTE, MARGIN, top, WIDTH - 2 * MARGIN, part=shapes.Part.NOTE, most=6)


def flow(entries: Iterable[Entry], top: float) -> tuple[list[shapes.Shape], float]:
    """Entries side by side as long as they fit, then on the next line; a long one wraps under itself. One without words is left out."""
    found: list[shapes.Shape] = []
    x, y, below = float(MARGIN), top, top
    for one in (entry for entry in entries if typesetting.clean(entry.text)):
        room = WIDTH - 2 * MARGIN - one.indent
        lines = typesetting.wrap(one.text, NOTE, room, most=3)
        wide = one.indent + max((fonts.width(line, NOTE) for line in lines), default=0)
        if x > MARGIN and x + wide > WIDTH - MARGIN:
            x, y = MARGIN, below + 8
        if one.marks is not None:
            found += one.marks(x, y + NOTE * 0.72)
        words, end = paragraph(one.text, NOTE, x + one.indent, y, room, part=shapes.Part.KEY, most=3)
        found += words
        x, below = x + wide + _KEY_GAP, max(below, end, y + (NOTE * 1.7 if one.marks else 0))
    return found, below


def level_names(levels: Iterable[tuple[int, str]]) -> list[Entry]:
    """What each level is called, for a key."""
    return [Entry(text=f"{value} = {name}") for value, name in levels]


def rule(y: float) -> shapes.Line:
    """A faint line from margin to margin."""
    return shapes.Line(start=(MARGIN, y), end=(WIDTH - MARGIN, y), colour=palette.GUIDE, width=2)


def drawing(found: Iterable[shapes.Shape], bottom: float) -> shapes.Drawing:
    """The picture, a margin below what comes last."""
    return shapes.Drawing(width=WIDTH, height=round(bottom + MARGIN), shapes=tuple(found))
