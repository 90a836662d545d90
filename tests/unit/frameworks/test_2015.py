"""The three editions from the review of 2015 beside Annex A: as many statements as were published, and used as they ask to be."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from frameworks import loader, schema, units

LIBRARY = loader.load()
AREAS = LIBRARY["areas_requiring_attention@2015"]
STRENGTHS = LIBRARY["well_performing_board@2015"]
BEYOND = LIBRARY["beyond_competence@2015"]
EDITIONS = [pytest.param(one, id=one.id) for one in (AREAS, STRENGTHS, BEYOND)]
COUNTS = Path(__file__).parents[3] / ".." / "shared" / "vectors" / "instrument_counts.json"


@pytest.fixture(scope="module")
def counts() -> Any:
    if not COUNTS.is_file():
        pytest.skip(f"the published counts are not here: {COUNTS}")
    return json.loads(COUNTS.read_text(encoding="utf-8"))["stick_with_it_2015"]


def sizes(edition: schema.Edition) -> list[int]:
    """How many items stand in each group, in the order of the groups."""
    held = Counter(item.group for item in edition.items)
    return [held[group.key] for group in edition.groups]


def test_the_areas_have_as_many_activities_as_published(counts: Any) -> None:
    assert len(AREAS.groups) == counts["areas_requiring_attention"]
    assert sizes(AREAS) == counts["activities_per_area"]
    assert len(AREAS.items) == counts["activities_total"]


def test_the_strengths_are_as_many_as_published(counts: Any) -> None:
    assert sizes(STRENGTHS) == [counts["well_performing_attributes"], counts["well_performing_actions"]]


def test_the_issues_and_steps_are_as_many_as_published(counts: Any) -> None:
    assert sizes(BEYOND) == [counts["beyond_competence_issues"], counts["steps_of_boards_ahead"]]


@pytest.mark.parametrize("edition", EDITIONS)
def test_each_item_is_one_published_statement(edition: schema.Edition) -> None:
    assert [len(item.statements) for item in edition.items] == [1] * len(edition.items)
    assert not any(item.aspirations or item.descriptors or item.statements[0].points for item in edition.items)


@pytest.mark.parametrize("edition", EDITIONS)
def test_items_stand_group_by_group(edition: schema.Edition) -> None:
    order = [group.key for group in edition.groups]
    places = [order.index(item.group or "") for item in edition.items]
    assert places == sorted(places)


@pytest.mark.parametrize("edition", EDITIONS)
def test_each_item_has_questions_for_the_meeting(edition: schema.Edition) -> None:
    for item in edition.items:
        assert item.question.endswith("?")
        assert 2 <= len(item.follow_ups) <= 3, item.key


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_unit_has_a_fingerprint_and_nothing_else_has(edition: schema.Edition) -> None:
    assert [one.path for one in LIBRARY.fingerprints(edition.ref)] == [one.path for one in units.of(edition)]


def test_a_member_picks_up_to_three_areas_for_the_next_quarter() -> None:
    assert (AREAS.scale.shape, AREAS.scale.picks) == (schema.Shape.PICK, 3)
    assert all("our time next quarter?" in item.question and item.asks is schema.Asks.NEED for item in AREAS.items)
    assert "does not mean that something is done" in AREAS.how_to_use


def test_the_levels_of_the_strengths_are_ours_and_people_are_told() -> None:
    assert STRENGTHS.scale.shape is schema.Shape.LEVELS
    assert STRENGTHS.scale.ours
    assert not STRENGTHS.paired
    assert STRENGTHS.values == (1, 2, 3, 4)
    assert "strengths, and never at persons" in STRENGTHS.how_to_use
    assert "are ours" in STRENGTHS.how_to_use


def test_the_hard_questions_are_open_and_only_a_board_chooses_them() -> None:
    assert BEYOND.scale.shape is schema.Shape.OPEN
    assert "only when it chooses to" in BEYOND.how_to_use


@pytest.mark.parametrize("edition", EDITIONS)
def test_each_dated_term_of_a_statement_stands_beside_the_item_it_is_read_with(edition: schema.Edition) -> None:
    for item in edition.items:
        assert set(item.statements[0].terms) == set(item.terms), item.key
