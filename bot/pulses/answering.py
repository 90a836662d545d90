"""The fast lane for presses inside a sitting: those that come while others are being committed are handled together.

One transaction and one sync to disk for all of them. For whoever pressed it makes no difference: each press sees what the ones
before it did, and is answered as if it had come alone.
"""

import asyncio
import collections
import dataclasses
import datetime
import functools
import logging
import uuid
from collections.abc import Awaitable, Callable, Sequence

from bot import ports
from bot.instruments import editions
from bot.outbox import replies
from bot.pulses import pulses
from conversations import actions, boards, inbound, messages, presses, pulse, records, sealed, wording
from conversations import sitting as sittings
from frameworks import loader, schema

TOGETHER = 64
"""So many presses share a transaction at most."""
PATIENCE = 0.003
"""Seconds after a transaction in which those whose presses it held may be back with their next."""

Editions = dict[tuple[uuid.UUID, str], schema.Edition]
"""What pulses ask, by pulse and language."""
Press = actions.Give | actions.Show | actions.Review | actions.GoOn
"""What the lane takes: presses that need nothing but their sitting."""
Alone = Callable[[inbound.Pressed, actions.SittingAction, datetime.datetime], Awaitable[messages.Message]]

_log = logging.getLogger(__name__)


TO_COME = messages.Message(summary="", blocks=())
"""What the next question is for whoever need not show it: it is owed at the place of the press, and drawn when it leaves."""


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class _Waiting:
    event: inbound.Pressed
    action: Press
    now: datetime.datetime
    answered: asyncio.Future[messages.Message]


@dataclasses.dataclass(frozen=True, kw_only=True)
class _Ended:
    """What came of one press: what to answer, what to keep, and the reply that is owed, with who composes it."""

    message: messages.Message
    keep: tuple[sittings.Answer, ...] = ()
    owed: records.ReplyRecord | None = None
    later: replies.Later | None = None


