"""Messages that nobody would write, to draw for Slack, and what must be found of them on the screen."""

import unicodedata
import uuid
from collections.abc import Iterator

from hypothesis import strategies as st

from conversations import actions, figures, messages

SOME_ID = uuid.UUID(int=7)
WORDS = st.sampled_from(
    [
        "board",
        "x" * 300,
        "日本語のとても長い文" * 6,
        "👩‍👩‍👧",
        "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "e\u0301" * 40,
        "שלום",
        "\u2068שלום",
        "\u202e\u2067",
        "\x1b[31m",
        "\x00",
        "\ud800",
        "\u2028",
        "\u200b",
        "\t",
        "\n",
        "\n\n",
        "> no quote",
        "*bold*",
        "_~`",
        ":smile:",
        "<!channel>",
        "<@U1>",
        "<https://x.example|y>",
        "&amp;",
        "a & b",
        "#general",
        "www.example.org",
        "End. ",
    ]
)
SHORT = st.one_of(st.text(max_size=40), st.lists(WORDS, max_size=4).map(" ".join))
LONG = st.tuples(st.lists(WORDS, min_size=1, max_size=12).map(" ".join), st.integers(1, 60)).map(lambda one: (one[0] * one[1])[:7_000])
TEXTS = st.one_of(SHORT, SHORT, SHORT, LONG)
ACTIONS = st.sampled_from(
    [actions.encode(actions.Show(sitting_id=SOME_ID, item_key="trust")), actions.encode(actions.Review(sitting_id=SOME_ID))]
)
BOX = actions.encode(actions.Note(sitting_id=SOME_ID, item_key="trust"))
CHANNEL = actions.encode(actions.ChooseChannel(board_id=SOME_ID))


@st.composite
def tables(draw: st.DrawFn) -> figures.Table:
    width = draw(st.integers(1, 4))
    row = st.lists(SHORT, min_size=width, max_size=width).map(tuple)
    return figures.Table(title=draw(TEXTS), columns=draw(row), rows=tuple(draw(st.lists(row, max_size=5))))


@st.composite
def pictures(draw: st.DrawFn) -> messages.Picture:
    chart = figures.Dots(
        title=draw(SHORT),
        subtitle="",
        levels=((0, "No"), (1, "Yes")),
        rows=(),
        now_label="",
        ahead_label="",
        spread_label="",
        footer="",
        alt=draw(TEXTS),
        twin=draw(tables()),
    )
    return messages.Picture(chart=chart)


POINTS = st.builds(
    messages.ScalePoint,
    value=st.integers(0, 9),
    name=TEXTS,
    description=st.none() | TEXTS,
    action=ACTIONS,
    chosen=st.booleans(),
    named=st.booleans(),
)
BLOCKS: st.SearchStrategy[messages.Block] = st.one_of(
    st.builds(messages.Heading, text=TEXTS),
    st.builds(messages.Paragraph, text=TEXTS, quiet=st.booleans()),
    st.builds(messages.Quote, text=TEXTS),
    st.builds(messages.Facts, rows=st.lists(st.tuples(SHORT, TEXTS), max_size=4).map(tuple)),
    tables(),
    st.builds(
        messages.Choices,
        options=st.lists(st.builds(messages.Choice, label=TEXTS, action=ACTIONS), max_size=40).map(tuple),
        early=st.booleans(),
    ),
    st.builds(messages.Scale, label=TEXTS, points=st.lists(POINTS, max_size=7).map(tuple)),
    st.builds(messages.FreeText, label=TEXTS, action=st.just(BOX), submit=SHORT, initial=TEXTS),
    st.builds(messages.ChannelPick, label=TEXTS, action=st.just(CHANNEL), typed=TEXTS),
    pictures(),
)
MESSAGES = st.builds(messages.Message, summary=TEXTS, blocks=st.lists(BLOCKS, max_size=6).map(tuple))


def visible(text: str) -> str:
    """What ink there is: no white space, nothing invisible."""
    return "".join(one for one in text if unicodedata.category(one) not in {"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"})


def to_be_seen(block: messages.Block, *, drawn: bool = False) -> Iterator[str]:
    """The texts of a block that a screen must show, in their order. `drawn`: it is a picture that was."""
    match block:
        case messages.Heading() | messages.Paragraph() | messages.Quote():
            yield block.text
        case messages.Facts():
            yield from (text for row in block.rows for text in row)
        case figures.Table():
            yield from _table(block)
        case messages.Choices():
            yield from (one.label for one in block.options)
        case messages.Scale():
            yield block.label
            for point in block.points:
                yield f"{point.value} {point.name}"
                yield point.description or ""
        case messages.FreeText():
            yield block.label
        case messages.ChannelPick():
            yield from (block.label, block.typed)
        case messages.Picture():
            yield from (block.chart.alt,) if drawn else ()
            yield from _table(block.chart.twin if drawn else figures.undrawn(block.chart))


def _table(table: figures.Table) -> Iterator[str]:
    yield table.title
    for row in table.rows:
        yield row[0]
        for column, value in zip(table.columns[1:], row[1:], strict=True):
            if visible(value):
                yield from (column, value)
