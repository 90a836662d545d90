import dataclasses

import pytest

from conversations import figures, messages

TABLE = figures.Table(title="Now", columns=("", "No", "Some"), rows=(("Strategy", "2", ""), ("Vision", "1", "3")))
CHART = figures.Dots(
    title="t",
    subtitle="s",
    levels=((0, "No"), (1, "Some")),
    rows=(),
    now_label="now",
    ahead_label="ahead",
    spread_label="spread",
    footer="f",
    alt="Most chose Some.",
    twin=TABLE,
)
POINTS = (
    messages.ScalePoint(value=0, name="No", description=None, action="a", chosen=True),
    messages.ScalePoint(value=1, name="Some", description="A start.", action="b"),
)


@pytest.mark.parametrize(
    ("block", "text"),
    [
        (messages.Heading(text="Hello"), "Hello"),
        (messages.Paragraph(text="Hello", quiet=True), "Hello"),
        (
            messages.Link(lead="To read:", label="A page", address="https://boards.example.org/a"),
            "To read: A page https://boards.example.org/a",
        ),
        (messages.Quote(text="one\n*two*"), "> one\n> *two*"),
        (messages.Facts(rows=(("a", "1"), ("b", "2"))), "a: 1\nb: 2"),
        (TABLE, "Now\nStrategy: No 2\nVision: No 1; Some 3"),
        (
            messages.Choices(options=(messages.Choice(label="Skip", action="x", typed="skip"), messages.Choice(label="Y", action="y"))),
            "Skip (“skip”) · Y",
        ),
        (messages.Scale(label="Where?", points=POINTS), "Where?\n● 0 No\n○ 1 Some – A start."),
        (messages.FreeText(label="Your words", action="z", submit="Keep"), "Your words"),
        (messages.Picture(chart=CHART), "t\nStrategy: No 2\nVision: No 1; Some 3"),
    ],
)
def test_every_block_has_a_twin_in_plain_text(block: messages.Block, text: str) -> None:
    assert messages.plain_text(messages.Message(summary="s", blocks=(block, block))) == f"{text}\n\n{text}"


def test_what_stands_again_further_down_is_said_once() -> None:
    skip = messages.Choices(options=(messages.Choice(label="Skip", action="x", typed="skip"),))
    blocks = (dataclasses.replace(skip, early=True), messages.Paragraph(text="A lot to read."), skip)
    assert messages.plain_text(messages.Message(summary="s", blocks=blocks)) == "A lot to read.\n\nSkip (“skip”)"


def test_the_twin_shows_no_button_value_and_no_summary() -> None:
    message = messages.Message(
        summary="secret-summary", blocks=(messages.Scale(label="Where?", points=(dataclasses.replace(POINTS[0], action="bp1:x"),)),)
    )
    assert "bp1" not in messages.plain_text(message)
    assert "secret-summary" not in messages.plain_text(message)
