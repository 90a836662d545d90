"""What papers are made of, from the database: published rounds from their stored readings, and what the board agreed. Reads only."""

import datetime
import zoneinfo

from bot import ports
from bot.instruments import editions
from bot.pulses import facts, history
from conversations import boards, records, signs, voices, wording
from conversations.courses import history as histories
from conversations.next_steps import state
from conversations.papers import book, pages
from frameworks import loader
from frameworks.readings import stored


async def of(
    repos: ports.Repositories, library: loader.Library, guide: signs.Guide, board: boards.Board, now: datetime.datetime
) -> book.Book:
    """The board with all its published rounds. Those of an edition whose file is gone are left out, and named."""
    published = await _published(repos, board)
    told = {series: await history.of(repos, library, board, *series) for series in {_series(one) for one in published}}
    rounds = [
        await _round(repos, library, guide, record, number, told[_series(record)])
        for number, record in enumerate(published, 1)
        if record.edition_ref in library
    ]
    zone = zoneinfo.ZoneInfo(board.zone)
    today = now.astimezone(zone).date()
    return book.Book(
        board=board,
        today=today,
        now=now,
        rounds=tuple(rounds),
        left_out=tuple(sorted({one.edition_ref for one in published if one.edition_ref not in library})),
        agreed=await _agreed(repos, library, board),
        actions=await _actions(repos, board, today),
        meetings=tuple(one for one in await repos.meetings.of_board(board.board_id) if one.is_on),
    )


async def listed(repos: ports.Repositories, library: loader.Library, board: boards.Board, words: wording.Wording) -> list[pages.Listed]:
    """The published rounds that can be told, the newest first, without what they say."""
    found = [
        pages.Listed(
            number=number,
            pulse_id=one.pulse_id,
            edition=voices.named(editions.name(library, one.edition_ref), [one.actor], words),
            closed_at=closed_at(one),
        )
        for number, one in enumerate(await _published(repos, board), 1)
        if one.edition_ref in library
    ]
    return found[::-1]


async def _published(repos: ports.Repositories, board: boards.Board) -> list[records.PulseRecord]:
    """In the order of their closing, which gives each its number."""
    closed = await repos.results.newest_closed(board.board_id)
    out = await repos.histories.published([one.pulse_id for one in closed])
    return sorted((one for one in closed if one.pulse_id in out), key=lambda one: (closed_at(one), one.pulse_id))


def closed_at(record: records.PulseRecord) -> datetime.datetime:
    """When a round that was read closed."""
    return record.closed_at or record.closes_at


def _series(record: records.PulseRecord) -> tuple[str, boards.Actor]:
    return record.edition_ref.partition("@")[0], record.actor


async def _round(
    repos: ports.Repositories,
    library: loader.Library,
    guide: signs.Guide,
    record: records.PulseRecord,
    number: int,
    told: histories.History | None,
) -> book.Round:
    """`told` is the history that it belongs to: read once for all rounds, as a board may look back on many."""
    known = await facts.of(repos, library, guide, record, told)
    read = known.past.newest.reading if known.past else stored.from_json(await repos.pulses.reading(record.pulse_id) or {})
    return book.Round(
        number=number,
        pulse_id=record.pulse_id,
        edition=editions.labelled(editions.worded(library, record), wording.DEFAULT_LANGUAGE),
        facts=known.facts,
        reading=read,
        opened_at=record.opened_at,
        floor=record.floor,
        past=known.past,
        rule=known.rule,
    )


async def _agreed(repos: ports.Repositories, library: loader.Library, board: boards.Board) -> tuple[book.Agreed, ...]:
    """The positions that stand, without who was there or who wrote them down."""
    words = wording.in_language()
    found = []
    for one in state.newest(tuple(await repos.next_steps.positions(board.board_id))):
        edition = library.get(one.edition_ref)
        item = edition.item(one.item_key) if edition else None
        level = edition.level(one.level) if edition and one.level is not None else None
        found.append(
            book.Agreed(
                edition_ref=one.edition_ref,
                item=item.name if item else one.item_key,
                level=words.say("summary-level", value=level.value, name=level.name) if level else "",
                text=one.text,
                agreed_on=one.agreed_on,
            )
        )
    return tuple(found)


async def _actions(repos: ports.Repositories, board: boards.Board, today: datetime.date) -> tuple[book.Action, ...]:
    """The live ones, by the body that their owner sits for today. A paper names nobody."""
    found = []
    for step in await repos.next_steps.of_board(board.board_id):
        if step.is_live:
            held = await repos.boards.tenures_of(step.owner_id)
            bodies = [
                one.body
                for one in held
                if one.board_name == board.name and one.held_from <= today and (one.held_until is None or today <= one.held_until)
            ]
            found.append(book.Action(text=step.text, due_on=step.due_on, body=bodies[0] if bodies else ""))
    return tuple(found)
