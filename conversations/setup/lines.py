"""The list of people as lines of text, and what is said about lines that cannot be used."""

import collections
import re
from collections.abc import Iterable, Mapping, Sequence

from conversations import inbound, messages
from conversations.setup import pasted
from conversations.setup.draft import Person
from conversations.setup.merge import MOST_PEOPLE
from conversations.wording import Wording, isolate

SHOWN = 10
"""So many lines that cannot be used are named."""
_LONGEST_START = 60
_MENTION = re.compile(r"(?P<kind>[@#])\[(?P<handle>[^\]\s]{1,100})\]")


def written(people: Iterable[Person], words: Wording) -> str:
    """The list as somebody could have pasted it: read again, it comes to the same people."""
    listed = list(people)
    names = collections.Counter(person.name.casefold() for person in listed)
    rows: list[list[str]] = []
    for person in listed:
        who = person.name
        if person.account is not None and names[who.casefold()] > 1:
            who = f"{person.account.sign_in or inbound.mention(person.account.address.handle)} {who}"
        duties = [words.say(f"setup-duty-{duty}") for duty in person.duties]
        rows += [[who, seat.title, seat.body, seat.sector, *(() if place else duties)] for place, seat in enumerate(person.seats)]
        rows += [] if person.seats else [[who, *duties]]
    return "\n".join(", ".join(map(_cell, row)) for row in rows)


def _cell(cell: str) -> str:
    doubled = cell.replace('"', '""')
    return f'"{doubled}"' if any(mark in cell for mark in ',;|"') else cell


def readable(text: str, names: Mapping[str, str], words: Wording) -> str:
    """The text with every mention as a person reads it. `names` are people's names by their handles, as far as we know them."""

    def name(found: re.Match[str]) -> str:
        if found["kind"] == "#":
            return words.say("setup-that-channel")
        return names.get(found["handle"]) or words.say("setup-that-account")

    return " ".join(_MENTION.sub(name, text).split())


def faults(found: Sequence[pasted.LineFault], names: Mapping[str, str], words: Wording, platform: str) -> list[messages.Block]:
    """What is wrong with each line, by its number; nothing where all is well. `names` by handles, for the mentions in them.

    `platform` is the one whose people are named.
    """
    if not found:
        return []
    said = [words.say("setup-lines-bad", count=len(found))]
    for one in found[:SHOWN]:
        detail = isolate(one.detail)
        what = words.say(f"setup-line-{one.fault}", detail=detail, most=pasted.LONGEST_FIELD, people=MOST_PEOPLE, platform=platform)
        line = readable(one.raw, names, words)
        start = line if len(line) <= _LONGEST_START else f"{line[: _LONGEST_START - 1]}…"
        said.append(words.say("setup-line", number=one.number, start=isolate(start), fault=what))
    if len(found) > SHOWN:
        said.append(words.say("setup-lines-more", count=len(found) - SHOWN))
    return [messages.Paragraph(text="\n".join(said))]
