"""The people of a board in the making: lines added, put right, taken off, sectors renamed, namesakes told apart."""

import itertools
import re
from collections.abc import Mapping

from conversations import days as setup_days
from conversations import directory, inbound, messages
from conversations.setup import cards, given, merge
from conversations.setup import draft as setup_draft
from conversations.setup import lines as setup_lines
from conversations.setup import pasted as setup_people
from conversations.setup.draft import Step
from conversations.setup.given import Change
from conversations.setup.merge import MOST_PEOPLE, Found, Wanted
from conversations.setup.turn import Move, Outcome, Turn, show
from conversations.wording import Wording, isolate

_RENAME = re.compile(r"([^=→\n]{1,200}?)(?:=|->|→)([^=→\n]{1,200})")


def wanted(draft: setup_draft.Draft, move: Move, words: Wording) -> Wanted:
    """Who has to be looked up before the lines of `move` can be taken."""
    pasted = merge.read(move.text, _beside(draft, move), words)
    found = merge.wanted(pasted.lines, draft.people, words)
    # A line that cannot be used is shown with the names of those it mentions.
    shown = [handle for one in pasted.faults[: setup_lines.SHOWN] for handle in inbound.mentioned(one.raw)[:2]]
    return Wanted(accounts=found.accounts | (frozenset(shown) - _names(draft, Found()).keys()), names=found.names)


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
    leads = [
        messages.Paragraph(text=words.say("setup-lines-kept", people=len(told))),
        *setup_lines.faults(faults, _names(turn.draft, turn.found), words, turn.desk.platform),
    ]
    unsent = (Step.PEOPLE.value, "\n".join(one.raw for one in faults)) if faults else None
    if not told:
        return Outcome(message=show(turn.draft, turn.found, turn.desk, *leads), unsent=unsent)
    # A list with a bad line takes nobody off: the bad line may be theirs.
    kind = Change.LIST if is_list and not faults else Step.PEOPLE
    return turn.keep(kind, [given.person_json(one) for one in told], *leads, unsent=unsent)


def taken_off(turn: Turn) -> Outcome:
    """Somebody is taken off by a mention, by their name as it stands on the list, or by enough of it to know whom."""
    words = turn.desk.words
    meant = _meant(turn.move.text, turn.draft, turn.found, words)
    if not meant:
        name = setup_lines.readable(turn.move.text, _names(turn.draft, turn.found), words)
        return turn.say("setup-remove-unknown", name=isolate(name))
    if len(meant) > 1:
        names = words.list_of(cards.called(one, words) for one in meant)
        return turn.say("setup-remove-several", names=names, platform=turn.desk.platform)
    gone = words.say("setup-removed", name=isolate(meant[0].name))
    return turn.keep(Change.OFF, meant[0].key, messages.Paragraph(text=gone))


def sign_ins(text: str) -> frozenset[str]:
    """The addresses that people sign in with in a line, which tell them from their namesakes."""
    return frozenset(setup_people.sign_ins(text)[:1])


def _meant(text: str, draft: setup_draft.Draft, found: Found, words: Wording) -> list[setup_draft.Person]:
    """Who on the list may be meant: by the account, by the whole name, or by the words that a name begins with or ends in."""
    mentions = inbound.mentioned(text)
    if mentions:
        return [one for one in draft.people if one.account and [one.account.address.handle] == mentions]
    accounts = {one.address for written in sign_ins(text) for one in found.names.get(written, ())}
    if accounts:
        return [one for one in draft.people if one.account and one.account.address in accounts]
    name = setup_days.plain(text).removeprefix("@")
    known = [(one, _known_as(one, words)) for one in draft.people]
    whole = [one for one, names in known if name in names]
    return whole or [one for one, names in known if any(_has(called, name) for called in names)]


def _known_as(person: setup_draft.Person, words: Wording) -> set[str]:
    own = [person.account.name] if person.account else []
    return {setup_days.plain(name) for written in (person.name, *own) for name in (written, merge.without_title(written, words))}


def _has(called: str, name: str) -> bool:
    return bool(name) and (called.startswith(f"{name} ") or called.endswith(f" {name}"))


def _names(draft: setup_draft.Draft, found: Found) -> Mapping[str, str]:
    """The names of accounts by their handles, as far as we know them."""
    listed = ((one.account.address.handle, one.name) for one in draft.people if one.account)
    looked = ((handle, one.name) for handle, one in found.accounts.items() if one is not None)
    return dict(itertools.chain(looked, listed))


def renamed(turn: Turn) -> Outcome:
    """ "Old name = new name". Two sectors may become one in this way."""
    found = _RENAME.fullmatch(setup_people.seen(turn.move.text))
    if not found:
        return turn.say("setup-rename-how")
    old, new = found[1].strip(), found[2].strip()[: setup_draft.LONGEST_SECTOR]
    known = next((sector for sector in turn.draft.sectors if sector.casefold() == old.casefold()), None)
    if known is None or not new:
        return turn.say("setup-rename-unknown", name=isolate(setup_lines.readable(old, _names(turn.draft, turn.found), turn.desk.words)))
    same = next((sector for sector in turn.draft.sectors if sector.casefold() == new.casefold() and sector != known), new)
    return turn.keep(Change.RENAME, {"old": known, "new": same})


def told_which(turn: Turn) -> Outcome:
    """Which account is somebody's: a button, a typed mention, or a typed address that they sign in with."""
    draft, account = turn.draft, None
    if turn.move.typed:
        person = next((one for one in draft.people if one.candidates), None)
        mentions, written = inbound.mentioned(turn.move.text), sign_ins(turn.move.text)
        named = [one for name in written for one in turn.found.names.get(name, ())]
        account = turn.found.accounts.get(mentions[0]) if len(mentions) == 1 else named[0] if len(named) == 1 else None
        if len(mentions) != 1 and not written:
            return turn.say("setup-who-mention", platform=turn.desk.platform)
        if account is None or account.standing is directory.Standing.BOT:
            return turn.say("setup-who-not-there", platform=turn.desk.platform)
    else:
        tag, _, place = turn.move.value.partition(".")
        person = next((one for one in draft.people if one.tag == tag and one.candidates), None)
        if person is not None and place.isdecimal() and int(place) < len(person.candidates):
            account = person.candidates[int(place)]
        elif place != "none":
            return turn.late()
    if person is None:
        return turn.late()
    decided = merge.decided(draft.people, person, account)
    return turn.keep(Step.WHO, {"was": person.key, "is": given.person_json(decided)})


def _beside(draft: setup_draft.Draft, move: Move) -> tuple[setup_draft.Person, ...]:
    """The people whose lines stand beside the new ones."""
    return () if move.step == Change.LIST else draft.people
