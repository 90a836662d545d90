import dataclasses
import datetime
import zoneinfo

import pytest

from adapters.console import commands
from tests.unit.console import cards

LONDON = zoneinfo.ZoneInfo("Europe/London")
BEFORE_CHANGE = datetime.datetime(2026, 3, 28, 9, 0, tzinfo=datetime.UTC)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Named:
    name: str


def move(to: str, now: datetime.datetime = cards.NOON, due: datetime.datetime | None = None) -> datetime.datetime | commands.Still:
    return commands.clock_move(to, now, LONDON, due)


@pytest.mark.parametrize(
    ("to", "step"),
    [
        ("+30m", datetime.timedelta(minutes=30)),
        ("+5h", datetime.timedelta(hours=5)),
        ("+3d", datetime.timedelta(days=3)),
        ("+2w", datetime.timedelta(weeks=2)),
        ("+ 2 W", datetime.timedelta(weeks=2)),
        ("+0d", datetime.timedelta()),
    ],
)
def test_the_clock_goes_on_by_a_step(to: str, step: datetime.timedelta) -> None:
    assert move(to) == cards.NOON + step


def test_a_day_on_is_the_same_time_of_day_also_where_clocks_change() -> None:
    assert move("+1d", BEFORE_CHANGE) == datetime.datetime(2026, 3, 29, 8, 0, tzinfo=datetime.UTC)
    assert move("+24h", BEFORE_CHANGE) == datetime.datetime(2026, 3, 29, 9, 0, tzinfo=datetime.UTC)


@pytest.mark.parametrize("to", ["3d", "+3", "+d", "+3y", "+1.5h", "tomorrow", "+1234w", "+3d 2h", "nextt", "+٣d\x00"])
def test_what_is_no_move_is_not_guessed_at(to: str) -> None:
    assert move(to) is commands.Still.NOT_READ


def test_the_clock_stops_at_the_end_of_the_calendar() -> None:
    assert move("+999w", datetime.datetime(9999, 1, 1, tzinfo=datetime.UTC)) is commands.Still.NOT_READ


def test_the_clock_does_not_go_back() -> None:
    earlier = cards.NOON - datetime.timedelta(days=1)
    assert move("-3d") is commands.Still.BACKWARDS
    assert move("next", due=earlier) == cards.NOON


def test_the_next_due_time() -> None:
    later = cards.NOON + datetime.timedelta(days=1)
    assert move("NEXT", due=later) == later
    assert move("next") is commands.Still.NOTHING_DUE
    assert move("") is commands.Still.ASKED


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("ann", ["Ann"]),
        ("ANN", ["Ann"]),
        ("an", ["Ann", "Anna Bell"]),
        ("anna", ["Anna Bell"]),
        ("Anna   b", ["Anna Bell"]),
        ("bell", ["Anna Bell"]),
        ("ell", []),
        ("2", ["Anna Bell"]),
        ("0", []),
        ("4", []),
        ("9" * 5000, []),
        ("łu", ["Łukasz"]),
    ],
)
def test_people_are_found_by_how_their_name_or_a_word_of_it_begins(asked: str, found: list[str]) -> None:
    people = [Named(name="Ann"), Named(name="Anna Bell"), Named(name="Łukasz")]
    assert [one.name for one in commands.called(asked, people)] == found
