"""Boards' meetings in chat: coordinators keep the calendar, members see what is next, and papers are asked for in time.

Whose board it is, is looked up for every press; a meeting that was changed since it was shown is not changed again by what was shown.
"""

import datetime
import re
import uuid
from collections.abc import Mapping

from bot import ports, subjects
from bot.meetings import meeting_changes, meeting_turns, papers, pause_turns
from conversations import actions, boards, messages, sending, text, wording
from conversations.meetings import commands, facts, lines, pages, proposals, rests, said, series
from frameworks import loader

_BOXES = frozenset({"add", "series", "move", "pause", "election"})
_CHANGES = meeting_turns.CHANGES | pause_turns.CHANGES
_START_UNDO = re.compile(r"(.+)\.([0-9a-f]{1,8})")


class Meetings(subjects.Subject):
    """The noun of the board's calendar."""

    name = actions.Subject.MEETING

    async def pressed(
        self, repos: ports.Repositories, asked: subjects.Asked, action: actions.Do, text: str | None
    ) -> messages.Message | None:
        """What a coordinator pressed; anybody else on the board may look, and no more."""
        if action.on is None:
            return await _shown(repos, asked)
        changes = action.verb in _CHANGES and not asked.repeat
        found = await _found(repos, asked, action.on, hold=changes)
        if found is None:
            return await _shown(repos, asked) if action.verb == "show" else None
        book, meeting = found
        turn = meeting_turns.Turn(repos=repos, asked=asked, book=book)
        rest = pause_turns.PauseTurn(repos=repos, asked=asked, book=book)
        if action.verb in _CHANGES and asked.repeat:
            return await (turn.show() if action.verb in meeting_turns.CHANGES else rest.show())
        if action.verb in pause_turns.CHANGES or action.verb == "pauses":
            return await _rested(rest, action, text)
        if meeting is not None:
            return await _met(turn, meeting, action, text)
        return await _planned(turn, action, text)

    async def box(self, repos: ports.Repositories, asked: subjects.Asked, action: actions.Do, draft: str | None) -> messages.Message | None:
        """The box for a date, or for days."""
        found = None if action.on is None else await _found(repos, asked, action.on)
        if found is None:
            return None
        (book, meeting), words = found, asked.words
        match action.verb:
            case "add" if meeting is None:
                return pages.add_box(book, draft, words)
            case "series" if action.value in set(series.Cadence):
                return proposals.box(book, series.Cadence(action.value), draft, words)
            case "move" if meeting is not None:
                return pages.move_box(book, meeting, draft, words)
            case "pause":
                return rests.pause_box(book, draft, words)
            case "election":
                return rests.election_box(book, draft, words)
        return None

    async def may_write(self, repos: ports.Repositories, person: boards.Member, action: actions.Do) -> bool:
        """Whether they keep the board running that the box is about."""
        return action.on is not None and action.verb in _BOXES and await _board(repos, person, action.on) is not None

    async def typed(self, repos: ports.Repositories, asked: subjects.Asked, line: str) -> messages.Message | None:
        """A whole command of a coordinator; for anybody else on a board, the word alone."""
        if not commands.may_be_one(line, asked.words):
            return None
        mine = await repos.boards.coordinated_by(asked.person.person_id)
        command = commands.command(line, asked.words, [one.key for one in mine])
        if command is None or (not mine and (command.verb is not commands.Verb.SHOW or command.rest)):
            return None
        named = [one for one in mine if command.board in {None, one.key}]
        if len(named) != 1:
            return await _shown(repos, asked)
        changes = command.verb is not commands.Verb.SHOW and not asked.repeat
        book = await meeting_changes.book(repos, named[0], asked.now, named=len(mine) > 1, hold=changes)
        turn = meeting_turns.Turn(repos=repos, asked=asked, book=book)
        if command.verb in {commands.Verb.PAUSES, commands.Verb.PAUSE, commands.Verb.RESUME, commands.Verb.ELECTION}:
            rest = pause_turns.PauseTurn(repos=repos, asked=asked, book=book)
            return await (rest.show() if asked.repeat else rest.typed(command))
        return await (turn.show() if asked.repeat else _said(turn, command))

    async def due_at_home(
        self, repos: ports.Repositories, person: boards.Member, now: datetime.datetime, words: wording.Wording
    ) -> tuple[messages.Block, ...]:
        """When each of the person's boards meets next, in small print."""
        mine = {one.board_id: one for one in await meeting_changes.boards_of(repos, person, now)}
        told = []
        for meeting in await repos.meetings.next_of(list(mine), now):
            board = mine[meeting.board_id]
            when = said.when(meeting.starts_at, said.Book(board=board, now=now), words)
            told.append(words.say("meetings-home", board=wording.isolate(board.name), when=when, kind=said.kind(meeting.kind, words)))
        if told:
            told[-1] += " " + words.say("meetings-home-more", word=words.say("typed-meetings").partition(",")[0])
        return tuple(messages.Paragraph(text=one, quiet=True) for one in told)

    async def at_home(
        self, repos: ports.Repositories, person: boards.Member, now: datetime.datetime, words: wording.Wording
    ) -> tuple[messages.Choice, ...]:
        """The way to the calendar, for whoever keeps one."""
        del now
        if not await repos.boards.coordinated_by(person.person_id):
            return ()
        label = words.say("meetings-button")
        return (messages.Choice(label=label, action=said.do("show", None), typed=label.lower()),)

    async def due(self, database: ports.Database, library: loader.Library, now: datetime.datetime) -> None:
        """Owe the prompts for papers that have come round."""
        del library
        await database.run(lambda repos: papers.owe(repos, now))

    async def next_at(self, repos: ports.Repositories, now: datetime.datetime) -> datetime.datetime | None:
        """When papers are prompted for next."""
        return await papers.next_at(repos, now)

    def composers(self, library: loader.Library) -> Mapping[sending.Kind, subjects.Composer]:
        """The prompt for papers."""
        del library
        return {sending.Kind.PAPERS_DUE: papers.compose}


