"""The rules of an edition that span several keys, and the words for what breaks them.

Each rule reads a draft: what a file holds, as far as it can be read at all. So a file that is wrong in one place is still
checked everywhere else. Knows nothing about reading files (loader.py) or about single keys (schema.py).
"""

import collections
import dataclasses
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence

from frameworks import schema


@dataclasses.dataclass(frozen=True, kw_only=True)
class Fault:
    """One thing to put right. `file` is relative to the data folder; `message` says what to do, in plain words."""

    file: str
    item: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}: {self.item}: {self.message}"


@dataclasses.dataclass(frozen=True, kw_only=True)
class DraftItem:
    """What can be read of one item. `described` has one level a descriptor; `terms` are its own and those of all that it holds.

    `torn` are the levels of descriptors that have both a text and statements, or neither.
    """

    place: str
    key: str | None
    position: int | None
    group: str | None
    described: tuple[int | None, ...]
    torn: tuple[int | None, ...]
    terms: tuple[str, ...]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Draft:
    """What can be read of one file. None stands for what is missing or of the wrong type; that is reported elsewhere."""

    file: str
    edition_id: str | None
    version: str | None
    shape: str | None
    values: tuple[int | None, ...]
    horizon: object
    ours: bool
    sureness: tuple[int | None, ...]
    evidence: tuple[int | None, ...]
    picks: object
    items: tuple[DraftItem, ...]
    groups: tuple[str | None, ...]
    general_terms: tuple[str, ...]
    terms: tuple[str | None, ...]

    @property
    def levels(self) -> tuple[int, ...] | None:
        """The values of a scale that can be relied on; None where the scale is itself at fault or its levels are not described."""
        values = tuple(value for value in self.values if value is not None)
        is_described = self.shape == schema.Shape.LEVELS and not self.ours
        return values if is_described and len(values) == len(self.values) > 1 else None


def draft(file: str, table: Mapping[str, object]) -> Draft:
    """Read what can be read of a parsed file, and never fail."""
    scale = _table(table.get("scale"))
    return Draft(
        file=file,
        edition_id=_text(table.get("id")),
        version=_text(table.get("version")),
        shape=_text(scale.get("shape")),
        values=tuple(_whole(row.get("value")) for row in _rows(scale.get("levels"))),
        horizon=scale.get("horizon_months"),
        ours=scale.get("ours") is True,
        sureness=tuple(_whole(row.get("value")) for row in _rows(scale.get("sureness"))),
        evidence=tuple(_whole(row.get("value")) for row in _rows(scale.get("evidence"))),
        picks=scale.get("picks"),
        items=tuple(_draft_item(number, row) for number, row in enumerate(_rows(table.get("items")), 1)),
        groups=tuple(_text(row.get("key")) for row in _rows(table.get("groups"))),
        general_terms=tuple(term for row in _rows(table.get("principles")) for term in _texts(row.get("terms"))),
        terms=tuple(_text(row.get("term")) for row in _rows(table.get("terms"))),
    )


def item_place(number: int, key: object) -> str:
    """How a fault names an item: its number in the file, from 1, and its key where it has one."""
    return f"item {number} {key}" if isinstance(key, str) and key else f"item {number}"


def check(one: Draft) -> list[Fault]:
    """Every fault of every rule, in the order of RULES."""
    return [Fault(file=one.file, item=item, message=message) for rule in RULES for item, message in rule(one)]


def check_text(one: Draft) -> list[Fault]:
    """Every fault but that of a file in the wrong place."""
    return [Fault(file=one.file, item=item, message=message) for rule in RULES_OF_THE_TEXT for item, message in rule(one)]


def repeated(drafts: Sequence[Draft]) -> list[Fault]:
    """Editions that stand in more than one file; each is at fault but the one in the right place, or else the first."""
    first: dict[tuple[str, str], str] = {}
    faults = []
    for one in sorted(drafts, key=lambda one: one.file != f"{one.edition_id}/{one.version}.toml"):
        if one.edition_id is None or one.version is None:
            continue
        file = first.setdefault((one.edition_id, one.version), one.file)
        if file != one.file:
            message = f"{one.edition_id}@{one.version} stands in {file} already. Change the id or the version, or remove one of the files."
            faults.append(Fault(file=one.file, item="edition", message=message))
    return faults


