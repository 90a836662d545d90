"""Pulses from opening to close, and the members' sittings in between."""

import dataclasses
import datetime
import itertools
import logging
import uuid
import zoneinfo
from collections.abc import Awaitable, Callable

from bot import ports
from bot.instruments import editions
from bot.pulses import groups, invited, publishing, readings
from conversations import actions, boards, calendar, cards, inbound, messages, pulse, records, sending, typed, wording
from conversations import sitting as sittings
from frameworks import loader, schema
from frameworks.readings import stored

Aside = Callable[[ports.Repositories, records.SittingRecord, boards.Member, datetime.datetime], Awaitable[tuple[messages.Block, ...]]]
"""Small print for the message that opens a sitting: what else its member may want to have in mind."""

LATE_LIMIT = datetime.timedelta(days=3)
"""A pulse found due longer ago than this is left out, visibly: a board that was away should not get a backlog."""

FRESH = datetime.timedelta(days=1)
"""For so long after the opening nobody is reminded of it."""

_log = logging.getLogger(__name__)


async def open_due(repos: ports.Repositories, schedule: boards.Schedule, library: loader.Library, now: datetime.datetime) -> None:
    """Open the pulse that is due, with a sitting and its deliveries for everyone it asks; mark older ones as missed.

    All in the caller's one transaction, behind a compare-and-set: of two processes one opens it, the other finds it gone.
    """
    edition = editions.edition_of(library, schedule.plan.edition_ref or "")
    rhythm = schedule.plan.rhythm
    if not await repos.schedules.move_on(schedule, calendar.next_due(rhythm, now)):
        return
    later = itertools.takewhile(lambda due: due <= now, calendar.slots(rhythm, schedule.next_due))
    *missed, latest = (schedule.next_due, *later)
    record = _record(schedule, library, latest, now, records.PulseState.OPEN)
    if now - latest > LATE_LIMIT or not await _open(repos, record, schedule.plan, edition):
        missed.append(latest)
    for due in missed:
        record = _record(schedule, library, due, now, records.PulseState.MISSED)
        await repos.pulses.create(record)
        _log.warning("a pulse was missed", extra={"action": "pulse_missed", "pulse_id": record.pulse_id, "due_at": due.isoformat()})


async def close(repos: ports.Repositories, record: records.PulseRecord, library: loader.Library, now: datetime.datetime) -> None:
    """Close a pulse, read it once, and owe its summary, to the chair first. A pulse closed before is left alone."""
    edition = editions.unchanged(library, record.edition_ref, record.edition_digest)
    if not await repos.pulses.close(record.pulse_id, now):
        return
    came_to = await readings.came_to(repos, record, library.worded(edition.ref, record.wording), library)
    await repos.pulses.keep_reading(record.pulse_id, stored.to_json(came_to))
    await publishing.owe(repos, record, now)
    _log.info("a pulse closed", extra={"action": "pulse_closed", "pulse_id": record.pulse_id})


async def answer_pressed(
    repos: ports.Repositories,
    library: loader.Library,
    person: boards.Member,
    action: actions.SittingAction,
    event: inbound.Pressed,
    now: datetime.datetime,
    *,
    repeat: bool,
) -> messages.Message | None:
    """What follows a press inside a sitting; None when the sitting is not this person's. A repeat is answered and not stored again."""
    record = await repos.sittings.get(action.sitting_id, lock=True)
    if record is None or record.person_id != person.person_id:
        return None
    step = pulse.press(
        sitting(record, library, now, person.language), action, event.text, event.sent_at, wording.in_language(person.language)
    )
    return await _after(repos, record, step, repeat=repeat)


@dataclasses.dataclass(frozen=True, kw_only=True)
class OpenSitting:
    """The sitting that a typed line belongs to, as it stood when it was found."""

    state: sittings.Sitting

    @property
    def waits(self) -> bool:
        """Whether it has a question open."""
        return sittings.next_ask(self.state) is not None


async def open_sitting(
    repos: ports.Repositories, library: loader.Library, person: boards.Member, now: datetime.datetime
) -> OpenSitting | None:
    """This person's sitting that waits for an answer and closes first; else the first that is answered but still open."""
    kept = [record for record in await repos.sittings.open_for(person.person_id) if record.pulse.edition_ref in library]
    states = [sitting(record, library, now, person.language) for record in kept]
    found = [OpenSitting(state=one) for one in states if not one.closed]
    return next((one for one in found if one.waits), next(iter(found), None))


