"""Action learning sets: what their meetings owe to whom, and what people keep around them.

Whatever anybody writes stays sealed and theirs, or their set's. Nothing of a set is owed in the name of a board, logged, or counted.
"""

import datetime
import functools
import logging
import uuid
import zoneinfo
from collections.abc import Mapping, Sequence

from bot import ports, subjects
from bot.sets import set_calendar, set_deeds, set_lines, set_pages, set_plans, set_releases
from conversations import actions, boards, messages, records, sealed, sending, typed, wording
from conversations.learning_sets import cards, letters, pages, prompts, released, state
from frameworks import loader

_READING = frozenset({"show", "mine"})
"""What needs a key only to open what is there: who wrote something is told that it is safe, and not that sets are off."""

_log = logging.getLogger(__name__)


class LearningSets(subjects.Subject):
    """No draft is kept of anything in a set, so `may_write` is never true: a draft stands in clear."""

    name = actions.Subject.SET

    def __init__(self, links: set_calendar.Links | None = None) -> None:
        self._links = links
        # So that what was left out is told of once, and not at every tick. Another process may tell of it again.
        self._told: set[str] = set()

    async def pressed(
        self, repos: ports.Repositories, asked: subjects.Asked, action: actions.Do, text: str | None
    ) -> messages.Message | None:
        """What follows a press; None when the set or the meeting is none of this person's."""
        if action.verb not in set_deeds.VERBS:
            return await self._paged(repos, asked, action, text)
        turn = await set_deeds.turn(repos, asked, action.on) if action.on else None
        if turn is None:
            return None
        if not repos.can_seal and not (action.verb in _READING and turn.wrote):
            return sealed.switched_off(asked.words)
        return await turn.pressed(action.verb, action.value, text)

    async def box(self, repos: ports.Repositories, asked: subjects.Asked, action: actions.Do, draft: str | None) -> messages.Message | None:
        """The box for something of their own."""
        del draft
        if action.verb != "write":
            return await self._paged_box(repos, asked, action)
        turn = await set_deeds.turn(repos, asked, action.on) if action.on and action.verb == "write" else None
        if turn is None:
            return None
        return await turn.box(action.value) if repos.can_seal else sealed.switched_off(asked.words)

    async def typed(self, repos: ports.Repositories, asked: subjects.Asked, line: str) -> messages.Message | None:
        """What follows “set …”, “sets”, “question: …” and “learning cards”; None for every other line."""
        if typed.says(line, asked.words, "sets-boards-cards"):
            found = await set_releases.readable(repos, asked.person, asked.now)
            return released.of_board(found, asked.words) if found else None
        return await set_lines.typed(repos, asked, self._links, line)

    async def due_at_home(
        self, repos: ports.Repositories, person: boards.Member, now: datetime.datetime, words: wording.Wording
    ) -> tuple[messages.Block, ...]:
        """Meetings that are near, where they have not said whether they come."""
        if not repos.can_seal:
            return ()
        blocks: list[messages.Block] = []
        for group in await repos.learning_sets.of_person(person.person_id):
            coming, member = group.coming(now), group.member(person.person_id, now)
            if coming is None or member is None or coming.starts_at - now > datetime.timedelta(days=prompts.MIND_DAYS):
                continue
            if group.presence(coming, person.person_id).coming is None:
                blocks += letters.waiting(cards.View(group=group, meeting=coming, person=member, now=now), words)
        return tuple(blocks)

    async def at_home(
        self, repos: ports.Repositories, person: boards.Member, now: datetime.datetime, words: wording.Wording
    ) -> tuple[messages.Choice, ...]:
        """The way to their sets, and to what sets let out to their boards."""
        mine = (pages.way_in(words),) if repos.can_seal else ()
        return (*mine, *((released.way_in(words),) if await set_releases.readable(repos, person, now) else ()))

    async def kept(self, repos: ports.Repositories, person: boards.Member, words: wording.Wording) -> tuple[tuple[str, str], ...]:
        """In how many sets they are or were, how many notes they have there, and until when."""
        groups = await repos.learning_sets.of_person(person.person_id)
        if not groups:
            return ()
        rows = [(words.say("sets-kept-label"), words.say("sets-kept-sets", sets=len(groups)))]
        notes = [one for group in groups for one in group.notes if one.person_id == person.person_id]
        if notes:
            until = words.date_and_year(max(one.forget_at for one in notes), zoneinfo.ZoneInfo(person.zone))
            rows.append((words.say("sets-kept-notes-label"), words.say("sets-kept-notes", notes=len(notes), until=until)))
        return tuple(rows)

    async def copied(self, repos: ports.Repositories, person: boards.Member, words: wording.Wording) -> tuple[messages.Block, ...]:
        """What was said of them around each meeting, and all they wrote. What cannot be opened must not keep the rest back."""
        blocks: list[messages.Block] = []
        for group in await repos.learning_sets.of_person(person.person_id):
            for meeting in group.meetings:
                blocks += await _copied(repos, group, meeting, person, words)
        for card in await repos.released_cards.by(person.person_id):
            blocks += [messages.Paragraph(text=released.told(card.kind, words)), messages.Quote(text=card.text)]
        return (messages.Heading(text=words.say("sets-copy-heading")), *blocks) if blocks else ()

    async def due(self, database: ports.Database, library: loader.Library, now: datetime.datetime) -> None:
        """Owe what has come round. Without a key nothing is: sets are switched off then."""
        del library
        groups = await database.run(lambda repos: _live(repos, now))
        if not groups:
            return
        busy = await database.run(lambda repos: repos.learning_sets.busy(_people(groups), now - prompts.HORIZON))
        for group in groups:
            try:
                found, left_out = prompts.come_round(group, busy, now)
                late = [one for one in left_out if one.key not in self._told]
                if found or late:
                    await self._owe(database, group, found, late)
            except Exception:  # noqa: BLE001 - one set's trouble must not stop the others
                _log.exception("a set could not be looked after", extra={"action": "set_failed", "set_id": group.learning_set.set_id})

    async def forget(self, repos: ports.Repositories, now: datetime.datetime) -> int:
        """Delete what was written around meetings of sets that met last so long ago."""
        return await repos.set_notes.forget(now)

    async def next_at(self, repos: ports.Repositories, now: datetime.datetime) -> datetime.datetime | None:
        """When the next prompt comes round."""
        groups = await _live(repos, now)
        if not groups:
            return None
        busy = await repos.learning_sets.busy(_people(groups), now - prompts.HORIZON)
        times = [prompts.next_at(group, busy, now) for group in groups]
        return min((one for one in times if one is not None), default=None)

    def composers(self, library: loader.Library) -> Mapping[sending.Kind, subjects.Composer]:
        """Every prompt, and the dates that changed."""
        del library
        return {**dict.fromkeys(letters.KINDS, compose), sending.Kind.SET_CHANGED: functools.partial(compose_changed, links=self._links)}

    async def _paged(
        self, repos: ports.Repositories, asked: subjects.Asked, action: actions.Do, text: str | None
    ) -> messages.Message | None:
        if action.verb == "board_cards" or (not repos.can_seal and action.verb == "card_back"):
            return await set_releases.pressed(repos, asked, None, action, text)
        if not repos.can_seal and not (action.verb == "notes" and action.on):
            return sealed.switched_off(asked.words)
        if action.verb in set_plans.VERBS:
            return await (await set_plans.desk(repos, asked)).pressed(action, text)
        desk = await set_pages.desk(repos, asked, self._links)
        if action.verb in set_releases.VERBS:
            return await set_releases.pressed(repos, asked, _place(desk, action), action, text)
        return await desk.pressed(action, text) if action.verb in set_pages.VERBS else None

    async def _paged_box(self, repos: ports.Repositories, asked: subjects.Asked, action: actions.Do) -> messages.Message | None:
        if not repos.can_seal:
            return sealed.switched_off(asked.words)
        if action.verb in set_plans.BOXES:
            return await (await set_plans.desk(repos, asked)).box(action.verb)
        desk = await set_pages.desk(repos, asked, self._links)
        if action.verb != "card_write":
            return await desk.box(action)
        place = _place(desk, action)
        return None if place is None else await set_releases.box(repos, asked, place, action)

    async def _owe(
        self, database: ports.Database, group: state.Group, found: Sequence[prompts.Prompt], late: Sequence[prompts.Prompt]
    ) -> None:
        known = await database.run(lambda repos: repos.deliveries.known([one.key for one in (*found, *late)]))
        new = [_owed(one) for one in found if one.key not in known]
        if new:
            await database.run(lambda repos: repos.deliveries.owe(new))
        left_out = {one.key for one in late} - known
        self._told |= {one.key for one in late}
        if left_out:
            facts = {"action": "set_prompts_left_out", "set_id": group.learning_set.set_id, "prompts": len(left_out)}
            _log.warning("prompts of a set came round too long ago and were left out", extra=facts)


