"""What may be done with a seat, and what a coordinator's line about one means."""

import datetime
import uuid

import pytest

from conversations import wording
from conversations.seats import facts, lines

WORDS = wording.Wording()
TODAY = datetime.date(2026, 11, 23)
ADA, BEN, CY = (uuid.UUID(int=number) for number in (1, 2, 3))


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def seat(*held: tuple[uuid.UUID, str, str | None]) -> facts.Seat:
    rows = (
        facts.Held(
            tenure_id=uuid.UUID(int=100 + place), person_id=who, name=str(who.int), since=day(since), until=day(until) if until else None
        )
        for place, (who, since, until) in enumerate(held)
    )
    return facts.Seat(seat_id=uuid.UUID(int=9), board_id=uuid.UUID(int=8), title="Member", body="Council", held=tuple(rows))


ADAS = seat((ADA, "2024-01-01", None))


def test_a_seat_passes_on_and_ends_the_holder_s_time_the_day_before() -> None:
    passing = facts.passing(ADAS, BEN, day("2026-12-01"), TODAY)
    assert passing == facts.Passing(ends=ADAS.held[0])


def test_an_empty_seat_passes_on_and_ends_nobody_s_time() -> None:
    assert facts.passing(seat((ADA, "2024-01-01", "2026-10-31")), BEN, day("2026-12-01"), TODAY) == facts.Passing(ends=None)


@pytest.mark.parametrize(
    ("of", "who", "from_day", "why"),
    [
        (ADAS, ADA, "2026-12-01", facts.Refusal.HOLDS),
        (seat((ADA, "2024-01-01", "2026-11-30"), (CY, "2026-12-01", None)), BEN, "2026-12-01", facts.Refusal.TAKEN),
        (seat((ADA, "2024-01-01", "2026-11-30"), (CY, "2026-12-01", None)), BEN, "2026-11-25", facts.Refusal.TAKEN),
        (seat((ADA, "2026-11-20", None)), BEN, "2026-11-20", facts.Refusal.TAKEN),
        (ADAS, BEN, "2025-11-20", facts.Refusal.PAST),
        (ADAS, BEN, "2029-01-01", facts.Refusal.FAR),
    ],
)
def test_nobody_s_time_is_overlapped_or_turned_round(of: facts.Seat, who: uuid.UUID, from_day: str, why: facts.Refusal) -> None:
    assert facts.passing(of, who, day(from_day), TODAY) is why


def test_a_time_can_end_once_and_only_where_there_is_one() -> None:
    assert facts.ending(ADAS, TODAY, TODAY) == ADAS.held[0]
    assert facts.ending(seat((ADA, "2024-01-01", "2026-11-23")), TODAY, TODAY) is facts.Refusal.ENDED
    assert facts.ending(seat((ADA, "2024-01-01", "2026-10-31")), TODAY, TODAY) is facts.Refusal.EMPTY


def test_only_the_last_change_is_taken_back() -> None:
    of = seat((ADA, "2024-01-01", "2026-10-31"), (BEN, "2026-11-01", "2026-11-30"), (CY, "2026-12-01", None))
    assert facts.can_take_back(of, of.held[2].tenure_id)
    assert not facts.can_take_back(of, of.held[1].tenure_id)
    assert not facts.can_reopen(of, of.held[1].tenure_id, day("2026-11-30"), None)
    assert facts.latest_change(of, TODAY) == of.held[2]
    assert facts.latest_change(ADAS, TODAY) is None


def test_an_end_is_put_back_only_as_long_as_nobody_came_after() -> None:
    of = seat((ADA, "2024-01-01", "2026-11-20"))
    assert facts.can_reopen(of, of.held[0].tenure_id, day("2026-11-20"), None)
    assert not facts.can_reopen(of, of.held[0].tenure_id, day("2026-11-19"), None)
    assert not facts.can_reopen(of, of.held[0].tenure_id, day("2026-11-20"), day("2026-11-18"))


@pytest.mark.parametrize(
    ("line", "verb", "number", "rest"),
    [
        ("seats", lines.Verb.LIST, 0, ""),
        ("Seat 3", lines.Verb.CARD, 3, ""),
        ("seat 3 to Ada Finch from 1 June", lines.Verb.GIVE, 3, "Ada Finch from 1 June"),
        ("seat 12 passes", None, 0, ""),
        ("seat 3 pass on to @[U1]", lines.Verb.GIVE, 3, "@[U1]"),
        ("seat 3 ends 31 May", lines.Verb.END, 3, "31 May"),
        ("seat 3 ends", lines.Verb.END, 3, ""),
        ("seat 3 undo", lines.Verb.UNDO, 3, ""),
        ("seats matter less than people", None, 0, ""),
        ("a seat 3 to give", None, 0, ""),
        ("seat " + "9" * 400, None, 0, ""),
    ],
)
def test_only_whole_commands_are_taken(line: str, verb: lines.Verb | None, number: int, rest: str) -> None:
    expected = None if verb is None else lines.Command(verb=verb, number=number, rest=rest)
    assert lines.command(line, WORDS) == expected


@pytest.mark.parametrize(
    ("line", "name", "handle", "sign_in", "from_day"),
    [
        ("Ada Finch", "Ada Finch", None, "", None),
        ("Ada Finch, 1 June", "Ada Finch", None, "", "2027-06-01"),
        ("Ada Finch from Tuesday 1 June 2027", "Ada Finch", None, "", "2027-06-01"),
        ("Ada Finch as of tomorrow", "Ada Finch", None, "", "2026-11-24"),
        ("@[U0123], 2027-01-04", "", "U0123", "", "2027-01-04"),
        ("@[U0123] Cllr Ada Finch on 4.1.2027", "Cllr Ada Finch", "U0123", "", "2027-01-04"),
        ("Ada Finch <ada@riverside.test> from today", "Ada Finch", None, "ada@riverside.test", "2026-11-23"),
        ("ada@riverside.test", "", None, "ada@riverside.test", None),
        ("  “Ada\nFinch” ,  4 January  ", "Ada Finch", None, "", "2027-01-04"),
        ("Monday May", "Monday May", None, "", None),
    ],
)
def test_who_is_meant_and_from_when(line: str, name: str, handle: str | None, sign_in: str, from_day: str | None) -> None:
    meant = lines.meant(line, TODAY, WORDS)
    assert meant is not None
    assert (meant.who.name, meant.who.handle, meant.who.sign_in) == (name, handle, sign_in)
    assert meant.day == (day(from_day) if from_day else None)
    assert not meant.by_name


def test_somebody_new_is_said_to_be_new() -> None:
    meant = lines.meant("new Ada Finch from 1 June", TODAY, WORDS)
    assert meant is not None
    assert (meant.by_name, meant.who.name, meant.day) == (True, "Ada Finch", day("2027-06-01"))


@pytest.mark.parametrize("line", ["", "   ", "@[U1] and @[U2]", "…", "1 June", "a@b.test c@d.test", "x" * 250])
def test_nobody_is_meant(line: str) -> None:
    assert lines.meant(line, TODAY, WORDS) is None


def test_the_last_day_is_today_unless_another_is_named() -> None:
    assert lines.last_day("", TODAY, WORDS) == TODAY
    assert lines.last_day("on 31 May", TODAY, WORDS) == day("2027-05-31")
    assert lines.last_day("whenever", TODAY, WORDS) is None
