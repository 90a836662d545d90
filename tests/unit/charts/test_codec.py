import json
import typing

import hypothesis
import pytest
from hypothesis import strategies

from adapters.charts import codec
from conversations import figures
from tests.unit.charts import cases, example

words = strategies.text(max_size=40)


@strategies.composite
def charts(draw: strategies.DrawFn) -> figures.Chart:
    values = sorted(draw(strategies.sets(strategies.integers(-3, 20), min_size=2, max_size=10)))
    counts = strategies.one_of(strategies.just(()), strategies.tuples(*[strategies.integers(0, 30)] * len(values)))
    pair = strategies.none() | strategies.tuples(*[strategies.sampled_from(values)] * 2).map(lambda two: (min(two), max(two)))
    row = strategies.builds(
        figures.ChartRow,
        label=words,
        now=counts,
        ahead=counts,
        now_middle=pair,
        ahead_middle=pair,
        now_half=pair,
        remark=words,
        withheld=strategies.none() | words,
    )
    table = strategies.builds(
        figures.Table, title=words, columns=strategies.tuples(words, words), rows=strategies.tuples(strategies.tuples(words, words))
    )
    return figures.Dots(
        **{name: draw(words) for name in ("title", "subtitle", "now_label", "ahead_label", "spread_label", "footer", "alt")},
        levels=tuple((value, draw(words)) for value in values),
        rows=tuple(draw(strategies.lists(row, min_size=1, max_size=4))),
        twin=draw(table),
    )


@strategies.composite
def others(draw: strategies.DrawFn) -> figures.Chart:
    values = sorted(draw(strategies.sets(strategies.integers(-3, 20), min_size=2, max_size=10)))
    pair = strategies.tuples(*[strategies.sampled_from(values)] * 2).map(lambda two: (min(two), max(two)))
    axis = strategies.builds(figures.WebAxis, label=words, now=pair, ahead=strategies.none() | pair)
    bar = strategies.sampled_from(values).flatmap(
        lambda value: strategies.builds(
            figures.Bar, first=strategies.just(value), last=strategies.just(value), count=strategies.integers(0, 30)
        )
    )
    bars = strategies.lists(bar, unique_by=lambda one: one.first).map(lambda found: tuple(sorted(found, key=lambda one: one.first)))
    panel = strategies.builds(figures.Panel, label=words, bars=bars, remark=words, withheld=strategies.none() | words)
    shared: dict[str, typing.Any] = {
        **{name: draw(words) for name in ("title", "subtitle", "footer", "alt")},
        "levels": tuple((value, draw(words)) for value in values),
        "twin": figures.Table(title=draw(words), columns=("Part",), rows=()),
    }
    if draw(strategies.booleans()):
        return figures.Panels(panels=tuple(draw(strategies.lists(panel, min_size=1, max_size=4))), wide_label=draw(words), **shared)
    axes = tuple(draw(strategies.lists(axis, min_size=3, max_size=6)))
    return figures.Web(axes=axes, now_label=draw(words), ahead_label=draw(words), **shared)


@hypothesis.given(charts() | others())
def test_what_is_encoded_comes_back(chart: figures.Chart) -> None:
    assert codec.decode(codec.encode(chart)) == chart


@pytest.mark.parametrize("name", cases.cases())
def test_the_odd_boards_come_back(name: str) -> None:
    chart = cases.cases()[name]
    assert codec.decode(codec.encode(chart)) == chart


@pytest.mark.parametrize("raw", [b"", b"[]", b"{}", b"nonsense", b"\xff", b'{"title": 1}', b"null"])
def test_what_is_no_chart_is_refused(raw: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any fault of the pipe is one and the same
        codec.decode(raw)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("title", 7),
        ("title", None),
        ("surprise", "x"),
        ("levels", [[0, "No"]]),
        ("levels", [[1, "Yes"], [0, "No"]]),
        ("levels", [[0, "No"], [0, "Still no"]]),
        ("levels", [["0", "No"], [1, "Yes"]]),
        ("rows", []),
        ("rows", {}),
    ],
)
def test_a_wrong_value_in_the_chart_is_refused(key: str, value: object) -> None:
    raw = _example()
    raw[key] = value
    with pytest.raises(ValueError):  # noqa: PT011
        codec.decode(json.dumps(raw).encode())


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("now", [1, 2]),
        ("now", [-1, 0, 0, 0, 0, 0]),
        ("now", [0.5, 0, 0, 0, 0, 0]),
        ("now", [True, 0, 0, 0, 0, 0]),
        ("now", [10**9, 0, 0, 0, 0, 0]),
        ("now_middle", [3, 2]),
        ("now_middle", [2]),
        ("now_middle", [2, 2.5]),
        ("ahead_middle", [2, 6]),
        ("now_half", [-1, 2]),
        ("withheld", False),
    ],
)
def test_a_wrong_value_in_a_row_is_refused(key: str, value: object) -> None:
    raw = _example()
    raw["rows"][0][key] = value
    with pytest.raises(ValueError):  # noqa: PT011
        codec.decode(json.dumps(raw).encode())


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("kind", "Rows"),
        ("kind", None),
        ("kind", ["Web"]),
        ("axes", []),
        ("axes", [{"label": "Two", "now": [1, 1], "ahead": None}] * 2),
        ("axes", [{"label": "None", "now": None, "ahead": None}] * 3),
        ("axes", [{"label": "Off", "now": [1, 6], "ahead": None}] * 3),
        ("axes", [{"label": "Back", "now": [1, 1], "ahead": [3, 2]}] * 3),
        ("axes", [{"label": "More", "now": [1, 1], "ahead": None, "mean": 1.5}] * 3),
        ("rows", []),
    ],
)
def test_a_web_that_cannot_be_drawn_truthfully_is_refused(key: str, value: object) -> None:
    raw = json.loads(codec.encode(example.web()))
    raw[key] = value
    with pytest.raises(ValueError):  # noqa: PT011
        codec.decode(json.dumps(raw).encode())


@pytest.mark.parametrize(
    "bars",
    [
        [{"first": 0, "last": 6, "count": 1}],
        [{"first": 2, "last": 1, "count": 1}],
        [{"first": 0, "last": 2, "count": 1}, {"first": 2, "last": 3, "count": 1}],
        [{"first": 3, "last": 3, "count": 1}, {"first": 1, "last": 1, "count": 1}],
        [{"first": 1, "last": 1, "count": -1}],
        [{"first": 1, "last": 1, "count": 1.5}],
        [{"first": 1, "last": 1}],
    ],
)
def test_bars_that_lie_over_each_other_or_off_the_scale_are_refused(bars: object) -> None:
    raw = json.loads(codec.encode(example.panels()))
    raw["panels"][0]["bars"] = bars
    with pytest.raises(ValueError):  # noqa: PT011
        codec.decode(json.dumps(raw).encode())


def test_a_missing_key_is_refused() -> None:
    raw = _example()
    del raw["rows"][0]["remark"]
    with pytest.raises(ValueError, match="ChartRow"):
        codec.decode(json.dumps(raw).encode())


def _example() -> dict[str, typing.Any]:
    found: dict[str, typing.Any] = json.loads(codec.encode(example.matrix()))
    return found
