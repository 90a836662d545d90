"""Charts over time from JSON: the small run charts of a course, and the control chart. Strict, as codec.py is.

Refuses what cannot be drawn truthfully: points off the scale, times that run backwards, stretches that lie over each other.
"""

import itertools
from collections.abc import Sequence

from adapters.charts import plain
from conversations import figures

MOST_TIMES = 40
MOST_COURSES = 60
MOST_NOTES = 60


def courses(raw: object) -> figures.Courses:
    """Small run charts."""
    found = plain.keys(raw, figures.Courses)
    chart = figures.Courses(
        title=plain.text(found["title"]),
        subtitle=plain.text(found["subtitle"]),
        levels=plain.levels(found["levels"]),
        times=plain.texts(found["times"]),
        panels=tuple(_panel(one) for one in plain.items(found["panels"])),
        notes=tuple(_note(one) for one in plain.items(found["notes"])),
        middle_label=plain.text(found["middle_label"]),
        half_label=plain.text(found["half_label"]),
        median_label=plain.text(found["median_label"]),
        break_label=plain.text(found["break_label"]),
        footer=plain.text(found["footer"]),
        alt=plain.text(found["alt"]),
        twin=plain.table(found["twin"]),
    )
    values = [value for value, _ in chart.levels]
    _check_times(chart.times, chart.notes)
    plain.check_size(len(chart.panels), 1, MOST_COURSES)
    for panel in chart.panels:
        if len(panel.points) != (len(chart.times) if panel.points else 0):
            raise ValueError("a panel has a point for each time, or none at all")
        plain.check_middles([pair for point in panel.points for pair in (point.middle, point.half)], values)
        if any(point.middle is None and point.half is not None for point in panel.points):
            raise ValueError("a gap shows nothing, the middle half neither")
        plain.check_middles([stretch.median for stretch in panel.stretches], values)
        _check_stretches([(one.first, one.last, one.opens) for one in panel.stretches], len(panel.points))
        shown = [place for place, point in enumerate(panel.points) if point.middle is not None]
        _check_within(shown, [(one.first, one.last) for one in panel.stretches])
    return chart


def control(raw: object) -> figures.Control:
    """A control chart. Limits may lie beyond the ends of its axis, as they are not clipped to a scale; nothing else may."""
    found = plain.keys(raw, figures.Control)
    chart = figures.Control(
        title=plain.text(found["title"]),
        subtitle=plain.text(found["subtitle"]),
        times=plain.texts(found["times"]),
        ticks=tuple((plain.number(value), plain.text(name)) for value, name in (plain.items(one) for one in plain.items(found["ticks"]))),
        points=tuple(_point(one) for one in plain.items(found["points"])),
        stretches=tuple(_stretch(one) for one in plain.items(found["stretches"])),
        notes=tuple(_note(one) for one in plain.items(found["notes"])),
        mean_label=plain.text(found["mean_label"]),
        limits_label=plain.text(found["limits_label"]),
        signal_label=plain.text(found["signal_label"]),
        aim=plain.maybe_number(found["aim"]),
        aim_label=plain.text(found["aim_label"]),
        footer=plain.text(found["footer"]),
        alt=plain.text(found["alt"]),
        twin=plain.table(found["twin"]),
    )
    _check_times(chart.times, chart.notes)
    _check_axis(chart)
    _check_stretches([(one.first, one.last, one.opens) for one in chart.stretches], len(chart.times))
    for one in chart.stretches:
        if (one.lower is None) != (one.upper is None):
            raise ValueError("limits are two, or none")
        if one.lower is not None and one.upper is not None and not one.lower <= one.mean <= one.upper:
            raise ValueError("a mean lies between its limits")
    places = [point.place for point in chart.points]
    if not places or places != sorted(set(places)):
        raise ValueError("points come in the order of their times, one for each at most")
    _check_within(places, [(one.first, one.last) for one in chart.stretches])
    return chart


def _check_times(times: Sequence[str], notes: Sequence[figures.Note]) -> None:
    plain.check_size(len(times), 1, MOST_TIMES)
    plain.check_size(len(notes), 0, MOST_NOTES)
    places = [note.place for note in notes]
    if places != sorted(places) or not all(0 <= place < len(times) for place in places):
        raise ValueError("notes stand at places among the times, in their order")


def _check_axis(chart: figures.Control) -> None:
    ticks = [value for value, _ in chart.ticks]
    if not 2 <= len(ticks) <= plain.MOST_LEVELS + 1 or ticks != sorted(set(ticks)):
        raise ValueError(f"an axis has 2 to {plain.MOST_LEVELS + 1} ticks, lowest first")
    drawn = [point.value for point in chart.points] + [one.mean for one in chart.stretches]
    if not all(ticks[0] <= value <= ticks[-1] for value in [*drawn, *([] if chart.aim is None else [chart.aim])]):
        raise ValueError("points, means and the aim lie on the axis")


def _check_stretches(found: Sequence[tuple[int, int, str]], times: int) -> None:
    """First and last place of each, with why it begins. A stretch after another one says why; the first has nothing to say."""
    if not all(0 <= first <= last < times for first, last, _ in found):
        raise ValueError("a stretch goes from a place to a later one")
    if not all(before[1] < after[0] for before, after in itertools.pairwise(found)):
        raise ValueError("stretches follow each other")
    if not all(bool(opens) == bool(place) for place, (_, _, opens) in enumerate(found)):
        raise ValueError("every stretch but the first says why it begins")


def _check_within(places: Sequence[int], stretches: Sequence[tuple[int, int]]) -> None:
    if not all(any(first <= place <= last for first, last in stretches) for place in places):
        raise ValueError("every point is in a stretch")


def _panel(raw: object) -> figures.CoursePanel:
    found = plain.keys(raw, figures.CoursePanel)
    return figures.CoursePanel(
        label=plain.text(found["label"]),
        points=tuple(_course_point(one) for one in plain.items(found["points"])),
        stretches=tuple(_course_stretch(one) for one in plain.items(found["stretches"])),
        remark=plain.text(found["remark"]),
        withheld=plain.maybe_text(found["withheld"]),
    )


def _course_point(raw: object) -> figures.CoursePoint:
    found = plain.keys(raw, figures.CoursePoint)
    return figures.CoursePoint(middle=plain.pair(found["middle"]), half=plain.pair(found["half"]))


def _course_stretch(raw: object) -> figures.CourseStretch:
    found = plain.keys(raw, figures.CourseStretch)
    return figures.CourseStretch(
        first=plain.whole_number(found["first"]),
        last=plain.whole_number(found["last"]),
        median=plain.pair(found["median"]),
        opens=plain.text(found["opens"]),
    )


def _point(raw: object) -> figures.ControlPoint:
    found = plain.keys(raw, figures.ControlPoint)
    mark = figures.Mark(plain.text(found["mark"]))
    return figures.ControlPoint(place=plain.whole_number(found["place"]), value=plain.number(found["value"]), mark=mark)


def _stretch(raw: object) -> figures.ControlStretch:
    found = plain.keys(raw, figures.ControlStretch)
    return figures.ControlStretch(
        first=plain.whole_number(found["first"]),
        last=plain.whole_number(found["last"]),
        mean=plain.number(found["mean"]),
        lower=plain.maybe_number(found["lower"]),
        upper=plain.maybe_number(found["upper"]),
        is_trial=plain.truth(found["is_trial"]),
        opens=plain.text(found["opens"]),
    )


def _note(raw: object) -> figures.Note:
    found = plain.keys(raw, figures.Note)
    return figures.Note(place=plain.whole_number(found["place"]), text=plain.text(found["text"]))
