import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.console import inbound, render
from conversations import inbound as events
from tests.unit.console import cards

BUTTONS = (
    render.Button(key="b", label="0 No", action="give:0"),
    render.Button(key="c", label="Keep it", action="keep", takes_text=True),
    render.Button(key="aa", label="Go on", action="go"),
)


def read(line: str, buttons: tuple[render.Button, ...] = BUTTONS) -> events.Pressed | events.Typed:
    return inbound.read(line, buttons=buttons, address=cards.ADA, receipt_key="r1", sent_at=cards.NOON)


@pytest.mark.parametrize(
    ("line", "action"), [("b", "give:0"), ("B", "give:0"), (" b) ", "give:0"), ("b )", "give:0"), ("AA", "go"), ("c", "keep")]
)
def test_a_key_alone_is_a_press(line: str, action: str) -> None:
    assert read(line) == events.Pressed(address=cards.ADA, receipt_key="r1", sent_at=cards.NOON, action=action)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("c: my words", "my words"),
        ("c my words", "my words"),
        ("C:my words", "my words"),
        ("c) my words", "my words"),
        ("c): my words", "my words"),
        ("c :  my: words ", "my: words"),
        ("c:", ""),
        ("c: b", "b"),
    ],
)
def test_a_box_takes_the_text_behind_its_key(line: str, text: str) -> None:
    assert read(line) == events.Pressed(address=cards.ADA, receipt_key="r1", sent_at=cards.NOON, action="keep", text=text)


@pytest.mark.parametrize(
    "line", ["a", "x", "0", "2", "2 4", "", " ", "b.", "(b)", "b or c", "b: well", "bb", "a b", "cat", "note 2: c", "c2", "1: 3", "\u212a"]
)
def test_anything_else_is_typed(line: str) -> None:
    assert read(line) == events.Typed(address=cards.ADA, receipt_key="r1", sent_at=cards.NOON, text=line)


def test_a_word_of_one_letter_is_a_word_while_no_card_is_shown() -> None:
    assert isinstance(read("c", ()), events.Typed)
    assert isinstance(read("c: text", ()), events.Typed)


@given(line=st.text(max_size=20) | st.text(alphabet="abcC12 ):", max_size=6))
def test_a_line_is_never_lost(line: str) -> None:
    event = read(line)
    if isinstance(event, events.Typed):
        assert event.text == line
    else:
        button = next(one for one in BUTTONS if one.action == event.action)
        assert line.strip().lower().startswith(button.key)
        assert event.text is None or (button.takes_text and line.rstrip().endswith(event.text))
        if event.text is None:
            assert line.lower().replace(")", "").strip() == button.key
