"""What the board asks of its own carries its label wherever anybody reads it: card, review, summary, list."""

import datetime

import pytest

from conversations import actions, cards, messages, summary, summary_view, whose_words, wording
from conversations import sitting as sittings
from frameworks import layers, loader, schema
from frameworks.readings import reading
from tests.unit.conversations.dialogue import START, Talk, buttons, sitting_of

DAY = datetime.date(2026, 11, 22)
WORDS, WELSH = wording.Wording(), wording.Wording("cy")
MATRIX, AREAS, ANNEX, BAROMETER = "maturity_matrix@2011", "areas_requiring_attention@2015", "annex_a@2015", "barometer@2013"
LABEL = "Warm homes (the board’s own)"


def with_own(
    library: loader.Library, ref: str, *, words: wording.Wording = WORDS, question: str = "How warm are our homes?"
) -> schema.Edition:
    own = layers.Added(
        key="warm_homes",
        name="Warm homes",
        question=question,
        levels={},
        by="Ada",
        on=DAY,
        why="Nobody else asks.",
        confidence=layers.Confidence.VERY,
    )
    layer = layers.of_changes(ref, "riverside", (), (own,))
    return whose_words.labelled(layers.applied(library[ref], [layer], f"+{layer.digest}"), words)


def answered(edition: schema.Edition, upto: int, mark: int = 2) -> sittings.Sitting:
    half = sittings.second(edition)
    answers = {
        item.key: sittings.Answer(
            item_key=item.key,
            now=mark,
            ahead=3 if half is actions.Part.AHEAD else None,
            sure=2 if half is actions.Part.SURE else None,
            given_at=START,
        )
        for item in edition.items[:upto]
    }
    return sitting_of(edition, answers=answers)


def test_an_own_question_is_asked_last_and_read_back_with_its_label(library: loader.Library) -> None:
    edition = with_own(library, MATRIX)
    sitting = answered(edition, 6)
    Talk(sitting, cards.card(sitting, sittings.next_ask(sitting), WORDS)).run(f"""
        bot: 7 of 7 · {LABEL}
        bot: How warm are our homes?
        bot: Your board added this question: Nobody else asks.
        bot: ○ 0 No
        bot, not: Reworded
        member: 3 4
        bot: 7 {LABEL}: 3 Results → 4 Maturity
        member: change 7
        bot: 7 of 7 · {LABEL}
    """)


def test_in_welsh_the_label_is_welsh(library: loader.Library) -> None:
    edition = with_own(library, MATRIX, words=WELSH)
    sitting = answered(edition, 6)
    shown = messages.plain_text(cards.card(sitting, sittings.next_ask(sitting), WELSH))
    assert "Warm homes (y bwrdd ei hun)" in shown
    assert "Eich bwrdd chi a ychwanegodd y cwestiwn hwn: Nobody else asks." in shown


def test_a_consensus_round_asks_it_too(library: loader.Library) -> None:
    edition = with_own(library, BAROMETER)
    sitting = answered(edition, len(edition.items) - 1)
    shown = messages.plain_text(cards.card(sitting, sittings.next_ask(sitting), WORDS))
    assert LABEL in shown
    assert "Your board added this question" in shown


def test_a_pick_list_has_it_below_a_heading_of_its_own(library: loader.Library) -> None:
    edition = with_own(library, AREAS)
    Talk(sitting_of(edition)).run(f"""
        bot: ○ 17
        bot: The board’s own
        bot: ○ 18 {LABEL}
        bot: {LABEL}: added by your board. Nobody else asks.
        member: 18 2
        bot: 18 {LABEL}: picked
    """)


def test_what_was_typed_in_a_terminal_turns_no_line_round(library: loader.Library) -> None:
    edition = with_own(library, ANNEX, question="Who is\u202e cold?")
    assert edition.items[-1].question == "Who is cold?"


def test_an_edition_without_own_items_is_itself(library: loader.Library) -> None:
    assert whose_words.labelled(library[MATRIX], WORDS) is library[MATRIX]


def levels(edition: schema.Edition, *, moved: bool) -> reading.Reading:
    answers = [
        reading.ItemAnswers(
            item_key=item.key,
            now=(0, 0, 9, 0, 0, 0),
            ahead=(0, 0, 0, 9, 0, 0),
            pairs=((1, 2, 9),) if moved and item.key != "warm_homes" else (),
            before=(0, 9, 0, 0, 0, 0) if moved and item.key != "warm_homes" else (),
        )
        for item in edition.items
    ]
    return reading.read(edition, answers, eligible=9, answered=9)


@pytest.mark.parametrize("moved", [True, False])
def test_a_summary_never_names_it_without_its_label(moved: bool, library: loader.Library) -> None:  # noqa: FBT001 - a case
    edition = with_own(library, MATRIX)
    facts = summary_view.SummaryFacts(
        board_name="Riverside",
        closed_at=START,
        zone=datetime.UTC,
        previous_at=START - datetime.timedelta(days=90) if moved else None,
        apart=frozenset({"warm_homes"}) if moved else frozenset(),
    )
    message = summary.summary(facts, levels(edition, moved=moved), edition, WORDS)
    said = messages.plain_text(messages.Message(summary="", blocks=(*message.blocks, *whose_words.under_summary(edition, WORDS))))
    assert said.count("Warm homes") == said.count(LABEL) >= 3
    assert f"Your board added this question itself: {LABEL}." in said
    assert "compare with nobody else’s" not in said.split("added this question itself")[0], "its own words are about what it reworded"
    assert (f"Your board added {LABEL}. Nothing from Tuesday 25 August 2026 compares with that." in said) is moved
    assert "in other words since" not in said


def test_reworded_and_new_items_are_told_apart(library: loader.Library) -> None:
    edition = with_own(library, MATRIX)
    apart = {"governance": "Governance", "warm_homes": LABEL}
    said = [block.text for block in whose_words.under_changes(edition, apart, "1 May", WORDS) if isinstance(block, messages.Paragraph)]
    assert said == [
        "Your board has put Governance in other words since 1 May, so what moved there is not shown.",
        f"Your board added {LABEL}. Nothing from 1 May compares with that.",
    ]
    assert list(whose_words.under_changes(edition, {}, "1 May", WORDS)) == []


def test_every_button_of_a_long_list_still_names_its_item(library: loader.Library) -> None:
    sitting = answered(with_own(library, MATRIX), 7)
    assert "Change 7" in " ".join(buttons(cards.review(sitting, WORDS)))
