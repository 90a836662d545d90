"""Pure: small bar charts, two side by side, one for each item, all with the same levels and the same height for one answer.

A bar over several levels is as tall as its answers would be if each level had the same share of them, so that equal areas are equal
numbers of people. Its paler look says that it counts several levels together.
"""

import dataclasses

from adapters.charts import frame, marks, palette, shapes, typesetting
from conversations import figures

_LABEL, _COUNT, _LEVEL, _REMARK = 32, 31, 31, 31
_ACROSS = 2
_GAP = 56
_BARS = 150
"""Pixels of the tallest bar."""
_AIR = 0.11
"""What stays free on either side of a bar, as a share of a level's width."""
_KEY_MARK = 60


@dataclasses.dataclass(frozen=True, kw_only=True)
class _Place:
    """Where one panel stands, and what its bars are measured by: `unit` is the height of one answer on one level."""

    left: float
    room: float
    values: tuple[int, ...]
    unit: float

    @property
    def cell(self) -> float:
        return self.room / len(self.values)

    def edges(self, bar: figures.Bar) -> tuple[float, float]:
        start, end = self.values.index(bar.first), self.values.index(bar.last) + 1
        return self.left + (start + _AIR) * self.cell, self.left + (end - _AIR) * self.cell

    def height(self, bar: figures.Bar) -> float:
        return self.unit * bar.count / (self.values.index(bar.last) - self.values.index(bar.first) + 1)


def layout(chart: figures.Panels) -> shapes.Drawing:
    """The drawing of panels that codec.decode() would accept."""
    found: list[shapes.Shape] = []
    words, y = frame.opening(chart.title, chart.subtitle)
    found += words
    shown = [bar for panel in chart.panels if panel.withheld is None for bar in panel.bars]
    if shown:
        wide = [frame.Entry(text=chart.wide_label, indent=_KEY_MARK + 14, marks=_wide_mark)] if any(map(_is_wide, shown)) else []
        key, y = frame.flow([*frame.level_names(chart.levels), *wide], y + 20)
        found += key
    y += 26
    for start in range(0, len(chart.panels), _ACROSS):
        found.append(frame.rule(y))
        shapes_, y = _row(chart, chart.panels[start : start + _ACROSS], y + 18)
        found += shapes_
    found.append(frame.rule(y))
    footer, y = frame.small_print(chart.footer, y + 16)
    return frame.drawing([*found, *footer], y)


def _row(chart: figures.Panels, side_by_side: tuple[figures.Panel, ...], top: float) -> tuple[list[shapes.Shape], float]:
    """Panels beside each other: their names start at the same height, and so do their bars."""
    places = [_place(chart, column) for column in range(len(side_by_side))]
    found: list[shapes.Shape] = []
    ends = []
    for panel, at in zip(side_by_side, places, strict=True):
        words, end = _heading(panel, at, top)
        found += words
        ends.append(end)
    has_bars = any(panel.withheld is None for panel in side_by_side)
    y = max(ends) + (_COUNT * frame.LEADING + 10 if has_bars else 0)
    for panel, at in zip(side_by_side, places, strict=True):
        if panel.withheld is None:
            found += _bars(panel, at, y + _BARS)
    return found, (y + _BARS + _LEVEL * frame.LEADING + 16 if has_bars else y) + 16


def _place(chart: figures.Panels, column: int) -> _Place:
    values = tuple(value for value, _ in chart.levels)
    room = (frame.WIDTH - 2 * frame.MARGIN - (_ACROSS - 1) * _GAP) / _ACROSS
    at = _Place(left=frame.MARGIN + column * (room + _GAP), room=room, values=values, unit=1)
    tallest = max((at.height(bar) for panel in chart.panels if panel.withheld is None for bar in panel.bars), default=0)
    return dataclasses.replace(at, unit=_BARS / tallest if tallest else 1)


def _heading(panel: figures.Panel, at: _Place, top: float) -> tuple[list[shapes.Words], float]:
    name, y = frame.paragraph(panel.label, _LABEL, at.left, top, at.room, part=shapes.Part.LABEL, most=4, bold=True)
    text, part = (panel.remark, shapes.Part.REMARK) if panel.withheld is None else (panel.withheld, shapes.Part.WITHHELD)
    below, y = frame.paragraph(text, _REMARK, at.left, y + 2, at.room, part=part, most=4)
    return name + below, y


def _bars(panel: figures.Panel, at: _Place, base: float) -> list[shapes.Shape]:
    """The bars on their line, how many each stands for above it, and the levels below."""
    found: list[shapes.Shape] = []
    for bar in panel.bars:
        left, right = at.edges(bar)
        top = base - at.height(bar)
        if bar.count:
            found.append(marks.bar(left, right, top, base, wide=_is_wide(bar)))
            found.append(_middle(shapes.Part.COUNT, str(bar.count), (left + right) / 2, top - 10, _COUNT, bold=True))
    found.append(shapes.Line(start=(at.left, base), end=(at.left + at.room, base), colour=palette.INK, width=3))
    for place, value in enumerate(at.values):
        x = at.left + (place + 0.5) * at.cell
        found.append(_middle(shapes.Part.LEVEL, str(value), x, base + _LEVEL + 8, _LEVEL))
    return found


def _middle(part: shapes.Part, text: str, x: float, y: float, size: float, *, bold: bool = False) -> shapes.Words:
    return shapes.Words(
        part=part, text=typesetting.clean(text), x=x, y=y, size=size, colour=palette.INK, bold=bold, align=shapes.Align.CENTRE
    )


def _is_wide(bar: figures.Bar) -> bool:
    return bar.first != bar.last


def _wide_mark(left: float, y: float) -> list[shapes.Shape]:
    return [marks.bar(left, left + _KEY_MARK, y - 14, y + 14, wide=True)]
