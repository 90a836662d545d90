"""What a set owes to whom and when: each prompt once, at nine by the person's clock, on a working day, and never during a meeting."""

import collections
import dataclasses
import datetime
import uuid
import zoneinfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations import sending, workdays
from conversations.learning_sets import plan, prompts, state
from tests.unit.conversations import a_set

K, N = sending.Kind, state.NoteKind
DAY, LOOKS = datetime.timedelta(days=1), datetime.timedelta(hours=12)
ZONES = (a_set.LONDON, "America/New_York", "Pacific/Auckland")
TIED_TO_THE_DAY = {K.SET_MIND, K.SET_PREPARE, K.SET_EVE, K.SET_WEEK_ON, K.SET_HALFWAY, K.SET_WEEK_BEFORE, K.SET_REVIEW, K.SET_AFTER}
SIX = ("2026-12-03 14:00", "2027-01-21 14:00", "2027-03-11 14:00", "2027-04-29 14:00", "2027-06-17 14:00", "2027-09-02 14:00")


def when(group: state.Group, kind: sending.Kind, place: int = 1, number: int = 1, busy: prompts.BusyOf | None = None) -> list[str]:
    """By London's clocks."""
    found = prompts.planned(group, busy or {}, a_set.london("2026-11-01 09:00"))
    return [
        f"{one.due_at.astimezone(zoneinfo.ZoneInfo(a_set.LONDON)):%a %Y-%m-%d %H:%M}"
        for one in found
        if (one.kind, one.person_id, one.set_meeting_id) == (kind, a_set.who(place), uuid.UUID(int=1000 + number))
    ]


@pytest.mark.parametrize(
    ("kind", "place", "number", "at"),
    [
        (K.SET_MIND, 2, 1, ["Mon 2026-11-23 09:00"]),
        (K.SET_PREPARE, 1, 1, ["Fri 2026-11-27 09:00"]),  # five days before is a Saturday
        (K.SET_PREPARE, 2, 1, []),
        (K.SET_EVE, 2, 1, ["Wed 2026-12-02 09:00"]),
        (K.SET_STARTS, 1, 1, []),  # presents, so the next in turn keeps the time
        (K.SET_STARTS, 2, 1, ["Thu 2026-12-03 14:00"]),
        (K.SET_STARTS, 2, 2, ["Thu 2027-01-21 14:00"]),
        (K.SET_ENDED, 3, 1, ["Thu 2026-12-03 17:00"]),
        (K.SET_WEEK_ON, 1, 1, ["Thu 2026-12-10 09:00"]),
        (K.SET_HALFWAY, 1, 1, ["Tue 2026-12-29 09:00"]),  # 27 December is a Sunday, 28 a holiday in its place
        (K.SET_WEEK_BEFORE, 1, 1, ["Thu 2027-01-14 09:00"]),
        (K.SET_WEEK_ON, 2, 1, []),
        (K.SET_REVIEW, 4, 3, ["Fri 2027-03-12 09:00"]),
        (K.SET_REVIEW, 4, 6, ["Fri 2027-09-03 09:00"]),
        (K.SET_REVIEW, 4, 2, []),
        (K.SET_AFTER, 4, 6, ["Thu 2028-03-02 09:00"]),
        (K.SET_AFTER, 4, 5, []),
        (K.SET_WEEK_BEFORE, 1, 6, []),
        (K.SET_HALFWAY, 1, 6, ["Mon 2027-09-27 09:00"]),  # as if there were a next one in seven weeks
    ],
)
def test_a_year_of_a_set(kind: sending.Kind, place: int, number: int, at: list[str]) -> None:
    found = a_set.group(SIX, presenters=[(1, 1), (6, 1)])
    assert when(found, kind, place, number) == at


