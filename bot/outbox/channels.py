"""Where a board's messages go: when the channel is gone they are parked, and the coordinators are asked for another."""

import asyncio
import dataclasses
import datetime
import hashlib
import logging
import uuid
from collections.abc import Mapping, Sequence

from bot import ports
from bot.outbox import replies
from conversations import actions, boards, channel, inbound, messages, sending, text, typed, wording

LOST = frozenset({sending.Reason.NOT_IN_CHANNEL, sending.Reason.ARCHIVED})
"""Why a message to a channel failed, where another channel cures it."""
ASK_AGAIN = datetime.timedelta(days=1)
"""So long the coordinators are given before they are asked for another channel once more."""
PARKED = datetime.timedelta(days=30)
"""What failed longer ago than this goes to no other channel any more."""
LOOK_SECONDS = 2.0
"""How long a look at the platform may take: a person waits, and platforms give three seconds for an answer to a press."""
_LONGEST_HANDLE = 100

_log = logging.getLogger(__name__)


async def lost(repos: ports.Repositories, address: inbound.Address, reason: sending.Reason, now: datetime.datetime) -> None:
    """Note that the channel is lost, and ask the coordinators of each board there for another one, unless they have just been asked."""
    for board in await repos.boards.at_channel(address):
        await repos.boards.lose_channel(board.board_id, reason, now)
        if await repos.deliveries.reserve(_asked(board.board_id), now, ASK_AGAIN, now) > now:
            continue
        coordinators = await repos.boards.with_duty(board.board_id, boards.Duty.COORDINATOR)
        facts = {"action": "channel_lost", "board_id": board.board_id, "reason": reason.value, "asked": len(coordinators)}
        _log.warning("a board's channel cannot be posted to", extra=facts)
        await repos.deliveries.owe([_owed(board, one, sending.Kind.CHANNEL_LOST, reason, now) for one in coordinators])


async def back(repos: ports.Repositories, address: inbound.Address, now: datetime.datetime) -> None:
    """Let what is parked for this channel leave, and tell the coordinators: it can be posted to again."""
    for board in await repos.boards.at_channel(address):
        was_lost = await repos.boards.find_channel(board.board_id)
        leaving = await _let_out(repos, board.board_id, address, now)
        if was_lost or leaving:
            coordinators = await repos.boards.with_duty(board.board_id, boards.Duty.COORDINATOR)
            await repos.deliveries.owe([_owed(board, one, sending.Kind.CHANNEL_BACK, str(leaving), now) for one in coordinators])
        _log.info("a board's channel is there again", extra={"action": "channel_back", "board_id": board.board_id, "leaving": leaving})


async def park(repos: ports.Repositories, delivery: sending.Delivery, reason: sending.Reason, now: datetime.datetime) -> None:
    """What follows when a message for a board, which has just been marked as failed, did not reach its channel."""
    if delivery.board_id is None:
        return
    board = await repos.boards.get(delivery.board_id)
    if delivery.address == board.channel:
        await lost(repos, board.channel, reason, now)
    else:
        # Another channel was chosen while it was under way.
        await repos.deliveries.owe_again(board.board_id, board.channel, now - PARKED, now)


async def compose_lost(repos: ports.Repositories, delivery: sending.Delivery, now: datetime.datetime) -> messages.Message | None:
    """The question for another channel; None when it is answered already, or this person is no coordinator any more."""
    if delivery.person_id is None:
        return None
    board = await repos.boards.get(delivery.subject_id)
    reason, mark = delivery.key.split(":")[2:4]
    if mark != _mark(board.channel):
        await repos.deliveries.owe_again(board.board_id, board.channel, now - PARKED, now)
        return None
    open_until = await repos.deliveries.reserve(_asked(board.board_id), delivery.owed_at, datetime.timedelta(), delivery.owed_at)
    mine = await repos.boards.coordinated_by(delivery.person_id)
    if open_until <= delivery.owed_at or board.board_id not in {one.board_id for one in mine}:
        return None
    person = await repos.boards.person(delivery.person_id)
    failed = await repos.deliveries.not_reached(board.board_id, now - PARKED, now + ASK_AGAIN)
    words = wording.in_language(person.language)
    return channel.lost(board, sending.Reason(reason), words, waits=not LOST.isdisjoint(failed), named=len(mine) > 1)


