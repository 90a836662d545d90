"""One member's walk through one pulse as facts: what was answered, and what follows from it.

No cursor is kept anywhere. What is asked next is derived from the edition and the answers so far, so a restart, a second
device or a year-old button all lead to the right place.
"""

import dataclasses
import datetime
import enum
import uuid
from collections.abc import Mapping

from conversations import actions, boards
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

PICKED, PASSED = 1, 0
"""The two marks of an item that is picked, or not, out of a list."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Answer:
    """One member's answer to one item. `given_at` is when its marks were last touched, by the platform's clock.

    While there is only a note, it is when that was written. `sure` is how sure the member is of `now`; with the evidence check, how
    much of its description holds.
    """

    item_key: str
    now: Mark | None = None
    ahead: Mark | None = None
    sure: int | None = None
    note: str | None = None
    given_at: datetime.datetime

    def mark(self, part: actions.Part) -> Mark | None:
        """What was given for one part of it."""
        match part:
            case actions.Part.NOW:
                return self.now
            case actions.Part.AHEAD:
                return self.ahead
            case actions.Part.SURE:
                return self.sure


@dataclasses.dataclass(frozen=True, kw_only=True)
class Sitting:
    """All that a step needs to know. `floor` and `keep_months` are the live settings that the promise is made from.

    `actor`: whose view the member is asked for. `told_apart`: the sectors of each group that the board has told apart, mostly none.
    """

    sitting_id: uuid.UUID
    board_name: str
    zone: str
    edition: schema.Edition
    closes_at: datetime.datetime
    closed: bool
    floor: int
    keep_months: int
    answers: Mapping[str, Answer]
    actor: boards.Actor = boards.Actor.BOARD
    told_apart: tuple[tuple[str, ...], ...] = ()


@dataclasses.dataclass(frozen=True, kw_only=True)
class Ask:
    """The next thing to ask."""

    item: schema.Item
    part: actions.Part


def is_pick(edition: schema.Edition) -> bool:
    """Whether the items are one list to pick from, and not asked one by one."""
    return edition.scale.shape is schema.Shape.PICK


def second(edition: schema.Edition) -> actions.Part | None:
    """The second half of an answer that is a pair; None where an answer is one mark."""
    if edition.paired:
        return actions.Part.AHEAD
    return actions.Part.SURE if edition.scale.sureness else None


def second_of(edition: schema.Edition, item_key: str, now: Mark | None) -> actions.Part | None:
    """The second half that an answer with this first mark has.

    None without a level: there is nothing to draw an arrow from, or to be sure of. None, too, where the level is blank and evidence
    is checked: there is nothing that could hold.
    """
    half = second(edition) if isinstance(now, int) else None
    if half is actions.Part.SURE and isinstance(now, int) and edition.checks_evidence and not edition.describes(item_key, now):
        return None
    return half


def levels(edition: schema.Edition, part: actions.Part) -> tuple[schema.Level, ...]:
    """The levels to choose from, lowest first."""
    return edition.scale.sureness if part is actions.Part.SURE else edition.scale.levels


def takes(edition: schema.Edition, part: actions.Part, mark: Mark) -> bool:
    """Whether the edition knows this mark as an answer to this part of an item."""
    if part is not actions.Part.NOW and part is not second(edition):
        return False
    if isinstance(mark, Standing):
        return part is not actions.Part.SURE and not is_pick(edition)
    return mark in (PICKED, PASSED) if is_pick(edition) else any(level.value == mark for level in levels(edition, part))


def next_ask(sitting: Sitting) -> Ask | None:
    """What is still open, in the edition's order; None when every item has its answer.

    A half-done pair comes before everything else: the circle was just given, and the arrow belongs to it. Where items are picked,
    any that is open stands for the whole list.
    """
    untouched = None
    for item in sitting.edition.items:
        part = open_part(sitting, item)
        if part is actions.Part.NOW:
            untouched = untouched or Ask(item=item, part=part)
        elif part is not None:
            return Ask(item=item, part=part)
    return untouched


def open_part(sitting: Sitting, item: schema.Item) -> actions.Part | None:
    """What of one item still waits for an answer."""
    answer = sitting.answers.get(item.key)
    if answer is None or answer.now is None:
        return actions.Part.NOW
    half = second_of(sitting.edition, item.key, answer.now)
    return half if half and answer.mark(half) is None else None


def size(edition: schema.Edition) -> int:
    """How many questions there are; a list to pick from is one."""
    return 1 if is_pick(edition) else len(edition.items)


def open_items(sitting: Sitting) -> int:
    """How many questions still wait for an answer, half-done pairs among them."""
    found = sum(1 for item in sitting.edition.items if open_part(sitting, item) is not None)
    return min(found, size(sitting.edition))


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
