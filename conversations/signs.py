"""Signposts that go with questions: at most three things elsewhere that bear on them, one quiet line each. A help, never a task.

What a place tried is always told as no model to copy. Knows no reading: which questions they are, is for the caller to say.
"""

import dataclasses
import types
from collections.abc import Iterator, Mapping, Sequence

from conversations import messages, wording
from frameworks import annex, packs, schema, signposts

MOST = 3


Blocks = Iterator[messages.Block]

NONE: Mapping[str, schema.Item] = types.MappingProxyType({})
"""No question of Annex A."""


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class Guide:
    """Where each item points, by `edition@version/item`; the short titles of editions; and what stands before each place's story.

    `questions` are those of Annex A that touch the same matter, by item and then by their own reference.
    """

    places: Mapping[str, Mapping[str, signposts.Place]]
    titles: Mapping[str, str]
    lead: str
    questions: annex.Fits = dataclasses.field(default_factory=lambda: types.MappingProxyType({}))


NOWHERE = Guide(places=types.MappingProxyType({}), titles=types.MappingProxyType({}), lead="")
"""Points nowhere, and knows no question."""


def guide(
    library: Mapping[str, schema.Edition], shelf: packs.Shelf, posts: signposts.Signposts, questions: annex.Fits | None = None
) -> Guide:
    """All the signposts of a library, and the questions that fit."""
    titles = {ref: edition.short_title for ref, edition in library.items()}
    return Guide(places=posts.places, titles=titles, lead=shelf.lead, questions=questions or NOWHERE.questions)


def under_questions(known: Guide, edition: schema.Edition, items: Sequence[schema.Item], words: wording.Wording) -> Blocks:
    """The lines that go with questions about these items: one of each, then a second of each, as many as there is room for.

    What is asked in turn as a question, this time or another, is not pointed to as well. Nothing where they all point nowhere.
    """
    chosen = _spread([[(item, ref, to) for ref, to in _places(known, f"{edition.ref}/{item.key}")] for item in items])
    if chosen:
        yield messages.Paragraph(text=words.say("signs-lead"))
    for key in dict.fromkeys(item.key for item, _, _ in chosen):
        for place, (item, ref, to) in enumerate(one for one in chosen if one[0].key == key):
            yield _line(known, ref, to, words, "" if place else words.say("signs-on", item=item.name))


_Way = tuple[schema.Item, str, signposts.Place]


def _spread(ways: Sequence[Sequence[_Way]]) -> list[_Way]:
    """From each item in turn the first that is of another kind than those before, or else the first; no place twice."""
    chosen: list[_Way] = []
    while len(chosen) < MOST:
        before = len(chosen)
        for left in ways:
            taken, kinds = {ref for _, ref, _ in chosen}, {type(place) for _, _, place in chosen}
            free = [one for one in left if one[1] not in taken]
            fresh = [one for one in free if type(one[2]) not in kinds]
            chosen += (fresh or free)[:1] if len(chosen) < MOST else []
        if len(chosen) == before:
            break
    return chosen


def _places(known: Guide, item: str) -> Iterator[tuple[str, signposts.Place]]:
    asked_from = {ref.partition("/")[0] for ref in known.questions.get(item, {})}
    yield from ((ref, place) for ref, place in known.places.get(item, {}).items() if ref.partition("/")[0] not in asked_from)


def _line(known: Guide, ref: str, place: signposts.Place, words: wording.Wording, lead: str) -> messages.Block:
    """The lead says which question it goes with; empty where the line before has said so."""
    match place:
        case schema.Item():
            home = ref.partition("/")[0]
            said = words.say("signs-item", edition=known.titles.get(home, home), question=place.question)
        case packs.Case():
            said = words.say("signs-case", lead=known.lead, place=place.place, tried=_first_sentence(place.tried))
        case packs.Pack():
            said = words.say("signs-pack", title=place.title)
        case page:
            to_read = words.say("signs-page", owner=page.owner)
            return messages.Link(lead=f"{lead} {to_read}".strip(), label=page.title, address=page.address)
    return messages.Paragraph(text=f"{lead} {said}".strip(), quiet=True)


def _first_sentence(text: str) -> str:
    """Enough to make somebody curious: the whole story would be longer than the summary around it."""
    first, dot, _ = text.partition(". ")
    return f"{first}." if dot else text
