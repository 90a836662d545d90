"""A consensus round: where are we on this, and how sure are you?"""

import datetime

import pytest

from conversations import actions, cards, messages, readback
from conversations import sitting as sittings
from frameworks import loader, schema
from tests.unit.conversations.dialogue import SITTING_ID, START, WORDS, Talk, buttons, sitting_of

SURE = actions.Part.SURE


@pytest.fixture
def barometer(library: loader.Library) -> schema.Edition:
    return library["barometer@2013"]


@pytest.fixture
def talk(barometer: schema.Edition) -> Talk:
    return Talk(sitting_of(barometer))


def test_place_and_sureness_by_pressing(talk: Talk) -> None:
    talk.run("""
        bot: Riverside Board: Barometer 2013
        bot: 1 of 7 · Our Shared Ambition
        bot: •
        bot: Where are we on this?
        bot: ○ 2 In many places
        bot: These steps are ours: the published document has none.
        bot: Not sure (“not sure”)
        member: presses 2 In many places
        bot: You said: In many places
        bot: How sure are you?
        bot: ○ 2 Fairly sure
        bot, not: Not my area
        member: presses 2 Fairly sure
        bot: Kept: 1 Our Shared Ambition – In many places · Fairly sure
        bot: 2 of 7
        bot, not: These steps are ours
    """)
    assert talk.sitting.answers["ambition"].sure == 2


def test_by_typing_one_by_one_or_both_at_once(talk: Talk) -> None:
    talk.run("""
        member: 0
        bot: How sure are you?
        member: 3
        bot: Kept: 1 Our Shared Ambition – Not here yet · Sure
        member: 2 1
        bot: Kept: 2 Shared Leadership and Partnership – In many places · I am guessing
        member: 1-3
        bot: In a few places · Sure
        member: not sure
        member: not my area
        member: skip
        bot: 7 of 7
        member: note 7: We heard this from carers.
        bot: is kept. Nobody else sees it.
        member: 3, 2
        bot: Thank you, that is all.
        bot: 1 Our Shared Ambition: Not here yet · Sure
        bot: Not sure
        bot: Not my area
        bot: skipped
        bot: Everywhere that it should be · Fairly sure (with a note)
    """)
    assert {answer.ahead for answer in talk.sitting.answers.values()} == {None}


def test_a_new_place_asks_anew_how_sure(talk: Talk) -> None:
    talk.run("""
        member: 2 3
        member: 1: 1
        bot: You said: In a few places
        bot: How sure are you?
        member: review
        bot: 1 Our Shared Ambition: In a few places · open
        member: go on
        bot: How sure are you?
        member: 1
        bot: 2 of 7
    """)


def test_the_same_place_again_leaves_how_sure_as_it_was(talk: Talk) -> None:
    talk.run("""
        member: 2 3
        member: 1: 2
        bot: 1 Our Shared Ambition: In many places · Sure
    """)


def test_changing_by_pressing_goes_through_both_halves_and_back_to_the_review(talk: Talk) -> None:
    talk.run("""
        member: 2 3
        member: review
        member: presses Change 1
        bot: ● 2 In many places
        bot: put the number of the question first: “1: 0”, or “1: 0 1” to say how sure you are as well.
        member: presses 3 Everywhere that it should be
        bot: How sure are you?
        member: presses 1 I am guessing
        bot: 6 questions are open.
        bot: 1 Our Shared Ambition: Everywhere that it should be · I am guessing
    """)


@pytest.mark.parametrize("line", ["4", "2 4", "2 0", "2 not sure", "9: 1"])
def test_numbers_that_are_no_step_change_nothing(talk: Talk, line: str) -> None:
    before = talk.sitting
    talk.run(f"member: {line}\nbot: Where we are goes from 0 to 3. How sure you are goes from 1 to 3.")
    assert talk.sitting == before


@pytest.mark.parametrize("line", ["0", "not sure", "skip"])
def test_how_sure_takes_only_its_own_steps(talk: Talk, line: str) -> None:
    talk.run(f"""
        member: 2
        member: {line}
        bot: That does not fit here, so nothing was changed.
        member: presses Go on
        bot: How sure are you?
    """)


def test_how_sure_without_a_place_asks_for_the_place(talk: Talk) -> None:
    give = actions.Give(sitting_id=SITTING_ID, item_key="prevention", part=SURE, mark="2")
    step = talk.press(actions.encode(give))
    assert step.keep == ()
    assert "Where are we on this?" in messages.plain_text(step.message)


@pytest.mark.parametrize(("part", "mark"), [("ahead", "2"), ("sure", "0"), ("sure", "skip"), ("now", "4")])
def test_answers_that_the_edition_does_not_know_are_refused(talk: Talk, part: str, mark: str) -> None:
    talk.type("2")
    before = talk.sitting
    step = talk.press(actions.encode(actions.Give(sitting_id=SITTING_ID, item_key="ambition", part=actions.Part(part), mark=mark)))
    assert (talk.sitting, step.keep) == (before, ())
    assert "That button does not fit this pulse any more." in messages.plain_text(step.message)


def test_a_double_press_and_an_old_card_change_nothing(talk: Talk) -> None:
    opening = buttons(talk.message)
    talk.run("member: presses 2 In many places")
    again = talk.press(opening["2 In many places"])
    assert "How sure are you?" in messages.plain_text(again.message)
    talk.run("member: presses 3 Sure")
    late = talk.press(opening["0 Not here yet"], at=START)
    assert late.keep == ()
    assert talk.sitting.answers["ambition"].now == 2


def test_whoever_stops_half_way_is_asked_for_the_other_half_first(talk: Talk) -> None:
    talk.run("""
        member: 5: 2
        bot: How sure are you?
        member: go on
        bot: 5 of 7
        bot: How sure are you?
    """)
    assert sittings.open_items(talk.sitting) == 7


def test_help_and_what_was_not_understood_say_both_halves(talk: Talk) -> None:
    talk.run("""
        member: help
        bot: Type 0 to 3 for where we are, then 1 to 3 for how sure you are. Both at once works too: “0 1”.
    """)
    shown = messages.plain_text(cards.not_understood(talk.sitting, WORDS, reflects=False))
    assert "Type one number, 0 to 3, for where we are. With a second one, 1 to 3, you say how sure you are." in shown


def test_after_the_close_nothing_changes_and_what_was_given_can_be_read(talk: Talk) -> None:
    card = buttons(talk.message)
    talk.type("2")
    talk.close()
    talk.press(card["1 In a few places"])
    assert talk.sitting.answers["ambition"].now == 2
    talk.run("""
        member: 3
        bot: “Barometer 2013” closed on
        member: review
        bot: 1 Our Shared Ambition: In many places · not answered
    """)


def test_reading_back_without_an_answer(barometer: schema.Edition) -> None:
    given_at = datetime.datetime(2026, 11, 23, tzinfo=datetime.UTC)
    answer = sittings.Answer(item_key="ambition", now=sittings.Standing.NOT_SURE, given_at=given_at)
    assert readback.answer_words(barometer, answer, WORDS) == "Not sure"
    assert readback.answer_words(barometer, None, WORDS, closed=True) == "not answered"
