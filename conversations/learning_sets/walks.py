"""What each prompt asks for, one thing after the other, and which choices there are. How far somebody is follows from what they wrote."""

import datetime
import re
from collections.abc import Mapping

from conversations import sending
from conversations.learning_sets import state

_K = state.NoteKind
_P = sending.Kind

STEPS: Mapping[sending.Kind, tuple[state.NoteKind, ...]] = {
    _P.SET_MIND: (_K.MIND,),
    _P.SET_PREPARE: (_K.ISSUE, _K.WHY_NOW, _K.TRIED, _K.WANT),
    _P.SET_ENDED: (_K.COMMITMENT, _K.BY, _K.SURE, _K.NOTICED),
    _P.SET_WEEK_ON: (_K.STANDS,),
    _P.SET_HALFWAY: (_K.LEARNED,),
    _P.SET_WEEK_BEFORE: (_K.REPORT,),
    _P.SET_REVIEW: (_K.PURPOSE, _K.PATTERN, _K.VALUE, _K.GO_ON),
    _P.SET_AFTER: (_K.FOR_ME, _K.FOR_BOARD, _K.FOR_SYSTEM),
}
"""By the kind of its prompt; what is asked first is what it is about."""
CHOICES: Mapping[state.NoteKind, tuple[str, ...]] = {
    _K.SURE: ("1", "2", "3", "4", "5"),
    _K.STANDS: ("done", "moving", "stuck", "dropped"),
    _K.GO_ON: ("carry_on", "change", "close"),
}
"""What is chosen and not written."""
BY_WEEKS = (2, 4, 6)
"""By when somebody may mean to have done it, in weeks after the meeting; they may also say it in their own words."""
WRITABLE = frozenset(kind for steps in STEPS.values() for kind in steps if kind not in CHOICES)
LONGEST = 1_000
"""Characters of one note: the line, not the story."""

_IN_LETTERS = {"1": "one", "2": "two", "3": "three", "4": "four", "5": "five"}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def walk_of(kind: state.NoteKind) -> sending.Kind:
    """The prompt that asks for this."""
    return next(prompt for prompt, steps in STEPS.items() if kind in steps)


def after(kind: state.NoteKind) -> state.NoteKind | None:
    """What the same prompt asks next; None behind its last."""
    steps = STEPS[walk_of(kind)]
    place = steps.index(kind) + 1
    return steps[place] if place < len(steps) else None


def is_choice(kind: state.NoteKind, value: str) -> bool:
    """Whether this can be chosen for it."""
    return day_of(value) is not None if kind is state.NoteKind.BY else value in CHOICES.get(kind, ())


def spoken(value: str) -> str:
    """What a choice is called in the catalogue."""
    return _IN_LETTERS.get(value, value).replace("_", "-")


def by_days(group: state.Group, meeting: state.SetMeeting) -> tuple[datetime.date, ...]:
    """Days by which something may be done after a meeting, in order: some weeks on, and the day of the next meeting."""
    held = group.day(meeting.starts_at)
    following = group.following(meeting)
    last = group.day(following.starts_at) if following else None
    days = {held + datetime.timedelta(weeks=weeks) for weeks in BY_WEEKS}
    return tuple(sorted({day for day in days if last is None or day < last} | ({last} if last else set())))


def day_of(value: str) -> datetime.date | None:
    """The day that an ISO text names; None for any other."""
    if not _DAY.fullmatch(value):
        return None
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        return None
