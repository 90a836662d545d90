"""The summary of a closed pulse, composed for the board channel from the stored reading."""

import dataclasses
import datetime
import uuid

from bot import ports
from bot.instruments import editions
from bot.pulses import facts
from conversations import (
    consensus_summary,
    evidence_summary,
    figures,
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
from conversations.courses import drawn
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
    del now  # a summary says when its round closed, and nothing of the day on which it leaves
    return await of_pulse(repos, delivery.subject_id, library, guide)


async def of_pulse(
    repos: ports.Repositories, pulse_id: uuid.UUID, library: loader.Library, guide: signs.Guide = signs.NOWHERE
) -> messages.Message | None:
    """What the channel reads of a closed pulse. It says what the reading says: nothing is computed again, nothing can be left out."""
    record = await repos.pulses.get(pulse_id)
    body = await repos.pulses.reading(pulse_id)
    if body is None:
        return None
    known = await facts.of(repos, library, guide, record)
    words = wording.in_language(record.board.language)
    edition = whose_words.labelled(editions.worded(library, record), words)
    read = stored.from_json(body)
    told = _told(known.facts, read, edition, words)
    if known.past is not None:
        told = _with_courses(told, drawn.under_summary(known.past, known.rule, words))
    switched_on = views.under_summary(known.facts, read, edition, record.extras, words)
    return dataclasses.replace(told, blocks=(*told.blocks, *switched_on, *whose_words.under_summary(edition, words)))


def _with_courses(told: messages.Message, courses: tuple[messages.Block, ...]) -> messages.Message:
    """What came before stands below the picture of this round, above the small print. Below the floor there is nothing to stand below."""
    drawn_at = [place for place, block in enumerate(told.blocks) if isinstance(block, messages.Picture | figures.Table)]
    if not drawn_at:
        return told
    end = drawn_at[-1] + 1
    return dataclasses.replace(told, blocks=(*told.blocks[:end], *courses, *told.blocks[end:]))


def _told(about: summary_view.SummaryFacts, read: stored.Any, edition: schema.Edition, words: wording.Wording) -> messages.Message:
    match read:
        case consensus.Consensus() as reading:
            return consensus_summary.summary(about, reading, edition, words)
        case evidence.Evidence() as reading:
            return evidence_summary.summary(about, reading, edition, words)
        case picks.Picks() as reading:
            return pick_summary.summary(about, reading, edition, words)
        case reading:
            return summary.summary(about, reading, edition, words)
