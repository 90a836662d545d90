"""Who and which channels are in the teams that have the app, as Teams lists them. Decides nothing about boards.

Lists are good for a few minutes. Whoever gives up waiting does not stop the reading: at their next press it is there.
"""

import asyncio
import dataclasses
import datetime
import logging
from collections.abc import Awaitable, Callable, Iterator, Mapping
from typing import Any, TypeVar

from adapters.teams import host, references, together
from conversations import sending

FRESH = datetime.timedelta(minutes=5)
"""How long a list is good."""
PEOPLE = 10_000
"""So many people of a tenant are looked at."""
GUEST = "guest"
"""The role of somebody with access to a part of the tenant."""
_PRIVATE, _SHARED = "private", "shared"
"""Kinds of channels besides the standard one."""
_GENERAL = "General"
"""What Teams itself calls the first channel, which has no name in lists."""

_log = logging.getLogger(__name__)

T = TypeVar("T")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Member:
    """One person in a team. `handle` is their Entra object id, `user` and `bot` are Teams' own ids, `principal` what they sign in with.

    `role` is as Teams says it, in small letters; `tenant` the one that their account is of, or empty.
    """

    handle: str
    user: str
    name: str
    email: str
    principal: str
    role: str
    tenant: str
    service_url: str
    bot: str = ""


@dataclasses.dataclass(frozen=True, kw_only=True)
class _Listed:
    """One team as it was read. Empty, where we are no longer in it."""

    read_at: datetime.datetime
    people: Mapping[str, Member]


@dataclasses.dataclass(frozen=True, kw_only=True)
class _Channels:
    """The channels of one team, as they were read: names by ids, and which of them people of other teams and organisations may be in."""

    read_at: datetime.datetime
    names: Mapping[str, str]
    shared: frozenset[str] = frozenset()


