"""Several things as one message."""

import uuid

import pytest

from conversations import actions, messages, together, wording

A, B = uuid.UUID(int=1), uuid.UUID(int=2)
PARTS = (
    together.Part(delivery_id=A, summary="Riverside Board: 3 short questions, until Friday", board_name="Riverside Board"),
    together.Part(delivery_id=B, summary="A private reflection", board_name="Hillside Board"),
)


def test_it_lists_each_thing_with_a_button_that_shows_it() -> None:
    index = together.index(PARTS, wording.in_language())
    assert index.summary == "2 things for you"
    text = messages.plain_text(index)
    assert "A private reflection (Hillside Board)" in text, "which board's reflection it is"
    assert "until Friday (" not in text, "a line that names its board names it once"
    shown = [actions.decode(one.action) for block in index.blocks if isinstance(block, messages.Choices) for one in block.options]
    assert shown == [actions.Open(delivery_id=A), actions.Open(delivery_id=B)]
    assert not any(one.typed for block in index.blocks if isinstance(block, messages.Choices) for one in block.options)


def test_what_belongs_to_no_board_stands_as_it_is() -> None:
    index = together.index((together.Part(delivery_id=A, summary="A memo to yourself"), *PARTS), wording.in_language())
    assert "A memo to yourself\n" in messages.plain_text(index)


@pytest.mark.parametrize("language", wording.languages())
def test_it_is_said_in_the_persons_own_language(language: str) -> None:
    index = together.index(PARTS, wording.in_language(language))
    assert index.language == together.over(wording.in_language(language)).language == language
    assert index.summary.startswith("2 ")


@pytest.mark.parametrize(
    "value", ["bp1:open", "bp1:open:", "bp1:open:xyz", f"bp1:open:{A.hex}:1", f"bp1:open:{A}", f"bp1:write:open:{A.hex}"]
)
def test_a_button_that_shows_a_thing_is_read_strictly(value: str) -> None:
    with pytest.raises(actions.MalformedAction):
        actions.decode(value)
    assert actions.decode(actions.encode(actions.Open(delivery_id=A))) == actions.Open(delivery_id=A)
