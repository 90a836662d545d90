"""Reads one TOML file against a schema, or says everything that is wrong with it, all at once and in plain words.

Knows no kind of file in particular: a `Form` says what a kind may hold.
"""

import dataclasses
import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

import pydantic

from frameworks import checks, errors, plain

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

Held = TypeVar("Held", bound=pydantic.BaseModel)


class FileFaults(errors.BoardpulseError):
    """Some files cannot be used as they stand."""

    def __init__(self, faults: Sequence[checks.Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = tuple(faults)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Form(Generic[Held]):
    """What one kind of file may hold.

    `tables` are all its tables by their path of keys, `listed` those of which it may hold several, `patterns` what each pattern asks
    for, in words. A fault outside every table is in `top`; `glossary` is where an editor finds the keys explained.
    """

    root: type[Held]
    top: str
    tables: Mapping[tuple[str, ...], type[pydantic.BaseModel]]
    listed: frozenset[str]
    patterns: Mapping[str, str]
    glossary: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Page(Generic[Held]):
    """One file as read: what it holds if that is sound, its table if it is TOML at all, and its faults."""

    file: str
    digest: str = ""
    table: Mapping[str, object] | None = None
    held: Held | None = None
    faults: tuple[checks.Fault, ...] = ()


def read(form: Form[Held], path: Path, file: str) -> Page[Held]:
    """Read a file, and never fail. `file` is what faults call it."""
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
    digest = hashlib.sha256(held).hexdigest()
    try:
        return Page(file=file, digest=digest, table=table, held=form.root.model_validate(table))
    except pydantic.ValidationError as error:
        return Page(file=file, digest=digest, table=table, faults=tuple(_fault(form, file, table, one) for one in _told(error)))


def _unreadable(file: str, message: str) -> Page[Held]:
    return Page(file=file, faults=(checks.Fault(file=file, item="file", message=message),))


def _told(error: pydantic.ValidationError) -> list["ErrorDetails"]:
    """Every error but one: a list is not also called empty when what stands in it is wrong."""
    found = error.errors()
    within = {one["loc"][:end] for one in found for end in range(len(one["loc"]))}
    return [one for one in found if one["type"] != "too_short" or one["loc"] not in within]


def _fault(form: Form[Held], file: str, table: Mapping[str, object], error: "ErrorDetails") -> checks.Fault:
    """A fault of a single key, in words. The location runs from the top of the file: ("items", 3, "descriptors", 0, "text")."""
    where = error["loc"]
    depth = max(end for end in range(len(where) + 1) if _is_table(form, where[:end]))
    return checks.Fault(file=file, item=_place(form, table, where[:depth]), message=_words(form, error, where[:depth], where[depth:]))


def _names(where: tuple[int | str, ...]) -> tuple[str, ...]:
    return tuple(part for part in where if isinstance(part, str))


def _is_table(form: Form[Held], where: tuple[int | str, ...]) -> bool:
    """Whether a location is a table or one entry of a list of tables, and not a key inside one."""
    names = _names(where)
    listed = bool(names) and names[-1] in form.listed
    return names in form.tables and (not where or isinstance(where[-1], int) == listed)


def _place(form: Form[Held], table: Mapping[str, object], where: tuple[int | str, ...]) -> str:
    """The table a fault is in, as an editor would look for it: "item 4 governance, descriptor 2"."""
    places: list[str] = []
    at: object = table
    for step, part in enumerate(where):
        if isinstance(part, int):
            at = at[part] if isinstance(at, list) else None
            places.append(_entry_place(str(where[step - 1]), part + 1, at if isinstance(at, dict) else {}))
        else:
            at = at.get(part) if isinstance(at, dict) else None
            if _is_table(form, where[: step + 1]):
                places.append(part)
    return ", ".join(places) or form.top


def _entry_place(listing: str, number: int, held: Mapping[str, object]) -> str:
    match listing:
        case "items":
            return checks.item_place(number, held.get("key"))
        case "terms":
            return f"term {held.get('term', number)}"
    return f"{listing.removesuffix('s')} {number}"


def _words(form: Form[Held], error: "ErrorDetails", where: tuple[int | str, ...], rest: tuple[int | str, ...]) -> str:
    known = form.tables[_names(where)].model_fields
    otherwise = f"Remove it, or look in {form.glossary} for the keys there are."
    advice = plain.nearest(str(rest[0]), known, otherwise) if rest else ""
    return plain.sentence(error, _name(rest), advice=advice, patterns=form.patterns)


def _name(rest: tuple[int | str, ...]) -> str:
    match rest:
        case (str(key), int(number), *_):
            return f'Entry {number + 1} of "{key}"'
        case (str(key), *_):
            return f'The key "{key}"'
    return "This table"
