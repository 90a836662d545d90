"""From talk to action, in chat and on the clock: what a board agreed of itself, its next steps, and arrows that come round.

What people do stands in step_turns.py and position_turns.py, what the clock does in step_work.py and arrow_rounds.py.
"""

import datetime
import functools
import logging
import uuid
from collections.abc import Awaitable, Callable, Mapping

from bot import ports, subjects
from bot.steps import arrow_rounds, position_turns, step_lines, step_turns, step_views, step_work
from conversations import actions, boards, messages, sending, wording
from conversations.next_steps import agreed, cards, pages, sheet, state
from frameworks import loader

_POSITION_VERBS = frozenset({"position", "earlier", "level", "why", "there", "toggle", "agreed_day", "agreed_undo"})
_BOARD_BOXES = frozenset({"add", "agree"})
_BOARD_VERBS = frozenset({"page", "agreed", "choose", *_BOARD_BOXES})

_log = logging.getLogger(__name__)


class NextSteps(subjects.Subject):
    """What boards agreed on."""

    name = actions.Subject.STEP

    def __init__(self, library: loader.Library) -> None:
        self._library = library
        self._told: set[str] = set()
        self._come_round: set[uuid.UUID] = set()

    async def pressed(
        self, repos: ports.Repositories, asked: subjects.Asked, action: actions.Do, text: str | None
    ) -> messages.Message | None:
        """What follows a press; None when the board, the action or the position is not this person's to see."""
        if action.verb == "mine":
            return pages.mine(await step_views.sheets(repos, asked.person, asked.now), asked.words)
        if action.verb in _BOARD_VERBS:
            return await _boards(repos, asked, action, text or "")
        if action.verb in _POSITION_VERBS:
            found = await _position(repos, asked, action, lock=True)
            return None if found is None else await found[0].does(found[1], action.verb, action.value, text or "")
        mine = await _step(repos, asked, action, lock=True)
        if mine is None:
            return None
        turn = step_turns.Turn(repos=repos, asked=asked, of=mine[0], step=mine[1])
        return await turn.does(action.verb, action.value, text or "")

    async def box(self, repos: ports.Repositories, asked: subjects.Asked, action: actions.Do, draft: str | None) -> messages.Message | None:
        """The box for an action, for a position, or for one part of either."""
        if action.verb in _BOARD_BOXES:
            return await _board_box(repos, asked, action, draft)
        if action.verb in agreed.BOXES:
            found = await _position(repos, asked, action, lock=False)
            if found is None or not found[0].of.leads:
                return None
            return agreed.box(found[1], agreed.book_of(found[1].edition_ref, found[0].books), action.verb, asked.words, draft)
        mine = await _step(repos, asked, action, lock=False)
        if mine is None or action.verb not in cards.BOXES or not mine[0].may_set(mine[1]):
            return None
        return cards.box(*mine, action.verb, asked.words, draft)

    async def may_write(self, repos: ports.Repositories, person: boards.Member, action: actions.Do) -> bool:
        """Whether the box is for something that this person may change, as far as a draft is concerned."""
        if action.verb not in {*_BOARD_BOXES, *agreed.BOXES, *cards.BOXES} or action.on is None:
            return False
        step = await repos.next_steps.get(action.on) if action.verb in cards.BOXES else None
        one = await repos.next_steps.position(action.on) if action.verb in agreed.BOXES else None
        held = step or one
        board_id = held.board.board_id if held else action.on
        led = await repos.rounds.led_by(person.person_id)
        return board_id in {board.board_id for board in led} or (step is not None and step.owner_id == person.person_id)

    async def typed(self, repos: ports.Repositories, asked: subjects.Asked, line: str) -> messages.Message | None:
        """What follows “actions”, “action 2 done”, “agreed 3: …” and their like; None for every other line."""
        return await step_lines.said(repos, asked, line)

    async def due_at_home(
        self, repos: ports.Repositories, person: boards.Member, now: datetime.datetime, words: wording.Wording
    ) -> tuple[messages.Block, ...]:
        """Actions whose day is near, those that ask what they changed, and for those who lead a board those that nobody has."""
        sheets = await step_views.sheets(repos, person, now, light=True)
        return (*pages.at_home(sheets, words), *step_work.checks_at_home(person, sheets, now, words))

    async def at_home(
        self, repos: ports.Repositories, person: boards.Member, now: datetime.datetime, words: wording.Wording
    ) -> tuple[messages.Choice, ...]:
        """Ways to one's own actions, and to what one's boards agreed."""
        return pages.on_the_way(await step_views.sheets(repos, person, now, light=True), words)

    async def kept(self, repos: ports.Repositories, person: boards.Member, words: wording.Wording) -> tuple[tuple[str, str], ...]:
        """How many actions are theirs, and in how many positions they are down as present."""
        own, present = await repos.next_steps.of_owner(person.person_id), await repos.next_steps.with_present(person.person_id)
        return (
            (words.say("steps-data"), words.say("steps-data-count", count=len(own))),
            (words.say("agreed-data"), words.say("agreed-data-count", count=len(present))),
        )

    async def copied(self, repos: ports.Repositories, person: boards.Member, words: wording.Wording) -> tuple[messages.Block, ...]:
        """All of those, whole."""
        blocks: list[messages.Block] = []
        own = await repos.next_steps.of_owner(person.person_id)
        for board in {one.board.board_id: one.board for one in own}.values():
            some = [one for one in own if one.board.board_id == board.board_id]
            blocks.append(messages.Heading(text=words.say("steps-copy", board=wording.isolate(board.name))))
            blocks.append(messages.Facts(rows=tuple((wording.isolate(one.text), cards.copied(one, words)) for one in some)))
        for position in await repos.next_steps.with_present(person.person_id):
            day, board_name = sheet.day(position.agreed_on, words), wording.isolate(position.board.name)
            blocks += [messages.Paragraph(text=words.say("agreed-copy", board=board_name, day=day)), messages.Quote(text=position.text)]
        return tuple(blocks)

    async def due(self, database: ports.Database, library: loader.Library, now: datetime.datetime) -> None:
        """Owe the questions to owners that have come round, and the arrows of a year ago."""
        await self._safely(database, lambda repos: step_work.owe(repos, now, self._told))
        for record in await database.run(lambda repos: arrow_rounds.come_round(repos, library, now)):
            work = functools.partial(arrow_rounds.owe, library=library, record=record, now=now)
            if record.pulse_id not in self._come_round and await self._safely(database, work):
                self._come_round.add(record.pulse_id)

    async def next_at(self, repos: ports.Repositories, now: datetime.datetime) -> datetime.datetime | None:
        """When the next owner is asked, or the next arrows come round."""
        found = (await step_work.next_at(repos, now), await arrow_rounds.next_at(repos, self._library, now))
        return min((one for one in found if one is not None), default=None)

    def composers(self, library: loader.Library) -> Mapping[sending.Kind, subjects.Composer]:
        """What owners are told and asked, and arrows that come round."""
        return {
            sending.Kind.STEP_ASKED: step_work.compose,
            sending.Kind.STEP_CHECKED: step_work.compose,
            sending.Kind.ARROW_ROUND: functools.partial(arrow_rounds.compose, library=library),
        }

    async def _safely(self, database: ports.Database, work: Callable[[ports.Repositories], Awaitable[None]]) -> bool:
        try:
            await database.run(work)
        except Exception:  # noqa: BLE001 - one board's trouble must not stop the others
            _log.exception("next steps could not be looked after", extra={"action": "steps_failed"})
            return False
        return True


