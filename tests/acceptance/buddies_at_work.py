"""Two boards with a past, one in a Slack workspace and one in a Teams tenant, and a third beside them. Everything goes through the door.

Riverside: Ada coordinates, Ben sits on it, Cyd chairs. Hilltop: Hal coordinates, Ivy sits on it. Lakeside: Lou coordinates.
"""

import dataclasses
import datetime
import uuid
from collections.abc import Mapping, Sequence

from bot import clock, due_work, ports, wiring
from bot.exchanges import exchanges
from bot.outbox import deliveries
from conversations import boards, inbound, messages, records, sending
from conversations.exchanges import state
from frameworks import loader
from frameworks.readings import disclosure, reading, stored
from storage import database as storage_database
from storage import models
from tests import doors
from tests.acceptance import board_at_work, calendar_at_work, courses_at_work, living_board

MATRIX = board_at_work.MATRIX
PLACES = {
    **dict.fromkeys(("ada", "ben", "cyd"), ("slack", "T-RIVER")),
    **dict.fromkeys(("hal", "ivy"), ("teams", "hill-tenant")),
    "lou": ("slack", "T-LAKE"),
}
NOTE_A, NOTE_B = "We merged two areas in spring.", "A small place with one hospital."
DAY = datetime.timedelta(days=1)


class Chat(living_board.Chat):
    """A platform of that name that keeps every message by handle."""

    def __init__(self, platform: str) -> None:
        super().__init__()
        self.platform = platform


