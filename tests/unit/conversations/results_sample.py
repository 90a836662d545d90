"""A chair's preview and members' own answers, made up: one of each form of answers. For tests, and for goldens on platforms."""

import datetime
import uuid
from collections.abc import Mapping

from conversations import messages, own_answers, preview, sitting
from frameworks import schema
from frameworks.readings import consensus, disclosure, evidence, picks, reading
from frameworks.readings.reading import ItemAnswers
from tests.unit.conversations import sample
from tests.unit.conversations.dialogue import WORDS, sitting_of

PULSE_ID = uuid.UUID(int=8)
POSTS_AT = datetime.datetime(2026, 12, 7, 17, 0, tzinfo=datetime.UTC)
FACTS = preview.Facts(pulse_id=PULSE_ID, board_name="Riverside", zone="Europe/London", posts_at=POSTS_AT)
GIVEN = datetime.datetime(2026, 11, 23, 9, 0, tzinfo=datetime.UTC)
Marks = tuple[sitting.Mark | None, sitting.Mark | None]


def summary() -> messages.Message:
    """What the channel will get."""
    return sample.say(sample.SPLIT, sample.ALIKE, sample.SPREAD, eligible=12, answered=9)


def previewed() -> messages.Message:
    return preview.preview(FACTS, summary(), WORDS)


def closed(edition: schema.Edition, given: Mapping[str, Marks], *, sure: bool = False) -> sitting.Sitting:
    """A member's closed sitting; the second mark is how sure, or how much holds, where `sure`."""
    answers = {}
    for key, (now, second) in given.items():
        half = second if isinstance(second, int) else None
        answers[key] = sitting.Answer(item_key=key, now=now, ahead=None if sure else second, sure=half if sure else None, given_at=GIVEN)
    return sitting_of(edition, closed=True, answers=answers)


def levels(given: Mapping[str, Marks] | None = None, *answers: ItemAnswers, answered: int = 9) -> own_answers.Own:
    """Levels with arrows: the member sees trust as low as nobody else."""
    usual: dict[str, Marks] = {"trust": (0, 2), "money": (1, 3), "voice": (sitting.Standing.NOT_SURE, None)}
    mine = usual if given is None else given
    counted = answers or (sample.SPLIT, sample.ALIKE, sample.SPREAD)
    read = reading.read(sample.SAMPLE, counted, eligible=12, answered=answered)
    return own_answers.Own(sitting=closed(sample.SAMPLE, mine), reading=read)


def sure(edition: schema.Edition) -> own_answers.Own:
    """The barometer: alike on one part, two camps on another, and too few on the rest."""
    counted = [ItemAnswers(item_key="ambition", now=(0, 1, 8, 0)), ItemAnswers(item_key="shared_leadership", now=(5, 0, 0, 4))]
    read = consensus.read(edition, counted, {"ambition": (0, 2, 7), "shared_leadership": (6, 2, 1)}, eligible=12, answered=9)
    mine: dict[str, Marks] = {"ambition": (0, 3), "shared_leadership": (3, 1), "prevention": (1, 1)}
    return own_answers.Own(sitting=closed(edition, mine, sure=True), reading=read)


def held(edition: schema.Edition) -> own_answers.Own:
    """Levels with the evidence check."""
    read = evidence.read(
        edition, [ItemAnswers(item_key="governance", now=(0, 1, 8, 0))], {"governance": (2, 5, 2, 0)}, eligible=12, answered=9
    )
    return own_answers.Own(sitting=closed(edition, {"governance": (3, 2)}, sure=True), reading=read)


def picked(edition: schema.Edition, mine: tuple[int, ...], *, done: int = 9, finished: bool = True) -> own_answers.Own:
    """A list: most picked the second item."""
    items = edition.items
    counts = {items[1].key: done - 1} if done else {}
    read = picks.read(edition, counts, eligible=12, done=done, floor=disclosure.Floor(answers=5))
    marks: dict[str, Marks] = {
        item.key: (sitting.PICKED if place in mine else sitting.PASSED, None)
        for place, item in enumerate(items)
        if finished or place in mine
    }
    return own_answers.Own(sitting=closed(edition, marks), reading=read)
