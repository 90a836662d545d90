"""What is owed when a pulse has closed: its summary to the board's channel, and before that the same to the chair.

The chair gets a working day with it. That is time to think about how to open the talk, and no power over what it says.
"""

import datetime
import zoneinfo

from bot import ports
from conversations import boards, calendar, records, sending, workdays

HEAD_START = datetime.timedelta(days=1)
"""So long before the channel the chair has it, at the same hour of the next working day: 24 hours, unless clocks change."""

ON_TIME = datetime.timedelta(hours=1)
"""A close that was found no later than this counts from its own hour, so that the channel hears at the hour that people know."""


async def owe(repos: ports.Repositories, record: records.PulseRecord, now: datetime.datetime) -> None:
    """Owe the summary of a pulse that was just closed. Where no chair can be reached it leaves at once."""
    chairs = await _reached(repos, record.board, now)
    summary = sending.Owed(
        key=f"{record.pulse_id}:summary",
        kind=sending.Kind.SUMMARY,
        subject_id=record.pulse_id,
        board_id=record.board.board_id,
        address=record.board.channel,
        due_at=posts_at(record.closes_at if now - record.closes_at < ON_TIME else now, record.board.zone) if chairs else now,
    )
    await repos.deliveries.owe([summary, *(_preview(record, chair, now) for chair in chairs)])


async def owe_to_new_chairs(repos: ports.Repositories, now: datetime.datetime) -> None:
    """Owe a preview of what waits to everybody who chairs its board by now. Who was owed one is owed no other, and nothing waits longer."""
    for record in await repos.results.waiting(now):
        previews = [_preview(record, chair, now) for chair in await _reached(repos, record.board, now)]
        known = await repos.deliveries.known([one.key for one in previews]) if previews else set()
        fresh = [one for one in previews if one.key not in known]
        if fresh:
            await repos.deliveries.owe(fresh)


def posts_at(closed_at: datetime.datetime, zone: str) -> datetime.datetime:
    """The same local hour one working day on. What closes on a day off is first seen on the next working day, and counts from there."""
    local = closed_at.astimezone(zoneinfo.ZoneInfo(zone))
    seen = workdays.on_or_after(local.date())
    return calendar.instant(workdays.on_or_after(seen + HEAD_START), local.time(), zone)


def _preview(record: records.PulseRecord, chair: boards.Member, now: datetime.datetime) -> sending.Owed:
    return sending.Owed(
        key=f"{record.pulse_id.hex}:{chair.person_id.hex}:{sending.Kind.PREVIEW}",
        kind=sending.Kind.PREVIEW,
        subject_id=record.pulse_id,
        board_id=record.board.board_id,
        person_id=chair.person_id,
        address=None,
        due_at=now,
    )


async def _reached(repos: ports.Repositories, board: boards.Board, now: datetime.datetime) -> list[boards.Member]:
    """The chairs with an address who have not said that they want nothing from this board."""
    chairs = [one for one in await repos.boards.with_duty(board.board_id, boards.Duty.CHAIR) if one.addresses]
    said = await repos.terms.of([one.person_id for one in chairs], now) if chairs else {}
    return [one for one in chairs if board.board_id not in said[one.person_id].opted_out]
