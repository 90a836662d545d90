"""A board to measure on."""

import datetime
import itertools

from bot import boards as board_files
from bot import due_work, wiring
from conversations import boards, calendar, inbound
from frameworks import loader
from storage import database

NOW = datetime.datetime(2026, 1, 19, 9, 30, tzinfo=datetime.UTC)
_boards = itertools.count(1)


def address(handle: str) -> inbound.Address:
    """An address of the measured platform."""
    return inbound.Address(platform="console", tenant="bench", handle=handle)


def minutes_ago(minutes: int) -> datetime.datetime:
    """So long before the pulse opens."""
    return NOW - datetime.timedelta(minutes=minutes)


async def with_open_pulse(opened: database.Database, members: int) -> list[inbound.Address]:
    """A new board of so many members with a pulse just opened; the members' addresses."""
    number = next(_boards)
    handles = [f"b{number}_m{one}" for one in range(members)]
    people = tuple(
        boards.PersonPlan(
            key=handle, name=handle, zone="Europe/London", language="en-GB", addresses=(address(handle),), duties=(boards.Duty.COORDINATOR,)
        )
        for handle in handles
    )
    seats = tuple(
        boards.SeatPlan(title=handle, body=f"Body {number}", sector="Sector", person=handle, held_from=datetime.date(2025, 1, 1))
        for handle in handles
    )
    rhythm = calendar.Rhythm(first=NOW.date(), every=13, unit=calendar.Unit.WEEKS, at=datetime.time(9, 30), zone="Europe/London")
    plan = boards.BoardPlan(
        key=f"board_{number}",
        name=f"Board {number}",
        zone="Europe/London",
        language="en-GB",
        channel=address(f"channel_{number}"),
        floor=5,
        keep_months=24,
        people=people,
        seats=seats,
        schedules=(boards.SchedulePlan(practice=boards.Practice.PULSE, rhythm=rhythm, edition_ref="maturity_matrix@2011"),),
    )
    before = minutes_ago(1)
    await opened.run(lambda repos: board_files.load(repos, plan, before))
    await due_work.DueWork(opened, loader.load(), wiring.PRACTICES).run(NOW)
    return [address(handle) for handle in handles]
