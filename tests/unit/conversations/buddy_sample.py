"""Each message about buddy boards, made up: for tests, and for goldens on platforms."""

import dataclasses
import datetime
import uuid
from collections.abc import Mapping

from conversations import boards, inbound, messages
from conversations.exchanges import book as books
from conversations.exchanges import joining, letters, look, pages, state
from frameworks import schema
from frameworks.readings import reading
from tests.unit.conversations import sample
from tests.unit.conversations.dialogue import WORDS

NOW = datetime.datetime(2026, 11, 23, 9, 0, tzinfo=datetime.UTC)
EXCHANGE_ID = uuid.UUID(int=21)
REF = sample.SAMPLE.ref
KEYS = tuple(item.key for item in sample.SAMPLE.items)


def board(name: str, number: int) -> boards.Board:
    return boards.Board(
        board_id=uuid.UUID(int=number),
        key=name.lower(),
        name=f"{name} Board",
        zone="Europe/London",
        language="en-GB",
        channel=inbound.Address(platform="slack", tenant="T1", handle=f"C{number}"),
        floor=5,
        keep_months=24,
    )


RIVER, HILL = board("Riverside", 1), board("Hilltop", 2)
OURS = state.Side(board=RIVER, note="We merged two areas in spring. Most of us are new.", at=NOW, by=uuid.UUID(int=31))
THEIRS = state.Side(board=HILL, note="A small place with one hospital.", at=NOW, by=uuid.UUID(int=32))
WAITING = state.Exchange(
    exchange_id=EXCHANGE_ID,
    code="bcdf2ghjk3",
    edition_ref=REF,
    item_keys=KEYS[:2],
    proposer=OURS,
    lapses_at=books.lapses_at(NOW, "Europe/London"),
)
STANDING = dataclasses.replace(WAITING, partner=THEIRS)
ROW = books.Row(exchange=STANDING, mine=RIVER, leads=True)
BOOK = books.Book(now=NOW, rows=(ROW,), led=(RIVER,), editions={REF: sample.SAMPLE})
PLAN = books.Plan(edition=sample.SAMPLE, mask=0b11, stamp="6a")
SPLIT, ALIKE, SPREAD = sample.SPLIT, sample.ALIKE, sample.SPREAD


def seen(
    *answers: reading.ItemAnswers, edition: schema.Edition = sample.SAMPLE, answered: int = 9, eligible: int = 12, **changes: object
) -> look.Seen:
    """What Riverside sees of Hilltop."""
    read = reading.read(edition, answers or (SPLIT, ALIKE, SPREAD), eligible=eligible, answered=answered)
    one = look.Seen(
        exchange_id=EXCHANGE_ID,
        board=HILL,
        across=RIVER,
        mine=False,
        both=False,
        note=THEIRS.note,
        base=sample.SAMPLE,
        item_keys=KEYS,
        round=look.Round(edition=edition, reading=read, closed_at=NOW),
    )
    return dataclasses.replace(one, **changes)  # type: ignore[arg-type]  # a test names the field it changes


def every() -> Mapping[str, messages.Message]:
    """By a name."""
    bare = books.Book(now=NOW, led=(RIVER,), editions=BOOK.editions)
    waiting = dataclasses.replace(BOOK, rows=(books.Row(exchange=WAITING, mine=RIVER, leads=True),))
    return {
        "page": pages.page(BOOK, WORDS),
        "page-empty": pages.page(bare, WORDS),
        "page-waiting": pages.page(waiting, WORDS),
        "instruments": pages.instruments(RIVER, (sample.SAMPLE,), WORDS),
        "instruments-none": pages.instruments(RIVER, (), WORDS),
        "elements": pages.elements(RIVER, PLAN, WORDS),
        "note": pages.note_box(books.do("note", RIVER.board_id, PLAN.value), None, WORDS),
        "confirm": pages.confirm(RIVER, PLAN, OURS.note, WORDS),
        "proposed": pages.proposed(BOOK, WAITING, WORDS),
        "code": joining.code_box(None, WORDS),
        "unknown": joining.unknown(WORDS),
        "leaders-only": joining.not_theirs_to_do(WORDS),
        "own-code": joining.own_code(WAITING, WORDS),
        "offered": joining.offered(BOOK, WAITING, (HILL,), WORDS),
        "join-confirm": joining.confirm(BOOK, WAITING, HILL, THEIRS.note, WORDS),
        "agreed": joining.agreed(books.Row(exchange=STANDING, mine=HILL, leads=True), WORDS),
        "look": look.page(seen(), WORDS),
        "look-own": look.page(seen(board=RIVER, across=HILL, mine=True, note=OURS.note), WORDS),
        "look-none": look.page(seen(round=None), WORDS),
        "end": pages.end(ROW, WORDS),
        "letter-agreed": letters.agreed(BOOK, ROW, WORDS),
        "letter-reading": letters.reading(BOOK, ROW, NOW, WORDS),
        "letter-ended": letters.ended(RIVER, HILL, by_mine=False, words=WORDS),
        "letter-ended-own": letters.ended(RIVER, HILL, by_mine=True, words=WORDS),
    }
