"""The parts that every chart is read back from: plain JSON values in, checked values out. What does not fit is a ValueError."""

import dataclasses
import math
from collections.abc import Iterable

from conversations import figures

MOST_LEVELS = 10


def table(raw: object) -> figures.Table:
    """A twin."""
    found = keys(raw, figures.Table)
    return figures.Table(
        title=text(found["title"]), columns=texts(found["columns"]), rows=tuple(texts(one) for one in items(found["rows"]))
    )


def levels(raw: object) -> tuple[tuple[int, str], ...]:
    """The levels of a scale with their names, lowest first."""
    found = tuple((whole_number(value), text(name)) for value, name in (items(one) for one in items(raw)))
    values = [value for value, _ in found]
    if not 2 <= len(values) <= MOST_LEVELS or values != sorted(set(values)):
        raise ValueError(f"a chart has 2 to {MOST_LEVELS} levels, lowest first")
    return found


def check_size(count: int, least: int, most: int) -> None:
    """So many items, and no other number of them."""
    if not least <= count <= most:
        raise ValueError(f"a chart like this has {least} to {most} items")


def check_middles(pairs: Iterable[tuple[int, int] | None], values: Iterable[int]) -> None:
    """Pairs of levels on a scale of these values."""
    scale = set(values)
    for one in pairs:
        if one is not None and not (one[0] <= one[1] and set(one) <= scale):
            raise ValueError("a middle is two levels of the scale, the lower first")


def keys(raw: object, shape: type) -> dict[str, object]:
    """The fields of a dataclass: all of them, and no others."""
    names = {field.name for field in dataclasses.fields(shape)}
    if not isinstance(raw, dict) or set(raw) != names:
        raise ValueError(f"{shape.__name__} has other keys")
    return raw


def items(raw: object) -> list[object]:
    """A list."""
    if not isinstance(raw, list):
        raise ValueError("a list was expected")  # noqa: TRY004 - one error for every fault of the pipe
    return raw


def text(raw: object) -> str:
    """Words."""
    if not isinstance(raw, str):
        raise ValueError("text was expected")  # noqa: TRY004 - one error for every fault of the pipe
    return raw


def maybe_text(raw: object) -> str | None:
    """Words, or none."""
    return None if raw is None else text(raw)


def texts(raw: object) -> tuple[str, ...]:
    """A list of words."""
    return tuple(text(one) for one in items(raw))


def whole_number(raw: object) -> int:
    """A whole number, which yes and no are not."""
    if not isinstance(raw, int) or isinstance(raw, bool):
        raise ValueError("a whole number was expected")  # noqa: TRY004 - one error for every fault of the pipe
    return raw


def whole_numbers(raw: object) -> tuple[int, ...]:
    """A list of whole numbers."""
    return tuple(whole_number(one) for one in items(raw))


def number(raw: object) -> float:
    """A number that is one: JSON of other programs knows "not a number", and numbers without end."""
    if not isinstance(raw, int | float) or isinstance(raw, bool) or not math.isfinite(raw):
        raise ValueError("a number was expected")
    return float(raw)


def maybe_number(raw: object) -> float | None:
    """A number, or none."""
    return None if raw is None else number(raw)


def truth(raw: object) -> bool:
    """Yes or no."""
    if not isinstance(raw, bool):
        raise ValueError("yes or no was expected")  # noqa: TRY004 - one error for every fault of the pipe
    return raw


def pair(raw: object) -> tuple[int, int] | None:
    """Two whole numbers, or none."""
    if raw is None:
        return None
    low, high = whole_numbers(raw)
    return low, high
