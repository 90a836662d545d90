import dataclasses
import datetime
import re
import zoneinfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations import messages, summary, wording
from frameworks import schema
from frameworks.readings import reading

WORDS = wording.Wording()
LONDON = zoneinfo.ZoneInfo("Europe/London")
FIRST = summary.SummaryFacts(board_name="Riverside", closed_at=datetime.datetime(2026, 12, 4, 17, tzinfo=datetime.UTC), zone=LONDON)
SECOND = dataclasses.replace(FIRST, previous_at=datetime.datetime(2026, 9, 4, 17, tzinfo=datetime.UTC))
Item = reading.ItemAnswers

SAMPLE = schema.Edition.model_validate(
    {
        "id": "sample",
        "version": "2020",
        "title": "Sample tool",
        "short_title": "Sample tool",
        "about": "A sample.",
        "how_to_use": "Choose.",
        "minutes": 1,
        "source": {"document": "Sample", "published": "2020", "section": "All"},
        "scale": {
            "shape": "levels",
            "levels": [
                {"value": value, "name": name} for value, name in enumerate(("No", "Begun", "Under way", "Results", "Maturity", "Exemplar"))
            ],
            "horizon_months": 12,
        },
        "items": [
            {
                "key": key,
                "name": key.title(),
                "question": f"How is {key}?",
                "position": place + 1,
                "follow_ups": [f"What would we see if {key} were better?"],
            }
            for place, key in enumerate(("trust", "money", "voice"))
        ],
    }
)


def say(*answers: Item, eligible: int, answered: int, facts: summary.SummaryFacts = FIRST) -> messages.Message:
    read = reading.read(SAMPLE, answers, eligible=eligible, answered=answered)
    return summary.summary(facts, read, SAMPLE, WORDS)


def text(message: messages.Message) -> str:
    return messages.plain_text(message)


def unpictured(message: messages.Message) -> str:
    blocks = tuple(block for block in message.blocks if not isinstance(block, messages.Picture))
    return messages.plain_text(dataclasses.replace(message, blocks=blocks))


def picture(message: messages.Message) -> messages.Chart:
    (chart,) = (block.chart for block in message.blocks if isinstance(block, messages.Picture))
    return chart


SPLIT = Item(item_key="money", now=(0, 4, 0, 0, 4, 1), ahead=(0, 0, 0, 4, 5, 0))
ALIKE = Item(item_key="trust", now=(0, 0, 1, 7, 1, 0), ahead=(0, 0, 0, 1, 8, 0))
SPREAD = Item(item_key="voice", now=(1, 2, 3, 2, 1, 0), ahead=(0, 0, 3, 3, 3, 0))


def test_a_board_split_in_two_camps() -> None:
    assert (
        text(say(ALIKE, SPLIT, SPREAD, eligible=14, answered=9))
        == """\
Riverside: Sample tool

Closed Friday 4 December 2026. 9 of 14 answered.

Where you differ most: Money. There are two groups. Some chose 1 Begun, others 4 Maturity to 5 Exemplar. You also differ on Voice.

A question for the meeting: What would we see if money were better?

Where you agree

Trust: 3 Results

This was the first time, so there is nothing to compare it with yet.

Where you mean to be in 12 months: the longest steps, all alike, are on Trust and Voice.

A row of dots for each of 3 questions, from 0 No to 5 Exemplar. Where you differ most: Money. There are two groups. Some chose 1 \
Begun, others 4 Maturity to 5 Exemplar. Where you mean to be in 12 months: the longest steps, all alike, are on Trust and \
Voice.

The same in words
Trust: Now 3 Results (1 at level 2, 7 at level 3 and 1 at level 4); Middle half 3 to 3; In 12 months 4 Maturity (1 at level \
3 and 8 at level 4); \
Answers 9 of 14; Views largely alike
Money: Now 4 Maturity (4 at level 1, 4 at level 4 and 1 at level 5); Middle half 1 to 4; In 12 months 4 Maturity (4 at level \
3 and 5 at level 4); \
Answers 9 of 14; Views far apart
Voice: Now 2 Under way (1 at level 0, 2 at level 1, 3 at level 2, 2 at level 3 and 1 at level 4); Middle half 1 to 3; In 12 \
months 3 Results (3 \
at level 2, 3 at level 3 and 3 at level 4); Answers 9 of 14; Views spread

What this cannot say: how the other 5 see Money. Whatever they think, its middle lies between 1 Begun and 4 Maturity. Answers are \
confidential. Small groups are left out on purpose.

This is here to start a talk in your own place. It gives nobody marks."""
    )


