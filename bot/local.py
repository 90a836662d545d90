"""A board in a terminal: what the console needs from us, on a clock that can be moved on and is kept between visits."""

import dataclasses
import datetime
import json
import os
import pathlib
import zoneinfo
from collections.abc import Callable, Sequence

import pydantic

from bot import clock, config, due_work, ports, scheduler
from bot.door import inbox
from conversations import boards, inbound, messages
from frameworks import errors

_LONG = datetime.timedelta(days=1)
"""A step of the clock after which the promise to forget is looked after."""


class NoKeyFile(errors.BoardpulseError):
    """The key that belongs to this folder cannot be read or written: it is the file “secret-key” in it."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody of the board who can be reached. `about` says what they are there."""

    name: str
    about: str
    address: inbound.Address


class LocalBoard:
    """One board and its people. Time stands still until it is moved on."""

    def __init__(
        self,
        *,
        database: ports.Database,
        door: inbox.Inbox,
        work: due_work.DueWork,
        ticker: scheduler.Scheduler,
        board: boards.Board,
        people: Sequence[Person],
        time: clock.ManualClock,
        clock_file: pathlib.Path,
    ) -> None:
        self._database = database
        self._inbox = door
        self._work = work
        self._scheduler = ticker
        self._clock = time
        self._clock_file = clock_file
        self.board = board
        self.people = tuple(people)

    @property
    def channel(self) -> inbound.Address:
        """Where summaries are posted."""
        return self.board.channel

    @property
    def zone(self) -> datetime.tzinfo:
        """The zone that times are shown in."""
        return zoneinfo.ZoneInfo(self.board.zone)

    async def handle(self, event: inbound.Inbound) -> messages.Message:
        """Through the same door as every platform's events."""
        reply = await self._inbox.handle(event, self._clock.now())
        due = await self.next_at()
        if due is not None and due <= self._clock.now():
            # The clock stands still, so nothing else would send what this made due, such as a summary to the channel.
            await self._scheduler.tick()
        return reply

    def now(self) -> datetime.datetime:
        """The board's time, UTC."""
        return self._clock.now()

    async def next_at(self) -> datetime.datetime | None:
        """When anything is due next."""
        return await self._work.next_at(self._clock.now())

    async def move_to(self, instant: datetime.datetime) -> None:
        """Move the clock on, stopping wherever something is due, so that nothing is skipped on the way."""
        while (due := await self.next_at()) is not None and due <= instant:
            await self._go_to(due)
            if due == await self.next_at():
                # Something due cannot be done now (a message that has to wait, a failing piece of work): time goes on without it.
                break
        self._clock.move_to(instant)
        await self._scheduler.tick()
        await self._scheduler.audit()
        keep_clock(self._clock_file, self._clock.now())

    async def _go_to(self, instant: datetime.datetime) -> None:
        is_long = instant - self._clock.now() > _LONG
        self._clock.move_to(instant)
        await self._scheduler.tick()
        if is_long:
            await self._scheduler.audit()


def with_own_key(settings: config.Settings, folder: pathlib.Path, new_key: Callable[[], str]) -> config.Settings:
    """The settings with a key, for a board in a folder of its own. Where none is set, one is made and kept in that folder, for us alone.

    Without a key people could write nothing private. Raises NoKeyFile.
    """
    if settings.secret_keys is not None:
        return settings
    file, key = config.key_file(folder), new_key()
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as opened:
            opened.write(f"{key}\n")
    except OSError as exc:
        raise NoKeyFile from exc
    return settings.model_copy(update={"secret_keys": pydantic.SecretStr(key)})


def keep_clock(file: pathlib.Path, now: datetime.datetime) -> None:
    """Write down where the board's clock stands."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({"now": now.isoformat()}), encoding="utf-8")


def kept_clock(file: pathlib.Path, otherwise: datetime.datetime) -> clock.ManualClock:
    """The clock as it was left, or at `otherwise` where there is none."""
    try:
        return clock.ManualClock(datetime.datetime.fromisoformat(json.loads(file.read_text(encoding="utf-8"))["now"]))
    except (OSError, ValueError, KeyError, TypeError):
        return clock.ManualClock(otherwise)
