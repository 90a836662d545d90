"""Papers, tables and records as files. What they say is made elsewhere, and how a file is written is handed in."""

import asyncio
import dataclasses
import datetime
import enum
import hashlib
import re
import unicodedata
import zoneinfo
from collections.abc import Awaitable, Callable, Mapping

from conversations import boards, figures, wording
from conversations.papers import book, document, paper, record, tables
from frameworks import errors

_NO_PART_OF_A_NAME = re.compile(r"[^a-z0-9]+")
_LONGEST_NAME = 60
NAME_OF_MANIFEST = "manifest.txt"


class Kind(enum.StrEnum):
    """What can be fetched of one round."""

    PAPER = "paper"
    """The board paper, a Word file."""
    SHEETS = "sheets"
    """The tables of all published rounds, an Excel workbook."""
    CSV = "csv"
    """The same tables as CSV files, in a zip file."""

    @property
    def media_type(self) -> str:
        """What the web calls such a file."""
        return _MEDIA[self]

    @property
    def ending(self) -> str:
        """How its name ends."""
        return {Kind.PAPER: "docx", Kind.SHEETS: "xlsx", Kind.CSV: "zip"}[self]


_MEDIA = {
    Kind.PAPER: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Kind.SHEETS: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Kind.CSV: "application/zip",
}


@dataclasses.dataclass(frozen=True, kw_only=True)
class File:
    """A file to hand over: its name (a-z, 0-9, "-" and an ending) and what is in it."""

    name: str
    content: bytes


@dataclasses.dataclass(frozen=True, kw_only=True)
class Writers:
    """How files are written. `draw` turns a chart into a PNG and raises a BoardpulseError where it cannot."""

    word: Callable[[document.Document, Mapping[figures.Chart, bytes]], bytes]
    sheets: Callable[[tables.Workbook], bytes]
    csv: Callable[[tables.Table], bytes]
    pack: Callable[[Mapping[str, bytes]], bytes]
    draw: Callable[[figures.Chart], Awaitable[bytes]]


async def board_paper(writers: Writers, held: book.Book, one: book.Round, *, reviewed: bool = False) -> File:
    """The board paper of one round."""
    made = paper.paper(held, one, WORDS, reviewed=reviewed)
    content = await asyncio.to_thread(writers.word, made, await _drawn(writers, made))
    return File(name=name(Kind.PAPER, held.board, one.number, held.now), content=content)


def sheets(writers: Writers, held: book.Book) -> File:
    """All tables in one workbook."""
    return File(name=name(Kind.SHEETS, held.board, 0, held.now), content=writers.sheets(tables.workbook(held, WORDS)))


def comma_separated(writers: Writers, held: book.Book, only: str | None = None) -> File | None:
    """All tables, a CSV file each, in a zip file; or the one with this key alone, None where there is none."""
    known = tables.workbook(held, WORDS).tables
    if only is None:
        return File(
            name=name(Kind.CSV, held.board, 0, held.now), content=writers.pack({f"{one.key}.csv": writers.csv(one) for one in known})
        )
    found = next((one for one in known if one.key == only), None)
    return None if found is None else File(name=f"{_stem(held.board, held.today, only)}.csv", content=writers.csv(found))


async def public_record(writers: Writers, held: book.Book, first: datetime.date, last: datetime.date, *, reviewed: bool = False) -> File:
    """The pack for the public record of these local days, both included. The same bytes whenever the same goes in."""
    then = held.within(first, last)
    packed: dict[str, bytes] = {"about.docx": writers.word(record.about(then, first, last, WORDS, reviewed=reviewed), {})}
    for one in then.rounds:
        made = await board_paper(writers, dataclasses.replace(then, agreed=held.agreed, actions=()), one, reviewed=reviewed)
        packed[f"papers/{made.name}"] = made.content
    for table in tables.workbook(then, WORDS).tables:
        packed[f"tables/{table.key}.csv"] = writers.csv(table)
    lines = (f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(packed.items()))
    packed[NAME_OF_MANIFEST] = "".join(lines).encode()
    return File(name=f"{_stem(held.board, held.today, 'record')}.zip", content=writers.pack(packed))


WORDS = wording.in_language()
"""Papers are in British English whatever language a board talks in: a document in two languages is read aloud wrongly."""


async def _drawn(writers: Writers, made: document.Document) -> dict[figures.Chart, bytes]:
    """The pictures. One that cannot be drawn is left out: its table says the same."""
    found = {}
    for chart in document.charts(made):
        try:
            found[chart] = await writers.draw(chart)
        except errors.BoardpulseError:
            continue
    return found


def name(kind: Kind, board: boards.Board, number: int, now: datetime.datetime) -> str:
    """What the file of this kind is called that is made at `now`."""
    what = f"paper-{number}" if kind is Kind.PAPER else "tables"
    return f"{_stem(board, now.astimezone(zoneinfo.ZoneInfo(board.zone)).date(), what)}.{kind.ending}"


def _stem(board: boards.Board, today: datetime.date, what: str) -> str:
    """The name of a file without its ending: plain letters only, as it also stands in a header of the web."""
    plain = unicodedata.normalize("NFKD", board.key).encode("ascii", "ignore").decode().lower()
    key = _NO_PART_OF_A_NAME.sub("-", plain).strip("-")[:_LONGEST_NAME] or "board"
    return f"{key}-{what.replace('_', '-')}-{today:%Y-%m-%d}"
