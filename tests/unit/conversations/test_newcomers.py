"""When a new member hears from us, and when a leaver does."""

import datetime
import itertools
import uuid
import zoneinfo

import pytest

from conversations import boards, inbound, newcomers, sending, workdays

LONDON = zoneinfo.ZoneInfo("Europe/London")
BOARD = boards.Board(
    board_id=uuid.UUID(int=1),
    key="riverside",
    name="Riverside",
    zone="Europe/London",
    language="en-GB",
    channel=inbound.Address(platform="chat", tenant="here", handle="channel"),
    floor=5,
    keep_months=24,
)
BEGAN = datetime.datetime(2026, 3, 2, 9, tzinfo=datetime.UTC)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def at(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text).replace(tzinfo=LONDON).astimezone(datetime.UTC)


def stay(*spans: tuple[str, str | None], zone: str = "Europe/London") -> newcomers.Stay:
    told = tuple((day(first), day(last) if last else None) for first, last in spans)
    return newcomers.Stay(board=BOARD, person_id=uuid.UUID(int=2), zone=zone, spans=told)


def walks(one: newcomers.Stay, ticks: list[datetime.datetime]) -> list[tuple[int, datetime.datetime]]:
    """What is owed at these ticks, one after the other: which piece, and for when."""
    owed: dict[str, datetime.datetime] = {}
    for now in ticks:
        prompt = newcomers.next_piece(one, BEGAN, owed, now)
        if prompt is not None and prompt.due_at <= now:
            owed[prompt.key] = prompt.owed(now).due_at
    return [(newcomers.number(key), when) for key, when in owed.items()]


def hours(first: str, count: int) -> list[datetime.datetime]:
    return [at(first) + datetime.timedelta(hours=one) for one in range(count)]


def test_six_pieces_come_one_a_week_at_nine_on_working_days() -> None:
    # Wednesday 1 April 2026. Good Friday is the 3rd, Easter Monday the 6th; the clocks went forward on 29 March.
    pieces = walks(stay(("2026-04-01", None)), hours("2026-04-01T00:00", 24 * 60))
    assert [number for number, _ in pieces] == [1, 2, 3, 4, 5, 6]
    local = [when.astimezone(LONDON) for _, when in pieces]
    assert [one.date() for one in local] == [
        day(one) for one in ("2026-04-02", "2026-04-09", "2026-04-16", "2026-04-23", "2026-04-30", "2026-05-07")
    ]
    assert {one.time() for one in local} == {datetime.time(9)}


@pytest.mark.parametrize("begun", range(0, 400, 13))
def test_wherever_it_begins_it_is_never_on_a_holiday_and_never_two_in_a_week(begun: int) -> None:
    first = day("2026-03-03") + datetime.timedelta(days=begun)
    pieces = walks(stay((first.isoformat(), None)), hours(f"{first}T00:30", 24 * 70))
    days = [when.astimezone(LONDON).date() for _, when in pieces]
    assert len(pieces) == newcomers.PIECES
    assert all(workdays.is_working_day(one) for one in days)
    assert days[0] > first
    assert all(later - earlier >= newcomers.APART for earlier, later in itertools.pairwise(days))


def test_it_is_nine_where_the_person_lives() -> None:
    pieces = walks(stay(("2026-06-01", None), zone="America/New_York"), hours("2026-06-01T00:00", 24 * 10))
    assert pieces[0][1] == datetime.datetime(2026, 6, 2, 13, tzinfo=datetime.UTC)


def test_a_process_that_was_down_for_weeks_goes_on_with_the_next_piece_and_no_burst() -> None:
    ticks = [at("2026-04-02T10:00"), at("2026-05-12T15:00"), at("2026-05-12T15:01"), at("2026-05-18T15:00"), at("2026-05-19T15:00")]
    assert walks(stay(("2026-04-01", None)), ticks) == [
        (1, at("2026-04-02T09:00")),
        (2, at("2026-05-12T15:00")),
        (3, at("2026-05-19T09:00")),
    ]


def test_who_sat_on_the_board_when_its_people_were_first_asked_is_not_new() -> None:
    now = at("2026-03-10T10:00")
    for first in ("2019-05-01", "2026-03-01", "2026-03-02"):
        assert newcomers.next_piece(stay((first, None)), BEGAN, {}, now) is None
    assert newcomers.next_piece(stay(("2026-03-03", None)), BEGAN, {}, now) is not None


def test_on_a_board_whose_people_were_never_asked_nobody_is_new() -> None:
    one = stay(("2026-04-01", None))
    assert newcomers.next_piece(one, None, {}, at("2026-04-02T10:00")) is None
    assert newcomers.farewell(stay(("2026-04-01", "2026-04-03")), None) is None


def test_who_held_another_seat_before_is_not_new() -> None:
    now = at("2026-04-02T10:00")
    assert newcomers.next_piece(stay(("2025-01-01", "2025-12-31"), ("2026-04-01", None)), BEGAN, {}, now) is None
    assert newcomers.next_piece(stay(("2025-01-01", None), ("2026-04-01", None)), BEGAN, {}, now) is None


def test_who_was_put_down_months_later_is_not_new_any_more() -> None:
    one = stay(("2026-04-01", None))
    assert newcomers.next_piece(one, BEGAN, {}, at("2026-05-13T10:00")) is not None
    assert newcomers.next_piece(one, BEGAN, {}, at("2026-05-14T10:00")) is None


def test_a_path_ends_with_the_seat() -> None:
    one = stay(("2026-04-01", "2026-04-20"))
    assert [number for number, _ in walks(one, hours("2026-04-01T00:00", 24 * 60))] == [1, 2, 3]


def test_a_first_day_to_come_is_known_beforehand_and_moves_with_it() -> None:
    now = at("2026-04-01T10:00")
    for first, due in (("2026-05-01", "2026-05-05T09:00"), ("2026-06-01", "2026-06-02T09:00")):
        prompt = newcomers.next_piece(stay((first, None)), BEGAN, {}, now)
        assert prompt is not None
        assert prompt.due_at == at(due)


def test_a_leaver_is_told_on_the_next_working_day() -> None:
    # Thursday 2 April 2026 is the day before Good Friday.
    prompt = newcomers.farewell(stay(("2024-01-01", "2026-04-02")), BEGAN)
    assert prompt is not None
    assert prompt.kind is sending.Kind.LEAVER
    assert prompt.due_at == at("2026-04-07T09:00")


@pytest.mark.parametrize("spans", [(("2024-01-01", None),), (("2024-01-01", "2026-04-02"), ("2026-04-03", None))])
def test_who_keeps_a_seat_is_no_leaver(spans: tuple[tuple[str, str | None], ...]) -> None:
    assert newcomers.farewell(stay(*spans), BEGAN) is None


def test_who_has_a_seat_to_come_leaves_with_the_end_of_that() -> None:
    prompt = newcomers.farewell(stay(("2024-01-01", "2026-04-02"), ("2026-06-01", "2026-08-31")), BEGAN)
    assert prompt is not None
    assert prompt.due_at == at("2026-09-01T09:00")


def test_who_left_before_anybody_was_asked_never_hears_of_us() -> None:
    assert newcomers.farewell(stay(("2024-01-01", "2026-03-01")), BEGAN) is None


def test_who_comes_back_and_leaves_again_is_told_again() -> None:
    once = newcomers.farewell(stay(("2024-01-01", "2026-04-02")), BEGAN)
    again = newcomers.farewell(stay(("2024-01-01", "2026-04-02"), ("2026-05-01", "2026-07-01")), BEGAN)
    assert once is not None
    assert again is not None
    assert once.key != again.key
