"""A closed list of picks as a message for the board's channel: what most would spend time on first, a question, then the whole list.

Shows only what the reading holds, in the order of the document. A table is enough: there is no picture.
"""

from collections.abc import Iterator

from conversations import messages, signs, summary_view, voices, wording
from frameworks import schema
from frameworks.readings import picks


def summary(facts: summary_view.SummaryFacts, reading: picks.Picks, edition: schema.Edition, say: wording.Wording) -> messages.Message:
    """The whole message. Below the floor it holds the response and a way on, and nothing else."""
    say = voices.told(facts.actor, say)
    blocks = [*summary_view.top(facts, edition, say, answered=reading.done, eligible=reading.eligible, floor=reading.floor)]
    if not reading.items:
        blocks += summary_view.paragraphs(say.say("summary-too-few-next"))
    else:
        blocks += [*_first(facts, reading, edition, say), *_tables(reading, edition, say)]
        blocks += summary_view.paragraphs(say.say("pick-low"))
        blocks.append(messages.Paragraph(text=say.say("summary-confidential"), quiet=True))
    board = wording.isolate(facts.board_name)
    said = say.say("summary-notification", board=board, edition=edition.short_title)
    return messages.Message(summary=said, blocks=tuple(blocks))


def _first(
    facts: summary_view.SummaryFacts, reading: picks.Picks, edition: schema.Edition, say: wording.Wording
) -> Iterator[messages.Block]:
    """What most picked, or else what was picked most often, and the question that stands with the first of these."""
    named, key = reading.most, "pick-most"
    if not named:
        told = [one for one in reading.items if one.is_exact]
        highest = max((one.low for one in told), default=0)
        named, key = tuple(one.item_key for one in told if one.low == highest), "pick-most-often"
    items = [item for item in edition.items if item.key in named]
    if not items:
        yield from summary_view.paragraphs(say.say("pick-no-most"), say.say("pick-next-any"))
        return
    yield from summary_view.paragraphs(say.say(key, items=say.list_of(item.name for item in items)))
    asked = next((item for item in items if item.follow_ups), items[0])
    question = say.say("pick-next", question=asked.follow_ups[0]) if asked.follow_ups else say.say("pick-next-any")
    yield from summary_view.paragraphs(question)
    yield from signs.under_question(facts.guide, edition, asked.key, say)


def _tables(reading: picks.Picks, edition: schema.Edition, say: wording.Wording) -> Iterator[messages.Block]:
    if reading.is_coarse:
        yield messages.Paragraph(text=say.say("pick-no-numbers"), quiet=True)
    counts = {one.item_key: _count(one, reading, say) for one in reading.items}
    columns = (say.say("pick-column-item"), say.say("pick-column-count"))
    groups = [(group.name, [item for item in edition.items if item.group == group.key]) for group in edition.groups]
    for name, items in groups or [(say.say("pick-all"), list(edition.items))]:
        rows = tuple((item.name, counts[item.key]) for item in items)
        yield messages.Table(title=name, columns=columns, rows=rows)


def _count(one: picks.Count, reading: picks.Picks, say: wording.Wording) -> str:
    if reading.is_coarse:
        return say.say("pick-count-most" if one.low else "pick-count-half")
    if one.is_exact:
        return say.say("pick-count-exact", count=one.low, done=reading.done)
    if one.low:
        return say.say("pick-count-many", least=one.low, done=reading.done)
    return say.say("pick-count-few", below=picks.LEAST, done=reading.done)
