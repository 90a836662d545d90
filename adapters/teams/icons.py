"""The app's two pictures, drawn here: a board's rows of dots, as its summary shows them. An open dot is where it is, a solid one where it
means to be. Pure: the same bytes every time.
"""

import io

from PIL import Image, ImageDraw

COLOUR_SIZE, OUTLINE_SIZE = 192, 32
"""Pixels of each side, as Teams wants them."""
BACKGROUND = "#1d3c4a"
"""Also the app's accent. Teams cuts the corners of the coloured icon itself, so the colour fills the whole square."""
_SAFE = 120
"""Pixels in the middle of the coloured icon that every client shows."""
_WHITE = (255, 255, 255)
_FINER = 8
"""Shapes are drawn so many times as large, and made smaller afterwards: that is what smooths their edges."""
_ROWS = ((0.0, 0.6), (0.35, 1.0), (0.12, 0.8))
"""From where to where each row goes, in parts of the width."""


def colour() -> bytes:
    """The coloured icon, as PNG: 192 pixels, no transparency."""
    picture = Image.new("RGB", (COLOUR_SIZE, COLOUR_SIZE), BACKGROUND)
    picture.paste(_WHITE, mask=_dots(COLOUR_SIZE, _SAFE, radius=16.0, line=7.0))
    return _png(picture)


def outline() -> bytes:
    """The outline, as PNG: 32 pixels, every one of them white, and more or less transparent."""
    picture = Image.new("RGBA", (OUTLINE_SIZE, OUTLINE_SIZE), (*_WHITE, 0))
    picture.putalpha(_dots(OUTLINE_SIZE, 28, radius=3.75, line=1.5))
    return _png(picture)


def _dots(size: int, inner: int, *, radius: float, line: float) -> Image.Image:
    """Where the shapes are, as a mask of `size` pixels with the shapes within the `inner` ones; radius and line in pixels."""
    mask = Image.new("L", (size * _FINER, size * _FINER), 0)
    pen = ImageDraw.Draw(mask)
    edge, reach = (size - inner) / 2 + radius, inner - 2 * radius
    for number, (start, end) in enumerate(_ROWS):
        y = edge + reach * number / (len(_ROWS) - 1)
        left, right = edge + reach * start, edge + reach * end
        pen.rectangle(_corners(left, y - line / 2, right, y + line / 2), fill=255)
        _disc(pen, left, y, radius, fill=255)
        _disc(pen, left, y, radius - line, fill=0)
        _disc(pen, right, y, radius, fill=255)
    return mask.reduce(_FINER)


def _disc(pen: ImageDraw.ImageDraw, x: float, y: float, radius: float, *, fill: int) -> None:
    pen.ellipse(_corners(x - radius, y - radius, x + radius, y + radius), fill=fill)


def _corners(left: float, top: float, right: float, bottom: float) -> tuple[int, int, int, int]:
    """As Pillow counts: the last row and column belong to the shape."""
    return round(left * _FINER), round(top * _FINER), round(right * _FINER) - 1, round(bottom * _FINER) - 1


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, format="PNG")
    return out.getvalue()
