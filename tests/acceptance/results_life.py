"""A board with a chair, from the close of a pulse to the day when everybody has had what is theirs."""

import datetime
import itertools

from bot import due_work, wiring
from bot.board import boards as board_files
from bot.instruments import guides
from bot.outbox import deliveries
from bot.results import results
from conversations import boards, inbound, messages, sending, terms
from frameworks import loader
from storage import models
from tests import doors
from tests.acceptance import living_board
from tests.acceptance.living_board import LivingBoard, at, person
from tests.unit.conversations.dialogue import buttons

MONDAY = datetime.date(2026, 1, 19)
OPENS, CLOSES, POSTS = at(19, 1), at(2, 2), at(3, 2)
"""A pulse that closes on a Monday at nine: the channel has its summary on Tuesday at nine."""
CHAIR = person("ann", ("chat", "ann"), duties=(boards.Duty.CHAIR,))
OTHERS = tuple(person(name, ("chat", name)) for name in ("bob", "cat", "dee", "eve", "fay", "gil", "hal"))
WILLA = person("willa", ("chat", "willa"), duties=(boards.Duty.COORDINATOR,))
PULSE = living_board.pulse(MONDAY, remind_days=0)
CHANNEL = "riverside-channel"
FIRST, AFTER = "you see it first", "Here is your own view beside it."


class Life(LivingBoard):
    """A living board with the noun of results. `restarts` is a new process on the same database."""

    def read_with(self, library: loader.Library) -> None:
        super().read_with(library)
        self.library = library
        self._events = itertools.count()
        nouns = (results.Results(guides.guide(library)),)
        self.work = due_work.DueWork(self.database, library, wiring.PRACTICES, nouns)
        self.inbox = doors.door(self.database, library, nouns)
        self.outbox = deliveries.Outbox(
            database=self.database,
            messengers={"chat": self.chat},
            composers=wiring.composers(library, nouns),
            time_of=self.clock,
            owner="life",
        )

    def restarts(self) -> None:
        self.read_with(self.library)

    async def presses(self, handle: str, label: str, *, key: str | None = None, on: messages.Message | None = None) -> str:
        """Press a button of the newest letter that has it; or of this message."""
        letters = [on] if on else list(reversed(self.chat.letters[handle]))
        action = next(found[label] for one in letters if label in (found := buttons(one)))
        return await self.sends(handle, action, key=key)

    async def sends(self, handle: str, action: str, *, key: str | None = None) -> str:
        event = inbound.Pressed(
            address=inbound.Address(platform="chat", tenant="here", handle=handle),
            receipt_key=key or f"pressed-{id(self)}-{next(self._events)}",
            sent_at=self.clock.now(),
            action=action,
            text=None,
        )
        return messages.plain_text(await self.inbox.handle(event, self.clock.now()))

    async def answer(self, *who: str, line: str = "2 4") -> None:
        for one in who:
            for _ in range(6):
                await self.types(one, line)

    async def board(self) -> boards.Board:
        return (await self.database.run(lambda repos: repos.boards.all()))[0]

    async def states(self, kind: sending.Kind) -> list[str]:
        async def work(_: object) -> list[str]:
            return sorted([row.state for row in await models.Delivery.filter(kind=kind.value)])

        return await self.database.run(work)

    def got(self, handle: str, text: str) -> list[str]:
        """The letters to this handle with that text in it."""
        return [one for one in self.chat.texts(handle) if text in one]

    async def work_without_nouns(self, until: datetime.datetime) -> None:
        """As an older version would, that knew no own answers."""
        self.work = due_work.DueWork(self.database, self.library, wiring.PRACTICES)
        await self.lives_until(until)
        self.restarts()

    async def is_silent(self, first: datetime.date, last: datetime.date) -> None:
        """Nothing is posted on these days: an election is near."""
        board, span = await self.board(), terms.Span(first=first, last=last)
        await self.database.run(lambda repos: repos.meetings.pause(board.board_id, boards.PauseKind.PRE_ELECTION, [span]))

    async def becomes(self, plan: boards.BoardPlan) -> None:
        await self.database.run(lambda repos: board_files.load(repos, plan, self.clock.now()))


def riverside(
    *people: boards.PersonPlan, until: dict[str, datetime.date] | None = None, pulse: boards.SchedulePlan = PULSE
) -> boards.BoardPlan:
    return living_board.board((*(people or (CHAIR, *OTHERS)), WILLA), pulse, until=until)
