"""What a closed round of levels says where the check was on: one passage more, and nothing else changed."""

import datetime
import re
from collections.abc import Mapping

import pytest

from conversations import boards, evidence_summary, messages, summary, summary_view
from frameworks import loader, schema
from frameworks.readings import evidence
from frameworks.readings.reading import ItemAnswers
from tests.unit.conversations.dialogue import WORDS

CLOSED = datetime.datetime(2026, 12, 4, 17, 0, tzinfo=datetime.UTC)
FACTS = summary_view.SummaryFacts(board_name="Riverside Board", closed_at=CLOSED, zone=datetime.UTC)
ALIKE, SPLIT, MUCH, LITTLE = (0, 1, 8, 0), (5, 0, 0, 4), (0, 1, 6, 2), (2, 5, 2, 0)
Given = Mapping[str, tuple[tuple[int, ...], tuple[int, ...]]]


@pytest.fixture
def tool(library: loader.Library) -> schema.Edition:
    return library["development_tool@2013"].with_evidence()


def came_to(edition: schema.Edition, given: Given, *, answered: int = 9) -> evidence.Evidence:
    answers = [ItemAnswers(item_key=key, now=now) for key, (now, _) in given.items()]
    return evidence.read(edition, answers, {key: row for key, (_, row) in given.items()}, eligible=12, answered=answered)


def told(edition: schema.Edition, given: Given, *, answered: int = 9) -> str:
    return messages.plain_text(evidence_summary.summary(FACTS, came_to(edition, given, answered=answered), edition, WORDS))


def in_order(text: str, *parts: str) -> None:
    place = 0
    for part in parts:
        found = text.find(part, place)
        assert found >= 0, f"{part!r} is missing, or out of order, in:\n{text}"
        place = found + len(part)


def test_the_passage_goes_by_the_document_and_says_where_a_talk_is_worth_having(tool: schema.Edition) -> None:
    given = {"governance": (ALIKE, LITTLE), "strategy": (SPLIT, MUCH), "vision": (ALIKE, MUCH)}
    text = told(tool, given)
    in_order(
        text,
        "Riverside Board: Development tool 2013",
        "9 of 12 answered.",
        "How much of it holds today. Each person was asked about the description that they chose.",
        "Vision: 3 Mature HWB · Most of it (1 chose Some of it, 6 chose Most of it and 2 chose All of it)",
        "Strategy: Views on the level differ. Of what each person chose: Most of it (",
        "Governance, risk sharing and assurance of outcomes: 3 Mature HWB · Some of it (",
        "Mostly true today: Vision and Strategy.",
        "Still on the way: Governance, risk sharing and assurance of outcomes. What is missing there, and who could help?",
        "That talk is worth having.",
        "This is here to start a talk in your own place. It gives nobody marks.",
    )
    passage = text[text.index("How much of it holds") : text.index("That talk is worth having.")]
    assert not re.search(r"\b(total|average|mean|highest|lowest|per cent)\b|%", passage)


def test_the_rest_is_the_summary_of_the_levels_as_it_is_anywhere(library: loader.Library, tool: schema.Edition) -> None:
    read = came_to(tool, {"vision": (ALIKE, MUCH)})
    whole = evidence_summary.summary(FACTS, read, tool, WORDS)
    levels = summary.summary(FACTS, read.levels, library["development_tool@2013"], WORDS)
    assert [block for block in whole.blocks if block in levels.blocks] == list(levels.blocks)
    assert whole.summary == levels.summary
    more = [block for block in whole.blocks if block not in levels.blocks]
    assert [type(block) for block in more] == [messages.Paragraph, messages.Facts, messages.Paragraph]
    pictured = next(place for place, block in enumerate(whole.blocks) if isinstance(block, messages.Picture))
    assert max(whole.blocks.index(block) for block in more) < pictured


def test_seven_answers_are_told_in_bands_and_one_that_is_missing_leaves_the_middle(tool: schema.Edition) -> None:
    seven = told(tool, {"vision": ((0, 1, 6, 0), (0, 1, 4, 2))}, answered=7)
    assert "Most of it (1 chose Not yet to Some of it and 6 chose Most of it to All of it)" in seven
    one_left_it_open = told(tool, {"vision": (ALIKE, (0, 1, 5, 2))})
    assert "Vision: 3 Mature HWB · Most of it\n" in one_left_it_open


def test_only_good_news_and_only_a_talk(tool: schema.Edition) -> None:
    assert "That talk is worth having" not in told(tool, {"vision": (ALIKE, MUCH)})
    assert "Mostly true today" not in told(tool, {"vision": (ALIKE, LITTLE)})


@pytest.mark.parametrize(
    ("now", "held", "answered"), [((0, 2, 2, 0), (0, 2, 2, 0), 4), ((0, 2, 2, 0), (0, 2, 2, 0), 6), (ALIKE, (0, 0, 3, 0), 9)]
)
def test_too_few_are_not_mentioned(tool: schema.Edition, now: tuple[int, ...], held: tuple[int, ...], answered: int) -> None:
    text = told(tool, {"vision": (now, held)}, answered=answered)
    assert "How much of it holds" not in text
    assert "Most of it" not in text


def test_the_view_of_others_is_told_in_words_that_fit_them(tool: schema.Edition) -> None:
    facts = summary_view.SummaryFacts(board_name="Riverside Board", closed_at=CLOSED, zone=datetime.UTC, actor=boards.Actor.PARTNERS)
    shown = evidence_summary.summary(facts, came_to(tool, {"vision": (ALIKE, MUCH)}), tool, WORDS)
    text = messages.plain_text(shown)
    passage = text[text.index("How much of it holds") : text.index("Mostly true today")]
    assert not re.search(r"\b(you|your|we|us|our)\b", passage, re.IGNORECASE)
