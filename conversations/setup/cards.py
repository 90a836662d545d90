"""What a set-up asks: one question at a time, each with its buttons, the words that do the same, and a way back. Decides nothing."""

import dataclasses
import datetime
import uuid
import zoneinfo
from collections.abc import Callable, Sequence

from conversations import actions, calendar, messages
from conversations import days as setup_days
from conversations.setup import given, lines, merge, reached
from conversations.setup.draft import REMIND_DAYS, ZONE, Draft, Person, Step, asks
from conversations.wording import Wording, isolate
from frameworks import loader, schema

TOTAL = 9
_PLACES = {
    Step.NAME: 1,
    Step.PEOPLE: 2,
    Step.WHO: 2,
    Step.SECTORS: 3,
    Step.CHANNEL: 4,
    Step.INSTRUMENT: 5,
    Step.REFLECTIONS: 6,
    Step.EVERY: 7,
    Step.FIRST: 8,
    Step.PREVIEW: 9,
}
LONGEST_LIST = 2800
"""Characters of a list that is offered to be written anew as a whole; a box of some platforms holds no more than 3,000."""
BOXES = frozenset({Step.NAME, Step.PEOPLE, given.Change.LIST, given.Change.RENAME, Step.FIRST, Step.TIME, Step.OPEN})
"""What takes text. Text that could not be used stands in its box again."""
_RHYTHMS = ("1m", "3m", "6m", "12m")
_TIMES = (datetime.time(9, 30), datetime.time(12), datetime.time(16))
OPEN_DAYS = (7, 14, 21)
ANYWAY, AGAIN = "anyway", "again"
"""What can be done about a channel that we cannot see: use it, or look again."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Desk:
    """What every card of one set-up is made with. `now` is aware; days are those of the board's zone.

    `platform` is the one that it is set up on, whose words for things it uses; `elsewhere` are the others that are on.
    """

    setup_id: uuid.UUID
    library: loader.Library
    now: datetime.datetime
    words: Wording
    platform: str
    elsewhere: tuple[str, ...] = ()

    @property
    def today(self) -> datetime.date:
        """The board's local day."""
        return self.now.astimezone(zoneinfo.ZoneInfo(ZONE)).date()

    def action(self, step: str, value: str = "") -> str:
        """The value of a button."""
        return actions.encode(actions.SetUp(setup_id=self.setup_id, step=step, value=value))

    def choice(self, label: str, step: str, value: str = "", *, typed: str | None = None) -> messages.Choice:
        """A button that can be typed by its label, or by `typed`."""
        return messages.Choice(label=label, action=self.action(step, value), typed=typed or setup_days.plain(label))


def counted(library: loader.Library) -> list[schema.Edition]:
    """The editions that a pulse can ask: all whose answers are counted."""
    return [one for one in library.values() if one.scale.shape is not schema.Shape.OPEN]


def open_questions(library: loader.Library) -> list[schema.Edition]:
    """The editions whose questions are for reflections."""
    return [one for one in library.values() if one.scale.shape is schema.Shape.OPEN]


def question(draft: Draft, desk: Desk, leads: Sequence[messages.Block] = ()) -> messages.Message:
    """What is asked now, below what has just happened. Not for the preview."""
    step, words = asks(draft), desk.words
    place = words.say("setup-place", place=_PLACES.get(step, 1), total=TOTAL)
    if draft.changing is not None and draft.name is not None:
        place = words.say("setup-place-change", board=isolate(draft.name))
    elif draft.name is not None:
        place = words.say("setup-place-named", board=isolate(draft.name), place=_PLACES.get(step, 1), total=TOTAL)
    blocks = (messages.Heading(text=place), *leads, *_CARDS[step](draft, desk), ways_out(draft, desk))
    return messages.Message(summary=words.say("setup-summary"), blocks=blocks)


