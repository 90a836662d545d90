"""What storage keeps and counts of answers that are no pair of levels: how sure somebody is, and what is picked of a list."""

import uuid

import pytest

from conversations import presses, records
from conversations import sitting as sittings
from storage import database as storage_database
from tests.contract import build

Database = storage_database.Database
ITEMS = ("one", "two", "three")


def sure(item_key: str, now: sittings.Mark | None, how: int | None) -> sittings.Answer:
    return sittings.Answer(item_key=item_key, now=now, sure=how, given_at=build.NOW)


def marks(*given: int | None) -> list[sittings.Answer]:
    return [build.answer(key, mark) for key, mark in zip(ITEMS, given, strict=False)]


async def test_how_sure_comes_back_and_goes_again(database: Database) -> None:
    laid = await build.ground(database, 1)
    (sitting_id,) = (await build.opened(laid)).sittings.values()
    await build.keep(database, sitting_id, sure("one", 2, 3))
    found = await build.sitting(database, sitting_id)
    assert found is not None
    assert found.answers["one"] == sure("one", 2, 3)
    await build.keep(database, sitting_id, sure("one", 1, None))
    found = await build.sitting(database, sitting_id)
    assert found is not None
    assert found.answers["one"].sure is None


async def test_the_lane_for_many_presses_sees_and_keeps_how_sure(database: Database) -> None:
    laid = await build.ground(database, 1)
    (sitting_id,) = (await build.opened(laid)).sittings.values()
    await build.keep(database, sitting_id, sure("one", 2, 3))

    def decide(seen: presses.Seen) -> presses.Decided[sittings.Answer]:
        record = seen.sittings[sitting_id]
        given = [(record, sure("one", 0, 1)), (record, sure("two", 2, None))]
        return presses.Decided(outcome=record.answers["one"], answers=given, owed=[], lease_until=build.NOW)

    asked = presses.Asked(address=build.address("U-north-0"), receipt=("slack:T1", "key"), sitting_id=sitting_id, now=build.NOW)
    assert await database.decide([asked], decide) == sure("one", 2, 3)
    found = await build.sitting(database, sitting_id)
    assert found is not None
    assert (found.answers["one"].sure, found.answers["two"].sure) == (1, None)


async def test_sureness_is_counted_by_item_and_step(database: Database) -> None:
    laid = await build.ground(database, 4)
    pulse = await build.opened(laid)
    other = await build.opened(laid, build.record(laid, build.NOW + build.DAY))
    given = [(sure("one", 2, 3), sure("two", 0, 1)), (sure("one", 0, 3), sure("two", 2, None)), (sure("one", 1, 1),), ()]
    for sitting_id, answers in zip(pulse.sittings.values(), given, strict=True):
        await build.keep(database, sitting_id, *answers)
    await build.keep(database, next(iter(other.sittings.values())), sure("one", 2, 2))
    rows = await database.run(lambda repos: repos.pulses.sureness(pulse.record.pulse_id))
    assert sorted((row.item_key, row.sure, row.count) for row in rows) == [("one", 1, 1), ("one", 3, 2), ("two", 1, 1)]
    assert await database.run(lambda repos: repos.pulses.sureness(uuid.uuid4())) == []


async def test_only_who_is_done_with_a_list_is_counted(database: Database) -> None:
    laid = await build.ground(database, 5)
    pulse = await build.opened(laid)
    other = await build.opened(laid, build.record(laid, build.NOW + build.DAY))
    given = [(1, 0, 1), (1, 0, 0), (0, 0, 0), (1, 1, None), ()]
    for sitting_id, row in zip(pulse.sittings.values(), given, strict=True):
        await build.keep(database, sitting_id, *marks(*row))
    await build.keep(database, next(iter(other.sittings.values())), *marks(1, 1, 1))
    found = await database.run(lambda repos: repos.pulses.picks(pulse.record.pulse_id, len(ITEMS)))
    assert found == records.PickCounts(done=3, picked={"one": 2, "three": 1})


@pytest.mark.parametrize("items", [3, 17])
async def test_a_list_that_nobody_is_done_with(database: Database, items: int) -> None:
    laid = await build.ground(database, 1)
    pulse = await build.opened(laid)
    (sitting_id,) = pulse.sittings.values()
    await build.keep(database, sitting_id, *marks(1, None))
    found = await database.run(lambda repos: repos.pulses.picks(pulse.record.pulse_id, items))
    assert found == records.PickCounts(done=0, picked={})
