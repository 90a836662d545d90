"""What is in the picture, and that nothing is clipped or lies over something else."""

import dataclasses
import itertools
import warnings

import pytest
from matplotlib import text, transforms
from matplotlib.backends import backend_agg

from adapters.charts import figure, fonts, frame, layout, marks, palette, shapes, typesetting
from conversations import figures
from tests.unit.charts import cases, example

CASES = cases.cases()


@pytest.mark.parametrize("name", CASES)
def test_no_text_is_clipped_or_lies_over_another(name: str) -> None:
    made = figure.figure(CASES[name])
    renderer = backend_agg.RendererAgg(made.bbox.width, made.bbox.height, made.dpi)  # type: ignore[no-untyped-call]  # Agg has no types
    every = [(one.get_text(), one.get_window_extent(renderer)) for one in made.findobj(text.Text) if one.get_text()]
    for words, box in every:
        assert box.x0 >= 0, words
        assert box.y0 >= 0, words
        assert box.x1 <= made.bbox.width, words
        assert box.y1 <= made.bbox.height, words
    for (one, box), (other, next_box) in itertools.combinations(every, 2):
        assert not _overlap(box, next_box), f"{one!r} lies over {other!r}"


@pytest.mark.parametrize("name", CASES)
def test_no_mark_is_clipped_or_lies_over_text(name: str) -> None:
    drawing = layout.layout(CASES[name])
    pills = [shape for shape in drawing.shapes if isinstance(shape, shapes.Pill) and shape.edge not in {palette.GUIDE, palette.WHITE}]
    for pill in pills:
        assert 0 <= pill.left - pill.edge_width <= pill.right + pill.edge_width <= drawing.width
        assert 0 <= pill.top - pill.edge_width <= pill.bottom + pill.edge_width <= drawing.height
    for words in _words(drawing):
        box = _box(words)
        for pill in pills:
            reach = transforms.Bbox.from_extents(pill.left, pill.top, pill.right, pill.bottom)
            assert not _overlap(box, reach), f"a mark lies over {words.text!r}"


@pytest.mark.parametrize("name", [name for name in CASES if name.startswith(("courses", "control"))])
def test_no_point_and_no_upright_line_lies_over_text(name: str) -> None:
    drawing = layout.layout(CASES[name])
    reaches = [_reach(shape.corners) for shape in drawing.shapes if isinstance(shape, shapes.Polygon)]
    reaches += [_reach((one.start, one.end)) for one in drawing.shapes if isinstance(one, shapes.Line) and one.start[0] == one.end[0]]
    for reach in reaches:
        assert reach.x0 >= 0 <= reach.y0
        assert reach.x1 <= drawing.width
        assert reach.y1 <= drawing.height
    for words in _words(drawing):
        for reach in reaches:
            across = min(_box(words).x1, reach.x1) - max(_box(words).x0, reach.x0)
            down = min(_box(words).y1, reach.y1) - max(_box(words).y0, reach.y0)
            assert across < 0 or down < 1, f"something lies over {words.text!r}"


