"""The commands with which a board changes what it is asked: other words for a unit, and items of its own."""

import asyncio
import dataclasses
from collections.abc import Sequence
from typing import Annotated

import typer

from bot import clock, config, wiring
from bot.commands import cli_screen
from bot.commands.cli_screen import WORDS, AsJson, Folder
from bot.instruments import edition_pages, editions, own_items, rewording
from conversations import wording
from frameworks import errors, layers, loader, schema

Board = Annotated[str, typer.Argument(help=WORDS.say("frameworks-reword-board"), show_default=False)]
Ref = Annotated[str, typer.Argument(help=WORDS.say("frameworks-ref"))]
By = Annotated[str | None, typer.Option("--by", help=WORDS.say("frameworks-reword-by"))]
Why = Annotated[str | None, typer.Option("--why", help=WORDS.say("frameworks-reword-why"))]


class NotKnown(errors.BoardpulseError):
    """There is no board of that key, or no such edition."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))


@dataclasses.dataclass(frozen=True, kw_only=True)
class _Place:
    """Which board and which edition are meant; the edition is None where there is none, and `faults` say what is not there."""

    library: loader.Library
    edition: schema.Edition | None
    faults: tuple[str, ...]


def reword(
    board: Board,
    ref: Ref,
    unit: Annotated[str, typer.Argument(help=WORDS.say("frameworks-reword-unit"), show_default=False)],
    by: Annotated[str, typer.Option("--by", prompt=WORDS.say("frameworks-reword-by"), help=WORDS.say("frameworks-reword-by"))],
    why: Annotated[str, typer.Option("--why", prompt=WORDS.say("frameworks-reword-why"), help=WORDS.say("frameworks-reword-why"))],
    confidence: Annotated[
        layers.Confidence,
        typer.Option("--confidence", prompt=WORDS.say("frameworks-reword-confidence"), help=WORDS.say("frameworks-reword-confidence")),
    ],
    text: Annotated[str | None, typer.Option("--text", help=WORDS.say("frameworks-reword-text"))] = None,
    back: Annotated[bool, typer.Option("--back", help=WORDS.say("frameworks-reword-back"))] = False,  # noqa: FBT002 - a flag
    folder: Folder = None,
    json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """For one board only, from its next pulse on. Labelled as the board's own wherever it is shown."""
    settings = cli_screen.settings(folder)
    library, edition = _there(_place(settings, board, ref))
    was = edition_pages.unit_lines(edition).get(unit, "")
    if text is None and not back and was:
        cli_screen.plainly(wording.isolate(was))
        text = typer.prompt(WORDS.say("frameworks-reword-text"))
    wanted = rewording.Wanted(unit=unit, text=None if back else text, by=by, why=why, confidence=confidence)
    file = rewording.reword(library, settings.data_folder, board, edition.ref, wanted, clock.SystemClock().now().date())
    if json:
        cli_screen.as_json({"board": board, "edition": edition.ref, "unit": unit, "was": was, "text": wanted.text, "file": str(file)})
    else:
        cli_screen.say("frameworks-reworded", place=edition_pages.place(edition, unit, WORDS), board=board, file=str(file))


