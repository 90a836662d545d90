"""A Chart to a matplotlib figure, and the figure to PNG bytes. The only module that draws with matplotlib."""

import contextlib
import io
import math
from collections.abc import Iterator

import matplotlib
from matplotlib import figure as canvases
from matplotlib import patches, path, text
from matplotlib.backends import backend_agg

from adapters.charts import fonts, layout, palette, shapes
from conversations import figures

_BEND = 1 - 4 / 3 * (math.sqrt(2) - 1)
"""How far from the corner the control points of a quarter circle lie, as a share of its radius."""
_DASHES: dict[shapes.Stroke, str | tuple[int, tuple[float, ...]]] = {
    shapes.Stroke.WHOLE: "solid",
    shapes.Stroke.DASHED: (0, (4, 3)),
    shapes.Stroke.LONG: (0, (9, 3)),
    shapes.Stroke.DOTTED: (0, (1, 2)),
}
"""Lengths of dash and gap, as multiples of the line's width."""
_DPI = 72
"""So that a point, in which matplotlib counts, is a pixel."""


def figure(chart: figures.Chart) -> canvases.Figure:
    """The chart as a figure of one pixel a point. The chart has to be one that codec.decode() would accept."""
    with _settings():
        return _figure(layout.layout(chart))


def png(chart: figures.Chart) -> bytes:
    """The chart as a PNG: opaque, white, layout.WIDTH pixels wide."""
    out = io.BytesIO()
    with _settings():
        drawn = _figure(layout.layout(chart))
        drawn.savefig(out, format="png", metadata={"Software": None}, pil_kwargs={"optimize": True})
    return out.getvalue()


@contextlib.contextmanager
def _settings() -> Iterator[None]:
    """matplotlib as it was published, whatever matplotlibrc lies about, with unhinted letters: the same on every machine."""
    published = {name: value for name, value in matplotlib.rcParamsDefault.items() if not name.startswith("backend")}
    with matplotlib.rc_context({**published, "text.hinting": "none"}):
        yield


def _figure(drawing: shapes.Drawing) -> canvases.Figure:
    made = canvases.Figure(figsize=(drawing.width / _DPI, drawing.height / _DPI), dpi=_DPI, facecolor=palette.WHITE)
    backend_agg.FigureCanvasAgg(made)
    for place, shape in enumerate(drawing.shapes):
        match shape:
            case shapes.Words():
                artist: text.Text | patches.Patch = _words(shape, drawing.height)
            case shapes.Pill():
                artist = _pill(shape, drawing.height)
            case shapes.Polygon():
                artist = _polygon(shape, drawing.height)
            case shapes.Line():
                artist = _line(shape, drawing.height)
        artist.set_zorder(place)
        artist.set_transform(None)  # pixels, as the drawing counts them
        made.add_artist(artist)
    return made


def _words(shape: shapes.Words, height: int) -> text.Text:
    return text.Text(
        shape.x,
        height - shape.y,
        shape.text,
        color=shape.colour,
        fontproperties=fonts.face(shape.size, bold=shape.bold),
        horizontalalignment=shape.align.value,
        verticalalignment="baseline",
        parse_math=False,  # a $ is a $
    )


def _pill(shape: shapes.Pill, height: int) -> patches.Patch:
    return patches.PathPatch(_rounded(shape, height), facecolor=shape.fill, edgecolor=shape.edge, linewidth=shape.edge_width)


def _polygon(shape: shapes.Polygon, height: int) -> patches.Patch:
    corners = [(x, height - y) for x, y in shape.corners]
    return patches.Polygon(corners, facecolor=shape.fill, edgecolor=shape.edge, linewidth=shape.edge_width, joinstyle="miter")


def _rounded(shape: shapes.Pill, height: int) -> path.Path:
    """The outline, its corners quarter circles: matplotlib's own round box flattens them."""
    left, right, low, high, round_ = shape.left, shape.right, height - shape.bottom, height - shape.top, shape.rounding
    points: list[tuple[float, float]] = []
    codes: list[int] = []
    for x, y, before, after in (
        (right, high, (0, -1), (-1, 0)),
        (left, high, (1, 0), (0, -1)),
        (left, low, (0, 1), (1, 0)),
        (right, low, (-1, 0), (0, 1)),
    ):
        away = ((before, round_), (before, round_ * _BEND), (after, round_ * _BEND), (after, round_))
        points += [(x + towards[0] * far, y + towards[1] * far) for towards, far in away]
        codes += [int(path.Path.LINETO), *[int(path.Path.CURVE4)] * 3]
    return path.Path([*points, points[0]], [int(path.Path.MOVETO), *codes[1:], int(path.Path.CLOSEPOLY)])


def _line(shape: shapes.Line, height: int) -> patches.Patch:
    style = patches.ArrowStyle.CurveFilledB(head_length=13, head_width=7.5) if shape.arrow else patches.ArrowStyle.Curve()
    return patches.FancyArrowPatch(
        (shape.start[0], height - shape.start[1]),
        (shape.end[0], height - shape.end[1]),
        arrowstyle=style,
        mutation_scale=1,
        shrinkA=0,
        shrinkB=0,
        color=shape.colour,
        linewidth=shape.width,
        linestyle=_DASHES[shape.stroke],
        capstyle="butt",
        joinstyle="miter",
    )
