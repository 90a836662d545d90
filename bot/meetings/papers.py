"""Papers for formal meetings: each coordinator is told in time when they have to be out. Everything follows from the meeting's date."""

import datetime
import uuid

from bot import ports
from conversations import boards, messages, sending, wording
from conversations.meetings import facts, said

LATE_LIMIT = datetime.timedelta(days=3)
"""A prompt that was due longer ago than this is left out: whoever puts a meeting in is told of the day there and then."""
_LOOK_AHEAD = datetime.timedelta(days=40)
"""Nobody is prompted for longer than this before a meeting, whatever holidays lie between."""


async def owe(repos: ports.Repositories, now: datetime.datetime) -> None:
    """Owe the prompts that have come round."""
    owed = []
    for board, meeting in await repos.meetings.coming(now, kind=facts.Kind.FORMAL, until=now + _LOOK_AHEAD):
        prompt_at = facts.prompt_at(meeting, board.zone)
        if prompt_at is None or not now - LATE_LIMIT <= prompt_at <= now:
            continue
        for person in await repos.boards.with_duty(board.board_id, boards.Duty.COORDINATOR):
            key = _key(meeting, board, person.person_id)
            owed.append(
                sending.Owed(
                    key=key,
                    kind=sending.Kind.PAPERS_DUE,
                    subject_id=meeting.meeting_id,
                    board_id=board.board_id,
                    person_id=person.person_id,
                    address=None,
                    due_at=prompt_at,
                )
            )
    if owed:
        await repos.deliveries.owe(owed)


async def next_at(repos: ports.Repositories, now: datetime.datetime) -> datetime.datetime | None:
    """When somebody is prompted next."""
    ahead = await repos.meetings.coming(now, kind=facts.Kind.FORMAL)
    times = (facts.prompt_at(meeting, board.zone) for board, meeting in ahead)
    return min((time for time in times if time is not None and time > now), default=None)


async def compose(repos: ports.Repositories, delivery: sending.Delivery, now: datetime.datetime) -> messages.Message | None:
    """When the papers have to be out; None when the meeting was moved or cancelled, or they keep the board no more."""
    meeting = await repos.meetings.get(delivery.subject_id)
    if delivery.person_id is None or meeting is None or not meeting.is_on or meeting.starts_at <= now:
        return None
    board = next((one for one in await repos.boards.coordinated_by(delivery.person_id) if one.board_id == meeting.board_id), None)
    last = None if board is None else facts.papers_day(meeting, board.zone)
    if board is None or last is None or _key(meeting, board, delivery.person_id) != delivery.key:
        return None
    words = wording.in_language((await repos.boards.person(delivery.person_id)).language)
    book = said.Book(board=board, now=now)
    told = {"board": wording.isolate(board.name), "when": said.when(meeting.starts_at, book, words), "day": said.day(last, book, words)}
    line = words.say("meetings-papers-due", **told) if last >= book.today else words.say("meetings-papers-late", **told)
    way = messages.Choices(options=(said.back(book, words),))
    return messages.Message(summary=words.say("meetings-papers-summary"), blocks=(messages.Paragraph(text=line), way))


def _key(meeting: facts.Meeting, board: boards.Board, person_id: uuid.UUID) -> str:
    """Unique for the day on which its papers have to be out: a meeting that is moved is prompted for anew."""
    return f"{meeting.meeting_id.hex}:{sending.Kind.PAPERS_DUE}:{facts.papers_day(meeting, board.zone):%Y%m%d}:{person_id.hex}"
