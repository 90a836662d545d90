"""What people write of when they want to hear from us, what cannot be had, and that every change can be undone."""

import dataclasses
import datetime
import uuid
import zoneinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations import actions, messages, own_terms, own_terms_cards, own_terms_lines, term_values, terms, wording
from conversations.own_terms import Change, Fault, Held, Name, Wrong
from tests.unit.conversations.dialogue import buttons

WORDS = wording.Wording()
Day = datetime.date
Time = datetime.time
RIVERSIDE = own_terms.OfBoard(board_id=uuid.UUID(int=1), key="riverside", name="Riverside Health and Wellbeing Board")
HILL = own_terms.OfBoard(board_id=uuid.UUID(int=2), key="hill", name="Hill Board", runs=True)
LEAVE = terms.Span(first=Day(2026, 12, 20), last=Day(2027, 1, 3))


def held(now: datetime.datetime = datetime.datetime(2026, 11, 23, 9, tzinfo=datetime.UTC), **said: object) -> Held:
    known = terms.Terms(**said)  # type: ignore[arg-type]  # a test names what was said
    return Held(said=known, zone="Europe/London", now=now, platforms=("slack", "teams"), boards=(RIVERSIDE, HILL))


def understood(line: str, one: Held | None = None) -> object:
    found = own_terms_lines.understand(line, one or held(), WORDS)
    return (found.name.value, found.value) if isinstance(found, Change) else found.wrong if isinstance(found, Fault) else found


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("snooze until 3 May", ("snooze", "2027-05-03")),
        ("Snooze until 3 May 2027.", ("snooze", "2027-05-03")),
        ("snooze 2 weeks", ("snooze", "2026-12-07")),
        ("snooze for 2 weeks", ("snooze", "2026-12-07")),
        ("snooze off", ("snooze", "off")),
        ("away 1 Aug to 14 Aug", ("away", "2027-08-01.2027-08-14")),
        ("away from 1 Aug to 14 Aug 2027", ("away", "2027-08-01.2027-08-14")),
        ("away 20 December to 3 January", ("away", "2026-12-20.2027-01-03")),
        ("away 20 November – 27 November", ("away", "2026-11-20.2026-11-27")),
        ("away until 1 Dec", ("away", "2026-11-23.2026-12-01")),
        ("away tomorrow", ("away", "2026-11-24.2026-11-24")),
        ("on leave 3 May", ("away", "2027-05-03.2027-05-03")),
        ("away off", ("here", "2026-12-20.2027-01-03")),
        ("away off 1", ("here", "2026-12-20.2027-01-03")),
        ("quiet 19:00 to 08:00", ("quiet", "1900.0800")),
        ("quiet 7 pm - 8 am", ("quiet", "1900.0800")),
        ("quiet from 22 to 6", ("quiet", "2200.0600")),
        ("quiet 20:00 to 08:00", ("quiet", "usual")),
        ("quiet off", ("quiet", "0000.0000")),
        ("quiet hours usual", ("quiet", "usual")),
        ("days mon wed", ("days", "1.3")),
        ("days Mondays, Wednesdays and Saturdays", ("days", "1.3.6")),
        ("days fri to mon", ("days", "1.5.6.7")),
        ("days mon-fri", ("days", "usual")),
        ("days usual", ("days", "usual")),
        ("hour 12:30", ("hour", "1230")),
        ("hour 9", ("hour", "0900")),
        ("hour at 2 pm", ("hour", "1400")),
        ("hour at 2\u00a0pm", ("hour", "1400")),
        ("hour any", ("hour", "any")),
        ("zone Europe/Lisbon", ("zone", "europe.lisbon")),
        ("zone lisbon", ("zone", "europe.lisbon")),
        ("time zone New York", ("zone", "america.new_york")),
        ("zone America/Argentina/Buenos_Aires", ("zone", "america.argentina.buenos_aires")),
        ("stop riverside", ("stop", "")),
        ("stop messages from Riverside Health and Wellbeing Board", ("stop", "")),
        ("start hill", ("start", "")),
        ("first teams", ("first", "teams")),
    ],
)
def test_whole_commands_are_understood(line: str, meant: tuple[str, str]) -> None:
    assert understood(line, held(away=(LEAVE,))) == meant


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("snooze until 3 May 2020", Wrong.PAST),
        ("snooze until 23 November 2026", Wrong.PAST),
        ("snooze until 3 May 2029", Wrong.FAR),
        ("snooze 35 May", Wrong.UNREAD),
        ("away 14 Aug to 1 Aug", Wrong.BACKWARDS),
        ("away 14 Aug 2027 to 1 Aug 2027", Wrong.BACKWARDS),
        ("away 1 Aug 2026 to 14 Aug 2026", Wrong.PAST),
        ("away 1 Jan 2027 to 2 Feb 2028", Wrong.LONG),
        ("away 1 Jan 2028 to 2 Feb 2028", Wrong.FAR),
        ("away 31 June to 3 July", Wrong.UNREAD),
        ("away until the 3rd", Wrong.UNREAD),
        ("away 1 Agust to 14 August", Wrong.UNREAD),
        ("away off", Wrong.NO_LEAVE),
        ("quiet 08:00 to 08:00", Wrong.ALL_DAY),
        ("quiet 08:30 to 08:00", Wrong.ALL_DAY),
        ("quiet 25:00 to 08:00", Wrong.UNREAD),
        ("days mon wensday", Wrong.UNREAD),
        ("hour 25:00", Wrong.UNREAD),
        ("hour 25", Wrong.UNREAD),
        ("zone Europe/Lisborn", Wrong.NO_ZONE),
        ("zone Narnia", Wrong.NO_ZONE),
    ],
)
def test_what_cannot_be_had_is_told(line: str, wrong: Wrong) -> None:
    assert understood(line) == wrong


