"""A board whose people say when they want to hear from us and give lines of their reflections away, through weeks of messages."""

import contextlib
import datetime
from collections.abc import AsyncIterator

from bot import clock, due_work, subjects, wiring
from bot.board import boards as board_files
from bot.outbox import deliveries
from bot.private import lines, terms
from conversations import boards, calendar
from frameworks import loader
from storage import database as storage_database
from tests.acceptance import living_board, memo_life

AVERY = living_board.person("avery", ("chat", "avery"), ("console", "avery"))
ROWAN = living_board.person("rowan", ("chat", "rowan"))
WILLA = living_board.person("willa", ("chat", "willa"), duties=(boards.Duty.COORDINATOR,))
MONDAY = datetime.date(2026, 11, 30)


class Elsewhere(living_board.Chat):
    """A second platform."""

    platform = "console"


class Life(memo_life.Life):
    """The nouns of this place, on two platforms."""

    def __init__(
        self, database: storage_database.Database, library: loader.Library, now: datetime.datetime, chat: living_board.Chat
    ) -> None:
        super().__init__(database, library, chat, clock.ManualClock(now), dies=False)
        nouns: tuple[subjects.Subject, ...] = (lines.Lines(), terms.TermsNoun())
        self.elsewhere = Elsewhere()
        self.inbox = wiring.door(database, library, self.replies, {}, nouns)
        self.work = due_work.DueWork(database, library, wiring.PRACTICES, nouns)
        self.outbox = deliveries.Outbox(
            database=database,
            messengers={"chat": chat, "console": self.elsewhere},
            composers=wiring.composers(library, nouns),
            time_of=self.clock,
            owner="life",
        )

    async def load(self, plan: boards.BoardPlan) -> None:
        await self.database.run(lambda repos: board_files.load(repos, plan, self.clock.now()))

    async def board(self, key: str = "riverside") -> boards.Board:
        return next(one for one in await self.database.run(lambda repos: repos.boards.all()) if one.key == key)


def reflection(first: datetime.date = MONDAY) -> boards.SchedulePlan:
    """A question of Annex A every fortnight at nine."""
    rhythm = calendar.Rhythm(first=first, every=2, unit=calendar.Unit.WEEKS, at=datetime.time(9), zone="Europe/London")
    return boards.SchedulePlan(practice=boards.Practice.REFLECTION, rhythm=rhythm, edition_ref=living_board.ANNEX)


def riverside(*schedules: boards.SchedulePlan, until: dict[str, datetime.date] | None = None) -> boards.BoardPlan:
    """Avery and Rowan have seats, Willa keeps it running."""
    return living_board.board((AVERY, ROWAN, WILLA), *schedules, until=until)


@contextlib.asynccontextmanager
async def life(url: str, library: loader.Library, plan: boards.BoardPlan, *, chat: living_board.Chat | None = None) -> AsyncIterator[Life]:
    """From Monday 23 November 2026, nine in the morning."""
    async with storage_database.opened(url) as database:
        one = Life(database, library, living_board.at(23, 11), chat or living_board.Chat())
        await one.load(plan)
        yield one
