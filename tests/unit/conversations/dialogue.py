"""A sitting, or a reflection, written down as a conversation that anyone on a board could follow.

A script is lines of "member: …" and "bot: …". The member presses a button by its label ("presses 3 Results") or types. What
the bot says is compared as a phone shows it: only the lines that the script quotes, in their order; the rest of a card may
stand around them. A line of "bot, not: …" must not be there.
"""

import dataclasses
import datetime
import uuid

from conversations import actions, cards, messages, pulse
from conversations import sitting as sittings
from conversations.wording import Wording
from frameworks import schema

WORDS = Wording()
SITTING_ID = uuid.UUID(int=7)
START = datetime.datetime(2026, 11, 23, 9, 0, tzinfo=datetime.UTC)
CLOSES = datetime.datetime(2026, 12, 4, 17, 0, tzinfo=datetime.UTC)


def sitting_of(edition: schema.Edition, **changes: object) -> sittings.Sitting:
    fresh = sittings.Sitting(
        sitting_id=SITTING_ID,
        board_name="Riverside Board",
        zone="Europe/London",
        edition=edition,
        closes_at=CLOSES,
        closed=False,
        floor=5,
        keep_months=24,
        answers={},
    )
    return dataclasses.replace(fresh, **changes)  # type: ignore[arg-type]  # a test names the field it changes


def buttons(message: messages.Message) -> dict[str, str]:
    """Every button of a message: label -> action. A level's label is its number and name."""
    found: dict[str, str] = {}
    for block in message.blocks:
        if isinstance(block, messages.Scale):
            found |= {f"{point.value} {point.name}": point.action for point in block.points}
        elif isinstance(block, messages.Choices):
            found |= {option.label: option.action for option in block.options}
        elif isinstance(block, messages.FreeText):
            found[block.submit] = block.action
    return found


class Talk:
    """One member and the bot. What the member gives is kept between the lines, as storage would keep it."""

    def __init__(self, sitting: sittings.Sitting, message: messages.Message | None = None, words: Wording = WORDS) -> None:
        self.sitting = sitting
        self.words = words
        self.message = message or cards.opening(sitting, words)
        self.at = START
        self.taps = 0

    def run(self, script: str) -> "Talk":
        said = 0
        for raw in script.strip().splitlines():
            who, _, line = raw.strip().partition(": ")
            shown = messages.plain_text(self.message)
            if who == "bot":
                place = shown.find(line, said)
                assert place >= 0, f"the bot did not say {line!r} (any more); it said:\n{shown}"
                said = place + len(line)
            elif who == "bot, not":
                assert line not in shown, f"the bot said {line!r}:\n{shown}"
            else:
                self.member(line)
                said = 0
        return self

    def member(self, line: str) -> None:
        if line.startswith("presses "):
            self.press(buttons(self.message)[line.removeprefix("presses ")])
        else:
            self.type(line.removeprefix("types "))

    def press(self, action: str, text: str | None = None, at: datetime.datetime | None = None) -> pulse.Step:
        decoded = actions.decode(action)
        assert isinstance(decoded, actions.SittingAction)
        self.taps += 1
        return self._after(pulse.press(self.sitting, decoded, text, at or self._tick(), self.words))

    def type(self, line: str, at: datetime.datetime | None = None) -> pulse.Step:
        step = pulse.typed_line(self.sitting, line, at or self._tick(), self.words)
        assert step is not None, f"{line!r} was not understood"
        return self._after(step)

    def close(self) -> None:
        self.sitting = dataclasses.replace(self.sitting, closed=True)

    def given(self) -> dict[str, tuple[sittings.Mark | None, sittings.Mark | None]]:
        return {key: (answer.now, answer.ahead) for key, answer in self.sitting.answers.items()}

    def _tick(self) -> datetime.datetime:
        self.at += datetime.timedelta(seconds=5)
        return self.at

    def _after(self, step: pulse.Step) -> pulse.Step:
        kept = {answer.item_key: answer for answer in step.keep}
        self.sitting = dataclasses.replace(self.sitting, answers={**self.sitting.answers, **kept})
        self.message = step.message
        return step


def unpaired(matrix: schema.Edition) -> schema.Edition:
    """Five items, one answer each."""
    return matrix.model_copy(update={"items": matrix.items[:5], "scale": matrix.scale.model_copy(update={"horizon_months": None})})


def finished(matrix: schema.Edition) -> Talk:
    talk = Talk(sitting_of(matrix))
    for _ in matrix.items:
        talk.type("2 4")
    return talk
