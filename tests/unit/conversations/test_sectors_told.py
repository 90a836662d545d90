"""Groups told apart: promised before the first question, shown under the summary as middle answers alone."""

import dataclasses

from conversations import boards, cards, messages, views
from frameworks import schema
from frameworks.readings import reading
from tests.unit.conversations import dialogue, sample

NAMES = (("Councillors",), ("Health", "Voluntary sector"))


def shown(*items: reading.ItemAnswers) -> str:
    read = reading.read(sample.SAMPLE, items, eligible=14, answered=11, sectors=NAMES)
    blocks = views.under_summary(sample.FIRST, read, sample.SAMPLE, frozenset({boards.Extra.SECTORS}), sample.WORDS)
    return messages.plain_text(messages.Message(summary="", blocks=blocks))


SPREAD = reading.ItemAnswers(item_key="money", now=(0, 3, 3, 2, 3, 0), bands=((0, 3, 2, 0, 0, 0), (0, 0, 1, 2, 3, 0)))


def test_the_middle_answers_of_every_group_stand_in_a_small_table() -> None:
    few = reading.ItemAnswers(item_key="voice", now=(0, 3, 3, 2, 0, 0), bands=((0, 3, 2, 0, 0, 0), (0, 0, 1, 2, 0, 0)))
    text = shown(SPREAD, few)
    assert "In groups of five or more" in text
    assert "Money: Councillors 1 " in text
    assert "Voice: Councillors not shown; " in text
    assert text.count("not shown") == 2
    assert text.count("\n") < 6


def test_where_no_group_may_be_told_apart_one_line_says_so() -> None:
    few = dataclasses.replace(SPREAD, bands=((0, 3, 1, 0, 0, 0), (0, 0, 2, 2, 3, 0)))
    assert shown(few) == "The groups could not be told apart this time. Each group needs at least 5 answers to a part."


def test_the_promise_names_the_groups_before_the_first_question(matrix: schema.Edition) -> None:
    plain, told = dialogue.sitting_of(matrix), dialogue.sitting_of(matrix, told_apart=NAMES)
    assert "group by group" not in cards.promise(plain, sample.WORDS)
    said = messages.plain_text(cards.opening(told, sample.WORDS))
    assert "Councillors" in said
    assert said.index("Voluntary sector") < said.index("1 of 6")
