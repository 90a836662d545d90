"""When somebody may be written to: their own day and hour, nights, leave, snooze, holidays, and the week's number."""

import datetime
import typing
import zoneinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations import sending, terms, workdays

LONDON = "Europe/London"
ZONES = (LONDON, "America/New_York", "Pacific/Auckland", "Asia/Kathmandu")
DAY = datetime.timedelta(days=1)


def london(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text).replace(tzinfo=zoneinfo.ZoneInfo(LONDON)).astimezone(datetime.UTC)


def leaves(due: str, kind: sending.Kind = sending.Kind.REFLECTION, pauses: tuple[terms.Span, ...] = (), **said: typing.Any) -> str:
    at = terms.leaves_at(terms.Terms(**said), LONDON, kind, london(due), pauses)
    return f"{at.astimezone(zoneinfo.ZoneInfo(LONDON)):%a %Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("due", "said", "left"),
    [
        ("2026-11-23 10:15", {}, "Mon 2026-11-23 10:15"),
        ("2026-11-23 06:00", {}, "Mon 2026-11-23 08:00"),
        ("2026-11-23 20:00", {}, "Tue 2026-11-24 08:00"),
        ("2026-11-27 21:30", {}, "Mon 2026-11-30 08:00"),
        ("2026-12-24 21:00", {}, "Tue 2026-12-29 08:00"),
        ("2026-11-23 10:15", {"at": datetime.time(7)}, "Tue 2026-11-24 07:00"),
        ("2026-11-23 10:15", {"at": datetime.time(12, 30)}, "Mon 2026-11-23 12:30"),
        ("2026-11-23 10:15", {"days": frozenset({6})}, "Sat 2026-11-28 08:00"),
        ("2026-11-23 10:15", {"snoozed_until": datetime.date(2026, 12, 1)}, "Tue 2026-12-01 08:00"),
        (
            "2026-11-23 10:15",
            {"away": (terms.Span(first=datetime.date(2026, 11, 20), last=datetime.date(2026, 11, 27)),)},
            "Mon 2026-11-30 08:00",
        ),
        ("2026-11-23 10:15", {"quiet_from": datetime.time(9), "quiet_until": datetime.time(17)}, "Mon 2026-11-23 17:00"),
        ("2026-11-23 02:15", {"quiet_from": datetime.time(9), "quiet_until": datetime.time(9)}, "Mon 2026-11-23 02:15"),
        # The clocks go forward on 29 March 2026, a Sunday: one in the night, two hours of it not there.
        ("2026-03-29 00:30", {"days": frozenset({7}), "at": datetime.time(1, 30)}, "Sun 2026-03-29 02:00"),
        # They go back on 25 October 2026: half past one comes twice, and the first is taken.
        ("2026-10-25 00:30", {"days": frozenset({7}), "at": datetime.time(1, 30)}, "Sun 2026-10-25 01:30"),
    ],
)
def test_the_first_instant_that_suits_the_person(due: str, said: dict[str, typing.Any], left: str) -> None:
    assert leaves(due, **said) == left


def test_a_timely_message_waits_for_no_favourite_day_but_for_the_morning_and_for_leave() -> None:
    away = (terms.Span(first=datetime.date(2026, 11, 24), last=datetime.date(2026, 11, 24)),)
    said: dict[str, typing.Any] = {"days": frozenset({5}), "at": datetime.time(12)}
    assert leaves("2026-11-23 10:15", sending.Kind.SET_EVE, **said) == "Mon 2026-11-23 10:15"
    assert leaves("2026-11-23 22:00", sending.Kind.SET_EVE, away=away, **said) == "Wed 2026-11-25 08:00"


def test_work_leaves_at_once_even_at_night_and_on_a_holiday() -> None:
    assert leaves("2026-12-25 23:00", sending.Kind.CHANNEL_LOST) == "Fri 2026-12-25 23:00"


def test_what_belongs_to_the_moment_comes_at_any_hour_but_not_to_somebody_who_is_away() -> None:
    assert leaves("2026-11-23 20:30", sending.Kind.SET_ENDED) == "Mon 2026-11-23 20:30"
    snoozed = datetime.date(2026, 11, 25)
    assert leaves("2026-11-23 20:30", sending.Kind.SET_ENDED, snoozed_until=snoozed) == "Wed 2026-11-25 08:00"


def test_whoever_runs_a_board_that_pauses_still_hears_of_its_papers() -> None:
    august = (terms.Span(first=datetime.date(2026, 8, 1), last=datetime.date(2026, 8, 31)),)
    assert leaves("2026-08-25 09:00", sending.Kind.PAPERS_DUE, pauses=august) == "Tue 2026-08-25 09:00"