@pytest.mark.parametrize("name", CASES)
def test_every_letter_can_be_drawn(name: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # a missing glyph is only a warning to matplotlib
        assert figure.png(CASES[name])


@pytest.mark.parametrize("name", CASES)
def test_letters_are_ten_pixels_high_on_a_phone(name: str) -> None:
    for words in _words(layout.layout(CASES[name])):
        assert words.size * 360 / frame.WIDTH >= 10


def test_one_small_dot_for_each_answer_that_may_be_shown() -> None:
    chart = example.matrix()
    key = 3
    assert _small_dots(chart) == sum(sum(row.now) for row in chart.rows) + key


def test_two_middle_answers_that_differ_make_a_capsule_between_their_levels() -> None:
    drawing = layout.layout(example.chart(figures.ChartRow(label="Strategy", now_middle=(2, 3), ahead_middle=(4, 4))))
    centres = _level_centres(drawing)
    now, ahead = _big_marks(drawing)[-2:]
    assert now.fill == palette.WHITE
    assert (now.left + marks.RADIUS - 3, now.right - marks.RADIUS + 3) == pytest.approx((centres["2"], centres["3"]))
    assert ahead.fill == palette.BLUE
    assert (ahead.left + ahead.right) / 2 == pytest.approx(centres["4"])
    assert ahead.right - ahead.left == pytest.approx(2 * marks.RADIUS)


@pytest.mark.parametrize(("ahead", "direction"), [((4, 4), 1), ((0, 0), -1), ((2, 3), 1), ((1, 2), -1)])
def test_the_arrow_runs_from_now_to_ahead(ahead: tuple[int, int], direction: int) -> None:
    drawing = layout.layout(example.chart(figures.ChartRow(label="Strategy", now_middle=(2, 2), ahead_middle=ahead)))
    (arrow,) = [shape for shape in drawing.shapes if isinstance(shape, shapes.Line) and shape.arrow]
    assert (arrow.end[0] - arrow.start[0]) * direction > 20
    now, later = _big_marks(drawing)[-2:]
    assert arrow.start[1] <= now.bottom
    assert arrow.end[1] >= later.top


def test_there_is_no_arrow_where_nothing_is_to_change() -> None:
    drawing = layout.layout(example.chart(figures.ChartRow(label="Strategy", now_middle=(2, 3), ahead_middle=(2, 3))))
    assert not [shape for shape in drawing.shapes if isinstance(shape, shapes.Line) and shape.arrow]


def test_a_withheld_row_says_why_and_draws_nothing() -> None:
    told = figures.ChartRow(label="Strategy", now=(1, 1, 0, 0, 0, 0), now_middle=(0, 1), now_half=(0, 1), withheld="Too few answered.")
    drawing = layout.layout(example.chart(told))
    assert "Too few answered." in [words.text for words in _words(drawing)]
    assert not [shape for shape in drawing.shapes if isinstance(shape, shapes.Pill)]


def test_levels_are_named_along_the_top_with_value_and_name() -> None:
    found = {words.text for words in _words(layout.layout(example.matrix())) if words.part is shapes.Part.LEVEL}
    assert {"0", "No", "1", "Basic level", "Early", "progress", "5", "Exemplar"} <= found


def test_names_too_long_for_their_columns_are_listed_whole() -> None:
    drawing = layout.layout(CASES["ten levels"])
    assert f"3 = {cases.TEN[3][1]}" in [words.text for words in _words(drawing)]


def test_many_rows_repeat_the_levels_at_the_bottom() -> None:
    heads = [words for words in _words(layout.layout(CASES["twelve rows"])) if words.text == "Exemplar"]
    assert len(heads) == 2


def test_bars_stand_for_people_by_their_area() -> None:
    bars = [shape for shape in layout.layout(example.panels()).shapes if isinstance(shape, shapes.Pill)][1:]  # the first is in the key
    areas = {_area(bar) / count for bar, count in zip(bars, (1, 5, 3, 2, 6, 1, 1, 4, 3, 1, 1, 3, 4, 4, 2), strict=True)}
    single, wide = min(areas), max(areas)
    assert wide == pytest.approx(single, rel=0.2), "but for the air between bars"


def test_a_bar_over_several_levels_looks_different_and_the_key_says_so() -> None:
    told = [words.text for words in _words(layout.layout(example.panels()))]
    assert "Pale bar: several levels together" in told
    plain = dataclasses.replace(example.panels(), panels=example.panels().panels[:4])
    assert "Pale bar: several levels together" not in [words.text for words in _words(layout.layout(plain))]


def test_every_bar_has_its_number_above_it() -> None:
    counts = [words.text for words in _words(layout.layout(example.panels())) if words.part is shapes.Part.COUNT]
    assert counts == ["1", "5", "3", "2", "6", "1", "1", "4", "3", "1", "1", "3", "4", "4", "2"]


def test_the_axes_of_a_web_stand_clockwise_from_the_top_in_their_order() -> None:
    names = ("One", "Two", "Three", "Four")
    drawing = layout.layout(example.web(*(figures.WebAxis(label=name, now=(2, 2)) for name in names)))
    one, two, three, four = (next(words for words in _words(drawing) if words.text == name) for name in names)
    assert one.y < two.y < three.y
    assert four.x < one.x < two.x


def test_a_web_marks_now_open_and_ahead_solid_and_each_is_seen_where_both_are_the_same() -> None:
    axes = tuple(figures.WebAxis(label="Part", now=(3, 3), ahead=(3, 3)) for _ in range(3))
    marked = [shape for shape in layout.layout(example.web(*axes)).shapes if isinstance(shape, shapes.Pill)]
    rims = [shape for shape in marked if shape.fill == palette.BLUE]
    sizes = sorted({round(shape.right - shape.left) for shape in rims})
    inside = next(shape for shape in marked if shape.fill == palette.WHITE and shape.edge == palette.WHITE and shape.rounding > 0)
    assert sizes == [2 * marks.RING // 2, 2 * marks.RING]
    assert sizes[0] < inside.right - inside.left - 6 < sizes[1]


def test_a_web_of_many_names_its_numbers_below() -> None:
    told = [words.text for words in _words(layout.layout(CASES["web of 17"]))]
    assert "17 A part of some length 16" in told
    assert "17" in told


def test_a_dollar_is_a_dollar() -> None:
    assert "$x^2$ costs $5 or £4 [31m" in [words.text for words in _words(layout.layout(CASES["emoji and signs"]))]
    assert all(not one.get_parse_math() for one in figure.figure(CASES["emoji and signs"]).findobj(text.Text) if one.get_text())


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("Joy 🎉 at work", "Joy at work"),
        ("two\nlines\tand\x07more", "two lines and more"),
        ("a\u202etxt.exe", "atxt.exe"),
        ("漢字 board", "□□ board"),
        ("❤\ufe0f", "❤"),
        ("e\u0301lan", "élan"),
        ("\ud800x", "x"),
        (cases.ARABIC, cases.ARABIC),
    ],
)
def test_text_is_cleaned_to_what_can_be_drawn(raw: str, cleaned: str) -> None:
    assert typesetting.clean(raw) == cleaned


