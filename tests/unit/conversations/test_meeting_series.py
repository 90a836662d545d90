"""A year of meetings from one first date: over ten years, with and without pauses, and over every bank holiday."""

import datetime
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations import workdays
from conversations.meetings import facts, pauses, series

YEARS = datetime.timedelta(days=3653)
CADENCES = st.sampled_from(series.Cadence)
WEEKS = {series.Cadence.SIX_WEEKS: 6, series.Cadence.SEVEN_WEEKS: 7, series.Cadence.EIGHT_WEEKS: 8}
FIRSTS = st.dates(datetime.date(2026, 1, 1), datetime.date(2029, 12, 31))
SERIES = st.builds(
    series.Series,
    cadence=CADENCES,
    first=FIRSTS,
    at=st.times(),
    count=st.integers(1, series.MOST),
    kind=st.sampled_from(facts.Kind),
    minutes=st.integers(1, facts.LONGEST_MINUTES),
    august=st.booleans(),
    christmas=st.booleans(),
)


def ten_years(plan: series.Series) -> list[series.Stop]:
    return list(itertools.takewhile(lambda one: one.day < plan.first + YEARS, series.stops(plan)))


def of(cadence: series.Cadence, first: str, *, august: bool = False, christmas: bool = False) -> series.Series:
    day = datetime.date.fromisoformat(first)
    return series.Series(cadence=cadence, first=day, at=datetime.time(14), count=8, august=august, christmas=christmas)


def days(plan: series.Series, count: int = 5) -> list[str]:
    return [f"{one.day:%a %d %b %y}" for one in itertools.islice(series.stops(plan), count)]


@given(SERIES)
def test_no_meeting_is_on_a_bank_holiday_or_in_a_pause_that_is_left_out(plan: series.Series) -> None:
    for stop in ten_years(plan):
        assert not workdays.is_bank_holiday(stop.day)
        assert not (plan.august and stop.day.month == 8)
        assert not (plan.christmas and (pauses.christmas(stop.day.year).has(stop.day) or pauses.christmas(stop.day.year - 1).has(stop.day)))


@given(SERIES)
def test_only_what_gives_way_leaves_its_weekday_and_then_it_stays_in_its_week(plan: series.Series) -> None:
    for stop in ten_years(plan):
        if stop.why is None:
            assert stop.day.weekday() == plan.first.weekday()
            assert stop.instead_of is None
        else:
            assert stop.instead_of is not None
        if stop.why is series.Why.HOLIDAY and stop.instead_of is not None:
            assert workdays.is_bank_holiday(stop.instead_of)
            assert workdays.is_working_day(stop.day)
            assert stop.day.isocalendar()[:2] == stop.instead_of.isocalendar()[:2]


@given(cadence=st.sampled_from(list(WEEKS)), first=FIRSTS, august=st.booleans(), christmas=st.booleans())
def test_weeks_between_meetings_are_those_of_the_cadence_unless_a_pause_lies_between(
    *, cadence: series.Cadence, first: datetime.date, august: bool, christmas: bool
) -> None:
    plan = series.Series(cadence=cadence, first=first, at=datetime.time(10), count=1, august=august, christmas=christmas)
    for one, two in itertools.pairwise(ten_years(plan)):
        weeks = ((two.instead_of if two.why is series.Why.HOLIDAY else two.day) or two.day) - one.day
        holidays = datetime.timedelta(days=4)
        if two.why is series.Why.PAUSE:
            assert datetime.timedelta(weeks=6) - 2 * holidays <= weeks <= datetime.timedelta(weeks=13) + holidays
        else:
            assert abs(weeks - datetime.timedelta(weeks=WEEKS[cadence])) <= holidays


