"""Two boards that look at each other: each step to it, what each is told, what each sees, and the end."""

import dataclasses
import datetime
import uuid
from collections.abc import Iterator

from conversations import boards, messages
from conversations.exchanges import book as books
from conversations.exchanges import joining, letters, look, pages, state
from frameworks.readings import consensus
from tests.unit.conversations import long_look, sample, summary_samples

WORDS = sample.WORDS
LIBRARY = summary_samples.library()
MATRIX, BAROMETER = LIBRARY[summary_samples.MATRIX], LIBRARY[summary_samples.BAROMETER]
NOW = datetime.datetime(2026, 12, 7, 9, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)
MINE = long_look.BOARD
THEIRS = dataclasses.replace(MINE, board_id=uuid.UUID(int=8), key="hilltop", name="Hilltop")
OUR_NOTE = "We are a small county with one trust. Our chair is new since May."
THEIR_NOTE = "Half of our members joined in the summer. We are proud of how we work with the voluntary sector."
KEYS = tuple(item.key for item in MATRIX.items[:3])
CODE = "BCDFGHJKMN"
PLAN = books.Plan(edition=MATRIX, mask=0b111, stamp="k3")


def exchange(proposer: boards.Board, note: str, **changes: object) -> state.Exchange:
    """One that was proposed yesterday."""
    side = state.Side(board=proposer, note=note, at=NOW - DAY, by=None)
    lapses = books.lapses_at(NOW - DAY, proposer.zone)
    one = state.Exchange(exchange_id=uuid.UUID(int=60), code=CODE, edition_ref=MATRIX.ref, item_keys=KEYS, proposer=side, lapses_at=lapses)
    return dataclasses.replace(one, **changes)  # type: ignore[arg-type]  # a case names the field it changes


WAITING = exchange(MINE, OUR_NOTE)
AGREED = exchange(MINE, OUR_NOTE, partner=state.Side(board=THEIRS, note=THEIR_NOTE, at=NOW, by=None))
ROW = books.Row(exchange=AGREED, mine=MINE, leads=True)
BOOK = books.Book(now=NOW, led=(MINE,), editions={one.ref: one for one in (MATRIX, BAROMETER)})


def drawn() -> Iterator[tuple[str, messages.Message]]:
    """Every page, by a short name."""
    yield "none", pages.page(BOOK, WORDS)
    yield "none-for-a-member", pages.page(dataclasses.replace(BOOK, led=()), WORDS)
    waits = books.Row(exchange=WAITING, mine=MINE, leads=True)
    yield "waiting", pages.page(dataclasses.replace(BOOK, rows=(waits,)), WORDS)
    yield "page", pages.page(dataclasses.replace(BOOK, rows=(ROW,)), WORDS)
    yield "page-for-a-member", pages.page(dataclasses.replace(BOOK, led=(), rows=(dataclasses.replace(ROW, leads=False),)), WORDS)
    yield "page-full", pages.page(dataclasses.replace(BOOK, rows=(ROW, ROW, waits)), WORDS)
    yield from proposing()
    yield from joined()
    yield "end", pages.end(ROW, WORDS)
    for name, seen in looks().items():
        yield f"look-{name}", look.page(seen, WORDS)


def proposing() -> Iterator[tuple[str, messages.Message]]:
    """From the first press to the code."""
    yield "instruments", pages.instruments(MINE, (MATRIX, BAROMETER), WORDS)
    yield "no-instrument", pages.instruments(MINE, (), WORDS)
    yield "elements-none", pages.elements(MINE, books.Plan(edition=MATRIX), WORDS)
    yield "elements", pages.elements(MINE, PLAN, WORDS)
    yield "note-box", pages.note_box(books.do("note", MINE.board_id, PLAN.value), None, WORDS)
    long = "x" * (books.MOST_NOTE + 1)
    yield "note-box-long", pages.note_box(books.do("note", MINE.board_id, PLAN.value), long[:80], WORDS, pages.note_fault(long, WORDS))
    yield "confirm", pages.confirm(MINE, PLAN, OUR_NOTE, WORDS)
    yield "proposed", pages.proposed(BOOK, WAITING, WORDS)


def joined() -> Iterator[tuple[str, messages.Message]]:
    """From the code that was handed over to the agreement."""
    theirs = exchange(THEIRS, THEIR_NOTE)
    yield "code-box", joining.code_box(None, WORDS)
    yield "code-unknown", joining.unknown(WORDS)
    yield "code-own", joining.own_code(WAITING, WORDS)
    yield "leaders-only", joining.not_theirs_to_do(WORDS)
    yield "offered", joining.offered(BOOK, theirs, [MINE], WORDS)
    yield "join", joining.confirm(BOOK, theirs, MINE, OUR_NOTE, WORDS)
    yield "agreed-now", joining.agreed(ROW, WORDS)


def looks() -> dict[str, look.Seen]:
    """What one board sees of the other, or of itself as the other sees it."""
    rows = [summary_samples.NARROW, summary_samples.SPLIT, summary_samples.SPREAD]
    read = summary_samples.levels(MATRIX.ref, rows)
    base = look.Seen(
        exchange_id=AGREED.exchange_id,
        board=THEIRS,
        across=MINE,
        mine=False,
        both=False,
        note=THEIR_NOTE,
        base=MATRIX,
        item_keys=KEYS,
        round=look.Round(edition=MATRIX, reading=read, closed_at=NOW - 30 * DAY),
    )
    few = summary_samples.levels(MATRIX.ref, [(0, 1, 1, 1, 1, 0)], ahead=(0, 1, 1, 1, 1, 0))
    counted = summary_samples.answers(BAROMETER, [(0, 1, 8, 0), (5, 0, 0, 4), (2, 3, 3, 1)])
    sure = consensus.read(BAROMETER, counted, {item.key: (1, 3, 5) for item in BAROMETER.items}, eligible=12, answered=9)
    places = look.Round(edition=BAROMETER, reading=sure, closed_at=NOW - 30 * DAY)
    return {
        "theirs": base,
        "own": dataclasses.replace(base, board=MINE, across=THEIRS, mine=True, note=OUR_NOTE),
        "both-mine": dataclasses.replace(base, both=True),
        "nothing-yet": dataclasses.replace(base, round=None),
        "too-few": dataclasses.replace(base, round=look.Round(edition=MATRIX, reading=few, closed_at=NOW - 30 * DAY)),
        "places": dataclasses.replace(base, base=BAROMETER, item_keys=tuple(one.key for one in BAROMETER.items[:3]), round=places),
    }


def agreed() -> messages.Message:
    """To those who run either board."""
    return letters.agreed(BOOK, ROW, WORDS)


def reading() -> messages.Message:
    """The other board has something new."""
    return letters.reading(BOOK, ROW, NOW - DAY, WORDS)


def ended() -> Iterator[tuple[str, messages.Message]]:
    """Ended by either side."""
    yield "by-us", letters.ended(MINE, THEIRS, by_mine=True, words=WORDS)
    yield "by-them", letters.ended(MINE, THEIRS, by_mine=False, words=WORDS)
