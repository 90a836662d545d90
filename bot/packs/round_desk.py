"""Packs as whoever runs a board deals with them in chat: all there are, one before it opens, start, stop, close early."""

import datetime
import functools
import uuid
import zoneinfo

from bot import ports, subjects
from bot.packs import round_views, round_work
from conversations import actions, boards, calendar, messages, rounds_page, rounds_reading, rounds_typed, rounds_walk, typed, wording
from frameworks import packs

VERBS = frozenset({"packs", "plan", "start", "stop", "close"})
_WEEK = datetime.timedelta(weeks=1)


async def pressed(
    repos: ports.Repositories, books: round_views.Books, asked: subjects.Asked, action: actions.Do
) -> messages.Message | None:
    """What follows a press; None when the thing is none of this person's boards."""
    led = await repos.rounds.led_by(asked.person.person_id)
    if action.verb == "close":
        return await _close(repos, books, asked, action, led)
    if action.on is None:
        return await _all(repos, books, asked, led)
    board = next((one for one in led if one.board_id == action.on), None)
    if board is None:
        return None
    if action.verb == "packs":
        return rounds_page.board_page(await facts(repos, books, board, asked, named=len(led) > 1), asked.words)
    plan = rounds_page.plan_of(action.value)
    if plan is None or plan.pack_id not in books.shelf.packs:
        return rounds_walk.word(asked.words.say("rounds-which-number"), asked.words)
    return await _with(repos, books, asked, board, plan, action.verb, named=len(led) > 1)


async def typed_line(repos: ports.Repositories, books: round_views.Books, asked: subjects.Asked, line: str) -> messages.Message | None:
    """What follows a line that begins with "packs"; None for every other line."""
    if typed.after_word(line, asked.words, "rounds-packs") is None:
        return None
    led = await repos.rounds.led_by(asked.person.person_id)
    people = [one for board in led for one in await round_views.leads(repos, board.board_id)]
    said = rounds_typed.ordered(line, asked.words, {*(one.key for one in led), *(one.key for one in people)})
    if said is None:
        return None
    board = next((one for one in led if one.key in said.names), led[0] if len(led) == 1 else None)
    if board is None:
        return await _all(repos, books, asked, led)
    if said.pack is None:
        return rounds_page.board_page(await facts(repos, books, board, asked, named=len(led) > 1), asked.words)
    listed = tuple(books.shelf.packs)
    if not 0 < said.pack <= len(listed) or (said.weeks is not None and said.weeks not in rounds_page.WEEKS):
        return rounds_walk.word(asked.words.say("rounds-which-number"), asked.words, rounds_page.way_in(asked.words))
    reader = next((rounds_page.short(one.person_id) for one in people if one.key in said.names), "")
    plan = rounds_page.Plan(pack_id=listed[said.pack - 1], weeks=said.weeks, reader=reader)
    if said.at_meeting:
        meeting = await _next_meeting(repos, board, asked.now)
        plan = rounds_page.Plan(pack_id=plan.pack_id, meeting=meeting[0] if meeting else "", reader=reader)
    if said.verb in {"close", "texts"}:
        return await _of_newest(repos, books, asked, board, plan.pack_id, said, led)
    return await _with(repos, books, asked, board, plan, said.verb, named=len(led) > 1)


async def facts(
    repos: ports.Repositories, books: round_views.Books, board: boards.Board, asked: subjects.Asked, *, named: bool
) -> rounds_page.BoardPacks:
    """What a board has of packs, as this person may see it."""
    running = []
    for record in await repos.rounds.of_board(board.board_id):
        pack = round_views.pack_of(books, record)
        closes_at = record.closes_at
        if pack is None or closes_at is None or record.removed_at is not None:
            continue
        reads = pack.words is packs.Words.FACILITATOR and record.facilitator_id == asked.person.person_id
        over = record.is_over(asked.now)
        if over and not reads:
            continue
        number = list(books.shelf.packs).index(pack.id) + 1
        one = rounds_page.Running(
            round_id=record.round_id, number=number, title=pack.title, closes_at=closes_at, closed=over, readable=reads
        )
        running.append(one)
    standing = {one.pack_id for one in await repos.rounds.standing(board.board_id)}
    for pack in books.shelf.packs.values():
        if pack.timing.every in {packs.Every.FORTNIGHT, packs.Every.MONTH} and await round_work.coming(repos, pack, board, asked.now):
            standing.add(pack.id)
    return rounds_page.BoardPacks(
        board_id=board.board_id,
        key=board.key,
        name=board.name,
        zone=board.zone,
        packs=tuple(books.shelf.packs.values()),
        running=tuple(running),
        standing=frozenset(standing),
        named=named,
    )


