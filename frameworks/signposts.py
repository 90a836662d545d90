"""Signposts: from an item of an edition to a few related things elsewhere. All in one file, `signposts.toml`, which explains its keys."""

import dataclasses
import datetime
import types
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated

import pydantic

from frameworks import checks, files, loader, packs, schema

FILE = "signposts.toml"
MOST = 3
"""More places than this help nobody."""

EDITION_PATTERN = r"^[a-z][a-z0-9_]{1,39}@\d{4}(\.\d+)?$"
ADDRESS_PATTERN = r"^https://[a-z0-9.-]+\.[a-z]{2,}(/\S*)?$"
PLACE_PATTERN = r"^([a-z][a-z0-9_]{1,39}@\d{4}(\.\d+)?|case|pack|page)/[a-z][a-z0-9_]{1,39}$"


class Page(packs.Sheet):
    """A page on the web. `owner` is who publishes it, `checked` the day somebody last looked the address up."""

    key: schema.Key
    address: Annotated[str, pydantic.Field(pattern=ADDRESS_PATTERN)]
    title: schema.Line
    owner: schema.Line
    checked: datetime.date


class Signpost(packs.Sheet):
    """Where one item points: to other items, such as `annex_a@2015/purpose`, and to a `case/`, `pack/` or `page/` by its key."""

    item: packs.ItemRef
    see: Annotated[tuple[Annotated[str, pydantic.Field(pattern=PLACE_PATTERN)], ...], pydantic.Field(min_length=1)]


class File(packs.Sheet):
    """All of it. `covers` names the editions of which every item points somewhere."""

    covers: Annotated[tuple[Annotated[str, pydantic.Field(pattern=EDITION_PATTERN)], ...], pydantic.Field(min_length=1)]
    pages: tuple[Page, ...] = ()
    signposts: Annotated[tuple[Signpost, ...], pydantic.Field(min_length=1)]


TABLES: Mapping[tuple[str, ...], type[pydantic.BaseModel]] = {(): File, ("pages",): Page, ("signposts",): Signpost}

PATTERNS: Mapping[str, str] = {
    **packs.PATTERNS,
    EDITION_PATTERN: 'an edition, such as "annex_a@2015"',
    ADDRESS_PATTERN: "an address that starts with https://",
    PLACE_PATTERN: 'an item such as "annex_a@2015/purpose", or "case/", "pack/" or "page/" and a key',
}

_FORM = files.Form(
    root=File, top="signposts", tables=TABLES, listed=frozenset({"pages", "signposts"}), patterns=PATTERNS, glossary=f"data/{FILE}"
)


class SignpostFaults(files.FileFaults):
    """The signposts cannot be used as they stand."""


Place = schema.Item | packs.Case | packs.Pack | Page


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class Signposts:
    """The places that each item points to, in the order of the file. Cannot be changed once loaded."""

    places: Mapping[str, Mapping[str, Place]]
    pages: Mapping[str, Page]

    def of(self, item: str) -> Mapping[str, Place]:
        """The places of an item such as `annex_a@2015/purpose`, by reference; nothing for an item that has none."""
        return self.places.get(item, types.MappingProxyType({}))


def load(library: Mapping[str, schema.Edition], shelf: packs.Shelf, file: Path | None = None) -> Signposts:
    """Read the signposts, by default those that come with Boardpulse. Raises SignpostFaults with every fault."""
    file = file or loader.DATA / FILE
    page = files.read(_FORM, file, file.name)
    held = page.held
    known = _known(held, library, shelf) if held else {}
    spanning = [
        checks.Fault(file=file.name, item=item, message=message) for item, message in (_check(held, known, library) if held else ())
    ]
    if held is None or spanning:
        raise SignpostFaults([*page.faults, *spanning])
    places = {one.item: types.MappingProxyType({ref: known[ref] for ref in one.see}) for one in held.signposts}
    return Signposts(
        places=types.MappingProxyType(places),
        pages=types.MappingProxyType({one.key: one for one in held.pages}),
    )


def _known(held: File, library: Mapping[str, schema.Edition], shelf: packs.Shelf) -> dict[str, Place]:
    """Everything that can be pointed to, by reference."""
    return {
        **{f"{ref}/{item.key}": item for ref, edition in library.items() for item in edition.items},
        **{f"case/{key}": case for key, case in shelf.cases.items()},
        **{f"pack/{key}": pack for key, pack in shelf.packs.items()},
        **{f"page/{page.key}": page for page in held.pages},
    }


Found = Iterator[tuple[str, str]]


def _check(held: File, known: Mapping[str, Place], library: Mapping[str, schema.Edition]) -> Found:
    for number, one in enumerate(held.signposts, 1):
        yield from ((f"signpost {number} {one.item}", message) for message in _faults_of(one, known))
    for item in packs.repeats(one.item for one in held.signposts):
        yield f"signpost {item}", "This item has several signposts. Put them together in one."
    yield from _pages_differ_and_are_used(held)
    yield from _all_are_covered(held, library)


def _faults_of(one: Signpost, known: Mapping[str, Place]) -> Iterator[str]:
    if not isinstance(known.get(one.item), schema.Item):
        yield f'There is no item "{one.item}". Correct the edition or the key.'
    if len(one.see) > MOST:
        yield f"It points to {len(one.see)} places. Keep the {MOST} that help most."
    for ref in packs.repeats(one.see):
        yield f'It points to "{ref}" more than once. Keep one.'
    for ref in one.see:
        if ref == one.item:
            yield "It points to itself. Remove that."
        elif ref not in known:
            yield f'There is nothing called "{ref}". Add it, or correct the spelling.'


def _pages_differ_and_are_used(held: File) -> Found:
    for key in packs.repeats(page.key for page in held.pages):
        yield f"page {key}", "This key belongs to several pages. Give each a key of its own."
    for address in packs.repeats(page.address for page in held.pages):
        yield f"page {address}", "This address stands in several pages. Keep one."
    used = {ref for one in held.signposts for ref in one.see}
    for page in held.pages:
        if f"page/{page.key}" not in used:
            yield f"page {page.key}", "No signpost points here. Remove it, or point to it."


def _all_are_covered(held: File, library: Mapping[str, schema.Edition]) -> Found:
    having = {one.item for one in held.signposts}
    for ref in held.covers:
        if ref not in library:
            yield "signposts", f'There is no edition "{ref}". Correct "covers".'
        for item in _items_of(ref, library):
            if item not in having:
                yield f"signpost {item}", "This item points nowhere. Add a [[signposts]] table for it."


def _items_of(ref: str, library: Mapping[str, schema.Edition]) -> Iterable[str]:
    return (f"{ref}/{item.key}" for item in library[ref].items) if ref in library else ()
