"""The list of people as lines of text, and what is said about lines that cannot be used."""

import collections
from collections.abc import Iterable, Sequence

from conversations import inbound, messages
from conversations.setup import pasted
from conversations.setup.draft import Person
from conversations.setup.merge import MOST_PEOPLE
from conversations.wording import Wording, isolate

_SHOWN = 10


def written(people: Iterable[Person], words: Wording) -> str:
    """The list as somebody could have pasted it: read again, it comes to the same people."""
    listed = list(people)
    names = collections.Counter(person.name.casefold() for person in listed)
    rows: list[list[str]] = []
    for person in listed:
        who = person.name
        if person.account is not None and names[who.casefold()] > 1:
            who = f"{inbound.mention(person.account.address.handle)} {who}"
        duties = [words.say(f"setup-duty-{duty}") for duty in person.duties]
        rows += [[who, seat.title, seat.body, seat.sector, *(() if place else duties)] for place, seat in enumerate(person.seats)]
        rows += [] if person.seats else [[who, *duties]]
    return "\n".join(", ".join(map(_cell, row)) for row in rows)


def _cell(cell: str) -> str:
    doubled = cell.replace('"', '""')
    return f'"{doubled}"' if any(mark in cell for mark in ',;"') else cell


def faults(found: Sequence[pasted.LineFault], words: Wording) -> list[messages.Block]:
    """What is wrong with each line, by its number; nothing where all is well."""
    if not found:
        return []
    said = [words.say("setup-lines-bad", count=len(found))]
    for one in found[:_SHOWN]:
        what = words.say(f"setup-line-{one.fault}", detail=isolate(one.detail), most=pasted.LONGEST_FIELD, people=MOST_PEOPLE)
        said.append(words.say("setup-line", number=one.number, start=isolate(one.start), fault=what))
    if len(found) > _SHOWN:
        said.append(words.say("setup-lines-more", count=len(found) - _SHOWN))
    return [messages.Paragraph(text="\n".join(said))]
