"""A board with a calendar at work: Ada keeps it running, Ben sits on it, and everything goes through the real inbox and database."""

import dataclasses

from bot.meetings import meetings
from conversations import boards
from conversations.meetings import facts
from frameworks import loader
from storage import database as storage_database
from tests import doors
from tests.acceptance import board_at_work

Database = storage_database.Database


class Calendar(board_at_work.BoardAtWork):
    """The board at work, with its calendar behind the door. It is 23 November 2026."""

    def __init__(self, database: Database, library: loader.Library) -> None:
        super().__init__(database, library)
        self.noun = meetings.Meetings()
        self.inbox = doors.door(database, library, (self.noun,))

    async def ahead(self, key: str = "riverside") -> list[str]:
        """Day, time and kind of what is to take place."""
        found = await self.kept(key)
        return [f"{facts.local(one.starts_at, 'Europe/London'):%Y-%m-%d %H:%M} {one.kind}" for one in found if one.is_on]

    async def kept(self, key: str = "riverside") -> list[facts.Meeting]:
        board = await self.board(key)
        return await self.database.run(lambda repos: repos.meetings.of_board(board.board_id))

    async def board(self, key: str = "riverside") -> boards.Board:
        return next(one for one in await self.database.run(lambda repos: repos.boards.all()) if one.key == key)

    async def rests(self, kind: boards.PauseKind = boards.PauseKind.PAUSE) -> list[str]:
        board_id = (await self.board()).board_id
        found = await self.database.run(lambda repos: repos.terms.pauses_of([board_id], kind))
        return [f"{one.first}/{one.last}" for one in found.get(board_id, ())]


def plan(key: str = "riverside", people: tuple[str, ...] = ("ada", "ben"), *schedules: boards.SchedulePlan) -> boards.BoardPlan:
    """The first of its people keeps it running; all of them sit on it."""
    laid = board_at_work.plan(key, people, *schedules)
    first, *others = laid.people
    return dataclasses.replace(laid, people=(dataclasses.replace(first, duties=(boards.Duty.COORDINATOR,)), *others))
