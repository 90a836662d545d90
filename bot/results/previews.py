"""The summary of a closed pulse for its board's chairs, before the channel has it; and "Post it now"."""

import datetime
import logging
import uuid

from bot import ports, subjects
from bot.pulses import summaries
from conversations import boards, messages, preview, records, sending, signs, wording
from frameworks import loader

FRESH = datetime.timedelta(days=7)
"""For so long after a preview came a typed "post it" is about it."""
_OUT = {sending.State.SENT, sending.State.UNSURE}

_log = logging.getLogger(__name__)


async def compose(
    repos: ports.Repositories, delivery: sending.Delivery, now: datetime.datetime, library: loader.Library, guide: signs.Guide
) -> messages.Message | None:
    """The preview; None where the channel has the summary by now, and for somebody who is not chair any more."""
    record = await _theirs(repos, delivery.subject_id, delivery.person_id)
    if record is None or delivery.person_id is None or await _state(repos, record.pulse_id) in _OUT:
        return None
    summary = await summaries.of_pulse(repos, record.pulse_id, library, guide)
    if summary is None:
        return None
    person = await repos.boards.person(delivery.person_id)
    shown = preview.preview(await facts(repos, record, now), summary, wording.in_language(person.language))
    return messages.spoken(shown, person.language)


async def facts(repos: ports.Repositories, record: records.PulseRecord, now: datetime.datetime) -> preview.Facts:
    """When the channel gets the summary, and what it waits for."""
    zone, board_id = record.board.zone, record.board.board_id
    waits_until = await repos.results.waits_until(record.pulse_id)
    silences = (await repos.terms.pauses_of([board_id], boards.PauseKind.PRE_ELECTION)).get(board_id, ())
    posts_at, wait = preview.posted_on(max(waits_until or now, now), zone, silences)
    if record.board.loss is not None or await _state(repos, record.pulse_id) is sending.State.FAILED:
        wait = preview.Wait.LOST
    elif wait is preview.Wait.TIME and (waits_until is None or waits_until <= now):
        wait = preview.Wait.LEAVING
    return preview.Facts(pulse_id=record.pulse_id, board_name=record.board.name, zone=zone, posts_at=posts_at, wait=wait)


async def post(repos: ports.Repositories, asked: subjects.Asked, pulse_id: uuid.UUID) -> messages.Message | None:
    """Let the channel have it now; None for anybody but a chair of the board. It can be brought forward once, and never held back."""
    record = await _theirs(repos, pulse_id, asked.person.person_id)
    if record is None:
        return None
    came_to, known = await _posting(repos, asked, record)
    return preview.told(known, came_to, asked.words)


async def help_with(repos: ports.Repositories, asked: subjects.Asked, pulse_id: uuid.UUID) -> messages.Message | None:
    """What a chair can do with a summary."""
    return None if await _theirs(repos, pulse_id, asked.person.person_id) is None else preview.help_with(asked.words)


async def post_typed(repos: ports.Repositories, asked: subjects.Asked) -> messages.Message | None:
    """The same for a typed "post it": about the one preview that came lately and waits. None where none came lately."""
    found = await repos.results.previewed_to(asked.person.person_id, asked.now - FRESH)
    fresh = [one for pulse_id in found if (one := await _theirs(repos, pulse_id, asked.person.person_id)) is not None]
    waiting = [one for one in fresh if await repos.results.waits_until(one.pulse_id) is not None]
    if len(waiting) > 1:
        return preview.which([await facts(repos, one, asked.now) for one in waiting], asked.words)
    meant = next(iter(waiting or fresh), None)
    return None if meant is None else await post(repos, asked, meant.pulse_id)


async def _posting(repos: ports.Repositories, asked: subjects.Asked, record: records.PulseRecord) -> tuple[preview.Posting, preview.Facts]:
    known = await facts(repos, record, asked.now)
    state = await _state(repos, record.pulse_id)
    if state in _OUT:
        return preview.Posting.POSTED, known
    if state is sending.State.FAILED or known.wait is preview.Wait.LOST:
        return preview.Posting.LOST, known
    if known.wait is preview.Wait.ELECTION:
        return preview.Posting.ELECTION, known
    if preview.posted_on(asked.now, known.zone, ())[1] is preview.Wait.HOLIDAY:
        return preview.Posting.HOLIDAY, known
    if asked.repeat or not await repos.results.bring_forward(record.pulse_id, asked.now):
        return preview.Posting.ON_ITS_WAY, known
    _log.info("a chair let a summary go", extra={"action": "summary_brought_forward", "pulse_id": record.pulse_id})
    return preview.Posting.NOW, known


async def _theirs(repos: ports.Repositories, pulse_id: uuid.UUID, person_id: uuid.UUID | None) -> records.PulseRecord | None:
    """The closed pulse, where this person is a chair of its board."""
    record = await repos.results.closed(pulse_id)
    if record is None:
        return None
    chairs = await repos.boards.with_duty(record.board.board_id, boards.Duty.CHAIR)
    return record if any(one.person_id == person_id for one in chairs) else None


async def _state(repos: ports.Repositories, pulse_id: uuid.UUID) -> sending.State | None:
    standing = await repos.deliveries.standing(pulse_id, sending.Kind.SUMMARY)
    return None if standing is None else standing[0]
