"""The colours of the charts: the Analysis Function palette, in its order, and the greys that carry no meaning alone.

Meaning never rests on colour: now is an open shape, ahead a solid one. Every mark keeps a contrast of 3:1 to white.
"""

BLUE = "#12436D"
TEAL = "#28A197"
PLUM = "#801650"
ORANGE = "#F46A25"
INK = "#3D3D3D"
ORDER = (BLUE, TEAL, PLUM, ORANGE, INK)

WHITE = "#FFFFFF"
BAND = "#E3E6E9"
BAND_EDGE = "#8C8C8C"  # the band's fill is faint on white, so its edge keeps the 3:1
GUIDE = "#D5D9DD"


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio of two #RRGGBB colours, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """WCAG 2 relative luminance, from 0 to 1."""
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
