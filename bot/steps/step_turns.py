"""What people do with next steps in chat: add one, say how it goes, move its day, hand it over, undo that, say what it changed.

Who may do what is looked up again at every press, from what is stored.
"""

import dataclasses
import datetime
import logging
import uuid

from bot import ports, subjects
from bot.steps import step_views
from conversations import days, messages
from conversations.next_steps import cards, hearing, pages, prompts, sheet, state

HUNDRED = datetime.timedelta(days=state.PLANS[-1])
"""The day of an action, unless another is named."""
LEADERS = frozenset({"who", "give", "reword"})
"""What only those who lead the board may do."""

_log = logging.getLogger(__name__)


async def added(repos: ports.Repositories, asked: subjects.Asked, of: sheet.Sheet, written: str, position: str = "") -> messages.Message:
    """Keep a new action of a board, as somebody who leads it wrote it."""
    words = asked.words
    if not of.leads:
        return sheet.word(words.say("steps-not-yours"), words)
    if asked.repeat:
        return pages.board(of, words)
    if len(of.live) >= state.MOST_LIVE:
        return pages.full(of, words)
    said = hearing.added(written, of.here, of.today, words)
    text = state.written(said.text, state.TEXT)
    if text is None or (said.sign and state.written(said.sign, state.SIGN) is None):
        most = state.SIGN if text else state.TEXT
        return sheet.word(
            words.say("steps-unread", most=most), words, pages.add_way(of, words), sheet.page_way(of.board, words, named=of.named)
        )
    if said.unread or (said.due_on is not None and not is_ahead(said.due_on, of.today)):
        return sheet.word(words.say("steps-not-a-day"), words, pages.add_way(of, words), sheet.page_way(of.board, words, named=of.named))
    owner_id = said.owner.person_id if said.owner else of.viewer_id
    step = state.NextStep(
        step_id=uuid.uuid4(),
        board=of.board,
        owner_id=owner_id,
        owned_since=of.today,
        text=text,
        sign=state.written(said.sign, state.SIGN) or "",
        agreed_on=of.today,
        due_on=said.due_on or of.today + HUNDRED,
        position_id=next((one.position_id for one in of.positions if one.position_id.hex == position), None),
        by_id=of.viewer_id,
        made_at=asked.now,
        changed_at=asked.event.sent_at,
    )
    if not await keep_new(repos, step, asked.now):
        return pages.full(of, words)
    whose = "yours" if owner_id == of.viewer_id else "theirs"
    lead = words.say("steps-added", whose=whose, name=of.name(owner_id), day=sheet.day(step.due_on, words))
    unknown = f" {words.say('steps-who-unknown', who=pages.short(said.who))}" if said.who else ""
    return cards.card(step_views.with_step(of, step), step, words, lead=lead + unknown, undo=True)


async def keep_new(repos: ports.Repositories, step: state.NextStep, now: datetime.datetime) -> bool:
    """Store a new step, and owe its owner a word of it; False where the board has enough of them."""
    if not await repos.next_steps.add(step):
        return False
    await tell(repos, step, now)
    _log.info("a next step was agreed", extra={"action": "step_agreed", "step_id": step.step_id, "board_id": step.board.board_id})
    return True


async def tell(repos: ports.Repositories, step: state.NextStep, now: datetime.datetime) -> None:
    """Owe somebody who was named by another the word that a step is theirs."""
    if step.owner_id != step.by_id:
        await repos.deliveries.owe([prompts.told(step, now).owed])


def is_ahead(day: datetime.date, today: datetime.date) -> bool:
    """Whether a day can be that of an action."""
    return today <= day <= today + days.LONGEST_AHEAD


