"""What the answers of a closed pulse say. Computed once, at close, and stored; nothing later looks at the answers again.

A Reading holds only what disclosure.py let through. Knows no board, no member and no clock.
"""

import collections
import dataclasses
import json
import typing
from collections.abc import Sequence

import pydantic

from frameworks import errors, schema
from frameworks.readings import agreement, change, disclosure, distribution

VERSION = 1


class ImpossibleAnswers(errors.BoardpulseError):
    """These counts cannot belong to one pulse of this edition."""


class UnreadableReading(errors.BoardpulseError):
    """This stored reading cannot be read."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class ItemAnswers:
    """All answers to one item. `now` and `ahead` are counts aligned with `edition.values`; ahead is empty in an unpaired edition.

    `pairs` holds (level before, level now, how many people) for those who gave this item a level in both pulses. `before` are
    the counts of that earlier pulse, everybody's, aligned with `edition.values`; empty without one. Pairs without it hold back
    the change unless everybody now is among them.
    """

    item_key: str
    now: tuple[int, ...]
    ahead: tuple[int, ...] = ()
    not_sure: int = 0
    not_my_area: int = 0
    pairs: tuple[tuple[int, int, int], ...] = ()
    before: tuple[int, ...] = ()


@dataclasses.dataclass(frozen=True, kw_only=True)
class ItemReading:
    """What may be shown of one item. `now` is None where there were too few answers; then so is every other figure.

    `answers` is how many people chose a level. `reach` is (lowest, highest) level the middle could have had everybody answered;
    `others` how many chose no level here, for whatever reason. `camps` only where counts per level are shown. `step` is how many
    levels ahead lies above now, at the lower and at the higher middle answer, smaller first. `not_sure` and `not_my_area` are
    None below three people. `moved` is None where nobody answered twice, or, with `moved_withheld`, where it may not be shown.
    """

    item_key: str
    answers: int | None
    now: disclosure.Side | None
    ahead: disclosure.Side | None
    views: agreement.Agreement | None
    camps: agreement.Camps | None
    reach: distribution.Pair | None
    others: int | None
    step: distribution.Pair | None
    not_sure: int | None
    not_my_area: int | None
    mostly_not_sure: bool
    mostly_not_my_area: bool
    moved: change.Change | None
    moved_withheld: bool


@dataclasses.dataclass(frozen=True, kw_only=True)
class Reading:
    """`answered` of `eligible` members answered at least one item. `items` stand in the order of the edition.

    `talk_first` holds the keys of the items shown, views furthest apart first. It stands in place of the figure behind it:
    for a few answers that figure would give the counts away.
    """

    edition: str
    eligible: int
    answered: int
    floor: int
    items: tuple[ItemReading, ...]
    talk_first: tuple[str, ...]

    def __post_init__(self) -> None:
        low = [item.item_key for item in self.items if item.answers is not None and item.answers < self.floor]
        bare = [item.item_key for item in self.items if item.answers is None and (item.now or item.ahead or item.reach or item.moved)]
        if low or bare:
            raise UnreadableReading(f"This reading shows what may not be shown: {', '.join([*low, *bare])}.")

    def item(self, key: str) -> ItemReading | None:
        """The reading of this item, or None where it was not asked."""
        return next((one for one in self.items if one.item_key == key), None)


def read(
    edition: schema.Edition,
    answers: Sequence[ItemAnswers],
    *,
    eligible: int,
    answered: int,
    floor: disclosure.Floor | None = None,
) -> Reading:
    """Read one closed pulse. An edition of open questions has no items to read.

    `eligible` is the seats at opening, `answered` the members who answered at least one item ("not sure" counts as an answer).
    Raises ImpossibleAnswers.
    """
    floor = floor or disclosure.Floor()
    if answered > eligible:
        raise ImpossibleAnswers(f"{answered} of {eligible} members cannot have answered.")
    given = {one.item_key: one for one in answers}
    strangers = sorted(set(given) - {item.key for item in edition.items})
    if strangers or len(given) != len(answers):
        raise ImpossibleAnswers(f"Unknown or repeated items for {edition.ref}: {', '.join(strangers) or 'repeated'}.")
    asked = [given[item.key] for item in edition.items if item.key in given and edition.values]
    for one in asked:
        _check(one, edition, answered)
    items = tuple(_item(one, edition.values, eligible, answered, floor) for one in asked)
    return Reading(
        edition=edition.ref,
        eligible=eligible,
        answered=answered,
        floor=floor.answers,
        items=items,
        talk_first=_talk_first(asked, items),
    )


def to_json(reading: Reading) -> dict[str, typing.Any]:
    """The reading as plain JSON values, with the version of its form under "reading"."""
    plain: dict[str, typing.Any] = _ADAPTER.dump_python(reading, mode="json")
    return {"reading": VERSION, **plain}


def from_json(stored: dict[str, typing.Any]) -> Reading:
    """The reading back from to_json(). Strict: raises UnreadableReading for another version, a missing key or an unknown one."""
    if stored.get("reading") != VERSION:
        raise UnreadableReading(f"This reading has form {stored.get('reading')!r}; this program reads form {VERSION}.")
    rest = {key: value for key, value in stored.items() if key != "reading"}
    try:
        reading = _ADAPTER.validate_json(json.dumps(rest), strict=True)
    except (pydantic.ValidationError, TypeError) as exc:
        raise UnreadableReading(f"This stored reading is damaged: {exc}") from exc
    if to_json(reading) != stored:
        raise UnreadableReading("This stored reading holds keys that this program does not know.")
    return reading


def _check(one: ItemAnswers, edition: schema.Edition, answered: int) -> None:
    levels, people = len(edition.values), sum(one.now) + one.not_sure + one.not_my_area
    every = [*one.now, *one.ahead, *one.before, one.not_sure, one.not_my_area, *(count for _, _, count in one.pairs)]
    faults = {
        "a count below nought": min(every) < 0,
        "counts that do not fit the scale": len(one.now) != levels or not {len(one.ahead), len(one.before)} <= {0, levels},
        "an ahead in an edition without one": any(one.ahead) and not edition.paired,
        "more answers than members who answered": max(people, sum(one.ahead)) > answered,
        "more pairs than answers": sum(count for _, _, count in one.pairs) > sum(one.now),
        "pairs that do not fit the answers before": bool(one.before) and not _fits(one, edition.values),
    }
    found = [fault for fault, there in faults.items() if there]
    if found:
        raise ImpossibleAnswers(f"{one.item_key} has {' and '.join(found)}.")


def _fits(one: ItemAnswers, values: tuple[int, ...]) -> bool:
    """Whether no level before is taken by more pairs than people chose it then."""
    taken: collections.Counter[int] = collections.Counter()
    for level, _, people in one.pairs:
        taken[level] += people
    return taken <= collections.Counter(dict(zip(values, one.before, strict=False)))


def _item(one: ItemAnswers, values: tuple[int, ...], eligible: int, answered: int, floor: disclosure.Floor) -> ItemReading:
    people = sum(one.now)
    now = disclosure.side(one.now, values, disclosure.detail_now(floor, people))
    ahead = disclosure.side(one.ahead, values, disclosure.detail_ahead(floor, people, sum(one.ahead))) if any(one.ahead) else None
    # "Not sure" counts as missing here: such a member could still come down anywhere, and leaving them out would tell their number.
    bounds = distribution.bounds(one.now, values, eligible - people)
    moved = disclosure.shown_change(floor, change.paired_change(one.pairs), one.before, one.now)
    return ItemReading(
        item_key=one.item_key,
        answers=people if now else None,
        now=now,
        ahead=ahead,
        views=agreement.words(one.now, values) if now else None,
        camps=agreement.two_camps(one.now, values) if now and now.detail is disclosure.Detail.COUNTS else None,
        reach=disclosure.reach(now, bounds) if now and bounds else None,
        others=eligible - people if now else None,
        step=_step(now, ahead) if now and ahead else None,
        not_sure=disclosure.aside(one.not_sure) if now else None,
        not_my_area=disclosure.aside(one.not_my_area) if now else None,
        mostly_not_sure=disclosure.mostly(floor, one.not_sure, answered),
        mostly_not_my_area=disclosure.mostly(floor, one.not_my_area, answered),
        moved=moved,
        moved_withheld=now is not None and bool(one.pairs) and moved is None,
    )


def _step(now: disclosure.Side, ahead: disclosure.Side) -> distribution.Pair:
    first, second = sorted(above - below for below, above in zip(now.middle, ahead.middle, strict=True))
    return first, second


def _talk_first(asked: Sequence[ItemAnswers], items: Sequence[ItemReading]) -> tuple[str, ...]:
    """Two camps first, then the least agreement, then the most people who moved, then the order of the edition."""

    def apart(pair: tuple[ItemAnswers, ItemReading]) -> tuple[bool, float, int]:
        answers, item = pair
        figure = agreement.van_der_eijk(answers.now)
        camps = agreement.two_camps(answers.now, range(len(answers.now)))
        return camps is None, 1.0 if figure is None else figure, -(item.moved.moved if item.moved else 0)

    shown = [(one, item) for one, item in zip(asked, items, strict=True) if item.now]
    return tuple(item.item_key for _, item in sorted(shown, key=apart))


_ADAPTER = pydantic.TypeAdapter(Reading)
