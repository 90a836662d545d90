"""Pure: what the charts over time have in common. Rounds stand side by side from left to right, each as wide as the others.

Under the plot stand the numbers of what happened, then the names of the rounds; above it, why a new time begins. Where those words
find no place, letters do, and the words are listed below the picture.
"""

import dataclasses
import itertools
import string
from collections.abc import Iterable, Sequence

from adapters.charts import fonts, frame, palette, shapes, typesetting
from conversations import figures

SIZE = 30
TICK = 14
"""Pixels of the tick of a round that is named; those of the others are shorter."""
_OVER = (34, 20)
"""How far the name of a round may reach out of its plot to the left and to the right."""
_APART = 14
"""Air between two names of rounds."""
_ROW = SIZE * frame.LEADING
_LINES = 2

Opening = tuple[int, str]
"""The place where a new time begins, and why."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Times:
    """The rounds of one plot between two edges. `longest` is how wide the words of a round may get."""

    left: float
    right: float
    names: tuple[str, ...]
    longest: float = 190

    @property
    def cell(self) -> float:
        """The width of one round."""
        return (self.right - self.left) / len(self.names)

    def x(self, place: float) -> float:
        """The middle of a round."""
        return self.left + (place + 0.5) * self.cell

    def start(self, place: int) -> float:
        """Where a round begins, and the one before ends."""
        return self.left + place * self.cell


def axis(at: Times, y: float, notes: Sequence[figures.Note]) -> tuple[list[shapes.Shape], float]:
    """The line below the plot, a tick for each round, the numbers of the notes, and names for as many rounds as have room."""
    found: list[shapes.Shape] = [shapes.Line(start=(at.left, y), end=(at.right, y), colour=palette.INK, width=3)]
    named = _named(at)
    for place in range(len(at.names)):
        length, width = (TICK, 4) if place in named else (TICK * 0.7, 2)
        found.append(shapes.Line(start=(at.x(place), y), end=(at.x(place), y + length), colour=palette.INK, width=width))
    numbers, below = _numbers(at, y + TICK + 4, notes)
    for place, lines in named.items():
        centre = _centre(at, place, lines)
        found += [_words(shapes.Part.TIME, line, centre, below + SIZE + row * SIZE * 1.15) for row, line in enumerate(lines)]
    return [*found, *numbers], below + max((len(lines) for lines in named.values()), default=0) * SIZE * 1.15 + 8


def note_lines(at: Times, top: float, bottom: float, notes: Iterable[figures.Note]) -> list[shapes.Shape]:
    """A dotted line through the plot just before each round that something happened before."""
    return [
        shapes.Line(
            start=(at.start(place), top),
            end=(at.start(place), bottom + TICK),
            colour=palette.BAND_EDGE,
            width=3,
            stroke=shapes.Stroke.DOTTED,
        )
        for place in sorted({note.place for note in notes})
    ]


def fit(at: Times, openings: Sequence[Opening]) -> bool:
    """Whether the words of these find place beside their own lines."""
    return all(lines for _, _, lines in _flags(at, openings))


def flags(at: Times, top: float, openings: Sequence[Opening], letters: dict[str, str] | None) -> tuple[list[shapes.Shape], float]:
    """The words of each break beside the top of its line, or its letter over it, and where the plot may begin."""
    found: list[shapes.Shape] = []
    if letters is not None:
        found += [_words(shapes.Part.MARKER, letters[why], at.start(place), top + SIZE, bold=True) for place, why in openings]
        return found, top + (_ROW + 4 if openings else 0)
    deepest = 0
    for x, align, lines in _flags(at, openings):
        deepest = max(deepest, len(lines))
        aside = {shapes.Align.LEFT: 10, shapes.Align.RIGHT: -10}[align]
        found += [_words(shapes.Part.BREAK, line, x + aside, top + SIZE * (1 + row * 1.15), align=align) for row, line in enumerate(lines)]
    return found, top + deepest * SIZE * 1.15 + (14 if deepest else 0)


def break_lines(at: Times, top: float, bottom: float, openings: Iterable[Opening]) -> list[shapes.Shape]:
    """The line where a new time begins."""
    return [break_mark(at.start(place), top, bottom) for place, _ in openings]


def break_mark(x: float, top: float, bottom: float) -> shapes.Line:
    """A heavy upright line, which is nothing else in these pictures."""
    return shapes.Line(start=(x, top), end=(x, bottom), colour=palette.INK, width=5)


def letters(openings: Iterable[Opening]) -> dict[str, str]:
    """A letter for each reason, in the order that they come up; one reason has one letter wherever it stands."""
    reasons = list(dict.fromkeys(why for _, why in openings))
    names = itertools.chain(string.ascii_uppercase, (one + two for one in string.ascii_uppercase for two in string.ascii_uppercase))
    return dict(zip(reasons, names, strict=False))


def listed(lettered: dict[str, str] | None, notes: Sequence[figures.Note], top: float) -> tuple[list[shapes.Words], float]:
    """Letters and numbers with their words, below the picture, and where they end."""
    lines = [(letter, why) for why, letter in (lettered or {}).items()] + [(str(n), note.text) for n, note in enumerate(notes, 1)]
    found: list[shapes.Words] = []
    y = top
    indent = max((fonts.width(name, SIZE, bold=True) for name, _ in lines), default=0) + 16
    for name, text in lines:
        found.append(_words(shapes.Part.MARKER, name, frame.MARGIN, y + SIZE, align=shapes.Align.LEFT, bold=True))
        room = frame.WIDTH - 2 * frame.MARGIN - indent
        words, end = frame.paragraph(text, SIZE, frame.MARGIN + indent, y, room, part=shapes.Part.NOTE, most=3)
        found += words
        y = max(end, y + _ROW) + 4
    return found, y


def _numbers(at: Times, top: float, notes: Sequence[figures.Note]) -> tuple[list[shapes.Words], float]:
    """The number of each note below its line; those before one round together. Where two would touch, one stands a row lower."""
    found: list[shapes.Words] = []
    ends: list[float] = []
    for place, group in itertools.groupby(enumerate(notes, 1), key=lambda one: one[1].place):
        numbers = [number for number, _ in group]
        text = str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"
        half = fonts.width(text, SIZE, bold=True) / 2
        x = min(max(at.start(place), frame.MARGIN / 2 + half), frame.WIDTH - frame.MARGIN / 2 - half)
        row = next((row for row, end in enumerate(ends) if x - half > end + 6), len(ends))
        ends[row : row + 1] = [x + half]
        found.append(_words(shapes.Part.MARKER, text, x, top + SIZE + row * _ROW, bold=True))
    return found, top + len(ends) * _ROW


def _named(at: Times) -> dict[int, tuple[str, ...]]:
    """The last round, and every one, every second, every third ... before it, so that no two touch."""
    lines = [_split(name, at.longest) for name in at.names]
    for step in range(1, len(lines) + 1):
        places = range(len(lines) - 1, -1, -step)
        found = {place: lines[place] for place in reversed(places) if lines[place]}
        spans = [(_centre(at, place, one), _wide(one) / 2) for place, one in found.items()]
        if all(one[0] + one[1] + _APART <= other[0] - other[1] for one, other in itertools.pairwise(spans)):
            return found
    return {}


def _split(name: str, longest: float) -> tuple[str, ...]:
    """A round's name in two lines as short as they get: "March" over "2026"."""
    words = typesetting.clean(name).split()
    cuts = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
    best: tuple[str, ...] = min(cuts, key=_wide) if cuts else tuple(words)
    return best if _wide(best) <= longest else typesetting.wrap(name, SIZE, longest, most=_LINES)


