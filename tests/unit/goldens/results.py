"""The chair's preview, and members' own answers beside the board's."""

import dataclasses
from collections.abc import Iterator

from conversations import messages, own_answers, preview
from frameworks.readings.reading import ItemAnswers
from tests.unit.conversations import results_sample, summary_samples
from tests.unit.conversations.dialogue import WORDS

FEW = tuple(ItemAnswers(item_key=key, now=(0, 0, 2, 2, 0, 0)) for key in ("trust", "money", "voice"))


def previews() -> Iterator[tuple[str, messages.Message]]:
    """What a chair gets."""
    yield "usual", results_sample.previewed()
    for wait in (preview.Wait.ELECTION, preview.Wait.LOST, preview.Wait.LEAVING):
        yield wait.value, preview.preview(dataclasses.replace(results_sample.FACTS, wait=wait), few(), WORDS)


def few() -> messages.Message:
    """A short summary, so that what stands around it is what is looked at."""
    return summary_samples.below_floor()


def asides() -> Iterator[tuple[str, messages.Message]]:
    """What a chair is answered."""
    yield "preview-help", preview.help_with(WORDS)
    for came_to in preview.Posting:
        yield f"preview-told-{came_to}", preview.told(results_sample.FACTS, came_to, WORDS)
    other = dataclasses.replace(results_sample.FACTS, board_name="Hilltop")
    yield "preview-which", preview.which([results_sample.FACTS, other], WORDS)
    yield "own-answers-not-out", own_answers.not_to_show(WORDS, is_out=False)
    yield "own-answers-over", own_answers.not_to_show(WORDS, is_out=True)


def own() -> Iterator[tuple[str, messages.Message]]:
    """What each member gets for themselves."""
    library = summary_samples.library()
    areas = library[summary_samples.AREAS]
    made = {
        "levels": results_sample.levels(),
        "below-floor": results_sample.levels(None, *FEW, answered=4),
        "consensus": results_sample.sure(library[summary_samples.BAROMETER]),
        "evidence": results_sample.held(library[summary_samples.TOOL].with_evidence()),
        "picks": results_sample.picked(areas, (0, 4)),
        "picks-few": results_sample.picked(areas, (0,), done=3),
        "picks-not-done": results_sample.picked(areas, (0,), finished=False),
    }
    yield from ((name, own_answers.own(one, WORDS)) for name, one in made.items())
