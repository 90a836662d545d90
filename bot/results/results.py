"""The noun of what a pulse came to, for single people: the chair's preview, and own answers beside the board's."""

import datetime
import functools
from collections.abc import Mapping

from bot import ports, subjects
from bot.pulses import publishing
from bot.results import own, previews
from conversations import actions, messages, sending, signs, typed
from frameworks import loader

_SOON = datetime.timedelta(minutes=1)
"""So long after a summary its members' own answers are looked for: the board reads the one first."""


class Results(subjects.Subject):
    """The noun of what a pulse came to, for single people. `guide` is the one that the channel's summary is made with."""

    name = actions.Subject.RESULT

    def __init__(self, guide: signs.Guide) -> None:
        self._guide = guide

    async def pressed(
        self, repos: ports.Repositories, asked: subjects.Asked, action: actions.Do, text: str | None
    ) -> messages.Message | None:
        """What a chair, or somebody who answered, presses; None for everybody else."""
        del text
        match action:
            case actions.Do(verb="post", on=pulse_id) if pulse_id is not None:
                return await previews.post(repos, asked, pulse_id)
            case actions.Do(verb="help", on=pulse_id) if pulse_id is not None:
                return await previews.help_with(repos, asked, pulse_id)
            case actions.Do(verb="mine", on=sitting_id) if sitting_id is not None:
                return await own.mine(repos, asked, sitting_id)
        return None

    async def typed(self, repos: ports.Repositories, asked: subjects.Asked, line: str) -> messages.Message | None:
        """“post it”, while a preview is fresh; None for any other line."""
        return await previews.post_typed(repos, asked) if typed.says(line, asked.words, "preview-post") else None

    async def due(self, database: ports.Database, library: loader.Library, now: datetime.datetime) -> None:
        """Owe own answers of rounds whose summary is out, and a preview to whoever became a chair since a round closed."""
        del library
        await database.run(lambda repos: own.owe(repos, now))
        await database.run(lambda repos: publishing.owe_to_new_chairs(repos, now))

    async def next_at(self, repos: ports.Repositories, now: datetime.datetime) -> datetime.datetime | None:
        """Soon, where a summary has just gone out."""
        return now + _SOON if await repos.results.to_tell(now - own.WITHIN, now - own.FRESH) else None

    def composers(self, library: loader.Library) -> Mapping[sending.Kind, subjects.Composer]:
        """Two kinds."""
        return {
            sending.Kind.PREVIEW: functools.partial(previews.compose, library=library, guide=self._guide),
            sending.Kind.OWN_ANSWERS: functools.partial(own.compose, library=library),
        }
