"""What somebody does around a meeting of their learning set: say whether they come, present, write, choose, share, delete, keep the time.

Words are opened one meeting at a time, before anything is written; a key that is missing or wrong is the inbox's to tell.
"""

import dataclasses
import datetime
import uuid
from collections.abc import Awaitable, Callable, Mapping

from bot import ports, subjects
from conversations import messages, sending, text
from conversations.learning_sets import attendance, cards, letters, phases, rules, state, walks


@dataclasses.dataclass(frozen=True, kw_only=True)
class Turn:
    """One person, one meeting of a set of theirs, and what they did. `in_set`: they are in it now, or facilitate it.

    Who was in it once still sees, and may delete, what they wrote themselves, and nothing else.
    """

    repos: ports.Repositories
    asked: subjects.Asked
    group: state.Group
    meeting: state.SetMeeting
    person: state.SetMember
    in_set: bool

    async def pressed(self, verb: str, value: str, written: str | None) -> messages.Message | None:
        """What follows; None where it is not theirs, or nothing that can be done."""
        own = _OWN.get(verb)
        if own is not None:
            return await own(self, value)
        if not self.in_set:
            return None
        if verb == "write":
            return await self._write(value, written)
        deed = _DEEDS.get(verb)
        return None if deed is None else await deed(self, value)

    async def box(self, value: str) -> messages.Message | None:
        """The box for a note, with what is kept in it."""
        kind = kind_of(value)
        if kind is None or kind not in walks.WRITABLE or not self.in_set:
            return None
        return self._too_late() or cards.box(await self.view(), kind, self.asked.words)

    @property
    def wrote(self) -> bool:
        """Whether they wrote anything around this meeting."""
        return any(self.group.note(self.meeting, self.person.person_id, kind) for kind in state.NoteKind)

    @property
    def _may_write(self) -> bool:
        """Whether the box for what is on their mind is still empty."""
        return self.group.note(self.meeting, self.person.person_id, state.NoteKind.MIND) is None

    async def view(self, *, of_all: bool = False) -> cards.View:
        """The meeting as this person sees it, with what they wrote; `of_all` opens the set's rules and what is shared, too."""
        return await seen(self.repos, self.group, self.meeting, self.person, self.asked.now, of_all=of_all and self.in_set)

    async def _show(self, value: str) -> messages.Message | None:
        """A prompt anew, or what it asked where that is written by now."""
        if value not in letters.KINDS:
            return None
        kind = sending.Kind(value)
        if not self.in_set:
            return cards.mine(await self.view(), kind, self.asked.words) if kind in walks.STEPS else None
        if kind is sending.Kind.SET_STARTS and not self._leads():
            return None
        view = await self.view(of_all=True)
        written = any(step in view.texts for step in walks.STEPS.get(kind, ()))
        if written and kind is not sending.Kind.SET_MIND:
            return cards.mine(view, kind, self.asked.words)
        return letters.letter(kind, view, self.asked.words)

    async def _ask(self, value: str) -> messages.Message | None:
        kind = kind_of(value)
        if kind is None:
            return None
        return self._too_late() or cards.step(await self.view(), kind, self.asked.words)

    async def _mine(self, value: str) -> messages.Message | None:
        kind = kind_of(value)
        return None if kind is None else cards.mine(await self.view(), walks.walk_of(kind), self.asked.words)

    async def _write(self, value: str, written: str | None) -> messages.Message | None:
        kind = kind_of(value)
        if kind is None or kind not in walks.WRITABLE:
            return None
        late, words = self._too_late(), self.asked.words
        if late is not None:
            return late
        view, clean = await self.view(), text.clean(written or "")
        if not clean:
            return cards.box(view, kind, words, lead=words.say("sets-empty"))
        if len(clean) > walks.LONGEST:
            return cards.box(view, kind, words, written=clean, lead=words.say("sets-too-long", most=walks.LONGEST))
        return await self._keep(kind, clean)

    async def _choose(self, value: str) -> messages.Message | None:
        name, _, chosen = value.partition(".")
        kind = kind_of(name)
        if kind is None:
            return None
        late = self._too_late()
        if late is not None:
            return late
        if not walks.is_choice(kind, chosen):
            return cards.step(await self.view(), kind, self.asked.words, lead=self.asked.words.say("sets-unknown-choice"))
        return await self._keep(kind, chosen)

    async def _keep(self, kind: state.NoteKind, given: str) -> messages.Message:
        """Keep it, and ask what comes next: the first thing behind it that is open, or all of it where nothing is."""
        words = self.asked.words
        before = await self.view()
        if not self.asked.repeat:
            at, until = self.asked.event.sent_at, self._forget_at()
            place = (self.meeting.set_meeting_id, self.person.person_id)
            await self.repos.set_notes.keep(*place, kind, given, at=at, forget_at=until)
        now = await self._anew()
        following = walks.after(kind)
        while following is not None and following in before.texts:
            following = walks.after(following)
        lead = words.say("sets-kept")
        if following is None:
            return cards.mine(await now.view(), walks.walk_of(kind), words, lead=lead)
        return cards.step(await now.view(), following, words, lead=lead)

    async def _offer(self, value: str) -> messages.Message | None:
        return await self._share(value, offered=True)

    async def _unoffer(self, value: str) -> messages.Message | None:
        return await self._share(value, offered=False)

    async def _share(self, value: str, *, offered: bool) -> messages.Message | None:
        kind = kind_of(value)
        if kind is None or (offered and not self.in_set):
            return None
        await self.view()
        done, at = True, self.asked.event.sent_at
        if not self.asked.repeat:
            done = await self.repos.set_notes.offer(*self._place(), kind, offered=offered, at=at)
        lead = self.asked.words.say("sets-now-shared" if offered else "sets-now-private") if done else None
        return cards.mine(await (await self._anew()).view(), walks.walk_of(kind), self.asked.words, lead=lead)

    async def _drop(self, value: str) -> messages.Message | None:
        kind = kind_of(value)
        if kind is None:
            return None
        if not self.asked.repeat:
            await self.repos.set_notes.drop(self.meeting.set_meeting_id, self.person.person_id, kind)
        lead = self.asked.words.say("sets-deleted")
        return cards.mine(await (await self._anew()).view(), walks.walk_of(kind), self.asked.words, lead=lead)

    async def _coming(self, value: str) -> messages.Message | None:
        answer = letters.answer(value)
        if answer is None:
            return None
        if self._is_over():
            return cards.word(self._bare(), "sets-not-open", self.asked.words)
        if not self.asked.repeat:
            await self.repos.set_notes.say(*self._place(), self.asked.event.sent_at, coming=answer[0])
        return letters.coming((await self._anew())._bare(), self.asked.words, boxed=answer[1] and self._may_write)

    async def _present(self, value: str) -> messages.Message | None:
        answer = letters.answer(value)
        if answer is None:
            return None
        if self._is_over():
            return cards.word(self._bare(), "sets-not-open", self.asked.words)
        said = self.group.presence(self.meeting, self.person.person_id)
        if not self.asked.repeat and (said.presents is None) is answer[0]:
            places = [one.presents for one in self.group.presences if one.set_meeting_id == self.meeting.set_meeting_id and one.presents]
            place = max(places, default=0) + 1 if answer[0] else None
            await self.repos.set_notes.present(*self._place(), self.asked.event.sent_at, place)
        return letters.presenting((await self._anew())._bare(), self.asked.words, boxed=answer[1] and self._may_write)

    async def _came(self, value: str) -> messages.Message | None:
        """Note who was there: whoever keeps the time for everybody, all others for themselves."""
        noted = attendance.noted(value)
        here = {one.person_id for one in self.group.members_on(self.group.day(self.meeting.starts_at))}
        if noted is None or noted[0] not in here or not (noted[0] == self.person.person_id or self._leads()):
            return None
        if self.asked.now < self.meeting.starts_at or not self.group.takes_place(self.meeting):
            return cards.word(self._bare(), "sets-not-open", self.asked.words)
        if not self.asked.repeat:
            place = (self.meeting.set_meeting_id, noted[0])
            await self.repos.set_notes.say(*place, self.asked.event.sent_at, came=noted[1])
        if noted == (self.person.person_id, False) and not self._leads():
            return cards.word(self._bare(), "sets-away-noted", self.asked.words)
        return attendance.room((await self._anew())._bare(), self.asked.words, everybody=self._leads())

    async def _room(self, value: str) -> messages.Message | None:
        del value
        return attendance.room(self._bare(), self.asked.words, everybody=self._leads())

    async def _phase(self, value: str) -> messages.Message | None:
        """The timer moves when it is pressed, and never by itself."""
        if not self._leads():
            return None
        place = int(value) if value.isdecimal() and len(value) == 1 else 1
        view = self._bare()
        return phases.card(view.mark, place, self.asked.now, self.person.zone, self.asked.words)

    def _leads(self) -> bool:
        """Whether they keep the time: the facilitator always does, and whoever's turn it is."""
        leads = self.group.facilitates(self.meeting, self.asked.now)
        return self.person.person_id in {self.group.learning_set.facilitator_id, leads.person_id if leads else None}

    def _is_over(self) -> bool:
        return not self.group.takes_place(self.meeting) or self.meeting.ends_at <= self.asked.now

    def _forget_at(self) -> datetime.datetime:
        held = self.group.held()
        return state.forget_at(max([self.meeting.starts_at, *(one.starts_at for one in held[-1:])]))

    def _too_late(self) -> messages.Message | None:
        gone = self._forget_at() <= self.asked.now
        return cards.word(self._bare(), "sets-gone", self.asked.words) if gone else None

    def _place(self) -> tuple[uuid.UUID, uuid.UUID]:
        return self.meeting.set_meeting_id, self.person.person_id

    def _bare(self) -> cards.View:
        """The meeting without anything that would have to be opened."""
        return cards.View(group=self.group, meeting=self.meeting, person=self.person, now=self.asked.now)

    async def _anew(self) -> "Turn":
        group = await self.repos.learning_sets.get(self.group.learning_set.set_id)
        return self if group is None else dataclasses.replace(self, group=group)


