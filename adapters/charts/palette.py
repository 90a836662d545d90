"""The colours of the charts: the Analysis Function palette, in its order, and the greys that carry no meaning alone.

Meaning never rests on colour: now is an open shape, ahead a solid one. Every mark keeps a contrast of 3:1 to white.
"""

BLUE = "#12436D"
TEAL = "#28A197"
PLUM = "#801650"
ORANGE = "#F46A25"
INK = "#3D3D3D"

WHITE = "#FFFFFF"
BAND = "#E3E6E9"
BAND_EDGE = "#8C8C8C"  # the band's fill is faint on white, so its edge keeps the 3:1
GUIDE = "#D5D9DD"
