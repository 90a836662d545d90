"""The noun of buddy boards. Everybody on either board looks; whoever chairs one or keeps it running proposes, agrees and ends."""

import datetime
import functools
import uuid
from collections.abc import Mapping

from bot import ports, subjects
from bot.exchanges import desk as desks
from bot.exchanges import letters
from bot.exchanges import turns as deeds
from conversations import actions, boards, messages, sending, text, typed, wording
from conversations.exchanges import book as books
from conversations.exchanges import codes, joining, look, pages, state
from frameworks import loader

_BOXES = frozenset({"note", "join_note", "renote"})
_SOON = datetime.timedelta(minutes=1)


class Exchanges(subjects.Subject):
    """The noun of buddy boards."""

    name = actions.Subject.BUDDY

    async def pressed(
        self, repos: ports.Repositories, asked: subjects.Asked, action: actions.Do, text: str | None
    ) -> messages.Message | None:
        """What a button leads to; None for a board, or an exchange, that is not theirs."""
        at = await desks.desk(repos, asked.library, asked.person, asked.now)
        turn = deeds.Turn(asked=asked, at=at)
        match action.verb:
            case "show":
                return await turn.show()
            case "look":
                seen = await at.seen(action.on, _id(action.value))
                return await _over(turn, action) if seen is None else look.page(seen, asked.words)
            case "code":
                return await turn.opened(_clean(text))
            case "back" | "end" | "end_sure" | "renote":
                row = await at.row(action.on, _id(action.value))
                return None if row is None else await _on_row(turn, row, action, _clean(text))
        board = at.leads(action.on)
        return None if board is None else await _on_board(turn, board, action, _clean(text))

    async def box(self, repos: ports.Repositories, asked: subjects.Asked, action: actions.Do, draft: str | None) -> messages.Message | None:
        """The box for a code, or for a note."""
        at, words = await desks.desk(repos, asked.library, asked.person, asked.now), asked.words
        if action.verb == "code":
            return joining.code_box(draft, words) if at.led else None
        if action.verb == "renote":
            row = await at.row(action.on, _id(action.value))
            side = None if row is None else row.exchange.side_of(row.mine.board_id)
            return None if side is None else pages.note_box(actions.encode(action), draft or side.note, words)
        board = at.leads(action.on)
        if board is None or action.verb not in _BOXES:
            return None
        if action.verb == "join_note":
            written = await repos.drafts.get(asked.event.address, books.do("agree", board.board_id, action.value))
            return pages.note_box(actions.encode(action), draft or written, words)
        plan = await _plan(at, board, action.value)
        if plan is None or not plan.mask:
            return None
        # The stamp tells this proposal from the next one of the same elements, and two presses on one button from two proposals.
        plan = plan.stamped(asked.now)
        written = await repos.drafts.get(asked.event.address, books.do("propose", board.board_id, plan.value))
        return pages.note_box(books.do("note", board.board_id, plan.value), draft or written, words)

    async def may_write(self, repos: ports.Repositories, person: boards.Member, action: actions.Do) -> bool:
        """A draft is kept for a board that they run."""
        if action.verb not in _BOXES or action.on is None:
            return False
        board_id = _id(action.value) if action.verb == "renote" else action.on
        led = [await repos.boards.with_duty(board_id, duty) for duty in boards.Duty] if board_id else []
        return any(one.person_id == person.person_id for found in led for one in found)

    async def typed(self, repos: ports.Repositories, asked: subjects.Asked, line: str) -> messages.Message | None:
        """The word alone, or the word and a code."""
        rest = "" if typed.says(line, asked.words, "buddy") else typed.after_word(line, asked.words, "buddy")
        if rest is None or (rest and not codes.may_be_one(rest)):
            return None
        at = await desks.desk(repos, asked.library, asked.person, asked.now)
        turn = deeds.Turn(asked=asked, at=at)
        if not at.mine:
            return None
        return await (turn.opened(rest) if rest else turn.show())

    async def at_home(
        self, repos: ports.Repositories, person: boards.Member, now: datetime.datetime, words: wording.Wording
    ) -> tuple[messages.Choice, ...]:
        """The way to the page: for whoever runs a board that has anything to show, and for members once there is a buddy board."""
        for board, is_led in await repos.next_steps.boards_of(person.person_id, now):
            standing = {one.standing(now) for one in await repos.exchanges.of_board(board.board_id)}
            if state.Standing.AGREED in standing or (is_led and await repos.histories.series(board.board_id)):
                return (books.back(words),)
        return ()

    async def kept(self, repos: ports.Repositories, person: boards.Member, words: wording.Wording) -> tuple[tuple[str, str], ...]:
        """How often they agreed for a board."""
        found = await repos.exchanges.agreed_by(person.person_id)
        return ((words.say("buddy-kept"), words.say("buddy-kept-count", count=len(found))),) if found else ()

    async def copied(self, repos: ports.Repositories, person: boards.Member, words: wording.Wording) -> tuple[messages.Block, ...]:
        """For which boards, and when. The notes are the boards'."""
        found = await repos.exchanges.agreed_by(person.person_id)
        sides = [(one, side) for one in found for side in (one.proposer, one.partner) if side is not None and side.by == person.person_id]
        if not sides:
            return ()
        rows = tuple(
            (
                books.day(side.at, side.board, words),
                words.say("buddy-kept-row", board=books.name(side.board), edition=one.edition_ref),
            )
            for one, side in sides
        )
        return (messages.Heading(text=words.say("buddy-kept")), messages.Facts(rows=rows))

    async def due(self, database: ports.Database, library: loader.Library, now: datetime.datetime) -> None:
        """Owe word of rounds that buddy boards published."""
        del library
        await database.run(lambda repos: letters.owe_readings(repos, now))

    async def next_at(self, repos: ports.Repositories, now: datetime.datetime) -> datetime.datetime | None:
        """Soon, where a buddy board has just published a round."""
        return now + _SOON if await letters.readings_to_tell(repos, now) else None

    def composers(self, library: loader.Library) -> Mapping[sending.Kind, subjects.Composer]:
        """Three kinds."""
        kinds = (sending.Kind.BUDDY_AGREED, sending.Kind.BUDDY_READING, sending.Kind.BUDDY_ENDED)
        return dict.fromkeys(kinds, functools.partial(letters.compose, library=library))


