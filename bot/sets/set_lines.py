"""What people type about their sets, brought to what the same press would do. Everything that can be pressed can be typed."""

import dataclasses

from bot import ports, subjects
from bot.sets import set_calendar, set_deeds, set_pages, set_plans, set_releases
from conversations import actions, messages, sealed, text
from conversations.learning_sets import lines, pages, questions, state, walks

_W, _T, _D = lines.Word, lines.Text, lines.Deed
_PLAN_WORDS = {_W.BEGIN: "begin", _W.UNDO: "plan_undo", _W.START: "plan_start", _W.STOP: "plan_stop"} | {
    _W.TURNS: "plan_turns",
    _W.OUT: "plan_out",
    _W.IN: "plan_in",
}
_PLAN_TEXTS = {_T.NAME: "name", _T.PEOPLE: "people", _T.OFF: "off", _T.LEAD: "lead", _T.WHEN: "when"}
_SET_WORDS = {_W.DATES: "dates", _W.RULES: "rules", _W.SHARED: "shared", _W.NOTES: "notes", _W.STAY: "stay"} | {
    _W.LEAVE: "leave",
    _W.END: "end",
    _W.GO_ON: "go_on",
}
_MEETING_WORDS = {
    _W.COMING: ("coming", "yes"),
    _W.AWAY: ("coming", "no"),
    _W.PRESENT: ("present", "yes"),
    _W.NOT_PRESENT: ("present", "no"),
    _W.ROOM: ("room", ""),
    _W.TIMER: ("phase", "1"),
}
_NOTE_DEEDS = {_D.SHARE: "offer", _D.UNSHARE: "unoffer", _D.DELETE: "drop"}
_K = state.NoteKind
_BEFORE = frozenset({_K.MIND, *walks.STEPS[walks.walk_of(_K.ISSUE)]})
"""What is written before a meeting; everything else belongs to the last one."""


async def typed(repos: ports.Repositories, asked: subjects.Asked, links: set_calendar.Links | None, line: str) -> messages.Message | None:
    """What follows a line; None where it is no command of ours."""
    put = lines.question(line, asked.words)
    said = lines.understand(line, asked.words) if put is None else None
    if put is None and said is None:
        return None
    if not repos.can_seal:
        return sealed.switched_off(asked.words)
    desk = await set_pages.desk(repos, asked, links)
    if put is not None:
        return _hinted(asked, put) if desk.places else None
    return None if said is None else await _Speaker(repos=repos, asked=asked, desk=desk).says(said)


