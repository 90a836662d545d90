"""The summary of a closed pulse, composed for the board channel from the stored reading."""

import datetime
import zoneinfo

from bot import editions, ports
from conversations import messages, sending, summary, wording
from frameworks import loader
from frameworks.readings import reading


async def compose(
    repos: ports.Repositories, delivery: sending.Delivery, now: datetime.datetime, library: loader.Library
) -> messages.Message | None:
    """The message for the channel. It says what the reading says: nothing is computed again, nothing can be left out."""
    record = await repos.pulses.get(delivery.subject_id)
    stored = await repos.pulses.reading(delivery.subject_id)
    if stored is None:
        return None
    earlier = await repos.pulses.before(record, with_answers=False)
    facts = summary.SummaryFacts(
        board_name=record.board.name,
        closed_at=record.closed_at or now,
        zone=zoneinfo.ZoneInfo(record.board.zone),
        previous_at=earlier.closed_at if earlier else None,
    )
    words = wording.in_language(record.board.language)
    return summary.summary(facts, reading.from_json(stored), editions.edition_of(library, record.edition_ref), words)
