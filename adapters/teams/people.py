"""Who Teams knows: accounts, names and channels, in the neutral words of the directory. Decides nothing about boards.

Whether somebody has the app is found out by opening the chat with them. That takes Teams a while for each, so it goes on in the
background: of whom it could not be told in time, it is said so, and it is known at the next look.
"""

import asyncio
import dataclasses
import functools
import logging
import re
import time
import unicodedata
import zoneinfo
from collections.abc import Callable, Iterable, Mapping, Sequence

from adapters.teams import errors, host, reaching, references, roster
from conversations import directory, inbound, sending, wording

FRESH = 300.0
"""Seconds for which it is remembered whether somebody has the app."""
PATIENCE = 1.2
"""Seconds that one turn waits to learn who has the app; a person is waiting for it."""
TURN = 2.0
"""Seconds within which looks are taken for those of one turn. They share its patience."""
_AT_ONCE = 8
_APP = "28:"
"""Teams' ids of bots begin like this."""
_WITHOUT_APP = frozenset({sending.Reason.NOT_INSTALLED, sending.Reason.BLOCKED})
_REACHABLE = frozenset({directory.Standing.MEMBER, directory.Standing.GUEST})

_BRACKETS = re.compile(r"\([^()]{0,100}\)|\[[^\[\]]{0,100}\]")

_log = logging.getLogger(__name__)


@dataclasses.dataclass(frozen=True, kw_only=True)
class _Known:
    """One account, by what it goes by, and whether there is a chat with it already."""

    profile: directory.Profile
    names: frozenset[str]
    has_chat: bool


@dataclasses.dataclass(frozen=True, kw_only=True)
class _Look:
    """A look whether somebody has the app; its result is None where Teams did not say."""

    begun_at: float
    task: asyncio.Task[bool | None]

    @property
    def has_app(self) -> bool | None:
        if not self.task.done() or self.task.cancelled() or self.task.exception() is not None:
            return None
        return self.task.result()


class TeamsPeople:
    """Looks people and channels up, in the teams that have the app and among those who wrote to it.

    `uptime` gives seconds that only go forward.
    """

    def __init__(
        self,
        known: references.References,
        lists: roster.Roster,
        reach: reaching.Reaching,
        *,
        uptime: Callable[[], float] = time.monotonic,
        patience: float = PATIENCE,
    ) -> None:
        self._known = known
        self._roster = lists
        self._reach = reach
        self._uptime = uptime
        self._patience = patience
        self._turn_ends = self._wait_until = float("-inf")
        self._looks: dict[inbound.Address, _Look] = {}
        self._at_once = asyncio.Semaphore(_AT_ONCE)

    async def look_up(self, address: inbound.Address) -> directory.Profile | None:
        """The account, whatever its standing; None where it is in no team that has the app, and never wrote to us."""
        if not errors.is_personal(address.handle):
            return None
        until = self._until()
        here = dataclasses.replace(address, handle=address.handle.lower())
        known = _known(here, (await self._roster.members(here.tenant)).get(here.handle), await self._kept(here))
        return None if known is None else (await self._with_app([known], until))[0]

    async def named(self, tenant: str, names: Sequence[str]) -> Mapping[str, Sequence[directory.Profile]]:
        """The accounts that go by each name: by their full name as Teams shows it, or an address that they sign in with.

        Bots are left out.
        """
        until, wanted = self._until(), {_plain(name) for name in names}
        members, kept = await self._roster.members(tenant), await self._all_kept(tenant)
        found = []
        for handle in dict.fromkeys([*members, *kept]):
            address = inbound.Address(platform=host.PLATFORM, tenant=tenant, handle=handle)
            one = _known(address, members.get(handle), kept.get(handle))
            if one is not None and one.names & wanted and one.profile.standing is not directory.Standing.BOT:
                found.append(one)
        profiles = list(zip(found, await self._with_app(found, until), strict=True))
        return {name: [profile for one, profile in profiles if _plain(name) in one.names] for name in names}

    async def channel(self, address: inbound.Address, *, asker: inbound.Address | None) -> directory.ChannelProfile | None:
        """The channel; None where it is none, no team that has the app has it, or the asker is not in that team."""
        here = dataclasses.replace(address, handle=address.handle.partition(";")[0])
        if errors.is_personal(here.handle) or (asker is not None and (asker.platform, asker.tenant) != (here.platform, here.tenant)):
            return None
        names = await self._roster.channels(here.tenant, asker.handle if asker is not None else None)
        if here.handle not in names:
            return None
        shared = here.handle in await self._roster.shared(here.tenant)
        return directory.ChannelProfile(address=here, name=names[here.handle], can_post=not shared, shared_outside=shared)

    async def settled(self) -> None:
        """Wait for the looks that are under way."""
        if under_way := [one.task for one in self._looks.values() if not one.task.done()]:
            await asyncio.wait(under_way)

    def _until(self) -> float:
        """Until when this turn waits to learn who has the app. What is looked up within two seconds belongs to one turn."""
        now = self._uptime()
        if now >= self._turn_ends:
            self._turn_ends, self._wait_until = now + TURN, now + self._patience
        return self._wait_until

    async def _with_app(self, known: Sequence[_Known], until: float) -> list[directory.Profile]:
        """Their profiles, with what was found out by then of who has the app."""
        now = self._uptime()
        self._looks = {address: look for address, look in self._looks.items() if not look.task.done() or now - look.begun_at < FRESH}
        asked = [one.profile.address for one in known if not one.has_chat and one.profile.standing in _REACHABLE]
        looks = {address: self._look(address, now) for address in asked}
        under_way = [look.task for look in looks.values() if not look.task.done()]
        if under_way and until > now:
            await asyncio.wait(under_way, timeout=until - now)
        said = {address: look.has_app for address, look in looks.items()}
        unknown = sum(one is None for one in said.values())
        if unknown:
            _log.info("it is not known yet who has the app", extra={"action": "app_unknown", "people": unknown})
        told = [(one.profile, said.get(one.profile.address, True)) for one in known]
        return [dataclasses.replace(profile, without_app=has_app is False, app_unknown=has_app is None) for profile, has_app in told]

    def _look(self, address: inbound.Address, now: float) -> _Look:
        """What is remembered, or under way; else a new look. What Teams did not say is asked again."""
        look = self._looks.get(address)
        if look is None or (look.task.done() and look.has_app is None):
            look = self._looks[address] = _Look(begun_at=now, task=asyncio.create_task(self._has_app(address)))
        return look

    async def _has_app(self, address: inbound.Address) -> bool | None:
        async with self._at_once:
            try:
                await self._reach.conversation(address)
            except sending.Refused as exc:
                return False if exc.reason in _WITHOUT_APP else None
            except sending.SendError:
                return None
        return True

    async def _kept(self, address: inbound.Address) -> references.Reference | None:
        try:
            return await self._known.find(address.tenant, host.Kind.PERSON, address.handle)
        except Exception as exc:
            raise _unread(exc) from exc

    async def _all_kept(self, tenant: str) -> Mapping[str, references.Reference]:
        try:
            return await self._known.all(tenant, host.Kind.PERSON)
        except Exception as exc:
            raise _unread(exc) from exc


