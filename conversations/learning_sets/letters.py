"""The message of each prompt, and the small cards round a meeting: who comes, who presents, when the dates changed. Pure."""

import dataclasses
from collections.abc import Callable, Iterator, Mapping

from conversations import messages, sending, ways, wording
from conversations.learning_sets import attendance, cards, phases, signs, state

_K = state.NoteKind
SHARED_BEFORE = (_K.COMMITMENT, _K.BY)
"""What of the last meeting is shown to whoever facilitates, where people share it."""


def letter(kind: sending.Kind, view: cards.View, words: wording.Wording) -> messages.Message:
    """The prompt of this kind, with everything in it that its person may see."""
    blocks = [cards.heading(view, words), *_BLOCKS[kind](view, words)]
    return cards.message(view, words, blocks, kind)


def changed(view: cards.View, about: state.SetMeeting | None, words: wording.Wording, *, link: str | None = None) -> messages.Message:
    """The dates of the set as they are now. `about` is the meeting that was set, moved or cancelled; None for the whole set.

    Of the whole set it tells who is in it, and asks whether they want to be. `link` is their own calendar of it.
    """
    group, name = view.group, wording.isolate(view.group.learning_set.name)
    if about is None:
        lead = words.say("sets-changed-all", name=name)
    elif group.takes_place(about):
        lead = words.say("sets-changed-when", name=name, number=about.number, when=words.day_and_time(about.starts_at, view.zone))
    else:
        lead = words.say("sets-changed-off", name=name, number=about.number)
    if group.learning_set.ended_at is not None:
        over = messages.Paragraph(text=words.say("sets-changed-ended", name=name))
        blocks: list[messages.Block] = [messages.Heading(text=words.say("sets-changed-heading")), over]
        return cards.message(view, words, [*blocks, messages.Choices(options=(ways.home(words),))])
    rows = tuple(
        (words.say("sets-meeting", number=one.number), words.day_and_time(one.starts_at, view.zone))
        for one in group.held()
        if view.now < one.ends_at
    )
    dates = messages.Facts(rows=rows) if rows else messages.Paragraph(text=words.say("sets-no-dates"))
    blocks = [messages.Heading(text=words.say("sets-changed-heading")), messages.Paragraph(text=lead), dates]
    if about is not None:
        return cards.message(view, words, [*blocks, messages.Choices(options=(ways.home(words),))])
    return _begun(view, blocks, link, words)


def _begun(view: cards.View, blocks: list[messages.Block], link: str | None, words: wording.Wording) -> messages.Message:
    group, set_id = view.group, view.group.learning_set.set_id
    people = words.list_of(wording.isolate(one.name) for one in group.members_on(group.day(view.now)))
    lead = wording.isolate(group.facilitator.name) if group.facilitator else ""
    rows = [(words.say("set-pages-people"), people), *([(words.say("set-pages-facilitates"), lead)] if lead else [])]
    shown = [*blocks, messages.Facts(rows=tuple(rows)), messages.Paragraph(text=words.say("set-pages-about"))]
    shown += calendar(link, words)
    shown.append(messages.Paragraph(text=words.say("set-pages-no-reason"), quiet=True))
    options = (signs.choice(words.say("set-pages-stay"), "stay", set_id), signs.choice(words.say("set-pages-not-for-me"), "leave", set_id))
    shown.append(messages.Choices(options=(*options, ways.home(words))))
    # A link that opens something must not be written down while the message is owed.
    made = cards.message(view, words, shown)
    return dataclasses.replace(made, shown_by=signs.do("set", set_id)) if link else made


def calendar(link: str | None, words: wording.Wording) -> list[messages.Block]:
    """How to get the dates into one's own calendar; nothing without a link."""
    if link is None:
        return []
    lead, label = words.say("set-pages-link-lead"), words.say("set-pages-link")
    if link.startswith("https://"):
        return [messages.Link(lead=lead, label=label, address=link)]
    return [messages.Paragraph(text=f"{lead} {link}")]


