"""The commands on buddy boards: looked at and ended. Boards propose and agree in chat, as it is their own agreement."""

import asyncio
import pathlib
from collections.abc import Awaitable, Callable
from typing import Annotated, Any

import typer

from bot import clock, ports, wiring
from bot.commands import cli_screen
from bot.commands.cli_screen import WORDS, AsJson, Folder
from bot.exchanges import desk as desks
from bot.exchanges import turns
from conversations import boards, wording
from conversations.exchanges import book as books
from conversations.exchanges import state
from frameworks import errors

app = typer.Typer(no_args_is_help=True, help=WORDS.say("buddy-cli"))

Board = Annotated[str, typer.Argument(help=WORDS.say("buddy-cli-board"), show_default=False)]
Number = Annotated[int, typer.Argument(help=WORDS.say("buddy-cli-number"), show_default=False)]
_Work = Callable[[desks.Desk, boards.Board, list[state.Exchange]], Awaitable[None]]


class NoSuchExchange(errors.BoardpulseError):
    """There is no board of that key, or no exchange of that number."""


@app.command("list", help=WORDS.say("buddy-cli-list"))
def list_exchanges(board: Board, folder: Folder = None, json: AsJson = False) -> None:  # noqa: FBT002 - a flag
    """Also those that are over."""

    async def work(at: desks.Desk, mine: boards.Board, found: list[state.Exchange]) -> None:
        if json:
            cli_screen.as_json({"board": mine.key, "exchanges": [_plain(one, place, mine, at) for place, one in enumerate(found, 1)]})
            return
        if not found:
            cli_screen.say("buddy-cli-none", board=wording.isolate(mine.name))
        for place, one in enumerate(found, 1):
            cli_screen.plainly(_line(one, place, mine, at))

    _run(board, folder, work)


@app.command("show", help=WORDS.say("buddy-cli-show"))
def show(board: Board, number: Number, folder: Folder = None, json: AsJson = False) -> None:  # noqa: FBT002 - a flag
    """No figures: these are looked at in chat, by who is on the boards."""

    async def work(at: desks.Desk, mine: boards.Board, found: list[state.Exchange]) -> None:
        one = _numbered(found, number, mine)
        side = one.side_of(mine.board_id)
        person = None if side is None or side.by is None else (await at.repos.boards.person(side.by)).name
        if json:
            cli_screen.as_json({"board": mine.key, **_plain(one, number, mine, at), "agreed_by": person})
            return
        cli_screen.plainly(_line(one, number, mine, at))
        cli_screen.say("buddy-cli-elements", items=at.bare().elements(one.edition_ref, one.item_keys, WORDS))
        for each in (one.proposer, one.partner):
            if each is not None:
                key = "buddy-note-own" if each.board.board_id == mine.board_id else "buddy-note-theirs"
                cli_screen.say(key, board=books.name(each.board))
                cli_screen.plainly(wording.isolate(each.note))
        if side is not None:
            by = wording.isolate(person) if person else WORDS.say("buddy-cli-somebody")
            cli_screen.say("buddy-cli-by", board=books.name(mine), person=by, day=books.day(side.at, mine, WORDS))

    _run(board, folder, work)


@app.command("end", help=WORDS.say("buddy-cli-end"))
def end(board: Board, number: Number, folder: Folder = None, json: AsJson = False) -> None:  # noqa: FBT002 - a flag
    """From this moment neither sees the other; those who run the boards are told."""

    async def work(at: desks.Desk, mine: boards.Board, found: list[state.Exchange]) -> None:
        one = _numbered(found, number, mine)
        was_live = books.is_live(one, at.now)
        ended = was_live and await turns.end(at, books.Row(exchange=one, mine=mine, leads=True))
        said = WORDS.say("buddy-cli-was-over")
        if ended:
            said = WORDS.say("buddy-taken-back" if one.partner is None else "buddy-cli-ended")
        if json:
            cli_screen.as_json({"board": mine.key, "number": number, "ended": ended, "said": said})
            return
        cli_screen.plainly(said)

    _run(board, folder, work)


def _run(key: str, folder: pathlib.Path | None, work: _Work) -> None:
    asyncio.run(_ran(key, folder, work))


async def _ran(key: str, folder: pathlib.Path | None, work: _Work) -> None:
    time = clock.SystemClock()
    async with wiring.joined(cli_screen.settings(folder), time) as bot:

        async def whole(repos: ports.Repositories) -> None:
            mine = await cli_screen.board_named(repos, key)
            at = desks.Desk(repos=repos, library=bot.library, now=time.now(), language=WORDS.language, mine=[mine], led=(mine,))
            await work(at, mine, await repos.exchanges.of_board(mine.board_id))

        await bot.database.run(whole)


def _numbered(found: list[state.Exchange], number: int, mine: boards.Board) -> state.Exchange:
    if not 1 <= number <= len(found):
        raise NoSuchExchange(WORDS.say("buddy-cli-no-number", number=number, board=mine.key))
    return found[number - 1]


def _line(one: state.Exchange, number: int, mine: boards.Board, at: desks.Desk) -> str:
    other = one.other_than(mine.board_id)
    return WORDS.say(
        "buddy-cli-line",
        number=number,
        edition=at.bare().title(one.edition_ref),
        other=WORDS.say("buddy-cli-nobody") if other is None else books.name(other.board),
        standing=one.standing(at.now).value,
        day=books.day(one.ended_at or (one.proposer if one.partner is None else one.partner).at, mine, WORDS),
    )


def _plain(one: state.Exchange, number: int, mine: boards.Board, at: desks.Desk) -> dict[str, Any]:
    """For other programs. The code is not among it: it is the board's to hand on."""
    other, side = one.other_than(mine.board_id), one.side_of(mine.board_id)
    return {
        "number": number,
        "id": one.exchange_id.hex,
        "edition": one.edition_ref,
        "elements": list(one.item_keys),
        "standing": one.standing(at.now).value,
        "with": None if other is None else other.board.name,
        "our_note": None if side is None else side.note,
        "their_note": None if other is None else other.note,
        "proposed_at": one.proposer.at,
        "agreed_at": None if one.partner is None else one.partner.at,
        "lapses_at": one.lapses_at,
        "ended_at": one.ended_at,
    }
