"""Wording layers: other words for the units of an edition, kept apart from the edition itself, in the data folder of whoever runs us.

A layer with the published wording is made on the machine of somebody who holds the published document, and stays there. A layer of a
board's own says who changed what, when and why. README.md in data/ explains every key of both.
"""

import dataclasses
import datetime
import enum
import hashlib
import types
from collections.abc import Mapping, Sequence
from typing import Annotated

import pydantic

from frameworks import files, schema, units

FOLDER = "wording"
"""The folder of the layers, in a data folder."""

REF_PATTERN = r"^[a-z][a-z0-9_]{1,39}@\d{4}(\.\d+)?$"

MOST = 2000
"""Characters of one unit."""
Text = Annotated[str, pydantic.Field(min_length=1, max_length=MOST)]


class LayerFaults(files.FileFaults):
    """Some wording layers cannot be used as they stand."""


class Kind(enum.StrEnum):
    """Whose words a layer has."""

    PUBLISHED = "published"
    """Those of the published document, word for word."""
    LOCAL = "local"
    """A board's own."""
    TRANSLATION = "translation"
    """Those of somebody who said it in another language: translations.py reads them."""


class Confidence(enum.StrEnum):
    """How confident somebody is that other words ask the same."""

    NOT_VERY = "not_very"
    FAIRLY = "fairly"
    VERY = "very"


class Sheet(pydantic.BaseModel):
    """Common settings of everything here, as in an edition."""

    model_config = schema.Part.model_config


class Change(Sheet):
    """What a board did to one unit. Without a `text` our words, or the published ones, stand there again."""

    unit: schema.Line
    text: Text | None = None
    by: schema.Line
    on: datetime.date
    why: schema.Line
    confidence: Confidence


class Published(Sheet):
    """A layer with published wording, as a file holds it."""

    edition: Annotated[str, pydantic.Field(pattern=REF_PATTERN)]
    kind: Kind
    made_on: datetime.date
    units: dict[str, Text]


class Local(Sheet):
    """A layer of a board's own, as a file holds it: every change there ever was, the newest last."""

    edition: Annotated[str, pydantic.Field(pattern=REF_PATTERN)]
    kind: Kind
    board: Annotated[str, pydantic.Field(pattern=schema.KEY_PATTERN)]
    changes: Annotated[tuple[Change, ...], pydantic.Field(min_length=1)]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Layer:
    """The words of one layer, by the paths of units. `board` is the key of the board whose own it is; `changes` are all it ever made."""

    edition: str
    kind: Kind
    texts: Mapping[str, str] = dataclasses.field(repr=False)
    made_on: datetime.date
    board: str = ""
    changes: tuple[Change, ...] = dataclasses.field(default=(), repr=False)

    @property
    def digest(self) -> str:
        """SHA-256 of paths and words, as 64 hex digits: what a pulse remembers of the words it was put in."""
        held = "\n".join(f"{path}\t{text}" for path, text in sorted(self.texts.items()))
        return hashlib.sha256(f"{self.edition}\n{self.kind}\n{self.board}\n{held}".encode()).hexdigest()

    def reasons(self, path: str) -> str:
        """Why the board has its own words for this unit."""
        return next(one.why for one in reversed(self.changes) if one.unit == path)


PATTERNS: Mapping[str, str] = {
    REF_PATTERN: 'an edition, such as "annex_a@2015"',
    schema.KEY_PATTERN: "the key of a board: 2 to 40 small letters, digits and underscores, with a letter first",
}


@dataclasses.dataclass(frozen=True, kw_only=True)
class Shelf:
    """All layers of a data folder. `known` holds them by digest, earlier ones too: a pulse keeps the words it was opened with."""

    known: Mapping[str, Layer] = dataclasses.field(default_factory=lambda: types.MappingProxyType({}))
    in_use: Mapping[tuple[str, str], Layer] = dataclasses.field(default_factory=lambda: types.MappingProxyType({}))
    """By edition, and by the key of a board, which is empty for the published wording."""

    def wording(self, ref: str, board: str) -> str:
        """The layers in use, as `Wording` writes them; empty where there is none."""
        published, local = self.in_use.get((ref, "")), self.in_use.get((ref, board)) if board else None
        return str(Wording(published=_digest(published), local=_digest(local)))


@dataclasses.dataclass(frozen=True, kw_only=True)
class Wording:
    """The digests of the layers whose words are used together, as a pulse pins them: "<published>+<local>". Either may be empty."""

    published: str = ""
    local: str = ""

    @classmethod
    def read(cls, written: str) -> "Wording":
        """From what `str` gave."""
        published, _, local = written.partition("+")
        return cls(published=published, local=local)

    def __str__(self) -> str:
        return f"{self.published}+{self.local}" if self.local else self.published

    @property
    def digests(self) -> tuple[str, ...]:
        """The one whose words count most last."""
        return tuple(one for one in (self.published, self.local) if one)


def _digest(layer: Layer | None) -> str:
    return layer.digest if layer is not None and layer.texts else ""


def of_changes(edition: str, board: str, changes: Sequence[Change]) -> Layer:
    """The layer that a board's changes come to."""
    texts: dict[str, str] = {}
    for one in changes:
        texts.pop(one.unit, None)
        if one.text is not None:
            texts[one.unit] = one.text
    return Layer(edition=edition, kind=Kind.LOCAL, board=board, texts=texts, made_on=changes[-1].on, changes=tuple(changes))


def applied(edition: schema.Edition, layers: Sequence[Layer], wording: str) -> schema.Edition:
    """The edition in the words of these layers, of which the last counts most. `wording` names them."""
    texts: dict[str, str] = {}
    kinds: dict[str, Kind] = {}
    local: dict[str, tuple[str, ...]] = {}
    for layer in layers:
        texts |= layer.texts
        kinds |= dict.fromkeys(layer.texts, layer.kind)
        for path in layer.texts if layer.kind is Kind.LOCAL else ():
            key = units.item_key(path)
            local[key] = tuple(dict.fromkeys((*local.get(key, ()), layer.reasons(path))))
    of_items: dict[str, list[bool]] = {}
    for unit in units.of(edition):
        of_items.setdefault(units.item_key(unit.path), []).append(kinds.get(unit.path) is Kind.PUBLISHED)
    whose = schema.Whose(
        wording=wording,
        published=frozenset(key for key, found in of_items.items() if all(found)),
        partly=frozenset(key for key, found in of_items.items() if any(found) and not all(found)),
        local=types.MappingProxyType(local),
    )
    return units.reworded(edition, texts, whose)
