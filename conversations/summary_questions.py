"""Up to three questions for the meeting: where views differ or moved most, what could the board talk about?

They are the edition's own follow-ups of these items, in turn with the questions of Annex A that touch the same matter. Which of them
it is follows from the readings of the rounds before, so that every copy of a summary asks the same, and nothing is stored.
"""

import dataclasses
import itertools
from collections.abc import Iterator, Sequence, Set

from conversations import messages, signs, summary_view, wording
from frameworks import schema
from frameworks.readings import consensus, disclosure, evidence, picks, stored
from frameworks.readings import reading as readings

MOST = 3
APART_FIRST = 2
"""So many questions are of items where views are furthest apart, before one is of what moved most."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Question:
    """What to ask about an item. `ref` tells it from every other, `is_elsewhere`: it is one of Annex A.

    Without a `ref` there was nothing of that kind to ask, and the summary has words of its own.
    """

    item: schema.Item
    ref: str = ""
    text: str = ""
    is_elsewhere: bool = False


def asked(facts: summary_view.SummaryFacts, reading: stored.Any, edition: schema.Edition) -> tuple[Question, ...]:
    """The questions of this round. None is one of the round before where another fits as well."""
    found: tuple[Question, ...] = ()
    for place, one in enumerate([*facts.past, reading]):
        found = _of_round(one, edition, facts.guide, place, frozenset(question.ref for question in found))
    return found


def matters(reading: stored.Any) -> tuple[str, ...]:
    """The keys of the items to ask about, at most three: what most needs a talk, and then the others in the order of the document.

    None below the floor.
    """
    match reading:
        case picks.Picks():
            return most_picked(reading)[:MOST]
        case consensus.Consensus():
            return _apart_or_unsure(reading)
        case evidence.Evidence():
            return _apart_or_moved(reading.levels)
    return _apart_or_moved(reading)


def most_picked(reading: picks.Picks) -> tuple[str, ...]:
    """What most picked, or else what was picked most often, as far as that may be told."""
    told = [one for one in reading.items if one.is_exact]
    highest = max((one.low for one in told), default=0)
    return reading.most or tuple(one.item_key for one in told if one.low == highest)


def paragraphs(questions: Sequence[Question], say: wording.Wording) -> Iterator[messages.Block]:
    """A paragraph for each question, which says where it is from."""
    for place, one in enumerate(questions):
        if one.ref:
            source = "summary-question-from-annex" if one.is_elsewhere else "summary-question-from-item"
            key = "summary-question-more" if place else "summary-question"
            yield from summary_view.paragraphs(f"{say.say(key, question=one.text)} {say.say(source, item=one.item.name)}")
        else:
            yield from summary_view.paragraphs(say.say("summary-question-any", item=one.item.name))


def signposts(
    facts: summary_view.SummaryFacts, edition: schema.Edition, questions: Sequence[Question], say: wording.Wording
) -> signs.Blocks:
    """Where these questions lead on to."""
    return signs.under_questions(facts.guide, edition, [one.item for one in questions], say)


def _apart_or_moved(reading: readings.Reading) -> tuple[str, ...]:
    shown = [item for key in reading.talk_first if (item := reading.item(key)) is not None and item.views]
    apart = [item for item in shown if item.views not in summary_view.AGREED]
    # Where one or two people moved, a question of it would look like a question to them.
    far = [item for item in reading.items if item in shown and item.moved and item.moved.moved >= disclosure.ASIDE_FROM]
    far.sort(key=lambda item: -(item.moved.moved if item.moved else 0))
    order = [*apart[:APART_FIRST], *[item for item in far if item not in apart[:APART_FIRST]][:1], *apart, *far] or shown[:1]
    first, *others = list(dict.fromkeys(item.item_key for item in order))[:MOST] or [""]
    # Which of the others are further apart is not for all to read.
    return tuple(key for key in (first, *(item.item_key for item in reading.items if item.item_key in others)) if key)


def _apart_or_unsure(reading: consensus.Consensus) -> tuple[str, ...]:
    few = {one.item_key for one in reading.sure if one.few}
    places = [item for key in reading.places.talk_first if (item := reading.places.item(key)) is not None]
    wanted = {item.item_key for item in places if item.views not in summary_view.AGREED or item.item_key in few}
    first = [item.item_key for item in places if item.item_key in wanted][:MOST]
    return tuple(item.item_key for item in reading.places.items if item.item_key in first)


def _of_round(reading: stored.Any, edition: schema.Edition, guide: signs.Guide, place: int, before: Set[str]) -> tuple[Question, ...]:
    found: list[Question] = []
    for number, key in enumerate(matters(reading)):
        item = edition.item(key)
        if item is None:
            continue
        fitting = list(_fitting(item, edition, guide))
        # Each round begins one further on, and so does each question of a round: so both kinds have their turn.
        start = (place + number) % len(fitting) if fitting else 0
        taken = {one.ref for one in found}
        free = [one for one in fitting[start:] + fitting[:start] if one.ref not in taken]
        found += [one for one in free if one.ref not in before][:1] or free[:1] or ([] if fitting else [Question(item=item)])
    return tuple(found)


def _fitting(item: schema.Item, edition: schema.Edition, guide: signs.Guide) -> Iterator[Question]:
    """A follow-up of the item's own, one of Annex A, and so on in turn."""
    home = f"{edition.ref}/{item.key}"
    own = [Question(item=item, ref=f"{home}/{number}", text=text) for number, text in enumerate(item.follow_ups, 1)]
    elsewhere = [
        Question(item=item, ref=ref, text=one.question, is_elsewhere=True) for ref, one in guide.questions.get(home, signs.NONE).items()
    ]
    yield from (one for pair in itertools.zip_longest(own, elsewhere) for one in pair if one is not None)
