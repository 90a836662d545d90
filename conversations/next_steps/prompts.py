"""When the owner of a next step hears of it: at thirty, sixty and a hundred days, and some time after its end. Derived, never planned.

Moving a date, an end or an owner moves what hangs on it. Whether the prompt may leave then is not decided here.
"""

import dataclasses
import datetime
import zoneinfo
from collections.abc import Iterator

from conversations import calendar, sending, workdays
from conversations.next_steps import state

AT = datetime.time(9)
"""On the owner's own clock."""
CHECK_AFTER = datetime.timedelta(days=14)
"""After a next step is over its owner is asked what it changed."""
AGAIN_MONTHS = 1
"""So much later again, where it was too early to tell."""
TOLD_AFTER = datetime.timedelta(minutes=15)
"""A new owner is told so much later: until then a slip can be undone, and nobody hears of it."""
LONGEST = datetime.timedelta(days=max(state.PLANS) + 14)
"""Nothing is asked of a live next step so long after it was agreed on, holidays included."""
TOLD, ASKED, CHECKED = "told", "asked", "checked"
"""What the second part of a key says."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Prompt:
    """One thing to be said to the owner of a next step, and when (UTC). `key` is unique for ever."""

    kind: sending.Kind
    key: str
    step: state.NextStep
    due_at: datetime.datetime

    @property
    def owed(self) -> sending.Owed:
        """As the outbox takes it."""
        return sending.Owed(
            key=self.key,
            kind=self.kind,
            subject_id=self.step.step_id,
            board_id=self.step.board.board_id,
            person_id=self.step.owner_id,
            address=None,
            due_at=self.due_at,
        )


def of(step: state.NextStep, zone: str) -> Iterator[Prompt]:
    """Every prompt of a step as it stands, past ones too. `zone` is its owner's."""
    if step.is_live:
        for days in state.PLANS:
            day = step.agreed_on + datetime.timedelta(days=days)
            # Whoever was named on that day, or later, was told then.
            if day > step.owned_since:
                yield _prompt(step, zone, sending.Kind.STEP_ASKED, f"{ASKED}:{days}", day)
    elif step.ended_on is not None:
        yield from _checks(step, step.ended_on, zone)


def told(step: state.NextStep, now: datetime.datetime) -> Prompt:
    """That the step is theirs, for an owner whom somebody else has just named."""
    key = f"{step.step_id.hex}:{TOLD}:{step.owned_since:%Y%m%d}:{step.owner_id.hex}"
    return Prompt(kind=sending.Kind.STEP_ASKED, key=key, step=step, due_at=now + TOLD_AFTER)


def is_told(delivery: sending.Delivery) -> bool:
    """Whether the delivery tells a new owner, and does not ask."""
    return delivery.key.split(":")[1] == TOLD


def still_wanted(step: state.NextStep, delivery: sending.Delivery) -> bool:
    """Whether a prompt that was owed earlier is still to be said to the same person."""
    if delivery.person_id != step.owner_id:
        return False
    if delivery.kind is sending.Kind.STEP_ASKED:
        return step.is_live
    again = delivery.key.split(":")[2] == "again"
    waits = step.changed_anything is (state.Change.TOO_EARLY if again else None)
    return waits and not step.is_live and step.ended_on is not None and delivery.key.split(":")[3] == f"{step.ended_on:%Y%m%d}"


def _checks(step: state.NextStep, ended_on: datetime.date, zone: str) -> Iterator[Prompt]:
    if step.changed_anything is None:
        yield _prompt(step, zone, sending.Kind.STEP_CHECKED, f"{CHECKED}:once:{ended_on:%Y%m%d}", ended_on + CHECK_AFTER)
    elif step.changed_anything is state.Change.TOO_EARLY:
        said_on = step.changed_at.astimezone(zoneinfo.ZoneInfo(zone)).date()
        day = calendar.add_months(said_on, AGAIN_MONTHS)
        yield _prompt(step, zone, sending.Kind.STEP_CHECKED, f"{CHECKED}:again:{ended_on:%Y%m%d}", day)


def _prompt(step: state.NextStep, zone: str, kind: sending.Kind, what: str, day: datetime.date) -> Prompt:
    """On the next working day, where the day is none."""
    due_at = calendar.instant(workdays.on_or_after(day), AT, zone)
    return Prompt(kind=kind, key=f"{step.step_id.hex}:{what}:{step.owner_id.hex}", step=step, due_at=due_at)
