"""Seats in chat: a coordinator looks, passes one on, ends somebody's time on one, undoes that. Whose boards they are is looked up anew."""

import dataclasses
import datetime
import uuid
from collections.abc import Sequence

from bot import ports, subjects
from bot.seats import seat_changes
from conversations import actions, boards, messages, text
from conversations.seats import cards, facts, lines

VERBS = frozenset({"seats", "card", "pass", "pass_new", "end", "back", "reopen", "duty", "duty_back"})
BOXES = frozenset({"pass", "pass_new", "end"})
_NOBODY = uuid.UUID(int=0)
_DAY = datetime.timedelta(days=1)


async def pressed(repos: ports.Repositories, asked: subjects.Asked, action: actions.Do, given: str | None) -> messages.Message | None:
    """What follows a press; None when the seat is of none of their boards. Raises LooksUp."""
    desk = await _desk(repos, asked)
    if action.on is None:
        return cards.page(desk.listed, asked.words)
    of = desk.of_seat(action.on)
    if of is None:
        tenure_of = await repos.seats.of_tenure(action.on)
        of = None if tenure_of is None else desk.of_seat(tenure_of)
        return None if of is None else await desk.with_tenure(of, action)
    written = text.clean(given or "")
    if action.verb in {"pass", "pass_new"}:
        return await desk.give(of, written, by_name=action.verb == "pass_new")
    return await desk.end(of, written) if action.verb == "end" else cards.card(of, asked.words)


async def box(repos: ports.Repositories, asked: subjects.Asked, action: actions.Do, draft: str | None) -> messages.Message | None:
    """The box for a seat of theirs, with what they began to write in it."""
    desk = await _desk(repos, asked)
    of = desk.of_seat(action.on) if action.on else None
    return None if of is None or action.verb not in BOXES else cards.box(of, action.verb, asked.words, initial=draft or "")


async def typed_line(repos: ports.Repositories, asked: subjects.Asked, line: str) -> messages.Message | None:
    """What follows “seats”, “seat 3 to Ada Finch from 1 June” and their like; None for other lines, and for whoever runs no board."""
    command = lines.command(line, asked.words)
    if command is None:
        return None
    desk = await _desk(repos, asked)
    if not desk.run:
        return None
    if command.verb is lines.Verb.LIST:
        return cards.page(desk.listed, asked.words)
    of = desk.listed[command.number - 1] if 0 < command.number <= len(desk.listed) else None
    if of is None:
        return cards.page(desk.listed, asked.words, lead=asked.words.say("seats-no-number", number=command.number))
    match command.verb:
        case lines.Verb.GIVE if command.rest:
            return await desk.give(of, command.rest)
        case lines.Verb.GIVE:
            return cards.box(of, "pass", asked.words)
        case lines.Verb.END:
            return await desk.end(of, command.rest)
        case lines.Verb.UNDO:
            return await desk.undo(of)
    return cards.card(of, asked.words)


