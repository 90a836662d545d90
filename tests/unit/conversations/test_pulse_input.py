import datetime
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations import actions, messages, pulse, typed
from conversations import sitting as sittings
from frameworks import loader, schema
from tests.unit.conversations.dialogue import SITTING_ID, START, WORDS, Talk, buttons, finished, sitting_of, unpaired

FORBIDDEN = re.compile(r"\b(scor\w*|rank\w*|league\w*|perform\w*|red|amber|green|anonym\w*)\b", re.IGNORECASE)


@pytest.mark.parametrize(
    "action",
    [
        actions.Give(sitting_id=SITTING_ID, item_key="no_such_item", part=actions.Part.NOW, mark="3"),
        actions.Give(sitting_id=SITTING_ID, item_key="strategy", part=actions.Part.NOW, mark="9"),
        actions.Show(sitting_id=SITTING_ID, item_key="no_such_item"),
        actions.Note(sitting_id=SITTING_ID, item_key="no_such_item"),
    ],
)
def test_a_button_that_does_not_fit_changes_nothing_and_shows_the_way_on(talk: Talk, action: actions.Action) -> None:
    step = talk.press(actions.encode(action), "text")
    assert step.keep == ()
    talk.run("bot: That button does not fit this pulse any more. Nothing was changed.\nmember: presses Go on\nbot: 1 of 6")


def test_an_arrow_without_a_circle_asks_for_the_circle(talk: Talk) -> None:
    arrow = actions.Give(sitting_id=SITTING_ID, item_key="strategy", part=actions.Part.AHEAD, mark="3")
    assert talk.press(actions.encode(arrow)).keep == ()
    talk.run("bot: 2 of 6 · Strategy\nbot: Where are we now?")


def test_an_old_arrow_of_an_item_that_became_unsure_asks_to_change_its_circle(talk: Talk) -> None:
    talk.run("member: 1: not sure")
    arrow = actions.Give(sitting_id=SITTING_ID, item_key="purpose_and_vision", part=actions.Part.AHEAD, mark="3")
    assert talk.press(actions.encode(arrow)).keep == ()
    talk.run("bot: 1 of 6")
    assert shown_asks(talk.message) == [], "the next question is another, and this one is a change"


def test_an_arrow_in_an_unpaired_pulse_does_not_fit(matrix: schema.Edition) -> None:
    talk = Talk(sitting_of(unpaired(matrix))).run("member: 3")
    arrow = actions.Give(sitting_id=SITTING_ID, item_key="purpose_and_vision", part=actions.Part.AHEAD, mark="5")
    assert talk.press(actions.encode(arrow)).keep == ()


@pytest.mark.parametrize("line", ["6", "99", "2 9", "7: 3", "0: 3", "change 0", "change 7", "note 0: x", "note 99: x", "2.5", "9" * 90])
def test_a_number_that_does_not_fit_is_answered_kindly(talk: Talk, line: str) -> None:
    talk.type(line)
    talk.run("bot: so nothing was changed. Levels go from 0 to 5, questions from 1 to 6.")
    assert talk.given() == {}


@pytest.mark.parametrize("note", ["שלום, עולם", "مرحبا \u200fبالعالم", "👩🏽‍⚕️ fine", "line one\nline two", "é" * 10_000, "x" * 20_000])
def test_a_note_is_kept_whole_and_given_back_as_written(talk: Talk, note: str) -> None:
    talk.type(f"note 2: {note}")
    assert talk.sitting.answers["strategy"].note == note
    talk.run("bot: Your note on “Strategy” is kept\nmember: change 2")
    (box,) = [block for block in talk.message.blocks if isinstance(block, messages.FreeText)]
    (quote,) = [block for block in talk.message.blocks if isinstance(block, messages.Quote)]
    assert (box.initial, quote.text) == (note, note)


def test_a_long_note_says_how_much_was_kept(talk: Talk) -> None:
    talk.type("note 2: " + "x" * 10_000)
    talk.run("bot: is kept, all 10,000 characters of it.")


def test_a_note_can_be_pressed_and_replaces_the_one_before(talk: Talk) -> None:
    talk.run("member: change 1")
    box = buttons(talk.message)["Keep the note"]
    talk.press(box, "first")
    talk.press(box, "second\x00\ud800")
    assert talk.sitting.answers["purpose_and_vision"].note == "second"
    assert talk.given() == {"purpose_and_vision": (None, None)}
    talk.run("bot: 1 of 6\nmember: review\nbot: 1 Purpose and vision: open (with a note)")


@pytest.mark.parametrize("note", ["", "   ", "\x00\ud800", "\u200b\u200f"])
def test_an_empty_note_is_answered_kindly_and_keeps_nothing(talk: Talk, note: str) -> None:
    talk.type("note 2: before")
    talk.type(f"note 2: {note}")
    talk.run("bot: There was no text in that note, so nothing was changed.")
    assert talk.sitting.answers["strategy"].note == "before"


def test_a_note_that_is_too_long_is_refused_whole(talk: Talk) -> None:
    talk.type("note 2: " + "x" * 20_001)
    talk.run("bot: That text has 20,001 characters. I can keep 20,000 at a time, so nothing was kept.")
    assert talk.sitting.answers == {}


