import itertools
import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frameworks.readings import change, exact_tests
from frameworks.readings.exact_tests import Zeros

SMALL = st.lists(st.integers(-3, 3), max_size=9)


def moved(differences: list[int]) -> change.Change:
    return change.paired_change((0, step, 1) for step in differences)


def test_both_tests_match_the_vectors(vectors: Callable[[str], Any]) -> None:
    known = vectors("paired_change")
    close = known["tolerance"]
    for case in known["cases"]:
        sign, expected = exact_tests.sign_test(moved(case["differences"])), case["sign_test"]
        assert (sign.up, sign.down, sign.same) == (expected["up"], expected["down"], expected["same"])
        assert sign.p_two_sided == pytest.approx(expected["p_two"], abs=close), case["id"]
        for zeros, name in ((Zeros.DROP, "wilcoxon_drop_zeros"), (Zeros.PRATT, "wilcoxon_pratt")):
            found, expected = exact_tests.wilcoxon(case["differences"], zeros), case[name]
            assert (found.plus, found.minus) == (expected["Wplus"], expected["Wminus"]), case["id"]
            assert found.p_two_sided == pytest.approx(expected["p_two"], abs=close), case["id"]


def test_published_examples_and_the_trap_match_the_vectors(vectors: Callable[[str], Any]) -> None:
    known = vectors("paired_change")
    maize, depression = known["published"]
    found = exact_tests.wilcoxon(maize["differences"])
    assert (found.plus, min(found.plus, found.minus)) == (maize["W_plus"], maize["W_min"])
    assert (found.p_two_sided, found.p_greater) == pytest.approx((maize["p_two_sided"], maize["p_greater"]), abs=1e-12)
    found = exact_tests.wilcoxon([before - after for before, after in zip(depression["x"], depression["y"], strict=True)])
    assert found.plus == depression["V"]
    assert found.p_greater == pytest.approx(depression["p_greater"], abs=1e-12)
    trap = known["trap"]
    assert exact_tests.wilcoxon(trap["differences"]).p_two_sided == pytest.approx(trap["exact_p"], abs=1e-12)


def test_the_smallest_p_matches_the_vectors_and_is_what_the_test_gives(vectors: Callable[[str], Any]) -> None:
    for people, smallest in vectors("paired_change")["smallest_two_sided_p_by_changed_members"].items():
        assert exact_tests.smallest_p(int(people)) == smallest
        assert exact_tests.sign_test(change.Change(up=int(people), same=4, down=0)).p_two_sided == smallest
    assert (exact_tests.smallest_p(0), exact_tests.smallest_p(1)) == (1.0, 1.0)


@pytest.mark.parametrize("zeros", Zeros)
@pytest.mark.parametrize("differences", [[], [0, 0, 0]])
def test_where_nobody_moved_chance_explains_all(differences: list[int], zeros: Zeros) -> None:
    assert exact_tests.sign_test(moved(differences)).p_two_sided == 1
    found = exact_tests.wilcoxon(differences, zeros)
    assert (found.plus, found.minus, found.p_two_sided) == (0, 0, 1)


def test_forty_people_with_many_ties_are_quick() -> None:
    differences, start = [1, -1, 2, 0] * 10, time.perf_counter()
    for zeros in Zeros:
        assert 0 < exact_tests.wilcoxon(differences, zeros).p_two_sided < 1
    assert time.perf_counter() - start < 1


@settings(max_examples=60)
@given(SMALL, st.sampled_from(Zeros))
def test_the_p_value_is_that_of_counting_every_way_the_signs_could_fall(differences: list[int], zeros: Zeros) -> None:
    found = exact_tests.wilcoxon(differences, zeros)
    kept = [one for one in differences if one or zeros is Zeros.PRATT]
    ranks = [sum(abs(other) < abs(one) for other in kept) + (sum(abs(other) == abs(one) for other in kept) + 1) / 2 for one in kept if one]
    sums = [sum(rank for rank, up in zip(ranks, ups, strict=True) if up) for ups in itertools.product((False, True), repeat=len(ranks))]
    middle = sum(ranks) / 2
    further = sum(abs(one - middle) >= abs(found.plus - middle) for one in sums) / len(sums)
    assert found.plus + found.minus == sum(ranks)
    assert found.p_two_sided == pytest.approx(further, abs=1e-12)
    assert found.p_greater == pytest.approx(sum(one >= found.plus for one in sums) / len(sums), abs=1e-12)
    assert found.p_less == pytest.approx(sum(one <= found.plus for one in sums) / len(sums), abs=1e-12)


@given(SMALL, st.sampled_from(Zeros))
def test_the_other_way_round_is_the_same_test(differences: list[int], zeros: Zeros) -> None:
    there, back = exact_tests.wilcoxon(differences, zeros), exact_tests.wilcoxon([-one for one in differences], zeros)
    assert (there.plus, there.p_two_sided, there.p_greater) == (back.minus, back.p_two_sided, back.p_less)
    sign = exact_tests.sign_test(moved(differences))
    assert sign.p_two_sided == exact_tests.sign_test(moved([-one for one in differences])).p_two_sided
    assert sign.p_two_sided >= exact_tests.smallest_p(sign.up + sign.down)
