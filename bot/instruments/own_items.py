"""A board's own items beside those of an edition: kept in its layer, each with who, when, why and how confident.

Every fault of an item is told at once, and nothing is kept of one that has any.
"""

import dataclasses
import datetime
import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path

import pydantic

from bot.instruments import rewording
from frameworks import checks, errors, keeping, layer_files, layers, loader, own_items, plain, schema


class UnfitItem(errors.BoardpulseError):
    """This cannot be kept as an item of the board's own."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


class NoSuchItem(errors.BoardpulseError):
    """The board has no such item of its own."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Signature:
    """Who wants something, why, and how confident they are of it."""

    by: str
    why: str
    confidence: layers.Confidence


@dataclasses.dataclass(frozen=True, kw_only=True)
class Wanted:
    """An item that somebody wants. `levels` says what the levels mean, by value; none, or all but the lowest."""

    key: str
    name: str
    question: str
    levels: Mapping[str, str] = dataclasses.field(default_factory=dict)
    follow_ups: tuple[str, ...] = ()
    signed: Signature


_NAMES = {
    "key": "The key",
    "name": "The name",
    "question": "The question",
    "levels": "The text of a level",
    "follow_ups": "A follow-up",
    "by": "What “--by” says",
    "why": "What “--why” says",
}


def key_of(name: str) -> str:
    """A key made of a name: "Hearing children & young people" is `hearing_children_young_people`. Perhaps none that is fit."""
    plain_letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "_", plain_letters).strip("_0123456789")[:40].rstrip("_")


def faults(wanted: Wanted, today: datetime.date) -> list[str]:
    """What is wrong with an item whichever edition it is for, in plain words."""
    made = _made(wanted, today)
    texts = {
        "The name": wanted.name,
        "The question": wanted.question,
        **{f"The text of level {value}": text for value, text in wanted.levels.items()},
        **{f"Follow-up {number}": text for number, text in enumerate(wanted.follow_ups, 1)},
    }
    found = [(place, own_items.forbidden(text)) for place, text in texts.items()]
    said = (f"{place} says “{word}”. {_instead(word)} Put it in other words." for place, word in found if word)
    return [*(made if isinstance(made, list) else []), *said]


def _instead(word: str) -> str:
    if word.lower().startswith("anonym"):
        return "In a small board one can often guess who said what: answers are confidential, and no more."
    return "A pulse is there to talk about, and gives nobody marks."


def add(library: loader.Library, folder: Path, board: str, ref: str, wanted: Wanted, today: datetime.date) -> tuple[Path, schema.Edition]:
    """Keep an item in the layer of a board (by its key): the file, and the edition as the board is asked it from then on.

    Raises UnfitItem with every fault, LayerFaults or CannotKeep, and then keeps nothing.
    """
    before, made = layer_files.local(folder, ref, board, library), _made(wanted, today)
    found = faults(wanted, today)
    there = before.added if before else ()
    found += _faults_beside(library[ref], [one for one in there if one.removed is None], wanted)
    if any(one.key == wanted.key and one.removed is not None for one in there):
        found.append(f"The key “{wanted.key}” belonged to a question that the board removed. Take another, so that old answers stay apart.")
    if found or isinstance(made, list):
        raise UnfitItem(found)
    return _keep(library, folder, before, layers.of_changes(ref, board, before.changes if before else (), (*there, made)))


def remove(
    library: loader.Library, folder: Path, board: str, ref: str, key: str, signed: Signature, today: datetime.date
) -> tuple[Path, schema.Edition]:
    """Ask an item no more; the file, and the edition as the board is asked it from then on. Pulses that had the item keep it.

    Raises NoSuchItem, UnfitItem, LayerFaults or CannotKeep, and then changes nothing.
    """
    before = layer_files.local(folder, ref, board, library)
    asked = [one.key for one in before.items] if before else []
    if before is None or key not in asked:
        there = f"There is {', '.join(asked)}." if asked else "It has none there."
        raise NoSuchItem(f"The board {board} has no item “{key}” of its own in {ref}. {there}")
    removed = _signed(signed, today)
    if isinstance(removed, list):
        raise UnfitItem(removed)
    added = [one.model_copy(update={"removed": removed}) if one.key == key else one for one in before.added]
    return _keep(library, folder, before, layers.of_changes(ref, board, before.changes, added))


def _faults_beside(edition: schema.Edition, others: Sequence[layers.Added], wanted: Wanted) -> list[str]:
    """What is wrong with an item as one of this edition. One that cannot be made still has a key and levels to look at."""
    levels = {value: text for value, text in wanted.levels.items() if re.fullmatch(layers.LEVEL_PATTERN, value)}
    drawn = layers.Added.model_construct(
        key=wanted.key,
        name=wanted.name,
        question=wanted.question,
        levels=levels,
        by=wanted.signed.by,
        why=wanted.signed.why,
        confidence=wanted.signed.confidence,
        on=datetime.date.min,
    )
    places = {checks.item_place(len(others) + 1, wanted.key), "layer"}
    return [message for place, message in own_items.faults(edition, (*others, drawn)) if place in places]


def _made(wanted: Wanted, today: datetime.date) -> layers.Added | list[str]:
    """The item, or what is wrong with its single parts."""
    try:
        return layers.Added(
            key=wanted.key,
            name=_line(wanted.name),
            question=_line(wanted.question),
            levels=_levels(wanted),
            follow_ups=tuple(map(_line, wanted.follow_ups)),
            by=wanted.signed.by,
            why=wanted.signed.why,
            confidence=wanted.signed.confidence,
            on=today,
        )
    except pydantic.ValidationError as exc:
        return _said(exc)


def _signed(signed: Signature, today: datetime.date) -> layers.Signed | list[str]:
    try:
        return layers.Signed(by=signed.by, why=signed.why, confidence=signed.confidence, on=today)
    except pydantic.ValidationError as exc:
        return _said(exc)


def _said(exc: pydantic.ValidationError) -> list[str]:
    found = ((_place(one["loc"]), one) for one in exc.errors())
    return [
        f"{place} is empty. Write something."
        if one["type"] == "string_too_short"
        else plain.sentence(one, place, advice="", patterns=layers.PATTERNS)
        for place, one in found
    ]


def _place(where: tuple[int | str, ...]) -> str:
    match where:
        case ("levels", str(value), *_) if value.isdigit():
            return f"The text of level {value}"
        case ("follow_ups", int(number), *_):
            return f"Follow-up {number + 1}"
    return _NAMES.get(str(where[0]), str(where[0]))


def _levels(wanted: Wanted) -> dict[str, str]:
    return {value: _line(text) for value, text in wanted.levels.items()}


def _line(text: str) -> str:
    return " ".join(text.split())


def _keep(library: loader.Library, folder: Path, before: layers.Layer | None, layer: layers.Layer) -> tuple[Path, schema.Edition]:
    """Put a layer in place of the one before, which stays beside it: pulses that were opened with it go on in its words."""
    file = layer_files.place(folder, layer)
    former = {} if before is None else {layer_files.former_place(folder, before): layer_files.text_of(before)}
    try:
        keeping.keep({**former, file: layer_files.text_of(layer)})
    except OSError as exc:
        raise rewording.CannotKeep from exc
    published = library.shelf.in_use.get((layer.edition, ""))
    return file, layers.applied(library[layer.edition], [one for one in (published, layer) if one is not None], "")
