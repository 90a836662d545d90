"""What an edition of a framework may hold. Every key is explained, in words for editors, in data/README.md.

Knows nothing about files (loader.py) or about rules that span several keys (checks.py).
"""

import datetime
import enum
from typing import Annotated

import pydantic

KEY_PATTERN = r"^[a-z][a-z0-9_]{1,39}$"
VERSION_PATTERN = r"^\d{4}(\.\d+)?$"
PUBLISHED_PATTERN = r"^\d{4}(-\d{2})?$"

Key = Annotated[str, pydantic.Field(pattern=KEY_PATTERN)]
Line = Annotated[str, pydantic.Field(min_length=1, max_length=300)]
Prose = Annotated[str, pydantic.Field(min_length=1, max_length=1200)]
Whole = Annotated[int, pydantic.Field(strict=True)]
"""A number as TOML writes it: "3", 3.0 and true are faults, not threes and ones."""


class Shape(enum.StrEnum):
    """How an item of an edition is answered."""

    LEVELS = "levels"
    """One of a row of named levels."""
    OPEN = "open"
    """In the member's own words; never counted."""


class Asks(enum.StrEnum):
    """Which way an open question points, so that nobody ever averages the two."""

    STATE = "state"
    """How something is today."""
    NEED = "need"
    """Whether something needs to be done: "yes" is not a sign of strength."""


class Part(pydantic.BaseModel):
    """Common settings of everything in an edition: frozen, and an unknown key is a fault."""

    model_config = pydantic.ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Source(Part):
    """Where the published instrument stands."""

    document: Line
    publisher: Line | None = None
    published: Annotated[str, pydantic.Field(pattern=PUBLISHED_PATTERN)]
    section: Line
    note: Prose | None = None


class Level(Part):
    """One step of a scale. `name` and `strapline` stand as published."""

    value: Annotated[Whole, pydantic.Field(ge=0, le=9)]
    name: Line
    strapline: Line | None = None


class Scale(Part):
    """How the items are answered. With `horizon_months` each answer is a pair: now, and that many months ahead."""

    shape: Shape
    levels: tuple[Level, ...] = ()
    horizon_months: Annotated[Whole, pydantic.Field(ge=1, le=60)] | None = None


class Descriptor(Part):
    """What one level of one item means, in our own words. `terms` names the dated terms that it uses."""

    level: Whole
    text: Prose
    terms: tuple[str, ...] = ()


class Item(Part):
    """One thing asked about. `position` is its place in the published document, from 1."""

    key: Key
    name: Line
    question: Line
    position: Annotated[Whole, pydantic.Field(ge=1)]
    asks: Asks = Asks.STATE
    descriptors: tuple[Descriptor, ...] = ()
    follow_ups: tuple[Line, ...] = ()
    terms: tuple[str, ...] = ()

    def descriptor(self, level: int) -> Descriptor | None:
        """What `level` means here; None where the published instrument leaves it blank."""
        return next((one for one in self.descriptors if one.level == level), None)


class Term(Part):
    """A word of its time, with what it is called, or what does that work, today."""

    term: Line
    meant: Line
    today: Line
    checked: datetime.date


class Edition(Part):
    """One version of a framework: frozen once a pulse has used it, referred to as `id@version`."""

    id: Key
    version: Annotated[str, pydantic.Field(pattern=VERSION_PATTERN)]
    title: Line
    short_title: Line
    about: Prose
    how_to_use: Prose
    minutes: Annotated[Whole, pydantic.Field(ge=1, le=60)]
    source: Source
    scale: Scale
    items: Annotated[tuple[Item, ...], pydantic.Field(min_length=1)]
    terms: tuple[Term, ...] = ()

    @property
    def ref(self) -> str:
        """`id@version`, as pulses store it."""
        return f"{self.id}@{self.version}"

    @property
    def paired(self) -> bool:
        """Whether an answer is a pair: where we are now, and where we mean to be."""
        return self.scale.horizon_months is not None

    @property
    def values(self) -> tuple[int, ...]:
        """The values of the scale, lowest first; empty for open questions."""
        return tuple(level.value for level in self.scale.levels)

    def item(self, key: str) -> Item | None:
        """The item with this key, or None."""
        return next((one for one in self.items if one.key == key), None)

    def level(self, value: int) -> Level | None:
        """The level with this value, or None."""
        return next((one for one in self.scale.levels if one.value == value), None)

    def term(self, term: str) -> Term | None:
        """The note on a dated term, or None."""
        return next((one for one in self.terms if one.term == term), None)
