"""A stored round as the steps take it: with its pack, the questions in the words of their editions, and who may read what."""

import dataclasses
import datetime
import uuid
import zoneinfo
from collections.abc import Iterable

from bot import ports
from bot.instruments import editions
from conversations import boards, calendar, round_records, rounds, rounds_reading, whose_words, wording
from frameworks import loader, packs


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class Books:
    """What rounds are read with."""

    library: loader.Library
    shelf: packs.Shelf


def pack_of(books: Books, record: round_records.RoundRecord) -> packs.Pack | None:
    """The pack of a round; None where its file is gone."""
    return books.shelf.packs.get(record.pack_id)


def asks(books: Books, pack: packs.Pack, board: boards.Board, language: str) -> tuple[rounds.Ask, ...]:
    """All that a pack asks, in the words that this board is asked in today. An item that is gone is left out."""
    refs = {ref for step in pack.steps if not step.together for ref in step.items}
    found = {ref: _worded(books.library, ref, board, language) for ref in refs}
    return rounds.asks(pack, {ref: worded for ref, worded in found.items() if worded is not None})


def gone_at(pack: packs.Pack, board: boards.Board, closes_at: datetime.datetime) -> datetime.datetime:
    """When all that was written is deleted: as the pack says, or else when the board's single answers would be."""
    local = closes_at.astimezone(zoneinfo.ZoneInfo(board.zone))
    days = pack.timing.removed_days_after
    if days == 0:
        return closes_at
    day = calendar.add_months(local.date(), board.keep_months) if days is None else local.date() + datetime.timedelta(days=days)
    return calendar.instant(day, local.time(), board.zone)


async def state(
    repos: ports.Repositories, books: Books, record: round_records.RoundRecord, person: boards.Member, now: datetime.datetime
) -> rounds.Round | None:
    """The round as this person has it; None where its pack is gone. They need not be among those who are asked."""
    pack, board = pack_of(books, record), record.board
    if pack is None or record.closes_at is None:
        return None
    reader = await reader_of(repos, record) if pack.words is packs.Words.FACILITATOR else None
    mine = await repos.rounds.replies_by(record.round_id, person.person_id)
    closed = record.is_over(now)
    return rounds.Round(
        round_id=record.round_id,
        board_name=board.name,
        zone=board.zone,
        pack=pack,
        asks=asks(books, pack, board, person.language),
        closes_at=record.closes_at,
        gone_at=record.remove_at if record.closed_at and record.remove_at else gone_at(pack, board, record.closes_at),
        closed=closed,
        for_meeting=record.meeting_id is not None,
        reader=reader.name if reader else "",
        reads=reader is not None and reader.person_id == person.person_id,
        sees=pack.words is packs.Words.BOARD and not closed and await is_seated(repos, board, person.person_id, now),
        replies={(one.step_key, one.question): rounds.Reply(text=one.text, named=one.named) for one in mine},
        case=rounds_reading.case_of(books.shelf, pack.id, int(record.round_id), wording.in_language(person.language)),
    )


async def heard(repos: ports.Repositories, record: round_records.RoundRecord, pack: packs.Pack) -> tuple[rounds_reading.Heard, int]:
    """What was written to each question, and by how many people. A name only where the pack lets people choose, and they chose it."""
    replies = await repos.rounds.replies(record.round_id)
    signed = {one.person_id for one in replies if one.named} if pack.names is packs.Names.CHOICE else set[uuid.UUID]()
    names = {person_id: (await repos.boards.person(person_id)).name for person_id in signed}
    lines: dict[tuple[str, int], tuple[rounds_reading.Line, ...]] = {}
    for one in replies:
        line = rounds_reading.Line(text=one.text, name=names.get(one.person_id) if one.named else None)
        lines[one.step_key, one.question] = (*lines.get((one.step_key, one.question), ()), line)
    return lines, len({one.person_id for one in replies})


async def leads(repos: ports.Repositories, board_id: uuid.UUID) -> list[boards.Member]:
    """Everyone with a duty on the board, coordinators first."""
    found = [one for duty in (boards.Duty.COORDINATOR, boards.Duty.CHAIR) for one in await repos.boards.with_duty(board_id, duty)]
    return list({one.person_id: one for one in found}.values())


async def reader_of(repos: ports.Repositories, record: round_records.RoundRecord) -> boards.Member | None:
    """Whom people were told reads their words; None once that person has no duty on the board any more, and nobody takes their place."""
    return _by_id(await leads(repos, record.board.board_id), record.facilitator_id)


async def people_asked(repos: ports.Repositories, pack: packs.Pack, board: boards.Board, now: datetime.datetime) -> list[boards.Member]:
    """Those whom a pack would ask today."""
    if pack.asked is packs.Asked.CRITICAL_FRIENDS:
        return await repos.boards.voices_of(board.board_id, boards.Actor.PARTNERS)
    return await repos.boards.members_on(board.board_id, _day(board, now))


async def is_asked_still(
    repos: ports.Repositories, pack: packs.Pack, board: boards.Board, person_id: uuid.UUID, now: datetime.datetime
) -> bool:
    """Whether somebody who was asked still belongs to those who would be. Others may go on writing, but are not written to."""
    if pack.asked is packs.Asked.CRITICAL_FRIENDS:
        return await repos.boards.is_voice(board.board_id, person_id, boards.Actor.PARTNERS)
    return await is_seated(repos, board, person_id, now)


async def is_seated(repos: ports.Repositories, board: boards.Board, person_id: uuid.UUID, now: datetime.datetime) -> bool:
    """Whether this person holds a seat of the board today."""
    return await repos.boards.is_seated(board.board_id, person_id, _day(board, now))


def _worded(library: loader.Library, ref: str, board: boards.Board, language: str) -> rounds.Worded | None:
    edition_ref, _, key = ref.partition("/")
    if edition_ref not in library:
        return None
    edition = editions.labelled(library.translated(editions.in_use(library, edition_ref, board.key), language), language)
    item = edition.item(key)
    if item is None:
        return None
    return rounds.Worded(question=item.question, whose=tuple(whose_words.on_card(edition, item, wording.in_language(language))))


def _by_id(people: Iterable[boards.Member], person_id: uuid.UUID | None) -> boards.Member | None:
    return next((one for one in people if one.person_id == person_id), None)


def _day(board: boards.Board, now: datetime.datetime) -> datetime.date:
    return now.astimezone(zoneinfo.ZoneInfo(board.zone)).date()
