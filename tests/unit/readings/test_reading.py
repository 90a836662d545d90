import dataclasses
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frameworks import schema
from frameworks.readings import agreement, change, disclosure, reading

Item = reading.ItemAnswers
LEVELS = ("None", "Begun", "Under way", "Working", "Strong", "Shared")


def edition(*keys: str, levels: int = 6, months: int | None = 12) -> schema.Edition:
    return schema.Edition.model_validate(
        {
            "id": "sample",
            "version": "2020",
            "title": "Sample",
            "short_title": "Sample",
            "about": "A sample.",
            "how_to_use": "Choose.",
            "minutes": 1,
            "source": {"document": "Sample", "published": "2020", "section": "All"},
            "scale": {
                "shape": "levels" if levels else "open",
                "levels": [{"value": value, "name": LEVELS[value]} for value in range(levels)],
                "horizon_months": months,
            },
            "items": [
                {"key": key, "name": key.title(), "question": f"How is {key}?", "position": place + 1} for place, key in enumerate(keys)
            ],
        }
    )


SAMPLE = edition("trust", "money", "voice")


def only(answers: Item, *, eligible: int = 14, answered: int = 9, floor: int = 5) -> reading.ItemReading:
    read = reading.read(SAMPLE, [answers], eligible=eligible, answered=answered, floor=disclosure.Floor(answers=floor))
    (item,) = read.items
    return item


def test_one_item_in_full() -> None:
    item = only(
        Item(
            item_key="trust",
            now=(0, 1, 3, 4, 0, 0),
            ahead=(0, 0, 0, 3, 5, 0),
            not_my_area=1,
            pairs=((2, 3, 4), (2, 2, 2)),
            before=(0, 1, 6, 2, 0, 0),
        ),
    )
    assert item == reading.ItemReading(
        item_key="trust",
        answers=8,
        now=disclosure.Side(detail=disclosure.Detail.COUNTS, counts=(0, 1, 3, 4, 0, 0), bands=(), middle=(2, 3), half=(2, 3)),
        ahead=disclosure.Side(detail=disclosure.Detail.COUNTS, counts=(0, 0, 0, 3, 5, 0), bands=(), middle=(4, 4), half=(3, 4)),
        views=agreement.Agreement.BROADLY_AGREE,
        camps=None,
        reach=(1, 3),
        others=6,
        step=(1, 2),
        not_sure=None,
        not_my_area=None,
        mostly_not_sure=False,
        mostly_not_my_area=False,
        moved=change.Change(up=4, same=2, down=0),
        moved_withheld=False,
        tie=disclosure.Tie.ONCE,
    )


def test_below_the_floor_not_even_the_number_of_answers_is_kept() -> None:
    item = only(Item(item_key="trust", now=(0, 0, 4, 0, 0, 0), ahead=(0, 0, 0, 4, 0, 0), not_sure=4, pairs=((2, 2, 4),)))
    kept = {field.name: getattr(item, field.name) for field in dataclasses.fields(item) if field.name != "item_key"}
    assert not any(kept.values()), kept


def test_most_being_unsure_is_a_word_and_not_a_count() -> None:
    item = only(Item(item_key="trust", now=(0, 0, 2, 0, 0, 0), not_sure=7))
    assert (item.mostly_not_sure, item.not_sure, item.answers) == (True, None, None)


def test_a_split_of_six_people_is_named_but_the_two_groups_are_not_placed() -> None:
    item = only(Item(item_key="trust", now=(0, 3, 0, 0, 3, 0)))
    assert (item.views, item.camps) == (agreement.Agreement.DIFFER, None)
    assert only(Item(item_key="trust", now=(0, 4, 0, 0, 4, 0))).camps == agreement.Camps(lower=(1, 1), upper=(4, 4))


def test_held_back_change_differs_from_no_change_to_show() -> None:
    assert only(Item(item_key="trust", now=(0, 0, 8, 0, 0, 0), pairs=((1, 2, 4),))).moved_withheld
    assert not only(Item(item_key="trust", now=(0, 0, 8, 0, 0, 0))).moved_withheld


def test_change_is_held_back_where_the_counts_before_would_give_somebody_away() -> None:
    stayed, row = ((2, 2, 8),), (0, 0, 8, 0, 0, 0)
    assert only(Item(item_key="trust", now=row, pairs=stayed, before=(1, 0, 8, 0, 0, 0))).moved_withheld
    assert only(Item(item_key="trust", now=row, pairs=stayed, before=row)).moved == change.Change(up=0, same=8, down=0)


def test_change_is_held_back_from_newcomers_where_the_counts_before_are_not_known() -> None:
    pairs = ((2, 3, 4), (3, 3, 3), (3, 2, 1))
    assert only(Item(item_key="trust", now=(0, 0, 1, 8, 0, 0), pairs=pairs)).moved_withheld
    assert only(Item(item_key="trust", now=(0, 0, 1, 7, 0, 0), pairs=pairs)).moved == change.Change(up=4, same=3, down=1)


