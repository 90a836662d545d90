"""Rounds of packs in chat: what those who are asked read, write and see; the clock opens, closes and removes them.

What whoever runs a board does stands in round_desk.py, outcome cards in round_cards.py.
"""

import datetime
import functools
import logging
import zoneinfo
from collections.abc import Awaitable, Callable, Mapping, Sequence

from bot import ports, subjects
from bot.packs import round_cards, round_desk, round_views, round_walks, round_work
from conversations import actions, boards, messages, round_records, rounds, rounds_page, rounds_typed, rounds_walk, sending, wording
from frameworks import loader

_log = logging.getLogger(__name__)


class Rounds(subjects.Subject):
    """Packs put to boards."""

    name = actions.Subject.ROUND

    def __init__(self, books: round_views.Books) -> None:
        self._books = books

    async def pressed(
        self, repos: ports.Repositories, asked: subjects.Asked, action: actions.Do, text: str | None
    ) -> messages.Message | None:
        """What follows a press; None when the round, the board or the card is not this person's."""
        if action.verb in round_desk.VERBS:
            return await round_desk.pressed(repos, self._books, asked, action)
        if action.verb in round_cards.VERBS:
            return await round_cards.pressed(repos, self._books, asked, action, text)
        record = await repos.rounds.get(action.on, lock=True) if action.on else None
        if record is None:
            return None
        turn = round_walks.Turn(repos=repos, books=self._books, asked=asked, record=record)
        return await turn.pressed(action.verb, action.value, text)

    async def box(self, repos: ports.Repositories, asked: subjects.Asked, action: actions.Do, draft: str | None) -> messages.Message | None:
        """The box for a reply, or for an outcome card."""
        if action.verb in round_cards.BOXES:
            return await round_cards.box(repos, self._books, asked, action, draft)
        record = await repos.rounds.get(action.on) if action.on else None
        if record is None:
            return None
        state, word = await round_walks.Turn(repos=repos, books=self._books, asked=asked, record=record).mine()
        if state is None:
            return word
        one = rounds.ask_of(state, action.value)
        if one is None:
            return rounds_walk.said(state, "rounds-not-there", asked.words)
        return rounds_walk.box(state, one, draft, asked.words)

    async def may_write(self, repos: ports.Repositories, person: boards.Member, action: actions.Do) -> bool:
        """Only for a reply to a round that is open and asks this person, or for a card of a board that they run."""
        if action.verb in round_cards.BOXES:
            return await round_cards.may_write(repos, person, action)
        record = await repos.rounds.get(action.on) if action.verb == "say" and action.on else None
        return (
            record is not None
            and record.closed_at is None
            and record.removed_at is None
            and await repos.rounds.is_asked(record.round_id, person.person_id)
        )

    async def typed(self, repos: ports.Repositories, asked: subjects.Asked, line: str) -> messages.Message | None:
        """What follows “pack …”, “mind: …”, “packs …” and “cards”; None for every other line."""
        for other in (round_desk.typed_line, round_cards.typed_line):
            shown = await other(repos, self._books, asked, line)
            if shown is not None:
                return shown
        spoken = rounds_typed.understood(line, asked.words)
        return None if spoken is None else await round_walks.spoken(repos, self._books, asked, spoken)

    async def due_at_home(
        self, repos: ports.Repositories, person: boards.Member, now: datetime.datetime, words: wording.Wording
    ) -> tuple[messages.Block, ...]:
        """Rounds with something open."""
        open_now = [one for one in await self._states(repos, person, now) if not one.closed and rounds.next_ask(one)]
        return tuple(block for one in open_now for block in rounds_walk.waiting(one, words))

    async def at_home(
        self, repos: ports.Repositories, person: boards.Member, now: datetime.datetime, words: wording.Wording
    ) -> tuple[messages.Choice, ...]:
        """What they wrote in packs, where nothing is waiting; outcome cards of their boards; and, for those with a duty, all packs."""
        wrote = [one for one in await self._states(repos, person, now) if one.replies and (one.closed or rounds.next_ask(one) is None)]
        led = await repos.rounds.led_by(person.person_id)
        led_ids = {one.board_id for one in led}
        cards = [one for one in await round_cards.readable(repos, person, now) if one.board_id not in led_ids]
        return (
            *(rounds_page.wrote(one, words) for one in wrote[:2]),
            *(rounds_page.cards_way(one.board_id, words) for one in cards[:1]),
            *((rounds_page.way_in(words),) if led else ()),
        )

    async def kept(self, repos: ports.Repositories, person: boards.Member, words: wording.Wording) -> tuple[tuple[str, str], ...]:
        """How many replies are kept, and until when."""
        count, last = 0, None
        for record in await repos.rounds.of_person(person.person_id):
            mine = len(await repos.rounds.replies_by(record.round_id, person.person_id))
            count += mine
            last = max(filter(None, (last, record.remove_at if mine else None)), default=None)
        day = words.date_and_year(last, zoneinfo.ZoneInfo(person.zone)) if last else ""
        return ((words.say("rounds-data"), words.say("rounds-data-count", count=count, day=day)),)

    async def copied(self, repos: ports.Repositories, person: boards.Member, words: wording.Wording) -> tuple[messages.Block, ...]:
        """Every reply that is kept, whole."""
        blocks: list[messages.Block] = []
        for record in await repos.rounds.of_person(person.person_id):
            mine = await repos.rounds.replies_by(record.round_id, person.person_id)
            pack = round_views.pack_of(self._books, record)
            asks = round_views.asks(self._books, pack, record.board, person.language) if pack else ()
            places = {one.key: one for one in asks}
            title = pack.title if pack else record.pack_id
            if mine:
                blocks.append(messages.Heading(text=words.say("rounds-copy", board=wording.isolate(record.board.name), pack=title)))
            for reply in sorted(mine, key=lambda one: (one.step_key, one.question)):
                one = places.get((reply.step_key, reply.question))
                blocks.append(messages.Paragraph(text=one.question if one else words.say("rounds-copy-lost")))
                blocks.append(messages.Quote(text=reply.text))
            if mine and record.remove_at:
                day = words.date_and_year(record.remove_at, zoneinfo.ZoneInfo(person.zone))
                blocks.append(messages.Paragraph(text=words.say("rounds-copy-until", day=day), quiet=True))
        return tuple(blocks)

    async def due(self, database: ports.Database, library: loader.Library, now: datetime.datetime) -> None:
        """Close what is over, open what comes before a meeting, and remove what was to be removed."""
        del library
        for record in await database.run(lambda repos: repos.rounds.running()):
            if record.is_over(now):
                await self._safely(database, record, functools.partial(round_work.close, books=self._books, record=record, now=now))
        for standing in await database.run(lambda repos: repos.rounds.standing()):
            pack = round_views.pack_of(self._books, standing)
            if pack is not None:
                work = functools.partial(round_work.open_before_meetings, pack=pack, standing=standing, now=now)
                await self._safely(database, standing, work)
        if await database.run(lambda repos: round_work.remove_due(repos, now)):
            await database.scrub()

    async def forget(self, repos: ports.Repositories, now: datetime.datetime) -> int:
        """Remove what was to be removed and is there still."""
        return await round_work.remove_due(repos, now)

    async def next_at(self, repos: ports.Repositories, now: datetime.datetime) -> datetime.datetime | None:
        """When a round opens, closes or is removed next."""
        found = [await repos.rounds.earliest(now)]
        for standing in await repos.rounds.standing():
            pack = round_views.pack_of(self._books, standing)
            meetings = await round_work.meetings_after(repos, standing.board.board_id, now - datetime.timedelta(days=1))
            if pack is not None:
                found += [opens_at for _, opens_at in round_work.before_meetings(pack, standing.board, meetings)]
        return min((one for one in found if one is not None and one > now), default=None)

    def composers(self, library: loader.Library) -> Mapping[sending.Kind, subjects.Composer]:
        """The first step for those who are asked; what was written for whoever runs the workshop."""
        del library
        return {
            sending.Kind.ROUND_OPENED: functools.partial(round_work.compose_opened, books=self._books),
            sending.Kind.ROUND_CLOSED: functools.partial(round_work.compose_closed, books=self._books),
        }

    async def _states(self, repos: ports.Repositories, person: boards.Member, now: datetime.datetime) -> Sequence[rounds.Round]:
        found = [
            await round_views.state(repos, self._books, one, person, now)
            for one in reversed(await repos.rounds.of_person(person.person_id))
        ]
        return [one for one in found if one is not None]

    async def _safely(
        self, database: ports.Database, record: round_records.RoundRecord, work: Callable[[ports.Repositories], Awaitable[None]]
    ) -> None:
        try:
            await database.run(work)
        except Exception:  # noqa: BLE001 - one board's trouble must not stop the others
            _log.exception("a round could not be looked after", extra={"action": "round_failed", "round_id": record.round_id})
