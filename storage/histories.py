"""The closed rounds of a board with what they came to, what is written down beside them, and by which rules they are drawn."""

import datetime
import uuid
from collections.abc import Collection

from conversations import annotations, boards, records, sending
from frameworks.readings import board_index, process_control
from storage import models
from storage.pulses import as_pulse

_OUT = [sending.State.SENT.value, sending.State.UNSURE.value]
"""Where the summary of a published round stands. Whether an unsure one arrived nobody knows, so it counts as out."""


class HistoryRepository:
    """Readings in their order. Nothing here looks at an answer."""

    async def rounds(self, board_id: uuid.UUID, framework: str, actor: boards.Actor) -> list[tuple[records.PulseRecord, dict[str, object]]]:
        """The closed rounds of a framework (any edition) with their stored readings, the earliest due first."""
        rows = (
            await models.Pulse.filter(
                board_id=board_id,
                actor=actor.value,
                edition_ref__startswith=f"{framework}@",
                state=records.PulseState.CLOSED.value,
                reading__reading_id__isnull=False,
            )
            .order_by("due_at", "pulse_id")
            .prefetch_related("board", "reading")
        )
        return [(as_pulse(row), row.reading.body) for row in rows]

    async def series(self, board_id: uuid.UUID) -> list[tuple[str, boards.Actor]]:
        """The frameworks that the board has closed rounds of, and of whose view: both in the order of their names."""
        closed = models.Pulse.filter(board_id=board_id, state=records.PulseState.CLOSED.value, reading__reading_id__isnull=False)
        found = {(str(ref).partition("@")[0], str(actor)) for ref, actor in await closed.distinct().values_list("edition_ref", "actor")}
        return [(framework, boards.Actor(actor)) for framework, actor in sorted(found)]

    async def published(self, pulse_ids: Collection[uuid.UUID]) -> set[uuid.UUID]:
        """Those of these rounds whose summary is out: only they may be told of to anybody but the chair."""
        sent = models.Delivery.filter(kind=sending.Kind.SUMMARY.value, subject_id__in=list(pulse_ids), state__in=_OUT)
        return {uuid.UUID(str(one)) for one in await sent.values_list("subject_id", flat=True)}

    async def written_down(self, board_id: uuid.UUID) -> list[annotations.Annotation]:
        """What is written down about the board and not removed, by day."""
        rows = await models.Annotation.filter(board_id=board_id, removed_at__isnull=True).order_by("day", "made_at", "annotation_id")
        return [_as_annotation(row) for row in rows]

    async def written_by(self, person_id: uuid.UUID) -> list[annotations.Annotation]:
        """What this person wrote down about any board and nobody removed, by day. Whether they are on that board still is no matter."""
        rows = await models.Annotation.filter(made_by_id=person_id, removed_at__isnull=True).order_by("day", "made_at", "annotation_id")
        return [_as_annotation(row) for row in rows]

    async def annotation(self, annotation_id: uuid.UUID) -> annotations.Annotation | None:
        """One of them; None where it is not there, or was removed."""
        row = await models.Annotation.get_or_none(annotation_id=annotation_id, removed_at__isnull=True)
        return None if row is None else _as_annotation(row)

    async def write_down(self, one: annotations.Annotation) -> bool:
        """Keep an annotation; False where this id is kept already, removed or not."""
        if await models.Annotation.exists(annotation_id=one.annotation_id):
            return False
        row = models.Annotation(
            annotation_id=one.annotation_id,
            board_id=one.board_id,
            day=one.day,
            kind=one.kind.value,
            words=one.words,
            rebases=one.rebases,
            reason=one.reason,
            made_by_id=one.made_by,
            made_at=one.made_at,
        )
        await models.Annotation.bulk_create([row], ignore_conflicts=True)
        return True

    async def change(self, one: annotations.Annotation) -> bool:
        """Let its day, words and what it says of a new time be these; False where it is gone."""
        changed = await models.Annotation.filter(annotation_id=one.annotation_id, removed_at__isnull=True).update(
            day=one.day, kind=one.kind.value, words=one.words, rebases=one.rebases, reason=one.reason
        )
        return changed == 1

    async def remove(self, annotation_id: uuid.UUID, now: datetime.datetime) -> bool:
        """Take it out of all charts; False where it was gone."""
        return await models.Annotation.filter(annotation_id=annotation_id, removed_at__isnull=True).update(removed_at=now) == 1

    async def bring_back(self, annotation_id: uuid.UUID) -> bool:
        """Undo its removal; False where it was not removed."""
        return await models.Annotation.filter(annotation_id=annotation_id, removed_at__isnull=False).update(removed_at=None) == 1

    async def rule(self, board_id: uuid.UUID, framework: str) -> annotations.ChartRule:
        """How its charts are drawn; where nobody decided anything, the rules that hold without a decision."""
        row = await models.ChartRule.get_or_none(board_id=board_id, framework=framework)
        if row is None:
            return annotations.ChartRule(board_id=board_id, framework=framework)
        share = row.at_least is not None
        return annotations.ChartRule(
            board_id=board_id,
            framework=framework,
            profile=process_control.PROFILES[row.profile],
            index=board_index.Index(
                measure=board_index.Measure.SHARE_FROM if share else board_index.Measure.MEAN_LEVEL, level=row.at_least
            ),
            aims=row.aims,
            reason=row.reason,
            decided_by=row.decided_by_id,
            decided_at=row.decided_at,
        )

    async def decide(self, rule: annotations.ChartRule) -> None:
        """Keep this in place of what was decided before. Raises ValueError for a rule that does not say when."""
        row = await models.ChartRule.get_or_none(board_id=rule.board_id, framework=rule.framework)
        row = row or models.ChartRule(chart_rule_id=uuid.uuid4(), board_id=rule.board_id, framework=rule.framework)
        if rule.decided_at is None:
            raise ValueError("a rule that somebody decided says when")
        row.profile, row.at_least, row.aims = rule.profile.name, rule.index.level, dict(rule.aims)
        row.reason, row.decided_by_id, row.decided_at = rule.reason, rule.decided_by, rule.decided_at
        await row.save()


def _as_annotation(row: models.Annotation) -> annotations.Annotation:
    return annotations.Annotation(
        annotation_id=row.annotation_id,
        board_id=row.board_id,
        day=row.day,
        kind=annotations.Kind(row.kind),
        words=row.words,
        rebases=row.rebases,
        reason=row.reason,
        made_by=row.made_by_id,
        made_at=row.made_at,
    )
