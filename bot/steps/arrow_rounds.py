"""A year on, an arrow asks for its circle: one message for each member whose arrows of a pulse came round with no circle since.

Where a pulse of the same edition is open then, or opens soon, nothing comes unasked: its opening says so in a line.
"""

import dataclasses
import datetime

from bot import ports
from bot.pulses import invited, pulses
from bot.steps import arrows
from conversations import actions, boards, messages, pages, records, sending, ways, wording
from conversations.next_steps import asides
from frameworks import loader

SOON = datetime.timedelta(days=30)
"""A pulse that opens within so long asks for the circles itself."""
_MARGIN = datetime.timedelta(days=3)
"""Months differ by as much, so this is looked through on both sides of a horizon."""


async def come_round(repos: ports.Repositories, library: loader.Library, now: datetime.datetime) -> list[records.PulseRecord]:
    """Pulses whose arrows came round by now, and lately."""
    found = []
    for months in _horizons(library):
        then = _before(now, months)
        for record in await repos.pulses.kept(then - pulses.LATE_LIMIT - _MARGIN, then + _MARGIN):
            by = arrows.points_to(record, library)
            if by is not None and by <= now <= by + pulses.LATE_LIMIT and _horizon(library, record) == months:
                found.append(record)
    return found


async def owe(repos: ports.Repositories, library: loader.Library, record: records.PulseRecord, now: datetime.datetime) -> None:
    """Owe each member whose arrows of this pulse wait for a circle one message; nobody, where a pulse asks for it itself."""
    by = arrows.points_to(record, library)
    if by is None or await _asks_itself(repos, record, by, now):
        return
    owed = []
    for person_id in await repos.sittings.people_of(record.pulse_id):
        person = await repos.boards.person(person_id)
        one = await _of_pulse(repos, library, person, record, now)
        if one is not None and await invited.still(repos, record, person_id, now):
            owed.append(
                sending.Owed(
                    key=f"{record.pulse_id.hex}:arrow:{person_id.hex}",
                    kind=sending.Kind.ARROW_ROUND,
                    subject_id=one.sitting.sitting_id,
                    board_id=record.board.board_id,
                    person_id=person_id,
                    address=None,
                    due_at=by,
                )
            )
    await repos.deliveries.owe(owed)


async def next_at(repos: ports.Repositories, library: loader.Library, now: datetime.datetime) -> datetime.datetime | None:
    """When arrows come round next."""
    found = []
    for months in _horizons(library):
        refs = [one.ref for one in library.values() if one.scale.horizon_months == months]
        after = _before(now, months) - _MARGIN
        while (record := await repos.pulses.next_kept(after, refs)) is not None:
            by = arrows.points_to(record, library)
            if by is not None and by > now:
                found.append(by)
                break
            after = record.opened_at
    return min(found, default=None)


async def compose(
    repos: ports.Repositories, delivery: sending.Delivery, now: datetime.datetime, library: loader.Library
) -> messages.Message | None:
    """The arrows of one pulse; None when they are kept no more, have had their circles, or the person has left."""
    record = await repos.sittings.get(delivery.subject_id)
    if record is None or record.pulse.edition_ref not in library or not await invited.still(repos, record.pulse, record.person_id, now):
        return None
    person = await repos.boards.person(record.person_id)
    one = await _of_pulse(repos, library, person, record.pulse, now)
    if one is None:
        return None
    words = wording.in_language(person.language)
    shown = pages.arrows((dataclasses.replace(one, come_round=True),), words)
    options = (await _way(repos, person, record.pulse, now, words), ways.home(words))
    _, private, *asked, _ = shown.blocks
    blocks = (*asked, private, messages.Choices(options=options))
    return messages.spoken(messages.Message(summary=words.say("steps-arrow-summary"), blocks=blocks), person.language)


async def aside(
    repos: ports.Repositories, library: loader.Library, record: records.SittingRecord, person: boards.Member, now: datetime.datetime
) -> tuple[messages.Block, ...]:
    """A line for the opening of a pulse during which earlier arrows of the same edition come round, or lately did."""
    if arrows.points_to(record.pulse, library) is None:
        return ()
    series = (await arrows.by_series(repos, library, person, now)).get(arrows.series_of(record.pulse), ())
    first, last = record.pulse.opened_at - SOON, record.pulse.closes_at
    earlier = (one for one in series if first <= one.by <= last)
    return asides.arrows(wording.in_language(person.language)) if any(map(arrows.waits, earlier)) else ()


async def _of_pulse(
    repos: ports.Repositories, library: loader.Library, person: boards.Member, record: records.PulseRecord, now: datetime.datetime
) -> pages.Arrows | None:
    """Somebody's arrows of one pulse, where any of them waits for its circle."""
    series = (await arrows.by_series(repos, library, person, now)).get(arrows.series_of(record), ())
    mine = {one.sitting_id for one in await repos.sittings.of_person(person.person_id) if one.pulse.pulse_id == record.pulse_id}
    return next((one for one in series if one.sitting.sitting_id in mine and arrows.waits(one)), None)


async def _asks_itself(repos: ports.Repositories, record: records.PulseRecord, by: datetime.datetime, now: datetime.datetime) -> bool:
    """Whether a pulse of the same series is open, or opens soon."""
    series = arrows.series_of(record)
    later = await repos.pulses.latest(record.board.board_id, now)
    if any(one.state is records.PulseState.OPEN and arrows.series_of(one) == series for one in later):
        return True
    for one in await repos.schedules.of_board(record.board.board_id):
        same = (record.board.board_id, one.plan.actor, one.plan.edition_ref) == series and one.plan.practice is boards.Practice.PULSE
        if same and one.next_due <= by + SOON:
            return True
    return False


async def _way(
    repos: ports.Repositories, person: boards.Member, record: records.PulseRecord, now: datetime.datetime, words: wording.Wording
) -> messages.Choice:
    """To the open pulse where one asks for the circles now; else to the arrows."""
    label = words.say("steps-arrow-now")
    for one in await repos.sittings.open_for(person.person_id):
        if arrows.series_of(one.pulse) == arrows.series_of(record) and now < one.pulse.closes_at:
            return messages.Choice(label=label, action=actions.encode(actions.GoOn(sitting_id=one.sitting_id)))
    return dataclasses.replace(pages.look(actions.Page.ARROWS, words), label=label)


def _horizons(library: loader.Library) -> list[int]:
    """The horizons, in months, of all editions with arrows."""
    return sorted({one.scale.horizon_months for one in library.values() if one.scale.horizon_months is not None})


def _horizon(library: loader.Library, record: records.PulseRecord) -> int | None:
    edition = library.get(record.edition_ref)
    return edition.scale.horizon_months if edition else None


def _before(now: datetime.datetime, months: int) -> datetime.datetime:
    """About so many months ago."""
    return now - datetime.timedelta(days=months * 365.25 / 12)