async def _all(repos: ports.Repositories, books: round_views.Books, asked: subjects.Asked, led: list[boards.Board]) -> messages.Message:
    if not led:
        return rounds_walk.word(asked.words.say("rounds-not-yours"), asked.words)
    if len(led) > 1:
        return rounds_page.which_board(tuple((one.board_id, one.key, one.name) for one in led), asked.words)
    return rounds_page.board_page(await facts(repos, books, led[0], asked, named=False), asked.words)


async def _with(
    repos: ports.Repositories,
    books: round_views.Books,
    asked: subjects.Asked,
    board: boards.Board,
    plan: rounds_page.Plan,
    verb: str,
    *,
    named: bool,
) -> messages.Message:
    """Show a plan, start it or stop it."""
    pack = books.shelf.packs[plan.pack_id]
    if verb == "plan":
        return rounds_page.preview(await _preview(repos, books, asked, board, plan, named=named), asked.words)
    lead = None
    if verb == "stop":
        if not asked.repeat:
            await round_work.stop(repos, pack, board, asked.now)
        lead = asked.words.say("rounds-stopped", pack=pack.title)
    elif not asked.repeat:
        lead = await start(repos, pack, board, plan, asked.person.person_id, asked.now, asked.words)
    return rounds_page.board_page(await facts(repos, books, board, asked, named=named), asked.words, lead=lead, only=pack.id)


async def start(
    repos: ports.Repositories,
    pack: packs.Pack,
    board: boards.Board,
    plan: rounds_page.Plan,
    by: uuid.UUID,
    now: datetime.datetime,
    words: wording.Wording,
) -> str:
    """Open a pack, or let it come round from now on, and say so. `by` runs it, unless the plan names somebody else with a duty."""
    if pack.timing.every in {packs.Every.FORTNIGHT, packs.Every.MONTH}:
        coming = await round_work.start_questions(repos, pack, board, now)
        when = words.day_and_time(coming.next_due, zoneinfo.ZoneInfo(board.zone))
        return words.say("rounds-starts-questions", pack=pack.title, when=when)
    reader = await _reader(repos, board, plan, by)
    if pack.timing.every is packs.Every.MEETING:
        await round_work.stand(repos, pack, board, reader, now)
        return words.say("rounds-starts-before", pack=pack.title)
    closes_at, meeting_id = await _closing(repos, board, plan, now)
    opened = await round_work.open_once(repos, pack, board, now, closes_at=closes_at, meeting_id=meeting_id, facilitator_id=reader)
    if opened is None:
        return words.say("rounds-nobody", asked=pack.asked.value)
    return words.say("rounds-started", pack=pack.title)


async def _preview(
    repos: ports.Repositories,
    books: round_views.Books,
    asked: subjects.Asked,
    board: boards.Board,
    plan: rounds_page.Plan,
    *,
    named: bool,
) -> rounds_page.Preview:
    pack, now = books.shelf.packs[plan.pack_id], asked.now
    of_board = await facts(repos, books, board, asked, named=named)
    made = functools.partial(
        rounds_page.Preview,
        board=of_board,
        number=list(books.shelf.packs).index(pack.id) + 1,
        pack=pack,
        asked=len(await round_views.people_asked(repos, pack, board, now)),
        questions=tuple(one.question for one in round_views.asks(books, pack, board, asked.person.language)),
        meeting=await _next_meeting(repos, board, now),
        on=pack.id in of_board.standing,
        case=rounds_reading.case_of(books.shelf, pack.id, int(board.board_id), asked.words),
    )
    if pack.timing.every in {packs.Every.FORTNIGHT, packs.Every.MONTH}:
        return made(plan=plan, comes=await round_work.next_question(repos, pack, board, now))
    if pack.timing.every is packs.Every.MEETING:
        return made(plan=plan)
    closes_at, meeting_id = await _closing(repos, board, plan, now)
    weeks = None if meeting_id else plan.weeks or rounds_page.DEFAULT_WEEKS
    leads = await round_views.leads(repos, board.board_id)
    reader = await _reader(repos, board, plan, asked.person.person_id)
    meeting = rounds_page.short(meeting_id) if meeting_id else ""
    shown = rounds_page.Plan(pack_id=pack.id, weeks=weeks, meeting=meeting, reader=rounds_page.short(reader))
    others = tuple((rounds_page.short(one.person_id), one.key, one.name) for one in leads)
    return made(
        plan=shown,
        closes_at=closes_at,
        gone_at=round_views.gone_at(pack, board, closes_at),
        reader=next((one.name for one in leads if one.person_id == reader), ""),
        readers=others if pack.words is packs.Words.FACILITATOR else (),
    )


