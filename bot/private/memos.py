"""Memos to self: kept sealed, brought back on their day, and shown to nobody but whoever wrote them.

Words are opened one at a time, right before they are shown; where the key is missing, that raises a Sealed, and the inbox tells the person.
"""

import datetime
import logging
import uuid
from collections.abc import Mapping

from bot import ports, subjects
from bot.private import memo_deeds
from conversations import actions, boards, memo, memo_cards, memo_lines, messages, records, sending, wording
from frameworks import loader

_DEEDS = {"show": memo_deeds.show, "days": memo_deeds.days, "cancel": memo_deeds.cancel, "undo": memo_deeds.undo}

_log = logging.getLogger(__name__)


class Memos(subjects.Subject):
    """No draft is kept of a memo, so `may_write` is never true: a draft stands in clear."""

    name = actions.Subject.MEMO

    async def pressed(
        self, repos: ports.Repositories, asked: subjects.Asked, action: actions.Do, text: str | None
    ) -> messages.Message | None:
        """A press on something of their own; what is another's is nobody's business."""
        if action.on is None:
            return await memo_deeds.page(repos, asked)
        if action.verb == "write":
            return await memo_deeds.write(repos, asked, action.on, text or "", action.value)
        one = await repos.memos.get(action.on)
        if one is None or one.person_id != asked.person.person_id:
            return None
        if action.verb in _DEEDS:
            return await _DEEDS[action.verb](repos, asked, one)
        match action.verb:
            case "move":
                return await memo_deeds.move(repos, asked, one, memo_deeds.iso(action.value))
            case "day":
                return await memo_deeds.move(repos, asked, one, memo_lines.day(text or "", memo_deeds.today(asked), asked.words))
            case "rewrite":
                return await memo_deeds.rewrite(repos, asked, one, text or "")
            case "say" if action.value in set(memo.Happened):
                return await memo_deeds.say(repos, asked, one, memo.Happened(action.value))
        return None

    async def box(self, repos: ports.Repositories, asked: subjects.Asked, action: actions.Do, draft: str | None) -> messages.Message | None:
        """A new box each time for something new: what one box makes, it makes once."""
        del draft
        if action.verb == "write":
            return await memo_deeds.box(repos, asked, None if action.value == "" else memo_deeds.iso(action.value))
        one = None if action.on is None else await repos.memos.get(action.on)
        if one is None or one.person_id != asked.person.person_id:
            return None
        if action.verb == "day":
            return await memo_deeds.days(repos, asked, one)
        return await memo_deeds.words(repos, asked, one) if action.verb == "rewrite" else None

    async def typed(self, repos: ports.Repositories, asked: subjects.Asked, line: str) -> messages.Message | None:
        """The commands of memo_lines; None for any other line."""
        meaning = memo_lines.understand(line, memo_deeds.today(asked), asked.words)
        match meaning:
            case memo_lines.Wish.LIST:
                return await memo_deeds.page(repos, asked)
            case memo_lines.Wish.UNDO:
                one = await repos.memos.last_cancelled(asked.person.person_id)
                return memo_cards.fault(memo.Fault.NUMBER, asked.words) if one is None else await memo_deeds.undo(repos, asked, one)
            case memo_lines.Unclear():
                return memo_cards.fault(memo.Fault.UNKNOWN, asked.words)
            case memo_lines.Begin(day=day):
                return await memo_deeds.box(repos, asked, day)
            case memo_lines.Keep(text=written, day=day):
                # The same line that comes twice is the same memo.
                key = f"{asked.event.address.platform}:{asked.event.address.tenant}:{asked.event.receipt_key}"
                return await memo_deeds.keep(repos, asked, uuid.uuid5(asked.person.person_id, key), written, day)
            case memo_lines.On():
                return await memo_deeds.numbered(repos, asked, meaning)
        return None

    async def due_at_home(
        self, repos: ports.Repositories, person: boards.Member, now: datetime.datetime, words: wording.Wording
    ) -> tuple[messages.Block, ...]:
        """Those that have come round and did not reach them, or not yet."""
        come = [one for one in await memo_deeds.mine(repos, person) if one.memo.waits and memo.due_at(one.memo, one.zone) <= now]
        return tuple(block for one in come for block in memo_cards.at_home(one, words))

    async def at_home(
        self, repos: ports.Repositories, person: boards.Member, now: datetime.datetime, words: wording.Wording
    ) -> tuple[messages.Choice, ...]:
        """The way to their memos."""
        del now
        return (memo_cards.to_list(words),) if repos.can_seal or await repos.memos.of(person.person_id) else ()

    async def kept(self, repos: ports.Repositories, person: boards.Member, words: wording.Wording) -> tuple[tuple[str, str], ...]:
        """How many, and when the next comes."""
        return memo_cards.counted(await memo_deeds.mine(repos, person), words)

    async def copied(self, repos: ports.Repositories, person: boards.Member, words: wording.Wording) -> tuple[messages.Block, ...]:
        """All of them with their words. One that cannot be opened must not keep the rest of the copy back."""
        blocks: list[messages.Block] = []
        for one in await memo_deeds.mine(repos, person):
            try:
                written = await repos.memos.text(one.memo.memo_id)
            except records.Sealed as exc:
                facts = {"action": "sealed_unreadable", "person_id": person.person_id, "error": type(exc).__name__}
                _log.error("a memo could not be opened for a copy: see `boardpulse doctor`", extra=facts)
                blocks += memo_cards.copied(one, None, words)
            else:
                blocks += memo_cards.copied(one, written, words)
        return tuple(blocks)

    async def due(self, database: ports.Database, library: loader.Library, now: datetime.datetime) -> None:
        """Owe those that have come round, however late; note when they were delivered.

        None is ever too old. One whose author is reached nowhere is not owed before they are.
        """
        del library
        await database.run(lambda repos: _owe(repos, now))

    async def forget(self, repos: ports.Repositories, now: datetime.datetime) -> int:
        """Delete those whose time is over."""
        return await repos.memos.forget(now)

    async def next_at(self, repos: ports.Repositories, now: datetime.datetime) -> datetime.datetime | None:
        """When the next one is due."""
        coming = [memo.instant(day, zone) for day, zone in await repos.memos.days_from(memo.earliest_day(now))]
        return min((one for one in coming if one > now), default=None)

    def composers(self, library: loader.Library) -> Mapping[sending.Kind, subjects.Composer]:
        """One kind."""
        del library
        return {sending.Kind.MEMO: compose}


