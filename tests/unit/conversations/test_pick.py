"""Picking up to three of a list."""

import dataclasses

import pytest

from conversations import actions, cards, messages, picking, pulse
from conversations import sitting as sittings
from conversations.sitting import PASSED, PICKED
from frameworks import loader, schema
from tests.unit.conversations.dialogue import SITTING_ID, START, WORDS, Talk, buttons, sitting_of

ONE, TWO, FIVE = "1 The place where change is steered", "2 Our place among partnerships", "5 Skills and confidence"
SIX = "6 Members on an equal footing"


@pytest.fixture
def areas(library: loader.Library) -> schema.Edition:
    return library["areas_requiring_attention@2015"]


@pytest.fixture
def talk(areas: schema.Edition) -> Talk:
    return Talk(sitting_of(areas))


def picks(talk: Talk) -> list[int]:
    return [item.position for item in picking.picked(talk.sitting)]


def is_done(talk: Talk) -> bool:
    return sittings.next_ask(talk.sitting) is None


def test_a_list_by_pressing(talk: Talk) -> None:
    talk.run(f"""
        bot: Riverside Board: Areas that need our time
        bot: Pick up to 3 that need our time next quarter.
        bot: Picked so far: none.
        bot: Clarity of purpose
        bot: ○ 2 Our place among partnerships – We look again
        bot: Delivery and impact
        bot: ○ 17
        bot: None of these need our time (“none”)
        member: presses {TWO}
        bot: Picked so far (1 of 3): 2 Our place among partnerships.
        bot: ● 2 Our place among partnerships (picked)
        bot: Done (“done”)
        bot, not: None of these need our time (“none”)
        member: presses {FIVE}
        bot: Picked so far (2 of 3): 2 Our place among partnerships, and 5 Skills and confidence.
        member: presses {TWO} (picked)
        bot: Picked so far (1 of 3): 5 Skills and confidence.
        member: presses Done
        bot: Thank you, that is all.
        bot: 5 Skills and confidence: picked
        bot, not: 2 Our place
    """)
    answers = talk.sitting.answers
    assert len(answers) == 17
    assert {key for key, one in answers.items() if one.now == PICKED} == {"skills_and_confidence"}
    assert all(one.now in (PICKED, PASSED) for one in answers.values())


def test_a_fourth_is_refused_kindly(talk: Talk) -> None:
    talk.run(f"""
        member: presses {ONE}
        member: presses {TWO}
        member: presses {FIVE}
        member: presses {SIX}
        bot: You have picked 3 already, and 3 is the most. Take one back first, then pick the other.
        bot: Picked so far (3 of 3)
        member: presses {ONE} (picked)
        member: presses {SIX}
        bot: Picked so far (3 of 3): 2 Our place among partnerships; 5 Skills and confidence; and 6 Members on an equal footing.
    """)
    assert picks(talk) == [2, 5, 6]


def test_a_button_pressed_twice_does_what_it_did_once(talk: Talk) -> None:
    card = buttons(talk.message)
    talk.press(card[TWO])
    talk.press(card[TWO])
    assert picks(talk) == [2]
    back = buttons(talk.message)[f"{TWO} (picked)"]
    talk.press(back)
    talk.press(back)
    assert picks(talk) == []
    assert not is_done(talk), "what was taken back has an answer, the rest have none"


def test_done_pressed_twice_and_none_on_an_old_card(talk: Talk) -> None:
    none = buttons(talk.message)["None of these need our time"]
    talk.run(f"member: presses {TWO}")
    done = buttons(talk.message)["Done"]
    talk.press(done)
    assert talk.press(done).keep == ()
    assert picks(talk) == [2]
    assert talk.press(none, at=START).keep == (), "it was pressed before the pick"
    assert picks(talk) == [2]
    talk.press(none)
    assert (picks(talk), is_done(talk)) == ([], True)
    talk.run("bot: None of these need our time.")


def test_done_with_nothing_picked_asks_what_is_meant(talk: Talk) -> None:
    step = talk.press(actions.encode(actions.Settle(sitting_id=SITTING_ID)))
    assert step.keep == ()
    assert "You have picked nothing yet, so nothing was changed." in messages.plain_text(step.message)


def test_a_late_pick_does_not_overwrite_a_newer_one(talk: Talk) -> None:
    card = buttons(talk.message)
    talk.run(f"member: presses {TWO}\nmember: presses {TWO} (picked)")
    assert talk.press(card[TWO], at=START).keep == ()
    assert picks(talk) == []


def test_picks_can_be_changed_after_done(talk: Talk) -> None:
    talk.run(f"""
        member: 2 5 6
        bot: Thank you, that is all. You can change any answer until Friday 4 December at 5 pm.
        member: presses Change my picks
        bot: Picked so far (3 of 3)
        bot: My answers (“my answers”)
        member: presses {TWO} (picked)
        member: presses {ONE}
        bot: Picked so far (3 of 3): 1 The place where change is steered; 5 Skills and confidence; and 6 Members on an equal footing.
        member: presses Done
        bot: Thank you, that is all.
    """)
    assert (picks(talk), is_done(talk)) == ([1, 5, 6], True)


