"""The commands on packs: list and show them, open and stop them for a board, look at its rounds, close one."""

import asyncio
import datetime
import pathlib
import uuid
from collections.abc import Awaitable, Callable
from typing import Annotated, Any, TypeVar

import typer

from bot import clock, ports, wiring
from bot.commands import cli_screen
from bot.commands.cli_screen import WORDS, AsJson, Folder
from bot.packs import round_desk, round_views, round_work
from conversations import round_records, rounds_page, wording
from frameworks import errors, loader, packs

app = typer.Typer(no_args_is_help=True, help=WORDS.say("rounds-cli"))

T = TypeVar("T")

PackId = Annotated[str, typer.Argument(help=WORDS.say("rounds-cli-pack"), show_default=False)]
BoardKey = Annotated[str, typer.Argument(help=WORDS.say("rounds-cli-board"), show_default=False)]


class NoSuchPack(errors.BoardpulseError):
    """There is no pack with that name."""


class NotOfThisBoard(errors.BoardpulseError):
    """There is no such board, or nobody of that name has a duty on it."""


class NoSuchRound(errors.BoardpulseError):
    """There is no open round with that id."""


@app.command("list", help=WORDS.say("rounds-cli-list"))
def list_packs(json: AsJson = False) -> None:  # noqa: FBT002 - a flag
    """One line a pack."""
    shelf = packs.load(loader.load())
    if json:
        cli_screen.as_json([_row(pack) for pack in shelf.packs.values()])
    for pack in () if json else shelf.packs.values():
        cli_screen.say("rounds-cli-line", name=pack.id, pack=pack.title)


@app.command("show", help=WORDS.say("rounds-cli-show"))
def show(pack_id: PackId, json: AsJson = False) -> None:  # noqa: FBT002 - a flag
    """Everything that the file says."""
    library = loader.load()
    pack = _known(packs.load(library), pack_id)
    if json:
        cli_screen.as_json(pack.model_dump(mode="json", exclude_none=True))
        return
    for line in (pack.title, pack.about, pack.how_to_use, *pack.care):
        cli_screen.plainly(line)
    for step in pack.steps:
        cli_screen.plainly(f"\n{step.name}")
        asked = (*step.questions, *(item.question for ref in step.items if (item := packs.item_of(ref, library)) is not None))
        for said in (step.about, step.situation, *asked):
            if said:
                cli_screen.plainly(f"  {said}")


