"""Rule 9 on small boards, worked through in full: every account of three rows, grouped by all that a reader sees of them.

A pattern says for each kind of person in which rows they are, and how many of them there are. An account is a pair of rows whose change
may be told. Whatever all accounts together settle, one of them alone or the rows must have settled already.
"""

import collections
import functools
import itertools
from collections.abc import Iterator, Mapping

import pytest

from frameworks.readings import change, disclosure

FLOOR = disclosure.Floor(answers=3)
ROUNDS = ((0, 1), (1, 2))
"""Three rounds, each laid beside the one before."""
YEAR = ((0, 2), (1, 2))
"""A round and the one before it, and whoever pointed an arrow (row 1) a year before it."""
Accounts = tuple[tuple[int, int], ...]
Slot = tuple[str, int]
Levels = tuple[int, ...]
Told = tuple[bool, change.Change | None]


def test_two_changes_of_one_who_answered_only_between_would_settle_it() -> None:
    """Without rule 9: of each change alone the reader cannot say which level was theirs, of both together they can."""
    assert _settled({"111": 3, "010": 1}, ROUNDS, 3, chained=False)
    assert _settled({"111": 3, "001": 1}, YEAR, 3, chained=False)


@pytest.mark.parametrize(
    ("accounts", "levels", "pattern"),
    [
        (ROUNDS, 3, {"111": 3, "010": 1}),
        (ROUNDS, 3, {"111": 3, "011": 1}),
        (ROUNDS, 3, {"111": 3, "110": 1}),
        (ROUNDS, 3, {"111": 3, "010": 2}),
        (ROUNDS, 2, {"111": 4, "010": 2, "101": 2}),
        (ROUNDS, 2, {"111": 4, "110": 2, "011": 2}),
        (YEAR, 3, {"111": 3, "001": 1}),
        (YEAR, 3, {"111": 3, "011": 1}),
        (YEAR, 3, {"111": 3, "101": 1}),
        (YEAR, 3, {"111": 3, "010": 1}),
        (YEAR, 2, {"111": 4, "011": 2, "101": 2}),
    ],
)
def test_accounts_that_are_told_one_after_the_other_settle_nothing_together(
    accounts: Accounts, levels: int, pattern: Mapping[str, int]
) -> None:
    assert not _settled(pattern, accounts, levels, chained=True)


def test_the_very_same_people_are_told_of_every_time() -> None:
    row = (3, 3, 3)
    moved, tie = change.Change(up=2, same=5, down=2), None
    for _ in range(4):
        assert disclosure.may_speak(FLOOR, moved, row, row, tie)
        tie = disclosure.tied(moved, row, row)
    assert not disclosure.may_speak(FLOOR, moved, row, (3, 3, 4), tie)


def test_after_one_account_held_back_a_new_chain_begins() -> None:
    moved, before, now = change.Change(up=2, same=5, down=1), (3, 3, 3), (3, 3, 4)
    tie = disclosure.tied(moved, before, now)
    assert tie is disclosure.Tie.ONCE
    assert not disclosure.may_speak(FLOOR, moved, now, now, tie)
    assert not disclosure.may_speak(FLOOR, moved, now, before, tie)
    assert disclosure.may_speak(FLOOR, moved, now, before, None)


def _settled(pattern: Mapping[str, int], accounts: Accounts, levels: int, *, chained: bool) -> set[Slot]:
    """Which kinds of people below the floor, in which row, are settled by all that is told together, and by no one account."""
    together: dict[object, dict[Slot, set[Levels]]] = collections.defaultdict(lambda: collections.defaultdict(set))
    alone: dict[object, dict[Slot, set[Levels]]] = collections.defaultdict(lambda: collections.defaultdict(set))
    seen = []
    for rows, moves, chosen in _truths(pattern, accounts, levels):
        told = _told(rows, moves, accounts, chained=chained)
        known = [(rows, place, one) for place, one in enumerate(told)]
        seen.append(((rows, told), known))
        for slot, found in chosen.items():
            if len(found) < FLOOR.answers:
                for key in ((rows, told), *known):
                    (together if key == (rows, told) else alone)[key][slot].add(found)
    return {
        slot
        for key, known in seen
        for slot, found in together[key].items()
        if len(found) == 1 and all(len(alone[one][slot]) > 1 for one in known)
    }


def _told(rows: tuple[Levels, ...], moves: tuple[change.Change, ...], accounts: Accounts, *, chained: bool) -> tuple[Told, ...]:
    """For every account whether it may speak, which everybody knows, and what it tells."""
    ties: dict[int, disclosure.Tie | None] = {}
    told = []
    for (first, last), moved in zip(accounts, moves, strict=True):
        tie = ties.get(last, ties.get(first)) if chained else None
        speaks = disclosure.may_speak(FLOOR, moved, rows[first], rows[last], tie)
        if speaks:
            ties[last] = disclosure.tied(moved, rows[first], rows[last])
        told.append((speaks, _shown(moved, rows[first], rows[last]) if speaks else None))
    return tuple(told)


@functools.cache
def _shown(moved: change.Change, before: Levels, now: Levels) -> change.Change | None:
    return disclosure.shown_change(FLOOR, moved, before, now)


def _truths(
    pattern: Mapping[str, int], accounts: Accounts, levels: int
) -> Iterator[tuple[tuple[Levels, ...], tuple[change.Change, ...], dict[Slot, Levels]]]:
    """Every way the answers could lie: counts per row, change per account, and what each kind of people chose in each row."""
    kinds = [(kind, [row for row in range(3) if kind[row] == "1"]) for kind in pattern]
    ways = [
        itertools.combinations_with_replacement([*itertools.product(range(levels), repeat=len(there))], pattern[kind])
        for kind, there in kinds
    ]
    for people in itertools.product(*map(list, ways)):
        chosen = {
            (kind, row): tuple(sorted(one[place] for one in some))
            for (kind, there), some in zip(kinds, people, strict=True)
            for place, row in enumerate(there)
        }
        rows = tuple(_counts([level for (_, at), found in chosen.items() if at == row for level in found], levels) for row in range(3))
        moves = tuple(
            change.paired_change(
                (one[there.index(first)], one[there.index(last)], 1)
                for (_, there), some in zip(kinds, people, strict=True)
                if first in there and last in there
                for one in some
            )
            for first, last in accounts
        )
        yield rows, moves, chosen


def _counts(chosen: list[int], levels: int) -> Levels:
    return tuple(chosen.count(level) for level in range(levels))
