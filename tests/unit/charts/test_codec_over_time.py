"""Charts over time through the pipe: they come back as they went in, and what would not be true is refused."""

import json
import math
import typing

import hypothesis
import pytest
from hypothesis import strategies

from adapters.charts import codec, codec_over_time
from conversations import figures
from tests.unit.charts import over_time

finite = strategies.floats(0, 5, allow_nan=False)


@hypothesis.given(strategies.lists(strategies.tuples(finite, strategies.sampled_from(figures.Mark)), min_size=1, max_size=24))
def test_every_value_comes_back_to_the_last_bit(found: list[tuple[float, figures.Mark]]) -> None:
    marked = {place: mark for place, (_, mark) in enumerate(found)}
    chart = over_time.control(tuple(value for value, _ in found), marked=marked)
    assert codec.decode(codec.encode(chart)) == chart


@hypothesis.given(strategies.lists(strategies.none() | strategies.sampled_from([(0, 0), (2, 3), (1, 5)]), min_size=1, max_size=24))
def test_gaps_come_back_as_gaps(middles: list[tuple[int, int] | None]) -> None:
    points = tuple(figures.CoursePoint(middle=middle) for middle in middles)
    chart = over_time.courses(len(points), over_time.course("Strategy", points))
    assert codec.decode(codec.encode(chart)) == chart


STRETCH = {"first": 0, "last": 13, "mean": 2.3, "lower": 1.6, "upper": 3.0, "is_trial": False, "opens": ""}
DOT = {"place": 0, "value": 2.0, "mark": "common"}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("times", []),
        ("times", ["March"] * (codec_over_time.MOST_TIMES + 1)),
        ("times", [3] * 14),
        ("points", []),
        ("points", [DOT | {"value": 5.1}]),
        ("points", [DOT | {"value": -0.1}]),
        ("points", [DOT | {"value": math.nan}]),
        ("points", [DOT | {"value": math.inf}]),
        ("points", [DOT | {"value": "2"}]),
        ("points", [DOT | {"value": True}]),
        ("points", [DOT | {"mark": "red"}]),
        ("points", [DOT | {"place": -1}]),
        ("points", [DOT | {"place": 14}]),
        ("points", [DOT | {"place": 0.5}]),
        ("points", [DOT | {"place": 1}, DOT]),
        ("points", [DOT, DOT]),
        ("stretches", []),
        ("stretches", [STRETCH | {"last": 12}, STRETCH | {"first": 12, "opens": "new"}]),
        ("stretches", [STRETCH | {"first": 7, "opens": ""}, STRETCH | {"last": 6, "opens": "new"}]),
        ("stretches", [STRETCH | {"last": 6}, STRETCH | {"first": 7}]),
        ("stretches", [STRETCH | {"opens": "nothing was before"}]),
        ("stretches", [STRETCH | {"last": 14}]),
        ("stretches", [STRETCH | {"first": 3, "last": 2}]),
        ("stretches", [STRETCH | {"mean": 5.5, "upper": 6}]),
        ("stretches", [STRETCH | {"mean": math.nan}]),
        ("stretches", [STRETCH | {"upper": None}]),
        ("stretches", [STRETCH | {"lower": 2.4}]),
        ("stretches", [STRETCH | {"upper": math.inf}]),
        ("stretches", [STRETCH | {"is_trial": 1}]),
        ("ticks", [[0, "0"]]),
        ("ticks", [[5, "5"], [0, "0"]]),
        ("ticks", [[0, "0"], [0, "0"]]),
        ("ticks", [[0, "0"], [math.nan, "5"]]),
        ("aim", 5.5),
        ("aim", math.nan),
        ("notes", [{"place": 14, "text": "later"}]),
        ("notes", [{"place": 3, "text": "b"}, {"place": 2, "text": "a"}]),
        ("levels", []),
    ],
)
def test_a_control_chart_that_would_not_be_true_is_refused(key: str, value: object) -> None:
    raw: dict[str, typing.Any] = json.loads(codec.encode(over_time.control()))
    raw[key] = value
    with pytest.raises(ValueError):  # noqa: PT011 - any fault of the pipe is one and the same
        codec.decode(json.dumps(raw).encode())


COURSE = {"first": 0, "last": 2, "median": [2, 2], "opens": ""}
MIDDLE = {"middle": [2, 2], "half": [1, 3]}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("points", [MIDDLE, MIDDLE]),
        ("points", [MIDDLE] * 4),
        ("points", [MIDDLE, MIDDLE, MIDDLE | {"middle": [2, 6]}]),
        ("points", [MIDDLE, MIDDLE, MIDDLE | {"middle": [3, 2]}]),
        ("points", [MIDDLE, MIDDLE, MIDDLE | {"middle": [2.5, 2.5]}]),
        ("points", [MIDDLE, MIDDLE, MIDDLE | {"half": [-1, 2]}]),
        ("points", [MIDDLE, MIDDLE, {"middle": None, "half": [1, 2]}]),
        ("stretches", []),
        ("stretches", [COURSE | {"last": 3}]),
        ("stretches", [COURSE | {"last": 1}]),
        ("stretches", [COURSE | {"median": [2, 7]}]),
        ("stretches", [COURSE | {"median": [2.5, 2.5]}]),
        ("stretches", [COURSE, COURSE | {"first": 2, "opens": "new"}]),
        ("stretches", [COURSE | {"last": 1}, COURSE | {"first": 2}]),
        ("withheld", 4),
    ],
)
def test_a_course_that_would_not_be_true_is_refused(key: str, value: object) -> None:
    raw: dict[str, typing.Any] = json.loads(codec.encode(over_time.three()))
    raw["panels"][0][key] = value
    with pytest.raises(ValueError):  # noqa: PT011
        codec.decode(json.dumps(raw).encode())


def test_the_examples_of_the_refusals_are_otherwise_good() -> None:
    raw: dict[str, typing.Any] = json.loads(codec.encode(over_time.control()))
    raw |= {"points": [DOT], "stretches": [STRETCH]}
    assert isinstance(codec.decode(json.dumps(raw).encode()), figures.Control)
    told: dict[str, typing.Any] = json.loads(codec.encode(over_time.three()))
    told["panels"][0] |= {"points": [MIDDLE] * 3, "stretches": [COURSE]}
    assert isinstance(codec.decode(json.dumps(told).encode()), figures.Courses)
