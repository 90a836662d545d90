"""Invented boards for the end-to-end tests."""

import dataclasses
import datetime
import uuid

from bot import ports
from conversations import boards, calendar, inbound
from storage import models

EDITION = "maturity_matrix@2011"
TENANT = "shire"
FIRST_DAY = datetime.date(2020, 1, 1)


def address(platform: str, handle: str) -> inbound.Address:
    """An address in the one tenant there is."""
    return inbound.Address(platform=platform, tenant=TENANT, handle=handle)


def plan(platform: str, members: int, *schedules: boards.SchedulePlan, unreached: int = 0) -> boards.BoardPlan:
    """A board of so many members, member_1 its coordinator; the last `unreached` of them have no address."""
    keys = [f"member_{number}" for number in range(1, members + 1)]
    people = tuple(
        boards.PersonPlan(
            key=key,
            name=f"Member {number}",
            zone="Europe/London",
            language="en-GB",
            addresses=() if number > members - unreached else (address(platform, key),),
            duties=(boards.Duty.COORDINATOR,) if number == 1 else (),
        )
        for number, key in enumerate(keys, start=1)
    )
    return boards.BoardPlan(
        key="shire",
        name="Shire Board",
        zone="Europe/London",
        language="en-GB",
        channel=address(platform, "channel"),
        floor=3,
        keep_months=24,
        people=people,
        seats=tuple(
            boards.SeatPlan(title=f"Seat {number}", body="Shire Council", sector="Councillors", person=key, held_from=FIRST_DAY)
            for number, key in enumerate(keys, start=1)
        ),
        schedules=schedules,
    )


def pulse_schedule(first: datetime.date, at: datetime.time, *, zone: str = "Europe/London", remind_days: int = 3) -> boards.SchedulePlan:
    """A pulse every four weeks, open for 14 days."""
    rhythm = calendar.Rhythm(first=first, every=4, unit=calendar.Unit.WEEKS, at=at, zone=zone)
    return boards.SchedulePlan(practice=boards.Practice.PULSE, rhythm=rhythm, edition_ref=EDITION, remind_days=remind_days)


async def crowd(repos: ports.Repositories, platform: str, members: int, now: datetime.datetime) -> None:
    """A board whose pulse fell due half an hour ago. All but one member are stored in bulk: only the fan-out is on trial."""
    due = (now - datetime.timedelta(minutes=30)).replace(second=0, microsecond=0)
    schedule = pulse_schedule(due.date(), due.time(), zone="Etc/UTC", remind_days=0)
    board_id = await repos.boards.save(plan(platform, 1))
    await repos.schedules.save(board_id, schedule, due - datetime.timedelta(minutes=1))
    people = [uuid.uuid4() for _ in range(members - 1)]
    await models.Person.bulk_create(
        [
            models.Person(person_id=one, key=f"crowd_{number}", name=f"Member {number}", zone="Europe/London", language="en-GB")
            for number, one in enumerate(people)
        ]
    )
    await models.PersonAddress.bulk_create(
        [
            models.PersonAddress(
                address_id=uuid.uuid4(), person_id=one, platform=platform, tenant=TENANT, handle=f"crowd_{number}", place=0
            )
            for number, one in enumerate(people)
        ]
    )
    await _seat(board_id, people)


async def neighbour(repos: ports.Repositories, platform: str, members: int, now: datetime.datetime) -> None:
    """Another board, for so many of the crowd, whose pulse fell due ten minutes before the crowd's."""
    due = (now - datetime.timedelta(minutes=40)).replace(second=0, microsecond=0)
    schedule = pulse_schedule(due.date(), due.time(), zone="Etc/UTC", remind_days=0)
    board = dataclasses.replace(plan(platform, 1), key="dale", name="Dale Board", channel=address(platform, "dale"))
    board_id = await repos.boards.save(board)
    await repos.schedules.save(board_id, schedule, due - datetime.timedelta(minutes=1))
    crowded = await models.Person.filter(key__startswith="crowd_").order_by("key").limit(members - 1)
    await _seat(board_id, [one.person_id for one in crowded])


async def _seat(board_id: uuid.UUID, people: list[uuid.UUID]) -> None:
    seat = await models.Seat.get(board_id=board_id)
    await models.Tenure.bulk_create(
        [models.Tenure(tenure_id=uuid.uuid4(), seat_id=seat.seat_id, person_id=one, held_from=FIRST_DAY) for one in people]
    )
