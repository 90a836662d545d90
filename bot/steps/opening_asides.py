"""Small print in the message that opens a pulse: what the board agreed last time, and that arrows come round."""

import datetime

from bot import ports
from bot.steps import arrow_rounds
from conversations import boards, messages, records, wording
from conversations.next_steps import asides
from frameworks import loader


async def of(
    repos: ports.Repositories, record: records.SittingRecord, person: boards.Member, now: datetime.datetime, library: loader.Library
) -> tuple[messages.Block, ...]:
    """What stands beside the first question. What the board agreed is for its members alone, and not for other voices."""
    words = wording.in_language(person.language)
    agreed: tuple[messages.Block, ...] = ()
    if record.pulse.actor is boards.Actor.BOARD:
        live = [one for one in await repos.next_steps.of_board(record.pulse.board.board_id) if one.is_live]
        agreed = asides.opening(live, words)
    return (*agreed, *await arrow_rounds.aside(repos, library, record, person, now))
