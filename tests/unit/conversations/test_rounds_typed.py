"""What can be typed about packs, and what is somebody's sentence and no command."""

import dataclasses
import uuid

import pytest

from conversations import messages, round_records, rounds_cards, rounds_page, rounds_typed
from tests.unit.conversations.dialogue import buttons
from tests.unit.conversations.rounds_talk import OPENS, SHELF, WORDS

BOARD = uuid.UUID(int=2)
ANY, MIND, DEED = rounds_typed.About.ANY, rounds_typed.About.MIND, rounds_typed.Deed


@pytest.mark.parametrize(
    ("line", "about", "deed", "position", "text"),
    [
        ("pack", ANY, DEED.SHOW, None, ""),
        ("Pack 3", ANY, DEED.SHOW, 3, ""),
        ("pack next", ANY, DEED.NEXT, None, ""),
        ("pack replies", ANY, DEED.MINE, None, ""),
        ("pack read", ANY, DEED.READ, None, ""),
        ("pack 2 read", ANY, DEED.READ, 2, ""),
        ("pack 3: We\ndid.", ANY, DEED.SAY, 3, "We\ndid."),
        ("pack: We did.", ANY, DEED.SAY, None, "We did."),
        ("pack 3 delete", ANY, DEED.DROP, 3, ""),
        ("pack 1 with my name", ANY, DEED.SIGN, 1, ""),
        ("pack 1 without my name", ANY, DEED.UNSIGN, 1, ""),
        ("mind: Winter.", MIND, DEED.SAY, None, "Winter."),
        ("On my mind: Winter.", MIND, DEED.SAY, None, "Winter."),
        ("mind 2: A ward.", MIND, DEED.SAY, 2, "A ward."),
    ],
)
def test_commands(line: str, about: rounds_typed.About, deed: rounds_typed.Deed, position: int | None, text: str) -> None:
    assert rounds_typed.understood(line, WORDS) == rounds_typed.Spoken(about=about, deed=deed, position=position, text=text)


@pytest.mark.parametrize(
    "line",
    [
        "pack it in",
        "mind the gap",
        "mind",
        "packed",
        "3",
        "skip",
        "next",
        "my mind: no",
        "pack 3 biscuits",
        "pack 1234567890 delete",
        "p" * 9999,
    ],
)
def test_sentences_are_no_commands(line: str) -> None:
    assert rounds_typed.understood(line, WORDS) is None


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("packs", rounds_typed.Ordered()),
        ("packs north", rounds_typed.Ordered(names=("north",))),
        ("packs 4", rounds_typed.Ordered(pack=4)),
        ("packs 4 3 weeks anna_2 start", rounds_typed.Ordered(pack=4, weeks=3, names=("anna_2",), verb="start")),
        ("packs 4 meeting", rounds_typed.Ordered(pack=4, at_meeting=True)),
        ("packs 9 stop", rounds_typed.Ordered(pack=9, verb="stop")),
        ("packs 4 close now", rounds_typed.Ordered(pack=4, verb="close", now=True)),
        ("packs of biscuits are in the kitchen", None),
        ("packs 4 5 start", None),
    ],
)
def test_orders(line: str, said: rounds_typed.Ordered | None) -> None:
    assert rounds_typed.ordered(line, WORDS, {"north", "anna_2"}) == said


@pytest.mark.parametrize("value", ["", "x", "x.w9.", "x.w.", "x.wx.a", ".w2."])
def test_a_plan_that_nobody_wrote_is_none(value: str) -> None:
    assert rounds_page.plan_of(value) is None


def test_a_plan_comes_back_as_it_was() -> None:
    for plan in (
        rounds_page.Plan(pack_id="p" * 40, weeks=4, reader="0a1b2c3d"),
        rounds_page.Plan(pack_id="p" * 40, meeting="0a1b2c3d", reader="0a1b2c3d"),
        rounds_page.Plan(pack_id="mind"),
    ):
        assert len(plan.value) <= 60
        assert rounds_page.plan_of(plan.value) == plan


def test_a_card_is_a_name_and_one_line_for_each_part() -> None:
    pack = SHELF.packs["development_programme"]
    read = rounds_cards.read("Warm homes\n\nWhat it means: Fewer cold flats.\nWe visit.\nFewer calls.\nAnd letters.", pack)
    assert read == rounds_cards.Written(
        name="Warm homes", parts={"meaning": "Fewer cold flats.", "doing": "We visit.", "knowing": "Fewer calls. And letters."}
    )
    assert rounds_cards.read("Warm homes", pack) == rounds_cards.Written(name="Warm homes", parts={})
    for bad in ("", " \n\u200b", "n" * 201, f"Warm homes\n{'x' * 1001}"):
        assert rounds_cards.read(bad, pack) is None


def test_what_a_card_holds_comes_back_in_its_box() -> None:
    pack = SHELF.packs["development_programme"]
    written = "Warm homes\nFewer cold flats.\nWe visit.\nFewer calls."
    read = rounds_cards.read(written, pack)
    assert read is not None
    card = round_records.CardRecord(
        card_id=uuid.UUID(int=1), board_id=BOARD, pack_id=pack.id, name=read.name, parts=read.parts, by_id=BOARD, changed_at=OPENS
    )
    deck = rounds_cards.Deck(board_id=BOARD, board_name="Riverside Board", pack=pack, cards=(card,), runs=True)
    boxes = [block for block in rounds_cards.box(deck, card, None, WORDS).blocks if isinstance(block, messages.FreeText)]
    assert [one.initial for one in boxes] == [written]
    assert "Add an outcome" in buttons(rounds_cards.page(deck, WORDS))
    assert "Add an outcome" not in buttons(rounds_cards.page(dataclasses.replace(deck, runs=False), WORDS))
