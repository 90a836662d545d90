import asyncio
import datetime
import uuid

import pytest

from conversations import actions, boards, inbound, kept, messages, records
from frameworks import loader
from storage import database as storage_database
from storage import models
from tests import doors
from tests.acceptance import board_at_work
from tests.acceptance.board_at_work import BoardAtWork, plan, schedule

PULSE = schedule(boards.Practice.PULSE, board_at_work.MATRIX)
REFLECTION = schedule(boards.Practice.REFLECTION, board_at_work.ANNEX)
SECOND = datetime.timedelta(seconds=1)


@pytest.fixture
async def board(database: storage_database.Database, library: loader.Library) -> BoardAtWork:
    at_work = BoardAtWork(database, library)
    await at_work.load(plan("riverside", ("avery", "blake"), PULSE, REFLECTION))
    await at_work.opens()
    return at_work


async def note_of(board: BoardAtWork, handle: str, item_key: str = "strategy") -> actions.Note:
    return actions.Note(sitting_id=(await board.sittings(handle))[0].sitting_id, item_key=item_key)


async def reply_of(board: BoardAtWork, handle: str) -> actions.Reflect:
    (asked,) = await board.reflections(handle)
    return actions.Reflect(reflection_id=asked.reflection_id)


async def opens_box(board: BoardAtWork, handle: str, on: actions.Note | actions.Reflect) -> str | None:
    """What stands in the box, or None where there is no box."""
    await board.sends(handle, actions.encode(actions.Write(on=on)))
    found = [block for block in board.last[handle].blocks if isinstance(block, messages.FreeText)]
    assert all(one.action == actions.encode(on) for one in found)
    return found[0].initial if found else None


async def draft(board: BoardAtWork, handle: str, action: str) -> str | None:
    return await board.database.run(lambda repos: repos.drafts.get(board_at_work.address(handle), action))


async def test_a_note_written_in_its_box_is_kept_and_stands_there_the_next_time(board: BoardAtWork) -> None:
    note = await note_of(board, "avery")
    assert await opens_box(board, "avery", note) == ""
    assert "2 of 6 · Strategy" in messages.plain_text(board.last["avery"])
    assert "Your note on “Strategy” is kept." in await board.sends("avery", actions.encode(note), "We lack data.")
    assert await opens_box(board, "avery", note) == "We lack data."
    assert (await board.answers("avery"))["strategy"] == (None, None, "We lack data.")


async def test_a_reply_written_in_its_box_is_kept_and_stands_there_the_next_time(board: BoardAtWork) -> None:
    reply = await reply_of(board, "avery")
    assert await opens_box(board, "avery", reply) == ""
    assert "Only you see your reply." in messages.plain_text(board.last["avery"])
    assert "Kept, for you alone" in await board.sends("avery", actions.encode(reply), "We listen.")
    assert await opens_box(board, "avery", reply) == "We listen."


async def test_a_box_closed_half_way_opens_again_with_what_was_written(board: BoardAtWork) -> None:
    for on in (await note_of(board, "avery"), await reply_of(board, "avery")):
        await board.writes("avery", actions.encode(on), "half a thought\x00")
        board.inbox = doors.door(board.database, board.library)
        assert await opens_box(board, "avery", on) == "half a thought"
        assert board.last["avery"].beside, "what was pressed stays"
    assert await board.answers("avery") == {}
    assert len(await board.reflections("avery")) == 1


async def test_what_was_sent_off_is_no_draft_any_more_and_a_late_draft_does_not_bring_it_back(board: BoardAtWork) -> None:
    for on in (await note_of(board, "avery"), await reply_of(board, "avery")):
        action = actions.encode(on)
        await board.writes("avery", action, "half")
        sent = board.now + SECOND
        await board.sends("avery", action, "whole", at=sent)
        await board.writes("avery", action, "hal", at=sent - SECOND / 2)
        assert await draft(board, "avery", action) is None
        assert await opens_box(board, "avery", on) == "whole"
        await board.writes("avery", action, "whole, and more")
        assert await opens_box(board, "avery", on) == "whole, and more"