@given(st.sampled_from([(series.Cadence.MONTHLY, 1), (series.Cadence.QUARTERLY, 3)]), FIRSTS)
def test_a_monthly_board_meets_once_in_each_month_and_a_quarterly_one_in_each_third(
    cadence: tuple[series.Cadence, int], first: datetime.date
) -> None:
    plan = series.Series(cadence=cadence[0], first=first, at=datetime.time(10), count=1)
    nominal = [one.instead_of or one.day for one in ten_years(plan)]
    months = [one.year * 12 + one.month for one in nominal]
    assert months == list(range(months[0], months[0] + len(months) * cadence[1], cadence[1]))
    places = {(one.day - 1) // 7 for one in nominal}
    assert places <= ({3, 4} if (first.day - 1) // 7 == 4 else {(first.day - 1) // 7})


@given(SERIES)
def test_dates_only_go_on(plan: series.Series) -> None:
    found = [one.day for one in ten_years(plan)]
    assert all(one < two for one, two in itertools.pairwise(found))


@given(SERIES)
def test_a_series_comes_back_from_the_value_of_a_button(plan: series.Series) -> None:
    whole_minutes = series.Series(
        cadence=plan.cadence,
        first=plan.first,
        at=plan.at.replace(second=0, microsecond=0),
        count=plan.count,
        kind=plan.kind,
        minutes=plan.minutes,
        august=plan.august,
        christmas=plan.christmas,
    )
    assert series.read(whole_minutes.code) == whole_minutes
    assert len(f"{whole_minutes.code}.ffffff") <= 60


@pytest.mark.parametrize(
    "code",
    ["", "7w", "9w.20270101.1400.3.formal.120.", "7w.20270231.1400.3.formal.120.", "7w.20270101.2500.3.formal.120.",
     "7w.20270101.1400.0.formal.120.", "7w.20270101.1400.99.formal.120.", "7w.20270101.1400.3.formal.0.", "7w.20270101.1400.3.tea.120."],
)  # fmt: skip
def test_a_code_that_we_did_not_write_is_none(code: str) -> None:
    assert series.read(code) is None


def test_the_second_wednesday_of_each_month() -> None:
    found = days(of(series.Cadence.MONTHLY, "2027-01-13"))
    assert found == ["Wed 13 Jan 27", "Wed 10 Feb 27", "Wed 10 Mar 27", "Wed 14 Apr 27", "Wed 12 May 27"]


def test_a_fifth_friday_is_the_last_one() -> None:
    found = days(of(series.Cadence.MONTHLY, "2027-01-29"))
    assert found == ["Fri 29 Jan 27", "Fri 26 Feb 27", "Thu 25 Mar 27", "Fri 30 Apr 27", "Fri 28 May 27"], "26 March is Good Friday"


def test_a_monthly_board_that_leaves_out_august_does_not_meet_twice_in_july() -> None:
    found = days(of(series.Cadence.MONTHLY, "2027-06-02", august=True), 4)
    assert found == ["Wed 02 Jun 27", "Wed 07 Jul 27", "Wed 01 Sep 27", "Wed 06 Oct 27"]


def test_at_christmas_a_meeting_comes_a_week_earlier() -> None:
    found = list(itertools.islice(series.stops(of(series.Cadence.MONTHLY, "2027-11-24", christmas=True)), 3))
    assert [one.day.isoformat() for one in found] == ["2027-11-24", "2027-12-22", "2028-01-26"]
    late = list(itertools.islice(series.stops(of(series.Cadence.MONTHLY, "2026-11-26", christmas=True)), 2))
    assert [(one.day.isoformat(), one.why) for one in late] == [("2026-11-26", None), ("2026-12-17", series.Why.PAUSE)]


def test_after_august_a_board_begins_again_on_the_first_of_its_weekdays() -> None:
    found = list(itertools.islice(series.stops(of(series.Cadence.SEVEN_WEEKS, "2027-06-23", august=True)), 3))
    assert [(one.day.isoformat(), one.why) for one in found] == [
        ("2027-06-23", None),
        ("2027-09-01", series.Why.PAUSE),
        ("2027-10-20", None),
    ]


def test_six_or_eight_weeks_are_taken_where_seven_lie_in_the_pause() -> None:
    found = list(itertools.islice(series.stops(of(series.Cadence.SEVEN_WEEKS, "2027-06-16", august=True)), 2))
    assert [(one.day.isoformat(), one.why) for one in found][1] == ("2027-07-28", series.Why.PAUSE)


def test_a_first_day_in_the_pause_or_on_a_holiday_gives_way_too() -> None:
    assert days(of(series.Cadence.QUARTERLY, "2027-08-11", august=True), 2) == ["Wed 01 Sep 27", "Wed 10 Nov 27"]
    assert days(of(series.Cadence.SEVEN_WEEKS, "2027-03-29"), 2) == ["Tue 30 Mar 27", "Mon 17 May 27"]


def test_the_local_time_stays_over_both_clock_changes() -> None:
    plan = of(series.Cadence.MONTHLY, "2027-01-13")
    clocks = {facts.local(one.starts_at("Europe/London"), "Europe/London").time() for _, one in plan.planned()}
    assert clocks == {datetime.time(14)}
    assert {one.starts_at("Europe/London").hour for _, one in plan.planned()} == {13, 14}
