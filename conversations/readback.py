"""One answer as the member may read it back."""

from conversations import actions
from conversations.sitting import PICKED, Answer, Mark, Standing, is_pick, levels, second_of
from conversations.wording import Wording
from frameworks import schema


def answer_words(edition: schema.Edition, answer: Answer | None, words: Wording, *, closed: bool = False) -> str:
    """All of it: "2 Early progress → 4 Maturity", "In many places · Sure", "3 Mature HWB · Most of it", "picked".

    `closed`: what is missing stays so.
    """
    missing = words.say("pulse-not-answered" if closed else "pulse-open")
    if answer is None:
        return missing
    said = missing if answer.now is None else mark_words(edition, actions.Part.NOW, answer.now, words)
    half = second_of(edition, answer.item_key, answer.now)
    if half is not None:
        other = answer.mark(half)
        told = missing if other is None else mark_words(edition, half, other, words)
        said = f"{said} → {told}" if half is actions.Part.AHEAD else f"{said} · {told}"
    return f"{said} {words.say('pulse-has-note')}" if answer.note else said


def mark_words(edition: schema.Edition, part: actions.Part, mark: Mark, words: Wording) -> str:
    """One mark. The number stands before a published level; steps of ours without a scale behind them go by their names."""
    if mark is Standing.SKIP:
        return words.say("pulse-skipped")
    if isinstance(mark, Standing):
        return words.say(f"pulse-{mark.replace('_', '-')}")
    if is_pick(edition):
        return words.say("pick-picked" if mark == PICKED else "pick-passed")
    level = next((one for one in levels(edition, part) if one.value == mark), None)
    if level is None:
        return str(mark)
    bare = part is actions.Part.SURE or edition.scale.shape is schema.Shape.CONSENSUS
    return level.name if bare else f"{mark} {level.name}"
