"""Claim, compose, send (to nowhere) and mark one message, against one bare committed insert."""

import datetime

from bot import clock, wiring
from bot.outbox import deliveries
from conversations import inbound, messages, sending
from frameworks import loader
from storage import database
from tests.benchmarks import bare, pair, world

MEMBERS = 60


class _Nowhere:
    """Takes every message at once."""

    platform = "console"
    pace = sending.Pace()
    timeout = 5.0

    async def send(self, address: inbound.Address, message: messages.Message, *, key: str) -> str:
        return "nowhere"

    async def find(self, address: inbound.Address, *, key: str, since: datetime.datetime) -> sending.Found | sending.Looked:
        return sending.Looked.NOT_THERE


async def measured(opened: database.Database) -> list[pair.Pair]:
    """A fan-out to sixty members, each with a card of their own."""
    outbox = deliveries.Outbox(
        database=opened,
        messengers={"console": _Nowhere()},
        composers=wiring.composers(loader.load()),
        time_of=clock.ManualClock(world.NOW),
        owner="bench",
    )

    async def prepare() -> None:
        await outbox.flush()
        await world.with_open_pulse(opened, MEMBERS)

    return [
        pair.Pair(
            what="a message through the outbox",
            against="a bare committed insert",
            ours=outbox.flush,
            theirs=bare.inserts(opened, MEMBERS),
            prepare=prepare,
        )
    ]
