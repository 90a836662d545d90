"""The marks of the chart, the same in the key as in the rows: band, answers, now, ahead, arrow. Knows no text."""

import math

from adapters.charts import palette, shapes
from conversations import figures

RADIUS = 17
RING = 20
"""Of an open dot that a solid one may lie inside."""
BAND_HALF = 29
DOT_RADIUS = 7
DOT_PITCH = 19
_OPEN_EDGE = 6
_GAP = 5
"""Air between an arrow and what it joins."""
_PITCHES = (DOT_PITCH, 14, 11, 8, 5)
_LINES = 3
"""Lines of small dots under a level before the dots shrink."""


def band(left: float, right: float, y: float, *, half: float = BAND_HALF) -> shapes.Pill:
    """The middle half of the answers: a grey box, `half` high on either side of `y`."""
    return shapes.Pill(
        left=left, right=right, top=y - half, bottom=y + half, rounding=10, fill=palette.BAND, edge=palette.BAND_EDGE, edge_width=2
    )


def open_mark(low: float, high: float, y: float) -> shapes.Pill:
    """Now: an open dot, or an open capsule from one middle answer to the other."""
    reach = RADIUS - _OPEN_EDGE / 2
    return _capsule(low, high, y, reach, fill=palette.WHITE, edge_width=_OPEN_EDGE)


def solid_mark(low: float, high: float, y: float) -> shapes.Pill:
    """Ahead: a solid dot, or a solid capsule from one middle answer to the other."""
    return _capsule(low, high, y, RADIUS, fill=palette.BLUE, edge_width=0)


def answers(count: int, x: float, top: float, *, pitch: float, across: int) -> list[shapes.Pill]:
    """One small dot for each answer, in centred lines that grow downwards from `top`."""
    radius = pitch * DOT_RADIUS / DOT_PITCH
    found = []
    for place in range(count):
        line, within = divmod(place, across)
        on_line = min(across, count - line * across)
        centre = x + (within - (on_line - 1) / 2) * pitch
        y = top + (line + 0.5) * pitch
        found.append(_round(centre, y, radius, fill=palette.TEAL, edge=palette.TEAL, edge_width=0))
    return found


