"""Typed lines about actions and about what was agreed: which board and which thing is meant, and what then is done."""

from collections.abc import Sequence

from bot import ports, subjects
from bot.steps import position_turns, step_turns, step_views
from conversations import messages
from conversations.next_steps import agreed_hearing, hearing, pages, sheet


async def said(repos: ports.Repositories, asked: subjects.Asked, line: str) -> messages.Message | None:
    """What follows a line of this noun's own; None for every other line."""
    about_steps, about_positions = hearing.begins(line, asked.words), agreed_hearing.begins(line, asked.words)
    if not about_steps and not about_positions:
        return None
    sheets = await step_views.sheets(repos, asked.person, asked.now, at=asked.event.address)
    if not sheets:
        return None
    return await (_of_steps if about_steps else _of_positions)(repos, asked, sheets, line)


async def _of_steps(repos: ports.Repositories, asked: subjects.Asked, sheets: Sequence[sheet.Sheet], line: str) -> messages.Message | None:
    words = asked.words
    spoken = hearing.understood(line, words, {one.board.key for one in sheets})
    if spoken is None:
        return None
    if spoken.verb == "mine":
        return pages.mine(sheets, words)
    if spoken.verb == "add":
        # "Action: …" of somebody who leads no board is for whoever else listens.
        led = [one for one in sheets if one.leads]
        of = _meant(led, spoken.board)
        if not led:
            return None
        return pages.which(led, words, agreed=False) if of is None else await step_turns.added(repos, asked, of, spoken.text)
    of = _meant(sheets, spoken.board)
    if of is None:
        return pages.which(sheets, words, agreed=False)
    if spoken.number is None:
        return pages.board(of, words)
    there = of.numbered(spoken.number)
    step = await repos.next_steps.get(there.step_id, lock=True) if there else None
    if step is None:
        return pages.board(of, words, lead=words.say("steps-no-number"))
    turn = step_turns.Turn(repos=repos, asked=asked, of=step_views.with_step(of, step), step=step)
    return await turn.does(spoken.verb, spoken.value, spoken.text)


async def _of_positions(
    repos: ports.Repositories, asked: subjects.Asked, sheets: Sequence[sheet.Sheet], line: str
) -> messages.Message | None:
    words, keys = asked.words, {one.board.key for one in sheets}
    desks = [await position_turns.desk(repos, asked, of) for of in sheets]
    spoken = agreed_hearing.understood(line, words, keys, {book.name for desk in desks for book in desk.books})
    if spoken is None:
        return None
    of = _meant(sheets, spoken.board)
    if of is None:
        return pages.which(sheets, words, agreed=True)
    desk = desks[sheets.index(of)]
    if spoken.number is None:
        return desk.page()
    found = desk.numbered(spoken.edition, spoken.number)
    if found is None:
        return desk.page(words.say("agreed-no-item"))
    if spoken.verb == "agree":
        return await desk.agree(*found, spoken.text)
    there = desk.standing(*found)
    one = await repos.next_steps.position(there.position_id, lock=True) if there else None
    if one is None:
        return desk.page()
    return await desk.does(one, spoken.verb, spoken.value, spoken.text)


def _meant(sheets: Sequence[sheet.Sheet], key: str) -> sheet.Sheet | None:
    """The board that is named, or the only one there is."""
    if key:
        return next((one for one in sheets if one.board.key == key), None)
    return sheets[0] if len(sheets) == 1 else None
