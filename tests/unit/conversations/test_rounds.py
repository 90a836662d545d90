"""A person's walk through a pack: the promise before the first question, one box a card, and no cursor."""

import dataclasses

import pytest

from conversations import messages, rounds, rounds_reading, rounds_walk
from frameworks import packs
from tests.unit.conversations.dialogue import buttons
from tests.unit.conversations.rounds_talk import MONTH, SHELF, WORDS, Talk, state_of, with_replies

MIND, WORKSHOP, AWAY_DAY = "whats_on_your_mind", "before_a_workshop", "annex_a_away_day"
ROUNDS = [one.id for one in SHELF.packs.values() if one.timing.every in {packs.Every.ONCE, packs.Every.MEETING}]


def test_the_promise_comes_before_the_first_question_and_says_who_reads_and_when_it_goes() -> None:
    said = Talk(state_of(MIND)).text
    assert "About 2 minutes in all. There are 2 questions." in said
    assert said.index("Members of the board can read it") < said.index("1 of 2 · Before the meeting")
    assert "never in the channel" in said
    assert "until the meeting starts, Friday 4 December at 2 pm." in said
    assert "When it closes, I delete every word of it for good." in said
    said = Talk(state_of(WORKSHOP)).text
    assert "Willa Gray reads what you write, without your name." in said
    assert "may still guess who wrote it" in said
    assert "I delete every word of it for good on Sunday 3 January 2027." in said
    assert "Only you see what you write." in Talk(state_of(AWAY_DAY)).text
    assert "nobody reads it" in Talk(state_of(WORKSHOP, reader="")).text
    assert "you get what people wrote" in Talk(state_of(WORKSHOP, reads=True)).text


def test_a_line_with_a_name_only_by_choice_and_a_new_choice_each_time() -> None:
    talk = Talk(state_of(MIND))
    assert "Kept: your reply to question 1, without your name." in talk.press("Keep it", "Winter beds.")
    assert "with your name." in talk.press("With my name")
    talk.press("Next question")
    assert "2 of 2" in talk.text
    assert "question 2, without your name." in talk.press("Keep it", "A new ward.")
    assert "Next question" not in buttons(talk.message)
    assert [(one.text, one.named) for one in talk.state.replies.values()] == [("Winter beds.", True), ("A new ward.", False)]
    talk.press("What I wrote")
    assert "You have replied to everything. Thank you." in talk.text
    assert talk.text.index("Winter beds.") < talk.text.index("With your name.") < talk.text.index("A new ward.")


def test_a_name_stays_as_chosen_when_the_words_change() -> None:
    talk = Talk(state_of(MIND))
    talk.press("Keep it", "Winter beds.")
    talk.press("With my name")
    talk.message = rounds_walk.card(talk.state, talk.state.asks[0], WORDS)
    assert "question 1, with your name." in talk.press("Keep it", "Winter beds, and staff.")


def test_skipping_leads_on_and_back_and_what_is_open_follows_from_what_was_written() -> None:
    talk = Talk(state_of(WORKSHOP))
    assert "2 of 3" in talk.press("Skip")
    assert "3 of 3" in talk.press("Keep it", "Buses.")
    assert "Kept: your reply to question 2." in talk.text
    assert "With my name" not in buttons(talk.message)
    assert "2 of 3" in talk.press("Back")
    assert "Buses." in talk.text
    talk.press("Skip")
    assert "2 of 3 questions are open." in talk.press("Skip")
    assert rounds.next_ask(talk.state) == talk.state.asks[0]


def test_an_away_day_is_fourteen_private_questions_and_a_talk_that_nobody_writes_for() -> None:
    state = state_of(AWAY_DAY)
    assert len(state.asks) == 14
    assert {one.step.key for one in state.asks} == {"beforehand"}
    assert "To talk about when you meet: On the day, together." in Talk(state).text


@pytest.mark.parametrize("pack_id", ROUNDS)
def test_every_question_of_a_pack_is_asked_in_turn_with_one_box_a_card_and_its_situation(pack_id: str) -> None:
    talk = Talk(state_of(pack_id))
    for one in talk.state.asks:
        assert one.question in talk.text
        assert one.step.situation is None or one.step.situation in talk.text
        assert sum(isinstance(block, messages.FreeText) for block in talk.message.blocks) == 1
        talk.press("Keep it", f"Reply {one.position}.")
        if "Next question" in buttons(talk.message):
            talk.press("Next question")
    assert len(talk.state.replies) == len(talk.state.asks)


