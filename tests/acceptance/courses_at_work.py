"""Boards with years behind them: Ada keeps one running, Ben sits on it. Their past is stored directly; the rest goes through the door."""

import dataclasses
import datetime
import uuid

from bot import ports
from bot.courses import courses
from conversations import annotations, boards, records, sending
from frameworks import loader
from frameworks.readings import reading, stored
from storage import database as storage_database
from storage import models
from tests import doors
from tests.acceptance import board_at_work, calendar_at_work

QUIET = ((0, 3, 5, 2, 0, 0), (0, 4, 4, 2, 0, 0), (0, 3, 4, 3, 0, 0), (0, 2, 6, 2, 0, 0))
MATRIX = board_at_work.MATRIX


class LongBoard(board_at_work.BoardAtWork):
    """It is 23 November 2026; the rounds before it closed a quarter apart, the last a month ago."""

    def __init__(self, database: storage_database.Database, library: loader.Library) -> None:
        super().__init__(database, library)
        self.inbox = doors.door(database, library, (courses.Courses(),))

    async def board(self, key: str = "riverside") -> boards.Board:
        return next(one for one in await self.database.run(lambda repos: repos.boards.all()) if one.key == key)

    async def look_back(self, rounds: int, *, key: str = "riverside", published: int | None = None) -> list[datetime.datetime]:
        """So many closed rounds, of which the first `published` have a summary that is out. When each closed."""
        board = await self.board(key)
        schedule_id = await self._schedule(board)

        async def work(_repos: ports.Repositories) -> list[datetime.datetime]:
            return await self._written_back(board, schedule_id, rounds, published)

        return await self.database.run(work)

    async def _written_back(
        self, board: boards.Board, schedule_id: uuid.UUID, rounds: int, published: int | None
    ) -> list[datetime.datetime]:
        edition = self.library[MATRIX]
        schedule = await models.Schedule.get(schedule_id=schedule_id)
        closed = [self.now - datetime.timedelta(days=30 + 91 * (rounds - 1 - place)) for place in range(rounds)]
        for place, at in enumerate(closed):
            answers = [reading.ItemAnswers(item_key=item.key, now=QUIET[place % 4]) for item in edition.items]
            body = stored.to_json(reading.read(edition, answers, eligible=12, answered=10))
            pulse = await models.Pulse.create(
                pulse_id=uuid.uuid4(),
                schedule=schedule,
                board_id=board.board_id,
                edition_ref=MATRIX,
                edition_digest=self.library.digests[MATRIX],
                state=records.PulseState.CLOSED.value,
                due_at=at - datetime.timedelta(days=14),
                opened_at=at - datetime.timedelta(days=14),
                closes_at=at,
                closed_at=at,
                floor=5,
                keep_months=24,
                forget_at=at + datetime.timedelta(days=900),
            )
            await models.Reading.create(reading_id=uuid.uuid4(), pulse=pulse, body=body)
            if published is None or place < published:
                await self._publish(board, pulse.pulse_id, at)
        return closed

    async def written(self, key: str = "riverside") -> list[annotations.Annotation]:
        board = await self.board(key)
        return await self.database.run(lambda repos: repos.histories.written_down(board.board_id))

    async def rule(self) -> annotations.ChartRule:
        board = await self.board()
        return await self.database.run(lambda repos: repos.histories.rule(board.board_id, "maturity_matrix"))

    async def _schedule(self, board: boards.Board) -> uuid.UUID:
        plan = board_at_work.schedule(boards.Practice.PULSE, MATRIX)
        return await self.database.run(lambda repos: repos.schedules.save(board.board_id, plan, self.now))

    async def _publish(self, board: boards.Board, pulse_id: uuid.UUID, at: datetime.datetime) -> None:
        await models.Delivery.create(
            delivery_id=uuid.uuid4(),
            key=f"summary:{pulse_id}",
            kind=sending.Kind.SUMMARY.value,
            subject_id=pulse_id,
            board_id=board.board_id,
            state=sending.State.SENT.value,
            platform=board.channel.platform,
            tenant=board.channel.tenant,
            handle=board.channel.handle,
            due_at=at,
            owed_at=at,
        )


def plan(key: str = "riverside", people: tuple[str, ...] = ("ada", "ben")) -> boards.BoardPlan:
    return calendar_at_work.plan(key, people)


def led_by(one: boards.BoardPlan, chair: str) -> boards.BoardPlan:
    """The same board with this person in the chair."""
    people = tuple(
        dataclasses.replace(
            each,
            duties=(*(duty for duty in each.duties if duty is not boards.Duty.CHAIR), *((boards.Duty.CHAIR,) if each.key == chair else ())),
        )
        for each in one.people
    )
    return dataclasses.replace(one, people=people)
