import asyncio
import dataclasses
import datetime
import itertools
import uuid

import pytest

from conversations import inbound, records
from storage import database as storage_database
from storage import models, repositories
from tests.contract import build

Database = storage_database.Database
LEASE = 20 * build.SECOND
OVERTAKING = 5 * build.SECOND
EXPIRED = build.NOW + LEASE


def reply(spot: str, body: str = "{}", *, tenant: str = "T1", at: datetime.datetime = build.NOW) -> records.ReplyRecord:
    return records.ReplyRecord(
        reply_id=uuid.uuid4(),
        address=build.address("U1", tenant=tenant),
        place=inbound.Place(spot=spot, ticket="https://hooks.example/1"),
        body=body,
        owed_at=at,
    )


async def owe(database: Database, *rows: records.ReplyRecord, until: datetime.datetime = EXPIRED) -> None:
    await database.run(lambda repos: repos.replies.owe(rows, until))


async def settle(database: Database, *rows: records.ReplyRecord, until: datetime.datetime = EXPIRED) -> list[records.ReplyRecord]:
    return await database.run(lambda repos: repos.replies.settle([(row, until) for row in rows]))


async def left_over(database: Database, now: datetime.datetime = EXPIRED, limit: int = 50) -> list[records.ReplyRecord]:
    return await database.run(lambda repos: repos.replies.left_over(now, now + LEASE, limit))


async def test_a_reply_is_taken_whole_when_its_lease_has_run_out_and_by_nobody_before(database: Database) -> None:
    owed = reply("card:D1:1", '{"it\'s":"“said”\\n; DROP TABLE reply"}')
    await owe(database, owed)
    assert await left_over(database, EXPIRED - datetime.timedelta(microseconds=1)) == []
    assert await left_over(database) == [owed]
    assert await left_over(database, EXPIRED + LEASE - build.SECOND) == [], "it stands under a new lease"
    assert await left_over(database, EXPIRED + LEASE) == [owed]


async def test_what_has_left_is_gone(database: Database) -> None:
    first, second = reply("a"), reply("b")
    await owe(database, first, second)
    await database.run(lambda repos: repos.replies.settle([(first, EXPIRED), (reply("never owed"), EXPIRED)]))
    await database.run(lambda repos: repos.replies.settle([]))
    assert await left_over(database) == [second]


async def test_a_newer_reply_for_one_spot_takes_the_row(database: Database) -> None:
    older = reply("card:D1:1", "older")
    newer = dataclasses.replace(
        reply("card:D1:1", "newer", at=build.NOW + build.SECOND), address=build.address("U2"), place=inbound.Place(spot="card:D1:1")
    )
    until = EXPIRED + build.SECOND
    await owe(database, older)
    await owe(database, newer, until=until)
    assert await settle(database, newer, until=until) == [], "it stands, for the older one may still be under way"
    assert await settle(database, older) == [newer], "now it may have covered the newer one"
    assert await left_over(database) == [], "the newer reply has its own lease"
    assert await settle(database, newer, until=until) == []
    assert await left_over(database, until + LEASE) == []


async def test_a_newer_reply_that_nobody_shows_again_is_found_when_its_lease_is_over(database: Database) -> None:
    older, newer = reply("card:D1:1", "older"), reply("card:D1:1", "newer", at=build.NOW + build.SECOND)
    await owe(database, older)
    await owe(database, newer)
    await settle(database, newer)
    assert await left_over(database, EXPIRED + OVERTAKING) == [newer]
    assert await settle(database, newer, until=EXPIRED + OVERTAKING + LEASE) == []
    assert await left_over(database, EXPIRED + 9 * LEASE) == []


async def test_both_at_once_are_gone_at_once(database: Database) -> None:
    older, newer = reply("card:D1:1", "older"), reply("card:D1:1", "newer", at=build.NOW + build.SECOND)
    await owe(database, older)
    await owe(database, newer)
    assert await settle(database, older, newer) == []
    assert await left_over(database, EXPIRED + LEASE) == []


@pytest.mark.parametrize("first_to_end", range(2))
async def test_two_peoples_replies_that_end_at_once_may_have_covered_each_other(database: Database, first_to_end: int) -> None:
    """One person's leave one after the other; two people's leave side by side."""
    older, until = reply("card:C1:1", "older"), EXPIRED + build.SECOND
    newer = dataclasses.replace(reply("card:C1:1", "newer", at=build.NOW + build.SECOND), address=build.address("U2"))
    await owe(database, older)
    await owe(database, newer, until=until)
    ended = [(older, EXPIRED), (newer, until)]
    if first_to_end:
        ended.reverse()
    assert await database.run(lambda repos: repos.replies.settle(ended)) == [newer], "it is shown once more"
    assert await left_over(database, until - build.SECOND) == []
    assert await left_over(database, until) == [newer], "and stands until then, under a usual lease"
    assert await settle(database, newer, until=until + LEASE) == []
    assert await left_over(database, build.NOW + build.DAY) == []


async def test_a_reply_whose_forerunner_was_given_up_long_ago_is_gone_when_it_has_left(database: Database) -> None:
    older, newer = reply("card:D1:1", "older"), reply("card:D1:1", "newer", at=EXPIRED)
    await owe(database, older)
    await owe(database, newer, until=EXPIRED + LEASE)
    await settle(database, newer, until=EXPIRED + LEASE)
    assert await left_over(database, EXPIRED + 9 * LEASE) == []


