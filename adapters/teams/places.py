"""Where a reply belongs in Teams, written into the neutral place of an event and read back when the reply leaves. Pure."""

import dataclasses
import enum

from conversations import inbound

_APART = "|"
"""No id of Teams has it."""


class Kind(enum.StrEnum):
    """What stands at a place."""

    CARD = "card"
    """A message of ours, `activity`, in `conversation`: the reply takes its place."""
    LINE = "line"
    """The person's own chat with the bot, whatever `conversation` the event came from; `activity` only keeps replies apart."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Spot:
    """One place, by Teams' own ids."""

    kind: Kind
    conversation: str
    activity: str


class UnknownPlace(ValueError):
    """This place was not written by `write`."""


def write(spot: Spot) -> inbound.Place:
    """The neutral place."""
    return inbound.Place(spot=_APART.join((spot.kind, spot.conversation, spot.activity)))


def read(place: inbound.Place) -> Spot:
    """What `write` wrote. Raises UnknownPlace."""
    kind, *ids = place.spot.split(_APART)
    if kind not in set(Kind) or len(ids) != 2 or not all(ids):
        raise UnknownPlace(place.spot)
    return Spot(kind=Kind(kind), conversation=ids[0], activity=ids[1])
