"""What Teams posts, as it posts it: one builder for each kind."""

import datetime
import itertools
import uuid
from typing import Any

from conversations import actions

NOW = datetime.datetime(2026, 11, 22, 9, 0, tzinfo=datetime.UTC)
TENANT = "11111111-2222-3333-4444-555555555555"
BOT, NAME = "28:0f0f0f0f-0000-4000-8000-00000000b0b0", "Boardpulse"
ALICE, ALICE_USER = "aaaaaaaa-0000-4000-8000-000000000001", "29:1alice-Ab_c"
CHAT = "a:1-chat-of-alice"
TEAM, BOARD = "19:team1@thread.tacv2", "19:board1@thread.tacv2"
POST = f"{BOARD};messageid=1795338000000"
CARD = "1795338000123"
URL = "https://smba.trafficmanager.net/uk/"
SITTING = uuid.UUID(int=7)
GIVE = actions.encode(actions.Give(sitting_id=SITTING, item_key="strategy", part=actions.Part.NOW, mark="3"))
NOTE = actions.encode(actions.Note(sitting_id=SITTING, item_key="strategy"))
HOME = actions.encode(actions.Look(page=actions.Page.HOME))
PICK = actions.encode(actions.ChooseChannel(board_id=SITTING))
STEP = actions.encode(actions.SetUp(setup_id=SITTING, step="name"))

_numbers = itertools.count(1)

Body = dict[str, Any]


def stamp(seconds: float = 0.0) -> str:
    """A time as Teams writes it, so many seconds after NOW."""
    return (NOW + datetime.timedelta(seconds=seconds)).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def common(kind: str, **more: Any) -> Body:
    """Anything in Alice's own chat."""
    return {
        "type": kind,
        "id": f"f:{next(_numbers)}",
        "timestamp": stamp(),
        "localTimezone": "Europe/London",
        "locale": "en-GB",
        "channelId": "msteams",
        "serviceUrl": URL,
        "from": {"id": ALICE_USER, "name": "Alice", "aadObjectId": ALICE.upper()},
        "recipient": {"id": BOT, "name": NAME},
        "conversation": {"id": CHAT, "conversationType": "personal", "tenantId": TENANT},
        "channelData": {"tenant": {"id": TENANT}},
        "entities": [{"type": "clientInfo", "locale": "en-GB", "country": "GB", "platform": "Web", "timezone": "Europe/London"}],
        **more,
    }


def in_channel(body: Body, conversation: str = POST, **data: Any) -> Body:
    """The same where a team reads along."""
    return {
        **body,
        "conversation": {"id": conversation, "conversationType": "channel", "isGroup": True, "tenantId": TENANT},
        "channelData": {
            "tenant": {"id": TENANT},
            "teamsTeamId": TEAM,
            "teamsChannelId": BOARD,
            "team": {"id": TEAM},
            "channel": {"id": BOARD},
            **data,
        },
    }


def in_group(body: Body) -> Body:
    """The same in a group chat."""
    return {**body, "conversation": {"id": "19:group1@thread.v2", "conversationType": "groupChat", "isGroup": True, "tenantId": TENANT}}


def said(text: str, **more: Any) -> Body:
    """A line to the bot in Alice's own chat."""
    return common("message", **{"text": text, "textFormat": "plain", **more})


def mention(name: str = NAME, mentioned: str = BOT, **more: Any) -> Body:
    """The entity behind a name in tags."""
    return {"type": "mention", "text": f"<at>{name}</at>", "mentioned": {"id": mentioned, "name": name, **more}}


def called(text: str, **more: Any) -> Body:
    """A line in the channel that names the bot."""
    return in_channel(said(f"<at>{NAME}</at> {text}", entities=[mention()], **more))


def submitted(data: Any, **more: Any) -> Body:
    """An Action.Submit."""
    return common("message", **{"value": data, "replyToId": CARD, **more})


def executed(action: str = GIVE, *, verb: Any = "bp", **inputs: Any) -> Body:
    """An Action.Execute."""
    data = {"action": action, **inputs}
    value = {"action": {"type": "Action.Execute", "title": "Go", "verb": verb, "data": data}, "trigger": "manual"}
    return common("invoke", name="adaptiveCard/action", value=value, replyToId=CARD)


def installed(action: str = "add", **more: Any) -> Body:
    """The app was put into Alice's own chat, or taken out."""
    return common("installationUpdate", action=action, **more)


def in_team(event: str, **data: Any) -> Body:
    """An event of the team, which Teams tells in its first channel."""
    body = in_channel(common("conversationUpdate"), TEAM, eventType=event, **data)
    return {**body, "channelData": {"channel": None, "teamsChannelId": None, **body["channelData"], **data}}


def team_members(side: str, *ids: str) -> Body:
    """Somebody came into the team, or left it."""
    event = "teamMemberAdded" if side == "membersAdded" else "teamMemberRemoved"
    team = {"id": TEAM, "name": "The board's team", "aadGroupId": "bbbbbbbb-0000-4000-8000-000000000001"}
    return {**in_team(event, team=team, channel=None), side: [{"id": one} for one in ids]}