def waiting(view: cards.View, words: wording.Wording) -> tuple[messages.Block, ...]:
    """A meeting of which somebody has not said whether they come, for their Home."""
    return cards.heading(view, words), _when(view, words), messages.Choices(options=_rsvp(view, words))


def answers(view: cards.View, words: wording.Wording) -> tuple[messages.Choice, ...]:
    """Whether somebody comes to a meeting that is not over, and presents."""
    return (*_rsvp(view, words), cards.present(view, words))


def coming(view: cards.View, words: wording.Wording, *, boxed: bool = False) -> messages.Message:
    """What somebody said about coming, thanked for and not judged, and whether enough come.

    `boxed`: it was said beside the box for what is on their mind, which stays for whoever comes.
    """
    said = view.group.presence(view.meeting, view.person.person_id).coming
    thanks = messages.Paragraph(text=words.say("sets-coming-yes" if said else "sets-coming-no"))
    blocks: list[messages.Block] = [cards.heading(view, words), thanks, messages.Paragraph(text=quorum(view, words))]
    rsvp = _rsvp(view, words, _BOX if boxed else "")
    if boxed and said:
        return cards.message(view, words, [*blocks, *_box(view, words, *rsvp, cards.present(view, words, _BOX))])
    return cards.message(view, words, [*blocks, messages.Choices(options=(*rsvp, ways.home(words)))])


def quorum(view: cards.View, words: wording.Wording) -> str:
    """How many have said that they come, and how many it takes, without any name."""
    here = view.group.members_on(view.group.day(view.now))
    said = [view.group.presence(view.meeting, one.person_id).coming for one in here]
    return words.say("sets-quorum", coming=said.count(True), members=len(here), fewest=view.group.learning_set.quorum)


def presenting(view: cards.View, words: wording.Wording, *, boxed: bool = False) -> messages.Message:
    """Whether somebody presents, and with how many others. `boxed` as in coming()."""
    presents = view.group.presence(view.meeting, view.person.person_id).presents is not None
    others = len(view.group.presenters(view.meeting, view.group.members_on(view.group.day(view.now)))) - presents
    said = words.say("sets-presents-yes", others=others) if presents else words.say("sets-presents-no", others=others)
    prepare = (view.mark.choice(words.say("sets-prepare"), "ask", _K.ISSUE),) if presents else ()
    blocks: list[messages.Block] = [cards.heading(view, words), messages.Paragraph(text=said)]
    if boxed:
        rsvp = _rsvp(view, words, _BOX)
        return cards.message(view, words, [*blocks, *_box(view, words, cards.present(view, words, _BOX), *prepare, *rsvp)])
    return cards.message(view, words, [*blocks, messages.Choices(options=(cards.present(view, words), *prepare, ways.home(words)))])


def answer(value: str) -> tuple[bool, bool] | None:
    """What a button for coming or presenting says: yes or no, and whether a box stood beside it. None for any other value."""
    said, _, _ = value.partition(".")
    return (said == "yes", value != said) if value in {"yes", "no", f"yes{_BOX}", f"no{_BOX}"} else None


def _mind(view: cards.View, words: wording.Wording) -> Iterator[messages.Block]:
    yield _when(view, words)
    if _K.MIND not in view.texts:
        yield from _box(view, words, *_rsvp(view, words, _BOX), cards.present(view, words, _BOX))
        return
    yield messages.Paragraph(text=cards.ask(_K.MIND, words))
    yield messages.Quote(text=cards.said(view, _K.MIND, words))
    mine = view.mark.choice(words.say("sets-mine"), "mine", _K.MIND)
    yield messages.Choices(options=(mine, *answers(view, words)))
    yield cards.promise(view, words)


