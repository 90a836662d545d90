"""A date for people's own calendars, before any format: what a board's meeting and a learning set's have in common."""

import dataclasses
import datetime
import uuid


@dataclasses.dataclass(frozen=True, kw_only=True)
class Event:
    """One date. `event_id` stays the same for ever, `sequence` counts its changes from 0; both are what calendars know it by.

    `starts_at` is aware. What is cancelled stays an event, so that calendars can take it out.
    """

    event_id: uuid.UUID
    name: str
    starts_at: datetime.datetime
    minutes: int
    sequence: int = 0
    cancelled: bool = False
    place: str = ""
    about: str = ""
