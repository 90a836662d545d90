"""Pure: a Chart to a Drawing, from title to footer. The picture is as wide as a page and as tall as its words need.

Sized for a phone: at 360 pixels across, the smallest letters are still 10 pixels high.
"""

from adapters.charts import fonts, marks, palette, rows, shapes, typesetting
from conversations import messages

WIDTH = 1080
MARGIN = 44
_TITLE, _NOTE, _LEVEL = 46, 31, 31
_KEY_GAP = 48
_KEY_MARK = 84
_REPEAT_FROM = 7
"""From this many rows on, the levels are named at the bottom as well."""


def layout(chart: messages.Chart) -> shapes.Drawing:
    """The drawing of a chart that codec.decode() would accept."""
    at = rows.columns(chart, MARGIN, WIDTH - MARGIN)
    found: list[shapes.Shape] = []
    words, y = _opening(chart)
    found += words
    shown = [row for row in chart.rows if row.withheld is None]
    if shown:
        key, y = _flow(_key(chart, shown), y + 20)
        found += key
        named = all(typesetting.fits(name, _LEVEL, at.cell - 12, most=3) for _, name in chart.levels)
        if not named:
            entries, y = _flow([(None, f"{value} = {name}") for value, name in chart.levels], y + 14)
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
        found.append(shapes.Line(start=(at.left, y), end=(at.right, y), colour=palette.GUIDE, width=2))
        heads, y = _heads(chart, at, y + 10, named=named)
        found += heads
    found.append(shapes.Line(start=(at.left, y), end=(at.right, y), colour=palette.GUIDE, width=2))
    footer, y = rows.paragraph(chart.footer, _NOTE, MARGIN, y + 16, WIDTH - 2 * MARGIN, part=shapes.Part.NOTE, most=6)
    found += footer
    return shapes.Drawing(width=WIDTH, height=round(y + MARGIN), shapes=tuple(found))


def _opening(chart: messages.Chart) -> tuple[list[shapes.Words], float]:
    room = WIDTH - 2 * MARGIN
    title, y = rows.paragraph(
        chart.title, _TITLE, MARGIN, MARGIN - 10, room, part=shapes.Part.TITLE, most=4, bold=True, colour=palette.BLUE
    )
    subtitle, y = rows.paragraph(chart.subtitle, _NOTE, MARGIN, y + 6, room, part=shapes.Part.NOTE, most=5)
    return title + subtitle, y


def _key(chart: messages.Chart, shown: list[messages.ChartRow]) -> list[tuple[str | None, str]]:
    """The marks that occur, each with its words."""
    found: list[tuple[str | None, str]] = []
    if any(row.now_middle is not None for row in shown):
        found.append(("now", chart.now_label))
    if any(row.ahead_middle is not None for row in shown):
        found.append(("ahead", chart.ahead_label))
    if any(sum(row.now) or row.now_half is not None for row in shown):
        # Where small groups are kept back, no row has a dot for each answer.
        found.append(("spread" if any(sum(row.now) for row in shown) else "band", chart.spread_label))
    return [(mark, text) for mark, text in found if typesetting.clean(text)]


def _flow(entries: list[tuple[str | None, str]], top: float) -> tuple[list[shapes.Shape], float]:
    """Entries side by side as long as they fit, then on the next line; a long one wraps under itself."""
    found: list[shapes.Shape] = []
    x, y, below = float(MARGIN), top, top
    for mark, text in entries:
        indent = {None: 0, "spread": _KEY_MARK + 14, "band": _KEY_MARK + 14}.get(mark, 2 * marks.RADIUS + 14)
        room = WIDTH - 2 * MARGIN - indent
        lines = typesetting.wrap(text, _NOTE, room, most=3)
        wide = indent + max((fonts.width(line, _NOTE) for line in lines), default=0)
        if x > MARGIN and x + wide > WIDTH - MARGIN:
            x, y = MARGIN, below + 8
        found += _key_mark(mark, x, y + _NOTE * 0.72)
        words, end = rows.paragraph(text, _NOTE, x + indent, y, room, part=shapes.Part.KEY, most=3)
        found += words
        x, below = x + wide + _KEY_GAP, max(below, end, y + (_NOTE * 1.7 if mark else 0))
    return found, below


def _key_mark(mark: str | None, left: float, y: float) -> list[shapes.Shape]:
    centre = left + marks.RADIUS
    match mark:
        case "now":
            return [marks.open_mark(centre, centre, y)]
        case "ahead":
            return [marks.solid_mark(centre, centre, y)]
        case "spread":
            middle = left + _KEY_MARK / 2
            dots = marks.answers(3, middle, y + 5, pitch=marks.DOT_PITCH, across=3)
            return [marks.band(left, left + _KEY_MARK, y - 8, half=12), *dots]
        case "band":
            return [marks.band(left, left + _KEY_MARK, y, half=12)]
    return []


def _heads(chart: messages.Chart, at: rows.Columns, top: float, *, named: bool) -> tuple[list[shapes.Shape], float]:
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
