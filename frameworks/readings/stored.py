"""Readings of every form, as they are stored: which form it is stands in the first key."""

import typing

from frameworks.readings import consensus, evidence, picks, reading

Any = reading.Reading | consensus.Consensus | evidence.Evidence | picks.Picks
"""Each has `answered` and `eligible`."""


def to_json(one: Any) -> dict[str, typing.Any]:
    """The reading as plain JSON values."""
    match one:
        case consensus.Consensus():
            return consensus.to_json(one)
        case evidence.Evidence():
            return evidence.to_json(one)
        case picks.Picks():
            return picks.to_json(one)
    return reading.to_json(one)


def from_json(body: dict[str, typing.Any]) -> Any:
    """The reading back. Raises UnreadableReading."""
    if consensus.FORM.name in body:
        return consensus.from_json(body)
    if evidence.FORM.name in body:
        return evidence.from_json(body)
    return picks.from_json(body) if "picks" in body else reading.from_json(body)
