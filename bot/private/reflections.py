"""Reflection questions: asked in turn, answered privately."""

import datetime
import itertools
import logging
import uuid
import zoneinfo

from bot import ports
from bot.instruments import editions
from bot.pulses import invited
from conversations import actions, boards, calendar, inbound, messages, records, reflection, sending, wording
from frameworks import loader

LATE_LIMIT = datetime.timedelta(days=3)
"""A question found due longer ago than this waits for the next time round."""

TAKES_REPLIES = datetime.timedelta(days=21)
"""For so long after it was asked a question takes a plain typed line as its reply."""

_log = logging.getLogger(__name__)


async def ask_due(repos: ports.Repositories, schedule: boards.Schedule, library: loader.Library, now: datetime.datetime) -> None:
    """Ask everyone seated the next question of the edition, the same one, so that members can talk about it if they wish."""
    rhythm, board = schedule.plan.rhythm, schedule.board
    edition = editions.in_use(library, schedule.plan.edition_ref or "", board.key)
    if not await repos.schedules.move_on(schedule, calendar.next_due(rhythm, now)):
        return
    due = (schedule.next_due, *itertools.takewhile(lambda slot: slot <= now, calendar.slots(rhythm, schedule.next_due)))[-1]
    if now - due > LATE_LIMIT:
        _log.warning("a reflection was missed", extra={"action": "reflection_missed", "schedule_id": schedule.schedule_id})
        return
    item = edition.items[await repos.reflections.rounds(schedule.schedule_id) % len(edition.items)]
    local_day = now.astimezone(zoneinfo.ZoneInfo(board.zone)).date()
    forget_at = calendar.instant(calendar.add_months(local_day, board.keep_months), rhythm.at, rhythm.zone)
    members = await repos.boards.members_on(board.board_id, local_day)
    rows = [
        records.ReflectionRecord(
            reflection_id=uuid.uuid4(),
            schedule_id=schedule.schedule_id,
            board=board,
            person_id=member.person_id,
            edition_ref=edition.ref,
            item_key=item.key,
            asked_at=due,
            keep_months=board.keep_months,
            forget_at=forget_at,
        )
        for member in members
    ]
    await repos.reflections.ask(rows)
    await repos.deliveries.owe([_owed(row, now) for row in rows])
    _log.info("a reflection was asked", extra={"action": "reflection_asked", "schedule_id": schedule.schedule_id, "item": item.key})


async def reply_pressed(
    repos: ports.Repositories,
    library: loader.Library,
    person: boards.Member,
    action: actions.ReflectionAction,
    event: inbound.Pressed,
    *,
    repeat: bool,
) -> messages.Message | None:
    """What follows a press on a reflection; None when it is not this person's."""
    record = await repos.reflections.get(action.reflection_id, lock=True)
    if record is None or record.person_id != person.person_id:
        return None
    words = wording.in_language(person.language)
    step = reflection.press(state(record, library, person.language), action, event.text, event.sent_at, words)
    return await _after(repos, step, repeat=repeat)


async def reply_typed(
    repos: ports.Repositories,
    library: loader.Library,
    person: boards.Member,
    line: str,
    event: inbound.Typed | inbound.Commanded,
    now: datetime.datetime | None,
    *,
    repeat: bool,
) -> messages.Message | None:
    """Keep a typed line as a reply; None when no question is open for it.

    With `now` only the newest question takes it, and only while it is fresh: a "thanks!" must not answer a question of long
    ago. Without, it was said to be a reflection, and the newest open question takes it. A repeat is not taken for the reply
    to the question before: it gets what stands of the question it was for.
    """
    words = wording.in_language(person.language)
    if repeat:
        kept = await repos.reflections.changed_at(person.person_id, event.sent_at)
        return None if kept is None else reflection.stands(state(kept, library, person.language), words)
    asked = await repos.reflections.latest(person.person_id, open_only=now is None)
    if asked is None or not is_readable(asked, library):
        return None
    if now is not None and (asked.reply is not None or asked.passed or now - asked.asked_at > TAKES_REPLIES):
        return None
    record = await repos.reflections.get(asked.reflection_id, lock=True)
    if record is None:
        return None
    step = reflection.typed_line(state(record, library, person.language), line, event.sent_at, words)
    return await _after(repos, step, repeat=False)


async def takes_reply(repos: ports.Repositories, library: loader.Library, person: boards.Member) -> bool:
    """Whether a line that is said to be a reflection would find an open question."""
    asked = await repos.reflections.latest(person.person_id, open_only=True)
    return asked is not None and is_readable(asked, library)


def is_readable(record: records.ReflectionRecord, library: loader.Library) -> bool:
    """Whether its question is still there: in the edition, or among what the board added to it."""
    edition = library.get(record.edition_ref)
    return edition is not None and library.with_item(edition, record.board.key, record.item_key).item(record.item_key) is not None


async def compose(
    repos: ports.Repositories, delivery: sending.Delivery, now: datetime.datetime, library: loader.Library
) -> messages.Message | None:
    """The question as a message; None when it was answered, its time was over, or its member had left, before the message could leave.

    To wait for a member's own day is not to be late: its time begins when it may leave.
    """
    record = await repos.reflections.get(delivery.subject_id)
    if record is None or record.reply is not None or record.passed or now - delivery.owed_at > LATE_LIMIT:
        return None
    board = record.board
    if not await repos.boards.is_seated(board.board_id, record.person_id, invited.local_day(board, now)):
        return None
    person = await repos.boards.person(record.person_id)
    asked = reflection.question(state(record, library, person.language), wording.in_language(person.language))
    return messages.spoken(asked, person.language)


def state(record: records.ReflectionRecord, library: loader.Library, language: str = wording.DEFAULT_LANGUAGE) -> reflection.Reflection:
    """The stored question with its edition beside it, as the steps take it. `language` is the member's own. Raises EditionGone.

    A question that the board added and removed again is still there for those who were asked it.
    """
    asked = editions.in_use_with(library, record.edition_ref, record.board.key, record.item_key)
    edition = editions.labelled(library.translated(asked, language), language)
    return reflection.Reflection(
        reflection_id=record.reflection_id,
        board_name=record.board.name,
        edition=edition,
        item=next(item for item in edition.items if item.key == record.item_key),
        keep_months=record.keep_months,
        asked_at=record.asked_at,
        reply=record.reply,
        passed=record.passed,
        changed_at=record.changed_at,
    )


def _owed(row: records.ReflectionRecord, now: datetime.datetime) -> sending.Owed:
    return sending.Owed(
        key=f"{row.schedule_id.hex}:{row.asked_at:%Y%m%dT%H%M}:{row.person_id.hex}:{sending.Kind.REFLECTION}",
        kind=sending.Kind.REFLECTION,
        subject_id=row.reflection_id,
        board_id=row.board.board_id,
        person_id=row.person_id,
        address=None,
        due_at=now,
    )


async def _after(repos: ports.Repositories, step: reflection.Step, *, repeat: bool) -> messages.Message:
    if step.keep is not None and step.keep.changed_at is not None and not repeat:
        kept = step.keep
        await repos.reflections.keep(kept.reflection_id, reply=kept.reply, passed=kept.passed, changed_at=step.keep.changed_at)
    return step.message
