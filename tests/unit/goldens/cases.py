"""The messages: one of each kind, and more of a kind where it says quite different things. Made when they are first wanted."""

import functools
from collections.abc import Iterator, Mapping

from conversations import messages, sending
from tests.unit.goldens import asked, buddies, courses, digests, keeping, papers, results, sets, summaries

K = sending.Kind


@functools.cache
def sent() -> Mapping[str, tuple[sending.Kind, messages.Message]]:
    """What is sent by itself, by the name of its case."""
    return {f"{kind.replace('_', '-')}--{name}": (kind, message) for kind, name, message in _sent()}


@functools.cache
def every() -> Mapping[str, messages.Message]:
    """What is sent by itself, and what somebody gets who asks for it, by the name of its case."""
    return {**{name: message for name, (_, message) in sent().items()}, **dict(_pages())}


def _sent() -> Iterator[tuple[sending.Kind, str, messages.Message]]:
    named = {K.SUMMARY: summaries.sent, K.PREVIEW: results.previews, K.OWN_ANSWERS: results.own, K.DIGEST: digests.sent}
    named[K.BUDDY_ENDED] = buddies.ended
    for kind, some in named.items():
        yield from ((kind, name, message) for name, message in some())
    yield K.BUDDY_AGREED, "usual", buddies.agreed()
    yield K.BUDDY_READING, "usual", buddies.reading()
    yield from asked.sent()
    yield from sets.sent()
    yield from keeping.sent()


def _pages() -> Iterator[tuple[str, messages.Message]]:
    yield from ((f"page-result--{name}", one) for name, one in results.asides())
    yield from ((f"page-courses--{name}", one) for name, one in courses.drawn())
    yield from ((f"page-buddy--{name}", one) for name, one in buddies.drawn())
    yield from ((f"page-papers--{name}", one) for name, one in papers.drawn())
    yield "page-arrows", asked.arrows()
