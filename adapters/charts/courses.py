"""Pure: a small run chart for each item, all on one scale and one row of rounds, so that they can be compared.

Two stand side by side as long as a phone can tell their rounds apart. The middle half is a band behind each round of its own: nobody
knows what lies between two rounds.
"""

import dataclasses
import itertools

from adapters.charts import frame, marks, palette, shapes, times, typesetting
from conversations import figures

_LABEL, _REMARK, _LEVEL = 32, 31, 31
_GAP = 48
_SIDE_BY_SIDE = 12
"""Rounds up to which two charts stand beside each other."""
_AXIS = 40
"""Room for the levels' values, to the left of the plot."""
_TALLEST, _STEP, _LEAST_STEP = 230, 46, 24
"""Pixels of a plot, and between two levels at most and at least."""
_APART = 34
_MARK = 11
_JOIN = 3.5
_KEY_MARK = 77  # two whole dashes of a median


@dataclasses.dataclass(frozen=True, kw_only=True)
class _Scale:
    """The levels of a plot, from `top` (the highest) downwards."""

    top: float
    step: float
    values: tuple[int, ...]

    @property
    def bottom(self) -> float:
        return self.top + self.step * (len(self.values) - 1)

    def y(self, value: int) -> float:
        return self.bottom - self.step * self.values.index(value)


def layout(chart: figures.Courses) -> shapes.Drawing:
    """The drawing of run charts that codec.decode() would accept."""
    found: list[shapes.Shape] = []
    words, y = frame.opening(chart.title, chart.subtitle)
    found += words
    shown = [panel for panel in chart.panels if panel.withheld is None and panel.points]
    if shown:
        key, y = frame.flow(_key(chart, shown), y + 20)
        found += key
        names, y = frame.flow(frame.level_names(chart.levels), y + 14)
        found += names
    across = 2 if len(chart.panels) > 1 and len(chart.times) <= _SIDE_BY_SIDE else 1
    openings = [_openings(panel) for panel in shown]
    plots = [_times(chart, column, across) for column in range(across)]
    lettered = None if all(times.fit(plots[0], one) for one in openings) else times.letters(itertools.chain(*openings))
    y += 22
    for start in range(0, len(chart.panels), across):
        found.append(frame.rule(y))
        row, y = _row(chart, chart.panels[start : start + across], plots, lettered, y + 16)
        found += row
    found.append(frame.rule(y))
    listed, y = times.listed(lettered, chart.notes if shown else (), y + 16)
    footer, y = frame.small_print(chart.footer, y + (12 if listed else 0))
    return frame.drawing([*found, *listed, *footer], y)


def _times(chart: figures.Courses, column: int, across: int) -> times.Times:
    room = (frame.WIDTH - 2 * frame.MARGIN - (across - 1) * _GAP) / across
    left = frame.MARGIN + column * (room + _GAP)
    return times.Times(left=left + _AXIS, right=left + room, names=chart.times)


def _row(
    chart: figures.Courses,
    side_by_side: tuple[figures.CoursePanel, ...],
    plots: list[times.Times],
    lettered: dict[str, str] | None,
    top: float,
) -> tuple[list[shapes.Shape], float]:
    """Panels beside each other: their plots start at the same height."""
    found: list[shapes.Shape] = []
    ends = []
    for panel, at in zip(side_by_side, plots, strict=False):
        words, end = _heading(panel, at, top)
        found += words
        ends.append(end)
    drawn = [(panel, at) for panel, at in zip(side_by_side, plots, strict=False) if panel.withheld is None and panel.points]
    y = max(ends) + 8
    tops = []
    for panel, at in drawn:
        flags, end = times.flags(at, y, _openings(panel), lettered)
        found += flags
        tops.append(end)
    ends = [y]
    for panel, at in drawn:
        plot, end = _plot(chart, panel, at, max(tops), max(tops) if lettered else y + 4)
        found += plot
        ends.append(end)
    return found, max(ends) + 12


def _heading(panel: figures.CoursePanel, at: times.Times, top: float) -> tuple[list[shapes.Words], float]:
    left, room = at.left - _AXIS, at.right - at.left + _AXIS
    name, y = frame.paragraph(panel.label, _LABEL, left, top, room, part=shapes.Part.LABEL, most=4, bold=True)
    text, part = (panel.remark, shapes.Part.REMARK) if panel.withheld is None else (panel.withheld, shapes.Part.WITHHELD)
    below, y = frame.paragraph(text, _REMARK, left, y + 2, room, part=part, most=4)
    return name + below, y


