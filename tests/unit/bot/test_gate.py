"""Which messages leave now, and until when the others wait."""

import dataclasses
import datetime
import typing
import uuid
import zoneinfo

import pytest

from bot.outbox import gate
from conversations import sending, terms
from conversations.learning_sets import state

LONDON = zoneinfo.ZoneInfo("Europe/London")
ANN, NORTH, SOUTH = uuid.UUID(int=1), uuid.UUID(int=11), uuid.UUID(int=12)
K = sending.Kind
DAY = datetime.timedelta(days=1)


def at(text: str) -> datetime.datetime:
    """A wall time in London. 23 November 2026 is a Monday."""
    return datetime.datetime.fromisoformat(text).replace(tzinfo=LONDON).astimezone(datetime.UTC)


def owed(
    when: str, kind: sending.Kind = K.REFLECTION, board: uuid.UUID | None = NORTH, person: uuid.UUID | None = ANN, key: str = "k"
) -> sending.Delivery:
    return sending.Delivery(
        delivery_id=uuid.uuid4(),
        key=key,
        kind=kind,
        subject_id=uuid.UUID(int=7),
        board_id=board,
        person_id=person,
        address=None,
        owed_at=at(when),
        claimed_at=at(when),
        attempts=0,
    )


def known(
    *left: str,
    pauses: tuple[terms.Span, ...] = (),
    silences: tuple[terms.Span, ...] = (),
    zone: str = "Europe/London",
    **said: typing.Any,
) -> gate.Facts:
    return gate.Facts(
        said={ANN: terms.Terms(**said)},
        zones={ANN: zone, NORTH: zone},
        left={ANN: [at(one) for one in left]},
        pauses={NORTH: pauses},
        silences={NORTH: silences},
    )


def fate(facts: gate.Facts, now: str, *parts: sending.Delivery) -> list[str]:
    """What becomes of each: "leaves", "moot", or the London time at which it comes back."""
    verdict = gate.decide(parts, facts, at(now))
    told = {one.delivery_id: "leaves" for one in verdict.leave} | {one.delivery_id: "moot" for one in verdict.moot}
    told |= {one.delivery_id: f"{until.astimezone(LONDON):%a %d %b %H:%M}" for one, until in verdict.wait}
    assert len(verdict.leave) + len(verdict.moot) + len(verdict.wait) == len(told) == len(parts), "none twice, none lost"
    return [told[one.delivery_id] for one in parts]


def span(first: str, last: str) -> terms.Span:
    return terms.Span(first=datetime.date.fromisoformat(first), last=datetime.date.fromisoformat(last))


@pytest.mark.parametrize(
    ("owed_at", "now", "said", "told"),
    [
        ("2026-11-23 09:30", "2026-11-23 09:30:04", {}, "leaves"),
        ("2026-11-23 19:59:58", "2026-11-23 20:00:03", {}, "Tue 24 Nov 08:00"),
        # Owed on Friday, and nothing could leave until Saturday night: not in the night, and not at the weekend.
        ("2026-11-20 19:00", "2026-11-21 03:00", {}, "Mon 23 Nov 08:00"),
        ("2026-11-23 08:10", "2026-11-23 08:10", {"at": datetime.time(10)}, "Mon 23 Nov 10:00"),
        # Back at its hour: a tick is never quite punctual, and must not put it off for ever.
        ("2026-11-23 10:00", "2026-11-23 10:00:04", {"at": datetime.time(10)}, "leaves"),
        # Down at ten, back at two: to wait until ten tomorrow would help nobody.
        ("2026-11-23 10:00", "2026-11-23 14:00", {"at": datetime.time(10)}, "leaves"),
        ("2026-11-23 10:00", "2026-11-23 22:00", {"at": datetime.time(10)}, "Tue 24 Nov 10:00"),
        # An hour of their own in their quiet hours is their own affair.
        ("2026-11-23 21:00", "2026-11-23 21:00:04", {"at": datetime.time(21)}, "leaves"),
        ("2026-11-23 21:00", "2026-11-23 23:00", {"at": datetime.time(21)}, "Tue 24 Nov 21:00"),
        ("2026-11-23 09:30", "2026-11-23 09:30", {"days": frozenset({5}), "at": datetime.time(16)}, "Fri 27 Nov 16:00"),
        ("2026-11-23 09:30", "2026-11-23 09:30", {"snoozed_until": datetime.date(2026, 12, 3)}, "Thu 03 Dec 08:00"),
        ("2026-11-23 09:30", "2026-11-23 09:30", {"away": (span("2026-11-20", "2026-11-24"),)}, "Wed 25 Nov 08:00"),
    ],
)
def test_a_message_leaves_in_its_persons_own_time(owed_at: str, now: str, said: dict[str, typing.Any], told: str) -> None:
    assert fate(known(**said), now, owed(owed_at)) == [told]


def test_nothing_comes_into_a_meeting_of_a_set_but_what_the_meeting_needs() -> None:
    sits = state.Busy(starts_at=at("2026-11-23 09:00"), ends_at=at("2026-11-23 12:00"))
    facts = dataclasses.replace(known(), busy={ANN: (sits,)})
    now = "2026-11-23 10:30"
    assert fate(facts, now, owed(now), owed(now, K.SET_STARTS, board=None)) == ["Mon 23 Nov 12:00", "leaves"]
    assert fate(facts, "2026-11-23 12:00", owed(now)) == ["leaves"]


