"""A small board's month as a list of steps, and what is left at its end, told without ids that differ from run to run."""

import dataclasses
import datetime
from typing import Any

from bot import ports
from conversations import actions, boards, calendar, inbound
from frameworks import loader
from storage import models
from tests.end_to_end import world

MEMBERS = 6
PLATFORM = "file"
OPENS = datetime.datetime(2027, 3, 1, 9, 0, tzinfo=datetime.UTC)
_FIRST = OPENS.date()
_LATER = {"remind": datetime.timedelta(days=11), "close": datetime.timedelta(days=14), "digest": datetime.timedelta(days=18)}
REMINDS = OPENS + _LATER["remind"]
_HOUR = datetime.timedelta(hours=1)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Step:
    """A tick where `member` is None; otherwise what that member presses (a Give, by item and half) or types."""

    at: datetime.datetime
    member: int | None = None
    item: int = 0
    part: actions.Part = actions.Part.NOW
    mark: str = ""
    line: str | None = None

    @property
    def name(self) -> str:
        """For failure messages and receipts."""
        what = "tick" if self.member is None else f"member {self.member} {self.line or f'{self.item} {self.part} {self.mark}'}"
        return f"{self.at:%d %b %H:%M} {what}"


def steps() -> list[Step]:
    """Opening; one whole sitting, pressed and typed, with a note and a change of mind; shorter ones; reminder; close; digest."""
    said: list[Step] = []

    def says(member: int, line: str) -> None:
        said.append(Step(at=OPENS + _HOUR + len(said) * datetime.timedelta(minutes=1), member=member, line=line))

    def presses(member: int, item: int, part: actions.Part, mark: str) -> None:
        said.append(Step(at=OPENS + _HOUR + len(said) * datetime.timedelta(minutes=1), member=member, item=item, part=part, mark=mark))

    presses(1, 1, actions.Part.NOW, "2")
    presses(1, 1, actions.Part.AHEAD, "4")
    says(1, "1 3")
    says(1, "not sure")
    says(1, "2 2")
    presses(1, 5, actions.Part.NOW, "skip")
    says(1, "3 5")
    says(1, "note 1: the plan needs a date")
    presses(1, 1, actions.Part.NOW, "3")
    for member, marks in ((2, "1 2"), (3, "2 3"), (4, "2 4"), (5, "0 1")):
        says(member, marks)
    says(2, "3 3")
    ticks = [Step(at=OPENS), *(Step(at=OPENS + later) for later in _LATER.values())]
    return [ticks[0], *said, *ticks[1:]]


async def found(repos: ports.Repositories) -> None:
    """The board as it stands before the first step."""
    digest_rhythm = calendar.Rhythm(
        first=(OPENS + _LATER["digest"]).date(), every=1, unit=calendar.Unit.WEEKS, at=OPENS.time(), zone="Europe/London"
    )
    digest = boards.SchedulePlan(practice=boards.Practice.DIGEST, rhythm=digest_rhythm)
    pulse = world.pulse_schedule(_FIRST, OPENS.time())
    board_id = await repos.boards.save(world.plan(PLATFORM, MEMBERS, pulse, digest))
    for one in (pulse, digest):
        await repos.schedules.save(board_id, one, OPENS - datetime.timedelta(days=1))


async def event(repos: ports.Repositories, step: Step, number: int, library: loader.Library) -> inbound.Inbound:
    """What the platform would bring; brought again it is the same to the last letter."""
    address = world.address(PLATFORM, f"member_{step.member}")
    receipt_key = f"event-{number}"
    if step.line is not None:
        return inbound.Typed(address=address, receipt_key=receipt_key, sent_at=step.at, text=step.line)
    person = await repos.boards.person_at(address)
    assert person is not None
    sitting = await repos.sittings.latest_for(person.person_id)
    assert sitting is not None
    item = library[world.EDITION].items[step.item - 1]
    give = actions.Give(sitting_id=sitting.sitting_id, item_key=item.key, part=step.part, mark=step.mark)
    return inbound.Pressed(address=address, receipt_key=receipt_key, sent_at=step.at, action=actions.encode(give))


async def left(_repos: ports.Repositories) -> dict[str, list[Any]]:
    """Everything that counts, in an order of its own: ids that are rolled anew and the times of our own marks are left out."""
    people = {row.person_id: row.key for row in await models.Person.all()}
    sittings = {row.sitting_id: people[row.person_id] for row in await models.Sitting.all()}
    return {
        "sittings": sorted(sittings.values()),
        "answers": sorted(
            (
                sittings[row.sitting_id],
                row.item_key,
                f"{row.now_level} {row.now_standing}",
                f"{row.ahead_level} {row.ahead_standing}",
                row.note,
                row.given_at.isoformat(),
            )
            for row in await models.Answer.all()
        ),
        "pulses": sorted([row.due_at.isoformat(), row.state, row.closes_at.isoformat()] for row in await models.Pulse.all()),
        "readings": [row.body for row in await models.Reading.all()],
        "schedules": sorted([row.practice, row.next_due.isoformat()] for row in await models.Schedule.all()),
        "deliveries": sorted(
            [row.kind, people.get(row.person_id, "") if row.person_id else "", row.handle, row.state, row.reason or ""]
            for row in await models.Delivery.all()
        ),
        "receipts": sorted(row.key for row in await models.Receipt.all()),
    }