async def _boards(repos: ports.Repositories, asked: subjects.Asked, action: actions.Do, text: str) -> messages.Message | None:
    """What follows a press on something of a whole board."""
    of = await _sheet(repos, asked, action.on)
    if of is None:
        return None
    if action.verb == "page":
        return pages.board(of, asked.words)
    if action.verb == "add":
        return await step_turns.added(repos, asked, of, text, action.value)
    desk = await position_turns.desk(repos, asked, of)
    if action.verb == "agreed":
        return desk.page()
    if action.verb == "choose":
        return desk.choose(action.value)
    found = desk.item(action.value)
    return desk.page(asked.words.say("agreed-no-item")) if found is None else await desk.agree(*found, text)


async def _board_box(repos: ports.Repositories, asked: subjects.Asked, action: actions.Do, draft: str | None) -> messages.Message | None:
    """The box for a new action, or for what the board says of an item."""
    of = await _sheet(repos, asked, action.on)
    if of is None or not of.leads:
        return None
    if action.verb == "add":
        full = len(of.live) >= state.MOST_LIVE
        return pages.full(of, asked.words) if full else cards.add_box(of, asked.words, draft, value=action.value)
    desk = await position_turns.desk(repos, asked, of)
    found = desk.item(action.value)
    return desk.page(asked.words.say("agreed-no-item")) if found is None else agreed.agree_box(of, *found, asked.words, draft)


async def _position(
    repos: ports.Repositories, asked: subjects.Asked, action: actions.Do, *, lock: bool
) -> tuple[position_turns.Desk, state.Position] | None:
    one = await repos.next_steps.position(action.on, lock=lock) if action.on else None
    of = await _sheet(repos, asked, one.board.board_id) if one else None
    return None if one is None or of is None else (await position_turns.desk(repos, asked, of), one)


async def _step(
    repos: ports.Repositories, asked: subjects.Asked, action: actions.Do, *, lock: bool
) -> tuple[sheet.Sheet, state.NextStep] | None:
    step = await repos.next_steps.get(action.on, lock=lock) if action.on else None
    of = await _sheet(repos, asked, step.board.board_id) if step else None
    return None if step is None or of is None else (of, step)


async def _sheet(repos: ports.Repositories, asked: subjects.Asked, board_id: uuid.UUID | None) -> sheet.Sheet | None:
    if board_id is None:
        return None
    return await step_views.sheet_of(repos, asked.person, board_id, asked.now, at=asked.event.address)
