"""Signposts below a question: at most three things elsewhere that bear on it, one quiet line each. A help, never a task.

What a place tried is always told as no model to copy. Knows no reading: which question it is, is for the caller to say.
"""

import dataclasses
import types
from collections.abc import Iterator, Mapping

from conversations import messages, wording
from frameworks import packs, schema, signposts

MOST = 3


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class Guide:
    """Where each item points, by `edition@version/item`; the short titles of editions; and what stands before each place's story."""

    places: Mapping[str, Mapping[str, signposts.Place]]
    titles: Mapping[str, str]
    lead: str


NOWHERE = Guide(places=types.MappingProxyType({}), titles=types.MappingProxyType({}), lead="")
"""Points nowhere."""


def guide(library: Mapping[str, schema.Edition], shelf: packs.Shelf, posts: signposts.Signposts) -> Guide:
    """All the signposts of a library."""
    return Guide(places=posts.places, titles={ref: edition.short_title for ref, edition in library.items()}, lead=shelf.lead)


def under_question(known: Guide, edition: schema.Edition, item: str, words: wording.Wording) -> Iterator[messages.Block]:
    """The lines below a question about an item, by its key; nothing where it points nowhere."""
    for ref, place in list(known.places.get(f"{edition.ref}/{item}", {}).items())[:MOST]:
        yield _line(known, ref, place, words)


def _line(known: Guide, ref: str, place: signposts.Place, words: wording.Wording) -> messages.Block:
    match place:
        case schema.Item():
            home = ref.partition("/")[0]
            return _quiet(words.say("signs-item", edition=known.titles.get(home, home), question=place.question))
        case packs.Case():
            return _quiet(words.say("signs-case", lead=known.lead, place=place.place, tried=_first_sentence(place.tried)))
        case packs.Pack():
            return _quiet(words.say("signs-pack", title=place.title))
        case page:
            return messages.Link(lead=words.say("signs-page", owner=page.owner), label=page.title, address=page.address)


def _first_sentence(text: str) -> str:
    """Enough to make somebody curious: the whole story would be longer than the summary around it."""
    first, dot, _ = text.partition(". ")
    return f"{first}." if dot else text


def _quiet(text: str) -> messages.Paragraph:
    return messages.Paragraph(text=text, quiet=True)