async def _on_board(turn: deeds.Turn, board: boards.Board, action: actions.Do, given: str) -> messages.Message | None:
    """What somebody does for a board that they run."""
    match action.verb:
        case "join_note":
            return await turn.joining_note(board, action.value, given)
        case "agree":
            return await turn.agree(board, action.value)
        case "new":
            return pages.instruments(board, await turn.at.proposable(board), turn.asked.words)
    plan = await _plan(turn.at, board, action.value)
    if plan is None:
        return await turn.show()
    match action.verb:
        case "pick" | "choose":
            return pages.elements(board, plan, turn.asked.words)
        case "note" if plan.mask:
            return await turn.noted(board, plan, given)
        case "propose" if plan.mask:
            return await turn.propose(board, plan)
    return None


async def _on_row(turn: deeds.Turn, row: books.Row, action: actions.Do, given: str) -> messages.Message:
    """What somebody does about an exchange of a board that they run."""
    if not books.is_live(row.exchange, turn.at.now):
        return await turn.show(turn.say("buddy-over"))
    match action.verb:
        case "renote":
            return await turn.renote(row, given)
        case "end" if row.other is not None:
            return pages.end(row, turn.asked.words)
        case "back" if row.other is not None:
            # Somebody agreed since this button was shown: that is another thing to end.
            return pages.end(row, turn.asked.words)
    return await turn.end(row)


async def _over(turn: deeds.Turn, action: actions.Do) -> messages.Message | None:
    """What has ended is said so to whom it was once open; to anybody else it was never theirs."""
    one = None if action.on is None else await turn.at.repos.exchanges.get(action.on)
    was_theirs = one is not None and any(one.side_of(board.board_id) for board in turn.at.mine)
    return await turn.show(turn.say("buddy-over")) if was_theirs else None


async def _plan(at: desks.Desk, board: boards.Board, value: str) -> books.Plan | None:
    return books.read_plan(value, await at.proposable(board))


def _clean(given: str | None) -> str:
    return text.clean(given or "")


def _id(value: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(hex=value) if value else None
    except ValueError:
        return None
