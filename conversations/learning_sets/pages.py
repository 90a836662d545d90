"""A member's pages of their sets: what comes next, dates, ground rules, what people share, their own notes. Pure.

Shows what its reader may see and nothing about anybody else's coming or staying away, but for who presents.
"""

import dataclasses
import datetime
import uuid
import zoneinfo
from collections.abc import Iterator, Mapping, Sequence

from conversations import messages, ways, wording
from conversations.learning_sets import cards, letters, lines, plan, rules, signs, state


@dataclasses.dataclass(frozen=True, kw_only=True)
class Place:
    """One set as one person sees it. `number` is its place among theirs, where they have several. `link`: their own calendar of it."""

    group: state.Group
    person: state.SetMember
    now: datetime.datetime
    number: int | None = None
    link: str | None = None

    @property
    def set_id(self) -> uuid.UUID:
        """Whose pages they are."""
        return self.group.learning_set.set_id

    @property
    def name(self) -> str:
        """The set's, ready to be said."""
        return wording.isolate(self.group.learning_set.name)

    @property
    def plans(self) -> bool:
        """Whether they may change dates and rules: the facilitator, or in a set without one every member."""
        return self.group.learning_set.facilitator_id in {None, self.person.person_id}

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        """The person's own."""
        return zoneinfo.ZoneInfo(self.person.zone)

    def when(self, instant: datetime.datetime, words: wording.Wording) -> str:
        """Day, year and time."""
        return words.say("words-day-and-time", day=words.date_and_year(instant, self.zone), time=words.time(instant, self.zone))

    def ahead(self) -> tuple[state.SetMeeting, ...]:
        """What is to take place from now on."""
        return tuple(one for one in self.group.held() if self.now < one.starts_at)

    def choice(
        self, words: wording.Wording, key: str, verb: str, value: str = "", *, on: uuid.UUID | None = None, typed: str | None = None
    ) -> messages.Choice:
        """A button of this set, or of a meeting of it. `typed`: the name of the words that do the same."""
        line = lines.offer(words, typed, self.number) if typed else None
        return signs.choice(words.say(key), verb, on or self.set_id, value, typed=line)


def message(
    place: Place | None, words: wording.Wording, blocks: Sequence[messages.Block], *ways_on: messages.Choice, shown_by: str | None = None
) -> messages.Message:
    """A page. With `shown_by` it holds what must not be written down in clear."""
    back = () if place is None else (place.choice(words, "set-pages-back", "set"),)
    row = messages.Choices(options=(*ways_on, *back, ways.home(words)))
    return messages.Message(summary=words.say("sets-summary"), blocks=(*blocks, row), language=words.language, shown_by=shown_by)


def all_of(places: Sequence[Place], words: wording.Wording, *, lead: str | None = None) -> messages.Message:
    """Every set of theirs that goes on, each with its next meeting."""
    blocks: list[messages.Block] = [messages.Heading(text=words.say("set-pages-mine"))]
    blocks += [messages.Paragraph(text=lead)] if lead else []
    for one in places:
        number = f"{one.number}. " if one.number else ""
        blocks.append(messages.Paragraph(text=f"{number}{one.name}: {_next(one, words)}"))
        open_it = signs.choice(words.say("set-pages-open", name=one.name), "set", one.set_id, typed=lines.offer(words, None, one.number))
        blocks.append(messages.Choices(options=(open_it,)))
    if not places:
        blocks.append(messages.Paragraph(text=words.say("set-pages-none")))
    blocks += [messages.Paragraph(text=line) for line in _clash(places, words)]
    return message(None, words, blocks, begin(words))


def _clash(places: Sequence[Place], words: wording.Wording) -> Iterator[str]:
    """Where two sets of theirs meet at the same time: nobody else can see that."""
    found = plan.clash([one.group for one in places], places[0].now) if places else None
    if found:
        names = {one.set_id: one.name for one in places}
        when = words.day_and_time(found[1].starts_at, places[0].zone)
        yield words.say("set-pages-clash", one=names[found[0].set_id], other=names[found[1].set_id], when=when)


def begin(words: wording.Wording) -> messages.Choice:
    """The way to a new set."""
    return signs.choice(words.say("set-pages-begin"), "begin", typed=lines.offer(words, "begin", None))


def way_in(words: wording.Wording) -> messages.Choice:
    """The button on Home."""
    return signs.choice(words.say("set-pages-mine"), "sets", typed=words.say("typed-sets-list").partition(",")[0].strip())


def of_set(place: Place, words: wording.Wording, *, lead: Sequence[str] = (), undo: messages.Choice | None = None) -> messages.Message:
    """One set: its next meeting, who is in it, and the ways on. `lead` says what was just done."""
    blocks: list[messages.Block] = [messages.Heading(text=place.name), *(messages.Paragraph(text=one) for one in lead)]
    blocks += [messages.Choices(options=(undo,))] if undo else []
    blocks.append(messages.Paragraph(text=_next(place, words)))
    coming = place.group.coming(place.now)
    if coming is not None:
        view = cards.View(group=place.group, meeting=coming, person=place.person, now=place.now)
        blocks += [messages.Facts(rows=_facts(place, view, words)), messages.Choices(options=letters.answers(view, words))]
    else:
        blocks.append(messages.Facts(rows=(_people(place, words),)))
    blocks += letters.calendar(place.link, words)
    blocks.append(messages.Choices(options=tuple(_ways(place, words))))
    shown_by = signs.do("set", place.set_id) if place.link else None
    return messages.Message(summary=words.say("sets-summary"), blocks=tuple(blocks), language=words.language, shown_by=shown_by)