class Roster:
    """Looks people and channels up in all teams that are known of a tenant. Raises only the errors of conversations.sending."""

    def __init__(self, calls: host.Api, known: references.References, *, time_of: Callable[[], datetime.datetime]) -> None:
        self._api = calls
        self._known = known
        self._time_of = time_of
        self._people: dict[str, dict[str, _Listed]] = {}
        self._channels: dict[str, dict[str, _Channels]] = {}
        self._reading_people: together.Together[Mapping[str, _Listed]] = together.Together()
        self._reading_channels: together.Together[_Channels] = together.Together()

    async def members(self, tenant: str) -> Mapping[str, Member]:
        """Everybody in any of the teams, by their handles; the first 10,000."""
        found: dict[str, Member] = {}
        for listed in (await self._listed(tenant)).values():
            for handle, member in listed.people.items():
                if handle not in found or member.role == GUEST:
                    found[handle] = member
        return found

    async def channels(self, tenant: str, asker: str | None) -> Mapping[str, str]:
        """The names of the channels, by their handles, of the teams that this person is in; of all teams where nobody asks."""
        teams = await self._teams(tenant)
        if asker is not None:
            listed = await self._listed(tenant)
            teams = {team: reference for team, reference in teams.items() if team in listed and asker in listed[team].people}
        named: list[tuple[str, str, str]] = []
        for team, reference in teams.items():
            read = await self._channels_of(tenant, team, reference)
            named += [(handle, name or _first(reference.name), reference.name) for handle, name in read.names.items()]
        return dict(_told_apart(named))

    async def shared(self, tenant: str) -> frozenset[str]:
        """The channels of all teams that people of other teams and organisations may be in, by their handles."""
        read = [await self._channels_of(tenant, team, reference) for team, reference in (await self._teams(tenant)).items()]
        return frozenset().union(*(one.shared for one in read))

    async def channel(self, tenant: str, handle: str) -> references.Reference | None:
        """How to reach a channel of one of the teams; None where none of them has it."""
        teams = await self._teams(tenant)
        if handle in teams:
            return _in_team(teams[handle], handle, team=handle)
        for team, reference in teams.items():
            if handle in (await self._channels_of(tenant, team, reference)).names:
                return _in_team(reference, handle, team=team)
        return None

    async def _teams(self, tenant: str) -> Mapping[str, references.Reference]:
        try:
            return await self._known.all(tenant, host.Kind.TEAM)
        except Exception as exc:
            # Nothing was sent, and what is kept may be readable again when its key or its database is back.
            _log.warning("teams could not be looked up", extra={"action": "teams_unread", "error": type(exc).__name__})
            raise sending.NotSent from exc

    async def _listed(self, tenant: str) -> Mapping[str, _Listed]:
        return await self._reading_people.do(tenant, lambda: self._read_people(tenant))

    async def _read_people(self, tenant: str) -> Mapping[str, _Listed]:
        """Team by team. What was read before a failure is kept, so that nothing is begun anew each time Teams says wait."""
        teams = await self._teams(tenant)
        listed = {team: one for team, one in self._people.get(tenant, {}).items() if team in teams and self._is_fresh(one.read_at)}
        self._people[tenant] = listed
        for team, reference in teams.items():
            if team not in listed:
                room = PEOPLE - sum(len(one.people) for one in listed.values())
                if room <= 0:
                    _log.warning("a tenant has more people than are looked at", extra={"action": "people_cut", "tenant": tenant})
                    break
                listed[team] = await self._read_team(team, reference, room)
                self._forget_later(self._people, tenant)
        return dict(listed)

    async def _read_team(self, team: str, reference: references.Reference, room: int) -> _Listed:
        read_at = self._time_of()
        found = await self._unless_out(team, lambda: self._api.members(reference.service_url, team))
        people: dict[str, Member] = {}
        for one in found or ():
            for member in _member(one, reference):
                if member.handle in people or len(people) < room:
                    people[member.handle] = member
        return _Listed(read_at=read_at, people=people)

    async def _channels_of(self, tenant: str, team: str, reference: references.Reference) -> _Channels:
        known = self._channels.get(tenant, {}).get(team)
        if known is not None and self._is_fresh(known.read_at):
            return known
        return await self._reading_channels.do((tenant, team), lambda: self._read_channels(tenant, team, reference))

    async def _read_channels(self, tenant: str, team: str, reference: references.Reference) -> _Channels:
        read_at = self._time_of()
        found = await self._unless_out(team, lambda: self._api.channels(reference.service_url, team))
        # Who is in a private channel is not told, and nobody may learn of one, or post there, through the bot.
        names = {_text(one, "id"): _text(one, "name") for one in found or () if _kind(one) != _PRIVATE}
        names.pop("", None)
        shared = frozenset(_text(one, "id") for one in found or () if _kind(one) == _SHARED)
        read = _Channels(read_at=read_at, names=names, shared=shared)
        self._channels.setdefault(tenant, {})[team] = read
        self._forget_later(self._channels, tenant)
        return read

    async def _unless_out(self, team: str, ask: Callable[[], Awaitable[T]]) -> T | None:
        """What Teams says of a team; None where it says that we are no longer in it."""
        try:
            return await ask()
        except sending.Refused as exc:
            _log.info("a team is passed over", extra={"action": "team_passed_over", "team": team, "reason": exc.reason.value})
            return None

    def _is_fresh(self, read_at: datetime.datetime) -> bool:
        return datetime.timedelta() <= self._time_of() - read_at < FRESH

    def _forget_later(self, kept: dict[str, Any], tenant: str) -> None:
        """Names of a whole tenant are held no longer than they are of use."""
        asyncio.get_running_loop().call_later(FRESH.total_seconds(), self._forget, kept, tenant)

    def _forget(self, kept: dict[str, Any], tenant: str) -> None:
        fresh = {team: one for team, one in kept.get(tenant, {}).items() if self._is_fresh(one.read_at)}
        if fresh:
            kept[tenant] = fresh
        else:
            kept.pop(tenant, None)


def _in_team(reference: references.Reference, handle: str, *, team: str) -> references.Reference:
    return references.Reference(service_url=reference.service_url, conversation=handle, bot=reference.bot, team=team)


def _first(team: str) -> str:
    """The name of a team's first channel, for people who know many teams."""
    return f"{team}: {_GENERAL}" if team else _GENERAL


def _told_apart(named: list[tuple[str, str, str]]) -> Iterator[tuple[str, str]]:
    """Handles and names; where two channels have one name, with the team's name before it."""
    names = [name for _, name, _ in named]
    for handle, name, team in named:
        yield handle, f"{team}: {name}" if team and team != name and names.count(name) > 1 else name


def _member(given: Mapping[str, Any], team: references.Reference) -> Iterator[Member]:
    """The one member; nobody, where it is no account of Entra's."""
    handle = (_text(given, "aadObjectId") or _text(given, "objectId")).lower()
    user = _text(given, "id")
    if handle and user:
        full_name = f"{_text(given, 'givenName')} {_text(given, 'surname')}".strip()
        yield Member(
            handle=handle,
            user=user,
            name=_text(given, "name") or full_name or _text(given, "userPrincipalName"),
            email=_text(given, "email"),
            principal=_text(given, "userPrincipalName"),
            role=_text(given, "userRole").lower(),
            tenant=_text(given, "tenantId").lower(),
            service_url=team.service_url,
            bot=team.bot,
        )


def _kind(channel: Mapping[str, Any]) -> str:
    """What Teams calls its kind; empty where it does not say."""
    return next(filter(None, (_text(channel, key) for key in ("type", "channelType", "membershipType"))), "").lower()


def _text(given: Mapping[str, Any], key: str) -> str:
    found = given.get(key)
    return found.strip() if isinstance(found, str) else ""
