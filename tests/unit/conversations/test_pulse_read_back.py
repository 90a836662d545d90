"""What is read back to a member: what was just kept, all of it after the close, and what a phone shows of it."""

import dataclasses

import pytest

from conversations import actions, cards, messages, pulse
from conversations import sitting as sittings
from frameworks import schema
from tests.unit.conversations.dialogue import START, WORDS, Talk, buttons, finished, sitting_of, unpaired

KEPT = "Kept: 1 Purpose and vision – 2 Early progress in development → 4 Maturity"


def first_text(message: messages.Message) -> str:
    return messages.plain_text(dataclasses.replace(message, blocks=message.blocks[:1]))


def test_a_press_is_read_back_above_the_next_question(talk: Talk) -> None:
    talk.run("""
        member: presses 2 Early progress in development
        bot, not: Kept
        bot: Now: 2 Early progress in development
        member: presses 4 Maturity
    """)
    assert talk.message.blocks[0] == messages.Paragraph(text=KEPT, quiet=True)
    talk.run(f"""
        bot: {KEPT}
        bot: 2 of 6 · Strategy
        bot: Where are we now?
        member: presses Skip
        bot: Kept: 2 Strategy – skipped
        bot: 3 of 6
    """)


def test_a_typed_answer_is_read_back_below_the_next_heading(talk: Talk) -> None:
    talk.type("2 4")
    assert first_text(talk.message) == "2 of 6 · Strategy"
    assert talk.message.blocks[1] == messages.Paragraph(text=KEPT, quiet=True)


def test_whatever_is_typed_no_new_line_begins_with_an_answer(talk: Talk) -> None:
    for line in ("3", "5", "not sure", "3: 2 1", "1: 4 4", "note 4: secret", "4: skip", "5: 3 3", "5 5", "change 2", "9", "review"):
        talk.type(line)
        begins = first_text(talk.message)
        assert not any(said in begins for said in ("Kept", "→", "Results", "Exemplar", "Not sure", "skipped", "secret")), line


def test_the_last_answer_stands_in_the_review_and_is_not_said_twice(matrix: schema.Edition) -> None:
    talk = Talk(sitting_of(unpaired(matrix)))
    for _ in range(5):
        talk.member("presses 3 Results")
    talk.run("bot, not: Kept\nbot: Thank you, that is all.\nbot: 5 Information and Intelligence: 3 Results")


@pytest.mark.parametrize("pairs", [True, False])
@pytest.mark.parametrize("mark", ["3", "0", "not_sure", "skip"])
def test_drawn_later_from_what_is_kept_the_reply_is_the_same(matrix: schema.Edition, mark: str, pairs: bool) -> None:  # noqa: FBT001 - drawn
    talk = Talk(sitting_of(matrix if pairs else unpaired(matrix)))
    for _ in range(14):
        ask = sittings.next_ask(talk.sitting)
        if ask is None:
            break
        give = actions.Give(sitting_id=talk.sitting.sitting_id, item_key=ask.item.key, part=ask.part, mark=mark)
        at_once = talk.press(actions.encode(give)).message
        later = actions.decode(actions.encode(pulse.shown_by(give)))
        assert isinstance(later, actions.GoOn)
        assert pulse.press(talk.sitting, later, None, START, WORDS) == pulse.Step(message=at_once)
    assert sittings.next_ask(talk.sitting) is None


def test_an_overtaken_press_is_answered_with_what_is_kept(talk: Talk) -> None:
    card = talk.message
    talk.type("4 5")
    talk.press(buttons(card)["1 Basic level"], at=START)
    talk.run("bot: Kept: 1 Purpose and vision – 4 Maturity → 5 Exemplar\nbot: 2 of 6\nbot, not: Basic level →")


@pytest.mark.parametrize("after", ["no_such_item", "strategy", "purpose_and_vision"])
def test_what_has_no_answer_is_not_read_back(talk: Talk, after: str) -> None:
    talk.type("note 2: only a note")
    talk.press(actions.encode(actions.GoOn(sitting_id=talk.sitting.sitting_id, after=after)))
    talk.run("bot, not: Kept\nbot: 1 of 6")


def test_a_note_from_a_question_s_own_card_stays_on_that_card(talk: Talk) -> None:
    talk.run("member: 2 4\nmember: 3 3\nmember: presses My answers\nmember: presses Change 1")
    talk.press(buttons(talk.message)["Keep the note"], "We lack the data.")
    talk.run("""
        bot: Your note on “Purpose and vision” is kept. Nobody else sees it.
        bot: 1 of 6 · Purpose and vision
        bot: ● 2 Early progress in development
        bot: > We lack the data.
        bot, not: 3 of 6
        member: presses My answers
        bot: 1 Purpose and vision: 2 Early progress in development → 4 Maturity (with a note)
        member: presses Go on
        bot: 3 of 6
    """)


def test_a_typed_note_goes_back_to_the_open_question(talk: Talk) -> None:
    talk.run(
        "member: 2 4\nmember: change 1\nmember: note 1: We lack the data.\nbot: Your note on “Purpose and vision” is kept.\nbot: 2 of 6"
    )


def test_after_the_close_nothing_is_called_open(matrix: schema.Edition) -> None:
    talk = Talk(sitting_of(matrix)).run("member: 2 4\nmember: note 3: a thought\nmember: 2: 3")
    talk.close()
    talk.run("""
        member: review
        bot: These were your answers.
        bot: 1 Purpose and vision: 2 Early progress in development → 4 Maturity
        bot: 2 Strategy: 3 Results → not answered
        bot: 3 Leadership of the local healthcare economy: not answered (with a note)
        bot: 4 Governance: not answered
        bot, not: open
    """)


def test_a_notification_says_what_is_wanted_and_until_when(matrix: schema.Edition) -> None:
    fresh = sitting_of(matrix)
    assert cards.opening(fresh, WORDS).summary == "Riverside Board: 6 short questions, until Friday 4 December at 5\u00a0pm"
    talk = Talk(fresh).run("member: 2 4\nmember: 2 4\nmember: 2")
    assert cards.reminder(talk.sitting, WORDS).summary == "Still open until Friday 4 December at 5\u00a0pm: 4 questions"
    talk.run("member: 3\nmember: skip\nmember: skip\nmember: 1")
    assert cards.opening(talk.sitting, WORDS).summary == "Riverside Board: one short question, until Friday 4 December at 5\u00a0pm"
    assert cards.reminder(talk.sitting, WORDS).summary == "Still open until Friday 4 December at 5\u00a0pm: one question"


def test_who_is_not_understood_is_told_the_form_and_the_way_on(matrix: schema.Edition) -> None:
    told = cards.not_understood(sitting_of(matrix), WORDS, reflects=True)
    talk = Talk(sitting_of(matrix), told).run("""
        bot: I did not understand that, and changed nothing. Type one number, 0 to 5, or two: “2 4” means now 2, and 4 ahead.
        bot: To keep it as your private reflection, begin with “reflect:”.
        member: presses Go on
        bot: 1 of 6
    """)
    one_each = cards.not_understood(sitting_of(unpaired(matrix)), WORDS, reflects=False)
    Talk(talk.sitting, one_each).run("bot: Type one number, 0 to 5.\nbot, not: ahead\nbot, not: reflect")
    assert "“Help” shows" in messages.plain_text(cards.not_understood(finished(matrix).sitting, WORDS, reflects=False))
