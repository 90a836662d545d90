"""The commands on a board's seats: list, pass on, end, undo. What they say, chat says too."""

import asyncio
import datetime
import pathlib
import uuid
from collections.abc import Awaitable, Callable
from typing import Annotated, Any

import typer

from bot import clock, ports, wiring
from bot.commands import cli_screen
from bot.commands.cli_screen import WORDS, AsJson, Folder
from bot.seats import seat_changes
from conversations import boards, days, directory, inbound, wording
from conversations.seats import cards, facts
from frameworks import errors

app = typer.Typer(no_args_is_help=True, help=WORDS.say("seats-cli"))

Board = Annotated[str, typer.Argument(help=WORDS.say("seats-cli-board"), show_default=False)]
Number = Annotated[int, typer.Argument(help=WORDS.say("seats-cli-number"), show_default=False)]
Along = Annotated[bool, typer.Option("--with-duties", help=WORDS.say("seats-cli-duties"))]
Work = Callable[[ports.Repositories, cards.Placed], Awaitable[list[str]]]
"""One change to a seat, and what to say of it. Raises NotDone."""


class NotDone(errors.BoardpulseError):
    """No seat was changed."""


@app.callback()
def seats(ctx: typer.Context, board: Board) -> None:
    """Which board the commands are about."""
    ctx.obj = board


@app.command("list", help=WORDS.say("seats-cli-list"))
def list_all(ctx: typer.Context, folder: Folder = None, json: AsJson = False) -> None:  # noqa: FBT002 - a flag
    """Every seat with its number."""
    listed, _ = asyncio.run(_held(ctx.obj, folder, None, None))
    if json:
        cli_screen.as_json(_as_json(ctx.obj, listed))
        return
    for one in listed:
        cli_screen.plainly(f"{one.number}. {cards.name(one.seat)}: {cards.holders(one, WORDS)}")


