"""Small boards that live through ten quarters of the whole product, and all that somebody else there could lay hands on."""

import contextlib
import dataclasses
import datetime
import logging
import random
import re
from collections.abc import AsyncIterator, Iterator, Mapping
from typing import Any

from bot import config, due_work, ports, wiring, wiring_papers
from bot.courses import desk
from bot.exports import files, shelf
from bot.instruments import guides
from bot.outbox import deliveries
from bot.pulses import summaries
from conversations import boards, figures, wording
from conversations import sitting as sittings
from conversations.courses import pages
from frameworks import errors, loader
from storage import database as storage_database
from storage import models, sealing
from tests import doors
from tests.acceptance import living_board

QUARTERS = 10
NAMES = ("ann", "bob", "cat", "dee", "eve", "fay", "gil", "hal", "ida")
TARGET = "bob"
WILLA = living_board.person("willa", ("chat", "willa"), duties=(boards.Duty.COORDINATOR,))
FIRST = datetime.date(2026, 1, 19)
KEY = sealing.new_key()
WEEKLY = living_board.digest(FIRST + datetime.timedelta(weeks=3))
DIGEST = dataclasses.replace(WEEKLY, rhythm=dataclasses.replace(WEEKLY.rhythm, every=13))
"""In the weeks between there is nothing to tell, and a hundred quiet weeks cost more than all the others."""
OWN = {"answer", "draft", "receipt", "memo", "set_note"}
"""Tables that hold what people said, or that they said something; the sealed ones among them."""
CUT = {"ref"}
"""What holds a part of an id."""
IDS = re.compile(r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}")
WORDS = wording.in_language()
Answers = Mapping[tuple[int, str, str], sittings.Mark]
"""By quarter, member and item: a level or a standing."""


class NotDrawn(errors.BoardpulseError):
    """A picture follows from what it is drawn of, and that is compared."""


async def no_picture(_: figures.Chart) -> bytes:
    raise NotDrawn


@dataclasses.dataclass(frozen=True, kw_only=True)
class Story:
    """A board, and what its members answer in ten quarters."""

    members: tuple[str, ...]
    items: tuple[str, ...]
    given: Answers
    floor: int = 5

    def below(self, quarter: int, item: str) -> bool:
        """Whether so few gave a level that nothing may depend on which."""
        levels = [
            one for (at, _, key), one in self.given.items() if (at, key) == (quarter, item) and not isinstance(one, sittings.Standing)
        ]
        return len(levels) < self.floor

    def with_lies(self, dice: random.Random) -> "Story":
        """The same, had the target given other levels wherever fewer than the floor gave one."""
        other = {
            (quarter, who, item): dice.choice([level for level in range(6) if level != was])
            for (quarter, who, item), was in self.given.items()
            if who == TARGET and not isinstance(was, sittings.Standing) and self.below(quarter, item)
        }
        assert other
        return dataclasses.replace(self, given={**self.given, **other})


def story(dice: random.Random, items: tuple[str, ...]) -> Story:
    """Four to nine members, of whom some answer every question, and some hardly any; most keep to what they said last time."""
    members = NAMES[: dice.randint(4, 9)]
    willing = {who: dice.choice((0.4, 0.7, 0.95)) for who in members} | {TARGET: 0.9}
    last: dict[tuple[str, str], int] = {}
    given: dict[tuple[int, str, str], sittings.Mark] = {}
    for quarter in range(QUARTERS):
        for who in members:
            for item in items:
                if dice.random() > willing[who]:
                    continue
                fresh = (who, item) not in last or dice.random() < 0.3
                last[who, item] = dice.randrange(6) if fresh else last[who, item]
                given[quarter, who, item] = sittings.Standing.NOT_SURE if dice.random() < 0.08 else last[who, item]
    return Story(members=members, items=items, given=given)


