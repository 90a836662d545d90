"""The outbox: owed messages, claimed under a lease, marked before and after they are sent."""

import collections
import datetime
import uuid
from collections.abc import Mapping, Sequence

from tortoise.expressions import F, Q
from tortoise.functions import Count
from tortoise.queryset import QuerySet

from conversations import inbound, sending
from storage import models

_PLANNED, _SENDING = sending.State.PLANNED.value, sending.State.SENDING.value
_PARKED = [reason.value for reason in sending.Reason if reason is not sending.Reason.REFUSED]
"""Why a message may have failed that another channel can still take; one that breaks a rule breaks it there, too."""


class DeliveryRepository:
    """Rows move planned → sending → sent, failed, moot or unsure. Only the owner of a lease moves a row out of sending."""

    async def owe(self, owed: Sequence[sending.Owed]) -> None:
        """Write down what is owed. A key that stands already is left as it is.

        Without an address it goes to the person, wherever they are reached when it leaves.
        """
        await models.Delivery.bulk_create([_as_row(one) for one in owed], ignore_conflicts=True)

    async def claim(self, owner: str, now: datetime.datetime, lease_until: datetime.datetime, limit: int) -> list[sending.Delivery]:
        """Take up to `limit` due messages for this owner, the longest due first. Others' claims are passed over, never waited for."""
        due = models.Delivery.filter(state=_PLANNED, due_at__lte=now).order_by("due_at", "delivery_id")
        return await self._take(due.limit(limit), owner, now, lease_until)

    async def claim_expired(self, owner: str, now: datetime.datetime, lease_until: datetime.datetime, limit: int) -> list[sending.Delivery]:
        """Take messages whose sender died between its two marks. `claimed_at` stays that of the first sender: look from there."""
        expired = models.Delivery.filter(state=_SENDING, lease_until__lte=now).order_by("lease_until", "delivery_id")
        return await self._take(expired.limit(limit), owner, None, lease_until)

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
        attempts = delivery.attempts + 1 if burnt else delivery.attempts
        return await self._leave(delivery, owner, state=_PLANNED, due_at=due_at, attempts=attempts, lease_until=None, owner=None)

    async def redirect(self, delivery: sending.Delivery, owner: str, address: inbound.Address) -> bool:
        """Write down where the message goes, before it leaves; False when the lease was lost meanwhile."""
        return await self._leave(delivery, owner, platform=address.platform, tenant=address.tenant, handle=address.handle)

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
        failed = models.Delivery.filter(board_id=board_id, state=sending.State.FAILED.value, settled_at__gte=since, settled_at__lt=until)
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
    )
