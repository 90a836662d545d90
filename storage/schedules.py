"""Schedules: when each practice of each board is due next."""

import datetime
import uuid
import zoneinfo
from collections.abc import Sequence
from typing import Any

from conversations import boards, calendar
from storage import models
from storage.boards import as_board


class ScheduleRepository:
    """The database is the schedule: whoever reads a due row first moves it on."""

    async def save(self, board_id: uuid.UUID, plan: boards.SchedulePlan, now: datetime.datetime) -> uuid.UUID:
        """Store one practice of a board; the same plan again changes nothing.

        Only a changed rhythm, or one that was stopped, is planned anew: what is due already stays due, and a day on which
        the practice has come round does not see it twice.
        """
        named: dict[str, Any] = {"practice": _practice(plan), "edition_ref": plan.edition_ref or ""}
        row = await models.Schedule.get_or_none(board_id=board_id, **named)
        if row is not None and not row.stopped and _as_plan(row) == plan:
            return row.schedule_id
        facts: dict[str, Any] = {
            "first_day": plan.rhythm.first,
            "every": plan.rhythm.every,
            "unit": plan.rhythm.unit.value,
            "at_minute": plan.rhythm.at.hour * 60 + plan.rhythm.at.minute,
            "zone": plan.rhythm.zone,
            "open_days": plan.open_days,
            "remind_days": plan.remind_days,
            "extras": ",".join(sorted(plan.extras)),
        }
        if row is None:
            row = await models.Schedule.create(
                schedule_id=uuid.uuid4(),
                board_id=board_id,
                next_due=calendar.next_due(plan.rhythm, now),
                **named,
                **facts,
            )
        else:
            if row.stopped or (_as_plan(row).rhythm != plan.rhythm and row.next_due > now):
                facts |= {"next_due": calendar.next_due(plan.rhythm, _from(row, plan.rhythm, now)), "stopped": False}
            await row.update_from_dict(facts).save()
        return row.schedule_id

    async def stop_others(self, board_id: uuid.UUID, kept: Sequence[uuid.UUID]) -> None:
        """Stop the board's schedules that are not among `kept`. What they have opened stands, and an open pulse still closes."""
        await models.Schedule.filter(board_id=board_id, stopped=False).exclude(schedule_id__in=list(kept)).update(stopped=True)

    async def due(self, now: datetime.datetime) -> list[boards.Schedule]:
        """Everything due at or before `now`, oldest first."""
        rows = await models.Schedule.filter(next_due__lte=now, stopped=False).order_by("next_due", "schedule_id").prefetch_related("board")
        return [_as_schedule(row) for row in rows]

    async def of_board(self, board_id: uuid.UUID) -> list[boards.Schedule]:
        """All practices of a board that have not been stopped, the one due next first."""
        rows = await models.Schedule.filter(board_id=board_id, stopped=False).order_by("next_due", "schedule_id").prefetch_related("board")
        return [_as_schedule(row) for row in rows]

    async def get(self, schedule_id: uuid.UUID) -> boards.Schedule:
        """The schedule with this id; it must exist."""
        return _as_schedule(await models.Schedule.get(schedule_id=schedule_id).prefetch_related("board"))

    async def move_on(self, schedule: boards.Schedule, to: datetime.datetime) -> bool:
        """Set the next due time if nobody else has; False means another process was here first."""
        moved = await models.Schedule.filter(schedule_id=schedule.schedule_id, next_due=schedule.next_due, stopped=False).update(
            next_due=to, last_due=schedule.next_due
        )
        return moved == 1

    async def postpone(self, schedule: boards.Schedule, to: datetime.datetime) -> bool:
        """Let what is due come later, once, if nobody else has done so; what follows it comes as it would have."""
        due = models.Schedule.filter(schedule_id=schedule.schedule_id, next_due=schedule.next_due, stopped=False)
        return await due.update(next_due=to) == 1

    async def earliest(self) -> datetime.datetime | None:
        """When anything is due next, or None without schedules."""
        row = await models.Schedule.filter(stopped=False).order_by("next_due").first()
        return None if row is None else row.next_due


def _from(row: models.Schedule, rhythm: calendar.Rhythm, now: datetime.datetime) -> datetime.datetime:
    """From when on a new rhythm counts: now, or the end of the day on which the practice last came round."""
    if row.last_due is None:
        return now
    day = row.last_due.astimezone(zoneinfo.ZoneInfo(rhythm.zone)).date()
    return max(now, calendar.instant(day, datetime.time(23, 59), rhythm.zone))


def _as_plan(row: models.Schedule) -> boards.SchedulePlan:
    at = datetime.time(row.at_minute // 60, row.at_minute % 60)
    rhythm = calendar.Rhythm(first=row.first_day, every=row.every, unit=calendar.Unit(row.unit), at=at, zone=row.zone)
    practice, _, actor = row.practice.partition("/")
    return boards.SchedulePlan(
        practice=boards.Practice(practice),
        rhythm=rhythm,
        edition_ref=row.edition_ref or None,
        open_days=row.open_days,
        remind_days=row.remind_days,
        actor=boards.Actor(actor or boards.Actor.BOARD),
        extras=as_extras(row.extras),
    )


def _practice(plan: boards.SchedulePlan) -> str:
    """A board has a practice once for each edition and each kind of actor: the column holds both."""
    return plan.practice.value if plan.actor is boards.Actor.BOARD else f"{plan.practice.value}/{plan.actor.value}"


def as_extras(text: str) -> frozenset[boards.Extra]:
    """What was switched on, from its column."""
    return frozenset(map(boards.Extra, filter(None, text.split(","))))


def _as_schedule(row: models.Schedule) -> boards.Schedule:
    return boards.Schedule(
        schedule_id=row.schedule_id, board=as_board(row.board), plan=_as_plan(row), next_due=row.next_due, last_due=row.last_due
    )
