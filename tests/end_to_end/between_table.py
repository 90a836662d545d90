"""The board between its meetings as the bot's database has it, and what everybody does who sits in no chat client.

How the database is reached differs: beside a bot in a process of its own, or inside the very process that the talk runs in.
"""

import asyncio
import contextlib
import datetime
import itertools
import time
import uuid
import zoneinfo
from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import Any, TypeVar

from bot import config, ports, wiring
from bot.board import boards as board_files
from conversations import boards, calendar, inbound, messages, sending
from conversations.learning_sets import signs, state
from frameworks import loader
from storage import database, models
from tests import doors
from tests.end_to_end import quarter

T = TypeVar("T")
Opens = Callable[[], contextlib.AbstractAsyncContextManager[ports.Database]]
"""Gives the bot's database, for as long as something is done with it."""
Runs = Callable[[Coroutine[Any, Any, Any]], Any]
"""Brings a piece of work to its end, and gives what came of it."""

SET_NAME = "Millrace"
IN_SET = (quarter.MEMBER, "hari", "magdala", "caspian")
"""Not in it: who runs the board, and one more of its members."""
SET_MEETS = datetime.datetime(2026, 8, 27, 14, 0, tzinfo=zoneinfo.ZoneInfo("Europe/London"))
SET_MINUTES = 180
REFLECTS = datetime.datetime(2026, 7, 7, 10, 0, tzinfo=zoneinfo.ZoneInfo("Europe/London"))
DIGESTS = datetime.datetime(2026, 7, 13, 9, 30, tzinfo=zoneinfo.ZoneInfo("Europe/London"))
_LONDON = "Europe/London"
_SEEN_SECONDS = 20.0


class Table:
    """The board, its people and their learning set. `reached` are the people's addresses; `now` is the board's clock."""

    def __init__(
        self,
        library: loader.Library,
        opens: Opens,
        runs: Runs,
        now: Callable[[], datetime.datetime],
        *,
        reached: Mapping[str, inbound.Address],
        channel: inbound.Address,
    ) -> None:
        self.library = library
        self._opens = opens
        self._runs = runs
        self._now = now
        self._reached = reached
        self._keys = itertools.count()
        self._nouns = wiring.all_nouns(config.read(), library)
        self.meeting_id = uuid.uuid4()
        self.does(lambda repos: board_files.load(repos, self.plan(reached, channel), now()))

    def plan(self, reached: Mapping[str, inbound.Address], channel: inbound.Address) -> boards.BoardPlan:
        """The board to begin with."""
        return _plan(reached, channel)

    def begins_set(self) -> None:
        """Four of them are in a set from today on; it has one meeting."""
        self.does(self._begun)

    def say(self, who: str, *lines: str, last: str) -> None:
        """What somebody types, line by line. Fails where the last of the lines is not met with `last`."""
        answer = self._handled(*(inbound.Typed(**self._event(who), text=line) for line in lines))
        assert last in answer, (who, answer)

    def press(self, who: str, verb: str, value: str, text: str | None = None, *, last: str) -> None:
        """What somebody presses, or sends off, on a card of the set's meeting."""
        action = signs.Mark(set_meeting_id=self.meeting_id).do(verb, value)
        answer = self._handled(inbound.Pressed(**self._event(who), action=action, text=text))
        assert last in answer, (who, answer)

    def holds_back(self, who: str, *kinds: sending.Kind) -> None:
        """Waits until exactly these are owed to somebody, and all put off to a later instant; fails where any of them left."""
        end = time.monotonic() + _SEEN_SECONDS
        while (found := self.does(lambda repos: _owed(repos, self._reached[who]))) and time.monotonic() < end:
            assert not [one.kind for one in found if one.kind in kinds and one.settled_at is not None]
            waits = sorted(one.kind for one in found if one.state == sending.State.PLANNED and one.due_at > self._now())
            if waits == sorted(kinds):
                return
            time.sleep(0.05)  # another process is at work
        raise AssertionError((kinds, found))

    def does(self, work: Callable[[ports.Repositories], Coroutine[Any, Any, T]]) -> T:
        """What came of a piece of work in the bot's database."""

        async def done() -> T:
            async with self._opens() as opened:
                return await opened.run(work)

        found: T = self._runs(done())
        return found

    def _handled(self, *events: inbound.Inbound) -> str:
        """What the last of these is answered with."""

        async def handled() -> str:
            async with self._opens() as opened:
                door = doors.door(opened, self.library, self._nouns)
                return [messages.plain_text(await door.handle(event, self._now())) for event in events][-1]

        said: str = self._runs(handled())
        return said

    def _event(self, who: str) -> dict[str, Any]:
        return {"address": self._reached[who], "receipt_key": f"aside-{next(self._keys)}", "sent_at": self._now()}

    async def _begun(self, repos: ports.Repositories) -> None:
        people = [await repos.boards.person_called(who) for who in IN_SET]
        begins = self._now()
        record = state.LearningSet(set_id=uuid.uuid4(), name=SET_NAME, zone=_LONDON, quorum=3, begun_at=begins)
        meeting = state.SetMeeting(
            set_meeting_id=self.meeting_id,
            set_id=record.set_id,
            number=1,
            starts_at=SET_MEETS.astimezone(datetime.UTC),
            minutes=SET_MINUTES,
        )
        assert await repos.learning_sets.begin(record, [one.person_id for one in people if one], [meeting], begins.date())


def beside(url: str, keys: tuple[str, ...]) -> tuple[Opens, Runs]:
    """The way to the database of a bot that runs in a process of its own."""
    return lambda: database.opened(url, keys=keys), asyncio.run


async def _owed(repos: ports.Repositories, address: inbound.Address) -> Sequence[models.Delivery]:
    person = await repos.boards.person_at(address)
    assert person is not None
    return await models.Delivery.filter(person_id=person.person_id)


def _plan(reached: Mapping[str, inbound.Address], channel: inbound.Address) -> boards.BoardPlan:
    def person(who: str) -> boards.PersonPlan:
        duties = (boards.Duty.COORDINATOR,) if who == quarter.COORDINATOR else ()
        name, addresses = quarter.NAMES[who], (reached[who],)
        return boards.PersonPlan(key=who, name=name, zone=_LONDON, language="en-GB", addresses=addresses, duties=duties)

    def schedule(practice: boards.Practice, first: datetime.datetime, weeks: int, ref: str | None = None) -> boards.SchedulePlan:
        rhythm = calendar.Rhythm(first=first.date(), every=weeks, unit=calendar.Unit.WEEKS, at=first.time(), zone=_LONDON)
        return boards.SchedulePlan(practice=practice, rhythm=rhythm, edition_ref=ref)

    held_from = datetime.date(2025, 5, 12)
    return boards.BoardPlan(
        key="tamebridge",
        name=quarter.BOARD,
        zone=_LONDON,
        language="en-GB",
        channel=channel,
        floor=5,
        keep_months=24,
        people=tuple(map(person, quarter.NAMES)),
        seats=tuple(
            boards.SeatPlan(title=title, body=body, sector=sector, person=who, held_from=held_from)
            for who, title, body, sector, _ in quarter.SEATS
        ),
        schedules=(schedule(boards.Practice.REFLECTION, REFLECTS, 52, "annex_a@2015"), schedule(boards.Practice.DIGEST, DIGESTS, 8)),
    )
