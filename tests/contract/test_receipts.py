import asyncio

from storage import database as storage_database
from storage import repositories
from tests.contract import build

Database = storage_database.Database


async def test_the_first_gets_the_receipt_and_repeats_do_not(database: Database) -> None:
    async def first(source: str, key: str) -> bool:
        return await database.run(lambda repos: repos.receipts.is_first(source, key, build.NOW))

    assert await first("slack:T1", "a")
    assert not await first("slack:T1", "a")
    assert await first("slack:T2", "a"), "another source has keys of its own"
    assert await first("slack:T1", "b")


async def test_of_many_at_once_one_is_first_and_all_can_go_on(database: Database) -> None:
    laid = await build.ground(database)

    async def work(repos: repositories.Repositories) -> bool:
        first = await repos.receipts.is_first("slack:T1", "same", build.NOW)
        # The unit of work must be whole after a refused insert.
        await repos.receipts.is_first("slack:T1", f"mine-{id(asyncio.current_task())}", build.NOW)
        assert await repos.boards.all() == [laid.board]
        return first

    for again in range(5):
        taken = await asyncio.gather(*(database.run(work) for _ in range(12)))
        assert sorted(taken) == [False] * 11 + [again == 0]


async def test_a_failed_unit_of_work_gives_its_receipt_back(database: Database) -> None:
    async def work(repos: repositories.Repositories) -> None:
        assert await repos.receipts.is_first("slack:T1", "a", build.NOW)
        raise LookupError

    for _ in range(2):
        assert isinstance((await asyncio.gather(database.run(work), return_exceptions=True))[0], LookupError)
    assert await database.run(lambda repos: repos.receipts.is_first("slack:T1", "a", build.NOW))


async def test_only_old_receipts_are_dropped(database: Database) -> None:
    assert await database.run(lambda repos: repos.receipts.is_first("s", "old", build.NOW - build.SECOND))
    assert await database.run(lambda repos: repos.receipts.is_first("s", "new", build.NOW))
    assert await database.run(lambda repos: repos.receipts.forget(build.NOW)) == 1
    assert await database.run(lambda repos: repos.receipts.is_first("s", "old", build.NOW))
    assert not await database.run(lambda repos: repos.receipts.is_first("s", "new", build.NOW))
