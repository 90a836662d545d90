"""Who and which channels are in the teams: read once, in pages, and never of a team that one is not in."""

import asyncio
import datetime
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from adapters.teams import api, host, references, roster
from conversations import sending
from frameworks import errors
from tests.edge.teams_out import cases
from tests.teams import connector, tenant

OTHER = "19:other@thread.tacv2"


async def know(known: references.References, teams: connector.Connector, team: str, name: str = "") -> None:
    reference = references.Reference(service_url=teams.service_url, conversation=team, bot=tenant.BOT, name=name)
    await known.note(references.Seen(tenant=tenant.TENANT, kind=host.Kind.TEAM, handle=team, reference=reference))


async def test_everybody_of_all_teams_is_there_once(teams: connector.Connector, known: references.References, lists: roster.Roster) -> None:
    teams.tenant.person("cara", "Cara Lane")
    teams.tenant.team(OTHER, [cases.ADA_HANDLE, "cara"])
    await know(known, teams, OTHER)
    members = await lists.members(tenant.TENANT)
    assert {handle: one.name for handle, one in members.items()} == {
        cases.ADA_HANDLE: "Ada Moss",
        cases.BEN_HANDLE: "Ben Reed",
        "cara": "Cara Lane",
    }
    ada = members[cases.ADA_HANDLE]
    assert (ada.user, ada.bot, ada.service_url, ada.role) == (f"29:{cases.ADA_HANDLE}", tenant.BOT, teams.service_url, "user")
    assert (ada.email, ada.principal, ada.tenant) == ("ada.moss@northby.example", "ada.moss@northby.example", tenant.TENANT)


async def test_who_is_a_guest_anywhere_is_a_guest(teams: connector.Connector, known: references.References, lists: roster.Roster) -> None:
    teams.tenant.person(cases.BEN_HANDLE, "Ben Reed", userRole="Guest")
    teams.tenant.team(OTHER, [cases.BEN_HANDLE])
    await know(known, teams, OTHER)
    assert (await lists.members(tenant.TENANT))[cases.BEN_HANDLE].role == roster.GUEST


async def test_odd_accounts_are_passed_over_and_ids_written_alike(teams: connector.Connector, lists: roster.Roster) -> None:
    teams.tenant.person("odd", aadObjectId=None)
    teams.tenant.person("nameless", "", aadObjectId="", objectId="CCCCCCCC-0000-0000-0000-000000000003", givenName="Cara", surname="Lane")
    teams.tenant.person("numbered", id=8)
    teams.tenant.people["numbered"] |= {"name": 7}
    teams.tenant.teams[cases.TEAM].members += ["odd", "nameless", "numbered"]
    members = await lists.members(tenant.TENANT)
    assert list(members) == [cases.ADA_HANDLE, cases.BEN_HANDLE, "cccccccc-0000-0000-0000-000000000003"]
    assert members["cccccccc-0000-0000-0000-000000000003"].name == "Cara Lane"


async def test_a_list_is_read_once_and_anew_when_it_is_old(teams: connector.Connector, lists: roster.Roster, ticks: cases.Ticks) -> None:
    await asyncio.gather(*(lists.members(tenant.TENANT) for _ in range(20)))
    ticks.seconds += roster.FRESH.total_seconds() - 1
    await lists.members(tenant.TENANT)
    assert len(teams.called("members")) == 1
    ticks.seconds += 1
    teams.tenant.teams[cases.TEAM].members.remove(cases.BEN_HANDLE)
    assert list(await lists.members(tenant.TENANT)) == [cases.ADA_HANDLE]
    assert len(teams.called("members")) == 2


async def test_a_clock_that_was_set_back_makes_no_list_last_for_ever(
    teams: connector.Connector, lists: roster.Roster, ticks: cases.Ticks
) -> None:
    await lists.members(tenant.TENANT)
    ticks.seconds -= datetime.timedelta(days=1).total_seconds()
    await lists.members(tenant.TENANT)
    assert len(teams.called("members")) == 2


async def test_a_team_that_is_new_is_seen_at_once(teams: connector.Connector, known: references.References, lists: roster.Roster) -> None:
    await lists.members(tenant.TENANT)
    teams.tenant.person("cara", "Cara Lane")
    teams.tenant.team(OTHER, ["cara"])
    await know(known, teams, OTHER)
    assert "cara" in await lists.members(tenant.TENANT)
    await known.drop(tenant.TENANT, host.Kind.TEAM, OTHER)
    assert "cara" not in await lists.members(tenant.TENANT)
    assert len(teams.called("members")) == 2


async def test_a_team_where_we_are_no_more_is_skipped(
    teams: connector.Connector, known: references.References, lists: roster.Roster
) -> None:
    await know(known, teams, "19:gone@thread.tacv2")
    assert set(await lists.members(tenant.TENANT)) == {cases.ADA_HANDLE, cases.BEN_HANDLE}
    assert cases.CHANNEL in await lists.channels(tenant.TENANT, None)


