"""What somebody sees of buddy boards, read anew for every page: whose boards are theirs is never taken from a button. Reads only."""

import dataclasses
import datetime
import uuid
from collections.abc import Sequence

from bot import ports
from bot.instruments import editions
from bot.pulses import history
from conversations import boards
from conversations.exchanges import book as books
from conversations.exchanges import look, state
from frameworks import loader, schema


@dataclasses.dataclass(frozen=True, kw_only=True)
class Desk:
    """One person's boards at `now` (aware): those on which they hold a seat today, or for which they carry a duty. `led`: the latter."""

    repos: ports.Repositories
    library: loader.Library
    now: datetime.datetime
    language: str
    mine: Sequence[boards.Board]
    led: tuple[boards.Board, ...]

    def leads(self, board_id: uuid.UUID | None) -> boards.Board | None:
        """One of the boards that they chair or keep running."""
        return next((one for one in self.led if one.board_id == board_id), None)

    async def book(self) -> books.Book:
        """All of theirs that stands; of what waits, what they may take back. One that joins two of theirs stands once for each."""
        rows = []
        for board in self.mine:
            for one in await self.repos.exchanges.of_board(board.board_id):
                standing, leads = one.standing(self.now), self.leads(board.board_id) is not None
                if standing is state.Standing.AGREED or (standing is state.Standing.PROPOSED and leads):
                    rows.append(books.Row(exchange=one, mine=board, leads=leads))
        return self.bare(rows)

    def bare(self, rows: Sequence[books.Row] = ()) -> books.Book:
        """The book with no more in it than these."""
        known = {ref: self.library.translated(one, self.language) for ref, one in self.library.editions.items()}
        return books.Book(now=self.now, rows=tuple(rows), led=self.led, editions=known)

    async def row(self, exchange_id: uuid.UUID | None, board_id: uuid.UUID | None = None) -> books.Row | None:
        """An exchange of a board that they lead: of this one, where it is named."""
        one = None if exchange_id is None else await self.repos.exchanges.get(exchange_id)
        named = [board for board in self.led if board_id in {None, board.board_id}]
        mine = next((board for board in named if one is not None and one.side_of(board.board_id) is not None), None)
        return None if one is None or mine is None else books.Row(exchange=one, mine=mine, leads=True)

    async def proposable(self, board: boards.Board) -> tuple[schema.Edition, ...]:
        """The editions of which the board's own view was published and that can be looked at together, by their titles."""
        found: set[str] = set()
        for framework, actor in await self.repos.histories.series(board.board_id):
            if actor is boards.Actor.BOARD:
                closed = [record for record, _ in await self.repos.histories.rounds(board.board_id, framework, actor)]
                out = await self.repos.histories.published([one.pulse_id for one in closed])
                found |= {one.edition_ref for one in closed if one.pulse_id in out}
        known = [self.library.translated(one, self.language) for ref in found if (one := self.library.get(ref)) is not None]
        return tuple(sorted((one for one in known if one.scale.shape in books.SHAPES), key=lambda one: (one.short_title, one.ref)))

    async def seen(self, exchange_id: uuid.UUID | None, board_id: uuid.UUID | None) -> look.Seen | None:
        """What of this board they may look at; None where it is not theirs to see, or over: which of these is the same to them."""
        one = None if exchange_id is None else await self.repos.exchanges.get(exchange_id)
        if one is None or board_id is None or one.standing(self.now) is not state.Standing.AGREED:
            return None
        side, across = one.side_of(board_id), one.other_than(board_id)
        base = self.library.get(one.edition_ref)
        theirs = {board.board_id for board in self.mine}
        if side is None or across is None or base is None or not theirs & {board_id, across.board.board_id}:
            return None
        return look.Seen(
            exchange_id=one.exchange_id,
            board=side.board,
            across=across.board,
            mine=board_id in theirs and across.board.board_id not in theirs,
            both={board_id, across.board.board_id} <= theirs,
            note=side.note,
            base=self.library.translated(base, self.language),
            item_keys=one.item_keys,
            round=await self._newest(side.board, one.edition_ref),
        )

    async def _newest(self, board: boards.Board, edition_ref: str) -> look.Round | None:
        found = await history.of(self.repos, self.library, board, edition_ref.partition("@")[0])
        newest = next((one for one in reversed(found.rounds if found else ()) if one.edition_ref == edition_ref), None)
        if newest is None:
            return None
        asked = editions.worded(self.library, await self.repos.pulses.get(newest.pulse_id))
        edition = editions.labelled(self.library.translated(asked, self.language), self.language)
        return look.Round(edition=edition, reading=newest.reading, closed_at=newest.closed_at)


async def desk(repos: ports.Repositories, library: loader.Library, person: boards.Member, now: datetime.datetime) -> Desk:
    """The desk of a person."""
    found = await repos.next_steps.boards_of(person.person_id, now)
    led = tuple(board for board, is_led in found if is_led)
    return Desk(repos=repos, library=library, now=now, language=person.language, mine=[board for board, _ in found], led=led)


async def leaders(repos: ports.Repositories, board_id: uuid.UUID) -> list[boards.Member]:
    """Who chairs the board or keeps it running, once each."""
    found = {one.person_id: one for duty in boards.Duty for one in await repos.boards.with_duty(board_id, duty)}
    return list(found.values())
