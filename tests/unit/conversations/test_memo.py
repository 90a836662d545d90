"""Memos to self: what a line means, which days are taken, and what a card shows and never shows."""

import datetime
import uuid
import zoneinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations import actions, memo, memo_cards, memo_lines, messages, text, wording
from tests.unit.conversations.dialogue import buttons

WORDS = wording.Wording()
TODAY = datetime.date(2026, 11, 23)
NOW = datetime.datetime(2026, 11, 23, 9, 0, tzinfo=datetime.UTC)
WRITTEN = "Ring the tenants before the papers go out."


def a_memo(due_on: datetime.date = datetime.date(2027, 5, 23), **more: object) -> memo.Mine:
    one = memo.Memo(
        memo_id=uuid.UUID(int=5),
        person_id=uuid.UUID(int=6),
        written_at=NOW,
        due_on=due_on,
        forget_at=memo.forget_at(due_on),
        **more,  # type: ignore[arg-type]  # a test names the field it sets
    )
    return memo.Mine(memo=one, number=2, zone="Europe/London")


def understood(line: str) -> memo_lines.Meaning | None:
    return memo_lines.understand(line, TODAY, WORDS)


@pytest.mark.parametrize(
    ("line", "meaning"),
    [
        ("memo", memo_lines.Begin()),
        ("Note to self.", memo_lines.Begin()),
        ("my memos", memo_lines.Wish.LIST),
        ("memo: ring Bo: today", memo_lines.Keep(text="ring Bo: today")),
        ("Memo： ring Bo", memo_lines.Keep(text="ring Bo")),
        ("memo:", memo_lines.Keep(text="")),
        ("memo in 3 months: ring Bo: twice", memo_lines.Keep(text="ring Bo: twice", day=datetime.date(2027, 2, 23))),
        ("memo 3 weeks: ring", memo_lines.Keep(text="ring", day=datetime.date(2026, 12, 14))),
        ("memo in a year: ring", memo_lines.Keep(text="ring", day=datetime.date(2027, 11, 23))),
        ("memo in ten days: ring", memo_lines.Keep(text="ring", day=datetime.date(2026, 12, 3))),
        ("memo on 4 May 2027: ring", memo_lines.Keep(text="ring", day=datetime.date(2027, 5, 4))),
        ("memo on the council", None),
        ("memo on 4 May: ring", memo_lines.Keep(text="ring", day=datetime.date(2027, 5, 4))),
        ("memo 2027-05-04: ring", memo_lines.Keep(text="ring", day=datetime.date(2027, 5, 4))),
        ("memo on 35 May 2027: ring", memo_lines.Unclear()),
        ("memo on 30 February 2027: ring", memo_lines.Unclear()),
        ("memo in 3 months", memo_lines.Begin(day=datetime.date(2027, 2, 23))),
        ("memo 2", memo_lines.On(number=2, deed=memo_lines.Deed.SHOW)),
        ("memo 2: other words", memo_lines.On(number=2, deed=memo_lines.Deed.REWRITE, text="other words")),
        ("memo 2 in 3 months", memo_lines.On(number=2, deed=memo_lines.Deed.MOVE, day=datetime.date(2027, 2, 23))),
        ("memo 2 on 99 May", memo_lines.Unclear()),
        ("memo 2 cancel", memo_lines.On(number=2, deed=memo_lines.Deed.CANCEL)),
        ("cancel memo 2", memo_lines.On(number=2, deed=memo_lines.Deed.CANCEL)),
        ("memo 2 not yet", memo_lines.On(number=2, deed=memo_lines.Deed.SAY, happened=memo.Happened.NOT_YET)),
        ("memo undo", memo_lines.Wish.UNDO),
        # Sentences, which may be somebody's reply to a question.
        ("memo to the council was sent late", None),
        ("memo on housing: we never read it", None),
        ("memos are what we write too many of", None),
        ("cancel memo writing for good", None),
        ("memo 2 of last year was better", None),
        ("a memo: no", None),
    ],
)
def test_only_whole_commands_are_taken(line: str, meaning: memo_lines.Meaning | None) -> None:
    assert understood(line) == meaning


@given(st.text(max_size=200))
def test_any_line_is_read_without_trouble(line: str) -> None:
    understood(f"memo {line}")
    understood(f"memo in {line}: x")


@pytest.mark.parametrize(
    ("day", "fault"),
    [
        (None, memo.Fault.UNKNOWN),
        (TODAY - datetime.timedelta(days=1), memo.Fault.PAST),
        (TODAY, memo.Fault.PAST),
        (TODAY + datetime.timedelta(days=1), None),
        (datetime.date(2031, 11, 23), None),
        (datetime.date(2031, 11, 24), memo.Fault.FAR),
    ],
)
def test_a_day_lies_ahead_and_not_too_far(day: datetime.date | None, fault: memo.Fault | None) -> None:
    assert memo.fault_of_day(day, TODAY) is fault


def test_words_are_there_and_not_too_many() -> None:
    assert memo.fault_of_words("") is memo.Fault.EMPTY
    assert memo.fault_of_words("x" * text.KEEP_AT_MOST) is None
    assert memo.fault_of_words("x" * (text.KEEP_AT_MOST + 1)) is memo.Fault.LONG


