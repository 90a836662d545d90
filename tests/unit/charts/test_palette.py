import json
import pathlib

import pytest

from adapters.charts import palette

VECTORS = pathlib.Path(__file__).parents[4] / "shared" / "vectors" / "contrast.json"


def test_contrasts_are_the_published_ones() -> None:
    if not VECTORS.exists():
        pytest.skip("the shared contrast vectors are not on this machine")
    vectors = json.loads(VECTORS.read_text())
    for colour, expected in vectors["against_white"].items():
        assert round(palette.contrast(colour, palette.WHITE), 2) == expected
    for one, other, expected in vectors["adjacent"]:
        assert round(palette.contrast(one, other), 2) == expected


def test_neighbours_in_the_palette_stand_three_to_one_apart() -> None:
    for one, other in zip(palette.ORDER, palette.ORDER[1:], strict=False):
        assert palette.contrast(one, other) >= 3


@pytest.mark.parametrize("colour", [*palette.ORDER, palette.BAND_EDGE])
def test_every_mark_can_be_seen_on_white(colour: str) -> None:
    assert palette.contrast(colour, palette.WHITE) >= 3


def test_letters_and_marks_can_be_seen_on_the_band() -> None:
    assert palette.contrast(palette.INK, palette.WHITE) >= 4.5
    assert palette.contrast(palette.BLUE, palette.BAND) >= 3
