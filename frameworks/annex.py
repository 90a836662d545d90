"""Which open questions touch the same matter as an item of another edition. All in one file, `questions.toml`, which explains its keys."""

import types
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

import pydantic

from frameworks import checks, files, loader, packs, schema

FILE = "questions.toml"
MOST = 3
"""More questions than this are not close to one item."""

EDITION_PATTERN = r"^[a-z][a-z0-9_]{1,39}@\d{4}(\.\d+)?$"

EditionRef = Annotated[str, pydantic.Field(pattern=EDITION_PATTERN)]

ASKED_OF = frozenset({schema.Shape.LEVELS, schema.Shape.CONSENSUS})
"""The shapes of which a reading tells where views differ, item by item."""

Fits = Mapping[str, Mapping[str, schema.Item]]
"""By item, such as `maturity_matrix@2011/governance`: its questions by their own reference, the closest first."""


class Fitting(packs.Sheet):
    """The questions that go with one item, by their keys in the source."""

    item: packs.ItemRef
    ask: Annotated[tuple[schema.Key, ...], pydantic.Field(min_length=1)]


class File(packs.Sheet):
    """All of it. `source` is the edition of open questions, `covers` names the editions of which every item has some."""

    source: EditionRef
    covers: Annotated[tuple[EditionRef, ...], pydantic.Field(min_length=1)]
    questions: Annotated[tuple[Fitting, ...], pydantic.Field(min_length=1)]


TABLES: Mapping[tuple[str, ...], type[pydantic.BaseModel]] = {(): File, ("questions",): Fitting}

PATTERNS: Mapping[str, str] = {**packs.PATTERNS, EDITION_PATTERN: 'an edition, such as "annex_a@2015"'}

_FORM = files.Form(root=File, top="questions", tables=TABLES, listed=frozenset({"questions"}), patterns=PATTERNS, glossary="data/README.md")


class QuestionFaults(files.FileFaults):
    """The questions cannot be used as they stand."""


def load(library: Mapping[str, schema.Edition], file: Path | None = None) -> Fits:
    """Read which questions fit, by default those that come with Boardpulse. Raises QuestionFaults with every fault."""
    file = file or loader.DATA / FILE
    page = files.read(_FORM, file, file.name)
    held = page.held
    spanning = [checks.Fault(file=file.name, item=item, message=message) for item, message in (_check(held, library) if held else ())]
    if held is None or spanning:
        raise QuestionFaults([*page.faults, *spanning])
    known = {item.key: item for item in library[held.source].items}
    return types.MappingProxyType(
        {one.item: types.MappingProxyType({f"{held.source}/{key}": known[key] for key in one.ask}) for one in held.questions}
    )


Found = Iterator[tuple[str, str]]


def _check(held: File, library: Mapping[str, schema.Edition]) -> Found:
    source = library.get(held.source)
    if source is None:
        yield "questions", f'There is no edition "{held.source}". Correct "source".'
    elif source.scale.shape is not schema.Shape.OPEN:
        yield "questions", f'"{held.source}" has no open questions. Name an edition of the shape "open" as "source".'
    known = {item.key for item in source.items} if source else None
    asked_of = {f"{ref}/{item.key}" for ref, edition in library.items() if edition.scale.shape in ASKED_OF for item in edition.items}
    for number, one in enumerate(held.questions, 1):
        yield from ((f"question {number} {one.item}", message) for message in _faults_of(one, asked_of, known, held.source))
    for item in packs.repeats(one.item for one in held.questions):
        yield f"question {item}", "This item has several tables. Put them together in one."
    yield from _all_are_covered(held, library)


def _faults_of(one: Fitting, asked_of: set[str], known: set[str] | None, source: str) -> Iterator[str]:
    """`known` is None where the source itself is at fault: then nothing is said of its keys."""
    if one.item not in asked_of:
        yield f'There is no item "{one.item}" that is answered by levels or steps. Correct the edition or the key.'
    if len(one.ask) > MOST:
        yield f"It has {len(one.ask)} questions. Keep the {MOST} that are closest."
    for key in packs.repeats(one.ask):
        yield f'It asks "{key}" more than once. Keep one.'
    for key in one.ask:
        if known is not None and key not in known:
            yield f'There is no question "{key}" in {source}. Correct the key.'


def _all_are_covered(held: File, library: Mapping[str, schema.Edition]) -> Found:
    having = {one.item for one in held.questions}
    for ref in held.covers:
        if ref not in library:
            yield "questions", f'There is no edition "{ref}". Correct "covers".'
            continue
        missing = (f"{ref}/{item.key}" for item in library[ref].items if f"{ref}/{item.key}" not in having)
        yield from ((f"question {item}", "This item has no question. Add a [[questions]] table for it.") for item in missing)
