import datetime

import pytest

from conversations import actions, cards, messages
from conversations import sitting as sittings
from frameworks import schema
from tests.unit.conversations.dialogue import SITTING_ID, START, WORDS, Talk, buttons, finished, sitting_of, unpaired

SECOND = datetime.timedelta(seconds=1)


def test_a_whole_sitting_by_pressing(talk: Talk) -> None:
    talk.run("""
        bot: Riverside Board: Maturity matrix 2011
        bot: 1 of 6 · Purpose and vision
        bot: Where are we now?
        bot: ○ 0 No
        bot: ○ 3 Results – There are signs
        member: presses 3 Results
        bot: 1 of 6 · Purpose and vision
        bot: Now: 3 Results
        bot: Where do we mean to be in 12 months?
        member: presses 4 Maturity
        bot: 2 of 6 · Strategy
        member: presses 0 No
        bot: Now: 0 No
        member: presses 0 No
        bot: 3 of 6
        member: presses Not sure
        bot: 4 of 6
        member: presses Not my area
        bot: 5 of 6
        member: presses Skip
        bot: 6 of 6
        member: presses 5 Exemplar
        bot: Now: 5 Exemplar
        member: presses 3 Results
        bot: Thank you, that is all. You can change any answer until Friday 4 December at 5 pm.
        bot: 1 Purpose and vision: 3 Results → 4 Maturity
        bot: 2 Strategy: 0 No → 0 No
        bot: Not sure
        bot: Not my area
        bot: skipped
        bot: 5 Exemplar → 3 Results
        bot: You skipped one question. That is fine.
    """)


def test_a_whole_sitting_by_typing(talk: Talk) -> None:
    talk.run("""
        member: 2 4
        bot: 2 of 6 · Strategy
        bot: Kept: 1 Purpose and vision – 2 Early progress in development → 4 Maturity
        member: 3
        bot: Now: 3 Results
        member: 3
        bot: 3 of 6
        bot: Kept: 2 Strategy – 3 Results → 3 Results
        member: skip
        bot: 4 of 6
        member: not sure
        bot: 5 of 6
        member: Not my area.
        bot: 6 of 6
        member: note 2: We lack the data.
        bot: Your note on “Strategy” is kept. Nobody else sees it.
        bot: 6 of 6
        member: 2: 3 4
        bot: One question is open.
        bot: 2 Strategy: 3 Results → 4 Maturity (with a note)
        member: change 2
        bot: 2 of 6 · Strategy
        bot: ● 3 Results
        bot: > We lack the data.
        member: review
        bot: One question is open.
        bot: Go on (“go on”)
        member: help
        bot: “2 4” means now 2, and 4 ahead.
        bot: In confidence
        member: go on
        bot: 6 of 6
        member: 1 2
        bot: Thank you, that is all.
    """)


def test_pressing_and_typing_mix(talk: Talk) -> None:
    talk.run("""
        member: presses 2 Early progress in development
        member: 4
        bot: 2 of 6
        member: 1
        member: presses 5 Exemplar
        bot: 3 of 6
        member: presses My answers
        bot: 4 questions are open.
        bot: 1 Purpose and vision: 2 Early progress in development → 4 Maturity
        bot: 2 Strategy: 1 Basic level → 5 Exemplar
        bot: open
        member: presses Go on
        bot: 3 of 6
    """)


def test_a_pair_typed_on_the_arrow_s_card_is_for_that_question(talk: Talk) -> None:
    talk.run("""
        member: presses 2 Early progress in development
        member: 3 5
        bot: 2 of 6
        bot: Kept: 1 Purpose and vision – 3 Results → 5 Exemplar
    """)


@pytest.mark.parametrize(("line", "words"), [("not sure", "Not sure"), ("not my area", "Not my area"), ("skip", "skipped")])
def test_no_level_means_no_arrow_and_is_never_the_lowest_level(talk: Talk, line: str, words: str) -> None:
    talk.run(f"""
        member: {line}
        bot: 2 of 6 · Strategy
        bot: Kept: 1 Purpose and vision – {words}
        bot: Where are we now?
    """)
    now, ahead = talk.given()["purpose_and_vision"]
    assert isinstance(now, sittings.Standing)
    assert ahead is None


def test_level_0_is_a_real_answer_without_a_description(talk: Talk, matrix: schema.Edition) -> None:
    (scale,) = [block for block in talk.message.blocks if isinstance(block, messages.Scale)]
    assert (scale.points[0].name, scale.points[0].description) == ("No", None)
    assert all(point.description for point in scale.points[1:])
    talk.run("member: 0\nbot: Now: 0 No\nbot: Where do we mean to be in 12 months?")
    assert talk.given() == {"purpose_and_vision": (0, None)}


