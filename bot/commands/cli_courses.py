"""The commands on a board's course over time: findings and pictures, what happened when, a new time, the rules of the charts."""

import asyncio
import pathlib
import uuid
from typing import Annotated

import typer

from bot import clock, ports, wiring
from bot.commands import cli_course_book, cli_screen
from bot.commands.cli_screen import WORDS, AsJson, Folder
from bot.courses import changes, desk
from conversations import annotations, messages, wording
from conversations.courses import book as books
from conversations.courses import finding, heard, rule_pages, said

app = typer.Typer(no_args_is_help=True, help=WORDS.say("courses-cli"))
happened = typer.Typer(no_args_is_help=True, help=WORDS.say("courses-cli-happened"))
app.add_typer(happened, name="happened")

Board = Annotated[str, typer.Argument(help=WORDS.say("courses-cli-board"), show_default=False)]
Framework = Annotated[str | None, typer.Option("--framework", help=WORDS.say("courses-cli-framework"))]
Number = Annotated[int, typer.Argument(help=WORDS.say("courses-cli-number"), show_default=False)]
Off = Annotated[bool, typer.Option("--off", help=WORDS.say("courses-cli-off"))]


@app.callback()
def courses(ctx: typer.Context, board: Board) -> None:
    """Which board the commands are about."""
    ctx.obj = board