@pytest.mark.parametrize(
    "line",
    [
        "stop smoking services need more money", "start", "start again", "first we listen", "first", "first console",
        "days are long", "days like Monday are hard", "hours", "away days are good for us", "away with the old agenda", "quiet please",
        "zone of comfort is what we should leave", "hour of need", "snooze is what the board does", "when do we meet?", "leave it to us",
        "the away day", "stop riverside from flooding", "Leave 10 minutes for questions", "leave 5 days for papers",
        "Away from the 4 main hospitals", "Quiet 2 members never speak", "x" * 5_000, "away " + "1 " * 40, "",
    ],
)  # fmt: skip
def test_whatever_may_be_a_reply_is_left_alone(line: str) -> None:
    assert understood(line) is None


def test_the_page_and_each_choice_are_asked_for_by_a_word() -> None:
    assert understood("when") is own_terms_lines.Wish.PAGE
    assert understood("Settings") is own_terms_lines.Wish.PAGE
    assert understood("snooze") == own_terms_lines.Ask(name=Name.SNOOZE)
    assert understood("STOP") == own_terms_lines.Ask(name=Name.STOP), "whoever wants peace sees how to have it, and nothing is stopped yet"
    assert understood("stop", dataclasses.replace(held(), boards=())) is None
    assert all(own_terms_lines.may_be_ours(line, WORDS) for line in ("when", "zone Narnia", "stop hill"))
    assert not own_terms_lines.may_be_ours("We listen well.", WORDS)


def test_a_zone_that_does_not_exist_is_answered_with_near_ones_to_press() -> None:
    fault = own_terms_lines.understand("zone Europe/Lisborn", held(), WORDS)
    assert isinstance(fault, Fault)
    shown = own_terms_cards.refused(fault, held(), WORDS)
    assert "I know no time zone called “Europe/Lisborn”." in messages.plain_text(shown)
    pressed = actions.decode(buttons(shown)["Europe/Lisbon"])
    assert isinstance(pressed, actions.Do)
    assert term_values.zone_of(pressed.value) == "Europe/Lisbon"


