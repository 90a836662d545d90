"""What happens when two units of work meet: an answer and a close, two closes, two answers."""

import asyncio
import random
import uuid

import pytest

from conversations import records
from storage import database as storage_database
from storage import repositories
from tests.contract import build

Database = storage_database.Database


async def yielding(times: int) -> None:
    """Let others go first, a given number of times."""
    for _ in range(times):
        await asyncio.sleep(0)


async def answer(database: Database, sitting_id: uuid.UUID, *, lead: int, dither: int) -> bool:
    """Answer as the inbox does; False when the pulse was found closed."""

    async def work(repos: repositories.Repositories) -> bool:
        found = await repos.sittings.get(sitting_id, lock=True)
        assert found is not None
        if found.pulse.state is not records.PulseState.OPEN:
            return False
        await yielding(dither)
        await repos.sittings.keep(found, build.answer())
        await yielding(dither)
        return True

    await yielding(lead)
    return await database.run(work)


async def close(database: Database, pulse_id: uuid.UUID, *, lead: int) -> int | None:
    """Close and count as the bot does; None when somebody closed it before."""

    async def work(repos: repositories.Repositories) -> int | None:
        if not await repos.pulses.close(pulse_id, build.NOW):
            return None
        return sum(one.count for one in await repos.pulses.counts(pulse_id))

    await yielding(lead)
    return await database.run(work)


@pytest.mark.parametrize("seed", range(3))
async def test_an_answer_is_in_the_reading_or_refused(database: Database, seed: int) -> None:
    dice = random.Random(seed)
    laid = await build.ground(database, members=5)
    for days in range(8):
        opened = await build.opened(laid, build.record(laid, build.NOW + days * build.DAY))
        pulse_id = opened.record.pulse_id
        answers = [
            answer(database, sitting_id, lead=dice.randrange(40), dither=dice.randrange(30)) for sitting_id in opened.sittings.values()
        ]
        closes = [close(database, pulse_id, lead=dice.randrange(60)) for _ in range(2)]
        kept, (seen, other) = await asyncio.gather(asyncio.gather(*answers), asyncio.gather(*closes))
        assert (seen is None) != (other is None), "one of two closes succeeds"
        stored = sum(one.count for one in await build.counts(database, pulse_id))
        assert sum(kept) == stored == (other if seen is None else seen)


async def test_a_close_waits_for_the_answer_under_way(database: Database) -> None:
    laid = await build.ground(database)
    opened = await build.opened(laid)
    sitting_id = opened.sittings[laid.people[0]]
    locked, go_on = asyncio.Event(), asyncio.Event()

    async def slow(repos: repositories.Repositories) -> None:
        found = await repos.sittings.get(sitting_id, lock=True)
        assert found is not None
        locked.set()
        await go_on.wait()
        await repos.sittings.keep(found, build.answer())

    answering = asyncio.create_task(database.run(slow))
    await locked.wait()
    closing = asyncio.create_task(close(database, opened.record.pulse_id, lead=0))
    await asyncio.wait([closing], timeout=0.2)
    waited = not closing.done()
    go_on.set()
    await answering
    assert (waited, await closing) == (True, 1)


async def test_two_answers_to_one_item_end_as_one(database: Database) -> None:
    laid = await build.ground(database)
    opened = await build.opened(laid)
    sitting_id = opened.sittings[laid.people[0]]
    for dither in range(6):
        await asyncio.gather(*(answer(database, sitting_id, lead=lead, dither=dither) for lead in range(4)))
    (count,) = await database.run(lambda repos: repos.pulses.counts(opened.record.pulse_id))
    assert count.count == 1
