"""Memos to self on both databases: sealed at rest, changed only while they wait, and found by their day."""

import dataclasses
import datetime
import uuid
from collections.abc import AsyncIterator

import pytest

from bot import ports
from conversations import memo, records
from storage import database as storage_database
from storage import models, sealing
from tests.contract import build

KEY, OTHER = sealing.new_key(), sealing.new_key()
DUE = datetime.date(2026, 9, 2)
WRITTEN = "Ask the chair about the minutes"


@pytest.fixture
async def keyed(migrated_url: str) -> AsyncIterator[storage_database.Database]:
    async with storage_database.opened(migrated_url, keys=(KEY,)) as opened:
        yield opened


async def an_author(database: storage_database.Database) -> uuid.UUID:
    await database.run(lambda repos: repos.boards.save(build.plan([build.person("ann", "U1")], [build.seat("ann")])))
    person = await database.run(lambda repos: repos.boards.person_called("ann"))
    assert person is not None
    return person.person_id


async def kept(database: storage_database.Database, *, due_on: datetime.date = DUE) -> memo.Memo:
    one = memo.Memo(
        memo_id=uuid.uuid4(), person_id=await an_author(database), written_at=build.NOW, due_on=due_on, forget_at=memo.forget_at(due_on)
    )
    assert await database.run(lambda repos: repos.memos.add(one, WRITTEN))
    return one


async def test_it_is_sealed_at_rest_and_comes_back_as_it_was(keyed: storage_database.Database) -> None:
    one = await kept(keyed)
    assert await keyed.run(lambda repos: repos.memos.get(one.memo_id)) == one
    assert await keyed.run(lambda repos: repos.memos.text(one.memo_id)) == WRITTEN
    row = await keyed.run(lambda _repos: models.Memo.get(memo_id=one.memo_id))
    assert WRITTEN not in row.sealed
    assert not await keyed.run(lambda repos: repos.memos.add(dataclasses.replace(one, due_on=DUE + build.DAY), "again"))
    assert await keyed.run(lambda repos: repos.memos.text(one.memo_id)) == WRITTEN


async def test_what_came_back_or_was_cancelled_stays_as_it_is(keyed: storage_database.Database) -> None:
    one, gone = await kept(keyed), build.NOW + 30 * build.DAY
    assert await keyed.run(lambda repos: repos.memos.rewrite(one.memo_id, "Other words"))
    assert await keyed.run(lambda repos: repos.memos.move(one.memo_id, DUE + build.DAY, gone))
    assert await keyed.run(lambda repos: repos.memos.cancel(one.memo_id, build.NOW, gone))
    assert not await keyed.run(lambda repos: repos.memos.cancel(one.memo_id, build.NOW, gone))
    assert not await keyed.run(lambda repos: repos.memos.deliver(one.memo_id, build.NOW, gone))
    assert await keyed.run(lambda repos: repos.memos.of(one.person_id)) == []
    assert (await keyed.run(lambda repos: repos.memos.last_cancelled(one.person_id))) is not None
    assert await keyed.run(lambda repos: repos.memos.restore(one.memo_id, gone))
    assert await keyed.run(lambda repos: repos.memos.deliver(one.memo_id, build.NOW, gone))
    for late in (
        await keyed.run(lambda repos: repos.memos.rewrite(one.memo_id, "Too late")),
        await keyed.run(lambda repos: repos.memos.move(one.memo_id, DUE, gone)),
        await keyed.run(lambda repos: repos.memos.deliver(one.memo_id, build.NOW + build.DAY, gone)),
    ):
        assert not late
    await keyed.run(lambda repos: repos.memos.say(one.memo_id, memo.Happened.PARTLY))
    held = await keyed.run(lambda repos: repos.memos.get(one.memo_id))
    assert held == dataclasses.replace(one, due_on=DUE + build.DAY, forget_at=gone, delivered_at=build.NOW, happened=memo.Happened.PARTLY)
    assert await keyed.run(lambda repos: repos.memos.text(one.memo_id)) == "Other words"
    assert await keyed.run(lambda repos: repos.memos.counts()) == (0, 1)
    assert await keyed.run(lambda repos: repos.memos.forget(gone - build.SECOND)) == 0
    assert await keyed.run(lambda repos: repos.memos.forget(gone)) == 1


async def test_it_is_found_by_its_day(keyed: storage_database.Database) -> None:
    one, later = await kept(keyed), await kept(keyed, due_on=DUE + 7 * build.DAY)
    assert await keyed.run(lambda repos: repos.memos.waiting_until(DUE - build.DAY)) == []
    assert await keyed.run(lambda repos: repos.memos.waiting_until(DUE)) == [one]
    assert await keyed.run(lambda repos: repos.memos.days_from(DUE)) == [(DUE, "Europe/London"), (later.due_on, "Europe/London")]
    assert await keyed.run(lambda repos: repos.memos.days_from(DUE + build.DAY)) == [(later.due_on, "Europe/London")]
    assert await keyed.run(lambda repos: repos.memos.counts()) == (2, 0)


async def test_an_old_key_still_opens_and_a_missing_one_is_named(migrated_sqlite: str) -> None:
    async with storage_database.opened(migrated_sqlite, keys=(KEY,)) as first:
        one = await kept(first)
    async with storage_database.opened(migrated_sqlite, keys=(OTHER, KEY)) as rotated:
        assert await rotated.run(lambda repos: repos.memos.text(one.memo_id)) == WRITTEN
        await rotated.run(lambda repos: repos.memos.check())
    for keys, can_seal in (((OTHER,), True), ((), False)):
        async with storage_database.opened(migrated_sqlite, keys=keys) as lost:
            with pytest.raises(records.Sealed):
                await lost.run(lambda repos: repos.memos.text(one.memo_id))
            with pytest.raises(records.Sealed):
                await lost.run(lambda repos: repos.memos.check())
            assert await lost.run(lambda repos: repos.memos.get(one.memo_id)) == one
            assert await lost.run(_can_seal) is can_seal


async def _can_seal(repos: ports.Repositories) -> bool:
    return repos.can_seal
