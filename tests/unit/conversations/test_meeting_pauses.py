"""When a practice begins that falls due on a bank holiday or in a pause: over ten years, whatever was down in between."""

import datetime
import itertools
import zoneinfo

from hypothesis import given
from hypothesis import strategies as st

from conversations import calendar, terms, workdays
from conversations.meetings import pauses

LONDON = zoneinfo.ZoneInfo("Europe/London")
DAY = datetime.timedelta(days=1)
RHYTHMS = st.builds(
    calendar.Rhythm,
    first=st.dates(datetime.date(2026, 1, 1), datetime.date(2027, 12, 31)),
    every=st.integers(1, 6),
    unit=st.sampled_from(calendar.Unit),
    at=st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    zone=st.sampled_from(["Europe/London", "Asia/Kolkata", "America/New_York"]),
)
SPANS = st.builds(
    lambda first, length: terms.Span(first=first, last=first + length * DAY),
    st.dates(datetime.date(2026, 1, 1), datetime.date(2037, 1, 1)),
    st.integers(0, 60),
)


def weekly(first: str, every: int = 1) -> calendar.Rhythm:
    day = datetime.date.fromisoformat(first)
    return calendar.Rhythm(first=day, every=every, unit=calendar.Unit.WEEKS, at=datetime.time(9), zone="Europe/London")


def at(day: str, hour: int = 9) -> datetime.datetime:
    return datetime.datetime.combine(datetime.date.fromisoformat(day), datetime.time(hour), tzinfo=LONDON).astimezone(datetime.UTC)


def rests(day: datetime.date, spans: list[terms.Span]) -> bool:
    return workdays.is_bank_holiday(day) or any(one.has(day) for one in spans)


@given(rhythm=RHYTHMS, spans=st.lists(SPANS, max_size=4), august=st.booleans())
def test_over_ten_years_nothing_begins_on_a_day_of_rest_and_nothing_comes_in_bursts(
    *, rhythm: calendar.Rhythm, spans: list[terms.Span], august: bool
) -> None:
    spans = [*spans, *(pauses.augusts(rhythm.first) if august else ())]
    zone = zoneinfo.ZoneInfo(rhythm.zone)
    now = calendar.instant(rhythm.first, datetime.time(), rhythm.zone) - DAY
    due, end, begun = calendar.next_due(rhythm, now), now + 3653 * DAY, []
    while due < end:
        to = pauses.begins(rhythm, due, due, spans)
        assert to >= due
        if to == due:
            begun.append(due)
            due = calendar.next_due(rhythm, due)
        else:
            due = to
    assert not any(rests(one.astimezone(zone).date(), spans) for one in begun)
    step = (7 if rhythm.unit is calendar.Unit.WEEKS else 28) * rhythm.every * DAY
    assert all(two - one > step / 2 - DAY for one, two in itertools.pairwise(begun))
    for one in begun:
        local = one.astimezone(zone)
        assert local.time() == rhythm.at or local.time() > rhythm.at, "a skipped hour begins after it"


@given(RHYTHMS, st.integers(0, 400), SPANS)
def test_what_was_found_late_waits_for_the_end_of_a_pause_that_is_on(rhythm: calendar.Rhythm, late: int, span: terms.Span) -> None:
    due = calendar.next_due(rhythm, datetime.datetime(2027, 1, 1, tzinfo=datetime.UTC))
    now = due + late * DAY
    to = pauses.begins(rhythm, due, now, [span])
    today = now.astimezone(zoneinfo.ZoneInfo(rhythm.zone)).date()
    if rests(today, [span]):
        assert to > now
    elif not rests(due.astimezone(zoneinfo.ZoneInfo(rhythm.zone)).date(), [span]):
        assert to == due


def test_a_bank_holiday_puts_it_off_by_a_day_at_the_same_local_time() -> None:
    assert pauses.begins(weekly("2026-08-03"), at("2026-08-31"), at("2026-08-31"), []) == at("2026-09-01")


def test_the_week_after_easter_keeps_the_clock_that_people_see() -> None:
    rhythm = weekly("2027-03-01")
    to = pauses.begins(rhythm, at("2027-03-29"), at("2027-03-29"), [])
    assert to == at("2027-03-30")
    assert to.astimezone(LONDON).hour == 9


def test_a_slot_just_after_the_pause_takes_the_place_of_the_late_one() -> None:
    fortnightly = weekly("2026-07-21", every=2)
    august = [pauses.august(2026)]
    assert pauses.begins(fortnightly, at("2026-08-04"), at("2026-08-04"), august) == at("2026-09-01")
    other = weekly("2026-07-24", every=2)
    assert pauses.begins(other, at("2026-08-07"), at("2026-08-07"), august) == at("2026-09-04"), "not on the first as well"


def test_a_saturday_of_their_own_choice_is_no_day_of_rest() -> None:
    assert pauses.begins(weekly("2026-09-05"), at("2026-09-05"), at("2026-09-05"), []) == at("2026-09-05")


def test_digests_rest_on_bank_holidays_and_at_christmas_where_the_board_does() -> None:
    spans = pauses.for_digests(
        [pauses.august(2026), pauses.christmas(2026), terms.Span(first=datetime.date(2026, 12, 1), last=datetime.date(2027, 1, 31))]
    )
    assert set(spans) == {pauses.christmas(2026)}
    assert pauses.for_digests([]) == ()


def test_yearly_pauses_begin_with_the_one_that_is_not_over() -> None:
    august = pauses.augusts(datetime.date(2026, 8, 31))
    assert (august[0], len(august)) == (pauses.august(2026), pauses.YEARS)
    assert pauses.augusts(datetime.date(2026, 9, 1))[0] == pauses.august(2027)
    assert pauses.christmases(datetime.date(2027, 1, 1))[0] == pauses.christmas(2026)
    assert pauses.christmases(datetime.date(2027, 1, 2))[0] == pauses.christmas(2027)
    assert all(map(pauses.is_august, august))
    assert not pauses.is_christmas(august[0])
