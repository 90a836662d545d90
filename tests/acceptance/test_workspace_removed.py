"""A workspace takes the app out while its events still come in: from then on it is unknown."""

import datetime

from adapters.slack import tokens, workspaces
from bot import clock, installations, wiring_slack
from bot.door import happenings
from conversations import happenings as news
from frameworks import loader
from storage import database as storage_database
from storage import sealing
from tests import doors
from tests.edge.slack_install import slack as slack_side

NOW = datetime.datetime(2026, 11, 2, 9, tzinfo=datetime.UTC)


class Interrupted(happenings.Happenings):
    """Another event of the same workspace is dealt with just before the removal is on disk."""

    known: workspaces.ManyWorkspaces

    async def tell(self, happening: news.Any, now: datetime.datetime) -> None:
        assert await self.known.authorize(None, "T1") is not None
        await super().tell(happening, now)


async def test_nothing_that_was_read_before_the_removal_is_believed_after_it(migrated_sqlite: str, library: loader.Library) -> None:
    async with storage_database.opened(migrated_sqlite, keys=(sealing.new_key(),)) as database:
        time = clock.ManualClock(NOW)
        vault = installations.Installations(database, time, "slack")
        await vault.save("T1", tokens.to_text(slack_side.installed("xoxb-1")))
        known = workspaces.ManyWorkspaces(vault, client_id="1.2", client_secret="-", base_url="http://localhost:1/", time_of=time)  # noqa: S106 - made up
        taking_note = Interrupted(database)
        taking_note.known = known
        door = wiring_slack.front(doors.door(database, library), taking_note, known, time)
        await door.tell(news.Removed(platform="slack", tenant="T1", receipt_key="Ev1", at=NOW))
        assert await known.authorize(None, "T1") is None