def dates(place: Place, words: wording.Wording) -> messages.Message:
    """All meetings; whoever plans gets a way to change each that is to come."""
    rows = tuple((words.say("sets-meeting", number=one.number), _row(place, one, words)) for one in place.group.meetings)
    blocks: list[messages.Block] = [messages.Heading(text=words.say("set-pages-dates-of", name=place.name)), messages.Facts(rows=rows)]
    if not place.plans:
        return message(place, words, [*blocks, messages.Paragraph(text=words.say("set-pages-ask-facilitator"), quiet=True)])
    options = tuple(
        signs.choice(words.say("set-pages-change-meeting", number=one.number), "meeting", one.set_meeting_id) for one in place.ahead()
    )
    blocks += [messages.Choices(options=options)] if options else []
    blocks.append(messages.Paragraph(text=words.say("set-pages-dates-typed", typed=lines.offer(words, "move", place.number))))
    return message(place, words, [*blocks, when_box(words, "add", place.set_id, "set-pages-add")])


def of_meeting(place: Place, meeting: state.SetMeeting, words: wording.Wording, *, lead: str | None = None) -> messages.Message:
    """One meeting that is to come, to move or to cancel."""
    title = words.say("sets-heading", name=place.name, number=meeting.number)
    blocks: list[messages.Block] = [messages.Heading(text=title), *([messages.Paragraph(text=lead)] if lead else [])]
    blocks.append(messages.Paragraph(text=place.when(meeting.starts_at, words)))
    cancel = place.choice(words, "set-pages-cancel", "cancel", on=meeting.set_meeting_id)
    return message(place, words, [*blocks, when_box(words, "move", meeting.set_meeting_id, "set-pages-move")], cancel)


def when_box(words: wording.Wording, verb: str, on: uuid.UUID, key: str, *, initial: str = "") -> messages.FreeText:
    """A box for a day and a time."""
    return messages.FreeText(
        label=words.say("set-pages-when-box"),
        action=signs.do(verb, on),
        submit=words.say(f"{key}-it"),
        opens=words.say(key),
        initial=initial,
    )


def of_rules(place: Place, kept: rules.Rules, words: wording.Wording, *, lead: str | None = None) -> messages.Message:
    """The ground rules, and a box for whoever may change them."""
    blocks: list[messages.Block] = [messages.Heading(text=words.say("set-pages-rules-of", name=place.name))]
    blocks += [messages.Paragraph(text=lead)] if lead else []
    if kept.text:
        blocks.append(messages.Quote(text=kept.text))
        name = next((one.name for one in place.group.members if one.person_id == kept.by_id), None)
        if name is not None and kept.at is not None:
            facts = {"name": wording.isolate(name), "day": words.date_and_year(kept.at, place.zone)}
            blocks.append(messages.Paragraph(text=words.say("set-pages-rules-by", **facts), quiet=True))
    else:
        blocks += letters.example_rules(words)
    if place.plans:
        blocks.append(rules_box(place, kept.text, words))
    else:
        blocks.append(messages.Paragraph(text=words.say("set-pages-ask-facilitator"), quiet=True))
    return message(place, words, blocks, shown_by=signs.do("rules", place.set_id))


def rules_box(place: Place, text: str, words: wording.Wording) -> messages.FreeText:
    """The box for the rules."""
    return messages.FreeText(
        label=words.say("set-pages-rules-box"),
        action=signs.do("rules_write", place.set_id),
        submit=words.say("sets-keep"),
        initial=text,
        opens=words.say("sets-change" if text else "sets-write"),
    )


def of_notes(
    place: Place, texts: Mapping[uuid.UUID, Mapping[state.NoteKind, str]], words: wording.Wording, *, lead: str | None = None
) -> messages.Message:
    """All that they wrote, by meeting, the newest first. It leads to the pages on which each can be changed, shared and deleted."""
    blocks: list[messages.Block] = [messages.Heading(text=words.say("set-pages-notes-of", name=place.name))]
    blocks += [messages.Paragraph(text=lead)] if lead else []
    for meeting in reversed(place.group.meetings):
        mine = texts.get(meeting.set_meeting_id, {})
        if mine:
            blocks.append(messages.Heading(text=words.say("sets-meeting", number=meeting.number)))
        for kind, text in mine.items():
            blocks.append(messages.Paragraph(text=cards.ask(kind, words)))
            blocks.append(messages.Quote(text=cards.shown(kind, text, place.zone, words)))
            change = place.choice(words, "set-pages-note-change", "mine", kind.value, on=meeting.set_meeting_id)
            blocks.append(messages.Choices(options=(change,)))
    if not texts:
        blocks.append(messages.Paragraph(text=words.say("set-pages-notes-none")))
    blocks.append(
        messages.Paragraph(text=words.say("set-pages-notes-typed", typed=lines.offer(words, "kind-mind", place.number)), quiet=True)
    )
    return message(place, words, blocks, shown_by=signs.do("notes", place.set_id))