def box(draft: Draft, desk: Desk, step: str, text: str | None) -> messages.Message | None:
    """One box by itself, with the text that was not sent off, or else what is kept; None where there is no such box."""
    label, submit, kept = _boxes(draft, desk.words).get(step, ("", "", ""))
    if not label:
        return None
    found = messages.FreeText(label=label, action=desk.action(step), submit=submit, initial=text or kept, opens=submit)
    above = _how_to_list(desk) if step in {Step.PEOPLE, given.Change.LIST} else []
    return messages.Message(summary=desk.words.say("setup-summary"), blocks=(*above, found))


def ways_out(draft: Draft, desk: Desk) -> messages.Choices:
    """Back, where there is something to go back from, and stop."""
    back = desk.choice(desk.words.say("setup-back"), "back", draft.marker)
    stop = desk.choice(desk.words.say("setup-stop"), "stop")
    return messages.Choices(options=(back, stop) if draft.size > 1 else (stop,))


def _boxes(draft: Draft, words: Wording) -> dict[str, tuple[str, str, str]]:
    """Every box by its step: its label, its button, and what stands in it."""
    first = day_words(draft.first, words) if draft.first else ""
    return {
        Step.NAME: (words.say("setup-name-box"), words.say("setup-name-give"), draft.name or ""),
        Step.PEOPLE: (words.say("setup-people-box"), words.say("setup-people-give"), ""),
        given.Change.LIST: (words.say("setup-list-box"), words.say("setup-list-give"), lines.written(draft.people, words)),
        given.Change.RENAME: (words.say("setup-rename-box"), words.say("setup-rename-give"), ""),
        Step.FIRST: (words.say("setup-first-box"), words.say("setup-first-give"), first),
        Step.TIME: (words.say("setup-time-box"), words.say("setup-time-give"), f"{draft.at:%H:%M}"),
        Step.OPEN: (words.say("setup-open-box"), words.say("setup-open-give"), str(draft.open_days)),
    }


def _box(draft: Draft, desk: Desk, step: str) -> messages.FreeText:
    label, submit, kept = _boxes(draft, desk.words)[step]
    return messages.FreeText(label=label, action=desk.action(step), submit=submit, initial=kept, opens=submit)


def _said(desk: Desk, key: str) -> messages.Paragraph:
    return messages.Paragraph(text=desk.words.say(key, platform=desk.platform))


def _hint(desk: Desk, key: str) -> messages.Paragraph:
    return messages.Paragraph(text=desk.words.say(key, platform=desk.platform), quiet=True)


def _another(draft: Draft, desk: Desk) -> list[messages.Block]:
    boards = desk.words.list_of(isolate(name) for name in draft.runs)
    yes = desk.choice(desk.words.say("setup-another-yes"), Step.ANOTHER, "yes")
    return [messages.Paragraph(text=desk.words.say("setup-another", boards=boards)), messages.Choices(options=(yes,))]


def _name(draft: Draft, desk: Desk) -> list[messages.Block]:
    intro = [_said(desk, "setup-intro")] if draft.name is None else []
    return [*intro, _said(desk, "setup-name"), _box(draft, desk, Step.NAME), _hint(desk, "setup-how-to-answer")]


def _people(draft: Draft, desk: Desk) -> list[messages.Block]:
    blocks = _how_to_list(desk)
    if draft.people:
        blocks += [so_far(draft, desk), _names(draft, desk), _hint(desk, "setup-people-replace")]
    return [*blocks, *_people_boxes(draft, desk)]


def _how_to_list(desk: Desk) -> list[messages.Block]:
    example = "\n".join((desk.words.say("setup-people-example-one"), desk.words.say("setup-people-example-two")))
    return [_said(desk, "setup-people"), messages.Quote(text=example), _hint(desk, "setup-people-hint")]


def _people_boxes(draft: Draft, desk: Desk) -> list[messages.Block]:
    short = draft.people and len(lines.written(draft.people, desk.words)) <= LONGEST_LIST
    return [_box(draft, desk, Step.PEOPLE), *([_box(draft, desk, given.Change.LIST)] if short else [])]


