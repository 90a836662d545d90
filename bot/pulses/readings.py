"""What a pulse came to: its answers, counted by the database, as the reading that suits the form of its questions."""

import asyncio
import dataclasses
import functools
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from bot import ports
from bot.instruments import comparing
from bot.pulses import groups, looking_back
from conversations import boards, records
from conversations import sitting as sittings
from frameworks import loader, schema
from frameworks.readings import consensus, disclosure, evidence, picks, reading, stored


@dataclasses.dataclass(frozen=True, kw_only=True)
class _Parts:
    """The names of the groups that may be told apart, and in the same order the answers of each, by item and level.

    `known` are the items of which groups were told before; `regrouped`: since then, or since the round before, somebody changed groups.
    """

    names: groups.Names = ()
    counts: tuple[Mapping[tuple[str, int | None], int], ...] = ()
    known: frozenset[str] = frozenset()
    regrouped: bool = False


async def came_to(repos: ports.Repositories, record: records.PulseRecord, edition: schema.Edition, library: loader.Library) -> stored.Any:
    """Read a pulse that was just closed. It is laid beside the one before only where both asked the same (comparing.py)."""
    eligible, floor = await repos.pulses.eligible(record.pulse_id), disclosure.Floor(answers=record.floor)
    if edition.scale.shape is schema.Shape.PICK:
        found = await repos.pulses.picks(record.pulse_id, len(edition.items))
        return picks.read(edition, found.picked, eligible=eligible, done=found.done, floor=floor)
    answered, counts = await repos.pulses.answered(record.pulse_id), await repos.pulses.counts(record.pulse_id)
    rounds = await looking_back.same_series(repos, record)
    parts = await _parts(repos, record, rounds)
    if edition.scale.shape is schema.Shape.CONSENSUS:
        sure = _by_step(edition, edition.scale.sureness, await repos.pulses.sureness(record.pulse_id))
        given = _item_answers(edition, counts, (), (), parts=parts)
        return consensus.read(edition, given, sure, eligible=eligible, answered=answered, floor=floor, sectors=parts.names)
    compared = await comparing.of(repos, record, library, with_answers=True)
    earlier, apart = compared.earlier, compared.apart
    pairs = [one for one in await repos.pulses.pairs(earlier.pulse_id, record.pulse_id) if one.item_key not in apart] if earlier else []
    before = [one for one in await repos.pulses.counts(earlier.pulse_id) if one.item_key not in apart] if earlier else []
    arrows, pointed = await _arrows(repos, record, [one for one, _ in rounds], library)
    ties = _ties(earlier, rounds, edition)
    given = _item_answers(edition, counts, pairs, before, arrows=arrows, pointed=pointed, parts=parts, ties=ties)
    if boards.Extra.EVIDENCE in record.extras and edition.scale.evidence:
        held = _by_step(edition, edition.scale.evidence, await repos.pulses.sureness(record.pulse_id))
        read = functools.partial(
            evidence.read, edition, given, held, eligible=eligible, answered=answered, floor=floor, sectors=parts.names
        )
        return await _beside(read, pairs or arrows)
    read_levels = functools.partial(reading.read, edition, given, eligible=eligible, answered=answered, floor=floor, sectors=parts.names)
    return await _beside(read_levels, pairs or arrows)


async def _beside(read: Callable[[], stored.Any], changes: Sequence[records.PairCount]) -> stored.Any:
    """What `read` gives; where there are changes, from a thread of its own.

    Whether a change may be told can take a second of computing for each item of a large board, half of whose people answered only once.
    The rest of this process goes on meanwhile. What has to write waits: on SQLite for the one connection, on PostgreSQL for nobody.
    """
    return await asyncio.to_thread(read) if changes else read()


async def _arrows(
    repos: ports.Repositories, record: records.PulseRecord, rounds: Sequence[records.PulseRecord], library: loader.Library
) -> tuple[list[records.PairCount], list[records.ItemCount]]:
    """Arrow then and circle now, and all arrows of then; both empty where no arrows point to about this day."""
    then = looking_back.pointing_here(record, rounds, library)
    if then is None or not looking_back.is_kept(then, record):
        return [], []
    apart = comparing.apart(library, then, record)
    pairs, counts = await repos.figures.arrivals(then.pulse_id, record.pulse_id), await repos.pulses.counts(then.pulse_id)
    return [one for one in pairs if one.item_key not in apart], [one for one in counts if one.item_key not in apart]


