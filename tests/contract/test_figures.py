"""Every figure that the database counts, against a count in plain Python over answers rolled at random."""

import collections
import random
import uuid

import pytest

from conversations import records
from conversations import sitting as sittings
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
