"""Instants come back aware, in UTC and whole; the database puts them in the right order."""

import datetime
import random
import zoneinfo

from storage import database as storage_database
from tests.contract import build

Database = storage_database.Database
MICRO = datetime.timedelta(microseconds=1)
OFFSETS = [0 * MICRO, MICRO, 999_999 * MICRO, 1_000_000 * MICRO, 1_000_001 * MICRO, 500_000 * MICRO, 10 * MICRO]
ZONES = ("UTC", "Europe/London", "America/New_York", "Asia/Kolkata")


async def test_instants_come_back_aware_in_utc_and_whole(database: Database) -> None:
    laid = await build.ground(database)
    for number, offset in enumerate(OFFSETS):
        moment = (build.NOW + number * build.DAY + offset).astimezone(zoneinfo.ZoneInfo("Asia/Kolkata"))
        opened = await build.opened(laid, build.record(laid, moment))
        await build.keep(database, opened.sittings[laid.people[0]], build.answer(given_at=moment))
        found = await build.sitting(database, opened.sittings[laid.people[0]])
        assert found is not None
        for instant in (found.pulse.due_at, found.answers["purpose"].given_at):
            assert instant == moment
            assert instant.utcoffset() == datetime.timedelta()


async def test_instants_are_ordered_and_compared_to_the_microsecond_whatever_their_zone(database: Database) -> None:
    laid = await build.ground(database)
    dice = random.Random(1)
    moments = [(build.NOW + offset).astimezone(zoneinfo.ZoneInfo(dice.choice(ZONES))) for offset in OFFSETS]
    await database.run(
        lambda repos: repos.deliveries.owe(
            [build.owed(laid, f"{place}", to=build.address("U1"), due_at=moment) for place, moment in enumerate(moments)]
        )
    )

    async def before(moment: datetime.datetime) -> int:
        return await database.run(lambda repos: repos.deliveries.overdue(moment))

    overdue = [await before(moment) for moment in moments]
    assert overdue == [sum(one < moment for one in moments) for moment in moments]
    limit = moments[3].astimezone(zoneinfo.ZoneInfo("America/New_York"))
    claimed = await database.run(lambda repos: repos.deliveries.claim("a", limit, limit, 99))
    assert [one.owed_at for one in claimed] == sorted(one for one in moments if one <= limit)
    assert await database.run(lambda repos: repos.deliveries.next_due()) == limit, "the end of the lease"


async def test_a_compare_and_set_meets_the_same_instant_in_another_zone(database: Database) -> None:
    laid = await build.ground(database)
    moved = (build.NOW + MICRO).astimezone(zoneinfo.ZoneInfo("America/New_York"))
    assert await database.run(lambda repos: repos.schedules.move_on(laid.schedule, moved))
    again = await database.run(lambda repos: repos.schedules.get(laid.schedule.schedule_id))
    assert again.next_due == moved
    assert await database.run(lambda repos: repos.schedules.move_on(again, build.NOW))
    first, second = build.record(laid, build.NOW), build.record(laid, build.NOW.astimezone(zoneinfo.ZoneInfo("Asia/Kolkata")))
    assert await database.run(lambda repos: repos.pulses.create(first))
    assert not await database.run(lambda repos: repos.pulses.create(second))
