"""When a set is to meet: dates to propose, and what is to be said of dates and of numbers of people. Pure.

What cannot be is refused; what is unusual is said, and left to the set. Whether somebody is in another set is told to nobody but them.
"""

import dataclasses
import datetime
import itertools
import zoneinfo
from collections.abc import Iterable, Iterator, Mapping, Sequence

from conversations import calendar, wording, workdays
from conversations.learning_sets import state

MEETINGS = 6
"""So many at least: fewer have been tried, and were too few to learn from."""
WEEKS = 7
"""The usual weeks between two meetings."""
USUAL_WEEKS = range(6, 9)
"""Six to eight weeks: time to do what one said, and not to forget it."""
USUAL_SIZE = range(4, 9)
MOST_MEETINGS = 24
LONGEST_AHEAD = datetime.timedelta(days=3 * 366)
MINUTES = range(30, 481)
"""How long a meeting may be: one round at least, one day at most."""
MOST_PEOPLE = 20

_WEEK = datetime.timedelta(weeks=1)
_AUGUST = 8
_CHRISTMAS_FROM, _CHRISTMAS_UNTIL = (12, 20), (1, 3)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Slot:
    """A local day and time, as people say it."""

    day: datetime.date
    at: datetime.time


@dataclasses.dataclass(frozen=True, kw_only=True)
class Remark:
    """Something to say about a plan, by its key in the catalogue. `refused`: it cannot be done so. Instants are aware."""

    key: str
    refused: bool = False
    facts: Mapping[str, int | datetime.datetime] = dataclasses.field(default_factory=dict)


def say(remark: Remark, words: wording.Wording, zone: str) -> str:
    """The remark in words, its days in this zone."""
    there = zoneinfo.ZoneInfo(zone)
    facts = remark.facts.items()
    return words.say(remark.key, **{name: one if isinstance(one, int) else words.day_and_time(one, there) for name, one in facts})


def is_quiet(day: datetime.date) -> bool:
    """Whether many are away: a bank holiday, August, or the days around Christmas."""
    christmas = (day.month, day.day) >= _CHRISTMAS_FROM or (day.month, day.day) <= _CHRISTMAS_UNTIL
    return workdays.is_bank_holiday(day) or day.month == _AUGUST or christmas


def propose(first: Slot, *, count: int = MEETINGS, weeks: int = WEEKS) -> tuple[Slot, ...]:
    """`count` meetings from the first on, on its weekday and at its time, each about `weeks` after the one before.

    A day when many are away is passed over, for another within six to eight weeks where there is one.
    """
    days = [first.day]
    while len(days) < count:
        days.append(_next(days[-1], weeks))
    return tuple(Slot(day=day, at=first.at) for day in days)


def instant(slot: Slot, zone: str) -> datetime.datetime:
    """When that is, in UTC; an hour that is skipped gives the first minute after it, one that comes twice its first coming."""
    return calendar.instant(slot.day, slot.at, zone)


def local(moment: datetime.datetime, zone: str) -> Slot:
    """What the clocks of the zone show then."""
    there = moment.astimezone(zoneinfo.ZoneInfo(zone))
    return Slot(day=there.date(), at=there.time().replace(second=0, microsecond=0))


def local_day(moment: datetime.datetime, zone: str) -> datetime.date:
    """The day it is there."""
    return local(moment, zone).day


def length(minutes: int) -> tuple[Remark, ...]:
    """What to say of how long a meeting takes."""
    return tuple(_of_length(minutes))


def remarks(slots: Sequence[Slot], *, minutes: int, zone: str, people: int, now: datetime.datetime) -> tuple[Remark, ...]:
    """Everything to say of a whole plan, refusals first. `people` are the members, without a facilitator who is none of them."""
    if zone not in zoneinfo.available_timezones():
        return (Remark(key="sets-plan-zone", refused=True),)
    starts = sorted(instant(one, zone) for one in slots)
    found = [*_of_people(people), *_of_number(len(slots)), *_of_length(minutes)]
    for slot in slots:
        found += of_slot(slot, zone, now)
    found += [*_same_day(slots), *_of_gaps(itertools.pairwise(starts), zone)]
    return tuple(sorted(found, key=lambda one: not one.refused))


def move(group: state.Group, meeting: state.SetMeeting, to: Slot, now: datetime.datetime) -> tuple[Remark, ...]:
    """What to say of moving a meeting, refusals first. Numbers stay; everything else that hangs on it follows by itself."""
    gone = _gone(group, meeting, now)
    return gone or _placed(group, to, now, without=meeting)


def add(group: state.Group, slot: Slot, now: datetime.datetime) -> tuple[Remark, ...]:
    """What to say of one more meeting, refusals first."""
    if group.learning_set.ended_at is not None:
        return (Remark(key="sets-plan-ended", refused=True),)
    if len(group.held()) >= MOST_MEETINGS:
        return (Remark(key="sets-plan-most-meetings", refused=True, facts={"most": MOST_MEETINGS}),)
    return _placed(group, slot, now)


