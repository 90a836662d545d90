"""A board whose channel can be lost: a platform that refuses to post, a directory that knows channels, and what people are told."""

import asyncio
import collections
import dataclasses
import datetime
import uuid
from collections.abc import Mapping, Sequence

from bot.door import happenings
from bot.outbox import channels
from conversations import actions, boards, directory, inbound, messages, records, sending
from conversations import happenings as neutral
from storage import database as storage_database
from storage import repositories
from tests.acceptance.replying import Replying
from tests.end_to_end import fake, world

Database = storage_database.Database
PLATFORM = "fake"


def address(handle: str, *, platform: str = PLATFORM) -> inbound.Address:
    return world.address(platform, handle)


def plan(key: str = "shire", *, coordinators: int = 1, channel: str = "channel", name: str | None = None) -> boards.BoardPlan:
    """A board of three, the first so many of them its coordinators."""
    made = world.plan(PLATFORM, 3)
    duty = (boards.Duty.COORDINATOR,)
    people = tuple(dataclasses.replace(one, duties=duty if place < coordinators else ()) for place, one in enumerate(made.people))
    return dataclasses.replace(made, key=key, name=name or f"{key.title()} Board", channel=address(channel), people=people)


class Chat(fake.FakeMessenger):
    """Keeps what it takes as text, by handle."""

    def __init__(self, time_of: fake.SettableClock) -> None:
        super().__init__(time_of)
        self.letters: dict[str, list[messages.Message]] = collections.defaultdict(list)
        self.gates: dict[str, tuple[asyncio.Event, asyncio.Event]] = {}

    async def send(self, address: inbound.Address, message: messages.Message, *, key: str) -> str:
        if gate := self.gates.pop(address.handle, None):
            gate[0].set()
            await gate[1].wait()
        ref = await super().send(address, message, key=key)
        self.letters[address.handle].append(message)
        return ref


class Channelbook:
    """Which channels the bot sees, and whether it can post there. A trouble is raised instead; `outside` see none."""

    def __init__(self) -> None:
        self.known: dict[inbound.Address, directory.ChannelProfile] = {}
        self.outside: set[inbound.Address | None] = set()
        self.trouble: Exception | None = None
        self.asked = 0

    def has(self, handle: str, name: str, *, can_post: bool = True, shared_outside: bool = False) -> None:
        self.known[address(handle)] = directory.ChannelProfile(
            address=address(handle), name=name, can_post=can_post, shared_outside=shared_outside
        )

    async def channel(self, address: inbound.Address, *, asker: inbound.Address | None) -> directory.ChannelProfile | None:
        self.asked += 1
        if self.trouble is not None:
            raise self.trouble
        return None if asker in self.outside else self.known.get(address)

    async def look_up(self, address: inbound.Address) -> directory.Profile | None:
        raise NotImplementedError

    async def named(self, tenant: str, names: Sequence[str]) -> Mapping[str, Sequence[directory.Profile]]:
        raise NotImplementedError


class AtStake:
    """One process with its outbox and its door for channels."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.clock = fake.SettableClock()
        self.chat = Chat(self.clock)
        self.book = Channelbook()
        self.replying = Replying(database, self.clock)
        self.channels = channels.Channels(database, self.replying.replies, {PLATFORM: self.book})
        self.happenings = happenings.Happenings(database)
        composers = {**dict.fromkeys(sending.Kind, fake.compose), sending.Kind.CHANNEL_LOST: channels.compose_lost}
        composers[sending.Kind.CHANNEL_BACK] = channels.compose_back
        self.outbox = fake.outbox(database, self.clock, self.chat, composers=composers)

    async def load(self, *plans: boards.BoardPlan) -> boards.Board:
        """Store these boards; the first of them."""
        ids = []
        for one in plans or (plan(),):

            async def save(repos: repositories.Repositories, one: boards.BoardPlan = one) -> uuid.UUID:
                board_id = await repos.boards.save(one)
                await repos.schedules.save(board_id, world.pulse_schedule(world.FIRST_DAY, datetime.time(9)), self.clock.now())
                return board_id

            ids.append(await self.database.run(save))
        return await self.board(ids[0])

    async def board(self, board_id: uuid.UUID) -> boards.Board:
        return await self.database.run(lambda repos: repos.boards.get(board_id))

    async def owes_summary(self, board: boards.Board, to: inbound.Address | None = None) -> None:
        """A pulse of the board has closed, and its summary is owed."""
        now = self.clock.now()
        (schedule,) = await self.database.run(lambda repos: repos.schedules.of_board(board.board_id))
        record = records.PulseRecord(
            pulse_id=uuid.uuid4(),
            schedule_id=schedule.schedule_id,
            board=board,
            edition_ref=world.EDITION,
            edition_digest="digest",
            state=records.PulseState.CLOSED,
            due_at=now,
            opened_at=now,
            closes_at=now,
            closed_at=now,
            floor=3,
            keep_months=24,
            forget_at=now,
        )
        owed = sending.Owed(
            key=f"summary:{record.pulse_id.hex}",
            kind=sending.Kind.SUMMARY,
            subject_id=record.pulse_id,
            board_id=board.board_id,
            address=to or board.channel,
            due_at=now,
        )

        async def work(repos: repositories.Repositories) -> None:
            assert await repos.pulses.create(record)
            await repos.deliveries.owe([owed])

        await self.database.run(work)
        self.clock.go(seconds=1)

    async def loses(self, handle: str = "channel", reason: sending.Reason = sending.Reason.ARCHIVED, *, receipt: str | None = None) -> None:
        """The platform tells that the bot can no longer write there."""
        key = receipt or uuid.uuid4().hex
        now = self.clock.now()
        await self.tell(
            neutral.ChannelLost(platform=PLATFORM, tenant=world.TENANT, receipt_key=key, at=now, channel=address(handle), reason=reason)
        )

    async def gets_back(self, handle: str = "channel") -> None:
        key, now = uuid.uuid4().hex, self.clock.now()
        await self.tell(neutral.ChannelBack(platform=PLATFORM, tenant=world.TENANT, receipt_key=key, at=now, channel=address(handle)))

    async def tell(self, happening: neutral.Any) -> None:
        await self.happenings.tell(happening, self.clock.now())
        await self.outbox.flush()

    async def presses(self, handle: str, board: boards.Board, channel: str | None, *, key: str | None = None) -> str:
        """A coordinator picks a channel, or presses the button for the same one; what they are shown."""
        event = dataclasses.replace(
            self.replying.event("card", handle=handle),
            action=actions.encode(actions.ChooseChannel(board_id=board.board_id)),
            text=channel,
        )
        event = event if key is None else dataclasses.replace(event, receipt_key=key)
        shown = await self.channels.choose(event, actions.ChooseChannel(board_id=board.board_id), self.clock.now())
        return await self._after(shown)

    async def types(self, handle: str, rest: str, *, key: str | None = None) -> str:
        """Somebody types "channel" and the rest; what they are shown."""
        pressed = self.replying.event("line", handle=handle)
        event = inbound.Typed(
            address=pressed.address, receipt_key=key or pressed.receipt_key, sent_at=pressed.sent_at, place=pressed.place, text=rest
        )
        return await self._after(await self.channels.said(event, rest, self.clock.now()))

    async def states(self) -> dict[str, int]:
        return await self.database.run(lambda repos: repos.deliveries.by_state())

    def letters(self, handle: str) -> list[str]:
        return [messages.plain_text(one) for one in self.chat.letters[handle]]

    async def _after(self, shown: messages.Message) -> str:
        await self.replying.replies.settled()
        await self.outbox.flush()
        return messages.plain_text(shown)
