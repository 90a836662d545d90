"""Buddy boards in chat: proposed by one, agreed by the other, looked at by both, ended by either; and nobody else sees anything."""

import asyncio
import dataclasses
import datetime
import logging
import pathlib
import zoneinfo

import pytest

from bot.instruments import rewording
from conversations import boards, figures, messages, sending
from conversations.exchanges import book as books
from conversations.exchanges import state
from frameworks import layers, loader
from storage import database as storage_database
from tests.acceptance import board_at_work, buddies_at_work
from tests.acceptance.buddies_at_work import DAY, NOTE_A, NOTE_B, Buddies
from tests.unit.conversations.dialogue import buttons

FOREIGN = "That button belongs to somebody else's message. Nothing was changed."
UNKNOWN = "This code opens nothing."
HILLTOP = "Look at Hilltop Board"


@pytest.fixture
async def board(database: storage_database.Database, library: loader.Library) -> Buddies:
    return await buddies_at_work.begun(database, library)


async def test_two_boards_agree_and_each_sees_the_other_and_nobody_else_does(board: Buddies) -> None:
    one = await board.are_buddies("Strategy", "Governance")
    assert one.standing(board.now) is state.Standing.AGREED
    assert (one.proposer.note, one.partner and one.partner.note) == (NOTE_A, NOTE_B)
    await board.types("ben", "buddy")
    seen = await board.presses("ben", HILLTOP)
    assert seen.startswith("Hilltop Board: Maturity matrix 2011")
    assert NOTE_B in seen
    assert NOTE_A not in seen
    assert "Strategy: The middle answer is" in seen
    assert "10 of 12 answered" in seen
    assert "Purpose and vision" not in seen
    await board.types("ivy", "Buddy Board")
    assert NOTE_A in await board.presses("ivy", "Look at Riverside Board")
    assert "Riverside" not in await board.types("lou", "buddy")
    assert await board.sends("lou", buttons(board.last["ben"])["Look at your own board"]) == FOREIGN


async def test_own_figures_stand_on_a_page_of_their_own(board: Buddies) -> None:
    await board.are_buddies("Strategy")
    await board.types("ben", "buddy")
    seen = await board.presses("ben", HILLTOP)
    assert "Riverside" not in seen
    own = await board.presses("ben", "Look at your own board")
    assert own.startswith("Your own board, Riverside Board")
    assert NOTE_B not in own
    assert "Hilltop Board:" not in own


async def test_before_the_other_agrees_no_figure_is_seen(board: Buddies) -> None:
    code = await board.proposes("ada", "Strategy")
    offer = await board.types("hal", f"buddy {code}")
    assert "Riverside Board proposes to be your buddy board" in offer
    assert NOTE_A in offer
    assert "of 12" not in offer
    assert "middle answer is" not in offer
    [one] = await board.exchanges()
    for who in ("ada", "hal"):
        assert NOTE_A not in await board.sends(who, books.do("look", one.exchange_id, one.proposer.board.board_id.hex))


async def test_a_code_is_read_however_it_is_typed(board: Buddies) -> None:
    code = await board.proposes()
    for typed in (code.lower(), code.replace("-", ""), " ".join(code.replace("-", "").lower()[place : place + 5] for place in (0, 5))):
        assert "Riverside Board proposes" in await board.types("hal", f"Buddy  {typed} ")


async def test_every_wrong_code_gets_the_same_sentence(board: Buddies) -> None:
    code = await board.proposes()
    told = {await board.types("hal", f"buddy {one}") for one in ("BCDF2-GHJK3", "12345678", "O0O0O-11111")}
    await board.joins(code)
    told.add(await board.types("lou", f"buddy {code}"))
    second = await board.proposes("ada", "Strategy")
    await board.presses("ada", "Take it back")
    told.add(await board.types("lou", f"buddy {second}"))
    third = await board.proposes("ada", "Governance")
    board.now += 32 * DAY
    told.add(await board.types("lou", f"buddy {third}"))
    assert len(told) == 1
    assert UNKNOWN in told.pop()


