"""The composition root: the only importer of adapters and storage. Plain constructor calls, no container."""

import contextlib
import dataclasses
import functools
import os
import pathlib
import socket
import sys
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from typing import Protocol

from adapters.charts import app as charts
from adapters.console import app as console_app
from adapters.console import lines as console_lines
from adapters.console import messenger as console
from bot import (
    channels,
    clock,
    config,
    deliveries,
    digests,
    due_work,
    front_door,
    happenings,
    inbox,
    installations,
    local,
    ports,
    pulses,
    reflections,
    replies,
    scheduler,
    setups,
    subjects,
    summaries,
    wiring_slack,
)
from conversations import boards, messages, sending, wording
from frameworks import loader
from storage import connection, database, sealing

DatabaseError = connection.DatabaseError
"""What the command line tells apart from a fault of our own."""

Draw = Callable[[messages.Chart], Awaitable[bytes]]
"""Turns a chart into a PNG."""

CHART_SECONDS = 20.0
"""How long a picture may take; then the message goes out without it."""

PRACTICES: Mapping[boards.Practice, due_work.Practise] = {
    boards.Practice.PULSE: pulses.open_due,
    boards.Practice.REFLECTION: reflections.ask_due,
    boards.Practice.DIGEST: digests.owe_due,
}


@dataclasses.dataclass(frozen=True, kw_only=True)
class Bot:
    """Everything, joined."""

    database: ports.Database
    library: loader.Library
    inbox: inbox.Inbox
    work: due_work.DueWork
    scheduler: scheduler.Scheduler
    console: console.ConsoleMessenger
    messengers: Mapping[str, ports.Messenger]
    ways_in: tuple[front_door.WayIn, ...] = ()


@contextlib.asynccontextmanager
async def joined(
    settings: config.Settings,
    time_of: clock.Clock,
    *,
    migrate: bool = False,
    tick_seconds: float = scheduler.TICK_SECONDS,
) -> AsyncIterator[Bot]:
    """The whole bot on the configured database. Raises a DatabaseError that says what to do, or EditionFaults."""
    library = loader.load(data_folder=settings.data_folder)
    draw = charts.ChartRenderer(seconds=CHART_SECONDS).png
    async with contextlib.AsyncExitStack() as stack:
        opened = await stack.enter_async_context(
            database.opened(settings.database_url.get_secret_value(), keys=_keys(settings), migrate=migrate)
        )
        terminal = console.ConsoleMessenger(settings.data_folder, wording.in_language(settings.language), draw)
        chats = await stack.enter_async_context(_chats(settings, opened, draw, time_of))
        messengers: dict[str, ports.Messenger] = {terminal.platform: terminal, **chats.messengers}
        replying = replies.Replies(opened, chats.messengers, time_of)
        stack.push_async_callback(replying.end)
        nouns = all_nouns(settings)
        work = due_work.DueWork(opened, library, PRACTICES, nouns)
        outbox = deliveries.Outbox(
            database=opened,
            messengers=messengers,
            composers=composers(library, nouns),
            time_of=time_of,
            owner=_owner(),
            lease=deliveries.Lease(seconds=settings.lease_seconds),
        )
        inside = door(opened, library, replying, chats.directories, nouns)
        yield Bot(
            database=opened,
            library=library,
            inbox=inside,
            work=work,
            scheduler=scheduler.Scheduler(
                database=opened,
                work=work,
                outbox=outbox,
                replies_of=replying,
                time_of=time_of,
                alone=sqlite_file(settings) is not None,
                tick_seconds=tick_seconds,
            ),
            console=terminal,
            messengers=messengers,
            ways_in=tuple(way_in(inside, happenings.Happenings(opened), time_of) for way_in in chats.ways_in),
        )


