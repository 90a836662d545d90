"""Setting up a board in chat, as pure steps: (what was given, what somebody did, what the platform knows) -> what to keep and say.

What the state is stands in draft.py, how each question looks in cards.py and preview.py.
"""

import dataclasses
import datetime
import re
from collections.abc import Callable, Mapping, Sequence

from conversations import directory, inbound, messages
from conversations import text as texts
from conversations.setup import cards, pasted, preview, roster
from conversations.setup import days as setup_days
from conversations.setup import draft as setup_draft
from conversations.setup import given as setup_given
from conversations.setup.cards import Desk
from conversations.setup.draft import Draft, Step, asks
from conversations.setup.given import Change
from conversations.setup.merge import Found, Wanted
from conversations.setup.turn import Act, Move, Outcome, Turn, now_in, show

LONGEST_NAME = 200
_HANDLE = re.compile(r"[^\s\[\]]{1,100}")


def wanted(given: Mapping[str, object], move: Move, desk: Desk) -> Wanted:
    """What has to be looked up before `step` can deal with this."""
    draft = setup_given.read(given)
    match move.step:
        case Step.PEOPLE | Change.LIST if len(move.text) <= texts.KEEP_AT_MOST:
            return roster.wanted(draft, move, desk.words)
        case Step.WHO if move.typed:
            return Wanted(accounts=frozenset(inbound.mentioned(move.text)[:1]))
        case Step.CHANNEL:
            handle = _channel_handle(move)
            return Wanted(channels=frozenset({handle} if handle else ()))
        case "start" | "show" if asks(draft) is Step.PREVIEW and draft.channel is not None:
            return Wanted(channels=frozenset({draft.channel.address.handle}))
    return Wanted()


def step(given: Mapping[str, object], move: Move, found: Found, desk: Desk) -> Outcome:
    """Deal with one thing that somebody did. A button that does not fit any more changes nothing and shows where things stand."""
    turn = Turn(entries=setup_given.entries_of(given), draft=setup_given.read(given), move=move, found=found, desk=desk)
    if len(move.text) > texts.KEEP_AT_MOST:
        return turn.say("setup-too-long", length=len(move.text), most=texts.KEEP_AT_MOST)
    deal = _STEPS.get(move.step)
    return turn.again() if deal is None else deal(turn)


def welcome_back(draft: Draft, found: Found, desk: Desk) -> messages.Message:
    """Where things stand, for somebody who was away, with a way to begin anew."""
    said = messages.Paragraph(text=desk.words.say("setup-welcome-back"))
    return show(draft, found, desk, said, messages.Choices(options=(desk.choice(desk.words.say("setup-anew"), Change.ANEW),)))


def refused(draft: Draft, found: Found, desk: Desk, faults: Sequence[str]) -> messages.Message:
    """The preview again, with what the rules for boards have against it."""
    channel = now_in(draft, found)
    return show(draft, found, desk) if channel is None else preview.preview(draft, desk, channel, others=tuple(faults))


def _name(turn: Turn) -> Outcome:
    name = " ".join(pasted.seen(turn.move.text).split())
    if not name:
        return turn.say("setup-empty")
    if len(name) > LONGEST_NAME:
        return turn.say("setup-name-too-long", length=len(name), most=LONGEST_NAME)
    return turn.keep(Step.NAME, name)


def _channel(turn: Turn) -> Outcome:
    handle = _channel_handle(turn.move)
    if handle is None:
        return turn.say("setup-channel-unclear")
    address = dataclasses.replace(turn.draft.by.address, handle=handle)
    unseen = directory.ChannelProfile(address=address, name="", can_post=False)
    return turn.keep(Step.CHANNEL, setup_given.channel_json(turn.found.channels.get(handle) or unseen))


def _channel_handle(move: Move) -> str | None:
    mentions = inbound.mentioned(move.text, channels=True)
    if len(mentions) == 1:
        return mentions[0]
    return move.text.strip() if not move.typed and _HANDLE.fullmatch(move.text.strip()) else None


