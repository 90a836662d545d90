"""Reads the editions of a folder, or says everything that is wrong with them, all at once and in plain words.

Knows nothing about boards, pulses or platforms. An edition is one file, `<id>/<version>.toml`; data/README.md explains every key.
"""

import dataclasses
import hashlib
import tomllib
import types
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pydantic

from frameworks import checks, errors, plain, schema

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

DATA = Path(__file__).parent / "data"

TABLES: Mapping[tuple[str, ...], type[schema.Part]] = {
    (): schema.Edition,
    ("source",): schema.Source,
    ("scale",): schema.Scale,
    ("scale", "levels"): schema.Level,
    ("items",): schema.Item,
    ("items", "descriptors"): schema.Descriptor,
    ("terms",): schema.Term,
}
"""Every table that a file may hold, by its path of keys."""

PATTERNS: Mapping[str, str] = {
    schema.KEY_PATTERN: "2 to 40 small letters, digits and underscores, with a letter first",
    schema.VERSION_PATTERN: 'a year, such as "2011", or a year and a number, such as "2011.1"',
    schema.PUBLISHED_PATTERN: 'a year, such as "2011", or a year and a month, such as "2011-09"',
}
"""What each pattern of the schema asks for, in words."""


class EditionFaults(errors.BoardpulseError):
    """Some editions cannot be used as they stand."""

    def __init__(self, faults: Sequence[checks.Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = tuple(faults)


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class Library(Mapping[str, schema.Edition]):
    """Editions by `id@version`, in alphabetical order of that reference. Cannot be changed once loaded."""

    editions: Mapping[str, schema.Edition]
    digests: Mapping[str, str]

    def __getitem__(self, ref: str) -> schema.Edition:
        return self.editions[ref]

    def __iter__(self) -> Iterator[str]:
        return iter(self.editions)

    def __len__(self) -> int:
        return len(self.editions)

    def digest(self, ref: str) -> str:
        """SHA-256 of the file's bytes, as 64 hex digits: a used edition whose digest changes was edited. KeyError if unknown."""
        return self.digests[ref]


@dataclasses.dataclass(frozen=True, kw_only=True)
class _Page:
    """One file as read: an edition if it is sound, a draft if it is TOML at all, and its faults."""

    digest: str = ""
    edition: schema.Edition | None = None
    draft: checks.Draft | None = None
    faults: tuple[checks.Fault, ...] = ()


def load(folder: Path | None = None) -> Library:
    """Read every edition under `folder`, by default the ones that come with Boardpulse.

    Raises EditionFaults with every fault of every file, so that an editor can put all of them right in one go.
    """
    folder = folder or DATA
    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() == ".toml")
    pages = [_read(path, path.relative_to(folder).as_posix()) for path in paths]
    faults = [fault for page in pages for fault in page.faults]
    faults += checks.repeated([page.draft for page in pages if page.draft])
    if not paths:
        message = "There is no edition here. Add one as <id>/<version>.toml, or name another folder."
        faults.append(checks.Fault(file=folder.as_posix(), item="folder", message=message))
    if faults:
        raise EditionFaults(sorted(faults, key=lambda fault: fault.file))
    sound = sorted(((page.edition, page.digest) for page in pages if page.edition), key=lambda pair: pair[0].ref)
    return Library(
        editions=types.MappingProxyType({edition.ref: edition for edition, _ in sound}),
        digests=types.MappingProxyType({edition.ref: digest for edition, digest in sound}),
    )


def _read(path: Path, file: str) -> _Page:
    try:
        held = path.read_bytes()
        table = tomllib.loads(held.decode("utf-8-sig"))
    except OSError as error:
        return _unreadable(file, f"The file cannot be opened ({error.strerror}). Check that it is a file and may be read.")
    except UnicodeDecodeError as error:
        line = held[: error.start].count(b"\n") + 1
        return _unreadable(file, f"The file is not UTF-8 text: line {line} holds a byte that is not. Save the file again as UTF-8.")
    except tomllib.TOMLDecodeError as error:
        return _unreadable(file, f"The file is not valid TOML: {error}. Put that line right; the rest is checked after that.")
    draft = checks.draft(file, table)
    edition: schema.Edition | None = None
    faults: list[checks.Fault] = []
    try:
        edition = schema.Edition.model_validate(table)
    except pydantic.ValidationError as error:
        faults += [_fault(file, table, one) for one in error.errors()]
    return _Page(digest=hashlib.sha256(held).hexdigest(), edition=edition, draft=draft, faults=(*faults, *checks.check(draft)))


def _unreadable(file: str, message: str) -> _Page:
    return _Page(faults=(checks.Fault(file=file, item="file", message=message),))


def _fault(file: str, table: Mapping[str, object], error: "ErrorDetails") -> checks.Fault:
    """A fault of a single key, in words. The location runs from the top of the file: ("items", 3, "descriptors", 0, "text")."""
    where = error["loc"]
    depth = max(end for end in range(len(where) + 1) if _is_table(where[:end]))
    return checks.Fault(file=file, item=_place(table, where[:depth]), message=_words(error, where[:depth], where[depth:]))


def _names(where: tuple[int | str, ...]) -> tuple[str, ...]:
    return tuple(part for part in where if isinstance(part, str))


def _is_table(where: tuple[int | str, ...]) -> bool:
    """Whether a location is a table or one entry of a list of tables, and not a key inside one."""
    names = _names(where)
    listed = bool(names) and names[-1] in {"levels", "items", "descriptors", "terms"}
    return names in TABLES and (not where or isinstance(where[-1], int) == listed)


def _place(table: Mapping[str, object], where: tuple[int | str, ...]) -> str:
    """The table a fault is in, as an editor would look for it: "item 4 governance, descriptor 2"."""
    places: list[str] = []
    at: object = table
    for step, part in enumerate(where):
        if isinstance(part, int):
            at = at[part] if isinstance(at, list) else None
            places.append(_entry_place(str(where[step - 1]), part + 1, at if isinstance(at, dict) else {}))
        else:
            at = at.get(part) if isinstance(at, dict) else None
            if _is_table(where[: step + 1]):
                places.append(part)
    return ", ".join(places) or "edition"


def _entry_place(listing: str, number: int, held: Mapping[str, object]) -> str:
    match listing:
        case "items":
            return checks.item_place(number, held.get("key"))
        case "terms":
            return f"term {held.get('term', number)}"
    return f"{listing.removesuffix('s')} {number}"


def _words(error: "ErrorDetails", where: tuple[int | str, ...], rest: tuple[int | str, ...]) -> str:
    known = TABLES[_names(where)].model_fields
    advice = plain.nearest(str(rest[0]), known, "Remove it, or look in data/README.md for the keys there are.") if rest else ""
    return plain.sentence(error, _name(rest), advice=advice, patterns=PATTERNS)


def _name(rest: tuple[int | str, ...]) -> str:
    match rest:
        case (str(key), int(number), *_):
            return f'Entry {number + 1} of "{key}"'
        case (str(key), *_):
            return f'The key "{key}"'
    return "This table"
