"""The private pages of a board's course over time: its series, one item, what happened when, and the rules of its charts."""

import dataclasses
import datetime
import uuid
from collections.abc import Iterator

from conversations import annotations, messages
from conversations.courses import book as books
from conversations.courses import happening_pages, history, pages, rule_pages
from tests.unit.conversations import long_look, sample

WORDS = sample.WORDS
TRUST = sample.SAMPLE.items[0]
CHAIR = long_look.happening(9)
OTHER = long_look.happening(4, annotations.Kind.OTHER, words="The two trusts share one board")
BEGUN = long_look.happening(9, reason="A new chair, and half of the members changed")
RULE = dataclasses.replace(
    long_look.RULE,
    aims={"trust": 4},
    reason="Agreed at the meeting in May",
    decided_by=uuid.UUID(int=9),
    decided_at=long_look.closes(5),
)


def drawn() -> Iterator[tuple[str, messages.Message]]:
    """Every page, by a short name."""
    for rounds in (1, 2, 4, 13):
        told = book(long_look.quiet(rounds))
        yield f"series-{rounds}-rounds", pages.board(told, WORDS)
        yield f"item-{rounds}-rounds", pages.item(told, told.series[0], TRUST, WORDS)
    yield from ((f"item-{name}", pages.item(one, one.series[0], TRUST, WORDS)) for name, one in of_one_item().items())
    yield "nothing-yet", pages.board(dataclasses.replace(book(long_look.quiet(1)), series=()), WORDS)
    yield "no-board", pages.nothing(WORDS)
    yield "member", pages.board(dataclasses.replace(book(long_look.quiet(4)), runs=False, suggested=()), WORDS)
    yield "several-series", pages.board(several(), WORDS)
    other = dataclasses.replace(long_look.BOARD, board_id=uuid.UUID(int=8), key="hilltop", name="Hilltop")
    yield "which-board", pages.which_board([several(), dataclasses.replace(several(), board=other)], WORDS)
    yield from happened()
    yield from rules()


def of_one_item() -> dict[str, books.Book]:
    """One item that stands out, has an aim, was put in other words, or began a new time."""
    loud = long_look.quiet(13, trust=long_look.JUMP)
    return {
        "stands-out": book(loud),
        "with-aim": book(loud, rule=RULE),
        "reworded": book(long_look.marked(long_look.quiet(6), 4, apart=frozenset({"trust"}))),
        "new-time": book(long_look.marked(long_look.quiet(16), 9, happened=(BEGUN,)), written=(OTHER, BEGUN)),
    }


def happened() -> Iterator[tuple[str, messages.Message]]:
    """What is written down, and a new time."""
    told = book(long_look.quiet(13), written=(OTHER, CHAIR), suggested=(books.Suggestion(day=CHAIR.day, one=CHAIR),))
    yield "happened", happening_pages.page(told, WORDS)
    yield "happened-nothing", happening_pages.page(book(long_look.quiet(4), suggested=(_members_changed(),)), WORDS)
    done = happening_pages.done("Written down.", WORDS, undo=books.do("remove", CHAIR.annotation_id))
    yield "happened-done", happening_pages.page(told, WORDS, done)
    yield "happened-one", happening_pages.one(told, CHAIR, WORDS)
    begun = book(long_look.quiet(13), written=(OTHER, BEGUN))
    yield "happened-one-begun", happening_pages.one(begun, BEGUN, WORDS)
    for kind in (annotations.Kind.ELECTION, annotations.Kind.OTHER):
        yield f"happened-box-{kind}", happening_pages.write_box(told, uuid.UUID(int=77), kind, WORDS)
    yield "happened-box-amend", happening_pages.amend_box(OTHER, WORDS)
    yield "new-time-box", happening_pages.new_time_box(CHAIR, WORDS)
    proposed = dataclasses.replace(CHAIR, reason=BEGUN.reason)
    said = WORDS.say("courses-preview-series", edition="Sample tool", pulse="Apr 22", after=4)
    yield "new-time-preview", happening_pages.preview(told, proposed, (said,), WORDS)
    yield "new-time-preview-nothing", happening_pages.preview(told, proposed, (), WORDS)


def rules() -> Iterator[tuple[str, messages.Message]]:
    """The rules of the charts, and an aim."""
    for name, rule in {"rules": long_look.RULE, "rules-with-aim": RULE}.items():
        told = book(long_look.quiet(13), rule=rule)
        yield name, rule_pages.page(told, told.series[0], WORDS)
        yield f"{name}-of-item", rule_pages.aim(told, told.series[0], TRUST, WORDS)
    told = book(long_look.quiet(13))
    yield "aim-box", rule_pages.aim_box(told, told.series[0], TRUST, 4, WORDS)


def book(
    told: history.History,
    *,
    rule: annotations.ChartRule = long_look.RULE,
    written: tuple[annotations.Annotation, ...] = (),
    suggested: tuple[books.Suggestion, ...] = (),
) -> books.Book:
    """The book of somebody who runs the board."""
    today = (told.newest.closed_at + datetime.timedelta(days=3)).date()
    series = (books.Series(told=told, rule=rule),)
    return books.Book(board=long_look.BOARD, today=today, runs=True, named=False, series=series, written=written, suggested=suggested)


def several() -> books.Book:
    """A board that is asked with two instruments."""
    one = book(long_look.quiet(4))
    edition = sample.SAMPLE.model_copy(update={"id": "other", "short_title": "Other tool"})
    told = dataclasses.replace(one.series[0].told, edition=edition)
    second = books.Series(told=told, rule=dataclasses.replace(long_look.RULE, framework="other"))
    return dataclasses.replace(one, series=(*one.series, second), named=True)


def _members_changed() -> books.Suggestion:
    return books.Suggestion(day=long_look.closes(3).date())
