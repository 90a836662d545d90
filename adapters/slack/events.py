"""Slack's Events API → neutral events and happenings. Pure; what cannot be read is `NotUnderstood`, never an error."""

import datetime
import re
import zoneinfo
from collections.abc import Callable, Mapping

from adapters.slack import deeds, payloads, places, tenants
from conversations import happenings, inbound, sending

_SPOKEN = frozenset({"", "file_share", "thread_broadcast", "me_message"})
"""The kinds of message that a person has just written. All others tell of changes to messages, or of what software wrote."""
_LOCALE = re.compile(r"[a-z]{2,3}-[A-Z]{2}")


class _Event:
    """One event with what every reader of it needs."""

    def __init__(self, payload: payloads.Payload, event: payloads.Payload, now: datetime.datetime) -> None:
        self.payload, self.event = payload, event
        self.side = tenants.of_event(payload)
        self.key = payloads.key(payloads.text(payload, "event_id"))
        stamp = payloads.at(event, "event_ts") or payloads.at(event, "ts") or payloads.at(payload, "event_time")
        self.at = payloads.instant(stamp, now)

    def deed(self, event: inbound.Inbound) -> deeds.Found:
        return deeds.Deed(way=deeds.Way.EVENT, event=event, back=deeds.Back(address=event.address))

    @property
    def of_bot(self) -> bool:
        """Whether the event is about the bot's own account."""
        return payloads.handle(self.event, "user") in tenants.own_users(self.payload)


def read(payload: payloads.Payload, now: datetime.datetime) -> deeds.Found:
    """What an event comes to."""
    event = payloads.at(payload, "event")
    if payloads.at(payload, "type") != "event_callback" or not payloads.is_object(event):
        return deeds.NotUnderstood()
    reader = _READERS.get(payloads.text(event, "type"))
    one = _Event(payload, event, now)
    if reader is None or not one.key or not one.side.tenant:
        return deeds.NotUnderstood()
    return reader(one)


def _message(one: _Event) -> deeds.Found:
    event = one.event
    if payloads.at(event, "channel_type") != "im" or payloads.at(event, "subtype") not in (None, *_SPOKEN):
        return deeds.Nothing()
    if payloads.at(event, "hidden") or payloads.at(event, "bot_id") or one.of_bot:
        return deeds.Nothing()
    person, channel, stamp = payloads.handle(event, "user"), payloads.handle(event, "channel"), payloads.ts(event, "ts")
    if not person or not channel or not stamp:
        return deeds.NotUnderstood()
    address = one.side.address(person)
    if not one.side.has(payloads.handle(event, "user_team") or payloads.handle(event, "team")):
        return deeds.Stranger(back=deeds.Back(address=address))
    place = places.write(places.Spot(kind=places.Kind.LINE, channel=channel, ts=stamp))
    text = payloads.as_typed(payloads.text(event, "text"))
    return one.deed(inbound.Typed(address=address, receipt_key=one.key, sent_at=one.at, place=place, text=text))


def _home_opened(one: _Event) -> deeds.Found:
    person = payloads.handle(one.event, "user")
    if not person:
        return deeds.NotUnderstood()
    if payloads.at(one.event, "tab") != "home":
        return deeds.Nothing()
    place = places.write(places.Spot(kind=places.Kind.HOME, channel=person))
    return one.deed(inbound.Visited(address=one.side.address(person), receipt_key=one.key, sent_at=one.at, place=place))


def _removed(one: _Event) -> deeds.Found:
    return deeds.Happened(happening=happenings.Removed(platform=one.side.platform, tenant=one.side.tenant, receipt_key=one.key, at=one.at))


def _revoked(one: _Event) -> deeds.Found:
    """A person's own token is none of ours; without the bot's there is no bot."""
    return _removed(one) if payloads.at(one.event, "tokens", "bot") else deeds.Nothing()


def _lost(reason: sending.Reason) -> Callable[[_Event], deeds.Found]:
    def reader(one: _Event) -> deeds.Found:
        channel = payloads.handle(one.event, "channel")
        if not channel:
            return deeds.NotUnderstood()
        side = one.side
        return deeds.Happened(
            happening=happenings.ChannelLost(
                platform=side.platform,
                tenant=side.tenant,
                receipt_key=one.key,
                at=one.at,
                channel=side.address(channel),
                reason=reason,
            )
        )

    return reader


def _back(one: _Event) -> deeds.Found:
    channel = payloads.handle(one.event, "channel")
    if not channel:
        return deeds.NotUnderstood()
    side = one.side
    return deeds.Happened(
        happening=happenings.ChannelBack(
            platform=side.platform, tenant=side.tenant, receipt_key=one.key, at=one.at, channel=side.address(channel)
        )
    )


def _joined(one: _Event) -> deeds.Found:
    """Who else is in a channel is none of the bot's business."""
    return _back(one) if one.of_bot else deeds.Nothing()


def _nothing(_: _Event) -> deeds.Found:
    """A channel that is renamed keeps its id, and we hold no names of channels."""
    return deeds.Nothing()


def _moved(one: _Event) -> deeds.Found:
    user = payloads.at(one.event, "user")
    person = payloads.handle(user, "id")
    if not person:
        return deeds.NotUnderstood()
    if payloads.flag(user, "is_bot") or payloads.flag(user, "deleted") or not one.side.has(payloads.handle(user, "team_id")):
        return deeds.Nothing()
    zone, locale = _zone(payloads.text(user, "tz")), payloads.text(user, "locale")
    language = locale if _LOCALE.fullmatch(locale) else None
    if zone is None and language is None:
        return deeds.Nothing()
    side = one.side
    return deeds.Happened(
        happening=happenings.Moved(
            platform=side.platform,
            tenant=side.tenant,
            receipt_key=one.key,
            at=one.at,
            person=side.address(person),
            zone=zone,
            language=language,
        )
    )


def _zone(name: str) -> str | None:
    try:
        return zoneinfo.ZoneInfo(name).key if name else None
    except (OSError, ValueError, zoneinfo.ZoneInfoNotFoundError):
        return None


_READERS: Mapping[str, Callable[[_Event], deeds.Found]] = {
    "app_home_opened": _home_opened,
    "app_uninstalled": _removed,
    "channel_archive": _lost(sending.Reason.ARCHIVED),
    "channel_deleted": _lost(sending.Reason.NOT_IN_CHANNEL),
    "channel_left": _lost(sending.Reason.NOT_IN_CHANNEL),
    "channel_rename": _nothing,
    "channel_unarchive": _back,
    "group_archive": _lost(sending.Reason.ARCHIVED),
    "group_deleted": _lost(sending.Reason.NOT_IN_CHANNEL),
    "group_left": _lost(sending.Reason.NOT_IN_CHANNEL),
    "group_rename": _nothing,
    "group_unarchive": _back,
    "member_joined_channel": _joined,
    "message": _message,
    "tokens_revoked": _revoked,
    "user_change": _moved,
}

NAMES = frozenset(_READERS)
"""The types of event that are read."""
