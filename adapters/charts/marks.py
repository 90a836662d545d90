"""The marks of the chart, the same in the key as in the rows: band, answers, now, ahead, arrow. Knows no chart and no text."""

import math

from adapters.charts import palette, shapes

RADIUS = 17
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
        found.append(_disc(centre, y, radius))
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


def _disc(x: float, y: float, radius: float) -> shapes.Pill:
    return shapes.Pill(
        left=x - radius, right=x + radius, top=y - radius, bottom=y + radius, rounding=radius, fill=palette.TEAL, edge=palette.TEAL
    )
