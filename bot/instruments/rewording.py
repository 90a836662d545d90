"""A board's own words for a unit of an edition: kept in a layer of its own, each change with who, when, why and how confident."""

import dataclasses
import datetime
from pathlib import Path

import pydantic

from frameworks import errors, keeping, layer_files, layers, loader, schema, units


class NoSuchUnit(errors.BoardpulseError):
    """The edition has no such unit."""


class UnfitChange(errors.BoardpulseError):
    """This cannot be kept as a change of words."""


class CannotKeep(errors.BoardpulseError):
    """The change cannot be kept. Check that you may write to the data folder, and that the disk has room."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Wanted:
    """A change that somebody wants. Without a `text` the board's own words for this unit are taken back."""

    unit: str
    text: str | None
    by: str
    why: str
    confidence: layers.Confidence


def reword(library: loader.Library, folder: Path, board: str, ref: str, wanted: Wanted, today: datetime.date) -> Path:
    """Keep a change in the layer of a board (by its key); the file. Earlier changes stay in it, so that pulses keep their words.

    Raises NoSuchUnit, UnfitChange, LayerFaults or CannotKeep, and then keeps nothing.
    """
    before = layer_files.local(folder, ref, board, library)
    known = {unit.path for unit in units.rewordable(library[ref])}
    if wanted.unit not in known:
        raise NoSuchUnit(_unknown(library[ref], before, wanted.unit, board))
    change = _change(wanted, today)
    if change.text is None and (before is None or change.unit not in before.texts):
        raise UnfitChange("The board has no words of its own there, so there is nothing to take back.")
    changes, added = (before.changes, before.added) if before else ((), ())
    layer = layers.of_changes(ref, board, (*changes, change), added)
    file = layer_files.place(folder, layer)
    try:
        keeping.keep({file: layer_files.text_of(layer)})
    except OSError as exc:
        raise CannotKeep from exc
    return file


def _unknown(edition: schema.Edition, before: layers.Layer | None, path: str, board: str) -> str:
    """What to say of a unit that is not there."""
    key, ref = units.item_key(path), edition.ref
    if before is not None and any(one.key == key for one in before.items):
        again = f"boardpulse frameworks remove-item {board} {ref} {key}"
        return f"“{key}” is an item that the board added itself. To ask it in other words, remove it and add another: {again}"
    if edition.item(key) is None:
        items = ", ".join(item.key for item in edition.items)
        return f"{ref} has no unit “{path}”: it has no item “{key}”. Its items are {items}."
    return f"{ref} has no unit “{path}”. To list them: boardpulse frameworks show {ref} --units"


def _change(wanted: Wanted, today: datetime.date) -> layers.Change:
    text = None if wanted.text is None else " ".join(wanted.text.split())
    try:
        return layers.Change(unit=wanted.unit, text=text, by=wanted.by, why=wanted.why, confidence=wanted.confidence, on=today)
    except pydantic.ValidationError as exc:
        named = {"text": "The text", "by": "Who did it", "why": "The reason"}
        at_fault = [named.get(str(error["loc"][0]), str(error["loc"][0])) for error in exc.errors()]
        raise UnfitChange(
            f"{' and '.join(at_fault)} is empty or too long: at most 300 characters, and {layers.MOST} for the text."
        ) from exc
