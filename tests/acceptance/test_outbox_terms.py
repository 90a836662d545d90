"""Unasked messages leave in people's own time, three a week at most, and together where they fall together."""

import asyncio
import collections
import dataclasses
import datetime
import functools
import uuid
from collections.abc import Mapping
from typing import Any

import pytest

from bot import ports
from bot.outbox import bundles
from conversations import boards, inbound, messages, sending
from storage import database as storage_database
from storage import models
from tests.end_to_end import fake, world

Database = storage_database.Database
K = sending.Kind
MONDAY = fake.START
"""Monday 1 March 2027, nine in the morning."""
HOUR, DAY = datetime.timedelta(hours=1), datetime.timedelta(days=1)


class Platform(fake.FakeMessenger):
    """Keeps the messages, too."""

    def __init__(self, time_of: fake.SettableClock, **settings: Any) -> None:
        super().__init__(time_of, **settings)
        self.said: list[messages.Message] = []

    async def send(self, address: inbound.Address, message: messages.Message, *, key: str) -> str:
        before = len(self.taken)
        try:
            return await super().send(address, message, key=key)
        finally:
            self.said += [message] * (len(self.taken) - before)


class Ground:
    """Boards that share their people, and an outbox."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.clock = fake.SettableClock()
        self.platform = Platform(self.clock)
        self.boards: list[uuid.UUID] = []
        self.over: set[uuid.UUID] = set()
        self.broken: set[uuid.UUID] = set()
        self.people: dict[str, uuid.UUID] = {}

    async def lay(self, members: int = 1, count: int = 3) -> "Ground":
        for number in range(count):
            channel = world.address("fake", f"channel_{number}")
            board = dataclasses.replace(world.plan("fake", members), key=f"board_{number}", name=f"Board {number}", channel=channel)
            self.boards.append(await self.database.run(functools.partial(_save, board)))
        for one in await self.database.run(lambda repos: repos.boards.people_of(self.boards[0])):
            self.people[one.key] = one.person_id
        return self

    async def owe(
        self, *kinds: sending.Kind, board: int = 0, who: str | None = "member_1", due_at: datetime.datetime | None = None
    ) -> list[uuid.UUID]:
        """Owe messages of these kinds to one person, or to the board's channel; what each is about."""
        subjects = [uuid.uuid4() for _ in kinds]
        owed = [
            sending.Owed(
                key=subject.hex,
                kind=kind,
                subject_id=subject,
                board_id=self.boards[board],
                address=world.address("fake", f"channel_{board}") if who is None else None,
                due_at=due_at or self.clock.now(),
                person_id=None if who is None else self.people[who],
            )
            for kind, subject in zip(kinds, subjects, strict=True)
        ]
        await self.database.run(lambda repos: repos.deliveries.owe(owed))
        return subjects

    async def compose(self, _repos: ports.Repositories, delivery: sending.Delivery, _now: datetime.datetime) -> messages.Message | None:
        if delivery.subject_id in self.broken:
            raise LookupError("an edition that is gone")
        if delivery.subject_id in self.over:
            return None
        return messages.Message(summary=f"About {delivery.subject_id.hex}", blocks=(messages.Paragraph(text="All of it"),))

    async def flush(self, **settings: Any) -> int:
        composers: Mapping[sending.Kind, Any] = dict.fromkeys(sending.Kind, self.compose)
        return await fake.outbox(self.database, self.clock, self.platform, composers=composers, **settings).flush()

    async def states(self) -> dict[str, int]:
        return await self.database.run(lambda repos: repos.deliveries.by_state())

    async def rows(self) -> list[models.Delivery]:
        return await self.database.run(lambda _repos: models.Delivery.all().order_by("owed_at"))

    async def live(self, until: datetime.datetime) -> None:
        """From one due instant to the next."""
        while (due := await self.database.run(lambda repos: repos.deliveries.next_due())) is not None and due <= until:
            self.clock.instant = max(due, self.clock.instant)
            await self.flush()
        self.clock.instant = until

    def shown(self) -> list[list[str]]:
        """For each message that arrived, what it is about."""
        return [_subjects(one) for one in self.platform.said]


async def _save(board: boards.BoardPlan, repos: ports.Repositories) -> uuid.UUID:
    return await repos.boards.save(board)


def _subjects(message: messages.Message) -> list[str]:
    text = f"{message.summary} {messages.plain_text(message)}"
    return [rest.split()[0] for rest in text.split("About ")[1:]]


@pytest.fixture
async def ground(database: Database) -> Ground:
    return await Ground(database).lay()


