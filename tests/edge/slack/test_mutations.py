"""Thousands of payloads that Slack signed and no version of Slack would write: each is answered, and none shakes the adapter."""

import asyncio
import copy
import json
import random
from typing import Any

from adapters.slack import deeds
from tests.edge.slack import posted
from tests.edge.slack import world as worlds
from tests.edge.slack.world import World

NUMBER = 2000
AT_ONCE = 20
SAMPLES: list[tuple[deeds.Kind, dict[str, Any]]] = [
    (deeds.Kind.INTERACTION, posted.press()),
    (deeds.Kind.INTERACTION, posted.press(posted.button(posted.WRITE), is_ephemeral=True)),
    (deeds.Kind.INTERACTION, posted.press_in_view()),
    (deeds.Kind.INTERACTION, posted.draft("so far")),
    (deeds.Kind.INTERACTION, posted.sent("words", metadata='{"spot": "card:D1:1.2", "ticket": ""}')),
    (deeds.Kind.INTERACTION, posted.shortcut()),
    (deeds.Kind.INTERACTION, posted.on_message(posted.card(posted.GIVE))),
    (deeds.Kind.COMMAND, posted.command("help")),
    (deeds.Kind.EVENT, posted.said("hello <@U1>")),
    (deeds.Kind.EVENT, posted.home_opened()),
    (deeds.Kind.EVENT, posted.event({"type": "tokens_revoked", "tokens": {"bot": ["U1"]}})),
    (deeds.Kind.EVENT, posted.event({"type": "channel_archive", "channel": posted.BOARD})),
    (deeds.Kind.EVENT, posted.event({"type": "user_change", "user": {"id": "U1", "tz": "Europe/London", "locale": "en-GB"}})),
]
ODD: list[Any] = [
    None,
    True,
    0,
    -1,
    10**400,
    1e308,
    "",
    " ",
    "\x00",
    "\ud800",
    "\u202e<!channel>",
    "x" * 5000,
    "bp1:write:",
    "bp1:write:write:write",
    "../../etc/passwd",
    "http://169.254.169.254/",
    [],
    {},
    [[]],
    [{}],
    {"id": None},
    {"": {"": {"": []}}},
    json.loads("[" * 200 + "]" * 200),
]


def mutated(payload: dict[str, Any], dice: random.Random) -> Any:
    """The payload with one to three places swapped, dropped, doubled or moved."""
    whole: dict[str, Any] = {"": copy.deepcopy(payload)}
    for _ in range(dice.randint(1, 3)):
        inside, key = dice.choice(list(places(whole)))
        match dice.randrange(4):
            case 0:
                inside[key] = copy.deepcopy(dice.choice(ODD))
            case 1 if key != "":
                del inside[key]
            case 2:
                inside[key] = [inside[key], inside[key]]
            case _:
                _, other = dice.choice(list(places(whole)))
                inside[key] = str(other)
    return whole[""]


def places(inside: Any) -> Any:
    """Every place in a payload, as its container and its key."""
    found = list(inside.items()) if isinstance(inside, dict) else list(enumerate(inside)) if isinstance(inside, list) else []
    for key, one in found:
        yield inside, key
        yield from places(one)


def broken(body: bytes, dice: random.Random) -> bytes:
    """Now and then the bytes themselves are damaged."""
    if dice.random() < 0.8 or not body:
        return body
    at = dice.randrange(len(body))
    return dice.choice([body[:at], body[:at] + bytes([dice.randrange(32, 127)]) + body[at + 1 :], body[at:], body * 2])


async def test_no_signed_payload_is_more_than_we_can_take(world: World) -> None:
    dice = random.Random(20261122)
    world.api.refused = {"views.open"}
    answered: dict[int, int] = {}

    async def one(number: int) -> None:
        kind, payload = SAMPLES[number % len(SAMPLES)]
        changed = mutated(payload, dice)
        if kind is deeds.Kind.COMMAND:
            fields = changed if isinstance(changed, dict) else {"command": changed}
            changed = {key: str(value).encode("utf-8", "replace").decode() for key, value in fields.items()}
        body, content_type = worlds.encoded(kind, changed)
        body = broken(body, dice)
        status, answer = await world.raw(body, worlds.signed(body) | {"Content-Type": content_type})
        answered[status] = answered.get(status, 0) + 1
        assert status in {200, 400}, (status, changed)
        assert b"Traceback" not in answer
        if status == 400:
            assert answer == b""

    for start in range(0, NUMBER, AT_ONCE):
        await asyncio.gather(*map(one, range(start, start + AT_ONCE)))
    await world.settled()
    assert sum(answered.values()) == NUMBER
    assert answered[200] > NUMBER // 2
    assert 0 < len(world.door.events) < NUMBER
    for event in world.door.events:
        assert event.address.tenant
        assert event.address.handle.isascii()
        assert len(event.receipt_key) <= 255
        assert abs((event.sent_at - posted.NOW).days) < 10_000
        repr(event).encode()
