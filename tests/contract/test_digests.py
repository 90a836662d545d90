import datetime
import functools
import uuid

from conversations import records
from storage import database as storage_database
from storage import repositories
from tests.contract import build

Database = storage_database.Database


def week(laid: build.Ground, until: datetime.datetime) -> records.DigestRecord:
    return records.DigestRecord(
        digest_id=uuid.uuid4(), schedule_id=laid.schedule.schedule_id, board=laid.board, since=until - 7 * build.DAY, until=until
    )


async def test_a_week_is_told_once_and_the_next_begins_where_it_ended(database: Database) -> None:
    laid = await build.ground(database)
    assert await database.run(lambda repos: repos.digests.last_end(laid.schedule.schedule_id)) is None
    first, second = week(laid, build.NOW), week(laid, build.NOW + 7 * build.DAY)
    assert await database.run(lambda repos: repos.digests.create(first))
    assert not await database.run(lambda repos: repos.digests.create(week(laid, build.NOW)))
    assert await database.run(lambda repos: repos.digests.create(second))
    assert await database.run(lambda repos: repos.digests.get(first.digest_id)) == first
    assert await database.run(lambda repos: repos.digests.last_end(laid.schedule.schedule_id)) == second.until


async def test_the_weeks_that_end_together_are_found_by_their_boards(database: Database) -> None:
    north, south = await build.ground(database, key="north"), await build.ground(database, key="south")
    ends = build.NOW
    for one in (week(south, ends), week(north, ends), week(north, ends + 7 * build.DAY)):
        assert await database.run(functools.partial(_create, one))
    both = {north.board.board_id, south.board.board_id}
    found = await database.run(lambda repos: repos.digests.ending_at(both, ends))
    assert [(one.board.key, one.until) for one in found] == [("north", ends), ("south", ends)]
    assert [one.board.key for one in await database.run(lambda repos: repos.digests.ending_at({north.board.board_id}, ends))] == ["north"]
    assert await database.run(lambda repos: repos.digests.ending_at(both, ends + build.MINUTE)) == []
    assert await database.run(lambda repos: repos.digests.ending_at(set(), ends)) == []


async def _create(record: records.DigestRecord, repos: repositories.Repositories) -> bool:
    return await repos.digests.create(record)
