"""The evidence check: a level, and then how much of its description holds today."""

import dataclasses

import pytest

from conversations import actions, cards, messages, readback, wording
from conversations import sitting as sittings
from frameworks import loader, schema
from tests.unit.conversations.dialogue import SITTING_ID, START, WORDS, Talk, buttons, sitting_of

SURE = actions.Part.SURE


@pytest.fixture
def tool(library: loader.Library) -> schema.Edition:
    return library["development_tool@2013"].with_evidence()


@pytest.fixture
def talk(tool: schema.Edition) -> Talk:
    return Talk(sitting_of(tool))


@pytest.fixture
def blank(tool: schema.Edition) -> schema.Edition:
    """The first item says nothing at its lowest level."""
    first = tool.items[0].model_copy(update={"descriptors": tool.items[0].descriptors[1:]})
    return tool.model_copy(update={"items": (first, *tool.items[1:])})


def test_a_level_and_then_how_much_of_it_holds_with_its_statements_to_read(talk: Talk, tool: schema.Edition) -> None:
    talk.run("""
        bot: Riverside Board: Development tool 2013
        bot: 1 of 6 · Vision
        bot: Where are we now?
        bot: ○ 3 Mature HWB – •
        bot: Not sure (“not sure”)
        member: presses 3 Mature HWB
        bot: 1 of 6 · Vision
        bot: You said: 3 Mature HWB
        bot: How much of that holds for us today?
        bot: ○ 1 Not yet
        bot: ○ 4 All of it
        bot, not: Not my area
        bot, not: Skip
        bot, not: Young HWB
    """)
    cell = tool.items[0].descriptor(3)
    assert cell is not None
    shown = messages.plain_text(talk.message)
    assert all(f"• {one.text}" in shown for one in cell.statements)
    assert "Not sure" not in buttons(talk.message)
    talk.run("""
        member: presses 3 Most of it
        bot: Kept: 1 Vision – 3 Mature HWB · Most of it
        bot: 2 of 6
    """)
    assert talk.sitting.answers["vision"] == sittings.Answer(item_key="vision", now=3, sure=3, given_at=talk.at)


def test_by_typing_one_by_one_or_both_at_once(talk: Talk) -> None:
    talk.run("""
        member: 1
        bot: How much of that holds for us today?
        member: 4
        bot: Kept: 1 Vision – 1 Young HWB · All of it
        member: 3 2
        bot: Kept: 2 Strategy – 3 Mature HWB · Some of it
        member: not sure
        bot: 4 of 6
        bot: Kept: 3 Leadership – Not sure
        member: not my area
        member: skip
        bot: 6 of 6
        member: note 6: We heard this from carers.
        bot: is kept. Nobody else sees it.
        member: 4, 1
        bot: Thank you, that is all.
        bot: 1 Vision: 1 Young HWB · All of it
        bot: 3 Leadership: Not sure
        bot: 6 Information and intelligence: 4 Exemplar HWB · Not yet (with a note)
    """)
    assert [answer.sure for answer in talk.sitting.answers.values()] == [4, 2, None, None, None, 1]
    assert {answer.ahead for answer in talk.sitting.answers.values()} == {None}


def test_another_level_asks_anew_and_the_same_one_does_not(talk: Talk) -> None:
    talk.run("""
        member: 3 3
        member: 1: 3
        bot: 1 Vision: 3 Mature HWB · Most of it
        member: 1: 2
        bot: You said: 2 Established HWB
        bot: How much of that holds for us today?
        member: review
        bot: 1 Vision: 2 Established HWB · open
        member: go on
        bot: How much of that holds
        member: 2
        bot: 2 of 6
    """)


def test_changing_by_pressing_goes_through_both_halves_and_back_to_the_review(talk: Talk) -> None:
    talk.run("""
        member: 3 3
        member: review
        member: presses Change 1
        bot: ● 3 Mature HWB
        bot: put the number of the question first: “1: 1”, or “1: 1 1” to say how much of it holds as well.
        member: presses 4 Exemplar HWB
        bot: You said: 4 Exemplar HWB
        bot: How much of that holds
        member: presses 2 Some of it
        bot: 5 questions are open.
        bot: 1 Vision: 4 Exemplar HWB · Some of it
        member: presses Change 1
        member: presses Not sure
        bot: 1 Vision: Not sure
    """)
    assert talk.sitting.answers["vision"].sure is None


@pytest.mark.parametrize("line", ["5", "2 5", "2 0", "2 not sure", "9: 1"])
def test_numbers_that_are_no_step_change_nothing(talk: Talk, line: str) -> None:
    before = talk.sitting
    talk.run(f"member: {line}\nbot: Levels go from 1 to 4. How much of it holds goes from 1 to 4.")
    assert talk.sitting == before


@pytest.mark.parametrize("line", ["0", "not sure", "not my area", "skip"])
def test_how_much_holds_takes_only_its_own_steps(talk: Talk, line: str) -> None:
    talk.run(f"""
        member: 2
        member: {line}
        bot: That does not fit here, so nothing was changed.
        member: presses Go on
        bot: How much of that holds
    """)