def test_a_board_whose_views_are_spread_and_all_of_whom_answered() -> None:
    assert (
        text(say(SPREAD, eligible=9, answered=9))
        == """\
Riverside: Sample tool

Closed Friday 4 December 2026. 9 of 9 answered.

Where you differ most: Voice. Answers run from 0 No to 4 Maturity.

A question for the meeting: What would we see if voice were better?

This was the first time, so there is nothing to compare it with yet.

Where you mean to be in 12 months: the longest step is on Voice. Now: 2 Under way. Then: 3 Results.

A row of dots for one question, from 0 No to 5 Exemplar. Where you differ most: Voice. Answers run from 0 No to 4 Maturity. Where \
you mean to be in 12 months: the longest step is on Voice. Now: 2 Under way. Then: 3 Results.

The same in words
Voice: Now 2 Under way (1 at level 0, 2 at level 1, 3 at level 2, 2 at level 3 and 1 at level 4); Middle half 1 to 3; In 12 \
months 3 Results (3 \
at level 2, 3 at level 3 and 3 at level 4); Answers 9 of 9; Views spread

Answers are confidential. Small groups are left out on purpose.

This is here to start a talk in your own place. It gives nobody marks."""
    )


def test_a_board_with_too_few_answers_gets_no_figure_and_a_way_on() -> None:
    assert (
        text(say(Item(item_key="trust", now=(0, 0, 4, 0, 0, 0)), eligible=12, answered=4))
        == """\
Riverside: Sample tool

4 of 12 answered: too few to show without pointing at people.

Closed Friday 4 December 2026.

That happens in busy weeks. You could talk it through at the next meeting, or ask again in a month."""
    )


def test_a_board_that_agrees_on_everything() -> None:
    level = (0, 0, 0, 9, 0, 0)
    answers = [Item(item_key=key, now=level, ahead=level) for key in ("trust", "money", "voice")]
    assert (
        unpictured(say(*answers, eligible=10, answered=9))
        == """\
Riverside: Sample tool

Closed Friday 4 December 2026. 9 of 10 answered.

You see everything shown here much alike.

A question for the meeting: What would we see if trust were better?

Where you agree

Trust: 3 Results
Money: 3 Results
Voice: 3 Results

This was the first time, so there is nothing to compare it with yet.

Where you mean to be in 12 months: about where you are now.

What this cannot say: how one more member sees Trust. Whatever they think, its middle stays at 3 Results. Answers are \
confidential. Small groups are left out on purpose.

This is here to start a talk in your own place. It gives nobody marks."""
    )


def test_a_board_where_everyone_is_unsure() -> None:
    answers = [Item(item_key=key, now=(0, 0, 1, 0, 0, 0), not_sure=8) for key in ("trust", "money")]
    assert (
        text(say(*answers, eligible=12, answered=9))
        == """\
Riverside: Sample tool

Closed Friday 4 December 2026. 9 of 12 answered.

No question had enough answers to show without pointing at people.

Most of you said “not sure” on Trust and Money. Who could tell you more?"""
    )


def test_a_second_pulse_says_what_the_same_people_did() -> None:
    answers = [
        Item(item_key="trust", now=(0, 0, 2, 6, 1, 0), ahead=(0, 0, 1, 5, 3, 0), pairs=((2, 3, 5), (3, 3, 3), (4, 3, 1))),
        Item(item_key="money", now=(0, 4, 0, 0, 4, 1), pairs=((2, 3, 3),)),
        Item(item_key="voice", now=(0, 1, 3, 4, 1, 0), ahead=(0, 3, 4, 2, 0, 0), pairs=((2, 2, 9),)),
    ]
    assert (
        unpictured(say(*answers, eligible=12, answered=9, facts=SECOND))
        == """\
Riverside: Sample tool

Closed Friday 4 December 2026. 9 of 12 answered.

Where you differ most: Money. There are two groups. Some chose 1 Begun, others 4 Maturity to 5 Exemplar.

A question for the meeting: What would we see if money were better?

Where you agree

Trust: 3 Results
Voice: 3 Results

What moved since Friday 4 September 2026

Trust: among the 9 who answered both times, 5 moved up, 1 down, 3 stayed.

With numbers this small that could be chance. A fall can be honesty: people who learn more may place the board lower.

We hold back what moved on Money, so that it points at nobody.

You expect to be lower than now on Voice.

What this cannot say: how the other 3 see Money. Whatever they think, its middle lies between 1 Begun and 4 Maturity. Answers are \
confidential. Small groups are left out on purpose.

This is here to start a talk in your own place. It gives nobody marks."""
    )


def test_six_answers_of_fourteen_lead_with_the_response_and_show_bands() -> None:
    answers = [
        Item(item_key="trust", now=(0, 1, 2, 1, 2, 0), ahead=(0, 0, 2, 2, 2, 0)),
        Item(item_key="money", now=(0, 3, 0, 0, 3, 0), ahead=(0, 0, 2, 2, 2, 0)),
    ]
    assert (
        text(say(*answers, eligible=14, answered=6))
        == """\
Riverside: Sample tool

6 of 14 answered, so 8 views are missing. Take the rest as a first look.

Closed Friday 4 December 2026.

Where you differ most: Money. You see this differently. You also differ on Trust.

A question for the meeting: What would we see if money were better?

This was the first time, so there is nothing to compare it with yet.

Where you mean to be in 12 months: the longest step is on Trust. Now: 2 Under way to 3 Results. Then: 3 Results.

A row of dots for each of 2 questions, from 0 No to 5 Exemplar. Where you differ most: Money. You see this differently. Where you \
mean to be in 12 months: the longest step is on Trust. Now: 2 Under way to 3 Results. Then: 3 Results.

The same in words
Trust: Now 2 Under way to 3 Results (1 at level 0 to 1, 3 at level 2 to 3 and 2 at level 4 to 5); Middle half 2 to 4; In 12 months 3 \
Results (4 at level 2 to 3 and 2 at level 4 to 5); Answers 6 of 14; Views spread
Money: Now 1 Begun to 4 Maturity (3 at level 0 to 1 and 3 at level 4 to 5); Middle half 1 to 4; In 12 months 3 Results (4 at level 2 to 3 \
and 2 at level 4 to 5); Answers 6 of 14; Views far apart

What this cannot say: how the other 8 see Trust. Whatever they think, its middle lies between 0 No and 5 Exemplar. Answers are \
confidential. Small groups are left out on purpose.

This is here to start a talk in your own place. It gives nobody marks."""
    )


