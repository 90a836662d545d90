"""The description of the app that an administrator gives to Slack, made from the code's own features. Pure."""

import json
from typing import Any

import yaml  # type: ignore[import-untyped]  # ships no types

from adapters.slack import features
from conversations import commands, wording
from frameworks import errors

NAME = "Boardpulse"
_COLOUR = "#1d3c4a"


class NoAddress(errors.BoardpulseError):
    """Slack must know where to reach Boardpulse. Give --url, set BOARDPULSE_PUBLIC_URL, or use --socket-mode."""


def manifest(
    public_url: str | None, *, socket_mode: bool, many_workspaces: bool = False, words: wording.Wording | None = None
) -> dict[str, Any]:
    """The whole manifest, in Slack's form. `public_url` has no path; `many_workspaces`: they install the app themselves.

    Raises NoAddress.
    """
    if public_url is None and (many_workspaces or not socket_mode):
        raise NoAddress
    said = words or wording.in_language()
    requests = {} if socket_mode else {"request_url": f"{public_url}{features.REQUEST_PATH}"}
    redirects = {"redirect_urls": [f"{public_url}{features.REDIRECT_PATH}"]} if many_workspaces else {}
    return {
        "_metadata": {"major_version": 1, "minor_version": 1},
        "display_information": {
            "name": NAME,
            "description": said.say("slack-install-app-short"),
            "long_description": said.say("slack-install-app-long"),
            "background_color": _COLOUR,
        },
        "features": {
            "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True, "messages_tab_read_only_enabled": False},
            "bot_user": {"display_name": NAME, "always_online": False},
            "shortcuts": _shortcuts(said),
            "slash_commands": [_command(None if socket_mode else public_url, said)],
        },
        "oauth_config": {**redirects, "scopes": {"bot": list(features.SCOPES)}},
        "settings": {
            "event_subscriptions": {**requests, "bot_events": sorted(features.EVENTS)},
            "interactivity": {"is_enabled": True, **requests},
            "org_deploy_enabled": False,
            "socket_mode_enabled": socket_mode,
            # A token that was set from outside could not be renewed: only those that we keep ourselves may run out.
            "token_rotation_enabled": many_workspaces,
        },
    }


def as_json(made: dict[str, Any]) -> str:
    """As Slack's page takes it."""
    return json.dumps(made, indent=2, ensure_ascii=False)


def as_yaml(made: dict[str, Any]) -> str:
    """The same for people who like to read what they paste."""
    text: str = yaml.safe_dump(made, sort_keys=False, allow_unicode=True, width=100)
    return text


def _shortcuts(words: wording.Wording) -> list[dict[str, str]]:
    return [
        {
            "name": words.say("slack-install-shortcut-home"),
            "type": "global",
            "callback_id": features.OPEN_HOME,
            "description": words.say("slack-install-shortcut-home-about"),
        },
        {
            "name": words.say("slack-install-shortcut-note"),
            "type": "message",
            "callback_id": features.KEEP_NOTE,
            "description": words.say("slack-install-shortcut-note-about"),
        },
    ]


def _command(public_url: str | None, words: wording.Wording) -> dict[str, Any]:
    """`should_escape`: Slack then writes people and channels by their ids, which no other person can have."""
    where = {} if public_url is None else {"url": f"{public_url}{features.REQUEST_PATH}"}
    return {
        "command": features.COMMAND,
        **where,
        "description": words.say("slack-install-command-about"),
        "usage_hint": f"[{' | '.join(one.word for one in commands.offered(words))}]",
        "should_escape": True,
    }