def test_every_zone_there_is_can_be_carried_by_a_button() -> None:
    for zone in sorted(zoneinfo.available_timezones() - {"localtime", "Factory", "posixrules"}):
        action = actions.Do(subject=actions.Subject.TERMS, verb="undo_zone", value=f"{term_values.zone_code(zone)}.0123abcd")
        assert actions.decode(actions.encode(action)) == action
        assert term_values.zone_of(term_values.zone_code(zone)) == zone


def test_in_a_box_nothing_else_can_be_meant() -> None:
    for name in own_terms_lines.WRITTEN:
        found = own_terms_lines.read(name, "whatever you think is best for us all", held(), WORDS, sure=True)
        assert isinstance(found, Fault), name
    assert own_terms_lines.read(Name.HOUR, "", held(), WORDS, sure=True) == Fault(wrong=Wrong.UNREAD, name=Name.HOUR)


def test_a_day_is_the_person_s_own() -> None:
    late = datetime.datetime(2026, 11, 23, 23, 30, tzinfo=datetime.UTC)
    lisbon, tokyo = held(late), Held(said=terms.Terms(), zone="Asia/Tokyo", now=late)
    assert (lisbon.today, tokyo.today) == (Day(2026, 11, 23), Day(2026, 11, 24))
    assert understood("snooze until 24 November 2026", lisbon) == ("snooze", "2026-11-24")
    assert understood("snooze until 24 November 2026", tokyo) == Wrong.PAST


def test_no_more_than_twenty_times_of_leave() -> None:
    full = held(away=tuple(terms.Span(first=Day(2027, 1, day), last=Day(2027, 1, day)) for day in range(1, 21)))
    assert understood("away 3 May", full) == Wrong.MANY
    assert understood("away 3 January to 9 January", full) == ("away", "2027-01-03.2027-01-09")


@given(
    days=st.frozensets(st.integers(1, 7)),
    at=st.none() | st.times().map(lambda one: one.replace(second=0, microsecond=0)),
    quiet=st.tuples(st.times(), st.times()).map(lambda two: tuple(one.replace(second=0, microsecond=0) for one in two)),
    snooze=st.none() | st.dates(Day(2026, 1, 1), Day(2027, 11, 1)),
)
def test_a_value_carries_what_holds_and_brings_it_back(
    days: frozenset[int], at: Time | None, quiet: tuple[Time, Time], snooze: Day | None
) -> None:
    one = held(days=days, at=at, quiet_from=quiet[0], quiet_until=quiet[1], snoozed_until=snooze)
    values = {name: own_terms.current(name, one) for name in (Name.DAYS, Name.HOUR, Name.QUIET, Name.SNOOZE)}
    for name, value in values.items():
        action = actions.Do(subject=actions.Subject.TERMS, verb=f"undo_{name}", value=f"{value}.{own_terms.mark(Change(name=name), one)}")
        assert actions.decode(actions.encode(action)) == action
    assert (term_values.days_of(values[Name.DAYS]) or term_values.WORKDAYS) == (days or term_values.WORKDAYS)
    assert term_values.time_of(values[Name.HOUR]) == at
    back = term_values.quiet_of(values[Name.QUIET]) or (terms.QUIET_FROM, terms.QUIET_UNTIL)
    assert back == quiet or (back[0] == back[1] and quiet[0] == quiet[1])
    assert term_values.date_of(values[Name.SNOOZE]) == (snooze if snooze and snooze > one.today else None)


