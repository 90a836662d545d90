"""What a new member's pieces and a leaver's message are made from, looked up when they leave. Of others it knows what the channel saw."""

import datetime
import zlib
import zoneinfo
from collections.abc import Mapping, Sequence

from bot import ports, subjects
from bot.instruments import editions
from bot.pulses import summaries
from conversations import actions, boards, messages, newcomer_cards, newcomers, records, sending, wording
from conversations.next_steps import state
from frameworks import loader, schema

_EVER = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
_LINES = 3
_MOST = 3
"""So many lines of the last summary, and so many of what was agreed: a note is short, and the rest is a press away."""


async def compose(
    repos: ports.Repositories,
    delivery: sending.Delivery,
    now: datetime.datetime,
    library: loader.Library,
    others: Sequence[subjects.Subject] = (),
) -> messages.Message | None:
    """One piece; None for somebody who has no seat on the board any more, and where there is nothing to tell."""
    if delivery.person_id is None:
        return None
    board, person = await repos.boards.get(delivery.subject_id), await repos.boards.person(delivery.person_id)
    if not await repos.boards.is_seated(board.board_id, person.person_id, _today(board, now)):
        return None
    words, zone = wording.in_language(person.language), zoneinfo.ZoneInfo(person.zone)
    facts = await _facts(repos, board, person, library, others, now, words)
    made = newcomer_cards.piece(newcomers.number(delivery.key), facts, zone, words)
    return None if made is None else messages.spoken(made, words.language)


async def compose_farewell(repos: ports.Repositories, delivery: sending.Delivery, now: datetime.datetime) -> messages.Message | None:
    """What a leaver is told; None when they hold a seat on the board after all, or their last day was moved."""
    if delivery.person_id is None:
        return None
    board, person = await repos.boards.get(delivery.subject_id), await repos.boards.person(delivery.person_id)
    stay = await repos.newcomers.stay(board.board_id, person.person_id)
    if stay is None or stay.last is None or stay.last >= _today(board, now) or delivery.key not in newcomers.keys(stay):
        return None
    words = wording.in_language(person.language)
    parting = newcomer_cards.Parting(
        board=board,
        last_day=stay.last,
        answers_until=await _answers_until(repos, board, person),
        duties=await repos.seats.duties_of(board.board_id, person.person_id),
        waiting=sum(one.waits for one in await repos.memos.of(person.person_id)),
        coordinators=await _named(repos, board, boards.Duty.COORDINATOR, person),
    )
    return messages.spoken(newcomer_cards.farewell(parting, zoneinfo.ZoneInfo(person.zone), words), words.language)


async def _facts(
    repos: ports.Repositories,
    board: boards.Board,
    person: boards.Member,
    library: loader.Library,
    others: Sequence[subjects.Subject],
    now: datetime.datetime,
    words: wording.Wording,
) -> newcomer_cards.Facts:
    schedules = await repos.schedules.of_board(board.board_id)
    pulse = min((one for one in schedules if _asks_the_board(one, library)), key=lambda one: one.next_due, default=None)
    reflects = [one for one in schedules if one.plan.practice is boards.Practice.REFLECTION]
    told, told_at = await _told(repos, board, library, now)
    return newcomer_cards.Facts(
        board=board,
        seats=await _seats(repos, board, person, now),
        edition=_edition(library, pulse.plan.edition_ref or "", board, words) if pulse else None,
        rhythm=pulse.plan.rhythm if pulse else None,
        opens_at=pulse.next_due if pulse else None,
        reflects=bool(reflects),
        told=told,
        told_at=told_at,
        agreed=await _agreed(repos, board, library),
        doing=[(wording.isolate(one.text), one.due_on) for one in await _doing(repos, board)],
        open_item=_question(library, reflects, board, person, words),
        coordinators=await _named(repos, board, boards.Duty.COORDINATOR, person),
        chairs=await _named(repos, board, boards.Duty.CHAIR, person),
        ways=await _ways(repos, person, others, now, words),
    )


