"""The fast lane: presses that are handled together end as if each had come alone."""

import asyncio
import collections
import dataclasses
import datetime
import logging
import random
import re
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from typing import TypeVar

import pytest

from bot import clock, ports, wiring
from bot.door import inbox
from bot.outbox import replies
from bot.pulses import answering
from conversations import actions, boards, inbound, messages, presses, records
from frameworks import loader
from storage import database as storage_database
from tests.acceptance import board_at_work
from tests.acceptance.board_at_work import BoardAtWork, give, plan, schedule

T = TypeVar("T")
Database = storage_database.Database
PEOPLE = ("avery", "blake", "casey")
ITEMS = ("purpose_and_vision", "strategy", "no_such_item")
MARKS = ("0", "3", "5", "9", "skip", "not_sure")


class Noting(replies.Replies):
    """Sends nothing, so that what is owed stays to be seen, and notes what would have been shown last at each spot."""

    def __init__(self, database: ports.Database) -> None:
        super().__init__(database, {}, clock.SystemClock())
        self._noted: dict[tuple[str, str], messages.Message | replies.Later] = {}

    def send_soon(
        self, record: records.ReplyRecord, message: messages.Message | replies.Later, *, tried_since: datetime.datetime | None = None
    ) -> None:
        self._noted[record.address.tenant, record.place.spot] = message

    async def said(self) -> dict[tuple[str, str], messages.Message]:
        """What stands at every spot: composed now, where that was left for later."""
        for spot, one in self._noted.items():
            self._noted[spot] = one if isinstance(one, messages.Message) else await one()
        return {spot: one for spot, one in self._noted.items() if isinstance(one, messages.Message)}


class Stubborn:
    """A database that refuses what the lane asks of it, so that every press goes alone."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.refused = 0

    async def run(self, work: Callable[[ports.Repositories], Awaitable[T]]) -> T:
        return await self._database.run(work)

    async def decide(self, asked: Sequence[presses.Asked], decide: Callable[[presses.Seen], presses.Decided[T]]) -> T:
        self.refused += 1
        raise LookupError

    async def scrub(self) -> None:
        raise NotImplementedError


@dataclasses.dataclass(frozen=True, kw_only=True)
class Process:
    """As much of a process as there is to one door."""

    door: inbox.Inbox
    replies: Noting


def process(database: ports.Database, library: loader.Library) -> Process:
    replying = Noting(database)
    return Process(door=wiring.door(database, library, replying, {}), replies=replying)


@pytest.fixture
async def board(database: Database, library: loader.Library) -> AsyncIterator[BoardAtWork]:
    at_work = BoardAtWork(database, library)
    await at_work.load(plan("riverside", PEOPLE, schedule(boards.Practice.PULSE, board_at_work.MATRIX)))
    await at_work.opens()
    yield at_work
    await database.settle()


def pressed(board: BoardAtWork, handle: str, action: str, *, key: str | None = None, spot: str = "card") -> inbound.Pressed:
    place = inbound.Place(spot=f"{spot}:{handle}", ticket="t")
    return inbound.Pressed(
        address=board_at_work.address(handle), receipt_key=key or board.key(), sent_at=board.now, place=place, action=action
    )


# One by one, and together.


@dataclasses.dataclass(frozen=True, kw_only=True)
class Side:
    """One of two boards alike, in one database. Whatever belongs to it carries its name."""

    name: str
    process: Process
    sittings: list[uuid.UUID]
    """Of a matrix and an annex for each member in turn; the last is nobody's."""

    def event(self, one: "Drawn", now: datetime.datetime) -> inbound.Pressed:
        return inbound.Pressed(
            address=inbound.Address(platform="console", tenant=self.name, handle=f"{self.name}-{one.who}"),
            receipt_key=one.key,
            sent_at=now - datetime.timedelta(seconds=one.age),
            place=inbound.Place(spot=one.spot, ticket=one.key) if one.spot else None,
            action=actions.encode(one.action(self.sittings[one.sitting])),
        )

    async def said(self) -> dict[str, str]:
        """What stands at every spot."""
        return {spot: self.neutral(repr(message)) for (_, spot), message in (await self.process.replies.said()).items()}

    def neutral(self, text: str) -> str:
        for place, sitting_id in enumerate(self.sittings):
            text = text.replace(sitting_id.hex, f"sitting {place}")
        return text.replace(self.name, "side")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Drawn:
    """A press that may be anybody's, on anything, once or again, early or late."""

    who: str
    sitting: int
    action: Callable[[uuid.UUID], actions.Action]
    age: int
    key: str
    spot: str | None


