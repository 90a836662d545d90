"""Chart to JSON and back, for the pipe to the child process. Strict: what does not fit is a ValueError, never a guess.

Knows nothing of drawing, and imports no more than it must: the child pays for every import.
"""

import dataclasses
import json

from conversations import messages

MOST_LEVELS = 10
MOST_ROWS = 60
MOST_ANSWERS = 500
"""Answers on one level. Boards have 8 to 20 members; more than this is a fault upstream, not a board."""


def encode(chart: messages.Chart) -> bytes:
    """The chart as ASCII JSON. Raises ValueError or TypeError where a value is none that JSON knows."""
    return json.dumps(dataclasses.asdict(chart), allow_nan=False).encode("ascii")


def decode(raw: bytes) -> messages.Chart:
    """The chart that encode() wrote. Raises ValueError for anything else, and for a chart that cannot be drawn truthfully."""
    chart = _chart(json.loads(raw))
    _check(chart)
    return chart


def _chart(raw: object) -> messages.Chart:
    found = _keys(raw, messages.Chart)
    lines = {name: _text(found[name]) for name in ("title", "subtitle", "now_label", "ahead_label", "spread_label", "footer", "alt")}
    return messages.Chart(
        **lines,
        levels=tuple(_level(one) for one in _list(found["levels"])),
        rows=tuple(_row(one) for one in _list(found["rows"])),
        twin=_table(found["twin"]),
    )


def _row(raw: object) -> messages.ChartRow:
    found = _keys(raw, messages.ChartRow)
    return messages.ChartRow(
        label=_text(found["label"]),
        now=_whole_numbers(found["now"]),
        ahead=_whole_numbers(found["ahead"]),
        now_middle=_pair(found["now_middle"]),
        ahead_middle=_pair(found["ahead_middle"]),
        now_half=_pair(found["now_half"]),
        remark=_text(found["remark"]),
        withheld=None if found["withheld"] is None else _text(found["withheld"]),
    )


def _table(raw: object) -> messages.Table:
    found = _keys(raw, messages.Table)
    return messages.Table(
        title=_text(found["title"]), columns=_texts(found["columns"]), rows=tuple(_texts(one) for one in _list(found["rows"]))
    )


def _check(chart: messages.Chart) -> None:
    values = [value for value, _ in chart.levels]
    if not 2 <= len(values) <= MOST_LEVELS or values != sorted(set(values)):
        raise ValueError(f"a chart has 2 to {MOST_LEVELS} levels, lowest first")
    if not 1 <= len(chart.rows) <= MOST_ROWS:
        raise ValueError(f"a chart has 1 to {MOST_ROWS} rows")
    for row in chart.rows:
        for counts in (row.now, row.ahead):
            if len(counts) not in (0, len(values)) or not all(0 <= count <= MOST_ANSWERS for count in counts):
                raise ValueError("counts are none at all, or one for each level")
        for pair in (row.now_middle, row.ahead_middle, row.now_half):
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


def _level(raw: object) -> tuple[int, str]:
    value, name = _list(raw)
    return _whole_number(value), _text(name)