async def test_a_sentence_about_a_buddy_is_no_command(board: Buddies) -> None:
    for line in ("buddy up with the board next door", "buddy 2 people each and talk about what 3 of you think", "buddying helps"):
        assert "code" not in await board.types("hal", line)


async def test_ones_own_code_says_so_and_a_second_board_of_ones_own_may_agree(board: Buddies) -> None:
    code = await board.proposes("ada", "Strategy")
    assert "your own board" in await board.types("ada", f"buddy {code}")
    await board.load(_also_run_by("hilltop", ("hal", "ivy"), "ada"))
    offer = await board.types("ada", f"buddy {code}")
    assert [label for label in buttons(board.last["ada"]) if label.startswith("For ")] == ["For Hilltop Board"], offer
    await board.writes_note("ada", "For Hilltop Board", NOTE_B)
    assert (await board.exchanges())[0].partner is None, "two confirmations, also of one person"
    await board.presses("ada", "Our board agreed to this")
    page = await board.types("ada", "buddy")
    assert page.count("look at each other’s") == 2
    await board.presses("ada", HILLTOP)
    assert NOTE_A in await board.presses("ada", "Look at Riverside Board")


def _also_run_by(key: str, people: tuple[str, ...], who: str) -> boards.BoardPlan:
    plan = buddies_at_work.plan(key, people)
    also = buddies_at_work.plan("riverside", (who,)).people
    return dataclasses.replace(plan, people=(*plan.people, *also))


async def test_whoever_only_sits_on_a_board_looks_and_does_nothing_else(board: Buddies) -> None:
    one = await board.are_buddies("Strategy")
    assert "Only a chair or a coordinator" in await board.types("ben", "buddy BCDF2-GHJK3")
    await board.types("ben", "buddy")
    assert {"Propose one", "End it with Hilltop Board", "Change our note"}.isdisjoint(buttons(board.last["ben"]))
    await board.types("ada", "buddy")
    for label in ("End it with Hilltop Board", "Change our note", "Propose one"):
        assert await board.sends("ben", buttons(board.last["ada"])[label]) == FOREIGN
    assert await board.sends("ben", books.do("end_sure", one.exchange_id, one.proposer.board.board_id.hex)) == FOREIGN
    assert (await board.exchanges())[0].ended_at is None


async def test_another_boards_coordinator_presses_in_vain(board: Buddies) -> None:
    one = await board.are_buddies("Strategy")
    river, hill = one.proposer.board.board_id, (await board.board("hilltop")).board_id
    for verb in ("end_sure", "end", "back", "renote"):
        for value in ("", river.hex, hill.hex):
            assert await board.sends("lou", books.do(verb, one.exchange_id, value), "x" if verb == "renote" else None) == FOREIGN
    for verb in ("new", "pick", "propose", "agree", "join_note"):
        assert await board.sends("lou", books.do(verb, river, "11.1"), "x") == FOREIGN
    assert await board.sends("hal", books.do("end_sure", one.exchange_id, river.hex)) == FOREIGN, "only for a board of their own"
    assert await board.sends("hal", books.do("renote", one.exchange_id, river.hex), "Not ours to say") == FOREIGN
    assert (await board.exchanges()) == [one]


async def test_the_same_button_twice_makes_one_proposal_and_one_agreement(board: Buddies) -> None:
    code = await board.proposes("ada", "Strategy")
    await board.types("ada", "buddy")
    await board.presses("ada", "Propose one")
    await board.presses("ada", "Maturity matrix 2011")
    await board.presses("ada", "All of them")
    await board.writes_note("ada", "Go on: write a note", NOTE_A)
    confirm = buttons(board.last["ada"])["Our board agreed to this"]
    shown = await asyncio.gather(*(board.sends("ada", confirm, key=f"press-{number}") for number in range(3)))
    assert len(set(shown)) == 1
    assert len(await board.exchanges()) == 2
    await board.types("hal", f"buddy {code}")
    await board.writes_note("hal", "For Hilltop Board", NOTE_B)
    agree = buttons(board.last["hal"])["Our board agreed to this"]
    said = [await board.sends("hal", agree, key=key) for key in ("one", "one", "two")]
    assert all("are buddy boards now" in each for each in said)
    assert await board.owed(sending.Kind.BUDDY_AGREED) == ["ada", "cyd"]


