"""The barometer of 2013: as many statements, aspirations and points as were published, driver by driver."""

import json
from pathlib import Path
from typing import Any

import pytest

from frameworks import loader, schema, units

REF = "barometer@2013"
BAROMETER = loader.load()[REF]
AMBITION, *DRIVERS = BAROMETER.items
COUNTS = Path(__file__).parents[3] / ".." / "shared" / "vectors" / "instrument_counts.json"


@pytest.fixture(scope="module")
def published() -> Any:
    if not COUNTS.is_file():
        pytest.skip(f"the published counts are not here: {COUNTS}")
    return json.loads(COUNTS.read_text(encoding="utf-8"))["barometer_2013"]


def points_of(item: schema.Item) -> int:
    return sum(len(one.points) for one in item.aspirations)


def test_the_drivers_are_named_as_published(published: Any) -> None:
    assert [item.name for item in DRIVERS] == published["drivers"]


def test_nothing_is_left_out(published: Any) -> None:
    assert len(AMBITION.statements) == published["ambition_statements"]
    assert [len(item.statements) for item in DRIVERS] == published["statements_per_driver"]
    assert sum(len(item.statements) for item in DRIVERS) == published["statements_total"]
    assert [len(item.aspirations) for item in DRIVERS] == published["aspirations_per_driver"]
    assert sum(len(item.aspirations) for item in DRIVERS) == published["aspirations_total"]
    assert [points_of(item) for item in DRIVERS] == published["sub_bullets_per_driver"]
    assert sum(points_of(item) for item in DRIVERS) == published["sub_bullets_total"]


def test_the_scale_is_ours_where_none_was_published(published: Any) -> None:
    assert BAROMETER.scale.ours is not published["has_scale"]


def test_it_is_an_ambition_and_six_drivers_with_139_units() -> None:
    assert [item.key for item in BAROMETER.items] == [
        "ambition",
        "shared_leadership",
        "empowered_communities",
        "prevention",
        "service_integration",
        "system_coherence",
        "improvement_culture",
    ]
    assert [len(item.statements) for item in BAROMETER.items] == [5, 7, 3, 2, 2, 4, 5]
    assert [len(item.aspirations) for item in BAROMETER.items] == [0, 13, 8, 8, 15, 14, 12]
    assert [points_of(item) for item in BAROMETER.items] == [0, 21, 0, 0, 3, 3, 14]
    assert not any(one.points for item in BAROMETER.items for one in item.statements)
    assert len(units.of(BAROMETER)) == 139


def test_points_stand_below_the_right_aspirations() -> None:
    below = {(item.key, number): len(one.points) for item in DRIVERS for number, one in enumerate(item.aspirations, 1) if one.points}
    assert below == {
        ("shared_leadership", 3): 9,
        ("shared_leadership", 4): 3,
        ("shared_leadership", 9): 9,
        ("service_integration", 7): 3,
        ("system_coherence", 11): 3,
        ("improvement_culture", 4): 2,
        ("improvement_culture", 5): 3,
        ("improvement_culture", 11): 5,
        ("improvement_culture", 12): 4,
    }


def test_people_say_where_we_are_and_how_sure_they_are() -> None:
    scale = BAROMETER.scale
    assert scale.shape is schema.Shape.CONSENSUS
    assert scale.ours
    assert not BAROMETER.paired
    assert BAROMETER.values == (0, 1, 2, 3)
    assert [one.value for one in scale.sureness] == [1, 2, 3]


def test_every_part_asks_one_question_and_gives_the_meeting_three() -> None:
    for item in BAROMETER.items:
        assert item.question.endswith("?")
        assert len(item.follow_ups) == 3
        assert item.asks is schema.Asks.STATE


@pytest.mark.parametrize(
    "said", ["no measurement", "agree on where it is", "Every voice", "how confident", "are related", "these are ours"]
)
def test_it_says_how_it_wants_to_be_used(said: str) -> None:
    assert said in BAROMETER.how_to_use


def test_every_unit_has_a_fingerprint_in_the_published_order() -> None:
    assert [one.path for one in loader.load().fingerprints(REF)] == [unit.path for unit in units.of(BAROMETER)]
