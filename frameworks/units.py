"""The text units of an edition: the smallest pieces of published text that stand for themselves, each by its path.

A path names a unit for ever: `vision/1/3` is the third statement of level 1 of the item `vision`, `ambition/statements/2` the second
statement of an item, `ambition/aspirations/4/points/1` the first point below an aspiration, and `question_1` the question itself.
"""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence

from frameworks import schema

QUESTION = "question"


@dataclasses.dataclass(frozen=True, kw_only=True)
class Unit:
    """One unit, in the words that the edition has for it."""

    path: str
    text: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Place:
    """Where a unit stands. `number` counts the statements or aspirations, `point` what stands below one of them, both from 1."""

    item: schema.Item
    level: schema.Level | None = None
    number: int | None = None
    point: int | None = None
    hoped: bool = False
    """Whether it is an aspiration, and no statement."""


def of(edition: schema.Edition) -> tuple[Unit, ...]:
    """Every unit, in the order of the published document. A principle is none: it is not asked about."""
    return tuple(unit for item in edition.items for unit in _of_item(edition, item))


def rewordable(edition: schema.Edition) -> tuple[Unit, ...]:
    """Every unit that a board may put in its own words: `vision/question` too, where the question of an item is ours."""
    asked = (Unit(path=f"{item.key}/{QUESTION}", text=item.question) for item in edition.items if not _asks_in_words(edition, item))
    return (*of(edition), *asked)


def place(edition: schema.Edition, path: str) -> Place:
    """Where the unit with this path stands. Raises KeyError where the edition has no such unit."""
    if path not in {unit.path for unit in rewordable(edition)}:
        raise KeyError(path)
    key, *rest = path.split("/")
    item = next(one for one in edition.items if one.key == key)
    match rest:
        case [] | ["question"]:
            return Place(item=item)
        case [value]:
            return Place(item=item, level=edition.level(int(value)))
        case [part, number, *point]:
            level = edition.level(int(part)) if part.isdigit() else None
            return Place(item=item, level=level, number=int(number), point=int(point[1]) if point else None, hoped=part == "aspirations")
    raise KeyError(path)


def reworded(edition: schema.Edition, texts: Mapping[str, str], whose: schema.Whose) -> schema.Edition:
    """The edition with other words for some of its units, by their paths; paths that it does not have are passed over."""
    return edition.reworded(tuple(_item(edition, item, texts) for item in edition.items), whose)


def item_key(path: str) -> str:
    """The key of the item that a unit belongs to."""
    return path.partition("/")[0]


def _of_item(edition: schema.Edition, item: schema.Item) -> Iterator[Unit]:
    if _asks_in_words(edition, item):
        yield Unit(path=item.key, text=item.question)
    for one in item.descriptors:
        if one.text is not None:
            yield Unit(path=f"{item.key}/{one.level}", text=one.text)
        yield from _of_statements(f"{item.key}/{one.level}", one.statements)
    yield from _of_statements(f"{item.key}/statements", item.statements)
    yield from _of_statements(f"{item.key}/aspirations", item.aspirations)


def _of_statements(path: str, statements: Iterable[schema.Statement]) -> Iterator[Unit]:
    for number, one in enumerate(statements, 1):
        yield Unit(path=f"{path}/{number}", text=one.text)
        yield from (Unit(path=f"{path}/{number}/points/{place}", text=point) for place, point in enumerate(one.points, 1))


def _asks_in_words(edition: schema.Edition, item: schema.Item) -> bool:
    """Whether the question is what was published; elsewhere it is ours, and what was published stands below it."""
    return edition.scale.shape is schema.Shape.OPEN and not item.statements


def _item(edition: schema.Edition, item: schema.Item, texts: Mapping[str, str]) -> schema.Item:
    question = texts.get(item.key if _asks_in_words(edition, item) else f"{item.key}/{QUESTION}", item.question)
    changed = {
        "question": question,
        "descriptors": tuple(_descriptor(f"{item.key}/{one.level}", one, texts) for one in item.descriptors),
        "statements": _statements(f"{item.key}/statements", item.statements, texts),
        "aspirations": _statements(f"{item.key}/aspirations", item.aspirations, texts),
    }
    return item.model_copy(update=changed)


def _descriptor(path: str, one: schema.Descriptor, texts: Mapping[str, str]) -> schema.Descriptor:
    text = None if one.text is None else texts.get(path, one.text)
    return one.model_copy(update={"text": text, "statements": _statements(path, one.statements, texts)})


def _statements(path: str, statements: Sequence[schema.Statement], texts: Mapping[str, str]) -> tuple[schema.Statement, ...]:
    def points(number: int, one: schema.Statement) -> tuple[str, ...]:
        return tuple(texts.get(f"{path}/{number}/points/{place}", point) for place, point in enumerate(one.points, 1))

    return tuple(
        one.model_copy(update={"text": texts.get(f"{path}/{number}", one.text), "points": points(number, one)})
        for number, one in enumerate(statements, 1)
    )
