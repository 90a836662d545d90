"""A platform in memory and clocks that obey, for tests of the outbox inside one process."""

import asyncio
import dataclasses
import datetime
import uuid
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable, Mapping

from bot import ports, subjects
from bot.outbox import deliveries
from conversations import inbound, messages, sending
from tests.end_to_end import world

START = datetime.datetime(2027, 3, 1, 9, 0, tzinfo=datetime.UTC)

Outcome = Exception | sending.Found | sending.Looked


class SettableClock:
    """Stands still until it is set, forwards or backwards, as an operator's mistake or a time server would."""

    def __init__(self, start: datetime.datetime = START) -> None:
        self.instant = start

    def now(self) -> datetime.datetime:
        """What it was set to."""
        return self.instant

    def go(self, **by: float) -> None:
        """On by so many seconds, hours, days."""
        self.instant += datetime.timedelta(**by)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Taken:
    """One message that arrived, and when by the test's clock."""

    key: str
    handle: str
    at: datetime.datetime


class FakeMessenger:
    """Keeps what arrives. `troubles` are raised in turn, by address; `swallowed` ones only after the message arrived."""

    def __init__(self, time_of: SettableClock, *, platform: str = "fake", pace: sending.Pace | None = None, timeout: float = 10.0) -> None:
        self.platform = platform
        self.pace = pace or sending.Pace()
        self.timeout = timeout
        self.tries: Counter[str] = Counter()
        self.looks: Counter[str] = Counter()
        self.taken: list[Taken] = []
        self.troubles: dict[str, list[Exception]] = defaultdict(list)
        self.swallowed: dict[str, list[Exception]] = defaultdict(list)
        self.blind: Outcome | None = None
        """What every look comes to instead of the truth."""
        self.gate: asyncio.Event | None = None
        """What every send waits for, where there is one."""
        self.begun = asyncio.Event()
        """Set when a send has begun."""
        self._clock = time_of

    async def send(self, address: inbound.Address, message: messages.Message, *, key: str) -> str:
        """Take the message, or not, as told."""
        assert message.blocks
        self.tries[address.handle] += 1
        self.begun.set()
        if self.gate is not None:
            await self.gate.wait()
        if self.troubles[address.handle]:
            raise self.troubles[address.handle].pop(0)
        self.taken.append(Taken(key=key, handle=address.handle, at=self._clock.now()))
        if self.swallowed[address.handle]:
            raise self.swallowed[address.handle].pop(0)
        return f"ref-{len(self.taken)}"

    async def find(self, address: inbound.Address, *, key: str, since: datetime.datetime) -> sending.Found | sending.Looked:
        """What arrived at or after `since`, unless told to be blind."""
        self.looks[address.handle] += 1
        if isinstance(self.blind, Exception):
            raise self.blind
        if self.blind is not None:
            return self.blind
        places = [place for place, one in enumerate(self.taken, start=1) if one.key == key and one.at >= since]
        return sending.Found(ref=f"ref-{places[0]}") if places else sending.Looked.NOT_THERE

    def handles(self) -> list[str]:
        """To whom messages arrived, sorted; somebody who got two stands twice."""
        return sorted(one.handle for one in self.taken)


async def compose(_repos: ports.Repositories, _delivery: sending.Delivery, _now: datetime.datetime) -> messages.Message | None:
    """A short message, always wanted."""
    return messages.Message(summary="Hello", blocks=(messages.Paragraph(text="Hello"),))


def outbox(
    database: ports.Database,
    time_of: SettableClock,
    *messengers: ports.Messenger,
    owner: str = "one",
    composers: Mapping[sending.Kind, subjects.Composer] | None = None,
    lease: float = 60.0,
    wait: Callable[[float], Awaitable[None]] | None = None,
) -> deliveries.Outbox:
    """An outbox whose waiting moves the clock instead of taking time."""

    async def go_on(seconds: float) -> None:
        time_of.go(seconds=seconds)

    return deliveries.Outbox(
        database=database,
        messengers={one.platform: one for one in messengers},
        composers=composers or dict.fromkeys(sending.Kind, compose),
        time_of=time_of,
        owner=owner,
        lease=deliveries.Lease(seconds=lease),
        wait=wait or go_on,
    )


async def owe(database: ports.Database, *handles: str, platform: str = "fake", due_at: datetime.datetime = START) -> uuid.UUID:
    """A board that owes one message to each handle; the board's id."""
    board_id = await database.run(lambda repos: repos.boards.save(world.plan(platform, 1)))
    owed = [
        sending.Owed(
            key=f"{board_id.hex}:{handle}",
            kind=sending.Kind.PULSE_OPENED,
            subject_id=uuid.uuid4(),
            board_id=board_id,
            address=world.address(platform, handle),
            due_at=due_at,
        )
        for handle in handles
    ]
    await database.run(lambda repos: repos.deliveries.owe(owed))
    return board_id
