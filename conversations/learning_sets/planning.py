"""A set while somebody plans it: name, people, first meeting, rhythm. Nothing of it is sent before it is started. Pure.

It is written down as lines that a person can read, the newest state in front: whoever asks for a copy of their data sees it so.
"""

import dataclasses
import datetime
import enum
import re
import uuid
from collections.abc import Sequence

from conversations.learning_sets import plan, state, when

LONGEST_NAME = 80
MINUTES = 180
STATES = 12
"""So many steps can be undone."""
_SPACES = re.compile(r"\s+")


class Asks(enum.StrEnum):
    """What has to be given before a set can start, in this order."""

    NAME = "name"
    PEOPLE = "people"
    WHEN = "when"


@dataclasses.dataclass(frozen=True, kw_only=True)
class Who:
    """Somebody for a set: a person we know, or an account (`handle`, of the planner's own tenant) that we do not know yet."""

    name: str
    person_id: uuid.UUID | None = None
    handle: str = ""
    zone: str = ""
    language: str = ""

    @property
    def key(self) -> str:
        """What tells them from everybody else."""
        return self.person_id.hex if self.person_id else f"@{self.handle}"


@dataclasses.dataclass(frozen=True, kw_only=True)
class Plan:
    """What was given so far. `zone` is where its times are told. `lead`: who facilitates; None lets the members take turns."""

    set_id: uuid.UUID
    zone: str
    name: str = ""
    people: tuple[Who, ...] = ()
    lead: Who | None = None
    first: plan.Slot | None = None
    minutes: int = MINUTES
    count: int = plan.MEETINGS
    weeks: int = plan.WEEKS

    @property
    def asks(self) -> Asks | None:
        """What is to be given next; None when nothing is missing."""
        if not self.name:
            return Asks.NAME
        if len(self.people) < state.FEWEST:
            return Asks.PEOPLE
        return Asks.WHEN if self.first is None else None

    def slots(self) -> tuple[plan.Slot, ...]:
        """All its meetings; none before the first is known."""
        return () if self.first is None else plan.propose(self.first, count=self.count, weeks=self.weeks)

    def remarks(self, now: datetime.datetime) -> tuple[plan.Remark, ...]:
        """Everything to say of it, refusals first."""
        return plan.remarks(self.slots(), minutes=self.minutes, zone=self.zone, people=len(self.people), now=now)


def named(text: str) -> str:
    """A set's name on one line; empty where it is none, or too long."""
    name = _SPACES.sub(" ", text).strip()
    return name if len(name) <= LONGEST_NAME else ""


def add(of: Plan, people: Sequence[Who]) -> Plan:
    """With these, each once."""
    known = {one.key: one for one in (*of.people, *people)}
    return dataclasses.replace(of, people=tuple(known.values()))


def remove(of: Plan, text: str) -> Plan | None:
    """Without the one member whom the text names, by the whole name or the one word that nobody else's has; None where it names none."""
    wanted = _SPACES.sub(" ", text).strip().casefold()
    called = [one for one in of.people if one.name.casefold() == wanted]
    found = called or [one for one in of.people if wanted and wanted in one.name.casefold().split()]
    return dataclasses.replace(of, people=tuple(one for one in of.people if one != found[0])) if len(found) == 1 else None


def told(of: Plan, said: when.When) -> Plan | None:
    """With what a line says of its meetings; None where day or time of the first is not known yet."""
    day = said.day or (of.first.day if of.first else None)
    at = said.at or (of.first.at if of.first else None)
    if day is None or at is None:
        return None
    changed: dict[str, int] = {
        name: value for name, value in (("minutes", said.minutes), ("count", said.count), ("weeks", said.weeks)) if value is not None
    }
    return dataclasses.replace(of, first=plan.Slot(day=day, at=at), **changed)  # type: ignore[arg-type]  # three whole numbers


def meetings(of: Plan) -> tuple[state.SetMeeting, ...]:
    """Its meetings as they are kept. The same plan gives the same ones."""
    return tuple(
        state.SetMeeting(
            set_meeting_id=uuid.uuid5(of.set_id, str(number)),
            set_id=of.set_id,
            number=number,
            starts_at=plan.instant(slot, of.zone),
            minutes=of.minutes,
        )
        for number, slot in enumerate(of.slots(), start=1)
    )


def write(states: Sequence[Plan]) -> str:
    """The newest states, as `read` reads them."""
    return "\n\n".join(_written(one) for one in states[:STATES])


def read(text: str | None) -> list[Plan]:
    """The states that were written, the newest in front. What we did not write so is left out."""
    found = (_read(one) for one in (text or "").split("\n\n"))
    return [one for one in found if one is not None]


def _written(of: Plan) -> str:
    rows = [f"set: {of.set_id.hex}", f"zone: {of.zone}", f"name: {of.name}"]
    rows += [f"member: {_who(one)}" for one in of.people]
    rows += [f"facilitator: {_who(of.lead)}"] if of.lead else []
    rows += [f"first: {of.first.day.isoformat()} {of.first.at.isoformat('minutes')}"] if of.first else []
    return "\n".join([*rows, f"minutes: {of.minutes}", f"meetings: {of.count}", f"weeks: {of.weeks}"])


def _who(one: Who) -> str:
    return f"{one.key} {one.zone or '-'} {one.language or '-'} {_SPACES.sub(' ', one.name)}"


def _read(text: str) -> Plan | None:
    rows = [line.partition(": ")[::2] for line in text.splitlines()]
    one = dict(rows)
    try:
        first = datetime.datetime.strptime(one["first"], "%Y-%m-%d %H:%M") if "first" in one else None  # noqa: DTZ007 - local
        return Plan(
            set_id=uuid.UUID(hex=one["set"]),
            zone=one["zone"],
            name=one["name"],
            people=tuple(_person(value) for key, value in rows if key == "member"),
            lead=_person(one["facilitator"]) if "facilitator" in one else None,
            first=plan.Slot(day=first.date(), at=first.time()) if first else None,
            minutes=int(one["minutes"]),
            count=int(one["meetings"]),
            weeks=int(one["weeks"]),
        )
    except (KeyError, ValueError):
        return None


def _person(value: str) -> Who:
    key, zone, language, name = value.split(" ", 3)
    known = uuid.UUID(hex=key) if not key.startswith("@") else None
    return Who(
        name=name, person_id=known, handle="" if known else key[1:], zone=zone.removeprefix("-"), language=language.removeprefix("-")
    )
