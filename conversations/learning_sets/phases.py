"""The phases of one round, for whoever keeps time: a card that shows the phase asked for, and moves on only when it is pressed. Pure."""

import dataclasses
import datetime
import zoneinfo

from conversations import figures, messages, wording
from conversations.learning_sets import signs


@dataclasses.dataclass(frozen=True, kw_only=True)
class Phase:
    """One part of a round. Its name and what happens in it stand in the catalogue under its key."""

    key: str
    minutes: int


PHASES = (
    Phase(key="tell", minutes=5),
    Phase(key="clear-up", minutes=5),
    Phase(key="questions", minutes=20),
    Phase(key="shifted", minutes=5),
    Phase(key="action", minutes=5),
    Phase(key="look-back", minutes=5),
)
"""A round of 45 minutes. With less time, the questions are the shorter."""
ROUND_MINUTES = sum(phase.minutes for phase in PHASES)


def name(phase: Phase, words: wording.Wording) -> str:
    """What a phase is called."""
    return words.say(f"sets-phase-{phase.key}")


def table(words: wording.Wording) -> figures.Table:
    """All phases with their minutes."""
    rows = tuple((name(one, words), words.say("sets-minutes", minutes=one.minutes)) for one in PHASES)
    columns = (words.say("sets-phases-column"), words.say("sets-phases-time"))
    return figures.Table(title=words.say("sets-phases", minutes=ROUND_MINUTES), columns=columns, rows=rows)


def card(mark: signs.Mark, place: int, now: datetime.datetime, zone: str, words: wording.Wording) -> messages.Message:
    """The phase at `place`, from 1, as it is begun now: what happens in it, and until when. Any other place is the first."""
    place = place if 1 <= place <= len(PHASES) else 1
    phase = PHASES[place - 1]
    until = now + datetime.timedelta(minutes=phase.minutes)
    heading = words.say("sets-phase-heading", place=place, total=len(PHASES), phase=name(phase, words))
    options = []
    if place < len(PHASES):
        following = words.say("sets-phase-next", phase=name(PHASES[place], words))
        options.append(mark.choice(following, "phase", str(place + 1)))
    else:
        options.append(mark.choice(words.say("sets-phase-again"), "phase", "1"))
    if place > 1:
        options.append(mark.choice(words.say("sets-phase-back"), "phase", str(place - 1)))
    blocks: tuple[messages.Block, ...] = (
        messages.Heading(text=heading),
        messages.Paragraph(text=words.say(f"sets-phase-{phase.key}-about")),
        messages.Paragraph(text=words.say("sets-phase-until", minutes=phase.minutes, time=words.time(until, zoneinfo.ZoneInfo(zone)))),
        messages.Choices(options=tuple(options)),
        messages.Paragraph(text=words.say("sets-phase-quiet"), quiet=True),
    )
    return messages.Message(summary=words.say("sets-summary"), blocks=blocks, language=words.language)
