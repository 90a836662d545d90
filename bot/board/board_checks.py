"""Everything that is wrong with a board file, at once: what single keys hold, and the rules that span several of them.

The rules look at the entries that are sound, each by itself, so that one bad entry hides no fault of the others. They stay
silent where an entry that cannot be read may be the one that is missed.
"""

import dataclasses
import datetime
import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

import pydantic

from bot.board import board_tables as tables
from bot.board import extras_checks
from conversations import boards, calendar
from frameworks import loader, plain, schema
from frameworks.readings import disclosure

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

T = TypeVar("T", bound=tables.Table)


@dataclasses.dataclass(frozen=True, kw_only=True)
class _Entries(Generic[T]):
    """The entries of one list. `sound` has them by their number, from 1; `rest` holds what else stands there, unread."""

    sound: Mapping[int, T]
    rest: Sequence[object]

    def __iter__(self) -> Iterator[T]:
        return iter(self.sound.values())


def faults(table: Mapping[str, object], library: loader.Library) -> list[str]:
    """Every fault of a parsed file, each with its place: "people[3].name: This is missing. Add it." No fault means a sound file."""
    people = _entries(table, "people", tables.Person)
    seats = _entries(table, "seats", tables.Seat)
    voices = _entries(table, "voices", tables.Voice)
    schedules = _entries(table, "schedules", tables.Schedule)
    return [
        *_single_faults(table),
        *_floor_faults(table),
        *_people_faults(people),
        *_seat_faults(seats, people),
        *_tenure_faults(seats),
        *_voice_faults(voices, people, seats),
        *_schedules_faults(schedules, library, _keep_months(table)),
        *_unasked_faults(schedules, voices),
    ]


def _keep_months(table: Mapping[str, object]) -> int | None:
    """For how many months answers are kept; None where that cannot be read."""
    months = table.get("keep_months", tables.Board.model_fields["keep_months"].default)
    return months if isinstance(months, int) and 1 <= months <= 60 else None


def _floor_faults(table: Mapping[str, object]) -> Iterator[str]:
    """A floor below five that nobody decided on. A floor or a decision that cannot be read is named elsewhere."""
    floor, usual = table.get("floor", disclosure.USUAL_FLOOR), disclosure.USUAL_FLOOR
    if isinstance(floor, int) and disclosure.LEAST_FLOOR <= floor < usual and "floor_decision" not in table:
        yield (
            f"floor: a floor of {floor} is below {usual}, and only the board can decide on that. Write the day and the reason: "
            'floor_decision = { on = 2026-05-01, why = "…" }. Or remove the floor.'
        )


def _entries(table: Mapping[str, object], name: str, kind: type[T]) -> _Entries[T]:
    rows = table.get(name, [])
    if not isinstance(rows, list):
        return _Entries(sound={}, rest=[rows])
    sound: dict[int, T] = {}
    rest = []
    for number, row in enumerate(rows, start=1):
        try:
            sound[number] = kind.model_validate(_known(row, kind))
        except pydantic.ValidationError:
            rest.append(row)
    return _Entries(sound=sound, rest=rest)


def _known(row: object, kind: type[tables.Table]) -> object:
    """The entry without unknown keys: these are named elsewhere, and say nothing about the others."""
    return {key: held for key, held in row.items() if key in kind.model_fields} if isinstance(row, dict) else row


def _single_faults(table: Mapping[str, object]) -> Iterator[str]:
    try:
        tables.Board.model_validate(table)
    except pydantic.ValidationError as exc:
        found = exc.errors()
        for error in found:
            where = error["loc"]
            if error["type"] == "too_short" and any(one["loc"][: len(where)] == where and one["loc"] != where for one in found):
                continue  # the list is not short: its entries are at fault, and each is named
            yield f"{_place(where)}: {_words(error)}"


def _words(error: "ErrorDetails") -> str:
    where = error["loc"]
    inside = tables.TABLES.get(tuple(part for part in where[:-1] if isinstance(part, str)))
    known = inside.model_fields if inside else ()
    advice = plain.nearest(str(where[-1]), known, f"These keys are: {', '.join(known)}.") if where else ""
    return plain.sentence(error, "This", advice=advice, patterns=tables.PATTERNS)