def add_item(
    board: Board,
    ref: Ref,
    name: Annotated[str | None, typer.Option("--name", help=WORDS.say("frameworks-item-name"))] = None,
    question: Annotated[str | None, typer.Option("--question", help=WORDS.say("frameworks-item-question"))] = None,
    key: Annotated[str | None, typer.Option("--key", help=WORDS.say("frameworks-item-key"))] = None,
    level: Annotated[list[str] | None, typer.Option("--level", help=WORDS.say("frameworks-item-level"))] = None,
    follow_up: Annotated[list[str] | None, typer.Option("--follow-up", help=WORDS.say("frameworks-item-follow-up"))] = None,
    by: By = None,
    why: Why = None,
    confidence: Annotated[layers.Confidence | None, typer.Option("--confidence", help=WORDS.say("frameworks-item-confidence"))] = None,
    folder: Folder = None,
    json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """Asks for whatever is needed and not given. Where all of that is given it asks nothing, and the rest is left out."""
    settings = cli_screen.settings(folder)
    place = _place(settings, board, ref)
    talks = None in (name, question, by, why, confidence)
    if talks:
        _there(place)
    ask = _Ask(aside=json)
    name = ask.for_line(name, "frameworks-item-name")
    question = ask.for_line(question, "frameworks-item-question")
    suggested = own_items.key_of(name)
    key = key or (ask.for_line(None, "frameworks-item-key-asked", suggested or None) if talks else suggested)
    levels, faults = _levels(level or [])
    if talks and not level and place.edition is not None:
        levels = ask.for_levels(place.edition)
    follow_ups = tuple(follow_up or ([ask.for_line(None, "frameworks-item-follow-up", "")] if talks else []))
    signed = ask.for_signature(by, why, confidence, "frameworks-item-confidence")
    wanted = own_items.Wanted(
        key=key, name=name, question=question, levels=levels, follow_ups=tuple(filter(None, follow_ups)), signed=signed
    )
    today = clock.SystemClock().now().date()
    if place.faults or faults or place.edition is None:
        raise own_items.UnfitItem([*place.faults, *faults, *own_items.faults(wanted, today)])
    file, asked = own_items.add(place.library, settings.data_folder, board, place.edition.ref, wanted, today)
    made = asked.item(key)
    position = made.position if made else 0
    if json:
        told = {"board": board, "edition": asked.ref, "key": key, "position": position, "items": len(asked.items), "file": str(file)}
        cli_screen.as_json(told)
    else:
        cli_screen.say("frameworks-item-added", item=wording.isolate(name), position=position, board=board, file=str(file))


def remove_item(
    board: Board,
    ref: Ref,
    key: Annotated[str, typer.Argument(help=WORDS.say("frameworks-item-gone-key"), show_default=False)],
    by: By = None,
    why: Why = None,
    confidence: Annotated[layers.Confidence | None, typer.Option("--confidence", help=WORDS.say("frameworks-item-gone-confidence"))] = None,
    folder: Folder = None,
    json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """From the next pulse on. Pulses that had it keep it, with its answers."""
    settings = cli_screen.settings(folder)
    library, edition = _there(_place(settings, board, ref))
    signed = _Ask(aside=json).for_signature(by, why, confidence, "frameworks-item-gone-confidence")
    today = clock.SystemClock().now().date()
    file, asked = own_items.remove(library, settings.data_folder, board, edition.ref, key, signed, today)
    if json:
        cli_screen.as_json({"board": board, "edition": asked.ref, "key": key, "items": len(asked.items), "file": str(file)})
    else:
        cli_screen.say("frameworks-item-removed", item=key, board=board, file=str(file))


@dataclasses.dataclass(frozen=True, kw_only=True)
class _Ask:
    """Asks for what was not given. `aside`: on standard error, because something else goes to standard output."""

    aside: bool

    def for_line(self, given: str | None, key: str, default: str | None = None) -> str:
        """A line of text. Where `default` is empty, it may be left out."""
        if given is not None:
            return given
        return str(typer.prompt(WORDS.say(key), default=default, show_default=bool(default), err=self.aside))

    def for_levels(self, edition: schema.Edition) -> dict[str, str]:
        """What each level means, where the levels of the edition are described."""
        if edition.scale.shape is not schema.Shape.LEVELS or edition.scale.ours:
            return {}
        asked = ((str(one.value), WORDS.say("frameworks-item-level-asked", value=one.value, name=one.name)) for one in edition.scale.levels)
        given = {value: str(typer.prompt(said, default="", show_default=False, err=self.aside)) for value, said in asked}
        return {value: text for value, text in given.items() if text}

    def for_signature(self, by: str | None, why: str | None, confidence: layers.Confidence | None, key: str) -> own_items.Signature:
        """Who, why, and how confident: `key` is the question for that."""
        who, reason = self.for_line(by, "frameworks-reword-by"), self.for_line(why, "frameworks-reword-why")
        if confidence is None:
            confidence = layers.Confidence(typer.prompt(WORDS.say(key), type=layers.Confidence, err=self.aside))
        return own_items.Signature(by=who, why=reason, confidence=confidence)


def _levels(given: list[str]) -> tuple[dict[str, str], list[str]]:
    """Texts by the values of levels, of lines such as "1=We have begun."; and what is wrong with those lines."""
    levels: dict[str, str] = {}
    faults = []
    for line in given:
        value, equals, text = (part.strip() for part in line.partition("="))
        if not equals or not value.isdigit() or len(value) > 1:
            faults.append(WORDS.say("frameworks-item-level-unfit", line=wording.isolate(line)))
        elif value in levels:
            faults.append(WORDS.say("frameworks-item-level-twice", value=value))
        else:
            levels[value] = text
    return levels, faults


def _place(settings: config.Settings, board: str, ref: str) -> _Place:
    """The edition in the words that the board is asked in today."""

    async def known() -> tuple[loader.Library, list[str]]:
        async with wiring.joined(settings, clock.SystemClock()) as bot:
            return bot.library, [one.key for one in await bot.database.run(lambda repos: repos.boards.all())]

    library, keys = asyncio.run(known())
    faults = []
    if board not in keys:
        faults.append(WORDS.say("cli-no-such-board" if keys else "cli-no-boards", boards=WORDS.list_of(keys)))
    edition = None
    try:
        edition = editions.in_use(library, edition_pages.meant(library, ref, WORDS), board)
    except editions.EditionGone as exc:
        faults.append(str(exc))
    return _Place(library=library, edition=edition, faults=tuple(faults))


def _there(place: _Place) -> tuple[loader.Library, schema.Edition]:
    """Raises NotKnown with all that is not there."""
    if place.faults or place.edition is None:
        raise NotKnown(place.faults)
    return place.library, place.edition
