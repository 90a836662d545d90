"""A board's course over time in chat: who looks, who writes down what happened, and what is never shown."""

import dataclasses
import datetime
import logging

import pytest

from conversations import annotations, boards
from frameworks import loader
from storage import database as storage_database
from tests.acceptance import board_at_work, courses_at_work
from tests.acceptance.courses_at_work import LongBoard
from tests.unit.conversations.dialogue import buttons


@pytest.fixture
async def board(database: storage_database.Database, library: loader.Library) -> LongBoard:
    one = LongBoard(database, library)
    await one.load(courses_at_work.plan())
    return one


async def test_before_any_summary_there_is_nothing_to_see(board: LongBoard) -> None:
    assert "No summary has been posted yet" in await board.types("ben", "over time")


async def test_a_member_looks_and_changes_nothing(board: LongBoard) -> None:
    await board.look_back(13)
    page = await board.types("ben", "over time")
    assert page.startswith("Riverside Board over time: Maturity matrix 2011")
    assert "Nothing stands out from the usual ups and downs" in page
    assert "What happened" not in buttons(board.last["ben"])
    item = await board.presses("ben", "Strategy")
    assert item.startswith("Strategy over time")
    assert "Strategy: control chart" in item
    assert await board.types("ben", "over time 2") == item
    assert "There is no number 99 here" in await board.types("ben", "over time 99")
    await board.types("ben", "happened: 2026-05-12 new chair")
    assert await board.written() == []


async def test_what_was_not_published_is_not_there(board: LongBoard) -> None:
    await board.look_back(4, published=2)
    page = await board.types("ada", "over time 1")
    assert "There are two pulses." in page
    assert "over the last" not in page.casefold()


async def test_something_is_written_down_changed_removed_and_each_undone(board: LongBoard) -> None:
    await board.look_back(4)
    said = await board.types("ada", "happened: 2026-05-12 new chair Ida took over")
    assert "Written down: 12 May 2026: new chair – Ida took over" in said
    [one] = await board.written()
    assert (one.kind, one.words, one.day) == (annotations.Kind.NEW_CHAIR, "Ida took over", datetime.date(2026, 5, 12))
    assert "1: 12 May 2026: new chair – Ida took over" in await board.types("ben", "over time")
    await board.types("ada", "happened 1: 13 May 2026 election")
    assert [(one.kind, one.words) for one in await board.written()] == [(annotations.Kind.ELECTION, "")]
    await board.presses("ada", "Undo")
    assert [(one.kind, one.words) for one in await board.written()] == [(annotations.Kind.NEW_CHAIR, "Ida took over")]
    await board.types("ada", "happened 1 remove")
    assert await board.written() == []
    await board.presses("ada", "Undo")
    assert [one.annotation_id for one in await board.written()] == [one.annotation_id]


async def test_a_box_makes_one_thing_however_often_it_is_sent(board: LongBoard) -> None:
    await board.look_back(4)
    await board.types("ada", "over time happened")
    await board.presses("ada", "An election")
    box = board.last["ada"]
    action = next(block.action for block in box.blocks if type(block).__name__ == "FreeText")  # type: ignore[union-attr]
    assert "Write the day first" in await board.sends("ada", action, "sometime in May")
    assert await board.written() == []
    await board.sends("ada", action, "7 May 2026")
    await board.sends("ada", action, "7 May 2026")
    await board.sends("ada", action, "7 May 2026", key="event-2")
    [one] = await board.written()
    assert (one.kind, one.day) == (annotations.Kind.ELECTION, datetime.date(2026, 5, 7))


async def test_a_repeat_of_an_event_keeps_nothing_twice(board: LongBoard) -> None:
    await board.look_back(4)
    for _ in range(2):
        await board.types("ada", "happened: 2026-05-12 The bodies moved house", key="one-event")
    assert len(await board.written()) == 1


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("happened: new chair", "I could not read a day"),
        ("happened: 2027-05-12 new chair", "still to come"),
        ("happened: 2026-05-12", "Say in a few words what happened"),
        ("happened: 2026-05-12 " + "x" * 121, "longer than 120 characters"),
        ("happened 7 remove", "There is no number 7 here"),
        ("happened: 1066-10-14 new chair", "too long ago"),
    ],
)
async def test_what_cannot_be_kept_is_said_plainly_and_not_lost(board: LongBoard, line: str, why: str) -> None:
    await board.look_back(4)
    said = await board.types("ada", line)
    assert why in said
    assert await board.written() == []


async def test_a_new_time_needs_a_reason_is_previewed_and_undone(board: LongBoard) -> None:
    await board.look_back(13)
    await board.types("ada", "happened: 2026-05-12 new chair")
    assert "Does a new time begin there?" in await board.types("ada", "over time")
    assert "Give the reason in 5 words or more" in await board.types("ada", "new time 1: new chair")
    preview = await board.types("ada", "new time 1: Five of us joined together with her")
    assert "the charts would begin anew with the pulse of" in preview
    assert not (await board.written())[0].rebases, "nothing begins before it is confirmed"
    assert "A new time begins" not in await board.types("ben", "over time 1")
    await board.types("ada", "new time 1: Five of us joined together with her")
    await board.presses("ada", "Begin a new time")
    assert "A new time begins: Five of us joined together with her" in await board.types("ben", "over time 1")
    assert "Does a new time begin there?" not in await board.types("ada", "over time")
    await board.types("ada", "new time 1 off")
    assert "A new time begins" not in await board.types("ben", "over time 1")
    await board.types("ada", "new time 1 yes")
    assert (await board.written())[0].rebases