class AttackedBoard(living_board.LivingBoard):
    """All nouns of the product. The target answers in chat; what the others answer is kept right away, which costs less."""

    def read_with(self, library: loader.Library) -> None:
        super().read_with(library)
        self.library = library
        nouns = wiring.all_nouns(config.Settings(), library)
        self.work = due_work.DueWork(self.database, library, wiring.PRACTICES, nouns)
        self.inbox = doors.door(self.database, library, nouns)
        self.outbox = deliveries.Outbox(
            database=self.database,
            messengers={"chat": self.chat},
            composers=wiring.composers(library, nouns),
            time_of=self.clock,
            owner="attacked",
        )

    async def live(self, one: Story) -> None:
        people = [living_board.person(who, ("chat", who)) for who in one.members]
        people[0] = dataclasses.replace(people[0], duties=(boards.Duty.CHAIR,))
        pulse = dataclasses.replace(living_board.pulse(FIRST, remind_days=0), extras=frozenset(boards.Extra) - {boards.Extra.EVIDENCE})
        plan = living_board.board((*people, WILLA), pulse, DIGEST, keep_months=36)
        await self.load(plan)
        for quarter in range(QUARTERS):
            opens = living_board.at(19, 1) + datetime.timedelta(weeks=13 * quarter)
            await self.lives_until(opens + datetime.timedelta(hours=3))
            await self._answer(one, quarter)
            await self.lives_until(opens + datetime.timedelta(weeks=4))

    async def _answer(self, one: Story, quarter: int) -> None:
        for item in one.items:
            mark = one.given.get((quarter, TARGET, item))
            line = "skip" if mark is None else "not sure" if isinstance(mark, sittings.Standing) else f"{mark} 5"
            await self.types(TARGET, line)
        await self.database.run(lambda repos: self._keep(repos, one, quarter))

    async def _keep(self, repos: ports.Repositories, one: Story, quarter: int) -> None:
        for who in one.members:
            person = await repos.boards.person_called(who)
            assert person is not None
            if who == TARGET:
                continue
            for sitting in await repos.sittings.open_for(person.person_id):
                for item in one.items:
                    mark = one.given.get((quarter, who, item))
                    if mark is not None:
                        ahead = None if isinstance(mark, sittings.Standing) else 5
                        answer = sittings.Answer(item_key=item, now=mark, ahead=ahead, note=None, given_at=self.clock.now())
                        await repos.sittings.keep(sitting, answer)

    async def told(self) -> dict[str, str]:
        """Everything but what the target got, and what people's answers are kept in."""
        found = {f"to {handle}": repr(letters) for handle, letters in self.chat.letters.items() if handle != TARGET}
        found |= await self.composed()
        found |= {f"table {name}": rows for name, rows in (await self.database.run(self._tables)).items()}
        return {name: IDS.sub("#", said) for name, said in found.items()}

    async def composed(self) -> dict[str, str]:
        """What anybody could ask for today: every summary again, pages, papers, tables, the record for the public."""
        return {name: IDS.sub("#", said) for name, said in (await self.database.run(self._composed)).items()}

    async def _composed(self, repos: ports.Repositories) -> dict[str, str]:
        guide, writers = guides.guide(self.library), wiring_papers.writers(no_picture)
        (board,) = await repos.boards.all()
        now = self.clock.now()
        held = await shelf.of(repos, self.library, guide, board, now)
        book = await desk.book(repos, self.library, board, now, runs=True, named=False)
        record = await files.public_record(writers, held, FIRST, held.today)
        found = {
            "pages": repr([pages.board(book, WORDS), *(pages.series(book, one, WORDS) for one in book.series)]),
            "items": repr([pages.item(book, one, item, WORDS) for one in book.series for item in one.told.edition.items]),
            "workbook": repr(files.sheets(writers, held).content),
            "comma-separated": repr(files.comma_separated(writers, held)),
            "record, with every paper": repr(record.content),
            "health": repr(await repos.deliveries.by_state()),
        }
        for one in held.rounds:
            found[f"summary {one.number}"] = repr(await summaries.of_pulse(repos, one.pulse_id, self.library, guide))
        return found

    async def _tables(self, repos: ports.Repositories) -> dict[str, str]:
        found = {}
        for name, rows in [(model._meta.db_table, model) for model in _models()]:  # here alone a test reads all tables
            if name not in OWN:
                held = [one for one in await rows.all().values() if one.get("handle") != TARGET]
                kept = [repr(sorted((key, value) for key, value in one.items() if key not in CUT)) for one in held]
                found[name] = "\n".join(sorted(IDS.sub("#", re.sub(r"UUID\('[^']*'\)", "#", one)) for one in kept))
        del repos
        return found

    async def forget_every_answer(self) -> None:
        """As if nobody had ever said anything; readings stand."""

        async def work(_: ports.Repositories) -> None:
            await models.Answer.all().delete()

        await self.database.run(work)


def _models() -> Iterator[Any]:
    from tortoise import Tortoise

    yield from Tortoise.apps["boardpulse"].values()


class Heard(logging.Handler):
    """What the log says, without when and how long."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        usual = logging.makeLogRecord({}).__dict__
        extra = {key: value for key, value in record.__dict__.items() if key not in usual and key not in {"seconds", "milliseconds"}}
        self.lines.append(IDS.sub("#", f"{record.levelname} {record.getMessage()} {sorted(extra.items(), key=str)}"))


@contextlib.asynccontextmanager
async def lived(url: str, library: loader.Library, one: Story) -> AsyncIterator[tuple[AttackedBoard, Heard]]:
    """A board that has lived through its story, and its log."""
    heard, root = Heard(), logging.getLogger("bot")
    level = root.level
    root.addHandler(heard)
    root.setLevel(logging.DEBUG)
    try:
        async with storage_database.opened(url, keys=(KEY,)) as database:
            board = AttackedBoard(database, library, living_board.at(12, 1, 7))
            await board.live(one)
            yield board, heard
    finally:
        root.removeHandler(heard)
        root.setLevel(level)
