"""Everything a closed pulse needs from a large table of answers, against one hand-written query for the same distribution."""

import functools
import uuid

from bot import ports
from frameworks import loader
from storage import connection, database, models
from tests.benchmarks import pair, world

PULSES, MEMBERS = 170, 100
"""About a hundred thousand answers to six items."""

_BY_HAND = "SELECT item_key, now_level, ahead_level, COUNT(*) FROM answer WHERE pulse_id = '{}' GROUP BY item_key, now_level, ahead_level"


async def measured(opened: database.Database) -> pair.Pair:
    """One pulse read among many."""
    addresses = await world.with_open_pulse(opened, MEMBERS)
    pulse_id = await opened.run(functools.partial(_fill, addresses=len(addresses)))

    async def ours() -> int:
        await opened.run(functools.partial(_counts, pulse_id=pulse_id))
        return 1

    async def theirs() -> int:
        await opened.run(functools.partial(_by_hand, pulse_id=pulse_id))
        return 1

    return pair.Pair(what="the distribution of one pulse in 100,000 answers", against="hand-written SQL", ours=ours, theirs=theirs)


async def _counts(repos: ports.Repositories, pulse_id: uuid.UUID) -> object:
    return await repos.pulses.counts(pulse_id)


async def _by_hand(repos: ports.Repositories, pulse_id: uuid.UUID) -> object:
    return await connection.current().execute_query(_BY_HAND.format(pulse_id))


async def _fill(repos: ports.Repositories, addresses: int) -> uuid.UUID:
    """Copies of the board's one pulse, with an answer of every member to every item."""
    edition = loader.load()[world.EDITION]
    pattern = await models.Pulse.all().order_by("-opened_at", "-pulse_id").first()
    assert pattern is not None
    people = [row.person_id for row in await models.Sitting.filter(pulse_id=pattern.pulse_id)][:addresses]
    facts = {name: getattr(pattern, name) for name in pattern._meta.db_fields if name not in {"pulse_id", "due_at"}}
    for number in range(PULSES):
        pulse = await models.Pulse.create(pulse_id=uuid.uuid4(), due_at=world.minutes_ago(number + 1), **facts)
        sittings = [models.Sitting(sitting_id=uuid.uuid4(), pulse_id=pulse.pulse_id, person_id=person) for person in people]
        await models.Sitting.bulk_create(sittings)
        await models.Answer.bulk_create(
            [
                models.Answer(
                    answer_id=uuid.uuid4(),
                    sitting_id=sitting.sitting_id,
                    pulse_id=pulse.pulse_id,
                    item_key=item.key,
                    now_level=place % 6,
                    ahead_level=min(5, place % 6 + 1),
                    given_at=world.NOW,
                )
                for place, sitting in enumerate(sittings)
                for item in edition.items
            ]
        )
    return pulse.pulse_id
