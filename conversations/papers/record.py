"""The record of a period for the public: what is in it, how its figures were read, what is held and for how long, and what is not in it.

It says where the law may bear on something and whom to ask. It gives no legal advice.
"""

import datetime
from collections.abc import Iterator

from conversations import figures, wording
from conversations.papers import book, document, paper, tables

Blocks = Iterator[document.Block]


def about(
    held: book.Book, first: datetime.date, last: datetime.date, words: wording.Wording, *, reviewed: bool = False
) -> document.Document:
    """The document that stands first in the pack. `held` has only what belongs to the days from `first` to `last`."""
    board = wording.isolate(held.board.name)
    span = {"first": paper.day(held, first, words), "last": paper.day(held, last, words)}
    parts = [_top(words, reviewed=reviewed), _rounds(held, words), _method(held, words), _kept(held, words), _not_in(words)]
    parts += [_meetings(held, words), _agreed(held, words)]
    return document.Document(
        title=words.say("record-title", board=board, **span),
        subject=words.say("record-subject", board=board),
        language=words.language,
        as_of=held.today,
        foot=words.say("record-foot" if reviewed else "record-foot-draft", board=board),
        page_word=words.say("papers-page"),
        blocks=tuple(block for part in parts for block in part),
    )


def _top(words: wording.Wording, *, reviewed: bool) -> Blocks:
    if not reviewed:
        yield document.Text(text=words.say("record-draft"), strong=True)
    yield document.Heading(text=words.say("record-what"))
    yield document.Text(text=words.say("record-what-text"))
    yield document.Points(items=tuple(words.say(f"record-holds-{name}") for name in ("papers", "tables", "manifest")))


def _rounds(held: book.Book, words: wording.Wording) -> Blocks:
    yield document.Heading(text=words.say("record-rounds"))
    if held.rounds:
        yield document.Points(items=tuple(tables.named(held, one, words) for one in held.rounds))
    else:
        yield document.Text(text=words.say("record-no-rounds"))
    if held.left_out:
        yield document.Text(text=words.say("tables-about-gone-text", editions=words.list_of(held.left_out)))


def _method(held: book.Book, words: wording.Wording) -> Blocks:
    yield document.Heading(text=words.say("record-method"))
    yield document.Text(text=words.say("record-method-text"))
    floors = sorted({one.floor for one in held.rounds} | {held.board.floor})
    points = [words.say("record-floor", floor=words.list_of(map(str, floors)), count=len(floors))]
    decision = held.board.floor_decision
    if decision is not None:
        day, why = paper.day(held, decision.on, words), wording.isolate(decision.why)
        points.append(words.say("record-floor-decision", floor=held.board.floor, day=day, why=why))
    points += [words.say(f"record-rule-{name}") for name in ("bands", "aside", "change", "parts", "once", "middle")]
    yield document.Points(items=tuple(points))


def _kept(held: book.Book, words: wording.Wording) -> Blocks:
    yield document.Heading(text=words.say("record-kept"))
    columns = (words.say("record-kept-what"), words.say("record-kept-long"))
    rows = (
        (words.say("record-kept-answers"), words.say("record-kept-months", months=held.board.keep_months)),
        *((words.say(f"record-kept-{name}"), words.say(f"record-kept-{name}-long")) for name in ("readings", "agreed", "private")),
    )
    yield document.Grid(table=figures.Table(title=words.say("record-kept-table"), columns=columns, rows=rows))


def _not_in(words: wording.Wording) -> Blocks:
    yield document.Heading(text=words.say("record-not"))
    yield document.Points(items=tuple(words.say(f"record-not-{name}") for name in ("answers", "names", "small", "private")))
    yield document.Text(text=words.say("record-law"))


def _meetings(held: book.Book, words: wording.Wording) -> Blocks:
    yield document.Heading(text=words.say("record-meetings"))
    rows = tuple((words.date_and_year(one.starts_at, held.zone), words.say("meetings-kind", kind=one.kind.value)) for one in held.meetings)
    if rows:
        columns = (words.say("record-meetings-day"), words.say("record-meetings-kind"))
        yield document.Grid(table=figures.Table(title=words.say("record-meetings-table"), columns=columns, rows=rows))
    else:
        yield document.Text(text=words.say("record-no-meetings"))


def _agreed(held: book.Book, words: wording.Wording) -> Blocks:
    yield document.Heading(text=words.say("record-agreed"))
    yield from paper.positions(held, held.agreed, words)