def drawn(dice: random.Random) -> Drawn:
    item, part, mark = dice.choice(ITEMS), dice.choice(list(actions.Part)), dice.choice(MARKS)
    changing, kind = dice.random() < 0.3, dice.randrange(10)

    def action(sitting_id: uuid.UUID) -> actions.Action:
        if kind == 0:
            return actions.Show(sitting_id=sitting_id, item_key=item)
        if kind == 1:
            return actions.Review(sitting_id=sitting_id)
        if kind == 2:
            return actions.GoOn(sitting_id=sitting_id)
        return actions.Give(sitting_id=sitting_id, item_key=item, part=part, mark=mark, changing=changing)

    place = dice.randrange(3)
    mine = dice.random() < 0.8
    return Drawn(
        who="stranger" if dice.random() < 0.1 else PEOPLE[place],
        sitting=2 * place if mine else dice.randrange(7),
        action=action,
        age=dice.choice([0, 0, 1, 1, 40]),
        key=f"key {dice.randrange(40)}",
        spot=dice.choice([None, f"card {place}", f"card {place}", f"line {dice.randrange(99)}"]),
    )


async def side(name: str, board: BoardAtWork, running: Process) -> Side:
    practices = [schedule(boards.Practice.PULSE, edition) for edition in (board_at_work.MATRIX, board_at_work.ANNEX)]
    planned = plan(name, tuple(f"{name}-{one}" for one in PEOPLE), *practices)
    there = [inbound.Address(platform="console", tenant=name, handle=one.key) for one in planned.people]
    people = tuple(dataclasses.replace(one, addresses=(address,)) for one, address in zip(planned.people, there, strict=True))
    board.now = board_at_work.OPENS - datetime.timedelta(hours=1)
    await board.load(dataclasses.replace(planned, people=people))
    await board.opens()

    async def look_up(repos: ports.Repositories) -> list[uuid.UUID]:
        found = [await repos.boards.person_at(address) for address in there]
        of_each = [await repos.sittings.open_for(one.person_id) for one in found if one is not None]
        return [one.sitting_id for rows in of_each for one in sorted(rows, key=lambda row: row.pulse.edition_ref, reverse=True)]

    return Side(name=name, process=running, sittings=[*await board.database.run(look_up), uuid.uuid4()])


async def kept(database: Database, one: Side) -> object:
    """All that is on disk of one side: answers, receipts and replies."""

    async def look(repos: ports.Repositories) -> object:
        found = await repos.sittings.get_all(one.sittings)
        answers = [found[sitting_id].answers if sitting_id in found else None for sitting_id in one.sittings]
        new = await repos.receipts.take([(f"console:{one.name}", f"key {number}") for number in range(40)], board_at_work.CLOSES)
        late = board_at_work.CLOSES + datetime.timedelta(days=99)
        owed = [row for row in await repos.replies.left_over(late, late, 999) if row.address.tenant == one.name]
        told = [(row.place, one.neutral(row.address.handle), row.owed_at) for row in owed]
        return answers, new, sorted(told, key=str)

    return await database.run(look)


