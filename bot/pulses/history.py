"""What a board can look back on: its rounds of one framework from the database, laid beside each other as the core takes them."""

import uuid
import zoneinfo
from collections.abc import Collection

from bot import ports
from bot.instruments import comparing, editions
from conversations import annotations, boards, records
from conversations.courses import history
from frameworks import loader
from frameworks.readings import stored


async def of(
    repos: ports.Repositories,
    library: loader.Library,
    board: boards.Board,
    framework: str,
    actor: boards.Actor = boards.Actor.BOARD,
    *,
    with_unpublished: Collection[uuid.UUID] = (),
) -> history.History | None:
    """The published rounds of a framework, and of the others those named (a chair's preview, a summary on its way out).

    None where there is none, or where the newest is of an edition whose file is gone.
    """
    rounds = await repos.histories.rounds(board.board_id, framework, actor)
    out = await repos.histories.published([record.pulse_id for record, _ in rounds]) | set(with_unpublished)
    shown = [(record, body) for record, body in rounds if record.pulse_id in out]
    if not shown or shown[-1][0].edition_ref not in library:
        return None
    written = await repos.histories.written_down(board.board_id)
    pasts = [
        _past(library, earlier, record, body, written)
        for earlier, (record, body) in zip([None, *(one for one, _ in shown)], shown, strict=False)
    ]
    newest = shown[-1][0]
    return history.History(
        board=newest.board,
        actor=actor,
        edition=editions.labelled(editions.worded(library, newest), board.language),
        rounds=tuple(pasts),
    )


async def up_to(repos: ports.Repositories, library: loader.Library, record: records.PulseRecord) -> history.History | None:
    """The history as it stood when this closed round was the newest, published or not. None as in of()."""
    framework = record.edition_ref.partition("@")[0]
    found = await of(repos, library, record.board, framework, record.actor, with_unpublished=[record.pulse_id])
    if found is None or record.pulse_id not in {one.pulse_id for one in found.rounds}:
        return None
    return found.until(record.pulse_id)


def _past(
    library: loader.Library,
    earlier: records.PulseRecord | None,
    record: records.PulseRecord,
    body: dict[str, object],
    written: Collection[annotations.Annotation],
) -> history.Past:
    zone = zoneinfo.ZoneInfo(record.board.zone)
    closed_at = record.closed_at or record.closes_at
    before = None if earlier is None else (earlier.closed_at or earlier.closes_at).astimezone(zone).date()
    is_new = earlier is not None and (earlier.edition_ref, earlier.edition_digest) != (record.edition_ref, record.edition_digest)
    return history.Past(
        pulse_id=record.pulse_id,
        edition_ref=record.edition_ref,
        opened_at=record.opened_at,
        closed_at=closed_at,
        reading=stored.from_json(body),
        apart=frozenset() if earlier is None or is_new else comparing.apart(library, earlier, record),
        is_new=is_new,
        happened=history.happened_between(tuple(written), before, closed_at.astimezone(zone).date()),
    )
