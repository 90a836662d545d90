"""Readings of closed pulses from a million answers, against hand-written SQL for the same numbers."""

import functools
import uuid

from bot import ports
from bot.pulses import readings, summaries
from conversations import records
from frameworks import loader
from frameworks.readings import stored
from storage import database, models
from tests.benchmarks import by_hand, many, pair, world

SMALL = {"pulses": 1710, "members": 100}
LARGE = {"pulses": 2, "members": 85_480}
"""Six items each, and one member in forty who says nothing: a million answers."""


async def of_many_pulses(opened: database.Database) -> list[pair.Pair]:
    """The newest of many pulses of a hundred members: its distribution alone, and all that it is compared with."""
    library, (pulse_id, earlier) = loader.load(), await _filled(opened, **SMALL)

    async def distribution(repos: ports.Repositories) -> object:
        return await repos.pulses.counts(pulse_id)

    async def distribution_by_hand(_: ports.Repositories) -> object:
        return await by_hand.spread(pulse_id)

    return [
        pair.Pair(
            what="the distribution of one pulse in 1,000,000 answers",
            against="hand-written SQL",
            ours=_repeated(opened, distribution, 20),
            theirs=_repeated(opened, distribution_by_hand, 20),
        ),
        pair.Pair(
            what="the reading of one pulse in 1,000,000 answers",
            against="hand-written SQL",
            ours=_repeated(opened, functools.partial(_read, pulse_id=pulse_id, library=library), 20),
            theirs=_repeated(opened, functools.partial(_by_hand, pulse_id=pulse_id, earlier=earlier), 20),
        ),
    ]


async def of_two_pulses(opened: database.Database) -> list[pair.Pair]:
    """A pulse of half a million answers, compared with one as large before it, from the close to the words of the summary."""
    library, (pulse_id, earlier) = loader.load(), await _filled(opened, **LARGE)

    async def summed_up(repos: ports.Repositories) -> None:
        await repos.pulses.keep_reading(pulse_id, stored.to_json(await _read(repos, pulse_id, library)))
        assert await summaries.of_pulse(repos, pulse_id, library) is not None

    async def forgotten(_: ports.Repositories) -> None:
        await models.Reading.all().delete()

    return [
        pair.Pair(
            what="a reading of 1,000,000 answers, with its words",
            against="hand-written SQL",
            ours=_repeated(opened, summed_up, 1),
            theirs=_repeated(opened, functools.partial(_by_hand, pulse_id=pulse_id, earlier=earlier), 1),
            prepare=functools.partial(opened.run, forgotten),
            bar="<= 1.3x",
            rounds=3,
        )
    ]


async def _filled(opened: database.Database, *, pulses: int, members: int) -> tuple[uuid.UUID, uuid.UUID]:
    """The newest pulse and the one before it, once both sides have been seen to have the same numbers of them."""
    newest = await many.answers(opened, pulses=pulses, members=members)
    earlier = await opened.run(functools.partial(_before, pulse_id=newest))
    mine = await opened.run(functools.partial(_numbers, pulse_id=newest, earlier=earlier))
    assert mine == await opened.run(functools.partial(_by_hand, pulse_id=newest, earlier=earlier))
    assert mine.answered
    assert mine.pairs
    return newest, earlier


def _repeated(opened: database.Database, work: database.Work[object], number: int) -> pair.Side:
    """So many times the same, each in a unit of work of its own."""

    async def side() -> int:
        for _ in range(number):
            await opened.run(work)
        return number

    return side


async def _read(repos: ports.Repositories, pulse_id: uuid.UUID, library: loader.Library) -> stored.Any:
    record = await repos.pulses.get(pulse_id)
    return await readings.came_to(repos, record, library[world.EDITION], library)


async def _by_hand(_: ports.Repositories, pulse_id: uuid.UUID, earlier: uuid.UUID) -> by_hand.Numbers:
    return await by_hand.numbers(pulse_id, earlier)


async def _before(repos: ports.Repositories, pulse_id: uuid.UUID) -> uuid.UUID:
    earlier = await repos.pulses.before(await repos.pulses.get(pulse_id), with_answers=True)
    assert earlier is not None
    return earlier.pulse_id


async def _numbers(repos: ports.Repositories, pulse_id: uuid.UUID, earlier: uuid.UUID) -> by_hand.Numbers:
    """Ours, in the form of theirs."""

    def spread(counts: list[records.ItemCount]) -> list[tuple[object, ...]]:
        return by_hand.in_order((one.item_key, one.now_level, one.now_standing, one.ahead_level, one.count) for one in counts)

    pairs = await repos.pulses.pairs(earlier, pulse_id)
    return by_hand.Numbers(
        eligible=await repos.pulses.eligible(pulse_id),
        answered=await repos.pulses.answered(pulse_id),
        counts=spread(await repos.pulses.counts(pulse_id)),
        before=spread(await repos.pulses.counts(earlier)),
        pairs=by_hand.in_order((one.item_key, one.before, one.after, one.count) for one in pairs),
    )
