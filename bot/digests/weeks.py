"""One board's week as a digest tells of it, put together from what is stored. No answer is looked at, and nothing is written."""

import datetime
import zoneinfo
from collections.abc import Mapping

from bot import ports
from bot.digests import support
from bot.instruments import editions
from bot.private import offered
from bot.sets import set_releases
from bot.steps import step_views
from conversations import annotations, boards, calendar, digest_signals, digest_week, records, wording
from conversations.exchanges import state
from conversations.meetings import facts as meetings
from conversations.next_steps import asides
from frameworks import loader
from frameworks.readings import stored

EARLIER = 4
"""So many rounds before the one that closed are set beside its numbers."""
_WEEK = datetime.timedelta(days=7)
_SPEAKS_OF_CHARTS = 3
"""From so many rounds on there are charts on which a new time could begin."""


async def week(
    repos: ports.Repositories, record: records.DigestRecord, library: loader.Library, words: wording.Wording
) -> digest_week.BoardWeek:
    """What happened from the beginning to before the end of the week, and what is so now."""
    board, since, until = record.board, record.since, record.until
    courses = await support.courses(repos, library, board)
    pulses = await repos.pulses.latest(board.board_id, since)
    rounds = [one for one in pulses if one.closed_at is not None and since <= one.closed_at < until]
    closed = [await _closed(repos, library, one, courses) for one in rounds if one.state is records.PulseState.CLOSED]
    written = await repos.histories.written_down(board.board_id)
    planned = [one for one in await repos.schedules.of_board(board.board_id) if one.plan.practice is boards.Practice.PULSE]
    facts = support.facts(courses, planned, pulses, written)
    met = await repos.meetings.next_of([board.board_id], until)
    return digest_week.BoardWeek(
        board=board,
        closed=tuple(closed),
        opened=tuple(
            digest_week.OpenedPulse(edition=editions.name(library, one.edition_ref), closes_at=one.closes_at, actor=one.actor)
            for one in pulses
            if one not in rounds and since <= one.opened_at < until
        ),
        upcoming=tuple(
            digest_week.UpcomingPulse(
                edition=editions.name(library, one.plan.edition_ref or ""), opens_at=one.next_due, actor=one.plan.actor
            )
            for one in planned
        ),
        missed=tuple(
            digest_week.MissedPulse(edition=editions.name(library, one.edition_ref), due_at=one.due_at, actor=one.actor)
            for one in rounds
            if one.state is records.PulseState.MISSED
        ),
        not_reached=await repos.deliveries.not_reached(board.board_id, since, until),
        unsure=await repos.deliveries.unsure(board.board_id, since, until),
        meeting=_meeting(met[0], board, until, words) if met else None,
        steps=await _steps(repos, board, until, words),
        notes=tuple(await set_releases.told(repos, board.board_id, since, until, words)),
        offered=await offered.to_coordinators(repos, board, since, until, library, words.language),
        no_chair=bool(closed) and not await repos.boards.with_duty(board.board_id, boards.Duty.CHAIR),
        proposals=await _proposals(repos, board, since, until),
        has_changes=_has_changes(written, courses, board, since, until),
        signals=digest_signals.found(facts, board.zone, since, until),
    )


async def _closed(
    repos: ports.Repositories, library: loader.Library, record: records.PulseRecord, courses: Mapping[support.Series, digest_signals.Course]
) -> digest_week.ClosedPulse:
    came_to = stored.from_json(await repos.pulses.reading(record.pulse_id) or {})
    course = courses.get(support.series_of(record))
    earlier = [] if course is None else [one for one in course.rounds.rounds if one.opened_at < record.opened_at]
    return digest_week.ClosedPulse(
        edition=editions.name(library, record.edition_ref),
        answered=came_to.answered,
        eligible=came_to.eligible,
        actor=record.actor,
        earlier=tuple((one.reading.answered, one.reading.eligible) for one in earlier[-EARLIER:]),
        is_below_floor=came_to.answered < record.floor,
        with_chair_until=await repos.results.waits_until(record.pulse_id),
    )


def _meeting(meeting: meetings.Meeting, board: boards.Board, until: datetime.datetime, words: wording.Wording) -> digest_week.NextMeeting:
    last, today = meetings.papers_day(meeting, board.zone), meetings.local(until, board.zone).date()
    over = last is None or last < today
    return digest_week.NextMeeting(
        starts_at=meeting.starts_at,
        kind=words.say("meetings-kind", kind=meeting.kind.value),
        papers_by=None if last is None or over else calendar.instant(last, datetime.time(12), board.zone),
        papers_soon=last is not None and not over and last < today + _WEEK,
    )


async def _steps(repos: ports.Repositories, board: boards.Board, until: datetime.datetime, words: wording.Wording) -> tuple[str, ...]:
    """Actions whose day is near, and those that nobody on the board has any more. Without a name: who is late is nobody's business."""
    live = [one for one in await repos.next_steps.of_board(board.board_id) if one.is_live]
    today = step_views.local_day(board, until)
    here = {one.person_id for one in await step_views.people_on(repos, board, today)} if live else set()
    return asides.digest(live, [one for one in live if one.owner_id not in here], today, words)


async def _proposals(
    repos: ports.Repositories, board: boards.Board, since: datetime.datetime, until: datetime.datetime
) -> tuple[datetime.datetime, ...]:
    """Until when what the board proposed waits. Said in the week of the proposal, and in the last one before it lapses."""
    waiting = [
        one
        for one in await repos.exchanges.of_board(board.board_id)
        if one.proposer.board.board_id == board.board_id and one.standing(until) is state.Standing.PROPOSED and one.proposer.at < until
    ]
    return tuple(one.lapses_at for one in reversed(waiting) if one.proposer.at >= since or one.lapses_at < until + _WEEK)


def _has_changes(
    written: list[annotations.Annotation],
    courses: Mapping[support.Series, digest_signals.Course],
    board: boards.Board,
    since: datetime.datetime,
    until: datetime.datetime,
) -> bool:
    """Whether something was written down this week that begins no new time yet, where the board has charts."""
    if not any(len(one.out_at) >= _SPEAKS_OF_CHARTS for one in courses.values()):
        return False
    today = until.astimezone(zoneinfo.ZoneInfo(board.zone)).date()
    big = (one for one in written if one.kind is not annotations.Kind.OTHER and not one.rebases and one.day <= today)
    return any(since <= one.made_at < until for one in big)
