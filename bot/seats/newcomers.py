"""New members' first six weeks, the one message to a leaver, and the seats that pass on between them.

A path is its deliveries and nothing else: “Enough” writes down the rest of them as not wanted.
"""

import datetime
import functools
import logging
import uuid
from collections.abc import Mapping, Sequence

from bot import ports, subjects
from bot.seats import first_weeks, seat_turns
from conversations import actions, boards, messages, newcomer_cards, newcomers, sending, typed, wording
from conversations.seats import cards as seat_cards
from frameworks import loader

_SENT = frozenset({sending.State.SENT, sending.State.UNSURE, sending.State.SENDING})
_log = logging.getLogger(__name__)


class Newcomers(subjects.Subject):
    """`others` are the nouns to whose pages the pieces lead."""

    name = actions.Subject.START

    def __init__(self, others: Sequence[subjects.Subject] = ()) -> None:
        self._others = others
        self._began: dict[uuid.UUID, datetime.datetime] = {}
        self._left_out: set[str] = set()

    async def pressed(
        self, repos: ports.Repositories, asked: subjects.Asked, action: actions.Do, text: str | None
    ) -> messages.Message | None:
        """“Enough” and its undoing by whoever the path is for; everything about seats by coordinators."""
        if action.verb in seat_turns.VERBS:
            return await seat_turns.pressed(repos, asked, action, text)
        if action.verb not in {"enough", "go_on"} or action.on is None:
            return None
        paths = await _paths(repos, asked.person)
        if action.on not in paths:
            return None
        on = [action.on]
        return await (_stop(repos, asked, on) if action.verb == "enough" else _go_on(repos, asked, on))

    async def box(self, repos: ports.Repositories, asked: subjects.Asked, action: actions.Do, draft: str | None) -> messages.Message | None:
        """The boxes for a seat."""
        return await seat_turns.box(repos, asked, action, draft)

    async def may_write(self, repos: ports.Repositories, person: boards.Member, action: actions.Do) -> bool:
        """Whether they keep the board running whose seat it is."""
        seat = await repos.seats.get(action.on) if action.on and action.verb in seat_turns.BOXES else None
        return seat is not None and seat.board_id in {one.board_id for one in await repos.boards.coordinated_by(person.person_id)}

    async def typed(self, repos: ports.Repositories, asked: subjects.Asked, line: str) -> messages.Message | None:
        """“Enough” of somebody on a path, “send me the rest”, and a coordinator's lines about seats."""
        enough = typed.says(line, asked.words, "newcomers-enough")
        if enough or typed.says(line, asked.words, "newcomers-go-on"):
            paths = await _paths(repos, asked.person)
            on = [board_id for board_id, states in paths.items() if (len(states) < newcomers.PIECES) is enough]
            return await (_stop if enough else _go_on)(repos, asked, on) if on else None
        return await seat_turns.typed_line(repos, asked, line)

    async def at_home(
        self, repos: ports.Repositories, person: boards.Member, now: datetime.datetime, words: wording.Wording
    ) -> tuple[messages.Choice, ...]:
        """A coordinator's way to the seats."""
        del now
        return (seat_cards.to_list(words),) if await repos.boards.coordinated_by(person.person_id) else ()

    async def kept(self, repos: ports.Repositories, person: boards.Member, words: wording.Wording) -> tuple[tuple[str, str], ...]:
        """How far the path is, of each board that they are new on."""
        rows = []
        for board_id, states in (await _paths(repos, person)).items():
            board = wording.isolate((await repos.boards.get(board_id)).name)
            sent = words.say("newcomers-data-sent", number=sum(one in _SENT for one in states.values()), total=newcomers.PIECES)
            over = [] if len(states) < newcomers.PIECES else [words.say("newcomers-data-over")]
            rows.append((words.say("newcomers-data", board=board), ", ".join([sent, *over])))
        return tuple(rows)

    async def due(self, database: ports.Database, library: loader.Library, now: datetime.datetime) -> None:
        """Owe the next piece to everybody whose week has come, and a last message to those who left."""
        del library
        await database.run(lambda repos: self._owe(repos, now))

    async def next_at(self, repos: ports.Repositories, now: datetime.datetime) -> datetime.datetime | None:
        """When the next of them comes round."""
        return min((one.due_at for one in await self._coming(repos, now) if one.due_at > now), default=None)

    def composers(self, library: loader.Library) -> Mapping[sending.Kind, subjects.Composer]:
        """The pieces, and the last message."""
        return {
            sending.Kind.NEWCOMER: functools.partial(first_weeks.compose, library=library, others=self._others),
            sending.Kind.LEAVER: first_weeks.compose_farewell,
        }

    async def _owe(self, repos: ports.Repositories, now: datetime.datetime) -> None:
        owed = []
        for one in await self._coming(repos, now):
            if one.due_at > now:
                continue
            if one.kind is sending.Kind.LEAVER and newcomers.is_too_late(one, now):
                if one.key not in self._left_out:
                    self._left_out.add(one.key)
                    facts = {"action": "farewell_left_out", "board_id": one.stay.board.board_id, "person_id": one.stay.person_id}
                    _log.info("somebody left too long ago to be written to", extra=facts)
                continue
            owed.append(one.owed(now))
        if owed:
            await repos.deliveries.owe(owed)

    async def _coming(self, repos: ports.Repositories, now: datetime.datetime) -> list[newcomers.Prompt]:
        stays = await repos.newcomers.stays((now - newcomers.LOOK_BACK).date())
        unknown = {one.board.board_id for one in stays} - self._began.keys()
        # Once they were asked, that stands: it need not be looked up at every tick.
        self._began.update(await repos.newcomers.began(unknown) if unknown else {})
        owed = await repos.newcomers.owed([key for one in stays for key in newcomers.keys(one)])
        return newcomers.coming(stays, self._began, owed, now)


async def _paths(repos: ports.Repositories, person: boards.Member) -> dict[uuid.UUID, dict[str, sending.State]]:
    """The pieces of each path that this person is on, or was, by board."""
    found: dict[uuid.UUID, dict[str, sending.State]] = {}
    for key, state in (await repos.newcomers.path(person.person_id)).items():
        found.setdefault(newcomers.board_of(key), {})[key] = state
    return found


async def _stop(repos: ports.Repositories, asked: subjects.Asked, on: Sequence[uuid.UUID]) -> messages.Message:
    """No more pieces of these boards' paths."""
    if not asked.repeat:
        for board_id in on:
            await repos.newcomers.stop(board_id, asked.person.person_id, asked.now)
        _log.info("a path was stopped", extra={"action": "path_stopped", "person_id": asked.person.person_id})
    names = [(await repos.boards.get(one)).name for one in on]
    return newcomer_cards.stopped(names, on, asked.words)


async def _go_on(repos: ports.Repositories, asked: subjects.Asked, on: Sequence[uuid.UUID]) -> messages.Message:
    """The rest of these boards' paths after all."""
    back = list(on) if asked.repeat else [one for one in on if await repos.newcomers.go_on(one, asked.person.person_id)]
    if not back:
        return newcomer_cards.over(asked.words)
    names = [(await repos.boards.get(one)).name for one in back]
    return newcomer_cards.goes_on(asked.words.list_of(names), asked.words)