async def test_of_two_boards_with_one_code_the_first_agrees(board: Buddies) -> None:
    code = await board.proposes()
    for who, name in (("hal", "Hilltop Board"), ("lou", "Lakeside Board")):
        await board.types(who, f"buddy {code}")
        await board.writes_note(who, f"For {name}", NOTE_B)
    pressed = {who: buttons(board.last[who])["Our board agreed to this"] for who in ("hal", "lou")}
    said = await asyncio.gather(*(board.sends(who, action) for who, action in pressed.items()))
    assert sorted("are buddy boards now" in one for one in said) == [False, True]
    assert any(UNKNOWN in one for one in said)


async def test_a_code_lapses_with_its_last_local_day_though_clocks_change(board: Buddies) -> None:
    london = zoneinfo.ZoneInfo("Europe/London")
    board.now = datetime.datetime(2027, 3, 10, 23, 30, tzinfo=london).astimezone(datetime.UTC)
    code = await board.proposes()
    assert "9 April 2027" in messages.plain_text(board.last["ada"]), "thirty days from 10 March"
    board.now = datetime.datetime(2027, 4, 9, 23, 50, tzinfo=london).astimezone(datetime.UTC)
    assert "Riverside Board proposes" in await board.types("hal", f"buddy {code}")
    board.now = datetime.datetime(2027, 4, 10, 0, 0, 1, tzinfo=london).astimezone(datetime.UTC)
    assert UNKNOWN in await board.types("hal", f"buddy {code}")


async def test_a_note_is_needed_fits_and_is_never_lost(board: Buddies) -> None:
    await board.types("ada", "buddy")
    await board.presses("ada", "Propose one")
    await board.presses("ada", "Maturity matrix 2011")
    assert "Go on: write a note" not in buttons(board.last["ada"]), "nothing is chosen yet"
    await board.presses("ada", "Strategy")
    assert "Strategy" not in buttons(board.last["ada"])
    await board.presses("ada", "✓ Strategy")
    await board.presses("ada", "Governance")
    assert "A few words are needed" in await board.writes_note("ada", "Go on: write a note", " \u200b ")
    long = "x" * (books.MOST_NOTE + 1)
    assert "has 501 characters" in await board.presses("ada", "Keep the note", long)
    [box] = [block for block in board.last["ada"].blocks if isinstance(block, messages.FreeText)]
    assert box.initial == long
    await board.presses("ada", "Keep the note", long[1:])
    assert await board.exchanges() == [], "nothing is kept before it is confirmed"
    await board.presses("ada", "Our board agreed to this")
    [one] = await board.exchanges()
    assert (len(one.proposer.note), one.item_keys) == (500, ("governance",))
    assert one.proposer.by is not None


async def test_a_board_has_three_at_most_with_those_that_wait(board: Buddies) -> None:
    for item in ("Strategy", "Governance", "Leadership"):
        name = next(one.name for one in board.library[buddies_at_work.MATRIX].items if one.name.startswith(item))
        await board.proposes("ada", name)
    page = await board.types("ada", "buddy")
    assert "Riverside Board has 3 buddy boards and open proposals, and that is the most." in page
    assert "Propose one" not in buttons(board.last["ada"])
    await board.presses("ada", "Take it back")
    assert "Propose one" in buttons(board.last["ada"])


async def test_two_boards_look_at_one_instrument_once(board: Buddies) -> None:
    await board.are_buddies("Strategy")
    assert "already. To choose other elements, end that first." in await board.joins(await board.proposes("ada", "Governance"))
    assert [one.standing(board.now) for one in await board.exchanges()].count(state.Standing.AGREED) == 1


