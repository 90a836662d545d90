"""The rules for items that a board adds to an edition: those that every edition keeps, and which words nobody may read.

Knows nothing of files and boards.
"""

import re
from collections.abc import Iterator, Sequence

from frameworks import checks, layers, schema

MOST = 10
"""So many items of a board's own are asked beside those of one edition."""

_MARKS = re.compile(r"\b(scor(?:e|es|ed|ing)|rank\w*|leagues?|perform\w*|rag|anonym\w*)\b", re.IGNORECASE)
"""Words of giving marks, and a promise that nobody can keep: no edition says them."""
_COLOURS = re.compile(r"\b(red|amber|green)\b", re.IGNORECASE)
"""One alone may be a green space; two are traffic lights."""


def faults(edition: schema.Edition, added: Sequence[layers.Added]) -> Iterator[tuple[str, str]]:
    """What is wrong with a board's own items as items of this edition, by the rules of editions: pairs of a place and a message."""
    if not added:
        return
    published = edition.model_dump(mode="json")
    rows = [*published["items"], *(_row(one, number, edition) for number, one in enumerate(added, len(edition.items) + 1))]
    own = [checks.item_place(number, one.key) for number, one in enumerate(added, len(edition.items) + 1)]
    for fault in checks.check_text(checks.draft("", {**published, "items": rows})):
        if fault.item in own:
            yield _named(added, own.index(fault.item)), fault.message
    asked = [one for one in added if one.removed is None]
    if len(asked) > MOST:
        yield "layer", f"There are {len(asked)} items of the board's own. Keep {MOST} at most, and remove the others."


def forbidden(text: str) -> str | None:
    """The first word in a text that no member may read, as it stands there; None where there is none."""
    mark = _MARKS.search(text)
    if mark is not None:
        return mark.group()
    colours = _COLOURS.findall(text)
    return colours[0] if len({one.lower() for one in colours}) > 1 else None


def _named(added: Sequence[layers.Added], index: int) -> str:
    """Where an editor finds it: the file counts the board's own items alone."""
    return checks.item_place(index + 1, added[index].key)


def _row(one: layers.Added, position: int, edition: schema.Edition) -> dict[str, object]:
    """The item as the file of an edition would hold it. Texts for no level at all are allowed here, and so are no fault."""
    is_described = edition.scale.shape is schema.Shape.LEVELS and not edition.scale.ours
    levels = [int(value) for value in one.levels] or (list(edition.values) if is_described else [])
    return {
        "key": one.key,
        "position": position,
        "group": edition.groups[0].key if edition.groups else None,
        "descriptors": [{"level": value, "text": ""} for value in levels],
    }
