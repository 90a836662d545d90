"""How people, channels and teams are reached: what Teams showed in activities that were validated, kept encrypted by the vault."""

import collections
import dataclasses
import json
import time
from collections.abc import Callable, Mapping

from adapters.teams import host

_REMEMBERED = 10_000
"""So many references are held in memory, so that not every press looks in the vault."""
FRESH = 300.0
"""Seconds for which one is held: another process may have changed or dropped it meanwhile."""
_Key = tuple[str, host.Kind, str]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Reference:
    """One way to somebody or something. Every field but the first may be empty.

    `service_url` is where the connector of their tenant is. `conversation` is what to post to; a person known only from a roster has
    none yet. `user` ("29:…") and `bot` ("28:…") are Teams' own ids, `team` is the team that a channel belongs to. `zone` and
    `locale` are what the person's own app said of them.
    """

    service_url: str
    conversation: str = ""
    user: str = ""
    bot: str = ""
    team: str = ""
    name: str = ""
    zone: str = ""
    locale: str = ""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Seen:
    """A reference that an activity showed, and whose it is."""

    tenant: str
    kind: host.Kind
    handle: str
    reference: Reference


class References:
    """What is known, read through memory. Several processes may keep the same ones: the newest stands.

    `uptime` gives seconds that only go forward.
    """

    def __init__(self, vault: host.Vault, *, uptime: Callable[[], float] = time.monotonic) -> None:
        self._vault = vault
        self._uptime = uptime
        self._known: collections.OrderedDict[_Key, tuple[float, Reference]] = collections.OrderedDict()

    async def note(self, seen: Seen) -> None:
        """Keep what was seen, if it is news. Where it leaves a field empty, what was known of that stands."""
        key = (seen.tenant, seen.kind, seen.handle)
        before = await self.find(*key)
        merged = seen.reference if before is None else _merged(before, seen.reference)
        if merged != before:
            await self._vault.keep(*key, to_text(merged))
            self._remember(key, merged)

    async def note_again(self, seen: Seen) -> None:
        """The same for what came back, by what is kept now: it may have been dropped by another process, which memory cannot know."""
        self._known.pop((seen.tenant, seen.kind, seen.handle), None)
        await self.note(seen)

    async def find(self, tenant: str, kind: host.Kind, handle: str) -> Reference | None:
        """The reference, or None."""
        key = (tenant, kind, handle)
        if (known := self._remembered(key)) is not None:
            return known
        kept = await self._vault.find(*key)
        if (newer := self._remembered(key)) is not None:
            return newer  # it was kept while we looked
        found = None if kept is None else from_text(kept)
        if found is not None:
            self._remember(key, found)
        return found

    async def all(self, tenant: str, kind: host.Kind) -> Mapping[str, Reference]:
        """All of a kind in a tenant, by their handles. Always as they are kept."""
        found = {handle: from_text(text) for handle, text in (await self._vault.all(tenant, kind)).items()}
        return {handle: reference for handle, reference in found.items() if reference is not None}

    async def drop(self, tenant: str, kind: host.Kind, handle: str) -> None:
        """Forget one: the bot was taken out there."""
        await self._vault.drop(tenant, kind, handle)
        # Not before: whoever looked meanwhile would have it in memory for longer than it is kept.
        self._known.pop((tenant, kind, handle), None)

    def _remembered(self, key: _Key) -> Reference | None:
        since, reference = self._known.get(key, (0.0, None))
        if reference is None or self._uptime() - since >= FRESH:
            return None
        self._known.move_to_end(key)
        return reference

    def _remember(self, key: _Key, reference: Reference) -> None:
        self._known[key] = (self._uptime(), reference)
        self._known.move_to_end(key)
        while len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)


def to_text(reference: Reference) -> str:
    """As the vault keeps it."""
    return json.dumps({name: value for name, value in dataclasses.asdict(reference).items() if value})


def from_text(text: str) -> Reference | None:
    """What `to_text` wrote; None for anything else."""
    try:
        given = json.loads(text)
        names = {field.name for field in dataclasses.fields(Reference)}
        return Reference(**{name: value for name, value in given.items() if name in names and isinstance(value, str)})
    except (ValueError, TypeError, AttributeError):
        return None


def _merged(before: Reference, now: Reference) -> Reference:
    given = {name: value for name, value in dataclasses.asdict(now).items() if value}
    return dataclasses.replace(before, **given)
