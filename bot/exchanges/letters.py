"""What buddy boards owe by message: that both agreed, that the other published a round, that it has ended. Each to each person once."""

import datetime
import uuid
from collections.abc import Iterable

from bot import ports
from bot.exchanges import desk as desks
from conversations import boards, messages, sending, wording
from conversations.exchanges import book as books
from conversations.exchanges import letters, state
from frameworks import loader

FRESH = datetime.timedelta(days=30)
"""A round that went out longer ago is over: nobody gets post about it."""


async def owe(
    repos: ports.Repositories, one: state.Exchange, kind: sending.Kind, now: datetime.datetime, *, but: uuid.UUID | None = None
) -> None:
    """To those who run or chair either board; `but` is who did it, and has read of it already. Who runs both gets one."""
    owed: dict[uuid.UUID, sending.Owed] = {}
    for side in (one.proposer, one.partner):
        for person in await desks.leaders(repos, side.board.board_id) if side is not None else ():
            if side is not None and person.person_id != but:
                owed.setdefault(person.person_id, _owed(one, side.board, person.person_id, kind, now))
    if owed:
        await repos.deliveries.owe(list(owed.values()))


async def owe_readings(repos: ports.Repositories, now: datetime.datetime) -> None:
    """Owe word of rounds that boards published since they agreed, to those who run or chair the board across."""
    fresh = await readings_to_tell(repos, now)
    if fresh:
        await repos.deliveries.owe(fresh)


async def readings_to_tell(repos: ports.Repositories, now: datetime.datetime) -> list[sending.Owed]:
    """What of that is not owed yet."""
    standing = await repos.exchanges.standing()
    if not standing:
        return []
    owed: dict[str, sending.Owed] = {}
    sides = {side.board.board_id for one in standing for side in (one.proposer, one.partner) if side is not None}
    published = await repos.exchanges.published(sides, now - FRESH)
    # Once for all of them: this is asked at every tick.
    leading = await repos.exchanges.leading(sides) if published else {}
    for one in standing:
        for out in published:
            viewer = one.other_than(out.board_id)
            if viewer is None or one.partner is None or out.edition_ref != one.edition_ref or out.at <= one.partner.at:
                continue
            for person_id in sorted(leading.get(viewer.board.board_id, ())):
                made = _owed(one, viewer.board, person_id, sending.Kind.BUDDY_READING, now, out.pulse_id)
                owed[made.key] = made
    known = await repos.deliveries.known(list(owed)) if owed else set()
    return [made for key, made in owed.items() if key not in known]


async def compose(
    repos: ports.Repositories, delivery: sending.Delivery, now: datetime.datetime, library: loader.Library
) -> messages.Message | None:
    """The message; None for who runs neither board any more, and for news of what has ended since."""
    one = await repos.exchanges.get(delivery.subject_id)
    if one is None or one.partner is None or delivery.person_id is None or delivery.board_id is None:
        return None
    person = await repos.boards.person(delivery.person_id)
    desk = await desks.desk(repos, library, person, now)
    mine, other = desk.leads(delivery.board_id), one.other_than(delivery.board_id)
    if mine is None or other is None:
        return None
    said = await _said(desk, books.Row(exchange=one, mine=mine, leads=True), other.board, delivery, wording.in_language(person.language))
    return None if said is None else messages.spoken(said, person.language)


async def _said(
    desk: desks.Desk, row: books.Row, other: boards.Board, delivery: sending.Delivery, words: wording.Wording
) -> messages.Message | None:
    one = row.exchange
    if delivery.kind is sending.Kind.BUDDY_ENDED:
        return letters.ended(row.mine, other, by_mine=one.ended_by == row.mine.board_id, words=words)
    if one.standing(desk.now) is not state.Standing.AGREED:
        return None
    if delivery.kind is sending.Kind.BUDDY_AGREED:
        return letters.agreed(desk.bare(), row, words)
    record = await desk.repos.pulses.get(uuid.UUID(hex=delivery.key.split(":")[-1]))
    return letters.reading(desk.bare(), row, record.closed_at or record.closes_at, words)


def _owed(
    one: state.Exchange, board: boards.Board, person_id: uuid.UUID, kind: sending.Kind, now: datetime.datetime, *about: uuid.UUID
) -> sending.Owed:
    """The pulse that it is about, where it is about one, stands at the end of the key."""
    parts: Iterable[str] = (kind.value, one.exchange_id.hex, person_id.hex, *(each.hex for each in about))
    return sending.Owed(
        key=":".join(parts),
        kind=kind,
        subject_id=one.exchange_id,
        board_id=board.board_id,
        person_id=person_id,
        address=None,
        due_at=now,
    )
