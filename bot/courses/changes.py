"""What can be decided about a board's charts, in chat and on the command line alike: what happened, a new time, rules. Says nothing."""

import dataclasses
import datetime
import logging
import uuid
from collections.abc import Mapping

from bot import ports
from conversations import annotations
from conversations.courses import finding
from frameworks.readings import board_index, process_control

_log = logging.getLogger(__name__)


@dataclasses.dataclass(frozen=True, kw_only=True)
class By:
    """Who decides, and when (aware, UTC). Nobody on the command line."""

    person_id: uuid.UUID | None
    now: datetime.datetime


async def write_down(repos: ports.Repositories, one: annotations.Annotation) -> bool:
    """Keep something that happened; False where it is there already: the same day and the same kind with the same words."""
    known = await repos.histories.written_down(one.board_id)
    if any((each.day, each.kind, each.words) == (one.day, one.kind, one.words) for each in known):
        return False
    kept = await repos.histories.write_down(one)
    _told("something that happened was written down", "annotation_written", one)
    return kept


async def amend(
    repos: ports.Repositories, was: annotations.Annotation, changed: annotations.Annotation, now: datetime.datetime
) -> annotations.Annotation | None:
    """Let another take its place, with its new time if it had one; so the one before can come back whole. None where it is gone."""
    if not await repos.histories.remove(was.annotation_id, now):
        return None
    one = dataclasses.replace(changed, rebases=was.rebases, reason=was.reason)
    await repos.histories.write_down(one)
    _told("something that happened was changed", "annotation_changed", one)
    return one


async def remove(repos: ports.Repositories, one: annotations.Annotation, now: datetime.datetime) -> bool:
    """Take it out of all charts; False where it was gone."""
    done = await repos.histories.remove(one.annotation_id, now)
    _told("something that happened was removed", "annotation_removed", one)
    return done


async def bring_back(
    repos: ports.Repositories, board_id: uuid.UUID, annotation_id: uuid.UUID, now: datetime.datetime
) -> annotations.Annotation | None:
    """Undo a removal; None where there was none, or not on this board."""
    if not await repos.histories.bring_back(annotation_id):
        return None
    one = await repos.histories.annotation(annotation_id)
    if one is None or one.board_id != board_id:
        await repos.histories.remove(annotation_id, now)
        return None
    _told("something that happened is back", "annotation_back", one)
    return one


async def propose(repos: ports.Repositories, one: annotations.Annotation, reason: str) -> annotations.Annotation | None:
    """Keep the reason for a new time, which does not begin yet; None where the reason says too little."""
    if not finding.is_reason(reason):
        return None
    proposed = dataclasses.replace(one, reason=reason, rebases=False)
    await repos.histories.change(proposed)
    return proposed


async def begin(repos: ports.Repositories, one: annotations.Annotation, *, on: bool) -> annotations.Annotation | None:
    """Let a new time begin there, for the reason that was proposed, or not any more. None where there is no reason, or it is gone."""
    if on and not finding.is_reason(one.reason):
        return None
    changed = dataclasses.replace(one, rebases=on)
    if not await repos.histories.change(changed):
        return None
    _told("a new time begins" if on else "no new time begins any more", "new_time_begun" if on else "new_time_ended", changed)
    return changed


async def decide(
    repos: ports.Repositories,
    rule: annotations.ChartRule,
    by: By,
    *,
    profile: process_control.Profile | None = None,
    index: board_index.Index | None = None,
    aims: Mapping[str, int] | None = None,
    reason: str | None = None,
) -> annotations.ChartRule:
    """Draw by other rules from now on; whatever is None stays."""
    decided = dataclasses.replace(
        rule,
        profile=profile or rule.profile,
        index=index or rule.index,
        aims=rule.aims if aims is None else dict(aims),
        reason=rule.reason if reason is None else reason,
        decided_by=by.person_id,
        decided_at=by.now,
    )
    await repos.histories.decide(decided)
    _log.info(
        "rules of charts were decided",
        extra={"action": "chart_rules_decided", "board_id": rule.board_id, "framework": rule.framework, "person_id": by.person_id},
    )
    return decided


def _told(what: str, action: str, one: annotations.Annotation) -> None:
    _log.info(what, extra={"action": action, "board_id": one.board_id, "annotation_id": one.annotation_id})
