"""The composition root: the only importer of adapters and storage. Plain constructor calls, no container."""

import contextlib
import dataclasses
import functools
import os
import pathlib
import socket
import sys
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping, Sequence
from typing import Protocol

from aiohttp import web

from adapters.charts import app as charts
from adapters.console import app as console_app
from adapters.console import lines as console_lines
from adapters.console import messenger as console
from bot import clock, config, due_work, installations, local, ports, scheduler, subjects, wiring_papers, wiring_slack
from bot.courses import courses
from bot.digests import digests
from bot.door import front_door, happenings, inbox
from bot.exchanges import exchanges
from bot.exports import exports
from bot.instruments import guides
from bot.meetings import meetings
from bot.outbox import channels, deliveries, replies
from bot.packs import round_views, rounds
from bot.private import lines, memos, reflections, terms
from bot.pulses import pulses, summaries
from bot.results import results
from bot.seats import newcomers
from bot.sets import learning_sets, set_calendar
from bot.setup import setups
from bot.steps import next_steps, opening_asides
from conversations import boards, figures, sending, wording
from frameworks import loader, packs
from storage import connection, database, sealing

DatabaseError = connection.DatabaseError
"""What the command line tells apart from a fault of our own."""

Draw = Callable[[figures.Chart], Awaitable[bytes]]
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
    draw: Draw
    ways_in: tuple[front_door.WayIn, ...] = ()
    routes: tuple[web.AbstractRouteDef, ...] = ()


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
        nouns = all_nouns(settings, library)
        work = due_work.DueWork(opened, library, PRACTICES, nouns)
        outbox = deliveries.Outbox(
            database=opened,
            messengers=messengers,
            composers=composers(library, nouns, frozenset(messengers)),
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
            draw=draw,
            routes=_routes(settings, opened, library, draw, time_of),
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


def all_nouns(settings: config.Settings, library: loader.Library) -> tuple[subjects.Subject, ...]:
    """What people deal with besides pulses and reflections, in the order in which Home shows it."""
    shelf = guides.shelf(library)
    others = (
        *((rounds.Rounds(round_views.Books(library=library, shelf=shelf)),) if shelf else ()),
        memos.Memos(),
        learning_sets.LearningSets(_calendar_links(settings)),
        meetings.Meetings(),
        next_steps.NextSteps(library),
        lines.Lines(),
        results.Results(guides.guide(library)),
        courses.Courses(),
        exchanges.Exchanges(),
        exports.Exports(wiring_papers.addresses(settings.public_url, _keys(settings))),
        terms.TermsNoun(),
    )
    # A new member's first weeks lead to the pages of all the others.
    return (*others, newcomers.Newcomers(others))


def books(library: loader.Library) -> round_views.Books:
    """What rounds of packs are read with. Raises PackFaults."""
    return round_views.Books(library=library, shelf=packs.load(library))


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
        to_people(library, nouns),
        directories,
    )


def composers(
    library: loader.Library, nouns: Sequence[subjects.Subject] = (), platforms: Collection[str] | None = None
) -> dict[sending.Kind, subjects.Composer]:
    """Who makes the message of each kind of delivery. `platforms` are those that are on."""
    summary = functools.partial(summaries.compose, library=library, guide=guides.guide(library))
    digest = functools.partial(digests.compose, library=library, platforms=platforms)
    return {sending.Kind.SUMMARY: summary, **to_people(library, nouns), sending.Kind.DIGEST: digest}


def to_people(library: loader.Library, nouns: Sequence[subjects.Subject] = ()) -> dict[sending.Kind, subjects.Composer]:
    """Who makes the messages for single people."""
    return {
        sending.Kind.PULSE_OPENED: functools.partial(
            pulses.compose_opening, library=library, aside=functools.partial(opening_asides.of, library=library)
        ),
        sending.Kind.PULSE_REMINDER: functools.partial(pulses.compose_reminder, library=library),
        sending.Kind.REFLECTION: functools.partial(reflections.compose, library=library),
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


async def picture_file(chart: figures.Chart) -> bytes:
    """A chart as a PNG. Raises a ChartError where it cannot be drawn."""
    return await charts.ChartRenderer(seconds=CHART_SECONDS).png(chart)


def _calendar_links(settings: config.Settings) -> set_calendar.Links | None:
    """How members' own calendars reach a set's dates; None where the world does not reach this process, or there is no key."""
    keys = _keys(settings)
    return set_calendar.Links(settings.public_url, keys) if settings.public_url and keys else None


def _routes(
    settings: config.Settings, opened: ports.Database, library: loader.Library, draw: Draw, time_of: clock.Clock
) -> tuple[web.AbstractRouteDef, ...]:
    """What is served besides the chat platforms' own routes."""
    links = _calendar_links(settings)
    dates = set_calendar.routes(opened, links, wiring_papers.calendar_file, time_of) if links else ()
    return (*dates, *wiring_papers.routes(opened, library, draw, wiring_papers.addresses(settings.public_url, _keys(settings)), time_of))


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
