"""Whose words a question has, said beside it: those of the published document, or the board's own. Our own need no mark."""

from collections.abc import Iterator

from conversations import messages, wording
from frameworks import schema


def on_card(edition: schema.Edition, item: schema.Item, words: wording.Wording) -> Iterator[messages.Block]:
    """The quiet lines below one question."""
    whose = edition.whose
    if item.key in whose.published:
        yield _quiet(words.say("layers-published"))
    elif item.key in whose.partly:
        yield _quiet(words.say("layers-partly-published"))
    for why in whose.local.get(item.key, ()):
        yield _quiet(words.say("layers-local", why=wording.isolate(why)))


def on_list(edition: schema.Edition, words: wording.Wording) -> Iterator[messages.Block]:
    """The quiet lines below items that are asked about together."""
    whose = edition.whose
    if whose.published or whose.partly:
        yield _quiet(words.say("layers-published" if _is_whole(edition) else "layers-partly-published"))
    for item in edition.items:
        for why in whose.local.get(item.key, ()):
            yield _quiet(words.say("layers-local-item", item=item.name, why=wording.isolate(why)))


def under_summary(edition: schema.Edition, words: wording.Wording) -> Iterator[messages.Block]:
    """The quiet lines below a summary."""
    whose = edition.whose
    local = [item.name for item in edition.items if item.key in whose.local]
    if whose.published or whose.partly:
        yield _quiet(words.say("layers-summary-published", whole="yes" if _is_whole(edition) else "no"))
    if local:
        yield _quiet(words.say("layers-summary-local", items=words.list_of(local)))


def _is_whole(edition: schema.Edition) -> bool:
    return {item.key for item in edition.items} <= edition.whose.published


def _quiet(text: str) -> messages.Paragraph:
    return messages.Paragraph(text=text, quiet=True)
