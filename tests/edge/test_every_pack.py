"""Every message of every pack, within the limits of every platform: what is asked, what comes back, and what a coordinator sees."""

import dataclasses
import datetime
import uuid
from collections.abc import Iterator

import pytest

from adapters.slack import render as slack
from adapters.teams import render as teams
from conversations import messages, round_records, rounds, rounds_cards, rounds_page, rounds_reading, rounds_walk
from frameworks import packs
from tests.edge.test_every_edition import fits
from tests.unit.conversations.rounds_talk import CLOSES, OPENS, SHELF, WORDS, state_of, with_replies

LONG = "A long thought, with 12 things in it. " * 78
NAME = "Councillor Wilhelmina-Georgiana Featherstonehaugh-Szymanski"
BOARD = rounds_page.BoardPacks(
    board_id=uuid.UUID(int=4),
    key="riverside",
    name="Riverside and Tame Valley Health and Wellbeing Board",
    zone="Europe/London",
    packs=tuple(SHELF.packs.values()),
    running=tuple(
        rounds_page.Running(round_id=uuid.UUID(int=number), number=number, title=one.title, closes_at=CLOSES, closed=closed, readable=True)
        for number, one in enumerate(SHELF.packs.values(), 1)
        for closed in (False, True)
    ),
    standing=frozenset(SHELF.packs),
    named=True,
)
PACKS = [pytest.param(one, id=one.id) for one in SHELF.packs.values()]


def of_a_walk(pack: packs.Pack) -> Iterator[messages.Message]:
    case = rounds_reading.case_of(SHELF, pack.id, 1, WORDS)
    fresh = state_of(pack.id, case=case, reader=NAME)
    full = with_replies(fresh, LONG[: rounds.AT_MOST], named=pack.names is packs.Names.CHOICE)
    yield rounds_walk.opening(fresh, WORDS)
    for one in fresh.asks:
        yield rounds_walk.card(fresh, one, WORDS, lead="Kept: your reply to question 1.")
        yield rounds_walk.box(full, one, None, WORDS)
        yield rounds_walk.after(full, one, WORDS)
    yield rounds_walk.replies(full, WORDS)
    yield rounds_walk.closed(dataclasses.replace(full, closed=True, reads=True), WORDS)
    lines = tuple(rounds_reading.Line(text=LONG[: rounds.AT_MOST], name=NAME) for _ in range(20))
    heard = {one.key: lines for one in fresh.asks}
    yield rounds_reading.for_board(fresh, heard, WORDS)
    yield rounds_reading.for_reader(fresh, heard, 20, WORDS, at=len(fresh.asks))


def previews(pack: packs.Pack) -> Iterator[messages.Message]:
    once = pack.timing.every is packs.Every.ONCE
    for asked in (0, 14):
        facts = rounds_page.Preview(
            board=BOARD,
            number=1,
            pack=pack,
            plan=rounds_page.Plan(pack_id=pack.id, weeks=2 if once else None, reader="a"),
            asked=asked,
            questions=tuple(one.question for one in state_of(pack.id).asks),
            closes_at=CLOSES if once else None,
            gone_at=CLOSES if once else None,
            meeting=("0a1b2c3d", CLOSES) if asked else None,
            reader=NAME,
            readers=tuple((letter, f"key_{letter}", NAME) for letter in "abcde"),
            comes=None if once else OPENS,
            on=asked == 0,
            case=rounds_reading.case_of(SHELF, pack.id, 0, WORDS),
        )
        yield rounds_page.preview(facts, WORDS)


@pytest.mark.parametrize("pack", PACKS)
def test_every_message_of_a_pack_fits_everywhere(pack: packs.Pack) -> None:
    for message in (*of_a_walk(pack), *previews(pack)):
        fits(message)


@pytest.mark.parametrize("pack", PACKS)
def test_a_question_is_one_message_and_its_box_is_open_on_teams(pack: packs.Pack) -> None:
    state = state_of(pack.id)
    for one in state.asks:
        message = rounds_walk.card(state, one, WORDS)
        assert len(slack.parts(message, WORDS)) == 1
        (activity,) = teams.parts(message, WORDS)
        assert "Action.ShowCard" not in str(teams.activity(activity))


def test_the_pages_of_whoever_runs_a_board_fit_everywhere() -> None:
    fits(rounds_page.board_page(BOARD, WORDS))
    fits(rounds_page.which_board(tuple((uuid.UUID(int=place), f"board-{place}", BOARD.name) for place in range(12)), WORDS))
    fits(rounds_page.sure_to_close(state_of("critical_friends"), BOARD, WORDS))


def test_outcome_cards_fit_everywhere() -> None:
    pack = SHELF.packs["development_programme"]
    cards = tuple(
        round_records.CardRecord(
            card_id=uuid.UUID(int=number),
            board_id=BOARD.board_id,
            pack_id=pack.id,
            name=("Warm homes " * 20)[: rounds_cards.NAME],
            parts={blank.key: "x y " * 250 for blank in pack.card},
            by_id=uuid.UUID(int=1),
            changed_at=datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC),
        )
        for number in range(8)
    )
    deck = rounds_cards.Deck(board_id=BOARD.board_id, board_name=BOARD.name, pack=pack, cards=cards, runs=True)
    fits(rounds_cards.page(deck, WORDS))
    fits(rounds_cards.box(deck, cards[0], None, WORDS))