def test_moving_a_meeting_moves_what_hangs_on_it_and_what_named_the_day_comes_anew() -> None:
    before = a_set.group(SIX, presenters=[(1, 1)])
    moved = dataclasses.replace(before.meetings[1], starts_at=a_set.london("2027-01-28 10:00"), sequence=1)
    after = dataclasses.replace(before, meetings=(before.meetings[0], moved, *before.meetings[2:]))
    assert when(after, K.SET_WEEK_BEFORE, 1, 1) == ["Thu 2027-01-21 09:00"]
    assert when(after, K.SET_MIND, 2, 2) == ["Mon 2027-01-18 09:00"]
    assert when(after, K.SET_STARTS, 2, 2) == ["Thu 2027-01-28 10:00"]
    now = a_set.london("2026-11-01 09:00")
    old, new = (
        {
            one.kind: one.key
            for one in prompts.planned(each, {}, now)
            if (one.set_meeting_id, one.person_id) == (moved.set_meeting_id, a_set.who(2))
        }
        for each in (before, after)
    )
    assert {kind for kind in old if old[kind] != new[kind]} == {K.SET_EVE, K.SET_STARTS, K.SET_ENDED}
    # A prompt for the day that was is not wanted any more; one that asks what is on their mind is.
    assert prompts.find(after, {}, old[K.SET_EVE], now) is None
    assert prompts.find(after, {}, old[K.SET_MIND], now) is not None


def test_a_cancelled_meeting_owes_nothing_and_the_third_that_takes_place_is_looked_back_on() -> None:
    whole = a_set.group(SIX, presenters=[(1, 1), (2, 2)])
    off = dataclasses.replace(whole.meetings[1], cancelled_at=a_set.london("2026-12-20 09:00"), sequence=1)
    group = dataclasses.replace(whole, meetings=(whole.meetings[0], off, *whole.meetings[2:]))
    assert all(not when(group, kind, place, 2) for kind in K for place in (1, 2, 3, 4))
    assert when(group, K.SET_REVIEW, 4, 3) == []
    assert when(group, K.SET_REVIEW, 4, 4) == ["Fri 2027-04-30 09:00"]
    assert when(group, K.SET_WEEK_BEFORE, 1, 1) == ["Thu 2027-03-04 09:00"]
    # Cancelled after its review was asked: nobody is asked a second time.
    keys = [
        {one.key for one in prompts.planned(each, {}, a_set.london("2027-04-01 09:00")) if one.kind is K.SET_REVIEW}
        for each in (whole, group)
    ]
    assert keys[0] & keys[1]


def test_who_cannot_come_is_asked_nothing_about_it() -> None:
    group = a_set.group(SIX, presenters=[(1, 1)], presences=())
    said = (
        a_set.presence(1, 1, presents=1, coming=False),
        a_set.presence(1, 2, coming=False),
        a_set.presence(1, 3, came=False),
        a_set.presence(1, 4, coming=False, came=True),
    )
    group = dataclasses.replace(group, presences=said)
    assert [place for place in range(1, 5) if when(group, K.SET_EVE, place)] == [3]
    assert [place for place in range(1, 5) if when(group, K.SET_ENDED, place)] == [4]
    assert [place for place in range(1, 5) if when(group, K.SET_WEEK_ON, place)] == []


def test_leavers_hear_no_more_joiners_nothing_of_before_and_what_is_done_is_not_asked() -> None:
    people = (a_set.member(1), a_set.member(2), a_set.member(3, left="2026-10-30"), a_set.member(4, joined="2026-12-20"))
    group = a_set.group(SIX, people, notes=(a_set.note(1, 1, N.MIND),))
    assert [place for place in range(1, 5) if when(group, K.SET_MIND, place)] == [2]
    later = {
        one.person_id
        for one in prompts.planned(group, {}, a_set.london("2027-01-01 09:00"))
        if one.set_meeting_id == group.meetings[0].set_meeting_id
    }
    assert a_set.who(4) not in later
    ended = dataclasses.replace(group, learning_set=dataclasses.replace(group.learning_set, ended_at=a_set.london("2027-02-01 09:00")))
    assert not when(ended, K.SET_MIND, 2, 3)
    assert when(ended, K.SET_AFTER, 2, 2) == ["Wed 2027-07-21 09:00"]


def test_meetings_close_to_each_other_leave_people_in_peace_between_them() -> None:
    weekly = a_set.group(("2026-12-03 14:00", "2026-12-10 14:00", "2026-12-31 14:00"), presenters=[(1, 1), (2, 1)])
    assert [when(weekly, kind, 1, 1) for kind in (K.SET_WEEK_ON, K.SET_HALFWAY, K.SET_WEEK_BEFORE)] == [[], [], []]
    assert [len(when(weekly, kind, 1, 2)) for kind in (K.SET_WEEK_ON, K.SET_HALFWAY, K.SET_WEEK_BEFORE)] == [1, 0, 1]


