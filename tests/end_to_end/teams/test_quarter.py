"""A member's quarter in Microsoft's own local Teams client, in a browser: with sign-in switched off, and with it on as in earnest."""

import pathlib

from tests import adaptivecards, postgres
from tests.end_to_end import quarter
from tests.end_to_end.teams import organisation, player, workspace


def test_without_sign_in_and_a_member_at_the_page(tmp_path: pathlib.Path, migrated_sqlite: str) -> None:
    with workspace.running(tmp_path, migrated_sqlite, browser=quarter.MEMBER, old_client=quarter.COORDINATOR, signed=False) as where:
        hand = where.lives(quarter.whole())
        assert where.bot.stop() == 0
        _check_everything_sent(where, hand)


def test_with_sign_in_on_postgresql_and_the_coordinator_at_the_page(tmp_path: pathlib.Path, server: postgres.Server) -> None:
    with server.migrated_database() as url, workspace.running(tmp_path, url, browser=quarter.COORDINATOR, signed=True) as where:
        hand = where.lives(quarter.whole())
        assert where.signing is not None
        counted = where.signing.stats()
        assert where.bot.stop() == 0
        _check_everything_sent(where, hand)
    # One token did for everything, every call carried it, and nothing else was asked of the world.
    assert (counted["tokens"], counted["from_bot_refused"], counted["unknown"]) == (1, 0, [])
    assert counted["metadata"] >= 1
    assert counted["keys"] >= 1
    assert counted["to_bot"] > len(quarter.whole()) // 2
    assert counted["from_bot"] > 0


def _check_everything_sent(where: workspace.Workspace, hand: player.Player) -> None:
    """Every card in every conversation fits Microsoft's schema and what Teams shows; what is private went to the person alone."""
    told = where.seen.said()
    shown = [card for one in told for card in one.cards]
    assert len(shown) >= sum(isinstance(step, quarter.Hears) for step in quarter.whole())
    for card in shown:
        adaptivecards.check_card(card)
    private = (quarter.NOTE, *quarter.THOUGHTS.splitlines(), *quarter.NAMES.values())
    in_channel = [one for one in told if one.conversation.split(";")[0] in {organisation.CHANNEL, organisation.TEAM}]
    assert in_channel
    for one in in_channel:
        assert not [text for text in one.reads() for words in private if words in text]
    own = {hand.chat(who): who for who in quarter.NAMES}
    for words in (quarter.NOTE, quarter.THOUGHTS.splitlines()[0]):
        assert {own.get(one.conversation) for one in told if any(words in text for text in one.reads())} == {quarter.MEMBER}