class Buddies(courses_at_work.LongBoard):
    """It is 23 November 2026, eight in the morning."""

    def __init__(self, database: storage_database.Database, library: loader.Library) -> None:
        super().__init__(database, library)
        self.nouns = (exchanges.Exchanges(),)
        self.inbox = doors.door(database, library, self.nouns)
        self.work = due_work.DueWork(database, library, wiring.PRACTICES, self.nouns)
        self.chats = {name: Chat(name) for name in ("slack", "teams")}

    async def types(self, handle: str, line: str, *, key: str | None = None, at: datetime.datetime | None = None) -> str:
        self._pass_time()
        event = inbound.Typed(address=_at(handle), receipt_key=key or self.key(), sent_at=at or self.now, text=line)
        return await self._shown(handle, event)

    async def sends(
        self, handle: str, action: str, text: str | None = None, *, key: str | None = None, at: datetime.datetime | None = None
    ) -> str:
        self._pass_time()
        event = inbound.Pressed(address=_at(handle), receipt_key=key or self.key(), sent_at=at or self.now, action=action, text=text)
        return await self._shown(handle, event)

    async def writes_note(self, handle: str, label: str, note: str) -> str:
        """Opens the box behind the button, writes, and sends it off."""
        await self.presses(handle, label)
        return await self.presses(handle, "Keep the note", note)

    async def proposes(self, handle: str = "ada", *items: str, note: str = NOTE_A) -> str:
        """The whole way, to the code as people read it."""
        await self.types(handle, "buddy")
        await self.presses(handle, "Propose one")
        await self.presses(handle, "Maturity matrix 2011")
        for one in items or ("All of them",):
            await self.presses(handle, one)
        await self.writes_note(handle, "Go on: write a note", note)
        said = await self.presses(handle, "Our board agreed to this")
        return said.partition("Your code: ")[2].partition("\n")[0]

    async def joins(self, code: str, handle: str = "hal", board: str = "Hilltop Board", *, note: str = NOTE_B) -> str:
        await self.types(handle, f"buddy {code}")
        await self.writes_note(handle, f"For {board}", note)
        return await self.presses(handle, "Our board agreed to this")

    async def are_buddies(self, *items: str) -> state.Exchange:
        await self.joins(await self.proposes("ada", *items))
        return (await self.exchanges())[0]

    async def exchanges(self, key: str = "riverside") -> list[state.Exchange]:
        board = await self.board(key)
        return await self.database.run(lambda repos: repos.exchanges.of_board(board.board_id))

    async def publishes(
        self,
        key: str,
        counts: Mapping[str, Sequence[int]] | Sequence[int] = (0, 3, 5, 2, 0, 0),
        *,
        answered: int = 10,
        closed_at: datetime.datetime | None = None,
        wording: str = "",
        floor: int = 5,
        is_out: bool = True,
    ) -> uuid.UUID:
        """A round that closed, with these answers now to every element, or to each; its summary is out."""
        board, at = await self.board(key), closed_at or self.now - DAY
        schedule_id = await self._schedule(board)
        edition = self.library.worded(MATRIX, wording)
        found = counts if isinstance(counts, Mapping) else {item.key: counts for item in edition.items}
        answers = [reading.ItemAnswers(item_key=item, now=tuple(now)) for item, now in found.items()]
        body = stored.to_json(reading.read(edition, answers, eligible=12, answered=answered, floor=disclosure.Floor(answers=floor)))
        pulse_id = uuid.uuid4()

        async def work(_repos: ports.Repositories) -> None:
            schedule = await models.Schedule.get(schedule_id=schedule_id)
            pulse = await models.Pulse.create(
                pulse_id=pulse_id,
                schedule=schedule,
                board_id=board.board_id,
                edition_ref=MATRIX,
                edition_digest=self.library.digests[MATRIX],
                wording=wording,
                state=records.PulseState.CLOSED.value,
                due_at=at - 14 * DAY,
                opened_at=at - 14 * DAY,
                closes_at=at,
                closed_at=at,
                floor=5,
                keep_months=24,
                forget_at=at + 900 * DAY,
            )
            await models.Reading.create(reading_id=uuid.uuid4(), pulse=pulse, body=body)
            if is_out:
                await self._publish(board, pulse_id, self.now)
                await models.Delivery.filter(subject_id=pulse_id).update(settled_at=self.now)

        await self.database.run(work)
        return pulse_id

    async def post(self, until: datetime.datetime | None = None) -> dict[str, list[str]]:
        """What is owed leaves; what everybody has got by now, by handle."""
        self.now = until or self.now
        time = clock.ManualClock(self.now)
        outbox = deliveries.Outbox(
            database=self.database,
            messengers=dict(self.chats),
            composers=wiring.composers(self.library, self.nouns),
            time_of=time,
            owner="buddies",
        )
        for _ in range(12):
            await self.work.run(self.now)
            await outbox.flush()
            self.now += datetime.timedelta(hours=6)
            time.move_to(self.now)
        return {handle: one.texts(handle) for one in self.chats.values() for handle in one.letters}

    async def owed(self, kind: sending.Kind) -> list[str]:
        """To whom, by key."""

        async def work(repos: ports.Repositories) -> list[str]:
            rows = await models.Delivery.filter(kind=kind.value)
            return sorted([(await repos.boards.person(row.person_id)).key for row in rows if row.person_id])

        return await self.database.run(work)

    async def _shown(self, handle: str, event: inbound.Inbound) -> str:
        reply = await self.inbox.handle(event, self.now)
        self.last[handle] = reply
        return messages.plain_text(reply)


def plan(key: str, people: tuple[str, ...], *, chair: str = "") -> boards.BoardPlan:
    """The first of its people keeps it running."""
    laid = calendar_at_work.plan(key, people)
    moved = tuple(dataclasses.replace(one, addresses=(_at(one.key),)) for one in laid.people)
    platform, tenant = PLACES[people[0]]
    channel = inbound.Address(platform=platform, tenant=tenant, handle=f"{key}-channel")
    one = dataclasses.replace(laid, people=moved, channel=channel)
    return courses_at_work.led_by(one, chair) if chair else one


async def begun(database: storage_database.Database, library: loader.Library) -> Buddies:
    """Three boards; two have published a round."""
    one = Buddies(database, library)
    await one.load(plan("riverside", ("ada", "ben", "cyd"), chair="cyd"))
    await one.load(plan("hilltop", ("hal", "ivy")))
    await one.load(plan("lakeside", ("lou",)))
    await one.publishes("riverside", (0, 3, 5, 2, 0, 0))
    await one.publishes("hilltop", (1, 1, 1, 0, 4, 3))
    return one


def _at(handle: str) -> inbound.Address:
    platform, tenant = PLACES[handle]
    return inbound.Address(platform=platform, tenant=tenant, handle=handle)
