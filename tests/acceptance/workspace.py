"""A workspace in memory, whose people set up boards: every event goes through the real door and the real database."""

import collections
import dataclasses
import datetime
import itertools
from collections.abc import Mapping, Sequence

from bot import clock, due_work, ports, wiring
from bot.board import boards as board_files
from bot.outbox import deliveries, replies
from conversations import boards, calendar, directory, inbound, messages
from frameworks import loader
from storage import database as storage_database
from tests.acceptance.living_board import Chat
from tests.unit.conversations import setup_talk
from tests.unit.conversations.dialogue import buttons

NOW = setup_talk.NOW
address = setup_talk.address
Standing = directory.Standing
PEOPLE = (
    "Cllr Asha Quill, Leader, Riverside Council, Councillors, chair|@[U3], Place director, Riverside ICB, NHS|"
    "@[U6], GP, Riverside ICB, NHS|Vera Gone, Carer, Riverside Carers, Voluntary|Ada Nowhere, Carer, Riverside Carers"
)
WALK = f"""
    types setup
    types Riverside Board
    types {PEOPLE}
    types yes
    types #[C1]
    presses Maturity matrix 2011
    presses Yes: Annex A questions
    types every 3 months
    types 14 January 2027
"""


class FakeDirectory:
    """Who the workspace knows. `troubles` are raised in turn; `asked` counts the accounts and names it was asked for."""

    def __init__(self) -> None:
        self.people = setup_talk.workspace()
        self.channels = {one: setup_talk.channel(one, can_post=one != "C2") for one in ("C1", "C2")}
        self.outside: dict[str, set[str]] = {}
        self.troubles: list[Exception] = []
        self.asked: collections.Counter[str] = collections.Counter()

    async def look_up(self, address: inbound.Address) -> directory.Profile | None:
        self._ask(address.handle)
        return self.people.get(address.handle)

    async def named(self, tenant: str, names: Sequence[str]) -> Mapping[str, Sequence[directory.Profile]]:
        for name in names:
            self._ask(name)
        return {name: [one for one in self.people.values() if one.name.casefold() == name.casefold()] for name in names}

    async def channel(self, address: inbound.Address, *, asker: inbound.Address | None) -> directory.ChannelProfile | None:
        self._ask(address.handle)
        is_outside = asker is not None and asker.handle in self.outside.get(address.handle, ())
        return None if is_outside else self.channels.get(address.handle)

    def _ask(self, what: str) -> None:
        self.asked[what] += 1
        if self.troubles:
            raise self.troubles.pop(0)