async def _told(
    repos: ports.Repositories, board: boards.Board, library: loader.Library, now: datetime.datetime
) -> tuple[list[str], datetime.datetime | None]:
    """The first lines of the newest summary that has reached the board's channel, and when its pulse closed."""
    found = await repos.pulses.latest(board.board_id, _EVER)
    closed = [one for one in found if one.state is records.PulseState.CLOSED and one.actor is boards.Actor.BOARD and one.closed_at]
    for record in sorted(closed, key=lambda one: one.closed_at or _EVER, reverse=True):
        standing = await repos.deliveries.standing(record.pulse_id, sending.Kind.SUMMARY)
        if standing is None or standing[0] is not sending.State.SENT or record.edition_ref not in library:
            continue
        message = await summaries.of_pulse(repos, record.pulse_id, library)
        lines = [one.text for one in message.blocks if isinstance(one, messages.Paragraph) and not one.quiet] if message else []
        return lines[:_LINES], standing[1] or record.closed_at
    return [], None


async def _agreed(repos: ports.Repositories, board: boards.Board, library: loader.Library) -> list[tuple[str, str]]:
    newest = state.newest(tuple(await repos.next_steps.positions(board.board_id)))
    found = []
    for one in newest[-_MOST:]:
        edition = library.get(one.edition_ref)
        item = edition.item(one.item_key) if edition else None
        found.append((item.name if item else one.item_key, one.text))
    return found


async def _doing(repos: ports.Repositories, board: boards.Board) -> list[state.NextStep]:
    return [one for one in await repos.next_steps.of_board(board.board_id) if one.is_live]


async def _ways(
    repos: ports.Repositories, person: boards.Member, others: Sequence[subjects.Subject], now: datetime.datetime, words: wording.Wording
) -> Mapping[actions.Subject, Sequence[messages.Choice]]:
    return {one.name: await one.at_home(repos, person, now, words) for one in others}


async def _seats(repos: ports.Repositories, board: boards.Board, person: boards.Member, now: datetime.datetime) -> list[str]:
    held = [(one, one.on(_today(board, now))) for one in await repos.seats.of_board(board.board_id)]
    return [one.title for one, holder in held if holder is not None and holder.person_id == person.person_id]


async def _named(repos: ports.Repositories, board: boards.Board, duty: boards.Duty, person: boards.Member) -> list[str]:
    """Who carries the duty, besides the person."""
    return [one.name for one in await repos.boards.with_duty(board.board_id, duty) if one.person_id != person.person_id]


async def _answers_until(repos: ports.Repositories, board: boards.Board, person: boards.Member) -> datetime.datetime | None:
    sat = [one for one in await repos.sittings.of_person(person.person_id) if one.pulse.board.board_id == board.board_id and one.answers]
    replied = [one for one in await repos.reflections.of_person(person.person_id) if one.board.board_id == board.board_id and one.reply]
    return max([*(one.pulse.forget_at for one in sat), *(one.forget_at for one in replied)], default=None)


def _question(
    library: loader.Library, reflects: Sequence[boards.Schedule], board: boards.Board, person: boards.Member, words: wording.Wording
) -> schema.Item | None:
    """One open question, always the same for one person: of the edition that the board reflects on, or of the first that there is."""
    own = [one.plan.edition_ref or "" for one in reflects]
    there = [ref for ref in (*own, *library) if ref in library and library[ref].scale.shape is schema.Shape.OPEN]
    edition = _edition(library, there[0], board, words) if there else None
    return edition.items[zlib.crc32(person.person_id.bytes) % len(edition.items)] if edition else None


def _edition(library: loader.Library, ref: str, board: boards.Board, words: wording.Wording) -> schema.Edition:
    """The edition in the words that the board is asked in today, and in the person's language as far as there is one."""
    return editions.labelled(library.translated(editions.in_use(library, ref, board.key), words.language), words.language)


def _asks_the_board(schedule: boards.Schedule, library: loader.Library) -> bool:
    plan = schedule.plan
    return plan.practice is boards.Practice.PULSE and plan.actor is boards.Actor.BOARD and (plan.edition_ref or "") in library


def _today(board: boards.Board, now: datetime.datetime) -> datetime.date:
    return now.astimezone(zoneinfo.ZoneInfo(board.zone)).date()
