"""What a closed round says where nothing is on a published scale: conversation first, no totals, no comparison."""

import datetime
import re
from collections.abc import Mapping

import pytest

from conversations import consensus_summary, figures, messages, pick_summary, summary, summary_questions, summary_view
from frameworks import loader, schema
from frameworks.readings import consensus, disclosure, picks, reading
from frameworks.readings.reading import ItemAnswers
from tests.unit.conversations.dialogue import WORDS

CLOSED = datetime.datetime(2026, 12, 4, 17, 0, tzinfo=datetime.UTC)
FACTS = summary_view.SummaryFacts(board_name="Riverside Board", closed_at=CLOSED, zone=datetime.UTC)
ALIKE, SPLIT, SURE, UNSURE = (0, 1, 8, 0), (5, 0, 0, 4), (0, 2, 7), (6, 2, 1)


@pytest.fixture
def barometer(library: loader.Library) -> schema.Edition:
    return library["barometer@2013"]


@pytest.fixture
def areas(library: loader.Library) -> schema.Edition:
    return library["areas_requiring_attention@2015"]


def told(
    edition: schema.Edition, given: Mapping[str, tuple[tuple[int, ...], tuple[int, ...]]], *, eligible: int = 12, answered: int = 9
) -> messages.Message:
    answers = [ItemAnswers(item_key=key, now=now) for key, (now, _) in given.items()]
    sure = {key: row for key, (_, row) in given.items()}
    read = consensus.read(edition, answers, sure, eligible=eligible, answered=answered)
    return consensus_summary.summary(FACTS, read, edition, WORDS)


def picked(edition: schema.Edition, counts: dict[str, int], *, done: int = 9, floor: int = 5) -> str:
    read = picks.read(edition, counts, eligible=12, done=done, floor=disclosure.Floor(answers=floor))
    return messages.plain_text(pick_summary.summary(FACTS, read, edition, WORDS))


def in_order(text: str, *parts: str) -> None:
    place = 0
    for part in parts:
        found = text.find(part, place)
        assert found >= 0, f"{part!r} is missing, or out of order, in:\n{text}"
        place = found + len(part)


def test_a_consensus_round_begins_with_the_talk(barometer: schema.Edition) -> None:
    given = {"ambition": (ALIKE, SURE), "shared_leadership": (SPLIT, SURE), "prevention": (ALIKE, UNSURE)}
    text = messages.plain_text(told(barometer, given))
    in_order(
        text,
        "Riverside Board: Barometer 2013",
        "9 of 12 answered.",
        "Where you see it differently",
        "Shared Leadership and Partnership: There are two groups. Some chose Not here yet, others Everywhere that it should be.",
        "Few of you are sure about A Focus on Prevention and Early Intervention.",
        "A question for the meeting: Who leads here without having a title that says so? It goes with Shared Leadership and Partnership.",
        "Another question: Which small trial has taught us most, and did we act on it? It goes with A Focus on Prevention",
        "What the document hopes to see of “Shared Leadership and Partnership”:\n\n• ",
        "Where you see it alike",
        "Our Shared Ambition: In many places. How sure you are: Sure.",
        "A Focus on Prevention and Early Intervention: In many places. How sure you are: I am guessing.",
        "The same in numbers",
        "Our Shared Ambition: Where 1 chose In a few places and 8 chose In many places; How sure 2 chose Fairly sure and 7 chose Sure",
        "This is a start for your talk, not a measurement. Nothing here is added up",
        "These steps are ours: the published document has none.",
    )
    hopes = text.split("What the document hopes")[1].split("The same in numbers")[0]
    assert hopes.count("•") == consensus_summary.HOPES
    assert not re.search(r"\b(total|average|mean|middle answer|highest|lowest)\b", text)


def test_a_consensus_round_has_no_picture_and_no_order_but_the_document_s(barometer: schema.Edition) -> None:
    keys = [item.key for item in barometer.items]
    shown = told(barometer, {key: (SPLIT if place % 2 else ALIKE, SURE) for place, key in enumerate(reversed(keys))})
    assert not any(isinstance(block, messages.Picture) for block in shown.blocks)
    (table,) = [block for block in shown.blocks if isinstance(block, figures.Table)]
    assert [row[0] for row in table.rows] == [item.name for item in barometer.items]
    asked = [block.text for block in shown.blocks if isinstance(block, messages.Paragraph) and "question" in block.text.partition(":")[0]]
    assert len(asked) == summary_questions.MOST


def test_all_alike_and_sure_asks_nothing(barometer: schema.Edition) -> None:
    text = messages.plain_text(told(barometer, {"ambition": (ALIKE, SURE)}))
    assert "You see everything shown here much alike." in text
    assert "A question for the meeting" not in text
    assert "hopes to see" not in text


def test_nothing_alike_is_said(barometer: schema.Edition) -> None:
    assert "There is nothing here yet that you see alike." in messages.plain_text(told(barometer, {"ambition": (SPLIT, SURE)}))