def test_the_chart_of_a_few_answers_draws_middles_and_no_counts() -> None:
    few = picture(say(Item(item_key="trust", now=(0, 1, 2, 1, 2, 0), ahead=(0, 0, 2, 2, 2, 0)), eligible=9, answered=6)).rows
    assert few == (messages.ChartRow(label="Trust", now_middle=(2, 3), ahead_middle=(3, 3), now_half=(2, 4), remark="6 of 9"),)
    many = picture(say(ALIKE, Item(item_key="money", now=(0, 0, 4, 0, 0, 0)), eligible=9, answered=9)).rows
    assert many == (
        messages.ChartRow(
            label="Trust",
            now=(0, 0, 1, 7, 1, 0),
            ahead=(0, 0, 0, 1, 8, 0),
            now_middle=(3, 3),
            ahead_middle=(4, 4),
            now_half=(3, 3),
            remark="9 of 9",
        ),
        messages.ChartRow(label="Money", withheld="too few answers to show"),
    )


def test_those_who_said_not_sure_are_counted_from_three_up() -> None:
    item = Item(item_key="trust", now=(0, 0, 1, 7, 0, 0), not_sure=3, not_my_area=2)
    shown = unpictured(say(item, Item(item_key="money", now=(0, 4, 0, 0, 0, 0)), eligible=13, answered=13))
    assert "Some said “not sure”: 3 on Trust. Too few answers to show: Money." in shown
    assert "not my area" not in shown


def test_most_stayed_and_nobody_may_be_pointed_at() -> None:
    still = Item(item_key="trust", now=(0, 0, 1, 8, 0, 0), pairs=((3, 3, 9),))
    alone = Item(item_key="trust", now=(0, 0, 1, 8, 0, 0), pairs=((3, 3, 8),))
    assert "nobody moved to another level" in unpictured(say(still, eligible=9, answered=9, facts=SECOND))
    assert "too few answers can be compared to show what moved without pointing at people." in unpictured(
        say(alone, eligible=9, answered=9, facts=SECOND)
    )


def test_an_item_without_follow_up_still_gets_a_question() -> None:
    bare = SAMPLE.model_copy(update={"items": tuple(item.model_copy(update={"follow_ups": ()}) for item in SAMPLE.items)})
    read = reading.read(bare, [ALIKE], eligible=9, answered=9)
    assert "what would each of you point to on Trust?" in text(summary.summary(FIRST, read, bare, WORDS))


def test_a_reading_is_told_in_the_words_of_its_own_edition() -> None:
    read = reading.read(SAMPLE, [ALIKE], eligible=9, answered=9)
    with pytest.raises(ValueError, match="sample@2021"):
        summary.summary(FIRST, read, SAMPLE.model_copy(update={"version": "2021"}), WORDS)


def test_the_notification_holds_no_answer() -> None:
    assert say(ALIKE, eligible=9, answered=9).summary == "Riverside has a new summary: Sample tool."


ROW = st.lists(st.integers(0, 3), min_size=6, max_size=6).map(tuple)


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(st.tuples(ROW, ROW), min_size=3, max_size=3), silent=st.integers(0, 8))
def test_whatever_was_answered_the_message_is_short_plain_and_within_the_floor(
    rows: list[tuple[tuple[int, ...], tuple[int, ...]]], silent: int
) -> None:
    answers = [Item(item_key=key, now=now, ahead=ahead) for key, (now, ahead) in zip(("trust", "money", "voice"), rows, strict=True)]
    answered = max(max(sum(now), sum(ahead)) for now, ahead in rows)
    message = say(*answers, eligible=answered + silent, answered=answered, facts=SECOND)
    assert len(unpictured(message).split()) <= 230
    assert not re.search(r"\b(mean level|average|score|rank|league|performance|red|amber|green|anonymous)\b|\d\.\d", text(message))
    if answered < 5:
        assert not any(isinstance(block, messages.Picture | messages.Facts | messages.Table) for block in message.blocks)
    for block in message.blocks:
        if isinstance(block, messages.Picture):
            assert all(len(row) == len(block.chart.twin.columns) for row in block.chart.twin.rows)
            assert all(not row.now or sum(row.now) >= 8 for row in block.chart.rows)
