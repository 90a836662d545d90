"""The commands on what a board agreed: its actions, and what it says of itself. What they keep, chat shows too."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Annotated, TypeVar

import typer

from bot import clock, ports, wiring
from bot.commands import cli_screen
from bot.commands.cli_screen import WORDS, AsJson, Folder
from bot.steps import step_orders, step_views
from conversations import wording
from conversations.next_steps import agreed, pages, sheet, state
from frameworks import loader

actions = typer.Typer(no_args_is_help=True, help=WORDS.say("steps-cli"))
positions = typer.Typer(no_args_is_help=True, help=WORDS.say("agreed-cli"))

T = TypeVar("T")
Board = Annotated[str, typer.Argument(help=WORDS.say("steps-cli-board"), show_default=False)]
Number = Annotated[int, typer.Argument(help=WORDS.say("steps-cli-number"), show_default=False)]


@actions.callback()
@positions.callback()
def board(ctx: typer.Context, board: Board) -> None:
    """Which board the commands are about."""
    ctx.obj = board


@actions.command("list", help=WORDS.say("steps-cli-list"))
def list_actions(ctx: typer.Context, folder: Folder = None, json: AsJson = False) -> None:  # noqa: FBT002 - a flag
    """Open ones first, then what became of earlier ones."""
    of = _run(ctx, folder, lambda repos, of, library, time: _same(of))
    if json:
        cli_screen.as_json([_row(of, one) for one in of.steps])
        return
    for one in of.live:
        cli_screen.plainly(f"{of.number(one)}. {wording.isolate(one.text)} {pages.about(of, one, WORDS)}")
    for one in of.steps:
        if not one.is_live:
            cli_screen.plainly(f"{of.number(one)}. {wording.isolate(one.text)} {pages.came_of(one, WORDS)}")
    if not of.live:
        cli_screen.say("steps-none")


@actions.command("add", help=WORDS.say("steps-cli-add"))
def add(
    ctx: typer.Context,
    what: Annotated[str, typer.Argument(help=WORDS.say("steps-part-what"), show_default=False)],
    who: Annotated[str, typer.Option("--who", help=WORDS.say("steps-cli-who"))],
    by: Annotated[str, typer.Option("--by", help=WORDS.say("steps-cli-by"))] = "",
    see: Annotated[str, typer.Option("--see", help=WORDS.say("steps-part-sign"))] = "",
    folder: Folder = None,
    json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """Exit code 2, and nothing kept, where the board has enough of them already."""
    wanted = step_orders.Wanted(what=what, who=who, by=by, sign=see)
    of, step = _run(ctx, folder, lambda repos, of, library, time: step_orders.add(repos, of, wanted, time.now()))
    _told(of, step, json=json)


@actions.command("done", help=WORDS.say("steps-cli-done"))
def done(ctx: typer.Context, number: Number, folder: Folder = None, json: AsJson = False) -> None:  # noqa: FBT002 - a flag
    """It stays readable, and its owner is asked later what it changed."""
    _ended(ctx, number, state.State.DONE, folder, json=json)


@actions.command("drop", help=WORDS.say("steps-cli-drop"))
def drop(ctx: typer.Context, number: Number, folder: Folder = None, json: AsJson = False) -> None:  # noqa: FBT002 - a flag
    """It stays readable, and its owner is asked later what it changed."""
    _ended(ctx, number, state.State.DROPPED, folder, json=json)


@actions.command("hand-over", help=WORDS.say("steps-cli-hand-over"))
def hand_over(
    ctx: typer.Context,
    number: Number,
    who: Annotated[str, typer.Argument(help=WORDS.say("steps-cli-who"), show_default=False)],
    folder: Folder = None,
    json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """The new owner is told."""
    of, step = _run(ctx, folder, lambda repos, of, library, time: _with(of, step_orders.hand_over(repos, of, number, who, time.now())))
    _told(of, step, json=json)


@actions.command("undo", help=WORDS.say("steps-cli-undo"))
def undo(ctx: typer.Context, number: Number, folder: Folder = None, json: AsJson = False) -> None:  # noqa: FBT002 - a flag
    """The last change of an action; a new one goes altogether."""

    async def work(
        repos: ports.Repositories, of: sheet.Sheet, library: loader.Library, time: clock.Clock
    ) -> tuple[sheet.Sheet, state.NextStep | None]:
        del library
        return of, await step_orders.undo(repos, of, number, time.now())

    of, step = _run(ctx, folder, work)
    if step is None:
        _gone("steps-undone-gone", json=json)
    else:
        _told(step_views.with_step(of, step), step, json=json)


@positions.command("list", help=WORDS.say("agreed-cli-list"))
def list_positions(ctx: typer.Context, folder: Folder = None, json: AsJson = False) -> None:  # noqa: FBT002 - a flag
    """Also those that another took the place of, with their days."""

    async def work(
        repos: ports.Repositories, of: sheet.Sheet, library: loader.Library, time: clock.Clock
    ) -> tuple[sheet.Sheet, tuple[agreed.Book, ...]]:
        return of, await step_views.books(repos, of, library, wording.DEFAULT_LANGUAGE, time.now())

    of, books = _run(ctx, folder, work)
    if json:
        cli_screen.as_json([_position(of, one) for one in of.positions])
        return
    for one in state.newest(of.positions):
        book = agreed.book_of(one.edition_ref, books)
        cli_screen.plainly(f"{one.edition_ref}, {agreed.item_name(one, book)}: {agreed.told(one, book, WORDS)}")
    if not of.positions:
        cli_screen.say("agreed-none")


@positions.command("add", help=WORDS.say("agreed-cli-add"))
def agree(
    ctx: typer.Context,
    edition: Annotated[str, typer.Argument(help=WORDS.say("agreed-cli-ref"), show_default=False)],
    item: Annotated[str, typer.Argument(help=WORDS.say("agreed-cli-item"), show_default=False)],
    text: Annotated[str, typer.Option("--text", help=WORDS.say("agreed-box"))],
    why: Annotated[str, typer.Option("--why", help=WORDS.say("agreed-box-why"))] = "",
    level: Annotated[int | None, typer.Option("--level", help=WORDS.say("agreed-level"))] = None,
    present: Annotated[list[str] | None, typer.Option("--present", help=WORDS.say("agreed-cli-present"))] = None,
    on: Annotated[str, typer.Option("--on", help=WORDS.say("agreed-box-day"))] = "",
    folder: Folder = None,
    json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """On the same day it takes the place of what was written before; later both stay readable."""
    there = None if present is None else tuple(present)
    said = step_orders.Said(edition=edition, item=item, text=text, reason=why, level=level, present=there, on=on)

    async def work(
        repos: ports.Repositories, of: sheet.Sheet, library: loader.Library, time: clock.Clock
    ) -> tuple[sheet.Sheet, agreed.Book, state.Position]:
        return of, *await step_orders.agree(repos, of, said, library, time.now())

    of, book, made = _run(ctx, folder, work)
    if json:
        cli_screen.as_json(_position(of, made))
    else:
        cli_screen.plainly(f"{agreed.item_name(made, book)}: {agreed.told(made, book, WORDS)}")


@positions.command("undo", help=WORDS.say("agreed-cli-undo"))
def unsay(
    ctx: typer.Context,
    edition: Annotated[str, typer.Argument(help=WORDS.say("agreed-cli-ref"), show_default=False)],
    item: Annotated[str, typer.Argument(help=WORDS.say("agreed-cli-item"), show_default=False)],
    folder: Folder = None,
    json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """Only what was written down today: what is older stands, and a new one takes its place."""

    async def work(
        repos: ports.Repositories, of: sheet.Sheet, library: loader.Library, time: clock.Clock
    ) -> tuple[sheet.Sheet, state.Position | None]:
        return of, await step_orders.unsay(repos, of, edition, item, library, time.now())

    of, back = _run(ctx, folder, work)
    if back is None:
        _gone("agreed-undone-gone", json=json)
    elif json:
        cli_screen.as_json(_position(of, back))
    else:
        cli_screen.say("agreed-undone")


_Work = Callable[[ports.Repositories, sheet.Sheet, loader.Library, clock.Clock], Awaitable[T]]


def _run(ctx: typer.Context, folder: Folder, work: _Work[T]) -> T:
    """Do one thing with the board that was named, in one transaction."""

    async def run() -> T:
        time = clock.SystemClock()
        async with wiring.joined(cli_screen.settings(folder), time) as bot:

            async def whole(repos: ports.Repositories) -> T:
                return await work(repos, await step_orders.sheet_of(repos, ctx.obj, time.now()), bot.library, time)

            return await bot.database.run(whole)

    return asyncio.run(run())


async def _same(of: sheet.Sheet) -> sheet.Sheet:
    return of


async def _with(of: sheet.Sheet, work: Awaitable[state.NextStep]) -> tuple[sheet.Sheet, state.NextStep]:
    step = await work
    return step_views.with_step(of, step), step


def _ended(ctx: typer.Context, number: int, how: state.State, folder: Folder, *, json: bool) -> None:
    of, step = _run(ctx, folder, lambda repos, of, library, time: _with(of, step_orders.end(repos, of, number, how, time.now())))
    _told(of, step, json=json)


def _told(of: sheet.Sheet, step: state.NextStep, *, json: bool) -> None:
    if json:
        cli_screen.as_json(_row(of, step))
        return
    said = pages.about(of, step, WORDS) if step.is_live else pages.came_of(step, WORDS)
    cli_screen.plainly(f"{of.number(step)}. {wording.isolate(step.text)} {said}")


def _gone(key: str, *, json: bool) -> None:
    if json:
        cli_screen.as_json(None)
    else:
        cli_screen.say(key)


def _keys(of: sheet.Sheet) -> dict[object, str]:
    return {one.person_id: one.key for one in of.here}


def _row(of: sheet.Sheet, step: state.NextStep) -> dict[str, object]:
    return {
        "number": of.number(step),
        "what": step.text,
        "who": _keys(of).get(step.owner_id),
        "by": step.due_on,
        "see": step.sign,
        "agreed_on": step.agreed_on,
        "state": step.state,
        "stands": step.stands,
        "ended_on": step.ended_on,
        "changed": step.changed_anything,
        "line": step.what_changed,
    }


def _position(of: sheet.Sheet, one: state.Position) -> dict[str, object]:
    keys = _keys(of)
    return {
        "edition": one.edition_ref,
        "item": one.item_key,
        "text": one.text,
        "why": one.reason,
        "level": one.level,
        "present": [keys.get(person_id) or of.name(person_id) for person_id in one.present],
        "agreed_on": one.agreed_on,
    }