def test_what_falls_into_a_meeting_of_another_set_waits_for_its_end_and_for_the_next_ones() -> None:
    group = a_set.group(SIX)
    spans = [("2026-11-23 08:30", "2026-11-23 11:00"), ("2026-11-23 11:00", "2026-11-23 12:15"), ("2026-12-03 13:00", "2026-12-03 15:00")]
    busy = {a_set.who(2): [state.Busy(starts_at=a_set.london(first), ends_at=a_set.london(last)) for first, last in spans]}
    assert when(group, K.SET_MIND, 2, 1, busy) == ["Mon 2026-11-23 12:15"]
    assert when(group, K.SET_MIND, 3, 1, busy) == ["Mon 2026-11-23 09:00"]


def test_a_late_tick_owes_what_is_of_use_still_and_tells_of_the_rest() -> None:
    group = a_set.group(SIX, presenters=[(1, 1)])
    assert {one.kind for one in prompts.due(group, {}, a_set.london("2026-11-26 08:59"))} == {K.SET_MIND}
    assert prompts.due(group, {}, a_set.london("2026-11-26 09:01")) == ()
    assert {one.kind for one in prompts.left_out(group, {}, a_set.london("2026-11-26 09:01"))} == {K.SET_MIND}
    # Down from before the eve until after the meeting: the eve is no use any more, what comes at the end is.
    late = a_set.london("2026-12-04 10:00")
    assert {one.kind for one in prompts.due(group, {}, late)} == {K.SET_ENDED}
    assert {one.kind for one in prompts.left_out(group, {}, late)} == {K.SET_EVE, K.SET_STARTS}
    assert prompts.next_at(group, {}, late) == a_set.london("2026-12-10 09:00")


DAYS = st.dates(datetime.date(2025, 1, 1), datetime.date(2034, 12, 31))
TIMES = st.times(datetime.time(8), datetime.time(18)).map(lambda at: at.replace(minute=at.minute // 15 * 15, second=0, microsecond=0))


@given(first=DAYS, at=TIMES, weeks=st.integers(2, 9), zone=st.sampled_from(ZONES), abroad=st.sampled_from(ZONES), shift=st.integers(-9, 9))
@settings(max_examples=20, deadline=None)
def test_over_ten_years_every_prompt_comes_once_at_its_hour(
    first: datetime.date, at: datetime.time, weeks: int, zone: str, abroad: str, shift: int
) -> None:
    slots = list(plan.propose(plan.Slot(day=first, at=at), weeks=weeks))
    slots[2] = plan.Slot(day=slots[2].day + shift * DAY, at=at)
    people = [a_set.member(place, zone=abroad if place % 2 else zone) for place in range(1, 6)]
    group = a_set.group(
        [plan.instant(one, zone) for one in slots], people, presenters=[(number, number % 5 + 1) for number in range(1, 7)], zone=zone
    )
    busy = {one.person_id: [state.Busy(starts_at=held.starts_at, ends_at=held.ends_at) for held in group.held()] for one in people}
    begun = plan.instant(slots[0], zone) - 20 * DAY
    zones = {one.person_id: one.zone for one in people}
    everything = prompts.planned(group, busy, begun)
    assert max(collections.Counter(one.key for one in everything).values()) == 1
    for one in everything:
        inside = [held for held in group.held() if held.starts_at <= one.due_at < held.ends_at]
        assert all(one.kind is K.SET_STARTS and held.starts_at == one.due_at for held in inside)
        local = one.due_at.astimezone(zoneinfo.ZoneInfo(zones[one.person_id]))
        waited = any(held.ends_at == one.due_at for held in group.held())
        if one.kind in TIED_TO_THE_DAY and not waited:
            assert (local.hour, local.minute) == (9, 0)
            assert workdays.is_working_day(local.date())
    # A process that looks twice a day owes each that is of use for longer than that.
    owed: set[str] = set()
    now = begun
    while now < begun + 30 * DAY:
        found = {one.key: one for one in prompts.due(group, busy, now)}
        assert all(now - found[key].due_at < LOOKS or found[key].due_at < begun for key in found.keys() - owed)
        owed |= found.keys()
        now += LOOKS
    assert {one.key for one in everything if begun < one.due_at < now - LOOKS and one.until - one.due_at > LOOKS} <= owed
