"""What a round says, for a paper: the same findings as the channel's summary, without "you", in parts with a heading each.

Where views differ is always said before where they agree. Nothing is told that the summary did not tell, and nothing that the tables
hold back: a paper may go to the public.
"""

import dataclasses
from collections.abc import Iterator

from conversations import (
    consensus_summary,
    figures,
    messages,
    pick_summary,
    sectors_told,
    step_counts,
    summary_chart,
    summary_moves,
    summary_questions,
    summary_view,
    wording,
)
from conversations.courses import drawn
from conversations.papers import book, document
from frameworks import schema
from frameworks.readings import agreement, consensus, evidence, picks
from frameworks.readings import reading as readings

Blocks = Iterator[document.Block]


def of(one: book.Round, words: wording.Wording) -> Blocks:
    """Everything that may be said of a round that is shown."""
    if isinstance(one.reading, picks.Picks):
        yield from _picked(one, one.reading, words)
        return
    view = one.view(words)
    if view is None:
        return
    yield document.Heading(text=words.say("papers-differ"), level=2)
    yield document.Text(text=" ".join(differ_words(view)))
    yield from _agree(view)
    if isinstance(one.reading, consensus.Consensus):
        yield from _numbers(consensus_summary.summary(one.facts, one.reading, one.edition, words), words)
    else:
        yield from _moved(view)
        yield from _ahead(view)
        yield from _arrived(view)
        yield from _drawn(view)
        if isinstance(one.reading, evidence.Evidence):
            yield from _held(view, one.reading)
        yield from _over_time(one, words)
    yield from _sectors(view)


def differ_words(view: summary_view.View) -> Iterator[str]:
    """Where views stand furthest apart; that they do nowhere is said, too."""
    item, say = view.first, view.words
    if item is None or item.now is None:
        yield say.say("papers-differ-unknown")
    elif item.views in summary_view.AGREED:
        yield say.say("papers-differ-nowhere")
    else:
        yield say.say("papers-differ-most", item=view.name(item))
        yield _shape(view, item)
        # In the order of the document: which of these is further apart is not for all to read.
        others = [one for one in view.shown if one.views not in {None, *summary_view.AGREED} and one is not item]
        if others:
            yield say.say("papers-differ-also", items=view.names(others))


def _shape(view: summary_view.View, item: readings.ItemReading) -> str:
    say = view.words
    if item.camps:
        return say.say("papers-differ-camps", lower=view.span(item.camps.lower), upper=view.span(item.camps.upper))
    if item.now and item.now.counts:
        chosen = [value for value, count in zip(view.edition.values, item.now.counts, strict=True) if count]
        return say.say("papers-differ-spread", low=view.level(chosen[0]), high=view.level(chosen[-1]))
    if item.now and item.now.half and item.views is agreement.Agreement.SPREAD:
        return say.say("papers-differ-half", half=view.span(item.now.half))
    return say.say("papers-differ-plain")


def _agree(view: summary_view.View) -> Blocks:
    """First where they largely agree, then where they do broadly. A consensus round, which is only to be talked about, has one list."""
    say, is_one = view.words, view.edition.scale.shape is schema.Shape.CONSENSUS
    lists = [("papers-agree", view.largely), ("papers-agree-broadly", view.broadly)]
    if is_one:
        lists = [("papers-agree", tuple(item for item in view.shown if item.views in summary_view.AGREED))]
    for heading, agreed in lists:
        if agreed:
            yield document.Heading(text=say.say(heading), level=2)
            yield document.Points(
                items=tuple(
                    say.say("papers-agree-item", level=level, items=view.names(items)) for level, items in view.by_level(agreed).items()
                )
            )
    if not any(agreed for _, agreed in lists):
        yield document.Heading(text=say.say("papers-agree"), level=2)
        yield document.Text(text=say.say("papers-agree-nowhere"))