def cancel(group: state.Group, meeting: state.SetMeeting, now: datetime.datetime) -> tuple[Remark, ...]:
    """What to say of cancelling a meeting, refusals first."""
    gone = _gone(group, meeting, now)
    left = len(group.held()) - 1
    return gone or ((Remark(key="sets-plan-few-meetings", facts={"meetings": left}),) if left < MEETINGS else ())


def next_number(group: state.Group) -> int:
    """The number of one more meeting: no number is ever used again."""
    return max((one.number for one in group.meetings), default=0) + 1


def clash(groups: Iterable[state.Group], now: datetime.datetime) -> tuple[state.SetMeeting, state.SetMeeting] | None:
    """The first two meetings of one person's sets that overlap from now on. For that person's eyes only."""
    coming = sorted((one for group in groups for one in group.held() if now < one.ends_at), key=lambda one: (one.starts_at, one.number))
    return next(((one, other) for one, other in itertools.pairwise(coming) if other.starts_at < one.ends_at), None)


def of_slot(slot: Slot, zone: str, now: datetime.datetime) -> Iterator[Remark]:
    """What to say of one day and time alone."""
    at = instant(slot, zone)
    if at <= now:
        yield Remark(key="sets-plan-past", refused=True, facts={"when": at})
    elif at - now > LONGEST_AHEAD:
        yield Remark(key="sets-plan-far", refused=True, facts={"when": at})
    elif at.astimezone(zoneinfo.ZoneInfo(zone)).time() != slot.at:
        yield Remark(key="sets-plan-skipped-hour", facts={"when": at})
    if is_quiet(slot.day):
        yield Remark(key="sets-plan-quiet-day", facts={"when": at})


def _next(day: datetime.date, weeks: int) -> datetime.date:
    usual = weeks in USUAL_WEEKS
    shortest = USUAL_WEEKS.start if usual else max(1, weeks - 1)
    gaps = sorted(range(shortest, weeks + 9), key=lambda gap: (usual and gap not in USUAL_WEEKS, abs(gap - weeks), gap < weeks))
    return next((day + gap * _WEEK for gap in gaps if not is_quiet(day + gap * _WEEK)), day + weeks * _WEEK)


def _of_people(people: int) -> Iterator[Remark]:
    if people < state.FEWEST:
        yield Remark(key="sets-plan-too-small", refused=True, facts={"people": people})
    elif people > MOST_PEOPLE:
        yield Remark(key="sets-plan-too-large", refused=True, facts={"people": people})
    elif people < USUAL_SIZE.start:
        yield Remark(key="sets-plan-small", facts={"people": people})
    elif people >= USUAL_SIZE.stop:
        yield Remark(key="sets-plan-large", facts={"people": people})


def _of_number(meetings: int) -> Iterator[Remark]:
    if not meetings:
        yield Remark(key="sets-plan-no-meeting", refused=True)
    elif meetings > MOST_MEETINGS:
        yield Remark(key="sets-plan-most-meetings", refused=True, facts={"most": MOST_MEETINGS})
    elif meetings < MEETINGS:
        yield Remark(key="sets-plan-few-meetings", facts={"meetings": meetings})


def _of_length(minutes: int) -> Iterator[Remark]:
    if minutes not in MINUTES:
        yield Remark(key="sets-plan-length", refused=True, facts={"fewest": MINUTES.start, "most": MINUTES.stop - 1})


def _same_day(slots: Sequence[Slot]) -> Iterator[Remark]:
    most = max((sum(1 for other in slots if other.day == one.day) for one in slots), default=0)
    if most > 1:
        yield Remark(key="sets-plan-same-day", refused=True, facts={"meetings": most})


def _of_gaps(pairs: Iterable[tuple[datetime.datetime, datetime.datetime]], zone: str) -> Iterator[Remark]:
    there = zoneinfo.ZoneInfo(zone)
    for earlier, later in pairs:
        days = (later.astimezone(there).date() - earlier.astimezone(there).date()).days
        if 0 < days < USUAL_WEEKS.start * 7:
            yield Remark(key="sets-plan-close", facts={"first": earlier, "second": later, "days": days})
        elif days > (USUAL_WEEKS.stop - 1) * 7:
            yield Remark(key="sets-plan-apart", facts={"first": earlier, "second": later, "weeks": round(days / 7)})


def _gone(group: state.Group, meeting: state.SetMeeting, now: datetime.datetime) -> tuple[Remark, ...]:
    if not group.takes_place(meeting):
        return (Remark(key="sets-plan-cancelled", refused=True, facts={"number": meeting.number}),)
    if meeting.starts_at <= now:
        return (Remark(key="sets-plan-begun", refused=True, facts={"number": meeting.number}),)
    return ()


def _placed(group: state.Group, slot: Slot, now: datetime.datetime, *, without: state.SetMeeting | None = None) -> tuple[Remark, ...]:
    zone = group.learning_set.zone
    at = instant(slot, zone)
    others = [one.starts_at for one in group.held() if one != without]
    found = list(of_slot(slot, zone, now))
    if any(group.day(one) == slot.day for one in others):
        found.append(Remark(key="sets-plan-day-taken", refused=True, facts={"when": at}))
    pairs = itertools.pairwise(sorted([*others, at]))
    found += _of_gaps((pair for pair in pairs if at in pair), zone)
    return tuple(sorted(found, key=lambda one: not one.refused))
