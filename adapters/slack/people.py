"""Who Slack knows: accounts, names and channels, in the neutral words of the directory. Decides nothing about boards."""

import asyncio
import dataclasses
import functools
import logging
import time
import unicodedata
import zoneinfo
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from adapters.slack import api, errors, host
from conversations import directory, inbound, sending, wording

PAGE = 200
PAGES = 50
MEMBER_PAGES = 5
FRESH = 300.0
"""Seconds for which a list of a workspace's people is good."""
_SLACKBOT = "USLACKBOT"

_log = logging.getLogger(__name__)

_Named = tuple[frozenset[str], directory.Profile]


@dataclasses.dataclass(kw_only=True)
class _Listing:
    """The people of one workspace as far as they are read. `cursor` is None when all are."""

    begun_at: float
    cursor: str | None = ""
    pages: int = 0
    people: list[_Named] = dataclasses.field(default_factory=list)


class SlackPeople:
    """Looks people and channels up. `uptime` gives seconds that only go forward; a list of names is forgotten after `fresh` of them."""

    def __init__(self, calls: api.Api, *, uptime: Callable[[], float] = time.monotonic, fresh: float = FRESH) -> None:
        self._api = calls
        self._uptime = uptime
        self._fresh = fresh
        self._listings: dict[str, _Listing] = {}
        self._reading = asyncio.Lock()

    async def look_up(self, address: inbound.Address) -> directory.Profile | None:
        """The account, whatever its standing; None where Slack has none that we may see."""
        if not address.handle.startswith(("U", "W")):
            return None
        answer = await self._unless_gone(address.tenant, "users.info", user=address.handle, include_locale=True)
        return _profile(address.tenant, answer.get("user")) if answer else None

    async def named(self, tenant: str, names: Sequence[str]) -> Mapping[str, Sequence[directory.Profile]]:
        """The accounts that go by each name: by their full name, the name they show, or their handle, with or without an "@".

        Bots and switched-off accounts are left out. Only in the first 10,000 accounts of a workspace.
        """
        async with self._reading:
            people = await self._people(tenant)
        return {name: [profile for known_as, profile in people if _plain(name) in known_as] for name in names}

    async def channel(self, address: inbound.Address, *, asker: inbound.Address | None) -> directory.ChannelProfile | None:
        """The channel; None where it is none, is not there for us, or is private and the asker is not among its first 1,000 members."""
        answer = await self._unless_gone(address.tenant, "conversations.info", channel=address.handle)
        found = answer.get("channel") if answer else None
        if not isinstance(found, dict) or found.get("is_im") or not _text(found, "id"):
            return None
        if asker is not None and _is_private(found) and not await self._is_in(address.tenant, _text(found, "id"), asker.handle):
            return None
        shared = bool(found.get("is_ext_shared") or found.get("is_pending_ext_shared"))
        can_post = found.get("is_member") is True and not (found.get("is_archived") or found.get("is_mpim") or shared)
        here = dataclasses.replace(address, handle=_text(found, "id"))
        return directory.ChannelProfile(address=here, name=_text(found, "name") or here.handle, can_post=can_post, shared_outside=shared)

    async def _is_in(self, tenant: str, channel: str, handle: str) -> bool:
        cursor = ""
        for _ in range(MEMBER_PAGES):
            page = await self._unless_gone(tenant, "conversations.members", channel=channel, limit=PAGE, cursor=cursor or None) or {}
            members, metadata = page.get("members"), page.get("response_metadata")
            if isinstance(members, list) and handle in members:
                return True
            cursor = _text(metadata, "next_cursor") if isinstance(metadata, dict) else ""
            if not cursor:
                return False
        _log.warning("a channel has more members than are looked at", extra={"action": "members_cut", "tenant": tenant})
        return False

    async def _people(self, tenant: str) -> Sequence[_Named]:
        """Everybody. What was read before a failure is kept, so that a large workspace is not begun anew each time Slack says wait."""
        listing = self._listings.get(tenant)
        if listing is None or self._uptime() - listing.begun_at >= self._fresh:
            listing = self._listings[tenant] = _Listing(begun_at=self._uptime())
            asyncio.get_running_loop().call_later(self._fresh, self._drop, tenant, listing)
        while listing.cursor is not None:
            try:
                page = await self._api.call(tenant, "users.list", limit=PAGE, include_locale=True, cursor=listing.cursor or None)
            except sending.Refused:
                self._drop(tenant, listing)
                raise
            members = page.get("members")
            listing.people += [named for one in (members if isinstance(members, list) else []) for named in _named(tenant, one)]
            listing.pages += 1
            metadata = page.get("response_metadata")
            listing.cursor = (_text(metadata, "next_cursor") if isinstance(metadata, dict) else "") or None
            if listing.cursor and listing.pages >= PAGES:
                _log.warning("a workspace has more people than are looked at", extra={"action": "people_cut", "tenant": tenant})
                listing.cursor = None
        return listing.people

    def _drop(self, tenant: str, listing: _Listing) -> None:
        """Names of a whole workspace are kept no longer than they are of use."""
        if self._listings.get(tenant) is listing:
            del self._listings[tenant]

    async def _unless_gone(self, tenant: str, method: str, **args: Any) -> dict[str, Any] | None:
        try:
            return await self._api.call(tenant, method, **args)
        except errors.SlackRefused as exc:
            if exc.reason is sending.Reason.REFUSED:
                raise
            return None


