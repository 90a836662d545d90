"""The outbox: owed messages, claimed under a lease, marked before and after they are sent."""

import collections
import datetime
import uuid
from collections.abc import Collection, Mapping, Sequence

from tortoise.expressions import F, Q
from tortoise.functions import Count
from tortoise.queryset import QuerySet

from conversations import boards, inbound, sending
from storage import models

_PLANNED, _SENDING = sending.State.PLANNED.value, sending.State.SENDING.value
_ON_ITS_WAY = [sending.State.SENT.value, sending.State.UNSURE.value]
BUSY = datetime.timedelta(seconds=5)
"""So long what is due to somebody waits while another message to them is under way."""
_PARKED = [reason.value for reason in sending.Reason if reason is not sending.Reason.REFUSED]
"""Why a message may have failed that another channel can still take; one that breaks a rule breaks it there, too."""


_MOST_ATTEMPTS = 10_000
"""Counted up to here: what waits for a lost key is tried for months."""


class DeliveryRepository:
    """Rows move planned → sending → sent, failed, moot or unsure. Only the owner of a lease moves a row out of sending."""

    async def owe(self, owed: Sequence[sending.Owed]) -> None:
        """Write down what is owed. A key that stands already is left as it is.

        Without an address it goes to the person, wherever they are reached when it leaves.
        """
        await models.Delivery.bulk_create([_as_row(one) for one in owed], ignore_conflicts=True)

    async def claim(self, owner: str, now: datetime.datetime, lease_until: datetime.datetime, limit: int) -> list[sending.Delivery]:
        """Take up to `limit` due messages for this owner, the longest due first, and with each all that is due to the same person.

        Others' claims are passed over, never waited for. Two owners never hold messages to one person: while one is under way, the
        others wait. A message without a person stands for itself.
        """
        due = models.Delivery.filter(state=_PLANNED, due_at__lte=now)
        passed = 0
        while window := await due.order_by("due_at", "delivery_id").offset(passed).limit(limit):
            people = await self._locked(window, now)
            under_way = models.Delivery.filter(state=_SENDING, person_id__in=people)
            busy = {row.person_id for row in await under_way} if people else set()
            moved = await due.filter(person_id__in=busy).update(due_at=now + BUSY) if busy else 0
            taken = await self._take(due.filter(_for(window, people - busy)).order_by("due_at", "delivery_id"), owner, now, lease_until)
            if taken:
                return taken
            passed = 0 if moved else passed + limit
        return []

    async def claim_expired(self, owner: str, now: datetime.datetime, lease_until: datetime.datetime, limit: int) -> list[sending.Delivery]:
        """Take messages whose sender died between its two marks, all of a person's at once: what left together is looked up together.

        `claimed_at` stays that of the first sender: look from there.
        """
        expired = models.Delivery.filter(state=_SENDING, lease_until__lte=now)
        passed = 0
        while window := await expired.order_by("lease_until", "delivery_id").offset(passed).limit(limit):
            wanted = expired.filter(_for(window, await self._locked(window, now)))
            taken = await self._take(wanted.order_by("lease_until", "delivery_id"), owner, None, lease_until)
            if taken:
                return taken
            passed += limit
        return []

    async def settle(
        self,
        delivery: sending.Delivery,
        owner: str,
        state: sending.State,
        now: datetime.datetime,
        *,
        ref: str | None = None,
        reason: sending.Reason | None = None,
    ) -> bool:
        """Mark how a send ended; False when the lease was lost meanwhile and the mark is not ours to make."""
        return await self._leave(
            delivery, owner, state=state.value, ref=ref, reason=reason.value if reason else None, settled_at=now, lease_until=None
        )

    async def put_back(self, delivery: sending.Delivery, owner: str, due_at: datetime.datetime, *, burnt: bool) -> bool:
        """Owe the message again from `due_at` on. `burnt` counts the try; being asked to wait does not."""
        attempts = min(delivery.attempts + 1, _MOST_ATTEMPTS) if burnt else delivery.attempts
        return await self._leave(delivery, owner, **_FREE, due_at=due_at, attempts=attempts)

    async def postpone(self, delivery: sending.Delivery, owner: str, to: datetime.datetime) -> bool:
        """Owe the message from `to` on, as if that had been its time from the first: to wait for a person's own hour is no delay."""
        return await self._leave(delivery, owner, **_FREE, due_at=to, owed_at=to)

    async def look_again(self, person_id: uuid.UUID, now: datetime.datetime) -> None:
        """Owe at once what waited for this person's own terms, which have changed: the outbox asks anew when each may leave.

        What was never claimed is not due yet, and did not wait: a reminder, or the word of something that can still be undone.
        """
        await _waits(now).filter(person_id=person_id).update(owed_at=now, due_at=now)

    async def look_again_at(self, board_id: uuid.UUID, now: datetime.datetime) -> None:
        """The same for all that is about a board, whose pauses have changed."""
        await _waits(now).filter(board_id=board_id).update(owed_at=now, due_at=now)

    async def redirect(self, delivery: sending.Delivery, owner: str, address: inbound.Address) -> bool:
        """Write down where the message goes, before it leaves; False when the lease was lost meanwhile."""
        return await self._leave(delivery, owner, platform=address.platform, tenant=address.tenant, handle=address.handle)

    async def bundle(self, parts: Sequence[sending.Delivery], owner: str, address: inbound.Address) -> bool:
        """Write down, before they leave, that these go there as one message under the first one's key; False when a lease was lost."""
        held = models.Delivery.filter(delivery_id__in=[one.delivery_id for one in parts], owner=owner, state=_SENDING)
        where = {"platform": address.platform, "tenant": address.tenant, "handle": address.handle}
        return await held.update(**where, bundle_key=parts[0].key) == len(parts)

    async def left_to(self, person_ids: Collection[uuid.UUID], since: datetime.datetime) -> Mapping[uuid.UUID, Sequence[datetime.datetime]]:
        """When messages left to each of them after `since`; what left together counts once. Nobody is left out."""
        left: dict[uuid.UUID, dict[str, datetime.datetime]] = {one: {} for one in person_ids}
        rows = models.Delivery.filter(person_id__in=list(left), state__in=_ON_ITS_WAY, settled_at__gt=since)
        for row in await rows.order_by("settled_at") if left else ():
            if row.person_id is not None and row.settled_at is not None:
                left[row.person_id][row.bundle_key or row.key] = row.settled_at
        return {person_id: tuple(found.values()) for person_id, found in left.items()}

    async def known(self, keys: Collection[str]) -> set[str]:
        """Which of these keys something is, or was, owed under."""
        rows = await models.Delivery.filter(key__in=list(keys)) if keys else []
        return {row.key for row in rows}

    async def brought_to(self, person_id: uuid.UUID, delivery_id: uuid.UUID) -> sending.Delivery | None:
        """The delivery with this id, if it is this person's own and has left, or is about to; else None."""
        left = models.Delivery.filter(state__in=[*_ON_ITS_WAY, _SENDING])
        row = await left.get_or_none(delivery_id=delivery_id, person_id=person_id)
        return None if row is None else _as_delivery(row, row.claimed_at or row.due_at)

    async def standing(self, subject_id: uuid.UUID, kind: sending.Kind) -> tuple[sending.State, datetime.datetime | None] | None:
        """The state of the one delivery of this kind about this subject, and when it was settled; None if none was ever owed."""
        row = await models.Delivery.filter(subject_id=subject_id, kind=kind.value).first()
        return None if row is None else (sending.State(row.state), row.settled_at)

    async def next_due(self) -> datetime.datetime | None:
        """When the outbox next has something to do, or None when it is empty."""
        planned = await models.Delivery.filter(state=_PLANNED).order_by("due_at").first()
        leased = await models.Delivery.filter(state=_SENDING).order_by("lease_until").first()
        times = [planned.due_at if planned else None, leased.lease_until if leased else None]
        return min((time for time in times if time is not None), default=None)

    async def overdue(self, before: datetime.datetime) -> int:
        """How many messages should have left before that instant and have not, tries and waits included.

        None of a tenant that was held back until then or later: they could not have left, and it is known why.
        """
        waiting = models.Delivery.filter(state__in=[_PLANNED, _SENDING], owed_at__lt=before)
        holds = await models.Bucket.filter(bucket_key__startswith=sending.hold_bucket("", "")[:-1], next_at__gte=before)
        held = [one for one in (sending.held(row.bucket_key) for row in holds) if one is not None]
        if held:
            waiting = waiting.exclude(Q(*(Q(platform=platform, tenant=tenant) for platform, tenant in held), join_type=Q.OR))
        return await waiting.count()

    async def by_state(self) -> dict[str, int]:
        """How many messages stand in each state."""
        rows = await models.Delivery.all().annotate(count=Count("delivery_id")).group_by("state").values("state", "count")
        return {row["state"]: row["count"] for row in rows}

    async def not_reached(self, board_id: uuid.UUID, since: datetime.datetime, until: datetime.datetime) -> Mapping[sending.Reason, int]:
        """How many people of the board a message failed to reach in that time, by reason; a channel counts as one."""
        coordinators = await models.Appointment.filter(board_id=board_id, duty=boards.Duty.COORDINATOR.value).values_list(
            "person_id", flat=True
        )
        of_board = Q(board_id=board_id) | Q(board_id__isnull=True, kind=sending.Kind.DIGEST.value, person_id__in=list(coordinators))
        failed = models.Delivery.filter(of_board, state=sending.State.FAILED.value, settled_at__gte=since, settled_at__lt=until)
        # SQL's count passes over the empty person of a channel, so each reason's distinct pairs are counted here; they are few.
        rows = await failed.distinct().values_list("reason", "person_id")
        return {sending.Reason(str(reason)): count for reason, count in collections.Counter(reason for reason, _ in rows).items()}

    async def unsure(self, board_id: uuid.UUID, since: datetime.datetime, until: datetime.datetime) -> int:
        """How many of the board's messages may or may not have arrived in that time."""
        query = models.Delivery.filter(board_id=board_id, state=sending.State.UNSURE.value, settled_at__gte=since, settled_at__lt=until)
        return await query.count()

    async def owe_again(self, board_id: uuid.UUID, channel: inbound.Address, since: datetime.datetime, now: datetime.datetime) -> int:
        """Owe once more, at its new channel, what failed since then to reach the board's old one. How many.

        What still waits for the old channel goes to the new one, too.
        """
        where = {"platform": channel.platform, "tenant": channel.tenant, "handle": channel.handle}
        for_channel = models.Delivery.filter(board_id=board_id, person_id__isnull=True)
        await for_channel.filter(state=_PLANNED).update(**where)
        parked = for_channel.filter(state=sending.State.FAILED.value, reason__in=_PARKED, settled_at__gte=since)
        # A debt of today: the wait for another channel was no delay of ours.
        anew = {"state": _PLANNED, "owed_at": now, "due_at": now, "attempts": 0}
        return await parked.update(**where, **anew, **dict.fromkeys(("reason", "owner", "claimed_at", "lease_until", "settled_at")))

    async def reserve(
        self, bucket_key: str, now: datetime.datetime, interval: datetime.timedelta, latest: datetime.datetime
    ) -> datetime.datetime:
        """The next free moment of a bucket, at or after `now`, shared by all processes. It is taken, unless it lies beyond `latest`."""
        if not interval:
            row = await models.Bucket.get_or_none(bucket_key=bucket_key)
            return max(now, row.next_at) if row else now
        row = await self._bucket(bucket_key, now)
        slot = max(now, row.next_at)
        if slot <= latest:
            await models.Bucket.filter(bucket_key=bucket_key).update(next_at=slot + interval)
        return slot

    async def hold(self, bucket_key: str, until: datetime.datetime) -> None:
        """Let nothing out of a bucket before `until`: the platform asked for it."""
        await self._bucket(bucket_key, until)
        await models.Bucket.filter(bucket_key=bucket_key, next_at__lt=until).update(next_at=until)

    async def release(self, bucket_key: str) -> None:
        """Let things out of a held bucket at once, with what was put back until the hold would have ended."""
        await models.Bucket.filter(bucket_key=bucket_key).delete()
        held = sending.held(bucket_key)
        if held is not None:
            put_back = models.Delivery.filter(state=_PLANNED, platform=held[0], tenant=held[1], due_at__gt=F("owed_at"))
            await put_back.update(due_at=F("owed_at"))

    async def _bucket(self, bucket_key: str, next_at: datetime.datetime) -> models.Bucket:
        """The bucket, locked for this unit of work, made if it is new."""
        await models.Bucket.bulk_create([models.Bucket(bucket_key=bucket_key, next_at=next_at)], ignore_conflicts=True)
        return await models.Bucket.select_for_update().get(bucket_key=bucket_key)

    async def _locked(self, rows: Sequence[models.Delivery], now: datetime.datetime) -> set[uuid.UUID]:
        """The people of these rows, each locked for this unit of work; those whom another process has locked are left out."""
        people = {sending.person_bucket(row.person_id): row.person_id for row in rows if row.person_id is not None}
        if not people:
            return set()
        # In one order everywhere: two processes that make the same buckets must not wait for each other.
        await models.Bucket.bulk_create([models.Bucket(bucket_key=key, next_at=now) for key in sorted(people)], ignore_conflicts=True)
        free = await models.Bucket.filter(bucket_key__in=list(people)).select_for_update(skip_locked=True)
        return {people[row.bucket_key] for row in free}

    async def _take(
        self, wanted: QuerySet[models.Delivery], owner: str, claimed_at: datetime.datetime | None, lease_until: datetime.datetime
    ) -> list[sending.Delivery]:
        # Whole rows, because Tortoise silently forgets the lock when only some columns are asked for with values_list().
        rows = await wanted.select_for_update(skip_locked=True)
        if not rows:
            return []
        change: dict[str, object] = {"state": _SENDING, "owner": owner, "lease_until": lease_until}
        if claimed_at is not None:
            change["claimed_at"] = claimed_at
        await models.Delivery.filter(delivery_id__in=[row.delivery_id for row in rows]).update(**change)
        return [_as_delivery(row, claimed_at or row.claimed_at or row.due_at) for row in rows]

    async def _leave(self, delivery: sending.Delivery, by: str, **change: object) -> bool:
        held = models.Delivery.filter(delivery_id=delivery.delivery_id, owner=by, state=_SENDING)
        return await held.update(**change) == 1