def so_far(draft: Draft, desk: Desk) -> messages.Paragraph:
    """How many people and seats there are."""
    return messages.Paragraph(text=desk.words.say("setup-people-so-far", people=len(draft.people), seats=len(draft.seats)))


def _names(draft: Draft, desk: Desk) -> messages.Paragraph:
    names = desk.words.list_of(called(person, desk.words) for person in draft.people)
    return messages.Paragraph(text=desk.words.say("setup-people-names", names=names), quiet=True)


def called(person: Person, words: Wording) -> str:
    """The name as it was written; beside it the account's own, where that is another."""
    if person.account is None or merge.goes_by(person.account, person.name, words):
        return isolate(person.name)
    return words.say("setup-called", name=isolate(person.name), account=isolate(person.account.name))


def _who(draft: Draft, desk: Desk) -> list[messages.Block]:
    person = next(one for one in draft.people if one.candidates)
    seat = person.seats[0].title if person.seats else desk.words.say("setup-duty-coordinator")
    options = []
    single = len(person.candidates) == 1
    for place, one in enumerate(person.candidates):
        key = "setup-who-guest" if one.standing == "guest" else "setup-who-alone" if single else "setup-who-one"
        handle = one.sign_in or one.address.handle
        label = desk.words.say(key, name=isolate(one.name), handle=isolate(handle))
        options.append(desk.choice(label, Step.WHO, f"{person.tag}.{place}", typed=None if single else handle.lower()))
    options.append(desk.choice(desk.words.say("setup-who-none"), Step.WHO, f"{person.tag}.none"))
    asked = desk.words.say("setup-who-single" if single else "setup-who", name=isolate(person.name), seat=isolate(seat))
    return [messages.Paragraph(text=asked), messages.Choices(options=tuple(options)), _hint(desk, "setup-who-hint")]


def _sectors(draft: Draft, desk: Desk) -> list[messages.Block]:
    rows = []
    for sector, seats in draft.sectors.items():
        bodies = desk.words.list_of(isolate(body) for body in dict.fromkeys(seat.body for seat in seats))
        rows.append((isolate(sector), desk.words.say("setup-sector-row", seats=len(seats), bodies=bodies)))
    return [
        so_far(draft, desk),
        _names(draft, desk),
        messages.Facts(rows=tuple(rows)),
        _said(desk, "setup-sectors"),
        *reached.unreached(draft, desk.words, desk.platform, desk.elsewhere),
        messages.Choices(options=(desk.choice(desk.words.say("setup-sectors-right"), Step.SECTORS, "yes"), *look_again(draft, desk))),
        *_people_boxes(draft, desk),
        _box(draft, desk, given.Change.RENAME),
        _hint(desk, "setup-people-replace"),
        _hint(desk, "setup-rename-how"),
    ]


def look_again(draft: Draft, desk: Desk) -> list[messages.Choice]:
    """A second look at who has the app, where that would help."""
    return [desk.choice(desk.words.say("setup-check-again"), "show")] if any(one.is_without_app for one in draft.people) else []


def _channel(draft: Draft, desk: Desk) -> list[messages.Block]:
    label, typed = desk.words.say("setup-channel-label"), desk.words.say("setup-channel-typed", platform=desk.platform)
    pick = messages.ChannelPick(label=label, action=desk.action(Step.CHANNEL), typed=typed)
    if draft.unseen is None:
        return [_said(desk, "setup-channel"), pick]
    ways = (
        desk.choice(desk.words.say("setup-check-again"), Step.CHANNEL, AGAIN),
        desk.choice(desk.words.say("setup-channel-anyway"), Step.CHANNEL, ANYWAY),
    )
    return [_said(desk, "setup-channel-unseen"), messages.Choices(options=ways), pick]


def _instrument(draft: Draft, desk: Desk) -> list[messages.Block]:
    del draft
    blocks: list[messages.Block] = [_said(desk, "setup-instrument")]
    for one in counted(desk.library):
        blocks.append(messages.Paragraph(text=desk.words.say("setup-instrument-about", title=one.title, about=one.about)))
        blocks.append(messages.Paragraph(text=size_of(one, desk.words), quiet=True))
    options = tuple(desk.choice(one.short_title, Step.INSTRUMENT, one.ref) for one in counted(desk.library))
    return [*blocks, messages.Choices(options=options)]


