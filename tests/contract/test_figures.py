"""Every figure that the database counts, against a count in plain Python over answers rolled at random."""

import collections
import dataclasses
import random
import uuid

import pytest

from conversations import records
from conversations import sitting as sittings
from storage import connection, repositories
from storage import database as storage_database
from tests.contract import build

Database = storage_database.Database
ITEMS = ("purpose", "people", "places", "progress")
MARKS: tuple[sittings.Mark | None, ...] = (0, 1, 2, 3, 5, *sittings.Standing, None)
Given = dict[tuple[uuid.UUID, str], sittings.Answer]


async def answered(database: Database, laid: build.Ground, opened: build.Opened, dice: random.Random) -> Given:
    """Roll answers for everyone, store them, and give back what was stored last for each person and item."""
    given: Given = {}
    for person_id in laid.people:
        rolled = []
        for item_key in dice.sample(ITEMS, dice.randrange(len(ITEMS) + 1)):
            for _ in range(dice.choice((1, 1, 2))):
                note = dice.choice((None, "a word"))
                rolled.append(build.answer(item_key, dice.choice(MARKS), dice.choice(MARKS), note=note))
        await build.keep(database, opened.sittings[person_id], *rolled)
        given |= {(person_id, one.item_key): one for one in rolled}
    return given


def level(mark: sittings.Mark | None) -> int | None:
    return mark if isinstance(mark, int) else None


def counts(given: Given) -> collections.Counter[tuple[object, ...]]:
    rows = (
        (one.item_key, level(one.now), one.now if isinstance(one.now, sittings.Standing) else None, level(one.ahead))
        for one in given.values()
    )
    return collections.Counter(rows)


def said_something(given: Given) -> int:
    return len({who for (who, _), one in given.items() if one.now is not None and one.now is not sittings.Standing.SKIP})


def pairs(before: Given, after: Given) -> set[records.PairCount]:
    both = ((key[1], level(before[key].now), level(after[key].now)) for key in before.keys() & after.keys())
    moved = collections.Counter((item, was, now) for item, was, now in both if was is not None and now is not None)
    return {records.PairCount(item_key=item, before=was, after=now, count=count) for (item, was, now), count in moved.items()}


@pytest.mark.parametrize("seed", range(4))
async def test_what_the_database_counts_is_what_was_given(database: Database, seed: int) -> None:
    dice = random.Random(seed)
    laid = await build.ground(database, members=9)
    earlier, later = await build.opened(laid), await build.opened(laid, build.record(laid, build.NOW + build.DAY))
    before = await answered(database, laid, earlier, dice)
    after = await answered(database, laid, later, dice)

    async def totals(pulse_id: uuid.UUID) -> tuple[int, int]:
        return await database.run(lambda repos: repos.pulses.answered(pulse_id)), await database.run(
            lambda repos: repos.pulses.eligible(pulse_id)
        )

    for opened, given in ((earlier, before), (later, after)):
        found = await build.counts(database, opened.record.pulse_id)
        assert {(one.item_key, one.now_level, one.now_standing, one.ahead_level): one.count for one in found} == counts(given)
        assert len(found) == len(counts(given)), "each combination is counted in one row"
        assert await totals(opened.record.pulse_id) == (said_something(given), 9)
    found_pairs = await database.run(lambda repos: repos.pulses.pairs(earlier.record.pulse_id, later.record.pulse_id))
    assert set(found_pairs) == pairs(before, after)
    assert len(found_pairs) == len(set(found_pairs))


async def test_a_note_alone_or_a_pass_is_no_answer(database: Database) -> None:
    laid = await build.ground(database, members=4)
    opened = await build.opened(laid)
    marks: tuple[sittings.Mark | None, ...] = (None, sittings.Standing.SKIP, sittings.Standing.NOT_MY_AREA, 0)
    for person_id, mark in zip(laid.people, marks, strict=True):
        await build.keep(database, opened.sittings[person_id], build.answer(now=mark, note="a word"))
    assert await database.run(lambda repos: repos.pulses.answered(opened.record.pulse_id)) == 2


Figures = tuple[int, int, list[records.ItemCount], list[records.PairCount], list[records.PairCount], list[records.SureCount]]


async def figures(database: Database, pulse_id: uuid.UUID, other: uuid.UUID) -> Figures:
    """Everything that is counted of a pulse, and what moved since another, and back."""

    async def work(repos: repositories.Repositories) -> Figures:
        return (
            await repos.pulses.eligible(pulse_id),
            await repos.pulses.answered(pulse_id),
            await repos.pulses.counts(pulse_id),
            await repos.pulses.pairs(other, pulse_id),
            await repos.pulses.pairs(pulse_id, other),
            await repos.pulses.sureness(pulse_id),
        )

    return await database.run(work)


