"""Pure: an axis for each item, from the lowest level near the centre outwards; rings mark the levels, thin lines join the marks.

Up to eight items have their names at their axes. More of them have numbers there, and their names below. The axes stand in the order
that they come in, clockwise from the top.
"""

import dataclasses
import math

from adapters.charts import frame, marks, palette, shapes, typesetting
from conversations import figures

_LABEL, _LEVEL = 30, 30
_NAMED = 8
_NAMED_RADIUS, _NUMBERED_RADIUS = 256, 400
_INNER = 0.36
"""The lowest level's ring, as a share of the highest's: at the very centre all axes would meet."""
_GAP = 34
"""From the outermost ring to the names."""
_NUMBER_GAP = 48
_LEVELS_APART = 32
_LINES = 5
"""Of one name."""
_ROOM_ABOVE = 560
_NOW_EDGE = 5

_Point = tuple[float, float]


@dataclasses.dataclass(frozen=True, kw_only=True)
class _Field:
    """Where the web stands. `turns` are the axes' angles, clockwise from the top; `scale_turn` is where the levels are written."""

    x: float
    y: float
    radius: float
    values: tuple[int, ...]
    turns: tuple[float, ...]
    scale_turn: float
    mark: float

    def reach(self, value: int) -> float:
        """How far a level's ring lies from the centre."""
        inner = self.radius * _INNER
        return inner + (self.radius - inner) * self.values.index(value) / (len(self.values) - 1)

    def at(self, turn: float, far: float) -> _Point:
        return self.x + far * math.sin(turn), self.y - far * math.cos(turn)


def layout(chart: figures.Web) -> shapes.Drawing:
    """The drawing of a web that codec.decode() would accept."""
    found: list[shapes.Shape] = []
    words, y = frame.opening(chart.title, chart.subtitle)
    found += words
    key, y = frame.flow(_key(chart), y + 20)
    found += key
    names, y = frame.flow(frame.level_names(chart.levels), y + 14)
    found += names
    named = _can_be_named(chart)
    above, below = _heights(chart) if named else (0.0, 0.0)
    field = _field(chart, y + 24 + above, named=named)
    found += [*_rings(field), *_spokes(field), *_joins(chart, field), *_axes(chart, field), *_levels(field)]
    found += _names(chart, field) if named else _numbers(field)
    y = field.y + field.radius + (_GAP + below if named else _NUMBER_GAP + _LABEL)
    if not named:
        listed, y = _list(chart, y + 24)
        found += listed
    footer, y = frame.small_print(chart.footer, y + 24)
    return frame.drawing([*found, *footer], y)


def _field(chart: figures.Web, top: float, *, named: bool) -> _Field:
    """With numbers there is one turn more than items: the levels have it to themselves."""
    items = len(chart.axes)
    radius = _NAMED_RADIUS if named else _NUMBERED_RADIUS
    step = math.tau / (items if named else items + 1)
    turns = tuple((place if named else place + 1) * step for place in range(items))
    gap = _GAP if named else _NUMBER_GAP + _LABEL
    apart = 2 * radius * _INNER * math.sin(step / 2)
    return _Field(
        x=frame.WIDTH / 2,
        y=top + gap + radius,
        radius=radius,
        values=tuple(value for value, _ in chart.levels),
        turns=turns,
        scale_turn=step / 2 if named else 0,
        mark=max(6.0, min(marks.RING, apart / 2 - 2)),
    )


def _can_be_named(chart: figures.Web) -> bool:
    rooms = (_room(turn) for turn in _turns(chart))
    return len(chart.axes) <= _NAMED and all(
        typesetting.fits(axis.label, _LABEL, room, most=_LINES) for axis, room in zip(chart.axes, rooms, strict=True)
    )


def _turns(chart: figures.Web) -> list[float]:
    return [place * math.tau / len(chart.axes) for place in range(len(chart.axes))]


def _is_upright(turn: float) -> bool:
    """Whether a name stands above or below the web, and not beside it."""
    return abs(math.sin(turn)) < 0.2


def _room(turn: float) -> float:
    if _is_upright(turn):
        return _ROOM_ABOVE
    return frame.WIDTH / 2 - frame.MARGIN / 2 - (_NAMED_RADIUS * abs(math.sin(turn)) + _GAP)


def _heights(chart: figures.Web) -> tuple[float, float]:
    """What the names above and below the web need."""
    turns = _turns(chart)
    high = [_LABEL * frame.LEADING * len(_lines(axis.label, turn)) for axis, turn in zip(chart.axes, turns, strict=True)]
    ends = [_top_end(turn, one) for turn, one in zip(turns, high, strict=True)]
    return max(0.0, -min(top for top, _ in ends)), max(0.0, max(bottom for _, bottom in ends))


def _top_end(turn: float, high: float) -> tuple[float, float]:
    """Where a name starts above the web's top edge (below nought), and where it ends below its bottom edge (above nought)."""
    y = -(_NAMED_RADIUS + _GAP) * math.cos(turn)
    top = y - high / 2 * (1 + math.cos(turn))
    return top + _NAMED_RADIUS + _GAP, top + high - _NAMED_RADIUS - _GAP


def _lines(label: str, turn: float) -> tuple[str, ...]:
    return typesetting.wrap(label, _LABEL, _room(turn), most=_LINES)


