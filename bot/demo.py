"""Two quarters of a made-up board, played through the real path: scheduler, deliveries, inbox, close, summary, digest.

The members are seeded dice with a story: councillors and partners see governance differently, and information improves in
the second quarter. Nothing that comes out is canned.
"""

import collections
import contextlib
import dataclasses
import datetime
import functools
import heapq
import json
import math
import pathlib
import random
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import filelock
import rich.console
import rich.progress

from bot import clock, config, local, ports, wiring
from bot.board import boards as board_files
from conversations import actions, boards, inbound, messages, sending, wording
from frameworks import errors

BOARD = pathlib.Path(__file__).parent / "demo_board.toml"
MARKER = ".boardpulse-demo"
"""The file by which a demonstration knows the folder of an earlier one: no other folder is ever cleared."""
START = datetime.datetime(2026, 1, 12, 7, 0, tzinfo=datetime.UTC)
END = datetime.datetime(2026, 5, 11, 12, 0, tzinfo=datetime.UTC)
SEED = 20260112
SILENT = {"opposition"}
"""Who never answers: every board has somebody who is too busy."""
SECOND_QUARTER = datetime.datetime(2026, 4, 1, tzinfo=datetime.UTC)
SETTLED = {
    "purpose_and_vision": 3,
    "strategy": 3,
    "leadership": 2,
    "governance": 3,
    "information_and_intelligence": 1,
    "expertise_and_skills": 2,
}
"""Where the board stands on each element, before anybody's own view of it."""
CANDOUR, PRESSES_TWICE, GIVES_UP, UNSURE, CHANGES_MIND = 0.5, 0.05, 0.01, 0.05, 0.15
"""How often, as shares: a reflection is answered, a button pressed twice, a sitting broken off, a mark left open, a view changed."""
_THOUGHTS = (
    "We decide well when the papers come early.",
    "I am not sure that we hear enough from carers.",
    "We should ask the districts before we plan the next step.",
    "Our best meetings are the ones without a screen.",
)


class DemoRefused(errors.BoardpulseError):
    """The demonstration cannot be played in this folder."""


@dataclasses.dataclass(frozen=True, kw_only=True, order=True)
class _Visit:
    """One moment in which a person looks at their messages. `number` keeps the order of equal times."""

    at: datetime.datetime
    number: int
    handle: str = dataclasses.field(compare=False)