@pytest.mark.parametrize("line", ["2 5 11", "2, 5, 11", "2,5,11", "2, 5 and 11", "2;5;11", "2 + 5 + 11", "11 5 2 2", "“2 5 11.”", "٢ ٥ ١١"])
def test_typed_numbers_are_exactly_the_picks(talk: Talk, line: str) -> None:
    talk.run(f"member: presses {ONE}")
    talk.type(line)
    assert (picks(talk), is_done(talk)) == ([2, 5, 11], True)


def test_one_number_is_one_pick_and_none_is_none(talk: Talk) -> None:
    talk.run("member: 5\nbot: 5 Skills and confidence: picked\nmember: none\nbot: None of these need our time.")
    assert (picks(talk), is_done(talk)) == ([], True)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("2 3 4 5", "3 is the most, so nothing was changed."),
        ("2 18", "That number is not on the list, so nothing was changed. The list goes from 1 to 17."),
        ("0", "That number is not on the list"),
        ("999999999999", "That number is not on the list"),
    ],
)
def test_typed_numbers_that_cannot_be(talk: Talk, line: str, said: str) -> None:
    talk.type(f"2 {line}" if line.startswith("9") else line)
    assert said in messages.plain_text(talk.message)
    assert talk.sitting.answers == {}


@pytest.mark.parametrize("line", ["not sure", "skip", "2: 3", "5 star", "we need time", "2.5", "and", "-2"])
def test_lines_that_are_no_picks(talk: Talk, line: str) -> None:
    assert pulse.typed_line(talk.sitting, line, START, WORDS) is None
    shown = messages.plain_text(cards.not_understood(talk.sitting, WORDS, reflects=False))
    assert "Type the numbers that you pick, from 1 to 17, for example “2 5”." in shown


def test_the_other_words_of_a_sitting(talk: Talk) -> None:
    talk.run("""
        member: help
        bot: “2 5” picks exactly those, and you are done. You can name up to 3.
        bot: Go on (“go on”)
        member: go on
        bot: Picked so far: none.
        member: note 3: Ask the districts first.
        bot: Your note on “Sharper priorities” is kept.
        member: review
        bot: You are not done yet. Go on, and press “Done” when you are.
        bot: 3 Sharper priorities: not picked (with a note)
        member: change
        bot: Pick up to 3
        member: done
        bot: You have picked nothing yet
    """)
    assert talk.sitting.answers["sharper_priorities"].now is None


def test_a_note_neither_hinders_a_pick_nor_is_lost_with_it(talk: Talk) -> None:
    talk.type("note 2: Ask first.")
    talk.type("2")
    assert talk.sitting.answers["place_among_partnerships"].note == "Ask first."
    assert picks(talk) == [2]


def test_what_is_open_counts_as_one_question(talk: Talk, areas: schema.Edition) -> None:
    assert (sittings.open_items(talk.sitting), sittings.size(areas)) == (1, 1)
    assert "It closes Friday" in messages.plain_text(cards.reminder(talk.sitting, WORDS))
    talk.run(f"member: presses {TWO}")
    assert "Your picks wait for “Done”." in messages.plain_text(cards.reminder(talk.sitting, WORDS))
    talk.run("member: done")
    assert sittings.open_items(talk.sitting) == 0


def test_a_notification_never_says_what_was_picked(talk: Talk) -> None:
    talk.run(f"member: presses {TWO}")
    assert talk.message.summary == "Areas that need our time: pick up to 3"


def test_after_the_close(talk: Talk) -> None:
    card = buttons(talk.message)
    talk.press(card[TWO])
    done = buttons(talk.message)["Done"]
    talk.close()
    for action in (card[FIVE], done):
        assert talk.press(action).keep == ()
    talk.run("""
        member: 1 2
        bot: closed on
        member: review
        bot: 2 Our place among partnerships: picked
        bot: You had not pressed “Done”, so these were not counted.
    """)


def test_buttons_of_lists_do_nothing_elsewhere(library: loader.Library) -> None:
    talk = Talk(sitting_of(library["maturity_matrix@2011"]))
    for action in (actions.Settle(sitting_id=SITTING_ID), actions.PickNone(sitting_id=SITTING_ID)):
        step = talk.press(actions.encode(action))
        assert step.keep == ()
        assert "That button does not fit this pulse any more." in messages.plain_text(step.message)


@pytest.mark.parametrize("mark", ["2", "skip", "not_sure"])
def test_marks_that_are_no_picks(talk: Talk, mark: str) -> None:
    give = actions.Give(sitting_id=SITTING_ID, item_key="main_forum", part=actions.Part.NOW, mark=mark)
    assert talk.press(actions.encode(give)).keep == ()


def test_a_list_without_headings_or_with_one_pick(areas: schema.Edition) -> None:
    items = tuple(item.model_copy(update={"group": None}) for item in areas.items[:4])
    scale = areas.scale.model_copy(update={"picks": 1})
    talk = Talk(sitting_of(areas.model_copy(update={"items": items, "groups": (), "scale": scale})))
    talk.run(f"""
        bot: Pick the one that needs our time most next quarter.
        bot: The list
        member: presses {ONE}
        member: presses {TWO}
        bot: You have picked one already, and one is the most.
    """)


def test_the_fast_lane_leaves_lists_to_be_drawn_at_once(talk: Talk) -> None:
    give = actions.Give(sitting_id=SITTING_ID, item_key="main_forum", part=actions.Part.NOW, mark="1")
    assert pulse.given(dataclasses.replace(talk.sitting), give, START) is None
