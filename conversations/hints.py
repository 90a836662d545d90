"""How to type an answer, for each form of question, and what to say when it could not be read."""

from conversations import actions
from conversations.sitting import levels
from conversations.wording import Wording
from frameworks import schema


def how(edition: schema.Edition, words: Wording) -> str:
    """All that can be typed in a sitting."""
    match edition.scale.shape:
        case schema.Shape.PICK:
            return words.say("pick-help", most=edition.scale.picks or 1)
        case schema.Shape.CONSENSUS:
            return words.say("consensus-help", **_ends(edition))
    if edition.checks_evidence:
        return words.say("evidence-help", **_ends(edition))
    return words.say("pulse-help", low=edition.values[0], high=edition.values[-1], paired=_paired(edition))


def not_understood(edition: schema.Edition, words: Wording) -> str:
    """For a line that is no answer."""
    match edition.scale.shape:
        case schema.Shape.PICK:
            return words.say("pick-not-understood", total=len(edition.items))
        case schema.Shape.CONSENSUS:
            return words.say("consensus-not-understood", **_ends(edition))
    if edition.checks_evidence:
        return words.say("evidence-not-understood", **_ends(edition))
    return words.say("pulse-not-understood", low=edition.values[0], high=edition.values[-1], paired=_paired(edition))


def out_of_range(edition: schema.Edition, words: Wording) -> str:
    """For a number that is no level, no step and no item."""
    total = len(edition.items)
    match edition.scale.shape:
        case schema.Shape.PICK:
            return words.say("pick-out-of-range", total=total)
        case schema.Shape.CONSENSUS:
            return words.say("consensus-out-of-range", total=total, **_ends(edition))
    if edition.checks_evidence:
        return words.say("evidence-out-of-range", total=total, **_ends(edition))
    return words.say("pulse-out-of-range", low=edition.values[0], high=edition.values[-1], total=total)


def change(edition: schema.Edition, item: schema.Item, words: Wording) -> str:
    """How to answer an item that is not the one being asked."""
    if edition.scale.sureness:
        key = "evidence-change-typed" if edition.checks_evidence else "consensus-change-typed"
        sure = levels(edition, actions.Part.SURE)
        return words.say(key, position=item.position, low=edition.values[0], sure=sure[0].value)
    return words.say("pulse-change-typed", position=item.position, low=edition.values[0], paired=_paired(edition))


def _paired(edition: schema.Edition) -> str:
    return "yes" if edition.paired else "no"


def _ends(edition: schema.Edition) -> dict[str, int]:
    sure = levels(edition, actions.Part.SURE)
    return {"low": edition.values[0], "high": edition.values[-1], "least": sure[0].value, "most": sure[-1].value}
