"""Buddy boards."""

import datetime
import uuid
from collections.abc import Collection

from tortoise.expressions import Q

from conversations import boards, sending
from conversations.exchanges import state
from storage import models
from storage.boards import as_board

_OUT = [sending.State.SENT.value, sending.State.UNSURE.value]


class ExchangeRepository:
    """A code is given once. Who agrees first, agrees; who ends first, ends."""

    async def propose(self, one: state.Exchange) -> bool:
        """Keep a proposal; False where its id or its code is taken."""
        if await models.Exchange.exists(Q(exchange_id=one.exchange_id) | Q(code=one.code)):
            return False
        row = models.Exchange(
            exchange_id=one.exchange_id,
            code=one.code,
            edition_ref=one.edition_ref,
            item_keys=list(one.item_keys),
            proposer_id=one.proposer.board.board_id,
            proposer_note=one.proposer.note,
            proposed_by_id=one.proposer.by,
            proposed_at=one.proposer.at,
            lapses_at=one.lapses_at,
        )
        await models.Exchange.bulk_create([row], ignore_conflicts=True)
        return True

    async def get(self, exchange_id: uuid.UUID, *, lock: bool = False) -> state.Exchange | None:
        """The exchange, or None. Locked: nobody else changes it until the unit of work ends."""
        if lock:
            await models.Exchange.filter(exchange_id=exchange_id).select_for_update()
        row = await models.Exchange.get_or_none(exchange_id=exchange_id).prefetch_related("proposer", "partner")
        return None if row is None else _as_exchange(row)

    async def by_code(self, code: str) -> state.Exchange | None:
        """The exchange with this code, or None."""
        row = await models.Exchange.get_or_none(code=code).prefetch_related("proposer", "partner")
        return None if row is None else _as_exchange(row)

    async def of_board(self, board_id: uuid.UUID, *, lock: bool = False) -> list[state.Exchange]:
        """All exchanges that this board proposed or agreed to, the newest first. Locked: nobody else does so for now."""
        if lock:
            await models.Board.filter(board_id=board_id).select_for_update()
        mine = models.Exchange.filter(Q(proposer_id=board_id) | Q(partner_id=board_id))
        return [_as_exchange(row) for row in await mine.order_by("-proposed_at", "exchange_id").prefetch_related("proposer", "partner")]

    async def agreed_by(self, person_id: uuid.UUID) -> list[state.Exchange]:
        """All exchanges that this person agreed to for a board, the newest first."""
        theirs = models.Exchange.filter(Q(proposed_by_id=person_id) | Q(agreed_by_id=person_id))
        return [_as_exchange(row) for row in await theirs.order_by("-proposed_at", "exchange_id").prefetch_related("proposer", "partner")]

    async def standing(self) -> list[state.Exchange]:
        """All that both boards agreed to and neither has ended."""
        rows = models.Exchange.filter(partner_id__isnull=False, ended_at__isnull=True).order_by("agreed_at", "exchange_id")
        return [_as_exchange(row) for row in await rows.prefetch_related("proposer", "partner")]

    async def published(self, board_ids: Collection[uuid.UUID], since: datetime.datetime) -> list[state.Published]:
        """The rounds of these boards' own view whose summary went out at `since` or later, the first first."""
        sent = await models.Delivery.filter(
            kind=sending.Kind.SUMMARY.value, board_id__in=list(board_ids), state__in=_OUT, settled_at__gte=since
        ).values_list("subject_id", "settled_at")
        at = {uuid.UUID(str(pulse_id)): settled_at for pulse_id, settled_at in sent}
        rows = await models.Pulse.filter(pulse_id__in=list(at), actor=boards.Actor.BOARD.value)
        found = [
            state.Published(pulse_id=row.pulse_id, board_id=row.board_id, edition_ref=row.edition_ref, at=at[row.pulse_id]) for row in rows
        ]
        return sorted(found, key=lambda one: (one.at, one.pulse_id))

    async def leading(self, board_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, set[uuid.UUID]]:
        """Who chairs these boards or keeps them running, by board; a board of nobody is not in it."""
        found: dict[uuid.UUID, set[uuid.UUID]] = {}
        rows = await models.Appointment.filter(board_id__in=list(board_ids)).values_list("board_id", "person_id")
        for board_id, person_id in rows:
            found.setdefault(uuid.UUID(str(board_id)), set()).add(uuid.UUID(str(person_id)))
        return found

    async def agree(self, exchange_id: uuid.UUID, partner: state.Side) -> bool:
        """The other board agrees; False where somebody agreed before, or it has ended."""
        open_now = models.Exchange.filter(exchange_id=exchange_id, partner_id__isnull=True, ended_at__isnull=True)
        changed = await open_now.exclude(proposer_id=partner.board.board_id).update(
            partner_id=partner.board.board_id, partner_note=partner.note, agreed_by_id=partner.by, agreed_at=partner.at
        )
        return changed == 1

    async def end(self, exchange_id: uuid.UUID, board_id: uuid.UUID, now: datetime.datetime) -> bool:
        """One of the two ends it; False where it had ended, or is not theirs."""
        mine = models.Exchange.filter(Q(proposer_id=board_id) | Q(partner_id=board_id), exchange_id=exchange_id, ended_at__isnull=True)
        return await mine.update(ended_at=now, ended_by_id=board_id) == 1

    async def note(self, exchange_id: uuid.UUID, board_id: uuid.UUID, text: str) -> bool:
        """Let this be the note of one of the two boards; False where it is neither, or it has ended."""
        live = models.Exchange.filter(exchange_id=exchange_id, ended_at__isnull=True)
        changed = await live.filter(proposer_id=board_id).update(proposer_note=text)
        return changed == 1 or await live.filter(partner_id=board_id).update(partner_note=text) == 1


def _as_exchange(row: models.Exchange) -> state.Exchange:
    return state.Exchange(
        exchange_id=row.exchange_id,
        code=row.code,
        edition_ref=row.edition_ref,
        item_keys=tuple(row.item_keys),
        proposer=state.Side(board=as_board(row.proposer), note=row.proposer_note, at=row.proposed_at, by=row.proposed_by_id),
        lapses_at=row.lapses_at,
        partner=None
        if row.partner is None or row.agreed_at is None
        else state.Side(board=as_board(row.partner), note=row.partner_note, at=row.agreed_at, by=row.agreed_by_id),
        ended_at=row.ended_at,
        ended_by=row.ended_by_id,
    )
