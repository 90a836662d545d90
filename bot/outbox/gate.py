"""Which of the messages that are owed leave now, and until when the others wait: people's own terms, the week's number, boards' pauses.

The facts are read once for all that was claimed together; the decisions are pure. It knows no platform, and no message's words.
"""

import dataclasses
import datetime
import uuid
import zoneinfo
from collections.abc import Mapping, Sequence

from bot import ports
from conversations import boards, calendar, sending, terms, workdays
from conversations.learning_sets import prompts, state

MOST_TOGETHER = 20
"""So many leave as one message at most: platforms have their limits."""
OWN_HOUR = datetime.timedelta(hours=1)
"""A person's own hour is so long. Whoever wants to hear from us at nine does not have to wait a day because we came at five past."""
EVE_AND_END = 2
"""So many messages the week of a set meeting brings: the day before, and at its end."""
_DAY = datetime.timedelta(days=1)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Facts:
    """What is to be known of the people and the boards of a claim, each by its id.

    `left` is when messages left to a person in the last seven days, `pauses` when a board's people are left in peace, `silences` when its
    channel is. `busy` is when somebody sits in a meeting of a learning set: until its end nothing comes but what the meeting needs.
    """

    said: Mapping[uuid.UUID, terms.Terms] = dataclasses.field(default_factory=dict)
    zones: Mapping[uuid.UUID, str] = dataclasses.field(default_factory=dict)
    left: Mapping[uuid.UUID, Sequence[datetime.datetime]] = dataclasses.field(default_factory=dict)
    pauses: Mapping[uuid.UUID, Sequence[terms.Span]] = dataclasses.field(default_factory=dict)
    silences: Mapping[uuid.UUID, Sequence[terms.Span]] = dataclasses.field(default_factory=dict)
    busy: prompts.BusyOf = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Verdict:
    """What becomes of one person's messages: `leave` go now, as one; `wait` go back until then; `moot` are not wanted any more."""

    leave: tuple[sending.Delivery, ...] = ()
    wait: tuple[tuple[sending.Delivery, datetime.datetime], ...] = ()
    moot: tuple[sending.Delivery, ...] = ()


async def facts(repos: ports.Repositories, claimed: Sequence[sending.Delivery], now: datetime.datetime) -> Facts:
    """Everything that has to be known to decide on these, in a few queries however many they are."""
    people = {one.person_id for one in claimed if one.person_id is not None}
    about = {one.board_id for one in claimed if one.board_id is not None and one.person_id is not None}
    posting = {one.board_id for one in claimed if one.board_id is not None and one.kind in sending.TO_CHANNEL}
    return Facts(
        said=await repos.terms.of(people, now) if people else {},
        zones={**(await repos.terms.zones(people) if people else {}), **{one: (await repos.boards.get(one)).zone for one in posting}},
        left=await repos.deliveries.left_to(people, now - terms.WEEK) if people else {},
        pauses=await repos.terms.pauses_of(about, boards.PauseKind.PAUSE) if about else {},
        silences=await repos.terms.pauses_of(posting, boards.PauseKind.PRE_ELECTION) if posting else {},
        busy=await repos.learning_sets.busy(people, now) if people else {},
    )


def decide(parts: Sequence[sending.Delivery], known: Facts, now: datetime.datetime) -> Verdict:
    """What becomes of messages that are due to one person, or of one that is for a channel or an address. In the order given."""
    moot = tuple(one for one in parts if one.board_id is not None and one.board_id in _said(one, known).opted_out)
    wanted = [(one, _leaves_at(one, known, now)) for one in parts if one not in moot]
    ready = [one for one, at in wanted if at <= now]
    wait = [(one, at) for one, at in wanted if at > now]
    if ready and ready[0].person_id is not None:
        left = known.left.get(ready[0].person_id, ())
        room_at = _room_at(ready, left, known.busy.get(ready[0].person_id, ()), now)
        most = MOST_TOGETHER if room_at <= now else 0
        # What is too much for one message goes with the next, in its turn.
        next_at = room_at if room_at > now else terms.under_cap((*left, now), now)
        wait += [(one, _first(one, known, next_at)) for one in ready[most:]]
        ready = ready[:most]
    return Verdict(leave=tuple(ready), wait=tuple(wait), moot=moot)


