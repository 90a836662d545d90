"""Whose words a question has, said beside it: those of the published document, or the board's own. Our own need no mark.

A question that the board added itself carries its label in its name, so that no list, table or picture can show it without.
"""

from collections.abc import Iterator, Mapping

from conversations import messages, wording
from frameworks import layers, schema


def labelled(edition: schema.Edition, words: wording.Wording) -> schema.Edition:
    """The edition as people read it: with the label on each item that the board added. Itself where there is none."""
    own = edition.whose.own
    if not own:
        return edition
    items = tuple(_labelled(item, words) if item.key in own else item for item in edition.items)
    group = {"name": words.say("layers-own-group")}
    groups = tuple(one.model_copy(update=group) if one.key == layers.OWN_GROUP else one for one in edition.groups)
    return edition.model_copy(update={"items": items, "groups": groups})


def _labelled(item: schema.Item, words: wording.Wording) -> schema.Item:
    """What somebody wrote in a terminal: nothing in it may turn our own lines round."""
    described = (one.model_copy(update={"text": wording.isolate(one.text or "")}) for one in item.descriptors)
    changed = {
        "name": words.say("layers-own-name", item=wording.isolate(item.name)),
        "question": wording.isolate(item.question),
        "descriptors": tuple(described),
        "follow_ups": tuple(map(wording.isolate, item.follow_ups)),
    }
    return item.model_copy(update=changed)


def on_card(edition: schema.Edition, item: schema.Item, words: wording.Wording) -> Iterator[messages.Block]:
    """The quiet lines below one question."""
    whose = edition.whose
    if item.key in whose.published:
        yield _quiet(words.say("layers-published"))
    elif item.key in whose.partly:
        yield _quiet(words.say("layers-partly-published"))
    for why in whose.local.get(item.key, ()):
        said = "layers-own" if item.key in whose.own else "layers-local"
        yield _quiet(words.say(said, why=wording.isolate(why)))


def on_list(edition: schema.Edition, words: wording.Wording) -> Iterator[messages.Block]:
    """The quiet lines below items that are asked about together."""
    whose = edition.whose
    if whose.published or whose.partly:
        yield _quiet(words.say("layers-published" if _is_whole(edition) else "layers-partly-published"))
    for item in edition.items:
        for why in whose.local.get(item.key, ()):
            said = "layers-own-item" if item.key in whose.own else "layers-local-item"
            yield _quiet(words.say(said, item=item.name, why=wording.isolate(why)))


def under_summary(edition: schema.Edition, words: wording.Wording) -> Iterator[messages.Block]:
    """The quiet lines below a summary."""
    whose = edition.whose
    local = [item.name for item in edition.items if item.key in whose.local and item.key not in whose.own]
    own = [item.name for item in edition.items if item.key in whose.own]
    if whose.published or whose.partly:
        yield _quiet(words.say("layers-summary-published", whole="yes" if _is_whole(edition) else "no"))
    if local:
        yield _quiet(words.say("layers-summary-local", items=words.list_of(local)))
    if own:
        yield _quiet(words.say("layers-summary-own", count=len(own), items=words.list_of(own)))


def under_changes(edition: schema.Edition, apart: Mapping[str, str], previous: str, words: wording.Wording) -> Iterator[messages.Block]:
    """Why nothing is said of what moved in the items `apart`, by key and name: since `previous` the board reworded or added them."""
    for own, said in ((False, "layers-moved-apart"), (True, "layers-moved-new")):
        names = [name for key, name in apart.items() if (key in edition.whose.own) is own]
        if names:
            yield _quiet(words.say(said, items=words.list_of(names), previous=previous))


def _is_whole(edition: schema.Edition) -> bool:
    """Whether nothing but what the board added has other words than the published ones."""
    return {item.key for item in edition.items} - edition.whose.own <= edition.whose.published


def _quiet(text: str) -> messages.Paragraph:
    return messages.Paragraph(text=text, quiet=True)
