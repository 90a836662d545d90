"""The picture that comes with every summary of levels."""

from conversations import figures
from frameworks.readings import reading
from tests.unit.conversations import sample


def test_the_chart_of_a_few_answers_draws_middles_and_no_counts() -> None:
    few = sample.picture(
        sample.say(reading.ItemAnswers(item_key="trust", now=(0, 1, 2, 1, 2, 0), ahead=(0, 0, 2, 2, 2, 0)), eligible=9, answered=6)
    ).rows
    assert few == (figures.ChartRow(label="Trust", now_middle=(2, 3), ahead_middle=(3, 3), now_half=(2, 4), remark="6 of 9"),)
    many = sample.picture(
        sample.say(sample.ALIKE, reading.ItemAnswers(item_key="money", now=(0, 0, 4, 0, 0, 0)), eligible=9, answered=9)
    ).rows
    assert many == (
        figures.ChartRow(
            label="Trust",
            now=(0, 0, 1, 7, 1, 0),
            ahead=(0, 0, 0, 1, 8, 0),
            now_middle=(3, 3),
            ahead_middle=(4, 4),
            now_half=(3, 3),
            remark="9 of 9",
        ),
        figures.ChartRow(label="Money", withheld="too few answers to show"),
    )
