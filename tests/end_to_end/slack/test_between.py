"""Between a board's meetings in a Slack that nobody here wrote: memo, reflection, action, snooze and learning set."""

import json
import pathlib

from conversations import inbound
from frameworks import loader
from tests import blockkit, postgres
from tests.end_to_end import between, between_table, quarter
from tests.end_to_end.slack import player, workspace


def test_a_member_between_meetings(tmp_path: pathlib.Path, library: loader.Library, server: postgres.Server) -> None:
    with server.migrated_database() as url, workspace.running(tmp_path, url, socket_mode=False) as (where, bot):
        people, tenant, channel = where.people(), where.team(), where.channels()[quarter.CHANNEL]
        reached = {who: inbound.Address(platform="slack", tenant=tenant, handle=people[who]) for who in quarter.NAMES}
        board_channel = inbound.Address(platform="slack", tenant=tenant, handle=channel)
        opens, runs = between_table.beside(url, bot.keys)
        table = between_table.Table(library, opens, runs, bot.now, reached=reached, channel=board_channel)
        hand = player.Player(where, bot)
        for step in between.journey(table):
            hand.plays(step)
        left_behind = bot.left_behind()
        assert bot.stop() == 0
        assert where.does("sent")["problems"] == []
        calls, own = where.calls(), {where.direct(who): who for who in quarter.NAMES}
    for call in calls:
        blockkit.check_call(call["method"], call["args"])
    names = {channel: quarter.CHANNEL, **own, **{person: who for who, person in people.items()}}
    # A modal is opened for whoever pressed, and only the member did; everything else says where, or for whom, it is.
    said_to = [names[call["args"].get("channel") or call["args"].get("user_id") or people[quarter.MEMBER]] for call in calls]
    told = [(who, json.dumps(call["args"], ensure_ascii=False)) for who, call in zip(said_to, calls, strict=True)]
    between.check(told, left_behind.items())
