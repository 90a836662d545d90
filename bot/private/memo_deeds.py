"""What a person does with one memo of theirs. Whose it is was looked up before; nothing here asks again.

A repeat of an event changes nothing, and is answered with what stands.
"""

import dataclasses
import datetime
import uuid

from bot import ports, subjects
from conversations import boards, memo, memo_cards, memo_lines, messages, sealed, sending, text


async def mine(repos: ports.Repositories, person: boards.Member) -> list[memo.Mine]:
    """All of a person's memos that are not cancelled, numbered as they were written."""
    found = await repos.memos.of(person.person_id)
    return [memo.Mine(memo=one, number=number, zone=person.zone) for number, one in enumerate(found, 1)]


async def as_mine(repos: ports.Repositories, person: boards.Member, one: memo.Memo) -> memo.Mine:
    """One memo with the number it has among theirs."""
    numbered = (other for other in await mine(repos, person) if other.memo.memo_id == one.memo_id)
    return next(numbered, memo.Mine(memo=one, number=None, zone=person.zone))


async def page(repos: ports.Repositories, asked: subjects.Asked) -> messages.Message:
    """All of theirs, without a word of them. Where nothing can be kept and nothing is, that is said."""
    found = await mine(repos, asked.person)
    return memo_cards.page(found, asked.words) if found or repos.can_seal else sealed.switched_off(asked.words)


async def box(repos: ports.Repositories, asked: subjects.Asked, day: datetime.date | None) -> messages.Message:
    """The box for a new memo for this day (None: the usual one). What stands in its way is said before anything is written."""
    if not repos.can_seal:
        return sealed.switched_off(asked.words)
    there = today(asked)
    wrong = await _no_room(repos, asked) or (None if day is None else memo.fault_of_day(day, there))
    return memo_cards.fault(wrong, asked.words) if wrong else memo_cards.box(uuid.uuid4(), day, there, asked.words)


async def write(repos: ports.Repositories, asked: subjects.Asked, on: uuid.UUID, written: str, value: str) -> messages.Message:
    """A box was sent off: the memo that it makes is called `on`, and its day is in `value`."""
    day = iso(value)
    return memo_cards.fault(memo.Fault.UNKNOWN, asked.words) if value and day is None else await keep(repos, asked, on, written, day)


async def keep(
    repos: ports.Repositories, asked: subjects.Asked, memo_id: uuid.UUID, written: str, day: datetime.date | None
) -> messages.Message:
    """Keep a new memo for this day (None: the usual one). The same words sent twice are one memo; other words from an old box another."""
    if not repos.can_seal:
        return sealed.switched_off(asked.words)
    words, person, there, clean = asked.words, asked.person, today(asked), text.clean(written)
    standing = await repos.memos.get(memo_id)
    if standing is not None and standing.person_id == person.person_id and (asked.repeat or await repos.memos.text(memo_id) == clean):
        return await _as_it_stands(repos, asked, standing)
    if asked.repeat:
        return await page(repos, asked)
    on_day = day or memo.usual_day(there)
    wrong = memo.fault_of_words(clean) or memo.fault_of_day(on_day, there) or await _no_room(repos, asked)
    if wrong:
        return memo_cards.fault(wrong, words)
    one = memo.Memo(
        memo_id=memo_id if standing is None else uuid.uuid5(memo_id, asked.event.receipt_key),
        person_id=person.person_id,
        written_at=asked.now,
        due_on=on_day,
        forget_at=memo.forget_at(on_day),
    )
    await repos.memos.add(one, clean)
    return memo_cards.kept(await as_mine(repos, person, one), words)


async def show(repos: ports.Repositories, asked: subjects.Asked, one: memo.Memo) -> messages.Message:
    """Its words. Read on its day or later, it has been delivered, however it came to be read."""
    if one.cancelled_at is not None:
        return memo_cards.cancelled(one, asked.words)
    written = await repos.memos.text(one.memo_id)
    own = await as_mine(repos, asked.person, one)
    if not await _has_come(repos, asked, one):
        return memo_cards.shown(own, written, asked.words)
    if one.waits and not asked.repeat:
        await repos.memos.deliver(one.memo_id, asked.now, asked.now + memo.KEPT_AFTER)
        own = dataclasses.replace(own, memo=await _anew(repos, one))
    return memo_cards.came(own, written, asked.words)


async def days(repos: ports.Repositories, asked: subjects.Asked, one: memo.Memo) -> messages.Message:
    """Another day is to be chosen."""
    if await _is_over(repos, asked, one):
        return memo_cards.fault(memo.Fault.OVER, asked.words)
    return memo_cards.other_day(await as_mine(repos, asked.person, one), today(asked), asked.words)