async def test_either_side_ends_it_at_once_and_the_other_is_told_without_a_reason(board: Buddies) -> None:
    await board.are_buddies("Strategy")
    await board.types("ben", "buddy")
    await board.presses("ben", HILLTOP)
    again = buttons(board.last["ben"])["Look at your own board"]
    await board.types("hal", "buddy")
    await board.presses("hal", "End it with Riverside Board")
    assert (await board.exchanges())[0].ended_at is None, "one confirmation"
    assert "It is ended." in await board.presses("hal", "End it now")
    assert "This has ended." in await board.sends("ben", again)
    assert NOTE_B not in await board.types("ben", "buddy")
    assert await board.owed(sending.Kind.BUDDY_ENDED) == ["ada", "cyd"]
    got = await board.post()
    assert any("Hilltop Board has ended it." in one for one in got["ada"])
    assert not any("are buddy boards\n" in one for one in got.get("ada", [])), "news of what has ended is not sent"


async def test_both_end_it_at_once_and_it_ends_once(board: Buddies) -> None:
    await board.are_buddies("Strategy")
    for who, other in (("ada", "Hilltop Board"), ("hal", "Riverside Board")):
        await board.types(who, "buddy")
        await board.presses(who, f"End it with {other}")
    said = await asyncio.gather(*(board.presses(who, "End it now") for who in ("ada", "hal")))
    assert sorted("This has ended" in one for one in said) == [False, True]
    [one] = await board.exchanges()
    assert one.ended_at is not None


async def test_whoever_leaves_sees_nothing_any_more(board: Buddies) -> None:
    one = await board.are_buddies("Strategy")
    ended = board_at_work.leaving(buddies_at_work.plan("riverside", ("ada", "ben", "cyd"), chair="cyd"), "ben", board.now.date() - DAY)
    await board.load(ended)
    hill = (await board.board("hilltop")).board_id
    assert await board.sends("ben", books.do("look", one.exchange_id, hill.hex)) == FOREIGN
    assert NOTE_B not in await board.types("ben", "buddy")


async def test_those_who_run_a_board_hear_of_a_new_round_once_and_members_do_not(board: Buddies) -> None:
    await board.are_buddies("Strategy")
    await board.post()
    assert await board.owed(sending.Kind.BUDDY_READING) == [], "what was published before is no news"
    await board.publishes("hilltop", (0, 0, 0, 0, 5, 5))
    got = await board.post()
    assert await board.owed(sending.Kind.BUDDY_READING) == ["ada", "cyd"]
    for who in ("ada", "cyd"):
        assert sum("Hilltop Board has published a new round of Maturity matrix 2011" in one for one in got[who]) == 1
    assert not any("uddy board" in one or "Hilltop" in one for one in got.get("ben", []))
    await board.post()
    assert await board.owed(sending.Kind.BUDDY_READING) == ["ada", "cyd"]
    await board.types("ben", "buddy")
    assert "The middle answers are 4 Maturity to 5 Exemplar." in await board.presses("ben", HILLTOP)


async def test_a_round_that_no_channel_had_is_not_there(board: Buddies) -> None:
    await board.are_buddies("Strategy")
    await board.types("ben", "buddy")
    before = await board.presses("ben", HILLTOP)
    await board.publishes("hilltop", (0, 0, 0, 0, 5, 5), is_out=False)
    await board.types("ben", "buddy")
    assert await board.presses("ben", HILLTOP) == before


async def test_what_was_below_the_floor_stays_so(board: Buddies) -> None:
    await board.are_buddies("Strategy", "Governance")
    items = board.library[buddies_at_work.MATRIX].items
    few = {item.key: (0, 2, 1, 1, 0, 0) if item.key == "strategy" else (0, 3, 5, 2, 0, 0) for item in items}
    await board.publishes("hilltop", few)
    await board.types("ben", "buddy")
    seen = await board.presses("ben", HILLTOP)
    assert "Strategy: too few answers to show" in seen
    assert "Governance: The middle answer is 2" in seen
    await board.publishes("hilltop", (0, 2, 1, 1, 0, 0), answered=4)
    await board.types("ben", "buddy")
    seen = await board.presses("ben", HILLTOP)
    assert "4 of 12 answered: too few to show without pointing at people." in seen
    assert "Strategy:" not in seen


