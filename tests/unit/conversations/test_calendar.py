import datetime
import itertools
import zoneinfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations import calendar

ZONES = ("Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Pacific/Apia", "Africa/Casablanca")
FIRST, LAST = datetime.date(2024, 1, 1), datetime.date(2034, 12, 31)
MINUTE, HOUR, DAY = datetime.timedelta(minutes=1), datetime.timedelta(hours=1), datetime.timedelta(days=1)
DAYS = st.dates(FIRST, LAST)
# Clocks change in the small hours almost everywhere.
TIMES = st.one_of(st.times(datetime.time(0, 0), datetime.time(3, 59)), st.times()).map(lambda at: at.replace(second=0, microsecond=0))
RHYTHMS = st.builds(
    calendar.Rhythm,
    first=DAYS,
    every=st.integers(1, 13),
    unit=st.sampled_from(calendar.Unit),
    at=TIMES,
    zone=st.sampled_from(ZONES),
)
INSTANTS = st.datetimes(datetime.datetime(2024, 1, 1), datetime.datetime(2034, 12, 31), timezones=st.just(datetime.UTC))  # noqa: DTZ001 - bounds are naive


def local(instant: datetime.datetime, zone: str) -> datetime.datetime:
    return instant.astimezone(zoneinfo.ZoneInfo(zone)).replace(tzinfo=None)


def watched(day: datetime.date, at: datetime.time, zone: str) -> datetime.datetime:
    """The same answer by watching the clock on the wall: slow, and without any knowledge of gaps and folds."""
    wall = datetime.datetime.combine(day, at, tzinfo=datetime.UTC)
    offsets = {(wall + hours * HOUR).astimezone(zoneinfo.ZoneInfo(zone)).utcoffset() or datetime.timedelta() for hours in range(-30, 31)}
    shown = [wall - offset for offset in offsets if local(wall - offset, zone) == wall.replace(tzinfo=None)]
    if shown:
        return min(shown)
    minute = wall - max(offsets)
    while local(minute, zone) < wall.replace(tzinfo=None):
        minute += MINUTE
    return minute


def changes(zone: str) -> list[datetime.date]:
    """Every local day of the ten years on which the clocks are changed."""
    days = [FIRST + number * DAY for number in range((LAST - FIRST).days)]
    noons = [datetime.datetime.combine(day, datetime.time(12), tzinfo=zoneinfo.ZoneInfo(zone)).utcoffset() for day in days]
    return [days[place] for place in range(1, len(days)) if noons[place] != noons[place - 1]]


