"""Pure: a chart to a Drawing, from title to footer. The picture is as wide as a page and as tall as its words need.

Lays out rows of dots itself; the other kinds have a module each.
"""

from adapters.charts import control, courses, frame, marks, palette, panels, rows, shapes, typesetting, web
from conversations import figures

_LEVEL = 31
_KEY_MARK = 84
_REPEAT_FROM = 7
"""From this many rows on, the levels are named at the bottom as well."""


def layout(chart: figures.Chart) -> shapes.Drawing:
    """The drawing of a chart that codec.decode() would accept."""
    match chart:
        case figures.Panels():
            return panels.layout(chart)
        case figures.Web():
            return web.layout(chart)
        case figures.Courses():
            return courses.layout(chart)
        case figures.Control():
            return control.layout(chart)
    return _dots(chart)


def _dots(chart: figures.Dots) -> shapes.Drawing:
    at = rows.columns(chart, frame.MARGIN, frame.WIDTH - frame.MARGIN)
    found: list[shapes.Shape] = []
    words, y = frame.opening(chart.title, chart.subtitle)
    found += words
    shown = [row for row in chart.rows if row.withheld is None]
    if shown:
        key, y = frame.flow(_key(chart, shown), y + 20)
        found += key
        named = all(typesetting.fits(name, _LEVEL, at.cell - 12, most=3) for _, name in chart.levels)
        if not named:
            entries, y = frame.flow(frame.level_names(chart.levels), y + 14)
            found += entries
        heads, y = _heads(chart, at, y + 26, named=named)
        found += heads
    else:
        named = False
        y += 20
    for one in chart.rows:
        shape, y = rows.row(one, at, y)
        found += shape
    if shown and len(chart.rows) >= _REPEAT_FROM:
        found.append(frame.rule(y))
        heads, y = _heads(chart, at, y + 10, named=named)
        found += heads
    found.append(frame.rule(y))
    footer, y = frame.small_print(chart.footer, y + 16)
    return frame.drawing([*found, *footer], y)


def _key(chart: figures.Dots, shown: list[figures.ChartRow]) -> list[frame.Entry]:
    """The marks that occur, each with its words."""
    found: list[frame.Entry] = []
    dot = 2 * marks.RADIUS + 14
    if any(row.now_middle is not None for row in shown):
        found.append(frame.Entry(text=chart.now_label, indent=dot, marks=_now_mark))
    if any(row.ahead_middle is not None for row in shown):
        found.append(frame.Entry(text=chart.ahead_label, indent=dot, marks=_ahead_mark))
    if any(sum(row.now) or row.now_half is not None for row in shown):
        # Where small groups are kept back, no row has a dot for each answer.
        mark = _spread_mark if any(sum(row.now) for row in shown) else _band_mark
        found.append(frame.Entry(text=chart.spread_label, indent=_KEY_MARK + 14, marks=mark))
    return found


def _now_mark(left: float, y: float) -> list[shapes.Shape]:
    return [marks.open_mark(left + marks.RADIUS, left + marks.RADIUS, y)]


def _ahead_mark(left: float, y: float) -> list[shapes.Shape]:
    return [marks.solid_mark(left + marks.RADIUS, left + marks.RADIUS, y)]


def _spread_mark(left: float, y: float) -> list[shapes.Shape]:
    dots = marks.answers(3, left + _KEY_MARK / 2, y + 5, pitch=marks.DOT_PITCH, across=3)
    return [marks.band(left, left + _KEY_MARK, y - 8, half=12), *dots]


def _band_mark(left: float, y: float) -> list[shapes.Shape]:
    return [marks.band(left, left + _KEY_MARK, y, half=12)]


def _heads(chart: figures.Dots, at: rows.Columns, top: float, *, named: bool) -> tuple[list[shapes.Shape], float]:
    """The levels above their columns: value, and name where every name fits its column."""
    found: list[shapes.Shape] = []
    deepest = 1
    for value, name in chart.levels:
        lines = typesetting.wrap(name, _LEVEL, at.cell - 12, most=3) if named else ()
        deepest = max(deepest, 1 + len(lines))
        for place, line in enumerate((str(value), *lines)):
            found.append(
                shapes.Words(
                    part=shapes.Part.LEVEL,
                    text=line,
                    x=at.x(value),
                    y=top + _LEVEL * (1 + place * 1.18),
                    size=_LEVEL,
                    colour=palette.INK,
                    bold=place == 0,
                    align=shapes.Align.CENTRE,
                )
            )
    return found, top + _LEVEL * 1.18 * deepest + 16
