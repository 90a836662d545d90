"""What happens to workspaces, channels and people on a platform, and what follows from it."""

import datetime
import logging
import zoneinfo

from bot import ports
from bot.outbox import channels, holds
from conversations import happenings, sending, wording
from frameworks import errors

_log = logging.getLogger(__name__)


class Happenings:
    """Takes note of each once."""

    def __init__(self, database: ports.Database) -> None:
        self._database = database

    async def tell(self, happening: happenings.Any, now: datetime.datetime) -> None:
        """On disk when this returns; a repeat changes nothing. Raises only when the database fails: then it is to be told again."""
        await self._database.run(lambda repos: _note(repos, happening, now))


async def _note(repos: ports.Repositories, happening: happenings.Any, now: datetime.datetime) -> None:
    if isinstance(happening, happenings.Moved):
        await _moved(repos, happening, now)
    elif await _is_first(repos, happening, now):
        await _follow(repos, happening, now)


async def _follow(
    repos: ports.Repositories,
    happening: happenings.ChannelLost | happenings.ChannelBack | happenings.Removed | happenings.Installed,
    now: datetime.datetime,
) -> None:
    match happening:
        case happenings.ChannelLost():
            await channels.lost(repos, happening.channel, happening.reason, now)
        case happenings.ChannelBack():
            await channels.back(repos, happening.channel, now)
        case happenings.Removed():
            await _removed(repos, happening, now)
        case happenings.Installed():
            await repos.deliveries.release(sending.hold_bucket(happening.platform, happening.tenant))
            _log.info("a workspace has the bot", extra={"action": "workspace_installed", **_where(happening)})


async def _removed(repos: ports.Repositories, happening: happenings.Removed, now: datetime.datetime) -> None:
    """Everything is kept and waits. A workspace that has no installation of its own waits a while, and is tried again then."""
    paused = await repos.installations.pause(happening.platform, happening.tenant, happening.at)
    if paused or not await _is_installed(repos, happening):
        await repos.deliveries.hold(sending.hold_bucket(happening.platform, happening.tenant), now + holds.PAUSE)
        _log.error("a workspace took the bot out", extra={"action": "workspace_removed", **_where(happening)})


async def _is_installed(repos: ports.Repositories, happening: happenings.Removed) -> bool:
    try:
        return await repos.installations.get(happening.platform, happening.tenant) is not None
    except errors.BoardpulseError:
        return True  # it is there, and only its tokens cannot be read


async def _moved(repos: ports.Repositories, happening: happenings.Moved, now: datetime.datetime) -> None:
    """Platforms tell of every change to every account of a workspace: nothing is written where none of it is ours."""
    person = await repos.boards.person_at(happening.person)
    if person is None:
        return
    new_zone = happening.zone not in {None, person.zone} and happening.zone in zoneinfo.available_timezones()
    spoken = wording.closest(happening.language)
    new_language = spoken not in {None, person.language}
    if (new_zone or new_language) and await _is_first(repos, happening, now):
        zone, language = happening.zone if new_zone else None, spoken if new_language else None
        await repos.boards.set_terms(person.person_id, zone=zone, language=language)
        _log.info("a person moved", extra={"action": "person_moved", "person_id": person.person_id})


async def _is_first(repos: ports.Repositories, happening: happenings.Happening, now: datetime.datetime) -> bool:
    return await repos.receipts.is_first(f"{happening.platform}:{happening.tenant}", happening.receipt_key, now)


def _where(happening: happenings.Happening) -> dict[str, str]:
    return {"platform": happening.platform, "tenant": happening.tenant}
