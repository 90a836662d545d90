"""What has to be known of a closed round besides its reading. Summary and papers take it from here, so that both say the same."""

import dataclasses
import zoneinfo

from bot import ports
from bot.instruments import comparing, editions
from bot.pulses import history
from conversations import annotations, records, signs, summary_view
from conversations.courses import history as histories
from frameworks import loader
from frameworks.readings import stored


@dataclasses.dataclass(frozen=True, kw_only=True)
class Known:
    """`past` are the rounds up to this one, None where nothing can be laid beside them; `rule` is how their charts are drawn."""

    facts: summary_view.SummaryFacts
    past: histories.History | None
    rule: annotations.ChartRule


async def of(
    repos: ports.Repositories,
    library: loader.Library,
    guide: signs.Guide,
    record: records.PulseRecord,
    told: histories.History | None = None,
) -> Known:
    """All of it for one closed round, published or not. `told` is the history that this round is in, for whoever has it at hand."""
    compared = await comparing.of(repos, record, library, with_answers=False)
    earlier, other = compared.earlier, compared.other
    past = told.until(record.pulse_id) if told else await history.up_to(repos, library, record)
    facts = summary_view.SummaryFacts(
        board_name=record.board.name,
        closed_at=record.closed_at or record.closes_at,
        zone=zoneinfo.ZoneInfo(record.board.zone),
        previous_at=earlier.closed_at if earlier else None,
        apart=compared.apart,
        is_reworded=compared.is_reworded,
        other=(other.closed_at, editions.name(library, other.edition_ref)) if other and other.closed_at else None,
        actor=record.actor,
        guide=guide,
        past=_of_this_edition(past) if past else (),
    )
    rule = await repos.histories.rule(record.board.board_id, record.edition_ref.partition("@")[0])
    return Known(facts=facts, past=past, rule=rule)


def _of_this_edition(past: histories.History) -> tuple[stored.Any, ...]:
    """The readings before the newest that asked from the same edition, without a break."""
    *before, newest = past.rounds
    found: list[stored.Any] = []
    for one in [] if newest.is_new else before:
        found = [one.reading] if one.is_new else [*found, one.reading]
    return tuple(found)