def test_the_arrow_may_point_down(talk: Talk) -> None:
    talk.run("member: 4 1\nbot: 4 Maturity → 1 Basic level")


def test_the_arrow_can_be_left_open_too(talk: Talk) -> None:
    talk.run("member: 4 not sure\nbot: 2 of 6\nbot: 4 Maturity → Not sure\nmember: 3\nmember: skip\nbot: 3 of 6\nbot: 3 Results → skipped")


def test_a_five_item_pulse_takes_five_taps_and_the_matrix_twelve(matrix: schema.Edition) -> None:
    for edition, taps in ((unpaired(matrix), 5), (matrix, 12)):
        talk = Talk(sitting_of(edition))
        while "3 Results" in buttons(talk.message):
            assert sum(isinstance(block, messages.Scale) for block in talk.message.blocks) == 1
            talk.member("presses 3 Results")
        assert talk.taps == taps
        assert "Thank you" in messages.plain_text(talk.message)


def test_an_unpaired_pulse_never_speaks_of_an_arrow(matrix: schema.Edition) -> None:
    Talk(sitting_of(unpaired(matrix))).run("""
        member: 3
        bot: 2 of 5
        bot: Kept: 1 Purpose and vision – 3 Results
        bot, not: 12 months?
        member: 3 4
        bot: That number does not fit here, so nothing was changed.
        member: help
        bot: Type 0 to 5.
        bot, not: ahead
        member: 1: 2
        bot: 1 Purpose and vision: 2 Early progress in development
        bot, not: →
    """)


def test_it_resumes_where_it_was_after_any_interruption(matrix: schema.Edition) -> None:
    talk = Talk(sitting_of(matrix))
    for _ in range(12):
        again = Talk(talk.sitting)
        assert buttons(again.message).keys() >= {"3 Results", "Skip"}
        assert [block for block in again.message.blocks if isinstance(block, messages.Scale)] == [
            block for block in talk.message.blocks if isinstance(block, messages.Scale)
        ]
        talk.member("presses 3 Results")


def test_any_answer_can_be_changed_until_the_close(matrix: schema.Edition) -> None:
    finished(matrix).run("""
        bot: Thank you
        member: presses Change 3
        bot: 3 of 6
        bot: ● 2 Early progress in development
        member: presses 3 Results
        bot: Now: 3 Results
        bot: Where do we mean to be in 12 months?
        bot, not: ●
        member: presses 5 Exemplar
        bot: Thank you
        bot: 3 Results → 5 Exemplar
        member: presses Change 3
        member: presses Not my area
        bot: Thank you
        bot: Not my area
    """)


def test_a_typed_change_asks_for_the_arrow_and_a_bare_number_is_the_arrow(matrix: schema.Edition) -> None:
    talk = finished(matrix).run("member: 2: 3\nbot: 2 of 6 · Strategy\nbot: Now: 3 Results\nmember: 5\nbot: Thank you")
    assert talk.given()["strategy"] == (3, 5)
    talk = Talk(sitting_of(matrix)).run("member: 4: 1\nbot: 4 of 6\nbot: Now: 1 Basic level\nmember: 2\nbot: 1 of 6\nbot: Kept: 4")
    assert talk.given() == {"governance": (1, 2)}


def test_choosing_the_same_circle_again_keeps_the_arrow(matrix: schema.Edition) -> None:
    talk = finished(matrix).run("""
        member: presses Change 2
        member: presses 2 Early progress in development
        bot: ● 4 Maturity
        member: review
    """)
    assert talk.given()["strategy"] == (2, 4)
    talk.run("member: 2: 2\nbot: Thank you\nbot: 2 Strategy: 2 Early progress in development → 4 Maturity")


def test_a_change_card_says_how_to_type_there_and_a_bare_number_never_goes_astray(matrix: schema.Edition) -> None:
    talk = finished(matrix).run("""
        member: change 2
        bot: Not sure (“2: not sure”)
        bot: put the number of the question first: “2: 0”, or “2: 0 0” for now and ahead.
    """)
    before = talk.given()
    talk.run("member: 3\nbot: Every question has its answer, so nothing was changed.")
    assert talk.given() == before


def test_skipped_questions_are_not_asked_again_and_easy_to_come_back_to(matrix: schema.Edition) -> None:
    talk = Talk(sitting_of(matrix))
    for _ in matrix.items:
        talk.type("skip")
    talk.run("""
        bot: Thank you, that is all.
        bot: You skipped 6 questions. That is fine.
        member: presses Change 1
        member: presses 1 Basic level
        bot: Where do we mean to be
        member: presses 2 Early progress in development
        bot: You skipped 5 questions.
    """)


