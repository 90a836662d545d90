"""What every activity of Teams tells, whatever it is about: who, where, and when. Pure."""

import dataclasses
import datetime
import enum

from adapters.teams import deeds, host, payloads, references
from conversations import inbound

_SOFTWARE = frozenset({"bot", "skill"})
_BOTS = "28:"
"""How Teams' ids of bots begin."""


class Scope(enum.StrEnum):
    """Who reads along in a conversation, by Teams' own names."""

    PERSONAL = "personal"
    """Nobody but the person."""
    CHANNEL = "channel"
    """A team."""
    GROUP = "groupChat"
    """Everybody in a chat, or in a meeting's. Also what is of no kind that we know: then others may well read along."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Activity:
    """One activity that names its tenant and its conversation. Whoever did it may be missing, and so be empty.

    `conversation` is where to answer, in a channel together with the post that it hangs on. `at` is believed.
    """

    payload: payloads.Payload
    activity_id: str
    at: datetime.datetime
    tenant: str
    service_url: str
    conversation: str
    scope: Scope
    bot: str

    @property
    def person(self) -> str:
        """The handle of whoever did it."""
        return payloads.handle(self.payload, "from", "aadObjectId")

    @property
    def address(self) -> inbound.Address:
        """Where they are reached."""
        return self.address_of(self.person)

    @property
    def is_somebodys(self) -> bool:
        """Whether it says at all who did it."""
        return bool(payloads.text(self.payload, "from", "id") or self.person)

    @property
    def is_of_software(self) -> bool:
        """Whether a bot did it: another one, or this."""
        user = payloads.text(self.payload, "from", "id")
        return payloads.text(self.payload, "from", "role").lower() in _SOFTWARE or user.startswith(_BOTS) or bool(user and user == self.bot)

    @property
    def is_foreign(self) -> bool:
        """Whether whoever did it is not of this tenant, or has no account that we would know again."""
        theirs = (payloads.handle(self.payload, *path) for path in (("from", "tenantId"), ("channelData", "tenant", "id")))
        return not self.person or any(tenant not in ("", self.tenant) for tenant in theirs)

    @property
    def back(self) -> deeds.Back:
        """The way back to the conversation."""
        return deeds.Back(address=self.address, service_url=self.service_url, conversation=self.conversation, activity=self.activity_id)

    @property
    def team(self) -> str:
        """The team's id, which is that of its first channel too; empty where there is none."""
        return payloads.channel(self.payload, "channelData", "team", "id") or payloads.channel(self.payload, "channelData", "teamsTeamId")

    @property
    def channel(self) -> str:
        """The handle of the channel that it happened in; empty where it was in none."""
        return payloads.channel({"id": self.conversation}, "id") if self.scope is Scope.CHANNEL else ""

    @property
    def seen(self) -> tuple[references.Seen, ...]:
        """The references that came along: the person's, and outside their own chat the channel's and the team's."""
        return (*self.seen_person, *self.seen_channel(self.channel, self._channel_name), *self.seen_team)

    @property
    def seen_person(self) -> tuple[references.Seen, ...]:
        """The person's own reference, unless they are none of this tenant."""
        if self.is_foreign or self.is_of_software:
            return ()
        info = next((one for one in payloads.items(self.payload, "entities") if payloads.text(one, "type") == "clientInfo"), {})
        reference = references.Reference(
            service_url=self.service_url,
            conversation=self.conversation if self.scope is Scope.PERSONAL else "",
            user=payloads.conversation(self.payload, "from", "id"),
            bot=self.bot,
            name=payloads.text(self.payload, "from", "name"),
            zone=payloads.zone(info, "timezone") or payloads.zone(self.payload, "localTimezone"),
            locale=payloads.locale(self.payload, "locale") or payloads.locale(info, "locale"),
        )
        return (references.Seen(tenant=self.tenant, kind=host.Kind.PERSON, handle=self.person, reference=reference),)

    @property
    def seen_team(self) -> tuple[references.Seen, ...]:
        """The team's reference, where there is a team."""
        if not self.team:
            return ()
        name = payloads.text(self.payload, "channelData", "team", "name")
        reference = references.Reference(service_url=self.service_url, conversation=self.team, bot=self.bot, team=self.team, name=name)
        return (references.Seen(tenant=self.tenant, kind=host.Kind.TEAM, handle=self.team, reference=reference),)

    def seen_channel(self, channel: str, name: str = "") -> tuple[references.Seen, ...]:
        """The reference of a channel of the team; none where either is missing."""
        if not channel or not self.team:
            return ()
        reference = references.Reference(service_url=self.service_url, conversation=channel, bot=self.bot, team=self.team, name=name)
        return (references.Seen(tenant=self.tenant, kind=host.Kind.CHANNEL, handle=channel, reference=reference),)

    def address_of(self, handle: str) -> inbound.Address:
        """A handle of this tenant."""
        return inbound.Address(platform=host.PLATFORM, tenant=self.tenant, handle=handle)

    def key(self, *parts: str) -> str:
        """A receipt key of this conversation. Without parts it is that of the activity."""
        return payloads.key(payloads.thread(self.conversation), *(parts or (self.activity_id,)))

    @property
    def _channel_name(self) -> str:
        return payloads.text(self.payload, "conversation", "name") or payloads.text(self.payload, "channelData", "channel", "name")


def read(payload: payloads.Payload, now: datetime.datetime) -> Activity | None:
    """What an activity tells of itself; None where it lacks what every activity has."""
    tenant = payloads.handle(payload, "conversation", "tenantId") or payloads.handle(payload, "channelData", "tenant", "id")
    conversation, service_url = payloads.conversation(payload, "conversation", "id"), payloads.url(payload, "serviceUrl")
    activity_id = payloads.activity(payload, "id")
    if not tenant or not conversation or not service_url or not activity_id:
        return None
    kind = payloads.text(payload, "conversation", "conversationType")
    return Activity(
        payload=payload,
        activity_id=activity_id,
        at=payloads.instant(payloads.at(payload, "timestamp"), now),
        tenant=tenant,
        service_url=service_url,
        conversation=conversation,
        scope=Scope(kind) if kind in set(Scope) else Scope.GROUP,
        bot=payloads.conversation(payload, "recipient", "id"),
    )