def test_what_can_be_pressed_can_be_typed() -> None:
    shown = [rounds_walk.opening(state_of(pack_id), WORDS) for pack_id in ROUNDS]
    shown += [rounds_walk.replies(with_replies(state_of(pack_id)), WORDS) for pack_id in ROUNDS]
    options = [one for message in shown for block in message.blocks if isinstance(block, messages.Choices) for one in block.options]
    assert [one.label for one in options if one.typed is None] == []


def test_a_closed_round_keeps_the_words_of_its_writer_and_takes_no_more() -> None:
    closed = dataclasses.replace(with_replies(state_of(WORKSHOP)), closed=True)
    for message in (rounds_walk.card(closed, closed.asks[0], WORDS), rounds_walk.box(closed, closed.asks[0], "late", WORDS)):
        said = messages.plain_text(message)
        assert "This closed Friday 4 December at 2 pm." in said
        assert "We did." in said
        assert not any(isinstance(block, messages.FreeText) for block in message.blocks)
        assert not {"Change", "Delete"} & buttons(message).keys()


def test_one_place_tried_it_with_the_lead_and_at_most_once() -> None:
    case = rounds_reading.case_of(SHELF, MIND, 0, WORDS)
    assert case is not None
    assert case.startswith("One place tried this in 2011: Buckinghamshire. ")
    assert rounds_reading.case_of(SHELF, MIND, 1, WORDS) != case
    assert rounds_reading.case_of(SHELF, "annex_a_monthly", 0, WORDS) is None
    last = [block for block in rounds_walk.opening(state_of(MIND, case=case), WORDS).blocks if isinstance(block, messages.Paragraph)][-1]
    assert (last.text, last.quiet) == (case, True)


def test_what_a_facilitator_reads_has_no_names_and_an_order_that_tells_nothing() -> None:
    state = state_of(WORKSHOP, reads=True, closed=True, gone_at=state_of(WORKSHOP).closes_at + MONTH)
    texts = [f"Thought {letter}." for letter in "abcdefgh"]
    lines = tuple(rounds_reading.Line(text=text, name="Ada Person") for text in texts)
    orders = []
    for given in (lines, lines[::-1]):
        message = rounds_reading.for_reader(state, {one.key: given for one in state.asks}, 8, WORDS)
        orders.append([block.text for block in message.blocks if isinstance(block, messages.Quote)])
    said = messages.plain_text(message)
    assert "Ada" not in said
    assert "8 members wrote." in said
    assert "The themes are yours to write up. Nothing here is to be quoted." in said
    assert all(line in said for line in state.pack.care)
    assert orders[0] == orders[1]
    assert sorted(orders[0]) == sorted(texts * 3)
    shuffled = [[line.text for line in rounds_reading.shuffled(lines, state.round_id, one)] for one in state.asks]
    assert texts not in shuffled
    assert len({tuple(one) for one in shuffled}) == 3, "another order for each question: nobody's lines can be laid side by side"


def test_members_read_names_only_where_they_were_given_and_long_rounds_one_question_at_a_time() -> None:
    state = state_of(MIND)
    heard = {one.key: (rounds_reading.Line(text="Mine.", name="Ada Person"), rounds_reading.Line(text="Nobody's.")) for one in state.asks}
    said = messages.plain_text(rounds_reading.for_board(state, heard, WORDS))
    assert said.count("From Ada Person.") == 2
    long = {one.key: tuple(rounds_reading.Line(text=f"{number} " * 500) for number in range(5)) for one in state.asks}
    page = rounds_reading.for_board(state, long, WORDS, at=2)
    assert state.asks[0].question not in messages.plain_text(page)
    assert state.asks[1].question in messages.plain_text(page)
    assert "Question 1" in buttons(page)


def test_nobody_wrote() -> None:
    said = messages.plain_text(rounds_reading.for_reader(state_of(WORKSHOP, reads=True), {}, 0, WORDS))
    assert "Nobody wrote anything this time." in said
    assert state_of(WORKSHOP).asks[0].question not in said
