"""Translations of editions: wording layers in another language, in the data folder of whoever runs us.

A translation stands beside the other layers, as `wording/<id>/<version>.translation.<language>.toml`. Whoever reads that language sees
its words; what it lacks stands in the edition's own language. README.md in data/ explains every key.
"""

import dataclasses
import datetime
import types
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Annotated

import pydantic

from frameworks import checks, files, layers, schema, units

Words = Annotated[dict[str, schema.Prose], pydantic.Field(default_factory=dict)]


class Translation(layers.Sheet):
    """A translation, as a file holds it.

    `levels`, `sureness` and `evidence` go by value, all else by the keys of the edition; `units` by path.
    """

    edition: Annotated[str, pydantic.Field(pattern=layers.REF_PATTERN)]
    kind: layers.Kind
    language: Annotated[str, pydantic.Field(pattern=schema.LANGUAGE_PATTERN)]
    made_by: schema.Line
    made_on: datetime.date
    title: schema.Line | None = None
    short_title: schema.Line | None = None
    levels: Words
    straplines: Words
    sureness: Words
    evidence: Words
    groups: Words
    items: Words
    questions: Words
    units: Words


Shelf = Mapping[tuple[str, str], Translation]
"""By `id@version` and language."""
NONE: Shelf = types.MappingProxyType({})

_FORM = files.Form(
    root=Translation,
    top="layer",
    tables={(): Translation},
    listed=frozenset(),
    patterns={**layers.PATTERNS, schema.LANGUAGE_PATTERN: 'a language, such as "cy" or "en-GB"'},
    glossary="data/README.md",
)


def is_one(path: Path) -> bool:
    """Whether a file among the wording layers is a translation, by its name."""
    return f".{layers.Kind.TRANSLATION}." in path.name


def read(folder: Path, editions: Mapping[str, schema.Edition], left_out: Collection[str] = ()) -> Shelf:
    """The translations of a data folder; none where there are none. Raises LayerFaults with every fault of every file.

    `left_out` are editions whose own files are at fault: their translations wait for them, unread.
    """
    found: dict[tuple[str, str], Translation] = {}
    faults: list[checks.Fault] = []
    for path in sorted(filter(is_one, (folder / layers.FOLDER).glob("*/*.toml"))):
        file = path.relative_to(folder).as_posix()
        page = files.read(_FORM, path, file)
        if page.held is not None and page.held.edition in left_out:
            continue
        faults += page.faults
        if page.held is not None:
            faults += [checks.Fault(file=file, item=item, message=message) for item, message in _faults(page.held, path, editions)]
            found[page.held.edition, page.held.language] = page.held
    if faults:
        raise layers.LayerFaults(faults)
    return types.MappingProxyType(found)


def applied(edition: schema.Edition, to: Translation, own: Collection[str]) -> schema.Edition:
    """The edition in the words of a translation. `own` are the units that a board has worded anew: they are not what was translated."""
    texts = {path: text for path, text in to.units.items() if path not in own}
    worded = units.reworded(edition, texts, edition.whose)
    scale = worded.scale.model_copy(
        update={
            "levels": tuple(_level(one, to.levels, to.straplines) for one in worded.scale.levels),
            "sureness": tuple(_level(one, _second(edition, to), {}) for one in worded.scale.sureness),
        }
    )
    changed = {
        "title": to.title or worded.title,
        "short_title": to.short_title or worded.short_title,
        "scale": scale,
        "groups": tuple(one.model_copy(update={"name": to.groups.get(one.key, one.name)}) for one in worded.groups),
        "items": tuple(_item(one, to, own) for one in worded.items),
    }
    return worded.translated(changed, (to.language,) if _is_whole(edition, to, own) else (to.language, edition.language))


def _second(edition: schema.Edition, to: Translation) -> Mapping[str, str]:
    """The words for the steps of the second half of an answer. Where the evidence check is on, they are those of the check."""
    return to.evidence if edition.checks_evidence else to.sureness


def _level(one: schema.Level, names: Mapping[str, str], straplines: Mapping[str, str]) -> schema.Level:
    key = str(one.value)
    return one.model_copy(update={"name": names.get(key, one.name), "strapline": straplines.get(key, one.strapline)})


def _item(one: schema.Item, to: Translation, own: Collection[str]) -> schema.Item:
    # A question that is a unit has the unit's path, which is the key of its item.
    question = one.question if one.key in own else to.questions.get(one.key, one.question)
    return one.model_copy(update={"name": to.items.get(one.key, one.name), "question": question})


def _is_whole(edition: schema.Edition, to: Translation, own: Collection[str]) -> bool:
    """Whether nothing that stands on a card is left in the edition's own language."""
    there = {unit.path for unit in units.of(edition)}
    keys = {item.key for item in edition.items}
    return (
        not there & set(own)
        and there <= to.units.keys() | to.questions.keys()
        and keys <= to.items.keys()
        and keys <= to.questions.keys() | (there & to.units.keys())
        and {str(one.value) for one in edition.scale.levels} <= to.levels.keys()
        and {str(one.value) for one in edition.scale.sureness} <= _second(edition, to).keys()
        and {one.key for one in edition.groups} <= to.groups.keys()
    )


def _faults(held: Translation, path: Path, editions: Mapping[str, schema.Edition]) -> Iterator[tuple[str, str]]:
    """Pairs of a place in the file, and what is wrong there."""
    identity, _, version = held.edition.partition("@")
    wanted = f"{identity}/{version}.{layers.Kind.TRANSLATION}.{held.language}.toml"
    if held.kind is not layers.Kind.TRANSLATION:
        yield "layer", f'The kind is "{held.kind}" but the file is called "{path.name}". Make them the same.'
    if path.name != Path(wanted).name or path.parent.name != identity:
        yield "layer", f"Keep this layer at {layers.FOLDER}/{wanted}."
    edition = editions.get(held.edition)
    if edition is None:
        yield "layer", f'There is no edition "{held.edition}". Remove this file, or put the edition back.'
        return
    items, levels = {item.key for item in edition.items}, {str(one.value) for one in edition.scale.levels}
    known: dict[str, Collection[str]] = {
        "levels": levels,
        "straplines": levels,
        "sureness": {str(one.value) for one in edition.scale.sureness},
        "evidence": {str(one.value) for one in edition.scale.evidence},
        "groups": {one.key for one in edition.groups},
        "items": items,
        "questions": items,
        "units": {unit.path for unit in units.of(edition)},
    }
    for table, there in known.items():
        for key in getattr(held, table):
            if key not in there:
                yield f"{table} {key}", f"{held.edition} has nothing of that name. Correct or remove it."


@dataclasses.dataclass(kw_only=True, eq=False)
class Desk:
    """Hands out editions in other languages, each put together once."""

    shelf: Shelf = dataclasses.field(default_factory=lambda: NONE)
    _made: dict[tuple[str, str, bool, str], schema.Edition] = dataclasses.field(default_factory=dict, init=False, repr=False)

    def translated(self, edition: schema.Edition, language: str, own: Collection[str]) -> schema.Edition:
        """The edition in this language; as it is where there is no translation. `own` as in `applied`."""
        to = self.shelf.get((edition.ref, language))
        if to is None:
            return edition
        key = (edition.ref, edition.wording, edition.checks_evidence, language)
        if key not in self._made:
            self._made[key] = applied(edition, to, own)
        return self._made[key]
