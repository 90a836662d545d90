"""The coordinator's weekly message: what happened, what is next, what needs a look. A quiet week is one line.

Counts closed pulses only: a live count tells, by subtraction, who answered since. Never names a member.
"""

import dataclasses
import datetime
from collections.abc import Iterator, Mapping

from conversations import boards, channel, lines, messages, sending, voices, wording

_CHANNEL_REASONS = frozenset({sending.Reason.NOT_IN_CHANNEL, sending.Reason.ARCHIVED})


@dataclasses.dataclass(frozen=True, kw_only=True)
class ClosedPulse:
    """A pulse that closed this week: `answered` of `eligible` members answered at least one item."""

    edition: str
    answered: int
    eligible: int
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
    """When the board meets next (aware), what that is called, and the last day for its papers: an instant in it, None where it has none."""

    starts_at: datetime.datetime
    kind: str
    papers_by: datetime.datetime | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class LostChannel:
    """The board's channel cannot be posted to now. `named`: what the coordinator types to choose another has to name the board."""

    board: boards.Board
    loss: boards.Loss
    named: bool


@dataclasses.dataclass(frozen=True, kw_only=True)
class BoardWeek:
    """One board's week. `not_reached` counts people, or channels, per reason; `unsure` counts messages.

    `lost` is what is so when the digest is written, whatever week it happened in. `notes` are sentences about what else needs a look,
    such as actions whose day is near; `offered` are lines that members gave to the coordinators, without a name.
    """

    board_name: str
    closed: tuple[ClosedPulse, ...] = ()
    opened: tuple[OpenedPulse, ...] = ()
    upcoming: tuple[UpcomingPulse, ...] = ()
    missed: tuple[MissedPulse, ...] = ()
    not_reached: Mapping[sending.Reason, int] = dataclasses.field(default_factory=dict)
    unsure: int = 0
    lost: LostChannel | None = None
    meeting: NextMeeting | None = None
    notes: tuple[str, ...] = ()
    offered: tuple[lines.Offered, ...] = ()

    @property
    def quiet(self) -> bool:
        """Whether nothing happened and nothing needs a look."""
        told = self.closed or self.opened or self.missed or self.notes or self.offered
        return not (told or self.unsure or self.lost or any(self.not_reached.values()))


@dataclasses.dataclass(frozen=True, kw_only=True)
class DigestFacts:
    """The week of every board one coordinator looks after. `first` and `last` are instants in the first and the last day of it."""

    first: datetime.datetime
    last: datetime.datetime
    zone: datetime.tzinfo
    boards: tuple[BoardWeek, ...]


def digest(facts: DigestFacts, say: wording.Wording) -> messages.Message:
    """The whole message: one paragraph where every board was quiet, otherwise each board under its name."""
    blocks: tuple[messages.Block, ...]
    if all(board.quiet for board in facts.boards):
        blocks = (_quiet_line(facts, say),)
    else:
        week = say.say("digest-heading", first=say.date(facts.first, facts.zone), last=say.date(facts.last, facts.zone))
        told = [block for board in facts.boards for block in _board(board, facts.zone, say)]
        blocks = (messages.Heading(text=week), *told)
    return messages.Message(summary=say.say("digest-notification"), blocks=blocks)


def _quiet_line(facts: DigestFacts, say: wording.Wording) -> messages.Paragraph:
    coming = [
        (opens_at, board.board_name, edition)
        for board in facts.boards
        for edition, opens_at in voices.together(((one.edition, one.opens_at, one.actor) for one in board.upcoming), say)
    ]
    meets = [_meets(board.meeting, facts.zone, say, board=board.board_name) for board in facts.boards if board.meeting is not None]
    if not coming:
        return messages.Paragraph(text=" ".join((say.say("digest-quiet"), *meets)))
    opens_at, board, edition = min(coming)
    when = say.day_and_time(opens_at, facts.zone)
    quiet = say.say("digest-quiet-next", board=wording.isolate(board), edition=edition, when=when)
    return messages.Paragraph(text=" ".join((quiet, *meets)))


