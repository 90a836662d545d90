"""Neutral messages: what is to be said, and nothing about how a platform draws it.

Adapters render these blocks; plain_text() is the twin that stands alone wherever a platform can draw nothing.
"""

import dataclasses

from conversations import figures


@dataclasses.dataclass(frozen=True, kw_only=True)
class Heading:
    """A short title line."""

    text: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Paragraph:
    """Running text. `quiet` marks small print (a promise, a footnote), never a warning."""

    text: str
    quiet: bool = False


@dataclasses.dataclass(frozen=True, kw_only=True)
class Link:
    """Where to read on: what stands before the link, its label, and its address, which is one of ours and starts with https://."""

    lead: str
    label: str
    address: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Quote:
    """A person's own words, shown as text and never as markup."""

    text: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Facts:
    """Label and value pairs."""

    rows: tuple[tuple[str, str], ...]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Choice:
    """One button. `action` is what comes back when it is pressed; `typed` is the word that does the same."""

    label: str
    action: str
    typed: str | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class Choices:
    """A row of buttons that stand for ways on, not for answers on a scale.

    `early`: the same buttons stand again further down, and here for whoever need not read that far. Where a message is read from its
    end, as in a terminal, they are left out.
    """

    options: tuple[Choice, ...]
    early: bool = False


@dataclasses.dataclass(frozen=True, kw_only=True)
class ScalePoint:
    """One level to choose: its number, its name, what it means here, and whether it is the answer given so far.

    `named`: its name says already that it is chosen, so nothing else need.
    """

    value: int
    name: str
    description: str | None
    action: str
    chosen: bool = False
    named: bool = False


@dataclasses.dataclass(frozen=True, kw_only=True)
class Scale:
    """A question with one level to choose, lowest first. Typing the number does the same as pressing."""

    label: str
    points: tuple[ScalePoint, ...]


@dataclasses.dataclass(frozen=True, kw_only=True)
class FreeText:
    """A box for the member's own words. `action` comes back together with the text.

    `opens` is what a button says that leads to the box, where a platform cannot show it in place; the label, where it is empty.
    """

    label: str
    action: str
    submit: str
    initial: str = ""
    opens: str = ""


@dataclasses.dataclass(frozen=True, kw_only=True)
class ChannelPick:
    """A channel to choose. `action` comes back with the channel's handle as its text; `typed` says how to do the same by typing."""

    label: str
    action: str
    typed: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Picture:
    """A chart to draw. Where it cannot be drawn, figures.undrawn() is shown instead: its alt text would speak of what is not there."""

    chart: figures.Chart


Block = Heading | Paragraph | Link | Quote | Facts | figures.Table | Choices | Scale | FreeText | ChannelPick | Picture


@dataclasses.dataclass(frozen=True, kw_only=True)
class Message:
    """Blocks in reading order. `summary` is the one line a phone shows in a notification; it never holds an answer.

    `beside`: as a reply, it stands beside what was pressed and leaves that as it is; other replies to a press take its place.
    `language` is the one that it is said in, as the catalogues are named; None where nobody's own language was known.
    `shown_by`: the encoded action that shows it anew, for a message with words that must not be written down in clear. While it is
    owed, that action stands in its place.
    """

    summary: str
    blocks: tuple[Block, ...]
    beside: bool = False
    language: str | None = None
    shown_by: str | None = None


def spoken(message: Message, language: str) -> Message:
    """The message, said to be in this language unless it says so already: frames and screen readers follow it."""
    return dataclasses.replace(message, language=language) if message.language is None else message


def plain_text(message: Message) -> str:
    """The whole message as text that stands alone: no colour, no position, no picture needed, and no space but the one that is typed."""
    return "\n\n".join(filter(None, (_block_text(block) for block in message.blocks))).replace("\u00a0", " ")


def _block_text(block: Block) -> str:
    match block:
        case Heading() | Paragraph():
            return block.text
        case Quote():
            return "\n".join(f"> {line}" for line in block.text.splitlines())
        case Facts():
            return "\n".join(f"{label}: {value}" for label, value in block.rows)
        case figures.Table():
            return figures.table_text(block)
        case Choices():
            return "" if block.early else " · ".join(f"{one.label} (“{one.typed}”)" if one.typed else one.label for one in block.options)
        case Scale():
            return "\n".join([block.label, *(_point_text(point) for point in block.points)])
        case FreeText():
            return block.label
        case ChannelPick() | Link():
            return _place_text(block)
        case Picture():
            return figures.table_text(figures.undrawn(block.chart))


def _place_text(block: ChannelPick | Link) -> str:
    return f"{block.label}\n{block.typed}" if isinstance(block, ChannelPick) else f"{block.lead} {block.label} {block.address}"


def _point_text(point: ScalePoint) -> str:
    mark = "●" if point.chosen else "○"
    return f"{mark} {point.value} {point.name}" + (f" – {point.description}" if point.description else "")
