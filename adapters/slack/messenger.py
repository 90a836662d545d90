"""The way out to Slack: messages that are owed, and replies in place. Knows how Slack places things, and nothing of boards."""

import asyncio
import collections
import contextlib
import dataclasses
import datetime
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from adapters import partway
from adapters.slack import api, errors, history, host, pictures, places, posting, render
from conversations import inbound, messages, sending, wording

_SAID = 2000
"""So many pages that were said as lines are remembered."""
_Page = tuple[str, str, int]
"""A workspace, a person, and a mark of what the page says."""

_log = logging.getLogger(__name__)


@dataclasses.dataclass(frozen=True, kw_only=True)
class _Errand:
    """One reply on its way into a conversation. A try since `since` may have posted some of it."""

    address: inbound.Address
    spot: places.Spot
    ticket: str
    key: str
    since: datetime.datetime | None

    @property
    def tenant(self) -> str:
        return self.address.tenant


class SlackMessenger:
    """Sends, finds again, and replies. `words` is the language of what Slack's surface itself says; `draw` turns a chart into a PNG."""

    platform = host.PLATFORM
    pace = sending.Pace(tenant_per_second=5.0, address_per_second=1.0)

    def __init__(
        self,
        calls: api.Api,
        words: wording.Wording,
        draw: host.Draw | None = None,
        *,
        timeout: float = 25.0,
        wait: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.timeout = timeout
        self._api = calls
        self._words = words
        self._posting = posting.Posting(calls, words, pictures.Pictures(calls, draw, timeout / 2), wait)
        self._channels: dict[tuple[str, str], str] = {}
        self._begun = partway.Begun()
        self._said: collections.OrderedDict[_Page, None] = collections.OrderedDict()

    async def send(self, address: inbound.Address, message: messages.Message, *, key: str) -> str:
        """Post every part of the message that is not there yet, and return "channel:timestamp" of the first.

        What stopped in the middle goes on where it stopped when it is sent again, as far as this process knows or `find` saw.
        """
        progress = partway.Progress(refs=self._begun.refs(address, key))
        async with progress.within(self.timeout):
            channel = await self._conversation(address.tenant, address.handle)
            prepared = await self._posting.prepare(address.tenant, message)
            await self._posting.go_on(address.tenant, channel, prepared, progress, key)
        self._begun.end(address, key)
        return progress.refs[0]

    async def find(self, address: inbound.Address, *, key: str, since: datetime.datetime) -> sending.Found | sending.Looked:
        """Read the conversation with a person back; a channel cannot be read, as we hold no permission that reads channels."""
        if not errors.is_personal(address.handle):
            return sending.Looked.CANNOT_TELL
        try:
            channel = await self._conversation(address.tenant, address.handle)
            seen = await history.look(self._api, address.tenant, channel, key, since)
        except sending.Refused:
            return sending.Looked.CANNOT_TELL
        if seen is None:
            return sending.Looked.CANNOT_TELL
        if seen.is_whole:
            return sending.Found(ref=f"{channel}:{seen.parts[1]}")
        self._begun.refs(address, key)[:] = [f"{channel}:{ts}" for ts in seen.begun()]
        return sending.Looked.NOT_THERE

    async def reply(
        self,
        address: inbound.Address,
        place: inbound.Place,
        message: messages.Message,
        *,
        key: str,
        tried_since: datetime.datetime | None = None,
    ) -> None:
        """Show `message` at its place; where that is gone or cannot show it, as a new line, or in the person's own conversation.

        A new line that may have been posted since `tried_since` is looked for first.
        """
        try:
            spot = places.read(place)
        except places.UnknownPlace as exc:
            raise sending.Refused(sending.Reason.REFUSED) from exc
        match spot.kind:
            case places.Kind.LINE:
                await self._line(dataclasses.replace(address, handle=spot.channel), message, key, tried_since)
            case places.Kind.HOME | places.Kind.VIEW:
                page = (address.tenant, address.handle, hash(repr(message)))
                if message.beside or not await self._turn_page(address, spot, message, page):
                    await self._line(address, message, key, tried_since)
                    self._remember_as_said(page)
            case places.Kind.CARD | places.Kind.ASIDE:
                await self._in_conversation(_Errand(address=address, spot=spot, ticket=place.ticket, key=key, since=tried_since), message)

    async def _line(self, where: inbound.Address, message: messages.Message, key: str, tried_since: datetime.datetime | None) -> None:
        can_look = errors.is_personal(where.handle)
        try:
            if tried_since is not None:
                looked = await self.find(where, key=key, since=tried_since)
                if isinstance(looked, sending.Found):
                    return
                can_look = looked is sending.Looked.NOT_THERE
            await self.send(where, message, key=key)
        except sending.Unsure as exc:
            if can_look:
                # Before the next try it is looked for, so it may be tried again.
                raise sending.NotSent from exc
            raise

    async def _turn_page(self, address: inbound.Address, spot: places.Spot, message: messages.Message, page: _Page) -> bool:
        """Show it as the person's home page or in a window. Whether that is all: what it cannot show is still to be said as lines."""
        is_home = spot.kind is places.Kind.HOME
        method, where = ("views.publish", {"user_id": spot.channel}) if is_home else ("views.update", {"view_id": spot.channel})
        view = render.home(message, self._words) if is_home else render.modal(message, self._words, title="", private_metadata="")
        try:
            async with partway.Progress().within(self.timeout):
                await self._replace(address.tenant, method, **where, view=view)
        except errors.SlackRefused as exc:
            # A home page that changed meanwhile is newer than ours; whoever is gone hears no line either.
            if is_home and (exc.code == errors.CONFLICT or exc.reason is not sending.Reason.REFUSED):
                raise
            _log.info("a page could not be shown", extra={"action": "page_as_line", "code": exc.code, "kind": spot.kind.value})
            return False
        return not render.is_cut(view) or page in self._said

    def _remember_as_said(self, page: _Page) -> None:
        """Who comes back to a page that is too long finds its lines in their messages, and must not get them at every visit."""
        self._said[page] = None
        while len(self._said) > _SAID:
            self._said.popitem(last=False)

    async def _in_conversation(self, errand: _Errand, message: messages.Message) -> None:
        where = dataclasses.replace(errand.address, handle=errand.spot.channel)
        progress = partway.Progress(refs=self._begun.refs(where, errand.key))
        try:
            async with progress.within(self.timeout):
                prepared = await self._posting.prepare(errand.tenant, message)
                if errand.spot.kind is places.Kind.CARD and not message.beside:
                    await self._turn_card(errand, prepared, progress)
                    left = errand.spot.channel
                else:
                    left = await self._aside(errand, prepared, progress)
                await self._rest(errand, left, prepared, progress)
        except sending.Unsure as exc:
            if progress.can_look:
                raise sending.NotSent from exc
            raise
        self._begun.end(where, errand.key)

    async def _turn_card(self, errand: _Errand, prepared: posting.Prepared, progress: partway.Progress) -> None:
        spot = errand.spot

        async def in_place(part: render.Part) -> tuple[str, str]:
            if errand.ticket:
                try:
                    await self._api.post_response(errand.ticket, {**posting.arguments(part), "replace_original": True})
                except sending.SendError as exc:
                    _not_by_ticket(exc)
                else:
                    return spot.channel, spot.ts
            update = {"channel": spot.channel, "ts": spot.ts, **posting.arguments(part), "parse": "none"}
            await self._replace(errand.tenant, "chat.update", **update)
            return spot.channel, spot.ts

        if progress.refs:
            return  # it was turned at the last try, and something newer may stand there
        try:
            await self._posting.put(errand.tenant, prepared, 0, in_place)
        except errors.SlackRefused as exc:
            _log.info("a card could not be turned", extra={"action": "card_not_turned", "code": exc.code})
        else:
            progress.refs.append(f"{spot.channel}:{spot.ts}")

    async def _aside(self, errand: _Errand, prepared: posting.Prepared, progress: partway.Progress) -> str:
        """Show it to one person: in place of another such message, or beside what was pressed. Returns where what is left belongs."""
        spot = errand.spot
        in_place = spot.kind is places.Kind.ASIDE and bool(spot.ts) and not prepared.message.beside

        async def by_ticket(part: render.Part) -> tuple[str, str]:
            replaces = in_place and not progress.refs
            body = {**posting.arguments(part), "response_type": "ephemeral", "replace_original": replaces}
            try:
                with contextlib.nullcontext() if replaces else progress.posting():
                    await self._api.post_response(errand.ticket, body)
            except sending.Unsure as exc:
                raise (sending.NotSent if replaces else sending.Unsure) from exc
            progress.refs.append("")
            return "", ""

        async def to_one(part: render.Part) -> tuple[str, str]:
            to = {"channel": spot.channel, "user": errand.address.handle}
            with progress.posting():
                await self._api.call(errand.tenant, "chat.postEphemeral", **to, **posting.arguments(part), parse="none")
            progress.refs.append("")
            return "", ""

        try:
            while errand.ticket and len(progress.refs) < len(prepared.parts):
                await self._posting.put(errand.tenant, prepared, len(progress.refs), by_ticket)
        except errors.SlackRefused as exc:
            _not_by_ticket(exc)
        if errors.is_personal(spot.channel):
            return spot.channel
        try:
            while len(progress.refs) < len(prepared.parts):
                await self._posting.put(errand.tenant, prepared, len(progress.refs), to_one)
        except errors.SlackRefused as exc:
            _log.info("a message goes to a conversation instead", extra={"action": "aside_as_line", "code": exc.code})
        return errand.address.handle

    async def _rest(self, errand: _Errand, handle: str, prepared: posting.Prepared, progress: partway.Progress) -> None:
        """Post what is left as new lines; where this was tried before, and the conversation can be read, after a look for them."""
        if len(progress.refs) >= len(prepared.parts):
            return
        channel = await self._conversation(errand.tenant, handle)
        progress.can_look = errors.is_personal(channel)
        if progress.can_look and errand.since is not None:
            try:
                seen = await history.look(self._api, errand.tenant, channel, errand.key, errand.since)
            except sending.Refused:
                seen = None
            progress.can_look = seen is not None
            # Parts leave one after the other, so whatever comes before the last that is there was shown too, in one way or another.
            there = seen.parts if seen else {}
            progress.refs += [f"{channel}:{there.get(one, '')}" for one in range(len(progress.refs) + 1, max(there, default=0) + 1)]
        await self._posting.go_on(errand.tenant, channel, prepared, progress, errand.key)

    async def _replace(self, tenant: str, method: str, **args: Any) -> None:
        """One call that puts something in the place of another: twice does no harm, so where it ended unsure it may be tried again."""
        try:
            try:
                await self._api.call(tenant, method, **args)
            except errors.SlackRefused as exc:
                if exc.code != errors.CONFLICT:
                    raise
                await self._api.call(tenant, method, **args)
        except sending.Unsure as exc:
            raise sending.NotSent from exc

    async def _conversation(self, tenant: str, handle: str) -> str:
        """The channel to post in. Raises NotSent, never Unsure: opening a conversation sends nothing."""
        if not handle.startswith(("U", "W")):
            return handle
        if (tenant, handle) not in self._channels:
            try:
                opened = await self._api.call(tenant, "conversations.open", users=handle)
            except sending.Unsure as exc:
                raise sending.NotSent from exc
            channel = opened.get("channel")
            if not isinstance(channel, dict) or not isinstance(channel.get("id"), str):
                raise sending.NotSent
            self._channels[tenant, handle] = channel["id"]
        return self._channels[tenant, handle]


def _not_by_ticket(exc: sending.SendError) -> None:
    """A response_url did not do; another way is tried. What is wrong with the blocks themselves is for the caller to mend."""
    code = exc.code if isinstance(exc, errors.SlackRefused) else ""
    if code in errors.BAD_BLOCKS:
        raise exc
    _log.info("a response_url did not do", extra={"action": "ticket_no_good", "code": code, "error": type(exc).__name__})
