"""The commands on learning sets. Whoever runs them sees names of sets, dates and how many are in one, and nothing else of it."""

import asyncio
import datetime
import pathlib
import zoneinfo
from collections.abc import Awaitable, Callable
from typing import Annotated, Any

import typer

from bot import clock, ports, wiring, wiring_papers
from bot.commands import cli_screen
from bot.commands.cli_screen import WORDS, AsJson, Folder
from bot.sets import set_changes, set_files
from conversations import wording
from conversations.learning_sets import plan, state, when
from frameworks import errors

app = typer.Typer(no_args_is_help=True, help=WORDS.say("sets-cli"))

Which = Annotated[str, typer.Argument(help=WORDS.say("sets-cli-which"), show_default=False)]
Number = Annotated[int, typer.Argument(help=WORDS.say("sets-cli-number"), show_default=False)]
When = Annotated[list[str], typer.Argument(help=WORDS.say("sets-cli-when"), show_default=False)]
Work = Callable[[ports.Repositories, state.Group, clock.Clock], Awaitable[set_changes.Outcome]]


class NotDone(errors.BoardpulseError):
    """The set was not changed."""


@app.command("list", help=WORDS.say("sets-cli-list"))
def list_sets(folder: Folder = None, json: AsJson = False) -> None:  # noqa: FBT002 - a flag
    """One line a set."""

    async def work(repos: ports.Repositories, time: clock.Clock) -> list[state.Group]:
        return await repos.learning_sets.all()

    found, now = _run(folder, work), clock.SystemClock().now()
    if json:
        cli_screen.as_json([_row(one) for one in found])
        return
    for number, one in enumerate(found, start=1):
        cli_screen.plainly(f"{number}. {_line(one, len(one.members_on(one.day(now))))}")
    if not found:
        cli_screen.say("sets-cli-none")


@app.command("show", help=WORDS.say("sets-cli-show"))
def show(which: Which, folder: Folder = None, json: AsJson = False) -> None:  # noqa: FBT002 - a flag
    """Its dates, the ones that were called off too."""

    async def work(repos: ports.Repositories, group: state.Group, time: clock.Clock) -> set_changes.Outcome:
        return set_changes.Outcome(group=group)

    _change(which, folder, work, json=json)


