"""What people say of when they hear from us, as short values that a button can carry: letters, digits and `_@.-`. Pure."""

import datetime
import functools
import re
import zoneinfo
from collections.abc import Iterable

from conversations import terms

USUAL, ANY, OFF, NEVER = "usual", "any", "off", "0000.0000"
WORKDAYS = frozenset(range(1, 6))
_DAY = datetime.timedelta(days=1)
_TIME = re.compile(r"([01]\d|2[0-3])([0-5]\d)")
_NO_PLACES = {"localtime", "Factory", "posixrules"}


def days_code(days: Iterable[int]) -> str:
    """ISO weekdays as a value; Monday to Friday, and none at all, are what is usual."""
    wanted = frozenset(days)
    return USUAL if wanted in (frozenset(), WORKDAYS) else ".".join(str(day) for day in sorted(wanted))


def days_of(value: str) -> frozenset[int] | None:
    """The ISO weekdays of a value, none for what is usual; None where it is no such value."""
    if value == USUAL:
        return frozenset()
    return frozenset(map(int, value.split("."))) if re.fullmatch(r"[1-7](\.[1-7]){0,6}", value) else None


def time_of(value: str) -> datetime.time | None:
    """The time of day of a value."""
    found = _TIME.fullmatch(value)
    return datetime.time(int(found[1]), int(found[2])) if found else None


def quiet_code(begins: datetime.time, ends: datetime.time) -> str:
    """Quiet hours as a value."""
    if begins == ends:
        return NEVER
    return USUAL if (begins, ends) == (terms.QUIET_FROM, terms.QUIET_UNTIL) else f"{begins:%H%M}.{ends:%H%M}"


def quiet_of(value: str) -> tuple[datetime.time, datetime.time] | None:
    """The quiet hours of a value; None where it is none, and for what is usual."""
    begins, ends = (time_of(one) for one in (*value.split("."), "", "")[:2])
    return (begins, ends) if begins is not None and ends is not None and value.count(".") == 1 else None


def span_code(span: terms.Span) -> str:
    """Leave as a value."""
    return f"{span.first.isoformat()}.{span.last.isoformat()}"


def span_of(value: str) -> terms.Span | None:
    """The leave of a value, which may be backwards."""
    first, last = (date_of(one) for one in (*value.split("."), "", "")[:2])
    return terms.Span(first=first, last=last) if first and last and value.count(".") == 1 else None


def date_of(value: str) -> datetime.date | None:
    """The day of a value."""
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        return None


def zone_code(zone: str) -> str:
    """A zone in the letters that a button can carry."""
    return zone.casefold().replace("/", ".").replace("+", "@")


def zone_of(value: str) -> str | None:
    """The zone of a value, as it is written; None where there is none."""
    return _coded().get(value)


@functools.cache
def places() -> tuple[str, ...]:
    """Every IANA zone that stands for a place, and UTC, by name."""
    return tuple(sorted(one for one in _coded().values() if one == "UTC" or ("/" in one and not one.startswith("Etc/"))))


@functools.cache
def _coded() -> dict[str, str]:
    """Read once: it is a look at hundreds of files."""
    return {zone_code(one): one for one in zoneinfo.available_timezones() - _NO_PLACES}


def loud(hours: tuple[datetime.time, datetime.time]) -> datetime.timedelta:
    """How much of a day is not quiet."""
    begins, ends = (datetime.timedelta(hours=one.hour, minutes=one.minute) for one in hours)
    return (begins - ends) % _DAY
