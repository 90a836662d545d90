"""Wording layers as files of a data folder: read, and refused where they do not fit; where each stands, and what it holds.

`wording/<id>/<version>.published.toml` has the published wording, `<version>.local.<board>.toml` a board's own. README.md in data/
explains every key of both.
"""

import datetime
import types
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from frameworks import checks, files, layers, own_items, schema, units

_PUBLISHED = files.Form(
    root=layers.Published,
    top="layer",
    tables={(): layers.Published},
    listed=frozenset(),
    patterns=layers.PATTERNS,
    glossary="data/README.md",
)
_LOCAL = files.Form(
    root=layers.Local,
    top="layer",
    tables={(): layers.Local, ("changes",): layers.Change, ("items",): layers.Added, ("items", "removed"): layers.Signed},
    listed=frozenset({"changes", "items"}),
    patterns=layers.PATTERNS,
    glossary="data/README.md",
)


def read(folder: Path, editions: Mapping[str, schema.Edition], left_out: Collection[str] = ()) -> layers.Shelf:
    """The layers of a data folder; an empty shelf where there are none. Raises LayerFaults with every fault of every file.

    `left_out` are editions whose own files are at fault: their layers wait for them, unread.
    """
    known: dict[str, layers.Layer] = {}
    in_use: dict[tuple[str, str], layers.Layer] = {}
    faults: list[checks.Fault] = []
    for file in sorted((folder / layers.FOLDER).glob("*/*.toml")):
        if f".{layers.Kind.TRANSLATION}." in file.name:
            continue
        history, found = _read(file, file.relative_to(folder).as_posix(), editions)
        if any(layer.edition in left_out for layer in history):
            continue
        faults += found
        known |= {layer.digest: layer for layer in history}
        if history and file == place(folder, history[-1]):
            in_use[history[-1].edition, history[-1].board] = history[-1]
    if faults:
        raise layers.LayerFaults(faults)
    return layers.Shelf(known=types.MappingProxyType(known), in_use=types.MappingProxyType(in_use))


def published(folder: Path, ref: str, editions: Mapping[str, schema.Edition]) -> layers.Layer | None:
    """The published wording that is in use of one edition; None where there is none, or none that can be read."""
    file = place(folder, layers.Layer(edition=ref, kind=layers.Kind.PUBLISHED, texts={}, made_on=datetime.date.min))
    made, faults = _read(file, file.name, editions) if file.is_file() else ([], [])
    return made[-1] if made and not faults else None


def local(folder: Path, ref: str, board: str, editions: Mapping[str, schema.Edition]) -> layers.Layer | None:
    """A board's own layer of one edition, or None. Raises LayerFaults where it cannot be read: a board's changes are not written over."""
    file = place(folder, layers.Layer(edition=ref, kind=layers.Kind.LOCAL, board=board, texts={}, made_on=datetime.date.min))
    made, faults = _read(file, file.relative_to(folder).as_posix(), editions) if file.is_file() else ([], [])
    if faults:
        raise layers.LayerFaults(faults)
    return made[-1] if made else None


def place(folder: Path, layer: layers.Layer) -> Path:
    """Where a layer that is in use stands."""
    identity, _, version = layer.edition.partition("@")
    return folder / layers.FOLDER / identity / ".".join(filter(None, [version, layer.kind, layer.board, "toml"]))


def former_place(folder: Path, layer: layers.Layer) -> Path:
    """Where a layer stands that another has taken the place of."""
    file = place(folder, layer)
    return file.with_name(f"{file.stem}-{layer.digest[:16]}.toml")


def text_of(layer: layers.Layer) -> str:
    """A layer as its file holds it."""
    lines = [f"edition = {_quoted(layer.edition)}", f"kind = {_quoted(layer.kind)}"]
    if layer.kind is layers.Kind.PUBLISHED:
        lines += [f"made_on = {layer.made_on.isoformat()}", "", "[units]"]
        lines += [f"{_quoted(path)} = {_quoted(text)}" for path, text in layer.texts.items()]
    else:
        lines += [f"board = {_quoted(layer.board)}", *(line for one in layer.changes for line in _change_lines(one))]
        lines += [line for one in layer.added for line in _item_lines(one)]
    return "\n".join(lines) + "\n"