Deed = Callable[[Turn, str], Awaitable[messages.Message | None]]

# Private methods of the class above: one table for what everybody who was ever in a set may do with their own, one for its members.
_OWN: Mapping[str, Deed] = {
    "show": Turn._show,
    "mine": Turn._mine,
    "drop": Turn._drop,
    "unoffer": Turn._unoffer,
}
_DEEDS: Mapping[str, Deed] = {
    "ask": Turn._ask,
    "keep": Turn._choose,
    "offer": Turn._offer,
    "coming": Turn._coming,
    "present": Turn._present,
    "came": Turn._came,
    "room": Turn._room,
    "phase": Turn._phase,
}
VERBS = frozenset({*_OWN, *_DEEDS, "write"})


async def turn(repos: ports.Repositories, asked: subjects.Asked, set_meeting_id: uuid.UUID) -> Turn | None:
    """The person's turn with this meeting; None where they neither are nor ever were in its set."""
    group = await repos.learning_sets.at(set_meeting_id)
    meeting = group.meeting(set_meeting_id) if group else None
    if group is None or meeting is None:
        return None
    person_id = asked.person.person_id
    now_in = group.member(person_id, asked.now)
    person = now_in or next((one for one in group.members if one.person_id == person_id), None)
    if person is None:
        return None
    return Turn(repos=repos, asked=asked, group=group, meeting=meeting, person=person, in_set=now_in is not None)