def test_a_board_that_pauses_leaves_its_people_in_peace() -> None:
    august = (terms.Span(first=datetime.date(2026, 8, 1), last=datetime.date(2026, 8, 31)),)
    assert leaves("2026-08-03 09:30", pauses=august) == "Tue 2026-09-01 08:00", "and 31 August is a bank holiday besides"


def test_somebody_who_can_never_be_written_to_is_not_waited_for_without_end() -> None:
    away = (terms.Span(first=datetime.date(2020, 1, 1), last=datetime.date(2040, 1, 1)),)
    at = terms.leaves_at(terms.Terms(away=away), LONDON, sending.Kind.MEMO, london("2026-11-23 10:15"))
    assert at == london("2026-11-23 10:15") + terms.LONGEST_AHEAD


times = st.times().map(lambda one: one.replace(second=0, microsecond=0))
instants = st.integers(0, 10 * 366 * 24 * 60).map(lambda minutes: london("2024-01-01 00:00") + datetime.timedelta(minutes=minutes))
said = st.builds(
    terms.Terms,
    days=st.frozensets(st.integers(1, 7), max_size=4),
    at=st.none() | times,
    quiet_from=times,
    quiet_until=times,
    snoozed_until=st.none() | st.dates(datetime.date(2024, 1, 1), datetime.date(2033, 12, 31)),
)


@given(
    said,
    st.sampled_from(ZONES),
    instants,
    st.sampled_from([one for one in sending.Kind if terms.manner(one) in {terms.Manner.OWN_TIME, terms.Manner.TIMELY}]),
)
def test_over_ten_years_nothing_comes_at_night_on_a_holiday_or_while_snoozed(
    one: terms.Terms, zone: str, due: datetime.datetime, kind: sending.Kind
) -> None:
    at = terms.leaves_at(one, zone, kind, due)
    local = at.astimezone(zoneinfo.ZoneInfo(zone))
    assert at >= due
    if at == due + terms.LONGEST_AHEAD:
        return
    assert not workdays.is_bank_holiday(local.date())
    assert one.snoozed_until is None or local.date() >= one.snoozed_until
    own_time = terms.manner(kind) is terms.Manner.OWN_TIME
    assert local.isoweekday() in (one.days if one.days and own_time else {1, 2, 3, 4, 5})
    if one.at is None or not own_time:
        # A skipped hour may hold either end: then the first minute after it is meant.
        quiet = _is_quiet(one, local.time()) and _is_quiet(one, (local - datetime.timedelta(hours=1)).time())
        assert not quiet
    assert terms.leaves_at(one, zone, kind, at) == at, "once it may leave, it may leave"


def _is_quiet(one: terms.Terms, at: datetime.time) -> bool:
    if one.quiet_from <= one.quiet_until:
        return one.quiet_from <= at < one.quiet_until
    return at >= one.quiet_from or at < one.quiet_until


@given(st.lists(instants, max_size=8), instants)
def test_no_seven_days_ever_hold_more_than_the_weeks_number(sent: list[datetime.datetime], at: datetime.datetime) -> None:
    kept: list[datetime.datetime] = []
    for one in sorted([*sent, at]):
        kept.append(terms.under_cap(kept, max([one, *kept])))
    for last in kept:
        assert sum(last - terms.WEEK < one <= last for one in kept) <= terms.MOST_A_WEEK


def test_a_week_that_is_full_opens_when_its_first_message_is_seven_days_old() -> None:
    sent = [london("2026-11-23 09:00"), london("2026-11-24 09:00"), london("2026-11-25 09:00")]
    assert terms.under_cap(sent[:2], london("2026-11-26 09:00")) == london("2026-11-26 09:00")
    assert terms.under_cap(sent, london("2026-11-26 09:00")) == london("2026-11-30 09:00")


@pytest.mark.parametrize(
    ("meeting", "out"),
    [
        ("2026-11-26", "2026-11-18"),  # Thursday: 19, 20, 23, 24 and 25 November lie clear between
        ("2027-01-05", "2026-12-23"),  # 24, 29, 30 and 31 December and 4 January: the rest is Christmas, New Year and weekends
        ("2026-04-08", "2026-03-27"),  # over Easter
    ],
)
def test_papers_are_out_five_clear_working_days_before(meeting: str, out: str) -> None:
    day, last = datetime.date.fromisoformat(meeting), datetime.date.fromisoformat(out)
    assert workdays.papers_out(day) == last
    clear = [last + DAY * n for n in range(1, (day - last).days) if workdays.is_working_day(last + DAY * n)]
    assert len(clear) == workdays.CLEAR_DAYS
