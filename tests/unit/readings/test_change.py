from collections.abc import Callable
from typing import Any

from frameworks.readings import change


def test_people_are_counted_by_the_way_they_moved() -> None:
    moved = change.paired_change([(2, 3, 4), (1, 3, 1), (3, 3, 3), (4, 2, 1)])
    assert moved == change.Change(up=5, same=3, down=1)
    assert (moved.paired, moved.moved) == (9, 6)


def test_nobody_answered_twice() -> None:
    assert change.paired_change([]) == change.Change(up=0, same=0, down=0)


def test_the_counts_match_the_vectors(vectors: Callable[[str], Any]) -> None:
    for case in vectors("paired_change")["cases"]:
        moved = change.paired_change((0, step, 1) for step in case["differences"])
        expected = case["sign_test"]
        assert (moved.up, moved.same, moved.down) == (expected["up"], expected["same"], expected["down"]), case["id"]


def test_a_year_later_the_circle_is_laid_against_the_arrow() -> None:
    arrived = change.arrival(change.paired_change([(4, 5, 1), (3, 3, 6), (4, 2, 2)]))
    assert arrived == change.Arrival(past=1, reached=6, short=2)
    assert arrived.paired == 9
