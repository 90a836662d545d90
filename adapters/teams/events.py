"""What Teams tells of teams, channels and the app in them → happenings. Pure; what cannot be read is `NotUnderstood`, never an error."""

from collections.abc import Callable, Mapping

from adapters.teams import activities, deeds, host, payloads, places, references
from conversations import happenings, inbound, sending, wording

Reader = Callable[[activities.Activity], deeds.Found]


def read(one: activities.Activity) -> deeds.Found:
    """What a conversation update comes to. Who came and went is told before what happened, as Microsoft's framework has it."""
    bots = {side: one.bot in _ids(one, side) for side in ("membersAdded", "membersRemoved")}
    if payloads.at(one.payload, "membersAdded"):
        return _added(one) if bots["membersAdded"] else deeds.Nothing()
    if payloads.at(one.payload, "membersRemoved"):
        return _removed(one) if bots["membersRemoved"] else deeds.Nothing()
    reader = _READERS.get(payloads.text(one.payload, "channelData", "eventType"))
    if reader is None:
        return deeds.Nothing()
    return reader(one) if one.team else deeds.NotUnderstood()


def read_installation(one: activities.Activity) -> deeds.Found:
    """What it comes to that the app was put in somewhere, or taken out. In a person's own chat it is the first word of a conversation."""
    action = payloads.text(one.payload, "action")
    if one.scope is not activities.Scope.PERSONAL:
        reader = {"add": _added, "add-upgrade": _kept, "remove": _removed}.get(action)
        return reader(one) if reader else deeds.Nothing()
    if not one.is_somebodys:
        return deeds.NotUnderstood()
    if one.is_foreign or one.is_of_software:
        return deeds.Nothing()
    match action:
        case "add":
            return _greeting(one)
        case "add-upgrade":
            return deeds.Happened(seen=one.seen_person)
        case "remove":
            return deeds.Happened(gone=one.seen_person)
    return deeds.Nothing()


def moved(before: references.Reference | None, now: references.Seen, event: inbound.Inbound) -> happenings.Moved | None:
    """That a person's app names another time zone, or another language that we speak, than when they were last heard of."""
    if before is None or now.kind is not host.Kind.PERSON:
        return None
    zone = now.reference.zone if before.zone and now.reference.zone not in ("", before.zone) else None
    language = wording.closest(now.reference.locale) if before.locale and now.reference.locale not in ("", before.locale) else None
    if zone is None and language is None:
        return None
    return happenings.Moved(
        platform=host.PLATFORM,
        tenant=now.tenant,
        # The event has a key of its own in the same place.
        receipt_key=payloads.key("moved", event.receipt_key),
        at=event.sent_at,
        person=event.address,
        zone=zone,
        language=language,
    )


def key_for(receipt_key: str, channel: str) -> str:
    """The receipt key of what happened to one channel of a team, made from that of what happened to the team."""
    return payloads.key(channel, receipt_key)


def _greeting(one: activities.Activity) -> deeds.Found:
    """Teams tells of it again now and then; once a day is enough to be greeted."""
    event = inbound.Commanded(
        address=one.address,
        receipt_key=one.key("installed", one.at.date().isoformat()),
        sent_at=one.at,
        place=places.write(places.Spot(kind=places.Kind.LINE, conversation=one.conversation, activity=one.activity_id)),
        text="",
    )
    return deeds.Deed(way=deeds.Way.SAID, event=event, back=one.back, seen=one.seen_person, installs=True)


def _added(one: activities.Activity) -> deeds.Found:
    """The bot came into a team, or into a person's own chat, where `read_installation` greets."""
    if one.scope is activities.Scope.PERSONAL:
        return deeds.Happened(seen=one.seen_person)
    if not one.team:
        return deeds.Nothing()
    seen = (*one.seen_team, *one.seen_channel(one.team), *(one.seen_channel(one.channel) if one.channel != one.team else ()))
    return deeds.Happened(tell=(_back(one, one.team),), seen=seen, of_team=one.team)


def _removed(one: activities.Activity) -> deeds.Found:
    """The team's roster can be read no more. Its channels are remembered, for the day that the bot comes back."""
    if one.scope is activities.Scope.PERSONAL:
        return deeds.Happened(gone=one.seen_person)
    if not one.team:
        return deeds.Nothing()
    return deeds.Happened(tell=(_lost(one, one.team, sending.Reason.NOT_IN_CHANNEL),), gone=one.seen_team, of_team=one.team)


def _kept(one: activities.Activity) -> deeds.Found:
    return deeds.Happened(seen=one.seen_team) if one.team else deeds.Nothing()


def _team_archived(one: activities.Activity) -> deeds.Found:
    return deeds.Happened(tell=(_lost(one, one.team, sending.Reason.ARCHIVED),), seen=one.seen_team, of_team=one.team)


def _team_back(one: activities.Activity) -> deeds.Found:
    return deeds.Happened(tell=(_back(one, one.team),), seen=one.seen_team, of_team=one.team)


def _on_channel(reader: Callable[[activities.Activity, str], deeds.Found]) -> Reader:
    """A reader of events that name the channel they are about."""

    def on_channel(one: activities.Activity) -> deeds.Found:
        channel = payloads.channel(one.payload, "channelData", "channel", "id")
        return reader(one, channel) if channel else deeds.NotUnderstood()

    return on_channel


def _channel_deleted(one: activities.Activity, channel: str) -> deeds.Found:
    return deeds.Happened(tell=(_lost(one, channel, sending.Reason.NOT_IN_CHANNEL),), gone=one.seen_channel(channel))


def _channel_restored(one: activities.Activity, channel: str) -> deeds.Found:
    return deeds.Happened(tell=(_back(one, channel),), seen=_with_name(one, channel))


def _channel_named(one: activities.Activity, channel: str) -> deeds.Found:
    return deeds.Happened(seen=_with_name(one, channel))


def _with_name(one: activities.Activity, channel: str) -> tuple[references.Seen, ...]:
    return one.seen_channel(channel, payloads.text(one.payload, "channelData", "channel", "name"))


def _lost(one: activities.Activity, channel: str, reason: sending.Reason) -> happenings.ChannelLost:
    return happenings.ChannelLost(
        platform=host.PLATFORM, tenant=one.tenant, receipt_key=one.key(), at=one.at, channel=one.address_of(channel), reason=reason
    )


def _back(one: activities.Activity, channel: str) -> happenings.ChannelBack:
    return happenings.ChannelBack(
        platform=host.PLATFORM, tenant=one.tenant, receipt_key=one.key(), at=one.at, channel=one.address_of(channel)
    )


def _ids(one: activities.Activity, side: str) -> set[str]:
    """Who came or went; without anybody who is nobody."""
    return {payloads.conversation(member, "id") for member in payloads.items(one.payload, side)} - {""}


_READERS: Mapping[str, Reader] = {
    "channelCreated": _on_channel(_channel_named),
    "channelDeleted": _on_channel(_channel_deleted),
    "channelRenamed": _on_channel(_channel_named),
    "channelRestored": _on_channel(_channel_restored),
    "teamArchived": _team_archived,
    "teamDeleted": _removed,
    "teamHardDeleted": _removed,
    "teamRenamed": _kept,
    "teamRestored": _team_back,
    "teamUnarchived": _team_back,
}
