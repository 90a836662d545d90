"""What a board file may hold, table by table. Rules that span several entries are in board_checks.py."""

import datetime
import functools
import zoneinfo
from collections.abc import Mapping
from typing import Annotated

import pydantic

from conversations import boards, calendar, wording
from frameworks.readings import disclosure

KEY_PATTERN = r"^[a-z][a-z0-9_]{1,39}$"
PLATFORM_PATTERN = r"^[a-z]{2,20}$"
PATTERNS: Mapping[str, str] = {
    KEY_PATTERN: "2 to 40 small letters, digits and underscores, with a letter first",
    PLATFORM_PATTERN: 'the name of a platform in small letters, such as "console"',
}
"""What each pattern asks for, in words."""
_YEARS = range(1900, 2201)


@functools.cache
def zones() -> frozenset[str]:
    """Every time zone there is. Read once: it is a walk through many folders."""
    return frozenset(zoneinfo.available_timezones())


def _zone(name: str) -> str:
    if name not in zones():
        raise ValueError(f"{name!r} is not a time zone. Write, for example, Europe/London.")
    return name


def _language(name: str) -> str:
    found = wording.closest(name)
    if found is None:
        raise ValueError(f"There is no catalogue for {name!r}. There is {', '.join(wording.languages())}.")
    return found


def _plausible(day: datetime.date) -> datetime.date:
    if day.year not in _YEARS:
        raise ValueError(f"The year {day.year} cannot be meant.")
    return day


def _whole_minutes(at: datetime.time) -> datetime.time:
    if at.second or at.microsecond:
        raise ValueError("A time of day is in whole minutes: write its seconds as 00, as in 09:30:00.")
    return at


_Key = Annotated[str, pydantic.Field(pattern=KEY_PATTERN)]
_Line = Annotated[str, pydantic.Field(min_length=1, max_length=200)]
_Zone = Annotated[str, pydantic.AfterValidator(_zone)]
_Language = Annotated[str, pydantic.AfterValidator(_language)]
_Day = Annotated[datetime.date, pydantic.Field(strict=True), pydantic.AfterValidator(_plausible)]
_Time = Annotated[datetime.time, pydantic.Field(strict=True), pydantic.AfterValidator(_whole_minutes)]
_Whole = Annotated[int, pydantic.Field(strict=True)]
"""A number as TOML writes it: "3", 3.0 and true are faults, not threes and ones."""


class Table(pydantic.BaseModel):
    """Common settings of every table: frozen, and an unknown key is a fault."""

    model_config = pydantic.ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Address(Table):
    """Where somebody is reached."""

    platform: Annotated[str, pydantic.Field(pattern=PLATFORM_PATTERN)]
    tenant: Annotated[str, pydantic.Field(min_length=1, max_length=100)]
    handle: Annotated[str, pydantic.Field(min_length=1, max_length=255)]


class Person(Table):
    """One of the people."""

    key: _Key
    name: _Line
    addresses: tuple[Address, ...] = ()
    duties: tuple[boards.Duty, ...] = ()
    zone: _Zone | None = None
    language: _Language | None = None


class Seat(Table):
    """One tenure of a seat: both days are included."""

    title: _Line
    body: _Line
    sector: Annotated[str, pydantic.Field(min_length=1, max_length=120)]
    person: _Key
    held_from: _Day
    held_until: _Day | None = None


class Voice(Table):
    """Somebody outside the board who is asked for the view of their kind of actor."""

    person: _Key
    actor: boards.Actor


class Schedule(Table):
    """One recurring practice."""

    practice: boards.Practice
    edition: str | None = None
    first: _Day
    every: Annotated[_Whole, pydantic.Field(ge=1, le=60)]
    unit: calendar.Unit
    at: _Time
    open_days: Annotated[_Whole, pydantic.Field(ge=1, le=90)] = 14
    remind_days: Annotated[_Whole, pydantic.Field(ge=0, le=60)] = 3
    actor: boards.Actor = boards.Actor.BOARD
    extras: frozenset[boards.Extra] = frozenset()


class FloorDecision(Table):
    """That the board decided on a floor below five."""

    on: _Day
    why: Annotated[str, pydantic.Field(min_length=1, max_length=300)]


class Board(Table):
    """The whole file."""

    key: _Key
    name: _Line
    zone: _Zone = "Europe/London"
    language: _Language = wording.DEFAULT_LANGUAGE
    channel: Address
    floor: Annotated[_Whole, pydantic.Field(ge=disclosure.LEAST_FLOOR, le=20)] = disclosure.USUAL_FLOOR
    floor_decision: FloorDecision | None = None
    keep_months: Annotated[_Whole, pydantic.Field(ge=1, le=60)] = 24
    people: Annotated[tuple[Person, ...], pydantic.Field(min_length=1)]
    seats: Annotated[tuple[Seat, ...], pydantic.Field(min_length=1)]
    voices: tuple[Voice, ...] = ()
    schedules: tuple[Schedule, ...] = ()


TABLES: Mapping[tuple[str, ...], type[Table]] = {
    (): Board,
    ("channel",): Address,
    ("floor_decision",): FloorDecision,
    ("people",): Person,
    ("people", "addresses"): Address,
    ("seats",): Seat,
    ("voices",): Voice,
    ("schedules",): Schedule,
}
"""Every table that a file may hold, by its path of keys."""
