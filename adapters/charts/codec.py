"""Chart to JSON and back, for the pipe to the child process. Strict: what does not fit is a ValueError, never a guess.

Knows nothing of drawing, and imports no more than it must: the child pays for every import.
"""

import dataclasses
import json
from collections.abc import Iterable

from conversations import figures

MOST_LEVELS = 10
MOST_ROWS = 60
LEAST_AXES, MOST_AXES = 3, 40
MOST_ANSWERS = 500
"""Answers on one level. Boards have 8 to 20 members; more than this is a fault upstream, not a board."""


def encode(chart: figures.Chart) -> bytes:
    """The chart as ASCII JSON. Raises ValueError or TypeError where a value is none that JSON knows."""
    return json.dumps({"kind": type(chart).__name__, **dataclasses.asdict(chart)}, allow_nan=False).encode("ascii")


def decode(raw: bytes) -> figures.Chart:
    """The chart that encode() wrote. Raises ValueError for anything else, and for a chart that cannot be drawn truthfully."""
    plain = json.loads(raw)
    if not isinstance(plain, dict):
        raise ValueError("a chart was expected")  # noqa: TRY004 - one error for every fault of the pipe
    found = {key: value for key, value in plain.items() if key != "kind"}
    match plain.get("kind"):
        case figures.Dots.__name__:
            return _dots(found)
        case figures.Panels.__name__:
            return _panels(found)
        case figures.Web.__name__:
            return _web(found)
    raise ValueError("there is no such kind of chart")


def _dots(raw: object) -> figures.Dots:
    found = _keys(raw, figures.Dots)
    chart = figures.Dots(
        title=_text(found["title"]),
        subtitle=_text(found["subtitle"]),
        levels=_levels(found["levels"]),
        rows=tuple(_row(one) for one in _list(found["rows"])),
        now_label=_text(found["now_label"]),
        ahead_label=_text(found["ahead_label"]),
        spread_label=_text(found["spread_label"]),
        footer=_text(found["footer"]),
        alt=_text(found["alt"]),
        twin=_table(found["twin"]),
    )
    values = _values(chart)
    _check_size(len(chart.rows), 1, MOST_ROWS)
    for row in chart.rows:
        for counts in (row.now, row.ahead):
            if len(counts) not in (0, len(values)):
                raise ValueError("counts are none at all, or one for each level")
            _check_counts(counts)
        _check_middles((row.now_middle, row.ahead_middle, row.now_half), values)
    return chart


def _panels(raw: object) -> figures.Panels:
    found = _keys(raw, figures.Panels)
    chart = figures.Panels(
        title=_text(found["title"]),
        subtitle=_text(found["subtitle"]),
        levels=_levels(found["levels"]),
        panels=tuple(_panel(one) for one in _list(found["panels"])),
        wide_label=_text(found["wide_label"]),
        footer=_text(found["footer"]),
        alt=_text(found["alt"]),
        twin=_table(found["twin"]),
    )
    values = _values(chart)
    _check_size(len(chart.panels), 1, MOST_ROWS)
    for panel in chart.panels:
        _check_counts([bar.count for bar in panel.bars])
        edges = [edge for bar in panel.bars for edge in dict.fromkeys((bar.first, bar.last))]
        if edges != sorted(set(edges)) or not set(edges) <= set(values):
            raise ValueError("bars stand on the levels of the scale, lowest first, and never over each other")
    return chart


def _web(raw: object) -> figures.Web:
    found = _keys(raw, figures.Web)
    chart = figures.Web(
        title=_text(found["title"]),
        subtitle=_text(found["subtitle"]),
        levels=_levels(found["levels"]),
        axes=tuple(_axis(one) for one in _list(found["axes"])),
        now_label=_text(found["now_label"]),
        ahead_label=_text(found["ahead_label"]),
        footer=_text(found["footer"]),
        alt=_text(found["alt"]),
        twin=_table(found["twin"]),
    )
    values = _values(chart)
    _check_size(len(chart.axes), LEAST_AXES, MOST_AXES)
    for axis in chart.axes:
        _check_middles((axis.now, axis.ahead), values)
    return chart


