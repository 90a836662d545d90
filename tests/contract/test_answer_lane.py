"""What the fast lane asks of the storage: the same as the single calls, for many at once."""

import asyncio
import dataclasses
import logging
import random
import uuid

import pytest

from conversations import boards, inbound, records
from conversations import sitting as sittings
from storage import database as storage_database
from storage import repositories
from tests.contract import build

Database = storage_database.Database


async def test_people_are_found_by_any_of_their_addresses_as_one_by_one(database: Database) -> None:
    people = [build.person("ann", "U1", "U2", duties=(boards.Duty.CHAIR,)), build.person("bob", "U3"), build.person("cy", "U4")]
    await database.run(lambda repos: repos.boards.save(build.plan(people, [build.seat("ann")])))
    asked = [build.address(handle) for handle in ("U2", "U3", "U1", "nobody")]
    asked += [build.address("U1", tenant="T2"), build.address("U1", platform="teams"), build.address("'; --")]

    async def singly(repos: repositories.Repositories) -> dict[inbound.Address, boards.Member]:
        found = {address: await repos.boards.person_at(address) for address in asked}
        return {address: dataclasses.replace(one, addresses=(address,)) for address, one in found.items() if one is not None}

    together = await database.run(lambda repos: repos.boards.people_at(asked))
    assert together == await database.run(singly)
    assert [together[build.address(handle)].key for handle in ("U1", "U2", "U3")] == ["ann", "ann", "bob"]
    assert await database.run(lambda repos: repos.boards.people_at(set())) == {}


async def test_of_receipts_taken_together_each_first_is_told(database: Database) -> None:
    async def take(*keys: str, source: str = "slack:T1") -> list[bool]:
        return await database.run(lambda repos: repos.receipts.take([(source, key) for key in keys], build.NOW))

    assert await take() == []
    assert await take("b", "a", "b", "c", "a") == [True, True, False, True, False]
    assert await take("a", "d", "c", "d") == [False, True, False, False]
    assert await take("a", source="slack:T2") == [True], "another source has keys of its own"
    assert await take("x" * 255, "é", "'; --", "€" * 255) == [True] * 4
    assert not await database.run(lambda repos: repos.receipts.is_first("slack:T1", "d", build.NOW))


