import dataclasses
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations import boards, figures, messages, summary
from frameworks.readings import reading
from tests.unit.conversations import sample


def test_a_board_split_in_two_camps() -> None:
    assert (
        sample.text(sample.say(sample.ALIKE, sample.SPLIT, sample.SPREAD, eligible=14, answered=9))
        == """\
Riverside: Sample tool

Closed Friday 4 December 2026. 9 of 14 answered.

Where you differ most: Money. There are two groups. Some chose 1 Begun, others 4 Maturity to 5 Exemplar. You also differ on Voice.

A question for the meeting: What would we see if money were better? It goes with Money.

Another question: What would we see if voice were better? It goes with Voice.

Where you agree

3 Results: Trust

This was the first time, so there is nothing to compare it with yet.

Where you mean to be in 12 months: the longest steps, all alike, are on Trust and Voice.

Sample tool: where you are and where you mean to be
Trust: Now 3 Results (1 at level 2, 7 at 3 and 1 at 4); In 12 months 4 Maturity (1 at level 3 and 8 at 4)
Money: Now 4 Maturity (4 at level 1, 4 at 4 and 1 at 5); In 12 months 4 Maturity (4 at level 3 and 5 at 4); Views far apart
Voice: Now 2 Under way (1 at level 0, 2 at 1, 3 at 2, 2 at 3 and 1 at 4); In 12 months 3 Results (3 at level 2, 3 at 3 and 3 at 4); \
Views spread

What this cannot say: how the other 5 see Money. Whatever they think, its middle lies between 1 Begun and 4 Maturity. Answers are \
confidential. Small groups are left out on purpose.

This is here to start a talk in your own place. It gives nobody marks."""
    )


def test_a_board_whose_views_are_spread_and_all_of_whom_answered() -> None:
    assert (
        sample.text(sample.say(sample.SPREAD, eligible=9, answered=9))
        == """\
Riverside: Sample tool

Closed Friday 4 December 2026. 9 of 9 answered.

Where you differ most: Voice. Answers run from 0 No to 4 Maturity.

A question for the meeting: What would we see if voice were better? It goes with Voice.

This was the first time, so there is nothing to compare it with yet.

Where you mean to be in 12 months: the longest step is on Voice. Now: 2 Under way. Then: 3 Results.

One thing to celebrate: everyone answered. Thank you.

Sample tool: where you are and where you mean to be
Voice: Now 2 Under way (1 at level 0, 2 at 1, 3 at 2, 2 at 3 and 1 at 4); In 12 months 3 Results (3 at level 2, 3 at 3 and 3 at 4); \
Views spread

Answers are confidential. Small groups are left out on purpose.

This is here to start a talk in your own place. It gives nobody marks."""
    )


def test_a_board_with_too_few_answers_gets_no_figure_and_a_way_on() -> None:
    assert (
        sample.text(sample.say(reading.ItemAnswers(item_key="trust", now=(0, 0, 4, 0, 0, 0)), eligible=12, answered=4))
        == """\
Riverside: Sample tool

4 of 12 answered: too few to show without pointing at people.

Closed Friday 4 December 2026.

That happens in busy weeks. You could talk it through at the next meeting, or ask again in a month."""
    )


def test_where_fewer_are_asked_than_figures_need_nobody_is_told_to_ask_again() -> None:
    said = sample.text(sample.say(reading.ItemAnswers(item_key="trust", now=(0, 0, 4, 0, 0, 0)), eligible=4, answered=4))
    assert "4 of 4 answered: too few" in said
    assert "Figures need 5 answers, and only 4 people were asked. So there can be none, however many answer." in said
    assert "busy weeks" not in said
    assert "ask again" not in said


def test_a_board_that_agrees_on_everything() -> None:
    level = (0, 0, 0, 9, 0, 0)
    answers = [reading.ItemAnswers(item_key=key, now=level, ahead=level) for key in ("trust", "money", "voice")]
    assert (
        sample.unpictured(sample.say(*answers, eligible=10, answered=9))
        == """\
Riverside: Sample tool

Closed Friday 4 December 2026. 9 of 10 answered.

You see everything shown here much alike.

A question for the meeting: What would we see if trust were better? It goes with Trust.

Where you agree

3 Results: Trust, Money and Voice

This was the first time, so there is nothing to compare it with yet.

Where you mean to be in 12 months: about where you are now.

What this cannot say: how one more member sees Trust. Whatever they think, its middle stays at 3 Results. Answers are \
confidential. Small groups are left out on purpose.

This is here to start a talk in your own place. It gives nobody marks."""
    )


def test_a_board_where_everyone_is_unsure() -> None:
    answers = [reading.ItemAnswers(item_key=key, now=(0, 0, 1, 0, 0, 0), not_sure=8) for key in ("trust", "money")]
    assert (
        sample.text(sample.say(*answers, eligible=12, answered=9))
        == """\
Riverside: Sample tool

Closed Friday 4 December 2026. 9 of 12 answered.

No question had enough answers to show without pointing at people.

Most of you said “not sure” on Trust and Money. Who could tell you more?"""
    )


