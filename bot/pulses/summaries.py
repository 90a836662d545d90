"""The summary of a closed pulse, composed for the board channel from the stored reading."""

import dataclasses
import datetime
import uuid
import zoneinfo

from bot import ports
from bot.instruments import comparing, editions
from conversations import (
    consensus_summary,
    evidence_summary,
    messages,
    pick_summary,
    sending,
    signs,
    summary,
    summary_view,
    views,
    whose_words,
    wording,
)
from frameworks import loader, schema
from frameworks.readings import consensus, evidence, picks, stored


async def compose(
    repos: ports.Repositories,
    delivery: sending.Delivery,
    now: datetime.datetime,
    library: loader.Library,
    guide: signs.Guide = signs.NOWHERE,
) -> messages.Message | None:
    """The message for the channel."""
    return await of_pulse(repos, delivery.subject_id, now, library, guide)


async def of_pulse(
    repos: ports.Repositories, pulse_id: uuid.UUID, now: datetime.datetime, library: loader.Library, guide: signs.Guide = signs.NOWHERE
) -> messages.Message | None:
    """What the channel reads of a closed pulse. It says what the reading says: nothing is computed again, nothing can be left out."""
    record = await repos.pulses.get(pulse_id)
    body = await repos.pulses.reading(pulse_id)
    if body is None:
        return None
    compared = await comparing.of(repos, record, library, with_answers=False)
    earlier, other = compared.earlier, compared.other
    facts = summary_view.SummaryFacts(
        board_name=record.board.name,
        closed_at=record.closed_at or now,
        zone=zoneinfo.ZoneInfo(record.board.zone),
        previous_at=earlier.closed_at if earlier else None,
        apart=compared.apart,
        is_reworded=compared.is_reworded,
        other=(other.closed_at, editions.name(library, other.edition_ref)) if other and other.closed_at else None,
        actor=record.actor,
        guide=guide,
    )
    words = wording.in_language(record.board.language)
    edition = whose_words.labelled(editions.worded(library, record), words)
    read = stored.from_json(body)
    told = _told(facts, read, edition, words)
    switched_on = views.under_summary(facts, read, edition, record.extras, words)
    return dataclasses.replace(told, blocks=(*told.blocks, *switched_on, *whose_words.under_summary(edition, words)))


def _told(facts: summary_view.SummaryFacts, read: stored.Any, edition: schema.Edition, words: wording.Wording) -> messages.Message:
    match read:
        case consensus.Consensus() as reading:
            return consensus_summary.summary(facts, reading, edition, words)
        case evidence.Evidence() as reading:
            return evidence_summary.summary(facts, reading, edition, words)
        case picks.Picks() as reading:
            return pick_summary.summary(facts, reading, edition, words)
        case reading:
            return summary.summary(facts, reading, edition, words)
