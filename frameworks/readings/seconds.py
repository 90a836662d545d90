"""The second mark of an answer: told beside the first and never crossed with it. Who said what of which level stays with them.

What two readings share whose answers have one: consensus.py (how sure somebody is of the level that they chose) and evidence.py (how
much of its description holds). Knows neither of them.
"""

import dataclasses
import typing
from collections.abc import Mapping, Sequence

import pydantic

from frameworks.readings import disclosure, reading


@dataclasses.dataclass(frozen=True, kw_only=True)
class Second:
    """The second marks of one item. `side` is None where there were too few of them, or where the levels are not shown either.

    `few`: the middle answers reach down into the lower half of the steps, as far as they are shown.
    """

    item_key: str
    side: disclosure.Side | None
    few: bool


@dataclasses.dataclass(frozen=True, kw_only=True)
class Form:
    """How a reading with two halves is stored. `version` stands under `name`, the halves under `first` and `second`."""

    name: str
    version: int
    first: str
    second: str


def read(
    first: reading.Reading,
    answers: Sequence[reading.ItemAnswers],
    marks: Mapping[str, Sequence[int]],
    steps: Sequence[int],
    floor: disclosure.Floor,
) -> tuple[Second, ...]:
    """The second half beside the first. `marks` holds counts per step, lowest first, by item. Raises ImpossibleAnswers.

    It is held back as "ahead" is (rule 3 of disclosure.py): its own floor, only beside levels that are shown, and never in finer
    detail than these.
    """
    people = {one.item_key: sum(one.now) for one in answers}
    return tuple(_second(item.item_key, people[item.item_key], marks.get(item.item_key, ()), steps, floor) for item in first.items)


def fit(first: reading.Reading, second: Sequence[Second]) -> None:
    """Raises UnreadableReading for halves that are of different items, or a second half that tells more than the first."""
    if [one.item_key for one in second] != [one.item_key for one in first.items]:
        raise reading.UnreadableReading("This reading tells of other items in its two halves.")
    bare = [one.item_key for one, item in zip(second, first.items, strict=True) if item.now is None and (one.side or one.few)]
    if bare:
        raise reading.UnreadableReading(f"This reading shows what may not be shown: {', '.join(bare)}.")


def to_json(form: Form, first: reading.Reading, second: tuple[Second, ...]) -> dict[str, typing.Any]:
    """Both halves as plain JSON values."""
    return {form.name: form.version, form.first: reading.to_json(first), form.second: _ADAPTER.dump_python(second, mode="json")}


def from_json(form: Form, stored: dict[str, typing.Any]) -> tuple[reading.Reading, tuple[Second, ...]]:
    """Both halves back from to_json(). Strict: raises UnreadableReading for anything that to_json() does not write."""
    if stored.get(form.name) != form.version or set(stored) != {form.name, form.first, form.second}:
        raise reading.UnreadableReading(f"This reading has form {stored.get(form.name)!r}; this program reads form {form.version}.")
    try:
        first, second = reading.from_json(stored[form.first]), _ADAPTER.validate_python(stored[form.second])
    except (pydantic.ValidationError, AttributeError, TypeError) as exc:
        raise reading.UnreadableReading(f"This stored reading is damaged: {exc}") from exc
    if _ADAPTER.dump_python(second, mode="json") != stored[form.second]:  # the first half was held against itself already
        raise reading.UnreadableReading("This stored reading holds keys that this program does not know.")
    return first, second


def _second(key: str, people: int, marks: Sequence[int], steps: Sequence[int], floor: disclosure.Floor) -> Second:
    counts = tuple(marks) or (0,) * len(steps)
    if len(counts) != len(steps) or min(counts, default=0) < 0 or sum(counts) > people:
        raise reading.ImpossibleAnswers(f"{key} has second marks that do not fit its levels.")
    side = disclosure.side(counts, steps, disclosure.detail_ahead(floor, people, sum(counts)))
    return Second(item_key=key, side=side, few=side is not None and steps.index(side.middle[0]) < len(steps) // 2)


_ADAPTER = pydantic.TypeAdapter(tuple[Second, ...])
