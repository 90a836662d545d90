"""The people of a board in the making: lines added, put right, taken off, sectors renamed, namesakes told apart."""

import re

from conversations import directory, inbound, messages
from conversations.setup import draft as setup_draft
from conversations.setup import given, merge
from conversations.setup import lines as setup_lines
from conversations.setup import pasted as setup_people
from conversations.setup.draft import Step
from conversations.setup.given import Change
from conversations.setup.merge import MOST_PEOPLE, Wanted
from conversations.setup.turn import Move, Outcome, Turn, show
from conversations.wording import Wording, isolate

_RENAME = re.compile(r"([^=→\n]{1,200}?)(?:=|->|→)([^=→\n]{1,200})")


def wanted(draft: setup_draft.Draft, move: Move, words: Wording) -> Wanted:
    """Who has to be looked up before the lines of `move` can be taken."""
    lines = merge.read(move.text, _beside(draft, move), words).lines
    return merge.wanted(lines, draft.people, words)


def people_given(turn: Turn) -> Outcome:
    """Lines are read each by itself; those that cannot be used are named, and kept in the box."""
    words, people = turn.desk.words, turn.draft.people
    pasted = merge.read(turn.move.text, _beside(turn.draft, turn.move), words)
    if not pasted.lines and not pasted.faults:
        return turn.say("setup-empty")
    is_list = turn.move.step == Change.LIST
    room = MOST_PEOPLE if is_list else MOST_PEOPLE - len(people)
    told, faults = merge.persons(pasted.lines, people, turn.found, words, room=room)
    faults = sorted([*pasted.faults, *faults], key=lambda one: one.number)
    leads = [messages.Paragraph(text=words.say("setup-lines-kept", people=len(told))), *setup_lines.faults(faults, words)]
    unsent = (Step.PEOPLE.value, "\n".join(one.raw for one in faults)) if faults else None
    if not told:
        return Outcome(message=show(turn.draft, turn.found, turn.desk, *leads), unsent=unsent)
    # A list with a bad line takes nobody off: the bad line may be theirs.
    kind = Change.LIST if is_list and not faults else Step.PEOPLE
    return turn.keep(kind, [given.person_json(one) for one in told], *leads, unsent=unsent)


def taken_off(turn: Turn) -> Outcome:
    """Somebody is taken off by their name as it stands on the list."""
    name = " ".join(turn.move.text.split())
    person = next((one for one in turn.draft.people if one.name.casefold() == name.casefold()), None)
    if person is None:
        return turn.say("setup-remove-unknown", name=isolate(name))
    gone = turn.desk.words.say("setup-removed", name=isolate(person.name))
    return turn.keep(Change.OFF, person.key, messages.Paragraph(text=gone))


def renamed(turn: Turn) -> Outcome:
    """ "Old name = new name". Two sectors may become one in this way."""
    found = _RENAME.fullmatch(setup_people.seen(turn.move.text))
    if not found:
        return turn.say("setup-rename-how")
    old, new = found[1].strip(), found[2].strip()[: setup_draft.LONGEST_SECTOR]
    known = next((sector for sector in turn.draft.sectors if sector.casefold() == old.casefold()), None)
    if known is None or not new:
        return turn.say("setup-rename-unknown", name=isolate(old))
    same = next((sector for sector in turn.draft.sectors if sector.casefold() == new.casefold() and sector != known), new)
    return turn.keep(Change.RENAME, {"old": known, "new": same})


def told_which(turn: Turn) -> Outcome:
    """Which account is somebody's: a button, or a typed mention."""
    draft, account = turn.draft, None
    if turn.move.typed:
        person = next((one for one in draft.people if one.candidates), None)
        mentions = inbound.mentioned(turn.move.text)
        account = turn.found.accounts.get(mentions[0]) if len(mentions) == 1 else None
        if len(mentions) != 1:
            return turn.say("setup-who-mention")
        if account is None or account.standing is directory.Standing.BOT:
            return turn.say("setup-who-not-there")
    else:
        tag, _, place = turn.move.value.partition(".")
        person = next((one for one in draft.people if one.tag == tag and one.candidates), None)
        if person is not None and place.isdecimal() and int(place) < len(person.candidates):
            account = person.candidates[int(place)]
        elif place != "none":
            return turn.again()
    if person is None:
        return turn.again()
    decided = merge.decided(draft.people, person, account)
    return turn.keep(Step.WHO, {"was": person.key, "is": given.person_json(decided)})


def _beside(draft: setup_draft.Draft, move: Move) -> tuple[setup_draft.Person, ...]:
    """The people whose lines stand beside the new ones."""
    return () if move.step == Change.LIST else draft.people