def test_a_higher_floor_holds_more_back() -> None:
    answers = Item(item_key="trust", now=(0, 0, 4, 5, 0, 0))
    assert only(answers, floor=9).now is not None
    assert only(answers, floor=10).now is None


def test_what_to_talk_about_first() -> None:
    read = reading.read(
        edition("alike", "spread", "camps", "alike_moved", "hidden"),
        [
            Item(item_key="hidden", now=(1, 0, 0, 0, 0, 1)),
            Item(item_key="alike_moved", now=(0, 0, 9, 0, 0, 0), pairs=((1, 2, 5), (2, 2, 4))),
            Item(item_key="camps", now=(0, 5, 0, 4, 0, 0)),
            Item(item_key="spread", now=(2, 1, 2, 1, 2, 1)),
            Item(item_key="alike", now=(0, 0, 9, 0, 0, 0)),
        ],
        eligible=12,
        answered=9,
    )
    assert read.talk_first == ("camps", "spread", "alike_moved", "alike")
    assert [item.item_key for item in read.items] == ["alike", "spread", "camps", "alike_moved", "hidden"]


def test_an_edition_of_open_questions_has_nothing_to_read() -> None:
    read = reading.read(edition("trust", levels=0, months=None), [Item(item_key="trust", now=())], eligible=9, answered=7)
    assert (read.items, read.talk_first) == ((), ())


@pytest.mark.parametrize(
    ("answers", "fault"),
    [
        (Item(item_key="weather", now=(9, 0, 0, 0, 0, 0)), "weather"),
        (Item(item_key="trust", now=(9, 0, 0)), "do not fit the scale"),
        (Item(item_key="trust", now=(9, -1, 0, 0, 0, 0)), "below nought"),
        (Item(item_key="trust", now=(9, 0, 0, 0, 0, 0), not_sure=1), "more answers than members"),
        (Item(item_key="trust", now=(3, 0, 0, 0, 0, 0), pairs=((0, 0, 4),)), "more pairs"),
        (Item(item_key="trust", now=(9, 0, 0, 0, 0, 0), before=(9, 0, 0)), "do not fit the scale"),
        (Item(item_key="trust", now=(9, 0, 0, 0, 0, 0), before=(9, -1, 0, 0, 0, 0)), "below nought"),
        (Item(item_key="trust", now=(9, 0, 0, 0, 0, 0), before=(3, 6, 0, 0, 0, 0), pairs=((0, 0, 4),)), "pairs that do not fit"),
        (Item(item_key="trust", now=(9, 0, 0, 0, 0, 0), before=(9, 0, 0, 0, 0, 0), pairs=((7, 0, 4),)), "pairs that do not fit"),
    ],
)
def test_counts_that_cannot_be_are_refused(answers: Item, fault: str) -> None:
    with pytest.raises(reading.ImpossibleAnswers, match=fault):
        only(answers)


def test_more_answered_than_were_asked_is_refused() -> None:
    with pytest.raises(reading.ImpossibleAnswers, match="9 of 8"):
        reading.read(SAMPLE, [], eligible=8, answered=9)


def _stored() -> dict[str, Any]:
    answers = [
        Item(item_key="trust", now=(0, 4, 0, 0, 5, 0), ahead=(0, 0, 0, 4, 5, 0), pairs=((2, 4, 5), (2, 1, 4))),
        Item(item_key="money", now=(1, 1, 2, 2, 0, 0), not_sure=3),
        Item(item_key="voice", now=(0, 0, 1, 0, 0, 0), not_sure=8),
    ]
    return reading.to_json(reading.read(SAMPLE, answers, eligible=14, answered=9))


def test_a_stored_reading_comes_back_the_same_through_real_json() -> None:
    stored = json.loads(json.dumps(_stored()))
    back = reading.from_json(stored)
    assert stored["reading"] == 2
    assert reading.to_json(back) == stored
    trust = back.item("trust")
    assert trust is not None
    assert trust.camps == agreement.Camps(lower=(1, 1), upper=(4, 4))


def test_a_damaged_reading_is_refused() -> None:
    for damage in (
        {"reading": 3},
        {"answered": "9"},
        {"mean": 2.7},
        {"items": [{**_stored()["items"][0], "mean": 2.7}]},
        {"items": [{key: value for key, value in _stored()["items"][0].items() if key != "reach"}]},
        {"items": [{**_stored()["items"][0], "answers": 4}]},
        {"items": [{**_stored()["items"][0], "answers": None}]},
    ):
        with pytest.raises(reading.UnreadableReading):
            reading.from_json({**_stored(), **damage})


ROW = st.lists(st.integers(0, 4), min_size=6, max_size=6).map(tuple)