def _plot(
    chart: figures.Courses, panel: figures.CoursePanel, at: times.Times, top: float, flags: float
) -> tuple[list[shapes.Shape], float]:
    """Guides, what happened, bands, medians, lines, marks, breaks from the height of their words on, and the axis below."""
    values = tuple(value for value, _ in chart.levels)
    step = max(_LEAST_STEP, min(_STEP, _TALLEST / (len(values) - 1)))
    scale = _Scale(top=top + step / 2 + 4, step=step, values=values)
    base = scale.bottom + step / 2 + 4
    found: list[shapes.Shape] = [
        shapes.Line(start=(at.left, scale.y(value)), end=(at.right, scale.y(value)), colour=palette.GUIDE, width=2) for value in values
    ]
    found += times.note_lines(at, top, base, chart.notes)
    found += _bands(panel, at, scale)
    for stretch in panel.stretches:
        for run in _runs(panel, stretch):
            found += _median(stretch, run, at, scale)
            found += _joins(panel, run, at, scale)
    found += _middles(panel, at, scale)
    openings = _openings(panel)
    found += times.break_lines(at, flags, base, openings)
    every = -(-_APART // step)
    found += [
        _value(str(value), at.left - 14, scale.y(value) + _LEVEL * 0.36)
        for place, value in enumerate(reversed(values))
        if place % every == 0
    ]
    axis, end = times.axis(at, base, chart.notes)
    return [*found, *axis], end


def _bands(panel: figures.CoursePanel, at: times.Times, scale: _Scale) -> list[shapes.Shape]:
    half = min(at.cell * 0.36, 26)
    return [
        marks.column(at.x(place), half, scale.y(point.half[1]) - scale.step * 0.4, scale.y(point.half[0]) + scale.step * 0.4)
        for place, point in enumerate(panel.points)
        if point.half is not None
    ]


def _runs(panel: figures.CoursePanel, stretch: figures.CourseStretch) -> list[range]:
    """The places of a stretch that have a point, cut where there is a gap."""
    found: list[range] = []
    for place in range(stretch.first, stretch.last + 1):
        if panel.points[place].middle is None:
            continue
        if found and found[-1].stop == place:
            found[-1] = range(found[-1].start, place + 1)
        else:
            found.append(range(place, place + 1))
    return found


def _median(stretch: figures.CourseStretch, run: range, at: times.Times, scale: _Scale) -> list[shapes.Shape]:
    """The median as far as there are points; both levels where it lies between two, as nobody chose what is between them."""
    left, right = at.start(run.start) + 3, at.start(run.stop) - 3
    return [marks.median(left, right, scale.y(value)) for value in dict.fromkeys(stretch.median or ())]


def _joins(panel: figures.CoursePanel, run: range, at: times.Times, scale: _Scale) -> list[shapes.Shape]:
    centres = []
    for place in run:
        middle = panel.points[place].middle or (0, 0)
        centres.append((at.x(place), (scale.y(middle[0]) + scale.y(middle[1])) / 2))
    return [shapes.Line(start=one, end=other, colour=palette.BLUE, width=_JOIN) for one, other in itertools.pairwise(centres)]


def _middles(panel: figures.CoursePanel, at: times.Times, scale: _Scale) -> list[shapes.Shape]:
    radius = min(_MARK, at.cell * 0.34)
    found: list[shapes.Shape] = []
    for place, point in enumerate(panel.points):
        if point.middle is not None:
            low, high = ((at.x(place), scale.y(value)) for value in point.middle)
            found += marks.between(low, high, radius, palette.BLUE)
    return found


def _openings(panel: figures.CoursePanel) -> list[times.Opening]:
    return [(stretch.first, stretch.opens) for stretch in panel.stretches[1:]]


def _key(chart: figures.Courses, shown: list[figures.CoursePanel]) -> list[frame.Entry]:
    """The marks that occur, each with its words."""
    points = [point for panel in shown for point in panel.points if point.middle is not None]
    found: list[frame.Entry] = []
    if points:
        found.append(frame.Entry(text=chart.middle_label, indent=_KEY_MARK + 14, marks=_middle_mark))
    if any(point.half is not None for point in points):
        found.append(frame.Entry(text=chart.half_label, indent=44 + 14, marks=_half_mark))
    if any(stretch.median is not None for panel in shown for stretch in panel.stretches):
        found.append(frame.Entry(text=chart.median_label, indent=_KEY_MARK + 14, marks=_median_mark))
    if any(_openings(panel) for panel in shown):
        found.append(frame.Entry(text=chart.break_label, indent=24, marks=_break_mark))
    return found


def _middle_mark(left: float, y: float) -> list[shapes.Shape]:
    """A dot, and the short bar that stands for two middle answers."""
    one, two = left + _MARK, left + _KEY_MARK - _MARK
    join = shapes.Line(start=(one, y), end=(two, y), colour=palette.BLUE, width=_JOIN)
    return [join, *marks.between((one, y), (one, y), _MARK, palette.BLUE), *marks.between((two, y - 9), (two, y + 9), _MARK, palette.BLUE)]


def _half_mark(left: float, y: float) -> list[shapes.Shape]:
    return [marks.column(left + 22, 22, y - 18, y + 18)]


def _median_mark(left: float, y: float) -> list[shapes.Shape]:
    return [marks.median(left, left + _KEY_MARK, y)]


def _break_mark(left: float, y: float) -> list[shapes.Shape]:
    return [times.break_mark(left + 4, y - 20, y + 20)]


def _value(text: str, x: float, y: float) -> shapes.Words:
    return shapes.Words(
        part=shapes.Part.LEVEL, text=typesetting.clean(text), x=x, y=y, size=_LEVEL, colour=palette.INK, align=shapes.Align.RIGHT
    )