async def compose_back(repos: ports.Repositories, delivery: sending.Delivery, now: datetime.datetime) -> messages.Message | None:
    """That the channel is there again; None when it is gone once more, or this person is no coordinator any more."""
    del now
    if delivery.person_id is None:
        return None
    board = await repos.boards.get(delivery.subject_id)
    leaving, mark = delivery.key.split(":")[2:4]
    mine = {one.board_id for one in await repos.boards.coordinated_by(delivery.person_id)}
    if board.loss is not None or mark != _mark(board.channel) or board.board_id not in mine:
        return None
    person = await repos.boards.person(delivery.person_id)
    return channel.back(board, int(leaving), wording.in_language(person.language))


@dataclasses.dataclass(frozen=True, kw_only=True)
class _Asker:
    """Who wants to choose a channel, and the boards they keep running."""

    person: boards.Member | None
    mine: Sequence[boards.Board] = ()

    @property
    def words(self) -> wording.Wording:
        return wording.in_language(self.person.language if self.person else wording.DEFAULT_LANGUAGE)

    @property
    def named(self) -> bool:
        """Whether what they type has to name the board."""
        return len(self.mine) > 1


class Channels:
    """Takes a coordinator's choice of another channel. Looks channels up on the platform, outside any transaction."""

    def __init__(self, database: ports.Database, replies_of: replies.Replies, directories: Mapping[str, ports.Directory]) -> None:
        self._database = database
        self._replies = replies_of
        self._directories = directories

    async def choose(self, event: inbound.Pressed, action: actions.ChooseChannel, now: datetime.datetime) -> messages.Message:
        """Let the board's messages go to the channel whose handle is the event's text; without a text, to the same one again."""
        asker = await self._database.run(lambda repos: _asker(repos, event.address))
        board = next((one for one in asker.mine if one.board_id == action.board_id), None)
        if board is None:
            _log.warning("somebody else's channel was to be chosen", extra={"action": "foreign_action", "board_id": action.board_id})
            key = "inbox-unknown-person" if asker.person is None else "channel-not-yours"
            return await self._answer(event, channel.aside(key, asker.words), now)
        handle = text.clean(event.text or "").strip()
        address = dataclasses.replace(event.address, handle=handle) if handle else board.channel
        return await self._choose(event, asker, board, address, now)

    async def said(self, event: inbound.Typed | inbound.Commanded, rest: str, now: datetime.datetime) -> messages.Message:
        """The same, typed: `rest` is what stood behind the word "channel"."""
        asker = await self._database.run(lambda repos: _asker(repos, event.address))
        if not asker.mine:
            key = "inbox-unknown-person" if asker.person is None else "channel-no-board"
            return await self._answer(event, channel.aside(key, asker.words), now)
        handles = inbound.mentioned(rest, channels=True)
        for handle in handles:
            rest = rest.replace(inbound.mention(handle, channel=True), " ")
        rest = " ".join(rest.split())
        if not typed.says(rest, asker.words, "channel-again"):
            board, rest = _named_board(asker.mine, rest)
        else:
            board = _only(asker.mine)
        if board is None:
            return await self._answer(event, channel.which(asker.mine, asker.words), now)
        if len(handles) == 1 and not rest:
            return await self._choose(event, asker, board, dataclasses.replace(event.address, handle=handles[0]), now)
        if not handles and typed.says(rest, asker.words, "channel-again"):
            return await self._choose(event, asker, board, board.channel, now)
        shown = channel.unclear if handles or rest else channel.ask
        return await self._answer(event, shown(board, asker.words, named=asker.named), now)

    async def _choose(
        self, event: inbound.Inbound, asker: _Asker, board: boards.Board, address: inbound.Address, now: datetime.datetime
    ) -> messages.Message:
        directory = self._directories.get(address.platform)
        if directory is None:
            return await self._answer(event, channel.aside("channel-no-look", asker.words), now)
        if len(address.handle) > _LONGEST_HANDLE or len(address.handle.split()) != 1:
            return await self._answer(event, channel.unfit(board, None, asker.words, named=asker.named), now)
        try:
            async with asyncio.timeout(LOOK_SECONDS):
                # The board's own channel is no secret from its coordinators.
                found = await directory.channel(address, asker=None if address == board.channel else event.address)
        except (sending.SendError, TimeoutError) as exc:
            facts = {"action": "channel_look_failed", "board_id": board.board_id, "error": type(exc).__name__}
            _log.warning("a channel could not be looked up", extra=facts)
            return await self._answer(event, channel.not_now(board, asker.words, named=asker.named), now)
        if found is None or not found.can_post:
            name, shared = (None, False) if found is None else (found.name, found.shared_outside)
            return await self._answer(event, channel.unfit(board, name, asker.words, named=asker.named, shared=shared), now)
        profile = found
        return await self._replies.run(
            event, now, lambda repos: self._move(repos, event, board.board_id, profile.address, profile.name, now)
        )

    async def _move(
        self,
        repos: ports.Repositories,
        event: inbound.Inbound,
        board_id: uuid.UUID,
        address: inbound.Address,
        name: str,
        now: datetime.datetime,
    ) -> replies.Outcome:
        asker = await _asker(repos, event.address)
        board = next((one for one in asker.mine if one.board_id == board_id), None)
        first = await _is_first(repos, event, now)
        if board is None:
            # While we looked at the platform, somebody else took the board over.
            return replies.Outcome(message=channel.aside("channel-not-yours", asker.words), owed=first)
        leaving = 0
        if first:
            await repos.boards.set_channel(board_id, address)
            leaving = await _let_out(repos, board_id, address, now)
            _log.info("a board's channel was chosen", extra={"action": "channel_chosen", "board_id": board_id, "leaving": leaving})
        return replies.Outcome(message=channel.moved(board, name, leaving, asker.words), owed=first)

    async def _answer(self, event: inbound.Inbound, message: messages.Message, now: datetime.datetime) -> messages.Message:
        async def work(repos: ports.Repositories) -> replies.Outcome:
            return replies.Outcome(message=message, owed=await _is_first(repos, event, now))

        return await self._replies.run(event, now, work)


