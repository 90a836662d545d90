"""What only the bot itself can put together, with what it would read handed to it; and what coordinators are told besides the digest:
a channel that is gone, one that is back, papers, a workspace that is back.
"""

import asyncio
import datetime
import types
import typing
import uuid
from collections.abc import Awaitable, Callable, Iterator

from bot import installations, ports
from bot.meetings import papers
from bot.steps import arrow_rounds
from conversations import boards, channel, messages, records, sending
from conversations import sitting as sittings
from conversations.meetings import facts
from tests.unit.conversations import dialogue, digest_sample, long_look, summary_samples

K = sending.Kind
WORDS = dialogue.WORDS
NOW = datetime.datetime(2026, 11, 30, 9, tzinfo=datetime.UTC)
WILLA = boards.Member(person_id=uuid.UUID(int=14), key="willa", name="Willa Penn", zone="Europe/London", language="en-GB", addresses=())
MEETING = facts.Meeting(
    meeting_id=uuid.UUID(int=70),
    board_id=long_look.BOARD.board_id,
    kind=facts.Kind.FORMAL,
    starts_at=datetime.datetime(2026, 12, 16, 14, tzinfo=datetime.UTC),
    minutes=120,
)


def sent() -> Iterator[tuple[sending.Kind, str, messages.Message]]:
    """By kind and a short name."""
    for platform in ("slack", "teams"):
        board = digest_sample.board("Riverside", platform=platform)
        yield K.CHANNEL_LOST, platform, channel.lost(board, sending.Reason.NOT_IN_CHANNEL, WORDS, waits=True, named=False)
    archived = digest_sample.board("Riverside")
    yield K.CHANNEL_LOST, "archived", channel.lost(archived, sending.Reason.ARCHIVED, WORDS, waits=False, named=True)
    yield K.CHANNEL_BACK, "usual", channel.back(archived, 1, WORDS)
    yield K.CHANNEL_BACK, "nothing-waited", channel.back(archived, 0, WORDS)
    yield K.PAPERS_DUE, "usual", papers_due(NOW)
    yield K.PAPERS_DUE, "late", papers_due(NOW + datetime.timedelta(days=10))
    yield K.BACK_AGAIN, "usual", back_again()
    yield K.ARROW_ROUND, "usual", arrow_round()


def papers_due(now: datetime.datetime) -> messages.Message:
    """For one formal meeting."""
    day = facts.papers_day(MEETING, long_look.BOARD.zone)
    key = f"{MEETING.meeting_id.hex}:{K.PAPERS_DUE}:{day:%Y%m%d}:{WILLA.person_id.hex}"
    known = _known(meetings={"get": MEETING}, boards={"coordinated_by": [long_look.BOARD], "person": WILLA})
    return _composed(papers.compose(known, _delivery(K.PAPERS_DUE, key, MEETING.meeting_id), now))


def back_again() -> messages.Message:
    """For a coordinator of one board without a plan."""
    subject, since = uuid.UUID(int=71), datetime.datetime(2026, 11, 27, 16, tzinfo=datetime.UTC)
    known = _known(
        installations={"paused": []},
        boards={"person": WILLA, "coordinated_by": [long_look.BOARD]},
        pulses={"latest": []},
        schedules={"of_board": []},
    )
    key = f"{subject.hex}:{int(since.timestamp())}:{WILLA.person_id.hex}:{K.BACK_AGAIN}"
    return _composed(installations.compose_back(known, _delivery(K.BACK_AGAIN, key, subject), NOW))


def arrow_round() -> messages.Message:
    """A year after arrows were drawn on all items but the last."""
    library, then = summary_samples.library(), datetime.datetime(2025, 11, 24, 9, tzinfo=datetime.UTC)
    items = library[summary_samples.MATRIX].items[:-1]
    record = records.SittingRecord(
        sitting_id=uuid.UUID(int=73),
        pulse=_closed_pulse(then),
        person_id=WILLA.person_id,
        answers={one.key: sittings.Answer(item_key=one.key, now=1, ahead=3, given_at=then) for one in items},
    )
    known = _known(sittings={"get": record, "of_person": [record], "open_for": []}, boards={"person": WILLA, "is_seated": True})
    delivery = _delivery(K.ARROW_ROUND, "arrows", record.sitting_id)
    return _composed(arrow_rounds.compose(known, delivery, NOW, library))


def _closed_pulse(opened_at: datetime.datetime) -> records.PulseRecord:
    closed_at = opened_at + datetime.timedelta(days=14)
    return records.PulseRecord(
        pulse_id=uuid.UUID(int=74),
        schedule_id=uuid.UUID(int=75),
        board=long_look.BOARD,
        edition_ref=summary_samples.MATRIX,
        edition_digest="",
        state=records.PulseState.CLOSED,
        due_at=opened_at,
        opened_at=opened_at,
        closes_at=closed_at,
        closed_at=closed_at,
        floor=5,
        keep_months=24,
        forget_at=closed_at + datetime.timedelta(days=730),
    )


def _known(**tables: dict[str, object]) -> ports.Repositories:
    """Repositories that know these answers, whatever they are asked."""
    made = {name: types.SimpleNamespace(**{what: _always(answer) for what, answer in one.items()}) for name, one in tables.items()}
    return typing.cast(ports.Repositories, types.SimpleNamespace(**made))


def _always(answer: object) -> Callable[..., Awaitable[object]]:
    async def ask(*_: object, **__: object) -> object:
        return answer

    return ask


def _composed(composing: typing.Coroutine[typing.Any, typing.Any, messages.Message | None]) -> messages.Message:
    shown = asyncio.run(composing)
    assert shown is not None
    return shown


def _delivery(kind: sending.Kind, key: str, subject: uuid.UUID) -> sending.Delivery:
    return sending.Delivery(
        delivery_id=uuid.UUID(int=72),
        key=key,
        kind=kind,
        subject_id=subject,
        board_id=long_look.BOARD.board_id,
        person_id=WILLA.person_id,
        address=None,
        owed_at=NOW,
        claimed_at=NOW,
        attempts=0,
    )
