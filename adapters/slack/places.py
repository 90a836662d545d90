"""Where a reply belongs in Slack, written into the neutral place of an event and read back when the reply leaves. Pure."""

import dataclasses
import enum

from conversations import inbound


class Kind(enum.StrEnum):
    """What stands at a place."""

    CARD = "card"
    """A message of ours in `channel` with the timestamp `ts`: the reply takes its place."""
    LINE = "line"
    """The conversation in `channel`: the reply is a new message. `ts` only keeps one reply apart from another."""
    ASIDE = "aside"
    """A message in `channel` that only one person sees; `ts` as for a card. It is reached by the ticket alone, a response_url."""
    HOME = "home"
    """The App Home of the person in `channel`."""
    VIEW = "view"
    """An open modal, whose view id stands in `channel`."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Spot:
    """One place. What `channel` and `ts` hold depends on the kind."""

    kind: Kind
    channel: str
    ts: str = ""


class UnknownPlace(ValueError):
    """This place was not written by `write`."""


def write(spot: Spot, response_url: str = "") -> inbound.Place:
    """The neutral place. `response_url` is good for half an hour and five replies."""
    return inbound.Place(spot=f"{spot.kind}:{spot.channel}:{spot.ts}", ticket=response_url)


def read(place: inbound.Place) -> Spot:
    """What `write` wrote. Raises UnknownPlace."""
    kind, _, rest = place.spot.partition(":")
    channel, _, ts = rest.partition(":")
    if kind not in set(Kind) or not channel:
        raise UnknownPlace(place.spot)
    return Spot(kind=Kind(kind), channel=channel, ts=ts)