async def _asker(repos: ports.Repositories, address: inbound.Address) -> _Asker:
    person = await repos.boards.person_at(address)
    return _Asker(person=person, mine=() if person is None else tuple(await repos.boards.coordinated_by(person.person_id)))


async def _is_first(repos: ports.Repositories, event: inbound.Inbound, now: datetime.datetime) -> bool:
    return await repos.receipts.is_first(f"{event.address.platform}:{event.address.tenant}", event.receipt_key, now)


async def _let_out(repos: ports.Repositories, board_id: uuid.UUID, address: inbound.Address, now: datetime.datetime) -> int:
    """How many messages that were parked leave now. The next loss of the channel is asked about at once."""
    await repos.deliveries.release(_asked(board_id))
    return await repos.deliveries.owe_again(board_id, address, now - PARKED, now)


def _owed(board: boards.Board, person: boards.Member, kind: sending.Kind, fact: str, now: datetime.datetime) -> sending.Owed:
    """The key tells the composer what it cannot look up later: a fact (why it is lost, how many messages leave), and which channel it was.

    That a question is asked once sees `_asked` to.
    """
    parts = (board.board_id.hex, kind, fact, _mark(board.channel), uuid.uuid4().hex[:12], person.person_id.hex)
    return sending.Owed(
        key=":".join(parts),
        kind=kind,
        subject_id=board.board_id,
        board_id=board.board_id,
        person_id=person.person_id,
        address=None,
        due_at=now,
    )


def _asked(board_id: uuid.UUID) -> str:
    """The bucket that keeps the question from being asked again: held until then, or until it is answered."""
    return f"lost:{board_id.hex}"


def _mark(address: inbound.Address) -> str:
    return hashlib.blake2s(f"{address.platform}:{address.tenant}:{address.handle}".encode(), digest_size=6).hexdigest()


def _named_board(mine: Sequence[boards.Board], line: str) -> tuple[boards.Board | None, str]:
    """The board that a line begins with, and the rest. Its short name, its name or the beginning of one of them, if no other begins so.

    The only board there is needs no name. None when several may be meant, or none is.
    """
    said = line.split()
    for taken in range(len(said), 0, -1):
        beginning, rest = _spelled(" ".join(said[:taken])), " ".join(said[taken:])
        labels = [(_spelled(label), one) for one in mine for label in (one.key, one.name)]
        whole = {one.board_id: one for label, one in labels if label == beginning}
        found = whole or {one.board_id: one for label, one in labels if beginning and label.startswith(beginning)}
        if len(found) == 1:
            return next(iter(found.values())), rest
        if found:
            return None, line
    return _only(mine), line


def _only(mine: Sequence[boards.Board]) -> boards.Board | None:
    return mine[0] if len(mine) == 1 else None


def _spelled(name: str) -> str:
    """Short names have underscores where people type spaces."""
    return " ".join(name.replace("_", " ").split()).casefold()