@pytest.mark.parametrize("which", memo.Fault)
def test_every_fault_is_said_beside_what_was_pressed(which: memo.Fault) -> None:
    said = memo_cards.fault(which, WORDS)
    assert said.beside
    assert len(messages.plain_text(said)) > 40


def test_a_memo_from_the_last_of_august_comes_on_the_last_of_february() -> None:
    assert memo.usual_day(datetime.date(2026, 8, 31)) == datetime.date(2027, 2, 28)


@pytest.mark.parametrize("zone", ["Europe/London", "Pacific/Auckland", "America/New_York", "Pacific/Kiritimati"])
@pytest.mark.parametrize("day", [datetime.date(2027, 3, 28), datetime.date(2027, 10, 31), datetime.date(2027, 5, 4)])
def test_it_is_due_at_nine_where_its_author_is_and_is_looked_for_by_then(day: datetime.date, zone: str) -> None:
    at = memo.due_at(a_memo(day).memo, zone)
    there = at.astimezone(zoneinfo.ZoneInfo(zone))
    assert (there.date(), there.time()) == (day, datetime.time(9))
    assert memo.earliest_day(at) <= day <= memo.latest_day(at)


def test_it_is_kept_a_month_after_it_came_and_two_years_if_it_never_did() -> None:
    assert memo.forget_after(a_memo().memo) == datetime.datetime(2029, 5, 23, tzinfo=datetime.UTC)
    assert memo.forget_after(a_memo(delivered_at=NOW).memo) == NOW + datetime.timedelta(days=30)


def test_each_box_makes_a_memo_of_its_own() -> None:
    one = memo_cards.box(uuid.UUID(int=9), None, TODAY, WORDS)
    assert "six months, on Sunday 23 May 2027" in messages.plain_text(one)
    assert "not even administrators" in messages.plain_text(one)
    made = actions.decode(buttons(one)["Keep it"])
    assert made == actions.Do(subject=actions.Subject.MEMO, verb="write", on=uuid.UUID(int=9))
    dated = actions.decode(buttons(memo_cards.box(uuid.UUID(int=9), datetime.date(2027, 5, 4), TODAY, WORDS))["Keep it"])
    assert isinstance(dated, actions.Do)
    assert dated.value == "2027-05-04"


def test_whatever_holds_the_words_says_how_it_is_shown_anew_and_never_in_its_summary() -> None:
    came = a_memo(delivered_at=NOW, happened=memo.Happened.PARTLY)
    private = [
        memo_cards.shown(a_memo(), WRITTEN, WORDS),
        memo_cards.came(came, WRITTEN, WORDS),
        memo_cards.other_words(a_memo(), WRITTEN, WORDS),
    ]
    for message in private:
        assert message.shown_by is not None
        assert isinstance(actions.decode(message.shown_by), actions.Do | actions.Write)
        assert WRITTEN not in message.summary


def test_the_list_shows_days_and_no_more() -> None:
    shown = messages.plain_text(memo_cards.page([a_memo(), a_memo(delivered_at=NOW)], WORDS))
    assert "Memo 2: Comes on Sunday 23 May 2027. Written on Monday 23 November 2026." in shown
    assert "“memo 2”" in shown
    assert "Write a memo" in messages.plain_text(memo_cards.page([], WORDS))


def test_it_asks_what_came_of_it_and_offers_the_next() -> None:
    came = memo_cards.came(a_memo(), WRITTEN, WORDS)
    assert "I delete these words in 30 days." in messages.plain_text(came)
    assert list(buttons(came)) == ["Yes", "Partly", "Not yet", "Write the next one", "Delete it", "My memos"]
    said = memo_cards.came(a_memo(delivered_at=NOW, happened=memo.Happened.NOT_YET), WRITTEN, WORDS)
    assert "has not happened yet" in messages.plain_text(said)
    assert list(buttons(said))[:2] == ["Yes", "Partly"]


def test_another_day_is_a_press_or_a_line() -> None:
    offered = buttons(memo_cards.other_day(a_memo(), TODAY, WORDS))
    chosen = actions.decode(offered["In a year: Tuesday 23 November 2027"])
    assert chosen == actions.Do(subject=actions.Subject.MEMO, verb="move", on=uuid.UUID(int=5), value="2027-11-23")
    assert "In 3 months: Tuesday 23 February 2027" in offered


@pytest.mark.parametrize(
    ("line", "day"), [("4 May 2027", datetime.date(2027, 5, 4)), ("in 8 weeks", datetime.date(2027, 1, 18)), ("soon", None)]
)
def test_a_day_in_the_box_is_read(line: str, day: datetime.date | None) -> None:
    assert memo_lines.day(line, TODAY, WORDS) == day


def test_what_is_kept_is_told_in_numbers_and_copied_whole() -> None:
    assert memo_cards.counted([], WORDS) == ()
    assert memo_cards.counted([a_memo(), a_memo(datetime.date(2027, 1, 4))], WORDS) == (
        ("Memos to yourself", "2, encrypted; the next comes on Monday 4 January 2027"),
    )
    whole = messages.Message(summary="", blocks=memo_cards.copied(a_memo(happened=memo.Happened.YES), WRITTEN, WORDS))
    assert WRITTEN in messages.plain_text(whole)
    assert "it happened" in messages.plain_text(whole)
    locked = messages.Message(summary="", blocks=memo_cards.copied(a_memo(), None, WORDS))
    assert "cannot be opened just now" in messages.plain_text(locked)