async def _shown(repos: ports.Repositories, asked: subjects.Asked) -> messages.Message:
    """The calendar of the one board that they keep, a choice among several, or what members see."""
    mine = await repos.boards.coordinated_by(asked.person.person_id)
    books = [await meeting_changes.book(repos, one, asked.now, named=len(mine) > 1) for one in mine]
    if len(books) == 1:
        return pages.page(books[0], asked.words)
    if books:
        return pages.which_board(books, asked.words)
    seen = await meeting_changes.boards_of(repos, asked.person, asked.now)
    return pages.members_page([await meeting_changes.book(repos, one, asked.now) for one in seen], asked.words)


async def _board(repos: ports.Repositories, person: boards.Member, on: uuid.UUID) -> tuple[boards.Board, facts.Meeting | None, bool] | None:
    """The board that they keep and that this is, or whose meeting this is; and whether they keep others."""
    mine = await repos.boards.coordinated_by(person.person_id)
    meeting = None if any(one.board_id == on for one in mine) else await repos.meetings.get(on)
    board_id = on if meeting is None else meeting.board_id
    board = next((one for one in mine if one.board_id == board_id), None)
    return None if board is None else (board, meeting, len(mine) > 1)


async def _found(
    repos: ports.Repositories, asked: subjects.Asked, on: uuid.UUID, *, hold: bool = False
) -> tuple[said.Book, facts.Meeting | None] | None:
    found = await _board(repos, asked.person, on)
    if found is None:
        return None
    board, meeting, named = found
    book = await meeting_changes.book(repos, board, asked.now, named=named, hold=hold)
    # As it stands now that nobody else changes it.
    return book, None if meeting is None else next(one for one in book.known if one.meeting_id == meeting.meeting_id)


async def _rested(turn: pause_turns.PauseTurn, action: actions.Do, given: str | None) -> messages.Message | None:
    written = text.clean(given or "")
    match action.verb:
        case "pauses":
            return await turn.show()
        case "yearly" if action.value.partition(".")[0] in {"august", "christmas"}:
            return await turn.yearly(action.value.partition(".")[0], on=action.value.endswith(".on"))
        case "pause":
            return await turn.pause(written, box=True)
        case "election":
            return await turn.election(written, box=True)
    days = rests.read(action.value)
    if days is None:
        return None
    return await (turn.keep(*days) if action.verb == "again" else turn.resume(*days))


