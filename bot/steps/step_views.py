"""What a board agreed, put together from what is stored, as one of its people may see it: nobody else gets anything."""

import dataclasses
import datetime
import hashlib
import uuid
import zoneinfo

from bot import ports
from bot.instruments import editions
from conversations import boards, inbound, records
from conversations.next_steps import agreed, sheet, state
from frameworks import loader, schema

LOOK_BACK = datetime.timedelta(days=3 * 366)
"""A board still uses the editions of pulses so long ago."""


async def sheets(
    repos: ports.Repositories, person: boards.Member, now: datetime.datetime, *, at: inbound.Address | None = None, light: bool = False
) -> tuple[sheet.Sheet, ...]:
    """Every board on which this person holds a seat today or carries a duty. `at`: the account from which they may name others.

    A light one lacks its people where it has no live step: Home is drawn often, and tells nothing of them then.
    """
    found = await repos.next_steps.boards_of(person.person_id, now)
    return tuple([await _sheet(repos, board, person, now, at, leads=leads, named=len(found) > 1, light=light) for board, leads in found])


async def sheet_of(
    repos: ports.Repositories, person: boards.Member, board_id: uuid.UUID, now: datetime.datetime, *, at: inbound.Address | None = None
) -> sheet.Sheet | None:
    """One board; None where this person has nothing to do with it today."""
    found = await repos.next_steps.boards_of(person.person_id, now)
    one = next(((board, leads) for board, leads in found if board.board_id == board_id), None)
    return None if one is None else await _sheet(repos, one[0], person, now, at, leads=one[1], named=len(found) > 1)


async def books(
    repos: ports.Repositories, of: sheet.Sheet, library: loader.Library, language: str, now: datetime.datetime
) -> tuple[agreed.Book, ...]:
    """The editions that a board uses, or has said something by: that of the latest closed pulse first."""
    pulses = await repos.pulses.latest(of.board.board_id, now - LOOK_BACK)
    closed = sorted((one for one in pulses if one.state is records.PulseState.CLOSED), key=lambda one: one.closes_at, reverse=True)
    others = [one for one in pulses if one.state is records.PulseState.OPEN]
    planned = [
        one.plan.edition_ref for one in await repos.schedules.of_board(of.board.board_id) if one.plan.practice is boards.Practice.PULSE
    ]
    refs = [*(one.edition_ref for one in (*closed, *others)), *filter(None, planned), *(one.edition_ref for one in of.positions)]
    found: list[agreed.Book] = []
    for ref in dict.fromkeys(one for one in refs if one in library):
        edition = _edition(library, of, ref, language)
        name = edition.ref if any(one.edition.id == edition.id for one in found) else edition.id
        found.append(agreed.Book(code=hashlib.sha256(ref.encode()).hexdigest()[:8], name=name, edition=edition, first=not found))
    return tuple(found)


async def people_on(repos: ports.Repositories, board: boards.Board, day: datetime.date) -> list[boards.Member]:
    """Everybody who held a seat on that local day, or carries a duty, once each, by name."""
    seated = await repos.boards.members_on(board.board_id, day)
    dutiful = [one for duty in boards.Duty for one in await repos.boards.with_duty(board.board_id, duty)]
    return sorted({one.person_id: one for one in (*dutiful, *seated)}.values(), key=lambda one: (one.name, one.key))


async def is_here(repos: ports.Repositories, board: boards.Board, person_id: uuid.UUID, now: datetime.datetime) -> bool:
    """Whether this person holds a seat of the board today or carries a duty for it."""
    return any(one.board_id == board.board_id for one, _ in await repos.next_steps.boards_of(person_id, now))


def local_day(board: boards.Board, now: datetime.datetime) -> datetime.date:
    """The board's day."""
    return now.astimezone(zoneinfo.ZoneInfo(board.zone)).date()


def with_step(of: sheet.Sheet, step: state.NextStep) -> sheet.Sheet:
    """The sheet with this step as it now stands, or with this new one."""
    others = [one for one in of.steps if one.step_id != step.step_id]
    steps = [step if one.step_id == step.step_id else one for one in of.steps] if len(others) < len(of.steps) else [*others, step]
    return dataclasses.replace(of, steps=tuple(steps))


def person_of(member: boards.Member, at: inbound.Address | None) -> sheet.Person:
    """A person as others may name them from that account."""
    near = (one for one in member.addresses if at is not None and (one.platform, one.tenant) == (at.platform, at.tenant))
    return sheet.Person(person_id=member.person_id, key=member.key, name=member.name, handles=frozenset(one.handle for one in near))


async def _sheet(
    repos: ports.Repositories,
    board: boards.Board,
    person: boards.Member,
    now: datetime.datetime,
    at: inbound.Address | None,
    *,
    leads: bool,
    named: bool,
    light: bool = False,
) -> sheet.Sheet:
    today, steps = local_day(board, now), tuple(await repos.next_steps.of_board(board.board_id))
    peopled = not light or any(one.is_live for one in steps)
    return sheet.Sheet(
        board=board,
        viewer_id=person.person_id,
        leads=leads,
        named=named,
        today=today,
        here=tuple(person_of(one, at) for one in await people_on(repos, board, today)) if peopled else (),
        names={one.person_id: one.name for one in await repos.boards.people_of(board.board_id)} if peopled else {},
        steps=steps,
        positions=tuple(await repos.next_steps.positions(board.board_id)),
    )


def _edition(library: loader.Library, of: sheet.Sheet, ref: str, language: str) -> schema.Edition:
    """In the words that the board is asked in today, with the items that it has said something about, also where it took one out since."""
    edition = editions.in_use(library, ref, of.board.key)
    for key in dict.fromkeys(one.item_key for one in of.positions if one.edition_ref == ref):
        edition = library.with_item(edition, of.board.key, key)
    return editions.labelled(library.translated(edition, language), language)
