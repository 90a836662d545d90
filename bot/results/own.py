"""Each member's own answers beside the board's, once the board's summary is out: owed, composed, and shown when asked for."""

import dataclasses
import datetime
import uuid

from bot import ports, subjects
from bot.pulses import invited, pulses
from conversations import boards, messages, own_answers, records, sending, wording
from frameworks import loader
from frameworks.readings import stored

WITHIN = datetime.timedelta(days=60)
"""A round that closed longer ago is over: whoever sets up Boardpulse anew, or finds a channel that was lost for long, gets no post
about it. A summary may have to wait for six weeks before an election."""

FRESH = datetime.timedelta(days=7)
"""So long after its summary left are own answers owed unasked. Whoever starts Boardpulse after a long rest gets no heap of old ones; they
stand under "my answers"."""


async def owe(repos: ports.Repositories, now: datetime.datetime) -> None:
    """Owe everybody who answered in a round that is out, each once for ever. Whether they still want it is asked when it leaves."""
    owed = [
        sending.Owed(
            key=f"{sitting_id.hex}:{sending.Kind.OWN_ANSWERS}",
            kind=sending.Kind.OWN_ANSWERS,
            subject_id=sitting_id,
            board_id=board_id,
            person_id=person_id,
            address=None,
            due_at=now,
        )
        for sitting_id, person_id, board_id in await repos.results.to_tell(now - WITHIN, now - FRESH)
    ]
    if owed:
        await repos.deliveries.owe(owed)


async def compose(
    repos: ports.Repositories, delivery: sending.Delivery, now: datetime.datetime, library: loader.Library
) -> messages.Message | None:
    """The message; None where the answers are deleted, or their member has left the board: a leaver is left in peace."""
    record = await repos.sittings.get(delivery.subject_id)
    if record is None or not await invited.still(repos, record.pulse, record.person_id, now):
        return None
    return await _shown(repos, record, await repos.boards.person(record.person_id), now, library)


async def mine(repos: ports.Repositories, asked: subjects.Asked, sitting_id: uuid.UUID) -> messages.Message | None:
    """The same, asked for by whoever gave the answers, leavers too; None when it is somebody else's."""
    record = await repos.sittings.get(sitting_id)
    if record is None or record.person_id != asked.person.person_id or record.pulse.actor is not boards.Actor.BOARD:
        return None
    shown = await _shown(repos, record, asked.person, asked.now, asked.library)
    if shown is None:
        return own_answers.not_to_show(asked.words, is_out=await _is_out(repos, record))
    # While it is owed, the button stands in the database in place of what somebody answered.
    return dataclasses.replace(shown, shown_by=own_answers.way(sitting_id, asked.words).action)


async def _shown(
    repos: ports.Repositories, record: records.SittingRecord, person: boards.Member, now: datetime.datetime, library: loader.Library
) -> messages.Message | None:
    body = await repos.pulses.reading(record.pulse.pulse_id)
    answered = any(one.now is not None for one in record.answers.values())
    if body is None or not answered or record.pulse.edition_ref not in library or not await _is_out(repos, record):
        return None
    one = own_answers.Own(sitting=pulses.sitting(record, library, now, person.language), reading=stored.from_json(body))
    return messages.spoken(own_answers.own(one, wording.in_language(person.language)), person.language)


async def _is_out(repos: ports.Repositories, record: records.SittingRecord) -> bool:
    return record.pulse.pulse_id in await repos.histories.published([record.pulse.pulse_id])
