"""The control chart of one item: what process_control found, with its labels and its twin. Knows no rule of its own."""

import dataclasses

from conversations import annotations, figures, wording
from conversations.courses import finding, history, said
from frameworks.readings import over_time, process_control, special_causes

_MARKS = {
    special_causes.Kind.COMMON: figures.Mark.COMMON,
    special_causes.Kind.IMPROVEMENT: figures.Mark.BETTER,
    special_causes.Kind.CONCERN: figures.Mark.WORSE,
    special_causes.Kind.NEUTRAL_HIGH: figures.Mark.EITHER,
    special_causes.Kind.NEUTRAL_LOW: figures.Mark.EITHER,
}
_QUARTERS = (0, 25, 50, 75, 100)


def chart(told: history.History, rule: annotations.ChartRule, found: finding.Found, words: wording.Wording) -> figures.Control:
    """The chart of an item that has enough for one; raises ValueError for any other. Pulses before a break are not on it."""
    drawn = found.control
    if drawn is None:
        raise ValueError(f"there is no control chart of {found.item.key}")
    since, edition = drawn.places[0], told.edition
    labels = said.times(told, words)
    index_name, has_limits = said.index(drawn.index, edition, words), any(_limits(one) for one in drawn.chart.stretches)
    return figures.Control(
        title=words.say("courses-control-title", item=found.item.name),
        subtitle=words.say("courses-control-subtitle", board=wording.isolate(told.board.name), index=index_name),
        times=labels[since:],
        ticks=_ticks(told, drawn, words),
        points=tuple(
            figures.ControlPoint(place=place - since, value=point.value, mark=_MARKS[point.kind])
            for place, point in zip(drawn.places, drawn.chart.points, strict=True)
        ),
        stretches=tuple(_stretch(told, drawn, one, since, words) for one in drawn.chart.stretches),
        notes=notes(told, words, since=since),
        mean_label=words.say("courses-label-mean"),
        limits_label=words.say("courses-label-limits") if has_limits else "",
        signal_label=words.say("courses-label-signal") if drawn.chart.has_signal else "",
        aim=drawn.chart.aim,
        aim_label=words.say("courses-label-aim", aim=int(drawn.chart.aim)) if drawn.chart.aim is not None else "",
        footer=said.profile(rule.profile, words),
        alt=" ".join(
            [words.say("courses-control-alt", item=found.item.name, pulses=len(drawn.places)), *said.control(found, labels, words)]
        ),
        twin=_twin(drawn, labels, words),
    )


def notes(told: history.History, words: wording.Wording, *, since: int = 0) -> tuple[figures.Note, ...]:
    """What happened between the rounds from place `since` on; those places count from 0 again. What came before it is left out.

    Why a new time begins stands at its break.
    """
    return tuple(
        figures.Note(place=place - since, text=said.happened(dataclasses.replace(one, rebases=False), words))
        for place, past in enumerate(told.rounds)
        if place > since
        for one in past.happened
    )


def _limits(stretch: process_control.Stretch) -> process_control.Limits | None:
    """The limits to draw: none where nothing varies."""
    return None if stretch.is_constant else stretch.limits


def _stretch(
    told: history.History, drawn: over_time.ControlChart, one: process_control.Stretch, since: int, words: wording.Wording
) -> figures.ControlStretch:
    first, last = drawn.places[one.first - 1], drawn.places[one.first + one.points - 2]
    limits, opens = _limits(one), ""
    if one.first > 1:
        # A new time may have begun at a pulse that cannot be shown: then it begins with the next that can.
        before = drawn.places[one.first - 2]
        reasons = [past.rebased for past in told.rounds[before + 1 : first + 1] if past.rebased]
        reason = wording.isolate(reasons[-1].reason) if reasons else ""
        opens = words.say("courses-new-time", reason=reason) if reason else words.say("courses-break", why=over_time.Break.REBASED.value)
    return figures.ControlStretch(
        first=first - since,
        last=last - since,
        mean=float(one.mean),
        lower=limits.lower if limits else None,
        upper=limits.upper if limits else None,
        is_trial=one.is_trial,
        opens=opens,
    )


def _ticks(told: history.History, drawn: over_time.ControlChart, words: wording.Wording) -> tuple[tuple[float, str], ...]:
    if drawn.index.level is None:
        return tuple((float(one.value), said.level(told.edition, one.value, words)) for one in told.edition.scale.levels)
    return tuple((one / 100, words.say("courses-percent", percent=one)) for one in _QUARTERS)


def _twin(drawn: over_time.ControlChart, labels: tuple[str, ...], words: wording.Wording) -> figures.Table:
    """Every figure with what stands out; then the mean and the limits of each stretch, and the rules."""
    run = drawn.chart.profile.run
    causes = [_cause(point, run, words) for point in drawn.chart.points]
    # On a phone a long cause that stands in every row is most of the table.
    told = [words.say("courses-as-above") if one and one == before else one for before, one in zip(["", *causes], causes, strict=False)]
    rows = [
        (labels[place], said.figure(point.value, drawn.index, words), cause)
        for place, point, cause in zip(drawn.places, drawn.chart.points, told, strict=True)
    ]
    for one in drawn.chart.stretches:
        begins = labels[drawn.places[one.first - 1]]
        rows.append((words.say("courses-row-mean", first=begins), said.figure(float(one.mean), drawn.index, words), ""))
        limits = _limits(one)
        if limits:
            low, high = (said.figure(value, drawn.index, words) for value in (limits.lower, limits.upper))
            trial = words.say("courses-row-trial") if one.is_trial else ""
            rows.append((words.say("courses-row-limits", first=begins), words.say("summary-range", low=low, high=high), trial))
    rows.append((words.say("courses-row-rules"), "", words.say("courses-profile-way", profile=drawn.chart.profile.name)))
    columns = (
        words.say("courses-column-pulse"),
        words.say("courses-column-figure", share="no" if drawn.index.level is None else "yes"),
        words.say("courses-column-signal"),
    )
    return figures.Table(title=words.say("courses-twin"), columns=columns, rows=tuple(rows))


def _cause(point: process_control.Point, run: int, words: wording.Wording) -> str:
    return "" if point.cause is special_causes.Cause.COMMON else said.cause(point.cause, run, words)