def _rings(field: _Field) -> list[shapes.Shape]:
    return [marks.ring(field.x, field.y, field.reach(value)) for value in reversed(field.values)]


def _spokes(field: _Field) -> list[shapes.Shape]:
    inner = field.radius * _INNER
    return [
        shapes.Line(start=field.at(turn, inner), end=field.at(turn, field.radius), colour=palette.GUIDE, width=2) for turn in field.turns
    ]


def _joins(chart: figures.Web, field: _Field) -> list[shapes.Shape]:
    """Thin lines from mark to mark: dashed for now, whole for ahead. Where an item has no mark, there is a gap."""
    found: list[shapes.Shape] = []
    for pairs, stroke, colour in (
        ([axis.now for axis in chart.axes], shapes.Stroke.DASHED, palette.TEAL),
        ([axis.ahead for axis in chart.axes], shapes.Stroke.WHOLE, palette.BLUE),
    ):
        points = [_centre(field, turn, pair) if pair else None for turn, pair in zip(field.turns, pairs, strict=True)]
        for one, next_ in zip(points, points[1:] + points[:1], strict=True):
            if one is not None and next_ is not None:
                found.append(shapes.Line(start=one, end=next_, colour=colour, width=4, stroke=stroke))
    return found


def _centre(field: _Field, turn: float, pair: tuple[int, int]) -> _Point:
    return field.at(turn, (field.reach(pair[0]) + field.reach(pair[1])) / 2)


def _axes(chart: figures.Web, field: _Field) -> list[shapes.Shape]:
    """The marks: open for now; solid, and small enough to lie inside an open one, for ahead."""
    found: list[shapes.Shape] = []
    for axis, turn in zip(chart.axes, field.turns, strict=True):
        low, high = (field.at(turn, field.reach(value)) for value in axis.now)
        found += marks.open_between(low, high, field.mark, edge=_NOW_EDGE * field.mark / marks.RING)
    for axis, turn in zip(chart.axes, field.turns, strict=True):
        if axis.ahead is not None:
            low, high = (field.at(turn, field.reach(value)) for value in axis.ahead)
            found += marks.between(low, high, field.mark / 2, palette.BLUE)
    return found


def _levels(field: _Field) -> list[shapes.Shape]:
    """The value of each ring, on a white ground; of every second or third where rings are too close, with the highest."""
    found: list[shapes.Shape] = []
    apart = field.reach(field.values[1]) - field.reach(field.values[0])
    for value in field.values[:: -math.ceil(_LEVELS_APART / apart)]:
        x, y = field.at(field.scale_turn, field.reach(value))
        found.append(marks.ground(x, y, _LEVEL * 0.36, _LEVEL * 0.5))
        found.append(_words(shapes.Part.LEVEL, str(value), x, y + _LEVEL * 0.36, shapes.Align.CENTRE))
    return found


def _names(chart: figures.Web, field: _Field) -> list[shapes.Shape]:
    found: list[shapes.Shape] = []
    for axis, turn in zip(chart.axes, field.turns, strict=True):
        lines = _lines(axis.label, turn)
        high = len(lines) * _LABEL * frame.LEADING
        x, y = field.at(turn, field.radius + _GAP)
        align = shapes.Align.CENTRE if _is_upright(turn) else shapes.Align.LEFT if math.sin(turn) > 0 else shapes.Align.RIGHT
        top = y - high / 2 * (1 + math.cos(turn))
        for place, line in enumerate(lines):
            found.append(_words(shapes.Part.LABEL, line, x, top + _LABEL * (1 + frame.LEADING * place), align))
    return found


def _numbers(field: _Field) -> list[shapes.Shape]:
    found: list[shapes.Shape] = []
    for number, turn in enumerate(field.turns, 1):
        x, y = field.at(turn, field.radius + _NUMBER_GAP)
        found.append(_words(shapes.Part.LABEL, str(number), x, y + _LABEL * 0.36, shapes.Align.CENTRE, bold=True))
    return found


def _list(chart: figures.Web, top: float) -> tuple[list[shapes.Words], float]:
    found: list[shapes.Words] = []
    y = top
    room = frame.WIDTH - 2 * frame.MARGIN
    for number, axis in enumerate(chart.axes, 1):
        words, y = frame.paragraph(f"{number} {axis.label}", _LABEL, frame.MARGIN, y, room, part=shapes.Part.LABEL, most=4)
        found += words
    return found, y


def _key(chart: figures.Web) -> list[frame.Entry]:
    now = frame.Entry(text=chart.now_label, indent=2 * marks.RING + 14, marks=_now_mark)
    ahead = frame.Entry(text=chart.ahead_label, indent=2 * marks.RING + 14, marks=_ahead_mark)
    return [now, ahead] if any(axis.ahead for axis in chart.axes) else [now]


def _now_mark(left: float, y: float) -> list[shapes.Shape]:
    return marks.open_between((left + marks.RING, y), (left + marks.RING, y), marks.RING, edge=_NOW_EDGE)


def _ahead_mark(left: float, y: float) -> list[shapes.Shape]:
    return marks.between((left + marks.RING, y), (left + marks.RING, y), marks.RING / 2, palette.BLUE)


def _words(part: shapes.Part, text: str, x: float, y: float, align: shapes.Align, *, bold: bool = False) -> shapes.Words:
    return shapes.Words(part=part, text=text, x=x, y=y, size=_LABEL, colour=palette.INK, bold=bold, align=align)