@app.command("show", help=WORDS.say("courses-cli-show"))
def show(
    ctx: typer.Context,
    framework: Framework = None,
    item: Annotated[int | None, typer.Option("--item", help=WORDS.say("courses-cli-item"))] = None,
    out: Annotated[pathlib.Path | None, typer.Option("--out", help=WORDS.say("courses-cli-out"))] = None,
    folder: Folder = None,
    json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """Only what was published is shown."""
    book, _ = asyncio.run(cli_course_book.held(ctx.obj, folder, None))
    series = cli_course_book.series(book, framework, measured=False)
    blocks = cli_course_book.blocks(series, item)
    charts = [block.chart for block in blocks if isinstance(block, messages.Picture)]
    if out is not None:
        if not charts:
            raise cli_course_book.NotDone(WORDS.say("courses-cli-no-picture"))
        cli_course_book.write(out, asyncio.run(wiring.picture_file(charts[-1] if item is not None else charts[0])))
    if json:
        cli_screen.as_json(
            {
                "board": book.board.key,
                "framework": series.framework,
                "items": cli_course_book.as_json(series),
                "happened": cli_course_book.listed(book),
            }
        )
        return
    cli_screen.plainly(messages.plain_text(books.message(WORDS, blocks)))
    if out is not None:
        cli_screen.say("courses-cli-written", file=str(out))


@happened.command("list", help=WORDS.say("courses-cli-happened-list"))
def list_happened(ctx: typer.Context, folder: Folder = None, json: AsJson = False) -> None:  # noqa: FBT002 - a flag
    """By day, each with its number."""
    book, _ = asyncio.run(cli_course_book.held(ctx.obj, folder, None))
    cli_course_book.tell(book, [] if book.written else [WORDS.say("courses-nothing-written")], json=json)


@happened.command("add", help=WORDS.say("courses-cli-happened-add"))
def add_happened(
    ctx: typer.Context,
    what: Annotated[list[str], typer.Argument(help=WORDS.say("courses-cli-what"), show_default=False)],
    folder: Folder = None,
    json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """The same twice is written down once."""

    async def work(repos: ports.Repositories, book: books.Book) -> list[str]:
        told = heard.written(" ".join(what), book.today, WORDS)
        if told.fault:
            raise cli_course_book.NotDone(WORDS.say(told.fault))
        one = annotations.Annotation(
            annotation_id=uuid.uuid4(),
            board_id=book.board.board_id,
            day=told.day,
            kind=told.kind,
            words=told.words,
            made_at=clock.SystemClock().now(),
        )
        new = await changes.write_down(repos, one)
        return [WORDS.say("courses-written" if new else "courses-there", happened=said.happened(one, WORDS))]

    cli_course_book.change(ctx.obj, folder, work, json=json)


@happened.command("remove", help=WORDS.say("courses-cli-happened-remove"))
def remove_happened(ctx: typer.Context, number: Number, folder: Folder = None, json: AsJson = False) -> None:  # noqa: FBT002 - a flag
    """It is taken out of all charts."""

    async def work(repos: ports.Repositories, book: books.Book) -> list[str]:
        one = cli_course_book.numbered(book, number)
        await changes.remove(repos, one, clock.SystemClock().now())
        return [WORDS.say("courses-removed", happened=said.happened(one, WORDS))]

    cli_course_book.change(ctx.obj, folder, work, json=json)


@app.command("new-time", help=WORDS.say("courses-cli-new-time"))
def new_time(
    ctx: typer.Context,
    number: Number,
    reason: Annotated[list[str] | None, typer.Argument(help=WORDS.say("courses-cli-reason"), show_default=False)] = None,
    begin: Annotated[bool, typer.Option("--begin", help=WORDS.say("courses-cli-begin"))] = False,  # noqa: FBT002 - a flag
    off: Off = False,  # noqa: FBT002 - a flag
    folder: Folder = None,
    json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """Without --begin it is only said what would change."""

    async def work(repos: ports.Repositories, book: books.Book) -> list[str]:
        one, day = cli_course_book.numbered(book, number), said.day(cli_course_book.numbered(book, number).day, WORDS)
        if off:
            await changes.begin(repos, one, on=False)
            return [WORDS.say("courses-ended-time", day=day)]
        text = " ".join(" ".join(reason or []).split())
        if not finding.is_reason(text) or len(text) > books.LONGEST_REASON:
            raise cli_course_book.NotDone(WORDS.say("courses-fault-reason"))
        if not begin:
            would = desk.previewed(book, one, WORDS) or (WORDS.say("courses-preview-nothing"),)
            told = WORDS.say("courses-preview", day=day, reason=wording.isolate(text))
            return [told, *would, WORDS.say("courses-cli-begin-it")]
        proposed = await changes.propose(repos, one, text)
        if proposed is None or await changes.begin(repos, proposed, on=True) is None:
            raise cli_course_book.NotDone(WORDS.say("courses-stale"))
        return [WORDS.say("courses-begun", day=day, reason=wording.isolate(text))]

    cli_course_book.change(ctx.obj, folder, work, json=json)


@app.command("rules", help=WORDS.say("courses-cli-rules"))
def rules(
    ctx: typer.Context,
    profile: Annotated[int | None, typer.Option("--profile", help=WORDS.say("courses-cli-profile"))] = None,
    index: Annotated[str | None, typer.Option("--index", help=WORDS.say("courses-cli-index"))] = None,
    framework: Framework = None,
    folder: Folder = None,
    json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """What is not named stays as it is."""

    async def work(repos: ports.Repositories, book: books.Book) -> list[str]:
        series = cli_course_book.series(book, framework, measured=True)
        if profile is not None and not 1 <= profile <= len(rule_pages.PROFILES):
            raise cli_course_book.NotDone(WORDS.say("courses-cli-bad-profile", most=len(rule_pages.PROFILES)))
        wanted = None if index is None else cli_course_book.index(index, series.told.edition)
        if profile is not None or wanted is not None:
            its = None if profile is None else rule_pages.PROFILES[profile - 1]
            await changes.decide(repos, series.rule, cli_course_book.by(), profile=its, index=wanted)
        rule = await repos.histories.rule(book.board.board_id, series.framework)
        return [said.profile(rule.profile, WORDS), said.index(rule.index, series.told.edition, WORDS), *cli_course_book.aims(series, rule)]

    cli_course_book.change(ctx.obj, folder, work, json=json, lists=False)


@app.command("aim", help=WORDS.say("courses-cli-aim"))
def aim(
    ctx: typer.Context,
    item: Annotated[int, typer.Argument(help=WORDS.say("courses-cli-item"), show_default=False)],
    level: Annotated[int | None, typer.Argument(help=WORDS.say("courses-cli-level"), show_default=False)] = None,
    reason: Annotated[list[str] | None, typer.Argument(help=WORDS.say("courses-cli-aim-reason"), show_default=False)] = None,
    off: Off = False,  # noqa: FBT002 - a flag
    framework: Framework = None,
    folder: Folder = None,
    json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """Only an aim that the board itself agreed belongs here."""

    async def work(repos: ports.Repositories, book: books.Book) -> list[str]:
        series, text = cli_course_book.series(book, framework, measured=True), " ".join(" ".join(reason or []).split())
        its = cli_course_book.item(series, item)
        others = {key: value for key, value in series.rule.aims.items() if key != its.key}
        if off:
            await changes.decide(repos, series.rule, cli_course_book.by(), aims=others)
            return [WORDS.say("courses-aim-gone", item=its.name)]
        if level not in series.told.edition.values:
            raise cli_course_book.NotDone(WORDS.say("courses-cli-bad-level", levels=WORDS.list_of(map(str, series.told.edition.values))))
        if not text or len(text) > books.LONGEST_REASON:
            raise cli_course_book.NotDone(WORDS.say("courses-aim-fault"))
        await changes.decide(repos, series.rule, cli_course_book.by(), aims={**others, its.key: level}, reason=text)
        return [WORDS.say("courses-aim-set", item=its.name, level=said.level(series.told.edition, level, WORDS))]

    cli_course_book.change(ctx.obj, folder, work, json=json, lists=False)
