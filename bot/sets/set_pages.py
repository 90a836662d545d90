"""A member's pages of their sets, and what they change there: dates, rules, leaving, the end. Whose sets they are is looked up anew."""

import dataclasses
import datetime
import uuid
from collections.abc import Sequence

from bot import ports, subjects
from bot.sets import set_calendar, set_changes
from conversations import actions, messages, text, wording
from conversations.learning_sets import cards, pages, plan, rules, signs, state, when

MEETING_VERBS = frozenset({"meeting", "move", "cancel", "restore", "put"})
SET_VERBS = frozenset(
    {"set", "dates", "rules", "rules_write", "notes", "shared", "stay", "leave", "back", "end", "end_sure", "go_on", "add"}
)
VERBS = MEETING_VERBS | SET_VERBS | {"sets"}
BOXES = frozenset({"move", "add", "rules_write"})
_STAMP = "%Y%m%dt%H%M%S"


@dataclasses.dataclass(frozen=True, kw_only=True)
class Desk:
    """One person's sets."""

    repos: ports.Repositories
    asked: subjects.Asked
    places: Sequence[pages.Place]

    @property
    def by(self) -> tuple[uuid.UUID, ...]:
        """Who need not be told."""
        return (self.asked.person.person_id,)

    def list(self, lead: str | None = None) -> messages.Message:
        """All of them."""
        return pages.all_of(self.places, self.asked.words, lead=lead)

    async def pressed(self, action: actions.Do, given: str | None) -> messages.Message | None:
        """What follows; None where it is no set of theirs, or not theirs to do."""
        if action.on is None:
            return self.list() if action.verb == "sets" else None
        written = text.clean(given or "")
        if action.verb in MEETING_VERBS:
            return await self._of_meeting(action.on, action.verb, action.value, written)
        place = self.place(action.on)
        if place is None:
            return await self._outside(action)
        return await self.on_set(place, action.verb, written)

    async def box(self, action: actions.Do) -> messages.Message | None:
        """A box of theirs."""
        words = self.asked.words
        if action.on is None or action.verb not in BOXES:
            return None
        if action.verb == "move":
            found = self.meeting(action.on)
            if found is None or not found[0].plans:
                return None
            return _boxed(pages.when_box(words, "move", action.on, "set-pages-move"), words)
        place = self.place(action.on)
        if place is None or not place.plans:
            return None
        if action.verb == "add":
            return _boxed(pages.when_box(words, "add", place.set_id, "set-pages-add"), words)
        kept = await self._rules(place)
        shown_by = actions.encode(actions.Write(on=action))
        return dataclasses.replace(_boxed(pages.rules_box(place, kept.text, words), words), shown_by=shown_by)

    def place(self, set_id: uuid.UUID) -> pages.Place | None:
        """One of their sets, by its id."""
        return next((one for one in self.places if one.set_id == set_id), None)

    def meeting(self, set_meeting_id: uuid.UUID) -> tuple[pages.Place, state.SetMeeting] | None:
        """A meeting of a set of theirs."""
        found = ((one, one.group.meeting(set_meeting_id)) for one in self.places)
        return next(((place, meeting) for place, meeting in found if meeting is not None), None)

    async def on_set(self, place: pages.Place, verb: str, written: str = "") -> messages.Message | None:
        """Something asked of a whole set."""
        words = self.asked.words
        match verb:
            case "set":
                return pages.of_set(place, words)
            case "dates":
                return pages.dates(place, words)
            case "stay":
                return pages.of_set(place, words, lead=[words.say("set-pages-in")])
            case "rules":
                return pages.of_rules(place, await self._rules(place), words)
            case "notes":
                return await self._notes(place)
            case "shared":
                return await self._shared(place)
            case "leave":
                return await self._leave(place)
        return await self._planned(place, verb, written) if place.plans else self._not_yours(place)

    async def move(self, place: pages.Place, meeting: state.SetMeeting, written: str) -> messages.Message:
        """Another day, time or length."""
        words, group = self.asked.words, place.group
        said = when.read(written, plan.local_day(self.asked.now, group.learning_set.zone), words)
        if said is None:
            lead = words.say("set-pages-unread")
            return _boxed(pages.when_box(words, "move", meeting.set_meeting_id, "set-pages-move", initial=written), words, lead)
        if self.asked.repeat:
            return pages.of_set(place, words)
        came_to = await set_changes.move(self.repos, meeting, said, self.asked.now, self.by)
        stood = f"{meeting.starts_at.astimezone(datetime.UTC):{_STAMP}}.{meeting.minutes}.{meeting.sequence + 1}"
        return self._told(place, came_to, "set-pages-moved", ("put", meeting.set_meeting_id, stood))

    async def cancel(self, place: pages.Place, meeting: state.SetMeeting) -> messages.Message:
        """Call it off."""
        if self.asked.repeat:
            return pages.of_set(place, self.asked.words)
        came_to = await set_changes.cancel(self.repos, meeting, self.asked.now, self.by)
        return self._told(place, came_to, "set-pages-called-off", ("restore", meeting.set_meeting_id, ""))

    async def restore(self, place: pages.Place, meeting: state.SetMeeting) -> messages.Message:
        """Let it take place after all."""
        if self.asked.repeat:
            return pages.of_set(place, self.asked.words)
        came_to = await set_changes.restore(self.repos, meeting, self.asked.now, self.by)
        return self._told(place, came_to, "set-pages-restored", ("cancel", meeting.set_meeting_id, ""))

    async def add(self, place: pages.Place, written: str) -> messages.Message:
        """One more meeting."""
        words, zone = self.asked.words, place.group.learning_set.zone
        said = when.read(written, plan.local_day(self.asked.now, zone), words)
        if said is None or said.day is None:
            box = pages.when_box(words, "add", place.set_id, "set-pages-add", initial=written)
            return _boxed(box, words, words.say("set-pages-unread"))
        if self.asked.repeat:
            return pages.of_set(place, words)
        last = place.group.meetings[-1] if place.group.meetings else None
        at = said.at or (plan.local(last.starts_at, zone).at if last else datetime.time(14))
        slot = plan.Slot(day=said.day, at=at)
        came_to = await set_changes.add(self.repos, place.group, slot, said.minutes, self.asked.now, self.by)
        undo = ("cancel", came_to.meeting.set_meeting_id, "") if came_to.meeting else None
        return self._told(place, came_to, "set-pages-added", undo)

    async def write_rules(self, place: pages.Place, written: str) -> messages.Message:
        """Other ground rules; an empty text takes them away."""
        words = self.asked.words
        if len(written) > rules.LONGEST:
            box = pages.rules_box(place, written, words)
            lead = words.say("sets-too-long", most=rules.LONGEST)
            shown_by = signs.do("rules", place.set_id)
            return dataclasses.replace(_boxed(box, words, lead), shown_by=shown_by)
        new = rules.Rules(text=written, by_id=self.asked.person.person_id, at=self.asked.now)
        if self.asked.repeat:
            return pages.of_rules(place, await self._rules(place), words)
        await self.repos.set_notes.write_rules(place.set_id, rules.write(new))
        return pages.of_rules(place, new, words, lead=words.say("set-pages-rules-kept"))

    async def _of_meeting(self, on: uuid.UUID, verb: str, value: str, written: str) -> messages.Message | None:
        found = self.meeting(on)
        if found is None:
            return None
        place, meeting = found
        if not place.plans:
            return self._not_yours(place)
        match verb:
            case "move":
                return await self.move(place, meeting, written)
            case "cancel":
                return await self.cancel(place, meeting)
            case "restore":
                return await self.restore(place, meeting)
            case "put":
                return await self._put(place, meeting, value)
        return pages.of_meeting(place, meeting, self.asked.words) if meeting in place.ahead() else pages.dates(place, self.asked.words)

    async def _put(self, place: pages.Place, meeting: state.SetMeeting, value: str) -> messages.Message | None:
        try:
            stamp, minutes, sequence = value.split(".")
            starts_at = datetime.datetime.strptime(stamp, _STAMP).replace(tzinfo=datetime.UTC)
            stood = (starts_at, int(minutes), int(sequence))
        except ValueError:
            return None
        if self.asked.repeat:
            return pages.of_set(place, self.asked.words)
        came_to = await set_changes.put_back(self.repos, meeting, stood, self.asked.now, self.by)
        return self._told(place, came_to, "set-pages-moved", None)

    async def _planned(self, place: pages.Place, verb: str, written: str) -> messages.Message | None:
        words = self.asked.words
        match verb:
            case "add":
                return await self.add(place, written)
            case "rules_write":
                return await self.write_rules(place, written)
            case "end":
                return pages.sure_end(place, words)
            case "end_sure" | "go_on" if self.asked.repeat:
                return pages.of_set(place, words)
            case "end_sure":
                came_to = await set_changes.end(self.repos, place.group, self.asked.now, self.by)
                undo = place.choice(words, "set-pages-go-on", "go_on", typed="go-on")
                return pages.of_set(
                    dataclasses.replace(place, group=came_to.group), words, lead=[words.say("set-pages-end-done")], undo=undo
                )
            case "go_on":
                came_to = await set_changes.go_on(self.repos, place.group, self.asked.now, self.by)
                return pages.of_set(dataclasses.replace(place, group=came_to.group), words, lead=[words.say("set-pages-goes-on")])
        return None

    def _told(
        self, place: pages.Place, came_to: set_changes.Outcome, key: str, undo: tuple[str, uuid.UUID, str] | None
    ) -> messages.Message:
        words, meeting = self.asked.words, came_to.meeting
        there = dataclasses.replace(place, group=came_to.group)
        lead = pages.remarked(came_to.remarks, words, place.person.zone)
        if not came_to.done or meeting is None:
            return pages.of_set(there, words, lead=lead or [words.say("set-pages-unchanged")])
        said = words.say(key, number=meeting.number, when=place.when(meeting.starts_at, words))
        back = signs.choice(words.say("set-setup-undo"), *undo) if undo else None
        return pages.of_set(there, words, lead=[said, *lead], undo=back)

    def _not_yours(self, place: pages.Place) -> messages.Message:
        return pages.of_set(place, self.asked.words, lead=[self.asked.words.say("set-pages-ask-facilitator")])

    async def _leave(self, place: pages.Place) -> messages.Message:
        words, me = self.asked.words, self.asked.person.person_id
        if not self.asked.repeat:
            today = plan.local_day(self.asked.now, place.group.learning_set.zone)
            await self.repos.learning_sets.leave(place.set_id, me, today)
        was_member = any(one.person_id == me and one.left_on is None for one in place.group.members)
        back = (place.choice(words, "set-pages-back-in", "back", typed="back"),) if was_member else ()
        return pages.said(words, words.say("set-pages-left", name=place.name), *back)

    async def _outside(self, action: actions.Do) -> messages.Message | None:
        """Whoever left reads what they wrote, and comes back on the day on which they left."""
        group = await self.repos.learning_sets.get(action.on) if action.on else None
        me = next((one for one in group.members if one.person_id == self.asked.person.person_id), None) if group else None
        if group is None or me is None:
            return None
        place = pages.Place(group=group, person=me, now=self.asked.now)
        if action.verb == "notes":
            return await self._notes(place)
        words, today = self.asked.words, plan.local_day(self.asked.now, group.learning_set.zone)
        if action.verb == "leave":
            return pages.said(words, words.say("set-pages-left", name=place.name))
        if action.verb != "back" or me.left_on != today:
            return None
        await self.repos.learning_sets.join(place.set_id, me.person_id, today)
        again = await self.repos.learning_sets.get(place.set_id) or group
        back = dataclasses.replace(place, group=again, person=again.member(me.person_id, self.asked.now) or me)
        return pages.of_set(back, words, lead=[words.say("set-pages-in")])

    async def _rules(self, place: pages.Place) -> rules.Rules:
        return rules.read(await self.repos.set_notes.rules(place.set_id))

    async def _notes(self, place: pages.Place) -> messages.Message:
        texts = {}
        for meeting in place.group.meetings:
            mine = await self.repos.set_notes.own(meeting.set_meeting_id, place.person.person_id)
            if mine:
                texts[meeting.set_meeting_id] = mine
        return pages.of_notes(place, texts, self.asked.words)

    async def _shared(self, place: pages.Place) -> messages.Message:
        today = place.group.day(self.asked.now)
        names = {one.person_id: one.name for one in place.group.members_on(today)}
        found = []
        for meeting in reversed(place.group.meetings):
            rows = await self.repos.set_notes.shared(place.group, meeting.set_meeting_id, today)
            found += [(meeting, cards.Shared(name=names[who], kind=kind, text=written)) for who, kind, written in rows]
        return pages.of_shared(place, found, self.asked.words)


async def desk(repos: ports.Repositories, asked: subjects.Asked, links: set_calendar.Links | None) -> Desk:
    """The sets that somebody is in, or facilitates. Ended ones stay while something hangs on them."""
    me = asked.person.person_id
    mine = [(group, group.member(me, asked.now)) for group in await repos.learning_sets.of_person(me)]
    live = [(group, person) for group, person in mine if person is not None and _counts(group, asked.now)]
    places = [
        pages.Place(
            group=group,
            person=person,
            now=asked.now,
            number=number if len(live) > 1 else None,
            link=links.link(group.learning_set.set_id, me) if links else None,
        )
        for number, (group, person) in enumerate(reversed(live), start=1)
    ]
    return Desk(repos=repos, asked=asked, places=places)


def _counts(group: state.Group, now: datetime.datetime) -> bool:
    last = max((one.ends_at for one in group.meetings), default=now)
    return group.learning_set.ended_at is None or now < state.forget_at(last)


def _boxed(box: messages.FreeText, words: wording.Wording, lead: str | None = None) -> messages.Message:
    said = [messages.Paragraph(text=lead)] if lead else []
    return messages.Message(summary=words.say("sets-summary"), blocks=(*said, box), language=words.language, beside=True)
