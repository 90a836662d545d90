"""Boards' calendars: their meetings, and the days on which they are left in peace."""

import datetime
import uuid
from collections.abc import Collection, Sequence

from conversations import boards, terms
from conversations.meetings import facts
from storage import models
from storage.boards import as_board

_ASIDE = datetime.timedelta(microseconds=1)
"""Meetings begin on whole minutes: by so much they stand aside while they change places, as no two may begin at one instant."""
_DAY = datetime.timedelta(days=1)


class MeetingRepository:
    """Whatever is changed counts on in `sequence`; whoever has not seen that changes nothing."""

    async def hold(self, board_id: uuid.UUID) -> None:
        """Let nobody else change this board's calendar until the unit of work ends: before it is looked at to be changed."""
        await models.Board.filter(board_id=board_id).select_for_update(no_key=True).first()

    async def of_board(self, board_id: uuid.UUID) -> list[facts.Meeting]:
        """Every meeting of the board, past and cancelled ones too, in order."""
        return [_as_meeting(row) for row in await models.Meeting.filter(board_id=board_id).order_by("starts_at")]

    async def get(self, meeting_id: uuid.UUID) -> facts.Meeting | None:
        """The meeting with this id, or None."""
        row = await models.Meeting.get_or_none(meeting_id=meeting_id)
        return None if row is None else _as_meeting(row)

    async def put_in(self, board_id: uuid.UUID, planned: Sequence[tuple[datetime.datetime, facts.Planned]]) -> list[facts.Meeting]:
        """Store what is new of these, each with its start, and put back what was cancelled; give back those. What is there stays."""
        await self.hold(board_id)
        there = {row.starts_at: row for row in await models.Meeting.filter(board_id=board_id)}
        found = []
        for starts_at, wanted in planned:
            row = there.get(starts_at)
            if row is not None and row.cancelled_at is None:
                continue
            if row is None:
                row = models.Meeting(meeting_id=uuid.uuid4(), board_id=board_id, starts_at=starts_at, sequence=-1)
            row.kind, row.minutes = wanted.kind.value, wanted.minutes
            row.sequence, row.cancelled_at = row.sequence + 1, None
            await row.save(force_create=starts_at not in there)
            there[starts_at] = row
            found.append(_as_meeting(row))
        return found

    async def move(self, moves: Sequence[tuple[facts.Meeting, datetime.datetime]]) -> bool:
        """Give meetings of one board other starts: all of them, or none where one was changed since, or a start is taken.

        A cancelled meeting that stands where one is to go takes the place of one that leaves.
        """
        if not moves:
            return True
        board_id = moves[0][0].board_id
        await self.hold(board_id)
        rows = {row.meeting_id: row for row in await models.Meeting.filter(board_id=board_id)}
        leaving = {one.meeting_id for one, _ in moves}
        stand = {one.meeting_id: rows.get(one.meeting_id) for one, _ in moves}
        if any((row := stand[one.meeting_id]) is None or row.sequence != one.sequence or row.cancelled_at for one, _ in moves):
            return False
        targets = {to for _, to in moves}
        in_the_way = [row for row in rows.values() if row.starts_at in targets and row.meeting_id not in leaving]
        if len(targets) < len(moves) or any(row.cancelled_at is None for row in in_the_way):
            return False
        left = [one.starts_at for one, _ in moves if one.starts_at not in targets]
        places = {one.meeting_id: to for one, to in moves} | {row.meeting_id: at for row, at in zip(in_the_way, left, strict=False)}
        for meeting_id in places:
            await models.Meeting.filter(meeting_id=meeting_id).update(starts_at=rows[meeting_id].starts_at + _ASIDE)
        for meeting_id, at in places.items():
            await models.Meeting.filter(meeting_id=meeting_id).update(starts_at=at, sequence=rows[meeting_id].sequence + 1)
        return True

    async def change(self, meeting: facts.Meeting, *, kind: facts.Kind, minutes: int) -> bool:
        """Make it a meeting of this kind and length; False where it was changed since."""
        return await _change(meeting, kind=kind.value, minutes=minutes)

    async def cancel(self, meeting: facts.Meeting, now: datetime.datetime) -> bool:
        """Call it off; False where it was changed since. Nothing is deleted."""
        return meeting.is_on and await _change(meeting, cancelled_at=now)

    async def put_back(self, meeting: facts.Meeting) -> bool:
        """Let what was called off take place; False where it was changed since."""
        return not meeting.is_on and await _change(meeting, cancelled_at=None)

    async def coming(
        self, after: datetime.datetime, *, kind: facts.Kind | None = None, until: datetime.datetime | None = None
    ) -> list[tuple[boards.Board, facts.Meeting]]:
        """What is to take place after that instant, on any board, in order."""
        rows = models.Meeting.filter(starts_at__gt=after, cancelled_at__isnull=True)
        rows = rows if kind is None else rows.filter(kind=kind.value)
        rows = rows if until is None else rows.filter(starts_at__lte=until)
        found = await rows.order_by("starts_at", "meeting_id").prefetch_related("board")
        return [(as_board(row.board), _as_meeting(row)) for row in found]

    async def next_of(self, board_ids: Collection[uuid.UUID], now: datetime.datetime) -> list[facts.Meeting]:
        """The next meeting of each of these boards that has one, in order."""
        rows = models.Meeting.filter(board_id__in=list(board_ids), starts_at__gt=now, cancelled_at__isnull=True)
        first: dict[uuid.UUID, facts.Meeting] = {}
        for row in await rows.order_by("starts_at") if board_ids else ():
            first.setdefault(row.board_id, _as_meeting(row))
        return list(first.values())

    async def pause(self, board_id: uuid.UUID, kind: boards.PauseKind, spans: Sequence[terms.Span]) -> None:
        """Write down days of rest. One of that kind that begins on the same day is replaced."""
        rows = [
            models.Pause(pause_id=uuid.uuid4(), board_id=board_id, kind=kind.value, from_day=one.first, until_day=one.last) for one in spans
        ]
        await models.Pause.bulk_create(rows, ignore_conflicts=True)
        for one in spans:
            await models.Pause.filter(board_id=board_id, kind=kind.value, from_day=one.first).update(until_day=one.last)

    async def resume(self, board_id: uuid.UUID, kind: boards.PauseKind, spans: Sequence[terms.Span], today: datetime.date) -> int:
        """End these: what has not begun is gone, what has ends yesterday. How many there were."""
        days = [one.first for one in spans]
        there = models.Pause.filter(board_id=board_id, kind=kind.value, from_day__in=days, until_day__gte=today)
        gone = await there.filter(from_day__gte=today).delete()
        return gone + await there.update(until_day=today - _DAY)


async def _change(meeting: facts.Meeting, **change: object) -> bool:
    seen = models.Meeting.filter(meeting_id=meeting.meeting_id, sequence=meeting.sequence)
    return await seen.update(sequence=meeting.sequence + 1, **change) == 1


def _as_meeting(row: models.Meeting) -> facts.Meeting:
    return facts.Meeting(
        meeting_id=row.meeting_id,
        board_id=row.board_id,
        kind=facts.Kind(row.kind),
        starts_at=row.starts_at,
        minutes=row.minutes,
        sequence=row.sequence,
        cancelled_at=row.cancelled_at,
    )