@dataclasses.dataclass(frozen=True, kw_only=True)
class Turn:
    """One thing that somebody does with one step, which is locked."""

    repos: ports.Repositories
    asked: subjects.Asked
    of: sheet.Sheet
    step: state.NextStep

    async def does(self, verb: str, value: str = "", text: str = "") -> messages.Message:
        """Do it, and show what came of it."""
        if verb == "card":
            return self._card()
        if not self.of.may_set(self.step) or (verb in LEADERS and not self.of.leads):
            return self._card(self.asked.words.say("steps-not-yours"))
        if verb == "who":
            return cards.hand_over(self.of, self.step, self.asked.words)
        if self.asked.repeat:
            return self._card()
        if verb == "undo":
            return await self._undone(value)
        if self.asked.event.sent_at < self.step.changed_at:
            return self._card(self.asked.words.say("steps-newer"))
        if verb in {"changed", "line"}:
            return await self._came_of(verb, value, text)
        return await self._goes(verb, value, text) if self.step.is_live else self._card(self.asked.words.say("steps-over-already"))

    async def _goes(self, verb: str, value: str, text: str) -> messages.Message:
        """What can be said of a live one."""
        words, at = self.asked.words, self.asked.event.sent_at
        match verb:
            case "moving" | "stuck":
                return await self._kept(words.say("steps-kept-stands", stands=verb), stands=state.Stands(verb))
            case "done" | "dropped":
                over = state.ended(self.step, state.State(verb), self.of.today, at)
                whose = "yours" if self.step.owner_id == self.of.viewer_id else "theirs"
                return await self._keep(over, words.say("steps-kept-ended", state=verb, whose=whose))
            case "until":
                return await self._moved(text)
            case "give":
                return await self._given(value, text)
            case "sign" | "reword":
                return await self._reworded(verb, text)
        return self._card()

    async def _moved(self, line: str) -> messages.Message:
        words = self.asked.words
        day = days.day(line, self.of.today, words)
        if day is None or not is_ahead(day, self.of.today):
            return self._card(words.say("steps-not-a-day"))
        return await self._kept(words.say("steps-kept-day", day=sheet.day(day, words)), due_on=day)

    async def _given(self, value: str, text: str) -> messages.Message:
        words = self.asked.words
        found = tuple(one for one in self.of.here if one.person_id.hex == value) if value else hearing.people(text, self.of.here)
        if len(found) != 1:
            return cards.hand_over(self.of, self.step, words, lead=words.say("steps-not-a-person", who=pages.short(text)))
        (to,) = found
        if to.person_id == self.step.owner_id:
            return self._card()
        by_id = self.of.viewer_id
        key = "steps-kept-taken" if to.person_id == by_id else "steps-kept-given"
        lead = words.say(key, name=self.of.name(to.person_id))
        given = state.changed(self.step, self.asked.event.sent_at, owner_id=to.person_id, owned_since=self.of.today, by_id=by_id)
        shown = await self._keep(given, lead)
        await tell(self.repos, given, self.asked.now)
        return shown

    async def _reworded(self, verb: str, text: str) -> messages.Message:
        words, most = self.asked.words, state.SIGN if verb == "sign" else state.TEXT
        said = state.written(text, most)
        if said is None:
            return self._card(words.say("steps-unread", most=most))
        return await self._kept(words.say("steps-kept-text"), **{"sign" if verb == "sign" else "text": said})

    async def _came_of(self, verb: str, value: str, text: str) -> messages.Message:
        words = self.asked.words
        if self.step.is_live:
            return self._card(words.say("steps-live-still"))
        if verb == "changed":
            if value not in set(state.Change):
                return self._card()
            kept = state.changed(self.step, self.asked.event.sent_at, changed_anything=state.Change(value))
            return await self._keep(kept, words.say("steps-kept-change", change=value))
        said = state.written(text, state.LINE)
        if said is None:
            return self._card(words.say("steps-unread", most=state.LINE))
        return await self._kept(words.say("steps-kept-text"), what_changed=said)

    async def _undone(self, which: str) -> messages.Message:
        words = self.asked.words
        if which and which != state.stamp(self.step.changed_at):
            return self._card(words.say("steps-not-undone"))
        if state.is_fresh(self.step, self.asked.now) and self.of.leads:
            await self.repos.next_steps.drop(self.step.step_id)
            others = tuple(one for one in self.of.steps if one.step_id != self.step.step_id)
            return pages.board(dataclasses.replace(self.of, steps=others), words, lead=words.say("steps-undone-gone"))
        back = state.undone(self.step, max(self.step.changed_at, self.asked.event.sent_at))
        if back is None or (state.is_leaders(self.step) and not self.of.leads):
            return self._card(words.say("steps-not-undone"))
        if not await self.repos.next_steps.keep(back):
            return pages.full(self.of, words)
        return self._shown(back, words.say("steps-undone"), undo=False)

    async def _kept(self, lead: str, **facts: object) -> messages.Message:
        return await self._keep(state.changed(self.step, self.asked.event.sent_at, **facts), lead)

    async def _keep(self, step: state.NextStep, lead: str) -> messages.Message:
        await self.repos.next_steps.keep(step)
        _log.info("a next step changed", extra={"action": "step_changed", "step_id": step.step_id, "state": step.state.value})
        return self._shown(step, lead, undo=True)

    def _card(self, lead: str | None = None) -> messages.Message:
        return self._shown(self.step, lead, undo=False)

    def _shown(self, step: state.NextStep, lead: str | None, *, undo: bool) -> messages.Message:
        return cards.card(step_views.with_step(self.of, step), step, self.asked.words, lead=lead, undo=undo)
