"""Presses inside sittings, many at once: what is looked up for them, and what was decided to keep.

Knows neither how it is looked up nor what the presses mean.
"""

import dataclasses
import datetime
import uuid
from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from conversations import boards, inbound, records
from conversations import sitting as sittings

T = TypeVar("T")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Asked:
    """What one press is about: whose address, which event (source, and its key there), and which sitting."""

    address: inbound.Address
    receipt: tuple[str, str]
    sitting_id: uuid.UUID
    now: datetime.datetime


@dataclasses.dataclass(frozen=True, kw_only=True)
class Seen:
    """What there is for presses. `first`, for each in turn: it is known by whom it is, and was not dealt with before."""

    people: Mapping[inbound.Address, boards.Member]
    first: Sequence[bool]
    sittings: Mapping[uuid.UUID, records.SittingRecord]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Decided(Generic[T]):
    """What came of presses, and what of it is to be kept: answers in place of earlier ones, and replies owed under a lease."""

    outcome: T
    answers: Sequence[tuple[records.SittingRecord, sittings.Answer]]
    owed: Sequence[records.ReplyRecord]
    lease_until: datetime.datetime
