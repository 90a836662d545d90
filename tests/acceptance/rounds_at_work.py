"""A board with packs: its people press and type, its meetings are set and moved, and what it is owed is composed when it leaves."""

import dataclasses
import datetime
import uuid

from bot import due_work, wiring
from bot.packs import round_views, rounds
from conversations import actions, boards, messages, round_records, sending
from frameworks import loader
from storage import database as storage_database
from storage import models, repositories
from tests import doors
from tests.acceptance import board_at_work
from tests.acceptance.board_at_work import BoardAtWork, plan
from tests.unit.conversations.dialogue import buttons

MEETING = datetime.datetime(2026, 12, 10, 14, 0, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)
MEMBERS = ("avery", "blake", "casey", "drew", "ellis")


def riverside(*, until: dict[str, datetime.date] | None = None, partners: tuple[str, ...] = ()) -> boards.BoardPlan:
    """Five members, the first of whom is the chair, and a coordinator without a seat."""
    seated = plan("riverside", MEMBERS, until=until)
    chair, *others = seated.people
    people = (
        board_at_work.person(chair.key, boards.Duty.CHAIR),
        *others,
        board_at_work.person("willa", boards.Duty.COORDINATOR),
        *(board_at_work.person(one) for one in partners),
    )
    voices = tuple(boards.VoicePlan(person=one, actor=boards.Actor.PARTNERS) for one in partners)
    return dataclasses.replace(seated, people=people, voices=voices)


class RoundsAtWork(BoardAtWork):
    """Time moves by `goes_to`, with a tick there."""

    def __init__(self, database: storage_database.Database, library: loader.Library, books: round_views.Books) -> None:
        super().__init__(database, library)
        self.books = books
        self.restarts()

    def restarts(self) -> None:
        """A new process on the same database."""
        self.noun = rounds.Rounds(self.books)
        self.inbox = doors.door(self.database, self.library, (self.noun,))
        self.work = due_work.DueWork(self.database, self.library, board_at_work.PRACTICES, (self.noun,))

    async def goes_to(self, instant: datetime.datetime) -> None:
        self.now = instant
        await self.work.run(instant)

    async def board(self) -> boards.Board:
        return next(one for one in await self.database.run(lambda repos: repos.boards.all()) if one.key == "riverside")

    async def meets(self, starts_at: datetime.datetime = MEETING) -> uuid.UUID:
        board, meeting_id = await self.board(), uuid.uuid4()

        async def work(repos: repositories.Repositories) -> None:
            await models.Meeting.create(meeting_id=meeting_id, board_id=board.board_id, kind="formal", starts_at=starts_at, minutes=120)

        await self.database.run(work)
        return meeting_id

    async def rounds(self) -> list[round_records.RoundRecord]:
        board = await self.board()
        return await self.database.run(lambda repos: repos.rounds.of_board(board.board_id))

    async def owed(self, kind: sending.Kind) -> dict[str, str]:
        """What would leave now, by the key of whom it is for; nothing for what is not needed any more."""
        found: dict[str, str] = {}

        async def work(repos: repositories.Repositories) -> None:
            composer = wiring.composers(self.library, (self.noun,))[kind]
            for row in await models.Delivery.filter(kind=kind.value).order_by("key"):
                assert row.person_id is not None
                delivery = sending.Delivery(
                    delivery_id=row.delivery_id,
                    key=row.key,
                    kind=kind,
                    subject_id=row.subject_id,
                    board_id=row.board_id,
                    person_id=row.person_id,
                    address=None,
                    owed_at=row.owed_at,
                    claimed_at=self.now,
                    attempts=0,
                )
                message = await composer(repos, delivery, self.now)
                if message is not None:
                    key = (await repos.boards.person(row.person_id)).key
                    assert key not in found
                    found[key] = messages.plain_text(message)
                    self.last[key] = message

        await self.database.run(work)
        return found

    async def starts(self, who: str, number: int, *choices: str) -> str:
        """By pressing: the page of packs, one of them, what is chosen there, and “Start”."""
        await self.types(who, "packs")
        await self.presses(who, f"Open: {list(self.books.shelf.packs.values())[number - 1].title}")
        for choice in choices:
            await self.presses(who, choice)
        return await self.presses(who, "Start")

    async def rows(self) -> tuple[int, int, int]:
        """How many are asked, how many replies and how many drafts are kept, in all."""

        async def work(repos: repositories.Repositories) -> tuple[int, int, int]:
            del repos
            drafts = await models.Draft.exclude(text="").count()
            return await models.RoundSeat.all().count(), await models.RoundReply.all().count(), drafts

        return await self.database.run(work)

    def action(self, who: str, label: str) -> actions.Do:
        """What a button that this person sees carries."""
        found = actions.decode(buttons(self.last[who])[label])
        assert isinstance(found, actions.Do)
        return found

    def action_of_box(self, who: str, label: str) -> str:
        """What the box sends off that a button opens."""
        found = actions.decode(buttons(self.last[who])[label])
        assert isinstance(found, actions.Write)
        return actions.encode(found.on)
