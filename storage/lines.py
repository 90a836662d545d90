"""Lines of reflections that members gave to others. A line goes when the reply that it is from is forgotten."""

import datetime
import uuid
from collections.abc import Sequence

from tortoise.expressions import Q

from conversations import lines, sending
from storage import models

_LEFT = [sending.State.SENDING.value, sending.State.SENT.value, sending.State.UNSURE.value]


class LineRepository:
    """One line at most for each reply and each of those who may be given one."""

    async def get(self, line_id: uuid.UUID, *, lock: bool = False) -> lines.Line | None:
        """The line, or None; with `lock` nobody else can change it until the unit of work ends."""
        query = models.SharedLine.filter(line_id=line_id)
        row = await (query.select_for_update() if lock else query).first()
        return None if row is None else _as_line(row)

    async def of_reflection(self, reflection_id: uuid.UUID) -> Sequence[lines.Line]:
        """Those given from one reply, taken back or not."""
        return [_as_line(row) for row in await models.SharedLine.filter(reflection_id=reflection_id).order_by("to")]

    async def of_person(self, person_id: uuid.UUID) -> Sequence[lines.Line]:
        """Those that this person gave and that are still kept, the newest first."""
        rows = models.SharedLine.filter(reflection__person_id=person_id).order_by("-shared_at", "line_id")
        return [_as_line(row) for row in await rows]

    async def offered(self, board_id: uuid.UUID, since: datetime.datetime, until: datetime.datetime) -> Sequence[lines.Line]:
        """Those offered to a board's coordinators at or after `since` and before `until`, and not taken back.

        Held until the unit of work ends: what is in a digest that is being made cannot be taken back as if nobody had seen it.
        """
        stands = models.SharedLine.filter(to=lines.To.COORDINATOR.value, taken_back_at__isnull=True)
        rows = stands.filter(reflection__board_id=board_id, shared_at__gte=since, shared_at__lt=until)
        return [_as_line(row) for row in await rows.order_by("line_id").select_for_update()]

    async def give(self, line: lines.Line) -> bool:
        """Keep a line, in place of one that was taken back; False where one stands already."""
        same = models.SharedLine.filter(reflection_id=line.reflection_id, to=line.to.value)
        await same.filter(taken_back_at__isnull=False).delete()
        row = models.SharedLine(
            line_id=line.line_id, reflection_id=line.reflection_id, to=line.to.value, text=line.text, shared_at=line.shared_at
        )
        await models.SharedLine.bulk_create([row], ignore_conflicts=True)
        return await models.SharedLine.exists(line_id=line.line_id)

    async def take_back(self, line_id: uuid.UUID, at: datetime.datetime) -> None:
        """Take note that it was taken back; once is enough."""
        await models.SharedLine.filter(line_id=line_id, taken_back_at__isnull=True).update(taken_back_at=at)

    async def was_told(self, line: lines.Line) -> bool:
        """Whether a digest that told of it has left, or may have, to any coordinator."""
        board_id = (await models.Reflection.get(reflection_id=line.reflection_id)).board_id
        told = await models.Digest.filter(schedule__board_id=board_id, since__lte=line.shared_at, until__gt=line.shared_at)
        digest_ids = [row.digest_id for row in told]
        # A digest of several boards belongs to none, and hangs on the week of whichever came round first.
        together = await models.Digest.filter(until__in=[row.until for row in told]) if told else []
        of_many = Q(board_id__isnull=True, subject_id__in=[row.digest_id for row in together])
        of_one = Q(subject_id__in=digest_ids)
        left = models.Delivery.filter(of_one | of_many, kind=sending.Kind.DIGEST.value, state__in=_LEFT)
        return bool(digest_ids) and await left.exists()


def _as_line(row: models.SharedLine) -> lines.Line:
    return lines.Line(
        line_id=row.line_id,
        reflection_id=row.reflection_id,
        to=lines.To(row.to),
        text=row.text,
        shared_at=row.shared_at,
        taken_back_at=row.taken_back_at,
    )
