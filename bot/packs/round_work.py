"""Rounds open, close and are removed, each once; packs that come round by themselves are started and stopped."""

import datetime
import functools
import logging
import uuid
import zoneinfo
from collections.abc import Iterator, Sequence

from bot import ports
from bot.packs import round_views
from conversations import actions, boards, calendar, messages, round_records, rounds_reading, rounds_walk, sending, wording
from conversations.meetings import facts
from frameworks import packs

DAY = datetime.timedelta(days=1)
AT_LEAST = datetime.timedelta(hours=1)
"""A round that could not be open for so long before its meeting is left out."""
AT = datetime.time(9)
"""When questions that come by themselves come, on a board's own clock."""
_TUESDAY = 1
_STANDING = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
"""The opening of every standing order: a board has one for a pack, and its rounds open later."""
_LOOK_BACK = datetime.timedelta(days=60)
_RHYTHMS = {packs.Every.FORTNIGHT: (2, calendar.Unit.WEEKS), packs.Every.MONTH: (1, calendar.Unit.MONTHS)}

_log = logging.getLogger(__name__)


async def open_once(
    repos: ports.Repositories,
    pack: packs.Pack,
    board: boards.Board,
    now: datetime.datetime,
    *,
    closes_at: datetime.datetime,
    meeting_id: uuid.UUID | None,
    facilitator_id: uuid.UUID,
) -> round_records.RoundRecord | None:
    """Open a pack for a board, or find it open; None where nobody would be asked.

    The round's id follows from how many there were: of two presses on “Start” at one time the second finds the first one's round.
    """
    before = [one for one in await repos.rounds.of_board(board.board_id) if one.pack_id == pack.id]
    is_open = next((one for one in before if not one.is_over(now)), None)
    if is_open is not None:
        return is_open
    record = round_records.RoundRecord(
        round_id=uuid.uuid5(board.board_id, f"{pack.id}:{len(before)}"),
        board=board,
        pack_id=pack.id,
        opened_at=now,
        facilitator_id=facilitator_id,
        meeting_id=meeting_id,
        closes_at=closes_at,
        remove_at=round_views.gone_at(pack, board, closes_at),
    )
    await _open(repos, pack, record, now)
    return await repos.rounds.get(record.round_id)


async def stand(
    repos: ports.Repositories, pack: packs.Pack, board: boards.Board, facilitator_id: uuid.UUID, now: datetime.datetime
) -> None:
    """Let a pack come round before each meeting from now on, the next one's round at once where its time has come."""
    record = round_records.RoundRecord(
        round_id=uuid.uuid5(board.board_id, pack.id), board=board, pack_id=pack.id, opened_at=_STANDING, facilitator_id=facilitator_id
    )
    await repos.rounds.stand(record)
    await open_before_meetings(repos, pack, record, now)


async def open_before_meetings(
    repos: ports.Repositories, pack: packs.Pack, standing: round_records.RoundRecord, now: datetime.datetime
) -> None:
    """Open the round before each meeting whose time has come. Its id follows from the meeting: there is one, however often this runs."""
    board = standing.board
    for meeting, opens_at in before_meetings(pack, board, await meetings_after(repos, board.board_id, now - _LOOK_BACK)):
        if not opens_at <= now <= meeting.starts_at - AT_LEAST:
            continue
        record = round_records.RoundRecord(
            round_id=uuid.uuid5(meeting.meeting_id, pack.id),
            board=board,
            pack_id=pack.id,
            opened_at=opens_at,
            facilitator_id=standing.facilitator_id,
            meeting_id=meeting.meeting_id,
            closes_at=meeting.starts_at,
            remove_at=round_views.gone_at(pack, board, meeting.starts_at),
        )
        if await repos.rounds.get(record.round_id) is None:
            await _open(repos, pack, record, now)


async def meetings_after(repos: ports.Repositories, board_id: uuid.UUID, after: datetime.datetime) -> list[facts.Meeting]:
    """The board's meetings that start after that instant and take place, in order."""
    return [one for one in await repos.meetings.of_board(board_id) if one.is_on and one.starts_at > after]