class _Way(ports.Messenger, ports.Replier, Protocol):
    """A chat platform's way out, unasked and asked."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class _Chats:
    """The chat platforms that are on, by their names. The ways in are made once the single door is."""

    messengers: dict[str, _Way] = dataclasses.field(default_factory=dict)
    directories: dict[str, ports.Directory] = dataclasses.field(default_factory=dict)
    ways_in: list[Callable[[inbox.Inbox, happenings.Happenings, clock.Clock], front_door.WayIn]] = dataclasses.field(default_factory=list)


@contextlib.asynccontextmanager
async def _chats(settings: config.Settings, opened: ports.Database, draw: Draw, time_of: clock.Clock) -> AsyncIterator[_Chats]:
    chats = _Chats()
    async with contextlib.AsyncExitStack() as stack:
        if settings.slack_is_on:
            slack = await stack.enter_async_context(wiring_slack.way_out(settings, opened, draw, time_of))
            chats.messengers[wiring_slack.PLATFORM], chats.directories[wiring_slack.PLATFORM] = slack.messenger, slack.people
            chats.ways_in.append(functools.partial(wiring_slack.way_in, settings, slack))
        if settings.teams_is_on:
            from bot import wiring_teams  # here, because it loads Microsoft's framework: half a second, and 50 MB

            teams = await stack.enter_async_context(wiring_teams.way_out(settings, opened, draw, time_of))
            chats.messengers[wiring_teams.PLATFORM], chats.directories[wiring_teams.PLATFORM] = teams.messenger, teams.people
            chats.ways_in.append(functools.partial(wiring_teams.way_in, settings, teams))
        yield chats


def all_nouns(settings: config.Settings) -> tuple[subjects.Subject, ...]:
    """What people deal with besides pulses and reflections, in the order in which Home shows it."""
    del settings
    return ()


def door(
    opened: ports.Database,
    library: loader.Library,
    replying: replies.Replies,
    directories: Mapping[str, ports.Directory],
    nouns: Sequence[subjects.Subject] = (),
) -> inbox.Inbox:
    """The single door, with everything behind it."""
    return inbox.Inbox(
        opened,
        library,
        replying,
        setups.SetUps(opened, library, replying, directories),
        channels.Channels(opened, replying, directories),
        nouns,
    )


def composers(library: loader.Library, nouns: Sequence[subjects.Subject] = ()) -> dict[sending.Kind, subjects.Composer]:
    """Who makes the message of each kind of delivery."""
    return {
        sending.Kind.PULSE_OPENED: functools.partial(pulses.compose_opening, library=library),
        sending.Kind.PULSE_REMINDER: functools.partial(pulses.compose_reminder, library=library),
        sending.Kind.REFLECTION: functools.partial(reflections.compose, library=library),
        sending.Kind.SUMMARY: functools.partial(summaries.compose, library=library),
        sending.Kind.DIGEST: functools.partial(digests.compose, library=library),
        sending.Kind.CHANNEL_LOST: channels.compose_lost,
        sending.Kind.CHANNEL_BACK: channels.compose_back,
        sending.Kind.BACK_AGAIN: installations.compose_back,
        **{kind: composer for noun in nouns for kind, composer in noun.composers(library).items()},
    }


async def local_board(
    bot: Bot, board: boards.Board, time: clock.ManualClock, folder: pathlib.Path, words: wording.Wording
) -> local.LocalBoard:
    """A board to be played in a terminal, with everyone on it who can be reached there."""
    seats = await bot.database.run(lambda repos: repos.boards.roles(board.board_id))
    members = await bot.database.run(lambda repos: repos.boards.people_of(board.board_id))
    people = [
        local.Person(name=member.name, about=words.list_of(seats.get(member.person_id, ())), address=address)
        for member in members
        for address in member.addresses
        if address.platform == bot.console.platform
    ]
    return local.LocalBoard(
        database=bot.database,
        door=bot.inbox,
        work=bot.work,
        ticker=bot.scheduler,
        board=board,
        people=people,
        time=time,
        clock_file=clock_file(folder),
    )


def text_of(document: pathlib.Path) -> str:
    """The text of a document that somebody hands over. Raises a BoardpulseError that says what is wrong with it."""
    from adapters.documents import reading  # here, because nothing but one command needs these libraries

    return reading.text_of(document)


def clock_file(folder: pathlib.Path) -> pathlib.Path:
    """Where a local board's clock is kept, in its data folder."""
    return folder / "clock.json"


def terminal(host: local.LocalBoard, bot: Bot, words: wording.Wording) -> console_app.Console:
    """The talk on one local board, on standard input and output. Piped input is shown as it is read."""
    return console_app.Console(host, bot.console, words, console_lines.stdin_line, print, echo=not sys.stdin.isatty())


def _keys(settings: config.Settings) -> tuple[str, ...]:
    """The keys that seal, the newest first."""
    return () if settings.secret_keys is None else tuple(key.strip() for key in settings.secret_keys.get_secret_value().split(","))


def new_key() -> str:
    """A new key to seal with."""
    return sealing.new_key()


def check_database_url(url: str) -> None:
    """Raises a DatabaseError when there can be no database at this address. Opens nothing."""
    connection.parse(url)


def sqlite_file(settings: config.Settings) -> pathlib.Path | None:
    """The SQLite file that the settings name; None for PostgreSQL."""
    return connection.parse(settings.database_url.get_secret_value()).sqlite_file


def _owner() -> str:
    """Who holds a lease: unique to this process, readable in the table. At most 60 characters."""
    return f"{socket.gethostname()[:24]}:{os.getpid()}:{uuid.uuid4().hex[:12]}"