def _place(where: tuple[int | str, ...]) -> str:
    """Where in the file, counting from 1 as people do: people[3].name."""
    text = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in where)
    return text.removeprefix(".") or "file"


def _people_faults(people: _Entries[tables.Person]) -> Iterator[str]:
    for key, count in Counter(person.key for person in people).items():
        if count > 1:
            yield f"people: the key {key} stands {count} times. Give each person their own."
    addresses = Counter((one.platform, one.tenant, one.handle) for person in people for one in person.addresses)
    for address, count in addresses.items():
        if count > 1:
            yield f"people: the address {'/'.join(address)} stands {count} times. An address belongs to one person."
    if not any(boards.Duty.COORDINATOR in person.duties for person in people) and not any(map(_may_coordinate, people.rest)):
        yield 'people: nobody is the coordinator. Give one person duties = ["coordinator"].'


def _may_coordinate(row: object) -> bool:
    """Whether somebody who cannot be read is the coordinator, or was perhaps meant to be."""
    duties = row.get("duties", []) if isinstance(row, dict) else None
    return not isinstance(duties, list) or any(duty != boards.Duty.CHAIR for duty in duties)


def _seat_faults(seats: _Entries[tables.Seat], people: _Entries[tables.Person]) -> Iterator[str]:
    for number, seat in seats.sound.items():
        if _is_unknown(seat.person, people):
            yield f"seats[{number}]: nobody has the key {seat.person}. Add that person or correct the key."
        if seat.held_until is not None and seat.held_until < seat.held_from:
            yield f"seats[{number}]: held_until is before held_from."


def _voice_faults(voices: _Entries[tables.Voice], people: _Entries[tables.Person], seats: _Entries[tables.Seat]) -> Iterator[str]:
    seated = {seat.person for seat in seats if seat.held_until is None}
    for number, voice in voices.sound.items():
        if _is_unknown(voice.person, people):
            yield f"voices[{number}]: nobody has the key {voice.person}. Add that person or correct the key."
        if voice.actor is boards.Actor.BOARD:
            yield f"voices[{number}]: whoever has a seat speaks for the board. Give another actor: {_others()}."
        elif voice.person in seated:
            yield f"voices[{number}]: {seated_voice(voice.person)}"
    for (person, actor), count in Counter((one.person, one.actor) for one in voices).items():
        if count > 1:
            yield f"voices: {person} stands {count} times for {actor}. Keep one."


def seated_voice(person: str) -> str:
    """What to say of somebody, by their key, who has a seat and is a voice of the same board."""
    return f"{person} has a seat on this board, so their view counts already. Remove the voice, or end the seat."


def _others() -> str:
    return ", ".join(actor for actor in boards.Actor if actor is not boards.Actor.BOARD)


def _unasked_faults(schedules: _Entries[tables.Schedule], voices: _Entries[tables.Voice]) -> Iterator[str]:
    """Pulses that would ask nobody. An entry that cannot be read may be the voice that is missed."""
    there = {voice.actor for voice in voices} | {boards.Actor.BOARD}
    for number, schedule in schedules.sound.items():
        if schedule.practice is not boards.Practice.PULSE and schedule.actor is not boards.Actor.BOARD:
            yield f"schedules[{number}]: only a pulse has an actor. Remove it."
        elif schedule.actor not in there and not voices.rest:
            yield f"schedules[{number}]: there is nobody to ask for {schedule.actor}. Add them under [[voices]], or remove the actor."


def _is_unknown(key: str, people: _Entries[tables.Person]) -> bool:
    """Whether nobody has the key. Somebody whose key cannot be read may be the one who is meant."""
    unread = [_key(row) for row in people.rest]
    return key not in {person.key for person in people} and key not in unread and None not in unread


def _key(row: object) -> str | None:
    """The key of somebody who cannot be read as a whole; None where that cannot be read either."""
    key = row.get("key") if isinstance(row, dict) else None
    return key if isinstance(key, str) and re.match(tables.KEY_PATTERN, key) else None


