"""What an edition of a framework may hold. Every key is explained, in words for editors, in data/README.md.

Knows nothing about files (loader.py) or about rules that span several keys (checks.py).
"""

import dataclasses
import datetime
import enum
import types
from collections.abc import Mapping
from typing import Annotated

import pydantic

KEY_PATTERN = r"^[a-z][a-z0-9_]{1,39}$"
VERSION_PATTERN = r"^\d{4}(\.\d+)?$"
LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Z]{2})?$"
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
    CONSENSUS = "consensus"
    """Where we are on it, on levels of our own, and how sure the member is. For instruments that have no scale and want none."""
    PICK = "pick"
    """Some of the items, at most `picks` of them: those that need the board's time next."""


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
    """How the items are answered. With `horizon_months` each answer is a pair: now, and that many months ahead.

    `ours`: the levels are not published, but made by us so that the instrument can be used. `sureness` are the levels of the second
    half of a consensus answer, `picks` is how many items a member may pick. `evidence` are the steps of a check that a board may switch
    on (`Edition.with_evidence`): how much of the description of the chosen level holds.
    """

    shape: Shape
    levels: tuple[Level, ...] = ()
    horizon_months: Annotated[Whole, pydantic.Field(ge=1, le=60)] | None = None
    ours: bool = False
    sureness: tuple[Level, ...] = ()
    evidence: tuple[Level, ...] = ()
    picks: Annotated[Whole, pydantic.Field(ge=1, le=9)] | None = None


class Statement(Part):
    """One published statement, in our own words, with the points that stand below it. `terms` names the dated terms that it uses."""

    text: Prose
    points: tuple[Prose, ...] = ()
    terms: tuple[str, ...] = ()


class Descriptor(Part):
    """What one level of one item means, in our own words: a text of its own, or the statements that make it up, never both.

    `terms` names the dated terms that it uses.
    """

    level: Whole
    text: Prose | None = None
    statements: tuple[Statement, ...] = ()
    terms: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """The text, or the statements one by one."""
        return (self.text,) if self.text is not None else tuple(one.text for one in self.statements)


class Group(Part):
    """Items that stand together in the published document, under a heading of their own."""

    key: Key
    name: Line
    about: Prose | None = None


class Item(Part):
    """One thing asked about. `position` is its place in the published document, from 1.

    `statements` say what it is about, `aspirations` what a place hopes to see; neither is asked about one by one.
    """

    key: Key
    name: Line
    question: Line
    position: Annotated[Whole, pydantic.Field(ge=1)]
    group: Key | None = None
    asks: Asks = Asks.STATE
    descriptors: tuple[Descriptor, ...] = ()
    statements: tuple[Statement, ...] = ()
    aspirations: tuple[Statement, ...] = ()
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


@dataclasses.dataclass(frozen=True, kw_only=True)
class Whose:
    """Whose words stand in an edition in place of ours, by the keys of items.

    `wording` are the digests of the layers that the words are from, joined with "+"; empty where all words are ours. Of an item in
    `published` every unit has the published words, of one in `partly` some have. `local` holds a board's own reasons, also for the items
    in `own`, which it added itself.
    """

    wording: str = ""
    published: frozenset[str] = frozenset()
    partly: frozenset[str] = frozenset()
    local: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=lambda: types.MappingProxyType({}))
    own: frozenset[str] = frozenset()


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
    groups: tuple[Group, ...] = ()
    principles: tuple[Statement, ...] = ()
    terms: tuple[Term, ...] = ()
    language: Annotated[str, pydantic.Field(pattern=LANGUAGE_PATTERN)] = "en-GB"
    _whose: Whose = pydantic.PrivateAttr(default_factory=Whose)
    _languages: tuple[str, ...] = pydantic.PrivateAttr(default=())

    @property
    def languages(self) -> tuple[str, ...]:
        """Those that its words stand in: its own, that of a translation, or both where the translation lacks something."""
        return self._languages or (self.language,)

    @property
    def whose(self) -> Whose:
        """Whose words stand here in place of ours."""
        return self._whose

    @property
    def wording(self) -> str:
        """The layers whose words stand here in place of ours, as a pulse pins them; empty where all are ours."""
        return self._whose.wording

    def reworded(self, items: tuple[Item, ...], whose: Whose) -> "Edition":
        """The same edition in other words."""
        copy = self.model_copy(update={"items": items})
        copy._whose = whose
        return copy

    def translated(self, changed: Mapping[str, object], languages: tuple[str, ...]) -> "Edition":
        """The same edition with these keys in another language."""
        copy = self.model_copy(update=changed)
        copy._languages = languages
        return copy

    def with_evidence(self) -> "Edition":
        """The same edition with its evidence check on: its steps are the second half of an answer. Itself where it has none."""
        if not self.scale.evidence or self.scale.sureness:
            return self
        return self.model_copy(update={"scale": self.scale.model_copy(update={"sureness": self.scale.evidence})})

    @property
    def checks_evidence(self) -> bool:
        """Whether the second half of an answer asks how much of the chosen description holds, and not how sure somebody is."""
        return bool(self.scale.sureness) and self.scale.shape is Shape.LEVELS

    def describes(self, item_key: str, level: int) -> bool:
        """Whether this level of this item says anything: the published instrument leaves some blank."""
        item = self.item(item_key)
        return item is not None and item.descriptor(level) is not None

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