async def test_of_several_for_one_spot_at_once_the_last_stands(database: Database) -> None:
    rows = [reply(spot, f"{spot}{number}") for number in range(3) for spot in ("b", "a")]
    await owe(database, *rows)
    assert {one.body for one in await left_over(database)} == {"a2", "b2"}
    await owe(database)


async def test_the_same_spot_of_another_workspace_is_another(database: Database) -> None:
    await owe(database, reply("home:U1:"), reply("home:U1:", tenant="T2"))
    assert len(await left_over(database)) == 2


async def test_those_that_keep_failing_do_not_starve_the_others(database: Database) -> None:
    sick = [reply(f"sick {number}", tenant="T1", at=build.NOW - build.SECOND) for number in range(3)]
    well = [reply(f"well {number}", tenant="T2") for number in range(3)]
    await owe(database, *sick, *well)
    assert await left_over(database, limit=3) == sorted(sick, key=lambda one: one.reply_id)
    await database.run(lambda repos: repos.replies.put_off([one.reply_id for one in sick], EXPIRED + build.SECOND))
    assert await left_over(database, EXPIRED + build.SECOND, limit=3) == sorted(well, key=lambda one: one.reply_id)


async def test_the_oldest_is_taken_first_and_no_more_than_asked(database: Database) -> None:
    rows = [reply(f"{seconds}", at=build.NOW - seconds * build.SECOND) for seconds in range(5)]
    await owe(database, *rows)
    taken = [[one.place.spot for one in await left_over(database, limit=2)] for _ in range(4)]
    assert taken == [["4", "3"], ["2", "1"], ["0"], []]


async def test_two_processes_never_take_the_same(database: Database) -> None:
    for round_number in range(4):
        await owe(database, *(reply(f"{round_number}-{number}") for number in range(30)))
        taken = await asyncio.gather(*(left_over(database, limit=5) for _ in range(8)))
        spots = [one.place.spot for batch in taken for one in batch]
        assert len(spots) == len(set(spots))
        spots += [one.place.spot for one in await left_over(database, limit=99)]
        assert sorted(spots) == sorted(f"{round_number}-{number}" for number in range(30))


async def test_many_units_of_work_that_owe_for_the_same_spots_do_not_trip_over_each_other(database: Database) -> None:
    orders = list(itertools.permutations(("a", "b", "c")))
    await asyncio.gather(*(owe(database, *(reply(spot) for spot in order)) for order in orders))
    assert sorted(one.place.spot for one in await left_over(database, EXPIRED + OVERTAKING)) == ["a", "b", "c"]


async def test_marks_on_many_rows_in_any_order_wait_for_no_unit_of_work_that_owes_for_the_same_spots(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    """A unit of work that waits for another that waits for it is begun again, and says so."""
    rows = [reply(f"{number:02}") for number in range(40)]
    await owe(database, *rows)
    for round_number in range(12):
        newer = [reply(f"{number:02}", at=build.NOW + (round_number + 1) * build.SECOND) for number in range(40)]
        backwards = [row.reply_id for row in reversed(rows)]
        await asyncio.gather(
            owe(database, *newer),
            settle(database, *rows[::-2]),
            database.run(lambda repos, ids=backwards: repos.replies.put_off(ids, EXPIRED)),  # type: ignore[misc]  # bound now
            database.run(lambda repos: repos.replies.forget(build.NOW - build.SECOND)),
        )
        rows = newer
    assert [vars(record)["action"] for record in caplog.records if vars(record).get("action") == "unit_of_work_retried"] == []


async def test_put_off_waits_longer_unless_a_newer_reply_takes_the_row(database: Database) -> None:
    kept, replaced = reply("kept"), reply("replaced")
    later = EXPIRED + 60 * build.SECOND
    await owe(database, kept, replaced)
    await database.run(lambda repos: repos.replies.put_off([kept.reply_id, replaced.reply_id], later))
    newer = reply("replaced", at=build.NOW + build.SECOND)
    await owe(database, newer)
    await database.run(lambda repos: repos.replies.put_off([replaced.reply_id], later))
    assert await left_over(database, EXPIRED + OVERTAKING) == [newer]
    assert await left_over(database, later) == [newer, kept]


async def test_a_reply_is_kept_or_not_with_the_unit_of_work_it_belongs_to(database: Database) -> None:
    async def fails(repos: repositories.Repositories) -> None:
        await repos.replies.owe([reply("a")], EXPIRED)
        raise LookupError

    results = await asyncio.gather(database.run(fails), return_exceptions=True)
    assert [type(one) for one in results] == [LookupError]
    assert await left_over(database) == []


async def test_what_nobody_waits_for_is_forgotten(database: Database) -> None:
    await owe(database, reply("old", at=build.NOW - build.SECOND), reply("new"))
    assert await database.run(lambda repos: repos.replies.forget(build.NOW)) == 1
    assert [one.place.spot for one in await left_over(database)] == ["new"]


async def test_hundreds_at_once_are_one_statement(database: Database) -> None:
    await owe(database, *(reply(f"{number}") for number in range(600)))
    assert await database.run(lambda _repos: models.Reply.all().count()) == 600