@app.command("begin", help=WORDS.say("sets-cli-begin"))
def begin(
    file: Annotated[pathlib.Path | None, typer.Argument(help=WORDS.say("sets-cli-file"))] = None,
    folder: Folder = None,
    preview: Annotated[bool, typer.Option("--preview", help=WORDS.say("sets-cli-preview"))] = False,  # noqa: FBT002 - a flag
    json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """Everything in the file is checked before anything is kept; without a file an example is printed."""
    if file is None:
        cli_screen.plainly(set_files.EXAMPLE.rstrip())
        return
    told = set_files.read(file)

    async def work(repos: ports.Repositories, time: clock.Clock) -> tuple[state.Group | None, list[str], list[str]]:
        if not repos.can_seal:
            raise NotDone(WORDS.say("sets-cli-no-key"))
        of, remarks = await set_files.planned(repos, told, time.now(), WORDS)
        dates = [_when(plan.instant(slot, of.zone), of.zone) for slot in of.slots()]
        return None if preview else await set_changes.begin(repos, of, None, None, time.now()), dates, remarks

    group, dates, remarks = _run(folder, work)
    if json:
        cli_screen.as_json({"set": _row(group) if group else None, "dates": dates, "said": remarks})
        return
    for line in (*dates, *remarks):
        cli_screen.plainly(line)
    cli_screen.say("sets-cli-begun" if group else "sets-cli-not-yet", name=wording.isolate(told.name))


@app.command("move", help=WORDS.say("sets-cli-move"))
def move(which: Which, number: Number, to: When, folder: Folder = None, json: AsJson = False) -> None:  # noqa: FBT002 - a flag
    """Its members are told, and what hangs on it moves along."""

    async def work(repos: ports.Repositories, group: state.Group, time: clock.Clock) -> set_changes.Outcome:
        said = _said(group, to, time)
        return await set_changes.move(repos, _meeting(group, number), said, time.now())

    _change(which, folder, work, json=json)


@app.command("cancel", help=WORDS.say("sets-cli-cancel"))
def cancel(
    which: Which,
    number: Number,
    undo: Annotated[bool, typer.Option("--undo", help=WORDS.say("sets-cli-undo"))] = False,  # noqa: FBT002 - a flag
    folder: Folder = None,
    json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """Its members are told; calendars take it out."""

    async def work(repos: ports.Repositories, group: state.Group, time: clock.Clock) -> set_changes.Outcome:
        change = set_changes.restore if undo else set_changes.cancel
        return await change(repos, _meeting(group, number), time.now())

    _change(which, folder, work, json=json)


@app.command("add", help=WORDS.say("sets-cli-add"))
def add(which: Which, at: When, folder: Folder = None, json: AsJson = False) -> None:  # noqa: FBT002 - a flag
    """One more meeting; its members are told."""

    async def work(repos: ports.Repositories, group: state.Group, time: clock.Clock) -> set_changes.Outcome:
        said = _said(group, at, time)
        if said.day is None or said.at is None:
            raise NotDone(WORDS.say("set-setup-half-when"))
        slot = plan.Slot(day=said.day, at=said.at)
        return await set_changes.add(repos, group, slot, said.minutes, time.now())

    _change(which, folder, work, json=json)


@app.command("end", help=WORDS.say("sets-cli-end"))
def end(
    which: Which,
    undo: Annotated[bool, typer.Option("--undo", help=WORDS.say("sets-cli-undo"))] = False,  # noqa: FBT002 - a flag
    folder: Folder = None,
    json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """Meetings to come are called off; what people wrote stays theirs."""

    async def work(repos: ports.Repositories, group: state.Group, time: clock.Clock) -> set_changes.Outcome:
        return await (set_changes.go_on if undo else set_changes.end)(repos, group, time.now())

    _change(which, folder, work, json=json)


@app.command("ics", help=WORDS.say("sets-cli-ics"))
def ics(which: Which, out: Annotated[pathlib.Path, typer.Option("--out", help=WORDS.say("sets-cli-out"))], folder: Folder = None) -> None:
    """The set's name and times, and nothing else."""

    async def work(repos: ports.Repositories, time: clock.Clock) -> bytes:
        group = await _found(repos, which)
        return wiring_papers.calendar_file(group.learning_set.name, set_changes.as_events(group), time.now())

    content = _run(folder, work)
    try:
        out.write_bytes(content)
    except OSError as exc:
        raise NotDone(WORDS.say("meetings-cli-cannot-write", file=str(out))) from exc
    cli_screen.say("meetings-cli-written", file=str(out))


def _run(folder: Folder, work: Callable[[ports.Repositories, clock.Clock], Awaitable[Any]]) -> Any:
    """One unit of work: everything is kept, or nothing is."""

    async def run() -> Any:
        time = clock.SystemClock()
        async with wiring.joined(cli_screen.settings(folder), time) as bot:
            return await bot.database.run(lambda repos: work(repos, time))

    return asyncio.run(run())


def _change(which: str, folder: Folder, work: Work, *, json: bool) -> None:
    """Do one thing with one set, and show it. Raises NotDone with the reason where nothing was changed."""

    async def whole(repos: ports.Repositories, time: clock.Clock) -> set_changes.Outcome:
        came_to = await work(repos, await _found(repos, which), time)
        said = [plan.say(one, WORDS, came_to.group.learning_set.zone) for one in came_to.remarks]
        if not came_to.done:
            raise NotDone("\n".join(said) or WORDS.say("set-pages-unchanged"))
        return came_to

    came_to: set_changes.Outcome = _run(folder, whole)
    said = [plan.say(one, WORDS, came_to.group.learning_set.zone) for one in came_to.remarks]
    if json:
        cli_screen.as_json({**_row(came_to.group), "said": said})
        return
    group, zone = came_to.group, came_to.group.learning_set.zone
    cli_screen.plainly(_line(group, len(group.members_on(group.day(clock.SystemClock().now())))))
    for one in group.meetings:
        key = "sets-cli-meeting" if group.takes_place(one) else "sets-cli-meeting-off"
        cli_screen.say(key, number=one.number, when=_when(one.starts_at, zone), minutes=one.minutes)
    for line in said:
        cli_screen.plainly(line)


async def _found(repos: ports.Repositories, which: str) -> state.Group:
    """A set by its place in the list, its name, or its id. Raises NotDone."""
    known = await repos.learning_sets.all()
    placed = known[int(which) - 1 : int(which)] if which.isdecimal() and 0 < int(which) <= len(known) else []
    named = [one for one in known if which.casefold() in {one.learning_set.name.casefold(), one.learning_set.set_id.hex}]
    found = placed or named
    if len(found) != 1:
        raise NotDone(WORDS.say("sets-cli-several" if found else "sets-cli-unknown", which=wording.isolate(which)))
    return found[0]


def _meeting(group: state.Group, number: int) -> state.SetMeeting:
    found = next((one for one in group.meetings if one.number == number), None)
    if found is None:
        raise NotDone(WORDS.say("sets-cli-no-meeting", number=number))
    return found


def _said(group: state.Group, words: list[str], time: clock.Clock) -> when.When:
    said = when.read(" ".join(words), plan.local_day(time.now(), group.learning_set.zone), WORDS)
    if said is None or (said.day, said.at, said.minutes) == (None, None, None):
        raise NotDone(WORDS.say("set-pages-unread"))
    return said


def _line(group: state.Group, members: int) -> str:
    ahead = group.coming(clock.SystemClock().now())
    name = wording.isolate(group.learning_set.name)
    return WORDS.say(
        "sets-cli-line",
        name=name,
        members=members,
        next=_when(ahead.starts_at, group.learning_set.zone) if ahead else "",
        state="ended" if group.learning_set.ended_at else "next" if ahead else "none",
    )


def _when(instant: datetime.datetime, zone: str) -> str:
    there = zoneinfo.ZoneInfo(zone)
    return WORDS.say("words-day-and-time", day=WORDS.date_and_year(instant, there), time=WORDS.time(instant, there))


def _row(group: state.Group) -> dict[str, Any]:
    of, zone = group.learning_set, zoneinfo.ZoneInfo(group.learning_set.zone)
    return {
        "id": of.set_id.hex,
        "name": of.name,
        "zone": of.zone,
        "members": len(group.members_on(group.day(clock.SystemClock().now()))),
        "ended_at": of.ended_at,
        "meetings": [
            {
                "number": one.number,
                "starts_at": one.starts_at.astimezone(zone).isoformat(),
                "minutes": one.minutes,
                "cancelled": not group.takes_place(one),
                "changes": one.sequence,
            }
            for one in group.meetings
        ],
    }
