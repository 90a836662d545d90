"""A document to be read on paper: what stands in it and in which order, and nothing about how a word processor keeps it."""

import dataclasses
import datetime

from conversations import figures


@dataclasses.dataclass(frozen=True, kw_only=True)
class Heading:
    """A heading. `level` is 1 for a section, 2 for a part of one."""

    text: str
    level: int = 1


@dataclasses.dataclass(frozen=True, kw_only=True)
class Text:
    """One paragraph. `strong`: it must not be overlooked, such as that this is a draft."""

    text: str
    strong: bool = False


@dataclasses.dataclass(frozen=True, kw_only=True)
class Points:
    """A list; `numbered` where people will speak of "number two"."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclasses.dataclass(frozen=True, kw_only=True)
class Grid:
    """A table with a header row. The first column names its row."""

    table: figures.Table


@dataclasses.dataclass(frozen=True, kw_only=True)
class Picture:
    """A chart to draw, always with its twin as a table right below it. Where it cannot be drawn, the table stands alone."""

    chart: figures.Chart


Block = Heading | Text | Points | Grid | Picture


@dataclasses.dataclass(frozen=True, kw_only=True)
class Document:
    """A whole document. `as_of` is the local day on which it was made; `foot` stands on every page before the page number.

    `subject` says what it is about, for whoever looks for it among files. `language` is a tag such as "en-GB".
    """

    title: str
    subject: str
    language: str
    as_of: datetime.date
    foot: str
    page_word: str
    blocks: tuple[Block, ...]


def text(held: Document) -> str:
    """The whole document as plain text, with marks for what each piece is: for review, and for tests."""
    return "\n\n".join([f"[title] {held.title}", *map(_block_text, held.blocks), f"[foot] {held.foot}"])


def charts(held: Document) -> tuple[figures.Chart, ...]:
    """Everything that has to be drawn for it."""
    return tuple(block.chart for block in held.blocks if isinstance(block, Picture))


def _block_text(block: Block) -> str:
    match block:
        case Heading():
            return f"[heading {block.level}] {block.text}"
        case Text():
            return f"[strong] {block.text}" if block.strong else block.text
        case Points():
            marks = [f"{place}." for place in range(1, len(block.items) + 1)] if block.numbered else ["-"] * len(block.items)
            return "\n".join(f"{mark} {item}" for mark, item in zip(marks, block.items, strict=True))
        case Grid():
            return _table_text(block.table)
        case Picture():
            return f"[picture] {block.chart.title}\n[alt] {block.chart.alt}\n{_table_text(block.chart.twin)}"


def _table_text(table: figures.Table) -> str:
    return "\n".join([f"[table] {table.title}", *(" | ".join(row) for row in (table.columns, *table.rows))])
