"""Whatever a message holds: Slack takes it, all of it can be seen, and none of it is taken for markup."""

import json
import re
from collections.abc import Collection
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.slack import limits, mrkdwn, render
from conversations import actions, messages, wording
from tests import blockkit
from tests.unit.slack import odd

WORDS = wording.Wording()
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@pytest.fixture(scope="module", autouse=True)
def _check() -> None:
    blockkit.checker()


def assert_seen(message: messages.Message, blocks: list[dict[str, Any]], *, drawn: Collection[int] = ()) -> None:
    # A button beside a long text stands in the middle of it; what the button says is said in the text as well.
    texts = [{key: value for key, value in block.items() if key != "accessory"} for block in blocks]
    screen, place = odd.visible(blockkit.said(texts)), 0
    for index, block in enumerate(message.blocks):
        for text in odd.to_be_seen(block, drawn=index in drawn):
            wanted = odd.visible(text)
            found = screen.find(wanted, place)
            assert found >= 0, f"{wanted[:80]!r} of a {type(block).__name__} cannot be seen"
            place = found + len(wanted)


@given(message=odd.MESSAGES, drawn=st.integers(0, 3))
@SLOW
def test_every_message_is_fit_to_send_and_shown_whole(message: messages.Message, drawn: int) -> None:
    charts = [index for index, one in enumerate(message.blocks) if isinstance(one, messages.Picture)]
    pictures = {index: f"F{index}" for index in charts[:drawn]}
    made = render.parts(message, WORDS, pictures=pictures)
    for part in made:
        blockkit.check_message(part)
        assert mrkdwn.size(part.text) <= limits.FALLBACK
        part.text.encode("utf-8")
        json.dumps(part.blocks, ensure_ascii=False).encode("utf-8")
    blocks = [block for part in made for block in part.blocks]
    assert [one["slack_file"]["id"] for one in blocks if one["type"] == "image"] == list(pictures.values())
    assert_seen(message, blocks, drawn=pictures)


@given(message=odd.MESSAGES)
@SLOW
def test_nothing_anybody_wrote_is_taken_for_markup(message: messages.Message) -> None:
    for part in render.parts(message, WORDS):
        assert not re.search(r"[<>]|&(?!(?:amp|lt|gt);)", part.text)
        for one in _objects(part.blocks):
            if one.get("type") == "mrkdwn":
                assert re.fullmatch(r"\*[^*\n]+\*(\n[^*]*)?", one["text"])
                assert not re.search(r"[<>_~`@#]|:\S|&(?!(?:amp|lt|gt);)", one["text"])
            if one.get("type") == "plain_text":
                assert one["emoji"] is False


@given(message=odd.MESSAGES)
@SLOW
def test_every_button_is_told_apart_and_says_what_it_does(message: messages.Message) -> None:
    pressed = [one for part in render.parts(message, WORDS) for one in blockkit.elements(part.blocks)]
    ids = [one["action_id"] for one in pressed]
    assert len(set(ids)) == len(ids)
    for one in pressed:
        actions.decode(re.sub(r"#\d+$", "", one["action_id"]))
        assert one["type"] == "conversations_select" or one["value"] == re.sub(r"#\d+$", "", one["action_id"])


@given(message=odd.MESSAGES)
@SLOW
def test_every_view_is_fit_to_open(message: messages.Message) -> None:
    home, modal = render.home(message, WORDS), render.modal(message, WORDS, title=message.summary, private_metadata="m")
    for view in (home, modal):
        blockkit.check_view(view)
        if WORDS.say("slack-rest") not in blockkit.said(view["blocks"]):
            assert_seen(message, view["blocks"])


@given(
    message=odd.MESSAGES, box=st.builds(messages.FreeText, label=odd.TEXTS, action=st.just(odd.BOX), submit=odd.SHORT, initial=odd.TEXTS)
)
@SLOW
def test_every_form_is_fit_to_open(message: messages.Message, box: messages.FreeText) -> None:
    view = render.form(box, message, WORDS, private_metadata="m")
    blockkit.check_view(view)
    (field,) = (one for one in blockkit.elements(view["blocks"]) if one["type"] == "plain_text_input")
    kept = odd.visible(box.initial)
    if field.get("initial_value"):
        assert odd.visible(field["initial_value"]) == kept
    else:
        assert not kept or WORDS.say("slack-box-too-long", most=limits.BOX) in blockkit.said(view["blocks"])


def _objects(node: Any) -> list[dict[str, Any]]:
    if isinstance(node, list):
        return [found for one in node for found in _objects(one)]
    return [node, *(found for one in node.values() for found in _objects(one))] if isinstance(node, dict) else []
