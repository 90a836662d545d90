"""The calendar file as another program reads it: parsed back by the library that wrote none of our words."""

import datetime
import uuid
import zoneinfo

import icalendar
from hypothesis import given
from hypothesis import strategies as st

from adapters.papers import calendar
from conversations import events

NOW = datetime.datetime(2026, 11, 23, 9, tzinfo=datetime.UTC)
LONDON = zoneinfo.ZoneInfo("Europe/London")
YEARS = datetime.datetime(2026, 1, 1), datetime.datetime(2036, 1, 1)  # noqa: DTZ001 - hypothesis adds the zone
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=80)
EVENTS = st.builds(
    events.Event,
    event_id=st.uuids(),
    name=TEXTS,
    starts_at=st.datetimes(*YEARS, timezones=st.just(LONDON)),
    minutes=st.integers(1, 1440),
    sequence=st.integers(0, 999),
    cancelled=st.booleans(),
    place=TEXTS,
    about=TEXTS,
)


def event(**changes: object) -> events.Event:
    held: dict[str, object] = {
        "event_id": uuid.UUID(int=7),
        "name": "Riverside Board: formal meeting in public",
        "starts_at": datetime.datetime(2027, 7, 14, 14, tzinfo=LONDON),
        "minutes": 120,
    }
    return events.Event(**(held | changes))  # type: ignore[arg-type]  # a test names the field it changes


def read(content: bytes) -> list[icalendar.Event]:
    parsed = icalendar.Calendar.from_ical(content)
    assert isinstance(parsed, icalendar.Calendar)
    assert (parsed["version"], parsed["method"]) == ("2.0", "PUBLISH")
    return [one for one in parsed.walk("VEVENT") if isinstance(one, icalendar.Event)]


def test_a_meeting_is_at_its_instant_whatever_zone_it_is_read_in() -> None:
    (found,) = read(calendar.published("Riverside Board", [event()], NOW))
    assert found.decoded("dtstart") == datetime.datetime(2027, 7, 14, 13, tzinfo=datetime.UTC)
    assert found.decoded("dtend") - found.decoded("dtstart") == datetime.timedelta(hours=2)
    assert found.decoded("dtstamp") == NOW
    assert found["status"] == "CONFIRMED"


def test_a_change_and_a_cancellation_are_of_the_same_event() -> None:
    states = (event(), event(sequence=1), event(sequence=2, cancelled=True))
    first, moved, gone = (read(calendar.published("Riverside Board", [one], NOW))[0] for one in states)
    assert first["uid"] == moved["uid"] == gone["uid"]
    assert [one["sequence"] for one in (first, moved, gone)] == [0, 1, 2]
    assert gone["status"] == "CANCELLED"


def test_no_address_and_no_answer_is_asked_for() -> None:
    (found,) = read(calendar.published("Riverside Board", [event(place="Room 2", about="Bring one question.")], NOW))
    assert (found["location"], found["description"]) == ("Room 2", "Bring one question.")
    assert not {"ATTENDEE", "ORGANIZER"} & set(found)


@given(st.lists(EVENTS, max_size=5))
def test_whatever_is_written_is_read_back(held: list[events.Event]) -> None:
    found = read(calendar.published("A board; its meetings, all", held, NOW))
    assert len(found) == len(held)
    for one, written in zip(found, held, strict=True):
        assert str(one["uid"]).startswith(str(written.event_id))
        assert str(one["summary"]) == written.name
        assert one.decoded("dtstart") == written.starts_at.astimezone(datetime.UTC).replace(microsecond=0)
        assert (one["sequence"], one["status"] == "CANCELLED") == (written.sequence, written.cancelled)


def test_lines_are_as_long_as_calendars_take() -> None:
    content = calendar.published("Riverside Board", [event(name="Ein langer Name – " * 20)], NOW)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert content.endswith(b"\r\n")
