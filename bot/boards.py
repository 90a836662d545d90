"""Boards as a coordinator describes them in a file: read, checked as a whole, stored."""

import datetime
import pathlib
import tomllib
import uuid
import zoneinfo
from collections import Counter
from collections.abc import Iterator
from typing import Annotated, Any

import pydantic

from bot import ports
from conversations import boards, calendar, inbound, wording
from frameworks import errors, loader, schema
from frameworks.readings import disclosure

_Key = Annotated[str, pydantic.Field(pattern=r"^[a-z][a-z0-9_]{1,39}$")]
_Line = Annotated[str, pydantic.Field(min_length=1, max_length=200)]


class BoardFaults(errors.BoardpulseError):
    """A board file cannot be used as it stands."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


def _zone(name: str) -> str:
    if name not in zoneinfo.available_timezones():
        raise ValueError(f"{name!r} is not a time zone; write, for example, Europe/London")
    return name


def _language(name: str) -> str:
    if name not in wording.languages():
        raise ValueError(f"there is no catalogue for {name!r}; there is {', '.join(wording.languages())}")
    return name


_Zone = Annotated[str, pydantic.AfterValidator(_zone)]
_Language = Annotated[str, pydantic.AfterValidator(_language)]


class _Table(pydantic.BaseModel):
    model_config = pydantic.ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class _Address(_Table):
    platform: Annotated[str, pydantic.Field(pattern=r"^[a-z]{2,20}$")]
    tenant: Annotated[str, pydantic.Field(min_length=1, max_length=100)]
    handle: Annotated[str, pydantic.Field(min_length=1, max_length=255)]


class _Person(_Table):
    key: _Key
    name: _Line
    addresses: tuple[_Address, ...] = ()
    duties: tuple[boards.Duty, ...] = ()
    zone: _Zone | None = None
    language: _Language | None = None


class _Seat(_Table):
    title: _Line
    body: _Line
    sector: Annotated[str, pydantic.Field(min_length=1, max_length=120)]
    person: _Key
    held_from: datetime.date
    held_until: datetime.date | None = None


class _Schedule(_Table):
    practice: boards.Practice
    edition: str | None = None
    first: datetime.date
    every: Annotated[int, pydantic.Field(ge=1, le=60)]
    unit: calendar.Unit
    at: datetime.time
    open_days: Annotated[int, pydantic.Field(ge=1, le=90)] = 14
    remind_days: Annotated[int, pydantic.Field(ge=0, le=60)] = 3


class _Board(_Table):
    key: _Key
    name: _Line
    zone: _Zone = "Europe/London"
    language: _Language = wording.DEFAULT_LANGUAGE
    channel: _Address
    floor: Annotated[int, pydantic.Field(ge=disclosure.LEAST_FLOOR, le=20)] = 5
    keep_months: Annotated[int, pydantic.Field(ge=1, le=60)] = 24
    people: Annotated[tuple[_Person, ...], pydantic.Field(min_length=1)]
    seats: Annotated[tuple[_Seat, ...], pydantic.Field(min_length=1)]
    schedules: tuple[_Schedule, ...] = ()


def read(path: pathlib.Path, library: loader.Library) -> boards.BoardPlan:
    """The board that a TOML file describes. Raises BoardFaults with every fault at once, each with its place in the file."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as exc:
        raise BoardFaults([f"{path}: the file cannot be opened ({exc.strerror})."]) from exc
    except UnicodeDecodeError as exc:
        raise BoardFaults([f"{path}: the file is not UTF-8 text. Save it again as UTF-8."]) from exc
    except tomllib.TOMLDecodeError as exc:
        raise BoardFaults([f"{path}: the file is not valid TOML: {exc}."]) from exc
    try:
        board = _Board.model_validate(table)
    except pydantic.ValidationError as exc:
        raise BoardFaults([f"{path}: {_place(error['loc'])}: {error['msg']}." for error in exc.errors()]) from exc
    faults = [f"{path}: {fault}" for fault in _faults(board, library)]
    if faults:
        raise BoardFaults(faults)
    return _plan(board)