@settings(max_examples=150)
@given(now=ROW, ahead=ROW, not_sure=st.integers(0, 6), paired=st.integers(0, 24), floor=st.integers(3, 9), data=st.data())
def test_no_reading_ever_shows_what_the_door_forbids(
    now: tuple[int, ...], ahead: tuple[int, ...], not_sure: int, paired: int, floor: int, data: st.DataObject
) -> None:
    people = sum(now)
    steps = data.draw(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=min(paired, people)))
    answers = Item(item_key="money", now=now, ahead=ahead, not_sure=not_sure, pairs=tuple((before, after, 1) for before, after in steps))
    answered = max(people + not_sure, sum(ahead))
    read = reading.read(SAMPLE, [answers], eligible=answered + 3, answered=answered, floor=disclosure.Floor(answers=floor))
    assert reading.from_json(reading.to_json(read)) == read
    (item,) = read.items
    assert (item.now is None) == (people < floor)
    for side, total in ((item.now, people), (item.ahead, sum(ahead))):
        if side:
            assert total >= floor
            assert not side.counts or (total >= 8 and sum(side.counts) == total)
            assert not side.bands or total >= 5 or floor < 5
            assert set(side.middle) <= set(SAMPLE.values)
    assert item.moved is None or item.moved.paired >= floor
    assert item.not_sure is None or item.not_sure >= 3
    if item.now is None:
        assert (item.ahead, item.answers, item.views, item.reach, item.moved, item.not_sure) == (None,) * 6
    elif item.ahead and item.now.detail is disclosure.Detail.BANDS:
        assert not item.ahead.counts


def _year(**changes: Any) -> reading.ItemReading:
    whole = Item(
        item_key="trust",
        now=(0, 0, 4, 5, 0, 0),
        pairs=((1, 2, 4), (3, 3, 5)),
        before=(0, 4, 0, 5, 0, 0),
        arrows=((2, 2, 4), (4, 3, 5)),
        arrows_before=(0, 0, 4, 0, 5, 0),
    )
    return only(dataclasses.replace(whole, **changes))


def test_a_year_later_is_told_beside_the_change_of_the_same_people() -> None:
    item = _year()
    assert item.moved == change.Change(up=4, same=5, down=0)
    assert (item.arrived, item.arrived_withheld) == (change.Arrival(past=0, reached=4, short=5), False)


def test_ranks_are_kept_only_where_nobody_answered_just_once() -> None:
    found = _year().ranks
    assert found is not None
    assert (found.plus, found.minus) == (10, 0)
    assert _year(before=(0, 4, 0, 5, 1, 0)).ranks is None
    assert _year(now=(0, 0, 4, 3, 0, 0), pairs=((1, 2, 4), (3, 3, 3)), before=(0, 4, 0, 3, 0, 0), arrows=()).ranks is None


def test_two_accounts_of_newcomers_are_never_told_together() -> None:
    ways = ((1, 0, 1), (2, 1, 1), (2, 2, 1), (3, 2, 2), (3, 3, 1), (4, 3, 1), (4, 4, 1))
    then, now = (0, 1, 2, 3, 2, 0), (1, 2, 3, 2, 1, 0)
    alone = _year(now=now, pairs=(), before=(), arrows=ways, arrows_before=then)
    both = _year(now=now, pairs=ways, before=then, arrows=ways, arrows_before=then)
    assert alone.arrived is not None
    assert (both.arrived, both.arrived_withheld) == (None, True)


def test_of_a_row_below_the_floor_not_even_a_withheld_change_is_told() -> None:
    item = _year(pairs=((1, 2, 1),), before=(0, 4, 0, 0, 0, 0), arrows=((2, 2, 1),), arrows_before=(0, 0, 4, 0, 0, 0))
    assert (item.moved_withheld, item.arrived_withheld) == (False, False)
    seen = _year(pairs=((1, 2, 1),), before=(0, 5, 0, 0, 0, 0), arrows=((2, 2, 1),), arrows_before=(0, 0, 5, 0, 0, 0))
    assert (seen.moved_withheld, seen.arrived_withheld) == (True, True)


def test_a_reading_of_the_first_form_is_still_read() -> None:
    new = {"arrived", "arrived_withheld", "ranks", "sectors", "tie"}
    stored = reading.to_json(reading.read(SAMPLE, [Item(item_key="trust", now=(0, 1, 3, 4, 0, 0))], eligible=14, answered=9))
    first = {key: value for key, value in stored.items() if key != "sectors"} | {"reading": 1}
    first["items"] = [{key: value for key, value in item.items() if key not in new} for item in stored["items"]]
    assert reading.to_json(reading.from_json(json.loads(json.dumps(first)))) == stored
    with pytest.raises(reading.UnreadableReading):
        reading.from_json({**first, "sectors": []})
