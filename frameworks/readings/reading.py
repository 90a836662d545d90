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
from frameworks.readings import agreement, change, disclosure, distribution, exact_tests, sectors

VERSION = 2
_SINCE_2 = {"arrived", "arrived_withheld", "ranks", "sectors", "tie"}
"""What an item has since form 2. Form 1 is read as if all of it were held back, or never asked for."""


class ImpossibleAnswers(errors.BoardpulseError):
    """These counts cannot belong to one pulse of this edition."""


class UnreadableReading(errors.BoardpulseError):
    """This stored reading cannot be read."""


_Changes = tuple[change.Change | None, change.Arrival | None, disclosure.Tie | None]


@dataclasses.dataclass(frozen=True, kw_only=True)
class ItemAnswers:
    """All answers to one item. `now` and `ahead` are counts aligned with `edition.values`; ahead is empty in an unpaired edition.

    `pairs` holds (level before, level now, how many people) for those who gave this item a level in both pulses. `before` are
    the counts of that earlier pulse, everybody's, aligned with `edition.values`; empty without one. Pairs without it hold back
    the change unless everybody now is among them. `arrows` holds (level pointed to then, level now, how many people), `arrows_before`
    all arrows of then, both for the round whose arrows point to about this day.

    `bands` are counts of now for each band of the sectors, in one order for all items. `bands_known`: they were told of this item
    before; `regrouped`: somebody stands in another band than in the round before. `tie` is what the earlier pulse's reading says of this
    item (ItemReading.tie).
    """

    item_key: str
    now: tuple[int, ...]
    ahead: tuple[int, ...] = ()
    not_sure: int = 0
    not_my_area: int = 0
    pairs: tuple[tuple[int, int, int], ...] = ()
    before: tuple[int, ...] = ()
    arrows: tuple[tuple[int, int, int], ...] = ()
    arrows_before: tuple[int, ...] = ()
    bands: tuple[tuple[int, ...], ...] = ()
    bands_known: bool = False
    regrouped: bool = False
    tie: disclosure.Tie | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class ItemReading:
    """What may be shown of one item. `now` is None where there were too few answers; then so is every other figure.

    `answers` is how many people chose a level. `reach` is (lowest, highest) level the middle could have had everybody answered;
    `others` how many chose no level here, for whatever reason. `camps` only where counts per level are shown. `step` is how many
    levels ahead lies above now, at the lower and at the higher middle answer, smaller first. `not_sure` and `not_my_area` are
    None below three people. `moved` is None where nobody answered twice, or, with `moved_withheld`, where it may not be shown;
    `arrived`, where those who pointed an arrow at about this day stand against it, in the same way. `ranks` is for exports alone.
    `sectors` are the middle answers of each band of Reading.sectors, in that order; empty where they may not be told apart here.
    `tie` is for the next round's reading: it goes by who answered, and by no answer.
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
    arrived: change.Arrival | None = None
    arrived_withheld: bool = False
    ranks: exact_tests.Wilcoxon | None = None
    sectors: tuple[distribution.Pair, ...] = ()
    tie: disclosure.Tie | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class Reading:
    """`answered` of `eligible` members answered at least one item. `items` stand in the order of the edition.

    `talk_first` holds the keys of the items shown, views furthest apart first. It stands in place of the figure behind it:
    for a few answers that figure would give the counts away. `sectors` names the sectors of each band that is told apart; mostly none.
    """

    edition: str
    eligible: int
    answered: int
    floor: int
    items: tuple[ItemReading, ...]
    talk_first: tuple[str, ...]
    sectors: tuple[tuple[str, ...], ...] = ()

    def __post_init__(self) -> None:
        low = [item.item_key for item in self.items if item.answers is not None and item.answers < self.floor]
        bare = [item.item_key for item in self.items if item.answers is None and _tells(item)]
        odd = [item.item_key for item in self.items if len(item.sectors) not in {0, len(self.sectors)} or (item.ranks and not item.moved)]
        if low or bare or odd:
            raise UnreadableReading(f"This reading shows what may not be shown: {', '.join([*low, *bare, *odd])}.")

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
    sectors: tuple[tuple[str, ...], ...] = (),
) -> Reading:
    """Read one closed pulse. An edition of open questions has no items to read.

    `eligible` is the seats at opening, `answered` the members who answered at least one item ("not sure" counts as an answer).
    `sectors` names the sectors of each band that may be told apart. Raises ImpossibleAnswers.
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
        if len(one.bands) not in {0, len(sectors)}:
            raise ImpossibleAnswers(f"{one.item_key} has bands that nobody named.")
    items = tuple(_item(one, edition.values, eligible, answered, floor) for one in asked)
    return Reading(
        edition=edition.ref,
        eligible=eligible,
        answered=answered,
        floor=floor.answers,
        items=items,
        talk_first=_talk_first(asked, items),
        sectors=sectors if any(item.sectors for item in items) else (),
    )