def test_what_can_wait_leaves_room_for_the_week_of_a_set_meeting() -> None:
    sits = state.Busy(starts_at=at("2026-11-26 14:00"), ends_at=at("2026-11-26 17:00"))
    now = "2026-11-24 09:30"
    for left, told in (([], "leaves"), (["2026-11-23 09:00"], "Thu 26 Nov 17:00")):
        facts = dataclasses.replace(known(*left), busy={ANN: (sits,)})
        assert fate(facts, now, owed(now)) == [told]
        assert fate(facts, now, owed(now), owed(now, K.SET_PREPARE, board=None)) == ["leaves", "leaves"], "together they are one"
    facts = dataclasses.replace(known("2026-11-23 09:00"), busy={ANN: (sits,)})
    assert fate(facts, "2026-11-25 16:00", owed("2026-11-25 16:00")) == ["leaves"], "by then only its end is still to come"


def test_a_person_abroad_has_their_own_night() -> None:
    assert fate(known(zone="Pacific/Auckland"), "2026-11-23 09:30", owed("2026-11-23 09:30")) == ["Mon 23 Nov 19:00"]


def test_a_board_in_peace_holds_back_its_own_messages_and_no_other_boards() -> None:
    facts = known(pauses=(span("2026-11-20", "2026-11-30"),))
    now = "2026-11-23 09:30"
    mine = [owed(now), owed(now, board=SOUTH), owed(now, K.MEMO, board=None), owed(now, K.CHANNEL_LOST)]
    assert fate(facts, now, *mine) == ["Tue 01 Dec 08:00", "leaves", "leaves", "leaves"]


def test_who_wants_nothing_from_a_board_gets_nothing_of_it_and_all_the_rest() -> None:
    now = "2026-11-23 09:30"
    facts = known(opted_out=frozenset({NORTH}))
    assert fate(facts, now, owed(now), owed(now, board=SOUTH), owed(now, K.MEMO, board=None)) == ["moot", "leaves", "leaves"]


def test_a_fourth_message_in_seven_days_waits_until_the_first_is_a_week_old() -> None:
    now = "2026-11-26 09:30"
    assert fate(known("2026-11-20 10:15", "2026-11-24 09:30"), now, owed(now)) == ["leaves"]
    full = ("2026-11-20 10:15", "2026-11-24 09:30", "2026-11-25 09:30")
    assert fate(known(*full), now, owed(now)) == ["Fri 27 Nov 10:15"]
    assert fate(known(*full, at=datetime.time(9)), now, owed("2026-11-26 09:00")) == ["Mon 30 Nov 09:00"], "and then at their own hour"
    assert fate(known("2026-11-19 09:30", *full[1:]), now, owed(now)) == ["leaves"], "a week to the second is over"


def test_what_a_coordinator_works_with_is_not_held_back_and_takes_the_rest_along() -> None:
    now = "2026-11-26 09:30"
    facts = known("2026-11-24 08:15", "2026-11-24 09:30", "2026-11-25 09:30")
    assert fate(facts, now, owed(now, K.DIGEST)) == ["leaves"]
    assert fate(facts, now, owed(now), owed(now, K.DIGEST)) == ["leaves", "leaves"], "one message more, whatever is in it"
    assert fate(
        known("2026-11-24 08:15", "2026-11-24 09:30", "2026-11-25 09:30", days=frozenset({1})), now, owed(now), owed(now, K.DIGEST)
    ) == [
        "Mon 30 Nov 08:00",
        "leaves",
    ]


def test_more_than_fits_into_one_message_goes_with_the_next_within_the_weeks_number() -> None:
    now = "2026-11-23 09:30"
    many = [owed(now) for _ in range(gate.MOST_TOGETHER + 2)]
    left = ("2026-11-18 09:30", "2026-11-19 09:30")
    assert fate(known(*left), now, *many) == ["leaves"] * gate.MOST_TOGETHER + ["Wed 25 Nov 09:30"] * 2
    assert fate(known(), now, *many)[-2:] == ["Mon 23 Nov 09:30"] * 2, "at once, where there is room"


def test_an_address_without_a_person_has_no_terms() -> None:
    night = "2026-11-22 03:00"
    assert fate(known(), night, owed(night, K.PULSE_OPENED, person=None)) == ["leaves"]


@pytest.mark.parametrize(
    ("now", "silences", "told"),
    [
        ("2026-11-23 09:30", (), "leaves"),
        ("2026-11-22 09:30", (), "leaves"),  # a Sunday that the board chose
        ("2026-12-25 09:30", (), "Tue 29 Dec 09:30"),  # Friday; the Monday after is a bank holiday, too
        ("2027-03-29 09:30", (), "Tue 30 Mar 09:30"),  # Easter Monday, the day after the clocks changed
        ("2027-03-26 09:30", (span("2027-03-22", "2027-04-02"),), "Mon 05 Apr 09:30"),
    ],
)
def test_a_channel_waits_for_a_working_day_and_for_the_end_of_an_election(now: str, silences: tuple[terms.Span, ...], told: str) -> None:
    assert fate(known(silences=silences), now, owed(now, K.SUMMARY, person=None)) == [told]


def test_an_election_without_an_end_holds_a_post_back_for_a_year_at_a_time() -> None:
    now = "2027-03-26 09:30"
    assert fate(known(silences=(span("2027-01-01", "2099-01-01"),)), now, owed(now, K.SUMMARY, person=None)) == ["Mon 27 Mar 09:30"]
