"""How people and teams are reached, read through the memory of two processes that share a vault."""

import asyncio
import dataclasses

from adapters.teams import host, references
from tests.edge.teams import world
from tests.edge.teams_out import cases

TEAM = references.Seen(
    tenant="t", kind=host.Kind.TEAM, handle=cases.TEAM, reference=references.Reference(service_url="https://one.example", name="Northby")
)
KEY = (TEAM.tenant, TEAM.kind, TEAM.handle)
RENAMED = dataclasses.replace(TEAM, reference=dataclasses.replace(TEAM.reference, name="Southby"))


async def test_what_another_process_dropped_is_kept_again_when_it_comes_back() -> None:
    vault = world.Vault()
    one, other = references.References(vault), references.References(vault)
    await one.note(TEAM)
    await other.drop(*KEY)
    await one.note_again(TEAM)
    assert await other.find(*KEY) == TEAM.reference
    assert await one.all("t", host.Kind.TEAM) == {cases.TEAM: TEAM.reference}


async def test_what_another_process_changed_or_dropped_is_known_after_a_while() -> None:
    vault, ticks = world.Vault(), cases.Ticks()
    one, other = references.References(vault, uptime=ticks), references.References(vault)
    await one.note(TEAM)
    await other.note(RENAMED)
    assert await one.find(*KEY) == TEAM.reference
    ticks.seconds += references.FRESH
    assert await one.find(*KEY) == RENAMED.reference
    await other.drop(*KEY)
    ticks.seconds += references.FRESH
    assert await one.find(*KEY) is None
    await one.note(TEAM)
    assert vault.kept[KEY] == references.to_text(TEAM.reference)


async def test_a_slow_look_does_not_cover_what_was_kept_meanwhile() -> None:
    vault = Slow()
    known = references.References(vault)
    await vault.keep(*KEY, references.to_text(TEAM.reference))
    slow = asyncio.create_task(known.find(*KEY))
    await vault.looked.wait()
    vault.holds = False
    await known.note(RENAMED)
    vault.go_on.set()
    assert await slow == RENAMED.reference
    assert await known.find(*KEY) == RENAMED.reference


async def test_a_look_while_it_is_being_dropped_leaves_nothing_in_memory() -> None:
    vault = Slow()
    vault.holds = False
    known = references.References(vault)
    await vault.keep(*KEY, references.to_text(TEAM.reference))
    dropping = asyncio.create_task(known.drop(*KEY))
    await vault.dropping.wait()
    assert await known.find(*KEY) == TEAM.reference
    vault.go_on.set()
    await dropping
    assert await known.find(*KEY) is None


class Slow(world.Vault):
    """Reads at once, and says so late; is about to drop for as long as it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.looked, self.dropping, self.go_on, self.holds = asyncio.Event(), asyncio.Event(), asyncio.Event(), True

    async def find(self, tenant: str, kind: host.Kind, handle: str) -> str | None:
        found = await super().find(tenant, kind, handle)
        if self.holds:
            self.looked.set()
            await self.go_on.wait()
        return found

    async def drop(self, tenant: str, kind: host.Kind, handle: str) -> None:
        self.dropping.set()
        await self.go_on.wait()
        await super().drop(tenant, kind, handle)
