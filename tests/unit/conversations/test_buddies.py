"""What is said about buddy boards: codes, plans on buttons, and above all what one board may see of another."""

import dataclasses
import datetime
import itertools
import random
import re

import pytest

from conversations import figures, messages
from conversations.exchanges import book as books
from conversations.exchanges import codes, look, pages, state
from frameworks import loader, schema
from frameworks.readings import agreement, consensus, reading
from tests.unit.conversations import buddy_sample, sample
from tests.unit.conversations.dialogue import WORDS, buttons

COMPARING = re.compile(r"\b(?:score|rank|league|performance|anonymous|better|worse|higher|lower|best|above|below|than)\b", re.IGNORECASE)


@pytest.mark.parametrize("name", buddy_sample.every())
def test_no_message_compares_or_counts_up(name: str) -> None:
    said = messages.plain_text(buddy_sample.every()[name])
    assert COMPARING.search(said) is None


@pytest.mark.parametrize("name", ["look", "look-own", "look-none"])
def test_one_board_stands_on_one_page(name: str) -> None:
    shown = buddy_sample.every()[name]
    tables = [block for block in shown.blocks if isinstance(block, messages.Facts | figures.Table | messages.Picture)]
    across = "Hilltop" if name == "look-own" else "Riverside"
    assert across not in repr(tables)


def test_a_code_has_nothing_that_looks_alike_and_always_a_digit() -> None:
    dice = random.Random(7)
    drawn = {codes.drawn(dice.choice) for _ in range(500)}
    assert len(drawn) == 500
    assert all(codes.is_one(one) and codes.may_be_one(codes.shown(one)) and codes.read(codes.shown(one)) == one for one in drawn)
    assert set("aeiou01l") & set(codes.ALPHABET) == set()
    assert len(codes.ALPHABET) ** codes.LENGTH > 2**40


def test_without_a_digit_it_is_drawn_again() -> None:
    given = itertools.chain("b" * codes.LENGTH, "bcdfghjkm2")
    assert codes.drawn(lambda _: next(given)) == "bcdfghjkm2"


@pytest.mark.parametrize("typed", ["up with them", "2", "x" * 41, "one 2 three 4 five 6", "", "2 people"])
def test_what_is_no_code_is_left_to_others(typed: str) -> None:
    assert not codes.may_be_one(typed)


def test_a_plan_comes_back_from_its_button(library: loader.Library) -> None:
    shaped = [one for one in library.editions.values() if one.scale.shape in books.SHAPES]
    assert len(shaped) >= 4
    for edition in shaped:
        plan = books.Plan(edition=edition).all_of_it.toggled(0).stamped(buddy_sample.NOW)
        assert books.read_plan(plan.value, shaped) == plan
        assert plan.item_keys == tuple(item.key for item in edition.items[1:])
        assert len(plan.value) <= 60


@pytest.mark.parametrize("value", ["", "x", ".", "{0}.", "{0}.zz", "{0}.8", "{0}.-1", "{0}.0x1", "{0}.ffffffffff", "00000000.1"])
def test_a_value_that_we_did_not_write_is_no_plan(value: str) -> None:
    assert books.read_plan(value.format(books.short(sample.SAMPLE.ref)), [sample.SAMPLE]) is None


def test_an_element_is_put_in_and_taken_out() -> None:
    empty = books.Plan(edition=sample.SAMPLE)
    shown = buttons(pages.elements(buddy_sample.RIVER, empty, WORDS))
    assert "Go on: write a note" not in shown
    assert "All of them" in shown
    one = buttons(pages.elements(buddy_sample.RIVER, empty.toggled(1), WORDS))
    assert "✓ Money" in one
    assert "Money" not in one
    assert "All of them" not in buttons(pages.elements(buddy_sample.RIVER, empty.all_of_it, WORDS))


@pytest.mark.parametrize("day", [datetime.date(2027, 3, 1), datetime.date(2026, 10, 1), datetime.date(2026, 12, 24)])
def test_a_code_is_good_for_thirty_whole_local_days(day: datetime.date) -> None:
    at = datetime.datetime.combine(day, datetime.time(22, 30), datetime.UTC)
    lapses = books.lapses_at(at, "Europe/London")
    one = dataclasses.replace(buddy_sample.WAITING, lapses_at=lapses)
    assert one.standing(lapses - datetime.timedelta(seconds=1)) is state.Standing.PROPOSED
    assert one.standing(lapses) is state.Standing.LAPSED


def test_the_table_says_exactly_what_the_boards_own_channel_was_told() -> None:
    """Rows of the buddy's table are rows of the summary's, whatever was answered: nothing is told in more detail."""
    dice = random.Random(11)
    for _ in range(200):
        answers = [_answers(key, dice) for key in buddy_sample.KEYS]
        answered = max(sum(one.now) for one in answers)
        told = sample.say(*answers, eligible=14, answered=answered)
        shown = look.page(buddy_sample.seen(*answers, answered=answered, eligible=14), WORDS)
        if answered < 5:
            assert not [block for block in shown.blocks if isinstance(block, messages.Facts | figures.Table | messages.Picture)]
            continue
        [theirs], [ours] = (_dots(one) for one in (told, shown)) if _dots(told) else ([None], [None])
        if theirs is not None and ours is not None:
            cells = {(row[0], name): cell for row in theirs.twin.rows for name, cell in zip(theirs.twin.columns, row, strict=True)}
            for row in ours.twin.rows:
                for name, cell in zip(ours.twin.columns, row, strict=True):
                    assert cell == cells.get((row[0], name), "") or not cell
            assert ours.rows == theirs.rows


