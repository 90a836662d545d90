"""A board's course over time in chat: everybody on it looks; whoever chairs it or keeps it running writes down what happened.

Whose board it is, is looked up for every press. Pages are private: nothing of this is posted to a channel by a press.
"""

import datetime
import uuid

from bot import ports, subjects
from bot.courses import desk as desks
from bot.courses import happening_turns, rule_turns
from conversations import actions, annotations, boards, messages, text, wording
from conversations.courses import book as books
from conversations.courses import happening_pages, heard, pages, rule_pages, said

_RULES = frozenset({"rules", "profile", "index", "aim", "aim_off", "aim_level", "aim_back"})


class Courses(subjects.Subject):
    """The noun of a board's course over time. No draft of it is kept, so `may_write` is never true."""

    name = actions.Subject.COURSE

    async def pressed(
        self, repos: ports.Repositories, asked: subjects.Asked, action: actions.Do, text: str | None
    ) -> messages.Message | None:
        """A look for everybody on the board, a deed for whoever runs it; None for anybody else."""
        at = await desks.desk(repos, asked.library, asked.person, asked.now)
        if action.on is None:
            return await _shown(at, asked.words)
        board, one = await _of_action(at, action)
        if board is None:
            return None
        book = await at.book(board)
        if action.verb == "show":
            return _page(book, action.value, asked.words)
        if not book.runs:
            return None
        turn = happening_turns.Turn(asked=asked, at=at, book=book)
        if action.verb in _RULES:
            return await _ruled(turn, action, text or "")
        return await (_planned(turn, action, text or "") if one is None else _changed(turn, one, action, text or ""))

    async def box(self, repos: ports.Repositories, asked: subjects.Asked, action: actions.Do, draft: str | None) -> messages.Message | None:
        """The box for what happened, for a reason, or for where an aim is from."""
        at = await desks.desk(repos, asked.library, asked.person, asked.now)
        board, one = await _of_action(at, action)
        if board is None or board.board_id not in at.led:
            return None
        match action.verb:
            case "amend" if one is not None:
                return happening_pages.amend_box(one, asked.words, initial=draft or "")
            case "new_time" if one is not None:
                return happening_pages.new_time_box(one, asked.words, initial=draft or "")
            case "write" if action.on is not None:
                kind = _kind(action.value.partition(".")[2])
                return None if kind is None else happening_pages.write_box(await at.book(board), action.on, kind, asked.words)
            case "aim_level":
                return await _aim_box(at, board, action, asked.words)
        return None

    async def typed(self, repos: ports.Repositories, asked: subjects.Asked, line: str) -> messages.Message | None:
        """A whole command; what only whoever runs a board can do is a plain sentence from anybody else."""
        words = asked.words
        if not heard.may_be_one(line, words):
            return None
        at = await desks.desk(repos, asked.library, asked.person, asked.now)
        frameworks = {framework for board in at.mine for framework, _ in await repos.histories.series(board.board_id)}
        command = heard.command(line, words, [one.key for one in at.mine], frameworks)
        if command is None or not at.mine or (command.verb is not heard.Verb.SHOW and not at.led):
            return None
        near = at.mine if command.verb is heard.Verb.SHOW else [one for one in at.mine if one.board_id in at.led] or at.mine
        named = [one for one in (at.mine if command.board else near) if command.board in {"", one.key.casefold()}]
        if len(named) != 1:
            return await _shown(at, words)
        book = await at.book(named[0])
        if command.verb is heard.Verb.SHOW and command.word == "":
            return _looked(book, command, words)
        if not book.runs:
            return books.message(words, (messages.Paragraph(text=words.say("courses-not-yours")), *pages.board(book, words).blocks))
        return await _said(happening_turns.Turn(asked=asked, at=at, book=book), command)

    async def at_home(
        self, repos: ports.Repositories, person: boards.Member, now: datetime.datetime, words: wording.Wording
    ) -> tuple[messages.Choice, ...]:
        """The way to the page, for whoever is on a board that can look back on anything."""
        for board, _ in await repos.next_steps.boards_of(person.person_id, now):
            if await repos.histories.series(board.board_id):
                label = words.say("courses-button")
                return (messages.Choice(label=label, action=books.do("show", None), typed=label.lower()),)
        return ()

    async def kept(self, repos: ports.Repositories, person: boards.Member, words: wording.Wording) -> tuple[tuple[str, str], ...]:
        """How much they wrote down about boards."""
        written = await repos.histories.written_by(person.person_id)
        return ((words.say("courses-kept"), words.say("courses-kept-count", count=len(written))),) if written else ()

    async def copied(self, repos: ports.Repositories, person: boards.Member, words: wording.Wording) -> tuple[messages.Block, ...]:
        """What it was, by day and kind. Its words are the board's."""
        written = await repos.histories.written_by(person.person_id)
        if not written:
            return ()
        rows = tuple((said.day(one.day, words), words.say("courses-kind", kind=one.kind.value)) for one in written)
        return (messages.Heading(text=words.say("courses-kept")), messages.Facts(rows=rows))


async def _shown(at: desks.Desk, words: wording.Wording) -> messages.Message:
    found = [await at.book(one) for one in at.mine]
    if not found:
        return pages.nothing(words)
    return pages.board(found[0], words) if len(found) == 1 else pages.which_board(found, words)