async def test_asked_to_wait_in_the_middle_it_goes_on_where_it_stopped(
    teams: connector.Connector, known: references.References, lists: roster.Roster, ticks: cases.Ticks
) -> None:
    teams.tenant.team(OTHER, [cases.ADA_HANDLE])
    await know(known, teams, OTHER)
    teams.fail("members", connector.Trouble.NONE)
    teams.fail("members", connector.Trouble.LIMITED, retry_after="30")
    with pytest.raises(sending.RateLimited):
        await lists.members(tenant.TENANT)
    ticks.seconds += 30
    await lists.members(tenant.TENANT)
    assert [one.ids[0] for one in teams.called("members")].count(cases.TEAM) == 1


async def test_who_gives_up_waiting_does_not_stop_the_reading(teams: connector.Connector, lists: roster.Roster) -> None:
    reading = asyncio.create_task(lists.members(tenant.TENANT))
    await teams.heard.wait()
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    assert cases.ADA_HANDLE in await lists.members(tenant.TENANT)
    assert len(teams.called("members")) == 1


async def test_no_more_than_ten_thousand_people_are_looked_at(
    teams: connector.Connector, known: references.References, lists: roster.Roster, caplog: pytest.LogCaptureFixture
) -> None:
    crowd = [f"person-{number}" for number in range(roster.PEOPLE)]
    for handle in crowd:
        teams.tenant.person(handle)
    teams.tenant.teams[cases.TEAM].members = crowd
    teams.tenant.team(OTHER, [cases.BEN_HANDLE])
    await know(known, teams, OTHER)
    assert len(await lists.members(tenant.TENANT)) == roster.PEOPLE
    assert "people_cut" in {vars(one).get("action") for one in caplog.records}


async def test_only_channels_of_the_askers_own_teams_are_named(
    teams: connector.Connector, known: references.References, lists: roster.Roster
) -> None:
    teams.tenant.person("cara")
    teams.tenant.team(OTHER, ["cara"], {"19:secret@thread.tacv2": "Secret plans"})
    await know(known, teams, OTHER)
    assert await lists.channels(tenant.TENANT, cases.ADA_HANDLE) == {cases.TEAM: "Northby HWB: General", cases.CHANNEL: "Northby board"}
    assert await lists.channels(tenant.TENANT, "cara") == {OTHER: "General", "19:secret@thread.tacv2": "Secret plans"}
    assert await lists.channels(tenant.TENANT, "nobody") == {}
    assert len(await lists.channels(tenant.TENANT, None)) == 4
    assert len(teams.called("channels")) == 2


async def test_channels_of_one_name_are_told_apart(teams: connector.Connector, known: references.References, lists: roster.Roster) -> None:
    teams.tenant.team(OTHER, [cases.ADA_HANDLE], {"19:twin@thread.tacv2": "Northby board"})
    await know(known, teams, OTHER, "Southby HWB")
    named = await lists.channels(tenant.TENANT, cases.ADA_HANDLE)
    assert named[cases.CHANNEL] == "Northby HWB: Northby board"
    assert named["19:twin@thread.tacv2"] == "Southby HWB: Northby board"
    assert named[OTHER] == "Southby HWB: General"


async def test_another_tenant_is_another_world(lists: roster.Roster) -> None:
    assert await lists.members("99999999-0000-0000-0000-000000000000") == {}
    assert await lists.channels("99999999-0000-0000-0000-000000000000", None) == {}


async def test_a_vault_that_cannot_be_read_sends_nothing(lists: roster.Roster, vault: cases.Vault, calls: api.Api) -> None:
    vault.broken = errors.BoardpulseError("sealed")
    for asked in (lists.members(tenant.TENANT), lists.channels(tenant.TENANT, None), lists.channel(tenant.TENANT, cases.CHANNEL)):
        with pytest.raises(sending.NotSent):
            await asked


@pytest.mark.parametrize("key", ["type", "channelType", "membershipType"])
async def test_private_channels_are_named_to_nobody_and_shared_ones_are_known(key: str, known: references.References) -> None:
    listed: list[dict[str, Any]] = [
        {"id": cases.TEAM, "name": None, key: "standard"},
        {"id": "19:private@thread.tacv2", "name": "Secret plans", key: "Private"},
        {"id": "19:shared@thread.tacv2", "name": "With the hospital", key: "shared"},
        {"id": "19:odd@thread.tacv2", "name": 7, key: ["private"]},
        {"name": "without an id"},
    ]
    lists = roster.Roster(_Listing(listed), known, time_of=cases.Ticks().now)
    assert set(await lists.channels(tenant.TENANT, None)) == {cases.TEAM, "19:shared@thread.tacv2", "19:odd@thread.tacv2"}
    assert await lists.shared(tenant.TENANT) == {"19:shared@thread.tacv2"}
    assert await lists.channel(tenant.TENANT, "19:private@thread.tacv2") is None


class _Listing(api.Api):
    """Gives one list of channels."""

    def __init__(self, listed: Sequence[Mapping[str, Any]]) -> None:
        self._listed = listed

    async def channels(self, service_url: str, team: str) -> Sequence[Mapping[str, Any]]:
        return self._listed
