"""The conversation that leads to a person or a channel: as it is kept, else found or opened. Sends nothing."""

import dataclasses
import logging

from adapters.teams import errors, host, references, roster, together
from conversations import inbound, sending

_log = logging.getLogger(__name__)


class Reaching:
    """Finds ways. Raises only the errors of conversations.sending, and never Unsure: to open a chat twice is to open it once."""

    def __init__(self, calls: host.Api, known: references.References, lists: roster.Roster) -> None:
        self._api = calls
        self._known = known
        self._roster = lists
        self._opening: together.Together[references.Reference] = together.Together()

    async def conversation(self, address: inbound.Address) -> references.Reference:
        """Where to post for this address, with its conversation and service URL.

        Raises Refused: NOT_INSTALLED for a person whom we have never met and who is in no team with the app, NOT_IN_CHANNEL for a
        channel of no such team, and whatever Teams says when a chat is opened.
        """
        kept = await self._kept(address)
        if kept is not None and kept.conversation and kept.service_url:
            return kept
        return await self._opening.do(_key(address), lambda: self._found(address, kept))

    async def renewed(self, address: inbound.Address, gone: references.Reference) -> references.Reference:
        """Another way to a person: Teams said that `gone` is not there any more. Raises like `conversation`."""
        kept = await self._kept(address)
        if kept is not None and kept.service_url and kept.conversation not in {"", gone.conversation}:
            return kept  # somebody has been quicker, or they came back by themselves
        return await self._opening.do(_key(address), lambda: self._found(address, kept))

    async def _kept(self, address: inbound.Address) -> references.Reference | None:
        try:
            return await self._known.find(address.tenant, _kind(address), address.handle)
        except Exception as exc:
            # Nothing was sent, and what is kept may be readable again when its key or its database is back.
            _log.warning("a way to somebody could not be read", extra={"action": "reference_unread", "error": type(exc).__name__})
            raise sending.NotSent from exc

    async def _found(self, address: inbound.Address, kept: references.Reference | None) -> references.Reference:
        found = await (self._opened(address, kept) if errors.is_personal(address.handle) else self._in_a_team(address))
        seen = references.Seen(tenant=address.tenant, kind=_kind(address), handle=address.handle, reference=found)
        try:
            await self._known.note(seen)
        except Exception as exc:  # noqa: BLE001 - the way is found; next time it is looked for again
            _log.warning("a way to somebody could not be kept", extra={"action": "reference_unkept", "error": type(exc).__name__})
        return found

    async def _opened(self, address: inbound.Address, kept: references.Reference | None) -> references.Reference:
        known = kept or references.Reference(service_url="")
        if not (known.service_url and known.user and known.bot):
            member = (await self._roster.members(address.tenant)).get(address.handle)
            if member is None:
                raise sending.Refused(sending.Reason.NOT_INSTALLED)
            # All three of one source: Teams' ids of people are good for one bot only.
            known = dataclasses.replace(known, service_url=member.service_url, user=member.user, bot=member.bot)
        conversation = await self._api.open(known.service_url, tenant=address.tenant, user=known.user, bot=known.bot)
        return dataclasses.replace(known, conversation=conversation)

    async def _in_a_team(self, address: inbound.Address) -> references.Reference:
        found = await self._roster.channel(address.tenant, address.handle)
        if found is None:
            raise sending.Refused(sending.Reason.NOT_IN_CHANNEL)
        return found


def _kind(address: inbound.Address) -> host.Kind:
    return host.Kind.PERSON if errors.is_personal(address.handle) else host.Kind.CHANNEL


def _key(address: inbound.Address) -> tuple[str, str]:
    return address.tenant, address.handle
