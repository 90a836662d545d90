"""What the charts over time show, and what they never show: a line across a gap or a break, or a level that nobody chose."""

import dataclasses

import pytest

from adapters.charts import layout, palette, shapes
from conversations import figures
from tests.unit.charts import over_time

GAP = over_time.LEFT_OUT
POINT = over_time.point


def test_no_line_crosses_a_gap_and_a_lonely_point_is_a_mark_alone() -> None:
    joined = _joins(over_time.courses(4, over_time.course("Strategy", (POINT(1), GAP, POINT(2), POINT(3)))))
    assert len(joined) == 1


def test_no_line_and_no_median_crosses_a_break() -> None:
    told = over_time.courses(8, over_time.course("Strategy", (POINT(2),) * 8, (4, "another edition"), median=(2, 2)))
    edge = next(line.start[0] for line in _lines(told) if line.width == 5 and line.start[1] > 500)
    assert len(_joins(told)) == 6
    medians = _medians(told)
    assert len(medians) == 2
    assert all(line.end[0] < edge or line.start[0] > edge for line in [*medians, *_joins(told)])


def test_the_median_leaves_a_gap_free() -> None:
    told = over_time.courses(5, over_time.course("Strategy", (POINT(2), POINT(2), GAP, POINT(2), POINT(2)), median=(2, 2)))
    before, after = _medians(told)
    assert before.end[0] < after.start[0] - 60


def test_a_median_between_two_levels_is_drawn_on_both() -> None:
    told = over_time.courses(3, over_time.course("Strategy", (POINT(2), POINT(2, 3), POINT(3)), median=(2, 3)))
    assert len({line.start[1] for line in _medians(told)}) == 2


def test_two_middle_answers_are_one_upright_bar() -> None:
    told = over_time.courses(1, over_time.course("Strategy", (POINT(1, 4),)))
    bars = [line for line in _lines(told) if line.colour == palette.BLUE and line.start[0] == line.end[0] and line.start[1] > 500]
    assert len(bars) == 1


def test_a_gap_has_a_tick_and_no_mark_and_no_band() -> None:
    told = over_time.courses(3, over_time.course("Strategy", (GAP, GAP, GAP)))
    drawing = layout.layout(told)
    assert not [shape for shape in drawing.shapes if isinstance(shape, shapes.Pill)]
    assert len([line for line in _lines(told) if line.colour == palette.INK and line.start[0] == line.end[0]]) == 3


def test_all_panels_have_the_same_height_for_a_level() -> None:
    heights = []
    for level in (0, 5):
        told = over_time.courses(3, over_time.course("Strategy", (POINT(level),) * 3))
        dot = [shape for shape in layout.layout(told).shapes if isinstance(shape, shapes.Pill) and shape.fill == palette.BLUE][-1]
        heights.append(dot.top)
    assert heights[0] - heights[1] == pytest.approx(5 * 46)


def test_the_words_of_a_break_stand_at_its_line_where_they_fit() -> None:
    told = over_time.courses(8, over_time.course("Strategy", (POINT(2),) * 8, (4, "another edition")))
    assert "another edition" in _said(told, shapes.Part.BREAK)
    assert not _said(told, shapes.Part.MARKER)


def test_breaks_without_room_have_letters_and_one_reason_has_one_letter() -> None:
    told = over_time.eight()
    marked = _said(told, shapes.Part.MARKER)
    assert marked.count("A") == len(told.panels) + 1
    assert marked.count("B") == 2
    assert {"another edition", "asked in other words"} <= set(_said(told, shapes.Part.NOTE))


def test_notes_are_numbers_at_their_round_with_their_words_below() -> None:
    told = dataclasses.replace(over_time.control(), notes=over_time.NOTES)
    assert _said(told, shapes.Part.MARKER) == ["1", "2–3", "4", "1", "2", "3", "4"]
    assert "12 May 2026: a new chair" in _said(told, shapes.Part.NOTE)


