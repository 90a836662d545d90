"""What a phone's reader would scroll past: long cards, long lists, and words that say nothing more."""

import pytest

from conversations import actions, cards, figures, messages, pick_card, questions, summary, summary_chart
from conversations import sitting as sittings
from frameworks import loader, schema
from frameworks.readings import reading
from tests.unit.conversations import sample
from tests.unit.conversations.dialogue import START, WORDS, sitting_of

TOOL, STRENGTHS, MATRIX = "development_tool@2013", "well_performing_board@2015", "maturity_matrix@2011"


def card(edition: schema.Edition, position: int, part: actions.Part = actions.Part.NOW, **answer: int) -> list[messages.Block]:
    item = edition.items[position - 1]
    answers = {item.key: sittings.Answer(item_key=item.key, given_at=START, **answer)} if answer else {}  # type: ignore[arg-type]  # marks
    return questions.blocks(sitting_of(edition, answers=answers), sittings.Ask(item=item, part=part), WORDS, changing=False)


def text(blocks: list[messages.Block]) -> str:
    return messages.plain_text(messages.Message(summary="s", blocks=tuple(blocks)))


def test_each_dated_term_is_noted_once_at_the_end_where_the_card_uses_it(library: loader.Library) -> None:
    said = text(card(library[TOOL], 6))
    *_, notes = said.split("\n\n")
    assert [line.partition(":")[0] for line in notes.splitlines()] == ["“JSNA”", "“Healthwatch”", "“JHWS”", "“CCG”", "“district”"]
    assert said.count("Name and duty are the same today.") == 1
    assert "hard to reach" not in said, "nothing on this card speaks of them"


def test_a_term_that_our_own_words_do_not_use_is_not_noted(library: loader.Library) -> None:
    edition = library[TOOL]
    plain = {
        one.level: one.model_copy(update={"text": "A CCGish word.", "statements": (), "terms": ("CCG",)})
        for one in edition.items[5].descriptors
    }
    item = edition.items[5].model_copy(update={"descriptors": tuple(plain.values()), "terms": ("LA",)})
    said = text(card(edition.model_copy(update={"items": (*edition.items[:5], item)}), 6))
    assert "“CCG”" in said
    assert "“LA”" not in said


def test_a_short_word_in_the_names_of_levels_is_spelled_out_before_they_are_read(library: loader.Library) -> None:
    edition = library[TOOL].with_evidence()
    for said in (text(card(edition, 1)), text(card(edition, 1, actions.Part.SURE, now=3))):
        assert said.count("“HWB”: Short for health and wellbeing board.") == 1
    first = text(card(edition, 1))
    assert first.index("Short for health") < first.index("1 Young HWB")
    assert "Short for" not in text(card(library[MATRIX], 1))


def test_whoever_has_no_answer_to_a_long_card_can_say_so_before_reading_it(library: loader.Library) -> None:
    blocks = card(library[TOOL], 1)
    place = next(place for place, one in enumerate(blocks) if isinstance(one, messages.Scale))
    early = [one for one in blocks[:place] if isinstance(one, messages.Choices)]
    late = [one for one in blocks[place:] if isinstance(one, messages.Choices)]
    assert [one.early for one in early] == [True]
    assert [option.label for option in early[0].options] == ["Not sure", "Not my area", "Skip"]
    assert early[0].options == late[0].options[:3]
    assert not any(isinstance(one, messages.Choices) and one.early for one in card(library[STRENGTHS], 1)), "a short card has them in sight"


def test_statements_have_a_blank_between_them_and_their_points_none(library: loader.Library) -> None:
    two = [schema.Statement(text="One.", points=("a",)), schema.Statement(text="Two.")]
    assert questions.listed(two) == ["• One.", "   – a", "", "• Two."]
    assert questions.listed(two[1:]) == ["Two."]
    assert questions.listed([]) == []


