"""What is drawn on a card comes back, when it is pressed, as the action that the message had."""

from collections.abc import Iterator
from typing import Any

import pytest

from adapters.teams import deeds, inbound, render
from conversations import inbound as neutral
from conversations import messages, wording
from tests.edge.teams import posted

BOX = messages.FreeText(label="Your note", action=posted.NOTE, submit="Keep", initial="so far")
STEP = messages.FreeText(label="Its name", action=posted.STEP, submit="Go on")
PICK = messages.ChannelPick(label="Which channel?", action=posted.PICK, typed="Or type it.")
HOME = messages.Choices(options=(messages.Choice(label="Home", action=posted.HOME),))
MESSAGE = messages.Message(summary="All", blocks=(BOX, STEP, PICK, HOME))


def elements(inside: Any, kind: str) -> Iterator[dict[str, Any]]:
    """Everything of a type in a card, however deep."""
    if isinstance(inside, dict):
        if inside.get("type") == kind:
            yield inside
        for one in inside.values():
            yield from elements(one, kind)
    if isinstance(inside, list):
        for one in inside:
            yield from elements(one, kind)


def cards() -> list[Any]:
    return [part.card for part in render.parts(MESSAGE, wording.in_language(), channels=[("Board", posted.BOARD)])]


def pressed(payload: Any) -> neutral.Pressed:
    found = inbound.read(payload, posted.NOW)
    assert isinstance(found, deeds.Deed)
    assert isinstance(found.event, neutral.Pressed)
    return found.event


@pytest.mark.parametrize("fallback", [False, True])
def test_each_button_brings_its_own_input_and_no_other(*, fallback: bool) -> None:
    boxes = {one["id"]: f"words in {one['id']}" for one in elements(cards(), "Input.Text")}
    menus = {one["id"]: posted.BOARD for one in elements(cards(), "Input.ChoiceSet")}
    given: dict[str, str | None] = {}
    for button in elements(cards(), "Action.Execute"):
        inputs = boxes | menus if button.get("associatedInputs") != "none" else {}
        if fallback:
            payload = posted.submitted({**button["fallback"]["data"], **inputs})
        else:
            payload = posted.executed(verb=button["verb"]) | {"value": {"action": {**button, "data": {**button["data"], **inputs}}}}
        event = pressed(payload)
        given[event.action] = event.text
    assert set(given) == {posted.NOTE, posted.STEP, posted.PICK, posted.HOME}
    assert (given[posted.HOME], given[posted.PICK]) == (None, posted.BOARD)
    assert given[posted.NOTE] != given[posted.STEP]
    assert {given[posted.NOTE], given[posted.STEP]} == set(boxes.values())
