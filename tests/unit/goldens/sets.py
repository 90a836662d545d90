"""What a learning set is written before, at and after its meetings."""

import dataclasses
from collections.abc import Iterator

from conversations import messages, sending, wording
from conversations.learning_sets import cards, letters, state
from tests.unit.conversations import a_set

WORDS = wording.Wording()
SIX = ("2026-12-03 14:00", "2027-01-21 14:00", "2027-03-11 14:00", "2027-04-29 14:00", "2027-06-17 14:00", "2027-07-29 14:00")


def sent() -> Iterator[tuple[sending.Kind, str, messages.Message]]:
    """One of each kind of letter."""
    shared = (cards.Shared(name="Bilal", kind=state.NoteKind.COMMITMENT, text="I will ring the three housing leads."),)
    for kind in sorted(letters.KINDS):
        yield kind, "usual", letters.letter(kind, view(shared=shared, texts={}), WORDS)
    yield sending.Kind.SET_CHANGED, "dates", letters.changed(view(), None, WORDS)
    usual = a_set.meeting(1, a_set.london(SIX[0]))
    later = dataclasses.replace(usual, starts_at=a_set.london("2026-12-10 14:00"))
    off = dataclasses.replace(usual, cancelled_at=a_set.london("2026-12-01 09:00"))
    for name, first in {"moved": later, "cancelled": off}.items():
        found = view()
        group = dataclasses.replace(found.group, meetings=(first, *found.group.meetings[1:]))
        yield sending.Kind.SET_CHANGED, name, letters.changed(view(group=group, meeting=first), first, WORDS)


def view(**change: object) -> cards.View:
    """The first meeting, which the reader presents at, the day before."""
    group = a_set.group(SIX, presenters=[(1, 1)])
    one = cards.View(group=group, meeting=group.meetings[0], person=group.members[0], now=a_set.london("2026-12-02 09:00"))
    return dataclasses.replace(one, **change)  # type: ignore[arg-type]  # a case names the field it changes
