"""The shipped fonts, and how wide words are in them. One place that tells matplotlib which fonts exist: ours and no others."""

import functools
import pathlib

import matplotlib
from matplotlib import font_manager
from matplotlib.backends import backend_agg

FAMILIES = ("Open Sans", "DejaVu Sans")
_SHIPPED = pathlib.Path(__file__).parent / "fonts"
_BUNDLED = pathlib.Path(matplotlib.get_data_path()) / "fonts" / "ttf"
_REGULAR = (_SHIPPED / "OpenSans-Regular.ttf", _BUNDLED / "DejaVuSans.ttf")
_BOLD = (_SHIPPED / "OpenSans-Bold.ttf", _BUNDLED / "DejaVuSans-Bold.ttf")


@functools.cache
def register() -> None:
    """Make ours the only fonts that matplotlib can find in this process, so that every machine draws the same pixels."""
    font_manager.fontManager.ttflist.clear()
    for path in (*_REGULAR, *_BOLD):
        font_manager.fontManager.addfont(path)


def face(size: float, *, bold: bool) -> font_manager.FontProperties:
    """The font in a size given in pixels."""
    register()
    return font_manager.FontProperties(family=list(FAMILIES), size=size, weight="bold" if bold else "normal")


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How many pixels `text` takes on one line, right-to-left scripts and kerning included."""
    return _measured(text, size, bold, str(matplotlib.rcParams["text.hinting"]))


@functools.lru_cache(maxsize=8192)
def _measured(text: str, size: float, bold: bool, hinting: str) -> float:  # noqa: FBT001 - the key of a cache
    """Laying a picture out asks for each width about nine times. `hinting` is what matplotlib goes by at the moment."""
    del hinting
    measured = _ruler().get_text_width_height_descent(text, face(size, bold=bold), ismath=False)  # type: ignore[no-untyped-call]  # Agg
    return float(measured[0])


@functools.cache
def drawable() -> frozenset[int]:
    """The code points that both weights can draw."""
    return frozenset.intersection(*(_reach(paths) for paths in (_REGULAR, _BOLD)))


@functools.cache
def _ruler() -> backend_agg.RendererAgg:
    return backend_agg.RendererAgg(1, 1, dpi=72)  # type: ignore[no-untyped-call]  # Agg has no types; at 72 dots an inch a point is a pixel


def _reach(paths: tuple[pathlib.Path, ...]) -> frozenset[int]:
    return frozenset(code for path in paths for code in font_manager.get_font(path).get_charmap())
