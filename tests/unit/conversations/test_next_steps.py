"""When owners are asked, how a change is undone, and what a typed line about actions means."""

import dataclasses
import datetime
import zoneinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations import sending, workdays
from conversations.next_steps import agreed_hearing, hearing, prompts, state
from tests.unit.conversations.agreed_board import ADA, BO, CY, DAY, HERE, NOON, TODAY, WORDS, position, step

LONDON = "Europe/London"
KEYS = {"riverside"}
DAYS = st.dates(datetime.date(2026, 1, 1), datetime.date(2035, 12, 31))


def asked(one: state.NextStep) -> list[tuple[str, str]]:
    """The keys of what is asked, without the ids, and the local time."""
    there = zoneinfo.ZoneInfo(LONDON)
    return [
        (":".join(each.key.split(":")[1:-1]), each.due_at.astimezone(there).strftime("%a %d %b %H:%M")) for each in prompts.of(one, LONDON)
    ]


def test_the_owner_is_asked_at_thirty_sixty_and_a_hundred_days_and_on_working_days() -> None:
    assert asked(step(agreed_on=datetime.date(2026, 10, 20), owned_since=datetime.date(2026, 10, 20))) == [
        ("asked:30", "Thu 19 Nov 09:00"),
        ("asked:60", "Mon 21 Dec 09:00"),  # the sixtieth day is a Saturday
        ("asked:100", "Thu 28 Jan 09:00"),
    ]


@given(DAYS, st.sampled_from([LONDON, "Europe/Paris", "America/New_York", "Pacific/Auckland"]))
def test_whatever_the_day_it_is_nine_on_a_working_day_and_each_key_comes_once(day: datetime.date, zone: str) -> None:
    live = list(prompts.of(step(agreed_on=day, owned_since=day), zone))
    over = list(prompts.of(step(state=state.State.DONE, agreed_on=day, owned_since=day, ended_on=day), zone))
    for one in (*live, *over):
        local = one.due_at.astimezone(zoneinfo.ZoneInfo(zone))
        assert local.time() == datetime.time(9)
        assert workdays.is_working_day(local.date())
    assert len({one.key for one in (*live, *over)}) == 4


def test_who_takes_it_over_is_asked_from_then_on_alone() -> None:
    later = step(owned_since=TODAY + 60 * DAY, owner_id=ADA.person_id)
    assert [key for key, _ in asked(later)] == ["asked:100"]


def test_two_weeks_after_the_end_and_a_month_after_too_early() -> None:
    over = state.ended(step(), state.State.DONE, TODAY, NOON)
    assert asked(over) == [("checked:once:20261123", "Mon 07 Dec 09:00")]
    early = state.changed(over, NOON + 14 * DAY, changed_anything=state.Change.TOO_EARLY)
    assert asked(early) == [("checked:again:20261123", "Thu 07 Jan 09:00")]
    assert asked(state.changed(early, NOON, changed_anything=state.Change.NO)) == []


def delivery(one: prompts.Prompt) -> sending.Delivery:
    return sending.Delivery(
        delivery_id=one.step.step_id,
        key=one.key,
        kind=one.kind,
        subject_id=one.step.step_id,
        board_id=None,
        person_id=one.step.owner_id,
        address=None,
        owed_at=one.due_at,
        claimed_at=one.due_at,
        attempts=1,
    )


def test_what_was_owed_is_not_said_once_it_is_over_somebody_elses_or_answered() -> None:
    live = step()
    question = delivery(next(prompts.of(live, LONDON)))
    over = state.ended(live, state.State.DROPPED, TODAY, NOON)
    given_on = state.changed(live, NOON, owner_id=ADA.person_id)
    assert [prompts.still_wanted(one, question) for one in (live, over, given_on)] == [True, False, False]
    check = delivery(next(prompts.of(over, LONDON)))
    answered = state.changed(over, NOON, changed_anything=state.Change.YES)
    back = state.undone(over, NOON)
    assert back is not None
    assert [prompts.still_wanted(one, check) for one in (over, answered, back)] == [True, False, False]
    again = state.ended(back, state.State.DONE, TODAY + 40 * DAY, NOON)
    assert not prompts.still_wanted(again, check), "that end was undone; this one has a check of its own"


