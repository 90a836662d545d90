"""A stand-in for Teams with a few people, a team and channels, and the real adapter in front of it."""

from collections.abc import AsyncIterator

import pytest

from adapters.teams import api, host, messenger, reaching, references, roster
from conversations import wording
from tests.edge.teams_out import cases
from tests.teams import connector, tenant


@pytest.fixture
async def teams() -> AsyncIterator[connector.Connector]:
    async with connector.running() as one:
        one.tenant.person(cases.ADA_HANDLE, "Ada Moss")
        one.tenant.person(cases.BEN_HANDLE, "Ben Reed")
        one.tenant.team(cases.TEAM, [cases.ADA_HANDLE, cases.BEN_HANDLE], {cases.CHANNEL: "Northby board"})
        yield one


@pytest.fixture
def ticks() -> cases.Ticks:
    return cases.Ticks()


@pytest.fixture
async def calls(teams: connector.Connector, ticks: cases.Ticks) -> AsyncIterator[api.Api]:
    async with api.Api(teams, teams, timeout=5.0, uptime=ticks) as one:
        yield one


@pytest.fixture
def vault() -> cases.Vault:
    return cases.Vault()


@pytest.fixture
async def known(teams: connector.Connector, vault: cases.Vault) -> references.References:
    """The team is known; people and channels are found through it."""
    one = references.References(vault)
    team = references.Reference(service_url=teams.service_url, conversation=cases.TEAM, bot=tenant.BOT, name="Northby HWB")
    await one.note(references.Seen(tenant=tenant.TENANT, kind=host.Kind.TEAM, handle=cases.TEAM, reference=team))
    return one


@pytest.fixture
def lists(calls: api.Api, known: references.References, ticks: cases.Ticks) -> roster.Roster:
    return roster.Roster(calls, known, time_of=ticks.now)


@pytest.fixture
def reach(calls: api.Api, known: references.References, lists: roster.Roster) -> reaching.Reaching:
    return reaching.Reaching(calls, known, lists)


@pytest.fixture
def way(
    calls: api.Api, known: references.References, reach: reaching.Reaching, lists: roster.Roster, ticks: cases.Ticks
) -> messenger.TeamsMessenger:
    return messenger.TeamsMessenger(calls, known, reach, lists, wording.Wording(), wait=ticks.wait)
