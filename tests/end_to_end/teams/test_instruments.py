"""Every other instrument in Microsoft's own local Teams client, in a browser: asked, answered and closed, one after the other."""

import pathlib

from conversations import inbound
from frameworks import loader
from tests import adaptivecards, postgres
from tests.end_to_end import instruments, quarter, summaries
from tests.end_to_end.teams import organisation, workspace


def test_every_instrument_from_its_opening_to_its_summary(tmp_path: pathlib.Path, library: loader.Library, server: postgres.Server) -> None:
    reached = {who: _address(organisation.object_id(who)) for who in quarter.NAMES}
    with server.migrated_database() as url, workspace.running(tmp_path, url, browser=instruments.MEMBER, signed=False) as where:
        table = instruments.Table(library, url, where.bot.now, reached=reached, channel=_address(organisation.CHANNEL))
        where.lives(instruments.journey(table))
        assert where.bot.stop() == 0
        told = where.seen.said()
    in_channel = [one for one in told if one.conversation.split(";")[0] in {organisation.CHANNEL, organisation.TEAM}]
    summaries.check(["\n".join(one.reads()) for one in in_channel], library)
    shown = [card for one in told for card in one.cards]
    assert len(shown) > len(in_channel)
    for card in shown:
        adaptivecards.check_card(card)


def _address(handle: str) -> inbound.Address:
    return inbound.Address(platform="teams", tenant=organisation.TENANT, handle=handle)