async def test_a_picture_holds_one_board_and_its_elements_in_the_editions_order(board: Buddies) -> None:
    await board.are_buddies("Governance", "Strategy")
    await board.types("ben", "buddy")
    await board.presses("ben", HILLTOP)
    [chart] = [block.chart for block in board.last["ben"].blocks if isinstance(block, messages.Picture)]
    assert isinstance(chart, figures.Dots)
    assert [row.label for row in chart.rows] == ["Strategy", "Governance"]
    assert "Riverside" not in repr(chart)


async def test_what_a_board_asks_in_its_own_words_or_added_is_left_out(
    database: storage_database.Database, tmp_path: pathlib.Path, library: loader.Library
) -> None:
    wanted = rewording.Wanted(unit="strategy/1", text="We have a plan.", by="Hal", why="Ours", confidence=layers.Confidence.FAIRLY)
    rewording.reword(library, tmp_path, "hilltop", buddies_at_work.MATRIX, wanted, datetime.date(2026, 11, 1))
    board = await buddies_at_work.begun(database, loader.load(data_folder=tmp_path))
    await board.are_buddies("Strategy", "Governance")
    await board.publishes("hilltop", wording=board.library.wording(buddies_at_work.MATRIX, "hilltop"))
    await board.types("ben", "buddy")
    seen = await board.presses("ben", HILLTOP)
    assert "Left out: Strategy. Hilltop Board asks that in words of its own" in seen
    assert "Strategy:" not in seen
    assert "Governance: The middle answer" in seen
    assert "We have a plan" not in seen
    assert "plain words" in seen


async def test_each_boards_figures_keep_the_floor_that_they_were_published_under(board: Buddies) -> None:
    """Hilltop shows from three, Riverside from eight: what each published stays as it was, and neither board's floor is the other's."""
    await board.are_buddies("Strategy")
    await board.publishes("hilltop", (0, 0, 2, 2, 0, 0), answered=4, floor=3)
    await board.publishes("riverside", (0, 3, 3, 0, 0, 0), answered=6, floor=8)
    await board.types("ben", "buddy")
    assert "Strategy: The middle answer" in await board.presses("ben", HILLTOP)
    await board.types("ivy", "buddy")
    assert "6 of 12 answered: too few to show" in await board.presses("ivy", "Look at Riverside Board")


async def test_the_note_can_be_changed_and_the_other_reads_the_new_one(board: Buddies) -> None:
    await board.are_buddies("Strategy")
    await board.types("cyd", "buddy")
    assert "The new note is kept." in await board.writes_note("cyd", "Change our note", "We have a new chair.")
    await board.types("ivy", "buddy")
    seen = await board.presses("ivy", "Look at Riverside Board")
    assert "We have a new chair." in seen
    assert NOTE_A not in seen


async def test_a_proposal_is_taken_back_and_a_late_press_ends_nothing_by_surprise(board: Buddies) -> None:
    code = await board.proposes()
    take_back = buttons(board.last["ada"])["Take it back"]
    await board.joins(code)
    assert "End it between Riverside Board and Hilltop Board?" in await board.sends("ada", take_back)
    assert (await board.exchanges())[0].standing(board.now) is state.Standing.AGREED


async def test_home_leads_there_and_my_data_counts_it(board: Buddies) -> None:
    assert "Buddy board" in await board.types("ada", "more")
    assert "Buddy board" not in await board.types("ben", "more")
    await board.are_buddies("Strategy")
    assert "Buddy board" in await board.types("ben", "more")
    assert "Buddy boards you agreed to for a board: 1" in await board.types("ada", "my data")


async def test_logs_hold_ids_and_never_a_note_or_a_code(board: Buddies, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    one = await board.are_buddies("Strategy")
    told = " ".join(f"{record.getMessage()} {record.__dict__}" for record in caplog.records)
    assert "buddy_agreed" in told
    assert NOTE_A not in told
    assert NOTE_B not in told
    assert one.code not in told.casefold()
