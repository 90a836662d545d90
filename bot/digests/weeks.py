"""One board's week as a digest tells of it, put together from what is stored. No answer is looked at, and nothing is written."""

import datetime
import uuid
import zoneinfo
from collections.abc import Collection, Mapping
from typing import Literal

from bot import ports
from bot.digests import support
from bot.instruments import editions
from bot.private import offered
from bot.sets import set_releases
from bot.steps import step_views
from conversations import annotations, boards, calendar, digest_signals, digest_week, preview, records, sending, wording
from conversations.exchanges import state
from conversations.meetings import facts as meetings
from conversations.next_steps import asides
from frameworks import loader
from frameworks.readings import stored

EARLIER = 4
"""So many rounds before the one that closed are set beside its numbers."""
_WEEK = datetime.timedelta(days=7)
_LONGEST_WAIT = datetime.timedelta(days=366)
"""A summary that was due so long ago waits no more."""
_SPEAKS_OF_CHARTS = 3
"""From so many rounds on there are charts on which a new time could begin."""


async def week(
    repos: ports.Repositories,
    record: records.DigestRecord,
    library: loader.Library,
    words: wording.Wording,
    platforms: Collection[str] | None = None,
) -> digest_week.BoardWeek:
    """What happened from the beginning to before the end of the week, and what is so now. `platforms` are those that are on."""
    board, since, until = record.board, record.since, record.until
    courses = await support.courses(repos, library, board)
    pulses = await repos.pulses.latest(board.board_id, since)
    rounds = [one for one in pulses if one.closed_at is not None and since <= one.closed_at < until]
    chairs = await repos.boards.with_duty(board.board_id, boards.Duty.CHAIR)
    waits = await _waiting(repos, library, board, until, has_chair=bool(chairs))
    # That the chair has it is said with the round itself, in the week in which it closed.
    with_chair = {
        one.pulse_id: waits.pop(one.pulse_id) for one in rounds if one.pulse_id in waits and waits[one.pulse_id].reason == "chair"
    }
    closed = [
        await _closed(repos, library, one, courses, with_chair.get(one.pulse_id))
        for one in rounds
        if one.state is records.PulseState.CLOSED
    ]
    no_address = await _without_address(repos, board, until, platforms)
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
        not_reached=_besides(await repos.deliveries.not_reached(board.board_id, since, until), no_address, platforms),
        no_address=no_address,
        waiting=tuple(sorted(waits.values(), key=lambda one: (one.posts_at, one.edition))),
        unsure=await repos.deliveries.unsure(board.board_id, since, until),
        meeting=_meeting(met[0], board, until, words) if met else None,
        steps=await _steps(repos, board, until, words),
        notes=tuple(await set_releases.told(repos, board.board_id, since, until, words)),
        offered=await offered.to_coordinators(repos, board, since, until, library, words.language),
        no_chair=bool(closed) and not chairs,
        proposals=await _proposals(repos, board, since, until),
        has_changes=_has_changes(written, courses, board, since, until),
        signals=digest_signals.found(facts, board.zone, since, until),
    )


async def _closed(
    repos: ports.Repositories,
    library: loader.Library,
    record: records.PulseRecord,
    courses: Mapping[support.Series, digest_signals.Course],
    waits: digest_week.WaitingSummary | None,
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
        floor=record.floor,
        with_chair_until=None if waits is None else waits.posts_at,
    )


async def _waiting(
    repos: ports.Repositories, library: loader.Library, board: boards.Board, until: datetime.datetime, *, has_chair: bool
) -> dict[uuid.UUID, digest_week.WaitingSummary]:
    """The summaries that are not out yet and do not leave at once, by pulse. Where the channel is lost, that is told instead."""
    if board.loss is not None:
        return {}
    silences = (await repos.terms.pauses_of([board.board_id], boards.PauseKind.PRE_ELECTION)).get(board.board_id, ())
    found = {}
    # From long ago on: what came due in a silence waits for its end.
    for one in await repos.results.waiting(until - _LONGEST_WAIT):
        due_at = await repos.results.waits_until(one.pulse_id) if one.board.board_id == board.board_id else None
        if due_at is None:
            continue
        posts_at, _ = preview.posted_on(max(due_at, until), board.zone, silences)
        if posts_at > until:
            reason: Literal["chair", "election", "other"] = "chair" if has_chair else "other"
            # What a silence held up is due after it by then, so its own time does not tell.
            first, last = step_views.local_day(board, until), step_views.local_day(board, posts_at)
            is_silent = any(span.first <= last and span.last >= first for span in silences)
            found[one.pulse_id] = digest_week.WaitingSummary(
                edition=editions.name(library, one.edition_ref),
                posts_at=posts_at,
                reason="election" if is_silent else reason,
                actor=one.actor,
            )
    return found


async def _without_address(
    repos: ports.Repositories, board: boards.Board, until: datetime.datetime, platforms: Collection[str] | None
) -> int:
    """How many who hold a seat or carry a duty have no address, or (where that is known) none on a platform that is on."""
    people = await step_views.people_on(repos, board, step_views.local_day(board, until))
    return sum(not any(platforms is None or one.platform in platforms for one in person.addresses) for person in people)


def _besides(missed: Mapping[sending.Reason, int], no_address: int, platforms: Collection[str] | None) -> dict[sending.Reason, int]:
    """Who was not reached, without those for whom an address is to be added anyway.

    Where the platforms are known, those are all: whoever was missed for that and has an address now needs nothing.
    """
    counts = dict(missed)
    left = 0 if platforms is not None else counts.get(sending.Reason.NO_ADDRESS, 0) - no_address
    counts.pop(sending.Reason.NO_ADDRESS, None)
    return {**counts, sending.Reason.NO_ADDRESS: left} if left > 0 else counts


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
