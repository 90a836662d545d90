"""When a coordinator is asked about a board: the exact round, day and week, and never twice."""

import dataclasses
import datetime
import uuid
from collections.abc import Mapping, Sequence

import pytest

from conversations import annotations, boards, digest_signals
from conversations.courses import history
from conversations.digest_signals import Kind
from frameworks.readings import reading
from tests.unit.conversations import digest_sample, sample

LONDON = "Europe/London"
FIRST = datetime.datetime(2025, 1, 6, 9, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)
WEEK = 7 * DAY
ROUND = 13 * WEEK
ALIKE, NEAR, SPREAD, APART = (0, 0, 8, 0, 0, 0), (0, 2, 6, 0, 0, 0), (2, 2, 2, 2, 0, 0), (4, 0, 0, 0, 0, 4)
"""Eight answers on six levels, from agreement to difference."""
KEYS = ("trust", "money")

Row = Sequence[int]


def past(
    number: int,
    rows: Mapping[str, Row],
    *,
    before: Mapping[str, Row] | None = None,
    moved: dict[str, int] | None = None,
    answered: int = 8,
    eligible: int = 10,
) -> history.Past:
    """A round in which all who answered gave every item a level. `moved`: so many on each item changed places, both up and down."""
    items = [
        reading.ItemAnswers(
            item_key=key,
            now=tuple(row),
            pairs=() if before is None else _pairs(before[key], row, (moved or {}).get(key, 0)),
            before=() if before is None else tuple(before[key]),
        )
        for key, row in rows.items()
    ]
    closed_at = FIRST + number * ROUND
    read = reading.read(sample.SAMPLE, items, eligible=eligible, answered=answered)
    return history.Past(
        pulse_id=uuid.UUID(int=number + 1), edition_ref="sample@2020", opened_at=closed_at - 14 * DAY, closed_at=closed_at, reading=read
    )


def _pairs(before: Row, now: Row, moved: int) -> tuple[tuple[int, int, int], ...]:
    """Everybody stayed, but so many at the first two levels that were chosen, who changed places."""
    stayed = {level: min(earlier, later) for level, (earlier, later) in enumerate(zip(before, now, strict=True))}
    low = next(level for level, count in enumerate(now) if count)
    swapped = ((low, low + 1, moved), (low + 1, low, moved))
    pairs = [(level, level, count - moved if level in {low, low + 1} else count) for level, count in stayed.items()]
    return tuple(one for one in (*pairs, *swapped) if one[2])


def course(*rounds: history.Past, out: datetime.timedelta = DAY) -> digest_signals.Course:
    told = history.History(board=digest_sample.board("R"), actor=boards.Actor.BOARD, edition=sample.SAMPLE, rounds=rounds)
    return digest_signals.Course(rounds=told, out_at=tuple(one.closed_at + out for one in rounds))


def told(facts: digest_signals.Facts, until: datetime.datetime, length: datetime.timedelta = WEEK) -> list[Kind]:
    return [one.kind for one in digest_signals.found(facts, LONDON, until - length, until)]


def weeks(facts: digest_signals.Facts, kind: Kind, first: datetime.datetime, count: int) -> list[int]:
    """In which of so many weeks from `first` on it is told."""
    return [number for number in range(count) if kind in told(facts, first + (number + 1) * WEEK)]


def answers(*given: tuple[int, int]) -> digest_signals.Facts:
    """Rounds in which so many of so many took part, of an item nobody can read anything from."""
    rounds = [
        past(number, {"trust": (0, 0, min(8, answered), 0, 0, 0)}, answered=answered, eligible=eligible)
        for number, (answered, eligible) in enumerate(given)
    ]
    return digest_signals.Facts(courses=(course(*rounds),))


def newest_week(facts: digest_signals.Facts) -> datetime.datetime:
    return facts.courses[0].out_at[-1] + DAY


@pytest.mark.parametrize(
    ("given", "falls"),
    [
        (((9, 14), (8, 14)), False),
        (((9, 14), (8, 14), (6, 14)), True),
        (((9, 14), (8, 14), (8, 14)), False),
        (((8, 14), (9, 14), (6, 14)), False),
        (((9, 14), (8, 14), (9, 14), (8, 14), (7, 14)), True),
        (((9, 14), (9, 15), (9, 16)), False),
        (((12, 14), (11, 12), (10, 10)), False),
    ],
    ids=["two", "three", "stands still", "up first", "after a rise", "board grew", "board shrank"],
)
def test_fewer_answers_are_three_rounds_each_lower_than_the_one_before(given: tuple[tuple[int, int], ...], *, falls: bool) -> None:
    facts = answers(*given)
    assert (Kind.LESS in told(facts, newest_week(facts))) == falls


def test_the_numbers_told_are_those_of_the_last_three_rounds() -> None:
    facts = answers((12, 14), (11, 14), (9, 14), (6, 14))
    until = facts.courses[0].out_at[2] + DAY + 8 * WEEK + ROUND
    (signal,) = (one for one in digest_signals.found(facts, LONDON, until - 9 * WEEK, until) if one.kind is Kind.LESS)
    assert signal.answers == ((11, 14), (9, 14), (6, 14))


