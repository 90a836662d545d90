import asyncio
import dataclasses
import uuid

from conversations import records
from storage import database as storage_database
from storage import repositories
from tests.contract import build

Database = storage_database.Database
GIVEN = {
    "entries": [{"step": "by", "value": {"runs": ["Ö “x”"], "who": None}}, {"step": "open", "value": 14}, {"step": "a", "value": [[1]]}]
}


def setup(handle: str = "U1", *, tenant: str = "T1", begun: int = 0) -> records.SetUpRecord:
    at = build.NOW + begun * build.SECOND
    return records.SetUpRecord(setup_id=uuid.uuid4(), address=build.address(handle, tenant=tenant), given=GIVEN, begun_at=at, changed_at=at)


async def create(database: Database, *made: records.SetUpRecord) -> None:
    for one in made:
        await database.run(lambda repos, one=one: repos.setups.create(one))  # type: ignore[misc]  # the default binds this turn's record


async def get(database: Database, made: records.SetUpRecord) -> records.SetUpRecord | None:
    return await database.run(lambda repos: repos.setups.get(made.setup_id, lock=True))


async def test_what_was_given_comes_back_as_it_was_and_in_its_order(database: Database) -> None:
    made = setup()
    await create(database, made)
    assert await get(database, made) == made
    assert await database.run(lambda repos: repos.setups.get(uuid.uuid4())) is None


async def test_the_newest_of_an_account_is_found_and_no_other_account_s(database: Database) -> None:
    older, newer, other, elsewhere = setup(), setup(begun=1), setup("U2", begun=2), setup(tenant="T2", begun=3)
    await create(database, newer, older, other, elsewhere)
    assert await database.run(lambda repos: repos.setups.latest(older.address)) == newer
    assert await database.run(lambda repos: repos.setups.latest(elsewhere.address)) == elsewhere
    assert await database.run(lambda repos: repos.setups.latest(build.address("U3"))) is None


async def test_what_is_kept_takes_the_place_of_what_was(database: Database) -> None:
    made, beside = setup(), setup()
    await create(database, made, beside)
    later = build.NOW + build.DAY
    changed = dataclasses.replace(made, given={"entries": []}, changed_at=later, board_id=uuid.uuid4(), ended=True)
    await database.run(lambda repos: repos.setups.keep(changed))
    assert await get(database, made) == changed
    assert await get(database, beside) == beside
    await database.run(lambda repos: repos.setups.keep(dataclasses.replace(changed, board_id=None, ended=False)))
    assert await get(database, made) == dataclasses.replace(changed, board_id=None, ended=False)


async def test_whoever_holds_the_lock_is_waited_for(database: Database) -> None:
    made = setup()
    await create(database, made)

    async def one_more(repos: repositories.Repositories) -> None:
        held = await repos.setups.get(made.setup_id, lock=True)
        assert held is not None
        entries = held.given["entries"]
        assert isinstance(entries, list)
        await repos.setups.keep(dataclasses.replace(held, given={"entries": [*entries, len(entries)]}))

    await asyncio.gather(*(database.run(one_more) for _ in range(6)))
    found = await get(database, made)
    assert found is not None
    assert found.given["entries"] == [*GIVEN["entries"], 3, 4, 5, 6, 7, 8]


async def test_only_what_was_not_touched_for_long_is_forgotten(database: Database) -> None:
    old, new = setup(), setup(begun=1)
    await create(database, old, new)
    assert await database.run(lambda repos: repos.setups.forget(new.changed_at)) == 1
    assert await get(database, old) is None
    assert await get(database, new) == new