def test_long_text_wraps_and_ends_in_an_ellipsis() -> None:
    lines = typesetting.wrap(cases.LONG, 30, 400, most=3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert all(fonts.width(line, 30) <= 400 for line in lines)


def test_text_that_fits_is_left_whole() -> None:
    assert typesetting.wrap("Purpose and vision", 30, 1000, most=1) == ("Purpose and vision",)


def _words(drawing: shapes.Drawing) -> list[shapes.Words]:
    return [shape for shape in drawing.shapes if isinstance(shape, shapes.Words)]


def _small_dots(chart: figures.Chart) -> int:
    return sum(isinstance(shape, shapes.Pill) and shape.fill == palette.TEAL for shape in layout.layout(chart).shapes)


def _big_marks(drawing: shapes.Drawing) -> list[shapes.Pill]:
    return [shape for shape in drawing.shapes if isinstance(shape, shapes.Pill) and shape.edge == palette.BLUE]


def _area(bar: shapes.Pill) -> float:
    return (bar.right - bar.left) * (bar.bottom - bar.top)


def _level_centres(drawing: shapes.Drawing) -> dict[str, float]:
    return {words.text: words.x for words in _words(drawing) if words.part is shapes.Part.LEVEL and words.bold}


def _reach(corners: tuple[tuple[float, float], ...]) -> transforms.Bbox:
    across, down = zip(*corners, strict=True)
    return transforms.Bbox.from_extents(min(across), min(down), max(across), max(down))


def _box(words: shapes.Words) -> transforms.Bbox:
    wide = fonts.width(words.text, words.size, bold=words.bold)
    left = words.x - {shapes.Align.LEFT: 0.0, shapes.Align.CENTRE: wide / 2, shapes.Align.RIGHT: wide}[words.align]
    return transforms.Bbox.from_extents(left, words.y - 0.72 * words.size, left + wide, words.y)


def _overlap(one: transforms.Bbox, other: transforms.Bbox) -> bool:
    """Whether they share more than a hair: letters with tails may touch the line below by a pixel."""
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    down = min(one.y1, other.y1) - max(one.y0, other.y0)
    return bool(across > 1 and down > 1)
