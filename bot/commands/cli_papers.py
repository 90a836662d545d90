"""The commands that write files of a board: a paper, tables, the pack for the public record. All of it was published before."""

import asyncio
import datetime
import enum
import pathlib
from collections.abc import Awaitable, Callable
from typing import Annotated

import typer

from bot import clock, ports, wiring, wiring_papers
from bot.commands import cli_screen
from bot.commands.cli_screen import WORDS, Folder
from bot.exports import files, shelf
from bot.instruments import guides
from conversations import wording
from conversations.papers import book, tables
from frameworks import errors

Board = Annotated[str, typer.Argument(help=WORDS.say("papers-cli-board"), show_default=False)]
Out = Annotated[pathlib.Path, typer.Option("--out", help=WORDS.say("papers-cli-out"), show_default=False)]
Force = Annotated[bool, typer.Option("--force", help=WORDS.say("papers-cli-force"))]
Reviewed = Annotated[bool, typer.Option("--reviewed", help=WORDS.say("papers-cli-reviewed"))]
Make = Callable[[files.Writers, book.Book], Awaitable[files.File]]


class NoFile(errors.BoardpulseError):
    """No file was written, and why."""


class Format(enum.StrEnum):
    """What tables are written as."""

    XLSX = "xlsx"
    """One workbook."""
    CSV = "csv"
    """A CSV file for each table."""


def paper(
    board: Board,
    out: Out,
    number: Annotated[int | None, typer.Option("--round", help=WORDS.say("papers-cli-round"))] = None,
    edition: Annotated[str | None, typer.Option("--edition", help=WORDS.say("papers-cli-edition"))] = None,
    reviewed: Reviewed = False,  # noqa: FBT002 - a flag
    force: Force = False,  # noqa: FBT002 - a flag
    folder: Folder = None,
) -> None:
    """The newest round, where none is named."""
    if number is not None and edition is not None:
        raise NoFile(WORDS.say("papers-cli-one-of"))

    async def make(writers: files.Writers, held: book.Book) -> files.File:
        return await files.board_paper(writers, held, _chosen(held, number, edition), reviewed=reviewed)

    _write(board, out, folder, make, force=force)


def export(
    board: Board,
    out: Out,
    form: Annotated[Format, typer.Option("--format", help=WORDS.say("papers-cli-format"))] = Format.XLSX,
    table: Annotated[str | None, typer.Option("--table", help=WORDS.say("papers-cli-table", tables=", ".join(tables.KEYS)))] = None,
    force: Force = False,  # noqa: FBT002 - a flag
    folder: Folder = None,
) -> None:
    """Every published round."""
    if table is not None and form is not Format.CSV:
        raise NoFile(WORDS.say("papers-cli-table-csv"))
    if table is not None and table not in tables.KEYS:
        raise NoFile(WORDS.say("papers-cli-no-table", table=table, tables=WORDS.list_of(tables.KEYS)))

    async def make(writers: files.Writers, held: book.Book) -> files.File:
        _chosen(held, None, None)
        found = files.sheets(writers, held) if form is Format.XLSX else files.comma_separated(writers, held, table)
        if found is None:
            raise NoFile(WORDS.say("papers-cli-no-table", table=table or "", tables=WORDS.list_of(tables.KEYS)))
        return found

    _write(board, out, folder, make, force=force)


def record(
    board: Board,
    out: Out,
    first: Annotated[str, typer.Option("--from", help=WORDS.say("papers-cli-from"), show_default=False)],
    last: Annotated[str, typer.Option("--to", help=WORDS.say("papers-cli-to"), show_default=False)],
    reviewed: Reviewed = False,  # noqa: FBT002 - a flag
    force: Force = False,  # noqa: FBT002 - a flag
    folder: Folder = None,
) -> None:
    """Both days are included."""
    begins, ends = _day(first), _day(last)
    if ends < begins:
        raise NoFile(WORDS.say("papers-cli-backwards"))

    async def make(writers: files.Writers, held: book.Book) -> files.File:
        then = held.within(begins, ends)
        if not (then.rounds or then.meetings or then.agreed):
            raise NoFile(WORDS.say("papers-cli-nothing-then"))
        return await files.public_record(writers, held, begins, ends, reviewed=reviewed)

    _write(board, out, folder, make, force=force)


def _write(key: str, out: pathlib.Path, folder: pathlib.Path | None, make: Make, *, force: bool) -> None:
    """Checked before anything is opened, so that nobody waits for a paper that has no place to go."""
    if not out.parent.is_dir():
        raise NoFile(WORDS.say("papers-cli-no-folder", folder=str(out.parent)))
    if out.exists() and not force:
        raise NoFile(WORDS.say("papers-cli-there", file=str(out)))

    async def run() -> files.File:
        time = clock.SystemClock()
        async with wiring.joined(cli_screen.settings(folder), time) as bot:
            held = await bot.database.run(lambda repos: _held(repos, bot, key, time.now()))
            return await make(wiring_papers.writers(bot.draw), held)

    made = asyncio.run(run())
    try:
        with out.open("wb" if force else "xb") as file:
            file.write(made.content)
    except FileExistsError as exc:
        raise NoFile(WORDS.say("papers-cli-there", file=str(out))) from exc
    except OSError as exc:
        raise NoFile(WORDS.say("papers-cli-not-written", file=str(out))) from exc
    cli_screen.say("papers-cli-written", file=str(out))


async def _held(repos: ports.Repositories, bot: wiring.Bot, key: str, now: datetime.datetime) -> book.Book:
    board = await cli_screen.board_named(repos, key)
    return await shelf.of(repos, bot.library, guides.guide(bot.library), board, now)


def _chosen(held: book.Book, number: int | None, edition: str | None) -> book.Round:
    """The round that is named, or the newest. Raises NoFile."""
    board = wording.isolate(held.board.name)
    if not held.rounds:
        raise NoFile(WORDS.say("papers-cli-none", board=board))
    known = "; ".join(tables.named(held, one, WORDS) for one in held.rounds)
    if number is not None:
        found = held.called(number)
        if found is None:
            raise NoFile(WORDS.say("papers-cli-no-round", board=board, number=number, rounds=known))
        return found
    of = [one for one in held.rounds if edition is None or edition in {one.edition.ref, one.edition.id}]
    if not of:
        raise NoFile(WORDS.say("papers-cli-no-edition", board=board, edition=wording.isolate(edition or ""), rounds=known))
    return of[-1]


def _day(given: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(given)
    except ValueError as exc:
        raise NoFile(WORDS.say("papers-cli-no-day", day=wording.isolate(given))) from exc
