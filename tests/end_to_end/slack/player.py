"""Plays the quarter's steps in the Slack workspace."""

import re

from tests.end_to_end import bot_process, quarter
from tests.end_to_end.slack import workspace


class Player:
    """One person's hand after the other."""

    def __init__(self, where: workspace.Workspace, bot: bot_process.Bot) -> None:
        self._where = where
        self._bot = bot

    def plays(self, step: quarter.Step) -> None:
        """Does what the step says, and fails where it cannot be done or is not seen."""
        match step:
            case quarter.Hears():
                self._where.does(f"hear {step.text} in {f'dm:{step.who}' if step.who else f'#{quarter.CHANNEL}'}")
            case quarter.Clock():
                self._acts()
                self._bot.set_clock(step.to)
            case quarter.Meanwhile():
                step.does()
            case quarter.Says() | quarter.Lists():
                self._acts(f"as {step.who} in dm say {_typed(step.text)}")
            case quarter.Picks():
                self._acts(f"as {step.who} in dm say #{quarter.CHANNEL}")
            case quarter.Commands():
                self._acts(f"as {step.who} in dm command /pulse {_typed(step.text)}")
            case quarter.Presses():
                self._acts(f"as {step.who} in dm click {step.short or step.label} on last")
            case quarter.Writes():
                self._acts(f"as {step.who} in dm click {step.label} on last")
                self._where.does(f"as {step.who} fill {step.box} = {_typed(step.text)}")
                self._acts(f"as {step.who} submit")
            case quarter.Visits():
                self._acts(f"event {self._where.home_opened(step.who)}")
                self._where.sees_at_home(step.who, step.text)

    def _acts(self, *steps: str) -> None:
        """What is heard afterwards must come afterwards."""
        self._where.does("forget")
        for step in steps:
            done = self._where.does(step)
            for one in done.get("delivered", [done]):
                assert one.get("status") == 200, (step, done, self._where.bot_log())
                assert not one.get("late"), (step, done)


def _typed(text: str) -> str:
    """The driver's way of writing mentions and line breaks."""
    return re.sub(r"\{(\w+)\}", r"@\1", text).replace("\n", "\\n")
