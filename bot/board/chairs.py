"""A board's chair changes: written down where it happens, so that its charts can say so. Whoever runs the board can remove it."""

import datetime
import logging
import uuid
import zoneinfo

from bot import ports
from conversations import annotations, boards

_NAMES = uuid.UUID("0c1c5a3e-5b3b-4f0e-9a55-3c8f5c7a7f10")
"""A change is named by who chaired the board before and after it, and by its day: the same twice is written down once."""

_log = logging.getLogger(__name__)


async def of(repos: ports.Repositories, board_id: uuid.UUID) -> frozenset[uuid.UUID]:
    """Who chairs the board."""
    return frozenset(one.person_id for one in await repos.boards.with_duty(board_id, boards.Duty.CHAIR))


async def note(repos: ports.Repositories, board_id: uuid.UUID, before: frozenset[uuid.UUID], now: datetime.datetime) -> None:
    """Write down that the board has another chair than `before`. A board that lost its chair has no new one yet.

    A change that is taken back on the same day leaves nothing behind.
    """
    after = await of(repos, board_id)
    if not after - before:
        return
    board = await repos.boards.get(board_id)
    day = now.astimezone(zoneinfo.ZoneInfo(board.zone)).date()
    if await repos.histories.remove(_name(board_id, after, before, day), now):
        return
    annotation_id = _name(board_id, before, after, day)
    one = annotations.Annotation(
        annotation_id=annotation_id, board_id=board_id, day=day, kind=annotations.Kind.NEW_CHAIR, made_by=None, made_at=now
    )
    if not await repos.histories.write_down(one):
        await repos.histories.bring_back(annotation_id)
    _log.info("a board has a new chair", extra={"action": "new_chair_written", "board_id": board_id, "annotation_id": annotation_id})


def _name(board_id: uuid.UUID, before: frozenset[uuid.UUID], after: frozenset[uuid.UUID], day: datetime.date) -> uuid.UUID:
    people = "/".join(",".join(sorted(one.hex for one in group)) for group in (before, after))
    return uuid.uuid5(_NAMES, f"{board_id.hex}.{people}.{day.isoformat()}")
