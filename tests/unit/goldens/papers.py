"""Papers and tables in chat: which round, and its files."""

import dataclasses
import datetime
import uuid
from collections.abc import Iterator

from conversations import messages
from conversations.papers import pages
from tests.unit.conversations import long_look, sample

WORDS = sample.WORDS
BOARD = long_look.BOARD
OTHER = dataclasses.replace(BOARD, board_id=uuid.UUID(int=8), key="hilltop", name="Hilltop")
LISTED = tuple(
    pages.Listed(number=number, pulse_id=uuid.UUID(int=100 + number), edition="Maturity matrix 2011", closed_at=long_look.closes(number))
    for number in range(8, 0, -1)
)
UNTIL = datetime.datetime(2026, 12, 7, 15, 30, tzinfo=datetime.UTC)
NAMES = {"paper": "riverside-round-8.docx", "sheets": "riverside-tables.xlsx", "csv": "riverside-tables.zip"}
OFFERS = tuple(pages.Offer(kind=kind, name=name, address=f"https://pulse.example.org/papers/{kind}/key") for kind, name in NAMES.items())


def drawn() -> Iterator[tuple[str, messages.Message]]:
    """Every page, by a short name."""
    yield "which-board", pages.which_board([BOARD, OTHER], WORDS)
    yield "none", pages.rounds(BOARD, (), WORDS)
    yield "two-rounds", pages.rounds(BOARD, LISTED[-2:], WORDS)
    yield "eight-rounds", pages.rounds(BOARD, LISTED, WORDS)
    yield "files", pages.fetch(BOARD, LISTED[0], OFFERS, UNTIL, WORDS)
    yield "commands", pages.fetch(BOARD, LISTED[0], (), None, WORDS)
    yield "no-such-round", pages.no_such_round(BOARD, 12, WORDS)
