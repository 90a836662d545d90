"""A new member's six weeks and a leaver's message, on a board that lives through them."""

import datetime

from frameworks import loader
from storage import database as storage_database
from tests.acceptance import living_board
from tests.acceptance.seats_at_work import MEMBERS, Seats

at = living_board.at


async def begun(database: storage_database.Database, library: loader.Library) -> Seats:
    board = Seats(database, library)
    await board.loads()
    await board.lives_until(at(9, 3, 10))
    return board


async def test_six_small_pieces_in_six_weeks_whatever_is_begun_anew(database: storage_database.Database, library: loader.Library) -> None:
    board = await begun(database, library)
    for handle in MEMBERS:
        await board.says(handle, "2 4")
    board.knows("nia", "Nia Oake")
    await board.says("cora", "seat 1 to @[nia] from 11 March")
    for day in range(45):
        await board.lives_until(at(10, 3, 10) + datetime.timedelta(days=day))
        board.read_with(library)
        await board.tick()
    letters = [one for one in board.chat.texts("nia") if "Note " in one]
    assert [f"Note {number} of 6" in one for number, one in enumerate(letters, 1)] == [True] * 6
    welcome, instrument, told, question, people, last = letters
    assert "You are on Riverside now, in this seat: ann." in welcome
    assert "Maturity matrix 2011, every 13 weeks. It takes about 3 minutes." in welcome
    assert "only if at least 5 people answer" in welcome
    assert "deleted 24 months after" in welcome
    assert "It has 6 parts: Purpose and vision; Strategy;" in instrument
    assert "from 0 No to 5 Exemplar" in instrument
    assert "This went to the board's channel on" in told
    assert "You see everything shown here much alike." in told
    assert "nobody asks for your answer" in question.casefold()
    assert "Keeps the board running: Cora" in people
    assert "You choose the days and hours" in people
    assert "ask Cora" in last
    assert "Enough, thank you" not in last
    # Those who were on the board from the first are not new.
    assert all("Note " not in one for handle in ("ben", "cat") for one in board.chat.texts(handle))
    assert await board.kinds("nia") == {"newcomer": ["sent"] * 6}
    assert "First notes on Riverside: 6 of 6 sent, none to come" in await board.says("nia", "my data")


async def test_enough_ends_it_at_once_and_can_be_taken_back(database: storage_database.Database, library: loader.Library) -> None:
    board = await begun(database, library)
    board.knows("nia", "Nia Oake")
    await board.says("cora", "seat 1 to @[nia] from 10 March")
    await board.lives_until(at(19, 3, 10))
    assert "Note 2 of 6" in board.reads("nia")
    assert "No more of these notes on Riverside" in await board.presses("nia", "Enough, thank you", key="once")
    await board.presses("nia", "Send me the rest after all")
    await board.lives_until(at(27, 3, 10))
    assert "Note 3 of 6" in board.reads("nia")
    await board.says("nia", "enough")
    await board.lives_until(at(1, 6, 10))
    assert len(board.got("nia", "Note ")) == 3
    assert await board.kinds("nia") == {"newcomer": ["sent"] * 3 + ["moot"] * 3}
    # Another's path is nobody's to end, and a word that ends nothing is left to others.
    assert "No more of these notes" not in await board.says("ben", "enough")


async def test_a_piece_that_waits_does_not_come_after_enough(database: storage_database.Database, library: loader.Library) -> None:
    board = await begun(database, library)
    board.knows("nia", "Nia Oake")
    await board.says("cora", "seat 1 to @[nia] from 10 March")
    await board.lives_until(at(12, 3, 10))
    board.clock.move_to(at(18, 3, 9))
    await board.work.run(board.clock.now())
    await board.says("nia", "enough")
    await board.lives_until(at(30, 3, 10))
    assert len(board.got("nia", "Note ")) == 1
    assert await board.kinds("nia") == {"newcomer": ["sent"] + ["moot"] * 5}


async def test_a_leaver_is_told_once_what_stays_theirs(database: storage_database.Database, library: loader.Library) -> None:
    board = await begun(database, library)
    await board.says("ann", "2 4")
    await board.says("cora", "seat 1 ends 13 March")
    await board.lives_until(at(16, 3, 8, 59))
    assert board.got("ann", "Thank you for your time") == []
    for day in range(8):
        await board.lives_until(at(16, 3, 10) + datetime.timedelta(days=day))
        board.read_with(library)
        await board.tick()
    (told,) = board.got("ann", "Thank you for your time on Riverside")
    assert "was yours until Friday 13 March 2026" in told
    assert "are kept until Thursday 16 March 2028 at the latest" in told
    assert "No name stands in it" in told
    assert "tell Cora" in told
    board.reads("ann")
    assert "pulse" in (await board.presses("ann", "My data")).casefold()
    # She is asked nothing more.
    board.chat.letters["ann"].clear()
    await board.lives_until(at(10, 6, 10))
    assert board.chat.letters["ann"] == []


async def test_who_is_back_before_the_message_leaves_gets_none(database: storage_database.Database, library: loader.Library) -> None:
    board = await begun(database, library)
    await board.says("cora", "seat 1 ends 13 March")
    board.clock.move_to(at(16, 3, 9))
    await board.work.run(board.clock.now())
    await board.says("cora", "seat 1 undo")
    await board.lives_until(at(20, 3, 10))
    assert board.got("ann", "Thank you for your time") == []
    assert await board.kinds("ann") == {"leaver": ["moot"]}


async def test_an_end_that_was_noted_long_after_is_left_out(database: storage_database.Database, library: loader.Library) -> None:
    board = await begun(database, library)
    board.clock.move_to(at(20, 4, 10))
    await board.says("cora", "seat 1 ends 27 March 2026")
    await board.says("cora", "seat 2 ends 15 April 2026")
    await board.sleeps_until(at(20, 4, 11))
    await board.lives_until(at(22, 4, 10))
    assert (len(board.got("ann", "Thank you for")), len(board.got("ben", "Thank you for"))) == (0, 1)
