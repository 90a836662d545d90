"""A line of a reflection, given to the board or to its coordinators by the member's own choice; and taken back.

Whose reply or line it is is looked up at every press.
"""

import datetime
import functools
import logging
import uuid
from collections.abc import Mapping

from bot import ports, subjects
from bot.private import line_turns, offered
from conversations import actions, boards, lines, messages, records, sending, typed, wording
from conversations.lines import To
from frameworks import loader

_log = logging.getLogger(__name__)


class Lines(subjects.Subject):
    """Lines that members give to others."""

    name = actions.Subject.LINE

    async def pressed(
        self, repos: ports.Repositories, asked: subjects.Asked, action: actions.Do, text: str | None
    ) -> messages.Message | None:
        """What follows a press; None where the reply or the line is not this person's."""
        match action.verb:
            case "mine":
                return await _mine(repos, asked)
            case "offered":
                return await _offered(repos, asked)
            case "show" | "back":
                return await _of_line(repos, asked, action)
        value, _, seen = action.value.partition(".")
        record = await line_turns.reply(repos, asked, action.on)
        if record is None or value not in set(To):
            return None
        turn = line_turns.Turn(repos=repos, asked=asked, record=record, to=To(value))
        match action.verb:
            case "write":
                return await turn.preview(text or "")
            case "share":
                return await turn.share(seen)
            case "leave":
                return await turn.leave()
        return None

    async def box(self, repos: ports.Repositories, asked: subjects.Asked, action: actions.Do, draft: str | None) -> messages.Message | None:
        """The box for the words; the line itself where one was given already."""
        record = await line_turns.reply(repos, asked, action.on)
        if record is None or action.verb != "write" or action.value not in set(To):
            return None
        return await line_turns.Turn(repos=repos, asked=asked, record=record, to=To(action.value)).box(draft)

    async def may_write(self, repos: ports.Repositories, person: boards.Member, action: actions.Do) -> bool:
        """Only from a reply of their own."""
        record = await repos.reflections.get(action.on) if action.verb == "write" and action.on else None
        return record is not None and record.person_id == person.person_id and record.reply is not None

    async def typed(self, repos: ports.Repositories, asked: subjects.Asked, line: str) -> messages.Message | None:
        """“share: …”, “offer: …” and the words that confirm, leave, take back and list; None for every other line."""
        words = asked.words
        for to, name in ((To.BOARD, "line-share"), (To.COORDINATOR, "line-offer")):
            given = typed.after_prefix(line, words, name)
            if given is not None or typed.says(line, words, name):
                return await _begun(repos, asked, to, given)
            if typed.says(line, words, f"{name}-it"):
                return await _confirmed(repos, asked, to)
        if typed.says(line, words, "line-leave"):
            return await _left(repos, asked)
        if typed.says(line, words, "line-back"):
            return await _newest_back(repos, asked)
        if typed.says(line, words, "line-mine"):
            return await _mine(repos, asked)
        return await _offered(repos, asked) if typed.says(line, words, "line-offered") else None

    async def at_home(
        self, repos: ports.Repositories, person: boards.Member, now: datetime.datetime, words: wording.Wording
    ) -> tuple[messages.Choice, ...]:
        """The way to lines that were given lately, and to those that were offered to a coordinator."""
        given = [
            one for one in await repos.lines.of_person(person.person_id) if not one.taken_back_at and now - one.shared_at < lines.ON_PAGE
        ]
        read = [one for board in await repos.boards.coordinated_by(person.person_id) for one in await _readable(repos, board, now)]
        return (*((lines.to_mine(words),) if given else ()), *((lines.to_offered(words),) if read else ()))

    async def kept(self, repos: ports.Repositories, person: boards.Member, words: wording.Wording) -> tuple[tuple[str, str], ...]:
        """How many lines."""
        found = await repos.lines.of_person(person.person_id)
        return ((words.say("line-data"), str(len(found))),) if found else ()

    async def copied(self, repos: ports.Repositories, person: boards.Member, words: wording.Wording) -> tuple[messages.Block, ...]:
        """Every line, whole."""
        blocks: list[messages.Block] = []
        for line in await repos.lines.of_person(person.person_id):
            record = await repos.reflections.get(line.reflection_id)
            if record is not None:
                blocks += lines.copied(line_turns.plain_about(record, person), line, words)
        return (messages.Heading(text=words.say("line-copy")), *blocks) if blocks else ()

    def composers(self, library: loader.Library) -> Mapping[sending.Kind, subjects.Composer]:
        """What the board's channel shows."""
        return {sending.Kind.SHARED_LINE: functools.partial(compose, library=library)}


async def compose(
    repos: ports.Repositories, delivery: sending.Delivery, now: datetime.datetime, library: loader.Library
) -> messages.Message | None:
    """The line with its writer's name, in the board's language; None where it was taken back, or its time was over, before it left.

    Held until the unit of work ends: who takes it back meanwhile is told that it may have left.
    """
    del now
    line = await repos.lines.get(delivery.subject_id, lock=True)
    record = None if line is None or line.taken_back_at is not None else await repos.reflections.get(line.reflection_id)
    if line is None or record is None:
        return None
    person = await repos.boards.person(record.person_id)
    about = lines.About(
        reflection_id=record.reflection_id,
        board=record.board.name,
        zone=record.board.zone,
        question=offered.question(record, library, record.board.language),
        name=person.name,
    )
    return messages.spoken(lines.posted(about, line.text, wording.in_language(record.board.language)), record.board.language)


