"""The weekly digest: what a coordinator needs to know, and never who answered what, or who did not."""

import dataclasses
import datetime
import itertools
import uuid
import zoneinfo

from bot import ports
from bot.instruments import editions
from bot.private import offered
from bot.sets import set_releases
from bot.steps import step_views
from conversations import boards, calendar, digest, messages, records, sending, wording
from conversations.meetings import facts as meetings
from conversations.next_steps import asides
from frameworks import loader
from frameworks.readings import stored


async def owe_due(repos: ports.Repositories, schedule: boards.Schedule, library: loader.Library, now: datetime.datetime) -> None:
    """Owe each coordinator of the board one digest, of all the time since the one before: a week, or longer after a pause."""
    del library  # every practice is called alike; a digest names editions only when it is composed
    rhythm = schedule.plan.rhythm
    if not await repos.schedules.move_on(schedule, calendar.next_due(rhythm, now)):
        return
    until = (schedule.next_due, *itertools.takewhile(lambda due: due <= now, calendar.slots(rhythm, schedule.next_due)))[-1]
    since = await repos.digests.last_end(schedule.schedule_id) or calendar.due_before(rhythm, schedule.next_due)
    record = records.DigestRecord(digest_id=uuid.uuid4(), schedule_id=schedule.schedule_id, board=schedule.board, since=since, until=until)
    if not await repos.digests.create(record):
        return
    coordinators = await repos.boards.with_duty(schedule.board.board_id, boards.Duty.COORDINATOR)
    owed = [
        sending.Owed(
            key=f"{schedule.schedule_id.hex}:{until:%Y%m%dT%H%M}:{person.person_id.hex}:{sending.Kind.DIGEST}",
            kind=sending.Kind.DIGEST,
            subject_id=record.digest_id,
            board_id=schedule.board.board_id,
            person_id=person.person_id,
            address=None,
            due_at=now,
        )
        for person in coordinators
    ]
    await repos.deliveries.owe(owed)


async def compose(
    repos: ports.Repositories, delivery: sending.Delivery, now: datetime.datetime, library: loader.Library
) -> messages.Message | None:
    """The digest as it stands in the database; None for a delivery to nobody, or to somebody who does not run the board any more."""
    del now
    if delivery.person_id is None:
        return None
    record = await repos.digests.get(delivery.subject_id)
    person = await repos.boards.person(delivery.person_id)
    run = await repos.boards.coordinated_by(person.person_id)
    if record.board.board_id not in {one.board_id for one in run}:
        # It may have waited for weeks, and it holds lines that were offered to the coordinators alone.
        return None
    words = wording.in_language(person.language)
    week = await _week(repos, record.board, record.since, record.until, library, words)
    if record.board.loss is not None:
        week = dataclasses.replace(week, lost=digest.LostChannel(board=record.board, loss=record.board.loss, named=len(run) > 1))
    zone = zoneinfo.ZoneInfo(record.board.zone)
    # The last day told in full is the one before the digest arrives.
    last = record.until - datetime.timedelta(days=1)
    facts = digest.DigestFacts(first=record.since, last=max(record.since, last), zone=zone, boards=(week,))
    return digest.digest(facts, words)


def _meeting(meeting: meetings.Meeting, board: boards.Board, until: datetime.datetime, words: wording.Wording) -> digest.NextMeeting:
    last = meetings.papers_day(meeting, board.zone)
    over = last is None or last < meetings.local(until, board.zone).date()
    noon = None if last is None or over else calendar.instant(last, datetime.time(12), board.zone)
    return digest.NextMeeting(starts_at=meeting.starts_at, kind=words.say("meetings-kind", kind=meeting.kind.value), papers_by=noon)


async def _week(
    repos: ports.Repositories,
    board: boards.Board,
    since: datetime.datetime,
    until: datetime.datetime,
    library: loader.Library,
    words: wording.Wording,
) -> digest.BoardWeek:
    closed, opened, missed = [], [], []
    for record in await repos.pulses.latest(board.board_id, since):
        name = editions.name(library, record.edition_ref)
        ended = record.closed_at is not None and since <= record.closed_at < until
        if record.state is records.PulseState.MISSED:
            missed += [digest.MissedPulse(edition=name, due_at=record.due_at, actor=record.actor)] if ended else []
        elif record.state is records.PulseState.CLOSED and ended:
            came_to = stored.from_json(await repos.pulses.reading(record.pulse_id) or {})
            closed.append(digest.ClosedPulse(edition=name, answered=came_to.answered, eligible=came_to.eligible, actor=record.actor))
        elif since <= record.opened_at < until:
            opened.append(digest.OpenedPulse(edition=name, closes_at=record.closes_at, actor=record.actor))
    coming = [
        digest.UpcomingPulse(
            edition=editions.name(library, schedule.plan.edition_ref or ""), opens_at=schedule.next_due, actor=schedule.plan.actor
        )
        for schedule in await repos.schedules.of_board(board.board_id)
        if schedule.plan.practice is boards.Practice.PULSE
    ]
    met = await repos.meetings.next_of([board.board_id], until)
    return digest.BoardWeek(
        board_name=board.name,
        notes=(*await _notes(repos, board, until, words), *await set_releases.told(repos, board.board_id, since, until, words)),
        offered=await offered.to_coordinators(repos, board, since, until, library, words.language),
        meeting=_meeting(met[0], board, until, words) if met else None,
        closed=tuple(closed),
        opened=tuple(opened),
        upcoming=tuple(coming),
        missed=tuple(missed),
        not_reached=await repos.deliveries.not_reached(board.board_id, since, until),
        unsure=await repos.deliveries.unsure(board.board_id, since, until),
    )


async def _notes(repos: ports.Repositories, board: boards.Board, until: datetime.datetime, words: wording.Wording) -> tuple[str, ...]:
    """Actions whose day is near, and those that nobody on the board has any more. Without a name: who is late is nobody's business."""
    live = [one for one in await repos.next_steps.of_board(board.board_id) if one.is_live]
    today = step_views.local_day(board, until)
    here = {one.person_id for one in await step_views.people_on(repos, board, today)} if live else set()
    return asides.digest(live, [one for one in live if one.owner_id not in here], today, words)