async def test_what_could_not_be_kept_stays_a_draft(board: BoardAtWork) -> None:
    for on in (await note_of(board, "avery"), await reply_of(board, "avery")):
        action = actions.encode(on)
        await board.writes("avery", action, "half")
        assert "20,001 characters" in await board.sends("avery", action, "x" * 20_001)
        assert "There was no text" in await board.sends("avery", action, " \x00")
        assert "There was no text" in await board.sends("avery", action)
        assert await draft(board, "avery", action) == "half"


async def test_a_repeat_of_what_was_sent_off_leaves_a_newer_draft_alone(board: BoardAtWork) -> None:
    note = await note_of(board, "avery")
    sent = board.now + SECOND
    await board.sends("avery", actions.encode(note), "whole", key="again", at=sent)
    await board.writes("avery", actions.encode(note), "newer")
    await board.sends("avery", actions.encode(note), "whole", key="again", at=sent)
    assert await opens_box(board, "avery", note) == "newer"


async def test_of_two_drafts_the_newer_stands(board: BoardAtWork) -> None:
    action = actions.encode(await note_of(board, "avery"))
    await board.writes("avery", action, "newer", at=board.now + SECOND)
    await board.writes("avery", action, "older", at=board.now - SECOND)
    assert await draft(board, "avery", action) == "newer"
    await board.writes("avery", action, "", at=board.now + SECOND)
    assert await draft(board, "avery", action) is None


async def test_drafts_at_the_same_moment_leave_the_newest(board: BoardAtWork) -> None:
    action = actions.encode(await note_of(board, "avery"))
    events = [
        inbound.Drafted(
            address=board_at_work.address("avery"),
            receipt_key=str(number),
            sent_at=board.now + number * SECOND,
            action=action,
            text=f"text {number}",
        )
        for number in (4, 2, 9, 1)
    ]
    await asyncio.gather(*(board.inbox.handle(event, board.now) for event in events))
    assert await draft(board, "avery", action) == "text 9"


async def test_a_draft_is_only_kept_in_a_box_of_ones_own(board: BoardAtWork) -> None:
    unknown = actions.encode(actions.Note(sitting_id=uuid.uuid4(), item_key="strategy"))
    gone = actions.encode(actions.Reflect(reflection_id=uuid.uuid4()))
    theirs = actions.encode(await note_of(board, "blake"))
    thoughts = actions.encode(await reply_of(board, "blake"))
    setup = actions.encode(actions.SetUp(setup_id=uuid.uuid4(), step="seats"))
    page = actions.encode(actions.Look(page=actions.Page.HOME))
    review = actions.encode(actions.Review(sitting_id=(await board.sittings("avery"))[0].sitting_id))
    for action in (unknown, gone, theirs, thoughts, setup, page, review, "", "bp1:note", "\x00", "x" * 5000):
        await board.writes("avery", action, "mine")
    await board.writes("stranger", theirs, "mine")
    await board.writes("avery", actions.encode(await note_of(board, "avery")), "x" * 20_001)
    assert await drafts_of(board, "avery", "blake", "stranger") == []


async def drafts_of(board: BoardAtWork, *handles: str) -> list[records.DraftRecord]:
    accounts = [board_at_work.address(handle) for handle in handles]
    return await board.database.run(lambda repos: repos.drafts.of(accounts))


async def test_a_draft_comes_too_late_for_a_closed_pulse(board: BoardAtWork) -> None:
    note = await note_of(board, "avery")
    await board.writes("avery", actions.encode(note), "late", at=board_at_work.CLOSES)
    await board.writes("avery", actions.encode(await note_of(board, "avery", "leadership")), "just", at=board_at_work.CLOSES - SECOND)
    assert [one.text for one in await drafts_of(board, "avery")] == ["just"]