async def test_a_pulse_that_nobody_answered_counts_its_seats_and_nothing_else(database: Database) -> None:
    laid = await build.ground(database, members=3)
    silent, other = await build.opened(laid), await build.opened(laid, build.record(laid, build.NOW + build.DAY))
    for person_id in laid.people:
        await build.keep(database, other.sittings[person_id], build.answer(now=2, ahead=3))
    assert await figures(database, silent.record.pulse_id, other.record.pulse_id) == (3, 0, [], [], [], [])
    picked = await database.run(lambda repos: repos.pulses.picks(silent.record.pulse_id, len(ITEMS)))
    assert picked == records.PickCounts(done=0, picked={})


async def test_a_pulse_without_seats_counts_nothing(database: Database) -> None:
    laid = await build.ground(database)
    empty, other = build.record(laid), await build.opened(laid, build.record(laid, build.NOW + build.DAY))
    await build.create(laid, empty)
    assert await figures(database, empty.pulse_id, other.record.pulse_id) == (0, 0, [], [], [], [])
    assert await figures(database, uuid.UUID(int=0), other.record.pulse_id) == (0, 0, [], [], [], [])


async def test_whoever_only_said_not_sure_answered_and_is_in_no_pair(database: Database) -> None:
    laid = await build.ground(database, members=3)
    earlier, later = await build.opened(laid), await build.opened(laid, build.record(laid, build.NOW + build.DAY))
    unsure, moved, silent = laid.people
    for person_id in (unsure, moved):
        await build.keep(database, earlier.sittings[person_id], build.answer(now=2))
    await build.keep(database, earlier.sittings[silent], build.answer(now=sittings.Standing.SKIP))
    for item_key in ITEMS:
        await build.keep(database, later.sittings[unsure], build.answer(item_key, sittings.Standing.NOT_SURE, 4))
    await build.keep(database, later.sittings[moved], build.answer(now=0))
    await build.keep(database, later.sittings[silent], build.answer(now=3))
    eligible, answered, counted, since, back, _ = await figures(database, later.record.pulse_id, earlier.record.pulse_id)
    assert (eligible, answered) == (3, 3)
    assert since == [records.PairCount(item_key="purpose", before=2, after=0, count=1)]
    assert back == [records.PairCount(item_key="purpose", before=0, after=2, count=1)]
    not_sure = [one for one in counted if one.now_standing is sittings.Standing.NOT_SURE]
    assert sorted((one.item_key, one.now_level, one.ahead_level, one.count) for one in not_sure) == [
        (item_key, None, 4, 1) for item_key in sorted(ITEMS)
    ]
    _, answered_before, *_ = await figures(database, earlier.record.pulse_id, later.record.pulse_id)
    assert answered_before == 2, "a skip is no answer"


async def test_pairs_stand_in_one_order_on_every_database(database: Database) -> None:
    """Databases differ in where they put a capital or an underline."""
    keys, marks = ("b_a", "ba", "Ba", "b_B", "bA"), (5, 0, 3)
    laid = await build.ground(database, members=3)
    earlier, later = await build.opened(laid), await build.opened(laid, build.record(laid, build.NOW + build.DAY))
    for person_id, mark in zip(laid.people, marks, strict=True):
        for item_key in keys:
            await build.keep(database, earlier.sittings[person_id], build.answer(item_key, mark))
            await build.keep(database, later.sittings[person_id], build.answer(item_key, 5 - mark))

    async def work(repos: repositories.Repositories) -> list[records.PairCount]:
        if connection.current().capabilities.dialect == "postgres":
            # So it counts large pulses: by hashes, in no order at all.
            for way in ("sort", "incremental_sort", "indexscan", "indexonlyscan"):
                await connection.current().execute_query(f"SET LOCAL enable_{way} = off")
        return await repos.pulses.pairs(earlier.record.pulse_id, later.record.pulse_id)

    since = await database.run(work)
    expected = [(key, mark, 5 - mark, 1) for key in ("Ba", "bA", "b_B", "b_a", "ba") for mark in (0, 3, 5)]
    assert [(one.item_key, one.before, one.after, one.count) for one in since] == expected


async def test_only_who_was_asked_both_times_is_in_a_pair(database: Database) -> None:
    """And what other boards answered on the same day is in no figure."""
    laid, elsewhere = await build.ground(database, members=2), await build.ground(database, members=2, key="south")
    earlier, away = await build.opened(laid), await build.opened(elsewhere)
    later = build.record(laid, build.NOW + build.DAY)
    await build.create(laid, later)
    stays, leaves = laid.people
    seated = await database.run(lambda repos: repos.pulses.seat(later.pulse_id, [stays]))
    for sitting_id in (*earlier.sittings.values(), *away.sittings.values(), *seated.values()):
        await build.keep(database, sitting_id, dataclasses.replace(build.answer(now=1), sure=2))
    assert leaves in earlier.sittings
    stayed = [records.PairCount(item_key="purpose", before=1, after=1, count=1)]
    counted = [records.ItemCount(item_key="purpose", now_level=1, now_standing=None, ahead_level=None, count=1)]
    sure = [records.SureCount(item_key="purpose", sure=2, count=1)]
    assert await figures(database, later.pulse_id, earlier.record.pulse_id) == (1, 1, counted, stayed, stayed, sure)
    assert (await figures(database, later.pulse_id, away.record.pulse_id))[3] == []
