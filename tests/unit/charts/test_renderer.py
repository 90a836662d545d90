import asyncio
import dataclasses
import io
import logging
import os
import pathlib
import sys
import time

import numpy as np
import pytest
from PIL import Image

from adapters.charts import app, frame, layout
from conversations import figures
from frameworks import errors
from tests.unit.charts import cases, example, renew

CRASHES = (sys.executable, "-c", "import sys; sys.exit(3)")
HANGS = (sys.executable, "-c", "import signal; signal.pause()")
TALKS = (sys.executable, "-c", "print('<svg>not a picture</svg>')")
HALF = (sys.executable, "-c", r"import sys; sys.stdout.buffer.write(b'\x89PNG\r\n\x1a\n and then the power went')")
EMPTY_PNG = b"\x89PNG\r\n\x1a\nIEND\xaeB`\x82"
DIES_AFTER = (sys.executable, "-c", f"import sys; sys.stdout.buffer.write({EMPTY_PNG!r}); sys.exit(1)")
NOWHERE = ("/no/such/program",)
FAILING = {"crash": CRASHES, "garbage": TALKS, "half a picture": HALF, "dies after": DIES_AFTER, "no program": NOWHERE}


@pytest.mark.parametrize("name", renew.CHARTS)
async def test_the_picture_is_the_golden_one(name: str) -> None:
    """Renew with `python -m tests.unit.charts.renew` after a change that is meant.

    The fonts and the drawing code ship with us, so the pixels are the same on one kind of processor. Other kinds may round
    the last bit of an edge differently: one pixel in a thousand may be off by more than 8 of 255.
    """
    drawn = _pixels(await app.ChartRenderer().png(renew.CHARTS[name]))
    golden = _pixels((renew.GOLDEN / f"{name}.png").read_bytes())
    assert drawn.shape == golden.shape
    off = (np.abs(drawn.astype(int) - golden.astype(int)).max(axis=2) > 8).mean()
    assert off <= 0.001, f"{off:.2%} of the pixels differ"


async def test_a_picture_is_opaque_and_as_wide_as_a_page() -> None:
    with Image.open(io.BytesIO(await app.ChartRenderer().png(cases.cases()["one row"]))) as picture:
        assert picture.format == "PNG"
        assert picture.size == (frame.WIDTH, layout.layout(cases.cases()["one row"]).height)
        assert picture.convert("RGBA").getchannel("A").getextrema() == (255, 255)
        assert picture.convert("RGB").getpixel((0, 0)) == (255, 255, 255)


async def test_odd_text_is_drawn_by_the_real_child() -> None:
    assert await app.ChartRenderer().png(cases.cases()["emoji and signs"])


@pytest.mark.parametrize("name", FAILING)
async def test_a_failing_child_is_a_chart_not_drawn(name: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(app.ChartNotDrawn) as raised:
        await app.ChartRenderer(command=FAILING[name]).png(example.matrix())
    assert isinstance(raised.value, errors.BoardpulseError)
    assert str(raised.value) == app.ChartNotDrawn.__doc__
    logged = [record for record in caplog.records if getattr(record, "action", None) == "chart_not_drawn"]
    assert len(logged) == 1
    assert "Strategy" not in caplog.text
    assert "Anyshire" not in caplog.text


async def test_a_hanging_child_is_ended() -> None:
    begun = time.monotonic()
    with pytest.raises(app.ChartNotDrawn):
        await app.ChartRenderer(seconds=0.3, command=HANGS).png(example.matrix())
    assert time.monotonic() - begun < 20


async def test_a_cancelled_drawing_ends_its_child(tmp_path: pathlib.Path) -> None:
    named = tmp_path / "fifo"
    os.mkfifo(named)
    hangs = (sys.executable, "-c", f"import os, signal; open({str(named)!r}, 'w').write(str(os.getpid())); signal.pause()")
    renderer = app.ChartRenderer(command=hangs)
    drawing = asyncio.create_task(renderer.png(example.matrix()))
    child = int(await asyncio.to_thread(named.read_text))
    drawing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await drawing
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


async def test_a_failure_does_not_block_the_next_drawing() -> None:
    renderer = app.ChartRenderer(seconds=0.3, command=HANGS)
    for _ in range(2):
        with pytest.raises(app.ChartNotDrawn):
            await renderer.png(example.matrix())


async def test_one_child_at_a_time(tmp_path: pathlib.Path) -> None:
    """Each child makes a folder that must not be there yet, and takes it away again."""
    code = (
        f"import os, sys; sys.stdin.read(); os.mkdir({str(tmp_path / 'busy')!r}); import decimal, json, http.client;"
        f"os.rmdir({str(tmp_path / 'busy')!r}); sys.stdout.buffer.write({EMPTY_PNG!r})"
    )
    renderer = app.ChartRenderer(command=(sys.executable, "-c", code))
    assert len(await asyncio.gather(*(renderer.png(example.matrix()) for _ in range(4)))) == 4


async def test_a_chart_the_codec_cannot_carry_is_not_drawn() -> None:
    odd = dataclasses.replace(example.matrix(), title=object())  # type: ignore[arg-type]  # what a fault elsewhere might hand us
    with pytest.raises(app.ChartNotDrawn):
        await app.ChartRenderer().png(odd)


async def test_a_chart_that_contradicts_itself_is_not_drawn() -> None:
    impossible = example.chart(figures.ChartRow(label="Strategy", now_middle=(2, 7)))
    with pytest.raises(app.ChartNotDrawn):
        await app.ChartRenderer().png(impossible)


def _pixels(png: bytes) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    with Image.open(io.BytesIO(png)) as picture:
        return np.asarray(picture.convert("RGB"))