async def answer_typed(
    repos: ports.Repositories,
    library: loader.Library,
    person: boards.Member,
    open_now: OpenSitting,
    event: inbound.Typed | inbound.Commanded,
    now: datetime.datetime,
    *,
    repeat: bool,
) -> messages.Message | None:
    """What follows a typed line in an open sitting; None when the line means nothing there."""
    record = await repos.sittings.get(open_now.state.sitting_id, lock=True)
    if record is None:
        return None
    words, state = wording.in_language(person.language), sitting(record, library, now, person.language)
    step = pulse.typed_line(state, event.text, event.sent_at, words)
    if step is None:
        return None
    if repeat:
        # What the line answered the first time is stored; said again it would be taken for the next answer.
        return pulse.press(state, actions.GoOn(sitting_id=record.sitting_id), None, event.sent_at, words).message
    return await _after(repos, record, step, repeat=False)


async def answer_closed(
    repos: ports.Repositories,
    library: loader.Library,
    person: boards.Member,
    event: inbound.Typed | inbound.Commanded,
    now: datetime.datetime,
) -> messages.Message | None:
    """What to say to an answer that comes after the close; None when the line is none, or when there never was a pulse."""
    record = await repos.sittings.latest_for(person.person_id)
    state = sitting(record, library, now, person.language) if record is not None and record.pulse.edition_ref in library else None
    words = wording.in_language(person.language)
    if state is None or not state.closed or not typed.is_answer(event.text, words, state.edition):
        return None
    step = pulse.typed_line(state, event.text, event.sent_at, words)
    return None if step is None else step.message


async def compose_opening(
    repos: ports.Repositories, delivery: sending.Delivery, now: datetime.datetime, library: loader.Library, aside: Aside | None = None
) -> messages.Message | None:
    """The first message of a sitting; None when the pulse closed before it could leave, or was answered already."""
    found = await _waiting(repos, delivery, now, library)
    if found is None:
        return None
    record, person, state = found
    state = dataclasses.replace(state, told_apart=await groups.promised(repos, record.pulse))
    beside = await aside(repos, record, person, now) if aside else ()
    return messages.spoken(cards.opening(state, wording.in_language(person.language), beside), person.language)


async def compose_reminder(
    repos: ports.Repositories, delivery: sending.Delivery, now: datetime.datetime, library: loader.Library
) -> messages.Message | None:
    """The one reminder; None when nothing is open any more, or when the opening itself came late and is fresh."""
    opened = await repos.deliveries.standing(delivery.subject_id, sending.Kind.PULSE_OPENED)
    if opened is not None:
        state, settled_at = opened
        fresh = settled_at is not None and now - settled_at < FRESH
        if state in {sending.State.PLANNED, sending.State.SENDING} or (state is sending.State.SENT and fresh):
            return None
    found = await _waiting(repos, delivery, now, library)
    if found is None:
        return None
    record, person, still = found
    still = dataclasses.replace(still, told_apart=await groups.promised(repos, record.pulse))
    return messages.spoken(cards.reminder(still, wording.in_language(person.language)), person.language)


def sitting(
    record: records.SittingRecord, library: loader.Library, now: datetime.datetime, language: str = wording.DEFAULT_LANGUAGE
) -> sittings.Sitting:
    """The stored sitting with its edition beside it, as the steps take it. `language` is the member's own. Raises EditionGone."""
    return beside(record, edition_for(record.pulse, library, language), now)


def edition_for(pulse: records.PulseRecord, library: loader.Library, language: str) -> schema.Edition:
    """What a pulse asks, in a member's own language. Raises EditionGone."""
    return editions.labelled(library.translated(editions.worded(library, pulse), language), language)


def beside(record: records.SittingRecord, edition: schema.Edition, now: datetime.datetime) -> sittings.Sitting:
    """The stored sitting and an edition of `edition_for` beside it."""
    return sittings.Sitting(
        sitting_id=record.sitting_id,
        board_name=record.pulse.board.name,
        zone=record.pulse.board.zone,
        edition=edition,
        closes_at=record.pulse.closes_at,
        closed=record.pulse.state is not records.PulseState.OPEN or now >= record.pulse.closes_at,
        floor=record.pulse.floor,
        keep_months=record.pulse.keep_months,
        actor=record.pulse.actor,
        answers=record.answers,
    )


