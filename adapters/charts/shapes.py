"""The few shapes a chart is made of. Pixels, from the top left corner, y downwards. Knows nothing of matplotlib."""

import dataclasses
import enum


class Part(enum.StrEnum):
    """What a piece of text is for."""

    TITLE = "title"
    """The title of the chart."""
    NOTE = "note"
    """Subtitle and footer."""
    KEY = "key"
    """The words beside a worked mark, or a level named in the list above the plot."""
    LEVEL = "level"
    """The value or name of a level, above its column."""
    LABEL = "label"
    """The name of an item."""
    REMARK = "remark"
    """The short direct label of an item."""
    WITHHELD = "withheld"
    """Why an item has no marks."""
    COUNT = "count"
    """How many answers a bar stands for."""
    TIME = "time"
    """When a round was."""
    MARKER = "marker"
    """The number of a note, or the letter of a break, where it happened."""
    BREAK = "break"
    """Why a new time begins, beside its line."""


class Align(enum.StrEnum):
    """Which edge of the text stands at its x."""

    LEFT = "left"
    """The text starts there."""
    CENTRE = "center"
    """The text is centred there."""
    RIGHT = "right"
    """The text ends there."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Words:
    """One line of text; `y` is its baseline, `size` the height of the letters' body."""

    part: Part
    text: str
    x: float
    y: float
    size: float
    colour: str
    bold: bool = False
    align: Align = Align.LEFT


@dataclasses.dataclass(frozen=True, kw_only=True)
class Pill:
    """A rounded box. With left and right one height apart, and `rounding` half of it, a disc. `edge` is drawn on the outline."""

    left: float
    right: float
    top: float
    bottom: float
    rounding: float
    fill: str
    edge: str
    edge_width: float = 0


@dataclasses.dataclass(frozen=True, kw_only=True)
class Polygon:
    """A shape with sharp corners, filled; `edge` is drawn on the outline."""

    corners: tuple[tuple[float, float], ...]
    fill: str
    edge: str
    edge_width: float = 0


class Stroke(enum.StrEnum):
    """How a line is drawn."""

    WHOLE = "whole"
    """Without gaps."""
    DASHED = "dashed"
    """Dashes a little longer than the gaps between them."""
    LONG = "long"
    """Dashes much longer than their gaps."""
    DOTTED = "dotted"
    """Squares as long as they are high."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Line:
    """A straight line; with `arrow`, a head stands at its end."""

    start: tuple[float, float]
    end: tuple[float, float]
    colour: str
    width: float
    arrow: bool = False
    stroke: Stroke = Stroke.WHOLE


Shape = Words | Pill | Polygon | Line


@dataclasses.dataclass(frozen=True, kw_only=True)
class Drawing:
    """The whole picture; later shapes lie over earlier ones."""

    width: int
    height: int
    shapes: tuple[Shape, ...]
