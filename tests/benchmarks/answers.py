"""One answer, from the event to the committed row and the next question, against one bare committed insert."""

import datetime
import functools
import itertools
import uuid

from bot import ports
from conversations import actions, inbound
from frameworks import loader
from storage import database
from tests import doors
from tests.benchmarks import bare, pair, world

NUMBER = 100


async def measured(opened: database.Database) -> list[pair.Pair]:
    """One after the other, as a single slow connection would send them."""
    addresses = await world.with_open_pulse(opened, 20)
    sittings = [await opened.run(functools.partial(_sitting, address=address)) for address in addresses]
    door, presses = doors.door(opened, loader.load()), itertools.count(1)

    async def ours() -> int:
        for number in range(NUMBER):
            place, press = number % len(addresses), next(presses)
            give = actions.Give(sitting_id=sittings[place], item_key="strategy", part=actions.Part.NOW, mark=str(number % 6))
            at = world.NOW + datetime.timedelta(seconds=press)
            event = inbound.Pressed(address=addresses[place], receipt_key=f"press-{press}", sent_at=at, action=actions.encode(give))
            await door.handle(event, world.NOW)
        return NUMBER

    return [
        pair.Pair(what="an answer through the inbox", against="a bare committed insert", ours=ours, theirs=bare.inserts(opened, NUMBER))
    ]


async def _sitting(repos: ports.Repositories, address: inbound.Address) -> uuid.UUID:
    person = await repos.boards.person_at(address)
    assert person is not None
    return (await repos.sittings.open_for(person.person_id))[0].sitting_id
