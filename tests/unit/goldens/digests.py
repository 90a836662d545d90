"""The weekly digest: weeks of every kind, and each question that it can put to a coordinator."""

import dataclasses
from collections.abc import Iterator

from conversations import digest_signals, digest_week, messages, sending
from tests.unit.conversations import digest_sample


def sent() -> Iterator[tuple[str, messages.Message]]:
    """What a coordinator gets."""
    yield from ((name.replace(" ", "-"), message) for name, message in digest_sample.SAMPLES.items())
    for name, signal in signals().items():
        yield f"asks-{name}", digest_sample.message(dataclasses.replace(digest_sample.quiet(), signals=(signal,)))
    for reason in sending.Reason:
        yield f"not-reached-{reason.replace('_', '-')}", digest_sample.message(_unreached(reason))
    yield "unsure", digest_sample.message(dataclasses.replace(digest_sample.quiet(), unsure=2))


def _unreached(reason: sending.Reason) -> digest_week.BoardWeek:
    return dataclasses.replace(digest_sample.quiet(), not_reached={reason: 2})


def signals() -> dict[str, digest_signals.Signal]:
    """One of each kind."""
    kinds, edition = digest_signals.Kind, "Maturity matrix 2011"
    told = (
        digest_signals.Signal(kind=kinds.NEW_CHAIR),
        digest_signals.Signal(kind=kinds.SILENCE, since=digest_sample.at(12, month=5)),
        digest_signals.Signal(kind=kinds.LESS, edition=edition, answers=((9, 14), (8, 14), (6, 13))),
        digest_signals.Signal(kind=kinds.WIDER, edition=edition, items=("Strategy",)),
        digest_signals.Signal(kind=kinds.STILL, edition=edition),
    )
    assert {one.kind for one in told} == set(kinds)
    return {one.kind.value: one for one in told}
