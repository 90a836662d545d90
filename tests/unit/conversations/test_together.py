"""Several things as one message."""

import uuid

import pytest

from conversations import actions, messages, sending, together, wording

A, B = uuid.UUID(int=1), uuid.UUID(int=2)
PARTS = (
    together.Part(
        delivery_id=A,
        kind=sending.Kind.PULSE_OPENED,
        summary="Riverside Board: 3 short questions, until Friday",
        board_name="Riverside Board",
    ),
    together.Part(delivery_id=B, kind=sending.Kind.REFLECTION, summary="A private reflection", board_name="Hillside Board"),
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


def test_each_line_and_its_button_have_a_number() -> None:
    index = together.index(PARTS, wording.in_language())
    assert [one.label for block in index.blocks if isinstance(block, messages.Choices) for one in block.options] == ["Show 1", "Show 2"]
    lines = messages.plain_text(index).split("\n\n")
    assert [line.partition(" ")[0] for line in lines if line[0].isdigit()] == ["2", "1.", "2."], "of the heading, and of the lines"


@pytest.mark.parametrize("language", wording.languages())
def test_what_a_set_asks_says_what_it_is_about_and_not_of_which_set(language: str) -> None:
    kinds = [kind for kind in sending.Kind if kind.startswith("set_")]
    parts = [together.Part(delivery_id=A, kind=kind, summary="Something") for kind in kinds]
    index = together.index(parts, wording.in_language(language))
    lines = [line for line in messages.plain_text(index).split("\n\n") if ". " in line[:4]]
    assert len({line.partition(". ")[2] for line in lines}) == len(kinds)
    assert not [line for line in lines if "Something" in line]


def test_what_waits_least_comes_first() -> None:
    kinds = ["set_changed", "round_opened", "pulse_opened", "reflection", "memo", "step_asked", "newcomer"]
    assert sorted(map(sending.Kind, reversed(kinds)), key=together.place) == kinds
    assert together.place(sending.Kind.DIGEST) == together.place(sending.Kind.NEWCOMER)


def test_what_belongs_to_no_board_stands_as_it_is() -> None:
    index = together.index(
        (together.Part(delivery_id=A, kind=sending.Kind.MEMO, summary="A memo to yourself"), *PARTS), wording.in_language()
    )
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