@app.command("open", help=WORDS.say("rounds-cli-open"))
def open_pack(
    board: BoardKey,
    pack_id: PackId,
    weeks: Annotated[int, typer.Option("--weeks", min=1, max=4, help=WORDS.say("rounds-cli-weeks"))] = rounds_page.DEFAULT_WEEKS,
    meeting: Annotated[bool, typer.Option("--meeting", help=WORDS.say("rounds-cli-meeting"))] = False,  # noqa: FBT002 - a flag
    reader: Annotated[str | None, typer.Option("--reader", help=WORDS.say("rounds-cli-reader"))] = None,
    folder: Folder = None,
    json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """As “Start” in chat does. What is open already stays as it is."""

    async def work(repos: ports.Repositories, books: round_views.Books, now: datetime.datetime) -> str:
        pack, found = _known(books.shelf, pack_id), await cli_screen.board_named(repos, board)
        leads = await round_views.leads(repos, found.board_id)
        by = next((one for one in leads if reader in {None, one.key}), None)
        if by is None:
            raise NotOfThisBoard(WORDS.say("rounds-cli-no-reader", count=len(leads), names=WORDS.list_of(one.key for one in leads)))
        coming = await round_work.meetings_after(repos, found.board_id, now) if meeting else []
        plan = rounds_page.Plan(
            pack_id=pack.id,
            weeks=None if coming else weeks,
            meeting=rounds_page.short(coming[0].meeting_id) if coming else "",
            reader=rounds_page.short(by.person_id),
        )
        return await round_desk.start(repos, pack, found, plan, by.person_id, now, WORDS)

    _say(_with_board(folder, work), as_json=json, board=board, pack=pack_id)


@app.command("stop", help=WORDS.say("rounds-cli-stop"))
def stop(board: BoardKey, pack_id: PackId, folder: Folder = None, json: AsJson = False) -> None:  # noqa: FBT002 - a flag
    """For what comes round by itself. An open round stays open until its time."""

    async def work(repos: ports.Repositories, books: round_views.Books, now: datetime.datetime) -> str:
        pack = _known(books.shelf, pack_id)
        await round_work.stop(repos, pack, await cli_screen.board_named(repos, board), now)
        return WORDS.say("rounds-stopped", pack=pack.title)

    _say(_with_board(folder, work), as_json=json, board=board, pack=pack_id)


@app.command("rounds", help=WORDS.say("rounds-cli-rounds"))
def list_rounds(board: BoardKey, folder: Folder = None, json: AsJson = False) -> None:  # noqa: FBT002 - a flag
    """The newest first. Never what anybody wrote, and never how many did while it is open."""

    async def work(
        repos: ports.Repositories, books: round_views.Books, now: datetime.datetime
    ) -> list[tuple[round_records.RoundRecord, str, bool]]:
        found = await repos.rounds.of_board((await cli_screen.board_named(repos, board)).board_id)
        titles = {key: pack.title for key, pack in books.shelf.packs.items()}
        return [(one, titles.get(one.pack_id, one.pack_id), one.is_over(now)) for one in found]

    told = _with_board(folder, work)
    if json:
        cli_screen.as_json([_told(record, over=over) for record, _, over in told])
        return
    for record, title, over in told:
        state = "removed" if record.removed_at else "closed" if over else "open"
        cli_screen.say("rounds-cli-round", round=str(record.round_id), pack=title, state=state)
    if not told:
        cli_screen.say("rounds-cli-no-rounds")


@app.command("close", help=WORDS.say("rounds-cli-close"))
def close(
    round_id: Annotated[uuid.UUID, typer.Argument(help=WORDS.say("rounds-cli-id"), show_default=False)],
    folder: Folder = None,
    json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """At once, and for good."""

    async def work(repos: ports.Repositories, books: round_views.Books, now: datetime.datetime) -> str:
        record = await repos.rounds.get(round_id, lock=True)
        if record is None or record.closes_at is None or record.is_over(now):
            raise NoSuchRound(WORDS.say("rounds-cli-no-such-round"))
        await round_work.close(repos, books, record, now)
        pack = round_views.pack_of(books, record)
        return WORDS.say("rounds-was-closed", pack=pack.title if pack else record.pack_id)

    _say(_with_board(folder, work), as_json=json, round=str(round_id))


def _with_board(folder: pathlib.Path | None, work: Callable[[ports.Repositories, round_views.Books, datetime.datetime], Awaitable[T]]) -> T:
    async def run() -> T:
        time = clock.SystemClock()
        async with wiring.joined(cli_screen.settings(folder), time) as bot:
            books = wiring.books(bot.library)
            return await bot.database.run(lambda repos: work(repos, books, time.now()))

    return asyncio.run(run())


def _say(said: str, *, as_json: bool, **about: str) -> None:
    if as_json:
        cli_screen.as_json({**about, "said": said})
    else:
        cli_screen.plainly(said)


def _known(shelf: packs.Shelf, pack_id: str) -> packs.Pack:
    if pack_id not in shelf.packs:
        raise NoSuchPack(WORDS.say("rounds-cli-no-such-pack", packs=WORDS.list_of(shelf.packs), pack=wording.isolate(pack_id)))
    return shelf.packs[pack_id]


def _row(pack: packs.Pack) -> dict[str, Any]:
    return {
        "pack": pack.id,
        "title": pack.title,
        "minutes": pack.minutes,
        "asked": pack.asked.value,
        "words": pack.words.value,
        "names": pack.names.value,
        "every": pack.timing.every.value,
    }


def _told(record: round_records.RoundRecord, *, over: bool) -> dict[str, Any]:
    state = "removed" if record.removed_at else "closed" if over else "open"
    times = {"opened_at": record.opened_at, "closes_at": record.closes_at, "remove_at": record.remove_at}
    return {"round": str(record.round_id), "pack": record.pack_id, "state": state, **times}
