"""One row of the chart: the item's name and remark on top, then two lanes of marks (ahead over now) and the answers below."""

import dataclasses

from adapters.charts import frame, marks, palette, shapes, typesetting
from conversations import figures

LABEL = 34
REMARK = 31
_PAD = 20
_LANE = 66
_REMARK_SHARE = 0.3


@dataclasses.dataclass(frozen=True, kw_only=True)
class Columns:
    """Where the levels stand, and how the answers are dotted: the same in every row, so that rows can be compared."""

    left: float
    right: float
    values: tuple[int, ...]
    pitch: float
    across: int
    ahead: bool

    @property
    def cell(self) -> float:
        """The width of one level."""
        return (self.right - self.left) / len(self.values)

    def x(self, value: int) -> float:
        """The centre of the level's column."""
        return self.left + (self.values.index(value) + 0.5) * self.cell

    def span(self, pair: tuple[int, int]) -> tuple[float, float]:
        """The centres of two levels."""
        return self.x(pair[0]), self.x(pair[1])


def columns(chart: figures.Dots, left: float, right: float) -> Columns:
    """The columns of the chart between two edges."""
    values = tuple(value for value, _ in chart.levels)
    most = max((count for row in chart.rows for count in row.now if row.withheld is None), default=0)
    pitch, across, _ = marks.grid(most, 0.84 * (right - left) / len(values))
    ahead = any(row.ahead_middle is not None for row in chart.rows if row.withheld is None)
    return Columns(left=left, right=right, values=values, pitch=pitch, across=across, ahead=ahead)


def row(one: figures.ChartRow, at: Columns, top: float) -> tuple[list[shapes.Shape], float]:
    """The shapes of one row that starts at `top`, and where the next row starts."""
    found: list[shapes.Shape] = [shapes.Line(start=(at.left, top), end=(at.right, top), colour=palette.GUIDE, width=2)]
    words, y = _heading(one, at, top + _PAD)
    found += words
    if one.withheld is not None:
        why, y = frame.paragraph(one.withheld, REMARK, at.left, y + 6, at.right - at.left, part=shapes.Part.WITHHELD, most=4)
        return [*found, *why], y + _PAD
    strip, y = _strip(one, at, y + 12)
    return [*found, *strip], y + _PAD


def _heading(one: figures.ChartRow, at: Columns, top: float) -> tuple[list[shapes.Words], float]:
    room = at.right - at.left
    remark = typesetting.wrap(one.remark, REMARK, _REMARK_SHARE * room, most=3)
    label_room = room if not remark else (1 - _REMARK_SHARE) * room - 24
    found, y = frame.paragraph(one.label, LABEL, at.left, top, label_room, part=shapes.Part.LABEL, most=4, bold=True)
    for place, line in enumerate(remark):
        baseline = top + LABEL + place * REMARK * frame.LEADING
        found.append(
            shapes.Words(
                part=shapes.Part.REMARK, text=line, x=at.right, y=baseline, size=REMARK, colour=palette.INK, align=shapes.Align.RIGHT
            )
        )
    return found, max(y, top + len(remark) * REMARK * frame.LEADING)


def _strip(one: figures.ChartRow, at: Columns, top: float) -> tuple[list[shapes.Shape], float]:
    """Guides, then band, answers, arrow and marks."""
    ahead_y = top + marks.RADIUS + 4
    now_y = ahead_y + _LANE if at.ahead else top + marks.BAND_HALF
    dots_top = now_y + marks.BAND_HALF + 10
    lines = -(-max(one.now, default=0) // at.across)
    bottom = dots_top + lines * at.pitch if lines else now_y + marks.BAND_HALF
    found: list[shapes.Shape] = [
        shapes.Line(start=(at.x(value), top), end=(at.x(value), bottom), colour=palette.GUIDE, width=2) for value in at.values
    ]
    if one.now_half is not None:
        low, high = at.span(one.now_half)
        found.append(marks.band(low - 0.36 * at.cell, high + 0.36 * at.cell, now_y))
    for value, count in zip(at.values, one.now, strict=False):  # no counts at all is a row without small dots
        found += marks.answers(count, at.x(value), dots_top, pitch=at.pitch, across=at.across)
    if one.now_middle is not None and one.ahead_middle not in (None, one.now_middle):
        found.append(marks.arrow(at.span(one.now_middle), now_y, at.span(one.ahead_middle), ahead_y))
    if one.now_middle is not None:
        found.append(marks.open_mark(*at.span(one.now_middle), now_y))
    if one.ahead_middle is not None:
        found.append(marks.solid_mark(*at.span(one.ahead_middle), ahead_y))
    return found, bottom
