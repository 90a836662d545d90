"""Charts made small enough to travel inside a card. Pure; draws nothing, and does its work in the caller's thread.

A chart is flat colours and letters, so a palette of a few colours loses nothing that anybody sees, and a PNG of four bits a pixel is
the smallest file that every Teams shows. Most of its bytes are letters: those that a card can say as text are left out of the picture.
"""

import base64
import dataclasses
import io
import itertools
import struct
import zlib

from PIL import Image, ImageChops

from adapters.teams import limits
from conversations import figures

WIDTHS = (900, 810, 720, 660, 600, 560, 530, 500)
"""Pixels. At the last, the smallest letters of a chart are still fifteen pixels high; narrower ones are not worth looking at."""

_COURSES, _COURSE_POINTS, _NOTES = 6, 48, 12
"""Run charts, points in all of them, and notes below a chart over time, of those that have ever come out small enough."""
_EDGE = 12
"""Pixels that are left of the white around a chart."""
_COLOURS = 16
_FLAT = 0.001
"""A colour that so much of a picture has is one that was painted, and not an edge between two."""
_RARE = 0.0001
"""The same of a colour that no other one is a shade of: the few points of a control chart that stand out."""
_MARKS = 3
"""As many such colours at most."""
_SHADE = 40
"""How far a part of a colour may lie from a shade of another one, of 255."""
_STEPS = 2
"""Colours between each dark colour and white, for the edges of letters."""
_DARK = 480
_WHITE = (255, 255, 255)
_Colour = tuple[int, int, int]


def may_fit(chart: figures.Chart) -> bool:
    """Whether drawing it is worth the time: with more parts than this it has never come out small enough for a card."""
    match chart:
        case figures.Dots():
            return len(chart.rows) <= limits.ROWS_OF_DOTS
        case figures.Panels():
            return len(chart.panels) <= limits.PANELS
        case figures.Web():
            return len(chart.axes) <= limits.AXES
        case figures.Courses():
            shown = sum(panel.withheld is None for panel in chart.panels)
            return shown <= _COURSES and shown * len(chart.times) <= _COURSE_POINTS and len(chart.notes) <= _NOTES
    return len(chart.notes) <= _NOTES


def bare(chart: figures.Chart) -> figures.Chart:
    """The chart to draw: without the title and the small print, which the card says around it."""
    return dataclasses.replace(chart, title="", subtitle="", footer="")


def as_data_uri(png: bytes, most: int) -> str | None:
    """The picture as a data URI of at most `most` bytes, as wide as that allows; None where it would have to be too small to read.

    Takes a tenth of a second, or a few. None as well for what is no picture.
    """
    try:
        with Image.open(io.BytesIO(png), formats=("PNG",)) as opened:
            drawn = _trimmed(_on_white(opened))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    palette = _palette(drawn)
    widths = [width for width in WIDTHS if width < drawn.width]
    for width in (drawn.width, *widths) if drawn.width >= WIDTHS[-1] else ():
        uri = f"data:image/png;base64,{base64.b64encode(_png(_shrunk(drawn, width), palette)).decode()}"
        if len(uri) <= most:
            return uri
    return None


def _on_white(opened: Image.Image) -> Image.Image:
    """Without transparency: in a dark theme it would show through."""
    ground = Image.new("RGBA", opened.size, (*_WHITE, 255))
    return Image.alpha_composite(ground, opened.convert("RGBA")).convert("RGB")


def _trimmed(drawn: Image.Image) -> Image.Image:
    """Without its white margins: the card has its own, and letters stay larger."""
    box = ImageChops.difference(drawn, Image.new("RGB", drawn.size, _WHITE)).getbbox()
    if box is None:
        return drawn
    left, top, right, bottom = box
    return drawn.crop((max(0, left - _EDGE), max(0, top - _EDGE), min(drawn.width, right + _EDGE), min(drawn.height, bottom + _EDGE)))


def _shrunk(drawn: Image.Image, width: int) -> Image.Image:
    if width == drawn.width:
        return drawn
    # The mean of the pixels: other ways sharpen edges, which takes a third more bytes and shows little.
    return drawn.resize((width, max(1, round(drawn.height * width / drawn.width))), Image.Resampling.BOX)


def _palette(drawn: Image.Image) -> Image.Image:
    """The colours that were painted, and a few between the dark ones and white."""
    counted = sorted(drawn.getcolors(drawn.width * drawn.height) or [], reverse=True)
    floor = drawn.width * drawn.height * _FLAT
    painted = [(count, colour) for count, colour in counted if count >= floor * _RARE / _FLAT and isinstance(colour, tuple)]
    flat = [colour for count, colour in painted if count >= floor]
    most = _COLOURS // 2
    rare: list[_Colour] = []
    for _, colour in painted:
        if len(rare) < _MARKS and not _is_shade(colour, [*flat[: most - _MARKS], *rare]):
            rare.append(colour)
    flat = list(dict.fromkeys([*flat[: most - _MARKS], *rare, *flat]))[:most]
    dark = [colour for colour in flat if sum(colour) < _DARK]
    between = [_mixed(colour, step / (_STEPS + 1)) for step in range(1, _STEPS + 1) for colour in dark]
    colours = list(dict.fromkeys([*flat, _WHITE, *between]))[:_COLOURS]
    palette = Image.new("P", (1, 1))
    palette.putpalette([*itertools.chain.from_iterable(colours)])
    return palette


def _is_shade(colour: _Colour, known: list[_Colour]) -> bool:
    """Whether it is one of these with some white in it, as at the edges of what is painted."""
    mixed = (_mixed(one, step / 10) for one in known for step in range(11))
    return any(max(abs(part - other) for part, other in zip(colour, one, strict=True)) <= _SHADE for one in mixed)


def _mixed(colour: _Colour, share: float) -> _Colour:
    """`colour` with so much white in it."""
    red, green, blue = (round(part + (255 - part) * share) for part in colour)
    return red, green, blue


def _png(drawn: Image.Image, palette: Image.Image) -> bytes:
    """A PNG of four bits a pixel, with no filter on its rows. Pillow puts filters on them, which makes flat pictures a sixth larger."""
    reduced = drawn.quantize(palette=palette, dither=Image.Dither.NONE)
    packed = reduced.tobytes("raw", "P;4")
    across = -(-reduced.width // 2)
    rows = b"".join(b"\0" + packed[start : start + across] for start in range(0, len(packed), across))
    colours = bytes(reduced.getpalette() or [])[: 3 * _COLOURS]
    header = struct.pack(">IIBBBBB", reduced.width, reduced.height, 4, 3, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"PLTE", colours), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