def before_meetings(
    pack: packs.Pack, board: boards.Board, meetings: Sequence[facts.Meeting]
) -> Iterator[tuple[facts.Meeting, datetime.datetime]]:
    """Each meeting with the instant at which its round opens: so many days before on the board's own clock, or when the last one starts.

    A meeting within a day of the one before has no round of its own.
    """
    before: facts.Meeting | None = None
    for meeting in meetings:
        local = meeting.starts_at.astimezone(zoneinfo.ZoneInfo(board.zone))
        opens_at = calendar.instant(local.date() - (pack.timing.opens_days_before or 1) * DAY, local.time(), board.zone)
        if before is None or meeting.starts_at - before.starts_at >= DAY:
            yield meeting, opens_at if before is None else max(opens_at, before.starts_at)
        before = meeting


async def close(repos: ports.Repositories, books: round_views.Books, record: round_records.RoundRecord, now: datetime.datetime) -> None:
    """Close a round, and owe what was written to whoever runs the workshop. Early, where its time has not come."""
    pack, board = round_views.pack_of(books, record), record.board
    closes_at = min(record.closes_at or now, now)
    remove_at = round_views.gone_at(pack, board, closes_at) if pack else record.remove_at or now
    if not await repos.rounds.close(record.round_id, now, closes_at=closes_at, remove_at=remove_at):
        return
    if pack is not None and pack.words is packs.Words.FACILITATOR and record.facilitator_id is not None:
        await repos.deliveries.owe([_owed(record, record.facilitator_id, sending.Kind.ROUND_CLOSED, now)])
    _log.info("a round closed", extra={"action": "round_closed", "round_id": record.round_id, "pack": record.pack_id})


async def remove_due(repos: ports.Repositories, now: datetime.datetime) -> int:
    """Delete all that was written in rounds whose time is over. How many rounds."""
    count = 0
    for record in await repos.rounds.to_remove(now):
        drafts = actions.encode(actions.Do(subject=actions.Subject.ROUND, verb="say", on=record.round_id))
        if await repos.rounds.remove(record.round_id, now, drafts=drafts):
            count += 1
            _log.info("a round was removed", extra={"action": "round_removed", "round_id": record.round_id})
    return count


def questions_of(pack: packs.Pack, board: boards.Board, now: datetime.datetime) -> boards.SchedulePlan:
    """The schedule that a pack of single questions is: from the next Tuesday on, at nine."""
    every, unit = _RHYTHMS[pack.timing.every]
    today = now.astimezone(zoneinfo.ZoneInfo(board.zone)).date()
    first = today + ((_TUESDAY - today.weekday() - 1) % 7 + 1) * DAY
    rhythm = calendar.Rhythm(first=first, every=every, unit=unit, at=AT, zone=board.zone)
    ref = next(ref for step in pack.steps for ref in step.items)
    return boards.SchedulePlan(practice=boards.Practice.REFLECTION, rhythm=rhythm, edition_ref=ref.partition("/")[0])


async def coming(repos: ports.Repositories, pack: packs.Pack, board: boards.Board, now: datetime.datetime) -> boards.Schedule | None:
    """The schedule on which this pack comes already, in its own rhythm; None where there is none."""
    plan = questions_of(pack, board, now)
    for one in await repos.schedules.of_board(board.board_id):
        there = one.plan.practice is plan.practice and one.plan.edition_ref == plan.edition_ref
        if there and (one.plan.rhythm.every, one.plan.rhythm.unit) == (plan.rhythm.every, plan.rhythm.unit):
            return one
    return None


async def next_question(repos: ports.Repositories, pack: packs.Pack, board: boards.Board, now: datetime.datetime) -> datetime.datetime:
    """When the next question comes, or would come if it were started now."""
    there = await coming(repos, pack, board, now)
    return there.next_due if there else calendar.next_due(questions_of(pack, board, now).rhythm, now)


