"""One member's way from a reply of theirs to a line for others, and what is to be known of it at every step.

The words of a preview are kept as a draft of the press that would give them away, so that a preview can be left and found again.
"""

import dataclasses
import logging
import uuid
import zoneinfo

from bot import ports, subjects
from bot.private import offered
from conversations import actions, boards, lines, messages, records, sending, text
from conversations.lines import Gone, To

_log = logging.getLogger(__name__)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Turn:
    """The reply is `record`, held by this unit of work."""

    repos: ports.Repositories
    asked: subjects.Asked
    record: records.ReflectionRecord
    to: To

    @property
    def _draft(self) -> str:
        """Where the words of the preview are kept."""
        return actions.encode(actions.Do(subject=actions.Subject.LINE, verb="share", on=self.record.reflection_id, value=self.to))

    async def box(self, draft: str | None) -> messages.Message:
        """The box, unless something stands in the way. The reply is not put into it."""
        known = await about(self.repos, self.asked, self.record)
        seen = await self.repos.drafts.get(self.asked.event.address, self._draft)
        return await self._hindered(known) or lines.box(known, self.to, draft or seen or "", self.asked.words)

    async def preview(self, given: str) -> messages.Message:
        """What others would see. Words that cannot be a line stay in the box."""
        known = await about(self.repos, self.asked, self.record)
        hindered = await self._hindered(known)
        if hindered is not None:
            return hindered
        written, event = text.clean(given), self.asked.event
        if len(written) <= text.KEEP_AT_MOST and not self.asked.repeat:
            await self.repos.drafts.keep(event.address, self._draft, written, event.sent_at)
        return self._shown(known, written)

    async def share(self, seen: str | None) -> messages.Message:
        """Give away the words of the preview that was seen (None: whatever stands in it)."""
        known = await about(self.repos, self.asked, self.record)
        hindered = await self._hindered(known)
        if hindered is not None:
            return hindered
        written = await self.repos.drafts.get(self.asked.event.address, self._draft)
        if written is None or self.asked.repeat:
            return lines.told("line-nothing", self.asked.words)
        if not 0 < len(written) <= lines.AT_MOST or seen not in (None, lines.mark(written)):
            return self._shown(known, written, lead="line-changed")
        line = lines.Line(line_id=uuid.uuid4(), reflection_id=self.record.reflection_id, to=self.to, text=written, shared_at=self.asked.now)
        if await self.repos.lines.give(line):
            await self.repos.drafts.empty(self.asked.event.address, self._draft, self.asked.event.sent_at)
            if self.to is To.BOARD:
                await self.repos.deliveries.owe([_owed(line, self.record)])
            _log.info("a line was given", extra={"action": "line_given", "line_id": line.line_id, "to": self.to.value})
        return lines.stands(known, line, Gone.NO, self.asked.now, self.asked.words)

    async def leave(self) -> messages.Message:
        """Share nothing: the words of the preview go."""
        if not self.asked.repeat:
            await self.repos.drafts.empty(self.asked.event.address, self._draft, self.asked.event.sent_at)
        return lines.told("line-left", self.asked.words)

    def _shown(self, known: lines.About, written: str, *, lead: str = "line-preview") -> messages.Message:
        if not 0 < len(written) <= lines.AT_MOST:
            return lines.refused(known, self.to, written, self.asked.words)
        return lines.preview(known, self.to, written, self.asked.now, self.asked.words, lead=lead)

    async def _hindered(self, known: lines.About) -> messages.Message | None:
        """A line that was given before, or why none can be given; None where nothing stands in the way."""
        before = next((one for one in await self.repos.lines.of_reflection(self.record.reflection_id) if one.to is self.to), None)
        if before is not None:
            far = await gone(self.repos, before)
            if before.taken_back_at is None:
                return lines.stands(known, before, far, self.asked.now, self.asked.words)
            if far is not Gone.NO:
                return lines.told("line-once", self.asked.words)
        board = self.record.board
        today = self.asked.now.astimezone(zoneinfo.ZoneInfo(board.zone)).date()
        if not await self.repos.boards.is_seated(board.board_id, self.asked.person.person_id, today):
            return lines.told("line-no-seat", self.asked.words, board=board.name)
        if self.to is To.COORDINATOR and not known.readers:
            return lines.told("line-no-coordinator", self.asked.words, board=board.name)
        return None


async def reply(repos: ports.Repositories, asked: subjects.Asked, reflection_id: uuid.UUID | None) -> records.ReflectionRecord | None:
    """A reply of this person's; None for anything else. Held, so that two presses give one line."""
    record = await repos.reflections.get(reflection_id, lock=True) if reflection_id else None
    return record if record is not None and record.person_id == asked.person.person_id and record.reply is not None else None


async def about(repos: ports.Repositories, asked: subjects.Asked, record: records.ReflectionRecord) -> lines.About:
    """What there is to know of a reply before a line of it is given."""
    board = record.board
    running = await repos.boards.with_duty(board.board_id, boards.Duty.COORDINATOR)
    silences = (await repos.terms.pauses_of([board.board_id], boards.PauseKind.PRE_ELECTION)).get(board.board_id, ())
    today = asked.now.astimezone(zoneinfo.ZoneInfo(board.zone)).date()
    return lines.About(
        reflection_id=record.reflection_id,
        board=board.name,
        zone=board.zone,
        question=offered.question(record, asked.library, asked.person.language),
        name=asked.person.name,
        readers=tuple(one.name for one in running if one.person_id != asked.person.person_id),
        quiet_until=max((one.last for one in silences if one.has(today)), default=None),
    )


def plain_about(record: records.ReflectionRecord, person: boards.Member) -> lines.About:
    """As much of it as a list of lines needs."""
    return lines.About(reflection_id=record.reflection_id, board=record.board.name, zone=record.board.zone, question=None, name=person.name)


async def gone(repos: ports.Repositories, line: lines.Line) -> Gone:
    """How far it has come."""
    if line.to is To.COORDINATOR:
        return Gone.YES if await repos.lines.was_told(line) else Gone.NO
    standing = await repos.deliveries.standing(line.line_id, sending.Kind.SHARED_LINE)
    if standing is None or standing[0] in (sending.State.PLANNED, sending.State.FAILED, sending.State.MOOT):
        return Gone.NO
    return Gone.YES if standing[0] is sending.State.SENT else Gone.PERHAPS


def _owed(line: lines.Line, record: records.ReflectionRecord) -> sending.Owed:
    return sending.Owed(
        key=f"{line.line_id.hex}:{sending.Kind.SHARED_LINE}",
        kind=sending.Kind.SHARED_LINE,
        subject_id=line.line_id,
        board_id=record.board.board_id,
        address=record.board.channel,
        due_at=line.shared_at + lines.GRACE,
    )