def _moved(view: summary_view.View) -> Blocks:
    """The items that moved most, and those of which the rest is held back. These stand last, as their place would tell how many moved."""
    say, facts = view.words, view.facts
    yield document.Heading(text=say.say("papers-moved"), level=2)
    if facts.previous_at is None:
        yield document.Text(text=say.say("papers-moved-first" if facts.other is None else "papers-moved-other"))
        return
    previous = say.date_and_year(facts.previous_at, facts.zone)
    found = [(item, m.paired, m.moved, book.veiled((m.up, m.same, m.down), say)) for item in view.shown if (m := item.moved) and m.moved]
    plain = sorted((one for one in found if not book.is_veiled(one[3])), key=lambda one: -one[2])[: summary_moves.MOVES_SHOWN]
    veiled = [one for one in found if book.is_veiled(one[3])]
    if plain or veiled:
        columns = tuple(say.say(f"papers-moved-{name}") for name in ("item", "paired", "up", "same", "down"))
        rows = tuple((view.name(item), str(paired), *map(str, ways)) for item, paired, _, ways in [*plain, *veiled])
        yield document.Grid(table=figures.Table(title=say.say("papers-moved-table", previous=previous), columns=columns, rows=rows))
        yield from _not_broken_down(say, [item for item, *_ in veiled], view)
        yield document.Text(text=say.say("papers-moved-chance"))
    known, held = any(item.moved for item in view.shown), [item for item in view.shown if item.moved_withheld]
    if known and not found:
        yield document.Text(text=say.say("papers-moved-nowhere", previous=previous))
    elif not known and not held:
        yield document.Text(text=say.say("papers-moved-none-shown", previous=previous))
    if held:
        yield document.Text(text=say.say("papers-held", items=view.names(held)))
    apart = [item for item in view.shown if item.item_key in facts.apart]
    if apart:
        yield document.Text(text=say.say("papers-moved-apart", items=view.names(apart)))


def _not_broken_down(say: wording.Wording, items: list[readings.ItemReading], view: summary_view.View) -> Blocks:
    if items:
        yield document.Text(text=say.say("papers-not-broken-down", items=view.names(items)))


def _ahead(view: summary_view.View) -> Blocks:
    """The longest way from where the board is to where it means to be, and arrows that point down."""
    say = view.words
    steps = [(sum(item.step), item) for item in view.shown if item.step and item.views is not agreement.Agreement.DIFFER]
    if not steps:
        return
    yield document.Heading(text=say.say("papers-ahead", months=view.months), level=2)
    longest = max(length for length, _ in steps)
    if longest > 0:
        items = [item for length, item in steps if length == longest]
        if len(items) > 1 and len(items) == len(view.edition.items):
            yield document.Text(text=say.say("papers-ahead-every"))
        else:
            yield document.Text(text=say.say("papers-ahead-longest", items=view.names(items), count=len(items)))
        rows = tuple(
            (view.name(item), view.span(item.now.middle), view.span(item.ahead.middle)) for item in items if item.now and item.ahead
        )
        columns = (say.say("papers-moved-item"), say.say("summary-column-now"), say.say("summary-column-ahead", months=view.months))
        yield document.Grid(table=figures.Table(title=say.say("papers-ahead-table"), columns=columns, rows=rows))
    else:
        yield document.Text(text=say.say("papers-ahead-none"))
    lower = [item for length, item in steps if length < 0]
    if lower:
        yield document.Text(text=say.say("papers-ahead-lower", items=view.names(lower)))


def _arrived(view: summary_view.View) -> Blocks:
    say = view.words
    known = [(item, item.arrived) for item in view.shown if item.arrived][: summary_moves.ARRIVALS_SHOWN]
    if not known:
        return
    yield document.Heading(text=say.say("papers-arrived", months=view.months), level=2)
    columns = (say.say("papers-moved-item"), *(say.say(f"papers-arrived-{name}") for name in ("paired", "there", "short")))
    found = [(item, one, book.veiled((one.past, one.reached, one.short), say)) for item, one in known]
    veiled = [item for item, _, ways in found if book.is_veiled(ways)]
    rows = tuple(
        (view.name(item), str(one.paired), *((ways[0], ways[2]) if item in veiled else map(str, (one.past + one.reached, one.short))))
        for item, one, ways in found
    )
    yield document.Grid(table=figures.Table(title=say.say("papers-arrived-table"), columns=columns, rows=rows))
    yield from _not_broken_down(say, veiled, view)
    held = [item for item in view.shown if item.arrived_withheld]
    if held:
        yield document.Text(text=say.say("papers-held", items=view.names(held)))


