"""The commands on a board's calendar: look, add, propose and start a series, move, cancel, pause. What they say, chat says too."""

import asyncio
import dataclasses
import pathlib
from collections.abc import Sequence
from typing import Annotated

import typer

from bot import ports, wiring_papers
from bot.commands import cli_book, cli_screen
from bot.commands.cli_screen import WORDS, AsJson, Folder
from bot.meetings import meeting_changes
from conversations import boards, terms, wording
from conversations.meetings import facts, lines, pauses, proposals, rests, said, series

app = typer.Typer(no_args_is_help=True, help=WORDS.say("meetings-cli"))

Board = Annotated[str, typer.Argument(help=WORDS.say("meetings-cli-board"), show_default=False)]
When = Annotated[list[str], typer.Argument(help=WORDS.say("meetings-cli-when"), show_default=False)]
Anyway = Annotated[bool, typer.Option("--anyway", help=WORDS.say("meetings-cli-anyway"))]


@app.callback()
def calendar(ctx: typer.Context, board: Board) -> None:
    """Which board the commands are about."""
    ctx.obj = board


@app.command("show", help=WORDS.say("meetings-cli-show"))
def show(
    ctx: typer.Context,
    ics: Annotated[pathlib.Path | None, typer.Option("--ics", help=WORDS.say("meetings-cli-ics"))] = None,
    folder: Folder = None,
    json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """Meetings ahead, each with the last day for its papers, and pauses."""
    book, _ = asyncio.run(cli_book.held(ctx.obj, folder, None))
    if ics is not None:
        _write(ics, wiring_papers.calendar_file(book.board.name, meeting_changes.as_events(book, WORDS), book.now))
    if json:
        cli_screen.as_json(cli_book.as_json(book))
        return
    for line in cli_book.lines(book):
        cli_screen.plainly(line)
    if ics is not None:
        cli_screen.say("meetings-cli-written", file=str(ics))


@app.command("add", help=WORDS.say("meetings-cli-add"))
def add(ctx: typer.Context, when: When, anyway: Anyway = False, folder: Folder = None, json: AsJson = False) -> None:  # noqa: FBT002 - flags
    """One meeting; one that was cancelled is put back."""

    async def work(repos: ports.Repositories, book: said.Book) -> list[str]:
        told = lines.when(" ".join(when), book.today, WORDS)
        if told is None or told.day is None:
            raise cli_book.NotDone(WORDS.say("meetings-unread", line=wording.isolate(" ".join(when))))
        kind = told.kind or facts.Kind.FORMAL
        minutes = facts.USUAL_MINUTES[kind] if told.minutes is None else told.minutes
        at = told.at or proposals.usual_at(book, kind)
        planned = facts.Planned(kind=kind, day=told.day, at=at, minutes=_fit(minutes))
        came_to = await meeting_changes.add(repos, book, planned, sure=anyway)
        kept = _kept(came_to, planned, book)
        at_last = said.when(kept.starts_at, book, WORDS)
        if came_to.there:
            return [WORDS.say("meetings-there", when=at_last)]
        return [WORDS.say("meetings-added", when=at_last, kind=said.kind(kept.kind, WORDS)), *said.odds(came_to.odd, planned, book, WORDS)]

    cli_book.change(ctx.obj, folder, work, json=json)


@app.command("move", help=WORDS.say("meetings-cli-move"))
def move(
    ctx: typer.Context,
    number: Annotated[int, typer.Argument(help=WORDS.say("meetings-cli-number"), show_default=False)],
    when: When,
    later: Annotated[bool, typer.Option("--later", help=WORDS.say("meetings-cli-later"))] = False,  # noqa: FBT002 - a flag
    anyway: Anyway = False,  # noqa: FBT002 - a flag
    folder: Folder = None,
    json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """One meeting; with --later those of its kind that come after it follow."""

    async def work(repos: ports.Repositories, book: said.Book) -> list[str]:
        (meeting,) = _numbered(book, [number])
        told = lines.when(" ".join(when), book.today, WORDS)
        if told is None or (told.day is None and told.at is None):
            raise cli_book.NotDone(WORDS.say("meetings-unread", line=wording.isolate(" ".join(when))))
        was = facts.local(meeting.starts_at, book.board.zone)
        minutes = _fit(meeting.minutes if told.minutes is None else told.minutes)
        planned = facts.Planned(kind=meeting.kind, day=told.day or was.date(), at=told.at or was.time(), minutes=minutes)
        came_to = await meeting_changes.move(repos, book, meeting, planned, sure=anyway)
        moved = _kept(came_to, planned, book)
        if came_to.there:
            return [WORDS.say("meetings-stays", when=said.when(moved.starts_at, book, WORDS))]
        at = {"from": said.when(meeting.starts_at, book, WORDS), "to": said.when(moved.starts_at, book, WORDS)}
        followed = await _follow(repos, book, moved, meeting) if later else [WORDS.say("meetings-others-stay")]
        return [WORDS.say("meetings-moved", **at), *followed, *said.odds(came_to.odd, planned, book, WORDS)]

    cli_book.change(ctx.obj, folder, work, json=json)


@app.command("series", help=WORDS.say("meetings-cli-series"))
def propose(
    ctx: typer.Context,
    plan: Annotated[list[str], typer.Argument(help=WORDS.say("meetings-cli-plan"), show_default=False)],
    start: Annotated[bool, typer.Option("--start", help=WORDS.say("meetings-cli-start"))] = False,  # noqa: FBT002 - a flag
    folder: Folder = None,
    json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """The dates of a series; with --start they are put in."""

    async def work(repos: ports.Repositories, book: said.Book) -> list[str]:
        wanted = _plan(book, " ".join(plan))
        dates = list(proposals.dates(book, wanted, WORDS))
        if not start:
            return [*dates, WORDS.say("meetings-nothing-yet"), WORDS.say("meetings-cli-start-it")]
        came_to = await meeting_changes.start(repos, book, wanted)
        if isinstance(came_to, facts.Refusal):
            raise cli_book.NotDone(said.refusal(came_to, wanted.planned()[-1][1].starts_at(book.board.zone), book, WORDS))
        return [*dates, WORDS.say("meetings-started", count=len(came_to))]

    cli_book.change(ctx.obj, folder, work, json=json)


@app.command("cancel", help=WORDS.say("meetings-cli-cancel"))
def cancel(
    ctx: typer.Context,
    numbers: Annotated[list[int], typer.Argument(help=WORDS.say("meetings-cli-number"), show_default=False)],
    folder: Folder = None,
    json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """Nothing is deleted: calendars that have it take it out."""

    async def work(repos: ports.Repositories, book: said.Book) -> list[str]:
        gone = await meeting_changes.cancel(repos, book, _numbered(book, numbers))
        days = WORDS.list_of(said.when(one.starts_at, book, WORDS) for one in gone)
        return [WORDS.say("meetings-cancelled", count=len(gone), when=days)]

    cli_book.change(ctx.obj, folder, work, json=json)


@app.command("pause", help=WORDS.say("meetings-cli-pause"))
def pause(
    ctx: typer.Context,
    days: Annotated[list[str], typer.Argument(help=WORDS.say("meetings-cli-days"), show_default=False)],
    folder: Folder = None,
    json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """Days on which the board is left in peace."""

    async def work(repos: ports.Repositories, book: said.Book) -> list[str]:
        text = " ".join(days)
        yearly = lines.yearly(text, WORDS)
        found = lines.span(text, book.today, WORDS)
        if yearly is not None:
            spans = pauses.augusts(book.today) if pauses.is_august(yearly[0]) else pauses.christmases(book.today)
        elif found is None:
            raise cli_book.NotDone(WORDS.say("meetings-pause-unread", line=wording.isolate(text)))
        else:
            spans = (_fit_span(found, book),)
        await meeting_changes.rest(repos, book, boards.PauseKind.PAUSE, spans)
        if yearly is not None:
            return [rests.every_year(yearly[0], spans, WORDS)]
        return [WORDS.say("meetings-paused", days=WORDS.list_of(said.span(one, book, WORDS) for one in spans))]

    cli_book.change(ctx.obj, folder, work, json=json)


@app.command("resume", help=WORDS.say("meetings-cli-resume"))
def resume(
    ctx: typer.Context,
    which: Annotated[str, typer.Argument(help=WORDS.say("meetings-cli-which"), show_default=False)],
    folder: Folder = None,
    json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """End a pause, or take it back."""

    async def work(repos: ports.Repositories, book: said.Book) -> list[str]:
        yearly, own = lines.yearly(which, WORDS), rests.own(book)
        is_one = pauses.is_august if yearly and pauses.is_august(yearly[0]) else pauses.is_christmas
        spans = [one for one in book.rests if is_one(one)] if yearly else [one for place, one in enumerate(own, 1) if str(place) == which]
        if not await meeting_changes.resume(repos, book, boards.PauseKind.PAUSE, spans):
            raise cli_book.NotDone(WORDS.say("meetings-no-pause"))
        if yearly:
            return [rests.every_year(yearly[0], (), WORDS)]
        return [WORDS.say("meetings-resumed", days=WORDS.list_of(said.span(one, book, WORDS) for one in spans))]

    cli_book.change(ctx.obj, folder, work, json=json)


@app.command("pre-election", help=WORDS.say("meetings-cli-election"))
def pre_election(
    ctx: typer.Context,
    until: Annotated[list[str] | None, typer.Argument(help=WORDS.say("meetings-cli-until"), show_default=False)] = None,
    off: Annotated[bool, typer.Option("--off", help=WORDS.say("meetings-cli-off"))] = False,  # noqa: FBT002 - a flag
    folder: Folder = None,
    json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """Channel posts wait from today until that day."""

    async def work(repos: ports.Repositories, book: said.Book) -> list[str]:
        kind, text, name = boards.PauseKind.PRE_ELECTION, " ".join(until or []), wording.isolate(book.board.name)
        if off:
            if not await meeting_changes.resume(repos, book, kind, book.elections):
                raise cli_book.NotDone(WORDS.say("meetings-no-pause"))
            return [WORDS.say("meetings-election-ended", board=name)]
        last = lines.until(text, book.today, WORDS)
        if last is None:
            raise cli_book.NotDone(WORDS.say("meetings-election-unread", line=wording.isolate(text)))
        span = _fit_span(terms.Span(first=min(book.today, last), last=last), book)
        await meeting_changes.rest(repos, book, kind, [span])
        return [WORDS.say("meetings-election-begun", board=name, day=said.day(last, book, WORDS))]

    cli_book.change(ctx.obj, folder, work, json=json)


async def _follow(repos: ports.Repositories, book: said.Book, moved: facts.Meeting, was: facts.Meeting) -> list[str]:
    shift = meeting_changes.shift_of_later(book, moved, was.starts_at)
    if shift is None:
        raise cli_book.NotDone(WORDS.say("meetings-cli-no-later"))
    fresh = await meeting_changes.book(repos, book.board, book.now)
    came_to = await meeting_changes.shift_later(repos, fresh, moved, shift)
    if isinstance(came_to, facts.Refusal):
        raise cli_book.NotDone(said.refusal(came_to, moved.starts_at, book, WORDS))
    first, last = (said.when(one.starts_at, book, WORDS) for one in (came_to[0], came_to[-1]))
    return [WORDS.say("meetings-later-done", count=len(came_to), first=first, last=last)]


def _kept(came_to: meeting_changes.Outcome, planned: facts.Planned, book: said.Book) -> facts.Meeting:
    """Raises NotDone with the reason where nothing was kept."""
    if came_to.asks is not None:
        other = WORDS.say("meetings-odd-same-day", other=said.row(came_to.asks, book, WORDS))
        raise cli_book.NotDone(f"{other} {WORDS.say('meetings-cli-say-anyway')}")
    if came_to.meeting is None:
        why = came_to.refusal or facts.Refusal.STALE
        raise cli_book.NotDone(said.refusal(why, planned.starts_at(book.board.zone), book, WORDS))
    return came_to.meeting


def _plan(book: said.Book, text: str) -> series.Series:
    told = lines.when(text, book.today, WORDS)
    try:
        wanted = None if told is None else proposals.meant(told, None, book)
    except ValueError as exc:
        raise cli_book.NotDone(WORDS.say("meetings-series-many", most=series.MOST)) from exc
    if wanted is None:
        raise cli_book.NotDone(proposals.unread(text, WORDS))
    return dataclasses.replace(wanted, minutes=_fit(wanted.minutes))


def _numbered(book: said.Book, numbers: Sequence[int]) -> list[facts.Meeting]:
    bad = next((one for one in numbers if not 0 < one <= len(book.ahead)), None)
    if bad is not None:
        raise cli_book.NotDone(WORDS.say("meetings-no-number", number=bad))
    return [book.ahead[one - 1] for one in sorted(set(numbers))]


def _fit(minutes: int) -> int:
    if minutes not in range(1, facts.LONGEST_MINUTES + 1):
        raise cli_book.NotDone(WORDS.say("meetings-unread-length"))
    return minutes


def _fit_span(span: terms.Span, book: said.Book) -> terms.Span:
    if span.last < book.today:
        raise cli_book.NotDone(WORDS.say("meetings-pause-over"))
    if span.last - span.first > rests.LONGEST:
        raise cli_book.NotDone(WORDS.say("meetings-pause-long"))
    return span


def _write(file: pathlib.Path, content: bytes) -> None:
    try:
        file.write_bytes(content)
    except OSError as exc:
        raise cli_book.NotDone(WORDS.say("meetings-cli-cannot-write", file=str(file))) from exc