def test_a_bare_note_belongs_to_the_question_on_screen_or_asks_which(matrix: schema.Edition) -> None:
    talk = Talk(sitting_of(matrix)).run("member: 2 4\nmember: note: on the second")
    assert talk.sitting.answers["strategy"].note == "on the second"
    finished(matrix).run("member: note: on what?\nbot: Which question is that note about?")


def test_a_line_that_is_no_answer_is_left_to_others(talk: Talk) -> None:
    for line in ("hello", "", "I think 3", "2. We should meet more often", "12. A thought", "3/5", "9" * 5000, "x" * 300_000, "3 maybe"):
        assert pulse.typed_line(talk.sitting, line, START, WORDS) is None


def test_every_typed_hint_does_what_its_button_does(matrix: schema.Edition) -> None:
    talk = Talk(sitting_of(matrix))
    for prepare in ((), ("2 4",), ("3",), ("change 1",), ("review",), ("help",)):
        for line in prepare:
            talk.type(line)
        options = [one for block in talk.message.blocks if isinstance(block, messages.Choices) for one in block.options]
        for option in (one for one in options if one.typed is not None):
            leads_to = actions.decode(option.action)
            if isinstance(leads_to, actions.Look):
                assert typed.page(option.typed or "", WORDS) is leads_to.page
                continue
            pressed, wrote = Talk(talk.sitting), Talk(talk.sitting)
            pressed.press(option.action, at=START + datetime.timedelta(hours=1))
            wrote.type(option.typed or "", at=START + datetime.timedelta(hours=1))
            assert pressed.sitting == wrote.sitting


def test_the_line_on_the_lock_screen_never_holds_an_answer(matrix: schema.Edition) -> None:
    talk, summaries = Talk(sitting_of(matrix)), set()
    for line in ("3", "5", "not sure", "note 2: secret thought", "2: 1 2", "review", "change 1", "help", "99"):
        talk.type(line)
        summaries.add(talk.message.summary)
    talk.close()
    talk.type("review")
    summaries.add(talk.message.summary)
    assert all(
        re.fullmatch(r"Maturity matrix 2011: (question \d of 6|your answers)|A word on your pulse|What you can type", s) for s in summaries
    )


# Any walk at all: presses on any card ever seen, and lines of every kind.

LINES = st.one_of(
    st.sampled_from(["review", "go on", "help", "skip", "not sure", "not my area", "2 4", "5: 3", "6: skip", "note: x", "change 3", "9"]),
    st.integers(0, 6).map(str),
    st.builds("{}: {} {}".format, st.integers(0, 7), st.integers(0, 6), st.integers(0, 6)),
    st.builds("note {}: {}".format, st.integers(0, 9), st.text(max_size=8)),
    st.text(max_size=12),
)
MOVES = st.lists(st.tuples(LINES | st.integers(0, 400), st.integers(0, 50)), max_size=14)


def shown_asks(message: messages.Message) -> list[tuple[str, str]]:
    scales = [block for block in message.blocks if isinstance(block, messages.Scale)]
    gives = [actions.decode(scale.points[0].action) for scale in scales]
    return [(give.item_key, give.part) for give in gives if isinstance(give, actions.Give) and not give.changing]


def own_buttons(message: messages.Message) -> list[str]:
    """Those that stay in the sitting."""
    return [action for action in buttons(message).values() if isinstance(actions.decode(action), actions.SittingAction)]


@given(moves=MOVES, pairs=st.booleans())
@settings(max_examples=150, deadline=None)
def test_what_is_asked_next_follows_from_the_answers_alone(
    *, moves: list[tuple[str | int, int]], pairs: bool, library: loader.Library
) -> None:
    matrix = library["maturity_matrix@2011"]
    talk = Talk(sitting_of(matrix if pairs else unpaired(matrix)))
    seen = own_buttons(talk.message)
    for move, seconds in moves:
        at = START + datetime.timedelta(seconds=seconds)
        if isinstance(move, int):
            talk.press(seen[move % len(seen)], "a note", at=at)
        elif pulse.typed_line(talk.sitting, move, at, WORDS) is not None:
            talk.type(move, at=at)
        seen += own_buttons(talk.message)
        fresh = sitting_of(talk.sitting.edition, answers=dict(talk.sitting.answers))
        ask = sittings.next_ask(fresh)
        expected = [] if ask is None else [(ask.item.key, ask.part)]
        assert shown_asks(talk.message) in ([], expected)
        assert not FORBIDDEN.search(messages.plain_text(talk.message))
        for answer in talk.sitting.answers.values():
            assert answer.ahead is None or (pairs and isinstance(answer.now, int))
            assert answer.now is None or isinstance(answer.now, sittings.Standing) or answer.now in matrix.values


def test_the_same_steps_give_the_same_answer_objects(matrix: schema.Edition) -> None:
    sitting = sitting_of(matrix)
    step = pulse.typed_line(sitting, "2 4", START, WORDS)
    assert step is not None
    assert step.keep == (sittings.Answer(item_key="purpose_and_vision", now=2, ahead=4, given_at=START),)
    assert sitting.answers == {}
