"""Between a board's meetings in Microsoft's own local Teams client, in a browser: memo, reflection, action, snooze and learning set."""

import json
import pathlib

from conversations import inbound
from frameworks import loader
from tests import adaptivecards, postgres
from tests.end_to_end import between, between_table, quarter
from tests.end_to_end.teams import organisation, workspace


def test_a_member_between_meetings(tmp_path: pathlib.Path, library: loader.Library, server: postgres.Server) -> None:
    reached = {who: _address(organisation.object_id(who)) for who in quarter.NAMES}
    with server.migrated_database() as url, workspace.running(tmp_path, url, browser=quarter.MEMBER, signed=False) as where:
        opens, runs = between_table.beside(url, where.bot.keys)
        table = between_table.Table(library, opens, runs, where.bot.now, reached=reached, channel=_address(organisation.CHANNEL))
        hand = where.lives(between.journey(table))
        left_behind = where.bot.left_behind()
        assert where.bot.stop() == 0
        said = where.seen.said()
    for card in (card for one in said for card in one.cards):
        adaptivecards.check_card(card)
    names = {organisation.CHANNEL: quarter.CHANNEL, organisation.TEAM: quarter.CHANNEL, **{hand.chat(who): who for who in quarter.NAMES}}
    # A message in a thread of the channel is in the channel.
    told = [(names[one.conversation.split(";")[0]], json.dumps([one.text, *one.cards], ensure_ascii=False)) for one in said]
    between.check(told, left_behind.items())


def _address(handle: str) -> inbound.Address:
    return inbound.Address(platform="teams", tenant=organisation.TENANT, handle=handle)