@pytest.mark.parametrize(("part", "mark"), [("ahead", "2"), ("sure", "0"), ("sure", "not_sure"), ("now", "5")])
def test_answers_that_the_edition_does_not_know_are_refused(talk: Talk, part: str, mark: str) -> None:
    talk.type("2")
    before = talk.sitting
    step = talk.press(actions.encode(actions.Give(sitting_id=SITTING_ID, item_key="vision", part=actions.Part(part), mark=mark)))
    assert (talk.sitting, step.keep) == (before, ())


def test_a_step_without_a_level_asks_for_the_level(talk: Talk) -> None:
    step = talk.press(actions.encode(actions.Give(sitting_id=SITTING_ID, item_key="strategy", part=SURE, mark="2")))
    assert step.keep == ()
    assert "Where are we now?" in messages.plain_text(step.message)


def test_a_double_press_and_an_old_card_change_nothing(talk: Talk) -> None:
    opening = buttons(talk.message)
    talk.run("member: presses 2 Established HWB")
    again = talk.press(opening["2 Established HWB"])
    assert "How much of that holds" in messages.plain_text(again.message)
    talk.run("member: presses 3 Most of it")
    late = talk.press(opening["4 Exemplar HWB"], at=START)
    assert late.keep == ()
    assert talk.sitting.answers["vision"].now == 2


def test_a_blank_cell_is_not_asked_about(blank: schema.Edition) -> None:
    talk = Talk(sitting_of(blank))
    talk.run("""
        member: presses 1 Young HWB
        bot: Kept: 1 Vision – 1 Young HWB
        bot: 2 of 6
        member: 1 2
        bot: Kept: 2 Strategy – 1 Young HWB · Some of it
        member: 1: 1 3
        bot: That level has no description here
        member: review
        bot: 1 Vision: 1 Young HWB
        bot, not: 1 Vision: 1 Young HWB ·
        member: presses Change 1
        member: presses 2 Established HWB
        bot: How much of that holds
        member: presses 4 All of it
        bot: 1 Vision: 2 Established HWB · All of it
        member: 1: 1
        bot: 1 Vision: 1 Young HWB
    """)
    assert talk.sitting.answers["vision"].sure is None
    step = talk.press(actions.encode(actions.Give(sitting_id=SITTING_ID, item_key="vision", part=SURE, mark="2")))
    assert step.keep == ()
    assert "Where are we now?" in messages.plain_text(step.message)


def test_help_and_what_was_not_understood_say_both_halves(talk: Talk) -> None:
    talk.run("""
        member: help
        bot: Type 1 to 4 for the level, then 1 to 4 for how much of it holds. Both at once works too: “4 1”.
    """)
    shown = messages.plain_text(cards.not_understood(talk.sitting, WORDS, reflects=False))
    assert "Type one number, 1 to 4, for the level. With a second one, 1 to 4, you say how much of it holds." in shown


def test_after_the_close_nothing_changes_and_what_was_given_can_be_read(talk: Talk) -> None:
    talk.type("2")
    talk.close()
    talk.run("""
        member: 3
        bot: “Development tool 2013” closed on
        member: review
        bot: 1 Vision: 2 Established HWB · not answered
    """)


def test_without_the_check_a_level_is_the_whole_answer(library: loader.Library) -> None:
    Talk(sitting_of(library["development_tool@2013"])).run("""
        member: presses 3 Mature HWB
        bot: Kept: 1 Vision – 3 Mature HWB
        bot: 2 of 6
        member: 3 2
        bot: Levels go from 1 to 4, questions from 1 to 6.
    """)


def test_words_of_a_board_s_own_are_marked_where_they_are_checked(talk: Talk, tool: schema.Edition) -> None:
    whose = schema.Whose(local={"vision": ("Nobody here says it so.",)})
    own = Talk(dataclasses.replace(talk.sitting, edition=tool.reworded(tool.items, whose)))
    own.run("member: presses 2 Established HWB\nbot: You said\nbot: Nobody here says it so.\nbot: How much of that holds")


def test_in_welsh_the_frame_is_welsh(tool: schema.Edition) -> None:
    Talk(sitting_of(tool), words=wording.Wording("cy")).run("""
        member: presses 3 Mature HWB
        bot: Faint o hynny sy'n wir amdanom ni heddiw?
        member: types 2
        bot: 1 Vision – 3 Mature HWB · Some of it
        member: types 7
        bot: Mae faint ohoni sy'n wir o 1 i 4.
        member: types cymorth
        bot: am faint ohoni sy'n wir.
    """)


def test_reading_back_a_level_that_is_gone_from_the_edition(tool: schema.Edition) -> None:
    answer = sittings.Answer(item_key="vision", now=9, sure=2, given_at=START)
    assert readback.answer_words(tool, answer, WORDS) == "9"