async def move(repos: ports.Repositories, asked: subjects.Asked, one: memo.Memo, day: datetime.date | None) -> messages.Message:
    """Another day (None: it cannot be read)."""
    wrong = memo.Fault.OVER if await _is_over(repos, asked, one) else memo.fault_of_day(day, today(asked))
    if wrong or day is None:
        return memo_cards.fault(wrong or memo.Fault.UNKNOWN, asked.words)
    if not asked.repeat:
        await repos.memos.move(one.memo_id, day, memo.forget_at(day))
    return memo_cards.moved(await as_mine(repos, asked.person, await _anew(repos, one)), asked.words)


async def words(repos: ports.Repositories, asked: subjects.Asked, one: memo.Memo) -> messages.Message:
    """The box with its words, to change them."""
    if await _is_over(repos, asked, one):
        return memo_cards.fault(memo.Fault.OVER, asked.words)
    own = await as_mine(repos, asked.person, one)
    return memo_cards.other_words(own, await repos.memos.text(one.memo_id), asked.words)


async def rewrite(repos: ports.Repositories, asked: subjects.Asked, one: memo.Memo, written: str) -> messages.Message:
    """Other words."""
    clean = text.clean(written)
    wrong = memo.Fault.OVER if await _is_over(repos, asked, one) else memo.fault_of_words(clean)
    if wrong:
        return memo_cards.fault(wrong, asked.words)
    if not asked.repeat:
        await repos.memos.rewrite(one.memo_id, clean)
    return memo_cards.rewritten(await as_mine(repos, asked.person, one), asked.words)


async def cancel(repos: ports.Repositories, asked: subjects.Asked, one: memo.Memo) -> messages.Message:
    """It is not wanted any more: for a day it can be brought back."""
    if not asked.repeat:
        await repos.memos.cancel(one.memo_id, asked.now, asked.now + memo.UNDO)
    return await _as_it_stands(repos, asked, one)


async def undo(repos: ports.Repositories, asked: subjects.Asked, one: memo.Memo) -> messages.Message:
    """Bring it back. One whose day came meanwhile is shown at once: what was owed of it may have been given up."""
    if not asked.repeat:
        await repos.memos.restore(one.memo_id, memo.forget_after(one))
    back = await _anew(repos, one)
    if back.cancelled_at is not None or await _has_come(repos, asked, back):
        return await show(repos, asked, back)
    return memo_cards.restored(await as_mine(repos, asked.person, back), asked.words)


async def say(repos: ports.Repositories, asked: subjects.Asked, one: memo.Memo, happened: memo.Happened) -> messages.Message:
    """What came of it. Of one that has not come yet nothing can be said."""
    if one.cancelled_at is None and not asked.repeat and await _has_come(repos, asked, one):
        await repos.memos.say(one.memo_id, happened)
    return await show(repos, asked, await _anew(repos, one))


async def numbered(repos: ports.Repositories, asked: subjects.Asked, meant: memo_lines.On) -> messages.Message:
    """What was typed about the memo of a number."""
    one = next((other.memo for other in await mine(repos, asked.person) if other.number == meant.number), None)
    if one is None:
        return memo_cards.fault(memo.Fault.NUMBER, asked.words)
    match meant.deed:
        case memo_lines.Deed.SHOW:
            return await show(repos, asked, one)
        case memo_lines.Deed.REWRITE:
            return await rewrite(repos, asked, one, meant.text)
        case memo_lines.Deed.MOVE:
            return await move(repos, asked, one, meant.day)
        case memo_lines.Deed.CANCEL:
            return await cancel(repos, asked, one)
        case memo_lines.Deed.SAY:
            return await show(repos, asked, one) if meant.happened is None else await say(repos, asked, one, meant.happened)


def today(asked: subjects.Asked) -> datetime.date:
    """The local day of whoever asks."""
    return memo.today(asked.now, asked.person.zone)


def iso(value: str) -> datetime.date | None:
    """A day as a button carries it; None for none."""
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        return None


async def _as_it_stands(repos: ports.Repositories, asked: subjects.Asked, one: memo.Memo) -> messages.Message:
    now_so = await _anew(repos, one)
    if now_so.cancelled_at is not None:
        return memo_cards.cancelled(now_so, asked.words)
    return memo_cards.kept(await as_mine(repos, asked.person, now_so), asked.words)


async def _anew(repos: ports.Repositories, one: memo.Memo) -> memo.Memo:
    return await repos.memos.get(one.memo_id) or one


async def _has_come(repos: ports.Repositories, asked: subjects.Asked, one: memo.Memo) -> bool:
    """Whether its day has come. Once it is owed that stands, whatever zone its author moves to."""
    if one.delivered_at is not None or memo.due_at(one, asked.person.zone) <= asked.now:
        return True
    return await repos.deliveries.standing(one.memo_id, sending.Kind.MEMO) is not None


async def _is_over(repos: ports.Repositories, asked: subjects.Asked, one: memo.Memo) -> bool:
    return not one.waits or await _has_come(repos, asked, one)


async def _no_room(repos: ports.Repositories, asked: subjects.Asked) -> memo.Fault | None:
    waiting = sum(1 for one in await repos.memos.of(asked.person.person_id) if one.waits)
    return memo.Fault.MANY if waiting >= memo.OPEN_AT_MOST else None
