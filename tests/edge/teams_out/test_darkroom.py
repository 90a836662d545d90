"""A picture is drawn once, however many people open its page, and none of them waits for longer than they were told."""

import asyncio
import dataclasses

import pytest

from adapters.teams import darkroom
from conversations import figures
from tests.edge.teams_out import cases

OTHER = dataclasses.replace(cases.CHART, rows=(figures.ChartRow(label="Strategy", now=(2, 3)),))


class Pencil:
    """Draws when it is let, and counts."""

    def __init__(self, *, held: bool = False) -> None:
        self.drawn: list[figures.Chart] = []
        self.error: Exception | None = None
        self.png = cases.png()
        self.let = asyncio.Event()
        if not held:
            self.let.set()

    async def draw(self, chart: figures.Chart) -> bytes:
        self.drawn.append(chart)
        await self.let.wait()
        if self.error is not None:
            raise self.error
        return self.png


async def test_a_crowd_that_opens_one_page_has_one_drawing() -> None:
    pencil = Pencil()
    room = darkroom.Darkroom(pencil.draw)
    async with asyncio.timeout(10):
        first = await asyncio.gather(*(room.picture(cases.CHART, 5.0) for _ in range(20)))
        later = await room.picture(cases.CHART, 0.0)
    assert {later} == set(first)
    assert later is not None
    assert later.startswith("data:image/png;base64,")
    assert len(pencil.drawn) == 1
    assert (await room.picture(OTHER, 5.0)) is not None
    assert len(pencil.drawn) == 2


async def test_who_does_not_wait_any_more_leaves_the_picture_to_the_next() -> None:
    pencil = Pencil(held=True)
    room = darkroom.Darkroom(pencil.draw)
    with pytest.raises(TimeoutError):
        await room.picture(cases.CHART, 0.01)
    pencil.let.set()
    assert await room.picture(cases.CHART, 5.0) is not None
    assert len(pencil.drawn) == 1


async def test_a_person_who_goes_away_takes_no_picture_from_the_others() -> None:
    pencil = Pencil(held=True)
    room = darkroom.Darkroom(pencil.draw)
    gone, stays = (asyncio.create_task(room.picture(cases.CHART, 5.0)) for _ in range(2))
    await asyncio.sleep(0)
    gone.cancel()
    pencil.let.set()
    assert await stays is not None
    assert len(pencil.drawn) == 1


async def test_what_failed_is_tried_again_and_what_has_no_room_is_not() -> None:
    pencil = Pencil()
    pencil.error = RuntimeError("no such font")
    room = darkroom.Darkroom(pencil.draw)
    for _ in range(2):
        with pytest.raises(RuntimeError):
            await room.picture(cases.CHART, 5.0)
    assert len(pencil.drawn) == 2
    pencil.error, pencil.png = None, b"\x89PNG not really"
    assert [await room.picture(cases.CHART, 5.0) for _ in range(2)] == [None, None]
    assert len(pencil.drawn) == 3