def test_six_answers_of_fourteen_lead_with_the_response_and_show_bands() -> None:
    answers = [
        reading.ItemAnswers(item_key="trust", now=(0, 1, 2, 1, 2, 0), ahead=(0, 0, 2, 2, 2, 0)),
        reading.ItemAnswers(item_key="money", now=(0, 3, 0, 0, 3, 0), ahead=(0, 0, 2, 2, 2, 0)),
    ]
    assert (
        sample.text(sample.say(*answers, eligible=14, answered=6))
        == """\
Riverside: Sample tool

6 of 14 answered, so 8 views are missing. Take the rest as a first look.

Closed Friday 4 December 2026.

Where you differ most: Money. You see this differently. You also differ on Trust.

A question for the meeting: What would we see if money were better? It goes with Money.

Another question: What would we see if trust were better? It goes with Trust.

This was the first time, so there is nothing to compare it with yet.

Where you mean to be in 12 months: the longest step is on Trust. Now: 2 Under way to 3 Results. Then: 3 Results.

Sample tool: where you are and where you mean to be
Trust: Now 2 Under way to 3 Results (1 at level 0 to 1, 3 at 2 to 3 and 2 at 4 to 5); Middle half 2 to 4; In 12 months 3 Results (4 at \
level 2 to 3 and 2 at 4 to 5); Views spread
Money: Now 1 Begun to 4 Maturity (3 at level 0 to 1 and 3 at 4 to 5); In 12 months 3 Results (4 at level 2 to 3 and 2 at 4 to 5); Views \
far apart

What this cannot say: how the other 8 see Trust. Whatever they think, its middle lies between 0 No and 5 Exemplar. Answers are \
confidential. Small groups are left out on purpose.

This is here to start a talk in your own place. It gives nobody marks."""
    )


def test_those_who_said_not_sure_are_counted_from_three_up() -> None:
    item = reading.ItemAnswers(item_key="trust", now=(0, 0, 1, 7, 0, 0), not_sure=3, not_my_area=2)
    shown = sample.unpictured(sample.say(item, reading.ItemAnswers(item_key="money", now=(0, 4, 0, 0, 0, 0)), eligible=13, answered=13))
    assert "Some said “not sure”: 3 on Trust. Too few answers to show: Money." in shown
    assert "not my area" not in shown


def test_an_item_without_follow_up_still_gets_a_question() -> None:
    bare = sample.SAMPLE.model_copy(update={"items": tuple(item.model_copy(update={"follow_ups": ()}) for item in sample.SAMPLE.items)})
    read = reading.read(bare, [sample.ALIKE], eligible=9, answered=9)
    assert "what would each of you point to on Trust?" in sample.text(summary.summary(sample.FIRST, read, bare, sample.WORDS))


def test_a_reading_is_told_in_the_words_of_its_own_edition() -> None:
    read = reading.read(sample.SAMPLE, [sample.ALIKE], eligible=9, answered=9)
    with pytest.raises(ValueError, match="sample@2021"):
        summary.summary(sample.FIRST, read, sample.SAMPLE.model_copy(update={"version": "2021"}), sample.WORDS)


def test_the_notification_holds_no_answer() -> None:
    assert sample.say(sample.ALIKE, eligible=9, answered=9).summary == "Riverside has a new summary: Sample tool."


ROW = st.lists(st.integers(0, 3), min_size=6, max_size=6).map(tuple)


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(st.tuples(ROW, ROW), min_size=3, max_size=3), silent=st.integers(0, 8))
def test_whatever_was_answered_the_message_is_short_plain_and_within_the_floor(
    rows: list[tuple[tuple[int, ...], tuple[int, ...]]], silent: int
) -> None:
    answers = [
        reading.ItemAnswers(item_key=key, now=now, ahead=ahead) for key, (now, ahead) in zip(("trust", "money", "voice"), rows, strict=True)
    ]
    answered = max(max(sum(now), sum(ahead)) for now, ahead in rows)
    message = sample.say(*answers, eligible=answered + silent, answered=answered, facts=sample.SECOND)
    assert len(sample.unpictured(message).split()) <= 230
    assert not re.search(r"\b(mean level|average|score|rank|league|performance|red|amber|green|anonymous)\b|\d\.\d", sample.text(message))
    if answered < 5:
        assert not any(isinstance(block, messages.Picture | messages.Facts | figures.Table) for block in message.blocks)
    for block in message.blocks:
        if isinstance(block, messages.Picture):
            assert all(len(row) == len(block.chart.twin.columns) for row in block.chart.twin.rows)
            assert isinstance(block.chart, figures.Dots)
            assert all(not row.now or sum(row.now) >= 8 for row in block.chart.rows)


def test_only_what_is_largely_alike_is_called_agreed() -> None:
    wide = reading.ItemAnswers(item_key="money", now=(1, 2, 4, 2, 0, 0))
    said = sample.unpictured(sample.say(sample.ALIKE, wide, eligible=12, answered=9))
    assert "Where you agree\n\n3 Results: Trust\n\nWhere you broadly agree\n\n2 Under way: Money" in said
    others = dataclasses.replace(sample.FIRST, actor=boards.Actor.PARTNERS)
    assert "Where they broadly agree\n\n2 Under way: Money" in sample.unpictured(
        sample.say(sample.ALIKE, wide, eligible=12, answered=9, facts=others)
    )


@pytest.mark.parametrize("now", [(0, 0, 0, 0, 6, 0), (0, 0, 0, 1, 4, 1)])
def test_where_bands_are_shown_nobody_is_told_how_closely_they_agree(now: tuple[int, ...]) -> None:
    said = sample.unpictured(sample.say(reading.ItemAnswers(item_key="trust", now=now), eligible=9, answered=6))
    assert "Where you broadly agree\n\n4 Maturity: Trust" in said
    assert "Where you agree" not in said
    assert "largely" not in said, "neither by a celebration"