async def start_questions(repos: ports.Repositories, pack: packs.Pack, board: boards.Board, now: datetime.datetime) -> boards.Schedule:
    """Ask one question each time from now on. It takes the place of another rhythm of the same questions; on already, it stays."""
    there = await coming(repos, pack, board, now)
    if there is not None:
        return there
    return await repos.schedules.get(await repos.schedules.save(board.board_id, questions_of(pack, board, now), now))


async def stop(repos: ports.Repositories, pack: packs.Pack, board: boards.Board, now: datetime.datetime) -> None:
    """Let a pack come round no more. What is open stays open until its time."""
    if pack.timing.every is packs.Every.MEETING:
        await repos.rounds.end_standing(uuid.uuid5(board.board_id, pack.id), now)
    elif pack.timing.every in _RHYTHMS:
        there = await coming(repos, pack, board, now)
        others = [one.schedule_id for one in await repos.schedules.of_board(board.board_id)]
        if there is not None:
            await repos.schedules.stop_others(board.board_id, [one for one in others if one != there.schedule_id])


async def compose_opened(
    repos: ports.Repositories, delivery: sending.Delivery, now: datetime.datetime, books: round_views.Books
) -> messages.Message | None:
    """The first step; None when the round is over, or the person left or wrote before the message could leave."""
    record = await repos.rounds.get(delivery.subject_id)
    pack = round_views.pack_of(books, record) if record else None
    if record is None or pack is None or record.is_over(now) or delivery.person_id is None:
        return None
    if not await round_views.is_asked_still(repos, pack, record.board, delivery.person_id, now):
        return None
    person = await repos.boards.person(delivery.person_id)
    state = await round_views.state(repos, books, record, person, now)
    if state is None or state.replies:
        return None
    return messages.spoken(rounds_walk.opening(state, wording.in_language(person.language)), person.language)


async def compose_closed(
    repos: ports.Repositories, delivery: sending.Delivery, now: datetime.datetime, books: round_views.Books
) -> messages.Message | None:
    """What was written, for whoever runs the workshop; None when it is removed, or they have handed on their task."""
    record = await repos.rounds.get(delivery.subject_id)
    reader = await round_views.reader_of(repos, record) if record else None
    if record is None or reader is None or reader.person_id != delivery.person_id:
        return None
    shown = await texts(repos, books, record, reader, now)
    return None if shown is None else messages.spoken(shown, reader.language)


async def texts(
    repos: ports.Repositories,
    books: round_views.Books,
    record: round_records.RoundRecord,
    reader: boards.Member,
    now: datetime.datetime,
    *,
    at: int = 1,
) -> messages.Message | None:
    """What was written in a round that is over, for its reader; None where that is not theirs, or not there any more."""
    state = await round_views.state(repos, books, record, reader, now)
    if state is None or record.removed_at is not None or not (state.reads and state.closed):
        return None
    heard, wrote = await round_views.heard(repos, record, state.pack)
    return rounds_reading.for_reader(state, heard, wrote, wording.in_language(reader.language), at=at)


async def _open(repos: ports.Repositories, pack: packs.Pack, record: round_records.RoundRecord, now: datetime.datetime) -> bool:
    """Store a round with those who are asked, and owe them its first step. False where it is there already, or nobody would be asked."""
    people = await round_views.people_asked(repos, pack, record.board, now)
    if not people or not await repos.rounds.open(record, [one.person_id for one in people]):
        return False
    owed = functools.partial(_owed, record, kind=sending.Kind.ROUND_OPENED, now=now)
    await repos.deliveries.owe([owed(one.person_id) for one in people])
    facts = {"round_id": record.round_id, "pack": pack.id, "asked": len(people)}
    _log.info("a round opened", extra={"action": "round_opened", **facts})
    return True


def _owed(record: round_records.RoundRecord, person_id: uuid.UUID, kind: sending.Kind, now: datetime.datetime) -> sending.Owed:
    return sending.Owed(
        key=f"{record.round_id.hex}:{person_id.hex}:{kind}",
        kind=kind,
        subject_id=record.round_id,
        board_id=record.board.board_id,
        person_id=person_id,
        address=None,
        due_at=now,
    )