def _panel(raw: object) -> figures.Panel:
    found = _keys(raw, figures.Panel)
    return figures.Panel(
        label=_text(found["label"]),
        bars=tuple(_bar(one) for one in _list(found["bars"])),
        remark=_text(found["remark"]),
        withheld=None if found["withheld"] is None else _text(found["withheld"]),
    )


def _bar(raw: object) -> figures.Bar:
    found = _keys(raw, figures.Bar)
    return figures.Bar(first=_whole_number(found["first"]), last=_whole_number(found["last"]), count=_whole_number(found["count"]))


def _axis(raw: object) -> figures.WebAxis:
    found = _keys(raw, figures.WebAxis)
    now = _pair(found["now"])
    if now is None:
        raise ValueError("an axis has a middle now")
    return figures.WebAxis(label=_text(found["label"]), now=now, ahead=_pair(found["ahead"]))


def _row(raw: object) -> figures.ChartRow:
    found = _keys(raw, figures.ChartRow)
    return figures.ChartRow(
        label=_text(found["label"]),
        now=_whole_numbers(found["now"]),
        ahead=_whole_numbers(found["ahead"]),
        now_middle=_pair(found["now_middle"]),
        ahead_middle=_pair(found["ahead_middle"]),
        now_half=_pair(found["now_half"]),
        remark=_text(found["remark"]),
        withheld=None if found["withheld"] is None else _text(found["withheld"]),
    )


def _table(raw: object) -> figures.Table:
    found = _keys(raw, figures.Table)
    return figures.Table(
        title=_text(found["title"]), columns=_texts(found["columns"]), rows=tuple(_texts(one) for one in _list(found["rows"]))
    )


def _values(chart: figures.Chart) -> list[int]:
    values = [value for value, _ in chart.levels]
    if not 2 <= len(values) <= MOST_LEVELS or values != sorted(set(values)):
        raise ValueError(f"a chart has 2 to {MOST_LEVELS} levels, lowest first")
    return values


def _check_size(items: int, least: int, most: int) -> None:
    if not least <= items <= most:
        raise ValueError(f"a chart like this has {least} to {most} items")


def _check_counts(counts: Iterable[int]) -> None:
    if not all(0 <= count <= MOST_ANSWERS for count in counts):
        raise ValueError(f"a level has 0 to {MOST_ANSWERS} answers")


def _check_middles(pairs: Iterable[tuple[int, int] | None], values: list[int]) -> None:
    for pair in pairs:
        if pair is not None and not (pair[0] <= pair[1] and set(pair) <= set(values)):
            raise ValueError("a middle is two levels of the scale, the lower first")


def _keys(raw: object, shape: type) -> dict[str, object]:
    names = {field.name for field in dataclasses.fields(shape)}
    if not isinstance(raw, dict) or set(raw) != names:
        raise ValueError(f"{shape.__name__} has other keys")
    return raw


def _list(raw: object) -> list[object]:
    if not isinstance(raw, list):
        raise ValueError("a list was expected")  # noqa: TRY004 - one error for every fault of the pipe
    return raw


def _text(raw: object) -> str:
    if not isinstance(raw, str):
        raise ValueError("text was expected")  # noqa: TRY004 - one error for every fault of the pipe
    return raw


def _texts(raw: object) -> tuple[str, ...]:
    return tuple(_text(one) for one in _list(raw))


def _whole_number(raw: object) -> int:
    if not isinstance(raw, int) or isinstance(raw, bool):
        raise ValueError("a whole number was expected")  # noqa: TRY004 - one error for every fault of the pipe
    return raw


def _whole_numbers(raw: object) -> tuple[int, ...]:
    return tuple(_whole_number(one) for one in _list(raw))


def _pair(raw: object) -> tuple[int, int] | None:
    if raw is None:
        return None
    low, high = _whole_numbers(raw)
    return low, high


def _levels(raw: object) -> tuple[tuple[int, str], ...]:
    return tuple(_level(one) for one in _list(raw))


def _level(raw: object) -> tuple[int, str]:
    value, name = _list(raw)
    return _whole_number(value), _text(name)
