"""What is typed about sets: commands are understood, sentences are left alone; days, lists of people and plans are read."""

import datetime
import uuid
import zoneinfo

import pytest

from bot.sets import set_plans
from conversations import wording
from conversations.learning_sets import lines, plan, planning, rules, state, when
from tests.unit.conversations import a_set

WORDS = wording.in_language()
TODAY = datetime.date(2026, 11, 22)
_W, _T, _D, _K = lines.Word, lines.Text, lines.Deed, state.NoteKind


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("sets", lines.Said(what=_W.LIST)),
        ("set", lines.Said(what=None)),
        ("Set 2", lines.Said(what=None, which=2)),
        ("set coming", lines.Said(what=_W.COMING)),
        ("set 2 I’ll be there.", lines.Said(what=_W.COMING, which=2)),
        ("set not present", lines.Said(what=_W.NOT_PRESENT)),
        ("set mind: the ward: who?", lines.Said(what=_K.MIND, text="the ward: who?")),
        ("set why now: it rains", lines.Said(what=_K.WHY_NOW, text="it rains")),
        ("set sure 4", lines.Said(what=_K.SURE, text="4")),
        ("set how sure quite sure", lines.Said(what=_K.SURE, text="5")),
        ("set going stuck", lines.Said(what=_K.STANDS, text="stuck")),
        ("set carry on carry on, but change something", lines.Said(what=_K.GO_ON, text="change")),
        ("set share next step", lines.Said(what=_D.SHARE, kind=_K.COMMITMENT)),
        ("set 3 move 2 to 10 December", lines.Said(what=_D.MOVE, which=3, meeting=2, text="to 10 December")),
        ("set cancel 2", lines.Said(what=_D.CANCEL, meeting=2)),
        ("set rules: ", lines.Said(what=_T.RULES)),
        ("set card: we tried", lines.Said(what=_T.CARD, text="we tried")),
    ],
)
def test_a_command_is_understood(line: str, said: lines.Said) -> None:
    assert lines.understand(line, WORDS) == said


@pytest.mark.parametrize(
    "line",
    [
        "Set up a better meeting",
        "set in our ways",
        "Set a date",
        "setting out",
        "set cancel 2 because of snow",
        "set move 2",
        "set sure 9",
        "set share nothing",
        "set add",
        "sets of rules",
        "set the mind: free",
        "question",
        "",
        "set " * 5_000,
    ],
)
def test_a_sentence_is_left_alone(line: str) -> None:
    assert lines.understand(line, WORDS) is None
    assert lines.question(line, WORDS) is None


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("3 December at 2 pm, 3 hours, 6 meetings, every 7 weeks", (datetime.date(2026, 12, 3), datetime.time(14), 180, 6, 7)),
        ("2026-12-03 14:00", (datetime.date(2026, 12, 3), datetime.time(14), None, None, None)),
        ("Thursday 3 December at 2\u00a0pm", (datetime.date(2026, 12, 3), datetime.time(14), None, None, None)),
        ("Thursday 3 Dec 14:00-16:30", (datetime.date(2026, 12, 3), datetime.time(14), 150, None, None)),
        ("at noon", (None, datetime.time(12), None, None, None)),
        ("every 6 weeks", (None, None, None, None, 6)),
        ("8 meetings", (None, None, None, 8, None)),
        ("90 minutes", (None, None, 90, None, None)),
    ],
)
def test_days_and_times_are_read(line: str, said: tuple[object, ...]) -> None:
    found = when.read(line, TODAY, WORDS)
    assert found is not None
    assert (found.day, found.at, found.minutes, found.count, found.weeks) == said


@pytest.mark.parametrize("line", ["", "someday", "31 February 2 pm", "2 pm 3 pm 4 pm", "9999-01-01", "x" * 500, "at"])
def test_what_is_no_day_is_not_guessed(line: str) -> None:
    assert when.read(line, TODAY, WORDS) is None


def a_plan() -> planning.Plan:
    people = (planning.Who(name="Ama Bell", person_id=uuid.uuid4()), planning.Who(name="Bo Ash", handle="U1", zone="Europe/Paris"))
    return planning.Plan(
        set_id=a_set.SET_ID,
        zone=a_set.LONDON,
        name="Set: of three",
        people=people,
        lead=people[1],
        first=a_set.slot("2026-12-03 14:00"),
        minutes=90,
        count=4,
        weeks=6,
    )


def test_a_plan_is_written_and_read_again_with_its_steps() -> None:
    states = [a_plan(), planning.Plan(set_id=a_set.SET_ID, zone=a_set.LONDON)]
    assert planning.read(planning.write(states)) == states
    assert len(planning.read(planning.write([a_plan()] * 40))) == planning.STATES
    for bad in (None, "", "set: x", "something else\n\nset: 00"):
        assert planning.read(bad) == []


def test_a_member_is_added_once_and_taken_off_by_an_unmistakable_name() -> None:
    of = a_plan()
    assert planning.add(of, of.people).people == of.people
    less = planning.remove(of, "bo")
    assert less is not None
    assert [one.name for one in less.people] == ["Ama Bell"]
    two = planning.add(of, [planning.Who(name="Bo Birch", handle="U2")])
    assert [planning.remove(two, name) for name in ("bo", "", "nobody")] == [None, None, None]


def test_a_question_may_stand_behind_the_set_s_word_and_number() -> None:
    for line in ("question: what for?", "set question: what for?", "set 2 question: what for?"):
        assert lines.question(line, WORDS) == "what for?"
    assert lines.question("set 2 questions for the next meeting", WORDS) is None


def test_the_same_plan_gives_the_same_meetings_across_the_change_of_clocks() -> None:
    made = planning.meetings(a_plan())
    assert made == planning.meetings(a_plan())
    there = zoneinfo.ZoneInfo(a_set.LONDON)
    assert {one.starts_at.astimezone(there).time() for one in made} == {datetime.time(14)}
    assert [plan.local(one.starts_at, a_set.LONDON).day for one in made] == [one.day for one in a_plan().slots()]


def test_a_list_of_people_is_read_as_it_is_pasted() -> None:
    found = set_plans.read_people("- Ama Bell\n@[U1], Bo Ash <bo@council.test>; Cy and Dot\n, 12 ,")
    assert [(one.handle, one.name, one.sign_in) for one in found] == [
        (None, "Ama Bell", ""),
        ("U1", "", ""),
        (None, "Bo Ash", "bo@council.test"),
        (None, "Cy", ""),
        (None, "Dot", ""),
    ]


def test_rules_keep_who_changed_them() -> None:
    made = rules.Rules(text="One.\nTwo.", by_id=uuid.uuid4(), at=datetime.datetime(2026, 12, 1, tzinfo=datetime.UTC))
    assert rules.read(rules.write(made)) == made
    assert rules.read("One.") == rules.Rules(text="One.")
    assert rules.write(rules.Rules(text="", by_id=uuid.uuid4(), at=made.at)) == ""
