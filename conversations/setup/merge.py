"""Who the lines of a list mean: what has to be looked up on the platform, and the people that the lines come to. Pure."""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence

from conversations import directory
from conversations.setup import pasted as setup_people
from conversations.setup.draft import Person, Seat, is_same
from conversations.setup.pasted import Fault, Line, LineFault, Pasted
from conversations.wording import Wording

MOST_PEOPLE = 60
_THERE = {directory.Standing.MEMBER, directory.Standing.GUEST}


@dataclasses.dataclass(frozen=True, kw_only=True)
class Wanted:
    """What has to be looked up before something can be dealt with: handles of accounts, names, handles of channels."""

    accounts: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    channels: frozenset[str] = frozenset()


@dataclasses.dataclass(frozen=True, kw_only=True)
class Found:
    """What the platform said, by what was asked for."""

    accounts: Mapping[str, directory.Profile | None] = dataclasses.field(default_factory=dict)
    names: Mapping[str, Sequence[directory.Profile]] = dataclasses.field(default_factory=dict)
    channels: Mapping[str, directory.ChannelProfile | None] = dataclasses.field(default_factory=dict)

    def answers(self, wanted: Wanted) -> bool:
        """Whether everything wanted was looked up."""
        return wanted.accounts <= self.accounts.keys() and wanted.names <= self.names.keys() and wanted.channels <= self.channels.keys()


def read(pasted: str, people: Sequence[Person], words: Wording) -> Pasted:
    """The lines of a text that can be used beside `people`, each with its sector, and no more people than a board has."""
    told_of = setup_people.read(pasted, words)
    told = dict.fromkeys(map(_called, told_of.lines))
    kept = set(list(told)[:MOST_PEOPLE])
    lines = tuple(one for one in told_of.lines if _called(one) in kept)
    over = [setup_people.fault(one, Fault.TOO_MANY) for one in told_of.lines if _called(one) not in kept]
    sectors = {seat.body: seat.sector for person in people if not _is_told_anew(person, lines) for seat in person.seats}
    return setup_people.settle(Pasted(lines=lines, faults=(*told_of.faults, *over)), sectors)


def wanted(lines: Iterable[Line], people: Sequence[Person], words: Wording) -> Wanted:
    """The accounts and names of these lines that are not on the list already."""
    accounts, names = set(), set()
    for line in lines:
        if _on_list(line, people) is not None:
            continue
        if line.handle is not None:
            accounts.add(line.handle)
        else:
            names |= {line.sign_in, *_spellings(line.name, words)} - {""}
    return Wanted(accounts=frozenset(accounts), names=frozenset(names))


def persons(
    lines: Iterable[Line], people: Sequence[Person], found: Found, words: Wording, *, room: int
) -> tuple[list[Person], list[LineFault]]:
    """The people that the lines come to, and the lines that come to nobody. `room`: how many may be new."""
    told: list[Person] = []
    faults: list[LineFault] = []
    for line in lines:
        who = _who(line, people, found, words)
        if isinstance(who, Fault):
            faults.append(setup_people.fault(line, who))
            continue
        place = next((place for place, one in enumerate(told) if is_same(one, who)), None)
        if place is not None:
            told[place] = _both(told[place], who)
        elif any(is_same(one, who) for one in people) or room > 0:
            room -= 0 if any(is_same(one, who) for one in people) else 1
            told.append(who)
        else:
            faults.append(setup_people.fault(line, Fault.TOO_MANY))
    return told, faults


def decided(people: Sequence[Person], person: Person, account: directory.Profile | None) -> Person:
    """The person once it is known which account is theirs, or that none is. They may be on the list already."""
    sure = dataclasses.replace(person, account=account, candidates=())
    twin = next((one for one in people if account is not None and one.key == sure.key), None)
    return sure if twin is None else _both(twin, sure)


def _called(line: Line) -> str:
    """What makes two lines those of one person, before anybody was looked up."""
    return line.handle or line.sign_in.casefold() or line.name.casefold()


