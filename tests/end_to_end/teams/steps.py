"""The quarter as a list of steps for the driver of the local Teams client, all of it at once: what is on the page is gone with the page.

What the person at the page does is done there. For everything else the driver calls back to the test. Pure.
"""

from collections.abc import Sequence

from tests.end_to_end import quarter
from tests.end_to_end.teams import organisation, traffic

_OWN_CHAT = "personal"
"""The driver's name for it. It is open at the start."""
OPEN = frozenset({"Write my thoughts", "Write"})
"""The boxes that stand open on their cards, so that nothing leads to them."""
FOLDED = frozenset({"Your set has just met."})
"""Cards with too many buttons for an open box, by what is heard of them: there a button leads to it all the same."""
PICTURES = {
    "This is your board. Nothing has been sent yet.": "preview",
    "1 of 6 · Purpose and vision": "question",
    "Where you differ most": "summary",
    "closed": "digest",
    "As chair you see the summary first.": "chair",
    "Here is your own view beside it.": "own",
    "Strategy over time": "course",
}
"""What is taken a picture of, by what is heard just before it, for whoever wants to look."""


def driven(script: Sequence[quarter.Step], browser: str, back: str) -> list[str]:
    """Every step of `script`, with `browser` at the page. `back` is where the test answers: to "begin", "forget" and a step's number."""
    # The app is put into the team, which Teams tells as something that happened in the team's first channel.
    made = [traffic.RECORD, f"activity install in {organisation.TEAM}", f"activity botAdded in {organisation.TEAM}", f"get {back}/begin"]
    page, heard = _OWN_CHAT, ""
    for number, step in enumerate(script):
        call = f"get {back}/{number}"
        if isinstance(step, quarter.Clock | quarter.Meanwhile) or step.who not in {browser, None}:
            made.append(call)
            continue
        wanted = _OWN_CHAT if step.who else organisation.CHANNEL_NAME
        turn, page = [] if wanted == page else [f"open {wanted}"], wanted
        if isinstance(step, quarter.Hears):
            heard = step.text
            # Seen in the client, and sent since the last time that something was done.
            made += [call, *turn, f"wait {step.text}", *_picture(step)]
        else:
            made += [*turn, f"get {back}/forget", *_by_hand(step, heard), *([call] if isinstance(step, quarter.Visits) else [])]
    return made


def _picture(heard: quarter.Hears) -> list[str]:
    return [f"shot {PICTURES[heard.text]}"] if heard.text in PICTURES else []


def _by_hand(step: quarter.Step, heard: str) -> list[str]:
    match step:
        case quarter.Says() | quarter.Commands():
            return [f"say {organisation.typed(step.text)}"]
        case quarter.Lists():
            # The client loses the breaks between lines that are typed in its page.
            return [f"fill {step.box} = {organisation.typed(step.text)}", f"click {step.sends}"]
        case quarter.Picks():
            return [f"choose {step.label} = {organisation.CHANNEL_NAME}", f"click {step.sends}"]
        case quarter.Presses():
            return [f"click {step.label}"]
        case quarter.Writes():
            opening = [] if step.label in OPEN and heard not in FOLDED else [f"click {step.label}"]
            return [*opening, f"fill {step.box} = {step.text}", f"click {step.sends}"]
        case quarter.Visits():
            return ["say home", f"wait {step.text}"]
        case _:
            raise TypeError(step)
