"""What came together is shown part by part, to nobody but its own person."""

import datetime
import uuid
from collections.abc import Sequence

from conversations import actions, inbound, messages
from frameworks import loader
from storage import database as storage_database
from tests import doors
from tests.acceptance import living_board

Database = storage_database.Database


def _buttons(message: messages.Message) -> Sequence[str]:
    return [one.action for block in message.blocks if isinstance(block, messages.Choices) for one in block.options]


async def test_each_thing_of_a_bundle_is_shown_by_its_button_to_its_own_person(database: Database, library: loader.Library) -> None:
    """A member of two boards whose pulses open at the same minute."""
    living = living_board.LivingBoard(database, library, living_board.at(18, 1))
    pulse = living_board.pulse(datetime.date(2026, 1, 19))
    ann, bob = (living_board.person(key, ("chat", key)) for key in ("ann", "bob"))
    for key in ("riverside", "hillside"):
        await living.load(living_board.board((ann, bob), pulse, key=key))
    await living.lives_until(living_board.at(19, 1, 10))
    (index,) = living.chat.letters["ann"]
    hers, his = _buttons(index), _buttons(living.chat.letters["bob"][0])
    assert len(hers) == len(set(hers)) == 2
    door = doors.door(database, library)

    async def presses(who: str, action: str) -> messages.Message:
        address = inbound.Address(platform="chat", tenant="here", handle=who)
        now = living.clock.now()
        return await door.handle(inbound.Pressed(address=address, receipt_key=f"{who}{action}{now}", sent_at=now, action=action), now)

    cards = [await presses("ann", one) for one in hers]
    assert {card.summary.partition(":")[0] for card in cards} == {"Riverside", "Hillside"}
    assert all(card.beside and card.shown_by == action for card, action in zip(cards, hers, strict=True))
    assert any(isinstance(block, messages.Scale) for card in cards for block in card.blocks)
    foreign = await presses("ann", his[0])
    assert not any(isinstance(block, messages.Scale) for block in foreign.blocks)
    nothing = actions.encode(actions.Open(delivery_id=uuid.uuid4()))
    assert messages.plain_text(await presses("ann", nothing)) == messages.plain_text(foreign)
    await living.lives_until(living_board.at(4, 2))
    assert "That is over by now" in messages.plain_text(await presses("ann", hers[0]))