async def _closing(
    repos: ports.Repositories, board: boards.Board, plan: rounds_page.Plan, now: datetime.datetime
) -> tuple[datetime.datetime, uuid.UUID | None]:
    """When a plan closes, and at which meeting. A meeting that is not to come any more is none: then it is the usual weeks."""
    if plan.meeting:
        for meeting in await round_work.meetings_after(repos, board.board_id, now):
            if rounds_page.short(meeting.meeting_id) == plan.meeting:
                return meeting.starts_at, meeting.meeting_id
    local = now.astimezone(zoneinfo.ZoneInfo(board.zone)).replace(second=0, microsecond=0)
    day = local.date() + (plan.weeks or rounds_page.DEFAULT_WEEKS) * _WEEK
    return calendar.instant(day, local.time(), board.zone), None


async def _reader(repos: ports.Repositories, board: boards.Board, plan: rounds_page.Plan, by: uuid.UUID) -> uuid.UUID:
    leads = await round_views.leads(repos, board.board_id)
    return next((one.person_id for one in leads if plan.reader and rounds_page.short(one.person_id) == plan.reader), by)


async def _next_meeting(repos: ports.Repositories, board: boards.Board, now: datetime.datetime) -> tuple[str, datetime.datetime] | None:
    found = await round_work.meetings_after(repos, board.board_id, now)
    return (rounds_page.short(found[0].meeting_id), found[0].starts_at) if found else None


async def _of_newest(
    repos: ports.Repositories,
    books: round_views.Books,
    asked: subjects.Asked,
    board: boards.Board,
    pack_id: str,
    said: rounds_typed.Ordered,
    led: list[boards.Board],
) -> messages.Message:
    """Close, or read, the newest round of a pack."""
    record = next((one for one in await repos.rounds.of_board(board.board_id) if one.pack_id == pack_id), None)
    if record is not None and said.verb == "texts":
        shown = await round_work.texts(repos, books, record, asked.person, asked.now)
    elif record is not None:
        action = actions.Do(subject=actions.Subject.ROUND, verb="close", on=record.round_id, value="yes" if said.now else "")
        shown = await _close(repos, books, asked, action, led)
    else:
        shown = None
    return shown or rounds_walk.word(asked.words.say("rounds-nothing-there"), asked.words, rounds_page.way_in(asked.words))


async def _close(
    repos: ports.Repositories, books: round_views.Books, asked: subjects.Asked, action: actions.Do, led: list[boards.Board]
) -> messages.Message | None:
    record = await repos.rounds.get(action.on, lock=True) if action.on else None
    if record is None or record.board.board_id not in {one.board_id for one in led}:
        return None
    state = await round_views.state(repos, books, record, asked.person, asked.now)
    if action.value != "yes" and state is not None and not state.closed:
        before = await facts(repos, books, record.board, asked, named=len(led) > 1)
        return rounds_page.sure_to_close(state, before, asked.words)
    if action.value == "yes" and not asked.repeat and not record.is_over(asked.now):
        await round_work.close(repos, books, record, asked.now)
    title = state.pack.title if state else record.pack_id
    page = await facts(repos, books, record.board, asked, named=len(led) > 1)
    return rounds_page.board_page(page, asked.words, lead=asked.words.say("rounds-was-closed", pack=title))
