"""What may be worth a coordinator's question about a board: facts, each with the day from which it is so, and never a judgement.

Everything rests on published rounds, so the board itself has seen it first. Nothing is stored of what was told: each fact has an instant
from which it has held without a break, and is told in the week in which that lies, and again every eight weeks while it still holds.

Sources: the LGA's review of 2015 names what shows that a board may want support (no engagement, a change of chair, boards that have
stopped moving). The figures for "long", "hardly anybody" and "far" are house rules.
"""

import dataclasses
import datetime
import enum
import itertools
import statistics
from collections.abc import Callable, Iterator, Sequence

from conversations import annotations, calendar
from conversations.courses import history
from frameworks.readings import agreement, over_time
from frameworks.readings import reading as readings

MOST = 2
"""So many are told of one board in one week; what is told first stands first in Kind."""
AGAIN = datetime.timedelta(weeks=8)
"""The same is not said again sooner while nothing has changed."""
HALF_A_YEAR = datetime.timedelta(days=182)
STILL_ROUNDS = 4
LESS_ROUNDS = 3
WIDER_ROUNDS = 3
_HARDLY = 10
"""Hardly anybody: no more than one in so many of those who answered twice."""
_MOMENT = datetime.timedelta(microseconds=1)
_APART = tuple(agreement.Agreement)
"""From agreement to difference."""
_AGREED = {agreement.Agreement.LARGELY_AGREE, agreement.Agreement.BROADLY_AGREE}