@dataclasses.dataclass(frozen=True, kw_only=True)
class _Speaker:
    repos: ports.Repositories
    asked: subjects.Asked
    desk: set_pages.Desk

    async def says(self, said: lines.Said) -> messages.Message | None:
        if said.what is _W.LIST:
            return self.desk.list()
        if said.what in _PLAN_WORDS or said.what in _PLAN_TEXTS:
            return await self._plan(said)
        if said.what is _W.BACK:
            return await self._back()
        place = self._place(said)
        if place is None:
            return await self._nowhere(said)
        return await self._of(place, said)

    async def _nowhere(self, said: lines.Said) -> messages.Message | None:
        """Where no one set is meant: all of them, or the one that they are planning."""
        if not self.desk.places and said.which is None:
            planner = await set_plans.desk(self.repos, self.asked)
            if planner.states and said.what is None:
                return await planner.pressed(actions.Do(subject=actions.Subject.SET, verb="begin"), None)
            return self.desk.list()
        key = "set-pages-which" if len(self.desk.places) > 1 and said.which is None else "set-pages-none-yet"
        return self.desk.list(lead=self.asked.words.say(key))

    def _place(self, said: lines.Said) -> pages.Place | None:
        if said.which is not None:
            found = [one for one in self.desk.places if (one.number or 1) == said.which]
            return found[0] if found else None
        going = [one for one in self.desk.places if one.group.learning_set.ended_at is None]
        found = going or list(self.desk.places)
        return found[0] if len(found) == 1 else None

    async def _of(self, place: pages.Place, said: lines.Said) -> messages.Message | None:
        words = self.asked.words
        if said.what is None:
            return pages.of_set(place, words)
        if isinstance(said.what, lines.Word):
            if said.what in _SET_WORDS:
                return await self.desk.on_set(place, _SET_WORDS[said.what])
            if said.what is _W.CARDS:
                return await set_releases.page(self.repos, self.asked, place)
            verb, value = _MEETING_WORDS[said.what]
            meeting = place.group.coming(self.asked.now) if verb != "room" else self._last(place)
            return await self._turn(place, meeting, verb, value, None)
        if isinstance(said.what, lines.Text):
            if said.what is _T.RULES:
                return await self.desk.on_set(place, "rules_write", text.clean(said.text))
            return await set_releases.typed(self.repos, self.asked, place, said)
        if isinstance(said.what, lines.Deed):
            return await self._deed(place, said)
        return await self._note(place, said.what, said.text)

    async def _note(self, place: pages.Place, kind: state.NoteKind, written: str) -> messages.Message | None:
        meeting = self._meeting_of(place, kind)
        if kind not in walks.CHOICES:
            return await self._turn(place, meeting, "write", kind.value, written)
        value = lines.chosen(kind, written, self.asked.words) or written[:20]
        return await self._turn(place, meeting, "keep", f"{kind.value}.{value}", None)

    async def _deed(self, place: pages.Place, said: lines.Said) -> messages.Message | None:
        if said.kind is not None and isinstance(said.what, lines.Deed):
            return await self._turn(place, self._meeting_of(place, said.kind), _NOTE_DEEDS[said.what], said.kind.value, None)
        if not place.plans:
            return await self.desk.on_set(place, "add")
        if said.what is _D.ADD:
            return await self.desk.add(place, said.text)
        meeting = next((one for one in place.group.meetings if one.number == said.meeting), None)
        if meeting is None:
            return pages.dates(place, self.asked.words)
        if said.what is _D.MOVE:
            return await self.desk.move(place, meeting, said.text)
        return await (self.desk.cancel if said.what is _D.CANCEL else self.desk.restore)(place, meeting)

    async def _turn(
        self, place: pages.Place, meeting: state.SetMeeting | None, verb: str, value: str, written: str | None
    ) -> messages.Message | None:
        words = self.asked.words
        turn = await set_deeds.turn(self.repos, self.asked, meeting.set_meeting_id) if meeting else None
        if turn is None:
            return pages.of_set(place, words, lead=[words.say("set-pages-no-meeting")])
        shown = await turn.pressed(verb, value, written)
        return shown or pages.of_set(place, words, lead=[words.say("set-pages-not-now")])

    async def _plan(self, said: lines.Said) -> messages.Message | None:
        desk = await set_plans.desk(self.repos, self.asked)
        if isinstance(said.what, lines.Text):
            if not desk.states:
                return pages.said(self.asked.words, self.asked.words.say("set-setup-gone"), pages.begin(self.asked.words))
            return await desk.given(_PLAN_TEXTS[said.what], text.clean(said.text))
        verb = _PLAN_WORDS[_W(said.what or _W.BEGIN)]
        if verb == "plan_undo" and not desk.states:
            return await self._unbegin(desk)
        return await desk.pressed(actions.Do(subject=actions.Subject.SET, verb=verb), None)

    async def _unbegin(self, desk: set_plans.Desk) -> messages.Message | None:
        """What was started last, by this person."""
        me = self.asked.person.person_id
        begun = [one.group.learning_set for one in self.desk.places if one.group.learning_set.begun_by_id == me]
        if not begun:
            return await desk.pressed(actions.Do(subject=actions.Subject.SET, verb="plan_undo"), None)
        last = max(begun, key=lambda one: one.begun_at)
        place = next(one for one in self.desk.places if one.group.learning_set is last)
        if any(one.sequence or one.cancelled_at for one in place.group.meetings):
            # They changed a date since, and more likely mean that.
            return pages.of_set(place, self.asked.words, lead=[self.asked.words.say("set-pages-undo-which")])
        return await desk.pressed(actions.Do(subject=actions.Subject.SET, verb="unbegin", on=last.set_id), None)

    async def _back(self) -> messages.Message | None:
        """Into the set that was left last."""
        me, now = self.asked.person.person_id, self.asked.now
        for group in await self.repos.learning_sets.of_person(me):
            gone = next((one for one in group.members if one.person_id == me and one.left_on == group.day(now)), None)
            if gone is not None:
                action = actions.Do(subject=actions.Subject.SET, verb="back", on=group.learning_set.set_id)
                return await self.desk.pressed(action, None)
        return self.desk.list()

    def _meeting_of(self, place: pages.Place, kind: state.NoteKind) -> state.SetMeeting | None:
        coming = place.group.coming(self.asked.now)
        return coming if kind in _BEFORE else self._last(place) or coming

    def _last(self, place: pages.Place) -> state.SetMeeting | None:
        return next((one for one in reversed(place.group.held()) if one.starts_at <= self.asked.now), None)


def _hinted(asked: subjects.Asked, put: str) -> messages.Message:
    """What may be said of a question, to whoever asks alone. It never stands in anybody's way, and is kept nowhere."""
    words = asked.words
    said = [words.say(one) for one in questions.hints(text.clean(put), words)] or [words.say("set-pages-question-open")]
    return pages.said(words, " ".join([*said, words.say("set-pages-question-yours")]))