@pytest.mark.parametrize("seed", range(4))
async def test_presses_handled_together_end_as_one_by_one(
    database: Database, library: loader.Library, seed: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    dice, board, stubborn = random.Random(seed), BoardAtWork(database, library), Stubborn(database)
    # The file of the second edition is gone by the time that people press.
    left = loader.Library(editions={board_at_work.MATRIX: library[board_at_work.MATRIX]}, digests=library.digests)
    apart = await side("qqapart", board, process(stubborn, left))
    joined = await side("qqjoined", board, process(database, left))
    said = collections.Counter[str]()
    board.now += datetime.timedelta(minutes=1)
    for turn in range(12):
        board.now = board_at_work.CLOSES if turn == 11 else board.now + datetime.timedelta(seconds=dice.randrange(60))
        presses = [drawn(dice) for _ in range(dice.randrange(1, 9))]
        caplog.clear()
        one_by_one = [apart.neutral(repr(await apart.process.door.handle(apart.event(one, board.now), board.now))) for one in presses]
        logged = logs(caplog)
        caplog.clear()
        found = await asyncio.gather(*(joined.process.door.handle(joined.event(one, board.now), board.now) for one in presses))
        for press, alone, one in zip(presses, one_by_one, found, strict=True):
            assert joined.neutral(repr(one)) == alone or (one is answering.TO_COME and press.spot is not None)
        assert logs(caplog) == logged
        said.update(one_by_one)
        assert await joined.said() == await apart.said(), "the same stands at every spot"
    assert stubborn.refused
    assert len(said) > 12, "the presses led to many places"
    assert await kept(database, joined) == await kept(database, apart)


def logs(caplog: pytest.LogCaptureFixture) -> list[str]:
    told = [str(getattr(one, "action", "")) for one in caplog.records if one.name == "bot.pulses.answering"]
    return [one for one in told if one != "answers_alone"]


class Taking:
    """A platform that takes every reply."""

    platform = "console"

    def __init__(self) -> None:
        self.said: list[messages.Message] = []

    async def reply(
        self,
        address: inbound.Address,
        place: inbound.Place,
        message: messages.Message,
        *,
        key: str,
        tried_since: datetime.datetime | None = None,
    ) -> None:
        self.said.append(message)


async def test_a_question_that_a_dead_process_did_not_draw_is_drawn_by_the_next(
    database: Database, library: loader.Library, board: BoardAtWork
) -> None:
    card = (await board.sittings("avery"))[0]
    first, platform = process(database, library), Taking()
    second = replies.Replies(database, {"console": platform}, clock.SystemClock())
    wiring.door(database, library, second, {})
    assert await first.door.handle(pressed(board, "avery", give(card, "3")), board.now) is answering.TO_COME
    assert await second.take_up(board.now + datetime.timedelta(days=9999)) == 1
    await second.settled()
    assert platform.said == list((await first.replies.said()).values())
    assert "Now: 3 Results" in messages.plain_text(platform.said[0])
    assert await board.answers("avery") == {"purpose_and_vision": (3, None, None)}


# What one press does to the others: nothing.


async def test_a_press_that_cannot_be_handled_spoils_nobodys_answer(board: BoardAtWork, caplog: pytest.LogCaptureFixture) -> None:
    cards = {who: (await board.sittings(who))[0] for who in PEOPLE}
    events = [pressed(board, who, give(cards[who], "3")) for who in PEOPLE]
    # No database can hold half a surrogate.
    events.insert(1, pressed(board, "avery", give(cards["avery"], "5"), key="\ud800"))
    found = await asyncio.gather(*(board.inbox.handle(event, board.now) for event in events), return_exceptions=True)
    assert [isinstance(one, Exception) for one in found] == [False, True, False, False]
    assert [await board.answers(who) for who in PEOPLE] == [{"purpose_and_vision": (3, None, None)}] * 3
    assert "answers_alone" in {getattr(one, "action", "") for one in caplog.records}
    assert "2 of 6" in await board.sends("avery", give(cards["avery"], "skip"))


async def test_whoever_stops_waiting_takes_nothing_from_anybody(board: BoardAtWork) -> None:
    cards = {who: (await board.sittings(who))[0] for who in PEOPLE}
    for turns in range(40):
        mark, board.now = str(turns % 6), board.now + datetime.timedelta(seconds=1)
        events = [pressed(board, who, give(cards[who], mark)) for who in PEOPLE]
        avery, blake, casey = [asyncio.create_task(board.inbox.handle(event, board.now)) for event in events]
        for _ in range(turns):
            await asyncio.sleep(0)
        blake.cancel()
        shown = await asyncio.wait_for(asyncio.gather(avery, casey), 10)
        assert all(isinstance(one, messages.Message) for one in shown)
        await asyncio.gather(blake, return_exceptions=True)
        answers = [(await board.answers(who)).get("purpose_and_vision", (None,))[0] for who in PEOPLE]
        assert (answers[0], answers[2]) == (int(mark), int(mark))
        assert answers[1] == int(mark) or turns == 0, "a press that was taken in is kept, whoever waits for it"


async def test_when_the_process_is_stopped_nobody_is_left_waiting(board: BoardAtWork) -> None:
    cards = {who: (await board.sittings(who))[0] for who in PEOPLE}
    waiting = [asyncio.create_task(board.inbox.handle(pressed(board, who, give(cards[who], "3")), board.now)) for who in PEOPLE * 2]
    await asyncio.sleep(0)
    (writer,) = [one for one in asyncio.all_tasks() if "Answers._write" in repr(one)]
    await asyncio.sleep(0)
    writer.cancel()
    found = await asyncio.wait_for(asyncio.gather(*waiting, return_exceptions=True), 10)
    assert all(isinstance(one, messages.Message | asyncio.CancelledError) for one in found)
    await board.database.settle()
    assert "2 of 6" in await board.sends("avery", give(cards["avery"], "skip"))


async def test_two_processes_that_get_the_same_presses_keep_each_once(
    database: Database, migrated_url: str, library: loader.Library, caplog: pytest.LogCaptureFixture
) -> None:
    if migrated_url.startswith("sqlite"):
        pytest.skip("a SQLite file has one process")
    board = BoardAtWork(database, library)
    await board.load(plan("riverside", PEOPLE, schedule(boards.Practice.PULSE, board_at_work.MATRIX)))
    await board.opens()
    cards = {who: (await board.sittings(who))[0] for who in PEOPLE}
    async with storage_database.opened(migrated_url) as other:
        both = (process(database, library), process(other, library))
        for turn in range(8):
            board.now += datetime.timedelta(seconds=1)
            events = [pressed(board, who, give(cards[who], str(turn % 6)), key=f"{turn} {who}") for who in PEOPLE]
            orders = [random.Random(f"{turn} {place}").sample(events, 3) for place in range(4)]
            jobs = [both[place % 2].door.handle(event, board.now) for place, order in enumerate(orders) for event in order]
            shown = await asyncio.wait_for(asyncio.gather(*jobs), 20)
            assert len({re.sub(r"[0-9a-f]{32}", "", repr(one)) for one in shown}) == 1
    assert [(await board.answers(who))["purpose_and_vision"][0] for who in PEOPLE] == [1] * 3
    told = collections.Counter(getattr(one, "action", "") for one in caplog.records)
    assert told["unit_of_work_retried"] == 0, "two units of work waited for each other"
