"""Whatever a message holds: Teams takes it, all of it can be seen, and none of it is taken for markup."""

import json
import re
from collections.abc import Collection

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.teams import features, limits, render
from conversations import actions, figures, messages, wording
from tests import adaptivecards
from tests.unit.slack import odd

WORDS = wording.Wording()
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
MARKS = st.sampled_from(
    ["{{DATE(2026-01-01T00:00:00Z)}}", "[a](https://x.example)", "**", "*b*", "_c_", "1. d", "- e", "<i>", '"', "\\", "\n", "x" * 400, "&"]
)
MARKED = st.tuples(st.lists(MARKS, min_size=1, max_size=6).map(" ".join), st.integers(1, 200)).map(lambda one: (one[0] * one[1])[:9_000])
CHANNELS = st.lists(st.tuples(odd.TEXTS, st.text("0123456789abcdef", min_size=1, max_size=60)), max_size=80).map(tuple)
URI = "data:image/png;base64," + "A" * (limits.PICTURE - 22)


def assert_seen(message: messages.Message, made: list[render.Part], *, drawn: Collection[int]) -> None:
    screen = odd.visible("\n".join(adaptivecards.said(part.card) for part in made))
    for index, block in enumerate(message.blocks):
        for text in to_be_seen(block, drawn=index in drawn):
            assert odd.visible(text) in screen, f"{text[:80]!r} of a {type(block).__name__} cannot be seen"


def to_be_seen(block: messages.Block, *, drawn: bool) -> list[str]:
    match block:
        case messages.ChannelPick():
            return [block.label]  # in place of how to type, which is Slack's, it says how to do it here
        case messages.FreeText():
            return [block.label, block.opens]
    return list(odd.to_be_seen(block, drawn=drawn))


@given(message=odd.MESSAGES, drawn=st.integers(0, 3), channels=CHANNELS)
@SLOW
def test_every_message_is_fit_to_send_and_shown_whole(message: messages.Message, drawn: int, channels: tuple[tuple[str, str], ...]) -> None:
    charts = [index for index, one in enumerate(message.blocks) if isinstance(one, messages.Picture)]
    pictures = dict.fromkeys(charts[:drawn], URI)
    made = render.parts(message, WORDS, pictures=pictures, channels=channels)
    for part in made:
        adaptivecards.check_activity(render.activity(part))
        assert len(json.dumps(render.activity(part))) <= limits.CARD_BYTES
        json.dumps(part.card, ensure_ascii=False).encode("utf-8")
    assert sum(len(adaptivecards.of_kind(part.card, "Image")) for part in made) == len(pictures)
    assert_seen(message, made, drawn=pictures)


@given(text=MARKED)
@settings(SLOW, max_examples=25)
def test_marks_in_every_field_of_every_block_are_text(text: str) -> None:
    box = messages.FreeText(label=text, action=odd.BOX, submit=text, initial=text, opens=text)
    point = messages.ScalePoint(value=1, name=text, description=text, action=odd.BOX, chosen=True)
    table = figures.Table(title=text, columns=(text, text), rows=((text, text),))
    blocks: tuple[messages.Block, ...] = (
        messages.Heading(text=text),
        messages.Paragraph(text=text),
        messages.Paragraph(text=text, quiet=True),
        messages.Quote(text=text),
        messages.Facts(rows=((text, text), (text[:20], text[:40]))),
        table,
        messages.Choices(options=(messages.Choice(label=text, action=odd.BOX),)),
        messages.Scale(label=text, points=(point,)),
        box,
        messages.ChannelPick(label=text, action=odd.CHANNEL, typed=text),
    )
    for one in (*((block,) for block in blocks), blocks):
        message = messages.Message(summary=text, blocks=one)
        made = render.parts(message, WORDS, channels=((text, "19:a@thread.tacv2"),))
        for part in made:
            adaptivecards.check_activity(render.activity(part))
        assert_seen(message, made, drawn=())


@given(message=odd.MESSAGES, channels=CHANNELS)
@SLOW
def test_every_button_says_what_it_does_and_knows_its_input(message: messages.Message, channels: tuple[tuple[str, str], ...]) -> None:
    for part in render.parts(message, WORDS, channels=channels):
        inputs = {one["id"] for one in adaptivecards.of_kind(part.card, "Input.Text", "Input.ChoiceSet")}
        for button in adaptivecards.of_kind(part.card, "Action.Execute"):
            actions.decode(button["data"][features.ACTION])
            if button["associatedInputs"] == "none":
                assert set(button["data"]) == {features.ACTION}
            else:
                kind = features.CHANNEL if button["data"][features.ACTION] == odd.CHANNEL else features.TEXT
                name = button["data"].get(render.INPUT, kind)
                assert name in inputs
                assert re.fullmatch(rf"{kind}\d*", name)
