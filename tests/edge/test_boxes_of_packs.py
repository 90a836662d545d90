"""What is written in a box of a pack reaches the door with its action, on Slack and on Teams."""

from typing import Any

import pytest

from adapters.slack import render as slack
from adapters.teams import render as teams
from conversations import actions, messages, rounds, rounds_walk
from tests.edge.teams import posted
from tests.unit.conversations.rounds_talk import WORDS, state_of
from tests.unit.teams.test_round_trip import elements, pressed

STATE = state_of("before_a_workshop")
CARD = rounds_walk.card(STATE, STATE.asks[0], WORDS)
SAY = rounds.do(STATE, "say", STATE.asks[0].value)


@pytest.mark.parametrize("fallback", [False, True])
def test_teams_brings_the_words_with_the_button_of_the_box(*, fallback: bool) -> None:
    (part,) = teams.parts(CARD, WORDS)
    inputs: dict[str, Any] = {one["id"]: "We did." for one in elements(part.card, "Input.Text")}
    given: dict[str, str | None] = {}
    for button in elements(part.card, "Action.Execute"):
        if fallback:
            event = pressed(posted.submitted({**button["fallback"]["data"], **inputs}))
        else:
            sent = inputs if button.get("associatedInputs") != "none" else {}
            payload = posted.executed(verb=button["verb"]) | {"value": {"action": {**button, "data": {**button["data"], **sent}}}}
            event = pressed(payload)
        given[event.action] = event.text
    assert given[SAY] == "We did."
    assert fallback or set(given.values()) == {"We did.", None}


def test_slack_opens_a_window_whose_box_has_the_same_action() -> None:
    (part,) = slack.parts(CARD, WORDS)
    opens = actions.encode(actions.Write(on=actions.decode(SAY)))  # type: ignore[arg-type]  # it is a Do
    assert opens in str(part.blocks)
    message = rounds_walk.box(STATE, STATE.asks[0], "a draft", WORDS)
    (box,) = [block for block in message.blocks if isinstance(block, messages.FreeText)]
    view = slack.form(box, message, WORDS, private_metadata="")
    assert SAY in str(view)
    assert "a draft" in str(view)
