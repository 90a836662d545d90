"""Dates as an iCalendar file (RFC 5545), to be read by people's own calendars. The one place that knows the icalendar library's shapes."""

import datetime
from collections.abc import Iterable

import icalendar

from conversations import events

_MAKER = "-//Boardpulse//Boardpulse//EN"
_DOMAIN = "boardpulse"


def published(name: str, dates: Iterable[events.Event], now: datetime.datetime) -> bytes:
    """A whole calendar under its name, as it stood at `now` (aware). Read again, it changes and takes out what it brought before.

    It is published, and asks for no answer: whoever it is for says in chat whether they come, and nobody's address is in it.
    """
    calendar = icalendar.Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for date in dates:
        calendar.add_component(_event(date, now))
    return bytes(calendar.to_ical())


def _event(date: events.Event, now: datetime.datetime) -> icalendar.Event:
    """Times are instants in UTC: right wherever it is read, with no list of clock changes to carry."""
    starts_at = date.starts_at.astimezone(datetime.UTC)
    event = icalendar.Event()
    event.add("uid", f"{date.event_id}@{_DOMAIN}")
    event.add("dtstamp", now.astimezone(datetime.UTC))
    event.add("sequence", date.sequence)
    event.add("summary", date.name)
    event.add("dtstart", starts_at)
    event.add("dtend", starts_at + datetime.timedelta(minutes=date.minutes))
    event.add("status", "CANCELLED" if date.cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if date.cancelled else "OPAQUE")
    if date.place:
        event.add("location", date.place)
    if date.about:
        event.add("description", date.about)
    return event
