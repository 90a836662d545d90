"""Agreed positions and next steps as facts, and the rules that need nothing else: what may change, how it is undone, who is asked when."""

import dataclasses
import datetime
import enum
import uuid
from collections.abc import Mapping

from conversations import boards, text

MOST_LIVE = 5
"""So many next steps of a board are live at a time: a longer list is not done, only kept."""
TEXT, SIGN, LINE, POSITION = 200, 300, 300, 1_000
"""Characters of what will be done, of what would be seen, of one line of what came of it, and of a position or its reason."""
PLANS = (30, 60, 100)
"""Days after the agreement by which a plan for a hundred days is grouped, and at which the owner is asked."""

UNDONE_WITHIN = datetime.timedelta(days=1)
"""For so long a new one can be undone. After that it is dropped, and stays readable."""

Snapshot = Mapping[str, object]
"""What stood before the last change, as plain JSON values."""


class State(enum.StrEnum):
    """Where a next step is."""

    LIVE = "live"
    """Being worked on."""
    DONE = "done"
    """Done."""
    DROPPED = "dropped"
    """Given up on purpose, which is as good an end as any."""


class Stands(enum.StrEnum):
    """How a live one goes, as was last said."""

    MOVING = "moving"
    """It moves on."""
    STUCK = "stuck"
    """It does not."""


class Change(enum.StrEnum):
    """Whether one that is over changed anything, as its owner sees it."""

    YES = "yes"
    """It did."""
    PARTLY = "partly"
    """Some of it did."""
    NO = "no"
    """It did not."""
    TOO_EARLY = "too_early"
    """Nobody can tell yet: asked once more, a month on."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class NextStep:
    """One action that a board agreed on. All days are local to its board; `changed_at` is when somebody last changed it.

    `owned_since`: the day on which `owner_id` was named, by `by_id`. `sign` is what would be seen if it worked, or empty. `before` is
    what stood before the last change: None where it is as it was made, empty where the last change was undone.
    """

    step_id: uuid.UUID
    board: boards.Board
    owner_id: uuid.UUID
    owned_since: datetime.date
    text: str
    agreed_on: datetime.date
    due_on: datetime.date
    by_id: uuid.UUID
    made_at: datetime.datetime
    changed_at: datetime.datetime
    sign: str = ""
    state: State = State.LIVE
    stands: Stands | None = None
    ended_on: datetime.date | None = None
    changed_anything: Change | None = None
    what_changed: str | None = None
    position_id: uuid.UUID | None = None
    before: Snapshot | None = None

    @property
    def is_live(self) -> bool:
        """Whether it is still being worked on."""
        return self.state is State.LIVE


@dataclasses.dataclass(frozen=True, kw_only=True)
class Position:
    """What a board, having talked, says of itself on one item, on one day. `level` is one of its edition, or None.

    `present` are the people who were there. `made_at`, `changed_at` and `before` are as in a next step.
    """

    position_id: uuid.UUID
    board: boards.Board
    edition_ref: str
    item_key: str
    text: str
    agreed_on: datetime.date
    by_id: uuid.UUID
    made_at: datetime.datetime
    changed_at: datetime.datetime
    reason: str = ""
    level: int | None = None
    present: tuple[uuid.UUID, ...] = ()
    before: Snapshot | None = None


def changed(step: NextStep, at: datetime.datetime, **facts: object) -> NextStep:
    """The step with these facts, and with what stood before, so that it can be undone."""
    moved: NextStep = dataclasses.replace(step, **facts, changed_at=at, before=_step_snapshot(step))  # type: ignore[arg-type]  # by name
    return moved


def undone(step: NextStep, at: datetime.datetime) -> NextStep | None:
    """The step as it stood before its last change; None where nothing can be undone."""
    held = step.before
    if not held:
        return None
    ended_on, stands, change = held["ended_on"], held["stands"], held["changed_anything"]
    return dataclasses.replace(
        step,
        owner_id=uuid.UUID(str(held["owner_id"])),
        owned_since=_day(held["owned_since"]),
        by_id=uuid.UUID(str(held["by_id"])),
        text=str(held["text"]),
        sign=str(held["sign"]),
        due_on=_day(held["due_on"]),
        state=State(str(held["state"])),
        stands=None if stands is None else Stands(str(stands)),
        ended_on=None if ended_on is None else _day(ended_on),
        changed_anything=None if change is None else Change(str(change)),
        what_changed=None if held["what_changed"] is None else str(held["what_changed"]),
        changed_at=at,
        before={},
    )


def ended(step: NextStep, state: State, on: datetime.date, at: datetime.datetime) -> NextStep:
    """The step, done or dropped on that day."""
    return changed(step, at, state=state, ended_on=on, changed_anything=None, what_changed=None)


def reworded(position: Position, at: datetime.datetime, **facts: object) -> Position:
    """The position with these facts, and with what stood before, so that it can be undone."""
    moved: Position = dataclasses.replace(position, **facts, changed_at=at, before=_position_snapshot(position))  # type: ignore[arg-type]  # by name
    return moved


def put_back(position: Position, at: datetime.datetime) -> Position | None:
    """The position as it stood before its last change; None where nothing can be undone."""
    held = position.before
    if not held:
        return None
    level, present = held["level"], held["present"]
    return dataclasses.replace(
        position,
        text=str(held["text"]),
        reason=str(held["reason"]),
        level=level if isinstance(level, int) else None,
        present=tuple(uuid.UUID(str(one)) for one in present) if isinstance(present, list) else (),
        agreed_on=_day(held["agreed_on"]),
        changed_at=at,
        before={},
    )


def is_fresh(made: NextStep | Position, at: datetime.datetime) -> bool:
    """Whether it was made lately and nothing of it was changed since: then to undo it is to let it go altogether."""
    return made.before is None and at - made.made_at < UNDONE_WITHIN


def is_leaders(step: NextStep) -> bool:
    """Whether its last change was one that only those who lead the board may make, and undo."""
    held = step.before or {}
    return bool(held) and (held["owner_id"] != step.owner_id.hex or held["text"] != step.text)


def stamp(changed_at: datetime.datetime) -> str:
    """Which change a button undoes. A later one is not undone by it."""
    return str(int(changed_at.timestamp() * 1_000_000))


def written(line: str, most: int) -> str | None:
    """Somebody's text, safe to keep; None where there is none, or too much of it."""
    kept = text.clean(line)
    return kept if kept and len(kept) <= most else None


