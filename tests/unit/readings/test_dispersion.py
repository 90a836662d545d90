from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frameworks.readings import agreement, dispersion

ROWS = st.lists(st.integers(0, 15), min_size=3, max_size=8)


def test_every_measure_matches_the_vectors(vectors: Callable[[str], Any]) -> None:
    for case in vectors("agreement")["cases"]:
        found = dispersion.measures(case["freq"])
        expected = (case["A"], case["polarization"], case["consensus_TW"], case["leik_D"], case["iov_BM"])
        # The figures are given to nine places.
        assert (found.agreement, found.polarization, found.consensus, found.leik, found.ordinal_variation) == pytest.approx(
            expected, abs=1e-9
        ), case


def test_a_is_the_sum_of_its_layers(vectors: Callable[[str], Any]) -> None:
    known = vectors("agreement")["van_der_eijk_layers"]
    for layer in known["layers"]:
        assert agreement.van_der_eijk([int(full) for full in layer["pattern"]]) == pytest.approx(layer["A"], abs=1e-9)
    whole = sum(layer["A"] * layer["weight"] for layer in known["layers"])
    assert agreement.van_der_eijk(known["freq"]) == pytest.approx(whole, abs=1e-8)


def test_shares_will_do_as_well_as_counts(vectors: Callable[[str], Any]) -> None:
    for case in vectors("agreement")["published_percentages"]:
        assert agreement.van_der_eijk(case["p"]) == pytest.approx(case["A"], abs=1e-7), case["what"]


@pytest.mark.parametrize(("levels", "figure"), [(4, 0.368), (5, 0.434), (6, 0.444)])
def test_consensus_of_an_even_spread_depends_on_the_levels(levels: int, figure: float) -> None:
    assert dispersion.consensus((3,) * levels) == pytest.approx(figure, abs=5e-4)


def test_what_is_not_defined() -> None:
    nothing = dispersion.Measures(agreement=None, polarization=None, consensus=None, leik=None, ordinal_variation=None)
    assert dispersion.measures((0, 0, 0)) == nothing
    assert dispersion.measures((4,)) == nothing
    two = dispersion.measures((3, 1))
    assert (two.agreement, two.polarization) == (None, None)
    assert two.leik == pytest.approx(0.5)
    assert dispersion.ordinal_variation((0, 1, 0)) is None


@given(ROWS)
def test_every_measure_keeps_its_range_and_reads_the_same_from_both_ends(counts: list[int]) -> None:
    there, back = dispersion.measures(counts), dispersion.measures(counts[::-1])
    for name in ("polarization", "consensus", "leik", "ordinal_variation"):
        one, other = getattr(there, name), getattr(back, name)
        assert one == (None if other is None else pytest.approx(other))
        assert one is None or -1e-12 <= one <= 1 + 1e-12


@given(st.integers(2, 30), st.integers(3, 8), st.data())
def test_the_ends_of_every_measure(people: int, levels: int, data: st.DataObject) -> None:
    alike, split = [0] * levels, [0] * levels
    alike[data.draw(st.integers(0, levels - 1))] = people
    split[0] = split[-1] = people
    same, apart = dispersion.measures(alike), dispersion.measures(split)
    assert (same.polarization, same.consensus, same.leik, same.ordinal_variation) == (0, 1, 0, 0)
    assert (apart.polarization, apart.leik, apart.ordinal_variation) == (1, 1, 1)
    assert apart.consensus == pytest.approx(0)
