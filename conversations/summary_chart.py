"""The picture of a reading of levels: a row of dots for each item, its finding in words, and the same as a table."""

from conversations import messages, summary_moves, summary_view
from frameworks.readings import disclosure
from frameworks.readings import reading as readings


def chart(view: summary_view.View) -> messages.Dots:
    """The picture of a reading with at least one item shown: one row an item, with its findings in words and as a table."""
    facts, reading, edition, say = view.facts, view.reading, view.edition, view.words
    low, high = edition.values[0], edition.values[-1]
    alt = [say.say("summary-chart-alt", items=len(reading.items), lowest=view.level(low), highest=view.level(high))]
    alt += [*summary_view.differ_words(view), *summary_moves.step_words(view)]
    title = "summary-chart-title-ahead" if edition.paired else "summary-chart-title"
    return messages.Dots(
        title=say.say(title, edition=edition.short_title),
        subtitle=say.say(
            "summary-chart-subtitle",
            board=view.board,
            day=say.date_and_year(facts.closed_at, facts.zone),
            answered=reading.answered,
            eligible=reading.eligible,
        ),
        levels=tuple((level.value, level.name) for level in edition.scale.levels),
        rows=tuple(_chart_row(view, item) for item in reading.items),
        now_label=say.say("summary-chart-now"),
        ahead_label=say.say("summary-chart-ahead", months=view.months) if edition.paired else "",
        spread_label=say.say(
            "summary-chart-spread", dots="yes" if any(sum(item.now.counts) for item in reading.items if item.now) else "no"
        ),
        footer=say.say("summary-chart-footer"),
        alt=" ".join(alt),
        twin=_twin(view),
    )


def _chart_row(view: summary_view.View, item: readings.ItemReading) -> messages.ChartRow:
    if item.now is None:
        return messages.ChartRow(label=view.name(item), withheld=view.words.say("summary-chart-withheld"))
    return messages.ChartRow(
        label=view.name(item),
        now=item.now.counts,
        ahead=item.ahead.counts if item.ahead else (),
        now_middle=item.now.middle,
        ahead_middle=item.ahead.middle if item.ahead else None,
        now_half=item.now.half,
        remark=view.words.say("summary-chart-remark", answers=item.answers or 0, eligible=view.reading.eligible),
    )


def _twin(view: summary_view.View) -> messages.Table:
    say = view.words
    columns = [say.say("summary-column-item"), say.say("summary-column-now"), say.say("summary-column-half")]
    columns += [say.say("summary-column-ahead", months=view.months)] if view.edition.paired else []
    columns += [say.say("summary-column-answers"), say.say("summary-column-views")]
    rows = tuple(_twin_row(view, item) for item in view.reading.items)
    return messages.Table(title=say.say("summary-chart-twin"), columns=tuple(columns), rows=rows)


def _twin_row(view: summary_view.View, item: readings.ItemReading) -> tuple[str, ...]:
    say = view.words
    ahead = (_side_words(view, item.ahead),) if view.edition.paired else ()
    if item.now is None:
        return (view.name(item), say.say("summary-chart-withheld"), "", *(("",) if ahead else ()), "", "")
    half = say.say("summary-range", low=item.now.half[0], high=item.now.half[1]) if item.now.half else ""
    answers = say.say("summary-chart-remark", answers=item.answers or 0, eligible=view.reading.eligible)
    views = say.say("summary-views", views=item.views.value) if item.views else ""
    return (view.name(item), _side_words(view, item.now), half, *ahead, answers, views)


def _side_words(view: summary_view.View, side: disclosure.Side | None) -> str:
    """The middle answers, and in brackets how many chose what, as finely as the reading says."""
    if side is None:
        return ""
    say, middle = view.words, view.span(side.middle)
    levels = [(str(value), count) for value, count in zip(view.edition.values, side.counts, strict=False)]
    bands = [(say.say("summary-range", low=band.first, high=band.last), band.count) for band in side.bands]
    parts = [say.say("summary-cell-count", people=count, level=level) for level, count in [*levels, *bands] if count]
    return say.say("summary-cell-counts", middle=middle, counts=say.list_of(parts)) if parts else middle