def size_of(edition: schema.Edition, words: Wording) -> str:
    """How many questions, and how many minutes they take."""
    if edition.scale.shape is schema.Shape.PICK:
        return words.say("pick-size", total=len(edition.items), minutes=edition.minutes)
    return words.say("setup-instrument-size", questions=len(edition.items), minutes=edition.minutes)


def _reflections(draft: Draft, desk: Desk) -> list[messages.Block]:
    del draft
    editions, words = open_questions(desk.library), desk.words
    if len(editions) == 1:
        options = [desk.choice(words.say("setup-reflections-yes"), Step.REFLECTIONS, editions[0].ref, typed="yes")]
    else:
        options = [
            desk.choice(words.say("setup-reflections-yes-of", edition=one.short_title), Step.REFLECTIONS, one.ref) for one in editions
        ]
    options.append(desk.choice(words.say("setup-reflections-no"), Step.REFLECTIONS, "no", typed="no"))
    return [_said(desk, "setup-reflections"), messages.Choices(options=tuple(options))]


def _every(draft: Draft, desk: Desk) -> list[messages.Block]:
    del draft
    options = tuple(desk.choice(every_words(code, desk.words), Step.EVERY, code) for code in _RHYTHMS)
    return [_said(desk, "setup-every"), messages.Choices(options=options), _hint(desk, "setup-every-hint")]


def every_words(code: str, words: Wording) -> str:
    """How often, in words."""
    count, unit = setup_days.every(code) or (0, calendar.Unit.MONTHS)
    return words.say("setup-every-weeks" if unit is calendar.Unit.WEEKS else "setup-every-months", count=count)


def day_words(day: datetime.date, words: Wording) -> str:
    """A day with its weekday and year."""
    return words.date_and_year(datetime.datetime.combine(day, datetime.time(), datetime.UTC), datetime.UTC)


def _first(draft: Draft, desk: Desk) -> list[messages.Block]:
    days = setup_days.suggestions(desk.today)
    options = tuple(desk.choice(day_words(day, desk.words), Step.FIRST, day.isoformat()) for day in days)
    return [_said(desk, "setup-first"), messages.Choices(options=options), _box(draft, desk, Step.FIRST)]


def _time(draft: Draft, desk: Desk) -> list[messages.Block]:
    options = tuple(desk.choice(time_words(at, desk.words), Step.TIME, f"{at:%H.%M}") for at in _TIMES)
    asked = messages.Paragraph(text=desk.words.say("setup-time", zone=ZONE))
    return [asked, messages.Choices(options=options), _box(draft, desk, Step.TIME)]


def time_words(at: datetime.time, words: Wording) -> str:
    """A time of day."""
    return words.time(datetime.datetime.combine(datetime.date(2000, 1, 1), at, datetime.UTC), datetime.UTC)


def _open(draft: Draft, desk: Desk) -> list[messages.Block]:
    options = tuple(desk.choice(desk.words.say("setup-open-days", days=days), Step.OPEN, str(days)) for days in OPEN_DAYS)
    asked = messages.Paragraph(text=desk.words.say("setup-open", remind=REMIND_DAYS))
    return [asked, messages.Choices(options=options), _box(draft, desk, Step.OPEN)]


_CARDS: dict[Step, Callable[[Draft, Desk], list[messages.Block]]] = {
    Step.ANOTHER: _another,
    Step.NAME: _name,
    Step.PEOPLE: _people,
    Step.WHO: _who,
    Step.SECTORS: _sectors,
    Step.CHANNEL: _channel,
    Step.INSTRUMENT: _instrument,
    Step.REFLECTIONS: _reflections,
    Step.EVERY: _every,
    Step.FIRST: _first,
    Step.TIME: _time,
    Step.OPEN: _open,
}
