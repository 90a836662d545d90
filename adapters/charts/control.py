"""Pure: a control chart of one figure over the rounds, as wide as the page.

Lines are told apart by how they are drawn and not by their colour: the mean whole, limits in long dashes, trial limits dotted, the aim
in short heavy dashes. Points that stand out have shapes of their own.
"""

import dataclasses
import itertools
from collections.abc import Sequence

from adapters.charts import fonts, frame, marks, palette, shapes, times, typesetting
from conversations import figures

_TICK = 31
_PLOT = 430
_REACH = 17
_KEY_MARK = 88  # two whole dashes of an aim, three of a limit
_WIDEST_TICK, _TICK_LEADING = 200, 1.15


@dataclasses.dataclass(frozen=True, kw_only=True)
class _Scale:
    """The axis, between its two ends."""

    top: float
    bottom: float
    low: float
    high: float

    def y(self, value: float) -> float:
        return self.bottom - (self.bottom - self.top) * (value - self.low) / (self.high - self.low)

    def has(self, value: float) -> bool:
        return self.low <= value <= self.high


def layout(chart: figures.Control) -> shapes.Drawing:
    """The drawing of a control chart that codec.decode() would accept."""
    found: list[shapes.Shape] = []
    words, y = frame.opening(chart.title, chart.subtitle)
    found += words
    key, y = frame.flow(_key(chart), y + 20)
    found += key
    wide = max((fonts.width(line, _TICK) for _, name in chart.ticks for line in _tick_words(name)), default=0)
    at = times.Times(left=frame.MARGIN + wide + 18, right=frame.WIDTH - frame.MARGIN, names=chart.times)
    openings = [(stretch.first, stretch.opens) for stretch in chart.stretches[1:]]
    lettered = None if times.fit(at, openings) else times.letters(openings)
    flags, top = times.flags(at, y + 26, openings, lettered)
    found += flags
    scale = _Scale(top=top + 22, bottom=top + 22 + _PLOT, low=chart.ticks[0][0], high=chart.ticks[-1][0])
    base = scale.bottom + 22
    found += [
        *_ticks(chart, at, scale),
        *times.note_lines(at, top, base, chart.notes),
        *_lines(chart, at, scale),
        *_points(chart, at, scale),
    ]
    found += times.break_lines(at, top if lettered else y + 30, base, openings)
    axis, y = times.axis(at, base, chart.notes)
    found += axis
    listed, y = times.listed(lettered, chart.notes, y + 14)
    found.append(frame.rule(y + 4))
    footer, y = frame.small_print(chart.footer, y + 18)
    return frame.drawing([*found, *listed, *footer], y)


def _ticks(chart: figures.Control, at: times.Times, scale: _Scale) -> list[shapes.Shape]:
    """A faint line for each tick, and the words of as many, from the top, as have room."""
    found: list[shapes.Shape] = []
    above = float("-inf")
    for value, name in reversed(chart.ticks):
        y = scale.y(value)
        found.append(shapes.Line(start=(at.left, y), end=(at.right, y), colour=palette.GUIDE, width=2))
        lines = _tick_words(name)
        high = len(lines) * _TICK * _TICK_LEADING
        if y - high / 2 < above:
            continue
        above = y + high / 2
        first = y + _TICK * (0.36 - _TICK_LEADING * (len(lines) - 1) / 2)
        found += [_words(line, at.left - 14, first + row * _TICK * _TICK_LEADING) for row, line in enumerate(lines)]
    return found


def _tick_words(name: str) -> tuple[str, ...]:
    return typesetting.wrap(name, _TICK, _WIDEST_TICK, most=2)


def _lines(chart: figures.Control, at: times.Times, scale: _Scale) -> list[shapes.Shape]:
    """Mean and limits of each stretch, and the aim through all of them. A limit beyond the axis is not drawn."""
    found: list[shapes.Shape] = []
    if chart.aim is not None:
        found.append(_aim(at.left, at.right, scale.y(chart.aim)))
    for one in chart.stretches:
        left, right = at.start(one.first) + 4, at.start(one.last + 1) - 4
        found.append(_mean(left, right, scale.y(one.mean)))
        found += [
            _limit(left, right, scale.y(value), is_trial=one.is_trial)
            for value in (one.lower, one.upper)
            if value is not None and scale.has(value)
        ]
    return found