async def _of_action(at: desks.Desk, action: actions.Do) -> tuple[boards.Board | None, annotations.Annotation | None]:
    """The board that it is about, if it is one of theirs, and what happened there, where it is about that."""
    if action.on is None:
        return None, None
    board = at.board(action.on)
    if board is not None:
        return board, None
    if action.verb in {"write", "bring"}:
        board_id = happening_turns.read_id(action.value.partition(".")[0])
        return (None if board_id is None else at.board(board_id)), None
    one = await at.repos.histories.annotation(action.on)
    return (None, None) if one is None else (at.board(one.board_id), one)


def _page(book: books.Book, value: str, words: wording.Wording) -> messages.Message:
    """The page that a button names: a framework's, or one item's; the board's where there is no such thing any more."""
    series = next((one for one in book.series if value in {one.value} or value.startswith(f"{one.value}.")), None)
    if series is None:
        return pages.board(book, words)
    item = books.item_of(series.told.edition, value.rpartition(".")[2])
    return pages.series(book, series, words) if item is None else pages.item(book, series, item, words)


async def _planned(turn: happening_turns.Turn, action: actions.Do, given: str) -> messages.Message | None:
    """What is not about anything that is written down."""
    match action.verb:
        case "happened":
            return await turn.page()
        case "members":
            return await turn.members(action.value)
        case "new" if (kind := _kind(action.value)) is not None:
            return happening_pages.write_box(turn.book, uuid.uuid4(), kind, turn.asked.words)
        case "write" if action.on is not None and (kind := _kind(action.value.partition(".")[2])) is not None:
            return await turn.write(action.on, text.clean(given), kind)
        case "bring" if action.on is not None:
            return await turn.bring(action.on)
    return None


async def _changed(turn: happening_turns.Turn, one: annotations.Annotation, action: actions.Do, given: str) -> messages.Message | None:
    match action.verb:
        case "one":
            return happening_pages.one(turn.book, one, turn.asked.words)
        case "amend":
            return await turn.amend(one, text.clean(given))
        case "remove":
            return await turn.remove(one)
        case "swap":
            return await turn.swap(one, action.value)
        case "new_time":
            return await turn.propose(one, text.clean(given))
        case "begin" | "unbegin":
            return await turn.begin(one, on=action.verb == "begin")
    return None


async def _ruled(turn: happening_turns.Turn, action: actions.Do, given: str) -> messages.Message | None:
    framework, *rest = action.value.split(".")
    series = turn.book.of_framework(framework)
    if series is None or series.told.newest.levels is None:
        return pages.board(turn.book, turn.asked.words)
    return await rule_turns.RuleTurn(turn=turn, series=series).pressed(action, rest, text.clean(given))


async def _aim_box(at: desks.Desk, board: boards.Board, action: actions.Do, words: wording.Wording) -> messages.Message | None:
    framework, code, level = (*action.value.split("."), "", "")[:3]
    book = await at.book(board)
    series = book.of_framework(framework)
    item = None if series is None else books.item_of(series.told.edition, code)
    if series is None or item is None or not level.isdecimal() or int(level) not in series.told.edition.values:
        return None
    return rule_pages.aim_box(book, series, item, int(level), words)


def _looked(book: books.Book, command: heard.Command, words: wording.Wording) -> messages.Message:
    named = [one for one in book.series if command.framework in {"", one.framework} and command.actor in {"", one.told.actor.value}]
    series = named[0] if len(named) == 1 or (named and command.framework) else None
    if series is None:
        return pages.board(book, words)
    if not command.numbers:
        return pages.series(book, series, words)
    number, items = command.numbers[0], series.told.edition.items
    if not 1 <= number <= len(items):
        lead = messages.Paragraph(text=words.say("courses-no-number", number=number))
        return books.message(words, (lead, *pages.series(book, series, words).blocks))
    return pages.item(book, series, items[number - 1], words)


async def _said(turn: happening_turns.Turn, command: heard.Command) -> messages.Message | None:
    """What whoever runs the board typed."""
    book, verb = turn.book, command.verb
    if verb in {heard.Verb.RULES, heard.Verb.AIM} or command.word == "courses-rules":
        return await _ruled_by_line(turn, command)
    if verb is heard.Verb.SHOW or (not command.numbers and command.text is None):
        return await turn.page()
    if not command.numbers:
        return await turn.write(uuid.uuid5(book.board.board_id, turn.asked.event.receipt_key), command.text or "", None)
    number = command.numbers[0]
    if not 1 <= number <= len(book.written):
        return await turn.page(happening_pages.done(turn.say("courses-no-number", number=number), turn.asked.words))
    one = book.written[number - 1]
    if verb is heard.Verb.NEW_TIME:
        is_end = command.word == "courses-off"
        return await (turn.begin(one, on=not is_end) if command.text is None else turn.propose(one, command.text))
    if command.text is not None:
        return await turn.amend(one, command.text)
    return await turn.remove(one) if command.word else happening_pages.one(book, one, turn.asked.words)


async def _ruled_by_line(turn: happening_turns.Turn, command: heard.Command) -> messages.Message | None:
    measured = [one for one in turn.book.series if one.told.newest.levels is not None]
    frameworks = dict.fromkeys(one.framework for one in measured if command.framework in {"", one.framework})
    series = turn.book.of_framework(next(iter(frameworks))) if len(frameworks) == 1 else None
    if series is None:
        return pages.board(turn.book, turn.asked.words)
    rules = rule_turns.RuleTurn(turn=turn, series=series)
    return await (rules.said_of_aim(command) if command.verb is heard.Verb.AIM else rules.said(command))


def _kind(value: str) -> annotations.Kind | None:
    return annotations.Kind(value) if value in set(annotations.Kind) else None
