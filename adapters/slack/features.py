"""What the Slack app consists of, named once: what Slack is asked for, and what the code answers to. Pure, and no words for people.

The manifest is made from these names, and the code that takes requests goes by them, so that neither can have what the other lacks.
"""

from collections.abc import Mapping

COMMAND = "/pulse"
OPEN_HOME = "open_home"
"""The global shortcut that shows a person's own page."""
KEEP_NOTE = "keep_note"
"""The shortcut on a message that a person picks."""

REQUEST_PATH = "/slack/events"
"""Where Slack posts events, commands and presses."""
INSTALL_PATH = "/slack/install"
REDIRECT_PATH = "/slack/oauth_redirect"

SCOPES = ("chat:write", "commands", "im:history", "im:write", "users:read", "channels:read", "groups:read", "files:write")
"""Every permission that the app asks for. The catalogue has the reason for each, under `slack-install-scope-…`."""

NEVER = frozenset(
    {
        "app_mentions:read",
        "bookmarks:read",
        "calls:read",
        "channels:history",
        "channels:join",
        "channels:manage",
        "chat:write.customize",
        "chat:write.public",
        "files:read",
        "groups:history",
        "groups:write",
        "im:read",
        "links:read",
        "mpim:history",
        "mpim:read",
        "mpim:write",
        "pins:read",
        "reactions:read",
        "remote_files:read",
        "search:read",
        "team:read",
        "usergroups:read",
        "users.profile:read",
        "users:read.email",
    }
)
"""Permissions that would let it read what people say to each other, or know more of them than their name and clock."""

EVENTS: Mapping[str, frozenset[str]] = {
    "app_home_opened": frozenset(),
    "app_uninstalled": frozenset(),
    "channel_archive": frozenset({"channels:read"}),
    "channel_deleted": frozenset({"channels:read"}),
    "channel_left": frozenset({"channels:read"}),
    "channel_rename": frozenset({"channels:read"}),
    "channel_unarchive": frozenset({"channels:read"}),
    "group_archive": frozenset({"groups:read"}),
    "group_deleted": frozenset({"groups:read"}),
    "group_left": frozenset({"groups:read"}),
    "group_rename": frozenset({"groups:read"}),
    "group_unarchive": frozenset({"groups:read"}),
    "member_joined_channel": frozenset({"channels:read", "groups:read"}),
    "message.im": frozenset({"im:history"}),
    "tokens_revoked": frozenset(),
    "user_change": frozenset({"users:read"}),
}
"""Every event that the app asks for, as a manifest names it, with the permissions that Slack wants for it."""

METHODS: Mapping[str, frozenset[str]] = {
    "apps.connections.open": frozenset(),
    "auth.test": frozenset(),
    "chat.postEphemeral": frozenset({"chat:write"}),
    "chat.postMessage": frozenset({"chat:write"}),
    "chat.update": frozenset({"chat:write"}),
    "conversations.history": frozenset({"im:history"}),
    "conversations.info": frozenset({"channels:read", "groups:read"}),
    "conversations.members": frozenset({"channels:read", "groups:read"}),
    "conversations.open": frozenset({"im:write"}),
    "files.completeUploadExternal": frozenset({"files:write"}),
    "files.getUploadURLExternal": frozenset({"files:write"}),
    "oauth.v2.access": frozenset(),
    "users.info": frozenset({"users:read"}),
    "users.list": frozenset({"users:read"}),
    "views.open": frozenset(),
    "views.publish": frozenset(),
    "views.push": frozenset(),
    "views.update": frozenset(),
}
"""Every method of the Web API that the adapter may call, with the permissions that Slack wants of a bot for it.

`conversations.history` is called for the bot's own direct messages and for nothing else: for no other does it have the permission.
"""


def event_type(name: str) -> str:
    """What stands in the `type` of the event: "message" for "message.im"."""
    return name.partition(".")[0]
