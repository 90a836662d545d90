"""Messages of every kind, made up, and odd text to fill them with."""

import datetime

from hypothesis import strategies as st

from conversations import figures, inbound, messages

ADA = inbound.Address(platform="console", tenant="northby", handle="ada")
NOON = datetime.datetime(2026, 12, 1, 12, 0, tzinfo=datetime.UTC)

QUESTION = messages.Message(
    summary="Matrix: question 1 of 2",
    blocks=(
        messages.Heading(text="1 of 2 · Purpose"),
        messages.Paragraph(text="Do you know what the board is for?"),
        messages.Scale(
            label="Where are we now?",
            points=(
                messages.ScalePoint(value=0, name="No", description=None, action="give:0"),
                messages.ScalePoint(
                    value=1,
                    name="Basic level",
                    description="Each member has heard what the board is for, and most could say it to a neighbour in a sentence.",
                    action="give:1",
                    chosen=True,
                ),
            ),
        ),
        messages.Choices(options=(messages.Choice(label="Not sure", action="give:not_sure", typed="not sure"),)),
    ),
)

REFLECTION = messages.Message(
    summary="A private reflection",
    blocks=(
        messages.Paragraph(text="What would you keep?"),
        messages.FreeText(label="Your thoughts", action="reflect:1", submit="Keep it"),
        messages.Choices(options=(messages.Choice(label="Let it pass", action="pass:1"),)),
    ),
)

TWIN = figures.Table(title="The same in words", columns=("Question", "Now"), rows=(("Purpose", "1 Basic level"), ("目的", "0 No")))
CHART = figures.Dots(
    title="Where you are",
    subtitle="",
    levels=((0, "No"), (1, "Basic level")),
    rows=(figures.ChartRow(label="Purpose", now=(1, 4)),),
    now_label="Open dot: now",
    ahead_label="",
    spread_label="",
    footer="",
    alt="A row of dots for one question.",
    twin=TWIN,
)
SUMMARY = messages.Message(summary="A new summary", blocks=(messages.Heading(text="Northby"), messages.Picture(chart=CHART)))

WORDS = st.sampled_from(
    [
        "board",
        "a",
        "x" * 90,
        "日本語のとても長い文" * 6,
        "👩‍👩‍👧",
        "e\u0301",
        "שלום",
        "\u202e\u2067",
        "\x1b[31m",
        "\x9b2J",
        "\x07",
        "\ud800",
        "\u2028",
        "\t",
        "\n",
    ]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=30).map(" ".join))
LABELS = TEXTS.filter(bool)


@st.composite
def tables(draw: st.DrawFn) -> figures.Table:
    size = draw(st.integers(1, 4))
    row = st.lists(TEXTS, min_size=size, max_size=size).map(tuple)
    return figures.Table(title=draw(TEXTS), columns=draw(row), rows=tuple(draw(st.lists(row, max_size=3))))


BLOCKS: st.SearchStrategy[messages.Block] = st.one_of(
    st.builds(messages.Heading, text=TEXTS),
    st.builds(messages.Paragraph, text=TEXTS),
    st.builds(messages.Quote, text=TEXTS),
    st.builds(messages.Facts, rows=st.lists(st.tuples(TEXTS, TEXTS), max_size=4).map(tuple)),
    tables(),
    st.builds(
        messages.Choices,
        options=st.lists(st.builds(messages.Choice, label=LABELS, action=st.just("act")), max_size=20).map(tuple),
    ),
    st.builds(
        messages.Scale,
        label=TEXTS,
        points=st.lists(
            st.builds(
                messages.ScalePoint,
                value=st.integers(0, 9),
                name=TEXTS,
                description=st.none() | TEXTS,
                action=st.just("act"),
                chosen=st.booleans(),
            ),
            max_size=6,
        ).map(tuple),
    ),
    st.builds(messages.FreeText, label=TEXTS, action=st.just("act"), submit=LABELS, initial=TEXTS),
    tables().map(lambda twin: messages.Picture(chart=figures.Dots(**{**vars(CHART), "twin": twin}))),
)
MESSAGES = st.builds(messages.Message, summary=TEXTS, blocks=st.lists(BLOCKS, max_size=5).map(tuple))
