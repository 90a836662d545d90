"""Workshop packs, and the places that tried such things: what a board may use without any answer being counted.

A pack is one file, `packs/<id>.toml`; the places stand together in `packs/cases.toml`. packs/README.md explains every key.
"""

import collections
import dataclasses
import enum
import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated

import pydantic

from frameworks import checks, files, loader, schema

FOLDER = "packs"
CASES = "cases.toml"
"""The one file of the folder that is no pack."""

ITEM_PATTERN = r"^[a-z][a-z0-9_]{1,39}@\d{4}(\.\d+)?/[a-z][a-z0-9_]{1,39}$"

ItemRef = Annotated[str, pydantic.Field(pattern=ITEM_PATTERN)]
"""An item of an edition, as `annex_a@2015/purpose`."""


class Asked(enum.StrEnum):
    """Who is asked."""

    MEMBERS = "members"
    """The members of the board."""
    CRITICAL_FRIENDS = "critical_friends"
    """People outside the board who know its work, such as those who provide care, and voluntary groups."""


class Words(enum.StrEnum):
    """Who sees what people write."""

    PRIVATE = "private"
    """Nobody but the one who wrote it."""
    BOARD = "board"
    """The members of the board, until the pack closes."""
    FACILITATOR = "facilitator"
    """The person who runs the workshop. They write up the themes themselves; nothing is quoted."""


class Names(enum.StrEnum):
    """Whether a name stands beside what people write."""

    NEVER = "never"
    CHOICE = "choice"
    """Each person says, each time."""


class Every(enum.StrEnum):
    """When the next step of a pack is due."""

    ONCE = "once"
    """All steps come together, or in the board's own time."""
    MEETING = "meeting"
    """The whole pack comes round again before each meeting."""
    FORTNIGHT = "fortnight"
    MONTH = "month"


class Sheet(pydantic.BaseModel):
    """Common settings of everything here, as in an edition."""

    model_config = schema.Part.model_config


class Timing(Sheet):
    """When a pack opens, closes and goes away. The days are those before a meeting or a workshop."""

    every: Every
    opens_days_before: Annotated[schema.Whole, pydantic.Field(ge=1, le=60)] | None = None
    closes_at_start: Annotated[bool, pydantic.Field(strict=True)] = False
    removed_days_after: Annotated[schema.Whole, pydantic.Field(ge=0, le=365)] | None = None
    """How many days after closing everything that was written is removed for good: 0 is at once."""


class Step(Sheet):
    """One step: something to ask, to do, or both. `items` are questions that stand in an edition.

    What is done `together` is talked through when people meet: nobody writes a reply to it.
    """

    key: schema.Key
    name: schema.Line
    together: Annotated[bool, pydantic.Field(strict=True)] = False
    about: schema.Prose | None = None
    situation: schema.Prose | None = None
    questions: tuple[schema.Line, ...] = ()
    items: tuple[ItemRef, ...] = ()


class Blank(Sheet):
    """One part of the card that a board fills in for each outcome."""

    key: schema.Key
    name: schema.Line
    prompt: schema.Line


class Pack(Sheet):
    """A set of steps that a board may take. Nothing in it is counted."""

    id: schema.Key
    title: schema.Line
    about: schema.Prose
    how_to_use: schema.Prose
    minutes: Annotated[schema.Whole, pydantic.Field(ge=1, le=240)]
    asked: Asked
    words: Words
    names: Names
    care: Annotated[tuple[schema.Line, ...], pydantic.Field(min_length=1)]
    source: schema.Source
    timing: Timing
    steps: Annotated[tuple[Step, ...], pydantic.Field(min_length=1)]
    card: tuple[Blank, ...] = ()


class Case(Sheet):
    """What one place tried, and which packs and items it bears on."""

    key: schema.Key
    place: schema.Line
    tried: schema.Prose
    packs: tuple[schema.Key, ...] = ()
    items: tuple[ItemRef, ...] = ()


class Cases(Sheet):
    """All the places of one document. `lead` stands before each: it tells people that this is no model to copy."""

    lead: schema.Line
    source: schema.Source
    cases: Annotated[tuple[Case, ...], pydantic.Field(min_length=1)]


PACK_TABLES: Mapping[tuple[str, ...], type[pydantic.BaseModel]] = {
    (): Pack,
    ("source",): schema.Source,
    ("timing",): Timing,
    ("steps",): Step,
    ("card",): Blank,
}
CASE_TABLES: Mapping[tuple[str, ...], type[pydantic.BaseModel]] = {(): Cases, ("source",): schema.Source, ("cases",): Case}

PATTERNS: Mapping[str, str] = {
    **loader.PATTERNS,
    ITEM_PATTERN: 'an item of an edition, such as "annex_a@2015/purpose"',
}

_GLOSSARY = "data/packs/README.md"
_PACK = files.Form(root=Pack, top="pack", tables=PACK_TABLES, listed=frozenset({"steps", "card"}), patterns=PATTERNS, glossary=_GLOSSARY)
_CASES = files.Form(root=Cases, top="cases", tables=CASE_TABLES, listed=frozenset({"cases"}), patterns=PATTERNS, glossary=_GLOSSARY)


