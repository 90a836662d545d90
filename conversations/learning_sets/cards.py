"""One thing asked around a set meeting, with its box or its choices; and all that one prompt asked, to share or remove. Pure."""

import dataclasses
import datetime
import zoneinfo
from collections.abc import Iterator, Mapping, Sequence

from conversations import messages, sending, ways, wording
from conversations.learning_sets import signs, state, walks


@dataclasses.dataclass(frozen=True, kw_only=True)
class Shared:
    """Something that somebody shares with the set, in their words."""

    name: str
    kind: state.NoteKind
    text: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class View:
    """One meeting as one person sees it. `texts` is what they wrote themselves, `rules` the set's own ground rules, both opened."""

    group: state.Group
    meeting: state.SetMeeting
    person: state.SetMember
    now: datetime.datetime
    texts: Mapping[state.NoteKind, str] = dataclasses.field(default_factory=dict)
    rules: str = ""
    shared: Sequence[Shared] = ()

    @property
    def mark(self) -> signs.Mark:
        """What its buttons carry."""
        return signs.Mark(set_meeting_id=self.meeting.set_meeting_id)

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        """The person's own."""
        return zoneinfo.ZoneInfo(self.person.zone)


def heading(view: View, words: wording.Wording) -> messages.Heading:
    """Which set, and which of its meetings."""
    name = wording.isolate(view.group.learning_set.name)
    return messages.Heading(text=words.say("sets-heading", name=name, number=view.meeting.number))


def message(view: View, words: wording.Wording, blocks: Sequence[messages.Block], kind: sending.Kind | None = None) -> messages.Message:
    """The card. With a `kind` it may hold somebody's own words, and is shown anew instead of being written down."""
    shown_by = view.mark.do("show", kind.value) if kind else None
    return messages.Message(summary=words.say("sets-summary"), blocks=tuple(blocks), language=words.language, shown_by=shown_by)


def word(view: View, key: str, words: wording.Wording, *options: messages.Choice) -> messages.Message:
    """One line, and the ways on."""
    said = messages.Paragraph(text=words.say(key))
    return message(view, words, [heading(view, words), said, messages.Choices(options=(*options, ways.home(words)))])


def promise(view: View, words: wording.Wording) -> messages.Paragraph:
    """Who reads it, and until when it is kept."""
    held = view.group.held()
    until = words.date_and_year(state.forget_at(held[-1].starts_at if held else view.meeting.starts_at), view.zone)
    return messages.Paragraph(text=words.say("sets-promise", until=until), quiet=True)


def step(view: View, kind: state.NoteKind, words: wording.Wording, *, lead: str | None = None) -> messages.Message:
    """One thing asked; what was written before stands above its box. `lead` says what was just done."""
    said = [messages.Paragraph(text=lead)] if lead else []
    blocks = [heading(view, words), *said, *asked(view, kind, words), promise(view, words)]
    return message(view, words, blocks, walks.walk_of(kind))


def asked(view: View, kind: state.NoteKind, words: wording.Wording) -> Iterator[messages.Block]:
    """The question, what it was answered with, its box or its choices, and two ways on at most: cards need room for the box.

    What was written is offered once there is something.
    """
    yield messages.Paragraph(text=ask(kind, words))
    if kind in view.texts:
        yield messages.Quote(text=said(view, kind, words))
    yield from _given(view, kind, words)
    following = walks.after(kind)
    mine = (view.mark.choice(words.say("sets-mine"), "mine", kind.value),) if wrote(view, walks.walk_of(kind)) else ()
    if following is None:
        yield messages.Choices(options=(*mine, ways.home(words)))
    else:
        yield messages.Choices(options=(view.mark.choice(words.say("sets-skip"), "ask", following.value), *mine))


def wrote(view: View, walk: sending.Kind) -> bool:
    """Whether this person wrote anything of what one prompt asked."""
    return any(step in view.texts for step in walks.STEPS[walk])


def present(view: View, words: wording.Wording, beside: str = "") -> messages.Choice:
    """The way to present, or not to after all. `beside` names what stands on the same card and is to stay there."""
    presents = view.group.presence(view.meeting, view.person.person_id).presents is not None
    if presents:
        return view.mark.choice(words.say("sets-not-present"), "present", f"no{beside}")
    return view.mark.choice(words.say("sets-present"), "present", f"yes{beside}")


def box(
    view: View, kind: state.NoteKind, words: wording.Wording, *, written: str | None = None, lead: str | None = None
) -> messages.Message:
    """The box alone, with what is kept, or with what was written and could not be, in it."""
    said = [messages.Paragraph(text=lead)] if lead else []
    blocks: list[messages.Block] = [
        *said,
        messages.Paragraph(text=ask(kind, words)),
        free(view, kind, words, written),
        promise(view, words),
    ]
    return dataclasses.replace(message(view, words, blocks), beside=True, shown_by=view.mark.write(kind))