def to_json(reading: Reading) -> dict[str, typing.Any]:
    """The reading as plain JSON values, with the version of its form under "reading"."""
    plain: dict[str, typing.Any] = _ADAPTER.dump_python(reading, mode="json")
    return {"reading": VERSION, **plain}


def from_json(stored: dict[str, typing.Any]) -> Reading:
    """The reading back from to_json(). Strict: raises UnreadableReading for another form, a missing key or an unknown one."""
    form = stored.get("reading")
    if form not in {1, VERSION}:
        raise UnreadableReading(f"This reading has form {form!r}; this program reads the forms 1 and {VERSION}.")
    rest = {key: value for key, value in stored.items() if key != "reading"}
    try:
        reading = _ADAPTER.validate_json(json.dumps(rest), strict=True)
    except (pydantic.ValidationError, TypeError) as exc:
        raise UnreadableReading(f"This stored reading is damaged: {exc}") from exc
    if (to_json(reading) if form == VERSION else _first_form(reading)) != stored:
        raise UnreadableReading("This stored reading holds keys that this program does not know.")
    return reading if form == VERSION else _tied(reading)


def _tied(reading: Reading) -> Reading:
    """Form 1 did not say whether a change was of the same people, so it is taken not to be."""
    items = (dataclasses.replace(item, tie=disclosure.Tie.ONCE) if item.moved or item.moved_withheld else item for item in reading.items)
    return dataclasses.replace(reading, items=tuple(items))


def _first_form(reading: Reading) -> dict[str, typing.Any]:
    """What form 1 wrote of the same reading."""
    plain = to_json(reading)
    del plain["sectors"]
    items = [{key: value for key, value in item.items() if key not in _SINCE_2} for item in plain["items"]]
    return {**plain, "reading": 1, "items": items}


def _check(one: ItemAnswers, edition: schema.Edition, answered: int) -> None:
    levels, people = len(edition.values), sum(one.now) + one.not_sure + one.not_my_area
    banded = [count for band in one.bands for count in band]
    paired = [count for _, _, count in (*one.pairs, *one.arrows)]
    every = [*one.now, *one.ahead, *one.before, *one.arrows_before, *banded, one.not_sure, one.not_my_area, *paired]
    faults = {
        "a count below nought": min(every) < 0,
        "counts that do not fit the scale": len(one.now) != levels
        or not {len(one.ahead), len(one.before), len(one.arrows_before), *map(len, one.bands)} <= {0, levels},
        "an ahead in an edition without one": any(one.ahead) and not edition.paired,
        "more answers than members who answered": max(people, sum(one.ahead)) > answered,
        "more pairs than answers": any(sum(count for _, _, count in pairs) > sum(one.now) for pairs in (one.pairs, one.arrows)),
        "pairs that do not fit the answers before": bool(one.before) and not _fits(one.pairs, one.before, edition.values),
        "arrows that do not fit those of then": not _fits(one.arrows, one.arrows_before, edition.values),
        "bands of other answers": any(sum(column) > all_ for column, all_ in zip(zip(*one.bands, strict=True), one.now, strict=False)),
    }
    found = [fault for fault, there in faults.items() if there]
    if found:
        raise ImpossibleAnswers(f"{one.item_key} has {' and '.join(found)}.")