def _is_private(channel: Mapping[str, Any]) -> bool:
    """Anything but a channel that everybody in the workspace can find."""
    return any(channel.get(key) for key in ("is_private", "is_group", "is_mpim"))


def _named(tenant: str, user: object) -> Iterator[_Named]:
    profile = _profile(tenant, user)
    if profile is not None and isinstance(user, dict) and profile.standing not in {directory.Standing.BOT, directory.Standing.GONE}:
        shown = user.get("profile") if isinstance(user.get("profile"), dict) else {}
        sources = (user, shown or {})
        yield frozenset(_plain(_text(one, key)) for one in sources for key in ("name", "display_name", "real_name")) - {""}, profile


def _profile(tenant: str, user: object) -> directory.Profile | None:
    if not isinstance(user, dict) or not (handle := _text(user, "id")):
        return None
    shown = user.get("profile")
    shown = shown if isinstance(shown, dict) else {}
    names = (_text(shown, "real_name"), _text(shown, "display_name"), _text(user, "real_name"), _text(user, "name"))
    zone = _text(user, "tz")
    return directory.Profile(
        address=inbound.Address(platform=host.PLATFORM, tenant=tenant, handle=handle),
        name=next(filter(None, names), handle),
        standing=_standing(tenant, user),
        zone=zone if zone in _zones() else None,
        language=wording.closest(_text(user, "locale")),
    )


def _standing(tenant: str, user: Mapping[str, Any]) -> directory.Standing:
    """A stranger before a guest: somebody of another organisation may be a guest in theirs."""
    if user.get("deleted"):
        return directory.Standing.GONE
    if user.get("is_bot") or user.get("id") == _SLACKBOT:
        return directory.Standing.BOT
    if user.get("is_stranger") or not _is_of(tenant, user):
        return directory.Standing.STRANGER
    if user.get("is_restricted") or user.get("is_ultra_restricted"):
        return directory.Standing.GUEST
    return directory.Standing.MEMBER


def _is_of(tenant: str, user: Mapping[str, Any]) -> bool:
    """Whether the account is of this workspace, or of this organisation. Inside one, an account names several workspaces."""
    organisation = user.get("enterprise_user")
    organisation = organisation if isinstance(organisation, dict) else {}
    teams = organisation.get("teams")
    known = {_text(user, "team_id"), _text(organisation, "enterprise_id")} - {""}
    return not known or tenant in known or (isinstance(teams, list) and tenant in teams)


def _text(source: Mapping[str, Any], key: str) -> str:
    found = source.get(key)
    return found.strip() if isinstance(found, str) else ""


def _plain(name: str) -> str:
    """A name as it is compared."""
    return " ".join(unicodedata.normalize("NFKC", name).strip().removeprefix("@").casefold().split())


@functools.cache
def _zones() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones())