class Answers:
    """One process's lane. `alone` handles one press in a transaction of its own: the way out when a common one failed.

    The next question after an answer is not drawn before it is committed and acknowledged. Its row holds the action that shows it.
    """

    def __init__(self, database: ports.Database, library: loader.Library, replies_of: replies.Replies, alone: Alone) -> None:
        self._database = database
        self._library = library
        self._replies = replies_of
        self._alone = alone
        self._waiting: collections.deque[_Waiting] = collections.deque()
        self._writer: asyncio.Task[None] | None = None
        self._expected = 0
        self._ended_at = 0.0
        self._complete: asyncio.Future[None] | None = None

    async def handle(self, event: inbound.Pressed, action: Press, now: datetime.datetime) -> messages.Message:
        """Deal with one press; on disk when this returns. It is dealt with even if the caller is cancelled meanwhile.

        What to show; TO_COME after an answer that came with a place, where the next question appears.
        """
        one = _Waiting(event=event, action=action, now=now, answered=asyncio.get_running_loop().create_future())
        self._waiting.append(one)
        if self._writer is None:
            self._writer = asyncio.create_task(self._write())
        elif self._complete is not None and len(self._waiting) >= self._expected:
            _let_go(self._complete)
        return await one.answered

    async def _write(self) -> None:
        batch: list[_Waiting] = []
        try:
            while self._waiting:
                await self._gather()
                # Half of all who are here: with everybody in one transaction, nobody's next press could be read meanwhile.
                half = max(self._expected, (len(self._waiting) + 1) // 2)
                batch = [self._waiting.popleft() for _ in range(min(TOGETHER, half, len(self._waiting)))]
                await self._answer(batch)
                self._expected = min(TOGETHER, (len(batch) + len(self._waiting) + 1) // 2)
                self._ended_at = asyncio.get_running_loop().time()
        finally:
            # After a normal end nobody is left; when the process is being stopped nobody may be left waiting for it.
            self._writer = None
            for one in (*batch, *self._waiting):
                one.answered.cancel()
            self._waiting.clear()

    async def _gather(self) -> None:
        """Wait a moment for half of those who were here a moment ago: a transaction for one or two costs nearly as much as for many.

        The other half comes in while it is committed. Who presses alone never waits.
        """
        loop = asyncio.get_running_loop()
        until = self._ended_at + PATIENCE
        if len(self._waiting) < self._expected and loop.time() < until:
            self._complete = loop.create_future()
            alarm = loop.call_at(until, _let_go, self._complete)
            await self._complete
            alarm.cancel()

    async def _answer(self, batch: Sequence[_Waiting]) -> None:
        try:
            ended = await self._database.decide([_asked(one) for one in batch], lambda seen: self._together(seen, batch))
        except Exception as exc:  # noqa: BLE001 - whatever one press brought about, it must not spoil the others
            facts = {"action": "answers_alone", "presses": len(batch), "error": type(exc).__name__}
            _log.warning("presses could not be handled together, so each is handled alone", extra=facts)
            await asyncio.gather(*(self._answer_alone(one) for one in batch))
            return
        for one, end in zip(batch, ended, strict=True):
            if end.owed is not None:
                self._replies.send_soon(end.owed, end.later or end.message)
            if not one.answered.done():
                one.answered.set_result(end.message)

    async def _answer_alone(self, one: _Waiting) -> None:
        try:
            message = await self._alone(one.event, one.action, one.now)
        except Exception as exc:  # noqa: BLE001 - it belongs to whoever waits for this press
            if not one.answered.done():
                one.answered.set_exception(exc)
        else:
            if not one.answered.done():
                one.answered.set_result(message)

    def _together(self, seen: presses.Seen, batch: Sequence[_Waiting]) -> presses.Decided[list[_Ended]]:
        """What comes of all, in the order in which they came."""
        found, presses_in = dict(seen.sittings), collections.Counter(one.action.sitting_id for one in batch)
        kept: list[tuple[records.SittingRecord, sittings.Answer]] = []
        asked: Editions = {}
        ended = []
        for one, is_first in zip(batch, seen.first, strict=True):
            person, record = seen.people.get(one.event.address), found.get(one.action.sitting_id)
            end = _answered(one, unknown(one.event)) if person is None else self._step(one, person, record, asked, repeat=not is_first)
            ended.append(end)
            if record is not None and end.keep:
                kept += [(record, answer) for answer in end.keep]
                if presses_in[record.sitting_id] > 1:
                    given = {answer.item_key: answer for answer in end.keep}
                    found[record.sitting_id] = dataclasses.replace(record, answers={**record.answers, **given})
        owed = [end.owed for end in ended if end.owed is not None]
        return presses.Decided(outcome=ended, answers=kept, owed=owed, lease_until=batch[-1].now + replies.LEASE)

    def _step(self, one: _Waiting, person: boards.Member, record: records.SittingRecord | None, asked: Editions, *, repeat: bool) -> _Ended:
        if record is None or record.person_id != person.person_id:
            return _answered(one, foreign(person, owed=not repeat))
        try:
            sitting = pulses.beside(record, self._edition(record.pulse, person.language, asked), one.now)
        except editions.EditionGone:
            return _answered(one, edition_gone(person, owed=not repeat))
        event, words = one.event, wording.in_language(person.language)
        if event.place is not None and isinstance(one.action, actions.Give):
            given = pulse.given(sitting, one.action, event.sent_at)
            if given is not None:
                return _to_come(one, pulse.shown_by(one.action), sitting, () if repeat else given, words, owed=not repeat)
        step = pulse.press(sitting, one.action, event.text, event.sent_at, words)
        message = messages.spoken(step.message, words.language)
        return _answered(one, replies.Outcome(message=message, owed=not repeat), () if repeat else step.keep)

    def _edition(self, pulse: records.PulseRecord, language: str, asked: Editions) -> schema.Edition:
        """Found once for all who are in one pulse and speak one language. Raises EditionGone."""
        key = pulse.pulse_id, language
        if key not in asked:
            asked[key] = pulses.edition_for(pulse, self._library, language)
        return asked[key]


def _asked(one: _Waiting) -> presses.Asked:
    return presses.Asked(address=one.event.address, receipt=receipt(one.event), sitting_id=one.action.sitting_id, now=one.now)


def _let_go(one: asyncio.Future[None]) -> None:
    if not one.done():
        one.set_result(None)


def _answered(one: _Waiting, outcome: replies.Outcome, keep: tuple[sittings.Answer, ...] = ()) -> _Ended:
    return _Ended(message=outcome.message, keep=keep, owed=replies.owed_by(one.event, outcome, one.now))


def _to_come(
    one: _Waiting,
    shown_by: Press,
    before: sittings.Sitting,
    keep: tuple[sittings.Answer, ...],
    words: wording.Wording,
    *,
    owed: bool,
) -> _Ended:
    async def later() -> messages.Message:
        after = functools.reduce(sittings.with_answer, keep, before)
        return messages.spoken(pulse.press(after, shown_by, None, one.event.sent_at, words).message, words.language)

    outcome = replies.Outcome(message=TO_COME, owed=owed)
    return _Ended(message=TO_COME, keep=keep, owed=replies.owed_by(one.event, outcome, one.now, shown_by=shown_by), later=later)


def receipt(event: inbound.Inbound) -> tuple[str, str]:
    """What makes a repeat of the event known: the source, and its key there."""
    return f"{event.address.platform}:{event.address.tenant}", event.receipt_key


def unknown(event: inbound.Inbound) -> replies.Outcome:
    """For an address that is nobody's."""
    _log.info("an unknown address wrote", extra={"action": "unknown_address", "platform": event.address.platform})
    return replies.Outcome(message=said("inbox-unknown-person", wording.in_language()))


def foreign(person: boards.Member, *, owed: bool) -> replies.Outcome:
    """For a button that was made for somebody else."""
    _log.warning("a button of somebody else was pressed", extra={"action": "foreign_action", "person_id": person.person_id})
    return replies.Outcome(message=said("inbox-not-yours", wording.in_language(person.language)), owed=owed)


def edition_gone(person: boards.Member, *, owed: bool) -> replies.Outcome:
    """For an edition whose file is not there any more."""
    _log.error("an edition in use is gone", extra={"action": "edition_gone", "person_id": person.person_id})
    return replies.Outcome(message=said("inbox-edition-gone", wording.in_language(person.language)), owed=owed)


def unreadable(person: boards.Member, exc: records.Sealed, *, owed: bool) -> replies.Outcome:
    """For what is kept encrypted and cannot be opened. Nothing of it is lost: the key is missing, and can be put back."""
    facts = {"action": "sealed_unreadable", "person_id": person.person_id, "error": type(exc).__name__}
    _log.error("something kept encrypted cannot be opened: see `boardpulse doctor`", extra=facts)
    return replies.Outcome(message=sealed.unreadable(wording.in_language(person.language)), owed=owed)


def said(key: str, words: wording.Wording, **args: str) -> messages.Message:
    """A word of ours that stands beside what was pressed: nothing was changed, so nothing is replaced."""
    blocks = (messages.Paragraph(text=words.say(key, **args)),)
    return messages.Message(summary=words.say("inbox-summary"), blocks=blocks, beside=True, language=words.language)