async def test_rules_index_and_aim_are_chosen_and_undone(board: LongBoard) -> None:
    await board.look_back(13)
    assert "7 in a row count" in await board.types("ada", "rules")
    await board.types("ada", "rules 4")
    assert (await board.rule()).profile.run == 6
    assert "Rows of 6 (NHS tools 2023)" in await board.types("ben", "over time 1")
    await board.types("ada", "rules share 3")
    assert "The share of people who chose 3 Results or higher" in await board.types("ada", "rules")
    await board.types("ada", "rules mean")
    await board.types("ada", "aim 2 at 4")
    assert (await board.rule()).aims == {}
    await board.types("ada", "aim 2 4: We agreed it in our strategy")
    assert (await board.rule()).aims == {"strategy": 4}
    assert "do not reach the board’s aim of 4" in await board.types("ben", "over time 2")
    assert "aim" not in await board.types("ben", "over time 1")
    await board.types("ada", "aim 2 off")
    assert (await board.rule()).aims == {}
    await board.presses("ada", "Undo")
    assert (await board.rule()).aims == {"strategy": 4}


async def test_another_boards_things_are_nobodys_business(board: LongBoard) -> None:
    await board.load(courses_at_work.plan("hill", ("cat", "dan")))
    await board.look_back(4)
    await board.types("ada", "happened: 2026-05-12 new chair")
    await board.types("ada", "happened 1")
    values = buttons(board.last["ada"])
    page = await board.types("ada", "over time")
    for action in (*values.values(), *buttons(board.last["ada"]).values()):
        said = await board.sends("cat", action, "Because we say so for once")
        assert "Riverside" not in said
    assert page
    assert len(await board.written()) == 1
    assert not (await board.written())[0].rebases


async def test_a_member_who_left_sees_nothing_any_more(board: LongBoard) -> None:
    await board.look_back(4)
    await board.types("ben", "over time")
    action = buttons(board.last["ben"])["Strategy"]
    left = board_at_work.leaving(courses_at_work.plan(), "ben", board.now.date() - datetime.timedelta(days=1))
    await board.load(left)
    assert "Strategy over time" not in await board.sends("ben", action)
    assert "over time:" not in await board.types("ben", "over time")


async def test_a_new_chair_is_written_down_once_and_not_at_first(board: LongBoard) -> None:
    people = ("ada", "ben")
    await board.load(courses_at_work.led_by(courses_at_work.plan("lake", people), "ada"))
    assert await board.written("lake") == []
    for _ in range(2):
        await board.load(courses_at_work.led_by(courses_at_work.plan("lake", people), "ben"))
    [one] = await board.written("lake")
    assert (one.kind, one.made_by, one.day) == (annotations.Kind.NEW_CHAIR, None, board.now.date())
    await board.load(courses_at_work.led_by(courses_at_work.plan("lake", people), "ada"))
    assert await board.written("lake") == [], "taken back on the same day, nothing happened"


async def test_changed_members_are_suggested_and_written_down_only_by_a_person(board: LongBoard) -> None:
    closed = await board.look_back(4)
    joined = closed[-1].date() - datetime.timedelta(days=30)
    laid = courses_at_work.plan("riverside", ("ada", "ben", "cat"))
    seats = tuple(
        seat
        if seat.person != "cat"
        else boards.SeatPlan(title=seat.title, body=seat.body, sector=seat.sector, person="cat", held_from=joined)
        for seat in laid.seats
    )
    await board.load(dataclasses.replace(laid, seats=seats))
    assert "More than a third" not in await board.types("ada", "over time"), "one of three is no more than a third"
    four = courses_at_work.plan("riverside", ("ada", "ben", "cat", "dan"))
    new = tuple(dataclasses.replace(seat, held_from=joined) if seat.person in {"cat", "dan"} else seat for seat in four.seats)
    await board.load(dataclasses.replace(four, seats=new))
    assert "More than a third of the members" in await board.types("ada", "over time")
    assert "More than a third" not in await board.types("ben", "over time")
    assert await board.written() == []
    await board.presses("ada", "Write it down")
    [one] = await board.written()
    assert one.kind is annotations.Kind.MEMBERS
    assert "You can write that down" not in await board.types("ada", "over time")


async def test_my_data_names_what_somebody_wrote_by_kind_and_day_alone(board: LongBoard, caplog: pytest.LogCaptureFixture) -> None:
    await board.look_back(4)
    with caplog.at_level(logging.INFO):
        await board.types("ada", "happened: 2026-05-12 new chair Ida took over")
    assert "Ida" not in caplog.text
    assert not [record for record in caplog.records if "Ida" in str(record.__dict__)]
    assert "What you wrote down about your boards: one thing" in await board.types("ada", "data")
    copy = await board.types("ada", "copy my data")
    assert "12 May 2026: new chair" in copy
    assert "Ida took over" not in copy