def of_shared(place: Place, found: Sequence[tuple[state.SetMeeting, cards.Shared]], words: wording.Wording) -> messages.Message:
    """What the members share with their set, the newest meeting first."""
    blocks: list[messages.Block] = [messages.Heading(text=words.say("set-pages-shared-of", name=place.name))]
    last: state.SetMeeting | None = None
    for meeting, one in found:
        if meeting != last:
            blocks.append(messages.Heading(text=words.say("sets-meeting", number=meeting.number)))
            last = meeting
        blocks.append(messages.Paragraph(text=f"{wording.isolate(one.name)}: {cards.ask(one.kind, words)}"))
        blocks.append(messages.Quote(text=cards.shown(one.kind, one.text, place.zone, words)))
    if not found:
        blocks.append(messages.Paragraph(text=words.say("set-pages-shared-none")))
    blocks.append(messages.Paragraph(text=words.say("set-pages-shared-only"), quiet=True))
    return message(place, words, blocks, shown_by=signs.do("shared", place.set_id))


def sure_end(place: Place, words: wording.Wording) -> messages.Message:
    """Whether to end the set for everybody."""
    yes = place.choice(words, "set-pages-end-sure", "end_sure")
    return message(place, words, [messages.Heading(text=place.name), messages.Paragraph(text=words.say("set-pages-end-ask"))], yes)


def said(words: wording.Wording, text: str, *ways_on: messages.Choice) -> messages.Message:
    """One line, and the ways on."""
    return message(None, words, [messages.Paragraph(text=text)], *ways_on, way_in(words))


def remarked(remarks: Sequence[plan.Remark], words: wording.Wording, zone: str) -> list[str]:
    """What is to be said of a change, a line each."""
    return [plan.say(one, words, zone) for one in remarks]


def _next(place: Place, words: wording.Wording) -> str:
    coming = place.group.coming(place.now)
    if place.group.learning_set.ended_at is not None:
        return words.say("set-pages-ended")
    if coming is None:
        return words.say("sets-no-dates")
    return words.say("set-pages-next", number=coming.number, when=place.when(coming.starts_at, words))


def _facts(place: Place, view: cards.View, words: wording.Wording) -> tuple[tuple[str, str], ...]:
    own = place.group.presence(view.meeting, place.person.person_id)
    status = {True: "yes", False: "no", None: "unsaid"}[own.coming]
    among = place.group.members_on(place.group.day(place.now))
    presenters = [wording.isolate(one.name) for one in place.group.presenters(view.meeting, among)]
    keeper = place.group.facilitates(view.meeting, place.now)
    rows = [(words.say("set-pages-you"), words.say("set-pages-you-said", coming=status))]
    rows.append((words.say("set-pages-coming"), letters.quorum(view, words)))
    rows.append((words.say("set-pages-presents"), words.list_of(presenters) if presenters else words.say("set-pages-nobody-yet")))
    rows += [(words.say("set-pages-keeps-time"), wording.isolate(keeper.name))] if keeper else []
    return (*rows, _people(place, words))


def _people(place: Place, words: wording.Wording) -> tuple[str, str]:
    here = [wording.isolate(one.name) for one in place.group.members_on(place.group.day(place.now))]
    return words.say("set-pages-people"), words.list_of(here)


def _row(place: Place, meeting: state.SetMeeting, words: wording.Wording) -> str:
    when = place.when(meeting.starts_at, words)
    return when if place.group.takes_place(meeting) else words.say("set-pages-cancelled", when=when)


def _ways(place: Place, words: wording.Wording) -> list[messages.Choice]:
    pages = ("dates", "rules", "shared", "notes")
    options = [place.choice(words, f"set-pages-{one}", one, typed=one) for one in pages]
    last = next((one for one in reversed(place.group.held()) if one.starts_at <= place.now), None)
    if last is not None:
        options.append(signs.choice(words.say("set-pages-next-step"), "ask", last.set_meeting_id, state.NoteKind.COMMITMENT.value))
        options.append(signs.choice(words.say("set-pages-release"), "cards", place.set_id, typed=lines.offer(words, "cards", place.number)))
    coming = place.group.coming(place.now)
    if coming is not None:
        leads = place.group.facilitates(coming, place.now)
        options.append(signs.choice(words.say("set-pages-before"), "ask", coming.set_meeting_id, state.NoteKind.MIND.value))
        if leads is not None and leads.person_id == place.person.person_id:
            options.append(signs.choice(words.say("set-pages-timer"), "phase", coming.set_meeting_id, "1"))
    options += (
        [place.choice(words, "set-pages-end", "end", typed="end")] if place.plans and place.group.learning_set.ended_at is None else []
    )
    return [*options, place.choice(words, "set-pages-leave", "leave", typed="leave"), ways.home(words)]