def newest(positions: tuple[Position, ...]) -> tuple[Position, ...]:
    """What stands today: of each item the position agreed on last, in the order given."""
    last: dict[tuple[str, str], Position] = {}
    for one in positions:
        held = last.get((one.edition_ref, one.item_key))
        if held is None or (held.agreed_on, held.made_at) < (one.agreed_on, one.made_at):
            last[one.edition_ref, one.item_key] = one
    return tuple(one for one in positions if last[one.edition_ref, one.item_key] is one)


def _step_snapshot(step: NextStep) -> Snapshot:
    return {
        "owner_id": step.owner_id.hex,
        "owned_since": step.owned_since.isoformat(),
        "by_id": step.by_id.hex,
        "text": step.text,
        "sign": step.sign,
        "due_on": step.due_on.isoformat(),
        "state": step.state.value,
        "stands": step.stands and step.stands.value,
        "ended_on": step.ended_on and step.ended_on.isoformat(),
        "changed_anything": step.changed_anything and step.changed_anything.value,
        "what_changed": step.what_changed,
    }


def _position_snapshot(position: Position) -> Snapshot:
    return {
        "text": position.text,
        "reason": position.reason,
        "level": position.level,
        "present": [one.hex for one in position.present],
        "agreed_on": position.agreed_on.isoformat(),
    }


def _day(held: object) -> datetime.date:
    return datetime.date.fromisoformat(str(held))
