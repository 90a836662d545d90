import itertools
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frameworks.readings import disclosure, distribution, sectors

FLOOR = disclosure.Floor()


def _case(known: dict[str, Any], name: str) -> dict[str, Any]:
    return next(case for case in known["cases"] if case["id"] == name)


def test_merged_bands_match_the_vectors(vectors: Callable[[str], Any]) -> None:
    for case in vectors("disclosure")["cases"]:
        if "groups" in case:
            found = sectors.bands(disclosure.Floor(answers=case["k"]), case["groups"])
            assert list(found.shown) == case["show"], case["id"]
            assert found.rest_size == case.get("combined_remainder", found.rest_size), case["id"]


def test_the_other_published_cases_match_the_vectors(vectors: Callable[[str], Any]) -> None:
    known = vectors("disclosure")
    remainder = _case(known, "culture-amp-2")
    assert disclosure.part_and_rest(disclosure.Floor(answers=remainder["k"]), 9, remainder["remainder_n"]) == remainder["show_group"]
    median = _case(known, "nhs-digital-median")
    for people, word in zip(median["n_used"], median["shown"], strict=True):
        detail = disclosure.detail_now(disclosure.Floor(answers=8), people)
        told = "n/a" if distribution.middles((0, people), (0, 1)) is None else "*" if detail is disclosure.Detail.NOTHING else "value"
        assert told == word
    live = _case(known, "live-results")
    late = sum(live["at_n6"]) - sum(live["at_n5"])
    assert not disclosure.may_republish(disclosure.Floor(answers=live["k"]), late)


@pytest.mark.parametrize(
    ("sizes", "shown", "rest_size"),
    [
        ({"council": 12}, (), 12),
        ({"council": 6, "health": 5}, ("council", "health"), 0),
        ({"council": 12, "voice": 0}, (), 12),
        ({"council": 6, "health": 5, "voice": 0}, ("council",), 5),
        ({"council": 9, "voice": 3, "others": 2}, ("council",), 5),
        ({"council": 4, "health": 4}, (), 8),
        ({"health": 5, "council": 5, "voice": 2}, ("council",), 7),
        ({}, (), 0),
    ],
)
def test_sectors_are_folded_until_nobody_is_left_by_subtraction(sizes: dict[str, int], shown: tuple[str, ...], rest_size: int) -> None:
    found = sectors.bands(FLOOR, sizes)
    assert (found.shown, found.rest_size) == (shown, rest_size)


@pytest.mark.parametrize(("answers", "shown"), [((6, 5), True), ((6, 4), False), ((6, 5, 5), True), ((11,), False), ((), False)])
def test_fixed_bands_are_shown_all_or_not_at_all(answers: tuple[int, ...], *, shown: bool) -> None:
    assert sectors.may_break_down(FLOOR, answers) == shown


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 9), max_size=8), st.integers(3, 10))
def test_every_shown_sector_and_what_is_left_have_the_floor(sizes: dict[str, int], answers: int) -> None:
    found = sectors.bands(disclosure.Floor(answers=answers), sizes)
    whole = sum(sizes.values())
    assert {*found.shown, *found.rest} == set(sizes)
    assert found.rest_size == whole - sum(sizes[name] for name in found.shown)
    for name in found.shown:
        assert sizes[name] >= answers
        assert whole - sizes[name] >= answers
    assert not found.rest or not found.shown or found.rest_size >= answers
    # No more is folded than has to be: without the largest of those folded that need not be, the rest would fall short.
    spare = sorted(sizes[name] for name in found.rest if sizes[name] >= answers)
    if found.shown and spare:
        assert found.rest_size - spare[-1] < answers


def _allocations(counts: tuple[int, ...], sizes: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], ...]]:
    """Every way to hand the answers of a row to bands of these sizes."""
    if len(sizes) == 1:
        yield (counts,)
        return
    for first in itertools.product(*(range(count + 1) for count in counts)):
        if sum(first) == sizes[0]:
            left = tuple(count - taken for count, taken in zip(counts, first, strict=True))
            yield from ((first, *others) for others in _allocations(left, sizes[1:]))


@pytest.mark.parametrize("sizes", [(3, 3), (3, 4), (4, 4), (5, 5), (5, 6), (3, 3, 3), (3, 3, 4)])
def test_where_bands_are_told_no_middle_answers_say_that_all_of_a_band_chose_one_level(sizes: tuple[int, ...]) -> None:
    told = 0
    for counts in itertools.product(range(sum(sizes) + 1), repeat=3):
        if sum(counts) != sum(sizes) or not sectors.keeps_open(counts, sizes):
            continue
        told += 1
        worlds = defaultdict(list)
        for bands in _allocations(counts, sizes):
            worlds[tuple(distribution.middles(band, (0, 1, 2)) for band in bands)].append(bands)
        for alike in worlds.values():
            for band in range(len(sizes)):
                levels = {level for world in alike for level, count in enumerate(world[band]) if count}
                assert len(levels) > 1, (counts, alike)
    assert told