@pytest.mark.parametrize("zone", ZONES)
def test_around_every_change_of_the_clocks_the_wall_decides(zone: str) -> None:
    days = changes(zone)
    assert len(days) >= (20 if zone in {"Europe/London", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca"} else 0)
    for day, minutes in itertools.product(days, range(0, 5 * 60, 15)):
        at = datetime.time(minutes // 60, minutes % 60)
        assert calendar.instant(day, at, zone) == watched(day, at, zone)


@given(day=DAYS, at=TIMES, zone=st.sampled_from(ZONES))
@settings(max_examples=150, deadline=None)
def test_on_any_day_the_wall_decides(day: datetime.date, at: datetime.time, zone: str) -> None:
    assert calendar.instant(day, at, zone) == watched(day, at, zone)


@pytest.mark.parametrize(
    ("day", "at", "zone", "instant"),
    [
        ("2026-03-29", "01:30", "Europe/London", "2026-03-29T01:00"),  # skipped: the first minute after the gap
        ("2026-03-29", "02:00", "Europe/London", "2026-03-29T01:00"),
        ("2026-10-25", "01:30", "Europe/London", "2026-10-25T00:30"),  # comes twice: its first coming
        ("2026-10-25", "09:00", "Europe/London", "2026-10-25T09:00"),
        ("2026-03-08", "02:59", "America/New_York", "2026-03-08T07:00"),
        ("2026-10-04", "02:15", "Australia/Lord_Howe", "2026-10-03T15:30"),  # a gap of half an hour
        ("2026-04-05", "01:45", "Australia/Lord_Howe", "2026-04-04T14:45"),
        ("2011-12-30", "09:00", "Pacific/Apia", "2011-12-30T10:00"),  # a day that never was
    ],
)
def test_known_changes(day: str, at: str, zone: str, instant: str) -> None:
    expected = datetime.datetime.fromisoformat(instant).replace(tzinfo=datetime.UTC)
    assert calendar.instant(datetime.date.fromisoformat(day), datetime.time.fromisoformat(at), zone) == expected


@given(rhythm=RHYTHMS, after=INSTANTS)
@settings(max_examples=200, deadline=None)
def test_slots_come_once_each_in_order_and_none_is_left_out(rhythm: calendar.Rhythm, after: datetime.datetime) -> None:
    found = list(itertools.islice(calendar.slots(rhythm, after), 12))
    assert all(early < late for early, late in itertools.pairwise(found))
    assert found[0] > after
    # Counted out from the first date on, one step at a time.
    every = list(
        itertools.takewhile(
            lambda due: due <= found[-1], (calendar.instant(day(rhythm, n), rhythm.at, rhythm.zone) for n in itertools.count())
        )
    )
    assert [due for due in every if due > after] == found
    assert calendar.next_due(rhythm, after) == found[0]
    assert calendar.next_due(rhythm, found[0]) == found[1]
    assert calendar.next_due(rhythm, found[0] - datetime.timedelta(microseconds=1)) == found[0]


def day(rhythm: calendar.Rhythm, step: int) -> datetime.date:
    """The day of a step, one month or one week after the other."""
    if rhythm.unit is calendar.Unit.WEEKS:
        return rhythm.first + step * rhythm.every * 7 * DAY
    year, month = rhythm.first.year, rhythm.first.month + step * rhythm.every
    while month > 12:
        year, month = year + 1, month - 12
    for number in (rhythm.first.day, 30, 29, 28):
        try:
            return datetime.date(year, month, min(number, rhythm.first.day))
        except ValueError:
            continue
    raise AssertionError


@given(rhythm=RHYTHMS, after=INSTANTS)
@settings(max_examples=100, deadline=None)
def test_the_local_time_is_the_one_asked_for_unless_it_is_skipped(rhythm: calendar.Rhythm, after: datetime.datetime) -> None:
    for due in itertools.islice(calendar.slots(rhythm, after), 30):
        if local(due, rhythm.zone).time() == rhythm.at:
            continue
        before = local(due - MINUTE, rhythm.zone)
        assert before.time() < rhythm.at < local(due, rhythm.zone).time()
        assert local(due, rhythm.zone) - before > MINUTE


def rhythm(first: str, every: int = 1, unit: calendar.Unit = calendar.Unit.MONTHS, zone: str = "Europe/London") -> calendar.Rhythm:
    return calendar.Rhythm(first=datetime.date.fromisoformat(first), every=every, unit=unit, at=datetime.time(9), zone=zone)


def days_of(one: calendar.Rhythm, after: str, count: int) -> list[str]:
    start = datetime.datetime.fromisoformat(after).replace(tzinfo=datetime.UTC)
    return [local(due, one.zone).date().isoformat() for due in itertools.islice(calendar.slots(one, start), count)]


def test_the_last_day_stands_in_for_a_day_that_a_month_lacks_and_comes_back() -> None:
    assert days_of(rhythm("2026-01-31"), "2026-01-01", 5) == ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"]


def test_the_29th_of_february() -> None:
    assert days_of(rhythm("2024-02-29", every=12), "2024-01-01", 5) == [
        "2024-02-29",
        "2025-02-28",
        "2026-02-28",
        "2027-02-28",
        "2028-02-29",
    ]
    assert calendar.add_months(datetime.date(2028, 2, 29), -12) == datetime.date(2027, 2, 28)


def test_a_first_date_long_ago_or_far_ahead() -> None:
    assert days_of(rhythm("1950-01-02", every=2, unit=calendar.Unit.WEEKS), "2026-11-22", 2) == ["2026-11-23", "2026-12-07"]
    assert days_of(rhythm("1950-01-31", every=5), "2026-11-22", 2) == ["2027-02-28", "2027-07-31"]
    assert days_of(rhythm("2150-06-01"), "2026-11-22", 2) == ["2150-06-01", "2150-07-01"]


def test_a_slot_at_the_very_instant_has_passed() -> None:
    assert days_of(rhythm("2026-11-23"), "2026-11-23T09:00", 1) == ["2026-12-23"]
    assert days_of(rhythm("2026-11-23"), "2026-11-23T08:59:59.999999", 1) == ["2026-11-23"]