@pytest.mark.parametrize("now", [(3, 2, 2, 2), (2, 3, 2, 2), (4, 1, 0, 4), (3, 2, 1, 3)])
def test_other_ways_of_seeing_it_differently(barometer: schema.Edition, now: tuple[int, ...]) -> None:
    text = messages.plain_text(told(barometer, {"ambition": (now, SURE)}, answered=9))
    assert re.search(r"Our Shared Ambition: (There are two groups|Answers run from|The middle half|Your views)", text)


def test_seven_answers_are_told_without_counts_per_step(barometer: schema.Edition) -> None:
    text = messages.plain_text(told(barometer, {"ambition": ((3, 0, 0, 4), (2, 2, 3))}, answered=7, eligible=9))
    assert "3 chose Not here yet to In a few places and 4 chose In many places to Everywhere that it should be" in text
    assert "to Sure" not in text, "one band of all steps says nothing"
    assert "How sure" not in text.split("The same in numbers")[1]
    assert "Where a number is missing, it could point at people." in text


def test_a_number_that_is_missing_is_a_dash_with_a_reason(barometer: schema.Edition) -> None:
    text = messages.plain_text(told(barometer, {"ambition": (ALIKE, SURE), "prevention": (ALIKE, (0, 2, 5))}))
    rows = text.split("The same in numbers")[1]
    assert "Our Shared Ambition: Where 1 chose In a few places and 8 chose In many places; How sure 2 chose Fairly sure" in rows
    assert "Intervention: Where 1 chose In a few places and 8 chose In many places; How sure –" in rows
    assert rows.count("Where a number is missing") == 1
    assert "Answers" not in rows.split("Where a number")[0]
    assert "Views" not in rows


def test_how_many_answered_is_told_where_it_differs(barometer: schema.Edition) -> None:
    text = messages.plain_text(told(barometer, {"ambition": (ALIKE, SURE), "prevention": ((0, 1, 7, 0), (0, 2, 6))}))
    assert "7 chose Sure; Answers 9 of 12" in text
    assert "6 chose Sure; Answers 8 of 12" in text


def test_a_consensus_round_with_too_few(barometer: schema.Edition) -> None:
    few = messages.plain_text(told(barometer, {"ambition": ((0, 2, 2, 0), (0, 2, 2))}, answered=4))
    assert "4 of 12 answered: too few to show" in few
    assert "Our Shared Ambition" not in few
    none = messages.plain_text(told(barometer, {"ambition": ((0, 2, 2, 0), (0, 2, 2))}, answered=6))
    assert "No question had enough answers to show" in none


def test_picks_name_first_what_most_would_spend_time_on(areas: schema.Edition) -> None:
    one, two, three, *_ = (item.key for item in areas.items)
    in_order(
        picked(areas, {two: 5, one: 4, three: 1}),
        "Riverside Board: Areas that need our time",
        "9 of 12 answered.",
        "Most of you would spend time on Our place among partnerships.",
        "A question for the meeting: Which other partnership could a newcomer mistake for this board?",
        "In numbers",
        "The place where change is steered: Picked by 4 of 9",
        "Our place among partnerships: Picked by 5 of 9",
        "Nothing else on the list was picked by 3 of 9 or more.",
        "A low count does not mean that something is done.",
        "Small groups are left out on purpose.",
    )


def test_picks_without_a_majority(areas: schema.Edition) -> None:
    one, two, *_ = (item.key for item in areas.items)
    text = picked(areas, {one: 3, two: 3})
    assert "No one thing was picked by most of you. Picked most often: The place where change is steered and Our place among" in text
    nobody = picked(areas, {})
    assert "No one thing was picked by most of you." in nobody
    assert "what would have to wait" in nobody
    assert "Nothing on the list was picked by 3 of 9 or more." in nobody


def test_nearly_everybody_is_not_counted_out(areas: schema.Edition) -> None:
    text = picked(areas, {areas.items[0].key: 8})
    assert "Picked by 7 or more of 9" in text
    assert "8 of 9" not in text


def test_few_picks_are_told_in_words_alone(areas: schema.Edition) -> None:
    text = picked(areas, {areas.items[0].key: 4}, done=6)
    assert "There were too few answers to show numbers without pointing at people." in text
    assert "Most of you would spend time on The place where change is steered." in text
    assert "Nothing else on the list was picked by more than half of you." in text
    assert "Our place among partnerships" not in text
    assert re.findall(r"\d+ of \d+", text) == ["6 of 12"]


def test_too_few_picks(areas: schema.Edition) -> None:
    text = picked(areas, {areas.items[0].key: 4}, done=4)
    assert "4 of 12 answered: too few to show" in text
    assert "The place where change is steered" not in text


@pytest.mark.parametrize(
    ("ref", "ours"), [("maturity_matrix@2011", False), ("development_tool@2013", False), ("well_performing_board@2015", True)]
)
def test_levels_say_what_they_are_for(library: loader.Library, ref: str, *, ours: bool) -> None:
    edition = library[ref]
    now = (0,) * (len(edition.values) - 1) + (9,)
    given = ItemAnswers(item_key=edition.items[0].key, now=now, ahead=now if edition.paired else ())
    text = messages.plain_text(summary.summary(FACTS, reading.read(edition, [given], eligible=12, answered=9), edition, WORDS))
    assert "This is here to start a talk in your own place. It gives nobody marks." in text
    assert ("These steps are ours" in text) is ours
