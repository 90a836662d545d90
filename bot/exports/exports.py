"""The noun of papers and exports: whoever chairs a board or keeps it running fetches what its channel has seen, as files."""

import asyncio
import datetime
import uuid

from bot import ports, subjects
from bot.exports import files, links, shelf
from conversations import actions, boards, messages, signs, wording
from conversations.papers import book, pages
from frameworks import loader


class Exports(subjects.Subject):
    """Without `addresses`, files are made on the command line alone, and the pages say so."""

    name = actions.Subject.PAPER

    def __init__(self, addresses: links.Links | None = None) -> None:
        self._addresses = addresses

    async def pressed(
        self, repos: ports.Repositories, asked: subjects.Asked, action: actions.Do, text: str | None
    ) -> messages.Message | None:
        """A look at a page; None for anybody who does not lead that board."""
        del text
        led = await _led(repos, asked.person.person_id, asked.now)
        match action:
            case actions.Do(verb="list") if led:
                return await self._listed(repos, asked, led)
            case actions.Do(verb="board", on=board_id) if board_id is not None:
                return await self._listed(repos, asked, [one for one in led if one.board_id == board_id])
            case actions.Do(verb="round", on=pulse_id) if pulse_id is not None:
                return await self._round(repos, asked, led, pulse_id)
        return None

    async def typed(self, repos: ports.Repositories, asked: subjects.Asked, line: str) -> messages.Message | None:
        """“papers”, with a board and the number of a round behind it; None for any other line, and for whoever leads no board."""
        if not pages.may_be_one(line, asked.words):
            return None
        led = await _led(repos, asked.person.person_id, asked.now)
        command = pages.command(line, asked.words, [one.key for one in led])
        if command is None or not led:
            return None
        named = [one for one in led if command.board in {None, one.key}]
        if command.number is None or len(named) > 1:
            return await self._listed(repos, asked, named)
        (board,) = named
        known = await shelf.listed(repos, asked.library, board, asked.words)
        found = next((one for one in known if one.number == command.number), None)
        return pages.no_such_round(board, command.number, asked.words) if found is None else self._offered(asked, board, found)

    async def at_home(
        self, repos: ports.Repositories, person: boards.Member, now: datetime.datetime, words: wording.Wording
    ) -> tuple[messages.Choice, ...]:
        """The way to the page, for whoever leads a board that has closed a round."""
        for board in await _led(repos, person.person_id, now):
            if await repos.histories.series(board.board_id):
                return (pages.way(words),)
        return ()

    async def _listed(self, repos: ports.Repositories, asked: subjects.Asked, found: list[boards.Board]) -> messages.Message | None:
        if not found:
            return None
        if len(found) > 1:
            return pages.which_board(found, asked.words)
        return pages.rounds(found[0], await shelf.listed(repos, asked.library, found[0], asked.words), asked.words)

    async def _round(
        self, repos: ports.Repositories, asked: subjects.Asked, led: list[boards.Board], pulse_id: uuid.UUID
    ) -> messages.Message | None:
        record = await repos.results.closed(pulse_id)
        board = next((one for one in led if record and one.board_id == record.board.board_id), None)
        if board is None:
            return None
        known = await shelf.listed(repos, asked.library, board, asked.words)
        found = next((one for one in known if one.pulse_id == pulse_id), None)
        return None if found is None else self._offered(asked, board, found)

    def _offered(self, asked: subjects.Asked, board: boards.Board, found: pages.Listed) -> messages.Message:
        until = (asked.now + links.VALID).replace(microsecond=0)
        offers = []
        for kind in files.Kind if self._addresses else ():
            named = links.Named(board_id=board.board_id, pulse_id=found.pulse_id, person_id=asked.person.person_id, kind=kind, until=until)
            if self._addresses:
                offers.append(
                    pages.Offer(kind=kind.value, name=files.name(kind, board, found.number, asked.now), address=self._addresses.link(named))
                )
        return pages.fetch(board, found, offers, until, asked.words)


async def fetched(
    database: ports.Database,
    library: loader.Library,
    guide: signs.Guide,
    writers: files.Writers,
    named: links.Named,
    now: datetime.datetime,
) -> files.File | None:
    """The file that an address names; None where the person leads that board no more, or the round is none of its published ones."""

    async def work(repos: ports.Repositories) -> tuple[book.Book, book.Round] | None:
        board = next((one for one in await _led(repos, named.person_id, now) if one.board_id == named.board_id), None)
        if board is None:
            return None
        held = await shelf.of(repos, library, guide, board, now)
        one = next((each for each in held.rounds if each.pulse_id == named.pulse_id), None)
        return None if one is None else (held, one)

    found = await database.run(work)
    if found is None:
        return None
    held, one = found
    # In threads: the tables of many rounds take the better part of a second, and whoever presses meanwhile must not wait for them.
    match named.kind:
        case files.Kind.PAPER:
            return await files.board_paper(writers, held, one)
        case files.Kind.SHEETS:
            return await asyncio.to_thread(files.sheets, writers, held)
    return await asyncio.to_thread(files.comma_separated, writers, held)


async def _led(repos: ports.Repositories, person_id: uuid.UUID, now: datetime.datetime) -> list[boards.Board]:
    """The boards that this person chairs or keeps running."""
    return [board for board, is_led in await repos.next_steps.boards_of(person_id, now) if is_led]