_BOX = ".mind"
"""What marks a button beside the box for what is on somebody's mind: the box is to stay when the card turns."""
_WAYS = 2
"""So many buttons stand beside a box; with more of them, a platform may have to put the box behind a button of its own."""


def _box(view: cards.View, words: wording.Wording, *options: messages.Choice) -> Iterator[messages.Block]:
    yield messages.Paragraph(text=cards.ask(_K.MIND, words))
    yield cards.free(view, _K.MIND, words)
    yield messages.Choices(options=options[:_WAYS])
    yield cards.promise(view, words)


def _prepare(view: cards.View, words: wording.Wording) -> Iterator[messages.Block]:
    yield _when(view, words)
    yield messages.Paragraph(text=words.say("sets-prepare-lead"))
    yield from cards.asked(view, _K.ISSUE, words)
    yield messages.Paragraph(text=words.say("sets-no-cases"), quiet=True)
    yield cards.promise(view, words)


def _eve(view: cards.View, words: wording.Wording) -> Iterator[messages.Block]:
    yield _when(view, words)
    yield messages.Paragraph(text=quorum(view, words))
    if view.rules:
        yield messages.Paragraph(text=words.say("sets-rules-own"))
        yield messages.Quote(text=view.rules)
    else:
        yield from example_rules(words)
    yield messages.Paragraph(text=words.say("sets-ask-first"))
    yield messages.Choices(options=(*_rsvp(view, words), ways.home(words)))


def example_rules(words: wording.Wording) -> tuple[messages.Block, ...]:
    """For a set that has written none, a line each: confidence and its limits, time, notice, numbers, airtime, advice."""
    rules = (words.say(f"sets-rule-{place}") for place in ("one", "two", "three", "four", "five", "six"))
    return messages.Paragraph(text=words.say("sets-rules-none")), messages.Paragraph(text="\n".join(f"• {one}" for one in rules))


def _starts(view: cards.View, words: wording.Wording) -> Iterator[messages.Block]:
    yield messages.Paragraph(text=words.say("sets-starts"))
    presenters = view.group.presenters(view.meeting, view.group.members_on(view.group.day(view.now)))
    names = words.list_of(wording.isolate(one.name) for one in presenters)
    yield messages.Paragraph(text=words.say("sets-starts-presenters", names=names) if presenters else words.say("sets-starts-nobody"))
    if view.shared:
        yield messages.Paragraph(text=words.say("sets-starts-shared"))
        for one in view.shared:
            yield messages.Quote(text=_shared(one, view, words))
    yield phases.table(words)
    start = view.mark.choice(words.say("sets-phase-start"), "phase", "1")
    yield messages.Choices(options=(start, view.mark.choice(words.say("sets-room-open"), "room")))
    yield messages.Paragraph(text=words.say("sets-phase-quiet"), quiet=True)


def _ended(view: cards.View, words: wording.Wording) -> Iterator[messages.Block]:
    yield messages.Paragraph(text=words.say("sets-ended"))
    yield from cards.asked(view, _K.COMMITMENT, words)
    if view.group.presence(view.meeting, view.person.person_id).came is None and not cards.wrote(view, sending.Kind.SET_ENDED):
        away = view.mark.choice(words.say("sets-was-away"), "came", attendance.room_value(view.person.person_id, came=False))
        yield messages.Choices(options=(away,))
    yield cards.promise(view, words)


def _week_on(view: cards.View, words: wording.Wording) -> Iterator[messages.Block]:
    yield from _committed(view, words, none="sets-week-on-none")
    yield from cards.asked(view, _K.STANDS, words)
    yield cards.promise(view, words)


def _halfway(view: cards.View, words: wording.Wording) -> Iterator[messages.Block]:
    yield from _committed(view, words)
    yield from cards.asked(view, _K.LEARNED, words)
    yield messages.Paragraph(text=words.say("sets-halfway-question"))
    yield cards.promise(view, words)


