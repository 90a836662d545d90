"""What Teams posts when somebody presses a button of a card in their own chat: JSON with marks in the place of what differs."""

import json
import uuid
from typing import Any

from conversations import actions
from frameworks import loader
from tests.benchmarks import world
from tests.teams import authority

USER, ACTIVITY, STAMP = "XUSERX", "XACTIVITYX", "XSTAMPX"
_SITTING_ID = uuid.UUID(int=7)
SITTING = _SITTING_ID.hex


def gives(service_url: str) -> list[str]:
    """A press on each card of a whole sitting, each item now and then ahead: about 1.3 kB. Teams sends no card along."""
    presses = [(item.key, part) for item in loader.load()[world.EDITION].items for part in world.PARTS]
    return [
        _body(service_url, actions.Give(sitting_id=_SITTING_ID, item_key=key, part=part, mark=str(number % 6)))
        for number, (key, part) in enumerate(presses)
    ]


def hello(service_url: str) -> str:
    """A press on a button that leads to the next question and gives nothing."""
    return _body(service_url, actions.GoOn(sitting_id=_SITTING_ID))


def _body(service_url: str, action: actions.Action) -> str:
    conversation = f"a:1pL6u0yQn-{USER}-chat"
    payload: dict[str, Any] = {
        "name": "adaptiveCard/action",
        "type": "invoke",
        "timestamp": STAMP,
        "localTimestamp": STAMP,
        "id": f"f:{ACTIVITY}",
        "channelId": "msteams",
        "serviceUrl": service_url,
        "from": {"id": f"29:1bR7-{USER}", "name": "Ada Moss", "aadObjectId": USER},
        "conversation": {"conversationType": "personal", "tenantId": authority.TENANT, "id": conversation},
        "recipient": {"id": f"28:{authority.APP}", "name": "Boardpulse"},
        "entities": [{"locale": "en-GB", "country": "GB", "platform": "Web", "timezone": "Europe/London", "type": "clientInfo"}],
        "channelData": {
            "tenant": {"id": authority.TENANT},
            "source": {"name": "message"},
            "legacy": {"replyToId": "1:1aBcDeFgHiJkLmNoPqRsTuVwXyZ"},
        },
        "replyToId": "1769000000000",
        "value": {
            "action": {"type": "Action.Execute", "title": "3 Results", "verb": "bp", "data": {"action": actions.encode(action)}},
            "trigger": "manual",
        },
        "locale": "en-GB",
        "localTimezone": "Europe/London",
    }
    return json.dumps(payload, separators=(",", ":"))
