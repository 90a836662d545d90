"""What the questions for a coordinator rest on: the published rounds of each framework that the board answers for itself."""

import datetime
import uuid
from collections.abc import Mapping, Sequence

from bot import ports
from bot.pulses import history
from conversations import annotations, boards, calendar, digest_signals, records, sending
from frameworks import loader

Series = tuple[str, boards.Actor]
"""A framework, and whose view its rounds ask for."""
_DAYS = {calendar.Unit.WEEKS: 7, calendar.Unit.MONTHS: 30}


def series_of(record: records.PulseRecord) -> Series:
    """The series that a round belongs to."""
    return record.edition_ref.partition("@")[0], record.actor


async def courses(repos: ports.Repositories, library: loader.Library, board: boards.Board) -> dict[Series, digest_signals.Course]:
    """Everything that the board's channel has had, series by series. One whose newest edition is gone is left out."""
    found = {}
    for framework, actor in await repos.histories.series(board.board_id):
        told = await history.of(repos, library, board, framework, actor)
        if told is not None:
            out_at = [await _out_at(repos, one.pulse_id, one.closed_at) for one in told.rounds]
            found[framework, actor] = digest_signals.Course(rounds=told, out_at=tuple(out_at))
    return found


def facts(
    found: Mapping[Series, digest_signals.Course],
    planned: Sequence[boards.Schedule],
    pulses: Sequence[records.PulseRecord],
    written: Sequence[annotations.Annotation],
) -> digest_signals.Facts:
    """Of the board's own rounds alone: what others say of it is not how it is itself."""
    own = [course for (_, actor), course in found.items() if actor is boards.Actor.BOARD]
    rhythms = [one.plan.rhythm for one in planned if one.plan.actor is boards.Actor.BOARD]
    return digest_signals.Facts(
        courses=tuple(own),
        heard_at=tuple(sorted(one.closed_at for course in own for one in course.rounds.rounds if one.reading.answered)),
        planned=min((datetime.timedelta(days=_DAYS[one.unit] * one.every) for one in rhythms), default=None),
        is_asked=any(one.state is records.PulseState.OPEN and one.actor is boards.Actor.BOARD for one in pulses),
        written=tuple(written),
    )


async def _out_at(repos: ports.Repositories, pulse_id: uuid.UUID, closed_at: datetime.datetime) -> datetime.datetime:
    standing = await repos.deliveries.standing(pulse_id, sending.Kind.SUMMARY)
    return closed_at if standing is None or standing[1] is None else standing[1]
