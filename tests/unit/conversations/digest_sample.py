"""Made-up weeks of made-up boards: for tests of the digest, and of how each platform shows it."""

import datetime
import uuid
import zoneinfo

from conversations import boards, digest, digest_signals, digest_week, inbound, lines, messages, sending, wording

WORDS = wording.Wording()
LONDON = zoneinfo.ZoneInfo("Europe/London")
Reason = sending.Reason
Week = digest_week.BoardWeek


def at(day: int, hour: int = 9, month: int = 12) -> datetime.datetime:
    return datetime.datetime(2026, month, day, hour, tzinfo=datetime.UTC)


def board(name: str, *, loss: boards.Loss | None = None, zone: str = "Europe/London", platform: str = "slack") -> boards.Board:
    return boards.Board(
        board_id=uuid.uuid5(uuid.NAMESPACE_DNS, name),
        key=name.split()[0].lower(),
        name=name,
        zone=zone,
        language="en-GB",
        channel=inbound.Address(platform=platform, tenant="T1", handle="C1"),
        floor=5,
        keep_months=24,
        loss=loss,
    )


def busy(name: str = "Riverside Health and Wellbeing Board", *, offered: int = 2, loss: boards.Loss | None = None) -> Week:
    """A board with something of everything."""
    return Week(
        board=board(name, loss=loss),
        closed=(
            digest_week.ClosedPulse(
                edition="Maturity matrix 2011",
                answered=6,
                eligible=14,
                earlier=((11, 14), (9, 13), (8, 14)),
            ),
        ),
        opened=(digest_week.OpenedPulse(edition="Readiness barometer 2013", closes_at=at(18, 17)),),
        upcoming=(
            digest_week.UpcomingPulse(edition="Maturity matrix 2011", opens_at=datetime.datetime(2027, 3, 4, 9, tzinfo=datetime.UTC)),
            digest_week.UpcomingPulse(edition="Development tool 2013", opens_at=at(14)),
        ),
        missed=(digest_week.MissedPulse(edition="Development tool 2013", due_at=at(1)),),
        not_reached={Reason.NO_ADDRESS: 1, Reason.BLOCKED: 2},
        unsure=1,
        meeting=digest_week.NextMeeting(starts_at=at(16, 14), kind="formal meeting in public", papers_by=at(8, 12), papers_soon=True),
        steps=("2 actions come up this week: “Share the housing list” and “Ask the trust”.",),
        notes=("A learning card came to the board: Ask who is missing before you begin.",),
        offered=tuple(
            lines.Offered(text=f"We hear from the same four people, {number}.", question="Who is not heard at our table?")
            for number in range(offered)
        ),
        no_chair=True,
        proposals=(at(30),),
        has_changes=True,
        signals=(
            digest_signals.Signal(kind=digest_signals.Kind.LESS, edition="Maturity matrix 2011", answers=((9, 14), (8, 14), (6, 14))),
            digest_signals.Signal(kind=digest_signals.Kind.WIDER, edition="Maturity matrix 2011", items=("Strategy", "Governance")),
        ),
    )


def quiet(name: str = "Hillside Board", opens: int = 14) -> Week:
    return Week(board=board(name), upcoming=(digest_week.UpcomingPulse(edition="Annex A 2015", opens_at=at(opens)),))


def one_thing(name: str = "Lakeside Board") -> Week:
    closed = digest_week.ClosedPulse(edition="Maturity matrix 2011", answered=3, eligible=12, is_below_floor=True)
    return Week(board=board(name), closed=(closed,), upcoming=(digest_week.UpcomingPulse(edition="Maturity matrix 2011", opens_at=at(14)),))


def facts(*weeks: Week, first: datetime.datetime | None = None) -> digest_week.DigestFacts:
    first = first or at(30, month=11)
    return digest_week.DigestFacts(first=first, last=at(6), zone=LONDON, boards=weeks, named=len(weeks) > 1)


def message(*weeks: Week, first: datetime.datetime | None = None) -> messages.Message:
    return digest.digest(facts(*weeks, first=first), WORDS)


LOSS = boards.Loss(since=at(4), reason=Reason.ARCHIVED)
TEN = tuple(busy(f"{name} Health and Wellbeing Board", offered=5) for name in "ABCDEFGHIJ")
SAMPLES = {
    "one busy board": message(busy()),
    "three boards": message(busy(), quiet(), one_thing()),
    "ten busy boards": message(*TEN),
    "a quiet week": message(quiet(), quiet("Lakeside Board", 20)),
    "after a long pause": message(one_thing(), first=at(2, month=11)),
    "a lost channel": message(Week(board=board("Riverside Board", loss=LOSS))),
}
"""Every shape of the message, by what it is."""
