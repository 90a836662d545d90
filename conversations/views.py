"""What a board may have switched on beside its summary: one page with every part, how the answers spread, and the web.

Tells what the reading holds, in the order of the document: nothing is added up, and no part is held against another. Nothing of it
comes unasked, and never for a list of picks, which has no levels.
"""

from collections.abc import Iterator, Set

from conversations import boards, figures, messages, sectors_told, summary_view, voices, wording
from frameworks import schema
from frameworks.readings import consensus, disclosure, evidence, picks, stored
from frameworks.readings import reading as readings

LEAST_OF_A_WEB = 3


def under_summary(
    facts: summary_view.SummaryFacts, reading: stored.Any, edition: schema.Edition, extras: Set[boards.Extra], words: wording.Wording
) -> tuple[messages.Block, ...]:
    """The blocks below a summary: none where nothing is switched on, or where nothing may be shown."""
    levels = _levels(reading)
    if levels is None or levels.answered < levels.floor:
        return ()
    view = summary_view.View(facts=facts, reading=levels, edition=edition, words=voices.told(facts.actor, words))
    if not view.shown:
        return ()
    blocks: list[messages.Block] = []
    if boards.Extra.SCORECARD in extras:
        blocks.append(_middles(view, view.words.say("views-card"), with_views=True))
    if boards.Extra.SECTORS in extras:
        blocks += sectors_told.blocks(view)
    if boards.Extra.DASHBOARD in extras:
        blocks.append(messages.Picture(chart=_panels(view)))
    if boards.Extra.SPIDERGRAM in extras:
        blocks += _spidergram(view)
    return tuple(blocks)


def _levels(reading: stored.Any) -> readings.Reading | None:
    match reading:
        case consensus.Consensus():
            return reading.places
        case evidence.Evidence():
            return reading.levels
        case picks.Picks():
            return None
    return reading


def _middles(view: summary_view.View, title: str, *, with_views: bool) -> figures.Table:
    """The middle answers of every part, now and ahead, and how alike views are."""
    say = view.words
    columns = [say.say("views-column-part"), say.say("views-column-now")]
    columns += [say.say("views-column-ahead", months=view.months)] if view.edition.paired else []
    columns += [say.say("views-column-alike")] if with_views else []
    rows = tuple(_row(view, item, len(columns), with_views=with_views) for item in view.reading.items)
    return figures.Table(title=title, columns=tuple(columns), rows=rows)


def _row(view: summary_view.View, item: readings.ItemReading, width: int, *, with_views: bool) -> tuple[str, ...]:
    say = view.words
    if item.now is None:
        return (view.name(item), say.say("summary-chart-withheld"), *("",) * (width - 2))
    ahead = (view.span(item.ahead.middle) if item.ahead else "",) if view.edition.paired else ()
    alike = (say.say("summary-views", views=item.views.value) if item.views else "",) if with_views else ()
    return (view.name(item), view.span(item.now.middle), *ahead, *alike)


def _panels(view: summary_view.View) -> figures.Panels:
    say = view.words
    return figures.Panels(
        title=say.say("views-spread-title", edition=view.edition.short_title),
        subtitle=_subtitle(view),
        levels=_named(view),
        panels=tuple(_panel(view, item) for item in view.reading.items),
        wide_label=say.say("views-spread-wide"),
        footer=say.say("views-spread-footer"),
        alt=" ".join(_panels_alt(view)),
        twin=_panels_twin(view),
    )


def _panel(view: summary_view.View, item: readings.ItemReading) -> figures.Panel:
    if item.now is None:
        return figures.Panel(label=view.name(item), withheld=view.words.say("summary-chart-withheld"))
    return figures.Panel(label=view.name(item), bars=_bars(view, item.now), remark=_answers(view, item))


def _bars(view: summary_view.View, side: disclosure.Side) -> tuple[figures.Bar, ...]:
    """As finely as the reading counts."""
    single = [figures.Bar(first=value, last=value, count=count) for value, count in zip(view.edition.values, side.counts, strict=False)]
    return (*single, *(figures.Bar(first=band.first, last=band.last, count=band.count) for band in side.bands))


def _panels_alt(view: summary_view.View) -> Iterator[str]:
    say, (lowest, *_, highest) = view.words, view.edition.values
    yield say.say("views-spread-alt", items=len(view.reading.items), lowest=view.level(lowest), highest=view.level(highest))
    if view.first is not None and view.first.views not in summary_view.AGREED:
        yield say.say("views-spread-apart", item=view.name(view.first))
    elif view.first is not None:
        yield say.say("views-spread-alike")


def _panels_twin(view: summary_view.View) -> figures.Table:
    say = view.words
    columns = ("views-column-part", "views-column-now", "views-column-answers")
    rows = tuple(
        (view.name(item), _counted(view, item.now), _answers(view, item))
        if item.now
        else (view.name(item), say.say("summary-chart-withheld"), "")
        for item in view.reading.items
    )
    return figures.Table(title=say.say("views-spread-twin"), columns=tuple(say.say(key) for key in columns), rows=rows)


def _counted(view: summary_view.View, side: disclosure.Side) -> str:
    """The bars in words; where there are none, the middle answers."""
    told = [
        view.words.say("consensus-cell", people=bar.count, step=view.span((bar.first, bar.last))) for bar in _bars(view, side) if bar.count
    ]
    return view.words.list_of(told) or view.span(side.middle)


def _spidergram(view: summary_view.View) -> Iterator[messages.Block]:
    """The web with its table, and what to beware of; or why there is none."""
    if len(view.shown) < LEAST_OF_A_WEB:
        yield messages.Paragraph(text=view.words.say("views-web-too-few"), quiet=True)
        return
    yield messages.Picture(chart=_web(view))
    yield messages.Paragraph(text=view.words.say("views-web-care"), quiet=True)


def _web(view: summary_view.View) -> figures.Web:
    say, (lowest, *_, highest) = view.words, view.edition.values
    axes = tuple(
        figures.WebAxis(label=view.name(item), now=item.now.middle, ahead=item.ahead.middle if item.ahead else None)
        for item in view.shown
        if item.now
    )
    told = [say.say("views-web-alt-part", item=axis.label, level=view.span(axis.now)) for axis in axes]
    return figures.Web(
        title=say.say("views-web-title", edition=view.edition.short_title),
        subtitle=_subtitle(view),
        levels=_named(view),
        axes=axes,
        now_label=say.say("summary-chart-now"),
        ahead_label=say.say("views-web-ahead", months=view.months) if view.edition.paired else "",
        footer=say.say("views-web-footer"),
        alt=say.say("views-web-alt", items=len(axes), lowest=view.level(lowest), highest=view.level(highest), list="; ".join(told)),
        twin=_middles(view, say.say("views-web-twin"), with_views=False),
    )


def _subtitle(view: summary_view.View) -> str:
    return view.words.say(
        "summary-chart-subtitle",
        board=view.board,
        day=view.words.date_and_year(view.facts.closed_at, view.facts.zone),
        answered=view.reading.answered,
        eligible=view.reading.eligible,
    )


def _named(view: summary_view.View) -> tuple[tuple[int, str], ...]:
    return tuple((level.value, level.name) for level in view.edition.scale.levels)


def _answers(view: summary_view.View, item: readings.ItemReading) -> str:
    return view.words.say("summary-chart-remark", answers=item.answers or 0, eligible=view.reading.eligible)
