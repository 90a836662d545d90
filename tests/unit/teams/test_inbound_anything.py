"""Nothing that anybody could post makes the readers stumble, and nobody acts without an address."""

import copy
import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.teams import deeds, inbound, places
from tests.edge.teams import odd, posted

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.sampled_from(odd.ODD),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["id", "type", "from", "value", "action", "data"]), inner),
    max_leaves=15,
)
FIELDS = st.dictionaries(
    st.sampled_from(
        ["type", "id", "from", "recipient", "conversation", "channelData", "serviceUrl", "value", "entities", "text", "name", "replyToId"]
    ),
    JSON,
)


def hold(payload: Any) -> None:
    """What must be true of whatever is read."""
    found = inbound.read(payload, posted.NOW)
    inbound.way_back(payload, posted.NOW)
    repr(found).encode()
    if not isinstance(found, deeds.Deed):
        return
    event = found.event
    assert event.address == found.back.address
    assert event.address.platform == "teams"
    assert event.address.tenant
    assert event.address.handle.isascii()
    assert 0 < len(event.address.handle) <= 64
    assert 0 < len(event.receipt_key) <= 255
    assert abs((event.sent_at - posted.NOW).days) < 10_000
    assert found.back.service_url
    assert found.back.conversation
    if found.way is deeds.Way.EXECUTE:
        assert event.place is None
    else:
        assert event.place is not None
        assert len(event.place.spot) <= 400
        spot = places.read(event.place)
        assert spot.kind is places.Kind.LINE or found.way is deeds.Way.SUBMIT
    for seen in found.seen:
        assert len(seen.handle) <= 255
        assert seen.tenant == event.address.tenant


@given(st.sampled_from(odd.SAMPLES), st.randoms(use_true_random=False), st.integers(1, 4))
@settings(max_examples=400, deadline=None)
def test_a_payload_with_some_places_swapped(sample: dict[str, Any], dice: random.Random, times: int) -> None:
    payload = copy.deepcopy(sample)
    for _ in range(times):
        inside, key = dice.choice(list(odd.spots(payload)) or [({"x": 1}, "x")])
        match dice.randrange(3):
            case 0:
                inside[key] = copy.deepcopy(dice.choice(odd.ODD))
            case 1:
                inside[key] = [inside[key], inside[key]]
            case _:
                del inside[key]
    hold(payload)


@given(st.sampled_from(odd.SAMPLES), FIELDS)
@settings(max_examples=300, deadline=None)
def test_a_payload_with_other_fields(sample: dict[str, Any], fields: dict[str, Any]) -> None:
    hold({**sample, **fields})


@given(JSON)
@settings(max_examples=100, deadline=None)
def test_anything_at_all(payload: Any) -> None:
    hold(payload)


def test_very_deep_and_very_long() -> None:
    deep: Any = "x"
    for _ in range(50_000):
        deep = [deep]
    for sample in odd.SAMPLES:
        for key in sample:
            found = inbound.read({**sample, key: deep}, posted.NOW)
            assert not isinstance(found, deeds.Deed) or found.event.address.handle == posted.ALICE
        hold({**sample, "text": "<at>" * 75_000})
    while isinstance(deep, list):
        deep = deep.pop()
