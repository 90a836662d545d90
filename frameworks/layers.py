"""Wording layers: other words for the units of an edition, kept apart from the edition itself, in the data folder of whoever runs us.

A layer with the published wording is made on the machine of somebody who holds the published document, and stays there. A layer of a
board's own says who changed what, when and why, and may hold items of its own. README.md in data/ explains every key of both.
"""

import dataclasses
import datetime
import enum
import hashlib
import json
import types
from collections.abc import Mapping, Sequence
from typing import Annotated

import pydantic

from frameworks import files, schema, units

FOLDER = "wording"
"""The folder of the layers, in a data folder."""

REF_PATTERN = r"^[a-z][a-z0-9_]{1,39}@\d{4}(\.\d+)?$"
LEVEL_PATTERN = r"^\d$"

MOST = 2000
"""Characters of one unit."""
Text = Annotated[str, pydantic.Field(min_length=1, max_length=MOST)]

NAME = 38
"""Characters of the name of a board's own item: with its number and its label it fits a line of every platform."""

OWN_GROUP = "+own"
"""Where an edition has groups, a board's own items stand in one of theirs. No edition can have a group of this key."""


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


class Signed(Sheet):
    """Who did something, when and why, and how confident they are of it."""

    by: schema.Line
    on: datetime.date
    why: schema.Line
    confidence: Confidence


class Change(Signed):
    """What a board did to one unit. Without a `text` our words, or the published ones, stand there again."""

    unit: schema.Line
    text: Text | None = None


class Added(Signed):
    """An item of a board's own. `levels` says what the levels mean, by value: all but the lowest, or none.

    One that was removed stays in the file, so that nobody gives its key to another question.
    """

    key: schema.Key
    name: Annotated[str, pydantic.Field(min_length=1, max_length=NAME)]
    question: schema.Line
    levels: Annotated[dict[Annotated[str, pydantic.Field(pattern=LEVEL_PATTERN)], schema.Prose], pydantic.Field(default_factory=dict)]
    follow_ups: tuple[schema.Line, ...] = ()
    removed: Signed | None = None

    @property
    def words(self) -> str:
        """All that members read of it, as one text: where two differ, other things were asked."""
        return json.dumps([self.name, self.question, sorted(self.levels.items()), self.follow_ups], ensure_ascii=False)


class Published(Sheet):
    """A layer with published wording, as a file holds it."""

    edition: Annotated[str, pydantic.Field(pattern=REF_PATTERN)]
    kind: Kind
    made_on: datetime.date
    units: dict[str, Text]


class Local(Sheet):
    """A layer of a board's own, as a file holds it: every change and every item there ever was, the newest last."""

    edition: Annotated[str, pydantic.Field(pattern=REF_PATTERN)]
    kind: Kind
    board: Annotated[str, pydantic.Field(pattern=schema.KEY_PATTERN)]
    changes: tuple[Change, ...] = ()
    items: tuple[Added, ...] = ()


@dataclasses.dataclass(frozen=True, kw_only=True)
class Layer:
    """The words of one layer, by the paths of units. `board` is the key of the board whose own it is.

    `changes` are all that it ever made, `added` all items that it ever had.
    """

    edition: str
    kind: Kind
    texts: Mapping[str, str] = dataclasses.field(repr=False)
    made_on: datetime.date
    board: str = ""
    changes: tuple[Change, ...] = dataclasses.field(default=(), repr=False)
    added: tuple[Added, ...] = dataclasses.field(default=(), repr=False)

    @property
    def items(self) -> tuple[Added, ...]:
        """The board's own items that are asked, in their order."""
        return tuple(one for one in self.added if one.removed is None)

    @property
    def says_anything(self) -> bool:
        """Whether anything in it differs from what stands below it."""
        return bool(self.texts or self.items)

    @property
    def own_words(self) -> Mapping[str, str]:
        """What to lay beside another round: its texts by the paths of units, and its items, each as a whole, by a path of its own."""
        return {**self.texts, **{f"{one.key}/{OWN_GROUP}": one.words for one in self.items}} if self.items else self.texts

    @property
    def digest(self) -> str:
        """SHA-256 of paths, words and items, as 64 hex digits: what a pulse remembers of the words it was put in."""
        held = [f"{path}\t{text}" for path, text in sorted(self.texts.items())]
        # Behind a mark that no path begins with. Without items the digest is what it was before there were any.
        held += [f"+{one.key}\t{one.words}" for one in self.items]
        return hashlib.sha256("\n".join([self.edition, self.kind, self.board, "\n".join(held)]).encode()).hexdigest()

    def reasons(self, path: str) -> str:
        """Why the board has its own words for this unit."""
        return next(one.why for one in reversed(self.changes) if one.unit == path)