async def test_receipts_wanted_in_any_order_at_once_go_to_one_and_stop_nobody(database: Database, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    for again in range(5):
        keys = [f"{again}-{place}" for place in range(12)]
        orders = [random.Random(seed).sample(keys, len(keys)) for seed in range(6)]

        async def take(order: list[str]) -> dict[str, bool]:
            taken = await database.run(lambda repos: repos.receipts.take([("s", key) for key in order], build.NOW))
            return dict(zip(order, taken, strict=True))

        found = await asyncio.gather(*(take(order) for order in orders))
        assert all(sum(one[key] for one in found) == 1 for key in keys)
    assert not [one for one in caplog.records if getattr(one, "action", "") == "unit_of_work_retried"], "two waited for each other"


async def test_sittings_come_together_as_they_come_singly(database: Database) -> None:
    north, south = await build.ground(database), await build.ground(database, key="south")
    first, second = await build.opened(north), await build.opened(south)
    ids = [*first.sittings.values(), *second.sittings.values()]
    await build.keep(database, ids[0], build.answer("purpose", 2, 4, note="a 'note'\n“so”"), build.answer("strategy", 0))
    await build.keep(database, ids[3], build.answer("purpose", sittings.Standing.NOT_MY_AREA, given_at=build.NOW + build.MINUTE))
    await build.keep(database, ids[4], build.answer("purpose", None, note="only a note"))
    await build.close(south, second.record)

    async def both(repos: repositories.Repositories) -> tuple[object, object]:
        together = await repos.sittings.get_all([*reversed(ids), uuid.uuid4(), ids[0]])
        return together, {one: await repos.sittings.get(one) for one in ids}

    together, singly = await database.run(both)
    assert together == singly
    assert await database.run(lambda repos: repos.sittings.get_all([])) == {}
    assert await database.run(lambda repos: repos.sittings.get_all({uuid.uuid4()})) == {}


async def test_answers_kept_together_take_the_place_of_earlier_ones(database: Database) -> None:
    laid = await build.ground(database)
    opened = await build.opened(laid)
    ann, bob, _ = opened.sittings.values()
    await build.keep(database, ann, build.answer("purpose", 1, 2, note="stays with whom it belongs"))

    async def work(repos: repositories.Repositories) -> None:
        found = await repos.sittings.get_all([ann, bob])
        given = [(ann, build.answer("purpose", 5)), (bob, build.answer("purpose", 3)), (ann, build.answer("strategy", 4))]
        given += [(bob, build.answer("purpose", sittings.Standing.SKIP, note="the last", given_at=build.NOW + build.SECOND))]
        await repos.sittings.keep_all([(found[sitting_id], answer) for sitting_id, answer in given])
        await repos.sittings.keep_all([])

    await database.run(work)
    kept = await database.run(lambda repos: repos.sittings.get_all([ann, bob]))
    assert kept[ann].answers == {"purpose": build.answer("purpose", 5), "strategy": build.answer("strategy", 4)}
    assert kept[bob].answers == {
        "purpose": build.answer("purpose", sittings.Standing.SKIP, note="the last", given_at=build.NOW + build.SECOND)
    }
    counted = await build.counts(database, opened.record.pulse_id)
    assert sum(one.count for one in counted) == 3, "an answer to one item is one row"


@pytest.mark.parametrize("seed", range(2))
async def test_units_that_want_the_same_sittings_and_a_close_never_deadlock(
    migrated_postgres: str, seed: int, caplog: pytest.LogCaptureFixture
) -> None:
    """As two processes do: each with connections of its own."""
    caplog.set_level(logging.WARNING)
    dice = random.Random(seed)
    async with storage_database.opened(migrated_postgres) as one, storage_database.opened(migrated_postgres) as other:
        laid = await build.ground(one, members=8)
        for days in range(6):
            opened = await build.opened(laid, build.record(laid, build.NOW + days * build.DAY))
            everyone = list(opened.sittings.values())
            units = [answering(database, dice.sample(everyone, 6)) for database in (other, one) for _ in range(4)]
            kept, _ = await asyncio.gather(asyncio.gather(*units), build.close(laid, opened.record))
            stored = set[uuid.UUID]().union(*kept)
            counted = await build.counts(one, opened.record.pulse_id)
            assert sum(row.count for row in counted) == len(stored), "kept before the close, or refused"
    assert not [one for one in caplog.records if getattr(one, "action", "") == "unit_of_work_retried"], "two waited for each other"


async def answering(database: Database, wanted: list[uuid.UUID]) -> set[uuid.UUID]:
    """Answer in all these sittings as the lane does; those in which it was kept."""

    async def work(repos: repositories.Repositories) -> set[uuid.UUID]:
        found = await repos.sittings.get_all(wanted)
        still_open = [found[one] for one in wanted if found[one].pulse.state is records.PulseState.OPEN]
        await repos.sittings.keep_all([(record, build.answer()) for record in still_open])
        return {record.sitting_id for record in still_open}

    return await database.run(work)


async def test_a_table_of_what_was_given_takes_every_kind_of_value_and_many_rows(database: Database) -> None:
    laid = await build.ground(database, members=64)
    opened = await build.opened(laid)
    ids = list(opened.sittings.values())
    marks: list[sittings.Mark | None] = [None, 0, 5, *sittings.Standing]

    async def work(repos: repositories.Repositories) -> dict[uuid.UUID, records.SittingRecord]:
        found = await repos.sittings.get_all(ids)
        await repos.sittings.keep_all(
            [(found[one], build.answer("purpose", marks[place % 6], note=f"\t{place}")) for place, one in enumerate(ids)]
        )
        return await repos.sittings.get_all(ids)

    kept = await database.run(work)
    assert [kept[one].answers["purpose"].now for one in ids] == [marks[place % 6] for place in range(64)]
    assert [kept[one].answers["purpose"].note for one in ids] == [f"\t{place}" for place in range(64)]
