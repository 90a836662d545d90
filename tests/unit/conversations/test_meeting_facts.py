"""When papers have to be out, and what is odd about a date."""

import datetime
import uuid

import pytest

from conversations import terms
from conversations.meetings import facts, pauses

ZONE = "Europe/London"
NOW = datetime.datetime(2026, 11, 23, 9, tzinfo=datetime.UTC)
BOARD = uuid.UUID(int=1)


def planned(day: str, at: str = "14:00", kind: facts.Kind = facts.Kind.FORMAL) -> facts.Planned:
    return facts.Planned(kind=kind, day=datetime.date.fromisoformat(day), at=datetime.time.fromisoformat(at), minutes=120)


def meeting(day: str, at: str = "14:00", kind: facts.Kind = facts.Kind.FORMAL, number: int = 7) -> facts.Meeting:
    starts_at = planned(day, at, kind).starts_at(ZONE)
    return facts.Meeting(meeting_id=uuid.UUID(int=number), board_id=BOARD, kind=kind, starts_at=starts_at, minutes=120)


def doubts(one: facts.Planned, *others: facts.Meeting, rests: tuple[terms.Span, ...] = ()) -> list[facts.Doubt]:
    return [found.doubt for found in facts.odd(one, others, ZONE, NOW, rests)]


@pytest.mark.parametrize(
    ("day", "out", "told"),
    [
        ("2027-01-14", "2027-01-06", "2027-01-04"),  # a quiet week: 7, 8, 11, 12, 13 January are clear
        ("2027-01-05", "2026-12-23", "2026-12-21"),  # over Christmas: 24, 29, 30, 31 December and 4 January
        ("2027-04-01", "2027-03-22", "2027-03-18"),  # over Easter: 23, 24, 25, 30, 31 March
        ("2027-01-16", "2027-01-08", "2027-01-06"),  # a Saturday
    ],
)
def test_papers_lie_five_clear_working_days_before_and_are_asked_for_two_before_that(day: str, out: str, told: str) -> None:
    one = meeting(day)
    assert facts.papers_day(one, ZONE) == datetime.date.fromisoformat(out)
    prompt = facts.prompt_at(one, ZONE)
    assert prompt is not None
    assert facts.local(prompt, ZONE).isoformat() == f"{told}T09:00:00+00:00"


def test_other_meetings_have_no_papers() -> None:
    for kind in (facts.Kind.DEVELOPMENT, facts.Kind.AWAY):
        assert facts.papers_day(meeting("2027-01-14", kind=kind), ZONE) is None
        assert facts.prompt_at(meeting("2027-01-14", kind=kind), ZONE) is None


def test_what_is_over_or_years_off_or_taken_is_refused() -> None:
    there = meeting("2027-01-14")
    assert facts.refused(NOW, (), NOW) is facts.Refusal.PAST
    assert facts.refused(planned("2031-01-14").starts_at(ZONE), (), NOW) is facts.Refusal.FAR
    assert facts.refused(there.starts_at, [there], NOW) is facts.Refusal.TAKEN
    assert facts.refused(planned("2027-01-14", "15:00").starts_at(ZONE), [there], NOW) is None


def test_a_plain_date_is_not_odd() -> None:
    assert doubts(planned("2027-01-14"), meeting("2026-12-17"), meeting("2027-01-28")) == []


def test_what_is_odd_is_said() -> None:
    assert doubts(planned("2027-01-14"), meeting("2027-01-14", "10:00")) == [facts.Doubt.SAME_DAY]
    assert doubts(planned("2027-01-14"), meeting("2027-01-27")) == [facts.Doubt.CLOSE]
    assert doubts(planned("2027-01-16")) == [facts.Doubt.WEEKEND]
    assert doubts(planned("2027-03-29")) == [facts.Doubt.HOLIDAY]
    assert doubts(planned("2027-08-10"), rests=(pauses.august(2027),)) == [facts.Doubt.PAUSED]
    assert doubts(planned("2026-11-27")) == [facts.Doubt.PAPERS]
    assert doubts(planned("2026-11-27", kind=facts.Kind.AWAY)) == []
    assert doubts(planned("2027-03-28", "01:30")) == [facts.Doubt.WEEKEND, facts.Doubt.SKIPPED]
    assert doubts(planned("2027-10-31", "01:30")) == [facts.Doubt.WEEKEND], "an hour that comes twice has a first coming"


def test_a_cancelled_meeting_is_in_nobody_s_way() -> None:
    gone = meeting("2027-01-14", "10:00")
    gone = facts.Meeting(**{**vars(gone), "cancelled_at": NOW})
    assert doubts(planned("2027-01-14"), gone) == []
    assert facts.refused(gone.starts_at, [gone], NOW) is None


def test_a_meeting_is_shifted_as_people_s_clocks_show_it() -> None:
    winter = meeting("2027-03-10")
    later = facts.shifted(winter, 28, 30, ZONE)
    assert facts.local(later, ZONE).isoformat() == "2027-04-07T14:30:00+01:00"
    back = facts.Meeting(**{**vars(winter), "starts_at": later})
    assert facts.shifted(back, -28, -30, ZONE) == winter.starts_at
