import itertools
import json
import pathlib

import pytest

from adapters.charts import palette

VECTORS = pathlib.Path(__file__).parents[4] / "shared" / "vectors" / "contrast.json"

ORDER = (palette.BLUE, palette.TEAL, palette.PLUM, palette.ORANGE, palette.INK)


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio of two #RRGGBB colours, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """WCAG 2 relative luminance, from 0 to 1."""
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_contrasts_are_the_published_ones() -> None:
    if not VECTORS.exists():
        pytest.skip("the shared contrast vectors are not on this machine")
    vectors = json.loads(VECTORS.read_text())
    for colour, expected in vectors["against_white"].items():
        assert round(contrast(colour, palette.WHITE), 2) == expected
    for one, other, expected in vectors["adjacent"]:
        assert round(contrast(one, other), 2) == expected


def test_neighbours_in_the_palette_stand_three_to_one_apart() -> None:
    for one, other in itertools.pairwise(ORDER):
        assert contrast(one, other) >= 3


@pytest.mark.parametrize("colour", [*ORDER, palette.BAND_EDGE])
def test_every_mark_can_be_seen_on_white(colour: str) -> None:
    assert contrast(colour, palette.WHITE) >= 3


def test_letters_and_marks_can_be_seen_on_the_band() -> None:
    assert contrast(palette.INK, palette.WHITE) >= 4.5
    assert contrast(palette.BLUE, palette.BAND) >= 3
