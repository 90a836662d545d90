"""Who of a board's people messages would not reach, why, and by which other doors they can come in. Shows; decides nothing."""

from collections.abc import Sequence

from conversations import messages
from conversations.setup.draft import Draft, Person
from conversations.wording import Wording, isolate

_WITHOUT_APP, _GUEST = "without-app", "guest"
_REASONS = (_WITHOUT_APP, "none", "gone", "stranger")
"""Why somebody is not reached, in the order of their rows."""


def unreached(draft: Draft, words: Wording, platform: str, elsewhere: Sequence[str]) -> list[messages.Block]:
    """Who cannot be written to, why, and what can be done; and who is a guest. Nothing where everyone is a member with the app.

    `elsewhere` are the other platforms on which people can be reached.
    """
    kinds: dict[str, list[str]] = {}
    for person in draft.people:
        if not person.candidates and (kind := _kind(person)) != "member":
            kinds.setdefault(kind, []).append(isolate(person.name))
    reasons = [name for name in _REASONS if name in kinds]
    blocks: list[messages.Block] = []
    if reasons:
        rows = tuple((words.say(f"setup-unreached-{name}"), words.list_of(kinds[name])) for name in reasons)
        blocks += [messages.Paragraph(text=words.say("setup-unreached")), messages.Facts(rows=rows)]
    if _WITHOUT_APP in reasons:
        blocks.append(messages.Paragraph(text=words.say("setup-without-app-note", platform=platform), quiet=True))
    if set(reasons) - {_WITHOUT_APP}:
        others = "yes" if _WITHOUT_APP in reasons else "no"
        blocks.append(messages.Paragraph(text=words.say("setup-unreached-note", platform=platform, others=others), quiet=True))
    if _GUEST in kinds:
        blocks.append(messages.Facts(rows=((words.say("setup-guests"), words.list_of(kinds[_GUEST])),)))
        blocks.append(messages.Paragraph(text=words.say("setup-guests-note"), quiet=True))
    if kinds and elsewhere:
        platforms = words.list_of(name.capitalize() for name in elsewhere)
        blocks.append(messages.Paragraph(text=words.say("setup-elsewhere", platforms=platforms), quiet=True))
    return blocks


def _kind(person: Person) -> str:
    if person.account is None:
        return "none"
    return _WITHOUT_APP if person.is_without_app else person.account.standing.value