def _read(path: Path, file: str, editions: Mapping[str, schema.Edition]) -> tuple[list[layers.Layer], list[checks.Fault]]:
    """The layer of a file, after those that it was before; its faults."""
    if f".{layers.Kind.LOCAL}." in path.name:
        mine = files.read(_LOCAL, path, file)
        if mine.held is None:
            return [], list(mine.faults)
        changes, added = mine.held.changes, mine.held.items
        if not changes and not added:
            return [], [checks.Fault(file=file, item="layer", message="This layer is empty. Give one change or item, or remove it.")]
        first = 0 if added else 1
        made = [layers.of_changes(mine.held.edition, mine.held.board, changes[:end], added) for end in range(first, len(changes) + 1)]
        named, held_kind, wanted = [one.unit for one in changes], mine.held.kind, layers.Kind.LOCAL
    else:
        page = files.read(_PUBLISHED, path, file)
        if page.held is None:
            return [], list(page.faults)
        held = page.held
        made = [layers.Layer(edition=held.edition, kind=layers.Kind.PUBLISHED, texts=held.units, made_on=held.made_on)]
        named, held_kind, wanted = list(held.units), held.kind, layers.Kind.PUBLISHED
    found = list(_strangers(made, named, editions))
    if held_kind is not wanted:
        found.append(("layer", f'The kind is "{held_kind}" but the file is called "{path.name}". Make them the same.'))
    folder = path.parents[2]
    if path not in {place(folder, made[-1]), former_place(folder, made[-1])}:
        found.append(("layer", f"Keep this layer at {place(folder, made[-1]).relative_to(folder).as_posix()}."))
    return made, [checks.Fault(file=file, item=item, message=message) for item, message in found]


def _strangers(made: Sequence[layers.Layer], named: Iterable[str], editions: Mapping[str, schema.Edition]) -> Iterable[tuple[str, str]]:
    for ref in dict.fromkeys(layer.edition for layer in made):
        if ref not in editions:
            yield "layer", f'There is no edition "{ref}". Remove this file, or put the edition back.'
            continue
        own = made[-1].kind is layers.Kind.LOCAL
        yield from own_items.faults(editions[ref], made[-1].added)
        there = {unit.path for unit in (units.rewordable if own else units.of)(editions[ref])}
        yield from (
            (f"unit {path}", f"{ref} has no such unit. Correct or remove it. “boardpulse frameworks show {ref} --units” lists them.")
            for path in dict.fromkeys(named)
            if path not in there
        )


def _change_lines(one: layers.Change) -> list[str]:
    text = [] if one.text is None else [f"text = {_quoted(one.text)}"]
    return ["", "[[changes]]", f"unit = {_quoted(one.unit)}", *text, *_signed_lines(one)]


def _item_lines(one: layers.Added) -> list[str]:
    said = [f"{name} = {_quoted(value)}" for name, value in (("key", one.key), ("name", one.name), ("question", one.question))]
    follow_ups = [f"follow_ups = [{', '.join(map(_quoted, one.follow_ups))}]"] if one.follow_ups else []
    described = [f"{value} = {_quoted(text)}" for value, text in sorted(one.levels.items())]
    levels = ["[items.levels]", *described] if described else []
    removed = ["[items.removed]", *_signed_lines(one.removed)] if one.removed is not None else []
    return ["", "[[items]]", *said, *follow_ups, *_signed_lines(one), *levels, *removed]


def _signed_lines(one: layers.Signed) -> list[str]:
    said = [f"{name} = {_quoted(value)}" for name, value in (("by", one.by), ("why", one.why), ("confidence", one.confidence))]
    return [*said, f"on = {one.on.isoformat()}"]


_ESCAPES = {'"': '\\"', "\\": "\\\\"}


def _quoted(text: str) -> str:
    """A basic string of TOML."""
    return f'"{"".join(_escaped(one) for one in text)}"'


def _escaped(one: str) -> str:
    return f"\\u{ord(one):04x}" if ord(one) < 32 or ord(one) == 127 else _ESCAPES.get(one, one)
