"""The yardstick: one row, inserted through Tortoise and committed in a unit of work of its own."""

import uuid

from bot import ports
from storage import database, models
from tests.benchmarks import pair, world


def inserts(opened: database.Database, number: int) -> pair.Side:
    """So many committed inserts, one after the other."""

    async def insert(repos: ports.Repositories) -> None:
        await models.Receipt.create(receipt_id=uuid.uuid4(), source="bare", key=uuid.uuid4().hex, received_at=world.NOW)

    async def side() -> int:
        for _ in range(number):
            await opened.run(insert)
        return number

    return side
