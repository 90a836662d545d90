"""A board being described: what was given so far, and what follows from it.

The next question is derived from what was given; no cursor is kept. How it is stored stands in given.py.
"""

import dataclasses
import datetime
import enum
import hashlib
from collections.abc import Iterable, Mapping

from conversations import boards, directory

AT = datetime.time(9, 30)
OPEN_DAYS = 14
OPEN_FOR = range(4, 61)
"""For how many days questions can stay open: there must be a day between the opening and the reminder."""
REMIND_DAYS = 3
ZONE = "Europe/London"
"""What a board gets unless it says otherwise."""
NO = "no"
DIGEST_AT = datetime.time(8)
FLOOR, KEEP_MONTHS = 5, 24
LONGEST_TITLE, LONGEST_SECTOR = 200, 120


class Step(enum.StrEnum):
    """What is asked. Those below PREVIEW are asked only when somebody wants to change them."""

    ANOTHER = "another"
    """Whether a second board is meant."""
    NAME = "name"
    """The board's name."""
    PEOPLE = "people"
    """Who sits where."""
    WHO = "who"
    """Which of several accounts is meant."""
    SECTORS = "sectors"
    """Whether people and sectors are right."""
    CHANNEL = "channel"
    """Where the summary goes."""
    INSTRUMENT = "instrument"
    """Which edition is asked."""
    REFLECTIONS = "reflections"
    """Whether questions to reflect on are asked in between."""
    EVERY = "every"
    """How often."""
    FIRST = "first"
    """From which day on."""
    PREVIEW = "preview"
    """Nothing: all is known."""
    TIME = "time"
    """At what time of day."""
    OPEN = "open"
    """For how many days."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Seat:
    """One seat, for a body of a sector."""

    title: str
    body: str
    sector: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Person:
    """One of the people. `account` is who they are on the platform, `candidates` who they may be while that is not known."""

    name: str
    account: directory.Profile | None = None
    candidates: tuple[directory.Profile, ...] = ()
    duties: tuple[boards.Duty, ...] = ()
    seats: tuple[Seat, ...] = ()

    @property
    def key(self) -> str:
        """What makes this person the same one on two lines."""
        return f"@{self.account.address.handle}" if self.account else self.name.casefold()

    @property
    def tag(self) -> str:
        """A short name for buttons."""
        return hashlib.sha256(self.key.encode()).hexdigest()[:12]

    @property
    def is_addressed(self) -> bool:
        """Whether messages are for this account. Of somebody without the app they reach it as soon as they have it."""
        return self.account is not None and self.account.standing in {directory.Standing.MEMBER, directory.Standing.GUEST}

    @property
    def is_without_app(self) -> bool:
        """Whether nothing but the app is missing for messages to reach them."""
        return self.is_addressed and self.account is not None and self.account.without_app

    @property
    def is_to_be_looked_at(self) -> bool:
        """Whether another look could say something new of who has the app."""
        return self.is_without_app or (self.is_addressed and self.account is not None and self.account.app_unknown)

    @property
    def is_reached(self) -> bool:
        """Whether messages reach them as things stand."""
        return self.is_addressed and not self.is_without_app


@dataclasses.dataclass(frozen=True, kw_only=True)
class Draft:
    """All that was given. `size` counts it; `changing` is the question that is to be asked again; `runs` are boards' names.

    `unseen` is a channel that was chosen just now and that the platform does not show us; it takes another word to use it.
    """

    by: directory.Profile
    runs: tuple[str, ...] = ()
    another: bool = False
    name: str | None = None
    people: tuple[Person, ...] = ()
    sectors_seen: bool = False
    channel: directory.ChannelProfile | None = None
    unseen: directory.ChannelProfile | None = None
    instrument: str | None = None
    reflections: str | None = None
    every: str | None = None
    first: datetime.date | None = None
    at: datetime.time = AT
    open_days: int = OPEN_DAYS
    changing: Step | None = None
    size: int = 0

    @property
    def seats(self) -> tuple[tuple[Person, Seat], ...]:
        """Every seat with the person who holds it."""
        return tuple((person, seat) for person in self.people for seat in person.seats)

    @property
    def asked(self) -> tuple[Person, ...]:
        """Everyone who holds a seat."""
        return tuple(person for person in self.people if person.seats)

    @property
    def sectors(self) -> Mapping[str, tuple[Seat, ...]]:
        """The seats of each sector, in the order of the list."""
        found: dict[str, tuple[Seat, ...]] = {}
        for _, seat in self.seats:
            found[seat.sector] = (*found.get(seat.sector, ()), seat)
        return found

    @property
    def first_day(self) -> datetime.date:
        """The first day, which must have been given."""
        if self.first is None:
            raise ValueError("no first day was given")
        return self.first

    @property
    def marker(self) -> str:
        """Names this very state, so that a second press on the same button does nothing more."""
        return f"{asks(self)}.{self.size}"


def asks(draft: Draft) -> Step:
    """The question that comes next."""
    open_steps = (
        (draft.changing, draft.changing is not None),
        (Step.ANOTHER, bool(draft.runs) and not draft.another),
        (Step.NAME, draft.name is None),
        (Step.PEOPLE, not draft.asked),
        (Step.WHO, any(person.candidates for person in draft.people)),
        (Step.SECTORS, not draft.sectors_seen),
        (Step.CHANNEL, draft.channel is None),
        (Step.INSTRUMENT, draft.instrument is None),
        (Step.REFLECTIONS, draft.reflections is None),
        (Step.EVERY, draft.every is None),
        (Step.FIRST, draft.first is None),
    )
    return next((step for step, is_open in open_steps if is_open and step is not None), Step.PREVIEW)


def with_people(people: tuple[Person, ...], new: Iterable[Person]) -> tuple[Person, ...]:
    """The list with these people on it. Somebody who is on it already gets their new lines in place of the old ones."""
    found = list(people)
    for person in new:
        places = [place for place, one in enumerate(found) if is_same(one, person)]
        if places:
            found[places[0]] = person
            found = [one for place, one in enumerate(found) if place not in places[1:]]
        else:
            found.append(person)
    return tuple(found)


def looked_at(draft: Draft, accounts: Mapping[str, directory.Profile | None]) -> Draft:
    """The same, with what the platform says now of who has the app. `accounts` by their handles, as far as they were looked up."""

    def now(person: Person) -> Person:
        looked = accounts.get(person.account.address.handle) if person.account else None
        if person.account is None or looked is None:
            return person
        account = dataclasses.replace(person.account, without_app=looked.without_app, app_unknown=looked.app_unknown)
        return person if account == person.account else dataclasses.replace(person, account=account)

    return dataclasses.replace(draft, people=tuple(map(now, draft.people)))


def is_same(one: Person, other: Person) -> bool:
    """Whether two entries mean one person: one account, or one name while an account is missing."""
    if one.account and other.account:
        return one.key == other.key
    return one.name.casefold() == other.name.casefold()


def told_apart(draft: Draft) -> list[tuple[Person, Seat]]:
    """Every seat, with a number behind the title where a body has several of one title: "Councillor", "Councillor 2"."""
    taken: set[tuple[str, str]] = {(seat.body.casefold(), seat.title.casefold()) for _, seat in draft.seats}
    seen: set[tuple[str, str]] = set()
    found = []
    for person, seat in draft.seats:
        title, number = seat.title, 1
        while (seat.body.casefold(), title.casefold()) in (seen if number == 1 else taken | seen):
            number += 1
            title = f"{seat.title[: LONGEST_TITLE - 4]} {number}"
        seen.add((seat.body.casefold(), title.casefold()))
        found.append((person, dataclasses.replace(seat, title=title)))
    return found


def reflections_from(first: datetime.date) -> datetime.date:
    """The day of the first question to reflect on: when the first rush is over."""
    return first + datetime.timedelta(weeks=1)


def digests_from(first: datetime.date) -> datetime.date:
    """The first Monday after the first day: before that there is nothing to tell."""
    return first + datetime.timedelta(days=7 - first.weekday())