PATTERNS: Mapping[str, str] = {
    REF_PATTERN: 'an edition, such as "annex_a@2015"',
    schema.KEY_PATTERN: "2 to 40 small letters, digits and underscores, with a letter first",
    LEVEL_PATTERN: 'a table with a text for each level, such as 1 = "We have begun."',
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
    return layer.digest if layer is not None and layer.says_anything else ""


def of_changes(edition: str, board: str, changes: Sequence[Change], added: Sequence[Added] = ()) -> Layer:
    """The layer that a board's changes and its own items come to: one of either at least."""
    texts: dict[str, str] = {}
    for one in changes:
        texts.pop(one.unit, None)
        if one.text is not None:
            texts[one.unit] = one.text
    made_on = max(one.on for one in (*changes, *added, *(one.removed for one in added if one.removed is not None)))
    return Layer(edition=edition, kind=Kind.LOCAL, board=board, texts=texts, made_on=made_on, changes=tuple(changes), added=tuple(added))


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
    added = [one for layer in layers for one in layer.items]
    of_items: dict[str, list[bool]] = {}
    for unit in units.of(edition):
        of_items.setdefault(units.item_key(unit.path), []).append(kinds.get(unit.path) is Kind.PUBLISHED)
    whose = schema.Whose(
        wording=wording,
        published=frozenset(key for key, found in of_items.items() if all(found)),
        partly=frozenset(key for key, found in of_items.items() if any(found) and not all(found)),
        local=types.MappingProxyType({**local, **{one.key: (one.why,) for one in added}}),
        own=frozenset(one.key for one in added),
    )
    return units.reworded(_with_own(edition, added), texts, whose)


def with_removed(edition: schema.Edition, layer: Layer, key: str) -> schema.Edition:
    """The edition with one more item of the board's own, which it does not ask any more; as it is where the board never had it."""
    found = [one for one in layer.added if one.key == key][:1]
    whose = dataclasses.replace(
        edition.whose,
        local=types.MappingProxyType({**edition.whose.local, **{one.key: (one.why,) for one in found}}),
        own=edition.whose.own | {one.key for one in found},
    )
    longer = _with_own(edition, found)
    return longer.reworded(longer.items, whose)


def _with_own(edition: schema.Edition, added: Sequence[Added]) -> schema.Edition:
    """The edition with a board's own items after the published ones, below a heading of their own where it has headings."""
    if not added:
        return edition
    items = tuple(_item(one, position) for position, one in enumerate(added, len(edition.items) + 1))
    if not edition.groups:
        return edition.model_copy(update={"items": (*edition.items, *items)})
    # Past the checks: this key is none that an edition may have, so that it clashes with none.
    group = schema.Group.model_construct(key=OWN_GROUP, name=OWN_GROUP)
    groups = tuple(one for one in edition.groups if one.key != OWN_GROUP)
    grouped = tuple(one.model_copy(update={"group": OWN_GROUP}) for one in items)
    return edition.model_copy(update={"items": (*edition.items, *grouped), "groups": (*groups, group)})


def _item(one: Added, position: int) -> schema.Item:
    described = sorted((int(value), text) for value, text in one.levels.items())
    return schema.Item(
        key=one.key,
        name=one.name,
        question=one.question,
        position=position,
        descriptors=tuple(schema.Descriptor(level=value, text=text) for value, text in described),
        follow_ups=one.follow_ups,
    )
