"""Charts as they travel inside a card: small, in their own colours, and large enough to read."""

import base64
import dataclasses
import io

import pytest
from PIL import Image, ImageDraw

from adapters.charts import figure
from adapters.teams import limits, pictures
from conversations import figures
from tests.unit.charts import cases, example

PAINTED = {"ink": (61, 61, 61), "blue": (18, 67, 109), "teal": (40, 161, 151), "band": (227, 230, 233), "white": (255, 255, 255)}


def opened(uri: str) -> Image.Image:
    kind, _, data = uri.partition(",")
    assert kind == "data:image/png;base64"
    made = Image.open(io.BytesIO(base64.b64decode(data, validate=True)))
    made.load()
    return made


def as_png(made: Image.Image) -> bytes:
    out = io.BytesIO()
    made.save(out, "PNG")
    return out.getvalue()


def test_a_boards_chart_fits_a_card_and_keeps_its_colours() -> None:
    uri = pictures.as_data_uri(figure.png(pictures.bare(example.matrix())), limits.PICTURE)
    assert uri is not None
    assert len(uri) <= limits.PICTURE
    made = opened(uri)
    assert made.width >= pictures.WIDTHS[-1]
    colours = {colour for _, colour in made.convert("RGB").getcolors() or []}
    assert len(colours) <= 16
    assert set(PAINTED.values()) <= colours


def test_the_letters_that_the_card_says_are_not_drawn_twice() -> None:
    chart = example.matrix()
    bare = pictures.bare(chart)
    assert isinstance(bare, figures.Dots)
    assert (bare.title, bare.subtitle, bare.footer) == ("", "", "")
    assert (bare.rows, bare.levels, bare.alt, bare.twin) == (chart.rows, chart.levels, chart.alt, chart.twin)


def test_more_room_gives_a_larger_picture() -> None:
    png = figure.png(pictures.bare(cases.cases()["one row"]))
    widths = [opened(uri).width for uri in (pictures.as_data_uri(png, most) for most in (9_000, 12_000, 40_000)) if uri]
    assert len(widths) == 3
    assert widths == sorted(set(widths))


def test_what_would_be_too_small_to_read_is_no_picture() -> None:
    assert pictures.as_data_uri(figure.png(cases.cases()["twelve rows"]), limits.PICTURE) is None
    assert pictures.as_data_uri(as_png(Image.new("RGB", (pictures.WIDTHS[-1] - 1, 80), "red")), limits.PICTURE) is None


def test_what_can_never_fit_is_known_before_it_is_drawn() -> None:
    least = example.row("Trust", (0, 4, 5, 0), values=(1, 2, 3, 4))
    small = [example.chart(*(least,) * count, levels=cases.FOUR) for count in (limits.ROWS_OF_DOTS, limits.ROWS_OF_DOTS + 1)]
    assert [pictures.may_fit(one) for one in small] == [True, False]
    fits, too_long = (pictures.as_data_uri(figure.png(pictures.bare(one)), limits.PICTURE) for one in small)
    assert fits is not None
    assert too_long is None or len(too_long) > 0.9 * limits.PICTURE, "there is hardly any room left at the bound"
    many = (figures.WebAxis(label="Vision", now=(2, 2)),) * (limits.AXES + 1)
    assert not pictures.may_fit(example.web(*many))
    told = example.panels()
    assert not pictures.may_fit(dataclasses.replace(told, panels=told.panels[:1] * (limits.PANELS + 1)))


def test_transparency_becomes_white_and_white_margins_go() -> None:
    drawn = Image.new("RGBA", (2_000, 700), (0, 0, 0, 0))
    ImageDraw.Draw(drawn).rectangle((300, 100, 1_099, 399), fill=(18, 67, 109, 255))
    uri = pictures.as_data_uri(as_png(drawn), limits.PICTURE)
    assert uri is not None
    made = opened(uri).convert("RGB")
    assert made.size == (824, 324)
    assert (made.getpixel((0, 0)), made.getpixel((400, 160))) == ((255, 255, 255), (18, 67, 109))


def test_an_odd_width_and_a_blank_page_are_drawn_too() -> None:
    blank = pictures.as_data_uri(as_png(Image.new("L", (601, 33), 255)), limits.PICTURE)
    assert blank is not None
    made = opened(blank).convert("RGB")
    assert (made.size, made.getcolors()) == ((601, 33), [(601 * 33, (255, 255, 255))])


@pytest.mark.parametrize("png", [b"", b"no picture", b"\x89PNG\r\n\x1a\n", as_png(Image.new("RGB", (700, 400), "red"))[:-30]])
def test_what_is_no_picture_is_none(png: bytes) -> None:
    assert pictures.as_data_uri(png, limits.PICTURE) is None
