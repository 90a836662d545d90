"""The development tool of 2013: as many dimensions, levels, statements and principles as published, in the same order."""

import itertools
import json
import re
from pathlib import Path
from typing import Any

import pytest

from frameworks import loader, schema

TOOL = loader.load()["development_tool@2013"]
COUNTS = Path(__file__).parents[3] / ".." / "shared" / "vectors" / "instrument_counts.json"
STATEMENTS = [
    pytest.param(one, id=f"{item.key}/{descriptor.level}/{number}")
    for item in TOOL.items
    for descriptor in item.descriptors
    for number, one in enumerate(descriptor.statements, 1)
]


@pytest.fixture(scope="module")
def published() -> Any:
    if not COUNTS.is_file():
        pytest.skip(f"the published counts are not here: {COUNTS}")
    return json.loads(COUNTS.read_text(encoding="utf-8"))["development_tool_2013"]


def test_it_has_the_published_dimensions_and_levels(published: Any) -> None:
    assert [item.name for item in TOOL.items] == published["dimensions"]
    assert [level.name for level in TOOL.scale.levels] == published["levels"]
    assert len(TOOL.principles) == published["guiding_principles"]
    assert sum(len(item.descriptors) for item in TOOL.items) == published["cells"]


def test_it_has_as_many_statements_as_published(published: Any) -> None:
    counts = [[len(one.statements) for one in item.descriptors] for item in TOOL.items]
    assert counts == published["statements_per_cell"]
    assert [sum(row) for row in counts] == published["statements_per_dimension"]
    assert [sum(column) for column in zip(*counts, strict=True)] == published["statements_per_level"]
    assert sum(itertools.chain(*counts)) == published["statements_total"]


def test_it_is_six_dimensions_of_one_to_four_and_looks_at_today_only() -> None:
    assert [item.key for item in TOOL.items] == [
        "vision",
        "strategy",
        "leadership",
        "needs_and_priorities",
        "governance",
        "information_and_intelligence",
    ]
    assert TOOL.scale.shape is schema.Shape.LEVELS
    assert TOOL.values == (1, 2, 3, 4)
    assert not TOOL.paired
    assert not TOOL.scale.ours


@pytest.mark.parametrize("item", TOOL.items, ids=lambda item: item.key)
def test_each_level_is_made_of_statements_the_lowest_too(item: schema.Item) -> None:
    assert [one.level for one in item.descriptors] == [1, 2, 3, 4]
    assert all(one.text is None and one.statements for one in item.descriptors)
    assert item.question.endswith("?")
    assert 2 <= len(item.follow_ups) <= 3


@pytest.mark.parametrize("statement", STATEMENTS)
def test_a_statement_is_short_sentences_of_ours_and_names_its_dated_terms(statement: schema.Statement) -> None:
    assert statement.points == ()
    assert all(len(sentence.split()) <= 25 for sentence in re.split(r"(?<=[.?!])\s+", statement.text))
    assert not [one.term for one in TOOL.terms if one.term in statement.text and one.term not in statement.terms]


def test_people_are_told_that_it_is_for_a_talk_and_may_be_used_freely() -> None:
    assert "talk" in TOOL.about
    assert "as it suits you" in TOOL.how_to_use