def grid(most: int, room: float) -> tuple[float, int, int]:
    """Pitch in pixels, dots on a line, and lines, so that `most` dots find place in `room` pixels of width."""
    for pitch in _PITCHES:
        across = max(1, int(room // pitch))
        lines = math.ceil(most / across)
        if lines <= _LINES:
            break
    return pitch, across, lines


def arrow(now: tuple[float, float], now_y: float, ahead: tuple[float, float], ahead_y: float) -> shapes.Line:
    """From the mark now to the mark ahead, which stands in the lane above.

    Between the facing ends where the two lie apart; between the ends that move most where they overlap; straight up from
    the middle where one only widens or narrows.
    """
    start_x, end_x = _ends(now, ahead)
    across, up = end_x - start_x, ahead_y - now_y
    length = math.hypot(across, up)
    leave = _way_out(now, start_x, across, up)
    arrive = _way_out(ahead, end_x, -across, up)
    return shapes.Line(
        start=(start_x + across * leave / length, now_y + up * leave / length),
        end=(end_x - across * arrive / length, ahead_y - up * arrive / length),
        colour=palette.BLUE,
        width=3.5,
        arrow=True,
    )


def bar(left: float, right: float, top: float, bottom: float, *, wide: bool) -> shapes.Pill:
    """A bar that stands for answers; a wide one, over several levels, is pale with an edge."""
    fill, edge = (palette.BAND, 4) if wide else (palette.BLUE, 0)
    return shapes.Pill(left=left, right=right, top=top, bottom=bottom, rounding=0, fill=fill, edge=palette.BLUE, edge_width=edge)


def ring(x: float, y: float, far: float) -> shapes.Pill:
    """One level of a web, on white: larger ones go below smaller ones."""
    return _round(x, y, far, fill=palette.WHITE, edge=palette.GUIDE, edge_width=2)


def ground(x: float, y: float, across: float, down: float) -> shapes.Pill:
    """White behind a text that lies over lines."""
    return shapes.Pill(left=x - across, right=x + across, top=y - down, bottom=y + down, rounding=0, fill=palette.WHITE, edge=palette.WHITE)


def between(low: tuple[float, float], high: tuple[float, float], radius: float, colour: str) -> list[shapes.Shape]:
    """A solid dot, or a solid capsule from one point to the other, in any direction."""
    ends: list[shapes.Shape] = [_round(*point, radius, fill=colour, edge=colour, edge_width=0) for point in dict.fromkeys((low, high))]
    return ends if low == high else [*ends, shapes.Line(start=low, end=high, colour=colour, width=2 * radius)]


def open_between(low: tuple[float, float], high: tuple[float, float], radius: float, *, edge: float) -> list[shapes.Shape]:
    """An open dot, or an open capsule from one point to the other, in any direction; what lies below it is covered."""
    return [*between(low, high, radius, palette.BLUE), *between(low, high, radius - edge, palette.WHITE)]


def column(x: float, half: float, top: float, bottom: float) -> shapes.Pill:
    """The middle half of the answers in one round: a grey box, `half` wide on either side of `x`."""
    return shapes.Pill(
        left=x - half, right=x + half, top=top, bottom=bottom, rounding=6, fill=palette.BAND, edge=palette.BAND_EDGE, edge_width=1.5
    )


def median(left: float, right: float, y: float) -> shapes.Line:
    """The median of several rounds: a dashed line, heavier than those that join marks, so that it shows below one on the same level."""
    return shapes.Line(start=(left, y), end=(right, y), colour=palette.TEAL, width=7, stroke=shapes.Stroke.DASHED)


def point(mark: figures.Mark, x: float, y: float, reach: float) -> shapes.Pill | shapes.Polygon:
    """One value of a control chart: a small dot, or a larger shape with corners where it stands out. `reach` is the larger one's.

    The shapes say the same as their colours. A white rim keeps them apart from the lines that they lie on.
    """
    corners: tuple[tuple[float, float], ...]
    match mark:
        case figures.Mark.COMMON:
            return _round(x, y, reach * 0.55, fill=palette.INK, edge=palette.WHITE, edge_width=0)
        case figures.Mark.BETTER:
            colour, corners = palette.BLUE, ((0, -1), (1, 0.8), (-1, 0.8))
        case figures.Mark.WORSE:
            colour, corners = palette.ORANGE, ((0, 1), (1, -0.8), (-1, -0.8))
        case figures.Mark.EITHER:
            colour, corners = palette.PLUM, ((0, -1.1), (1.1, 0), (0, 1.1), (-1.1, 0))
    placed = tuple((x + across * reach, y + down * reach) for across, down in corners)
    return shapes.Polygon(corners=placed, fill=colour, edge=palette.WHITE, edge_width=2)


def _round(x: float, y: float, radius: float, *, fill: str, edge: str, edge_width: float) -> shapes.Pill:
    return shapes.Pill(
        left=x - radius, right=x + radius, top=y - radius, bottom=y + radius, rounding=radius, fill=fill, edge=edge, edge_width=edge_width
    )


def _ends(now: tuple[float, float], ahead: tuple[float, float]) -> tuple[float, float]:
    if now[1] < ahead[0]:
        return now[1], ahead[0]
    if now[0] > ahead[1]:
        return now[0], ahead[1]
    low, high = ahead[0] - now[0], ahead[1] - now[1]
    if low * high < 0:
        return sum(now) / 2, sum(now) / 2
    return (now[1], ahead[1]) if abs(high) > abs(low) or (high == low > 0) else (now[0], ahead[0])


def _way_out(mark: tuple[float, float], x: float, across: float, up: float) -> float:
    """How far along the arrow's line the mark's edge lies, with air: through its round end, or else its long side."""
    outwards = mark[0] == mark[1] or (x == mark[1] and across > 0) or (x == mark[0] and across < 0)
    return RADIUS + _GAP if outwards else (RADIUS + _GAP) * math.hypot(across, up) / abs(up)


def _capsule(low: float, high: float, y: float, reach: float, *, fill: str, edge_width: float) -> shapes.Pill:
    return shapes.Pill(
        left=low - reach,
        right=high + reach,
        top=y - reach,
        bottom=y + reach,
        rounding=reach,
        fill=fill,
        edge=palette.BLUE,
        edge_width=edge_width,
    )
