"""The command line. Each command reads the settings, opens what it needs, and says in plain words what went wrong."""

import asyncio
import enum
import os
import pathlib
import sys
from typing import Annotated

import rich.table
import rich.text
import typer

from bot import clock, config, demo, doctor, local, logs, serving, wiring, wiring_slack
from bot.board import boards as board_files
from bot.commands import (
    cli_buddies,
    cli_calendar,
    cli_courses,
    cli_frameworks,
    cli_memos,
    cli_next_steps,
    cli_packs,
    cli_papers,
    cli_screen,
    cli_seats,
    cli_sets,
    cli_summary,
)
from bot.commands.cli_screen import Folder
from bot.sets import set_files
from conversations import wording
from frameworks import errors, files

_words = cli_screen.WORDS

app = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode=None, help=_words.say("cli-about"))
boards = typer.Typer(no_args_is_help=True, help=_words.say("cli-boards"))
manifest = typer.Typer(no_args_is_help=True, help=_words.say("cli-manifest"))
app.add_typer(boards, name="boards")
app.add_typer(cli_frameworks.app, name="frameworks")
app.add_typer(manifest, name="manifest")
app.add_typer(cli_packs.app, name="packs")
app.add_typer(cli_sets.app, name="sets")
app.add_typer(cli_calendar.app, name="calendar")
app.add_typer(cli_courses.app, name="courses")
app.add_typer(cli_buddies.app, name="buddies")
app.add_typer(cli_seats.app, name="seats")
app.add_typer(cli_next_steps.actions, name="actions")
app.add_typer(cli_next_steps.positions, name="agreed")
app.command("memos", help=_words.say("cli-memos"))(cli_memos.memos)
app.command("paper", help=_words.say("papers-cli-paper"))(cli_papers.paper)
app.command("export", help=_words.say("papers-cli-export"))(cli_papers.export)
app.command("record", help=_words.say("papers-cli-record"))(cli_papers.record)
app.command("summary", help=_words.say("cli-summary"))(cli_summary.summary)


class CannotWrite(errors.BoardpulseError):
    """A file that was asked for cannot be written."""


class _Form(enum.StrEnum):
    """How a manifest is written."""

    YAML = "yaml"
    """To read, and to paste."""
    JSON = "json"
    """For other programs."""


def main() -> None:
    """Run a command. Whatever a person can put right ends with a clear sentence and exit code 2."""
    # What we write (answers, mailboxes, pictures) is for the eyes of whoever runs us.
    os.umask(0o077)
    try:
        app()
    except config.BadSettings as exc:
        cli_screen.say_faults(_words.say("cli-bad-settings"), exc.faults)
        sys.exit(2)
    except (files.FileFaults, board_files.BoardFaults, set_files.SetFaults, serving.UnfitEditions) as exc:
        cli_screen.say_faults(_words.say("cli-faults", count=len(exc.faults)), tuple(map(str, exc.faults)))
        sys.exit(2)
    except errors.BoardpulseError as exc:
        cli_screen.ERRORS.print(str(exc), markup=False, highlight=False, soft_wrap=True)
        sys.exit(2)


@app.command("doctor", help=_words.say("cli-doctor"))
def run_doctor(folder: Folder = None) -> None:
    """Exit code 2 when something has to be put right."""
    bad = None
    try:
        settings = cli_screen.settings(folder)
    except config.BadSettings as exc:
        bad, settings = exc, exc.rest
        logs.begin(settings)
    findings = asyncio.run(doctor.examine(settings, wording.in_language(settings.language), bad))
    marks = {doctor.Health.GOOD: "✓", doctor.Health.OFF: "–", doctor.Health.BAD: "✗"}
    table = rich.table.Table(show_header=False, box=None, pad_edge=False)
    for finding in findings:
        table.add_row(*map(rich.text.Text, (marks[finding.health], finding.subject, finding.says)))
    cli_screen.SCREEN.print(table)
    if not doctor.verdict(findings):
        raise typer.Exit(2)


@app.command(help=_words.say("cli-migrate"))
def migrate(folder: Folder = None) -> None:
    """Safe to run at every start: a database of this version is left as it is."""

    async def run() -> None:
        async with wiring.joined(cli_screen.settings(folder), clock.SystemClock(), migrate=True):
            cli_screen.say("cli-migrated")

    asyncio.run(run())


@boards.command("load", help=_words.say("cli-boards-load"))
def load_board(file: Annotated[pathlib.Path, typer.Argument(help=_words.say("cli-file"))], folder: Folder = None) -> None:
    """Everything in the file is checked before anything is stored."""

    async def run() -> None:
        time = clock.SystemClock()
        async with wiring.joined(cli_screen.settings(folder), time) as bot:
            plan = board_files.read(file, bot.library)
            await bot.database.run(lambda repos: board_files.load(repos, plan, time.now()))
            cli_screen.say("cli-board-loaded", board=wording.isolate(plan.name), seats=len(plan.seats), schedules=len(plan.schedules))

    asyncio.run(run())


