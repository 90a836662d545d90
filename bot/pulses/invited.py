"""Whom a pulse asks, and whether it asks them still. Knows nothing of what is asked."""

import datetime
import uuid
import zoneinfo

from bot import ports
from conversations import boards, records


async def people(repos: ports.Repositories, record: records.PulseRecord) -> list[boards.Member]:
    """Those whose view it is: who holds a seat on the day it opens, or the voices of another actor."""
    board = record.board
    if record.actor is not boards.Actor.BOARD:
        return await repos.boards.voices_of(board.board_id, record.actor)
    return await repos.boards.members_on(board.board_id, local_day(board, record.opened_at))


async def still(repos: ports.Repositories, record: records.PulseRecord, person_id: uuid.UUID, now: datetime.datetime) -> bool:
    """Whether the person still holds a seat, or is a voice. A leaver may answer what they were asked, but is not written to any more."""
    board, actor = record.board, record.actor
    if actor is not boards.Actor.BOARD:
        return await repos.boards.is_voice(board.board_id, person_id, actor)
    return await repos.boards.is_seated(board.board_id, person_id, local_day(board, now))


def local_day(board: boards.Board, instant: datetime.datetime) -> datetime.date:
    """The board's day at an instant."""
    return instant.astimezone(zoneinfo.ZoneInfo(board.zone)).date()