async def compose(repos: ports.Repositories, delivery: sending.Delivery, now: datetime.datetime) -> messages.Message | None:
    """The prompt, if it is wanted still: its meeting stands, and its person is in the set and has not dealt with it.

    Raises a Sealed where something in it cannot be opened: the outbox tries again until the key is back.
    """
    group = await repos.learning_sets.at(delivery.subject_id)
    meeting = group.meeting(delivery.subject_id) if group else None
    if group is None or meeting is None or delivery.person_id is None or prompts.find(group, {}, delivery.key, now) is None:
        return None
    person = group.member(delivery.person_id, now)
    if person is None:
        return None
    view = await set_deeds.seen(repos, group, meeting, person, now, of_all=True)
    return letters.letter(delivery.kind, view, wording.in_language(person.language))


async def compose_changed(
    repos: ports.Repositories, delivery: sending.Delivery, now: datetime.datetime, links: set_calendar.Links | None = None
) -> messages.Message | None:
    """The dates as they are now; None for somebody who is not in the set any more, or a set that is gone."""
    group = await repos.learning_sets.at(delivery.subject_id) or await repos.learning_sets.get(delivery.subject_id)
    person = group.member(delivery.person_id, now) if group and delivery.person_id else None
    if group is None or person is None or not group.meetings:
        return None
    about = group.meeting(delivery.subject_id)
    view = cards.View(group=group, meeting=about or group.meetings[0], person=person, now=now)
    link = links.link(group.learning_set.set_id, person.person_id) if links and about is None else None
    return letters.changed(view, about, wording.in_language(person.language), link=link)