async def seen(
    repos: ports.Repositories,
    group: state.Group,
    meeting: state.SetMeeting,
    person: state.SetMember,
    now: datetime.datetime,
    *,
    of_all: bool,
) -> cards.View:
    """A meeting as somebody sees it, with what they wrote; `of_all` adds the set's rules, and what was shared after the last meeting."""
    view = cards.View(group=group, meeting=meeting, person=person, now=now)
    texts = await repos.set_notes.own(meeting.set_meeting_id, person.person_id)
    if not of_all:
        return dataclasses.replace(view, texts=texts)
    kept = await repos.set_notes.rules(group.learning_set.set_id) if group.learning_set.has_rules else ""
    before = group.previous(meeting)
    today = group.day(now)
    found = await repos.set_notes.shared(group, before.set_meeting_id, today) if before else []
    names = {one.person_id: one.name for one in group.members_on(today)}
    shared = [cards.Shared(name=names[who], kind=kind, text=written) for who, kind, written in found if kind in letters.SHARED_BEFORE]
    return dataclasses.replace(view, texts=texts, rules=rules.read(kept).text, shared=tuple(shared))


def kind_of(value: str) -> state.NoteKind | None:
    """The kind of note that a button names; None for anything else."""
    return state.NoteKind(value) if value in set(state.NoteKind) else None
