"""When a set is to meet: dates off the holidays, and a word on whatever is odd, before anybody is asked to come."""

import datetime
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations import messages, wording
from conversations.learning_sets import pages, plan
from tests.unit.conversations import a_set

WORDS = wording.Wording()
NOW = a_set.london("2026-11-22 12:00")


def remarks(*slots: str, people: int = 6, minutes: int = 180, zone: str = a_set.LONDON) -> list[tuple[str, bool]]:
    found = plan.remarks([a_set.slot(one) for one in slots], minutes=minutes, zone=zone, people=people, now=NOW)
    assert all(plan.say(one, WORDS, a_set.LONDON) for one in found)
    return [(one.key.removeprefix("sets-plan-"), one.refused) for one in found]


def every(first: str, *, count: int = 6, weeks: int = 7) -> list[str]:
    return [f"{one.day} {one.at:%H:%M}" for one in plan.propose(a_set.slot(first), count=count, weeks=weeks)]


def test_six_meetings_six_to_eight_weeks_apart_off_the_holidays() -> None:
    proposed = every("2026-12-03 14:00")
    # Seven and eight weeks after 17 June it is August; after six it is not yet.
    assert proposed == [
        "2026-12-03 14:00",
        "2027-01-21 14:00",
        "2027-03-11 14:00",
        "2027-04-29 14:00",
        "2027-06-17 14:00",
        "2027-07-29 14:00",
    ]
    assert remarks(*proposed) == []


@given(first=st.dates(datetime.date(2025, 1, 1), datetime.date(2034, 12, 31)), weeks=st.integers(6, 8))
@settings(max_examples=100, deadline=None)
def test_whatever_the_first_day_the_weekday_stays_and_nobody_is_called_in_on_a_holiday(first: datetime.date, weeks: int) -> None:
    slots = plan.propose(plan.Slot(day=first, at=datetime.time(14)), weeks=weeks)
    assert len(slots) == plan.MEETINGS
    assert {one.day.weekday() for one in slots} == {first.weekday()}
    assert not any(plan.is_quiet(one.day) for one in slots[1:])
    gaps = [(later.day - earlier.day).days // 7 for earlier, later in itertools.pairwise(slots)]
    assert all(6 <= gap <= 11 for gap in gaps)
    # Longer than eight weeks only where all three of them are days off.
    assert all(
        gap <= 8 or all(plan.is_quiet(one.day + datetime.timedelta(weeks=each)) for each in (6, 7, 8))
        for gap, one in zip(gaps, slots, strict=False)
    )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"people": 2}, [("too-small", True)]),
        ({"people": 3}, [("small", False)]),
        ({"people": 9}, [("large", False)]),
        ({"people": 40}, [("too-large", True)]),
        ({"minutes": 5}, [("length", True)]),
        ({"zone": "Europe/Atlantis"}, [("zone", True)]),
    ],
)
def test_numbers_that_are_odd(changes: dict[str, object], said: list[tuple[str, bool]]) -> None:
    assert remarks(*every("2026-12-03 14:00"), **changes) == said  # type: ignore[arg-type]  # a case names the argument it changes


@pytest.mark.parametrize(
    ("slots", "said"),
    [
        ((), [("no-meeting", True)]),
        (("2026-11-20 14:00",), [("past", True), ("few-meetings", False)]),
        (("2126-11-20 14:00",), [("far", True), ("few-meetings", False)]),
        (("2027-03-04 10:00", "2027-03-04 14:00"), [("same-day", True), ("few-meetings", False)]),
        (("2027-03-28 01:30",), [("few-meetings", False), ("skipped-hour", False)]),
        (("2027-08-05 14:00",), [("few-meetings", False), ("quiet-day", False)]),
        (("2026-12-03 14:00", "2026-12-17 14:00", "2027-03-11 14:00"), [("few-meetings", False), ("close", False), ("apart", False)]),
    ],
)
def test_dates_that_are_odd(slots: tuple[str, ...], said: list[tuple[str, bool]]) -> None:
    assert remarks(*slots) == said


def test_a_set_of_two_is_told_what_a_set_is_and_a_skipped_hour_what_follows() -> None:
    assert plan.say(plan.Remark(key="sets-plan-too-small", facts={"people": 2}), WORDS, a_set.LONDON).startswith(
        "A set needs at least three people."
    )
    (skipped,) = plan.of_slot(a_set.slot("2027-03-28 01:30"), a_set.LONDON, NOW)
    assert plan.say(skipped, WORDS, a_set.LONDON).endswith("Sunday 28 March at 2\u00a0am.")


def test_one_meeting_is_moved_cancelled_or_added_and_numbers_stay() -> None:
    group = a_set.group(every("2026-12-03 14:00"))
    first, second = group.meetings[0], group.meetings[1]

    def keys(found: tuple[plan.Remark, ...]) -> list[str]:
        return [one.key.removeprefix("sets-plan-") for one in found]

    assert keys(plan.move(group, second, a_set.slot("2027-01-28 10:00"), NOW)) == []
    assert keys(plan.move(group, second, a_set.slot("2027-01-07 10:00"), NOW)) == ["close", "apart"]
    assert keys(plan.move(group, second, a_set.slot("2026-12-03 18:00"), NOW))[0] == "day-taken"
    assert keys(plan.move(group, second, a_set.slot("2026-11-01 10:00"), NOW))[0] == "past"
    assert keys(plan.move(group, first, a_set.slot("2027-01-28 10:00"), first.starts_at)) == ["begun"]
    assert keys(plan.cancel(group, second, NOW)) == ["few-meetings"]
    off = a_set.group([], meetings=(first, a_set.meeting(2, second.starts_at, cancelled_at=NOW), *group.meetings[2:]))
    assert keys(plan.cancel(off, off.meetings[1], NOW)) == ["cancelled"]
    assert plan.next_number(off) == 7
    assert keys(plan.add(off, a_set.slot("2027-01-21 14:00"), NOW)) == []
    assert keys(plan.add(group, a_set.slot("2027-01-21 10:00"), NOW)) == ["day-taken"]


def test_two_sets_at_once_are_allowed_and_an_overlap_is_found() -> None:
    one, other = a_set.group(["2027-03-04 14:00"]), a_set.group(["2027-03-04 16:00", "2027-05-04 16:00"])
    found = plan.clash([one, other], NOW)
    assert found is not None
    assert [each.starts_at for each in found] == [one.meetings[0].starts_at, other.meetings[0].starts_at]
    assert plan.clash([one, a_set.group(["2027-03-04 17:00"])], NOW) is None
    mine = [pages.Place(group=each, person=each.members[0], now=NOW, number=number) for number, each in enumerate((one, other), 1)]
    shown = messages.plain_text(pages.all_of(mine, WORDS))
    assert "meet at the same time on Thursday 4 March" in shown
    assert "Only you can see this" in shown
    assert "at the same time" not in messages.plain_text(pages.all_of(mine[:1], WORDS))