async def test_three_boards_with_five_things_in_a_week_send_at_most_three_messages_and_lose_none(ground: Ground) -> None:
    owed = []
    for days, board in ((0, 0), (1, 1), (2, 2), (3, 0), (4, 1)):
        owed += await ground.owe(K.REFLECTION, board=board, due_at=MONDAY + days * DAY)
    await ground.live(MONDAY + 7 * DAY - HOUR)
    assert len(ground.platform.taken) == 3
    await ground.live(MONDAY + 21 * DAY)
    assert sorted(subject for message in ground.shown() for subject in message) == sorted(one.hex for one in owed)
    assert [len(message) for message in ground.shown()] == [1, 1, 1, 2], "what waited came together"
    times = [one.at for one in ground.platform.taken]
    assert all(sum(0 <= (after - before) / DAY < 7 for after in times) <= 3 for before in times)
    assert await ground.states() == {"sent": 5}


async def test_what_is_due_at_once_comes_as_one_message_and_is_settled_as_one(ground: Ground) -> None:
    owed = [*await ground.owe(K.REFLECTION, K.STEP_ASKED), *await ground.owe(K.REFLECTION, board=1)]
    assert await ground.flush() == 3
    (index,) = ground.platform.said
    assert index.summary == "3 things for you"
    assert sorted(_subjects(index)) == sorted(one.hex for one in owed)
    rows = await ground.rows()
    assert {(row.state, row.ref, row.bundle_key, row.settled_at) for row in rows} == {
        ("sent", "ref-1", ground.platform.taken[0].key, MONDAY)
    }
    assert ground.platform.taken[0].key in {row.key for row in rows}


async def test_a_quiet_night_a_snooze_and_a_board_left_hold_back_only_what_they_should(ground: Ground) -> None:
    ann = ground.people["member_1"]
    await ground.database.run(lambda repos: repos.terms.opt_out(ann, ground.boards[1], MONDAY))
    ground.clock.instant = MONDAY + 13 * HOUR
    await ground.owe(K.REFLECTION)
    await ground.owe(K.REFLECTION, board=1)
    await ground.flush()
    assert await ground.states() == {"planned": 1, "moot": 1}
    assert ground.platform.said == []
    assert await ground.database.run(lambda repos: repos.deliveries.next_due()) == MONDAY + 23 * HOUR
    ground.clock.instant = MONDAY + 22 * HOUR
    assert await ground.database.run(lambda repos: repos.deliveries.overdue(ground.clock.now())) == 0, "nothing is wrong"
    await ground.database.run(lambda repos: repos.terms.snooze(ann, datetime.date(2027, 3, 10)))
    await ground.live(MONDAY + 9 * DAY)
    assert [one.at for one in ground.platform.taken] == [datetime.datetime(2027, 3, 10, 8, tzinfo=datetime.UTC)]


async def test_one_that_cannot_be_made_or_is_over_does_not_hold_up_the_others(ground: Ground) -> None:
    gone, over, fine = await ground.owe(K.REFLECTION, K.REFLECTION, K.REFLECTION)
    ground.broken.add(gone)
    ground.over.add(over)
    await ground.flush()
    assert ground.shown() == [[fine.hex]], "one thing alone comes as itself"
    assert await ground.states() == {"planned": 1, "moot": 1, "sent": 1}
    ground.broken.clear()
    ground.clock.go(seconds=5)
    await ground.flush()
    assert ground.shown()[1] == [gone.hex]
    assert {row.subject_id: row.attempts for row in await ground.rows()} == {gone: 1, over: 0, fine: 0}


async def test_a_channel_stays_silent_before_an_election_and_speaks_after_it(ground: Ground) -> None:
    election: dict[str, Any] = {"from_day": datetime.date(2027, 3, 22), "until_day": datetime.date(2027, 5, 6), "kind": "pre_election"}
    await ground.database.run(lambda _repos: models.Pause.create(pause_id=uuid.uuid4(), board_id=ground.boards[0], **election))
    ground.clock.instant = datetime.datetime(2027, 3, 23, 9, 30, tzinfo=datetime.UTC)
    await ground.owe(K.SUMMARY, who=None)
    await ground.owe(K.SUMMARY, board=1, who=None)
    await ground.flush()
    assert ground.platform.handles() == ["channel_1"]
    await ground.live(datetime.datetime(2027, 5, 10, tzinfo=datetime.UTC))
    # The clocks have changed meanwhile: half past nine in London all the same.
    assert [one.at for one in ground.platform.taken][1:] == [datetime.datetime(2027, 5, 7, 8, 30, tzinfo=datetime.UTC)]


