"""What a board gets back, in a Slack that nobody here wrote: preview, summary, own answers, the course over time and the week."""

import pathlib
from typing import Any

from conversations import inbound
from frameworks import loader
from tests import blockkit, postgres
from tests.end_to_end import between_table, giving_back, quarter
from tests.end_to_end.slack import player, workspace

_UPLOADED = "files.completeUploadExternal"


def test_a_board_gets_back_what_it_said(tmp_path: pathlib.Path, library: loader.Library, server: postgres.Server) -> None:
    with server.migrated_database() as url, workspace.running(tmp_path, url, socket_mode=False) as (where, bot):
        people, tenant, channel = where.people(), where.team(), where.channels()[quarter.CHANNEL]
        reached = {who: inbound.Address(platform="slack", tenant=tenant, handle=people[who]) for who in quarter.NAMES}
        names = {channel: quarter.CHANNEL, **{where.direct(who): who for who in quarter.NAMES}, **{people[who]: who for who in people}}

        def posted() -> list[tuple[str, dict[str, Any]]]:
            """Each message as it was first posted, to whom. A card that turns is not a new message."""
            calls = (call["args"] for call in where.calls() if call["method"] == "chat.postMessage")
            return [(names[one["channel"]], one) for one in calls]

        def said() -> list[giving_back.Told]:
            return [(who, blockkit.said(one.get("blocks", [])) or one["text"]) for who, one in posted()]

        opens, runs = between_table.beside(url, bot.keys)
        board_channel = inbound.Address(platform="slack", tenant=tenant, handle=channel)
        table = giving_back.Table(library, opens, runs, bot.now, reached=reached, channel=board_channel)
        hand = player.Player(where, bot)
        for step in giving_back.journey(table, said, bot.dies_and_lives):
            hand.plays(step)
        told = said()
        # A card that turned at a press was not posted anew.
        stands = [(giving_back.CHAIR, one) for one in where.history(giving_back.CHAIR)]
        assert bot.stop() == 0
        assert where.does("sent")["problems"] == []
        calls = where.calls()
    for call in calls:
        blockkit.check_call(call["method"], call["args"])
    giving_back.check(told, library)
    shown = [*stands, *((names[call["args"]["channel"]], call["args"]) for call in calls if call["method"] == "chat.postMessage")]
    pictures = [(who, part) for who, one in shown for part in one.get("blocks") or [] if part["type"] == "image"]
    assert {who for who, _ in pictures} == {giving_back.CHAIR, quarter.CHANNEL}
    assert all(part["alt_text"] for _, part in pictures)
    assert len({part["slack_file"]["id"] for _, part in pictures}) == sum(one["method"] == _UPLOADED for one in calls)
