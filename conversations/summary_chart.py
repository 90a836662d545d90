"""The picture of a reading of levels: a row of dots for each item, its finding in words, and the same as a table."""

from conversations import figures, messages, summary_moves, summary_view
from frameworks.readings import disclosure
from frameworks.readings import reading as readings

MOST_DRAWN = 9
"""Rows. A picture of more is taller than a phone's screen, and no words are saved by it: a long list is told in its words alone."""


def block(view: summary_view.View) -> messages.Picture | figures.Table:
    """The picture, or in its place the table of a list that is too long for one."""
    drawn = chart(view)
    return messages.Picture(chart=drawn) if len(drawn.rows) <= MOST_DRAWN else figures.undrawn(drawn)


def chart(view: summary_view.View) -> figures.Dots:
    """The picture of a reading with at least one item shown: one row an item, with its findings in words and as a table."""
    facts, reading, edition, say = view.facts, view.reading, view.edition, view.words
    low, high = edition.values[0], edition.values[-1]
    alt = [say.say("summary-chart-alt", items=len(reading.items), lowest=view.level(low), highest=view.level(high))]
    alt += [*summary_view.differ_words(view), *summary_moves.step_words(view)]
    title = "summary-chart-title-ahead" if edition.paired else "summary-chart-title"
    return figures.Dots(
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


def _chart_row(view: summary_view.View, item: readings.ItemReading) -> figures.ChartRow:
    if item.now is None:
        return figures.ChartRow(label=view.name(item), withheld=view.words.say("summary-chart-withheld"))
    return figures.ChartRow(
        label=view.name(item),
        now=item.now.counts,
        ahead=item.ahead.counts if item.ahead else (),
        now_middle=item.now.middle,
        ahead_middle=item.ahead.middle if item.ahead else None,
        now_half=item.now.half,
        remark=view.words.say("summary-chart-remark", answers=item.answers or 0, eligible=view.reading.eligible),
    )


def _twin(view: summary_view.View) -> figures.Table:
    """The same figures as a table. On a phone every word of it counts, so what the text above says of all items stands in no row."""
    say, items = view.words, view.reading.items
    columns = [(say.say("summary-column-now"), [_now_words(view, item) for item in items])]
    columns += [(say.say("summary-column-half"), [_half_words(view, item) for item in items])]
    if view.edition.paired:
        columns += [(say.say("summary-column-ahead", months=view.months), [_side_words(view, item.ahead) for item in items])]
    columns += [(say.say("summary-column-answers"), answers_words(view)), (say.say("summary-column-views"), _views_words(view))]
    # A column in which no row says anything is none.
    told = [(name, cells) for name, cells in columns if any(cells)]
    return figures.Table(
        title=say.say("summary-chart-twin"),
        columns=(say.say("summary-column-item"), *(name for name, _ in told)),
        rows=tuple(zip(map(view.name, items), *(cells for _, cells in told), strict=True)),
    )


def answers_words(view: summary_view.View) -> list[str]:
    """How many answered each item; empty where all who answered anything answered them all, which is said above."""
    shown = {item.answers for item in view.shown}
    if shown <= {view.reading.answered}:
        return [""] * len(view.reading.items)
    numbers = ((item.answers or 0) if item.now else None for item in view.reading.items)
    remark = "summary-chart-remark"
    return ["" if one is None else view.words.say(remark, answers=one, eligible=view.reading.eligible) for one in numbers]


def _views_words(view: summary_view.View) -> list[str]:
    """How far apart views are. Those that are alike stand in a list of their own above the picture."""
    found = (item.views if item.now else None for item in view.reading.items)
    return ["" if one is None or one in summary_view.AGREED else view.words.say("summary-views", views=one.value) for one in found]


def _now_words(view: summary_view.View, item: readings.ItemReading) -> str:
    return view.words.say("summary-chart-withheld") if item.now is None else _side_words(view, item.now)


def _half_words(view: summary_view.View, item: readings.ItemReading) -> str:
    """Nothing where each level is counted, so that it can be counted out, and nothing where it is the middle answer once more."""
    if item.now is None or item.now.half in {None, item.now.middle} or any(item.now.counts):
        return ""
    low, high = item.now.half or item.now.middle
    return str(low) if low == high else view.words.say("summary-range", low=low, high=high)


def _side_words(view: summary_view.View, side: disclosure.Side | None) -> str:
    """The middle answers, and in brackets how many chose what, as finely as the reading says. One band of all levels says nothing."""
    if side is None:
        return ""
    say, middle, values = view.words, view.span(side.middle), view.edition.values
    found = [(str(value), count) for value, count in zip(values, side.counts, strict=False)]
    bands = [band for band in side.bands if (band.first, band.last) != (values[0], values[-1])]
    found += [(say.say("summary-range", low=band.first, high=band.last), band.count) for band in bands]
    chosen = [(level, count) for level, count in found if count]
    keys = ["summary-cell-count", *["summary-cell-count-more"] * len(chosen)]
    parts = [say.say(key, people=count, level=level) for key, (level, count) in zip(keys, chosen, strict=False)]
    return say.say("summary-cell-counts", middle=middle, counts=say.list_of(parts)) if parts else middle
