"""Ways to people and channels: kept, found, opened once, and opened anew when they are gone."""

import asyncio
import dataclasses

import pytest

from adapters.teams import api, host, reaching, references, roster
from conversations import inbound, sending
from frameworks import errors
from tests.edge.teams_out import cases
from tests.teams import connector, tenant


async def keep(known: references.References, address: inbound.Address, reference: references.Reference) -> None:
    kind = host.Kind.CHANNEL if address.handle.startswith("19:") else host.Kind.PERSON
    await known.note(references.Seen(tenant=address.tenant, kind=kind, handle=address.handle, reference=reference))


def other(handle: str) -> inbound.Address:
    return dataclasses.replace(cases.ADA, handle=handle)


async def test_a_way_that_is_kept_asks_nobody(teams: connector.Connector, known: references.References, reach: reaching.Reaching) -> None:
    for address, conversation in ((cases.ADA, "a:kept"), (cases.BOARD, cases.CHANNEL)):
        await keep(known, address, references.Reference(service_url=teams.service_url, conversation=conversation))
        assert (await reach.conversation(address)).conversation == conversation
    assert teams.calls == []


async def test_somebody_whom_only_a_roster_knows_gets_a_chat_which_is_kept(
    teams: connector.Connector, calls: api.Api, vault: cases.Vault, lists: roster.Roster, reach: reaching.Reaching
) -> None:
    found = await reach.conversation(cases.ADA)
    assert (found.conversation, found.service_url) == (cases.CHAT, teams.service_url)
    assert (found.user, found.bot) == (f"29:{cases.ADA_HANDLE}", tenant.BOT)
    (opened,) = teams.called("open")
    assert opened.body == {
        "isGroup": False,
        "bot": {"id": tenant.BOT},
        "members": [{"id": f"29:{cases.ADA_HANDLE}"}],
        "tenantId": tenant.TENANT,
        "channelData": {"tenant": {"id": tenant.TENANT}},
    }
    asked = len(teams.calls)
    again = reaching.Reaching(calls, references.References(vault), lists)
    assert (await again.conversation(cases.ADA)).conversation == cases.CHAT
    assert len(teams.calls) == asked


async def test_somebody_whom_we_met_is_not_looked_for(
    teams: connector.Connector, known: references.References, reach: reaching.Reaching
) -> None:
    user = f"29:{cases.ADA_HANDLE}"
    await keep(known, cases.ADA, references.Reference(service_url=teams.service_url, user=user, bot=tenant.BOT, zone="Europe/London"))
    assert (await reach.conversation(cases.ADA)).conversation == cases.CHAT
    assert [one.name for one in teams.calls] == ["open"]
    kept = await known.find(tenant.TENANT, host.Kind.PERSON, cases.ADA_HANDLE)
    assert kept is not None
    assert (kept.conversation, kept.zone) == (cases.CHAT, "Europe/London")


async def test_twenty_at_once_open_one_chat(teams: connector.Connector, reach: reaching.Reaching) -> None:
    teams.pause = 0.01
    found = await asyncio.gather(*(reach.conversation(cases.ADA) for _ in range(20)))
    assert {one.conversation for one in found} == {cases.CHAT}
    assert len(teams.called("open")) == 1


async def test_twenty_at_once_fail_together_and_the_next_tries_anew(teams: connector.Connector, reach: reaching.Reaching) -> None:
    teams.pause = 0.01
    teams.fail("open", connector.Trouble.REFUSE, "ServiceError", status=502)
    ended = await asyncio.gather(*(reach.conversation(cases.ADA) for _ in range(20)), return_exceptions=True)
    assert {type(one) for one in ended} == {sending.NotSent}
    assert len(teams.called("open")) == 1
    assert (await reach.conversation(cases.ADA)).conversation == cases.CHAT


async def test_who_is_in_no_team_does_not_have_the_app(teams: connector.Connector, reach: reaching.Reaching) -> None:
    with pytest.raises(sending.Refused) as caught:
        await reach.conversation(other("cccccccc-0000-0000-0000-000000000003"))
    assert caught.value.reason is sending.Reason.NOT_INSTALLED
    assert teams.called("open") == []


async def test_teams_says_who_does_not_have_the_app(teams: connector.Connector, reach: reaching.Reaching) -> None:
    teams.tenant.person(cases.BEN_HANDLE, "Ben Reed", with_app=False)
    with pytest.raises(sending.Refused) as caught:
        await reach.conversation(cases.BEN)
    assert caught.value.reason is sending.Reason.NOT_INSTALLED


@pytest.mark.parametrize("handle", [cases.CHANNEL, cases.TEAM])
async def test_a_channel_is_found_through_its_team(
    teams: connector.Connector, known: references.References, reach: reaching.Reaching, handle: str
) -> None:
    found = await reach.conversation(other(handle))
    assert (found.conversation, found.service_url, found.team) == (handle, teams.service_url, cases.TEAM)
    kept = await known.find(tenant.TENANT, host.Kind.CHANNEL, handle)
    assert kept is not None
    assert kept.conversation == handle


async def test_a_channel_of_no_team_of_ours_is_not_reached(reach: reaching.Reaching) -> None:
    with pytest.raises(sending.Refused) as caught:
        await reach.conversation(other("19:elsewhere@thread.tacv2"))
    assert caught.value.reason is sending.Reason.NOT_IN_CHANNEL


async def test_a_way_that_somebody_else_renewed_is_not_renewed_again(
    teams: connector.Connector, known: references.References, reach: reaching.Reaching
) -> None:
    gone = references.Reference(service_url=teams.service_url, conversation="a:gone")
    await keep(known, cases.ADA, dataclasses.replace(gone, conversation="a:newer"))
    assert (await reach.renewed(cases.ADA, gone)).conversation == "a:newer"
    assert teams.calls == []


async def test_what_cannot_be_read_or_kept_loses_nobody(
    teams: connector.Connector, known: references.References, vault: cases.Vault, reach: reaching.Reaching
) -> None:
    vault.broken = errors.BoardpulseError("sealed")
    with pytest.raises(sending.NotSent):
        await reach.conversation(cases.ADA)
    assert teams.calls == []
