"""How answers fell on a row of steps, in words: as finely as a reading says, and no finer. Knows no reading as a whole."""

from collections.abc import Sequence

from conversations import wording
from frameworks import schema
from frameworks.readings import disclosure


def counted(side: disclosure.Side, steps: Sequence[schema.Level], words: wording.Wording) -> str:
    """How many chose what, "2 chose Sure and 5 chose Fairly sure"; empty where no counts may be told. `steps`: all, lowest first."""
    names = {step.value: step.name for step in steps}
    found = [(names[step.value], count) for step, count in zip(steps, side.counts, strict=False)]
    found += [(words.say("summary-range", low=names[band.first], high=names[band.last]), band.count) for band in side.bands]
    return words.list_of([words.say("consensus-cell", people=count, step=step) for step, count in found if count])


def middle(side: disclosure.Side, steps: Sequence[schema.Level], words: wording.Wording) -> str:
    """The middle answers by their names; one where they agree."""
    names = {step.value: step.name for step in steps}
    low, high = (names[value] for value in side.middle)
    return low if low == high else words.say("summary-range", low=low, high=high)
