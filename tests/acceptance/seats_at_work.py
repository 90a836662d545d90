"""A board whose seats pass on: coordinators and members write, time moves on, and every process can be begun anew."""

import collections
import datetime
import itertools
from typing import Any

from bot import due_work, ports, wiring
from bot.outbox import deliveries, replies
from bot.private import memos, terms
from bot.seats import newcomers
from bot.sets import learning_sets
from bot.steps import next_steps
from conversations import boards, directory, inbound, messages, sending
from frameworks import loader
from storage import models
from tests.acceptance import living_board, workspace
from tests.unit.conversations.dialogue import buttons

MEMBERS = ("ann", "ben", "cat", "dee", "eve", "fay")
COORDINATOR = living_board.person("cora", ("chat", "cora"), duties=(boards.Duty.COORDINATOR,))
START = living_board.at(2, 3, 8)
"""Monday 2 March 2026; the first pulse opens at nine."""


class Seats(living_board.LivingBoard):
    """`directory` is who the platform knows."""

    def __init__(self, database: ports.Database, library: loader.Library, start: datetime.datetime = START) -> None:
        self.directory = workspace.FakeDirectory()
        self.directory.people.clear()
        self.last: dict[str, messages.Message] = {}
        self._numbers = itertools.count(1)
        super().__init__(database, library, start)

    def read_with(self, library: loader.Library) -> None:
        """Begin again, with nothing in memory."""
        others = (memos.Memos(), learning_sets.LearningSets(), next_steps.NextSteps(library), terms.TermsNoun())
        nouns = (*others, newcomers.Newcomers(others))
        self.work = due_work.DueWork(self.database, library, wiring.PRACTICES, nouns)
        replying = replies.Replies(self.database, {}, self.clock)
        self.inbox = wiring.door(self.database, library, replying, {"chat": self.directory}, nouns)
        self.outbox = deliveries.Outbox(
            database=self.database,
            messengers={"chat": self.chat},
            composers=wiring.composers(library, nouns),
            time_of=self.clock,
            owner="seats",
        )

    async def loads(self, *more: boards.PersonPlan, until: dict[str, datetime.date] | None = None) -> None:
        """The board of six members, with a coordinator and a quarterly pulse."""
        people = (*(living_board.person(one, ("chat", one)) for one in MEMBERS), COORDINATOR, *more)
        await self.load(living_board.board(people, living_board.pulse(START.date()), until=until))

    def knows(self, handle: str, name: str, standing: directory.Standing = directory.Standing.MEMBER) -> None:
        """The platform has this account."""
        address = inbound.Address(platform="chat", tenant="here", handle=handle)
        self.directory.people[handle] = directory.Profile(address=address, name=name, standing=standing)

    async def says(self, handle: str, line: str, *, key: str | None = None) -> str:
        return await self._handles(inbound.Typed(**self._event(handle, key), text=line), handle)

    async def presses(self, handle: str, label: str, text: str | None = None, *, key: str | None = None) -> str:
        """A button of what this person was shown last."""
        return await self.sends(handle, buttons(self.last[handle])[label], text, key=key)

    async def sends(self, handle: str, action: str, text: str | None = None, *, key: str | None = None) -> str:
        return await self._handles(inbound.Pressed(**self._event(handle, key), action=action, text=text), handle)

    def reads(self, handle: str) -> str:
        """The newest letter, whose buttons can be pressed from now on."""
        self.last[handle] = self.chat.letters[handle][-1]
        return messages.plain_text(self.last[handle])

    def got(self, handle: str, beginning: str) -> list[str]:
        """The letters that say this somewhere."""
        return [one for one in self.chat.texts(handle) if beginning in one]

    async def kinds(self, handle: str) -> dict[str, list[str]]:
        """The states of what this person was owed of coming and going, by kind, in order of the keys."""

        async def find(repos: ports.Repositories) -> dict[str, list[str]]:
            person = await repos.boards.person_at(inbound.Address(platform="chat", tenant="here", handle=handle))
            assert person is not None
            wanted = [sending.Kind.NEWCOMER.value, sending.Kind.LEAVER.value]
            rows = await models.Delivery.filter(person_id=person.person_id, kind__in=wanted).order_by("key")
            found: dict[str, list[str]] = collections.defaultdict(list)
            for row in rows:
                found[row.kind].append(row.state)
            return dict(found)

        return await self.database.run(find)

    async def _handles(self, event: inbound.Inbound, handle: str) -> str:
        message = await self.inbox.handle(event, self.clock.now())
        self.last[handle] = message
        return messages.plain_text(message)

    def _event(self, handle: str, key: str | None) -> dict[str, Any]:
        self.clock.move_to(self.clock.now() + datetime.timedelta(seconds=1))
        return {
            "address": inbound.Address(platform="chat", tenant="here", handle=handle),
            "receipt_key": key or f"event-{next(self._numbers)}",
            "sent_at": self.clock.now(),
        }