def test_two_kinds_of_agreement_that_the_channel_does_not_tell_apart_are_one() -> None:
    seen = buddy_sample.seen()
    assert seen.round is not None
    before, texts = seen.round.reading, set()
    assert isinstance(before, reading.Reading)
    for views in (agreement.Agreement.LARGELY_AGREE, agreement.Agreement.BROADLY_AGREE):
        items = tuple(dataclasses.replace(one, views=views) for one in before.items)
        read = dataclasses.replace(before, items=items)
        texts.add(look.page(dataclasses.replace(seen, round=dataclasses.replace(seen.round, reading=read)), WORDS))
    assert len(texts) == 1


def test_no_order_of_views_and_no_change_reaches_the_other_board() -> None:
    one = dataclasses.replace(sample.SPLIT, pairs=((1, 4, 5), (4, 4, 3)), before=(0, 5, 0, 0, 4, 0))
    read = reading.read(sample.SAMPLE, (one, sample.ALIKE, sample.SPREAD), eligible=12, answered=9)
    shown = look.shown(read, sample.SAMPLE, buddy_sample.KEYS)
    assert shown is not None
    assert shown.talk_first == ()
    assert {item.moved for item in shown.items} == {None}
    other = dataclasses.replace(read, talk_first=tuple(reversed(read.talk_first)))
    assert look.shown(other, sample.SAMPLE, buddy_sample.KEYS) == shown


def test_what_was_not_agreed_is_not_there() -> None:
    shown = look.page(buddy_sample.seen(item_keys=buddy_sample.KEYS[:1]), WORDS)
    [chart] = _dots(shown)
    assert [row.label for row in chart.rows] == ["Trust"]
    for word in ("Money", "Voice"):
        assert word not in repr(shown)


def test_items_in_a_boards_own_words_are_left_out_and_named() -> None:
    own = dataclasses.replace(sample.SAMPLE.whose, local={"trust": ("We say faith.",)}, published=frozenset({"money", "voice"}))
    edition = sample.SAMPLE.reworded(sample.SAMPLE.items, own)
    shown = look.page(buddy_sample.seen(edition=edition), WORDS)
    said = messages.plain_text(shown)
    assert "Left out: Trust. Hilltop Board asks that in words of its own" in said
    assert "Hilltop Board was asked in the words of the published document." in said
    [chart] = _dots(shown)
    assert [row.label for row in chart.rows] == ["Money", "Voice"]
    assert "faith" not in repr(shown)


def test_where_all_is_left_out_there_is_no_figure() -> None:
    local = dict.fromkeys(buddy_sample.KEYS, ("why",))
    edition = sample.SAMPLE.reworded(sample.SAMPLE.items, dataclasses.replace(sample.SAMPLE.whose, local=local))
    shown = look.page(buddy_sample.seen(edition=edition), WORDS)
    assert _dots(shown) == []
    assert "Left out: Trust, Money and Voice." in messages.plain_text(shown)


def test_an_instrument_that_wants_no_measuring_gets_words_and_no_picture(library: loader.Library) -> None:
    edition: schema.Edition = library["barometer@2013"]
    counted = [
        reading.ItemAnswers(item_key="ambition", now=(0, 1, 8, 0)),
        reading.ItemAnswers(item_key="shared_leadership", now=(5, 0, 0, 4)),
    ]
    read = consensus.read(edition, counted, {"ambition": (0, 2, 7), "shared_leadership": (6, 2, 1)}, eligible=12, answered=9)
    seen = buddy_sample.seen(
        base=edition,
        item_keys=("ambition", "shared_leadership", "prevention"),
        round=look.Round(edition=edition, reading=read, closed_at=buddy_sample.NOW),
    )
    shown = look.page(seen, WORDS)
    said = messages.plain_text(shown)
    assert "They see it much alike." in said
    assert "Their views are far apart." in said
    assert said.count("They place it at") == 1
    assert "too few answers to show" not in said or "Prevention" in said
    assert not [block for block in shown.blocks if isinstance(block, messages.Picture | figures.Table)]
    assert "sure" not in said


def _answers(key: str, dice: random.Random) -> reading.ItemAnswers:
    people = dice.randint(0, 14)
    counts = [0] * 6
    for _ in range(people):
        counts[dice.randint(0, 5)] += 1
    return reading.ItemAnswers(item_key=key, now=tuple(counts), ahead=tuple(reversed(counts)))


def _dots(message: messages.Message) -> list[figures.Dots]:
    return [block.chart for block in message.blocks if isinstance(block, messages.Picture) and isinstance(block.chart, figures.Dots)]


def test_who_is_asked_may_leave_it_as_it_is() -> None:
    assert books.leave(WORDS).label == "Leave it as it is"
    assert books.leave(WORDS).action == books.back(WORDS).action