async def load(repos: ports.Repositories, plan: boards.BoardPlan, now: datetime.datetime) -> uuid.UUID:
    """Store the board and its schedules as the plan has them. Loading the same plan again changes nothing."""
    board_id = await repos.boards.save(plan)
    kept = [await repos.schedules.save(board_id, schedule, now) for schedule in plan.schedules]
    await repos.schedules.stop_others(board_id, kept)
    return board_id


def _faults(board: _Board, library: loader.Library) -> Iterator[str]:
    yield from _people_faults(board)
    yield from _seat_faults(board)
    for (practice, edition), count in Counter((one.practice, one.edition) for one in board.schedules).items():
        if count > 1:
            yield f"schedules: {practice} of {edition or 'this board'} stands {count} times. Keep one."
    for number, schedule in enumerate(board.schedules, start=1):
        yield from (f"schedules[{number}]: {fault}" for fault in _schedule_faults(schedule, library))


def _people_faults(board: _Board) -> Iterator[str]:
    for key, count in Counter(person.key for person in board.people).items():
        if count > 1:
            yield f"people: the key {key} stands {count} times. Give each person their own."
    addresses = Counter((one.platform, one.tenant, one.handle) for person in board.people for one in person.addresses)
    for address, count in addresses.items():
        if count > 1:
            yield f"people: the address {'/'.join(address)} stands {count} times. An address belongs to one person."
    if not any(boards.Duty.COORDINATOR in person.duties for person in board.people):
        yield 'people: nobody is the coordinator. Give one person duties = ["coordinator"].'


def _seat_faults(board: _Board) -> Iterator[str]:
    known = {person.key for person in board.people}
    for number, seat in enumerate(board.seats, start=1):
        if seat.person not in known:
            yield f"seats[{number}]: nobody has the key {seat.person}. Add that person or correct the key."
        if seat.held_until is not None and seat.held_until < seat.held_from:
            yield f"seats[{number}]: held_until is before held_from."


def _schedule_faults(schedule: _Schedule, library: loader.Library) -> Iterator[str]:
    if schedule.practice is boards.Practice.DIGEST:
        if schedule.edition is not None:
            yield "a digest has no edition. Remove it."
        return
    edition = library.get(schedule.edition or "")
    if edition is None:
        yield f"there is no edition {schedule.edition!r}. There is {', '.join(library)}."
        return
    is_open = edition.scale.shape is schema.Shape.OPEN
    if is_open is not (schedule.practice is boards.Practice.REFLECTION):
        yield f"{edition.ref} has {'open questions' if is_open else 'levels'} and does not fit the practice {schedule.practice}."
    if schedule.practice is boards.Practice.PULSE and schedule.remind_days >= schedule.open_days:
        yield "remind_days must be less than open_days, or nobody could be reminded."


def _plan(board: _Board) -> boards.BoardPlan:
    people = tuple(
        boards.PersonPlan(
            key=person.key,
            name=person.name,
            zone=person.zone or board.zone,
            language=person.language or board.language,
            addresses=tuple(_address(one) for one in person.addresses),
            duties=person.duties,
        )
        for person in board.people
    )
    return boards.BoardPlan(
        key=board.key,
        name=board.name,
        zone=board.zone,
        language=board.language,
        channel=_address(board.channel),
        floor=board.floor,
        keep_months=board.keep_months,
        people=people,
        seats=tuple(boards.SeatPlan(**seat.model_dump()) for seat in board.seats),
        schedules=tuple(_schedule(one, board.zone) for one in board.schedules),
    )


def _address(address: _Address) -> inbound.Address:
    return inbound.Address(platform=address.platform, tenant=address.tenant, handle=address.handle)


def _schedule(schedule: _Schedule, zone: str) -> boards.SchedulePlan:
    rhythm = calendar.Rhythm(first=schedule.first, every=schedule.every, unit=schedule.unit, at=schedule.at, zone=zone)
    return boards.SchedulePlan(
        practice=schedule.practice,
        rhythm=rhythm,
        edition_ref=schedule.edition,
        open_days=schedule.open_days,
        remind_days=schedule.remind_days,
    )


def _place(where: tuple[Any, ...]) -> str:
    """Where in the file, counting from 1 as people do: people[3].name."""
    text = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in where)
    return text.removeprefix(".") or "file"
