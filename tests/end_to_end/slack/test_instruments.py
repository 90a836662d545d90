"""Every other instrument in a Slack that nobody here wrote: asked, answered and closed, one after the other."""

import pathlib

from conversations import inbound
from frameworks import loader
from tests import blockkit, postgres
from tests.end_to_end import instruments, quarter, summaries
from tests.end_to_end.slack import player, workspace


def test_every_instrument_from_its_opening_to_its_summary(tmp_path: pathlib.Path, library: loader.Library, server: postgres.Server) -> None:
    with server.migrated_database() as url, workspace.running(tmp_path, url, socket_mode=False) as (where, bot):
        people, tenant, channel = where.people(), where.team(), where.channels()[quarter.CHANNEL]
        reached = {who: inbound.Address(platform="slack", tenant=tenant, handle=people[who]) for who in quarter.NAMES}
        board_channel = inbound.Address(platform="slack", tenant=tenant, handle=channel)
        table = instruments.Table(library, url, bot.now, reached=reached, channel=board_channel)
        hand = player.Player(where, bot)
        for step in instruments.journey(table):
            hand.plays(step)
        assert bot.stop() == 0
        assert where.does("sent")["problems"] == []
        calls = where.calls()
    posted = [call["args"] for call in calls if call["method"] == "chat.postMessage"]
    summaries.check([blockkit.said(one["blocks"]) for one in posted if one["channel"] == channel], library)
    for call in calls:
        blockkit.check_call(call["method"], call["args"])