def test_a_new_owner_is_told_a_little_later_and_only_then() -> None:
    told = prompts.told(step(), NOON)
    assert (told.due_at - NOON, prompts.is_told(delivery(told))) == (prompts.TOLD_AFTER, True)
    assert not prompts.is_told(delivery(next(prompts.of(step(), LONDON))))


def test_every_change_of_a_step_is_undone_once_and_wholly() -> None:
    first = step(sign="Fewer wait", stands=state.Stands.STUCK)
    facts = {"owner_id": ADA.person_id, "text": "Other", "due_on": TODAY, "state": state.State.DONE, "ended_on": TODAY, "stands": None}
    back = state.undone(state.changed(first, NOON + DAY, **facts), NOON + 2 * DAY)
    assert back is not None
    assert dataclasses.replace(back, changed_at=first.changed_at, before=None) == first
    assert state.undone(back, NOON) is None, "an undo is not undone, and nothing goes altogether by it"
    assert (state.is_fresh(first, NOON), state.is_fresh(back, NOON), state.is_fresh(first, NOON + DAY)) == (True, False, False)


def test_what_only_leaders_change_only_leaders_undo() -> None:
    moved = state.changed(step(), NOON, due_on=TODAY)
    handed = state.changed(step(), NOON, owner_id=ADA.person_id)
    assert (state.is_leaders(step()), state.is_leaders(moved), state.is_leaders(handed)) == (False, False, True)


def test_every_change_of_a_position_is_undone_once_and_wholly() -> None:
    first = position(level=3, reason="We asked.")
    back = state.put_back(state.reworded(first, NOON, text="No", level=None, present=(), agreed_on=TODAY - DAY, reason=""), NOON)
    assert back is not None
    assert dataclasses.replace(back, before=None) == first
    assert state.put_back(back, NOON) is None


def test_of_several_positions_on_one_item_the_one_agreed_on_last_stands() -> None:
    old, new = position(1, agreed_on=TODAY - 90 * DAY), position(2)
    other = position(3, item_key="money", agreed_on=TODAY - 200 * DAY)
    assert state.newest((old, new, other)) == (new, other)


@pytest.mark.parametrize(
    ("line", "meaning"),
    [
        ("actions", hearing.Spoken(verb="page")),
        ("Actions Riverside", hearing.Spoken(verb="page", board="riverside")),
        ("My actions.", hearing.Spoken(verb="mine")),
        ("action 3", hearing.Spoken(verb="card", number=3)),
        ("action riverside 3 done", hearing.Spoken(verb="done", board="riverside", number=3)),
        ("action 3 it is stuck", hearing.Spoken(verb="stuck", number=3)),
        ("action 3 until 4 May", hearing.Spoken(verb="until", number=3, text="4 May")),
        ("action 3 hand over", hearing.Spoken(verb="who", number=3)),
        ("action 3 hand over to Bo Marsh", hearing.Spoken(verb="give", number=3, text="Bo Marsh")),
        ("action 3 see: fewer wait", hearing.Spoken(verb="sign", number=3, text="fewer wait")),
        ("action 3 words: one list", hearing.Spoken(verb="reword", number=3, text="one list")),
        ("action 3 too early", hearing.Spoken(verb="changed", number=3, value="too_early")),
        ("action 3 line: it worked", hearing.Spoken(verb="line", number=3, text="it worked")),
        ("action 3 undo", hearing.Spoken(verb="undo", number=3)),
        ("action: one list", hearing.Spoken(verb="add", text="one list")),
        ("action riverside: one list", hearing.Spoken(verb="add", board="riverside", text="one list")),
    ],
)
def test_whole_commands_are_understood(line: str, meaning: hearing.Spoken) -> None:
    assert hearing.begins(line, WORDS)
    assert hearing.understood(line, WORDS, KEYS) == meaning


@pytest.mark.parametrize(
    "line",
    [
        "actions speak louder than words",
        "Action 2 is the one that I would keep",
        "action 2 until they have all had their say on it",
        "action on homes is slow",
        "action elsewhere 2 done",
        "Actions: none",
        "action 2 4",
        "action 99999 done",
        "2",
        "action " * 2_000,
    ],
)
def test_sentences_are_for_whoever_else_listens(line: str) -> None:
    assert hearing.understood(line, WORDS, KEYS) is None