@boards.command("list", help=_words.say("cli-boards-list"))
def list_boards(folder: Folder = None) -> None:
    """One line a board."""

    async def run() -> None:
        async with wiring.joined(cli_screen.settings(folder), clock.SystemClock()) as bot:
            found = await bot.database.run(lambda repos: repos.boards.all())
            for board in found:
                cli_screen.say("cli-board-line", short=board.key, board=wording.isolate(board.name))
            if not found:
                cli_screen.say("cli-no-boards")

    asyncio.run(run())


@app.command("new-key", help=_words.say("cli-new-key"))
def new_key() -> None:
    """Print a key to seal with, and nothing else: it goes into BOARDPULSE_SECRET_KEYS."""
    sys.stdout.write(f"{wiring.new_key()}\n")


@manifest.command("slack", help=_words.say("cli-manifest-slack"))
def manifest_slack(
    form: Annotated[_Form, typer.Option("--format", help=_words.say("cli-manifest-format"))] = _Form.YAML,
    url: Annotated[str | None, typer.Option("--url", help=_words.say("cli-manifest-url"))] = None,
    socket_mode: Annotated[bool, typer.Option("--socket-mode", help=_words.say("cli-manifest-socket-mode"))] = False,  # noqa: FBT002 - a flag
    many: Annotated[bool, typer.Option("--many-workspaces", help=_words.say("cli-manifest-many"))] = False,  # noqa: FBT002 - a flag
) -> None:
    """Standard output holds the manifest and nothing else, so that it can go into a file."""
    where = url or config.read().public_url
    text = wiring_slack.manifest_text(form.value, where.rstrip("/") if where else None, socket_mode=socket_mode, many=many)
    sys.stdout.write(f"{text.rstrip()}\n")


@manifest.command("teams", help=_words.say("cli-manifest-teams"))
def manifest_teams(
    out: Annotated[pathlib.Path, typer.Option("--out", help=_words.say("cli-manifest-out"))] = pathlib.Path("boardpulse-teams.zip"),
    app_id: Annotated[str | None, typer.Option("--app-id", help=_words.say("cli-manifest-app-id"))] = None,
    url: Annotated[str | None, typer.Option("--url", help=_words.say("cli-manifest-teams-url"))] = None,
    developer: Annotated[str | None, typer.Option("--developer", help=_words.say("cli-manifest-developer"))] = None,
    privacy: Annotated[str | None, typer.Option("--privacy", help=_words.say("cli-manifest-privacy"))] = None,
    terms: Annotated[str | None, typer.Option("--terms", help=_words.say("cli-manifest-terms"))] = None,
    version: Annotated[str | None, typer.Option("--package-version", help=_words.say("cli-manifest-version"))] = None,
) -> None:
    """The whole package in one file: an administrator uploads it as it is."""
    from bot import wiring_teams  # here, because it loads Microsoft's framework, which no other command needs

    made = wiring_teams.package(
        config.read(), app_id=app_id, public_url=url, developer=developer, privacy=privacy, terms=terms, version=version
    )
    _write(out, made)
    cli_screen.say("cli-manifest-written", file=str(out))


@app.command(help=_words.say("cli-talk"))
def talk(
    folder: Folder = None,
    be: Annotated[str | None, typer.Option("--as", help=_words.say("cli-as"))] = None,
    board: Annotated[str | None, typer.Option("--board", help=_words.say("cli-board"))] = None,
) -> None:
    """Ends with /quit or at the end of the input."""
    settings = cli_screen.settings(folder)
    if folder is not None and folder.is_dir():
        settings = local.with_own_key(settings, folder, wiring.new_key)
    words = wording.in_language(settings.language)

    async def visit() -> None:
        time = local.kept_clock(wiring.clock_file(settings.data_folder), clock.SystemClock().now())
        async with wiring.joined(settings, time) as bot:
            found = await bot.database.run(lambda repos: repos.boards.all())
            chosen = next((one for one in found if board in {None, one.key}), None)
            if chosen is None:
                cli_screen.say("cli-no-such-board" if found else "cli-no-boards", boards=words.list_of([one.key for one in found]))
                raise typer.Exit(2)
            host = await wiring.local_board(bot, chosen, time, settings.data_folder, words)
            await wiring.terminal(host, bot, words).talk(be)

    async def run() -> None:
        try:
            await visit()
        except asyncio.CancelledError:
            # Ctrl-C. The database is closed by now; the thread that waits for a line would wait for Enter.
            os._exit(130)

    asyncio.run(run())


@app.command("demo", help=_words.say("cli-demo"))
def run_demo(folder: Annotated[pathlib.Path, typer.Option("--folder", help=_words.say("cli-demo-folder"))] = pathlib.Path("demo")) -> None:
    """Starts afresh every time, and ends by itself."""
    asyncio.run(demo.run(folder, cli_screen.settings(folder), cli_screen.SCREEN))


@app.command(help=_words.say("cli-serve"))
def serve(folder: Folder = None) -> None:
    """Runs until SIGTERM or Ctrl-C; what is in flight then comes to its end."""
    asyncio.run(serving.serve(cli_screen.settings(folder), clock.SystemClock(), cli_screen.plainly))


def _write(file: pathlib.Path, content: bytes) -> None:
    try:
        file.write_bytes(content)
    except OSError as exc:
        raise CannotWrite(_words.say("cli-cannot-write", file=str(file))) from exc