def _tenure_faults(seats: _Entries[tables.Seat]) -> Iterator[str]:
    sectors: dict[str, str] = {}
    held: defaultdict[tuple[str, str], list[tuple[int, tables.Seat]]] = defaultdict(list)
    for number, seat in seats.sound.items():
        sector = sectors.setdefault(seat.body, seat.sector)
        if sector != seat.sector:
            yield f"seats[{number}]: {seat.body} is of the sector {seat.sector} here, and of {sector} above. A body has one sector."
        held[seat.body, seat.title].append((number, seat))
    for tenures in held.values():
        for (earlier, one), (later, other) in itertools.combinations(sorted(tenures, key=lambda pair: pair[1].held_from), 2):
            if one.held_until is None or other.held_from <= one.held_until:
                ends = "has no held_until" if one.held_until is None else f"is held until {one.held_until}"
                first, second = sorted((earlier, later))
                yield (
                    f"seats[{second}]: this seat is held twice at once: it stands at seats[{first}] as well, and seats[{earlier}] {ends}. "
                    "End one before the next begins, or give the seats different titles."
                )


def _schedules_faults(schedules: _Entries[tables.Schedule], library: loader.Library, keep_months: int | None) -> Iterator[str]:
    for (practice, edition, actor), count in Counter((one.practice, one.edition, one.actor) for one in schedules).items():
        if count > 1:
            asked = "" if actor is boards.Actor.BOARD else f" for {actor}"
            yield f"schedules: {practice} of {edition or 'this board'}{asked} stands {count} times. Keep one."
    for number, schedule in schedules.sound.items():
        if schedule.practice is boards.Practice.DIGEST:
            found = _digest_faults(schedule)
        else:
            found = itertools.chain(_edition_faults(schedule, library), _pulse_faults(schedule, keep_months))
        found = itertools.chain(found, extras_checks.faults(schedule, library))
        yield from (f"schedules[{number}]: {fault}" for fault in found)


def _digest_faults(schedule: tables.Schedule) -> Iterator[str]:
    if schedule.edition is not None:
        yield "a digest has no edition. Remove it."
    if (schedule.every, schedule.unit) != (1, calendar.Unit.WEEKS):
        yield 'a digest is weekly. Write every = 1 and unit = "weeks".'


def _edition_faults(schedule: tables.Schedule, library: loader.Library) -> Iterator[str]:
    edition = library.get(schedule.edition or "")
    if edition is None:
        there = f"There is {', '.join(library)}."
        yield f"there is no edition {schedule.edition!r}. {there}" if schedule.edition else f"the edition is missing. {there}"
        return
    is_open = edition.scale.shape is schema.Shape.OPEN
    if is_open is not (schedule.practice is boards.Practice.REFLECTION):
        yield f"{edition.ref} has {'open questions' if is_open else 'answers to count'} and does not fit the practice {schedule.practice}."


def _pulse_faults(schedule: tables.Schedule, keep_months: int | None) -> Iterator[str]:
    if schedule.practice is not boards.Practice.PULSE:
        return
    if schedule.remind_days >= schedule.open_days:
        yield "remind_days must be less than open_days, or nobody could be reminded."
    weekly = schedule.unit is calendar.Unit.WEEKS
    # The shortest that the time between two openings can be: a month has 28 days at least.
    interval = schedule.every * (7 if weekly else 28)
    if schedule.open_days > interval:
        yield f"open_days is {schedule.open_days}, but the next pulse opens after {interval} days. Two pulses would overlap."
    if keep_months is None:
        return
    opens = schedule.first
    again = opens + datetime.timedelta(weeks=schedule.every) if weekly else calendar.add_months(opens, schedule.every)
    if again + datetime.timedelta(days=schedule.open_days) > calendar.add_months(opens, keep_months):
        yield (
            f"keep_months is {keep_months}: a pulse would be forgotten before the next one closes, and no change could ever be shown. "
            "Keep answers for longer, or ask more often."
        )
