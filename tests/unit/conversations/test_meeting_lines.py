"""What people write of meetings, and which lines are commands: never a sentence that somebody may have meant as a reply."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations import terms, wording
from conversations.meetings import commands, facts, lines, series

WORDS = wording.Wording()
TODAY = datetime.date(2026, 11, 23)
THE_14TH = datetime.date(2027, 1, 14)
KEYS = ("riverside", "northmoor")
DEVELOPMENT, AWAY, FORMAL = facts.Kind.DEVELOPMENT, facts.Kind.AWAY, facts.Kind.FORMAL


@pytest.mark.parametrize(
    ("line", "at", "minutes", "kind"),
    [
        ("14 January 2027", None, None, None),
        ("14 January 2027 at 2 pm", datetime.time(14), None, None),
        ("Thursday 14 January 2027 at 2\u00a0pm", datetime.time(14), None, None),
        ("2pm on Thursday 14 January 2027", datetime.time(14), None, None),
        ("14/01/2027 14:00", datetime.time(14), None, None),
        ("2027-01-14 14.30", datetime.time(14, 30), None, None),
        ("14 January, 2 pm to 4.30 pm", datetime.time(14), 150, None),
        ("14 January 14:00-16:00", datetime.time(14), 120, None),
        ("14 January 2-4pm", datetime.time(14), 120, None),
        ("14 January 2 – 4 pm", datetime.time(14), 120, None),
        ("14 January 11 to 1 pm", datetime.time(11), 120, None),
        ("14 January at noon for 90 minutes", datetime.time(12), 90, None),
        ("14 January 2027 9.30 am, development session, 1.5 hours", datetime.time(9, 30), 90, DEVELOPMENT),
        ("away day on 14 January", None, None, AWAY),
        ("Formal meeting in public, 14 Jan 10am", datetime.time(10), None, FORMAL),
    ],
)
def test_a_day_with_what_belongs_to_it(line: str, at: datetime.time | None, minutes: int | None, kind: facts.Kind | None) -> None:
    assert lines.when(line, TODAY, WORDS) == lines.When(day=THE_14TH, at=at, minutes=minutes, kind=kind)


def test_a_series_in_one_line() -> None:
    found = lines.when("monthly from 14 January 2027 at 2 pm, 6 meetings, without August, without Christmas", TODAY, WORDS)
    assert found == lines.When(day=THE_14TH, at=datetime.time(14), count=6, cadence=series.Cadence.MONTHLY, august=True, christmas=True)
    every = lines.when("every 7 weeks 14 January 2027", TODAY, WORDS)
    assert every is not None
    assert (every.cadence, every.day) == (series.Cadence.SEVEN_WEEKS, THE_14TH)


@pytest.mark.parametrize(
    "line", ["", "blah", "31 February 2027", "14 January 2027 and more", "1 pm 2 pm 3 pm", "x" * 500, "14 January 27 o'clock"]
)
def test_what_cannot_be_read_as_a_whole_is_not_read_at_all(line: str) -> None:
    found = lines.when(line, TODAY, WORDS)
    assert found is None or found.day is None


@pytest.mark.parametrize(
    ("line", "first", "last"),
    [
        ("1 August to 31 August 2027", "2027-08-01", "2027-08-31"),
        ("from 1 Aug until 5 Sep", "2027-08-01", "2027-09-05"),
        ("20 December to 4 January", "2026-12-20", "2027-01-04"),
        ("20 July to 5 September 2027", "2027-07-20", "2027-09-05"),
        ("24 December 2026 - 1 January 2027", "2026-12-24", "2027-01-01"),
        ("24 July 2027", "2027-07-24", "2027-07-24"),
    ],
)
def test_days_from_and_to(line: str, first: str, last: str) -> None:
    found = lines.span(line, TODAY, WORDS)
    assert found == terms.Span(first=datetime.date.fromisoformat(first), last=datetime.date.fromisoformat(last))


@pytest.mark.parametrize(
    "line", ["", "august", "1 to 2", "5 September 2027 to 1 August 2027", "1 August to", "to", "1 May to 2 May to 3 May"]
)
def test_days_that_are_none(line: str) -> None:
    assert lines.span(line, TODAY, WORDS) in {None, terms.Span(first=datetime.date(2027, 8, 1), last=datetime.date(2027, 8, 1))}


@pytest.mark.parametrize(
    ("line", "verb", "rest"),
    [
        ("meetings", commands.Verb.SHOW, ""),
        ("Calendar", commands.Verb.SHOW, ""),
        ("meetings add 14 January 2027", commands.Verb.ADD, "14 January 2027"),
        ("meetings add", commands.Verb.ADD, ""),
        ("calendar series quarterly from 3 May", commands.Verb.SERIES, "quarterly from 3 May"),
        ("meetings move 2 to 3 May", commands.Verb.MOVE, "to 3 May"),
        ("meetings move 2 development session", commands.Verb.MOVE, "development session"),
        ("meetings cancel 2", commands.Verb.CANCEL, "2"),
        ("meetings start", commands.Verb.SERIES, ""),
        ("meetings pauses", commands.Verb.PAUSES, ""),
        ("meetings resume", commands.Verb.PAUSES, ""),
        ("meetings pause August", commands.Verb.PAUSE, "August"),
        ("meetings resume 1", commands.Verb.RESUME, "1"),
        ("meetings pre-election until 6 May", commands.Verb.ELECTION, "until 6 May"),
        ("meetings pre-election off", commands.Verb.ELECTION, "off"),
    ],
)
def test_whole_commands(line: str, verb: commands.Verb, rest: str) -> None:
    found = commands.command(line, WORDS, KEYS)
    assert found is not None
    assert (found.verb, found.rest, found.board) == (verb, rest, None)


@pytest.mark.parametrize(
    "line",
    [
        "meetings are too long",
        "Meetings move too fast for the public",
        "meetings cancel each other out",
        "Meeting the carers was the best of it",
        "calendar pressure is what stops us",
        "meetings pause too often",
        "meetings add little",
        "meetings start late",
        "meetings series of talks",
        "the meetings",
        "meetings " + "on and on " * 30,
    ],
)
def test_a_sentence_is_no_command(line: str) -> None:
    assert commands.command(line, WORDS, KEYS) is None


def test_a_board_is_named_by_the_beginning_of_its_key_and_verbs_go_first() -> None:
    found = commands.command("meetings river add 14 January 2027 at 2 pm anyway", WORDS, KEYS)
    assert found == commands.Command(verb=commands.Verb.ADD, board="riverside", sure=True, rest="14 January 2027 at 2 pm")
    assert commands.command("meetings north", WORDS, KEYS) == commands.Command(verb=commands.Verb.SHOW, board="northmoor")
    moved = commands.command("meetings move 2", WORDS, ("move",))
    assert moved == commands.Command(verb=commands.Verb.MOVE, numbers=(2,))


def test_numbers_and_those_that_follow() -> None:
    def found(line: str) -> commands.Command:
        command = commands.command(line, WORDS, KEYS)
        assert command is not None
        return command

    assert found("meetings cancel 2, 4-6 and 9").numbers == (2, 4, 5, 6, 9)
    assert found("meetings cancel 3 to 5").numbers == (3, 4, 5)
    later = found("meetings move 3 and later to 20 May 2027")
    assert (later.numbers, later.later, later.rest) == ((3,), True, "to 20 May 2027")


@given(st.text(max_size=200), st.sampled_from(["", "meetings ", "meetings add ", "meetings move 1 ", "meetings pause "]))
def test_whatever_is_typed_nothing_breaks(text: str, front: str) -> None:
    commands.command(front + text, WORDS, KEYS)
    found = lines.when(text, TODAY, WORDS)
    assert found is None or found.minutes is None or found.minutes >= 0
    span = lines.span(text, TODAY, WORDS)
    assert span is None or span.first <= span.last
    lines.until(text, TODAY, WORDS)
