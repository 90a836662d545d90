"""The weekly digest is owed, once to each coordinator for all boards of theirs whose weeks end together, and composed when it leaves."""

import datetime
import itertools
import re
import uuid
import zoneinfo
from collections.abc import Collection, Sequence

from bot import ports
from bot.digests import weeks
from conversations import boards, calendar, digest, digest_week, messages, records, sending, wording
from conversations.meetings import pauses
from frameworks import loader

_KEY = re.compile(rf"{sending.Kind.DIGEST}:[0-9a-f]{{32}}:(\d{{8}}T\d{{6}})")


async def owe_due(repos: ports.Repositories, schedule: boards.Schedule, library: loader.Library, now: datetime.datetime) -> None:
    """Owe each coordinator of the board one digest, of all the time since the one before: a week, or longer after a pause.

    Their other boards whose weeks end at the same instant are in it. Those may come round later, in another process or after a failure,
    when the digest has left already: so their weeks are written down here, too.
    """
    del library  # every practice is called alike; a digest names editions only when it is composed
    if not await repos.schedules.move_on(schedule, calendar.next_due(schedule.plan.rhythm, now)):
        return
    until = _end(schedule.plan.rhythm, schedule.next_due, now)
    coordinators = await repos.boards.with_duty(schedule.board.board_id, boards.Duty.COORDINATOR)
    run = {one.person_id: {board.board_id for board in await repos.boards.coordinated_by(one.person_id)} for one in coordinators}
    others = set().union(*run.values()) - {schedule.board.board_id}
    ending = [schedule, *await _ending(repos, others, until, now)]
    # In one order everywhere: two processes that write down the same weeks wait for each other, and never in a circle.
    for one in sorted(ending, key=lambda one: one.schedule_id):
        await repos.digests.create(await _week(repos, one, until))
    told = await repos.digests.ending_at({schedule.board.board_id, *others}, until)
    subject = next(one for one in told if one.schedule_id == schedule.schedule_id)
    owed = [
        sending.Owed(
            key=_key(person_id, until),
            kind=sending.Kind.DIGEST,
            subject_id=subject.digest_id,
            # What is about several boards belongs to none: the pause of one, or having stopped it, must not hold up the others.
            board_id=schedule.board.board_id if sum(one.board.board_id in theirs for one in told) == 1 else None,
            person_id=person_id,
            address=None,
            due_at=now,
        )
        for person_id, theirs in sorted(run.items())
    ]
    await repos.deliveries.owe(owed)


async def compose(
    repos: ports.Repositories,
    delivery: sending.Delivery,
    now: datetime.datetime,
    library: loader.Library,
    platforms: Collection[str] | None = None,
) -> messages.Message | None:
    """The digest as it stands in the database; None for a delivery to nobody, or to somebody who runs none of its boards any more.

    `platforms` are those that are on: an address on another is of no use. None: every address counts.
    """
    if delivery.person_id is None:
        return None
    person = await repos.boards.person(delivery.person_id)
    told = await told_of(repos, delivery, now)
    if not told:
        return None
    words = wording.in_language(person.language)
    zones = {one.board.zone for one in told}
    first, until = min(one.since for one in told), told[0].until
    facts = digest_week.DigestFacts(
        first=first,
        # The last day told in full is the one before the digest arrives.
        last=max(first, until - datetime.timedelta(days=1)),
        zone=zoneinfo.ZoneInfo(zones.pop() if len(zones) == 1 else person.zone),
        boards=tuple([await weeks.week(repos, one, library, words, platforms) for one in told]),
        named=len(await repos.boards.coordinated_by(person.person_id)) > 1,
    )
    return digest.digest(facts, words)


async def told_of(repos: ports.Repositories, delivery: sending.Delivery, now: datetime.datetime) -> list[records.DigestRecord]:
    """The weeks that a digest tells of: of boards that its person runs and has not stopped, by their names.

    It may have waited for a while, and it holds lines that were offered to the coordinators alone. Before there was one for all boards,
    each board had its own.
    """
    if delivery.person_id is None:
        return []
    stopped = (await repos.terms.of([delivery.person_id], now))[delivery.person_id].opted_out
    run = {one.board_id for one in await repos.boards.coordinated_by(delivery.person_id)} - set(stopped)
    found = _KEY.fullmatch(delivery.key)
    if found is None:
        record = await repos.digests.get(delivery.subject_id)
        return [record] if record.board.board_id in run else []
    return await repos.digests.ending_at(run, datetime.datetime.strptime(f"{found[1]}+0000", "%Y%m%dT%H%M%S%z"))


def _key(person_id: uuid.UUID, until: datetime.datetime) -> str:
    return f"{sending.Kind.DIGEST}:{person_id.hex}:{until.astimezone(datetime.UTC):%Y%m%dT%H%M%S}"


async def _ending(
    repos: ports.Repositories, board_ids: set[uuid.UUID], until: datetime.datetime, now: datetime.datetime
) -> list[boards.Schedule]:
    """The digests of these boards that are due and have not come round yet, whose weeks end then: not those that a pause holds up."""
    found = []
    paused = await repos.terms.pauses_of(board_ids, boards.PauseKind.PAUSE) if board_ids else {}
    for board_id in sorted(board_ids):
        for one in await repos.schedules.of_board(board_id):
            if one.plan.practice is not boards.Practice.DIGEST or one.next_due > now:
                continue
            due = pauses.begins(one.plan.rhythm, one.next_due, now, pauses.for_digests(paused.get(board_id, ())))
            if due <= now and _end(one.plan.rhythm, due, now) == until:
                found.append(one)
    return found


async def _week(repos: ports.Repositories, schedule: boards.Schedule, until: datetime.datetime) -> records.DigestRecord:
    since = await repos.digests.last_end(schedule.schedule_id) or calendar.due_before(schedule.plan.rhythm, schedule.next_due)
    return records.DigestRecord(digest_id=uuid.uuid4(), schedule_id=schedule.schedule_id, board=schedule.board, since=since, until=until)


def _end(rhythm: calendar.Rhythm, due: datetime.datetime, now: datetime.datetime) -> datetime.datetime:
    """Where the time ends that a digest tells of which fell due then: at the last of those that fell due since."""
    later: Sequence[datetime.datetime] = list(itertools.takewhile(lambda one: one <= now, calendar.slots(rhythm, due)))
    return (due, *later)[-1]