class PackFaults(files.FileFaults):
    """Some packs or cases cannot be used as they stand."""


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class Shelf:
    """Packs by their id and cases by their key, each in alphabetical order. Cannot be changed once loaded."""

    packs: Mapping[str, Pack]
    cases: Mapping[str, Case]
    lead: str
    source: schema.Source


def load(library: Mapping[str, schema.Edition], folder: Path | None = None) -> Shelf:
    """Read every pack and the cases, by default those that come with Boardpulse. Raises PackFaults with every fault of every file."""
    folder = folder or loader.DATA / FOLDER
    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() == ".toml" and path != folder / CASES)
    pages = [files.read(_PACK, path, path.relative_to(folder).as_posix()) for path in paths]
    cases = files.read(_CASES, folder / CASES, CASES)
    known = {page.held.id for page in pages if page.held} | {path.stem for path in paths}
    faults = [fault for page in pages for fault in (*page.faults, *_pack_faults(page.file, page.held, library))]
    faults += [*cases.faults, *_case_faults(cases.held, known, library)]
    if faults or cases.held is None:
        raise PackFaults(sorted(faults, key=lambda fault: fault.file))
    packs = sorted((page.held for page in pages if page.held), key=lambda pack: pack.id)
    return Shelf(
        packs=types.MappingProxyType({pack.id: pack for pack in packs}),
        cases=types.MappingProxyType({case.key: case for case in sorted(cases.held.cases, key=lambda case: case.key)}),
        lead=cases.held.lead,
        source=cases.held.source,
    )


def item_of(ref: str, library: Mapping[str, schema.Edition]) -> schema.Item | None:
    """The item that a reference such as `annex_a@2015/purpose` names, or None."""
    edition, _, key = ref.partition("/")
    return library[edition].item(key) if edition in library else None


def repeats(keys: Iterable[str]) -> list[str]:
    """What stands more than once."""
    return [key for key, times in collections.Counter(keys).items() if times > 1]


Found = Iterator[tuple[str, str]]


def _pack_faults(file: str, pack: Pack | None, library: Mapping[str, schema.Edition]) -> list[checks.Fault]:
    """The rules that span keys. A file with a fault in a single key is checked for these once that is put right."""
    if pack is None:
        return []
    found = [one for rule in _RULES for one in rule(pack)]
    if file != f"{pack.id}.toml":
        found.append(("pack", f'The id is "{pack.id}" but the file is "{file}". Keep it at packs/<id>.toml.'))
    for number, step in enumerate(pack.steps, 1):
        found += _unknown_items(f"step {number} {step.key}", step.items, library)
    return [checks.Fault(file=file, item=item, message=message) for item, message in found]


def _case_faults(cases: Cases | None, packs: Iterable[str], library: Mapping[str, schema.Edition]) -> list[checks.Fault]:
    if cases is None:
        return []
    found = [
        (f"case {key}", "This key belongs to several cases. Give each a key of its own.") for key in repeats(one.key for one in cases.cases)
    ]
    known = set(packs)
    for number, one in enumerate(cases.cases, 1):
        place = f"case {number} {one.key}"
        found += [(place, f'There is no pack "{pack}". Add it, or correct the spelling.') for pack in one.packs if pack not in known]
        found += _unknown_items(place, one.items, library)
        if not one.packs and not one.items:
            found.append((place, "This case leads nowhere. Name a pack or an item that it bears on."))
    return [checks.Fault(file=CASES, item=item, message=message) for item, message in found]


def _unknown_items(place: str, refs: Iterable[str], library: Mapping[str, schema.Edition]) -> Found:
    for ref in refs:
        if item_of(ref, library) is None:
            yield place, f'There is no item "{ref}". Correct the edition or the key.'


def _asks_something(pack: Pack) -> Found:
    if not any(step.questions or step.items for step in pack.steps if not step.together):
        yield "pack", "No step asks anything. Give one of them questions or items that people answer alone."
    for number, step in enumerate(pack.steps, 1):
        if not (step.about or step.questions or step.items):
            yield f"step {number} {step.key}", "This step is empty. Say what it is about, or what it asks."


def _keys_differ(pack: Pack) -> Found:
    for key in repeats(step.key for step in pack.steps):
        yield f"step {key}", "This key belongs to several steps. Give each a key of its own."
    for key in repeats(blank.key for blank in pack.card):
        yield f"card {key}", "This key belongs to several parts of the card. Give each a key of its own."


def _timing_holds_together(pack: Pack) -> Found:
    timing = pack.timing
    if timing.closes_at_start and timing.opens_days_before is None:
        yield "timing", 'It closes when a meeting starts, but never opens. Add "opens_days_before".'
    if timing.removed_days_after is not None and not timing.closes_at_start:
        yield "timing", 'It is removed some days after closing, but never closes. Set "closes_at_start", or remove "removed_days_after".'


def _friends_stay_unnamed(pack: Pack) -> Found:
    if pack.asked is Asked.CRITICAL_FRIENDS and (pack.names is not Names.NEVER or pack.words is not Words.FACILITATOR):
        yield (
            "pack",
            'What critical friends write goes to the facilitator and carries no name. Set words = "facilitator" and names = "never".',
        )


_RULES: tuple[Callable[[Pack], Found], ...] = (_asks_something, _keys_differ, _timing_holds_together, _friends_stay_unnamed)
