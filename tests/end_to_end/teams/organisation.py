"""The people, the team and its channel that the local Teams client is made of. Its own rules: six people, one team, one channel more."""

import json
import pathlib
import re
import urllib.parse
from typing import Any

from tests.end_to_end import quarter

TENANT = "7a3e1c52-0000-4000-8000-00000000beef"
APP_ID = "5d9f0b11-0000-4000-8000-000000000b07"
TEAM, CHANNEL = "19:tamebridge@thread.tacv2", "19:board@thread.tacv2"
GROUP = "7a3e1c52-0000-4000-8000-0000000000aa"
BOT = f"28:{APP_ID}"
TEAM_NAME, CHANNEL_NAME = "Tamebridge", "Board"

_PLACES = {who: place for place, who in enumerate(quarter.NAMES, 1)}


def user(who: str) -> str:
    """Teams' own id of a person."""
    return f"29:1{who}"


def object_id(who: str) -> str:
    """Their id in Entra."""
    return f"7a3e1c52-1111-4000-8000-{_PLACES[who]:012}"


def own_chat(who: str) -> str:
    """The chat of the person in the browser with the bot. Everybody else's is made when somebody opens it."""
    return f"a:1{who}"


def typed(text: str) -> str:
    """What a person types for the script's words: people by their names, as nobody can be mentioned in a chat of two."""
    return re.sub(r"\{(\w+)\}", lambda found: quarter.NAMES[found[1]], text)


def channel_link() -> str:
    """As "Copy link" on a channel gives it."""
    name = urllib.parse.quote(CHANNEL, safe="")
    return f"https://teams.microsoft.com/l/channel/{name}/{CHANNEL_NAME}?groupId={GROUP}&tenantId={TENANT}"


def write(file: pathlib.Path, browser: str) -> None:
    """The client's configuration, with `browser` as the person who sits at the page. JSON, which is YAML too."""
    described = {
        "version": "0.1.1",
        "tenantId": TENANT,
        "bot": {"id": BOT, "name": "Boardpulse"},
        "currentUser": _person(browser),
        "users": [_person(who) for who in quarter.NAMES if who != browser],
        "personalChat": {"id": own_chat(browser)},
        "groupChat": {"id": "19:tea@thread.v2", "name": "Tea"},
        "team": {"id": TEAM, "name": TEAM_NAME, "aadGroupId": GROUP, "channels": [{"id": CHANNEL, "name": CHANNEL_NAME}]},
    }
    file.write_text(json.dumps(described, indent=1), encoding="utf-8")


def _person(who: str) -> dict[str, Any]:
    given, surname = quarter.NAMES[who].split(" ", 1)
    mail = f"{who}@tamebridge.example"
    named = {"name": quarter.NAMES[who], "givenName": given, "surname": surname, "email": mail, "userPrincipleName": mail}
    return {"id": user(who), "aadObjectId": object_id(who), **named}