def test_the_same_is_said_in_its_week_and_again_after_eight_and_not_between() -> None:
    facts = answers((9, 14), (8, 14), (6, 14))
    out = facts.courses[0].out_at[-1]
    assert weeks(facts, Kind.LESS, out - 2 * WEEK + DAY, 21) == [1, 9, 17]
    assert weeks(facts, Kind.LESS, out, 17) == [0, 8, 16], "the instant itself belongs to the week that begins with it"
    assert Kind.LESS not in told(facts, out), "and not to the one that ends with it"


def test_a_longer_fall_is_the_same_fall() -> None:
    """A monthly board would be asked every month otherwise."""
    longer = answers((9, 14), (8, 14), (6, 14), (5, 14))
    third, fourth = longer.courses[0].out_at[2:]
    said = weeks(longer, Kind.LESS, third, 20)
    assert said == [0, 8, 16]
    assert Kind.LESS not in told(longer, fourth + DAY)


def test_nothing_rests_on_a_round_whose_summary_was_not_out_in_that_week() -> None:
    facts = answers((9, 14), (8, 14), (6, 14))
    closed, out = facts.courses[0].rounds.newest.closed_at, facts.courses[0].out_at[-1]
    assert closed < out
    assert told(facts, out) == []
    assert told(facts, out + DAY) == [Kind.LESS]


def test_after_a_long_pause_it_is_said_once() -> None:
    facts = answers((9, 14), (8, 14), (6, 14))
    assert told(facts, newest_week(facts) + 20 * WEEK, 30 * WEEK) == [Kind.LESS]


def test_of_a_framework_that_is_asked_no_more_nothing_is_said() -> None:
    facts = answers((9, 14), (8, 14), (6, 14))
    out = facts.courses[0].out_at[-1]
    assert Kind.LESS in told(facts, out + 24 * WEEK + DAY)
    assert Kind.LESS not in told(facts, out + 32 * WEEK + DAY)


def views(*rows: Mapping[str, Row]) -> digest_signals.Facts:
    return digest_signals.Facts(courses=(course(*(past(number, one) for number, one in enumerate(rows))),))


@pytest.mark.parametrize(
    ("trust", "money", "items"),
    [
        ((ALIKE, NEAR, APART), (ALIKE, ALIKE, ALIKE), {"Trust"}),
        ((ALIKE, SPREAD, SPREAD), (ALIKE, ALIKE, ALIKE), None),
        ((ALIKE, SPREAD, SPREAD), (NEAR, NEAR, SPREAD), {"Trust", "Money"}),
        ((ALIKE, APART, SPREAD), (ALIKE, APART, SPREAD), None),
        ((SPREAD, SPREAD, APART), (SPREAD, APART, APART), None),
        ((APART, ALIKE, APART), (ALIKE, ALIKE, ALIKE), None),
    ],
    ids=["a long way", "one, a short way", "two", "came back", "never agreed", "to and fro"],
)
def test_views_that_went_apart(trust: tuple[Row, ...], money: tuple[Row, ...], items: set[str] | None) -> None:
    facts = views(*({"trust": one, "money": other} for one, other in zip(trust, money, strict=True)))
    until = newest_week(facts)
    found = [one for one in digest_signals.found(facts, LONDON, until - WEEK, until) if one.kind is Kind.WIDER]
    assert [set(one.items) for one in found] == ([] if items is None else [items])


def test_two_rounds_are_not_enough_for_views_to_go_apart_and_no_break_is_bridged() -> None:
    rows = [{"trust": one, "money": ALIKE} for one in (ALIKE, NEAR, APART)]
    two = views(*rows[1:])
    assert Kind.WIDER not in told(two, newest_week(two))
    rounds = [past(number, one) for number, one in enumerate(rows)]
    for broken in (
        dataclasses.replace(rounds[2], is_new=True),
        dataclasses.replace(rounds[2], apart=frozenset({"trust"})),
        dataclasses.replace(rounds[2], happened=(written(annotations.Kind.ELECTION, FIRST.date(), FIRST, rebases=True),)),
    ):
        facts = digest_signals.Facts(courses=(course(*rounds[:2], broken),))
        assert Kind.WIDER not in told(facts, newest_week(facts))


def still(count: int, *, moved: dict[str, int] | None = None, last: dict[str, Row] | None = None) -> digest_signals.Facts:
    rows: dict[str, Row] = {"trust": (0, 8, 6, 0, 0, 0), "money": (0, 0, 8, 6, 0, 0)}
    rounds = [past(number, rows, before=rows if number else None, moved=moved, answered=14, eligible=14) for number in range(count)]
    if last is not None:
        rounds[-1] = past(count - 1, last, before=rows, answered=14, eligible=14)
    return digest_signals.Facts(courses=(course(*rounds),))