async def test_a_draft_of_a_set_up_is_kept_for_whoever_began_it(board: BoardAtWork) -> None:
    begun = records.SetUpRecord(
        setup_id=uuid.uuid4(), address=board_at_work.address("stranger"), given={}, begun_at=board.now, changed_at=board.now
    )
    await board.database.run(lambda repos: repos.setups.create(begun))
    action = actions.encode(actions.SetUp(setup_id=begun.setup_id, step="seats"))
    await board.writes("avery", action, "not theirs")
    await board.writes("stranger", action, "a list of seats")
    assert [(one.address.handle, one.text) for one in await drafts_of(board, "avery", "stranger")] == [("stranger", "a list of seats")]


async def test_somebody_else_s_box_does_not_open(board: BoardAtWork) -> None:
    for on in (await note_of(board, "blake"), await reply_of(board, "blake")):
        await board.writes("blake", actions.encode(on), "blake-secret")
        assert await opens_box(board, "avery", on) is None
        shown = messages.plain_text(board.last["avery"])
        assert "belongs to somebody else's message" in shown
        assert "blake-secret" not in shown
        assert await opens_box(board, "stranger", on) is None


async def test_after_the_close_there_is_a_word_and_no_box(board: BoardAtWork) -> None:
    note = await note_of(board, "avery")
    await board.writes("avery", actions.encode(note), "half")
    board.now = board_at_work.CLOSES
    await board.work.run(board.now)
    assert await opens_box(board, "avery", note) is None
    assert "closed on Monday 7 December at 9 am. Nothing was changed." in messages.plain_text(board.last["avery"])


async def test_a_box_for_no_item_has_a_way_on(board: BoardAtWork) -> None:
    assert await opens_box(board, "avery", await note_of(board, "avery", "no_such_item")) is None
    assert "That button does not fit this pulse any more." in messages.plain_text(board.last["avery"])


async def test_a_draft_is_given_back_unchanged(board: BoardAtWork) -> None:
    note = await note_of(board, "avery")
    for text in ("é" * 10_000, "שלום, עולם\nمرحبا", "👩🏽‍⚕️ ok ✅", "'; DROP TABLE draft; -- <!channel> *b*"):
        await board.writes("avery", actions.encode(note), text)
        assert await opens_box(board, "avery", note) == text


async def test_a_question_that_was_changed_has_a_box_for_its_note(board: BoardAtWork) -> None:
    await board.types("avery", "2 4")
    await board.types("avery", "change 1")
    assert "Your note on “Purpose and vision” is kept." in await board.presses("avery", "Keep the note", "because")
    assert (await board.answers("avery"))["purpose_and_vision"] == (2, 4, "because")


async def test_a_draft_is_forgotten_when_we_said_so(board: BoardAtWork) -> None:
    assert f"{kept.DRAFTS_KEPT.days} days after you last wrote in it" in await board.types("avery", "my data")
    note = await note_of(board, "avery")
    await board.writes("avery", actions.encode(note), "half", at=board_at_work.OPENS)
    await board.work.forget(board_at_work.OPENS + kept.DRAFTS_KEPT)
    assert await opens_box(board, "avery", note) == "half"
    await board.work.forget(board_at_work.OPENS + kept.DRAFTS_KEPT + SECOND)
    assert await opens_box(board, "avery", note) == ""


async def test_a_draft_is_gone_once_sent_off_though_our_clock_is_behind(board: BoardAtWork) -> None:
    for on in (await note_of(board, "avery"), await reply_of(board, "avery")):
        action = actions.encode(on)
        await board.writes("avery", action, "half")
        await board.sends("avery", action, "whole", at=board.now - 5 * SECOND)
        assert await draft(board, "avery", action) is None


async def test_a_press_on_somebody_elses_box_writes_nothing(board: BoardAtWork) -> None:
    for on in (await note_of(board, "avery"), await reply_of(board, "avery")):
        action = actions.encode(on)
        await board.sends("blake", action, "not mine")
        await board.sends("blake", action, "not mine")
    assert await board.database.run(lambda _repos: models.Draft.all().count()) == 0
