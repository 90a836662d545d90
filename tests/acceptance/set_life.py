"""A learning set of five across two boards, and the months in which it meets. Every process can be ended and begun anew."""

import contextlib
import datetime
import functools
import uuid
from collections.abc import AsyncIterator

from bot import clock, due_work, ports, wiring
from bot.board import boards as board_files
from bot.outbox import deliveries
from bot.sets import learning_sets
from conversations.learning_sets import plan, state
from frameworks import loader
from storage import database as storage_database
from tests.acceptance import living_board, memo_life

SET_ID = uuid.UUID(int=77)
NAMES = ("avery", "bryn", "chidi", "dara")
PEOPLE = tuple(living_board.person(name, ("chat", name)) for name in NAMES)
OTHER = living_board.person("emeka", ("chat", "emeka"))
OUTSIDER = living_board.person("frankie", ("chat", "frankie"))
START = living_board.at(16, 11)
FIRST = plan.Slot(day=datetime.date(2026, 12, 3), at=datetime.time(14))


class Life(memo_life.Life):
    """With sets for its only noun."""

    def __init__(
        self, database: storage_database.Database, library: loader.Library, chat: living_board.Chat, time: clock.ManualClock, *, dies: bool
    ) -> None:
        super().__init__(database, library, chat, time, dies=dies)
        nouns = (learning_sets.LearningSets(),)
        self.inbox = wiring.door(database, library, self.replies, {}, nouns)
        self.work = due_work.DueWork(database, library, wiring.PRACTICES, nouns)
        composers = wiring.composers(library, nouns)
        self.outbox = deliveries.Outbox(database=database, messengers={"chat": chat}, composers=composers, time_of=time, owner="life")

    async def group(self) -> state.Group:
        found = await self.database.run(lambda repos: repos.learning_sets.get(SET_ID))
        assert found is not None
        return found


@contextlib.asynccontextmanager
async def life(
    url: str,
    library: loader.Library,
    *,
    chat: living_board.Chat | None = None,
    now: datetime.datetime = START,
    keys: tuple[str, ...] = (memo_life.KEY,),
    dies: bool = False,
) -> AsyncIterator[Life]:
    """A process with these keys, from its start to its end. Boards and set are made by the first one."""
    async with storage_database.opened(url, keys=keys) as database:
        one = Life(database, library, chat or living_board.Chat(), clock.ManualClock(now), dies=dies)
        if not await database.run(lambda repos: repos.boards.all()):
            await database.run(functools.partial(_begin, now=now))
        yield one


async def _begin(repos: ports.Repositories, now: datetime.datetime) -> None:
    await board_files.load(repos, living_board.board((*PEOPLE, OUTSIDER)), now)
    await board_files.load(repos, living_board.board((OTHER,), key="lakeside"), now)
    people = [await repos.boards.person_called(one.key) for one in (*PEOPLE, OTHER)]
    record = state.LearningSet(set_id=SET_ID, name="Thursday set", zone="Europe/London", quorum=3, begun_at=now)
    meetings = [
        state.SetMeeting(
            set_meeting_id=uuid.UUID(int=78 + number), set_id=SET_ID, number=number, starts_at=plan.instant(slot, record.zone), minutes=180
        )
        for number, slot in enumerate(plan.propose(FIRST), start=1)
    ]
    await repos.learning_sets.begin(record, [one.person_id for one in people if one], meetings, now.date())
