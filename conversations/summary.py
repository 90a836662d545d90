"""The reading of a closed pulse as a message for the board's channel: where you differ first, then up to three questions, then the rest.

Shows only what the reading holds, and a reading holds only what may be shown. Knows no member and no platform.
"""

from collections.abc import Iterator

from conversations import messages, summary_chart, summary_moves, summary_questions, summary_view, voices, wording
from frameworks import schema
from frameworks.readings import reading as readings


def summary(facts: summary_view.SummaryFacts, reading: readings.Reading, edition: schema.Edition, say: wording.Wording) -> messages.Message:
    """The whole message. Below the floor it holds the response and a way on, and nothing else."""
    say = voices.told(facts.actor, say)
    view = summary_view.View(facts=facts, reading=reading, edition=edition, words=say)
    parts: list[Iterator[messages.Block]] = [
        summary_view.top(facts, edition, say, answered=reading.answered, eligible=reading.eligible, floor=reading.floor)
    ]
    if reading.answered < reading.floor:
        parts.append(summary_view.no_figures(say, eligible=reading.eligible, floor=reading.floor))
    elif not view.shown:
        parts += [summary_view.paragraphs(say.say("summary-none-shown")), summary_view.aside(view)]
    else:
        questions = summary_questions.asked(facts, reading, edition)
        parts += [
            _differ(view),
            summary_questions.paragraphs(questions, say),
            _agree(view),
            summary_moves.moved(view),
            summary_view.paragraphs(" ".join(summary_moves.step_words(view))),
            summary_moves.arrived(view),
            summary_view.paragraphs(summary_moves.celebrated(view)),
            summary_questions.signposts(facts, edition, questions, say),
            summary_view.aside(view),
            iter([summary_chart.block(view)]),
            _cannot_say(view),
            _meant(view),
        ]
    return messages.Message(
        summary=say.say("summary-notification", board=view.board, edition=edition.short_title),
        blocks=tuple(block for part in parts for block in part),
    )


def _differ(view: summary_view.View) -> Iterator[messages.Block]:
    item = view.first
    if item is None:
        return
    others = [one for one in view.furthest_first if one.views not in {None, *summary_view.AGREED} and one is not item]
    # The first of them are named in the order of the document: which of these is further apart is not for all to read.
    named = others[: summary_view.NAMED]
    told = [one for one in view.shown if one in named] + others[summary_view.NAMED :]
    also = view.words.say("summary-differ-also", items=view.few(told)) if told else ""
    yield from summary_view.paragraphs(" ".join(filter(None, [*summary_view.differ_words(view), also])))


def _agree(view: summary_view.View) -> Iterator[messages.Block]:
    """First where they largely agree, then where they do broadly."""
    for heading, agreed in (("summary-agree", view.largely), ("summary-agree-broadly", view.broadly)):
        if agreed:
            yield from summary_view.paragraphs(view.words.say(heading))
            yield messages.Facts(rows=tuple((level, view.names(items)) for level, items in view.by_level(agreed).items()))


def _cannot_say(view: summary_view.View) -> Iterator[messages.Block]:
    """How far the silent could pull the middle of the item they could pull furthest."""
    say = view.words
    open_items = [(item.reach[1] - item.reach[0], item) for item in view.shown if item.reach and item.others]
    said = ""
    if open_items:
        width, item = max(open_items, key=lambda one: one[0])
        low, high = (view.level(value) for value in item.reach or ())
        key = "summary-cannot-range" if width else "summary-cannot-same"
        said = say.say(key, others=item.others or 0, item=view.name(item), low=low, high=high)
    text = " ".join(filter(None, [said, say.say("summary-confidential")]))
    yield messages.Paragraph(text=text, quiet=True)


def _meant(view: summary_view.View) -> Iterator[messages.Block]:
    """What these instruments ask of whoever uses them: to talk, and to give nobody marks."""
    said = [view.words.say("summary-meant"), view.words.say("pulse-steps-ours") if view.edition.scale.ours else ""]
    yield messages.Paragraph(text=" ".join(filter(None, said)), quiet=True)
