"""What a typed line means while a board is being set up. Everything that can be pressed can be typed."""

import dataclasses

from conversations import actions, days, inbound, messages, typed
from conversations.setup import pasted
from conversations.setup.cards import Desk, counted
from conversations.setup.draft import Draft, Step, asks
from conversations.setup.given import Change
from conversations.setup.merge import Found
from conversations.setup.preview import changeable
from conversations.setup.turn import Move, show

_SEPARATORS = (",", ";", "\t", "|")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Heard:
    """What a line was taken for. `sure`: it can hardly mean anything else, so it goes before whatever else is open."""

    move: Move
    sure: bool = False


def hear(line: str, draft: Draft, desk: Desk) -> Heard:
    """A button's words, a word that always works here, or the answer to what is being asked."""
    pressed = _button(line, draft, desk)
    if pressed is not None:
        return Heard(move=Move(step=pressed.step, value=pressed.value), sure=True)
    for step in ("back", "stop"):
        if typed.says(line, desk.words, f"setup-{step}"):
            return Heard(move=Move(step=step, typed=True), sure=True)
    if typed.says(line, desk.words, "setup") or typed.says(line, desk.words, "go-on"):
        return Heard(move=Move(step="show", typed=True))
    if typed.says(line, desk.words, "help"):
        return Heard(move=Move(step="help", typed=True))
    said = _bare(line, desk)
    changed = next((step for step in changeable(draft) if said == _bare(desk.words.say(f"setup-change-{step}"), desk)), None)
    if changed is not None:
        return Heard(move=Move(step=Change.CHANGE, value=changed), sure=True)
    removed = typed.after_word(line, desk.words, "setup-remove")
    if removed and draft.people:
        return Heard(move=Move(step=Change.OFF, text=removed, typed=True), sure=True)
    return _channel(line, draft) or _answer(line, asks(draft), desk)


def _bare(line: str, desk: Desk) -> str:
    """The words of a line without "the" and the like, which people leave out."""
    articles = {one.strip() for one in desk.words.say("typed-setup-articles").split(",")}
    return " ".join(word for word in days.plain(line).split() if word not in articles)


def _channel(line: str, draft: Draft) -> Heard | None:
    """A channel and nothing else takes the place of the one that was chosen before, whatever is being asked."""
    name = line.strip()
    if draft.channel is None or not name.startswith("#") or len(name.split()) != 1:
        return None
    return Heard(move=Move(step=Step.CHANNEL, text=name, typed=True), sure=bool(inbound.mentioned(name, channels=True)))


def _button(line: str, draft: Draft, desk: Desk) -> actions.SetUp | None:
    """The button of the card as it now stands that these words belong to."""
    said = days.plain(line)
    blocks = show(draft, Found(), desk).blocks
    choices = [choice for block in blocks if isinstance(block, messages.Choices) for choice in block.options]
    for choice in choices:
        if said and said in {days.plain(choice.typed or ""), days.plain(choice.label)}:
            action = actions.decode(choice.action)
            return action if isinstance(action, actions.SetUp) else None
    return _yes_or_no(line, draft, desk)


def _yes_or_no(line: str, draft: Draft, desk: Desk) -> actions.SetUp | None:
    """A plain yes or no to the question that is being asked."""
    step, yes, no = asks(draft), typed.says(line, desk.words, "setup-yes"), typed.says(line, desk.words, "setup-no")
    if not (yes or no):
        return None
    editions = counted(desk.library)
    if yes and step is Step.INSTRUMENT and len(editions) == 1:
        return actions.SetUp(setup_id=desk.setup_id, step=step, value=editions[0].ref)
    if yes and step in {Step.ANOTHER, Step.SECTORS}:
        return actions.SetUp(setup_id=desk.setup_id, step=step, value="yes")
    if no and step is Step.ANOTHER:
        return actions.SetUp(setup_id=desk.setup_id, step="stop")
    if no and step is Step.REFLECTIONS:
        return actions.SetUp(setup_id=desk.setup_id, step=step, value="no")
    return None


def _answer(line: str, step: Step, desk: Desk) -> Heard:
    answer = Heard(move=Move(step=step, text=line, typed=True))
    is_read = {
        Step.FIRST: lambda: days.day(line, desk.today, desk.words) is not None,
        Step.TIME: lambda: days.time_of_day(line, desk.words) is not None,
        Step.OPEN: lambda: days.count_of_days(line, desk.words) is not None and not days.plain(line).isdecimal(),
        Step.EVERY: lambda: days.rhythm(line, desk.words) is not None,
        Step.CHANNEL: lambda: len(inbound.mentioned(line, channels=True)) == 1,
        Step.WHO: lambda: len(inbound.mentioned(line)) == 1 or bool(pasted.sign_ins(line)),
    }.get(step)
    if is_read is not None:
        return dataclasses.replace(answer, sure=is_read())
    if step in {Step.NAME, Step.PEOPLE}:
        return answer
    if step is Step.SECTORS and any(mark in line for mark in _SEPARATORS):
        return Heard(move=Move(step=Step.PEOPLE, text=line, typed=True))
    if step is Step.SECTORS and ("=" in line or "→" in line or "->" in line):
        return Heard(move=Move(step=Change.RENAME, text=line, typed=True))
    return Heard(move=Move(step="unclear", typed=True))