def test_a_half_done_pair_counts_as_open_in_reminder_and_review(matrix: schema.Edition) -> None:
    talk = Talk(sitting_of(matrix))
    for _ in range(5):
        talk.type("2 4")
    talk.type("3")
    shown = messages.plain_text(cards.reminder(talk.sitting, WORDS))
    assert "One of 6 questions is still open. It closes Friday 4 December at 5 pm. There is no second reminder." in shown
    assert "Now: 3 Results" in shown
    assert "In confidence" not in shown
    talk.run("member: review\nbot: One question is open.\nbot: 3 Results → open")


def test_who_has_not_begun_finds_the_promise_in_the_reminder(matrix: schema.Edition) -> None:
    shown = messages.plain_text(cards.reminder(sitting_of(matrix), WORDS))
    assert shown.index("6 of 6 questions are still open") < shown.index("In confidence") < shown.index("1 of 6")


@pytest.mark.parametrize(
    ("zone", "closes"), [("Europe/London", "Friday 4 December at 5 pm"), ("Australia/Lord_Howe", "Saturday 5 December at 4 am")]
)
def test_the_promise_is_made_from_the_live_settings_and_comes_first(matrix: schema.Edition, zone: str, closes: str) -> None:
    shown = messages.plain_text(cards.opening(sitting_of(matrix, zone=zone, floor=7, keep_months=9), WORDS))
    promise, question = shown.index("In confidence"), shown.index("1 of 6")
    assert promise < question
    line = shown[promise:question]
    assert "at least 7 people" in line
    assert "for 9 months" in line
    assert f"when this closes: {closes}." in line


def test_a_late_older_press_never_overwrites_a_newer_answer(talk: Talk) -> None:
    first = talk.message
    talk.type("4 5")
    talk.press(buttons(first)["1 Basic level"], at=START)
    assert talk.given() == {"purpose_and_vision": (4, 5)}
    talk.run("bot: 2 of 6")
    talk.type("1: 0", at=START)
    assert talk.given() == {"purpose_and_vision": (4, 5)}
    old_arrow = actions.Give(sitting_id=SITTING_ID, item_key="purpose_and_vision", part=actions.Part.AHEAD, mark="0")
    talk.press(actions.encode(old_arrow), at=START)
    assert talk.given() == {"purpose_and_vision": (4, 5)}


def test_a_press_that_was_overtaken_by_a_note_still_counts(talk: Talk) -> None:
    card = talk.message
    talk.type("note: later", at=START + SECOND)
    talk.press(buttons(card)["3 Results"], at=START)
    assert talk.given() == {"purpose_and_vision": (3, None)}
    assert talk.sitting.answers["purpose_and_vision"].note == "later"


def test_a_note_never_makes_an_answer_look_newer_than_it_is(talk: Talk) -> None:
    talk.type("3 4", at=START)
    talk.type("note 1: a thought", at=START + 2 * SECOND)
    talk.type("1: 5 5", at=START + SECOND)
    assert talk.given() == {"purpose_and_vision": (5, 5)}
    assert talk.sitting.answers["purpose_and_vision"].note == "a thought"


def test_pressing_the_same_button_twice_changes_nothing(talk: Talk) -> None:
    action = buttons(talk.message)["3 Results"]
    first = talk.press(action, at=START)
    second = talk.press(action, at=START)
    assert first == second


def test_a_closed_pulse_says_so_and_keeps_nothing(matrix: schema.Edition) -> None:
    talk = finished(matrix)
    before, press = talk.given(), buttons(talk.message)["Change 2"]
    talk.close()
    for line in ("3", "2: 5", "note 2: late", "change 2", "help", "go on", "99"):
        talk.type(line)
        talk.run("bot: “Maturity matrix 2011” closed on Friday 4 December at 5 pm. Nothing was changed.")
    talk.press(press)
    talk.run("bot: Nothing was changed.\nbot: The summary goes to the board channel.")
    assert talk.given() == before


def test_own_answers_can_be_read_after_the_close(matrix: schema.Edition) -> None:
    talk = finished(matrix)
    talk.close()
    talk.run("member: my answers\nbot: These were your answers. Only you see them.\nbot: 2 Early progress in development → 4 Maturity")
    assert list(buttons(talk.message)) == ["Home"]
    forgotten = Talk(sitting_of(matrix, closed=True)).run("member: review\nbot: Nothing was changed.")
    assert buttons(forgotten.message) == {}