async def _met(turn: meeting_turns.Turn, meeting: facts.Meeting, action: actions.Do, given: str | None) -> messages.Message | None:
    """What is done to one meeting. The end of the value says which state of it was seen."""
    value, _, seen = action.value.rpartition(".")
    shift = meeting_turns.read_shift(action.value) if action.verb == "later" else None
    if shift is not None:
        return await turn.later(meeting, shift)
    if seen != str(meeting.sequence) or not meeting.is_on:
        return await turn.show(pages.Done(lines=(turn.say("meetings-refused-stale"),)))
    match action.verb:
        case "move":
            return await turn.move(meeting, text.clean(given or ""), box=True)
        case "cancel":
            return await turn.cancel([meeting])
        case "kind" if value in set(facts.Kind):
            return await turn.kind(meeting, facts.Kind(value))
        case "move_sure" if planned := meeting_turns.read_planned(value):
            return await turn.move_planned(meeting, planned, sure=True)
        case "put" if planned := meeting_turns.read_stood(meeting, value, turn.book.board.zone):
            return await turn.move_planned(meeting, planned, sure=True, undone=True)
    return None


async def _planned(turn: meeting_turns.Turn, action: actions.Do, given: str | None) -> messages.Message | None:
    """What is done to the calendar as a whole."""
    words, written = turn.asked.words, text.clean(given or "")
    match action.verb:
        case "show":
            return await turn.show()
        case "moving" | "cancelling":
            return pages.pick(turn.book, words, verb=commands.Verb.MOVE if action.verb == "moving" else commands.Verb.CANCEL)
        case "add":
            return await turn.add(written, box=True)
        case "add_sure" if planned := meeting_turns.read_planned(action.value):
            return await turn.add_planned(planned, sure=True)
        case "uncancel":
            return await turn.uncancel(action.value)
        case "series" | "plan" | "start" | "start_undo":
            return await _series(turn, action, written)
    return None


async def _series(turn: meeting_turns.Turn, action: actions.Do, written: str) -> messages.Message | None:
    words = turn.asked.words
    match action.verb:
        case "series" if not action.value:
            return proposals.how_often(turn.book, words)
        case "series" if action.value in set(series.Cadence):
            return await turn.propose(written, series.Cadence(action.value), box=True)
        case "plan" if plan := series.read(action.value):
            return proposals.proposal(turn.book, plan, words)
        case "start" if plan := series.read(action.value):
            return await turn.start(plan)
        case "start_undo" if (found := _START_UNDO.fullmatch(action.value)) and (plan := series.read(found[1])):
            return await turn.start_undo(plan, int(found[2], 16))
    return None


async def _said(turn: meeting_turns.Turn, command: commands.Command) -> messages.Message:
    """What was typed about meetings."""
    words, verb = turn.asked.words, commands.Verb
    wanted = [turn.book.ahead[number - 1] for number in command.numbers if 0 < number <= len(turn.book.ahead)]
    if len(wanted) < len(command.numbers):
        bad = next(number for number in command.numbers if not 0 < number <= len(turn.book.ahead))
        return await turn.show(pages.Done(lines=(turn.say("meetings-no-number", number=bad),)))
    match command.verb:
        case verb.ADD:
            return await turn.add(command.rest, box=False, sure=command.sure) if command.rest else pages.add_box(turn.book, None, words)
        case verb.SERIES:
            return await turn.propose(command.rest, None, box=False) if command.rest else proposals.how_often(turn.book, words)
        case verb.START:
            return await turn.start_typed(command.rest)
        case verb.MOVE if wanted and (kind := lines.kind(command.rest, words)):
            return await turn.kind(wanted[0], kind)
        case verb.MOVE if wanted and command.rest:
            return await turn.move(wanted[0], command.rest, box=False, followed=command.later, sure=command.sure)
        case verb.MOVE if wanted:
            return pages.move_box(turn.book, wanted[0], None, words)
        case verb.CANCEL if wanted:
            return await turn.cancel(wanted)
        case verb.MOVE | verb.CANCEL:
            return pages.pick(turn.book, words, verb=command.verb)
    return await turn.show()
