"""Setting up a board in chat, as pure steps: (what was given, what somebody did, what the platform knows) -> what to keep and say.

What the state is stands in draft.py, how each question looks in cards.py and preview.py.
"""

import dataclasses
import datetime
import re
from collections.abc import Callable, Mapping, Sequence

from conversations import days as setup_days
from conversations import directory, inbound, messages, pages
from conversations import text as texts
from conversations.setup import cards, pasted, preview, roster
from conversations.setup import draft as setup_draft
from conversations.setup import given as setup_given
from conversations.setup import lines as setup_lines
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
            return Wanted(accounts=frozenset(inbound.mentioned(move.text)[:1]), names=roster.sign_ins(move.text))
        case Change.OFF:
            return Wanted(names=roster.sign_ins(move.text))
        case Step.CHANNEL:
            handle = _channel_handle(draft, move)
            return Wanted(channels=frozenset({handle} if handle else ()))
        case Step.FIRST:
            # The last look at everything comes next.
            return Wanted(accounts=_to_be_looked_at(draft))
        case "start" | "show":
            at_end = asks(draft) is Step.PREVIEW
            channels = frozenset({draft.channel.address.handle} if at_end and draft.channel else ())
            return Wanted(accounts=_to_be_looked_at(draft), channels=channels)
    return Wanted()


def _to_be_looked_at(draft: Draft) -> frozenset[str]:
    return frozenset(one.account.address.handle for one in draft.people if one.account and one.is_to_be_looked_at)


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
    draft = setup_draft.looked_at(draft, found.accounts)
    return show(draft, found, desk) if channel is None else preview.preview(draft, desk, channel, others=tuple(faults))


def _name(turn: Turn) -> Outcome:
    name = setup_lines.readable(pasted.seen(turn.move.text), {}, turn.desk.words)
    if not name:
        return turn.say("setup-empty")
    if len(name) > LONGEST_NAME:
        return turn.say("setup-name-too-long", length=len(name), most=LONGEST_NAME)
    return turn.keep(Step.NAME, name)


def _channel(turn: Turn) -> Outcome:
    """A channel that we cannot see is used only at somebody's word, as most often it is the wrong one."""
    if turn.move.value == cards.ANYWAY:
        return turn.keep(Step.CHANNEL, setup_given.channel_json(turn.draft.unseen)) if turn.draft.unseen else turn.late()
    handle = _channel_handle(turn.draft, turn.move)
    if handle is None:
        return turn.late() if turn.move.value else turn.say("setup-channel-unclear", platform=turn.desk.platform)
    seen = turn.found.channels.get(handle)
    if seen is None:
        address = dataclasses.replace(turn.draft.by.address, handle=handle)
        unseen = directory.ChannelProfile(address=address, name="", can_post=False)
        return turn.again() if unseen == turn.draft.unseen else turn.keep(Change.UNSEEN, setup_given.channel_json(unseen))
    if seen.shared_outside:
        return turn.say("setup-channel-shared", channel=preview.channel_name(seen, turn.desk), platform=turn.desk.platform)
    outside = turn.desk.words.say("setup-channel-outside", channel=preview.channel_name(seen, turn.desk), platform=turn.desk.platform)
    return turn.keep(Step.CHANNEL, setup_given.channel_json(seen), *([] if seen.can_post else [messages.Paragraph(text=outside)]))


def _channel_handle(draft: Draft, move: Move) -> str | None:
    if move.value:
        return draft.unseen.address.handle if move.value == cards.AGAIN and draft.unseen else None
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
    days = setup_days.count_of_days(turn.move.value or turn.move.text, turn.desk.words)
    if days not in setup_draft.OPEN_FOR:
        return turn.say("setup-open-unclear", least=setup_draft.OPEN_FOR[0], most=setup_draft.OPEN_FOR[-1])
    return turn.keep(Step.OPEN, days)


def _instrument(turn: Turn) -> Outcome:
    refs = {one.ref for one in cards.counted(turn.desk.library)}
    return turn.keep(Step.INSTRUMENT, turn.move.value) if turn.move.value in refs else turn.late()


def _reflections(turn: Turn) -> Outcome:
    refs = {one.ref for one in cards.open_questions(turn.desk.library)} | {setup_draft.NO}
    return turn.keep(Step.REFLECTIONS, turn.move.value) if turn.move.value in refs else turn.late()


def _confirmed(turn: Turn) -> Outcome:
    """A yes to the question that is being asked; a yes to an older one changes nothing."""
    return turn.keep(Step(turn.move.step), "yes") if asks(turn.draft) == turn.move.step else turn.late()


def _change(turn: Turn) -> Outcome:
    """Ask again what was answered before: from the preview, or from a preview above that somebody has gone back from."""
    return turn.keep(Change.CHANGE, turn.move.value) if turn.move.value in preview.changeable(turn.draft) else turn.late()


def _anew(turn: Turn) -> Outcome:
    return turn.keep(Change.ANEW, "") if turn.draft.size > 1 else turn.again()


def _back(turn: Turn) -> Outcome:
    """Leave out the last thing given. A second press on the same button does nothing more."""
    is_meant = turn.move.typed or turn.move.value == turn.draft.marker
    if not is_meant:
        return turn.late()
    if turn.draft.size <= 1:
        return turn.again()
    entries = turn.entries[:-1]
    return Outcome(message=show(setup_given.read(setup_given.stored(entries)), turn.found, turn.desk), entries=entries)


def _stop(turn: Turn) -> Outcome:
    text = turn.desk.words.say("setup-stopped", days=KEPT.days)
    ways = messages.Choices(options=(pages.to_set_up(turn.draft.name or "", turn.desk.words), *pages.way_home(turn.desk.words).options))
    message = messages.Message(summary=turn.desk.words.say("setup-summary"), blocks=(messages.Paragraph(text=text), ways))
    return Outcome(message=message, act=Act.STOP)


def _start(turn: Turn) -> Outcome:
    if asks(turn.draft) is not Step.PREVIEW:
        return turn.late()
    if preview.faults(turn.draft, turn.desk):
        return turn.again()
    draft = setup_draft.looked_at(turn.draft, turn.found.accounts)
    return Outcome(message=preview.started(draft, turn.desk, now_in(draft, turn.found)), act=Act.START)


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
    "help": lambda turn: turn.say("setup-help", platform=turn.desk.platform),
    "unclear": lambda turn: turn.say("setup-not-understood"),
}
