"""Ids that begin with the time."""

import time
import uuid

from storage import ids


def test_ids_are_of_version_7_and_all_different() -> None:
    made = [ids.in_order() for _ in range(2000)]
    assert len(set(made)) == len(made)
    assert {(one.version, one.variant) for one in made} == {(7, uuid.RFC_4122)}


def test_a_later_id_stands_behind_an_earlier_one() -> None:
    before = time.time_ns() // 1_000_000
    made = ids.in_order()
    assert before <= made.int >> 80 <= time.time_ns() // 1_000_000
    assert str(uuid.UUID(int=(made.int >> 80) + 1 << 80)) > str(made)