def _place(desk: set_pages.Desk, action: actions.Do) -> pages.Place | None:
    """The set of theirs that an action names, by itself or by a meeting of its."""
    if action.on is None:
        return None
    found = desk.meeting(action.on)
    return found[0] if found else desk.place(action.on)


async def _live(repos: ports.Repositories, now: datetime.datetime) -> list[state.Group]:
    return await repos.learning_sets.live(now - prompts.HORIZON) if repos.can_seal else []


def _people(groups: Sequence[state.Group]) -> set[uuid.UUID]:
    members = {one.person_id for group in groups for one in group.members}
    return members | {group.facilitator.person_id for group in groups if group.facilitator}


def _owed(prompt: prompts.Prompt) -> sending.Owed:
    return sending.Owed(
        key=prompt.key,
        kind=prompt.kind,
        subject_id=prompt.set_meeting_id,
        board_id=None,
        address=None,
        due_at=prompt.due_at,
        person_id=prompt.person_id,
    )


async def _copied(
    repos: ports.Repositories, group: state.Group, meeting: state.SetMeeting, person: boards.Member, words: wording.Wording
) -> list[messages.Block]:
    said = group.presence(meeting, person.person_id)
    zone = zoneinfo.ZoneInfo(person.zone)
    line = words.say(
        "sets-copy-meeting",
        name=wording.isolate(group.learning_set.name),
        number=meeting.number,
        when=words.day_and_time(meeting.starts_at, zone),
        coming=_yes(said.coming),
        came=_yes(said.came),
        presents="yes" if said.presents else "unsaid",
    )
    blocks: list[messages.Block] = [messages.Paragraph(text=" ".join(line.split()))]
    try:
        texts = await repos.set_notes.own(meeting.set_meeting_id, person.person_id)
    except records.Sealed as exc:
        facts = {"action": "sealed_unreadable", "person_id": person.person_id, "error": type(exc).__name__}
        _log.error("what somebody wrote could not be opened for a copy: see `boardpulse doctor`", extra=facts)
        return [*blocks, messages.Paragraph(text=words.say("sealed-copy"))]
    for kind, text in texts.items():
        blocks += [messages.Paragraph(text=cards.ask(kind, words)), messages.Quote(text=cards.shown(kind, text, zone, words))]
    return blocks


def _yes(said: bool | None) -> str:  # noqa: FBT001 - a fact with three values, not a switch
    return {True: "yes", False: "no", None: "unsaid"}[said]
