"""What is due at an instant, found in the database: schedules that have come round, pulses to close, promises to forget."""

import dataclasses
import datetime
import functools
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence

from bot import ports, subjects
from bot.outbox import replies
from bot.pulses import pulses
from conversations import boards, records
from conversations.meetings import pauses
from frameworks import loader

Practise = Callable[[ports.Repositories, boards.Schedule, loader.Library, datetime.datetime], Awaitable[None]]
"""What one practice does when its time has come, in one transaction, moving its schedule on."""

RECEIPTS_KEPT = datetime.timedelta(days=7)
"""No platform repeats an event later than this."""
UNFINISHED_KEPT = datetime.timedelta(days=30)
"""How long what somebody began and did not send off is kept: a draft, a board half described."""

_log = logging.getLogger(__name__)


class DueWork:
    """Run at every tick, by any number of processes: each piece is once-only in the database."""

    def __init__(
        self,
        database: ports.Database,
        library: loader.Library,
        practices: Mapping[boards.Practice, Practise],
        nouns: Sequence[subjects.Subject] = (),
    ) -> None:
        self._database = database
        self._library = library
        self._practices = practices
        self._nouns = nouns

    async def run(self, now: datetime.datetime) -> None:
        """Do everything due at `now`. One piece that fails is logged and left for the next tick; the others go on."""
        for record in await self._database.run(lambda repos: repos.pulses.to_close(now)):
            await self._close(record, now)
        for schedule in await self._database.run(lambda repos: repos.schedules.due(now)):
            await self._practise(schedule, now)
        for noun in self._nouns:
            await self._look_after(noun, now)

    async def forget(self, now: datetime.datetime) -> None:
        """Keep the promises about time: delete what has been kept for as long as was said."""
        answers = await self._database.run(lambda repos: repos.pulses.forget(now))
        reflections = await self._database.run(lambda repos: repos.reflections.forget(now))
        drafts = await self._database.run(lambda repos: repos.drafts.forget(now - UNFINISHED_KEPT))
        setups = await self._database.run(lambda repos: repos.setups.forget(now - UNFINISHED_KEPT))
        await self._database.run(lambda repos: repos.receipts.forget(now - RECEIPTS_KEPT))
        stale = await self._database.run(lambda repos: repos.replies.forget(now - replies.STALE))
        if stale:
            _log.warning("replies came too late and were dropped", extra={"action": "replies_dropped", "replies": stale})
        others = {noun.name.value: await self._database.run(functools.partial(noun.forget, now=now)) for noun in self._nouns}
        if answers or reflections or drafts or setups or stale or any(others.values()):
            await self._database.scrub()
            facts = {"pulses": answers, "reflections": reflections, "drafts": drafts, "setups": setups, "others": others}
            _log.info("kept the promise to forget", extra={"action": "forgotten", **facts})

    async def next_at(self, now: datetime.datetime) -> datetime.datetime | None:
        """When anything is due next, messages included; None when nothing ever is."""

        async def times(repos: ports.Repositories) -> list[datetime.datetime | None]:
            others = [await noun.next_at(repos, now) for noun in self._nouns]
            return [*others, await repos.schedules.earliest(), await repos.pulses.earliest_close(), await repos.deliveries.next_due()]

        return min((time for time in await self._database.run(times) if time is not None), default=None)

    async def _close(self, record: records.PulseRecord, now: datetime.datetime) -> None:
        try:
            await self._database.run(lambda repos: pulses.close(repos, record, self._library, now))
        except Exception:  # noqa: BLE001 - one board's trouble must not stop the others
            _log.exception("a pulse could not be closed", extra={"action": "close_failed", "pulse_id": record.pulse_id})

    async def _look_after(self, noun: subjects.Subject, now: datetime.datetime) -> None:
        try:
            await noun.due(self._database, self._library, now)
        except Exception:  # noqa: BLE001 - one noun's trouble must not stop the others
            _log.exception("due work of a noun failed", extra={"action": "noun_failed", "noun": noun.name.value})

    async def _practise(self, schedule: boards.Schedule, now: datetime.datetime) -> None:
        practise = self._practices[schedule.plan.practice]
        try:
            ready = await self._database.run(lambda repos: _in_time(repos, schedule, now))
            if ready is not None:
                await self._database.run(lambda repos: practise(repos, ready, self._library, now))
        except Exception:  # noqa: BLE001 - one board's trouble must not stop the others
            facts = {"action": "practice_failed", "schedule_id": schedule.schedule_id, "practice": schedule.plan.practice.value}
            _log.exception("a practice could not be started", extra=facts)


async def _in_time(repos: ports.Repositories, schedule: boards.Schedule, now: datetime.datetime) -> boards.Schedule | None:
    """The schedule where it can begin now; None where a bank holiday or a pause of its board put it off, or somebody else has it."""
    board_id, plan = schedule.board.board_id, schedule.plan
    paused = (await repos.terms.pauses_of([board_id], boards.PauseKind.PAUSE)).get(board_id, ())
    spans = pauses.for_digests(paused) if plan.practice is boards.Practice.DIGEST else paused
    to = pauses.begins(plan.rhythm, schedule.next_due, now, spans)
    if to == schedule.next_due:
        return schedule
    if not await repos.schedules.postpone(schedule, to):
        return None
    facts = {"action": "practice_postponed", "schedule_id": schedule.schedule_id, "practice": plan.practice.value, "to": to.isoformat()}
    _log.info("a practice waits for a working day", extra=facts)
    return dataclasses.replace(schedule, next_due=to) if to <= now else None
