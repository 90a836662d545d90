"""What Slack posts when somebody presses a button: form-encoded bodies with marks in the place of what differs from press to press."""

import datetime
import functools
import json
import urllib.parse
import uuid
from typing import Any

from adapters.slack import render
from conversations import actions, cards, wording
from conversations import sitting as sittings
from frameworks import loader
from tests.benchmarks import slack_servers, world

USER, STAMP = "XUSERX", "XSTAMPX"
SITTING = uuid.UUID(int=7).hex
_TS = "1769000000.000100"
_AT = datetime.datetime(2026, 1, 19, tzinfo=datetime.UTC)
_TEXT = "We have brought together the strategies that bear on our work from everyone with a stake in it. "


def on_cards(reply_url: str) -> list[str]:
    """A press on each card of a whole sitting, each item now and ahead, with the card's own blocks: 6 to 9 kB."""
    edition, words, bodies = loader.load()[world.EDITION], wording.in_language(), []
    for number, item in enumerate(edition.items):
        done = [sittings.Answer(item_key=one.key, now=2, ahead=3, given_at=_AT) for one in edition.items[:number]]
        half = sittings.Answer(item_key=item.key, now=2, given_at=_AT)
        for answers, part in ((done, actions.Part.NOW), ([*done, half], actions.Part.AHEAD)):
            state = functools.reduce(sittings.with_answer, answers, _sitting(edition))
            (card,) = render.parts(cards.card(state, sittings.next_ask(state), words), words)
            blocks = [{**block, "block_id": f"b{place:04}"} for place, block in enumerate(card.blocks)]
            give = actions.Give(sitting_id=state.sitting_id, item_key=item.key, part=part, mark=str(number % 6))
            bodies.append(_body(reply_url, actions.encode(give), card.text, blocks))
    return bodies


def on_small_messages(reply_url: str) -> list[str]:
    """The same presses on a message of a few lines: 3.5 kB."""
    level = {"type": "section", "block_id": "level", "text": {"type": "mrkdwn", "text": f"*3 Results*\n{_TEXT}"}}
    keys = [item.key for item in loader.load()[world.EDITION].items]
    return [
        _body(reply_url, f"bp1:give:{SITTING}:{key}:{part}:{number % 6}:n", _TEXT, [level] * 8)
        for number, key in enumerate(keys)
        for part in world.PARTS
    ]


def _sitting(edition: Any) -> sittings.Sitting:
    return sittings.Sitting(
        sitting_id=uuid.UUID(hex=SITTING),
        board_name="Bench",
        zone="Europe/London",
        edition=edition,
        closes_at=_AT,
        closed=False,
        floor=5,
        keep_months=24,
        answers={},
    )


def _body(reply_url: str, action: str, text: str, blocks: list[dict[str, Any]]) -> str:
    about = {"type": "message", "user": "U0BOT", "ts": _TS, "bot_id": "B0BOT", "app_id": "A0BENCH01"}
    button = {"type": "button", "action_id": action, "value": action, "text": {"type": "plain_text", "text": "3 Results"}}
    payload: dict[str, Any] = {
        "type": "block_actions",
        "user": {"id": USER, "username": "bench", "name": "bench", "team_id": slack_servers.TEAM},
        "api_app_id": "A0BENCH01",
        "token": "bench",
        "container": {"type": "message", "message_ts": _TS, "channel_id": f"D{USER}", "is_ephemeral": False},
        "trigger_id": f"1.2.{STAMP}",
        "team": {"id": slack_servers.TEAM, "domain": "bench"},
        "enterprise": None,
        "is_enterprise_install": False,
        "channel": {"id": f"D{USER}", "name": "directmessage"},
        "message": {**about, "text": text, "blocks": blocks},
        "state": {"values": {}},
        "response_url": f"{reply_url}{USER}",
        "actions": [{**button, "block_id": "b0003", "action_ts": STAMP}],
    }
    return f"payload={urllib.parse.quote_plus(json.dumps(payload, separators=(',', ':')))}"
