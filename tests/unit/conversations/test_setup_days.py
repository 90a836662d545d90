import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations import days as setup_days
from conversations import wording

WORDS = wording.Wording()
TODAY = datetime.date(2026, 12, 1)
TWELFTH = datetime.date(2027, 1, 12)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2027-01-12", TWELFTH),
        ("12/01/2027", TWELFTH),
        ("12.1.2027", TWELFTH),
        ("12 January 2027", TWELFTH),
        (" 12th  january, 2027. ", TWELFTH),
        ("Tuesday 12 January 2027", TWELFTH),
        ("the 12th of January 2027", TWELFTH),
        ("Tuesday, 12 Jan. 2027", TWELFTH),
        ("January 12, 2027", TWELFTH),
        ("12 Jan", TWELFTH),
        ("１２ January 2027", TWELFTH),
        ("1 December", TODAY),
        ("Tomorrow", datetime.date(2026, 12, 2)),
        ("today.", TODAY),
        ("30 November", datetime.date(2027, 11, 30)),
        ("29 February 2028", datetime.date(2028, 2, 29)),
        ("29 February", datetime.date(2028, 2, 29)),
        ("31 February 2027", None),
        ("2027-13-01", None),
        ("01/12/27", None),
        ("12 Ju 2027", None),
        ("12", None),
        ("2 4", None),
        ("January 2027", None),
        ("sometime in spring", None),
        ("", None),
        ("9" * 5000, None),
    ],
)
def test_days(line: str, day: datetime.date | None) -> None:
    assert setup_days.day(line, TODAY, WORDS) == day


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("09:30", (9, 30)),
        ("9.30 am", (9, 30)),
        ("9.30PM", (21, 30)),
        ("2 pm", (14, 0)),
        ("2\u00a0pm", (14, 0)),
        ("9.30\u00a0am", (9, 30)),
        ("12 am", (0, 0)),
        ("12pm", (12, 0)),
        ("23:59", (23, 59)),
        ("24:00", None),
        ("9:60", None),
        ("13 pm", None),
        ("0 am", None),
        ("9", None),
        ("2 4", None),
        ("9 bells", None),
    ],
)
def test_times_of_day(line: str, at: tuple[int, int] | None) -> None:
    assert setup_days.time_of_day(line, WORDS) == (datetime.time(*at) if at else None)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("every 3 months", "3m"),
        ("Every 13 weeks", "13w"),
        ("4 months", "4m"),
        ("monthly", "1m"),
        ("every quarter", "3m"),
        ("once a year", "12m"),
        ("every 13 months", None),
        ("every week", None),
        ("1 week", None),
        ("53 weeks", None),
        ("0 months", None),
        ("every 3 moons", None),
        ("3", None),
    ],
)
def test_rhythms(line: str, code: str | None) -> None:
    assert setup_days.rhythm(line, WORDS) == code


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("10", 10),
        ("10 days", 10),
        ("for 1 day", 1),
        ("３ weeks", 21),
        ("3 months", None),
        ("ten", None),
        ("1000 days", None),
        ("-5", None),
        ("", None),
    ],
)
def test_numbers_of_days(line: str, count: int | None) -> None:
    assert setup_days.count_of_days(line, WORDS) == count


@given(st.text(max_size=40))
def test_nothing_typed_is_too_odd(line: str) -> None:
    assert setup_days.count_of_days(line, WORDS) in {None, *range(7000)}
    for read in (
        setup_days.day(line, TODAY, WORDS),
        setup_days.time_of_day(line, WORDS),
        setup_days.rhythm(line, WORDS),
        setup_days.every(line),
    ):
        assert read is None or read


@given(st.dates(datetime.date(2026, 1, 1), datetime.date(2040, 1, 1)))
def test_three_quiet_thursdays_are_offered(today: datetime.date) -> None:
    days = setup_days.suggestions(today)
    assert sorted(set(days)) == list(days)
    assert len(days) == 3
    for day in days:
        assert day.weekday() == 3
        assert datetime.timedelta(days=2) <= day - today <= datetime.timedelta(days=45)
        assert (day.month, day.day) not in {(12, 24), (12, 25), (1, 1), (5, 6)}
    assert days[-1].month != today.month
