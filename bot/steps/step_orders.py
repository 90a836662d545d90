"""What an operator does about a board's agreements without chat: add, end and hand over next steps, and write down positions.

Every case that somebody can put right is an error with a clear sentence, and then nothing was kept.
"""

import dataclasses
import datetime
import uuid
from collections.abc import Sequence

from bot import ports
from bot.steps import step_turns, step_views
from conversations import boards, days, wording
from conversations.next_steps import agreed, agreed_hearing, hearing, pages, sheet, state
from frameworks import errors, loader, schema


class CannotAgree(errors.BoardpulseError):
    """What was to be written down does not fit. Nothing was kept."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Wanted:
    """An action as it was given on the command line; what is empty is left to the usual."""

    what: str
    who: str
    by: str = ""
    sign: str = ""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Said:
    """A position as it was given on the command line. `present` are keys or names; None means everybody who held a seat that day."""

    edition: str
    item: str
    text: str
    reason: str = ""
    level: int | None = None
    present: tuple[str, ...] | None = None
    on: str = ""


async def sheet_of(repos: ports.Repositories, key: str, now: datetime.datetime) -> sheet.Sheet:
    """The board with this key, as whoever runs Boardpulse sees it."""
    words = wording.in_language()
    known = await repos.boards.all()
    board = next((one for one in known if one.key == key), None)
    if board is None:
        raise CannotAgree(words.say("cli-no-such-board" if known else "cli-no-boards", boards=words.list_of([one.key for one in known])))
    today = step_views.local_day(board, now)
    on_it = await step_views.people_on(repos, board, today)
    leads = [one for duty in (boards.Duty.COORDINATOR, boards.Duty.CHAIR) for one in await repos.boards.with_duty(board.board_id, duty)]
    viewer = next(iter((*leads, *on_it)), None)
    if viewer is None:
        raise CannotAgree(words.say("steps-cli-nobody"))
    return sheet.Sheet(
        board=board,
        viewer_id=viewer.person_id,
        leads=True,
        named=True,
        today=today,
        here=tuple(step_views.person_of(one, None) for one in on_it),
        names={one.person_id: one.name for one in await repos.boards.people_of(board.board_id)},
        steps=tuple(await repos.next_steps.of_board(board.board_id)),
        positions=tuple(await repos.next_steps.positions(board.board_id)),
    )


async def add(repos: ports.Repositories, of: sheet.Sheet, wanted: Wanted, now: datetime.datetime) -> tuple[sheet.Sheet, state.NextStep]:
    """Keep a new action. Raises CannotAgree with everything that does not fit."""
    words = wording.in_language()
    text, sign = state.written(wanted.what, state.TEXT), state.written(wanted.sign, state.SIGN) if wanted.sign else ""
    found = hearing.people(wanted.who, of.here)
    due_on = days.day(wanted.by, of.today, words) if wanted.by else of.today + step_turns.HUNDRED
    faults = []
    if text is None or sign is None:
        faults.append(words.say("steps-unread", most=state.TEXT if text is None else state.SIGN))
    if len(found) != 1:
        faults.append(words.say("steps-not-a-person", who=pages.short(wanted.who)))
    if due_on is None or not step_turns.is_ahead(due_on, of.today):
        faults.append(words.say("steps-not-a-day"))
    if len(of.live) >= state.MOST_LIVE:
        listed = words.list_of(f"{of.number(one)}. {pages.short(one.text)}" for one in of.live)
        faults.append(f"{words.say('steps-full', most=state.MOST_LIVE)} {listed}")
    if faults or text is None or due_on is None:
        raise CannotAgree("\n".join(faults))
    step = state.NextStep(
        step_id=uuid.uuid4(),
        board=of.board,
        owner_id=found[0].person_id,
        owned_since=of.today,
        text=text,
        sign=sign or "",
        agreed_on=of.today,
        due_on=due_on,
        by_id=of.viewer_id,
        made_at=now,
        changed_at=now,
    )
    if not await step_turns.keep_new(repos, step, now):
        raise CannotAgree(words.say("steps-full", most=state.MOST_LIVE))
    return step_views.with_step(of, step), step


async def end(repos: ports.Repositories, of: sheet.Sheet, number: int, how: state.State, now: datetime.datetime) -> state.NextStep:
    """Note that an action is done or dropped. Raises CannotAgree where there is no such live one."""
    step = await _live(repos, of, number)
    over = state.ended(step, how, of.today, now)
    await repos.next_steps.keep(over)
    return over


async def hand_over(repos: ports.Repositories, of: sheet.Sheet, number: int, who: str, now: datetime.datetime) -> state.NextStep:
    """Give an action to somebody else, who is told. Raises CannotAgree where there is no such live one, or nobody of that name."""
    found = hearing.people(who, of.here)
    if len(found) != 1:
        raise CannotAgree(wording.in_language().say("steps-not-a-person", who=pages.short(who)))
    step = await _live(repos, of, number)
    if step.owner_id == found[0].person_id:
        return step
    given = state.changed(step, now, owner_id=found[0].person_id, owned_since=of.today, by_id=of.viewer_id)
    await repos.next_steps.keep(given)
    await step_turns.tell(repos, given, now)
    return given


async def undo(repos: ports.Repositories, of: sheet.Sheet, number: int, now: datetime.datetime) -> state.NextStep | None:
    """Take back the last change of an action, or a new one altogether: then None. Raises CannotAgree where nothing can be taken back."""
    words, there = wording.in_language(), of.numbered(number)
    step = await repos.next_steps.get(there.step_id, lock=True) if there else None
    if step is None:
        raise CannotAgree(words.say("steps-no-number"))
    if state.is_fresh(step, now):
        await repos.next_steps.drop(step.step_id)
        return None
    back = state.undone(step, now)
    if back is None:
        raise CannotAgree(words.say("steps-cli-not-undone"))
    if not await repos.next_steps.keep(back):
        raise CannotAgree(words.say("steps-full", most=state.MOST_LIVE))
    return back


async def unsay(
    repos: ports.Repositories, of: sheet.Sheet, edition: str, item: str, library: loader.Library, now: datetime.datetime
) -> state.Position | None:
    """Take back what was written down today on one item: its last change, or all of it, then None. Raises CannotAgree."""
    words = wording.in_language()
    book, found = await _item(repos, of, edition, item, library, now)
    same = [one for one in state.newest(of.positions) if found and (one.edition_ref, one.item_key) == (book.edition.ref, found.key)]
    if not same or step_views.local_day(of.board, same[0].made_at) != of.today:
        raise CannotAgree(words.say("steps-cli-not-undone"))
    if same[0].before is None:
        await repos.next_steps.unsay(same[0].position_id)
        return None
    back = state.put_back(same[0], now)
    if back is None or not await repos.next_steps.reword(back):
        raise CannotAgree(words.say("steps-cli-not-undone"))
    return back


async def agree(
    repos: ports.Repositories, of: sheet.Sheet, said: Said, library: loader.Library, now: datetime.datetime
) -> tuple[agreed.Book, state.Position]:
    """Write down what a board says of itself on one item. Raises CannotAgree with everything that does not fit."""
    words = wording.in_language()
    book, item = await _item(repos, of, said.edition, said.item, library, now)
    text, reason = state.written(said.text, state.POSITION), state.written(said.reason, state.POSITION) if said.reason else ""
    on = agreed_hearing.day(said.on, of.today, words) if said.on else of.today
    faults = [] if item else [words.say("agreed-no-item")]
    faults += [] if text and reason is not None else [words.say("steps-unread", most=state.POSITION)]
    faults += [] if said.level is None or book.edition.level(said.level) else [words.say("agreed-not-a-level")]
    faults += [] if on else [words.say("agreed-not-a-day")]
    present, lost = await _present(repos, of, said.present, on or of.today)
    faults += [words.say("agreed-not-a-person", who=pages.short(one)) for one in lost]
    if faults or item is None or text is None or on is None:
        raise CannotAgree("\n".join(faults))
    same = (book.edition.ref, item.key, on)
    there = next((one for one in of.positions if (one.edition_ref, one.item_key, one.agreed_on) == same), None)
    if there is not None:
        if step_views.local_day(of.board, there.made_at) != of.today:
            raise CannotAgree(words.say("agreed-day-taken"))
        changed = state.reworded(there, now, text=text, reason=reason or "", level=said.level, present=present)
        await repos.next_steps.reword(changed)
        return book, changed
    made = state.Position(
        position_id=uuid.uuid4(),
        board=of.board,
        edition_ref=book.edition.ref,
        item_key=item.key,
        text=text,
        reason=reason or "",
        level=said.level,
        present=present,
        agreed_on=on,
        by_id=of.viewer_id,
        made_at=now,
        changed_at=now,
    )
    await repos.next_steps.agree(made)
    return book, made


async def _item(
    repos: ports.Repositories, of: sheet.Sheet, edition: str, item: str, library: loader.Library, now: datetime.datetime
) -> tuple[agreed.Book, schema.Item | None]:
    """The item that is named, by its key or its number. Raises CannotAgree where the board does not use the edition."""
    words = wording.in_language()
    books = await step_views.books(repos, of, library, wording.DEFAULT_LANGUAGE, now)
    book = next((one for one in books if edition in {one.name, one.edition.ref, one.edition.id}), None)
    if book is None:
        raise CannotAgree(words.say("agreed-cli-edition", edition=edition, editions=words.list_of(one.name for one in books)))
    return book, next((one for one in book.edition.items if item in {one.key, str(one.position)}), None)


async def _live(repos: ports.Repositories, of: sheet.Sheet, number: int) -> state.NextStep:
    words = wording.in_language()
    there = of.numbered(number)
    step = await repos.next_steps.get(there.step_id, lock=True) if there else None
    if step is None:
        raise CannotAgree(words.say("steps-no-number"))
    if not step.is_live:
        raise CannotAgree(words.say("steps-over-already"))
    return step


async def _present(
    repos: ports.Repositories, of: sheet.Sheet, named: Sequence[str] | None, on: datetime.date
) -> tuple[tuple[uuid.UUID, ...], list[str]]:
    """Who was there, and the names that are nobody's."""
    if named is None:
        return tuple(one.person_id for one in await repos.boards.members_on(of.board.board_id, on)), []
    people = tuple(step_views.person_of(one, None) for one in await step_views.people_on(repos, of.board, on))
    found = [(name, hearing.people(name, people)) for name in named]
    return tuple(dict.fromkeys(some[0].person_id for _, some in found if len(some) == 1)), [name for name, some in found if len(some) != 1]