@dataclasses.dataclass(frozen=True, kw_only=True)
class _Desk:
    """One coordinator, the boards that they keep running, and all seats of those."""

    repos: ports.Repositories
    asked: subjects.Asked
    run: Sequence[boards.Board]
    listed: Sequence[cards.Placed]

    def of_seat(self, seat_id: uuid.UUID) -> cards.Placed | None:
        return next((one for one in self.listed if one.seat.seat_id == seat_id), None)

    async def give(self, of: cards.Placed, written: str, *, by_name: bool = False) -> messages.Message:
        """Pass the seat on to whom the line names."""
        words, asked = self.asked.words, self.asked
        meant = lines.meant(written, of.today, words)
        if asked.repeat:
            return cards.card(of, words)
        if meant is None:
            return self._unfound(of, cards.Unfound.UNREAD, written)
        day = meant.day or of.today + _DAY
        # Before anybody is looked up, or taken on: for whomever it is, it may be refused.
        at_all = facts.passing(of.seat, _NOBODY, day, of.today)
        if isinstance(at_all, facts.Refusal):
            return cards.refused(of, at_all, day, words)
        meant = dataclasses.replace(meant, by_name=meant.by_name or by_name)
        who = await seat_changes.find(self.repos, of.board, self.run, meant, asked.looked, asked.event.address, words)
        if isinstance(who, cards.Unfound):
            return self._unfound(of, who, meant.who.name or meant.who.sign_in or written)
        done = await seat_changes.pass_on(self.repos, of, who, day)
        if isinstance(done, facts.Refusal):
            return cards.refused(of, done, day, words)
        now = dataclasses.replace(of, seat=done.seat)
        until = "" if done.was is None or done.was.until is None else done.was.until.isoformat()
        said = cards.passed(done.held, done.was, words, reached=bool(await self.repos.boards.addresses_of(who)))
        return cards.done(now, words, said, _do("back", done.held.tenure_id, until), await self._duties(now, done))

    async def end(self, of: cards.Placed, written: str) -> messages.Message:
        """End the holder's time on the seat."""
        words = self.asked.words
        if self.asked.repeat:
            return cards.card(of, words)
        day = lines.last_day(written, of.today, words)
        if day is None:
            return self._unfound(of, cards.Unfound.NO_DAY, written)
        done = await seat_changes.end(self.repos, of, day)
        if isinstance(done, facts.Refusal):
            return cards.refused(of, done, day, words)
        now = dataclasses.replace(of, seat=done.seat)
        was = done.was.until if done.was else None
        value = f"{day.isoformat()}.{was.isoformat() if was else ''}"
        return cards.done(
            now, words, cards.ended(done.held, words), _do("reopen", done.held.tenure_id, value), await self._duties(now, done)
        )

    async def undo(self, of: cards.Placed) -> messages.Message:
        """Undo what was done last."""
        return await self._undone(of, None if self.asked.repeat else await seat_changes.undo(self.repos, of))

    async def with_tenure(self, of: cards.Placed, action: actions.Do) -> messages.Message | None:
        """What was pressed under a change: its undoing, or the duty that goes along."""
        held = of.seat.tenure(action.on) if action.on else None
        if held is None or self.asked.repeat:
            return cards.card(of, self.asked.words)
        if action.verb == "back":
            return await self._undone(of, await seat_changes.take_back(self.repos, of.seat, held.tenure_id, _iso(action.value)))
        if action.verb == "reopen":
            ended, _, was = action.value.partition(".")
            day = _iso(ended)
            stale = day is None or (was and _iso(was) is None)
            done = (
                facts.Refusal.STALE
                if stale or day is None
                else await seat_changes.reopen(self.repos, of.seat, held.tenure_id, day, _iso(was))
            )
            return await self._undone(of, done)
        return await self._duty(of, held, action)

    async def _duty(self, of: cards.Placed, held: facts.Held, action: actions.Do) -> messages.Message | None:
        """A duty goes along with the seat, or comes back. It ends where the seat falls vacant: then giver and holder are one."""
        name, _, giver = action.value.partition(".")
        giver_id = _id(giver)
        if name not in set(boards.Duty) or giver_id is None or action.verb not in {"duty", "duty_back"}:
            return None
        known = {one.person_id: one.name for one in of.seat.held}
        if giver_id not in known:
            return None
        duty, words = boards.Duty(name), self.asked.words
        taker_id = None if giver_id == held.person_id else held.person_id
        if action.verb == "duty_back":
            done = await self._back(of, duty, giver_id, taker_id)
        else:
            done = await seat_changes.hand_duty(self.repos, of.board.board_id, duty, giver_id, taker_id, self.asked.now)
        if done is not None:
            return cards.refused(of, done, of.today, words)
        return self._duty_done(of, duty, action, known[giver_id], held if taker_id else None)

    def _duty_done(self, of: cards.Placed, duty: boards.Duty, action: actions.Do, giver: str, taker: facts.Held | None) -> messages.Message:
        words = self.asked.words
        if action.verb == "duty_back":
            return cards.card(of, words, lead=words.say("seats-undone"))
        said = cards.duty_done(duty, giver, taker.name if taker else None, words)
        return cards.done(of, words, [said], dataclasses.replace(action, verb="duty_back"))

    async def _back(self, of: cards.Placed, duty: boards.Duty, giver_id: uuid.UUID, taker_id: uuid.UUID | None) -> facts.Refusal | None:
        if taker_id is not None:
            return await seat_changes.hand_duty(self.repos, of.board.board_id, duty, taker_id, giver_id, self.asked.now)
        return await seat_changes.give_duty(self.repos, of.board.board_id, duty, giver_id)

    async def _duties(self, of: cards.Placed, done: seat_changes.Changed) -> list[cards.Duty]:
        """What whoever leaves still does for the board."""
        if done.was is None:
            return []
        carried = await self.repos.seats.duties_of(of.board.board_id, done.was.person_id)
        return [
            cards.Duty(duty=one, giver=done.was.name, action=_do("duty", done.held.tenure_id, f"{one.value}.{done.was.person_id.hex}"))
            for one in carried
        ]

    async def _undone(self, of: cards.Placed, refusal: facts.Refusal | None) -> messages.Message:
        words = self.asked.words
        if refusal is not None:
            return cards.refused(of, refusal, of.today, words)
        seat = await self.repos.seats.get(of.seat.seat_id)
        return cards.card(dataclasses.replace(of, seat=seat or of.seat), words, lead=words.say("seats-undone"))

    def _unfound(self, of: cards.Placed, why: cards.Unfound, written: str) -> messages.Message:
        return cards.unfound(of, why, written, self.asked.words, platform=self.asked.event.address.platform)


async def _desk(repos: ports.Repositories, asked: subjects.Asked) -> _Desk:
    run = await repos.boards.coordinated_by(asked.person.person_id)
    return _Desk(repos=repos, asked=asked, run=run, listed=await seat_changes.listed(repos, run, asked.now))


def _do(verb: str, on: uuid.UUID, value: str = "") -> actions.Do:
    return actions.Do(subject=actions.Subject.START, verb=verb, on=on, value=value)


def _iso(value: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        return None


def _id(value: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(hex=value)
    except ValueError:
        return None