def _draft_item(number: int, row: Mapping[str, object]) -> DraftItem:
    descriptors = _rows(row.get("descriptors"))
    said = [one for name in ("statements", "aspirations") for one in _rows(row.get(name))]
    said += [one for descriptor in descriptors for one in _rows(descriptor.get("statements"))]
    return DraftItem(
        place=item_place(number, row.get("key")),
        key=_text(row.get("key")),
        position=_whole(row.get("position")),
        group=_text(row.get("group")),
        described=tuple(_whole(one.get("level")) for one in descriptors),
        torn=tuple(_whole(one.get("level")) for one in descriptors if ("text" in one) == bool(_rows(one.get("statements")))),
        terms=tuple(term for one in (row, *descriptors, *said) for term in _texts(one.get("terms"))),
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _texts(value: object) -> tuple[str, ...]:
    """The texts of a list; a text that forgot its list still says what was meant."""
    entries = value if isinstance(value, list) else [value]
    return tuple(one for one in entries if isinstance(one, str))


def _table(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _rows(value: object) -> tuple[Mapping[str, object], ...]:
    """The tables of a list; an entry that is no table counts as an empty one, so that numbers stay right."""
    return tuple(_table(one) for one in value) if isinstance(value, list) else ()


Found = Iterator[tuple[str, str]]


def _stands_where_it_says(one: Draft) -> Found:
    parts = one.file.removesuffix(".toml").split("/")
    if len(parts) != 2:
        yield "edition", "Keep this file at <id>/<version>.toml: one folder deep, no more and no less."
        return
    folder, name = parts
    if one.edition_id is not None and one.edition_id != folder:
        yield "edition", f'The id is "{one.edition_id}" but the folder is "{folder}". Make them the same.'
    if one.version is not None and one.version != name:
        yield "edition", f'The version is "{one.version}" but the file is called "{name}". Make them the same.'


_CHOSEN = {schema.Shape.LEVELS.value, schema.Shape.CONSENSUS.value}
"""The shapes that have levels to choose."""


def _levels_climb(one: Draft) -> Found:
    if one.shape in _CHOSEN:
        yield from _climb(one.values, f'The shape is "{one.shape}" but the number of levels is', "Level", "levels")
    if one.shape == schema.Shape.CONSENSUS:
        yield from _climb(one.sureness, 'The shape is "consensus" but the number of steps of "sureness" is', "Step", "steps")
    if one.evidence:
        yield from _climb(one.evidence, 'The number of steps of "evidence" is', "Step", "steps")


def _climb(values: tuple[int | None, ...], too_few: str, name: str, names: str) -> Found:
    if len(values) < 2:
        yield "scale", f"{too_few} {len(values)}. Give at least two."
    for lower, upper in itertools.pairwise(values):
        if lower is not None and upper is not None and upper != lower + 1:
            yield "scale", f"{name} {upper} follows level {lower}. List the {names} from lowest to highest, each one more than the last."


def _shape_is_kept(one: Draft) -> Found:
    """What one shape needs is a fault in another: nothing would ever show it."""
    shapes = {shape.value for shape in schema.Shape}
    if one.shape not in shapes:
        return
    if one.shape not in _CHOSEN and one.values:
        yield "scale", f'The shape is "{one.shape}", so there are no levels to choose. Remove the levels.'
    if one.shape != schema.Shape.LEVELS and one.horizon is not None:
        yield "scale", f'The shape is "{one.shape}", so an answer is never a pair. Remove "horizon_months".'
    if one.shape != schema.Shape.CONSENSUS and one.sureness:
        yield "scale", f'The shape is "{one.shape}", so nobody is asked how sure they are. Remove the steps of "sureness".'
    if one.shape != schema.Shape.PICK and one.picks is not None:
        yield "scale", f'The shape is "{one.shape}", so nothing is picked. Remove "picks".'
    if one.shape == schema.Shape.PICK and one.picks is None:
        yield "scale", 'The shape is "pick". Say in "picks" how many items a member may pick.'
    for item in one.items:
        if item.described and (one.shape != schema.Shape.LEVELS or one.ours):
            reason = "the levels are ours" if one.shape == schema.Shape.LEVELS else f'the shape is "{one.shape}"'
            yield item.place, f"Here {reason}, so there are no levels to describe. Remove the descriptors."


def _evidence_is_about_a_level(one: Draft) -> Found:
    """The check asks how much of a description holds: there has to be one, and it takes the place of any other second half."""
    if not one.evidence or one.shape not in {shape.value for shape in schema.Shape}:
        return
    remove = 'Remove the steps of "evidence"'
    if one.shape != schema.Shape.LEVELS:
        yield "scale", f'The shape is "{one.shape}", so no level has a description to check. {remove}.'
    elif one.ours:
        yield "scale", f"The levels are ours, so none has a description to check. {remove}."
    elif one.horizon is not None:
        yield "scale", f'An answer is a pair here, so no check fits behind it. {remove}, or "horizon_months".'


def _descriptors_say_one_thing(one: Draft) -> Found:
    for item in one.items:
        for level in item.torn:
            yield item.place, f'The descriptor of level {level} needs either a "text" or "statements", not both and not neither.'


def _groups_are_kept(one: Draft) -> Found:
    known = set(one.groups)
    for key, times in collections.Counter(one.groups).items():
        if key is not None and times > 1:
            yield f"group {key}", f"This key belongs to {times} groups. Give each a key of its own."
        if key is not None and key not in {item.group for item in one.items}:
            yield f"group {key}", "No item stands in this group. Name it in an item, or remove it."
    for item in one.items if None not in known else ():
        if item.group is not None and item.group not in known:
            yield item.place, f'There is no group "{item.group}". Add a [[groups]] table for it, or correct the spelling.'
        if item.group is None and known:
            yield item.place, 'The edition has groups, and this item stands in none. Give it a "group".'


def _keys_differ(one: Draft) -> Found:
    first: dict[str, int] = {}
    for number, item in enumerate(one.items, 1):
        if item.key is not None and first.setdefault(item.key, number) != number:
            yield item.place, f'The key "{item.key}" belongs to item {first[item.key]} already. Give this item a key of its own.'


def _positions_count_up(one: Draft) -> Found:
    first: dict[int, int] = {}
    for number, item in enumerate(one.items, 1):
        if item.position is None:
            continue
        if first.setdefault(item.position, number) != number:
            yield item.place, f"The position {item.position} belongs to item {first[item.position]} already. This is item {number}."
        elif item.position != number:
            yield item.place, f"The position is {item.position} but this is item {number}. Number the items in order, from 1."


def _descriptors_fit(one: Draft) -> Found:
    for item in one.items if one.levels else ():
        for level, times in collections.Counter(item.described).items():
            if level is None:
                continue
            if level not in one.values:
                yield item.place, f"A descriptor names level {level}, which the scale does not have. Add the level or correct the number."
            if times > 1:
                yield item.place, f"Level {level} has {times} descriptors. Keep one."


def _levels_are_described(one: Draft) -> Found:
    """The lowest level may stay blank, as level 0 of the 2011 matrix does. An unreadable descriptor may be the one that is missed."""
    for item in one.items if one.levels else ():
        if None in item.described:
            continue
        for level in sorted(set(one.levels or ()) - {min(one.levels or ())} - set(item.described)):
            yield item.place, f"Level {level} has no descriptor. Say what it means for this item."


def _terms_are_defined(one: Draft) -> Found:
    """A term that cannot be read may be the one that is missed."""
    for item in one.items if None not in one.terms else ():
        for term in sorted(set(item.terms) - set(one.terms)):
            yield item.place, f'The term "{term}" is not explained. Add a [[terms]] table for it, or correct the spelling.'


def _terms_are_used(one: Draft) -> Found:
    used = {*one.general_terms, *(term for item in one.items for term in item.terms)}
    for term, times in collections.Counter(one.terms).items():
        if term is None:
            continue
        if term not in used:
            yield f"term {term}", 'No item uses this term. Name it in the "terms" of an item or a descriptor, or remove it.'
        if times > 1:
            yield f"term {term}", f"This term is explained {times} times. Keep one."


RULES_OF_THE_TEXT: tuple[Callable[[Draft], Found], ...] = (
    _levels_climb,
    _shape_is_kept,
    _evidence_is_about_a_level,
    _descriptors_say_one_thing,
    _groups_are_kept,
    _keys_differ,
    _positions_count_up,
    _descriptors_fit,
    _levels_are_described,
    _terms_are_defined,
    _terms_are_used,
)
RULES = (_stands_where_it_says, *RULES_OF_THE_TEXT)
