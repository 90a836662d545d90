"""A board's own words for a unit of an edition: kept in a layer of its own, each change with who, when, why and how confident."""

import dataclasses
import datetime
from pathlib import Path

import pydantic

from frameworks import errors, keeping, layer_files, layers, loader, units


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
    known = {unit.path for unit in units.rewordable(library[ref])}
    if wanted.unit not in known:
        raise NoSuchUnit(f"{ref} has no unit “{wanted.unit}”. To list them: boardpulse frameworks show {ref} --units")
    change = _change(wanted, today)
    before = layer_files.local(folder, ref, board, library)
    if change.text is None and (before is None or change.unit not in before.texts):
        raise UnfitChange("The board has no words of its own there, so there is nothing to take back.")
    layer = layers.of_changes(ref, board, (*(before.changes if before else ()), change))
    file = layer_files.place(folder, layer)
    try:
        keeping.keep({file: layer_files.text_of(layer)})
    except OSError as exc:
        raise CannotKeep from exc
    return file


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