@given(st.sampled_from(Name), st.text(alphabet="0123456789.-_@abcz", max_size=30))
def test_a_forged_value_is_refused_or_has_a_meaning(name: Name, value: str) -> None:
    one = held(away=(LEAVE,))
    change = Change(name=name, value=value, board_id=RIVERSIDE.board_id)
    if own_terms.fault(change, one) is None:
        assert messages.plain_text(own_terms_cards.changed(change, one, one, WORDS))
        assert own_terms.fault(own_terms.undoing(change, one), one) in (None, Fault(wrong=Wrong.NO_LEAVE, name=Name.HERE))


def test_what_can_be_typed_beside_a_button_means_the_same() -> None:
    one = held(away=(LEAVE, terms.Span(first=Day(2027, 2, 1), last=Day(2027, 2, 2))), snoozed_until=Day(2027, 1, 9), days=frozenset({2, 4}))
    pages = [own_terms_cards.choose(name, one, WORDS) for name in Name if name not in (Name.HERE, Name.START)]
    found = [option for page in pages for block in page.blocks if isinstance(block, messages.Choices) for option in block.options]
    compared = 0
    for option in found:
        action = actions.decode(option.action)
        if not isinstance(action, actions.Do) or action.verb not in set(Name) or option.typed is None:
            continue
        read = own_terms_lines.understand(option.typed, one, WORDS)
        assert read == Change(name=Name(action.verb), value=action.value, board_id=action.on), option.typed
        compared += 1
    assert compared >= 12


def test_the_cards_say_what_holds_in_a_sentence() -> None:
    before = held()
    dialogue: list[tuple[str, dict[str, object], str]] = [
        (
            "snooze until 3 May",
            {"snoozed_until": Day(2027, 5, 3)},
            "I write nothing unasked until Monday 3 May 2027. That day the snooze ends",
        ),
        ("days mon wed", {"days": frozenset({1, 3})}, "You hear from me on these days: Monday and Wednesday."),
        ("hour 12:30", {"at": Time(12, 30)}, "You hear from me at 12.30 pm by your own clock."),
        ("hour 21:00", {"at": Time(21)}, "Your own hour, 9 pm, lies in your quiet hours. I keep to your hour."),
        ("quiet off", {"quiet_from": Time(), "quiet_until": Time()}, "You have no quiet hours any more."),
        ("away 20 Dec to 3 Jan", {"away": (LEAVE,)}, "You are away: Sunday 20 December 2026 to Sunday 3 January 2027."),
        ("stop hill", {"opted_out": frozenset({HILL.board_id})}, "You keep this board running: its digest stops, too"),
    ]
    for line, said, sentence in dialogue:
        change = own_terms_lines.understand(line, before, WORDS)
        assert isinstance(change, Change), line
        shown = own_terms_cards.changed(change, before, held(**said), WORDS)  # type: ignore[arg-type]  # a dialogue names what was said
        assert sentence in messages.plain_text(shown)
        assert "Undo" in buttons(shown), line
    assert "Undo" not in buttons(own_terms_cards.changed(Change(name=Name.HOUR, value="any"), before, before, WORDS))


def test_home_says_in_small_print_what_keeps_messages_back() -> None:
    assert own_terms_cards.at_home(held(), WORDS) == ()
    one = held(
        snoozed_until=Day(2027, 5, 3),
        away=(terms.Span(first=Day(2026, 11, 20), last=Day(2026, 11, 27)),),
        opted_out=frozenset({HILL.board_id}),
    )
    shown = own_terms_cards.at_home(one, WORDS)
    assert all(isinstance(block, messages.Paragraph) and block.quiet for block in shown)
    said = " ".join(block.text for block in shown if isinstance(block, messages.Paragraph))
    assert "Snoozed until Monday 3 May 2027" in said
    assert "Type “snooze off”" in said
    assert "You are away until Friday 27 November 2026" in said
    assert "Type “start Hill Board”" in said
    over = held(snoozed_until=Day(2026, 11, 23), away=(LEAVE,))
    assert own_terms_cards.at_home(over, WORDS) == (), "a snooze ends by itself, and leave to come keeps nothing back yet"