def test_the_last_round_is_always_named() -> None:
    for count in range(1, 41):
        named = _said(over_time.control((2.0,) * count), shapes.Part.TIME)
        assert named[-2:] == over_time.times(count)[-1].split()


def test_a_withheld_panel_says_why_and_draws_nothing() -> None:
    told = dataclasses.replace(over_time.three().panels[0], withheld="Too few answers.")
    found = layout.layout(over_time.courses(3, told))
    assert "Too few answers." in [shape.text for shape in found.shapes if isinstance(shape, shapes.Words)]
    assert not [shape for shape in found.shapes if isinstance(shape, shapes.Pill)]


def test_the_key_explains_only_what_occurs() -> None:
    plain = over_time.courses(2, over_time.course("Strategy", (figures.CoursePoint(middle=(2, 2)),) * 2))
    key = _said(plain, shapes.Part.KEY)
    assert plain.middle_label in " ".join(key)
    assert not {plain.half_label, plain.median_label, plain.break_label} & set(key)
    calm = over_time.control()
    assert calm.signal_label not in _said(calm, shapes.Part.KEY)
    assert calm.aim_label not in _said(calm, shapes.Part.KEY)
    assert over_time.signal().signal_label in _said(over_time.signal(), shapes.Part.KEY)
    assert over_time.aimed().aim_label in _said(over_time.aimed(), shapes.Part.KEY)


def test_without_variation_there_are_words_and_no_limits() -> None:
    told = over_time.constant()
    assert not [line for line in _lines(told) if line.stroke in (shapes.Stroke.LONG, shapes.Stroke.DOTTED)]
    assert "No variation, so there are no limits to draw" in _said(told, shapes.Part.KEY)


def test_limits_on_trial_are_drawn_in_another_way() -> None:
    level = [line for line in _lines(over_time.rebased()) if line.start[1] == line.end[1] and line.end[0] - line.start[0] > 120]
    assert sum(line.stroke is shapes.Stroke.LONG for line in level) == 2
    assert sum(line.stroke is shapes.Stroke.DOTTED for line in level) == 2
    assert not [line for line in _lines(over_time.trial()) if line.stroke is shapes.Stroke.LONG]


def test_a_limit_beyond_the_axis_is_not_drawn() -> None:
    one = figures.ControlStretch(first=0, last=13, mean=2.3, lower=-0.4, upper=3.9)
    limits = [line for line in _lines(over_time.control(stretches=(one,))) if line.stroke is shapes.Stroke.LONG]
    assert len(limits) == 2, "one in the key, and the upper one"


def test_a_control_chart_joins_no_points_across_a_gap_or_a_new_time() -> None:
    told = over_time.rebased()
    joins = [line for line in _lines(told) if line.colour == palette.BAND_EDGE and line.stroke is shapes.Stroke.WHOLE]
    assert len(joins) == len(told.points) - 1 - 1 - 1


def test_there_is_no_aim_unless_the_board_has_one() -> None:
    assert not [line for line in _lines(over_time.signal()) if line.colour == palette.TEAL]
    assert len([line for line in _lines(over_time.aimed()) if line.colour == palette.TEAL]) == 2


def _lines(chart: figures.Chart) -> list[shapes.Line]:
    return [shape for shape in layout.layout(chart).shapes if isinstance(shape, shapes.Line)]


def _joins(chart: figures.Chart) -> list[shapes.Line]:
    key = 1
    return [line for line in _lines(chart) if line.colour == palette.BLUE and line.start[0] != line.end[0]][key:]


def _medians(chart: figures.Chart) -> list[shapes.Line]:
    key = 1
    return [line for line in _lines(chart) if line.colour == palette.TEAL][key:]


def _said(chart: figures.Chart, part: shapes.Part) -> list[str]:
    return [shape.text for shape in layout.layout(chart).shapes if isinstance(shape, shapes.Words) and shape.part is part]
