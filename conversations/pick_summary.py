"""A closed list of picks as a message for the board's channel: what most would spend time on first, questions, then the numbers.

Shows only what the reading holds, in the order of the document. A short table is enough: there is no picture.
"""

from collections.abc import Iterator

from conversations import figures, messages, summary_questions, summary_view, voices, wording
from frameworks import schema
from frameworks.readings import picks


def summary(facts: summary_view.SummaryFacts, reading: picks.Picks, edition: schema.Edition, say: wording.Wording) -> messages.Message:
    """The whole message. Below the floor it holds the response and a way on, and nothing else."""
    say = voices.told(facts.actor, say)
    blocks = [*summary_view.top(facts, edition, say, answered=reading.done, eligible=reading.eligible, floor=reading.floor)]
    if not reading.items:
        blocks += summary_view.no_figures(say, eligible=reading.eligible, floor=reading.floor)
    else:
        blocks += [*_first(facts, reading, edition, say), *_counts(reading, edition, say)]
        blocks += summary_view.paragraphs(say.say("pick-low"))
        blocks.append(messages.Paragraph(text=say.say("summary-confidential"), quiet=True))
    board = wording.isolate(facts.board_name)
    said = say.say("summary-notification", board=board, edition=edition.short_title)
    return messages.Message(summary=said, blocks=tuple(blocks))


def _first(
    facts: summary_view.SummaryFacts, reading: picks.Picks, edition: schema.Edition, say: wording.Wording
) -> Iterator[messages.Block]:
    """What most picked, or else what was picked most often, and the questions that stand with these."""
    named = summary_questions.most_picked(reading)
    items = [item for item in edition.items if item.key in named]
    if not items:
        yield from summary_view.paragraphs(say.say("pick-no-most"), say.say("pick-next-any"))
        return
    key = "pick-most" if reading.most else "pick-most-often"
    yield from summary_view.paragraphs(say.say(key, items=say.list_of(item.name for item in items)))
    asked = [one for one in summary_questions.asked(facts, reading, edition) if one.ref]
    yield from summary_questions.paragraphs(asked, say)
    if not asked:
        yield from summary_view.paragraphs(say.say("pick-next-any"))
    yield from summary_questions.signposts(facts, edition, asked or [summary_questions.Question(item=items[0])], say)


def _counts(reading: picks.Picks, edition: schema.Edition, say: wording.Wording) -> Iterator[messages.Block]:
    """A row for each item that has a number, in the order of the document, and one sentence for all the others."""
    counted = {one.item_key: _count(one, reading, say) for one in reading.items if one.low and not reading.is_coarse}
    rows = tuple((item.name, counted[item.key]) for item in edition.items if item.key in counted)
    if rows:
        columns = (say.say("pick-column-item"), say.say("pick-column-count"))
        yield figures.Table(title=say.say("pick-counted"), columns=columns, rows=rows)
    rest = len(reading.items) - len(reading.most if reading.is_coarse else rows)
    if reading.is_coarse:
        yield from summary_view.paragraphs(say.say("pick-rest-half") if reading.most and rest else "")
        yield messages.Paragraph(text=say.say("pick-no-numbers"), quiet=True)
    elif rest:
        named = "yes" if rows else "no"
        yield from summary_view.paragraphs(say.say("pick-rest", named=named, least=picks.LEAST, done=reading.done))


def _count(one: picks.Count, reading: picks.Picks, say: wording.Wording) -> str:
    if one.is_exact:
        return say.say("pick-count-exact", count=one.low, done=reading.done)
    return say.say("pick-count-many", least=one.low, done=reading.done)