async def _begun(repos: ports.Repositories, asked: subjects.Asked, to: To, given: str | None) -> messages.Message:
    """A line that was typed, or only the wish for one, from the reply that was given last."""
    replied = [one for one in await repos.reflections.of_person(asked.person.person_id) if one.reply is not None and one.changed_at]
    last = max(replied, key=lambda one: one.changed_at or one.asked_at, default=None)
    if last is None:
        return lines.told("line-no-reply", asked.words)
    turn = line_turns.Turn(repos=repos, asked=asked, record=last, to=to)
    return await (turn.box(None) if given is None else turn.preview(given))


async def _confirmed(repos: ports.Repositories, asked: subjects.Asked, to: To) -> messages.Message:
    """Give away what stands in the newest preview of theirs in this chat."""
    for on in await _previews(repos, asked):
        record = await line_turns.reply(repos, asked, on.on)
        if record is not None and on.value == to:
            return await line_turns.Turn(repos=repos, asked=asked, record=record, to=to).share(None)
    return lines.told("line-nothing", asked.words)


async def _left(repos: ports.Repositories, asked: subjects.Asked) -> messages.Message:
    for on in await _previews(repos, asked):
        record = await line_turns.reply(repos, asked, on.on)
        if record is not None:
            return await line_turns.Turn(repos=repos, asked=asked, record=record, to=To(on.value)).leave()
    return lines.told("line-nothing", asked.words)


async def _previews(repos: ports.Repositories, asked: subjects.Asked) -> list[actions.Do]:
    """What the previews in this chat are of, the newest first."""
    drafts = [actions.decode(one.action) for one in await repos.drafts.of([asked.event.address])]
    return [one for one in drafts if isinstance(one, actions.Do) and one.subject is actions.Subject.LINE and one.verb == "share"]


async def _newest_back(repos: ports.Repositories, asked: subjects.Asked) -> messages.Message:
    """Take back the line that was given last and stands."""
    standing = [one for one in await repos.lines.of_person(asked.person.person_id) if one.taken_back_at is None]
    record = await repos.reflections.get(standing[0].reflection_id) if standing and not asked.repeat else None
    done = None if record is None else await _take_back(repos, asked, standing[0].line_id, record)
    return done or lines.told("line-none-back", asked.words)


async def _of_line(repos: ports.Repositories, asked: subjects.Asked, action: actions.Do) -> messages.Message | None:
    """A press on a line of their own."""
    line = await repos.lines.get(action.on) if action.on else None
    record = await line_turns.reply(repos, asked, line.reflection_id) if line else None
    if line is None or record is None:
        return None
    if action.verb == "back":
        return await _take_back(repos, asked, line.line_id, record)
    about = await line_turns.about(repos, asked, record)
    gone = await line_turns.gone(repos, line)
    if line.taken_back_at is not None:
        return lines.taken_back(about, line, gone, asked.words)
    return lines.stands(about, line, gone, asked.now, asked.words)


async def _take_back(
    repos: ports.Repositories, asked: subjects.Asked, line_id: uuid.UUID, record: records.ReflectionRecord
) -> messages.Message | None:
    """Held first: whatever is made with it meanwhile has left, as far as anybody can tell."""
    line = await repos.lines.get(line_id, lock=True)
    if line is None:
        return None
    gone = await line_turns.gone(repos, line)
    if not asked.repeat and line.taken_back_at is None:
        await repos.lines.take_back(line_id, asked.now)
        _log.info("a line was taken back", extra={"action": "line_taken_back", "line_id": line_id, "gone": gone.value})
    return lines.taken_back(await line_turns.about(repos, asked, record), line, gone, asked.words)


async def _mine(repos: ports.Repositories, asked: subjects.Asked) -> messages.Message:
    found = []
    for line in await repos.lines.of_person(asked.person.person_id):
        record = await repos.reflections.get(line.reflection_id)
        if record is not None and line.taken_back_at is None:
            found.append((line_turns.plain_about(record, asked.person), line))
    return lines.mine(found, asked.words)


async def _offered(repos: ports.Repositories, asked: subjects.Asked) -> messages.Message:
    """Whatever digests brought to the boards that this person keeps running."""
    found = []
    for board in await repos.boards.coordinated_by(asked.person.person_id):
        until = await _told_until(repos, board, asked.now)
        language = asked.person.language
        read = await offered.to_coordinators(repos, board, asked.now - lines.ON_PAGE, until, asked.library, language)
        found.append((board.name, read))
    return lines.offered(found, asked.words)


async def _readable(repos: ports.Repositories, board: boards.Board, now: datetime.datetime) -> list[lines.Line]:
    return list(await repos.lines.offered(board.board_id, now - lines.ON_PAGE, await _told_until(repos, board, now)))


async def _told_until(repos: ports.Repositories, board: boards.Board, now: datetime.datetime) -> datetime.datetime:
    """Lines come to the page with the digest: at once, the time would tell who wrote. Without digests they come as they are."""
    digests = [one for one in await repos.schedules.of_board(board.board_id) if one.plan.practice is boards.Practice.DIGEST]
    if not digests:
        return now
    ends = [end for one in digests if (end := await repos.digests.last_end(one.schedule_id)) is not None]
    return max(ends, default=now - lines.ON_PAGE)