def test_no_change_needs_four_rounds() -> None:
    assert Kind.STILL not in told(still(3), newest_week(still(3)))
    four = still(4)
    assert Kind.STILL in told(four, newest_week(four))
    assert weeks(still(5), Kind.STILL, four.courses[0].out_at[-1], 14) == [0, 8], "the fifth is the same as the fourth"


def test_no_change_is_none_where_a_middle_or_people_moved() -> None:
    other = still(4, last={"trust": (0, 6, 8, 0, 0, 0), "money": (0, 0, 8, 6, 0, 0)})
    assert Kind.STILL not in told(other, newest_week(other))


@pytest.mark.parametrize(("moved", "is_still"), [({"trust": 1}, True), ({"trust": 1, "money": 1}, False), ({"trust": 3}, False)])
def test_hardly_anybody_is_one_in_ten_of_those_who_answered_twice(moved: dict[str, int], *, is_still: bool) -> None:
    facts = still(4, moved=moved)
    step = facts.courses[0].rounds.newest.levels
    assert step is not None
    assert all(item.moved is not None for item in step.items), "otherwise nothing would be known of it"
    assert (Kind.STILL in told(facts, newest_week(facts))) == is_still


def test_no_change_is_not_told_where_nothing_is_known_of_who_moved() -> None:
    rows: dict[str, Row] = {"trust": (0, 5, 3, 0, 0, 0)}
    facts = views(*[rows] * 4)
    assert Kind.STILL not in told(facts, newest_week(facts))


def test_no_change_is_not_told_below_the_floor() -> None:
    rows: dict[str, Row] = {"trust": (0, 2, 2, 0, 0, 0)}
    facts = digest_signals.Facts(courses=(course(*(past(one, rows, answered=4) for one in range(4))),))
    assert told(facts, newest_week(facts)) == []


def heard(*days: int, planned: datetime.timedelta | None = None, is_asked: bool = False) -> digest_signals.Facts:
    return digest_signals.Facts(heard_at=tuple(FIRST + day * DAY for day in days), planned=planned, is_asked=is_asked)


@pytest.mark.parametrize(
    ("facts", "silent_on"),
    [
        (heard(0), 182),
        (heard(0, 90), 90 + 182),
        (heard(0, 30, 60), 60 + 60),
        (heard(0, 30, 60, 150), 150 + 60),
        (heard(0, planned=365 * DAY), 730),
        (heard(0, 30, 60, planned=90 * DAY), 60 + 180),
    ],
    ids=["one round", "two rounds", "monthly", "monthly with a gap", "asked yearly", "asked less often now"],
)
def test_silence_is_twice_the_usual_time_or_half_a_year(facts: digest_signals.Facts, silent_on: int) -> None:
    from_then = FIRST + silent_on * DAY
    assert told(facts, from_then) == []
    assert told(facts, from_then + DAY) == [Kind.SILENCE]
    assert weeks(facts, Kind.SILENCE, from_then - 3 * WEEK, 20) == [3, 11, 19]


def test_there_is_no_silence_before_the_first_answer_and_while_a_round_is_open() -> None:
    late = FIRST + 183 * DAY
    assert told(heard(), late) == []
    assert told(heard(0, is_asked=True), late) == []
    assert told(heard(0, 182), late) == []


def written(kind: annotations.Kind, day: datetime.date, at: datetime.datetime, *, rebases: bool = False) -> annotations.Annotation:
    return annotations.Annotation(
        annotation_id=uuid.uuid4(), board_id=uuid.UUID(int=1), day=day, kind=kind, rebases=rebases, reason="why", made_at=at
    )


@pytest.mark.parametrize(("on", "week"), [(0, 0), (6, 0), (7, 1), (-30, 0), (10, 1)], ids=["first", "last", "next", "earlier", "ahead"])
def test_a_new_chair_is_told_in_the_week_of_the_day_or_of_its_writing_and_once(on: int, week: int) -> None:
    monday = datetime.datetime(2026, 1, 5, 0, tzinfo=datetime.UTC)
    one = written(annotations.Kind.NEW_CHAIR, (monday + on * DAY).date(), monday)
    assert weeks(digest_signals.Facts(written=(one,)), Kind.NEW_CHAIR, monday, 20) == [week]


def test_other_events_are_no_new_chair() -> None:
    facts = digest_signals.Facts(written=(written(annotations.Kind.ELECTION, FIRST.date(), FIRST),))
    assert told(facts, FIRST + DAY) == []


def test_no_more_than_two_are_told_of_one_board() -> None:
    facts = answers((9, 14), (8, 14), (6, 14))
    until = newest_week(facts)
    facts = dataclasses.replace(
        facts,
        written=(written(annotations.Kind.NEW_CHAIR, (until - DAY).date(), until - DAY),) * 2,
        heard_at=(until - 182 * DAY - DAY,),
    )
    assert told(facts, until) == [Kind.NEW_CHAIR, Kind.SILENCE]