def _meets(meeting: NextMeeting, zone: datetime.tzinfo, say: wording.Wording, board: str = "") -> str:
    """The next meeting and the last day for its papers; `board` is its name, where it does not stand above."""
    facts = {"board": wording.isolate(board), "when": say.day_and_time(meeting.starts_at, zone), "kind": meeting.kind}
    line = say.say("digest-meeting-of", **facts) if board else say.say("digest-meeting", when=facts["when"], kind=meeting.kind)
    if meeting.papers_by is None:
        return line
    return f"{line} {say.say('digest-papers', day=say.date(meeting.papers_by, zone))}"


def _board(board: BoardWeek, zone: datetime.tzinfo, say: wording.Wording) -> Iterator[messages.Block]:
    yield messages.Heading(text=wording.isolate(board.board_name))
    happened = list(_happened(board, zone, say))
    if board.quiet:
        happened = [say.say("digest-board-quiet")]
    coming = ((one.edition, one.opens_at, one.actor) for one in sorted(board.upcoming, key=lambda one: one.opens_at))
    together = voices.together(coming, say)
    ahead = [say.say("digest-next", edition=edition, when=say.day_and_time(opens_at, zone)) for edition, opens_at in together]
    ahead += [] if board.meeting is None else [_meets(board.meeting, zone, say)]
    for said in (happened, ahead, board.notes, list(_needs_a_look(board, say))):
        if said:
            yield messages.Paragraph(text=" ".join(said))
    yield from lines.listed(board.offered, say)
    if board.lost is not None:
        since = say.date(board.lost.loss.since, zone)
        yield messages.Paragraph(text=say.say("digest-channel-lost", since=since, reason=board.lost.loss.reason.value))
        yield from channel.choice(board.lost.board, say, named=board.lost.named)


def _happened(board: BoardWeek, zone: datetime.tzinfo, say: wording.Wording) -> Iterator[str]:
    """What each round came to stands apart, whoever was asked; rounds that open or are missed together are told together."""
    for closed in board.closed:
        edition = voices.named(closed.edition, [closed.actor], say)
        yield say.say("digest-closed", edition=edition, answered=closed.answered, eligible=closed.eligible)
    for edition, closes_at in voices.together(((one.edition, one.closes_at, one.actor) for one in board.opened), say):
        yield say.say("digest-opened", edition=edition, when=say.day_and_time(closes_at, zone))
    for edition, due_at in voices.together(((one.edition, one.due_at, one.actor) for one in board.missed), say):
        yield say.say("digest-missed", edition=edition, when=say.day_and_time(due_at, zone))


def _needs_a_look(board: BoardWeek, say: wording.Wording) -> Iterator[str]:
    told_apart = _CHANNEL_REASONS if board.lost is not None else frozenset()
    reasons = [(reason, board.not_reached.get(reason, 0)) for reason in sending.Reason if reason not in told_apart]
    if any(count for _, count in reasons):
        yield say.say("digest-not-reached")
    yield from (_reason(reason, count, say) for reason, count in reasons if count)
    if board.unsure:
        yield say.say("digest-unsure", messages=board.unsure)


def _reason(reason: sending.Reason, count: int, say: wording.Wording) -> str:
    match reason:
        case sending.Reason.NO_ADDRESS:
            return say.say("digest-no-address", people=count)
        case sending.Reason.PLATFORM_OFF:
            return say.say("digest-platform-off")
        case sending.Reason.UNREACHABLE:
            return say.say("digest-unreachable", people=count)
        case sending.Reason.BLOCKED:
            return say.say("digest-blocked", people=count)
        case sending.Reason.NOT_INSTALLED:
            return say.say("digest-not-installed", people=count)
        case sending.Reason.NOT_IN_CHANNEL:
            return say.say("digest-not-in-channel")
        case sending.Reason.ARCHIVED:
            return say.say("digest-archived")
        case sending.Reason.REVOKED:
            return say.say("digest-revoked")
        case sending.Reason.REFUSED:
            return say.say("digest-refused", messages=count)
