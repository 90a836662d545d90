"""Boards with a past: rounds of the made-up instrument, one a quarter, each from counts of answers. For tests of courses."""

import dataclasses
import datetime
import uuid
from collections.abc import Mapping, Sequence

from conversations import annotations, boards, inbound
from conversations.courses import history
from frameworks.readings import reading
from tests.unit.conversations import sample

BOARD = boards.Board(
    board_id=uuid.UUID(int=7),
    key="riverside",
    name="Riverside",
    zone="Europe/London",
    language="en-GB",
    channel=inbound.Address(platform="console", tenant="here", handle="riverside"),
    floor=5,
    keep_months=24,
)
RULE = annotations.ChartRule(board_id=BOARD.board_id, framework="sample")
FIRST = datetime.datetime(2020, 1, 31, 17, tzinfo=datetime.UTC)
TOO_FEW = (1, 1, 1, 0, 0, 0)
FEWER = (0, 2, 3, 1, 0, 0)
"""Six answers: told in bands."""
QUIET = ((0, 3, 5, 2, 0, 0), (0, 4, 4, 2, 0, 0), (0, 3, 4, 3, 0, 0), (0, 2, 6, 2, 0, 0))
"""Ten answers each, a little apart."""
JUMP = (0, 0, 0, 0, 2, 8)

Counts = tuple[int, ...]


def closes(place: int) -> datetime.datetime:
    """Every round closes a quarter after the one before."""
    months = FIRST.month - 1 + 3 * place
    return FIRST.replace(year=FIRST.year + months // 12, month=months % 12 + 1, day=28)


def past(place: int, answers: Mapping[str, Counts], *, pairs: Mapping[str, Sequence[tuple[int, int, int]]] | None = None) -> history.Past:
    """One round; `pairs` as in reading.ItemAnswers, with everybody of now among them."""
    items = [reading.ItemAnswers(item_key=key, now=now, pairs=tuple((pairs or {}).get(key, ()))) for key, now in answers.items()]
    most = max((sum(now) for now in answers.values()), default=0)
    return history.Past(
        pulse_id=uuid.UUID(int=100 + place),
        edition_ref=sample.SAMPLE.ref,
        opened_at=closes(place) - datetime.timedelta(days=14),
        closed_at=closes(place),
        reading=reading.read(sample.SAMPLE, items, eligible=14, answered=most),
    )


def told(*rounds: history.Past) -> history.History:
    return history.History(board=BOARD, actor=boards.Actor.BOARD, edition=sample.SAMPLE, rounds=rounds)


def quiet(count: int, **last: Counts) -> history.History:
    """So many rounds in which hardly anything happens; `last` are other counts for the last of them."""
    rounds = []
    for place in range(count):
        answers = {key: QUIET[(place + shift) % len(QUIET)] for shift, key in enumerate(("trust", "money", "voice"))}
        rounds.append(past(place, {**answers, **(last if place == count - 1 else {})}))
    return told(*rounds)


def marked(one: history.History, place: int, **changes: object) -> history.History:
    """The same with one of its rounds changed: `apart`, `is_new`, `happened`, `reading`."""
    changed = dataclasses.replace(one.rounds[place], **changes)  # type: ignore[arg-type]
    return dataclasses.replace(one, rounds=(*one.rounds[:place], changed, *one.rounds[place + 1 :]))


def happening(
    place: int, kind: annotations.Kind = annotations.Kind.NEW_CHAIR, *, words: str = "", reason: str = ""
) -> annotations.Annotation:
    """Something that happened ten days before a round closed; with a reason, a new time begins there."""
    return annotations.Annotation(
        annotation_id=uuid.UUID(int=500 + place),
        board_id=BOARD.board_id,
        day=(closes(place) - datetime.timedelta(days=10)).date(),
        kind=kind,
        words=words,
        rebases=bool(reason),
        reason=reason,
        made_at=closes(place),
    )
