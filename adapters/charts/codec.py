"""Chart to JSON and back, for the pipe to the child process. Strict: what does not fit is a ValueError, never a guess.

Knows nothing of drawing, and imports no more than it must: the child pays for every import.
"""

import dataclasses
import json
from collections.abc import Iterable

from adapters.charts import codec_over_time, plain
from conversations import figures

MOST_ROWS = 60
LEAST_AXES, MOST_AXES = 3, 40
MOST_ANSWERS = 500
"""Answers on one level. Boards have 8 to 20 members; more than this is a fault upstream, not a board."""


def encode(chart: figures.Chart) -> bytes:
    """The chart as ASCII JSON. Raises ValueError or TypeError where a value is none that JSON knows."""
    return json.dumps({"kind": type(chart).__name__, **dataclasses.asdict(chart)}, allow_nan=False).encode("ascii")


def decode(raw: bytes) -> figures.Chart:
    """The chart that encode() wrote. Raises ValueError for anything else, and for a chart that cannot be drawn truthfully."""
    told = json.loads(raw)
    if not isinstance(told, dict):
        raise ValueError("a chart was expected")  # noqa: TRY004 - one error for every fault of the pipe
    found = {key: value for key, value in told.items() if key != "kind"}
    match told.get("kind"):
        case figures.Dots.__name__:
            return _dots(found)
        case figures.Panels.__name__:
            return _panels(found)
        case figures.Web.__name__:
            return _web(found)
        case figures.Courses.__name__:
            return codec_over_time.courses(found)
        case figures.Control.__name__:
            return codec_over_time.control(found)
    raise ValueError("there is no such kind of chart")


def _dots(raw: object) -> figures.Dots:
    found = plain.keys(raw, figures.Dots)
    chart = figures.Dots(
        title=plain.text(found["title"]),
        subtitle=plain.text(found["subtitle"]),
        levels=plain.levels(found["levels"]),
        rows=tuple(_row(one) for one in plain.items(found["rows"])),
        now_label=plain.text(found["now_label"]),
        ahead_label=plain.text(found["ahead_label"]),
        spread_label=plain.text(found["spread_label"]),
        footer=plain.text(found["footer"]),
        alt=plain.text(found["alt"]),
        twin=plain.table(found["twin"]),
    )
    values = [value for value, _ in chart.levels]
    plain.check_size(len(chart.rows), 1, MOST_ROWS)
    for row in chart.rows:
        for counts in (row.now, row.ahead):
            if len(counts) not in (0, len(values)):
                raise ValueError("counts are none at all, or one for each level")
            _check_counts(counts)
        plain.check_middles((row.now_middle, row.ahead_middle, row.now_half), values)
    return chart


def _panels(raw: object) -> figures.Panels:
    found = plain.keys(raw, figures.Panels)
    chart = figures.Panels(
        title=plain.text(found["title"]),
        subtitle=plain.text(found["subtitle"]),
        levels=plain.levels(found["levels"]),
        panels=tuple(_panel(one) for one in plain.items(found["panels"])),
        wide_label=plain.text(found["wide_label"]),
        footer=plain.text(found["footer"]),
        alt=plain.text(found["alt"]),
        twin=plain.table(found["twin"]),
    )
    values = [value for value, _ in chart.levels]
    plain.check_size(len(chart.panels), 1, MOST_ROWS)
    for panel in chart.panels:
        _check_counts([bar.count for bar in panel.bars])
        edges = [edge for bar in panel.bars for edge in dict.fromkeys((bar.first, bar.last))]
        if edges != sorted(set(edges)) or not set(edges) <= set(values):
            raise ValueError("bars stand on the levels of the scale, lowest first, and never over each other")
    return chart


def _web(raw: object) -> figures.Web:
    found = plain.keys(raw, figures.Web)
    chart = figures.Web(
        title=plain.text(found["title"]),
        subtitle=plain.text(found["subtitle"]),
        levels=plain.levels(found["levels"]),
        axes=tuple(_axis(one) for one in plain.items(found["axes"])),
        now_label=plain.text(found["now_label"]),
        ahead_label=plain.text(found["ahead_label"]),
        footer=plain.text(found["footer"]),
        alt=plain.text(found["alt"]),
        twin=plain.table(found["twin"]),
    )
    values = [value for value, _ in chart.levels]
    plain.check_size(len(chart.axes), LEAST_AXES, MOST_AXES)
    for axis in chart.axes:
        plain.check_middles((axis.now, axis.ahead), values)
    return chart


def _panel(raw: object) -> figures.Panel:
    found = plain.keys(raw, figures.Panel)
    return figures.Panel(
        label=plain.text(found["label"]),
        bars=tuple(_bar(one) for one in plain.items(found["bars"])),
        remark=plain.text(found["remark"]),
        withheld=plain.maybe_text(found["withheld"]),
    )


def _bar(raw: object) -> figures.Bar:
    found = plain.keys(raw, figures.Bar)
    return figures.Bar(
        first=plain.whole_number(found["first"]), last=plain.whole_number(found["last"]), count=plain.whole_number(found["count"])
    )


def _axis(raw: object) -> figures.WebAxis:
    found = plain.keys(raw, figures.WebAxis)
    now = plain.pair(found["now"])
    if now is None:
        raise ValueError("an axis has a middle now")
    return figures.WebAxis(label=plain.text(found["label"]), now=now, ahead=plain.pair(found["ahead"]))


def _row(raw: object) -> figures.ChartRow:
    found = plain.keys(raw, figures.ChartRow)
    return figures.ChartRow(
        label=plain.text(found["label"]),
        now=plain.whole_numbers(found["now"]),
        ahead=plain.whole_numbers(found["ahead"]),
        now_middle=plain.pair(found["now_middle"]),
        ahead_middle=plain.pair(found["ahead_middle"]),
        now_half=plain.pair(found["now_half"]),
        remark=plain.text(found["remark"]),
        withheld=plain.maybe_text(found["withheld"]),
    )


def _check_counts(counts: Iterable[int]) -> None:
    if not all(0 <= count <= MOST_ANSWERS for count in counts):
        raise ValueError(f"a level has 0 to {MOST_ANSWERS} answers")
