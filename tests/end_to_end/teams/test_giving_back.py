"""What a board gets back, in Microsoft's own local Teams client, in a browser: preview, summary, own answers, the course and the week."""

import pathlib
from collections.abc import Mapping

from conversations import inbound
from frameworks import loader
from tests import adaptivecards, postgres
from tests.end_to_end import between_table, giving_back, quarter
from tests.end_to_end.teams import organisation, traffic, workspace


def test_a_board_gets_back_what_it_said(tmp_path: pathlib.Path, library: loader.Library, server: postgres.Server) -> None:
    reached = {who: _address(organisation.object_id(who)) for who in quarter.NAMES}
    with server.migrated_database() as url, workspace.running(tmp_path, url, browser=giving_back.CHAIR, signed=False) as where:

        def said() -> list[giving_back.Told]:
            return [(_whose(one, where), "\n".join(one.reads())) for one in where.seen.said()]

        opens, runs = between_table.beside(url, where.bot.keys)
        table = giving_back.Table(library, opens, runs, where.bot.now, reached=reached, channel=_address(organisation.CHANNEL))
        where.lives(giving_back.journey(table, said, where.bot.dies_and_lives))
        assert where.bot.stop() == 0
        told, cards = said(), [(_whose(one, where), one, card) for one in where.seen.said() for card in one.cards]
    for _, _, card in cards:
        adaptivecards.check_card(card)
    giving_back.check(told, library)
    pictures = [(who, one, picture) for who, one, card in cards for picture in adaptivecards.of_kind(card, "Image")]
    assert {who for who, _, _ in pictures} == {giving_back.CHAIR, quarter.CHANNEL}
    assert all(picture["altText"] and picture["url"].startswith("data:image/png;base64,") for _, _, picture in pictures)
    # What is shown at a press has its picture as well: there, Teams is answered with the whole card.
    assert [one for who, one, _ in pictures if who == giving_back.CHAIR and "Strategy over time" in "\n".join(one.reads())]


def _whose(one: traffic.Said, where: workspace.Workspace) -> str:
    return _names(where)[one.conversation.split(";")[0]]


def _names(where: workspace.Workspace) -> Mapping[str, str]:
    chats = {**where.seen.chats(), organisation.user(where.browser): organisation.own_chat(where.browser)}
    people = {chats[organisation.user(who)]: who for who in quarter.NAMES if organisation.user(who) in chats}
    return {organisation.CHANNEL: quarter.CHANNEL, organisation.TEAM: quarter.CHANNEL, **people}


def _address(handle: str) -> inbound.Address:
    return inbound.Address(platform="teams", tenant=organisation.TENANT, handle=handle)
