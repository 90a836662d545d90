"""What a pulse may be compared with: the round before that asked the same. Where there is a break, it is named and never bridged."""

import dataclasses

from bot import ports
from conversations import records
from frameworks import layers, loader, units


@dataclasses.dataclass(frozen=True, kw_only=True)
class Comparison:
    """`earlier` asked the same as this pulse, but for the items `apart`, which the board has reworded, added, changed or removed since.

    `other` was the last round, and of another edition of the same framework. `is_reworded`: one of the two had published words, or more
    of them; both ask the same.
    """

    earlier: records.PulseRecord | None
    other: records.PulseRecord | None
    apart: frozenset[str] = frozenset()
    is_reworded: bool = False


async def of(repos: ports.Repositories, record: records.PulseRecord, library: loader.Library, *, with_answers: bool) -> Comparison:
    """What stands before this pulse; with answers: only what still has them."""
    earlier, other = await repos.pulses.before(record, with_answers=with_answers), await repos.pulses.of_another_edition(record)
    if earlier is None:
        return Comparison(earlier=None, other=other)
    return Comparison(
        earlier=earlier,
        other=other,
        apart=apart(library, earlier, record),
        is_reworded=layers.Wording.read(earlier.wording).published != layers.Wording.read(record.wording).published,
    )


def apart(library: loader.Library, earlier: records.PulseRecord, later: records.PulseRecord) -> frozenset[str]:
    """The items of `later` that stood in other words of the board's own in `earlier`, of the same edition, or were other items.

    All of them where nobody can tell any more; none where the edition is gone, as nothing can be told of either then.
    """
    if later.edition_ref not in library or earlier.wording == later.wording:
        return frozenset()
    edition = library.worded(later.edition_ref, later.wording)
    before, now = (library.own_words(edition.ref, one.wording) for one in (earlier, later))
    if before is None or now is None:
        return frozenset(item.key for item in edition.items)
    return frozenset(units.item_key(path) for path in {*before, *now} if before.get(path) != now.get(path))