def _wide(lines: Iterable[str]) -> float:
    return max((fonts.width(line, SIZE) for line in lines), default=0)


def _centre(at: Times, place: int, lines: Iterable[str]) -> float:
    """In the middle of its round, but never out of the picture or into the plot beside it."""
    half = _wide(lines) / 2
    return max(min(at.x(place), at.right + _OVER[1] - half), at.left - _OVER[0] + half)


def _flags(at: Times, openings: Sequence[Opening]) -> list[tuple[float, shapes.Align, tuple[str, ...]]]:
    """Where each break's words stand: to the right of its line as far as the next one, or else to the left as far as the one before.

    No lines where they fit neither.
    """
    found: list[tuple[float, shapes.Align, tuple[str, ...]]] = []
    edges = [at.left, *(at.start(place) for place, _ in openings), at.right]
    taken = at.left
    for (before, x, after), (_, why) in zip(zip(edges, edges[1:], edges[2:], strict=False), openings, strict=True):
        for align, room in ((shapes.Align.LEFT, after - x - 22), (shapes.Align.RIGHT, x - max(before, taken) - 22)):
            if room > 0 and typesetting.fits(why, SIZE, room, most=_LINES):
                lines = typesetting.wrap(why, SIZE, room, most=_LINES)
                found.append((x, align, lines))
                taken = x + 10 + _wide(lines) if align is shapes.Align.LEFT else x
                break
        else:
            found.append((x, shapes.Align.LEFT, ()))
    return found


def _words(
    part: shapes.Part, text: str, x: float, y: float, *, align: shapes.Align = shapes.Align.CENTRE, bold: bool = False
) -> shapes.Words:
    return shapes.Words(part=part, text=text, x=x, y=y, size=SIZE, colour=palette.INK, bold=bold, align=align)
