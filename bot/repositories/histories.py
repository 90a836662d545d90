"""The rounds that a board can look back on, and what people decide about their charts."""

import datetime
import uuid
from collections.abc import Collection
from typing import Protocol

from conversations import annotations, boards, records


class Histories(Protocol):
    """Closed rounds with their readings, annotations, and rules of charts."""

    async def rounds(self, board_id: uuid.UUID, framework: str, actor: boards.Actor) -> list[tuple[records.PulseRecord, dict[str, object]]]:
        """The closed rounds of a framework (any edition) with their stored readings, the earliest due first."""
        ...

    async def series(self, board_id: uuid.UUID) -> list[tuple[str, boards.Actor]]:
        """The frameworks that the board has closed rounds of, and of whose view."""
        ...

    async def published(self, pulse_ids: Collection[uuid.UUID]) -> set[uuid.UUID]:
        """Those of these rounds whose summary is out."""
        ...

    async def written_down(self, board_id: uuid.UUID) -> list[annotations.Annotation]:
        """What is written down about the board, by day."""
        ...

    async def written_by(self, person_id: uuid.UUID) -> list[annotations.Annotation]:
        """What this person wrote down about any board and nobody removed, by day."""
        ...

    async def annotation(self, annotation_id: uuid.UUID) -> annotations.Annotation | None:
        """One of them, or None."""
        ...

    async def write_down(self, one: annotations.Annotation) -> bool:
        """Keep an annotation; False where this id is kept already."""
        ...

    async def change(self, one: annotations.Annotation) -> bool:
        """Change it; False where it is gone."""
        ...

    async def remove(self, annotation_id: uuid.UUID, now: datetime.datetime) -> bool:
        """Take it out of all charts; False where it was gone."""
        ...

    async def bring_back(self, annotation_id: uuid.UUID) -> bool:
        """Undo its removal; False where it was not removed."""
        ...

    async def rule(self, board_id: uuid.UUID, framework: str) -> annotations.ChartRule:
        """How its charts are drawn."""
        ...

    async def decide(self, rule: annotations.ChartRule) -> None:
        """Keep this in place of what was decided before."""
        ...
