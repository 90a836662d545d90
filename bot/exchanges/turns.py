"""What somebody does about buddy boards: a proposal, an agreement, another note, an end. All inside the caller's one transaction.

A note is a draft of the person's own until they confirm: so nothing half made is kept where another board could come across it.
"""

import dataclasses
import logging
import secrets
import uuid

from bot import subjects
from bot.exchanges import desk as desks
from bot.exchanges import letters
from conversations import boards, messages, sending
from conversations.exchanges import book as books
from conversations.exchanges import codes, joining, pages, state

_log = logging.getLogger(__name__)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Turn:
    """One event of one person."""

    asked: subjects.Asked
    at: desks.Desk

    def say(self, key: str, **args: str | int) -> str:
        """A message in the person's own words."""
        return self.asked.words.say(key, **args)

    async def show(self, lead: str = "") -> messages.Message:
        """Everything of theirs."""
        return pages.page(await self.at.book(), self.asked.words, lead)

    async def noted(self, board: boards.Board, plan: books.Plan, note: str) -> messages.Message:
        """The proposal with its note, to be confirmed; where the note cannot stand, the box again with all that was written."""
        words = self.asked.words
        fault = pages.note_fault(note, words)
        if fault:
            return pages.note_box(books.do("note", board.board_id, plan.value), note, words, fault)
        await self._keep_draft(books.do("propose", board.board_id, plan.value), note)
        return pages.confirm(board, plan, note, words)

    async def propose(self, board: boards.Board, plan: books.Plan) -> messages.Message:
        """Keep the proposal, and tell its code. The same button twice shows the same code."""
        repos, words = self.at.repos, self.asked.words
        # Held first: of two presses at once the second finds what the first has kept.
        live = [one for one in await repos.exchanges.of_board(board.board_id, lock=True) if books.is_live(one, self.at.now)]
        exchange_id = uuid.uuid5(board.board_id, plan.value)
        kept = await repos.exchanges.get(exchange_id)
        if kept is not None:
            is_waiting = kept.standing(self.at.now) is state.Standing.PROPOSED
            return pages.proposed(self.at.bare(), kept, words) if is_waiting else await self.show()
        note = await repos.drafts.get(self.asked.event.address, books.do("propose", board.board_id, plan.value))
        if not note:
            action = books.do("note", board.board_id, plan.value)
            return pages.note_box(action, None, words, self.say("buddy-note-gone"))
        if len(live) >= books.MOST_LIVE:
            return await self.show(pages.full(board, words))
        one = self._proposal(exchange_id, board, plan, note)
        while not await repos.exchanges.propose(one):
            one = dataclasses.replace(one, code=codes.drawn(secrets.choice))
        await self._drop_draft(books.do("propose", board.board_id, plan.value))
        _log.info("an exchange was proposed", extra={"action": "buddy_proposed", "board_id": board.board_id, "exchange_id": exchange_id})
        return pages.proposed(self.at.bare(), one, words)

    async def opened(self, typed: str) -> messages.Message:
        """What a code opens: for whoever runs a board."""
        words, code = self.asked.words, codes.read(typed)
        if not self.at.led:
            return joining.not_theirs_to_do(words)
        one = await self.at.repos.exchanges.by_code(code) if codes.is_one(code) else None
        row = None if one is None else await self.at.row(one.exchange_id)
        if one is not None and row is not None and one.standing(self.at.now) is state.Standing.AGREED:
            return await self.show()
        if one is None or one.standing(self.at.now) is not state.Standing.PROPOSED:
            return joining.unknown(words)
        candidates = [board for board in self.at.led if board.board_id != one.proposer.board.board_id]
        return joining.offered(self.at.bare(), one, candidates, words) if candidates else joining.own_code(one, words)

    async def joining_note(self, board: boards.Board, code: str, note: str) -> messages.Message:
        """All of it with their own note, to be confirmed."""
        words, one = self.asked.words, await self._waiting(board, code)
        if one is None:
            return joining.unknown(words)
        fault = pages.note_fault(note, words)
        if fault:
            return pages.note_box(books.do("join_note", board.board_id, code), note, words, fault)
        await self._keep_draft(books.do("agree", board.board_id, code), note)
        return joining.confirm(self.at.bare(), one, board, note, words)

    async def agree(self, board: boards.Board, code: str) -> messages.Message:
        """Agree for a board. Who agrees first, agrees; the same button twice says the same."""
        repos, words = self.at.repos, self.asked.words
        found = await repos.exchanges.by_code(code) if codes.is_one(code) else None
        one = None if found is None else await repos.exchanges.get(found.exchange_id, lock=True)
        if one is not None and one.standing(self.at.now) is state.Standing.AGREED and _is_partner(one, board):
            return joining.agreed(books.Row(exchange=one, mine=board, leads=True), words)
        if one is None or one.standing(self.at.now) is not state.Standing.PROPOSED or one.side_of(board.board_id) is not None:
            return joining.unknown(words)
        refused = await self._refused(one, board)
        if refused:
            return await self.show(refused)
        action = books.do("agree", board.board_id, code)
        note = await repos.drafts.get(self.asked.event.address, action)
        if not note:
            return pages.note_box(books.do("join_note", board.board_id, code), None, words, self.say("buddy-note-gone"))
        side = state.Side(board=board, note=note, at=self.at.now, by=self.asked.person.person_id)
        if not await repos.exchanges.agree(one.exchange_id, side):
            return joining.unknown(words)
        await self._drop_draft(action)
        agreed = dataclasses.replace(one, partner=side)
        await letters.owe(repos, agreed, sending.Kind.BUDDY_AGREED, self.at.now, but=self.asked.person.person_id)
        _log.info("an exchange was agreed", extra={"action": "buddy_agreed", "board_id": board.board_id, "exchange_id": one.exchange_id})
        return joining.agreed(books.Row(exchange=agreed, mine=board, leads=True), words)

    async def renote(self, row: books.Row, note: str) -> messages.Message:
        """Another note on one's own board."""
        fault = pages.note_fault(note, self.asked.words)
        if fault:
            return pages.note_box(books.do("renote", row.exchange.exchange_id, row.mine.board_id.hex), note, self.asked.words, fault)
        kept = await self.at.repos.exchanges.note(row.exchange.exchange_id, row.mine.board_id, note)
        return await self.show(self.say("buddy-note-kept" if kept else "buddy-over"))

    async def end(self, row: books.Row) -> messages.Message:
        """End it, from this moment. Who comes second reads that it is over."""
        ended = await end(self.at, row, but=self.asked.person.person_id)
        other = "" if row.other is None else books.name(row.other.board)
        if not ended:
            return await self.show(self.say("buddy-over"))
        return await self.show(self.say("buddy-ended", other=other) if other else self.say("buddy-taken-back"))

    async def _refused(self, one: state.Exchange, board: boards.Board) -> str:
        """Why a board may not agree to this; empty where it may. Both boards are held, the one with the smaller id first."""
        ids = sorted((board.board_id, one.proposer.board.board_id))
        found = {its: await self.at.repos.exchanges.of_board(its, lock=True) for its in ids}
        live = {its: [each for each in found[its] if books.is_live(each, self.at.now)] for its in ids}
        if len(live[board.board_id]) >= books.MOST_LIVE:
            return pages.full(board, self.asked.words)
        agreed = [each for each in live[board.board_id] if each.partner is not None and each.edition_ref == one.edition_ref]
        if any(each.side_of(one.proposer.board.board_id) for each in agreed):
            names = {"board": books.name(board), "other": books.name(one.proposer.board)}
            return self.say("buddy-twice", edition=self.at.bare().title(one.edition_ref), **names)
        return ""

    async def _waiting(self, board: boards.Board, code: str) -> state.Exchange | None:
        """The proposal of another board that this code is of, while it waits."""
        one = await self.at.repos.exchanges.by_code(code) if codes.is_one(code) else None
        if one is None or one.standing(self.at.now) is not state.Standing.PROPOSED or one.side_of(board.board_id) is not None:
            return None
        return one

    def _proposal(self, exchange_id: uuid.UUID, board: boards.Board, plan: books.Plan, note: str) -> state.Exchange:
        return state.Exchange(
            exchange_id=exchange_id,
            code=codes.drawn(secrets.choice),
            edition_ref=plan.edition.ref,
            item_keys=plan.item_keys,
            proposer=state.Side(board=board, note=note, at=self.at.now, by=self.asked.person.person_id),
            lapses_at=books.lapses_at(self.at.now, board.zone),
        )

    async def _keep_draft(self, action: str, note: str) -> None:
        await self.at.repos.drafts.keep(self.asked.event.address, action, note, self.at.now)

    async def _drop_draft(self, action: str) -> None:
        await self.at.repos.drafts.empty(self.asked.event.address, action, self.at.now)


async def end(at: desks.Desk, row: books.Row, *, but: uuid.UUID | None = None) -> bool:
    """End an exchange for the board of the row, and owe word of it where both had agreed; False where it had ended before."""
    if not await at.repos.exchanges.end(row.exchange.exchange_id, row.mine.board_id, at.now):
        return False
    # As it stands now: somebody may have agreed at the last moment.
    one = await at.repos.exchanges.get(row.exchange.exchange_id)
    if one is not None and one.partner is not None:
        await letters.owe(at.repos, one, sending.Kind.BUDDY_ENDED, at.now, but=but)
    _log.info(
        "an exchange was ended", extra={"action": "buddy_ended", "board_id": row.mine.board_id, "exchange_id": row.exchange.exchange_id}
    )
    return True


def _is_partner(one: state.Exchange, board: boards.Board) -> bool:
    return one.partner is not None and one.partner.board.board_id == board.board_id