def _on_list(line: Line, people: Sequence[Person]) -> Person | None:
    if line.handle is not None:
        return next((one for one in people if one.account is not None and one.account.address.handle == line.handle), None)
    if line.sign_in:
        known = [one for one in people if one.account is not None and one.account.sign_in]
        return next((one for one in known if one.account and _same(one.account.sign_in or "", line.sign_in)), None)
    called = [one for one in people if one.name.casefold() == line.name.casefold() and (one.account or one.candidates)]
    return called[0] if len(called) == 1 else None


def _is_told_anew(person: Person, lines: Iterable[Line]) -> bool:
    return any(_on_list(line, [person]) or (line.name and line.name.casefold() == person.name.casefold()) for line in lines)


def _who(line: Line, people: Sequence[Person], found: Found, words: Wording) -> Person | Fault:
    seats = (Seat(title=line.seat, body=line.body, sector=line.sector),) if line.seat else ()
    known = _on_list(line, people)
    if known is not None:
        return dataclasses.replace(known, name=line.name or known.name, seats=seats, duties=line.duties)
    if line.handle is not None:
        profile = found.accounts.get(line.handle)
        if profile is not None and profile.standing is directory.Standing.BOT:
            return Fault.NO_PERSON
        name = line.name or (profile.name if profile else "")
        return Person(name=name[: setup_people.LONGEST_FIELD], account=profile, seats=seats, duties=line.duties) if name else Fault.NOBODY
    if line.sign_in and (profiles := _people(found.names.get(line.sign_in, ()))):
        name = line.name or profiles[0].name
        return _one_of(profiles, name[: setup_people.LONGEST_FIELD], line, seats, is_sure=True)
    if not line.name:
        return Fault.NOBODY
    matches = _matches(line.name, found, words)
    by_name = [one for one in matches if " " in line.name or goes_by(one, line.name, words)]
    # Somebody of this name who signs in with another address than the one given may be a namesake.
    is_sure = any(one.standing in _THERE and not (line.sign_in and one.sign_in) for one in by_name)
    return _one_of(matches, line.name, line, seats, is_sure=is_sure)


def _one_of(matches: Sequence[directory.Profile], name: str, line: Line, seats: tuple[Seat, ...], *, is_sure: bool) -> Person:
    """The person whose account is among these; where that is not sure, those it may be."""
    there = tuple(one for one in matches if one.standing in _THERE)
    if len(there) == 1 and is_sure:
        return Person(name=name, account=there[0], seats=seats, duties=line.duties)
    # One word may be no more than the name that somebody else signs in with: then it is asked who is meant.
    account, candidates = matches[0] if matches and not there else None, there
    return Person(name=name, account=account, candidates=candidates, seats=seats, duties=line.duties)


def goes_by(profile: directory.Profile, name: str, words: Wording) -> bool:
    """Whether this is the account's own full name, give or take a title."""
    own = " ".join(profile.name.split()).casefold()
    return own in {spelling.casefold() for spelling in _spellings(name, words)}


def without_title(name: str, words: Wording) -> str:
    """The name without a title such as "Dr" in front."""
    first, _, rest = name.partition(" ")
    titles = {one.strip() for one in words.say("typed-setup-titles").split(",")}
    return rest if rest and first.casefold().rstrip(".") in titles else name


def _matches(name: str, found: Found, words: Wording) -> list[directory.Profile]:
    """The people who go by this name; where nobody does, by the name without a title."""
    for spelling in _spellings(name, words):
        several = _people(found.names.get(spelling, ()))
        if several:
            return several
    return []


def _people(profiles: Iterable[directory.Profile]) -> list[directory.Profile]:
    return list({one.address: one for one in profiles if one.standing is not directory.Standing.BOT}.values())


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _spellings(name: str, words: Wording) -> list[str]:
    """The name as written, with the other apostrophe, and without a title such as "Dr" in front."""
    names = [name, without_title(name, words)]
    return list(dict.fromkeys(one for written in names for one in (written, written.replace("’", "'"), written.replace("'", "’"))))


def _both(one: Person, other: Person) -> Person:
    """One person's two lines. The same seat told twice is one seat, as the later line has it."""
    seats = {(seat.title.casefold(), seat.body.casefold()): seat for seat in (*one.seats, *other.seats)}
    return dataclasses.replace(one, seats=tuple(seats.values()), duties=tuple(dict.fromkeys((*one.duties, *other.duties))))