def _room_at(
    ready: Sequence[sending.Delivery], left: Sequence[datetime.datetime], sits: Sequence[state.Busy], now: datetime.datetime
) -> datetime.datetime:
    """`now` where the week has room for one more message, else when to look again.

    What can wait leaves room for what a set meeting of the coming week brings: its ground rules the day before, and its end.
    """
    if any(one.kind in terms.UNCAPPED for one in ready):
        return now
    room_at = terms.under_cap(left, now)
    if room_at > now or any(terms.manner(one.kind) is not terms.Manner.OWN_TIME for one in ready):
        return room_at
    coming = [one for one in sits if one.ends_at > now and one.starts_at <= now + terms.WEEK]
    kept_free = sum(EVE_AND_END if one.starts_at - now > _DAY else EVE_AND_END - 1 for one in coming)
    recent = sorted(one for one in left if one > now - terms.WEEK)
    if len(recent) + kept_free < terms.MOST_A_WEEK:
        return now
    return min([one.ends_at for one in coming] + [one + terms.WEEK for one in recent[:1]])


def _leaves_at(delivery: sending.Delivery, known: Facts, now: datetime.datetime) -> datetime.datetime:
    """`now` where it may leave, else the instant to come back at.

    Its own instant may have passed while nothing could leave; then it need not wait for the same hour of another day, but it is not
    sent in the night either.
    """
    if delivery.person_id is None:
        return _posts_at(delivery, known, now)
    sits_until = max((one.ends_at for one in known.busy.get(delivery.person_id, ()) if one.starts_at <= now < one.ends_at), default=now)
    if sits_until > now and delivery.kind is not sending.Kind.SET_STARTS:
        return _first(delivery, known, sits_until)
    said = _said(delivery, known)
    its_own = _first(delivery, known, delivery.owed_at)
    if its_own > now:
        return its_own
    at_their_hour = said.at is not None and terms.manner(delivery.kind) is terms.Manner.OWN_TIME
    if at_their_hour and now - its_own < OWN_HOUR:
        return now
    any_hour = _first(delivery, known, now, dataclasses.replace(said, at=None))
    return now if any_hour <= now else _first(delivery, known, any_hour)


def _first(delivery: sending.Delivery, known: Facts, earliest: datetime.datetime, said: terms.Terms | None = None) -> datetime.datetime:
    zone = known.zones[delivery.person_id] if delivery.person_id else "Etc/UTC"
    pauses = known.pauses.get(delivery.board_id, ()) if delivery.board_id else ()
    return terms.leaves_at(said or _said(delivery, known), zone, delivery.kind, earliest, pauses)


def _said(delivery: sending.Delivery, known: Facts) -> terms.Terms:
    return known.said.get(delivery.person_id, terms.Terms()) if delivery.person_id else terms.Terms()


def _posts_at(delivery: sending.Delivery, known: Facts, now: datetime.datetime) -> datetime.datetime:
    """`now` where the board's channel may be posted to; else the same local hour of the next working day on which it may."""
    if delivery.kind not in sending.TO_CHANNEL or delivery.board_id is None:
        return now
    zone = known.zones[delivery.board_id]
    silences = known.silences.get(delivery.board_id, ())
    day, at = now.astimezone(zoneinfo.ZoneInfo(zone)).date(), delivery.owed_at.astimezone(zoneinfo.ZoneInfo(zone)).time()
    if not workdays.is_bank_holiday(day) and not any(span.has(day) for span in silences):
        return now
    last = day + terms.LONGEST_AHEAD
    while day < last:
        day = workdays.on_or_after(day + _DAY)
        if not any(span.has(day) for span in silences):
            break
    return calendar.instant(day, at, zone)
