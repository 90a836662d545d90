"""Arrows: what somebody said of where the board would be, the day they point to, and the circles given since. Derived, never stored."""

import datetime
import uuid
import zoneinfo
from collections.abc import Mapping, Sequence

from bot import ports
from bot.pulses import pulses
from conversations import boards, calendar, pages, records
from conversations import sitting as sittings
from frameworks import loader

Series = tuple[uuid.UUID, boards.Actor, str]
"""A board, whose view, and the edition: arrows and circles of one series belong together."""


async def by_series(
    repos: ports.Repositories, library: loader.Library, person: boards.Member, now: datetime.datetime
) -> Mapping[Series, Sequence[pages.Arrows]]:
    """All of somebody's arrows that are still kept, the newest first. An edition whose file is gone is left out."""
    of_each: dict[Series, list[pages.Arrows]] = {}
    circles: dict[Series, dict[str, int]] = {}
    for record in await repos.sittings.of_person(person.person_id):
        if record.pulse.edition_ref not in library:
            continue
        state = pulses.sitting(record, library, now, person.language)
        series, by = series_of(record.pulse), points_to(record.pulse, library)
        later = circles.setdefault(series, {})
        if by is not None and any(isinstance(answer.ahead, int) for answer in state.answers.values()):
            of_each.setdefault(series, []).append(pages.Arrows(sitting=state, by=by, come_round=by <= now, later=dict(later)))
        given = {key: answer.now for key, answer in state.answers.items() if isinstance(answer.now, int)}
        circles[series] = {**given, **later}
    return of_each


async def shown(
    repos: ports.Repositories, library: loader.Library, person: boards.Member, now: datetime.datetime
) -> tuple[pages.Arrows, ...]:
    """For each series the newest arrows, and the newest of those whose day has come."""
    found: list[pages.Arrows] = []
    for some in (await by_series(repos, library, person, now)).values():
        come_round = next((one for one in some[1:] if one.come_round), None)
        found += [some[0], *([come_round] if come_round is not None and not some[0].come_round else [])]
    return tuple(found)


def series_of(record: records.PulseRecord) -> Series:
    """The series that a pulse belongs to."""
    return record.board.board_id, record.actor, record.edition_ref


def points_to(record: records.PulseRecord, library: loader.Library) -> datetime.datetime | None:
    """The instant that the arrows of a pulse point to: the horizon of its edition after the day it opened; None where it has no arrows."""
    edition = library.get(record.edition_ref)
    months = edition.scale.horizon_months if edition else None
    if months is None:
        return None
    zone = record.board.zone
    opened = record.opened_at.astimezone(zoneinfo.ZoneInfo(zone))
    return calendar.instant(calendar.add_months(opened.date(), months), opened.time(), zone)


def waits(one: pages.Arrows) -> bool:
    """Whether any arrow has had no circle since."""
    return any(key not in one.later for key, answer in one.sitting.answers.items() if _is_arrow(answer))


def _is_arrow(answer: sittings.Answer) -> bool:
    return isinstance(answer.ahead, int)