def test_an_action_is_read_in_any_order_and_with_or_without_labels() -> None:
    expected = hearing.Added(text="Agree one list", owner=BO, due_on=datetime.date(2027, 3, 4), sign="fewer people wait")
    for written in (
        "Agree one list\nBo Marsh\n4 March\nfewer people wait",
        "Agree one list | by when: 4 March | we would see: fewer people wait | @[U2]",
        "Agree one list | fewer people wait | who: bo | 2027-03-04",
    ):
        assert hearing.added(written, HERE, TODAY, WORDS) == expected, written
    assert hearing.added("Only this", HERE, TODAY, WORDS) == hearing.Added(text="Only this")
    assert hearing.added("What | Quillon", HERE, TODAY, WORDS).who == "Quillon", "two people go by that"
    assert hearing.added("What | Zed Nobody", HERE, TODAY, WORDS).who == "Zed Nobody"
    for odd in ("35 May", "30 February 2027", "by when: someday"):
        assert hearing.added(f"What | {odd}", HERE, TODAY, WORDS).unread, odd
    for sign in ("5 maybes fewer", "10 more people a month walk", "more in May", "2 of 3 wards"):
        read = hearing.added(f"What | Bo Marsh | {sign}", HERE, TODAY, WORDS)
        assert (read.sign, read.unread) == (sign, "")
    assert hearing.added("", HERE, TODAY, WORDS).text == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ada", (ADA,)),
        ("Quillon", (ADA, CY)),
        ("cy quillon", (CY,)),
        ("@[U2]", (BO,)),
        ("@[U2] @[U3]", ()),
        ("@[U9]", ()),
        ("tovey", (BO,)),
        ("Marsh-Tovey", (BO,)),
        ("nobody", ()),
        ("", ()),
        ("a" * 500, ()),
    ],
)
def test_people_are_named_by_mention_key_or_any_part_of_a_name(text: str, found: tuple[object, ...]) -> None:
    assert hearing.people(text, HERE) == found


@pytest.mark.parametrize(
    ("line", "meaning"),
    [
        ("agreed", agreed_hearing.Spoken(verb="agreed")),
        ("agreed riverside", agreed_hearing.Spoken(verb="agreed", board="riverside")),
        ("agreed 2", agreed_hearing.Spoken(verb="position", number=2)),
        ("agreed 2: We are there.", agreed_hearing.Spoken(verb="agree", number=2, text="We are there.")),
        ("agreed riverside sample 2: Yes", agreed_hearing.Spoken(verb="agree", board="riverside", edition="sample", number=2, text="Yes")),
        ("agreed sample 12 level 3", agreed_hearing.Spoken(verb="level", edition="sample", number=12, text="3")),
        ("agreed 2 because: we asked", agreed_hearing.Spoken(verb="why", number=2, text="we asked")),
        ("agreed 2 without Bo Marsh", agreed_hearing.Spoken(verb="without", number=2, text="Bo Marsh")),
        ("agreed 2 on 4 May", agreed_hearing.Spoken(verb="agreed_day", number=2, text="4 May")),
        ("agreed 2 undo", agreed_hearing.Spoken(verb="agreed_undo", number=2)),
        ("Agreed, we are at 2", None),
        ("agreed with 2 others that this is right", None),
        ("agreed elsewhere 2", None),
        ("agreed on 4 May", None),
        ("agreed 2 on the whole with all that was said here", None),
    ],
)
def test_what_is_said_of_positions(line: str, meaning: agreed_hearing.Spoken | None) -> None:
    assert agreed_hearing.understood(line, WORDS, KEYS, {"sample"}) == meaning


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("today", TODAY),
        ("yesterday", TODAY - DAY),
        ("12 November", datetime.date(2026, 11, 12)),
        ("1 December", datetime.date(2025, 12, 1)),
        ("2026-11-23", TODAY),
        ("24 November", None),
        ("tomorrow", None),
        ("1 December 2026", None),
        ("1 June 2025", None),
        ("nonsense", None),
    ],
)
def test_an_agreement_lies_on_a_day_of_the_past_year(line: str, day: datetime.date | None) -> None:
    assert agreed_hearing.day(line, TODAY, WORDS) == day
