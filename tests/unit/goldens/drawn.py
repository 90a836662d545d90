"""One message as each platform draws it, as text that a person can read and a file can hold."""

import json
from collections.abc import Callable, Mapping

from adapters.console import render as console
from adapters.slack import render as slack
from adapters.teams import render as teams
from conversations import messages, wording
from tests import adaptivecards, blockkit

WORDS = wording.Wording()
PICTURE = "data:image/png;base64,iVBORw0KGgo="


def on_slack(message: messages.Message) -> str:
    parts = slack.parts(message, WORDS, pictures={place: f"F0PICTURE{place}" for place in _pictures(message)})
    for part in parts:
        blockkit.check_message(part)
    return _json([{"text": part.text, "blocks": part.blocks} for part in parts])


def on_teams(message: messages.Message) -> str:
    parts = teams.parts(message, WORDS, pictures=dict.fromkeys(_pictures(message), PICTURE))
    for part in parts:
        adaptivecards.check_activity(teams.activity(part))
    return _json([{"summary": part.summary, "card": part.card} for part in parts])


def on_console(message: messages.Message) -> str:
    return console.render(message, WORDS, picture="picture.png").text + "\n"


PLATFORMS: Mapping[str, tuple[str, Callable[[messages.Message], str]]] = {
    "slack": ("json", on_slack),
    "teams": ("json", on_teams),
    "console": ("txt", on_console),
}
"""By name: how its files end, and what draws for it."""


def _pictures(message: messages.Message) -> list[int]:
    return [place for place, block in enumerate(message.blocks) if isinstance(block, messages.Picture)]


def _json(made: object) -> str:
    return json.dumps(made, indent=1, ensure_ascii=False) + "\n"