async def _parts(repos: ports.Repositories, record: records.PulseRecord, rounds: Sequence[looking_back.Told]) -> _Parts:
    """The groups of this round, where the board has them told; and what earlier rounds told of groups, whether it has now or not."""
    telling = [(one, found) for one, read in rounds if looking_back.is_kept(one, record) and (found := _told_apart(read))]
    is_on = boards.Extra.SECTORS in record.extras
    if not is_on and not telling:
        return _Parts()
    names, people = await groups.of(repos, record)
    against = {one.pulse_id: one for one, _ in (*rounds[-1:], *telling)}
    moved = [groups.regrouped((await groups.of(repos, one))[1], people) for one in against.values()]
    counts = [await repos.figures.levels_of(record.pulse_id, some) for some in people] if is_on else []
    return _Parts(
        names=names if is_on else (),
        counts=tuple({(row.item_key, row.now_level): row.count for row in rows} for rows in counts),
        known=frozenset(key for _, found in telling for key in found),
        regrouped=any(moved),
    )


def _told_apart(read: stored.Any) -> frozenset[str]:
    """The items of which groups were told."""
    match read:
        case evidence.Evidence():
            return _told_apart(read.levels)
        case reading.Reading():
            return frozenset(item.item_key for item in read.items if item.sectors)
    return frozenset()


def _ties(
    earlier: records.PulseRecord | None, rounds: Sequence[looking_back.Told], edition: schema.Edition
) -> Mapping[str, disclosure.Tie | None]:
    """What the round before leaves each item tied to. A round whose reading is not at hand is taken to have told a change."""
    read = next((read for one, read in rounds if earlier and one.pulse_id == earlier.pulse_id), None)
    match read.levels if isinstance(read, evidence.Evidence) else read:
        case reading.Reading(items=items):
            return {item.item_key: item.tie for item in items}
    return {item.key: disclosure.Tie.ONCE for item in edition.items} if earlier else {}


def _by_step(edition: schema.Edition, steps: Iterable[schema.Level], rows: Iterable[records.SureCount]) -> dict[str, tuple[int, ...]]:
    counted = {(row.item_key, row.sure): row.count for row in rows}
    values = [step.value for step in steps]
    return {item.key: tuple(counted.get((item.key, value), 0) for value in values) for item in edition.items}


def _item_answers(
    edition: schema.Edition,
    counts: Iterable[records.ItemCount],
    pairs: Iterable[records.PairCount],
    counts_before: Iterable[records.ItemCount],
    *,
    arrows: Iterable[records.PairCount] = (),
    pointed: Iterable[records.ItemCount] = (),
    parts: _Parts,
    ties: Mapping[str, disclosure.Tie | None] | None = None,
) -> list[reading.ItemAnswers]:
    rows = list(counts)
    now = _tally((row.item_key, row.now_level, row.count) for row in rows)
    ahead = _tally((row.item_key, row.ahead_level, row.count) for row in rows)
    before = _tally((row.item_key, row.now_level, row.count) for row in counts_before)
    then = _tally((row.item_key, row.ahead_level, row.count) for row in pointed)
    standing: dict[tuple[str, sittings.Standing], int] = defaultdict(int)
    for row in rows:
        if row.now_standing is not None:
            standing[row.item_key, row.now_standing] += row.count
    moved, arrived = _ways(pairs), _ways(arrows)
    return [
        reading.ItemAnswers(
            item_key=item.key,
            now=tuple(now[item.key, value] for value in edition.values),
            ahead=tuple(ahead[item.key, value] for value in edition.values) if edition.paired else (),
            not_sure=standing[item.key, sittings.Standing.NOT_SURE],
            not_my_area=standing[item.key, sittings.Standing.NOT_MY_AREA],
            pairs=tuple(moved[item.key]),
            before=tuple(before[item.key, value] for value in edition.values) if before else (),
            arrows=tuple(arrived[item.key]),
            arrows_before=tuple(then[item.key, value] for value in edition.values) if then else (),
            bands=tuple(tuple(band.get((item.key, value), 0) for value in edition.values) for band in parts.counts),
            bands_known=item.key in parts.known,
            regrouped=parts.regrouped,
            tie=(ties or {}).get(item.key),
        )
        for item in edition.items
    ]


def _tally(rows: Iterable[tuple[str, int | None, int]]) -> Mapping[tuple[str, int], int]:
    """How many by item and level, from (item, level or None, how many)."""
    found: dict[tuple[str, int], int] = defaultdict(int)
    for item_key, level, count in rows:
        if level is not None:
            found[item_key, level] += count
    return found


def _ways(pairs: Iterable[records.PairCount]) -> Mapping[str, list[tuple[int, int, int]]]:
    found: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for pair in pairs:
        found[pair.item_key].append((pair.before, pair.after, pair.count))
    return found