def _unread(exc: Exception) -> sending.SendError:
    """What is kept may be readable again when its key or its database is back."""
    _log.warning("people could not be looked up", extra={"action": "people_unread", "error": type(exc).__name__})
    return sending.NotSent()


def _known(address: inbound.Address, member: roster.Member | None, kept: references.Reference | None) -> _Known | None:
    """The account as the teams and their own messages show it."""
    if member is None and kept is None:
        return None
    name = (member.name if member else "") or (kept.name if kept else "") or address.handle
    email, principal = (member.email, member.principal) if member else ("", "")
    profile = directory.Profile(
        address=address,
        name=name,
        standing=_standing(address.tenant, member),
        zone=kept.zone if kept and kept.zone in _zones() else None,
        language=wording.closest(kept.locale) if kept else None,
        # A guest's own principal is their home address turned inside out, which nobody reads.
        sign_in=email or principal or None,
    )
    return _Known(profile=profile, names=_plainly((*_spellings(name), email, principal)), has_chat=bool(kept and kept.conversation))


def _standing(tenant: str, member: roster.Member | None) -> directory.Standing:
    """A guest before a stranger: a guest has an account in this tenant, wherever they come from. Teams says nothing of who only wrote."""
    if member is None:
        return directory.Standing.MEMBER
    if member.user.startswith(_APP):
        return directory.Standing.BOT
    if member.role == roster.GUEST:
        return directory.Standing.GUEST
    if member.tenant and member.tenant != tenant.lower():
        return directory.Standing.STRANGER
    return directory.Standing.MEMBER


def _spellings(name: str) -> list[str]:
    """A name as Teams shows it, and as people write it: organisations add brackets and put the surname first, "Quill, Asha (Guest)"."""
    bare = _BRACKETS.sub(" ", name)
    surname, comma, given = bare.partition(",")
    return [name, bare, f"{given} {surname}"] if comma and given.strip() and "," not in given else [name, bare]


def _plainly(names: Iterable[str]) -> frozenset[str]:
    return frozenset(map(_plain, names)) - {""}


def _plain(name: str) -> str:
    """A name as it is compared."""
    return " ".join(unicodedata.normalize("NFKC", name).strip().removeprefix("@").casefold().split())


@functools.cache
def _zones() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones())