def mine(view: View, walk: sending.Kind, words: wording.Wording, *, lead: str | None = None) -> messages.Message:
    """All that one prompt asked and this person wrote, each with the ways to change, share and delete it."""
    blocks: list[messages.Block] = [heading(view, words), *([messages.Paragraph(text=lead)] if lead else [])]
    for kind in walks.STEPS[walk]:
        blocks += _listed(view, kind, words)
    in_set = view.group.member(view.person.person_id, view.now) is not None
    is_ahead = view.group.takes_place(view.meeting) and view.now < view.meeting.ends_at
    further = (present(view, words),) if walk is sending.Kind.SET_MIND and in_set and is_ahead else ()
    return message(view, words, [*blocks, promise(view, words), messages.Choices(options=(*further, ways.home(words)))], walk)


def ask(kind: state.NoteKind, words: wording.Wording) -> str:
    """What is asked."""
    return words.say(f"sets-ask-{kind.replace('_', '-')}")


def said(view: View, kind: state.NoteKind, words: wording.Wording) -> str:
    """What this person wrote or chose, as it is shown."""
    return shown(kind, view.texts[kind], view.zone, words)


def shown(kind: state.NoteKind, text: str, zone: zoneinfo.ZoneInfo, words: wording.Wording) -> str:
    """A note as people read it: a choice by its name, a day in words, everything else as it was written."""
    day = walks.day_of(text) if kind is state.NoteKind.BY else None
    if day is not None:
        return words.date_and_year(datetime.datetime.combine(day, datetime.time(12), tzinfo=zone), zone)
    return _choice_name(kind, text, words) if walks.is_choice(kind, text) else text


def _given(view: View, kind: state.NoteKind, words: wording.Wording) -> Iterator[messages.Block]:
    if kind is state.NoteKind.SURE:
        points = tuple(
            messages.ScalePoint(
                value=int(value),
                name=_choice_name(kind, value, words),
                description=None,
                action=view.mark.do("keep", f"{kind}.{value}"),
                chosen=view.texts.get(kind) == value,
            )
            for value in walks.CHOICES[kind]
        )
        yield messages.Scale(label=words.say("sets-sure-label"), points=points)
    elif kind in walks.CHOICES:
        values = walks.CHOICES[kind]
        options = tuple(view.mark.choice(_choice_name(kind, value, words), "keep", f"{kind}.{value}") for value in values)
        yield messages.Choices(options=options)
    elif kind is state.NoteKind.BY:
        days = [day.isoformat() for day in walks.by_days(view.group, view.meeting)]
        yield messages.Choices(options=tuple(view.mark.choice(shown(kind, day, view.zone, words), "keep", f"{kind}.{day}") for day in days))
        yield free(view, kind, words)
    else:
        yield free(view, kind, words)


def free(view: View, kind: state.NoteKind, words: wording.Wording, written: str | None = None) -> messages.FreeText:
    """The box for a note, with what is kept, or was just written, in it."""
    kept = "" if kind is state.NoteKind.BY and kind in view.texts and walks.day_of(view.texts[kind]) else view.texts.get(kind, "")
    return messages.FreeText(
        label=words.say("sets-box"),
        action=view.mark.do("write", kind.value),
        submit=words.say("sets-keep"),
        initial=kept if written is None else written,
        opens=words.say("sets-change") if kept else words.say("sets-write"),
    )


def _listed(view: View, kind: state.NoteKind, words: wording.Wording) -> Iterator[messages.Block]:
    yield messages.Paragraph(text=ask(kind, words))
    in_set = view.group.member(view.person.person_id, view.now) is not None
    if kind not in view.texts:
        if in_set:
            yield messages.Choices(options=(view.mark.choice(words.say("sets-write"), "ask", kind.value),))
        return
    yield messages.Quote(text=said(view, kind, words))
    note = view.group.note(view.meeting, view.person.person_id, kind)
    offered = note is not None and note.offered
    yield messages.Paragraph(text=words.say("sets-shared" if offered else "sets-private"), quiet=True)
    options = [view.mark.choice(words.say("sets-delete"), "drop", kind.value)]
    if offered:
        options.insert(0, view.mark.choice(words.say("sets-unshare"), "unoffer", kind.value))
    elif in_set:
        options.insert(0, view.mark.choice(words.say("sets-share"), "offer", kind.value))
    if in_set:
        options.insert(0, view.mark.choice(words.say("sets-change"), "ask", kind.value))
    yield messages.Choices(options=tuple(options))


def _choice_name(kind: state.NoteKind, value: str, words: wording.Wording) -> str:
    return words.say(f"sets-choice-{kind.replace('_', '-')}-{walks.spoken(value)}")