def _drawn(view: summary_view.View) -> Blocks:
    """The picture with its table, or the table alone where the list is too long for a picture."""
    say = view.words
    yield document.Heading(text=say.say("papers-figures"), level=2)
    chart = summary_chart.chart(view)
    title = say.say("papers-figures-title", edition=view.edition.short_title)
    alt = " ".join([say.say("papers-figures-alt", items=len(view.reading.items)), *differ_words(view)])
    twin = dataclasses.replace(chart.twin, title=say.say("papers-figures-table"))
    if len(chart.rows) <= summary_chart.MOST_DRAWN:
        yield document.Picture(chart=dataclasses.replace(chart, title=title, alt=alt, twin=twin))
    else:
        yield document.Grid(table=dataclasses.replace(twin, title=title))


def _held(view: summary_view.View, reading: evidence.Evidence) -> Blocks:
    """How much of the descriptions holds, of which the summary says the same."""
    say, steps = view.words, view.edition.scale.evidence
    rows = []
    for one in reading.held:
        item = view.reading.item(one.item_key)
        if one.side is not None and item is not None:
            middle = step_counts.middle(one.side, steps, say)
            rows.append((view.name(item), middle, step_counts.counted(one.side, steps, say)))
    if rows:
        yield document.Heading(text=say.say("papers-evidence"), level=2)
        columns = tuple(say.say(f"papers-evidence-{name}") for name in ("item", "middle", "counts"))
        yield document.Grid(table=figures.Table(title=say.say("papers-evidence-table"), columns=columns, rows=tuple(rows)))


def _over_time(one: book.Round, words: wording.Wording) -> Blocks:
    if one.past is not None and one.rule is not None:
        yield from as_blocks(drawn.under_summary(one.past, one.rule, words))


def _sectors(view: summary_view.View) -> Blocks:
    if view.reading.sectors:
        yield document.Heading(text=view.words.say("papers-sectors"), level=2)
        yield from as_blocks(sectors_told.blocks(view))


def _picked(one: book.Round, reading: picks.Picks, words: wording.Wording) -> Blocks:
    """What most picked, or else what was picked most often, and the counts that may be told."""
    named = summary_questions.most_picked(reading)
    items = [item.name for item in one.edition.items if item.key in named]
    yield document.Heading(text=words.say("papers-picked"), level=2)
    if items:
        key = "papers-picked-most" if reading.most else "papers-picked-often"
        yield document.Text(text=words.say(key, items=words.list_of(items)))
    else:
        yield document.Text(text=words.say("papers-picked-none"))
    yield from _numbers(pick_summary.summary(one.facts, reading, one.edition, words), words)
    yield document.Text(text=words.say("papers-picked-low"))


def _numbers(told: messages.Message, words: wording.Wording) -> Blocks:
    """The tables of a summary, as they stand in it."""
    found = [block for block in told.blocks if isinstance(block, figures.Table)]
    if found:
        yield document.Heading(text=words.say("papers-figures"), level=2)
        yield from (document.Grid(table=table) for table in found)


def as_blocks(blocks: tuple[messages.Block, ...] | Iterator[messages.Block]) -> Blocks:
    """What is said the same way in chat and on paper. What is there to be pressed, or leads elsewhere, is left out."""
    for block in blocks:
        match block:
            case messages.Heading():
                yield document.Heading(text=block.text, level=2)
            case messages.Paragraph():
                yield document.Text(text=block.text)
            case figures.Table():
                yield document.Grid(table=block)
            case messages.Picture():
                yield document.Picture(chart=block.chart)
