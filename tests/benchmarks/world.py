"""A board to measure on."""

import datetime
import functools
import itertools
import uuid

from bot import due_work, ports, wiring
from bot.board import boards as board_files
from conversations import actions, boards, calendar, inbound
from frameworks import loader
from storage import database, models
from tests.benchmarks import slack_servers
from tests.teams import authority

NOW = datetime.datetime(2026, 1, 19, 9, 30, tzinfo=datetime.UTC)
EDITION = "maturity_matrix@2011"
PARTS = (actions.Part.NOW, actions.Part.AHEAD)
"""What its questions ask for."""
MEMBERS = 64
"""Who answers where whole answers are measured."""
_boards = itertools.count(1)


def address(handle: str, platform: str = "console") -> inbound.Address:
    """An address of the measured platform. Slack's ids are of capital letters and digits, Teams' are GUIDs."""
    if platform == "slack":
        return inbound.Address(platform=platform, tenant=slack_servers.TEAM, handle=f"U{handle.upper().replace('_', '0')}")
    if platform == "teams":
        return inbound.Address(platform=platform, tenant=authority.TENANT, handle=str(uuid.uuid5(uuid.NAMESPACE_OID, handle)))
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


async def members(opened: database.Database, platform: str, *, of_boards: int = 1) -> list[list[str]]:
    """Boards with a pulse just opened and nothing owed: each member's handle, and their sitting's id as 32 hex digits."""
    found = []
    for _ in range(of_boards):
        addresses = await with_open_pulse(opened, MEMBERS, at=datetime.datetime.now(datetime.UTC), platform=platform)
        found += await opened.run(functools.partial(_sittings, addresses=addresses))
    return found


async def _sittings(repos: ports.Repositories, addresses: list[inbound.Address]) -> list[list[str]]:
    # The opening of the pulse is not what is measured: what it owes to everyone is struck out.
    await models.Delivery.all().delete()
    people = await repos.boards.people_at(addresses)
    found: list[tuple[str, uuid.UUID]] = [
        (address.handle, (await repos.sittings.open_for(person.person_id))[0].sitting_id) for address, person in people.items()
    ]
    return [[handle, sitting_id.hex] for handle, sitting_id in found]
