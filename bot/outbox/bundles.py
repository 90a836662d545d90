"""What is due to somebody, made into the one message that leaves: the thing itself, or an index of several. And each shown when asked for.

Whether and when it leaves is decided elsewhere.
"""

import dataclasses
import datetime
import logging
import uuid
from collections.abc import Mapping, Sequence

from bot import ports, subjects
from conversations import actions, boards, messages, sending, together, wording

_log = logging.getLogger(__name__)

Composers = Mapping[sending.Kind, subjects.Composer]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Made:
    """The message of each delivery that is still needed; those that are not; and those whose message could not be made."""

    wanted: Mapping[sending.Delivery, messages.Message]
    moot: tuple[sending.Delivery, ...]
    failed: tuple[sending.Delivery, ...]


async def made(repos: ports.Repositories, composers: Composers, parts: Sequence[sending.Delivery], now: datetime.datetime) -> Made:
    """Ask for the message of each. One that cannot be made (an edition that is gone) must not hold up the others."""
    found: dict[sending.Delivery, messages.Message] = {}
    moot, failed = [], []
    for one in parts:
        try:
            message = await composers[one.kind](repos, one, now)
        except Exception:  # noqa: BLE001 - whatever it is, it is this one's own trouble; a database that fails fails the next query, too
            _log.exception("a message could not be composed", extra={"action": "compose_failed", "delivery_id": one.delivery_id})
            failed.append(one)
            continue
        if message is None:
            moot.append(one)
        else:
            found[one] = message
    return Made(wanted=found, moot=tuple(moot), failed=tuple(failed))


async def joined(repos: ports.Repositories, wanted: Mapping[sending.Delivery, messages.Message]) -> messages.Message:
    """These as one message: the only one as it is, several as an index, what waits least first.

    When each was first owed is not known any more where it waited, so among alike ones the order is that of their keys: it never changes.
    """
    ordered = dict(sorted(wanted.items(), key=lambda one: (together.place(one[0].kind), one[0].key)))
    (first, *others) = ordered.values()
    if not others:
        return first
    names = {board_id: (await repos.boards.get(board_id)).name for board_id in {one.board_id for one in wanted} if board_id}
    parts = [
        together.Part(
            delivery_id=one.delivery_id,
            kind=one.kind,
            summary=message.summary,
            board_name=names.get(one.board_id) if one.board_id else None,
        )
        for one, message in ordered.items()
    ]
    return together.index(parts, wording.in_language(first.language or wording.DEFAULT_LANGUAGE))


async def shown(
    repos: ports.Repositories, composers: Composers, person: boards.Member, delivery_id: uuid.UUID, now: datetime.datetime
) -> messages.Message | None:
    """One of the things that came together, beside the index, which stays; None when it is not this person's.

    It is asked for as if it were due at this instant: it came in time, however long the index was left lying.
    """
    delivery = await repos.deliveries.brought_to(person.person_id, delivery_id)
    if delivery is None:
        return None
    message = await composers[delivery.kind](repos, dataclasses.replace(delivery, owed_at=now), now)
    if message is None:
        return together.over(wording.in_language(person.language))
    # It may be a sealed thing: while the reply is owed, what is written down is how to show it.
    again = message.shown_by or actions.encode(actions.Open(delivery_id=delivery_id))
    return dataclasses.replace(message, beside=True, shown_by=again)