@app.command("pass-on", help=WORDS.say("seats-cli-pass"))
def pass_on(
    ctx: typer.Context,
    number: Number,
    person: Annotated[str, typer.Argument(help=WORDS.say("seats-cli-person"), show_default=False)],
    since: Annotated[str | None, typer.Option("--from", help=WORDS.say("seats-cli-from"))] = None,
    new: Annotated[bool, typer.Option("--new", help=WORDS.say("seats-cli-new"))] = False,  # noqa: FBT002 - a flag
    at: Annotated[str | None, typer.Option("--at", help=WORDS.say("seats-cli-at"))] = None,
    along: Along = False,  # noqa: FBT002 - a flag
    folder: Folder = None,
    json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """To somebody the board knows, or to somebody new."""

    async def work(repos: ports.Repositories, of: cards.Placed) -> list[str]:
        day = of.today + datetime.timedelta(days=1) if since is None else _day(since, of)
        at_all = facts.passing(of.seat, uuid.UUID(int=0), day, of.today)
        if isinstance(at_all, facts.Refusal):
            raise NotDone(cards.refusal(of, at_all, day, WORDS))
        person_id = await (_taken_on(repos, of, person, at) if new else _known(repos, of, person, at))
        done = await seat_changes.pass_on(repos, of, person_id, day)
        if isinstance(done, facts.Refusal):
            raise NotDone(cards.refusal(of, done, day, WORDS))
        said = cards.passed(done.held, done.was, WORDS, reached=bool(await repos.boards.addresses_of(person_id)))
        return [*said, *(await _along(repos, of, done, person_id) if along else []), WORDS.say("seats-cli-file")]

    _change(ctx.obj, folder, number, work, json=json)


@app.command("end", help=WORDS.say("seats-cli-end"))
def end(
    ctx: typer.Context,
    number: Number,
    on: Annotated[str | None, typer.Option("--on", help=WORDS.say("seats-cli-on"))] = None,
    along: Along = False,  # noqa: FBT002 - a flag
    folder: Folder = None,
    json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """Whose seat it is holds it until that day."""

    async def work(repos: ports.Repositories, of: cards.Placed) -> list[str]:
        day = of.today if on is None else _day(on, of)
        done = await seat_changes.end(repos, of, day)
        if isinstance(done, facts.Refusal):
            raise NotDone(cards.refusal(of, done, day, WORDS))
        gone = await _along(repos, of, done, None) if along else []
        return [*cards.ended(done.held, WORDS), *gone, WORDS.say("seats-cli-file")]

    _change(ctx.obj, folder, number, work, json=json)


@app.command("undo", help=WORDS.say("seats-cli-undo"))
def undo(ctx: typer.Context, number: Number, folder: Folder = None, json: AsJson = False) -> None:  # noqa: FBT002 - a flag
    """Whatever was done last with that seat."""

    async def work(repos: ports.Repositories, of: cards.Placed) -> list[str]:
        refusal = await seat_changes.undo(repos, of)
        if refusal is not None:
            raise NotDone(cards.refusal(of, refusal, of.today, WORDS))
        return [WORDS.say("seats-undone")]

    _change(ctx.obj, folder, number, work, json=json)


def _change(key: str, folder: pathlib.Path | None, number: int, work: Work, *, json: bool) -> None:
    listed, told = asyncio.run(_held(key, folder, number, work))
    if json:
        cli_screen.as_json({"said": told, **_as_json(key, listed)})
        return
    for line in told:
        cli_screen.plainly(line)


async def _held(key: str, folder: pathlib.Path | None, number: int | None, work: Work | None) -> tuple[list[cards.Placed], list[str]]:
    """The seats after the work, and what the work said. Everything is kept, or nothing is."""
    time = clock.SystemClock()

    async def whole(repos: ports.Repositories) -> tuple[list[cards.Placed], list[str]]:
        board = await cli_screen.board_named(repos, key)
        listed = await seat_changes.listed(repos, [board], time.now())
        if work is None or number is None:
            return listed, []
        of = listed[number - 1] if 0 < number <= len(listed) else None
        if of is None:
            raise NotDone(WORDS.say("seats-no-number", number=number))
        told = await work(repos, of)
        return await seat_changes.listed(repos, [board], time.now()), told

    async with wiring.joined(cli_screen.settings(folder), time) as bot:
        return await bot.database.run(whole)


async def _known(repos: ports.Repositories, of: cards.Placed, person: str, at: str | None) -> uuid.UUID:
    """Somebody by their short name, whatever board knows them, or by their name, where this board does."""
    if at is not None:
        raise NotDone(WORDS.say("seats-cli-at-new"))
    by_key = await repos.boards.person_called(person)
    if by_key is not None:
        return by_key.person_id
    same = await seat_changes.called(repos, [of.board], person)
    if len(same) > 1:
        keys = WORDS.list_of(one.key for one in same)
        raise NotDone(WORDS.say("seats-cli-several", name=wording.isolate(person), keys=keys))
    if not same:
        raise NotDone(WORDS.say("seats-cli-nobody", name=wording.isolate(person)))
    return same[0].person_id


async def _taken_on(repos: ports.Repositories, of: cards.Placed, person: str, at: str | None) -> uuid.UUID:
    name = " ".join(person.split())
    if not any(char.isalpha() for char in name):
        raise NotDone(WORDS.say("seats-cli-bare", name=wording.isolate(person)))
    address = None if at is None else _address(at)
    holder = None if address is None else await repos.boards.person_at(address)
    if holder is not None:
        raise NotDone(WORDS.say("seats-cli-at-taken", key=holder.key))
    account = None if address is None else directory.Profile(address=address, name=name)
    return await seat_changes.take_on(repos, of.board, name, account)


async def _along(repos: ports.Repositories, of: cards.Placed, done: seat_changes.Changed, taker_id: uuid.UUID | None) -> list[str]:
    if done.was is None:
        return []
    told = []
    for duty in await repos.seats.duties_of(of.board.board_id, done.was.person_id):
        now = clock.SystemClock().now()
        refusal = await seat_changes.hand_duty(repos, of.board.board_id, boards.Duty(duty), done.was.person_id, taker_id, now)
        if refusal is not None:
            raise NotDone(cards.refusal(of, refusal, of.today, WORDS))
        told.append(cards.duty_done(duty, done.was.name, done.held.name if taker_id else None, WORDS))
    return told


def _day(written: str, of: cards.Placed) -> datetime.date:
    day = days.day(written, of.today, WORDS)
    if day is None:
        raise NotDone(WORDS.say("seats-cli-bad-day", day=wording.isolate(written)))
    return day


def _address(written: str) -> inbound.Address:
    parts = written.split("/")
    if len(parts) != 3 or not all(part.strip() == part and part for part in parts):
        raise NotDone(WORDS.say("seats-cli-bad-at", at=wording.isolate(written)))
    return inbound.Address(platform=parts[0], tenant=parts[1], handle=parts[2])


def _as_json(key: str, listed: list[cards.Placed]) -> dict[str, Any]:
    """All seats for other programs, with everybody who held, holds or will hold them."""
    return {
        "board": key,
        "seats": [
            {
                "number": one.number,
                "id": one.seat.seat_id.hex,
                "title": one.seat.title,
                "body": one.seat.body,
                "held": [{"person": held.name, "from": held.since, "until": held.until} for held in one.seat.held],
            }
            for one in listed
        ],
    }
