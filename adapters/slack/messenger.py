"""The way out to Slack: messages that are owed, and replies in place. Knows how Slack places things, and nothing of boards."""

import asyncio
import collections
import contextlib
import dataclasses
import datetime
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from adapters.slack import api, errors, history, host, pictures, places, posting, render
from conversations import inbound, messages, sending, wording

PART_PAUSE = 1.0
"""Slack takes one message a second in one conversation."""
_REMEMBERED = 2000
_AS_WRITTEN = {"unfurl_links": False, "unfurl_media": False}

_log = logging.getLogger(__name__)


@dataclasses.dataclass(kw_only=True)
class _Flight:
    """Whether a message is under way, so that nobody can tell whether it arrives."""

    is_out: bool = False


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
        self._wait = wait
        self._posting = posting.Posting(calls, words, pictures.Pictures(calls, draw, timeout / 2), wait)
        self._channels: dict[tuple[str, str], str] = {}
        self._begun: collections.OrderedDict[tuple[str, str, str], list[str]] = collections.OrderedDict()

    async def send(self, address: inbound.Address, message: messages.Message, *, key: str) -> str:
        """Post every part of the message that is not there yet, and return "channel:timestamp" of the first.

        What stopped in the middle goes on where it stopped when it is sent again, as far as this process knows or `find` saw.
        """
        flight = _Flight()
        async with self._in_time(flight):
            channel = await self._conversation(address.tenant, address.handle)
            refs = self._remember(address, key)
            prepared = await self._posting.prepare(address.tenant, message)
            number = len(refs)
            while number < len(prepared.parts):
                if number:
                    await self._wait(PART_PAUSE)
                marked = history.mark(key, number + 1, len(prepared.parts))
                show = self._new(address.tenant, channel, flight, metadata=marked)
                posted = await self._posting.put(address.tenant, prepared, number, show)
                refs.append(":".join(posted))
                number += 1
            self._begun.pop((address.tenant, address.handle, key), None)
            return refs[0]

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
        self._remember(address, key)[:] = [f"{channel}:{ts}" for ts in seen.begun()]
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
        if spot.kind is places.Kind.LINE:
            await self._line(dataclasses.replace(address, handle=spot.channel), message, key, tried_since)
            return
        is_replaced = spot.kind in {places.Kind.HOME, places.Kind.VIEW}
        async with self._in_time(_Flight(is_out=not is_replaced)):
            match spot.kind:
                case places.Kind.CARD if not message.beside:
                    await self._turn_card(address, spot, place.ticket, message)
                case places.Kind.CARD | places.Kind.ASIDE:
                    await self._aside(address, spot, place.ticket, message)
                case places.Kind.HOME:
                    view = render.home(message, self._words)
                    await self._replace(address.tenant, "views.publish", user_id=spot.channel, view=view)
                case places.Kind.VIEW:
                    await self._turn_view(address, spot, message)

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

    async def _turn_card(self, address: inbound.Address, spot: places.Spot, ticket: str, message: messages.Message) -> None:
        prepared = await self._posting.prepare(address.tenant, message)

        async def in_place(part: render.Part) -> tuple[str, str]:
            if ticket:
                try:
                    await self._api.post_response(ticket, {**posting.arguments(part), "replace_original": True})
                except sending.SendError as exc:
                    _not_by_ticket(exc)
                else:
                    return spot.channel, spot.ts
            update = {"channel": spot.channel, "ts": spot.ts, **posting.arguments(part), "parse": "none"}
            await self._replace(address.tenant, "chat.update", **update)
            return spot.channel, spot.ts

        first = 1
        try:
            await self._posting.put(address.tenant, prepared, 0, in_place)
        except errors.SlackRefused as exc:
            _log.info("a card could not be turned", extra={"action": "card_not_turned", "code": exc.code})
            first = 0
        await self._rest(address.tenant, prepared, first, self._new(address.tenant, spot.channel))

    async def _aside(self, address: inbound.Address, spot: places.Spot, ticket: str, message: messages.Message) -> None:
        """Show it to one person: in place of another such message, or beside what was pressed."""
        prepared = await self._posting.prepare(address.tenant, message)
        in_place = spot.kind is places.Kind.ASIDE and bool(spot.ts) and not message.beside

        async def by_ticket(part: render.Part) -> tuple[str, str]:
            body = {**posting.arguments(part), "response_type": "ephemeral", "replace_original": in_place and part is prepared.parts[0]}
            try:
                await self._api.post_response(ticket, body)
            except sending.Unsure as exc:
                raise (sending.NotSent if body["replace_original"] else sending.Unsure) from exc
            return "", ""

        number = 0
        try:
            while ticket and number < len(prepared.parts):
                await self._posting.put(address.tenant, prepared, number, by_ticket)
                number += 1
        except errors.SlackRefused as exc:
            _not_by_ticket(exc)
        await self._whisper(address, spot.channel, prepared, number)

    async def _whisper(self, address: inbound.Address, channel: str, prepared: posting.Prepared, first: int) -> None:
        """What is left of a message, for one person in a channel; in their own conversation where the channel does not let us."""

        async def to_one(part: render.Part) -> tuple[str, str]:
            await self._api.call(
                address.tenant, "chat.postEphemeral", channel=channel, user=address.handle, **posting.arguments(part), parse="none"
            )
            return "", ""

        number = first
        try:
            while not errors.is_personal(channel) and number < len(prepared.parts):
                await self._posting.put(address.tenant, prepared, number, to_one)
                number += 1
        except errors.SlackRefused as exc:
            _log.info("a message goes to a conversation instead", extra={"action": "aside_as_line", "code": exc.code})
        if number < len(prepared.parts):
            own = channel if errors.is_personal(channel) else address.handle
            own = await self._conversation(address.tenant, own)
            await self._rest(address.tenant, prepared, number, self._new(address.tenant, own))

    async def _turn_view(self, address: inbound.Address, spot: places.Spot, message: messages.Message) -> None:
        view = render.modal(message, self._words, title="", private_metadata="")
        try:
            await self._replace(address.tenant, "views.update", view_id=spot.channel, view=view)
        except errors.SlackRefused as exc:
            _log.info("a window was gone", extra={"action": "view_as_line", "code": exc.code})
            await self._lines(address.tenant, address.handle, message)

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

    async def _lines(self, tenant: str, handle: str, message: messages.Message) -> None:
        channel = await self._conversation(tenant, handle)
        await self._rest(tenant, await self._posting.prepare(tenant, message), 0, self._new(tenant, channel))

    async def _rest(self, tenant: str, prepared: posting.Prepared, first: int, show: posting.Show) -> None:
        number = first
        while number < len(prepared.parts):
            if number:
                await self._wait(PART_PAUSE)
            await self._posting.put(tenant, prepared, number, show)
            number += 1

    def _new(self, tenant: str, channel: str, flight: _Flight | None = None, **more: Any) -> posting.Show:
        """Shows parts as new messages in a conversation."""

        async def show(part: render.Part) -> tuple[str, str]:
            in_flight = flight or _Flight()
            in_flight.is_out = True
            try:
                posted = await self._api.call(tenant, "chat.postMessage", channel=channel, **posting.arguments(part), **_AS_WRITTEN, **more)
            except (sending.NotSent, sending.Refused):
                in_flight.is_out = False
                raise
            if not isinstance(posted.get("ts"), str):
                raise sending.Unsure
            in_flight.is_out = False
            return channel, posted["ts"]

        return show

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

    def _remember(self, address: inbound.Address, key: str) -> list[str]:
        """The references of the parts of this message that are out. The list is kept, and may be changed."""
        refs = self._begun.setdefault((address.tenant, address.handle, key), [])
        self._begun.move_to_end((address.tenant, address.handle, key))
        while len(self._begun) > _REMEMBERED:
            self._begun.popitem(last=False)
        return refs

    @contextlib.asynccontextmanager
    async def _in_time(self, flight: _Flight) -> AsyncIterator[None]:
        try:
            async with asyncio.timeout(self.timeout):
                yield
        except TimeoutError as exc:
            raise (sending.Unsure if flight.is_out else sending.NotSent) from exc


def _not_by_ticket(exc: sending.SendError) -> None:
    """A response_url did not do; another way is tried. What is wrong with the blocks themselves is for the caller to mend."""
    code = exc.code if isinstance(exc, errors.SlackRefused) else ""
    if code in errors.BAD_BLOCKS:
        raise exc
    _log.info("a response_url did not do", extra={"action": "ticket_no_good", "code": code, "error": type(exc).__name__})
