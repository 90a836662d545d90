"""Picking some of a list, as facts: what is picked, and what a press or a typed line changes. Says nothing (pick_card.py does).

A pick is an answer with the mark 1; "done" gives the mark 0 to all the others. So a list is done when every item has a mark, and
no cursor is kept.
"""

import dataclasses
import datetime
from collections.abc import Collection

from conversations.sitting import PASSED, PICKED, Answer, Sitting
from frameworks import schema


def picked(sitting: Sitting) -> tuple[schema.Item, ...]:
    """The items picked so far, in the edition's order."""
    answers = sitting.answers
    return tuple(item for item in sitting.edition.items if (one := answers.get(item.key)) is not None and one.now == PICKED)


def most(edition: schema.Edition) -> int:
    """How many items may be picked at once."""
    return edition.scale.picks or len(edition.items)


def is_full(sitting: Sitting, item: schema.Item) -> bool:
    """Whether there is no room for this item beside what is picked."""
    others = [one for one in picked(sitting) if one != item]
    return len(others) >= most(sitting.edition)


def marked(sitting: Sitting, item: schema.Item, mark: int, sent_at: datetime.datetime) -> tuple[Answer, ...]:
    """What one press keeps. Nothing where something newer stands."""
    before = sitting.answers.get(item.key)
    if before is not None and before.now is not None and before.given_at > sent_at:
        return ()
    return (_with(before, item, mark, sent_at),)


def settled(sitting: Sitting, sent_at: datetime.datetime) -> tuple[Answer, ...]:
    """What "done" keeps: all that has no mark yet is passed over. What is picked is not touched, whenever "done" was pressed."""
    answers = sitting.answers
    open_still = [item for item in sitting.edition.items if (one := answers.get(item.key)) is None or one.now is None]
    return tuple(_with(answers.get(item.key), item, PASSED, sent_at) for item in open_still)


def exactly(sitting: Sitting, positions: Collection[int], sent_at: datetime.datetime) -> tuple[Answer, ...]:
    """What it takes that these are picked and no others, and all is done. Nothing where any newer mark stands."""
    answers = sitting.answers
    if any(one.now is not None and one.given_at > sent_at for one in answers.values()):
        return ()
    wanted = ((item, PICKED if item.position in positions else PASSED) for item in sitting.edition.items)
    return tuple(_with(answers.get(item.key), item, mark, sent_at) for item, mark in wanted)


def _with(before: Answer | None, item: schema.Item, mark: int, sent_at: datetime.datetime) -> Answer:
    return dataclasses.replace(before or Answer(item_key=item.key, given_at=sent_at), now=mark, given_at=sent_at)
