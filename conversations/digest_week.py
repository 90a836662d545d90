"""The facts of a coordinator's week, board by board. Nothing here names a member, and nothing counts an open pulse."""

import dataclasses
import datetime
from collections.abc import Mapping
from typing import Literal

from conversations import boards, digest_signals, lines, sending

CHANNEL_REASONS = frozenset({sending.Reason.NOT_IN_CHANNEL, sending.Reason.ARCHIVED})
"""What is not said again where the board's channel is told of by itself."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class ClosedPulse:
    """A pulse that closed this week: `answered` of `eligible` members answered at least one item.

    `earlier` are the same two numbers of published rounds of its framework before it, the oldest first. `is_below_floor`: too few
    answered for any figure, `floor` is how many it takes. `with_chair_until` is when the channel gets its summary, where the chair has it
    first and it is not out.
    """

    edition: str
    answered: int
    eligible: int
    actor: boards.Actor = boards.Actor.BOARD
    earlier: tuple[tuple[int, int], ...] = ()
    is_below_floor: bool = False
    floor: int = 0
    with_chair_until: datetime.datetime | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class WaitingSummary:
    """A summary that the channel has not had yet, and when it gets it. Said in every week until it is out.

    `reason`: the chair has it first, nothing is posted before an election, or something else.
    """

    edition: str
    posts_at: datetime.datetime
    reason: Literal["chair", "election", "other"]
    actor: boards.Actor = boards.Actor.BOARD


@dataclasses.dataclass(frozen=True, kw_only=True)
class OpenedPulse:
    """A pulse that opened this week and is still open. It carries no count on purpose."""

    edition: str
    closes_at: datetime.datetime
    actor: boards.Actor = boards.Actor.BOARD


@dataclasses.dataclass(frozen=True, kw_only=True)
class UpcomingPulse:
    """The next time this board is asked."""

    edition: str
    opens_at: datetime.datetime
    actor: boards.Actor = boards.Actor.BOARD


@dataclasses.dataclass(frozen=True, kw_only=True)
class MissedPulse:
    """A pulse that was due and was skipped."""

    edition: str
    due_at: datetime.datetime
    actor: boards.Actor = boards.Actor.BOARD


@dataclasses.dataclass(frozen=True, kw_only=True)
class NextMeeting:
    """When the board meets next (aware), what that is called, and the last day for its papers: an instant in it, None where it has none.

    `papers_soon`: that day lies in the week that begins with the digest.
    """

    starts_at: datetime.datetime
    kind: str
    papers_by: datetime.datetime | None = None
    papers_soon: bool = False


@dataclasses.dataclass(frozen=True, kw_only=True)
class BoardWeek:
    """One board's week. `not_reached` counts people, or channels, per reason; `unsure` counts messages. `waiting` are summaries that are
    not told of with a round that closed this week.

    `no_address` counts people of the board whom we have no way to write to, whatever was sent this week: said until it is mended.

    Of the board itself it is told when its channel is lost, whatever week that happened in. `steps` are sentences about its actions,
    `notes` about what came to it; `offered` are lines that members gave to the coordinators, without a name. `no_chair`: a round closed,
    and nobody is named who would see its summary first. `proposals` is until when each proposal to a buddy board waits for its answer.
    `has_changes`: something was written down this week from which a new time on the charts might begin.
    """

    board: boards.Board
    closed: tuple[ClosedPulse, ...] = ()
    opened: tuple[OpenedPulse, ...] = ()
    upcoming: tuple[UpcomingPulse, ...] = ()
    missed: tuple[MissedPulse, ...] = ()
    not_reached: Mapping[sending.Reason, int] = dataclasses.field(default_factory=dict)
    unsure: int = 0
    no_address: int = 0
    waiting: tuple[WaitingSummary, ...] = ()
    meeting: NextMeeting | None = None
    steps: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    offered: tuple[lines.Offered, ...] = ()
    no_chair: bool = False
    proposals: tuple[datetime.datetime, ...] = ()
    has_changes: bool = False
    signals: tuple[digest_signals.Signal, ...] = ()

    @property
    def quiet(self) -> bool:
        """Whether nothing happened and nothing needs a look."""
        happened = self.closed or self.waiting or self.opened or self.missed or self.notes or self.offered or self.signals
        return not (happened or self.needs_doing or self.unsure or any(self.not_reached.values()))

    @property
    def needs_doing(self) -> bool:
        """Whether there is something for the coordinator to do, besides reaching those who were missed this week."""
        papers = self.meeting is not None and self.meeting.papers_soon
        theirs = self.steps or self.proposals or self.has_changes
        return bool(papers or theirs or self.no_chair or self.no_address or self.board.loss)


@dataclasses.dataclass(frozen=True, kw_only=True)
class DigestFacts:
    """The week of the boards that one coordinator looks after and whose weeks end together.

    `first` and `last` are instants in the first and the last day of it, `zone` that in which these are days; what happened at a board is
    told in its own. `named`: the coordinator runs more than one board, so what is typed has to name it.
    """

    first: datetime.datetime
    last: datetime.datetime
    zone: datetime.tzinfo
    boards: tuple[BoardWeek, ...]
    named: bool = False
