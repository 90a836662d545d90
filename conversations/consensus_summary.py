"""A closed consensus round as a message for the board's channel: where you differ, questions, where you see it alike, how sure you are.

Everything stands in the order of the document. There is no total, no middle of several parts, no picture and no comparison between
parts: the instruments that are used like this want a talk, and no measuring.
"""

from collections.abc import Iterator, Sequence

from conversations import figures, messages, questions, step_counts, summary_chart, summary_questions, summary_view, voices, wording
from frameworks import schema
from frameworks.readings import agreement, consensus, disclosure, seconds
from frameworks.readings import reading as readings

HOPES = 2
"""What the document hopes to see is told of one part, and never more of it than this."""


def summary(
    facts: summary_view.SummaryFacts, reading: consensus.Consensus, edition: schema.Edition, say: wording.Wording
) -> messages.Message:
    """The whole message. Below the floor it holds the response and a way on, and nothing else."""
    places, say = reading.places, voices.told(facts.actor, say)
    view = summary_view.View(facts=facts, reading=places, edition=edition, words=say)
    blocks = [*summary_view.top(facts, edition, say, answered=places.answered, eligible=places.eligible, floor=places.floor)]
    if places.answered < places.floor:
        blocks += summary_view.no_figures(say, eligible=places.eligible, floor=places.floor)
    elif not view.shown:
        blocks += [*summary_view.paragraphs(say.say("summary-none-shown")), *summary_view.aside(view)]
    else:
        sure = {one.item_key: one for one in reading.sure}
        asked = summary_questions.asked(facts, reading, edition)
        blocks += [*_apart(view, sure), *_talk(view, sure, asked), *_alike(view, sure)]
        blocks += [*summary_questions.signposts(facts, edition, asked, say), *summary_view.aside(view), *_numbers(view, sure)]
        ours = say.say("pulse-steps-ours") if edition.scale.ours else ""
        last = [say.say("consensus-no-measure"), ours, say.say("summary-confidential")]
        blocks.append(messages.Paragraph(text=" ".join(filter(None, last)), quiet=True))
    said = say.say("summary-notification", board=view.board, edition=edition.short_title)
    return messages.Message(summary=said, blocks=tuple(blocks))


_Sure = dict[str, seconds.Second]


def _apart(view: summary_view.View, sure: _Sure) -> Iterator[messages.Block]:
    items = [item for item in view.shown if item.views not in summary_view.AGREED]
    return _seen(view, sure, items, "consensus-apart" if items else "consensus-nowhere-apart")


def _alike(view: summary_view.View, sure: _Sure) -> Iterator[messages.Block]:
    items = [item for item in view.shown if item.views in summary_view.AGREED]
    return _seen(view, sure, items, "consensus-alike" if items else "consensus-nowhere-alike")


def _seen(view: summary_view.View, sure: _Sure, items: Sequence[readings.ItemReading], key: str) -> Iterator[messages.Block]:
    yield from summary_view.paragraphs(view.words.say(key))
    if items:
        yield messages.Facts(rows=tuple((view.name(item), _item(view, item, sure)) for item in items))


def _item(view: summary_view.View, item: readings.ItemReading, sure: _Sure) -> str:
    where, side = _where(view, item), sure[item.item_key].side
    if side is None:
        return where
    return view.words.say("consensus-item", where=where, sure=step_counts.middle(side, view.edition.scale.sureness, view.words))


def _where(view: summary_view.View, item: readings.ItemReading) -> str:
    say = view.words
    if item.now is None:
        return ""
    if item.views in summary_view.AGREED:
        return say.say("consensus-place", where=view.span(item.now.middle))
    if item.camps:
        return say.say("consensus-camps", lower=view.span(item.camps.lower), upper=view.span(item.camps.upper))
    if item.now.counts:
        chosen = [value for value, count in zip(view.edition.values, item.now.counts, strict=True) if count]
        return say.say("consensus-spread", low=view.level(chosen[0]), high=view.level(chosen[-1]))
    if item.now.half and item.views is agreement.Agreement.SPREAD:
        return say.say("consensus-half", half=view.span(item.now.half))
    return say.say("consensus-plain")


def _talk(view: summary_view.View, sure: _Sure, asked: Sequence[summary_questions.Question]) -> Iterator[messages.Block]:
    """A question for each of the parts that most need a talk, and what the document hopes to see of the first of them."""
    unsure = [item for item in view.shown if sure[item.item_key].few]
    if unsure:
        yield from summary_view.paragraphs(view.words.say("consensus-few-sure", items=view.names(unsure)))
    yield from summary_questions.paragraphs(asked, view.words)
    hopes = next((one.item for one in asked if one.item.aspirations), None)
    if hopes is not None:
        lines = questions.listed(one.model_copy(update={"points": ()}) for one in hopes.aspirations[:HOPES])
        yield from summary_view.paragraphs(view.words.say("consensus-look", item=hopes.name), "\n".join(lines))


def _numbers(view: summary_view.View, sure: _Sure) -> Iterator[messages.Block]:
    """How many chose what. What is alike and what is not stands above, so this holds numbers and nothing else."""
    say, scale, items = view.words, view.edition.scale, view.reading.items
    places = [say.say("summary-chart-withheld") if one.now is None else _cell(view, one.now, scale.levels) for one in items]
    sides = [sure[one.item_key].side if one.now else None for one in items]
    told = [
        ("consensus-column-now", places),
        ("consensus-column-sure", ["" if side is None else _cell(view, side, scale.sureness) for side in sides]),
    ]
    none = say.say("consensus-no-number")
    columns = [
        (say.say(key), cells)
        for key, cells in told
        if any(one.now and cell not in {"", none} for one, cell in zip(items, cells, strict=True))
    ]
    if columns:
        answers = summary_chart.answers_words(view)
        columns += [(say.say("summary-column-answers"), answers)] if any(answers) else []
        rows = tuple(zip(map(view.name, items), *(cells for _, cells in columns), strict=True))
        heads = (say.say("consensus-column-item"), *(name for name, _ in columns))
        yield figures.Table(title=say.say("consensus-table"), columns=heads, rows=rows)
    if any(none in cells for _, cells in told):
        yield messages.Paragraph(text=say.say("consensus-why-no-number"), quiet=True)


def _cell(view: summary_view.View, side: disclosure.Side, steps: Sequence[schema.Level]) -> str:
    """How many chose what, as finely as the reading says; a dash where all it could say is that they chose something."""
    whole = len(side.bands) == 1 and (side.bands[0].first, side.bands[0].last) == (steps[0].value, steps[-1].value)
    return (not whole and step_counts.counted(side, steps, view.words)) or view.words.say("consensus-no-number")
