"""The earlier rounds that a closing round is read against, beside the one just before it: whose arrows point to about this day."""

import datetime
import zoneinfo
from collections.abc import Sequence

from bot import ports
from conversations import calendar, records
from frameworks import loader
from frameworks.readings import stored

NEAR = datetime.timedelta(weeks=8)
"""How far the day that arrows point to may lie from the opening of the round that answers them."""

Told = tuple[records.PulseRecord, stored.Any]


async def same_series(repos: ports.Repositories, record: records.PulseRecord) -> list[Told]:
    """The closed rounds before this one that asked the same of the same actors, with what they came to, the earliest first."""
    framework = record.edition_ref.partition("@")[0]
    rounds = await repos.histories.rounds(record.board.board_id, framework, record.actor)
    same = (record.edition_ref, record.edition_digest)
    return [
        (one, stored.from_json(body))
        for one, body in rounds
        if (one.edition_ref, one.edition_digest) == same and one.due_at < record.due_at
    ]


def is_kept(one: records.PulseRecord, record: records.PulseRecord) -> bool:
    """Whether the single answers of an earlier round were still promised to be kept when this one closed."""
    return one.forget_at > (record.closed_at or record.closes_at)


def pointing_here(
    record: records.PulseRecord, rounds: Sequence[records.PulseRecord], library: loader.Library
) -> records.PulseRecord | None:
    """The round whose arrows are held against this one: each at most once, so that no second account of them is ever given."""
    claimed = set()
    for place, one in enumerate(rounds):
        nearest = _nearest(one, rounds[:place], library)
        if nearest is not None:
            claimed.add(nearest.pulse_id)
    found = _nearest(record, rounds, library)
    return None if found is None or found.pulse_id in claimed else found


def _nearest(record: records.PulseRecord, rounds: Sequence[records.PulseRecord], library: loader.Library) -> records.PulseRecord | None:
    """The earlier round whose arrows' day lies nearest to this opening, unless the next round will lie nearer still."""
    edition = library.get(record.edition_ref)
    months = edition.scale.horizon_months if edition else None
    if months is None or not rounds:
        return None
    usual = record.opened_at - rounds[-1].opened_at
    off = {one.pulse_id: points_to(one, months) - record.opened_at for one in rounds}
    near = [one for one in rounds if -NEAR <= off[one.pulse_id] <= min(NEAR, usual / 2)]
    return min(near, key=lambda one: abs(off[one.pulse_id]), default=None)


def points_to(record: records.PulseRecord, months: int) -> datetime.datetime:
    """The instant that the arrows of a round point to: so many months after the day it opened, by the board's clock."""
    opened = record.opened_at.astimezone(zoneinfo.ZoneInfo(record.board.zone))
    return calendar.instant(calendar.add_months(opened.date(), months), opened.time(), record.board.zone)
