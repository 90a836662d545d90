"""One member's walk through one pulse as facts: what was answered, and what follows from it.

No cursor is kept anywhere. What is asked next is derived from the edition and the answers so far, so a restart, a second
device or a year-old button all lead to the right place.
"""

import dataclasses
import datetime
import enum
import uuid
from collections.abc import Mapping

from conversations import actions
from frameworks import schema


class Standing(enum.StrEnum):
    """An answer that is no level. None of these is ever counted as the lowest level."""

    NOT_SURE = "not_sure"
    """The member cannot tell."""
    NOT_MY_AREA = "not_my_area"
    """The member leaves it to those who know."""
    SKIP = "skip"
    """The member passes; it counts as unanswered."""


Mark = int | Standing


@dataclasses.dataclass(frozen=True, kw_only=True)
class Answer:
    """One member's answer to one item. `given_at` is when its marks were last touched, by the platform's clock.

    While there is only a note, it is when that was written.
    """

    item_key: str
    now: Mark | None = None
    ahead: Mark | None = None
    note: str | None = None
    given_at: datetime.datetime


@dataclasses.dataclass(frozen=True, kw_only=True)
class Sitting:
    """All that a step needs to know. `floor` and `keep_months` are the live settings that the promise is made from."""

    sitting_id: uuid.UUID
    board_name: str
    zone: str
    edition: schema.Edition
    closes_at: datetime.datetime
    closed: bool
    floor: int
    keep_months: int
    answers: Mapping[str, Answer]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Ask:
    """The next thing to ask."""

    item: schema.Item
    part: actions.Part


def next_ask(sitting: Sitting) -> Ask | None:
    """What is still open, in the edition's order; None when every item has its answer.

    A half-done pair comes before everything else: the circle was just given, and the arrow belongs to it.
    """
    untouched = None
    for item in sitting.edition.items:
        part = open_part(sitting, item)
        if part is actions.Part.AHEAD:
            return Ask(item=item, part=part)
        if part is actions.Part.NOW and untouched is None:
            untouched = Ask(item=item, part=part)
    return untouched


def open_part(sitting: Sitting, item: schema.Item) -> actions.Part | None:
    """What of one item still waits for an answer. Without a level for today there is nothing to draw an arrow from."""
    answer = sitting.answers.get(item.key)
    if answer is None or answer.now is None:
        return actions.Part.NOW
    if sitting.edition.paired and isinstance(answer.now, int) and answer.ahead is None:
        return actions.Part.AHEAD
    return None


def open_items(sitting: Sitting) -> int:
    """How many items still wait for an answer, half-done pairs among them."""
    return sum(1 for item in sitting.edition.items if open_part(sitting, item) is not None)


def skipped(sitting: Sitting) -> tuple[schema.Item, ...]:
    """The items that the member passed over. They are not asked again unbidden."""
    answers = sitting.answers
    return tuple(item for item in sitting.edition.items if (one := answers.get(item.key)) is not None and one.now is Standing.SKIP)


def is_started(sitting: Sitting) -> bool:
    """Whether any item has any answer."""
    return any(answer.now is not None for answer in sitting.answers.values())


def with_answer(sitting: Sitting, answer: Answer) -> Sitting:
    """The sitting as it stands once `answer` is kept."""
    return dataclasses.replace(sitting, answers={**sitting.answers, answer.item_key: answer})
