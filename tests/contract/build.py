"""Boards, schedules, pulses and sittings in a few words, for the contract of the storage. All names are made up."""

import dataclasses
import datetime
import functools
import uuid
from collections.abc import Sequence

from conversations import boards, calendar, inbound, records, sending
from conversations import sitting as sittings
from storage import database as storage_database
from storage import repositories

NOW = datetime.datetime(2026, 3, 2, 9, 0, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)
MINUTE = datetime.timedelta(minutes=1)
SECOND = datetime.timedelta(seconds=1)
TODAY = NOW.date()
EDITION = "maturity_matrix@2011"


def address(handle: str, *, platform: str = "slack", tenant: str = "T1") -> inbound.Address:
    return inbound.Address(platform=platform, tenant=tenant, handle=handle)


def person(key: str, *handles: str, name: str | None = None, duties: tuple[boards.Duty, ...] = ()) -> boards.PersonPlan:
    return boards.PersonPlan(
        key=key,
        name=name or key.title(),
        zone="Europe/London",
        language="en-GB",
        addresses=tuple(address(handle) for handle in handles),
        duties=duties,
    )


def seat(
    who: str, held_from: datetime.date = TODAY - DAY, held_until: datetime.date | None = None, *, title: str = "Member"
) -> boards.SeatPlan:
    return boards.SeatPlan(title=title, body="Northmoor Council", sector="Council", person=who, held_from=held_from, held_until=held_until)


def plan(people: Sequence[boards.PersonPlan], seats: Sequence[boards.SeatPlan], *, key: str = "north") -> boards.BoardPlan:
    return boards.BoardPlan(
        key=key,
        name=f"Board {key}",
        zone="Europe/London",
        language="en-GB",
        channel=address(f"C-{key}"),
        floor=5,
        keep_months=12,
        people=tuple(people),
        seats=tuple(seats),
        schedules=(),
    )


def practice(kind: boards.Practice = boards.Practice.PULSE, *, every: int = 1, edition: str | None = EDITION) -> boards.SchedulePlan:
    rhythm = calendar.Rhythm(first=TODAY, every=every, unit=calendar.Unit.MONTHS, at=datetime.time(9, 30), zone="Europe/London")
    return boards.SchedulePlan(practice=kind, rhythm=rhythm, edition_ref=edition)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Ground:
    """A stored board with people and one schedule."""

    database: storage_database.Database
    board: boards.Board
    schedule: boards.Schedule
    people: tuple[uuid.UUID, ...]


async def ground(database: storage_database.Database, members: int = 3, *, key: str = "north") -> Ground:
    people = [person(f"{key}-{number}", f"U-{key}-{number}") for number in range(members)]
    seats = [seat(one.key, title=f"Seat {place}") for place, one in enumerate(people)]
    board_id = await database.run(lambda repos: repos.boards.save(plan(people, seats, key=key)))
    schedule_id = await database.run(lambda repos: repos.schedules.save(board_id, practice(), NOW - 400 * DAY))
    known = await database.run(lambda repos: repos.boards.people_of(board_id))
    return Ground(
        database=database,
        board=await database.run(lambda repos: repos.boards.get(board_id)),
        schedule=await database.run(lambda repos: repos.schedules.get(schedule_id)),
        people=tuple(one.person_id for one in known),
    )


def record(
    laid: Ground,
    due_at: datetime.datetime = NOW,
    *,
    edition: str = EDITION,
    digest: str = "d1",
    state: records.PulseState = records.PulseState.OPEN,
    open_for: datetime.timedelta = 14 * DAY,
) -> records.PulseRecord:
    return records.PulseRecord(
        pulse_id=uuid.uuid4(),
        schedule_id=laid.schedule.schedule_id,
        board=laid.board,
        edition_ref=edition,
        edition_digest=digest,
        state=state,
        due_at=due_at,
        opened_at=due_at,
        closes_at=due_at + open_for,
        closed_at=None,
        floor=5,
        keep_months=12,
        forget_at=due_at + open_for + 365 * DAY,
    )


@dataclasses.dataclass(frozen=True, kw_only=True)
class Opened:
    """A stored open pulse with a sitting for everyone; `sittings` by person id."""

    record: records.PulseRecord
    sittings: dict[uuid.UUID, uuid.UUID]


async def opened(laid: Ground, made: records.PulseRecord | None = None) -> Opened:
    made = made or record(laid)
    assert await laid.database.run(lambda repos: repos.pulses.create(made))
    sittings = await laid.database.run(lambda repos: repos.pulses.seat(made.pulse_id, laid.people))
    return Opened(record=made, sittings=sittings)


async def create(laid: Ground, *made: records.PulseRecord) -> None:
    for one in made:
        assert await laid.database.run(functools.partial(_create, one))


async def close(laid: Ground, *made: records.PulseRecord, at: datetime.datetime = NOW) -> None:
    for one in made:
        assert await laid.database.run(functools.partial(_close, one, at))


async def _create(made: records.PulseRecord, repos: repositories.Repositories) -> bool:
    return await repos.pulses.create(made)


async def _close(made: records.PulseRecord, at: datetime.datetime, repos: repositories.Repositories) -> bool:
    return await repos.pulses.close(made.pulse_id, at)


def answer(
    item_key: str = "purpose",
    now: sittings.Mark | None = 2,
    ahead: sittings.Mark | None = None,
    *,
    note: str | None = None,
    given_at: datetime.datetime = NOW,
) -> sittings.Answer:
    return sittings.Answer(item_key=item_key, now=now, ahead=ahead, note=note, given_at=given_at)


async def sitting(database: storage_database.Database, sitting_id: uuid.UUID, *, lock: bool = False) -> records.SittingRecord | None:
    return await database.run(lambda repos: repos.sittings.get(sitting_id, lock=lock))


async def counts(database: storage_database.Database, pulse_id: uuid.UUID) -> list[records.ItemCount]:
    return await database.run(lambda repos: repos.pulses.counts(pulse_id))


async def keep(database: storage_database.Database, sitting_id: uuid.UUID, *answers: sittings.Answer) -> None:
    """Keep answers as the inbox does: the sitting is locked first."""

    async def work(repos: repositories.Repositories) -> None:
        found = await repos.sittings.get(sitting_id, lock=True)
        assert found is not None
        for one in answers:
            await repos.sittings.keep(found, one)

    await database.run(work)


def owed(
    laid: Ground,
    key: str,
    *,
    due_at: datetime.datetime = NOW,
    who: uuid.UUID | None = None,
    to: inbound.Address | None = None,
    kind: sending.Kind = sending.Kind.PULSE_OPENED,
) -> sending.Owed:
    return sending.Owed(
        key=key, kind=kind, subject_id=uuid.UUID(int=7), board_id=laid.board.board_id, address=to, due_at=due_at, person_id=who
    )
