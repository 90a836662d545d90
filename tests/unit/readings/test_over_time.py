import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frameworks.readings import board_index, disclosure, over_time, process_control
from frameworks.readings.over_time import Break, Picture, Pulse, Reason

MEAN = board_index.Index()
LEVELS = range(4)


def pulse(*counts: int, **more: object) -> Pulse:
    given = counts or (1, 3, 4, 2)
    side = disclosure.side(given, LEVELS, disclosure.detail_now(disclosure.Floor(), sum(given)))
    return dataclasses.replace(Pulse(side=side, moved_shown=True), **more)  # type: ignore[arg-type]  # the tests name the fields


SHOWN, HELD = pulse(), pulse(1, 1, 1, 1)
FEW = pulse(0, 3, 3, 0)


def chosen(*pulses: Pulse) -> tuple[Picture, Reason, int]:
    choice = over_time.choose(pulses, LEVELS, MEAN)
    return choice.picture, choice.reason, choice.pulses


@pytest.mark.parametrize(
    ("pulses", "picture", "reason"),
    [
        ([], Picture.NONE, Reason.NO_PULSE),
        ([HELD], Picture.NONE, Reason.TOO_FEW_ANSWERS),
        ([SHOWN] * 15 + [HELD], Picture.NONE, Reason.TOO_FEW_ANSWERS),
        ([SHOWN], Picture.COUNTS, Reason.FIRST_PULSE),
        ([HELD, HELD, SHOWN], Picture.COUNTS, Reason.FIRST_PULSE),
        ([SHOWN] * 2, Picture.PAIRED_CHANGE, Reason.TWO_PULSES),
        ([SHOWN, pulse(moved_shown=False)], Picture.COUNTS, Reason.CHANGE_WITHHELD),
        ([SHOWN, pulse(broken=Break.REBASED)], Picture.COUNTS, Reason.NEW_BASE),
        ([SHOWN] * 3, Picture.RUN_CHART, Reason.TOO_SHORT_FOR_LIMITS),
        ([SHOWN] * 11, Picture.RUN_CHART, Reason.TOO_SHORT_FOR_LIMITS),
        ([SHOWN] * 11 + [HELD, SHOWN], Picture.CONTROL_CHART, Reason.LONG_ENOUGH),
        ([SHOWN] * 12, Picture.CONTROL_CHART, Reason.LONG_ENOUGH),
        ([FEW] * 12, Picture.RUN_CHART, Reason.INDEX_WITHHELD),
        ([SHOWN] * 12 + [FEW], Picture.RUN_CHART, Reason.INDEX_WITHHELD),
    ],
)
def test_the_picture_follows_from_how_much_there_is(pulses: list[Pulse], picture: Picture, reason: Reason) -> None:
    assert chosen(*pulses)[:2] == (picture, reason)


@pytest.mark.parametrize(("broken", "reason"), [(Break.EDITION, Reason.NEW_EDITION), (Break.REWORDED, Reason.NEW_WORDS)])
def test_asking_otherwise_begins_again(broken: Break, reason: Reason) -> None:
    new = pulse(broken=broken)
    assert chosen(*[SHOWN] * 14, new) == (Picture.COUNTS, reason, 1)
    assert chosen(*[SHOWN] * 14, new, SHOWN) == (Picture.PAIRED_CHANGE, Reason.TWO_PULSES, 2)
    assert chosen(*[SHOWN] * 14, new, SHOWN, SHOWN) == (Picture.RUN_CHART, Reason.TOO_SHORT_FOR_LIMITS, 3)
    assert chosen(*[SHOWN] * 14, dataclasses.replace(HELD, broken=broken), SHOWN) == (Picture.COUNTS, reason, 1)


def test_a_rebase_asks_the_same_and_keeps_the_control_chart() -> None:
    assert chosen(*[SHOWN] * 12, pulse(broken=Break.REBASED)) == (Picture.CONTROL_CHART, Reason.LONG_ENOUGH, 13)


