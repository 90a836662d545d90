"""What was written in the boxes of a set-up and could not be used: kept, and put into the boxes again. Deals with no step."""

import dataclasses

from bot import ports
from conversations import actions, inbound, messages, records
from conversations import text as texts
from conversations.setup import cards
from conversations.setup.turn import Move, Outcome


async def keep_unsent(
    repos: ports.Repositories, event: inbound.Inbound, record: records.SetUpRecord, move: Move, outcome: Outcome | None
) -> None:
    """Text that could not be used stands in its box when that is opened again; what was used does not."""
    if move.step not in cards.BOXES or not move.text:
        return
    kept = outcome is not None and outcome.entries is not None
    boxes = {move.step: "" if kept else texts.clean(move.text)}
    if outcome is not None and outcome.unsent is not None:
        boxes |= {move.step: "", outcome.unsent[0]: outcome.unsent[1]}
    for step, text in boxes.items():
        if len(text) <= texts.KEEP_AT_MOST:
            action = actions.encode(actions.SetUp(setup_id=record.setup_id, step=step))
            if text:
                await repos.drafts.keep(event.address, action, text, event.sent_at)
            else:
                await repos.drafts.empty(event.address, action, event.sent_at)


async def filled(repos: ports.Repositories, event: inbound.Inbound, message: messages.Message) -> messages.Message:
    """The message with the unsent text in its boxes: some platforms show a box in place, and none is opened there."""

    async def again(block: messages.Block) -> messages.Block:
        if not isinstance(block, messages.FreeText):
            return block
        written = await repos.drafts.get(event.address, block.action)
        return dataclasses.replace(block, initial=written) if written else block

    return dataclasses.replace(message, blocks=tuple([await again(block) for block in message.blocks]))