class Kind(enum.StrEnum):
    """What is so."""

    NEW_CHAIR = "new-chair"
    """Somebody wrote down, or Boardpulse saw, that the board has another chair."""
    SILENCE = "silence"
    """No round has closed with an answer for twice the usual time between rounds, or half a year."""
    LESS = "less"
    """Three rounds in a row had each fewer answers than the one before."""
    WIDER = "wider"
    """Over three rounds an item went from agreement to difference."""
    STILL = "still"
    """For four rounds the middle answers have been the same, and hardly anybody moved."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Signal:
    """One of them. `edition` and `items` are named as the board names them; `answers` are (answered, eligible), the oldest round first.

    `since` is when the last round that anybody answered closed, where it is silence.
    """

    kind: Kind
    edition: str = ""
    items: tuple[str, ...] = ()
    answers: tuple[tuple[int, int], ...] = ()
    since: datetime.datetime | None = None

    @property
    def has_figures(self) -> bool:
        """Whether it rests on figures of summaries."""
        return self.kind in {Kind.LESS, Kind.WIDER, Kind.STILL}


@dataclasses.dataclass(frozen=True, kw_only=True)
class Course:
    """The published rounds of one framework, and when the summary of each went out, in the same order."""

    rounds: history.History
    out_at: tuple[datetime.datetime, ...]

    def first(self, count: int) -> Sequence[history.Past]:
        """So many of its rounds, the oldest first."""
        return self.rounds.rounds[:count]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Facts:
    """What is known of a board. `heard_at` is when its published rounds closed that anybody answered, in order.

    `planned` is the shortest time between two rounds that it has planned; None where none is planned. `is_asked`: a round is open.
    """

    courses: tuple[Course, ...] = ()
    heard_at: tuple[datetime.datetime, ...] = ()
    planned: datetime.timedelta | None = None
    is_asked: bool = False
    written: tuple[annotations.Annotation, ...] = ()


def found(facts: Facts, zone: str, since: datetime.datetime, until: datetime.datetime) -> tuple[Signal, ...]:
    """What is to be told of the time from `since` to before `until`. Weeks that follow each other tell nothing twice."""
    begun = [*_new_chair(facts, zone, since, until), *_silence(facts, until)]
    for course in facts.courses:
        begun += _of_course(course, until)
    told = [signal for signal, at in begun if _falls_due(at, since, until)]
    return tuple(sorted(told, key=lambda one: list(Kind).index(one.kind)))[:MOST]


def usual_gap(heard_at: Sequence[datetime.datetime]) -> datetime.timedelta | None:
    """The usual time between rounds: the middle one of the gaps. None below three rounds."""
    gaps = [(later - earlier).total_seconds() for earlier, later in itertools.pairwise(heard_at)]
    return datetime.timedelta(seconds=statistics.median(gaps)) if len(gaps) > 1 else None


def _falls_due(begun: datetime.datetime, since: datetime.datetime, until: datetime.datetime) -> bool:
    if begun >= until:
        return False
    return begun + (until - begun - _MOMENT) // AGAIN * AGAIN >= since


def _new_chair(facts: Facts, zone: str, since: datetime.datetime, until: datetime.datetime) -> Iterator[tuple[Signal, datetime.datetime]]:
    """Something that happened, so it is told once: in the week of its day, or in that in which it was written down later."""
    for one in facts.written:
        at = max(one.made_at, calendar.instant(one.day, datetime.time(0), zone))
        if one.kind is annotations.Kind.NEW_CHAIR and since <= at < until:
            yield Signal(kind=Kind.NEW_CHAIR), at
            return


def _silence(facts: Facts, until: datetime.datetime) -> Iterator[tuple[Signal, datetime.datetime]]:
    heard_at = [one for one in facts.heard_at if one < until]
    if not heard_at or facts.is_asked:
        return
    usual, planned = usual_gap(heard_at), facts.planned or datetime.timedelta()
    longest = max(HALF_A_YEAR, 2 * planned) if usual is None else 2 * max(usual, planned)
    yield Signal(kind=Kind.SILENCE, since=heard_at[-1]), heard_at[-1] + longest


def _of_course(course: Course, until: datetime.datetime) -> Iterator[tuple[Signal, datetime.datetime]]:
    """What its rounds that were out by then say. Of a framework that is not asked any more nothing is said."""
    count = len(course.out_at)
    while count and course.out_at[count - 1] >= until:
        count -= 1
    if not count or course.out_at[count - 1] < until - HALF_A_YEAR:
        return
    edition = course.rounds.edition
    names = {item.key: item.name for item in edition.items}
    for kind, looks in _LOOKS.items():
        items = looks(course, count)
        if items is None:
            continue
        signal = Signal(
            kind=kind,
            edition=edition.short_title,
            items=tuple(names[key] for key in names if key in items),
            answers=tuple((one.reading.answered, one.reading.eligible) for one in course.first(count)[-LESS_ROUNDS:]),
        )
        yield signal, _begun(course, count, looks)


def _begun(course: Course, count: int, looks: "_Look") -> datetime.datetime:
    """When the round came out from which it has been so after each round."""
    while count > 1 and looks(course, count - 1) is not None:
        count -= 1
    return max(course.out_at[:count])


def _less(course: Course, count: int) -> frozenset[str] | None:
    """Fewer people, and a smaller part of those asked: a board that grows or shrinks shows neither alone."""
    last = course.first(count)[-LESS_ROUNDS:]
    if len(last) < LESS_ROUNDS:
        return None
    read = [one.reading for one in last]
    fewer = all(
        later.answered < earlier.answered and later.answered * earlier.eligible < earlier.answered * later.eligible
        for earlier, later in itertools.pairwise(read)
    )
    return frozenset() if fewer else None


def _wider(course: Course, count: int) -> frozenset[str] | None:
    """The items on which views went apart: two or more of them, or one that went from agreement all the way to difference."""
    found: dict[str, agreement.Agreement] = {}
    for key in _shown(course, count, WIDER_ROUNDS):
        views = [item.views for item in _items(course, count, WIDER_ROUNDS, key) if item.views is not None]
        if len(views) < WIDER_ROUNDS or views[0] not in _AGREED or views[-1] in _AGREED:
            continue
        if all(_APART.index(earlier) <= _APART.index(later) for earlier, later in itertools.pairwise(views)):
            found[key] = views[-1]
    is_far = agreement.Agreement.DIFFER in found.values()
    return frozenset(found) if len(found) > 1 or is_far else None


def _still(course: Course, count: int) -> frozenset[str] | None:
    """Every item that is shown has had the same middle answers, and of those who answered twice hardly anybody moved."""
    newest = course.rounds.rounds[count - 1].levels
    shown = _shown(course, count, STILL_ROUNDS)
    if newest is None or not shown or set(shown) != {item.item_key for item in newest.items if item.now is not None}:
        return None
    rows = [_items(course, count, STILL_ROUNDS, key) for key in shown]
    if any(len({item.now.middle for item in row if item.now}) > 1 for row in rows):
        return None
    steps = list(zip(*(row[1:] for row in rows), strict=True))
    moves = [[item.moved for item in step if item.moved is not None] for step in steps]
    if not all(moves):
        return None
    every = [one for step in moves for one in step]
    hardly = sum(one.moved for one in every) * _HARDLY <= sum(one.paired for one in every)
    return frozenset(shown) if hardly else None


def _shown(course: Course, count: int, rounds: int) -> list[str]:
    """The items that the last so many rounds show without a break between them."""
    last = course.first(count)[-rounds:]
    newest = last[-1].levels
    if len(last) < rounds or newest is None:
        return []
    return [item.item_key for item in newest.items if _goes_on(course.rounds.course(item.item_key)[count - rounds : count])]


def _goes_on(pulses: Sequence[over_time.Pulse]) -> bool:
    return all(one.side is not None for one in pulses) and not any(one.broken for one in pulses[1:])


def _items(course: Course, count: int, rounds: int, key: str) -> list[readings.ItemReading]:
    levels = (one.levels for one in course.first(count)[-rounds:])
    return [item for one in levels if one is not None and (item := one.item(key)) is not None]


_Look = Callable[[Course, int], frozenset[str] | None]
_LOOKS: dict[Kind, _Look] = {Kind.LESS: _less, Kind.WIDER: _wider, Kind.STILL: _still}
"""Each takes the first so many rounds of a course, and gives the items that it is about; None where it is not so."""
