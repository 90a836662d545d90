"""The rules that span keys: each speaks up for the one thing it guards, and stays silent for what another rule reports."""

import tomllib
from collections.abc import Callable

import pytest

from frameworks import checks

Spoil = Callable[..., str]

OPEN = 'id = "small"\nversion = "2020"\nscale = {shape = "open"}\nitems = [{key = "one", position = 1}]\n'


def faults_of(text: str) -> list[str]:
    found = checks.check(checks.draft("small/2020.toml", tomllib.loads(text)))
    assert {fault.file for fault in found} <= {"small/2020.toml"}
    return [f"{fault.item}: {fault.message}" for fault in found]


def test_a_sound_edition_has_no_fault(spoil: Spoil) -> None:
    assert faults_of(spoil()) == []
    assert faults_of(OPEN) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('id = "small"', 'id = "tiny"', 'edition: The id is "tiny" but the folder is "small". Make them the same.'),
        ('key = "second"', 'key = "first"', 'item 2 first: The key "first" belongs to item 1 already. Give this item a key of its own.'),
        ("position = 2", "position = 3", "item 2 second: The position is 3 but this is item 2. Number the items in order, from 1."),
        (
            '[[items.descriptors]]\nlevel = 2\ntext = "The second thing is done."',
            "",
            "item 2 second: Level 2 has no descriptor. Say what it means for this item.",
        ),
        (
            '[[items]]\nkey = "second"',
            '[[items.descriptors]]\nlevel = 2\ntext = "Again."\n[[items]]\nkey = "second"',
            "item 1 first: Level 2 has 2 descriptors. Keep one.",
        ),
        ('terms = ["LINk"]\n', "", 'term LINk: No item uses this term. Name it in the "terms" of an item or a descriptor, or remove it.'),
        ("[[terms]]\n", '[[terms]]\nterm = "LINk"\n[[terms]]\n', "term LINk: This term is explained 2 times. Keep one."),
    ],
)
def test_one_slip_is_one_fault(old: str, new: str, expected: str, spoil: Spoil) -> None:
    assert faults_of(spoil((old, new))) == [expected]


def test_a_term_of_a_descriptor_counts_as_used_and_has_to_be_explained(spoil: Spoil) -> None:
    moved = spoil(('terms = ["LINk"]\n', ""), ('text = "The first thing is done."', 'text = "x"\nterms = ["LINk", "PCT"]'))
    assert faults_of(moved) == ['item 1 first: The term "PCT" is not explained. Add a [[terms]] table for it, or correct the spelling.']


@pytest.mark.parametrize(("values", "at_fault"), [((0, 0, 1), 1), ((1, 0, 2), 2), ((0, 2, 3), 1), ((2, 1, 0), 2), ((3, 4, 5), 0)])
def test_levels_climb_by_one(values: tuple[int, ...], at_fault: int) -> None:
    levels = ", ".join(f"{{value = {value}}}" for value in values)
    found = faults_of(f'scale = {{shape = "levels", levels = [{levels}]}}\n')
    assert len(found) == at_fault
    assert all(fault.startswith("scale: Level ") and "from lowest to highest" in fault for fault in found)


def test_one_level_is_no_scale() -> None:
    text = 'scale = {shape = "levels", levels = [{value = 0}]}\nitems = [{key = "one", position = 1}]\n'
    assert faults_of(text) == ['scale: The shape is "levels" but the number of levels is 1. Give at least two.']


def test_open_questions_have_nothing_to_choose() -> None:
    text = OPEN.replace('"open"}', '"open", horizon_months = 12, levels = [{value = 0}]}').replace(
        "position = 1", 'position = 1, descriptors = [{level = 0, text = "Nothing yet."}]'
    )
    assert faults_of(text) == [
        'scale: The shape is "open", so there are no levels to choose. Remove the levels.',
        'scale: The shape is "open", so an answer is never a pair. Remove "horizon_months".',
        'item 1 one: Here the shape is "open", so there are no levels to describe. Remove the descriptors.',
    ]


def test_the_lowest_level_may_be_described_and_need_not_be(spoil: Spoil) -> None:
    described = spoil(('terms = ["LINk"]\n', 'terms = ["LINk"]\n[[items.descriptors]]\nlevel = 0\ntext = "Not yet."\n'))
    assert faults_of(described) == []


def test_what_cannot_be_read_is_not_also_called_missing(spoil: Spoil) -> None:
    unread_level = spoil(('level = 1\ntext = "The first thing has begun."', 'level = "one"\ntext = "Begun."'))
    unread_term = spoil(('term = "LINk"', "term = 3"))
    unread_value = spoil(("value = 2", 'value = "two"'))
    assert faults_of(unread_level) == faults_of(unread_term) == faults_of(unread_value) == []


def test_an_edition_in_two_files_is_reported_for_each_file_but_one() -> None:
    table = tomllib.loads(OPEN)
    drafts = [checks.draft(file, table) for file in ("a/2020.toml", "b/2020.toml", "c/2020.toml")]
    nameless = checks.draft("d/2020.toml", {})
    assert [fault.file for fault in checks.repeated([*drafts, nameless, nameless])] == ["b/2020.toml", "c/2020.toml"]
    placed = checks.draft("small/2020.toml", table)
    assert [fault.file for fault in checks.repeated([drafts[0], placed])] == ["a/2020.toml"]
