import logging

import pytest

from conversations import actions, boards
from frameworks import loader
from storage import database as storage_database
from tests.acceptance import board_at_work
from tests.acceptance.board_at_work import BoardAtWork, give, plan, schedule

SECRETS = ("secret-note", "secret-thought", "secret-nonsense", "Namesake", "not_my_area", "Maturity", "avery", "blake")
OURS = ("bot", "storage", "conversations", "adapters", "frameworks", "root")


async def test_no_log_line_of_ours_at_any_level_holds_an_answer_a_note_or_a_name(
    database: storage_database.Database, library: loader.Library, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    board = BoardAtWork(database, library)
    practices = (schedule(boards.Practice.PULSE, board_at_work.MATRIX), schedule(boards.Practice.REFLECTION, board_at_work.ANNEX))
    await board.load(plan("riverside", ("avery", "blake"), *practices))
    await board.opens()
    theirs = (await board.sittings("blake"))[0]
    (asked,) = await board.reflections("avery")
    for line in ("4 4", "not my area", "note 2: secret-note", "reflect: secret-thought", "secret-nonsense", "99", "review"):
        await board.types("avery", line)
    await board.sends("avery", give(theirs, "4"))
    await board.sends("avery", "secret-nonsense")
    await board.sends("stranger", give(theirs, "4"), "secret-note")
    await board.sends("avery", actions.encode(actions.Reflect(reflection_id=asked.reflection_id)), "secret-thought")
    board.now = board_at_work.CLOSES
    await board.work.run(board.now)
    ours = [record for record in caplog.records if record.name.split(".")[0] in OURS]
    assert {getattr(record, "action", None) for record in ours} >= {"unknown_address", "foreign_action", "malformed_action", "pulse_closed"}
    for record in ours:
        whole = f"{record.getMessage()} {vars(record)}"
        assert not [secret for secret in SECRETS if secret in whole.replace(record.pathname, "")], whole
