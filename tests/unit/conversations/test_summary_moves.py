"""What moved since the round before."""

import dataclasses

import pytest

from conversations import boards
from frameworks.readings import reading
from tests.unit.conversations import sample


def test_a_second_pulse_says_what_the_same_people_did() -> None:
    answers = [
        reading.ItemAnswers(item_key="trust", now=(0, 0, 2, 6, 1, 0), ahead=(0, 0, 1, 5, 3, 0), pairs=((2, 3, 5), (3, 3, 3), (4, 3, 1))),
        reading.ItemAnswers(item_key="money", now=(0, 4, 0, 0, 4, 1), pairs=((2, 3, 3),)),
        reading.ItemAnswers(item_key="voice", now=(0, 1, 3, 4, 1, 0), ahead=(0, 3, 4, 2, 0, 0), pairs=((2, 2, 9),)),
    ]
    assert (
        sample.unpictured(sample.say(*answers, eligible=12, answered=9, facts=sample.SECOND))
        == """\
Riverside: Sample tool

Closed Friday 4 December 2026. 9 of 12 answered.

Where you differ most: Money. There are two groups. Some chose 1 Begun, others 4 Maturity to 5 Exemplar.

A question for the meeting: What would we see if money were better? It goes with Money.

Another question: What would we see if trust were better? It goes with Trust.

Where you agree

3 Results: Trust

Where you broadly agree

3 Results: Voice

What moved since Friday 4 September 2026

Trust: among the 9 who answered both times, 5 moved up, 1 down, 3 stayed.

With numbers this small that could be chance. A fall can be honesty: people who learn more may place the board lower.

We hold back what moved on Money, so that it points at nobody.

You expect to be lower than now on Voice.

One thing to celebrate: among those who answered both times, most moved up on Trust.

What this cannot say: how the other 3 see Money. Whatever they think, its middle lies between 1 Begun and 4 Maturity. Answers are \
confidential. Small groups are left out on purpose.

This is here to start a talk in your own place. It gives nobody marks."""
    )


def test_most_stayed_and_nobody_may_be_pointed_at() -> None:
    still = reading.ItemAnswers(item_key="trust", now=(0, 0, 1, 8, 0, 0), pairs=((3, 3, 9),))
    alone = reading.ItemAnswers(item_key="trust", now=(0, 0, 1, 8, 0, 0), pairs=((3, 3, 8),))
    assert "nobody moved to another level" in sample.unpictured(sample.say(still, eligible=9, answered=9, facts=sample.SECOND))
    said = sample.unpictured(sample.say(alone, eligible=9, answered=9, facts=sample.SECOND))
    assert "we hold back what moved, so that it points at nobody." in said
    assert "too few answers can be compared" not in said, "eight of nine are not too few"
    few = reading.ItemAnswers(item_key="trust", now=(0, 0, 1, 8, 0, 0))
    assert "too few answers can be compared to show what moved without pointing at people." in sample.unpictured(
        sample.say(few, eligible=9, answered=9, facts=sample.SECOND)
    )


@pytest.mark.parametrize("actor", [boards.Actor.BOARD, boards.Actor.PARTNERS])
def test_the_same_step_on_every_question_is_one_sentence(actor: boards.Actor) -> None:
    now, ahead = (0, 0, 9, 0, 0, 0), (0, 0, 0, 9, 0, 0)
    answers = [reading.ItemAnswers(item_key=key, now=now, ahead=ahead) for key in ("trust", "money", "voice")]
    facts = dataclasses.replace(sample.FIRST, actor=actor)
    said = sample.unpictured(sample.say(*answers, eligible=12, answered=9, facts=facts))
    assert "in 12 months: the same step on every question." in said
    assert "all alike" not in said
    said = sample.unpictured(sample.say(*answers[:2], eligible=12, answered=9, facts=facts))
    assert "the longest steps, all alike, are on Trust and Money." in said, "of the third question nothing is known"