def test_the_line_of_a_run_chart_lies_on_levels_and_stops_at_breaks_and_gaps() -> None:
    low, split = pulse(0, 9, 0, 0), pulse(0, 5, 5, 0)
    chart = over_time.run_chart([low, HELD, split, split, pulse(broken=Break.REBASED, notes=("new chair",)), low])
    first, second = chart.stretches
    assert [point.middle for point in first.points] == [(1, 1), None, (1, 2), (1, 2)]
    assert (first.broken, first.median) == (None, (1, 1))
    assert (second.broken, second.median) == (Break.REBASED, None)
    assert [(point.place, point.notes) for point in second.points] == [(4, ("new chair",)), (5, ())]


def test_where_middle_answers_differ_the_line_is_two_levels_and_never_halfway() -> None:
    split = pulse(5, 0, 0, 5)
    assert over_time.run_chart([split] * 4).stretches[0].median == (0, 3)
    assert over_time.run_chart([]).stretches == ()


def test_a_control_chart_leaves_out_what_may_not_be_shown_and_rebases_at_the_next() -> None:
    rebased = dataclasses.replace(HELD, broken=Break.REBASED)
    chart = over_time.control_chart([SHOWN, FEW, SHOWN, rebased, SHOWN, SHOWN], LEVELS, MEAN, process_control.REFERENCE)
    assert chart is not None
    assert (chart.places, chart.answers, chart.index) == ((0, 2, 4, 5), (10,) * 4, MEAN)
    assert [(stretch.first, stretch.points) for stretch in chart.chart.stretches] == [(1, 2), (3, 2)]


def test_a_control_chart_begins_where_the_item_was_last_asked_otherwise() -> None:
    chart = over_time.control_chart([SHOWN] * 3 + [pulse(broken=Break.EDITION), SHOWN], LEVELS, MEAN, process_control.NHS_TOOLS_6)
    assert chart is not None
    assert chart.places == (3, 4)
    assert chart.chart.profile is process_control.NHS_TOOLS_6
    assert chart.chart.assurance is None


def test_without_an_index_there_is_no_control_chart() -> None:
    assert over_time.control_chart([FEW] * 12, LEVELS, MEAN, process_control.REFERENCE) is None
    assert over_time.control_chart([], LEVELS, MEAN, process_control.REFERENCE) is None


ROWS = st.lists(st.integers(0, 4), min_size=4, max_size=4)
COURSES = st.lists(st.tuples(ROWS, st.sampled_from((None, None, None, *Break))), max_size=18)


@given(COURSES)
def test_nothing_crosses_a_break_and_nothing_held_back_is_drawn(course: list[tuple[list[int], Break | None]]) -> None:
    pulses = [pulse(*counts, broken=broken) for counts, broken in course]
    run, choice = over_time.run_chart(pulses), over_time.choose(pulses, LEVELS, MEAN)
    points = [point for stretch in run.stretches for point in stretch.points]
    assert [point.place for point in points] == list(range(len(pulses)))
    assert all((point.middle is None) == (pulses[point.place].side is None) for point in points)
    for stretch in run.stretches:
        assert all(pulses[point.place].broken is None for point in stretch.points[1:])
        assert (stretch.median is None) == (sum(point.middle is not None for point in stretch.points) < over_time.RUN_FROM)
    assert (choice.picture is Picture.NONE) == (not pulses or pulses[-1].side is None)
    control = over_time.control_chart(pulses, LEVELS, MEAN, process_control.REFERENCE)
    if control:
        between = pulses[control.places[0] + 1 :]
        assert all(one.broken in {None, Break.REBASED} for one in between)
        assert all(pulses[place].side for place in control.places)
    assert choice.picture is not Picture.CONTROL_CHART or (control and len(control.places) >= over_time.CONTROL_FROM)
