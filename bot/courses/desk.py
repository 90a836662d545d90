"""A board's course as somebody sees it: read anew for every page. Only what was published is in it. Reads only."""

import dataclasses
import datetime
import uuid
import zoneinfo
from collections.abc import Sequence

from bot import ports
from bot.pulses import history as histories
from conversations import annotations, boards, wording
from conversations.courses import book as books
from conversations.courses import history, said
from frameworks import loader
from frameworks.readings import over_time

LOOKED_BACK = 4
"""Steps from one pulse to the next for which is looked whether the members changed."""
_A_THIRD = 3
_REASONS = {annotations.Kind.NEW_CHAIR, annotations.Kind.ELECTION, annotations.Kind.MEMBERS}


@dataclasses.dataclass(frozen=True, kw_only=True)
class Desk:
    """One person's boards. `led` are those that they chair or keep running."""

    repos: ports.Repositories
    library: loader.Library
    now: datetime.datetime
    mine: Sequence[boards.Board]
    led: frozenset[uuid.UUID]

    def board(self, board_id: uuid.UUID) -> boards.Board | None:
        """One of theirs."""
        return next((one for one in self.mine if one.board_id == board_id), None)

    async def book(self, board: boards.Board) -> books.Book:
        """One board as it stands."""
        return await book(self.repos, self.library, board, self.now, runs=board.board_id in self.led, named=len(self.mine) > 1)


async def desk(repos: ports.Repositories, library: loader.Library, person: boards.Member, now: datetime.datetime) -> Desk:
    """The boards on which the person holds a seat today, or for which they carry a duty."""
    found = await repos.next_steps.boards_of(person.person_id, now)
    led = frozenset(board.board_id for board, is_led in found if is_led)
    return Desk(repos=repos, library=library, now=now, mine=[board for board, _ in found], led=led)


async def book(
    repos: ports.Repositories, library: loader.Library, board: boards.Board, now: datetime.datetime, *, runs: bool, named: bool
) -> books.Book:
    """A board's course, with what might begin a new time where somebody may decide on that."""
    series = []
    for framework, actor in await repos.histories.series(board.board_id):
        told = await histories.of(repos, library, board, framework, actor)
        if told is not None:
            series.append(books.Series(told=told, rule=await repos.histories.rule(board.board_id, framework)))
    # The board's own view before that of others.
    series.sort(key=lambda one: (one.framework, list(boards.Actor).index(one.told.actor)))
    own = [one.told for one in series if one.told.actor is boards.Actor.BOARD]
    changed = [one for told in own for one in await _members_changed(repos, told)] if runs else []
    return books.Book(
        board=board,
        today=now.astimezone(zoneinfo.ZoneInfo(board.zone)).date(),
        runs=runs,
        named=named,
        series=tuple(series),
        written=tuple(await repos.histories.written_down(board.board_id)),
        suggested=(*_might_begin(own), *changed[-1:]) if runs else (),
    )


def previewed(book: books.Book, one: annotations.Annotation, words: wording.Wording) -> tuple[str, ...]:
    """What a new time at this day would change of each series; nothing of one that has no two pulses on either side of it."""
    told = []
    for series in book.series:
        rounds = series.told.rounds
        place = next((place for place in range(len(rounds)) if said.closed_on(series.told, place) >= one.day), 0)
        if place:
            label = said.times(series.told, words)[place]
            told.append(words.say("courses-preview-series", edition=series.title(words), pulse=label, after=len(rounds) - place))
    return tuple(told)


def _might_begin(own: Sequence[history.History]) -> tuple[books.Suggestion, ...]:
    """The newest thing that might begin a new time, unless one began there or later. Between pulses only: else no chart would change."""
    found: list[annotations.Annotation] = []
    for told in own:
        happened = [one for past in told.rounds[1:] for one in past.happened] if len(told.rounds) >= over_time.RUN_FROM else []
        begun = max((one.day for one in happened if one.rebases), default=datetime.date.min)
        found += [one for one in happened if one.kind in _REASONS and one.day > begun]
    newest = max(found, key=lambda one: (one.day, one.made_at), default=None)
    return () if newest is None else (books.Suggestion(day=newest.day, one=newest),)


async def _members_changed(repos: ports.Repositories, told: history.History) -> list[books.Suggestion]:
    """Where more than a third of those asked changed from one pulse to the next and nobody wrote that down. Derived, never kept."""
    zone, found = zoneinfo.ZoneInfo(told.board.zone), []
    rounds = told.rounds[-LOOKED_BACK - 1 :]
    days = [one.opened_at.astimezone(zone).date() for one in rounds]
    asked = [{one.person_id for one in await repos.boards.members_on(told.board.board_id, day)} for day in days]
    for place in range(1, len(rounds)):
        before, now = asked[place - 1], asked[place]
        is_noted = any(one.kind is annotations.Kind.MEMBERS for one in rounds[place].happened)
        if not is_noted and before and (_A_THIRD * len(before - now) > len(before) or _A_THIRD * len(now - before) > len(now)):
            found.append(books.Suggestion(day=days[place]))
    return found