async def _open(repos: ports.Repositories, record: records.PulseRecord, plan: boards.SchedulePlan, edition: schema.Edition) -> bool:
    """Open the pulse for everyone it asks today; False where that is nobody, and nothing was opened."""
    zone = zoneinfo.ZoneInfo(plan.rhythm.zone)
    members = await invited.people(repos, record)
    if not members:
        return False
    if not await repos.pulses.create(record):
        return True
    sittings = await repos.pulses.seat(record.pulse_id, [member.person_id for member in members])
    owed = [_owed(record, member, sittings[member.person_id], sending.Kind.PULSE_OPENED, record.opened_at) for member in members]
    remind_day = record.closes_at.astimezone(zone).date() - datetime.timedelta(days=plan.remind_days)
    remind_at = calendar.instant(remind_day, plan.rhythm.at, plan.rhythm.zone)
    if plan.remind_days and remind_at > record.opened_at:
        owed += [_owed(record, member, sittings[member.person_id], sending.Kind.PULSE_REMINDER, remind_at) for member in members]
    await repos.deliveries.owe(owed)
    facts = {"action": "pulse_opened", "pulse_id": record.pulse_id, "edition": edition.ref, "sittings": len(members)}
    _log.info("a pulse opened", extra=facts)
    return True


def _owed(
    record: records.PulseRecord, member: boards.Member, sitting_id: uuid.UUID, kind: sending.Kind, due_at: datetime.datetime
) -> sending.Owed:
    return sending.Owed(
        key=f"{record.schedule_id.hex}:{record.due_at:%Y%m%dT%H%M}:{member.person_id.hex}:{kind}",
        kind=kind,
        subject_id=sitting_id,
        board_id=record.board.board_id,
        person_id=member.person_id,
        address=None,
        due_at=due_at,
    )


def _record(
    schedule: boards.Schedule, library: loader.Library, due: datetime.datetime, now: datetime.datetime, state: records.PulseState
) -> records.PulseRecord:
    rhythm, board = schedule.plan.rhythm, schedule.board
    opened = max(due, now) if state is records.PulseState.OPEN else due
    last_day = opened.astimezone(zoneinfo.ZoneInfo(rhythm.zone)).date() + datetime.timedelta(days=schedule.plan.open_days)
    closes = calendar.instant(last_day, rhythm.at, rhythm.zone)
    forget_day = calendar.add_months(last_day, board.keep_months)
    ref = schedule.plan.edition_ref or ""
    return records.PulseRecord(
        pulse_id=uuid.uuid4(),
        schedule_id=schedule.schedule_id,
        board=board,
        edition_ref=ref,
        edition_digest=library.digest(ref),
        state=state,
        due_at=due,
        opened_at=opened,
        closes_at=closes,
        # A missed pulse was over when it was found: that is the week whose digest tells of it.
        closed_at=None if state is records.PulseState.OPEN else now,
        floor=board.floor,
        keep_months=board.keep_months,
        forget_at=calendar.instant(forget_day, rhythm.at, rhythm.zone),
        wording=library.wording(ref, board.key),
        actor=schedule.plan.actor,
        extras=schedule.plan.extras,
    )


async def _after(repos: ports.Repositories, record: records.SittingRecord, step: pulse.Step, *, repeat: bool) -> messages.Message:
    if not repeat:
        await repos.sittings.keep_all([(record, answer) for answer in step.keep])
    return step.message


async def _waiting(
    repos: ports.Repositories, delivery: sending.Delivery, now: datetime.datetime, library: loader.Library
) -> tuple[records.SittingRecord, boards.Member, sittings.Sitting] | None:
    """The sitting that a delivery is about; None where nothing in it waits for an answer any more, or its member left."""
    record = await repos.sittings.get(delivery.subject_id)
    if record is None:
        return None
    person = await repos.boards.person(record.person_id)
    state = sitting(record, library, now, person.language)
    if state.closed or sittings.next_ask(state) is None or not await invited.still(repos, record.pulse, record.person_id, now):
        return None
    return record, person, state