_FREE = {"state": _PLANNED, "lease_until": None, "owner": None, "bundle_key": None}


def _waits(now: datetime.datetime) -> QuerySet[models.Delivery]:
    return models.Delivery.filter(state=_PLANNED, owed_at__gt=now, claimed_at__isnull=False)


def _for(rows: Sequence[models.Delivery], people: Collection[uuid.UUID]) -> Q:
    """Those of the rows that are for nobody in particular, and everything for these people."""
    return Q(delivery_id__in=[row.delivery_id for row in rows if row.person_id is None]) | Q(person_id__in=list(people))


def _as_row(owed: sending.Owed) -> models.Delivery:
    address = owed.address or inbound.Address(platform="", tenant="", handle="")
    return models.Delivery(
        delivery_id=uuid.uuid4(),
        key=owed.key,
        kind=owed.kind.value,
        subject_id=owed.subject_id,
        board_id=owed.board_id,
        person_id=owed.person_id,
        platform=address.platform,
        tenant=address.tenant,
        handle=address.handle,
        owed_at=owed.due_at,
        due_at=owed.due_at,
        state=_PLANNED,
    )


def _as_delivery(row: models.Delivery, claimed_at: datetime.datetime) -> sending.Delivery:
    return sending.Delivery(
        delivery_id=row.delivery_id,
        key=row.key,
        kind=sending.Kind(row.kind),
        subject_id=row.subject_id,
        board_id=row.board_id,
        person_id=row.person_id,
        address=inbound.Address(platform=row.platform, tenant=row.tenant, handle=row.handle) if row.handle else None,
        owed_at=row.owed_at,
        claimed_at=claimed_at,
        attempts=row.attempts,
        bundle_key=row.bundle_key,
    )
