"""A board to measure on."""

import datetime
import itertools

from bot import boards as board_files
from bot import due_work, wiring
from conversations import boards, calendar, inbound
from frameworks import loader
from storage import database
from tests.benchmarks import slack_servers

NOW = datetime.datetime(2026, 1, 19, 9, 30, tzinfo=datetime.UTC)
EDITION = "maturity_matrix@2011"
_boards = itertools.count(1)


def address(handle: str, platform: str = "console") -> inbound.Address:
    """An address of the measured platform. Slack's ids are of capital letters and digits."""
    if platform == "slack":
        return inbound.Address(platform=platform, tenant=slack_servers.TEAM, handle=f"U{handle.upper().replace('_', '0')}")
    return inbound.Address(platform=platform, tenant="bench", handle=handle)


def minutes_ago(minutes: int) -> datetime.datetime:
    """So long before the pulse opens."""
    return NOW - datetime.timedelta(minutes=minutes)


async def with_open_pulse(
    opened: database.Database, members: int, *, at: datetime.datetime = NOW, platform: str = "console"
) -> list[inbound.Address]:
    """A new board of so many members with a pulse opened at that instant; the members' addresses."""
    number = next(_boards)
    handles = [f"b{number}_m{one}" for one in range(members)]
    people = tuple(
        boards.PersonPlan(
            key=handle,
            name=handle,
            zone="Europe/London",
            language="en-GB",
            addresses=(address(handle, platform),),
            duties=(boards.Duty.COORDINATOR,),
        )
        for handle in handles
    )
    seats = tuple(
        boards.SeatPlan(title=handle, body=f"Body {number}", sector="Sector", person=handle, held_from=datetime.date(2025, 1, 1))
        for handle in handles
    )
    rhythm = calendar.Rhythm(
        first=at.date() - datetime.timedelta(days=1), every=13, unit=calendar.Unit.WEEKS, at=datetime.time(9, 30), zone="Europe/London"
    )
    plan = boards.BoardPlan(
        key=f"board_{number}",
        name=f"Board {number}",
        zone="Europe/London",
        language="en-GB",
        channel=address(f"channel_{number}", platform),
        floor=5,
        keep_months=24,
        people=people,
        seats=seats,
        schedules=(boards.SchedulePlan(practice=boards.Practice.PULSE, rhythm=rhythm, edition_ref=EDITION),),
    )
    # Loaded before it is due, and found a day late, whatever the hour is now.
    await opened.run(lambda repos: board_files.load(repos, plan, at - datetime.timedelta(days=2)))
    await due_work.DueWork(opened, loader.load(), wiring.PRACTICES).run(at)
    return [address(handle, platform) for handle in handles]