def _first(turn: Turn) -> Outcome:
    words, today = turn.desk.words, turn.desk.today
    day = setup_days.day(turn.move.value or turn.move.text, today, words)
    if day is None:
        return turn.say("setup-first-unclear")
    said = cards.day_words(day, words)
    if day < today or preview.opens_at(dataclasses.replace(turn.draft, first=day)) <= turn.desk.now:
        return turn.say("setup-first-past", day=said)
    if day - today > setup_days.LONGEST_AHEAD:
        return turn.say("setup-first-far", day=said)
    return turn.keep(Step.FIRST, day.isoformat())


def _time(turn: Turn) -> Outcome:
    at = setup_days.time_of_day(turn.move.value or turn.move.text, turn.desk.words)
    return turn.say("setup-time-unclear") if at is None else turn.keep(Step.TIME, f"{at:%H:%M}")


def _every(turn: Turn) -> Outcome:
    value, text = turn.move.value, turn.move.text
    code = value if setup_days.every(value) else setup_days.rhythm(text, turn.desk.words)
    return turn.say("setup-every-unclear") if code is None else turn.keep(Step.EVERY, code)


def _open(turn: Turn) -> Outcome:
    days = {str(days): days for days in cards.OPEN_DAYS}.get(turn.move.value)
    return turn.again() if days is None else turn.keep(Step.OPEN, days)


def _instrument(turn: Turn) -> Outcome:
    refs = {one.ref for one in cards.levelled(turn.desk.library)}
    return turn.keep(Step.INSTRUMENT, turn.move.value) if turn.move.value in refs else turn.again()


def _reflections(turn: Turn) -> Outcome:
    refs = {one.ref for one in cards.open_questions(turn.desk.library)} | {setup_draft.NO}
    return turn.keep(Step.REFLECTIONS, turn.move.value) if turn.move.value in refs else turn.again()


def _confirmed(turn: Turn) -> Outcome:
    """A yes to the question that is being asked; a yes to an older one changes nothing."""
    return turn.keep(Step(turn.move.step), "yes") if asks(turn.draft) == turn.move.step else turn.again()


def _change(turn: Turn) -> Outcome:
    complete = asks(dataclasses.replace(turn.draft, changing=None)) is Step.PREVIEW
    is_known = turn.move.value in set(preview.CHANGES)
    return turn.keep(Change.CHANGE, turn.move.value) if complete and is_known else turn.again()


def _anew(turn: Turn) -> Outcome:
    return turn.keep(Change.ANEW, "") if turn.draft.size > 1 else turn.again()


def _back(turn: Turn) -> Outcome:
    """Leave out the last thing given. A second press on the same button does nothing more."""
    is_meant = turn.move.typed or turn.move.value == turn.draft.marker
    if not is_meant or turn.draft.size <= 1:
        return turn.again()
    entries = turn.entries[:-1]
    return Outcome(message=show(setup_given.read(setup_given.stored(entries)), turn.found, turn.desk), entries=entries)


def _stop(turn: Turn) -> Outcome:
    text = turn.desk.words.say("setup-stopped", days=KEPT.days)
    message = messages.Message(summary=turn.desk.words.say("setup-summary"), blocks=(messages.Paragraph(text=text),))
    return Outcome(message=message, act=Act.STOP)


def _start(turn: Turn) -> Outcome:
    if asks(turn.draft) is not Step.PREVIEW or preview.faults(turn.draft, turn.desk):
        return turn.again()
    return Outcome(message=preview.started(turn.draft, turn.desk, now_in(turn.draft, turn.found)), act=Act.START)


KEPT = datetime.timedelta(days=30)
"""For so long a set-up is kept after it was last touched."""

_STEPS: dict[str, Callable[[Turn], Outcome]] = {
    Step.ANOTHER: _confirmed,
    Step.NAME: _name,
    Step.PEOPLE: roster.people_given,
    Change.LIST: roster.people_given,
    Change.OFF: roster.taken_off,
    Change.RENAME: roster.renamed,
    Step.WHO: roster.told_which,
    Step.SECTORS: _confirmed,
    Step.CHANNEL: _channel,
    Step.INSTRUMENT: _instrument,
    Step.REFLECTIONS: _reflections,
    Step.EVERY: _every,
    Step.FIRST: _first,
    Step.TIME: _time,
    Step.OPEN: _open,
    Change.CHANGE: _change,
    Change.ANEW: _anew,
    "back": _back,
    "stop": _stop,
    "start": _start,
    "unclear": lambda turn: turn.say("setup-not-understood"),
}