class Workspace:
    """Time stands still unless a test moves it. `restart` is a new process on the same database."""

    def __init__(self, database: storage_database.Database, library: loader.Library) -> None:
        self.database = database
        self.library = library
        self.directory = FakeDirectory()
        self.chat = Chat()
        self.now = NOW
        self.last: dict[str, messages.Message] = {}
        self._keys = itertools.count(1)
        self.restart()

    def restart(self) -> None:
        self._open_door({"chat": self.directory})
        self.work = due_work.DueWork(self.database, self.library, wiring.PRACTICES)
        self.outbox = deliveries.Outbox(
            database=self.database,
            messengers={"chat": self.chat},
            composers=wiring.composers(self.library),
            time_of=clock.ManualClock(self.now),
            owner="workspace",
        )

    def directory_off(self) -> None:
        """From now on nobody can be looked up."""
        self._open_door({})

    def directories_of(self, *platforms: str) -> None:
        """From now on people can be looked up on these platforms."""
        self._open_door(dict.fromkeys(platforms, self.directory))

    def _open_door(self, directories: Mapping[str, ports.Directory]) -> None:
        self.door = wiring.door(self.database, self.library, replies.Replies(self.database, {}, clock.SystemClock()), directories)

    async def run(self, handle: str, script: str) -> str:
        """Lines of "types …" and "presses …" by one person; what is shown last."""
        for raw in filter(str.strip, script.splitlines()):
            verb, _, rest = raw.strip().partition(" ")
            label, _, text = rest.partition(" with ")
            if verb == "types":
                await self.types(handle, rest.replace("|", "\n"))
            else:
                await self.presses(handle, label, text.replace("|", "\n") or None)
        return messages.plain_text(self.last[handle])

    async def types(self, handle: str, line: str, *, key: str | None = None) -> str:
        event = inbound.Typed(address=address(handle), receipt_key=key or self.key(), sent_at=self._tick(), text=line)
        return await self.handle(event)

    async def commands(self, handle: str, line: str, *, key: str | None = None) -> str:
        return await self.handle(inbound.Commanded(address=address(handle), receipt_key=key or self.key(), sent_at=self._tick(), text=line))

    async def presses(self, handle: str, label: str, text: str | None = None, *, key: str | None = None) -> str:
        return await self.sends(handle, self.button(handle, label), text, key=key)

    async def sends(self, handle: str, action: str, text: str | None = None, *, key: str | None = None) -> str:
        """A button's raw value, whoever it was made for."""
        event = inbound.Pressed(address=address(handle), receipt_key=key or self.key(), sent_at=self._tick(), action=action, text=text)
        return await self.handle(event)

    async def opens_box(self, handle: str, label: str) -> messages.FreeText:
        """Press the button that a box is drawn as; what stood on the screen stays."""
        before = self.last[handle]
        await self.sends(handle, self.button(handle, label).replace("bp1:", "bp1:write:", 1))
        (box,) = [block for block in self.last[handle].blocks if isinstance(block, messages.FreeText)]
        self.last[handle] = before
        return box

    async def handle(self, event: inbound.Inbound) -> str:
        self.last[event.address.handle] = await self.door.handle(event, self.now)
        return messages.plain_text(self.last[event.address.handle])

    def button(self, handle: str, label: str) -> str:
        return buttons(self.last[handle])[label]

    def key(self) -> str:
        return f"event-{next(self._keys)}"

    async def lives_until(self, instant: datetime.datetime) -> None:
        """A tick at that instant, and everything that is owed then."""
        self.now = instant
        self.restart()
        await self.work.run(instant)
        await self.outbox.flush()

    async def all(self) -> list[boards.Board]:
        return await self.database.run(lambda repos: repos.boards.all())

    async def board(self, key: str) -> boards.Board:
        return {one.key: one for one in await self.all()}[key]

    async def people_of(self, key: str) -> dict[str, boards.Member]:
        board_id = (await self.board(key)).board_id
        return {one.key: one for one in await self.database.run(lambda repos: repos.boards.people_of(board_id))}

    async def schedules(self, key: str) -> dict[boards.Practice, boards.Schedule]:
        board_id = (await self.board(key)).board_id
        return {one.plan.practice: one for one in await self.database.run(lambda repos: repos.schedules.of_board(board_id))}

    async def load(self, plan: boards.BoardPlan) -> None:
        await self.database.run(lambda repos: board_files.load(repos, plan, self.now))

    def _tick(self) -> datetime.datetime:
        self.now += datetime.timedelta(seconds=1)
        return self.now


def standing(workspace: Workspace, handle: str, what: Standing) -> None:
    """Let somebody be something else in the workspace."""
    workspace.directory.people[handle] = dataclasses.replace(workspace.directory.people[handle], standing=what)


def plan(key: str, who: str, handle: str, *duties: boards.Duty, first: datetime.date) -> boards.BoardPlan:
    """A board that stands already, with one person on it and a pulse from `first` on."""
    person = boards.PersonPlan(
        key=who,
        name=f"{who.title()} Known",
        zone="Europe/Paris",
        language="en-GB",
        addresses=(address(handle), address(f"{handle}b")),
        duties=duties,
    )
    rhythm = calendar.Rhythm(first=first, every=3, unit=calendar.Unit.MONTHS, at=datetime.time(9), zone="Europe/London")
    pulse = boards.SchedulePlan(practice=boards.Practice.PULSE, rhythm=rhythm, edition_ref="maturity_matrix@2011")
    seat = boards.SeatPlan(title="Seat", body="Hill Council", sector="Councillors", person=who, held_from=datetime.date(2026, 1, 1))
    return boards.BoardPlan(
        key=key,
        name=f"{key.title()} Board",
        zone="Europe/London",
        language="en-GB",
        channel=address("C9"),
        floor=5,
        keep_months=24,
        people=(person,),
        seats=(seat,),
        schedules=(pulse,),
    )
