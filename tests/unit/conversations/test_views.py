"""What a board switched on: only then, only what may be shown, in the order of the document, and nothing added up."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations import boards, figures, messages, summary_view, views
from frameworks import loader
from frameworks.readings import consensus, picks, reading
from tests.unit.conversations import sample

Item = reading.ItemAnswers
CARD, SPREAD, WEB = boards.Extra.SCORECARD, boards.Extra.DASHBOARD, boards.Extra.SPIDERGRAM
ALL = frozenset({CARD, SPREAD, WEB})
PLACES = ("trust", "money", "voice")


def shown(*items: Item, extras: frozenset[boards.Extra] = ALL, answered: int = 9, eligible: int = 14) -> tuple[messages.Block, ...]:
    read = reading.read(sample.SAMPLE, items, eligible=eligible, answered=answered)
    return views.under_summary(sample.FIRST, read, sample.SAMPLE, extras, sample.WORDS)


def text(blocks: tuple[messages.Block, ...]) -> str:
    return messages.plain_text(messages.Message(summary="", blocks=blocks))


def panels(blocks: tuple[messages.Block, ...]) -> figures.Panels:
    (one,) = (block.chart for block in blocks if isinstance(block, messages.Picture) and isinstance(block.chart, figures.Panels))
    return one


def web(blocks: tuple[messages.Block, ...]) -> figures.Web:
    (one,) = (block.chart for block in blocks if isinstance(block, messages.Picture) and isinstance(block.chart, figures.Web))
    return one


def test_nothing_comes_unasked() -> None:
    assert shown(sample.ALIKE, sample.SPLIT, sample.SPREAD, extras=frozenset()) == ()
    assert shown(sample.ALIKE, sample.SPLIT, sample.SPREAD, extras=frozenset({boards.Extra.EVIDENCE})) == ()


def test_one_page_with_every_part_in_the_order_of_the_document() -> None:
    few = Item(item_key="voice", now=(0, 0, 4, 0, 0, 0))
    assert text(shown(sample.SPLIT, few, sample.ALIKE, extras=frozenset({CARD}))) == (
        "On one page\n"
        "Trust: Now 3 Results; In 12 months 4 Maturity; Views largely alike\n"
        "Money: Now 4 Maturity; In 12 months 4 Maturity; Views far apart\n"
        "Voice: Now too few answers to show"
    )


def test_the_spread_has_a_bar_for_each_level_that_may_be_counted() -> None:
    few = Item(item_key="voice", now=(0, 1, 2, 1, 2, 0))
    drawn = panels(shown(sample.SPLIT, few, Item(item_key="trust", now=(0, 0, 4, 0, 0, 0)), extras=frozenset({SPREAD})))
    withheld, counted, banded = drawn.panels
    assert withheld == figures.Panel(label="Trust", withheld="too few answers to show")
    assert [(bar.first, bar.last, bar.count) for bar in counted.bars] == [(0, 0, 0), (1, 1, 4), (2, 2, 0), (3, 3, 0), (4, 4, 4), (5, 5, 1)]
    assert [(bar.first, bar.last, bar.count) for bar in banded.bars] == [(0, 1, 1), (2, 3, 3), (4, 5, 2)]
    assert (counted.remark, banded.remark) == ("9 of 14", "6 of 14")
    assert drawn.alt == "Small bar charts of 3 parts, from 0 No to 5 Exemplar. Views are furthest apart on Money."
    assert drawn.twin.rows == (
        ("Trust", "too few answers to show", ""),
        ("Money", "4 chose 1 Begun, 4 chose 4 Maturity and 1 chose 5 Exemplar", "9 of 14"),
        ("Voice", "1 chose 0 No to 1 Begun, 3 chose 2 Under way to 3 Results and 2 chose 4 Maturity to 5 Exemplar", "6 of 14"),
    )


def test_the_spread_of_a_board_of_one_mind() -> None:
    assert "Views on every part shown here lie close together." in panels(shown(sample.ALIKE, extras=frozenset({SPREAD}))).alt


def test_a_web_has_the_middle_answers_its_table_and_a_word_of_care() -> None:
    blocks = shown(sample.SPREAD, sample.SPLIT, sample.ALIKE, extras=frozenset({WEB}))
    drawn = web(blocks)
    assert drawn.axes == (
        figures.WebAxis(label="Trust", now=(3, 3), ahead=(4, 4)),
        figures.WebAxis(label="Money", now=(4, 4), ahead=(4, 4)),
        figures.WebAxis(label="Voice", now=(2, 2), ahead=(3, 3)),
    )
    assert drawn.alt == (
        "A web of 3 parts, from 0 No near its centre to 5 Exemplar at its edge. "
        "Middle answers now: Trust at 3 Results; Money at 4 Maturity; Voice at 2 Under way."
    )
    assert drawn.twin.rows == (
        ("Trust", "3 Results", "4 Maturity"),
        ("Money", "4 Maturity", "4 Maturity"),
        ("Voice", "2 Under way", "3 Results"),
    )
    (care,) = blocks[1:]
    assert isinstance(care, messages.Paragraph)
    assert care.quiet
    assert "can mislead" in care.text
    assert "The table is what counts." in care.text


def test_a_web_needs_three_parts_that_may_be_shown() -> None:
    few = Item(item_key="voice", now=(0, 0, 4, 0, 0, 0))
    assert text(shown(sample.ALIKE, sample.SPLIT, few, extras=frozenset({WEB}))) == (
        "A web needs at least three parts with enough answers, so there is none this time."
    )


def test_below_the_floor_there_is_nothing_at_all() -> None:
    four = Item(item_key="trust", now=(0, 0, 4, 0, 0, 0))
    assert shown(four, answered=4) == ()
    assert shown(four, answered=9) == ()


@pytest.fixture
def facts() -> summary_view.SummaryFacts:
    return sample.FIRST


def test_a_consensus_round_names_its_steps_and_has_no_year_ahead(library: loader.Library, facts: summary_view.SummaryFacts) -> None:
    barometer = library["barometer@2013"]
    keys = [item.key for item in barometer.items]
    read = consensus.read(barometer, [Item(item_key=key, now=(0, 1, 8, 0)) for key in keys], {}, eligible=12, answered=9)
    blocks = views.under_summary(facts, read, barometer, ALL, sample.WORDS)
    card = blocks[0]
    assert isinstance(card, figures.Table)
    assert card.columns == ("Part", "Now", "Views")
    assert card.rows[0] == ("Our Shared Ambition", "In many places", "largely alike")
    assert [row[0] for row in card.rows] == [item.name for item in barometer.items]
    assert all(axis.ahead is None for axis in web(blocks).axes)
    assert web(blocks).ahead_label == ""


def test_a_list_of_picks_has_none_of_it(library: loader.Library, facts: summary_view.SummaryFacts) -> None:
    areas = library["areas_requiring_attention@2015"]
    read = picks.read(areas, {areas.items[0].key: 6}, eligible=12, done=9)
    assert views.under_summary(facts, read, areas, ALL, sample.WORDS) == ()


ROW = st.lists(st.integers(0, 3), min_size=6, max_size=6).map(tuple)


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(st.tuples(ROW, ROW), min_size=3, max_size=3))
def test_whatever_was_answered_no_part_is_counted_finer_than_it_may(rows: list[tuple[tuple[int, ...], tuple[int, ...]]]) -> None:
    answers = [Item(item_key=key, now=now, ahead=ahead) for key, (now, ahead) in zip(PLACES, rows, strict=True)]
    people = dict(zip(("Trust", "Money", "Voice"), (sum(now) for now, _ in rows), strict=True))
    answered = max(max(sum(now), sum(ahead)) for now, ahead in rows)
    blocks = shown(*answers, answered=answered, eligible=answered)
    assert not re.search(
        r"\b(score\w*|rank|total|mean|average|sum|league|performance|red|amber|green|anonymous)\b|\d\.\d", text(blocks).lower()
    )
    for block in blocks:
        if isinstance(block, messages.Picture) and isinstance(block.chart, figures.Panels):
            for one in block.chart.panels:
                assert bool(one.bars) is (people[one.label] >= 5)
                assert people[one.label] >= 8 or all(bar.last > bar.first for bar in one.bars)
        if isinstance(block, messages.Picture) and isinstance(block.chart, figures.Web):
            assert all(people[axis.label] >= 5 for axis in block.chart.axes)
        if isinstance(block, figures.Table):
            assert all(len(row) == len(block.columns) for row in block.rows)