async def compose(repos: ports.Repositories, delivery: sending.Delivery, now: datetime.datetime) -> messages.Message | None:
    """Their words back; None when it was cancelled, or was read before it could leave.

    Raises a Sealed where it cannot be opened: the outbox tries again until the key is back.
    """
    del now
    one = await repos.memos.get(delivery.subject_id)
    if one is None or one.cancelled_at is not None:
        return None
    if one.delivered_at is not None and not await _was_sent(repos, one):
        return None
    written = await repos.memos.text(one.memo_id)
    person = await repos.boards.person(one.person_id)
    return memo_cards.came(await memo_deeds.as_mine(repos, person, one), written, wording.in_language(person.language))


async def _owe(repos: ports.Repositories, now: datetime.datetime) -> None:
    waiting = await repos.memos.waiting_until(memo.latest_day(now))
    zones = await repos.terms.zones({one.person_id for one in waiting})
    owed = []
    for one in waiting:
        due_at = memo.due_at(one, zones[one.person_id])
        if due_at > now:
            continue
        standing = await repos.deliveries.standing(one.memo_id, sending.Kind.MEMO)
        if standing is None and await repos.boards.addresses_of(one.person_id):
            owed.append(_owed(one, due_at))
        elif standing is not None and standing[0] is sending.State.SENT:
            at = standing[1] or now
            await repos.memos.deliver(one.memo_id, at, at + memo.KEPT_AFTER)
    if owed:
        await repos.deliveries.owe(owed)


def _owed(one: memo.Memo, due_at: datetime.datetime) -> sending.Owed:
    return sending.Owed(
        key=f"{one.memo_id.hex}:{sending.Kind.MEMO}",
        kind=sending.Kind.MEMO,
        subject_id=one.memo_id,
        board_id=None,
        person_id=one.person_id,
        address=None,
        due_at=due_at,
    )


async def _was_sent(repos: ports.Repositories, one: memo.Memo) -> bool:
    standing = await repos.deliveries.standing(one.memo_id, sending.Kind.MEMO)
    return standing is not None and standing[0] is sending.State.SENT