def test_a_review_of_many_has_numbers_and_says_what_they_do(library: loader.Library) -> None:
    edition = library[STRENGTHS]
    answers = {item.key: sittings.Answer(item_key=item.key, now=3, given_at=START) for item in edition.items}
    shown = cards.review(sitting_of(edition, answers=answers), WORDS)
    numbers, home = [one for one in shown.blocks if isinstance(one, messages.Choices)]
    assert [one.label for one in numbers.options] == [str(place) for place in range(1, 18)]
    assert numbers.options[2].typed == "change 3"
    assert [one.label for one in home.options] == ["Home"]
    assert "To change an answer, press its number or type “change 1”." in messages.plain_text(shown)
    few = cards.review(sitting_of(edition, answers=dict(list(answers.items())[: cards.NAMED_CHANGES])), WORDS)
    assert "Change 7" in messages.plain_text(few)
    assert "press its number" not in messages.plain_text(few)


def test_what_is_picked_can_be_settled_at_the_top_as_well(library: loader.Library) -> None:
    edition = library["areas_requiring_attention@2015"]
    first = edition.items[0].key
    fresh = pick_card.blocks(sitting_of(edition), WORDS)
    begun = pick_card.blocks(sitting_of(edition, answers={first: sittings.Answer(item_key=first, now=1, given_at=START)}), WORDS)
    assert not any(isinstance(one, messages.Choices) and one.early for one in fresh)
    assert isinstance(begun[3], messages.Choices)
    assert [option.label for option in begun[3].options] == ["Done"]
    (picked,) = [point for one in begun if isinstance(one, messages.Scale) for point in one.points if point.chosen]
    assert picked.named


def long_list(edition: schema.Edition, answered: int = 9) -> messages.Message:
    alike, apart = (0, 0, answered, 0), (answered - 4, 0, 0, 4)
    answers = [reading.ItemAnswers(item_key=item.key, now=apart if place % 2 else alike) for place, item in enumerate(edition.items)]
    return summary.summary(sample.FIRST, reading.read(edition, answers, eligible=12, answered=answered), edition, WORDS)


def test_a_long_list_is_told_in_words_and_briefly(library: loader.Library) -> None:
    edition = library[STRENGTHS]
    shown = long_list(edition)
    said = messages.plain_text(shown)
    assert not any(isinstance(one, messages.Picture) for one in shown.blocks)
    (table,) = [one for one in shown.blocks if isinstance(one, figures.Table)]
    assert (table.title, table.columns) == ("Strengths of a board: where you are", ("Question", "Now", "Views"))
    assert [row[0] for row in table.rows] == [item.name for item in edition.items]
    assert table.rows[0][1:] == ("3 Mostly (9 at level 3)", "")
    assert table.rows[1][1:] == ("1 Not yet (5 at level 1 and 4 at 4)", "far apart")
    also = said.partition("You also differ on ")[2].partition("\n")[0]
    named = [item.name for item in edition.items if item.name in also]
    assert len(named) == 3
    assert also.endswith(" and 4 others.")
    assert said.count("3 Mostly:") == 1
    assert len(said.split()) < 530, "about two screens of a phone"


@pytest.mark.parametrize("answered", [5, 9])
def test_a_list_as_long_as_a_picture_may_be_has_one(library: loader.Library, answered: int) -> None:
    edition = library[STRENGTHS]
    short = edition.model_copy(update={"items": edition.items[: summary_chart.MOST_DRAWN]})
    chart = sample.picture(long_list(short, answered))
    assert len(chart.twin.rows) == summary_chart.MOST_DRAWN
    assert all(len(row) == len(chart.twin.columns) for row in chart.twin.rows)


def test_how_many_answered_each_is_told_where_it_differs() -> None:
    one, other = (
        reading.ItemAnswers(item_key="trust", now=(0, 0, 0, 9, 0, 0)),
        reading.ItemAnswers(item_key="money", now=(0, 0, 0, 8, 0, 0)),
    )
    twin = sample.picture(sample.say(one, other, eligible=12, answered=9)).twin
    assert "Answers" in twin.columns
    assert [row[twin.columns.index("Answers")] for row in twin.rows] == ["9 of 12", "8 of 12"]
