"""Workspaces that put the bot in, took it out, and put it in again. Nothing is ever lost by it: everything waits, and goes on.

Knows no token: what an adapter keeps of a workspace is a text to it, which the storage encrypts.
"""

import dataclasses
import datetime
import logging
import uuid
import zoneinfo

from bot import clock, ports
from conversations import boards, messages, records, sending, wording

_log = logging.getLogger(__name__)


class Installations:
    """The workspaces of one platform."""

    def __init__(self, database: ports.Database, time_of: clock.Clock, platform: str) -> None:
        self._database = database
        self._clock = time_of
        self._platform = platform

    async def save(self, tenant: str, tokens: str) -> None:
        """Keep what a workspace gave when it put the bot in. If it had taken it out, its messages go on and its coordinators are told.

        Raises a BoardpulseError when it could not be kept.
        """
        now = self._clock.now()
        away_since = await self._database.run(lambda repos: self._save(repos, tenant, tokens, now))
        facts = {"action": "installed", "platform": self._platform, "tenant": tenant, "again": away_since is not None}
        _log.info("a workspace put the bot in", extra=facts)

    async def renew(self, tenant: str, tokens: str, *, instead_of: str) -> bool:
        """Keep new tokens of the same installation, a pause stands; False when others than `instead_of` were kept meanwhile.

        Raises a BoardpulseError when they could not be kept.
        """

        async def work(repos: ports.Repositories) -> bool:
            found = await repos.installations.get(self._platform, tenant, lock=True)
            if found is None or found.tokens not in {instead_of, tokens}:
                return False
            # changed_at stays: it is when the workspace put the bot in, and a late word that it was taken out is held against it.
            await repos.installations.keep(dataclasses.replace(found, tokens=tokens))
            return True

        return await self._database.run(work)

    async def find(self, tenant: str) -> tuple[str, datetime.datetime | None] | None:
        """The tokens as saved, and since when the workspace is paused; None when it never put the bot in.

        Raises records.Sealed without the right key, and another BoardpulseError when the database fails.
        """
        found = await self._database.run(lambda repos: repos.installations.get(self._platform, tenant))
        return None if found is None else (found.tokens, found.paused_at)

    async def pause(self, tenant: str, at: datetime.datetime) -> bool:
        """Take note that the workspace took the bot out; False when that is no news."""
        paused = await self._database.run(lambda repos: repos.installations.pause(self._platform, tenant, at))
        if paused:
            _log.warning("a workspace took the bot out", extra={"action": "paused", "platform": self._platform, "tenant": tenant})
        return paused

    async def _save(self, repos: ports.Repositories, tenant: str, tokens: str, now: datetime.datetime) -> datetime.datetime | None:
        """Since when the workspace was paused, if it was. Read without a key, because a new installation mends a lost one."""
        since = {(platform, name): at for platform, name, at in await repos.installations.paused()}.get((self._platform, tenant))
        record = records.InstallationRecord(
            platform=self._platform, tenant=tenant, tokens=tokens, installed_at=now, changed_at=now, paused_at=None
        )
        await repos.installations.keep(record)
        await repos.deliveries.release(sending.hold_bucket(self._platform, tenant))
        if since is not None:
            await repos.deliveries.owe(await self._news(repos, tenant, since, now))
        return since

    async def _news(self, repos: ports.Repositories, tenant: str, since: datetime.datetime, now: datetime.datetime) -> list[sending.Owed]:
        """One message to each coordinator who is reached in that workspace, however many boards they keep running."""
        owed: dict[uuid.UUID, sending.Owed] = {}
        subject_id = _subject(self._platform, tenant)
        for board in await repos.boards.all():
            for person in await repos.boards.with_duty(board.board_id, boards.Duty.COORDINATOR):
                if any((one.platform, one.tenant) == (self._platform, tenant) for one in person.addresses):
                    owed[person.person_id] = sending.Owed(
                        key=f"{subject_id.hex}:{int(since.timestamp())}:{person.person_id.hex}:{sending.Kind.BACK_AGAIN}",
                        kind=sending.Kind.BACK_AGAIN,
                        subject_id=subject_id,
                        board_id=board.board_id,
                        person_id=person.person_id,
                        address=None,
                        due_at=now,
                    )
        return list(owed.values())


async def trouble(repos: ports.Repositories) -> str | None:
    """What keeps anything that is kept encrypted from being read, in words for whoever runs the bot; None where all of it can be.

    That is the workspaces' tokens, how people and channels are reached, memos, and what was written in learning sets.
    """
    try:
        await repos.installations.check()
        await repos.references.check()
        await repos.memos.check()
        await repos.set_notes.check()
    except records.Sealed as exc:
        return str(exc)
    return None


async def compose_back(repos: ports.Repositories, delivery: sending.Delivery, now: datetime.datetime) -> messages.Message | None:
    """What a coordinator is told when the bot is back: since when it was away, that all was kept, and what goes on now.

    None when the workspace has taken the bot out again meanwhile: the next time has a message of its own.
    """
    if delivery.person_id is None or delivery.subject_id in {_subject(*one[:2]) for one in await repos.installations.paused()}:
        return None
    person = await repos.boards.person(delivery.person_id)
    words = wording.in_language(person.language)
    since = datetime.datetime.fromtimestamp(int(delivery.key.split(":")[1]), datetime.UTC)
    away = words.day_and_time(since, zoneinfo.ZoneInfo(person.zone))
    rows = [
        (wording.isolate(board.name), await _goes_on(repos, board, now, words))
        for board in await repos.boards.coordinated_by(person.person_id)
    ]
    blocks: list[messages.Block] = [
        messages.Paragraph(text=words.say("installation-back", since=away)),
        messages.Paragraph(text=words.say("installation-kept")),
    ]
    if rows:
        blocks += [messages.Paragraph(text=words.say("installation-goes-on")), messages.Facts(rows=tuple(rows))]
    blocks.append(messages.Paragraph(text=words.say("installation-waited"), quiet=True))
    return messages.Message(summary=words.say("installation-summary"), blocks=tuple(blocks))


async def _goes_on(repos: ports.Repositories, board: boards.Board, now: datetime.datetime, words: wording.Wording) -> str:
    """In one line: the pulse that is open, or the next one."""
    zone = zoneinfo.ZoneInfo(board.zone)
    still_open = [one.closes_at for one in await repos.pulses.latest(board.board_id, now) if one.state is records.PulseState.OPEN]
    if still_open:
        return words.say("installation-open", closes=words.day_and_time(min(still_open), zone))
    planned = [one.next_due for one in await repos.schedules.of_board(board.board_id) if one.plan.practice is boards.Practice.PULSE]
    if planned:
        return words.say("installation-next", opens=words.day_and_time(min(planned), zone))
    return words.say("installation-none")


def _subject(platform: str, tenant: str) -> uuid.UUID:
    """The workspace, as deliveries name what they are about."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{platform}:{tenant}")