def _points(chart: figures.Control, at: times.Times, scale: _Scale) -> list[shapes.Shape]:
    """The values, joined where a round follows the last one in the same stretch; those that stand out lie on top."""
    starts = {stretch.first for stretch in chart.stretches}
    found: list[shapes.Shape] = [
        shapes.Line(
            start=(at.x(one.place), scale.y(one.value)), end=(at.x(other.place), scale.y(other.value)), colour=palette.BAND_EDGE, width=3
        )
        for one, other in itertools.pairwise(chart.points)
        if other.place == one.place + 1 and other.place not in starts
    ]
    reach = min(_REACH, at.cell * 0.46)
    ordered = sorted(chart.points, key=lambda one: one.mark is not figures.Mark.COMMON)
    return found + [marks.point(one.mark, at.x(one.place), scale.y(one.value), reach) for one in ordered]


def _key(chart: figures.Control) -> list[frame.Entry]:
    """The marks that occur, each with its words. Where there are no limits, their label says so and has no mark."""
    trials = sorted({one.is_trial for one in chart.stretches if one.lower is not None})
    signals = [mark for mark in figures.Mark if mark is not figures.Mark.COMMON and any(one.mark is mark for one in chart.points)]
    found = [
        frame.Entry(text=chart.mean_label, indent=_KEY_MARK + 14, marks=_mean_mark),
        frame.Entry(
            text=chart.limits_label,
            indent=_KEY_MARK + 14 if trials else 0,
            marks=(lambda left, y: _limit_marks(trials, left, y)) if trials else None,
        ),
    ]
    if signals:
        indent = len(signals) * 2 * (_REACH + 5) + 6
        found.append(frame.Entry(text=chart.signal_label, indent=indent, marks=lambda left, y: _signal_marks(signals, left, y)))
    if chart.aim is not None:
        found.append(frame.Entry(text=chart.aim_label, indent=_KEY_MARK + 14, marks=_aim_mark))
    return found


def _mean_mark(left: float, y: float) -> list[shapes.Shape]:
    return [_mean(left, left + _KEY_MARK, y)]


def _limit_marks(trials: list[bool], left: float, y: float) -> list[shapes.Shape]:
    """One line, or one over the other where some limits are for trial and others are not."""
    apart = 10 * (len(trials) - 1)
    return [_limit(left, left + _KEY_MARK, y - apart + 2 * apart * row, is_trial=one) for row, one in enumerate(trials)]


def _signal_marks(signals: Sequence[figures.Mark], left: float, y: float) -> list[shapes.Shape]:
    return [marks.point(mark, left + (2 * place + 1) * (_REACH + 5) - 4, y, _REACH) for place, mark in enumerate(signals)]


def _aim_mark(left: float, y: float) -> list[shapes.Shape]:
    return [_aim(left, left + _KEY_MARK, y)]


def _mean(left: float, right: float, y: float) -> shapes.Line:
    return shapes.Line(start=(left, y), end=(right, y), colour=palette.INK, width=3)


def _limit(left: float, right: float, y: float, *, is_trial: bool) -> shapes.Line:
    stroke = shapes.Stroke.DOTTED if is_trial else shapes.Stroke.LONG
    return shapes.Line(start=(left, y), end=(right, y), colour=palette.INK, width=4 if is_trial else 2.5, stroke=stroke)


def _aim(left: float, right: float, y: float) -> shapes.Line:
    return shapes.Line(start=(left, y), end=(right, y), colour=palette.TEAL, width=8, stroke=shapes.Stroke.DASHED)


def _words(text: str, x: float, y: float) -> shapes.Words:
    return shapes.Words(part=shapes.Part.LEVEL, text=text, x=x, y=y, size=_TICK, colour=palette.INK, align=shapes.Align.RIGHT)
