"""One thing to celebrate, only where the reading bears it out; and what came of the arrows of a year ago."""

import dataclasses

import pytest

from conversations import boards, summary
from frameworks.readings import change, reading
from frameworks.readings.reading import ItemAnswers
from tests.unit.conversations import sample
from tests.unit.conversations import summary_samples as samples

HIGH, LOW, APART = (0, 0, 0, 0, 9, 0), (0, 9, 0, 0, 0, 0), (5, 0, 0, 0, 0, 4)


def celebrated(*rows: tuple[int, ...], eligible: int = 12, pairs: tuple[tuple[int, int, int], ...] = ()) -> str:
    answers = [
        ItemAnswers(item_key=key, now=row, pairs=pairs if key == "trust" else ())
        for key, row in zip(("trust", "money", "voice"), rows, strict=False)
    ]
    text = sample.unpictured(sample.say(*answers, eligible=eligible, answered=9, facts=sample.SECOND))
    return text.partition("One thing to celebrate: ")[2].partition("\n")[0]


def test_most_moved_up_comes_first() -> None:
    up = ((0, 1, 6), (1, 1, 2), (2, 1, 1))
    assert celebrated(LOW, HIGH, pairs=up) == "among those who answered both times, most moved up on Trust."


@pytest.mark.parametrize("pairs", [((0, 1, 5), (2, 1, 3), (1, 1, 1)), ((0, 1, 4), (1, 1, 5)), ((2, 1, 6), (1, 1, 3))])
def test_a_rise_with_falls_beside_it_or_of_few_is_none(pairs: tuple[tuple[int, int, int], ...]) -> None:
    assert celebrated(LOW, APART, pairs=pairs) == ""


def test_or_else_what_you_agree_on_at_the_upper_end() -> None:
    assert celebrated(LOW, HIGH, APART) == "you largely agree on Money: 4 Maturity."
    assert celebrated(HIGH, HIGH, LOW) == "you largely agree on Trust and Money: 4 Maturity."
    assert celebrated((0, 0, 0, 9, 0, 0), LOW) == "", "the middle of the scale is no upper end"


def test_or_else_that_everybody_answered_and_otherwise_nothing() -> None:
    assert celebrated(LOW, APART, eligible=9) == "everyone answered. Thank you."
    assert celebrated(LOW, APART, eligible=10) == ""


def test_a_bare_majority_that_stays_held_back_is_not_celebrated() -> None:
    assert celebrated(LOW, APART, pairs=((0, 1, 4),)) == ""


def told(arrival: change.Arrival | None, *, withheld: bool = False, actor: boards.Actor = boards.Actor.BOARD) -> str:
    read = reading.read(
        sample.SAMPLE,
        [ItemAnswers(item_key="trust", now=LOW, ahead=HIGH), ItemAnswers(item_key="money", now=LOW, ahead=HIGH)],
        eligible=12,
        answered=9,
    )
    first, second = read.items
    known = dataclasses.replace(second, arrived=change.Arrival(past=0, reached=0, short=9))
    items = (dataclasses.replace(first, arrived=arrival, arrived_withheld=withheld), known)
    facts = dataclasses.replace(sample.SECOND, actor=actor)
    return sample.unpictured(summary.summary(facts, dataclasses.replace(read, items=items), sample.SAMPLE, sample.WORDS))


def test_a_year_on_the_arrows_of_then_are_laid_beside_today() -> None:
    assert """\
A year ago some of you said where you meant the board to be by now. This is how the same people see it today.

Trust: of 9, 4 find it there or beyond, 5 not yet.
Money: of 9, none find it there or beyond, 9 not yet.""" in told(change.Arrival(past=1, reached=3, short=5))
    assert "Trust: of 9, 9 find it there or beyond, and none short of it." in told(change.Arrival(past=1, reached=8, short=0))
    assert "of 9, one finds it there or beyond, 8 not yet." in told(change.Arrival(past=1, reached=0, short=8))


def test_what_may_not_be_shown_of_the_arrows_is_held_back_by_name() -> None:
    text = told(None, withheld=True)
    assert "We hold back how Trust came out, so that it points at nobody." in text
    assert "Trust: of" not in text


def test_partners_had_wanted_the_board_to_be_there() -> None:
    assert "A year ago some of them said where they wanted you to be by now." in told(None, actor=boards.Actor.PARTNERS)


def test_the_first_year_says_nothing_of_arrows() -> None:
    assert "A year ago" not in sample.unpictured(samples.moved_round())