def _fits(pairs: Sequence[tuple[int, int, int]], before: Sequence[int], values: tuple[int, ...]) -> bool:
    """Whether no level before is taken by more pairs than people chose it then."""
    taken: collections.Counter[int] = collections.Counter()
    for level, _, people in pairs:
        taken[level] += people
    return taken <= collections.Counter(dict(zip(values, before, strict=False)))


def _tells(item: ItemReading) -> bool:
    """Whether anything is told that needs answers to be shown."""
    return any((item.now, item.ahead, item.reach, item.moved, item.arrived, item.ranks, item.sectors))


def _item(one: ItemAnswers, values: tuple[int, ...], eligible: int, answered: int, floor: disclosure.Floor) -> ItemReading:
    people = sum(one.now)
    now = disclosure.side(one.now, values, disclosure.detail_now(floor, people))
    ahead = disclosure.side(one.ahead, values, disclosure.detail_ahead(floor, people, sum(one.ahead))) if any(one.ahead) else None
    # "Not sure" counts as missing here: such a member could still come down anywhere, and leaving them out would tell their number.
    bounds = distribution.bounds(one.now, values, eligible - people)
    sizes = [sum(band) for band in one.bands]
    apart = one.bands if sectors.may_break_down(floor, sizes, everybody=people) and sectors.keeps_open(one.now, sizes) else ()
    moved, arrived, tie = _changes(one, floor, told_apart=bool(apart))
    return ItemReading(
        item_key=one.item_key,
        answers=people if now else None,
        now=now,
        ahead=ahead,
        views=agreement.words(one.now, values) if now else None,
        camps=agreement.two_camps(one.now, values) if now and now.detail is disclosure.Detail.COUNTS else None,
        reach=disclosure.reach(now, bounds) if now and bounds else None,
        others=eligible - people if now else None,
        step=distribution.gap(now.middle, ahead.middle) if now and ahead else None,
        not_sure=disclosure.aside(one.not_sure) if now else None,
        not_my_area=disclosure.aside(one.not_my_area) if now else None,
        mostly_not_sure=disclosure.mostly(floor, one.not_sure, answered),
        mostly_not_my_area=disclosure.mostly(floor, one.not_my_area, answered),
        moved=moved,
        moved_withheld=now is not None and moved is None and disclosure.may_miss(floor, one.pairs, one.before),
        arrived=arrived,
        arrived_withheld=now is not None and arrived is None and disclosure.may_miss(floor, one.arrows, one.arrows_before),
        ranks=_ranks(one) if moved and disclosure.may_rank(moved, one.before, one.now) else None,
        sectors=tuple(pair for band in apart if (pair := distribution.middles(band, values))),
        tie=tie,
    )


def _changes(one: ItemAnswers, floor: disclosure.Floor, *, told_apart: bool) -> _Changes:
    """What may be told of where people came from, and of where they had meant to be; and what the next round is tied to."""
    moved, shown, tie = change.paired_change(one.pairs), None, None
    alone = disclosure.would_single_out(
        moved, one.before, one.now, told_now=told_apart, told_before=one.bands_known, regrouped=one.regrouped
    )
    if not alone and disclosure.may_speak(floor, moved, one.before, one.now, one.tie):
        shown, tie = disclosure.shown_change(floor, moved, one.before, one.now), disclosure.tied(moved, one.before, one.now)
    arrived = change.paired_change(one.arrows)
    singled = told_apart and not disclosure.beside_parts(arrived, one.now)
    if singled or not disclosure.may_speak(floor, arrived, one.arrows_before, one.now, tie):
        return shown, None, tie
    found = disclosure.shown_change(floor, arrived, one.arrows_before, one.now)
    return shown, change.arrival(found) if found else None, disclosure.tied(arrived, one.arrows_before, one.now)


def _ranks(one: ItemAnswers) -> exact_tests.Wilcoxon:
    return exact_tests.wilcoxon(after - before for before, after, people in one.pairs for _ in range(people))


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
