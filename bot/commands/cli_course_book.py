"""What the commands on a board's course share: the board as it stands, decided on as a whole or not at all, and shown."""

import asyncio
import pathlib
from collections.abc import Awaitable, Callable
from typing import Any

from bot import clock, ports, wiring
from bot.commands import cli_screen
from bot.commands.cli_screen import WORDS
from bot.courses import changes, desk
from conversations import annotations, figures, messages
from conversations.courses import book as books
from conversations.courses import controls, drawn, finding, pages, said
from frameworks import errors, schema
from frameworks.readings import board_index

Work = Callable[[ports.Repositories, books.Book], Awaitable[list[str]]]
"""One decision, and what to say of it. Raises NotDone."""


class NotDone(errors.BoardpulseError):
    """Nothing was changed, or there is nothing to show."""


def change(key: str, folder: pathlib.Path | None, work: Work, *, json: bool, lists: bool = True) -> None:
    """Decide something about the board, and say what that says; with `lists`, what is written down as well. Raises NotDone."""
    book, told = asyncio.run(held(key, folder, work))
    tell(book, told, json=json, lists=lists)


def tell(book: books.Book, told: list[str], *, json: bool, lists: bool = True) -> None:
    """What was said, and what is written down. Other programs get both in any case."""
    if json:
        rules = {
            one.framework: {"profile": one.rule.profile.name, "index_from": one.rule.index.level, "aims": dict(one.rule.aims)}
            for one in book.series
        }
        cli_screen.as_json({"board": book.board.key, "said": told, "happened": listed(book), "rules": rules})
        return
    for line in told:
        cli_screen.plainly(line)
    if lists and told and book.written:
        cli_screen.plainly(WORDS.say("courses-what-happened"))
    for number, one in enumerate(book.written if lists else (), 1):
        cli_screen.plainly(f"{number}. {said.happened(one, WORDS)}")


async def held(key: str, folder: pathlib.Path | None, work: Work | None) -> tuple[books.Book, list[str]]:
    """The board's course after the work, and what the work said. Everything is kept, or nothing is."""
    time = clock.SystemClock()

    async with wiring.joined(cli_screen.settings(folder), time) as bot:

        async def whole(repos: ports.Repositories) -> tuple[books.Book, list[str]]:
            board = await cli_screen.board_named(repos, key)
            book = await desk.book(repos, bot.library, board, time.now(), runs=True, named=False)
            told = [] if work is None else await work(repos, book)
            return await desk.book(repos, bot.library, board, time.now(), runs=True, named=False), told

        return await bot.database.run(whole)


def by() -> changes.By:
    """Nobody in particular, now."""
    return changes.By(person_id=None, now=clock.SystemClock().now())


def series(book: books.Book, framework: str | None, *, measured: bool) -> books.Series:
    """The series that is meant; the only one where none is named. Raises NotDone."""
    known = [one for one in book.series if one.told.newest.levels is not None or not measured]
    found = list({one.framework: one for one in reversed(known) if framework in {None, one.framework}}.values())
    if not known:
        raise NotDone(WORDS.say("courses-nothing-yet"))
    if len(found) != 1:
        raise NotDone(WORDS.say("courses-cli-which", frameworks=WORDS.list_of(dict.fromkeys(one.framework for one in known))))
    return found[0]


def blocks(series: books.Series, number: int | None) -> tuple[messages.Block, ...]:
    """What a page says of the series, or of one item of it. Raises NotDone."""
    told, rule = series.told, series.rule
    if told.newest.levels is None:
        return (messages.Paragraph(text=said.no_course(told, WORDS)),)
    found = finding.of(told, rule)
    if number is not None:
        its = item(series, number)
        return tuple(block for one in found if one.item.key == its.key for block in drawn.of_item(told, rule, one, WORDS))
    drawn_blocks = drawn.under_summary(told, rule, WORDS)
    return drawn_blocks or tuple(pages.without_picture(found, WORDS))


def as_json(series: books.Series) -> list[dict[str, Any]]:
    """The published middles of each item by pulse, with what was found."""
    told, found = series.told, finding.of(series.told, series.rule)
    labels = said.times(told, WORDS)
    return [
        {
            "item": one.item.key,
            "picture": one.choice.picture.value,
            "reason": one.choice.reason.value,
            "said": [*filter(None, (said.course(one, WORDS), *said.control(one, labels, WORDS)))],
            "pulses": [
                {"closed_on": said.closed_on(told, place), "middle": pulse.side.middle if pulse.side else None, "break": pulse.broken}
                for place, pulse in enumerate(one.pulses)
            ],
            "control": _figures(controls.chart(told, series.rule, one, WORDS)) if one.control else None,
        }
        for one in found
    ]


def _figures(chart: figures.Control) -> dict[str, Any]:
    return {
        "index": chart.subtitle,
        "rules": chart.footer,
        "points": [{"pulse": chart.times[one.place], "figure": one.value, "mark": one.mark.value} for one in chart.points],
        "stretches": [{"mean": one.mean, "lower": one.lower, "upper": one.upper, "is_trial": one.is_trial} for one in chart.stretches],
        "aim": chart.aim,
    }


def listed(book: books.Book) -> list[dict[str, Any]]:
    """What is written down, for other programs."""
    return [
        {"number": number, "day": one.day, "kind": one.kind.value, "words": one.words, "new_time": one.reason if one.rebases else None}
        for number, one in enumerate(book.written, 1)
    ]


def aims(series: books.Series, rule: annotations.ChartRule) -> list[str]:
    """The board's own aims, a line each."""
    told = series.told.edition
    return [
        WORDS.say("courses-aim-set", item=item.name, level=said.level(told, rule.aims[item.key], WORDS))
        for item in told.items
        if item.key in rule.aims
    ]


def index(given: str, edition: schema.Edition) -> board_index.Index:
    """The index that somebody named. Raises NotDone."""
    if given == "mean":
        return board_index.Index()
    if given.isdecimal() and int(given) in edition.values[1:]:
        return board_index.Index(measure=board_index.Measure.SHARE_FROM, level=int(given))
    raise NotDone(WORDS.say("courses-cli-bad-index", levels=WORDS.list_of(map(str, edition.values[1:]))))


def item(series: books.Series, number: int) -> schema.Item:
    """The item of that number, from 1. Raises NotDone."""
    items = series.told.edition.items
    if not 1 <= number <= len(items):
        raise NotDone(WORDS.say("courses-cli-no-item", number=number, most=len(items)))
    return items[number - 1]


def numbered(book: books.Book, number: int) -> annotations.Annotation:
    """What happened, by its number. Raises NotDone."""
    if not 1 <= number <= len(book.written):
        raise NotDone(WORDS.say("courses-no-number", number=number))
    return book.written[number - 1]


def write(file: pathlib.Path, content: bytes) -> None:
    """Write a picture. Raises NotDone where the file cannot be written."""
    try:
        file.write_bytes(content)
    except OSError as exc:
        raise NotDone(WORDS.say("meetings-cli-cannot-write", file=str(file))) from exc
