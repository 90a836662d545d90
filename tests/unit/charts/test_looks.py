"""Who sees no colours, or other ones, or reads in a dark theme, sees the same chart."""

import base64
import dataclasses
import io
import itertools

import numpy as np
import pytest
from PIL import Image

from adapters.charts import figure, layout, marks, palette, shapes
from adapters.teams import limits, pictures
from conversations import figures
from tests.unit.charts import over_time, test_palette

CARRYING = (palette.BLUE, palette.TEAL, palette.PLUM, palette.ORANGE, palette.INK, palette.BAND_EDGE)
"""The colours of marks, lines and letters."""
SIGHTS = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""Machado, Oliveira and Fernandes 2009, full strength, for linear red, green and blue."""
DARK_THEMES = ("#1a1d21", "#1f1f1f")
"""Behind messages of Slack and of Teams."""

Grid = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]


@pytest.mark.parametrize("colour", CARRYING)
@pytest.mark.parametrize("sight", SIGHTS)
def test_every_mark_can_be_seen_by_colour_blind_people(colour: str, sight: str) -> None:
    # Orange and teal are at 3:1 for everybody else, and a little below it for some; they are never letters or thin lines.
    least = 2.5 if colour in (palette.TEAL, palette.ORANGE) else 3
    assert test_palette.contrast(_seen(colour, sight), palette.WHITE) >= least


@pytest.mark.parametrize("ground", DARK_THEMES)
def test_the_white_of_a_picture_stands_out_from_a_dark_theme(ground: str) -> None:
    assert test_palette.contrast(palette.WHITE, ground) >= 15


def test_points_that_mean_different_things_have_different_outlines() -> None:
    outlines = {mark: _outline(mark) for mark in figures.Mark}
    for (one, mine), (other, theirs) in itertools.combinations(outlines.items(), 2):
        shared = (mine & theirs).sum() / (mine | theirs).sum()
        assert shared < 0.7, f"{one} and {other} look alike without colour"


def test_points_that_mean_different_things_have_different_colours() -> None:
    assert len({marks.point(mark, 0, 0, 10).fill for mark in figures.Mark}) == len(figures.Mark)


def test_lines_that_mean_different_things_are_drawn_in_different_ways() -> None:
    told = dataclasses.replace(over_time.rebased(), aim=3.0)
    level = [one for one in _lines(told) if one.start[1] == one.end[1] and one.colour != palette.GUIDE and one.start[1] < 900]
    ways = {(one.colour, one.stroke) for one in level}
    assert {(palette.INK, one) for one in (shapes.Stroke.WHOLE, shapes.Stroke.LONG, shapes.Stroke.DOTTED)} <= ways
    assert len({stroke for _, stroke in ways}) == len(ways) == 4


def test_a_line_of_middle_answers_does_not_look_like_their_median() -> None:
    joins = {one.stroke for one in _lines(over_time.three()) if one.colour == palette.BLUE and one.start[0] != one.end[0]}
    medians = {one.stroke for one in _lines(over_time.three()) if one.colour == palette.TEAL}
    assert not joins & medians


@pytest.mark.parametrize("name", ["blue", "orange", "plum"])
def test_the_few_points_that_stand_out_keep_their_colour_in_a_card(name: str) -> None:
    painted = {"blue": palette.BLUE, "orange": palette.ORANGE, "plum": palette.PLUM}[name]
    found = _in_card(over_time.signal())
    assert bytes.fromhex(painted[1:]) in {bytes(colour) for colour in np.asarray(found.convert("RGB")).reshape(-1, 3)}


@pytest.mark.parametrize(
    "chart",
    [
        over_time.three(),
        over_time.control(),
        over_time.signal(),
        over_time.constant(),
        over_time.rebased(),
        over_time.aimed(),
        over_time.long(12, 2),
    ],
    ids=["three", "control", "signal", "constant", "rebased", "aim", "twelve of two"],
)
def test_what_is_tried_for_a_card_fits_it(chart: figures.Chart) -> None:
    if isinstance(chart, figures.Courses):
        chart = dataclasses.replace(chart, notes=())
    assert pictures.may_fit(chart)
    assert _in_card(chart).width >= pictures.WIDTHS[-1]


@pytest.mark.parametrize("chart", [over_time.long(3, 7), over_time.long(12, 5), over_time.long(24, 3)])
def test_what_never_fits_a_card_is_not_drawn_for_one(chart: figures.Chart) -> None:
    assert not pictures.may_fit(chart)


def _in_card(chart: figures.Chart) -> Image.Image:
    uri = pictures.as_data_uri(figure.png(pictures.bare(chart)), limits.PICTURE)
    assert uri is not None
    return Image.open(io.BytesIO(base64.b64decode(uri.removeprefix("data:image/png;base64,"))))


def _outline(mark: figures.Mark) -> Grid:
    """Which points of a grid around a mark lie in it."""
    down, across = np.mgrid[-20:20:81j, -20:20:81j]
    shape = marks.point(mark, 0, 0, 17)
    if isinstance(shape, shapes.Pill):
        return np.asarray(across**2 + down**2 <= shape.rounding**2)
    inside = np.ones(across.shape, dtype=bool)
    for (x, y), (to_x, to_y) in itertools.pairwise([*shape.corners, shape.corners[0]]):
        inside &= ((to_x - x) * (down - y) - (to_y - y) * (across - x)) * _turn(shape.corners) >= 0
    return inside


def _turn(corners: tuple[tuple[float, float], ...]) -> float:
    (x, y), (to_x, to_y), (last_x, last_y) = corners[:3]
    return (to_x - x) * (last_y - y) - (to_y - y) * (last_x - x)


def _lines(chart: figures.Chart) -> list[shapes.Line]:
    return [shape for shape in layout.layout(chart).shapes if isinstance(shape, shapes.Line)]


def _seen(colour: str, sight: str) -> str:
    """The colour as somebody with that sight sees it."""
    parts = np.array([int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)])
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    seen = np.clip(np.array(SIGHTS[sight]) @ linear, 0, 1)
    back = np.where(seen <= 0.0031308, seen * 12.92, 1.055 * seen ** (1 / 2.4) - 0.055)
    return "#" + "".join(f"{round(float(part) * 255):02X}" for part in back)