def _week_before(view: cards.View, words: wording.Wording) -> Iterator[messages.Block]:
    following = view.group.following(view.meeting)
    if following is not None:
        yield messages.Paragraph(text=words.say("sets-week-before", when=words.day_and_time(following.starts_at, view.zone)))
    yield from _committed(view, words)
    yield from cards.asked(view, _K.REPORT, words)
    yield cards.promise(view, words)


def _review(view: cards.View, words: wording.Wording) -> Iterator[messages.Block]:
    yield messages.Paragraph(text=words.say("sets-review"))
    rows = tuple(_attended(view, words))
    if rows:
        yield messages.Facts(rows=rows)
        yield messages.Paragraph(text=words.say("sets-review-pattern"), quiet=True)
    yield from cards.asked(view, _K.PURPOSE, words)
    yield cards.promise(view, words)


def _after(view: cards.View, words: wording.Wording) -> Iterator[messages.Block]:
    yield messages.Paragraph(text=words.say("sets-after"))
    yield from cards.asked(view, _K.FOR_ME, words)
    yield cards.promise(view, words)


_BLOCKS: Mapping[sending.Kind, Callable[[cards.View, wording.Wording], Iterator[messages.Block]]] = {
    sending.Kind.SET_MIND: _mind,
    sending.Kind.SET_PREPARE: _prepare,
    sending.Kind.SET_EVE: _eve,
    sending.Kind.SET_STARTS: _starts,
    sending.Kind.SET_ENDED: _ended,
    sending.Kind.SET_WEEK_ON: _week_on,
    sending.Kind.SET_HALFWAY: _halfway,
    sending.Kind.SET_WEEK_BEFORE: _week_before,
    sending.Kind.SET_REVIEW: _review,
    sending.Kind.SET_AFTER: _after,
}
KINDS = frozenset(_BLOCKS)
"""Everything that a set asks of itself; all of it goes to one person."""


def _when(view: cards.View, words: wording.Wording) -> messages.Paragraph:
    return messages.Paragraph(text=words.say("sets-when", when=words.day_and_time(view.meeting.starts_at, view.zone)))


def _rsvp(view: cards.View, words: wording.Wording, beside: str = "") -> tuple[messages.Choice, ...]:
    """The answers that somebody has not given."""
    said = view.group.presence(view.meeting, view.person.person_id).coming
    yes = view.mark.choice(words.say("sets-come"), "coming", f"yes{beside}")
    no = view.mark.choice(words.say("sets-cannot-come"), "coming", f"no{beside}")
    return tuple(one for one, value in ((yes, True), (no, False)) if said is not value)


def _committed(view: cards.View, words: wording.Wording, *, none: str | None = None) -> Iterator[messages.Block]:
    if _K.COMMITMENT in view.texts:
        by = cards.said(view, _K.BY, words) if _K.BY in view.texts else ""
        yield messages.Paragraph(text=words.say("sets-committed-by", by=wording.isolate(by)) if by else words.say("sets-committed"))
        yield messages.Quote(text=view.texts[_K.COMMITMENT])
    elif none:
        yield messages.Paragraph(text=words.say(none))


def _shared(one: cards.Shared, view: cards.View, words: wording.Wording) -> str:
    text = cards.shown(one.kind, one.text, view.zone, words)
    return f"{wording.isolate(one.name)}: {text}"


def _attended(view: cards.View, words: wording.Wording) -> Iterator[tuple[str, str]]:
    """How many came to each meeting so far, where anybody noted it: a pattern without names."""
    for meeting in view.group.held():
        noted_of = [one.came for one in view.group.presences if one.set_meeting_id == meeting.set_meeting_id and one.came is not None]
        if noted_of and meeting.starts_at <= view.now:
            members = len(view.group.members_on(view.group.day(meeting.starts_at)))
            yield words.say("sets-meeting", number=meeting.number), words.say("sets-attended", came=noted_of.count(True), members=members)