@pytest.mark.parametrize("arrived", [True, False], ids=["arrived", "did not arrive"])
async def test_killed_after_it_left_a_bundle_is_looked_up_as_the_one_message_that_it_was(ground: Ground, arrived: bool) -> None:  # noqa: FBT001 - pytest's
    owed = [*await ground.owe(K.REFLECTION, K.STEP_ASKED), *await ground.owe(K.REFLECTION, board=1)]
    trouble = ground.platform.swallowed if arrived else ground.platform.troubles
    trouble["member_1"] = [sending.Unsure()]
    await ground.flush(owner="dead")
    assert await ground.states() == {"sending": 3}
    ground.clock.go(seconds=60)
    more = await ground.owe(K.REFLECTION)
    await ground.flush(owner="two")
    await ground.live(ground.clock.now() + HOUR)
    assert await ground.states() == {"sent": 4}
    assert ground.platform.looks["member_1"] == 1
    assert sorted(subject for message in ground.shown() for subject in message) == sorted(one.hex for one in (*owed, *more)), "each once"
    # What came meanwhile waited until it was known how many messages had left.
    assert [len(message) for message in ground.shown()] == [3, 1]


async def test_two_processes_at_one_person_never_go_over_the_weeks_number(ground: Ground) -> None:
    """Ten things in ten minutes, two processes ticking: whatever they do at the same time, it is three messages."""
    owed: list[uuid.UUID] = []
    for minute in range(10):
        ground.clock.instant = MONDAY + datetime.timedelta(minutes=minute)
        owed += await ground.owe(K.REFLECTION, K.REFLECTION, board=minute % 3)
        await asyncio.gather(*(ground.flush(owner=owner) for owner in ("a", "b", "c")))
    await ground.live(MONDAY + 6 * DAY)
    assert len(ground.platform.taken) == 3
    await ground.live(MONDAY + 14 * DAY)
    assert sorted(subject for message in ground.shown() for subject in message) == sorted(one.hex for one in owed)


class _Counting:
    """Counts units of work."""

    def __init__(self, inner: Database) -> None:
        self.inner = inner
        self.asked: collections.Counter[str] = collections.Counter()

    async def run(self, work: Any) -> Any:
        return await self.inner.run(lambda repos: work(_Watched(repos, self.asked)))


class _Watched:
    """Repositories that note which questions about terms are asked."""

    def __init__(self, repos: ports.Repositories, asked: collections.Counter[str]) -> None:
        self._repos = repos
        self._asked = asked

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._repos, name)
        return _Noting(found, name, self._asked) if name in {"terms", "deliveries"} else found


class _Noting:
    def __init__(self, inner: Any, name: str, asked: collections.Counter[str]) -> None:
        self._inner, self._name, self._asked = inner, name, asked

    def __getattr__(self, name: str) -> Any:
        self._asked[f"{self._name}.{name}"] += 1
        return getattr(self._inner, name)


async def test_the_facts_of_a_fan_out_are_read_for_a_whole_batch_at_once(database: Database) -> None:
    ground = await Ground(database).lay(members=20, count=1)
    for who in ground.people:
        await ground.owe(K.REFLECTION, who=who)
    counting = _Counting(database)
    composers: Mapping[sending.Kind, Any] = dict.fromkeys(sending.Kind, ground.compose)
    await fake.outbox(counting, ground.clock, ground.platform, composers=composers).flush()  # type: ignore[arg-type]  # run is all it needs
    assert len(ground.platform.taken) == 20
    asked = [counting.asked[one] for one in ("terms.of", "terms.zones", "terms.pauses_of", "deliveries.left_to")]
    assert asked == [3, 3, 3, 3], "twenty people, eight at a time"


async def test_an_opened_thing_is_asked_for_as_if_it_were_due_now(ground: Ground) -> None:
    """A bundle may be left lying: what came in time is not late when it is looked at."""
    await ground.owe(K.REFLECTION, K.REFLECTION)
    await ground.flush()
    seen: list[datetime.datetime] = []

    async def compose(_repos: ports.Repositories, delivery: sending.Delivery, now: datetime.datetime) -> messages.Message | None:
        seen.append(delivery.owed_at)
        return await ground.compose(_repos, delivery, now)

    composers: bundles.Composers = dict.fromkeys(sending.Kind, compose)
    row = (await ground.rows())[0]
    later = MONDAY + 9 * DAY

    async def shown(repos: ports.Repositories) -> messages.Message | None:
        person = await repos.boards.person(ground.people["member_1"])
        return await bundles.shown(repos, composers, person, row.delivery_id, later)

    message = await ground.database.run(shown)
    assert message is not None
    assert seen == [later]
