"""What every command shares: where it writes, and how it reads the settings."""

import json
import pathlib
import sys
from typing import Annotated

import rich.console
import typer

from bot import config, logs, ports, wiring
from conversations import boards, wording
from frameworks import errors

WORDS = wording.in_language()
SCREEN = rich.console.Console()
ERRORS = rich.console.Console(stderr=True)

Folder = Annotated[pathlib.Path | None, typer.Option("--folder", help=WORDS.say("cli-folder"))]
AsJson = Annotated[bool, typer.Option("--json", help=WORDS.say("cli-json"))]


class NoSuchBoard(errors.BoardpulseError):
    """No board has this short name."""


async def board_named(repos: ports.Repositories, key: str) -> boards.Board:
    """The board with this short name. Raises NoSuchBoard, which says what the boards are called."""
    known = {one.key: one for one in await repos.boards.all()}
    if key not in known:
        raise NoSuchBoard(WORDS.say("cli-no-such-board" if known else "cli-no-boards", boards=WORDS.list_of(known)))
    return known[key]


def settings(folder: pathlib.Path | None) -> config.Settings:
    """The settings; with a `folder`, database and data are in it. Raises BadSettings."""
    found = config.read(wiring.check_database_url, folder)
    logs.begin(found)
    return found


def say(key: str, **args: wording.Argument) -> None:
    """One line, from the catalogue."""
    plainly(WORDS.say(key, **args))


def plainly(line: str) -> None:
    """One line as it is, on one line even where the screen is narrow."""
    SCREEN.print(line, markup=False, highlight=False, soft_wrap=True)


def say_faults(heading: str, faults: tuple[str, ...]) -> None:
    """A heading and what is at fault, where errors go."""
    for line in (heading, *(f"  {fault}" for fault in faults)):
        ERRORS.print(line, markup=False, highlight=False, soft_wrap=True)


def as_json(held: object) -> None:
    """For other programs. Nothing else goes to standard output then."""
    sys.stdout.write(f"{json.dumps(held, ensure_ascii=False, indent=2, default=str)}\n")
