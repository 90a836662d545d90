"""A closed round of levels with the evidence check on, as a message for the board's channel: the levels, and how much of them holds.

The summary of the levels stays as it is anywhere, with one short passage before its picture or its table. That goes by the order of the
document and adds nothing up: it says where what was chosen mostly holds, and where a talk about what is missing is worth having.
"""

from collections.abc import Iterator

from conversations import figures, messages, step_counts, summary_view, wording
from conversations import summary as levels_summary
from frameworks import schema
from frameworks.readings import evidence, seconds


def summary(
    facts: summary_view.SummaryFacts, reading: evidence.Evidence, edition: schema.Edition, say: wording.Wording
) -> messages.Message:
    """The whole message. `edition` has its check on. What is not shown of the check is not mentioned."""
    told = levels_summary.summary(facts, reading.levels, edition, say)
    passage = tuple(_passage(summary_view.View(facts=facts, reading=reading.levels, edition=edition, words=say), reading.held))
    shown = messages.Picture | figures.Table
    place = next((place for place, block in enumerate(told.blocks) if isinstance(block, shown)), len(told.blocks))
    blocks = (*told.blocks[:place], *passage, *told.blocks[place:])
    return messages.Message(summary=told.summary, blocks=blocks, beside=told.beside, language=told.language)


def _passage(view: summary_view.View, held: tuple[seconds.Second, ...]) -> Iterator[messages.Block]:
    shown = [one for one in held if one.side is not None]
    if not shown:
        return
    say = view.words
    yield from summary_view.paragraphs(say.say("evidence-lead"))
    yield messages.Facts(rows=tuple((_name(view, one), _row(view, one)) for one in shown))
    mostly = [_name(view, one) for one in shown if not one.few]
    missing = [_name(view, one) for one in shown if one.few]
    said = [
        say.say("evidence-mostly", items=say.list_of(mostly)) if mostly else "",
        say.say("evidence-talk", items=say.list_of(missing)) if missing else "",
    ]
    yield from summary_view.paragraphs(" ".join(filter(None, said)))


def _row(view: summary_view.View, one: seconds.Second) -> str:
    """How much holds, and of what: of the level that views have in common, or else of whichever each person chose."""
    if one.side is None:
        return ""
    say, steps = view.words, view.edition.scale.sureness
    middle, counts = step_counts.middle(one.side, steps, say), step_counts.counted(one.side, steps, say)
    held = say.say("summary-cell-counts", middle=middle, counts=counts) if counts else middle
    item = view.reading.item(one.item_key)
    if item is None or item.now is None or item.views not in summary_view.AGREED:
        return say.say("evidence-item-apart", held=held)
    return say.say("evidence-item", level=view.span(item.now.middle), held=held)


def _name(view: summary_view.View, one: seconds.Second) -> str:
    item = view.edition.item(one.item_key)
    return item.name if item else one.item_key
