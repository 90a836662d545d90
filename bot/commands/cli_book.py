"""What the commands on a board's calendar share: the calendar is held, changed as a whole or not at all, and shown."""

import asyncio
import pathlib
from collections.abc import Awaitable, Callable
from typing import Any

from bot import clock, ports, wiring
from bot.commands import cli_screen
from bot.commands.cli_screen import WORDS
from bot.meetings import meeting_changes
from conversations.meetings import facts, rests, said
from frameworks import errors

Work = Callable[[ports.Repositories, said.Book], Awaitable[list[str]]]
"""One change to a calendar that is held, and what to say of it. Raises NotDone."""


class NotDone(errors.BoardpulseError):
    """The calendar was not changed."""


def change(key: str, folder: pathlib.Path | None, work: Work, *, json: bool) -> None:
    """Do the work on the board's calendar, and say what it says. Raises NotDone."""
    book, told = asyncio.run(held(key, folder, work))
    if json:
        cli_screen.as_json({"said": told, **as_json(book)})
        return
    for line in told:
        cli_screen.plainly(line)


async def held(key: str, folder: pathlib.Path | None, work: Work | None) -> tuple[said.Book, list[str]]:
    """The calendar after the work, and what the work said. Everything is kept, or nothing is."""
    time = clock.SystemClock()

    async def whole(repos: ports.Repositories) -> tuple[said.Book, list[str]]:
        board = await cli_screen.board_named(repos, key)
        now = time.now()
        book = await meeting_changes.book(repos, board, now, hold=work is not None)
        told = [] if work is None else await work(repos, book)
        return await meeting_changes.book(repos, board, now), told

    async with wiring.joined(cli_screen.settings(folder), time) as bot:
        return await bot.database.run(whole)


def lines(book: said.Book) -> list[str]:
    """The calendar, a line each."""
    rows = [
        f"{place}. {' '.join(filter(None, (f'{said.row(one, book, WORDS)}.', said.papers(one, book, WORDS))))}"
        for place, one in enumerate(book.ahead, 1)
    ]
    election = [] if book.election is None else [WORDS.say("meetings-election-on", day=said.day(book.election.last, book, WORDS))]
    return [*(rows or [WORDS.say("meetings-none")]), *rests.listed(book, WORDS), *election]


def as_json(book: said.Book) -> dict[str, Any]:
    """The whole calendar for other programs: cancelled meetings too, without a number."""
    return {
        "board": book.board.key,
        "meetings": [
            {
                "number": book.ahead.index(one) + 1 if one in book.ahead else None,
                "id": one.meeting_id.hex,
                "kind": one.kind.value,
                "starts_at": facts.local(one.starts_at, book.board.zone).isoformat(),
                "minutes": one.minutes,
                "papers_by": facts.papers_day(one, book.board.zone),
                "cancelled": not one.is_on,
                "changes": one.sequence,
            }
            for one in book.known
        ],
        "pauses": [{"from": one.first, "until": one.last} for one in book.rests],
        "pre_election": [{"from": one.first, "until": one.last} for one in book.elections],
    }