async def run(folder: pathlib.Path, settings: config.Settings, screen: rich.console.Console) -> None:
    """Play, show progress, print what the channel got, and leave everything under `folder`. Raises DemoRefused."""
    words = wording.in_language(settings.language)
    begin_afresh(folder, words)
    settings = local.with_own_key(settings, folder, wiring.new_key)
    time = clock.ManualClock(START)
    async with wiring.joined(settings, time, migrate=True) as bot:
        plan = board_files.read(BOARD, bot.library)
        board_id = await bot.database.run(lambda repos: board_files.load(repos, plan, time.now()))
        board = await bot.database.run(lambda repos: repos.boards.get(board_id))
        host = await wiring.local_board(bot, board, time, settings.data_folder, words)
        play = _Play(bot, host, plan)
        with _progress(screen, words, board.name) as moved_to:
            await play.until(END, moved_to)
        facts = await _facts(bot, play, plan, host)
    (folder / "summary.json").write_text(json.dumps(facts, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    _show(facts, folder, screen, words)


class _Play:
    """The people of the board. Each letter is seen some hours or days later, and answered as the dice fall."""

    def __init__(self, bot: wiring.Bot, host: local.LocalBoard, plan: boards.BoardPlan) -> None:
        self._bot = bot
        self._host = host
        self._dice = random.Random(SEED)  # noqa: S311 - a story, not a secret
        self._handles = {person.addresses[0].handle: person for person in plan.people if person.addresses}
        self._sectors = {seat.person: seat.sector for seat in plan.seats}
        self._seen: collections.Counter[str] = collections.Counter()
        self._visits: list[_Visit] = []
        self._leanings: dict[tuple[str, str], int] = {}
        self._said: dict[tuple[str, str], int] = {}
        self._number = 0
        self.answers = 0
        """How many presses gave a mark."""

    async def until(self, end: datetime.datetime, moved_to: Callable[[datetime.datetime], None]) -> None:
        """Let time pass: always on to the next thing, be it ours or a person's."""
        while True:
            due = await self._host.next_at()
            visit = self._visits[0].at if self._visits else None
            coming = min((at for at in (due, visit) if at is not None), default=end)
            if coming > end:
                break
            await self._host.move_to(coming)
            while self._visits and self._visits[0].at <= coming:
                await self._look(heapq.heappop(self._visits))
            self._notice(coming)
            moved_to(coming)
        await self._host.move_to(end)
        moved_to(end)

    def _notice(self, now: datetime.datetime) -> None:
        """Somebody who has new letters will look at them soon."""
        for handle in self._handles:
            letters = len(self._bot.console.mailbox(self._address(handle)))
            if letters > self._seen[handle]:
                self._seen[handle] = letters
                self._number += 1
                wait = datetime.timedelta(hours=self._dice.uniform(0.2, 200) if self._dice.random() < 0.4 else self._dice.uniform(0.2, 30))
                heapq.heappush(self._visits, _Visit(at=now + wait, number=self._number, handle=handle))

    async def _look(self, visit: _Visit) -> None:
        person = self._handles[visit.handle]
        letter = self._bot.console.mailbox(self._address(visit.handle))[-1]
        if person.key in SILENT or not letter.buttons:
            return
        action = actions.decode(letter.buttons[0].action)
        if isinstance(action, actions.Reflect) and self._dice.random() < CANDOUR:
            await self._press(visit.handle, action, self._dice.choice(_THOUGHTS))
        elif isinstance(action, actions.Give):
            await self._sit(person, visit.handle, action)

    async def _sit(self, person: boards.PersonPlan, handle: str, asked: actions.Give) -> None:
        """Answer item by item; now and then press twice, or put the phone away half-way."""
        following: actions.Give | None = asked
        while following is not None and self._dice.random() > GIVES_UP:
            given = dataclasses.replace(following, mark=self._mark(person, following))
            message = await self._press(handle, given)
            self.answers += 1
            if self._dice.random() < PRESSES_TWICE:
                message = await self._press(handle, given)
            following = _asked(message)

    def _mark(self, person: boards.PersonPlan, give: actions.Give) -> str:
        place = (person.key, give.item_key)
        if give.part is actions.Part.AHEAD:
            return str(min(5, self._said[place] + self._dice.choice((0, 1, 1, 1, 2))))
        roll = self._dice.random()
        if roll < UNSURE:
            return "not_sure" if roll < UNSURE / 2 else "not_my_area"
        self._said[place] = self._level(person, give.item_key)
        return str(self._said[place])

    def _level(self, person: boards.PersonPlan, item_key: str) -> int:
        """Where this person sees the board: their own leaning, the story, and a little second thought."""
        leaning = self._leanings.setdefault((person.key, item_key), self._dice.choice((-1, 0, 0, 0, 1)))
        settled = SETTLED[item_key]
        if item_key == "governance":
            settled = 4 if self._sectors[person.key] in {"Councillors", "Council directors"} else 2
        if item_key == "information_and_intelligence" and self._host.now() >= SECOND_QUARTER:
            settled += 2
        drift = self._dice.choice((-1, 1)) if self._dice.random() < CHANGES_MIND else 0
        return max(0, min(5, settled + leaning + drift))

    async def _press(self, handle: str, action: actions.Action, text: str | None = None) -> messages.Message:
        self._number += 1
        event = inbound.Pressed(
            address=self._address(handle),
            receipt_key=f"demo-{self._number}",
            sent_at=self._host.now(),
            action=actions.encode(action),
            text=text,
        )
        return await self._host.handle(event)

    def _address(self, handle: str) -> inbound.Address:
        return inbound.Address(platform="console", tenant=self._host.channel.tenant, handle=handle)


def _asked(message: messages.Message) -> actions.Give | None:
    """What the message asks next, if it asks for a level."""
    scales = [block for block in message.blocks if isinstance(block, messages.Scale)]
    action = actions.decode(scales[0].points[0].action) if scales else None
    return action if isinstance(action, actions.Give) else None


async def _facts(bot: wiring.Bot, play: _Play, plan: boards.BoardPlan, host: local.LocalBoard) -> dict[str, Any]:
    """What happened, as `demo/summary.json` keeps it: counts, the channel's messages and where the pictures are."""
    letters = bot.console.mailbox(host.channel)
    since = datetime.datetime.min.replace(tzinfo=datetime.UTC)
    board_id = (await bot.database.run(lambda repos: repos.boards.all()))[0].board_id
    pulses = await bot.database.run(lambda repos: repos.pulses.latest(board_id, since))
    readings = [await bot.database.run(functools.partial(_reading, pulse_id=pulse.pulse_id)) for pulse in pulses]
    schedules = await bot.database.run(lambda repos: repos.schedules.of_board(board_id))
    coming = next(one.next_due for one in schedules if one.plan.practice is boards.Practice.PULSE)
    coordinator = next(person for person in plan.people if boards.Duty.COORDINATOR in person.duties)
    return {
        "board": host.board.name,
        "seats": len(plan.seats),
        "people_reached": len({person.key for person in plan.people if person.addresses}),
        "from": START.isoformat(),
        "until": END.isoformat(),
        "answers_given": play.answers,
        "deliveries": await bot.database.run(lambda repos: repos.deliveries.by_state()),
        "pulses": [
            {"edition": pulse.edition_ref, "state": pulse.state, "opened": pulse.opened_at.isoformat(), "reading": reading}
            for pulse, reading in zip(pulses, readings, strict=True)
        ],
        "channel": [{"text": letter.text, "picture": str(letter.picture) if letter.picture else None} for letter in letters],
        "days_to_next_pulse": math.ceil((coming - END) / datetime.timedelta(days=1)),
        "digests": [one.text for one in bot.console.mailbox(coordinator.addresses[0]) if one.key.startswith(f"{sending.Kind.DIGEST}:")],
        "previews": _of_kind(bot, plan, sending.Kind.PREVIEW),
        "own_answers": _of_kind(bot, plan, sending.Kind.OWN_ANSWERS),
    }


def _of_kind(bot: wiring.Bot, plan: boards.BoardPlan, kind: sending.Kind) -> dict[str, list[str]]:
    """What each person got of one kind that came by itself, by their short name."""
    boxes = {person.key: bot.console.mailbox(person.addresses[0]) for person in plan.people if person.addresses}
    return {key: [one.text for one in box if one.key.endswith(f":{kind}")] for key, box in boxes.items()}


async def _reading(repos: ports.Repositories, pulse_id: uuid.UUID) -> dict[str, object] | None:
    return await repos.pulses.reading(pulse_id)


def begin_afresh(folder: pathlib.Path, words: wording.Wording) -> None:
    """Remove what an earlier demonstration left, and nothing else. Raises DemoRefused where anything else stands there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()) and not (folder / MARKER).is_file():
            raise DemoRefused(words.say("demo-not-ours", folder=wording.isolate(str(folder))))
        # The lock that a running process holds on its database. Its file stays: taken away, it would lock nobody out any more.
        with filelock.FileLock(folder / "board.sqlite3.writer", timeout=0):
            (folder / MARKER).write_text(words.say("demo-marker") + "\n", encoding="utf-8")
            _remove(folder)
    except filelock.Timeout as exc:
        raise DemoRefused(words.say("demo-in-use", folder=wording.isolate(str(folder)))) from exc
    except OSError as exc:
        raise DemoRefused(words.say("demo-cannot-write", folder=wording.isolate(str(folder)))) from exc


def _remove(folder: pathlib.Path) -> None:
    for name in ("board.sqlite3", "board.sqlite3-wal", "board.sqlite3-shm", "summary.json", "data/clock.json"):
        (folder / name).unlink(missing_ok=True)
    mailboxes = folder / "data" / "tamebridge"
    for letters in (*mailboxes.glob("*.jsonl"), *mailboxes.glob("*.png")):
        letters.unlink()
    for emptied in (mailboxes, mailboxes.parent):
        with contextlib.suppress(OSError):
            emptied.rmdir()  # somebody's own file in it keeps it


@contextlib.contextmanager
def _progress(screen: rich.console.Console, words: wording.Wording, board: str) -> Iterator[Callable[[datetime.datetime], None]]:
    """A bar over the days of the story. Where there is no terminal it stays silent."""
    days = (END - START).total_seconds()
    columns = (rich.progress.TextColumn("{task.description}"), rich.progress.BarColumn(), rich.progress.TextColumn("{task.fields[day]}"))
    with rich.progress.Progress(*columns, console=screen, disable=not screen.is_terminal) as bar:
        task = bar.add_task(words.say("demo-title", board=board), total=days, day="")

        def moved_to(instant: datetime.datetime) -> None:
            day = words.say("demo-progress", day=words.date_and_year(instant, datetime.UTC))
            bar.update(task, completed=(instant - START).total_seconds(), day=day)

        yield moved_to


def _show(facts: dict[str, Any], folder: pathlib.Path, screen: rich.console.Console, words: wording.Wording) -> None:
    last = facts["channel"][-1]
    lines = [
        words.say("demo-summary-heading"),
        "",
        last["text"],
        "",
        *next((f"{words.say('demo-own-heading')}\n\n{texts[-1]}\n" for texts in facts["own_answers"].values() if texts), "").split("\n"),
        words.say(
            "demo-figures",
            seats=facts["seats"],
            answers=facts["answers_given"],
            messages=facts["deliveries"]["sent"],
            pulses=len(facts["pulses"]),
        ),
        words.say("demo-picture", file=last["picture"] or ""),
        words.say("demo-kept", file=str(folder / "summary.json")),
        words.say("demo-talk", days=facts["days_to_next_pulse"]),
    ]
    for line in lines:
        screen.print(line, markup=False, highlight=False, soft_wrap=True)
