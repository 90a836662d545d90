"""What Slack posts, as it posts it: one builder for each kind."""

import datetime
import itertools
import uuid
from typing import Any

from conversations import actions

NOW = datetime.datetime(2026, 11, 22, 9, 0, tzinfo=datetime.UTC)
TEAM, BOT, ALICE, DM, BOARD = "T0BOARD", "U0BOT", "U0ALICE", "D0ALICE", "C0BOARD"
CARD = "1795338000.000100"
HOOK = "http://127.0.0.1:9/hook"
SITTING = uuid.UUID(int=7)
GIVE = actions.encode(actions.Give(sitting_id=SITTING, item_key="strategy", part=actions.Part.NOW, mark="3"))
NOTE = actions.encode(actions.Note(sitting_id=SITTING, item_key="strategy"))
WRITE = actions.encode(actions.Write(on=actions.Note(sitting_id=SITTING, item_key="strategy")))
HOME = actions.encode(actions.Look(page=actions.Page.HOME))

_numbers = itertools.count(1)

Body = dict[str, Any]


def stamp(seconds: float = 0.0) -> str:
    """A timestamp of Slack's, so many seconds after NOW."""
    return f"{NOW.timestamp() + seconds:.6f}"


def common(user: str = ALICE, **more: Any) -> Body:
    return {
        "team": {"id": TEAM, "domain": "board"},
        "user": {"id": user, "username": "alice", "name": "alice", "team_id": TEAM},
        "api_app_id": "A1",
        "token": "verification",
        "enterprise": None,
        "is_enterprise_install": False,
        "trigger_id": f"{next(_numbers)}.1.abc",
        **more,
    }


def button(value: str = GIVE, **more: Any) -> Body:
    return {"type": "button", "action_id": f"{value}#2", "block_id": "b1", "value": value, "action_ts": stamp(), **more}


def press(element: Body | None = None, *, channel: str = DM, is_ephemeral: bool = False, **more: Any) -> Body:
    """Something pressed on a message."""
    container = {"type": "message", "message_ts": CARD, "channel_id": channel, "is_ephemeral": is_ephemeral}
    return common(
        type="block_actions",
        container=container,
        channel={"id": channel, "name": "directmessage"},
        message=None if is_ephemeral else {"ts": CARD, "user": BOT, "blocks": []},
        response_url=HOOK,
        state={"values": {}},
        actions=[element or button()],
        **more,
    )


def view(kind: str = "modal", **more: Any) -> Body:
    return {"id": "V0VIEW", "team_id": TEAM, "type": kind, "hash": "1.h", "callback_id": "bp_page", "private_metadata": "", **more}


def press_in_view(element: Body | None = None, *, kind: str = "home", **more: Any) -> Body:
    """Something pressed on the App Home or in a modal."""
    container = {"type": "view", "view_id": "V0VIEW"}
    return common(type="block_actions", container=container, view=view(kind), actions=[element or button(HOME)], **more)


def draft(text: str) -> Body:
    element = {"type": "plain_text_input", "action_id": NOTE, "block_id": "text", "value": text, "action_ts": stamp()}
    return press_in_view(element, kind="modal")


def sent(text: str | None, *, metadata: str = "", **more: Any) -> Body:
    """A box that was sent off."""
    values = {"text": {NOTE: {"type": "plain_text_input", "value": text}}}
    form = view(**{"callback_id": "bp_form", "private_metadata": metadata, "state": {"values": values}, **more})
    return common(type="view_submission", view=form, response_urls=[])


def closed() -> Body:
    return common(type="view_closed", view=view(callback_id="bp_form"), is_cleared=False)


def shortcut(callback_id: str = "open_home") -> Body:
    return common(type="shortcut", callback_id=callback_id, action_ts=stamp())


def on_message(blocks: list[Body], *, callback_id: str = "keep_note", channel: str = DM) -> Body:
    """The shortcut on a message."""
    message = {"type": "message", "ts": CARD, "user": BOT, "blocks": blocks}
    return common(
        type="message_action",
        callback_id=callback_id,
        action_ts=stamp(),
        channel={"id": channel, "name": "directmessage"},
        message_ts=CARD,
        message=message,
        response_url=HOOK,
    )


def card(*values: str) -> list[Body]:
    """A card with these buttons."""
    return [{"type": "section"}, {"type": "actions", "elements": [button(value) for value in values]}]


def command(text: str = "", **more: Any) -> Body:
    """A command, whose values are all words."""
    return {
        "team_id": TEAM,
        "team_domain": "board",
        "channel_id": BOARD,
        "user_id": ALICE,
        "user_name": "alice",
        "command": "/pulse",
        "text": text,
        "api_app_id": "A1",
        "is_enterprise_install": "false",
        "response_url": HOOK,
        "trigger_id": f"{next(_numbers)}.2.def",
        **more,
    }


def event(inner: Body, **more: Any) -> Body:
    """Anything of the Events API."""
    return {
        "token": "verification",
        "team_id": TEAM,
        "api_app_id": "A1",
        "event": {"event_ts": stamp(), **inner},
        "type": "event_callback",
        "event_id": f"Ev{next(_numbers)}",
        "event_time": int(NOW.timestamp()),
        "authorizations": [{"enterprise_id": None, "team_id": TEAM, "user_id": BOT, "is_bot": True, "is_enterprise_install": False}],
        **more,
    }


def said(text: str, **more: Any) -> Body:
    """A message in the conversation with the bot."""
    inner = {"type": "message", "channel_type": "im", "user": ALICE, "channel": DM, "ts": stamp(), "text": text, "team": TEAM}
    return event({**inner, **more})


def home_opened(tab: str = "home") -> Body:
    return event({"type": "app_home_opened", "user": ALICE, "channel": DM, "tab": tab})
