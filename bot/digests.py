"""The weekly digest: what a coordinator needs to know, and never who answered what, or who did not."""

import datetime
import zoneinfo

from bot import ports
from conversations import boards, calendar, digest, messages, records, sending, wording
from frameworks import loader
from frameworks.readings import reading

WEEK = datetime.timedelta(days=7)
LATE_LIMIT = datetime.timedelta(days=3)
"""A digest found due longer ago than this waits for the next week."""


async def owe_due(repos: ports.Repositories, schedule: boards.Schedule, library: loader.Library, now: datetime.datetime) -> None:
    """Owe each coordinator of the board the digest of the week that ends now."""
    del library  # every practice is called alike; a digest names editions only when it is composed
    if not await repos.schedules.move_on(schedule, calendar.next_due(schedule.plan.rhythm, now)):
        return
    if now - schedule.next_due > LATE_LIMIT:
        return
    coordinators = await repos.boards.with_duty(schedule.board.board_id, boards.Duty.COORDINATOR)
    owed = [
        sending.Owed(
            key=f"{schedule.schedule_id.hex}:{schedule.next_due:%Y%m%dT%H%M}:{person.person_id.hex}:{sending.Kind.DIGEST}",
            kind=sending.Kind.DIGEST,
            subject_id=schedule.schedule_id,
            board_id=schedule.board.board_id,
            person_id=person.person_id,
            address=next(iter(person.addresses), None),
            due_at=now,
        )
        for person in coordinators
    ]
    await repos.deliveries.owe(owed)


async def compose(
    repos: ports.Repositories, delivery: sending.Delivery, now: datetime.datetime, library: loader.Library
) -> messages.Message | None:
    """The digest of the seven days before the delivery was due; None when it would come too late to be of use."""
    if delivery.person_id is None or now - delivery.owed_at > LATE_LIMIT:
        return None
    schedule = await repos.schedules.get(delivery.subject_id)
    person = await repos.boards.person(delivery.person_id)
    until = delivery.owed_at
    week = await _week(repos, schedule.board, until - WEEK, until, library)
    zone = zoneinfo.ZoneInfo(schedule.board.zone)
    facts = digest.DigestFacts(first=until - WEEK, last=until - datetime.timedelta(days=1), zone=zone, boards=(week,))
    return digest.digest(facts, wording.in_language(person.language))


async def _week(
    repos: ports.Repositories, board: boards.Board, since: datetime.datetime, until: datetime.datetime, library: loader.Library
) -> digest.BoardWeek:
    closed, opened, missed = [], [], []
    for record in await repos.pulses.latest(board.board_id, since):
        name = library[record.edition_ref].short_title
        if record.state is records.PulseState.MISSED and record.due_at >= since:
            missed.append(digest.MissedPulse(edition=name, due_at=record.due_at))
        elif record.state is records.PulseState.CLOSED and record.closed_at is not None and since <= record.closed_at < until:
            came_to = reading.from_json(await repos.pulses.reading(record.pulse_id) or {})
            closed.append(digest.ClosedPulse(edition=name, answered=came_to.answered, eligible=came_to.eligible))
        elif record.state is records.PulseState.OPEN and since <= record.opened_at < until:
            opened.append(digest.OpenedPulse(edition=name, closes_at=record.closes_at))
    coming = [
        digest.UpcomingPulse(edition=library[schedule.plan.edition_ref or ""].short_title, opens_at=schedule.next_due)
        for schedule in await repos.schedules.of_board(board.board_id)
        if schedule.plan.practice is boards.Practice.PULSE
    ]
    return digest.BoardWeek(
        board_name=board.name,
        closed=tuple(closed),
        opened=tuple(opened),
        upcoming=tuple(coming),
        missed=tuple(missed),
        not_reached=await repos.deliveries.not_reached(board.board_id, since, until),
        unsure=await repos.deliveries.unsure(board.board_id, since, until),
    )
