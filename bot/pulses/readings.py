"""What a pulse came to: its answers, counted by the database, as the reading that suits the form of its questions."""

from collections import defaultdict
from collections.abc import Iterable

from bot import ports
from bot.instruments import comparing
from conversations import boards, records
from conversations import sitting as sittings
from frameworks import loader, schema
from frameworks.readings import consensus, disclosure, evidence, picks, reading, stored


async def came_to(repos: ports.Repositories, record: records.PulseRecord, edition: schema.Edition, library: loader.Library) -> stored.Any:
    """Read a pulse that was just closed. It is laid beside the one before only where both asked the same (comparing.py)."""
    eligible, floor = await repos.pulses.eligible(record.pulse_id), disclosure.Floor(answers=record.floor)
    if edition.scale.shape is schema.Shape.PICK:
        found = await repos.pulses.picks(record.pulse_id, len(edition.items))
        return picks.read(edition, found.picked, eligible=eligible, done=found.done, floor=floor)
    answered, counts = await repos.pulses.answered(record.pulse_id), await repos.pulses.counts(record.pulse_id)
    if edition.scale.shape is schema.Shape.CONSENSUS:
        sure = _by_step(edition, edition.scale.sureness, await repos.pulses.sureness(record.pulse_id))
        return consensus.read(edition, _item_answers(edition, counts, (), ()), sure, eligible=eligible, answered=answered, floor=floor)
    compared = await comparing.of(repos, record, library, with_answers=True)
    earlier, apart = compared.earlier, compared.apart
    pairs = [one for one in await repos.pulses.pairs(earlier.pulse_id, record.pulse_id) if one.item_key not in apart] if earlier else []
    before = [one for one in await repos.pulses.counts(earlier.pulse_id) if one.item_key not in apart] if earlier else []
    given = _item_answers(edition, counts, pairs, before)
    if boards.Extra.EVIDENCE in record.extras and edition.scale.evidence:
        held = _by_step(edition, edition.scale.evidence, await repos.pulses.sureness(record.pulse_id))
        return evidence.read(edition, given, held, eligible=eligible, answered=answered, floor=floor)
    return reading.read(edition, given, eligible=eligible, answered=answered, floor=floor)


def _by_step(edition: schema.Edition, steps: Iterable[schema.Level], rows: Iterable[records.SureCount]) -> dict[str, tuple[int, ...]]:
    counted = {(row.item_key, row.sure): row.count for row in rows}
    values = [step.value for step in steps]
    return {item.key: tuple(counted.get((item.key, value), 0) for value in values) for item in edition.items}


def _item_answers(
    edition: schema.Edition,
    counts: Iterable[records.ItemCount],
    pairs: Iterable[records.PairCount],
    counts_before: Iterable[records.ItemCount],
) -> list[reading.ItemAnswers]:
    before: dict[tuple[str, int], int] = defaultdict(int)
    for row in counts_before:
        if row.now_level is not None:
            before[row.item_key, row.now_level] += row.count
    now: dict[tuple[str, int], int] = defaultdict(int)
    ahead: dict[tuple[str, int], int] = defaultdict(int)
    standing: dict[tuple[str, sittings.Standing], int] = defaultdict(int)
    moved: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for row in counts:
        if row.now_level is not None:
            now[row.item_key, row.now_level] += row.count
        if row.ahead_level is not None:
            ahead[row.item_key, row.ahead_level] += row.count
        if row.now_standing is not None:
            standing[row.item_key, row.now_standing] += row.count
    for pair in pairs:
        moved[pair.item_key].append((pair.before, pair.after, pair.count))
    return [
        reading.ItemAnswers(
            item_key=item.key,
            now=tuple(now[item.key, value] for value in edition.values),
            ahead=tuple(ahead[item.key, value] for value in edition.values) if edition.paired else (),
            not_sure=standing[item.key, sittings.Standing.NOT_SURE],
            not_my_area=standing[item.key, sittings.Standing.NOT_MY_AREA],
            pairs=tuple(moved[item.key]),
            before=tuple(before[item.key, value] for value in edition.values) if before else (),
        )
        for item in edition.items
    ]
