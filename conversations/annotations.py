"""What happened to a board on a day, and by which rules its charts are drawn. A person decides on either; who, when and why is kept."""

import dataclasses
import datetime
import enum
import uuid
from collections.abc import Mapping

from frameworks.readings import board_index, process_control


class Kind(enum.StrEnum):
    """What happened. The words beside it say more, where somebody wrote any."""

    NEW_CHAIR = "new_chair"
    """The board has another chair."""
    MEMBERS = "members"
    """More than a third of the board's members changed."""
    ELECTION = "election"
    """There was an election."""
    MERGER = "merger"
    """Bodies on the board merged, split, or came to an end."""
    OTHER = "other"
    """Something else: the words say what."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Annotation:
    """What happened on one local day of the board. With `rebases`, charts begin a new time there, for the `reason` given.

    `made_by` is the person who wrote it down; None where Boardpulse saw the change itself.
    """

    annotation_id: uuid.UUID
    board_id: uuid.UUID
    day: datetime.date
    kind: Kind
    words: str = ""
    rebases: bool = False
    reason: str = ""
    made_by: uuid.UUID | None = None
    made_at: datetime.datetime


@dataclasses.dataclass(frozen=True, kw_only=True)
class ChartRule:
    """How the control charts of one framework of a board are drawn. `aims` is by item the level that the board set as its own aim.

    `decided_by` is None, and `decided_at` too, for what holds where nobody decided anything.
    """

    board_id: uuid.UUID
    framework: str
    profile: process_control.Profile = process_control.REFERENCE
    index: board_index.Index = dataclasses.field(default_factory=board_index.Index)
    aims: Mapping[str, int] = dataclasses.field(default_factory=dict)
    reason: str = ""
    decided_by: uuid.UUID | None = None
    decided_at: datetime.datetime | None = None
